"""What the programme of an edition and an item of it show."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import F
from django.http import HttpRequest
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.models import Locale, Page

from congress.choices import ProgrammeItemKind
from congress.facets import Facet, FacetSource, choose_items
from congress.links import Link, contributors, links_by_pk
from congress.programme_days import (
    ProgrammeDay,
    ProgrammeEntry,
    programme_days,
    programme_entry,
)
from congress.visible import visible
from lpbsite.core.documents import public_documents

if TYPE_CHECKING:
    from congress.models import CongressEditionPage, ProgrammeItemPage, ProgrammePage


@dataclass(frozen=True)
class ProgrammeSection:
    """A programme with its filters; ``is_over`` says that what is open now stays open."""

    days: list[ProgrammeDay]
    filters: list[Facet]
    is_over: bool
    has_items: bool


def entries_below(
    page: Page, edition: "CongressEditionPage", city: Link | None
) -> list[ProgrammeEntry]:
    """Return the visible items below an edition or a programme by day and time; one query."""
    items = visible("congress.ProgrammeItemPage", page.locale).descendant_of(page)
    in_order = items.order_by(
        F("day").asc(nulls_last=True), F("start_time").asc(nulls_last=True), "path"
    )
    return [
        programme_entry(item, edition, city) for item in in_order.select_related("district")
    ]


def programme_section(
    entries: Sequence[ProgrammeEntry], edition: "CongressEditionPage", request: HttpRequest
) -> ProgrammeSection:
    """Return the days that the filters of the address leave; no query."""
    chosen, filters = choose_items(request, entries, entry_values, programme_filters(entries))
    return ProgrammeSection(
        days=programme_days(chosen),
        filters=filters,
        is_over=edition.is_over(timezone.localdate()),
        has_items=bool(entries),
    )


def entry_values(entry: ProgrammeEntry) -> dict[str, frozenset[str]]:
    day, district = entry.item.day, entry.district
    return {
        "day": frozenset([day.isoformat()] if day else []),
        "kind": frozenset([entry.item.kind]),
        "district": frozenset([district.slug] if district else []),
    }


def programme_filters(entries: Sequence[ProgrammeEntry]) -> list[FacetSource]:
    days = sorted({entry.item.day for entry in entries if entry.item.day})
    districts = {
        entry.district.slug: entry.district.name for entry in entries if entry.district
    }
    return [
        FacetSource(
            "day",
            _("Day"),
            {day.isoformat(): capfirst(date_format(day, "l j F")) for day in days},
        ),
        FacetSource(
            "kind", _("Kind"), {kind.value: str(kind.label) for kind in ProgrammeItemKind}
        ),
        FacetSource("district", _("District"), districts),
    ]


def programme_context(page: "ProgrammePage", request: HttpRequest) -> dict[str, Any]:
    edition = page.edition()
    entries = entries_below(page, edition, host_city_link(edition, page.locale))
    return {"edition": edition, "programme": programme_section(entries, edition, request)}


def programme_item_context(page: "ProgrammeItemPage") -> dict[str, Any]:
    programme: ProgrammePage = page.get_parent().specific
    edition = programme.edition()
    speakers = page.speaker_rows.select_related("person", "partner")
    documents = page.document_rows.select_related("document")
    return {
        "edition": edition,
        "is_over": edition.is_over(timezone.localdate()),
        "programme_page": programme,
        "entry": programme_entry(page, edition, host_city_link(edition, page.locale)),
        "speakers": contributors(speakers, page.locale),
        "documents": public_documents(row.document for row in documents),
    }


def host_city_link(edition: "CongressEditionPage", locale: Locale) -> Link | None:
    """Return the host city in the reader's language, when a visitor may see it."""
    return links_by_pk([edition.host_city_id], locale).get(edition.host_city_id)
