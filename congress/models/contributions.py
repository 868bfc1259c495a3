"""Contributions: what people and partners gave to the network to read."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, PageChooserPanel
from wagtail.api import APIField
from wagtail.models import Orderable, Page
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from congress.choices import DatePrecision
from congress.contexts.contributions import contribution_context, contribution_index_context
from congress.related_names import related_names
from congress.validation import contribution_errors
from lpbsite.core.api_fields import DocumentField, RowsField
from lpbsite.core.models import BasePage, IndexPage
from lpbsite.core.validation import Errors


class ContributionIndexPage(IndexPage):
    subpage_types = ["congress.ContributionPage"]

    class Meta:
        verbose_name = _("list of publications")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return super().get_context(request, *args, **kwargs) | contribution_index_context(
            self, request
        )


class ContributionPage(BasePage):
    """A contribution; its title stays in the language it was written in."""

    content_language = models.CharField(
        _("language of the title and the document"),
        max_length=2,
        choices=[("nl", _("Dutch")), ("en", _("English"))],
        default="nl",
        help_text=_("The title stays in this language on the English page too."),
    )
    occasion = models.CharField(
        _("occasion"),
        max_length=200,
        blank=True,
        help_text=_("For example the congress it was made for."),
    )
    date = models.DateField(_("date"), null=True, blank=True)
    date_precision = models.CharField(
        _("known to the"),
        max_length=5,
        choices=DatePrecision.choices,
        default=DatePrecision.DAY,
    )
    document = models.ForeignKey(
        "core.Document",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("document"),
        help_text=_("The text of a PDF is searched with this page."),
    )

    content_panels = [
        *Page.content_panels,
        FieldPanel("content_language"),
        InlinePanel("author_rows", heading=_("Authors"), label=_("author")),
        FieldPanel("occasion"),
        FieldRowPanel([FieldPanel("date"), FieldPanel("date_precision")]),
        FieldPanel("document"),
        *BasePage.text_panels,
        *BasePage.topic_panels,
    ]
    parent_page_types = ["congress.ContributionIndexPage"]
    subpage_types: list[str] = []
    unique_rows = {**BasePage.unique_rows, "author_rows": "person"}

    override_translatable_fields = [
        *BasePage.override_translatable_fields,
        *(
            SynchronizedField(name, overridable=False)
            for name in (
                "title",
                "content_language",
                "date",
                "date_precision",
                "document",
                "author_rows",
            )
        ),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("occasion"),
        index.SearchField("related_names"),
        index.FilterField("date"),
    ]
    api_fields = [
        *BasePage.api_fields,
        APIField("content_language"),
        APIField("occasion"),
        APIField("date"),
        APIField("date_precision"),
        APIField("document", serializer=DocumentField()),
        APIField(
            "authors", serializer=RowsField(pages=("person", "partner"), source="author_rows")
        ),
    ]

    class Meta:
        verbose_name = _("publication")
        verbose_name_plural = _("publications")

    def related_names(self) -> str:
        """The authors and their organisations, for the search index; two queries."""
        rows = self.author_rows.values_list("person_id", "partner_id")
        return related_names((pk for row in rows for pk in row), self.locale_id)

    def document_ids(self) -> list[int]:
        own = [self.document_id] if self.document_id else []
        return [*own, *super().document_ids()]

    def mistakes(self) -> Errors:
        return super().mistakes() | contribution_errors(self)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return super().get_context(request, *args, **kwargs) | contribution_context(self)


class ContributionAuthor(Orderable):
    page = ParentalKey(ContributionPage, on_delete=models.CASCADE, related_name="author_rows")
    person = models.ForeignKey(
        "congress.PersonPage",
        on_delete=models.CASCADE,
        related_name="+",
        verbose_name=_("person"),
    )
    partner = models.ForeignKey(
        "congress.PartnerPage",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("partner"),
    )

    panels = [PageChooserPanel("person"), PageChooserPanel("partner")]

    class Meta(Orderable.Meta):
        verbose_name = _("author")

    def __str__(self) -> str:
        return str(self.person)
