"""The vocabulary of the field: one list of topics for all page types."""

from typing import Any

from django.conf import settings
from django.db import models
from django.forms import Select
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel
from wagtail.models import DraftStateMixin, Orderable, RevisionMixin, TranslatableMixin
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from lpbsite.translation.forms import TranslationGateFormMixin
from lpbsite.translation.gate import TranslationGate


class TopicForm(TranslationGateFormMixin, WagtailAdminModelForm):
    """Tells beside the field that a topic is not translated."""


class Topic(
    TranslationGate,
    index.Indexed,
    DraftStateMixin,
    RevisionMixin,
    TranslatableMixin,
    models.Model,
):
    name = models.CharField(
        _("name"),
        max_length=80,
        help_text=_("As visitors read it, for example “lokale democratie”."),
    )
    slug = models.SlugField(
        _("address"),
        max_length=80,
        blank=True,
        help_text=_(
            "The same in both languages; used in filters. Left empty it is made from the name."
        ),
    )

    base_form_class = TopicForm
    panels = [FieldPanel("name"), FieldPanel("slug")]
    translatable_fields = [
        TranslatableField("name"),
        SynchronizedField("slug", overridable=False),
    ]
    search_fields = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.FilterField("locale_id"),
    ]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["slug", "locale"], name="unique_topic_slug"),
        ]

    def __str__(self) -> str:
        return self.name

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        # Before the unique check, which needs the slug.
        self.slug = self.slug or slugify(self.name)
        super().full_clean(*args, **kwargs)


class PageTopic(Orderable):
    """A topic of a page: always the Dutch one, as filters need one; localised when shown."""

    page = ParentalKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="topic_rows")
    topic = models.ForeignKey(
        Topic,
        on_delete=models.CASCADE,
        related_name="page_rows",
        verbose_name=_("topic"),
        limit_choices_to={"locale__language_code": settings.LANGUAGE_CODE},
    )

    # A few dozen at most: a list to pick from is quicker than a window to search in.
    panels = [FieldPanel("topic", widget=Select)]

    class Meta(Orderable.Meta):
        verbose_name = _("topic")
        constraints = [
            models.UniqueConstraint(fields=["page", "topic"], name="unique_page_topic"),
        ]

    def __str__(self) -> str:
        return str(self.topic)
