"""People of the network, with their roles over time."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, PageChooserPanel
from wagtail.api import APIField
from wagtail.models import Orderable, Page, TranslatableMixin
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from congress.contexts.people import person_context, person_index_context
from congress.related_names import related_names
from lpbsite.core.api_fields import RowsField
from lpbsite.core.models import BasePage, IndexPage
from lpbsite.core.validation import period_errors


class PersonIndexPage(IndexPage):
    subpage_types = ["congress.PersonPage"]

    class Meta:
        verbose_name = _("list of people")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return super().get_context(request, *args, **kwargs) | person_index_context(
            self, request
        )


class PersonPage(BasePage):
    """A person; the title is the name, the same in every language."""

    content_panels = [
        *Page.content_panels,
        InlinePanel(
            "role_rows",
            heading=_("Roles"),
            label=_("role"),
            help_text=_("Keep former roles too, with the years; the latest one first."),
        ),
        *BasePage.text_panels,
        *BasePage.topic_panels,
    ]
    parent_page_types = ["congress.PersonIndexPage"]
    subpage_types: list[str] = []

    override_translatable_fields = [
        *BasePage.override_translatable_fields,
        SynchronizedField("title", overridable=False),
        SynchronizedField("slug", overridable=False),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.RelatedFields("role_rows", [index.SearchField("role")]),
        index.SearchField("related_names"),
    ]
    api_fields = [
        *BasePage.api_fields,
        APIField(
            "roles",
            serializer=RowsField(
                *("role", "from_year", "to_year"), pages=("partner",), source="role_rows"
            ),
        ),
    ]

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")

    def related_names(self) -> str:
        """The partners of the roles, for the search index; two queries."""
        rows = self.role_rows.values_list("partner_id", flat=True)
        return related_names(rows, self.locale_id)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return super().get_context(request, *args, **kwargs) | person_context(self)


class PersonRole(TranslatableMixin, Orderable):
    page = ParentalKey(PersonPage, on_delete=models.CASCADE, related_name="role_rows")
    role = models.CharField(_("role"), max_length=200)
    partner = models.ForeignKey(
        "congress.PartnerPage",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("partner"),
    )
    from_year = models.PositiveSmallIntegerField(_("from"), null=True, blank=True)
    to_year = models.PositiveSmallIntegerField(_("until"), null=True, blank=True)

    panels = [
        FieldPanel("role"),
        PageChooserPanel("partner"),
        FieldRowPanel([FieldPanel("from_year"), FieldPanel("to_year")]),
    ]
    override_translatable_fields = [
        SynchronizedField(name, overridable=False)
        for name in ("partner", "from_year", "to_year")
    ]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("role")

    def __str__(self) -> str:
        return self.role

    def clean(self) -> None:
        super().clean()
        errors = period_errors(self.from_year, self.to_year, "to_year")
        if errors:
            raise ValidationError({field: [text] for field, text in errors.items()})
