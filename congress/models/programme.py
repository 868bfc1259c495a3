"""The programme of an edition: one page with its items as children."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from rest_framework.fields import CharField
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    PageChooserPanel,
)
from wagtail.api import APIField
from wagtail.models import Orderable, Page, TranslatableMixin
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from congress.choices import ProgrammeItemKind
from congress.contexts.programme import programme_context, programme_item_context
from congress.forms import ProgrammeForm, ProgrammeItemForm
from congress.models.editions import CongressEditionPage
from congress.related_names import edition_names, joined, related_names
from congress.validation import programme_item_errors
from lpbsite.core.api_fields import RowsField
from lpbsite.core.models import BasePage
from lpbsite.core.validation import Errors


class ProgrammePage(BasePage):
    """The one programme of an edition."""

    # Wagtail's own panel would make the address from the title.
    content_panels = [FieldPanel("title", classname="title"), *BasePage.text_panels]
    base_form_class = ProgrammeForm
    parent_page_types = ["congress.CongressEditionPage"]
    subpage_types = ["congress.ProgrammeItemPage"]
    admin_default_ordering = "ord"
    max_count_per_parent = 1

    search_fields = [*BasePage.search_fields, index.SearchField("related_names")]

    class Meta:
        verbose_name = _("programme")
        verbose_name_plural = _("programmes")

    @classmethod
    def can_create_at(cls, parent: Page) -> bool:
        # An edition has no other children: their number tells. A list asks it of every line.
        return cls.can_exist_under(parent) and parent.numchild == 0

    def edition(self) -> CongressEditionPage:
        """Return the edition it is the programme of, in its own language.

        No query when the page was found by its address: Wagtail came along the edition.
        """
        edition: CongressEditionPage = self.get_parent().specific
        return edition

    def related_names(self) -> str:
        """The edition and its host city, for the search index; two queries."""
        return edition_names(self)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return super().get_context(request, *args, **kwargs) | programme_context(self, request)


class ProgrammeItemPage(BasePage):
    kind = models.CharField(_("kind"), max_length=20, choices=ProgrammeItemKind.choices)
    day = models.DateField(
        _("day"),
        null=True,
        blank=True,
        help_text=_("Left empty, the site says that the day follows."),
    )
    start_time = models.TimeField(_("from"), null=True, blank=True)
    end_time = models.TimeField(_("until"), null=True, blank=True)
    place = models.CharField(
        _("place"),
        max_length=200,
        blank=True,
        help_text=_("Building, address or meeting point."),
    )
    district = models.ForeignKey(
        "congress.HostCityDistrict",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("district"),
        help_text=_("A district of the host city; add it to the page of the host city first."),
    )

    content_panels = [
        *Page.content_panels,
        FieldPanel("kind"),
        MultiFieldPanel(
            [
                FieldPanel("day"),
                FieldRowPanel([FieldPanel("start_time"), FieldPanel("end_time")]),
            ],
            heading=_("When"),
            help_text=_("What is not known yet stays empty: the site says that it follows."),
        ),
        MultiFieldPanel([FieldPanel("place"), FieldPanel("district")], heading=_("Where")),
        *BasePage.text_panels,
        InlinePanel(
            "speaker_rows",
            heading=_("Speakers"),
            label=_("speaker"),
            help_text=_("A person, an organisation, or somebody on behalf of one."),
        ),
        InlinePanel("document_rows", heading=_("Documents"), label=_("document")),
        *BasePage.topic_panels,
    ]
    parent_page_types = ["congress.ProgrammePage"]
    subpage_types: list[str] = []
    base_form_class = ProgrammeItemForm
    unique_rows = {**BasePage.unique_rows, "document_rows": "document"}

    override_translatable_fields = [
        *BasePage.override_translatable_fields,
        *(
            SynchronizedField(name, overridable=False)
            for name in ("kind", "day", "start_time", "end_time", "district", "document_rows")
        ),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("place"),
        index.SearchField("get_kind_display"),
        index.SearchField("related_names"),
        index.FilterField("kind"),
        index.FilterField("day"),
    ]
    api_fields = [
        *BasePage.api_fields,
        APIField("kind"),
        APIField("day"),
        APIField("start_time"),
        APIField("end_time"),
        APIField("place"),
        APIField("district", serializer=CharField(source="district.name", allow_null=True)),
        APIField(
            "speakers",
            serializer=RowsField("role", pages=("person", "partner"), source="speaker_rows"),
        ),
    ]

    class Meta:
        verbose_name = _("programme item")
        verbose_name_plural = _("programme items")

    def related_names(self) -> str:
        """The edition, who speaks and the district, for the search index; six queries."""
        rows = list(self.speaker_rows.values_list("person_id", "partner_id", "role"))
        speakers = related_names((pk for row in rows for pk in row[:2]), self.locale_id)
        roles = (role for _person, _partner, role in rows)
        return joined([edition_names(self), speakers, *roles, self.district])

    def document_ids(self) -> list[int]:
        # Rows that are there already need no query.
        rows = [row.document_id for row in self.document_rows.all()]
        return [*rows, *super().document_ids()]

    def edition(self) -> CongressEditionPage | None:
        """Return the edition the item belongs to, in the item's own language; one query.

        None while it has no place in the tree.
        """
        place = self if self.path else self.future_parent
        if place is None:
            return None
        return CongressEditionPage.objects.ancestor_of(place).first()

    def mistakes(self) -> Errors:
        return super().mistakes() | programme_item_errors(self, self.source_edition())

    def source_edition(self) -> CongressEditionPage | None:
        """Return the Dutch edition: districts and host cities are always the Dutch ones."""
        edition = self.edition()
        if edition is None:
            return None
        return (
            CongressEditionPage.objects.filter(translation_key=edition.translation_key)
            .order_by("pk")
            .first()
        )

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return super().get_context(request, *args, **kwargs) | programme_item_context(self)


class ProgrammeItemSpeaker(TranslatableMixin, Orderable):
    page = ParentalKey(ProgrammeItemPage, on_delete=models.CASCADE, related_name="speaker_rows")
    person = models.ForeignKey(
        "congress.PersonPage",
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
        verbose_name=_("person"),
    )
    role = models.CharField(_("role"), max_length=200, blank=True)
    partner = models.ForeignKey(
        "congress.PartnerPage",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("partner"),
    )

    panels = [PageChooserPanel("person"), FieldPanel("role"), PageChooserPanel("partner")]
    override_translatable_fields = [
        SynchronizedField("person", overridable=False),
        SynchronizedField("partner", overridable=False),
    ]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("speaker")

    def __str__(self) -> str:
        return str(self.person or self.partner or self.role)

    def clean(self) -> None:
        super().clean()
        if not self.person_id and not self.partner_id:
            raise ValidationError({"person": [_("Choose a person, a partner, or both.")]})


class ProgrammeItemDocument(Orderable):
    page = ParentalKey(
        ProgrammeItemPage, on_delete=models.CASCADE, related_name="document_rows"
    )
    document = models.ForeignKey(
        "core.Document", on_delete=models.CASCADE, related_name="+", verbose_name=_("document")
    )

    panels = [FieldPanel("document")]

    class Meta(Orderable.Meta):
        verbose_name = _("document")

    def __str__(self) -> str:
        return str(self.document)
