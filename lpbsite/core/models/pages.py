"""What every page type has in common."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    CommentPanel,
    FieldPanel,
    InlinePanel,
    MultiFieldPanel,
    PublishingPanel,
)
from wagtail.api import APIField
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from lpbsite.core.api_fields import PictureField, TopicsField
from lpbsite.core.blocks import BodyStreamBlock
from lpbsite.core.client_preview import ClientPreviewMixin
from lpbsite.core.documents import text_of_documents
from lpbsite.core.forms import BasePageForm
from lpbsite.core.models.topics import Topic
from lpbsite.core.validation import Errors, social_image_errors
from lpbsite.translation.gate import TranslationGateMixin
from lpbsite.translation.routing import UntranslatedRouteMixin

INTRO_MAX_LENGTH = 400


class BasePage(TranslationGateMixin, UntranslatedRouteMixin, ClientPreviewMixin, Page):
    """A page of this site: intro, body, social image and topics, in Dutch and English."""

    intro = models.TextField(
        _("introduction"),
        max_length=INTRO_MAX_LENGTH,
        blank=True,
        help_text=_(
            "One or two sentences under the title. Also shown in lists and search results."
        ),
    )
    body = StreamField(BodyStreamBlock(), blank=True, verbose_name=_("text"))
    social_image = models.ForeignKey(
        "core.Image",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("image for social media"),
        help_text=_("Shown when somebody shares the page. At least 1200 by 630 pixels."),
    )

    text_panels = [FieldPanel("intro"), FieldPanel("body")]
    topic_panels = [
        InlinePanel(
            "topic_rows",
            heading=_("Topics"),
            label=_("topic"),
            help_text=_("Two to five topics help visitors to find the page."),
        )
    ]
    promote_panels = [
        MultiFieldPanel(
            [
                FieldPanel("slug"),
                FieldPanel("seo_title"),
                FieldPanel("search_description"),
                FieldPanel("social_image"),
            ],
            heading=_("For search engines and social media"),
        ),
    ]
    settings_panels = [PublishingPanel(), CommentPanel()]

    base_form_class = BasePageForm
    # Rows of which each names something else: the relation, and the field that may not repeat.
    unique_rows: dict[str, str] = {"topic_rows": "topic"}
    # Set by the form: a draft is being saved, which may lack what publishing needs.
    is_unfinished = False
    # Set by the form: where a new page will stand.
    future_parent: Page | None = None

    search_fields = [
        *Page.search_fields,
        index.SearchField("intro", boost=1.5),
        index.SearchField("body"),
        index.SearchField("topic_names"),
        index.SearchField("document_text"),
        index.AutocompleteField("title"),
    ]
    api_fields = [
        APIField("intro"),
        APIField("body"),
        APIField("social_image", serializer=PictureField("fill-1200x630")),
        APIField("topics", serializer=TopicsField(source="localized_topics")),
    ]
    # The same in both languages, and not to be changed in English.
    common_fields: tuple[str, ...] = ()
    override_translatable_fields = [
        SynchronizedField("social_image"),
        SynchronizedField("show_in_menus", overridable=False),
        SynchronizedField("topic_rows", overridable=False),
    ]

    class Meta:
        abstract = True

    def clean(self) -> None:
        super().clean()
        errors = self.mistakes()
        if not self.is_unfinished:
            errors = self.omissions() | errors
        if errors:
            raise ValidationError({field: [text] for field, text in errors.items()})

    def mistakes(self) -> Errors:
        """Return what is wrong even in a draft."""
        return {}

    def omissions(self) -> Errors:
        """Return what a draft may lack and a published page may not."""
        return social_image_errors(self.social_image)

    def localized_topics(self) -> list[Topic]:
        """Return the live topics in the page's language, in Dutch where not translated.

        One query in Dutch, two in English; in a preview one more for each topic.
        """
        rows = [row.topic for row in self.topic_rows.select_related("topic")]
        keys = [topic.translation_key for topic in rows if topic.locale_id != self.locale_id]
        own = {
            topic.translation_key: topic
            for topic in Topic.objects.filter(
                translation_key__in=keys, locale_id=self.locale_id, live=True
            )
        }
        return [own.get(topic.translation_key, topic) for topic in rows if topic.live]

    def topic_names(self) -> str:
        """The topics in both languages, for the search index."""
        names = Topic.objects.filter(
            translation_key__in=Topic.objects.filter(page_rows__page_id=self.pk).values(
                "translation_key"
            ),
            live=True,
        ).values_list("name", flat=True)
        return " ".join(names)

    def document_ids(self) -> list[int]:
        """Return the keys of the documents the page offers; no query for those in its text."""
        blocks = (part for part in self.body.raw_data if part["type"] == "document")
        chosen = (part["value"].get("document") for part in blocks)
        return [pk for pk in chosen if pk]

    def document_text(self) -> str:
        """Titles and texts of its documents, for the search index; one query if any."""
        return text_of_documents(self.document_ids())

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return super().get_context(request, *args, **kwargs) | {
            "topics": self.localized_topics()
        }


class IndexPage(BasePage):
    """A list of the pages of one type; each home page has one of each."""

    max_count_per_parent = 1
    parent_page_types = ["home.HomePage"]
    admin_default_ordering = "title"

    content_panels = [*Page.content_panels, *BasePage.text_panels]

    class Meta:
        abstract = True

    def localized_topics(self) -> list[Topic]:
        """Return nothing, without a query: a list has no topics of its own."""
        return []
