"""What is told of programme items."""

from collections.abc import Mapping, Sequence
from itertools import chain
from typing import Any

from django.db.models import Value, prefetch_related_objects
from django.db.models.functions import Greatest, Length, Substr
from pydantic import Field
from wagtail.models import Page

from congress.appearances import edition_path
from congress.choices import ProgrammeItemKind
from congress.models import CongressEditionPage, ProgrammeItemPage
from lpbsite.api.documents import as_document
from lpbsite.api.references import item_fields, references
from lpbsite.api.registry import tells
from lpbsite.api.resources.contributors import (
    Speaker,
    contributor,
    named_ids,
    names_somebody,
)
from lpbsite.api.resources.dates import iso_date, iso_time
from lpbsite.api.schemas import ApiSchema, Document, Item, ListAnswer, Reference
from lpbsite.api.whole import WholePage

# An item stands two levels below its edition. PostgreSQL may ask this of pages of other types
# too, before it leaves them out, and refuses a length below nothing.
EDITION_PATH = Substr("path", 1, Greatest(Length("path") - Value(2 * Page.steplen), Value(0)))
DAY_EXAMPLES = ["2025-11-19"]


class DistrictOfItem(ApiSchema):
    """A district of the host city."""

    name: str = Field(description="Its name.", examples=["Overvecht"])
    slug: str = Field(description="Its value in filters.", examples=["overvecht"])


class ProgrammeItemFields(ApiSchema):
    kind: ProgrammeItemKind = Field(description="Kind of item.")
    day: str | None = Field(
        description="Day; null while it is not known.", examples=DAY_EXAMPLES
    )
    start_time: str | None = Field(
        description="Local time at which it begins; null while it is not known.",
        examples=["09:30"],
    )
    end_time: str | None = Field(
        description="Local time at which it ends; null while it is not known.",
        examples=["12:00"],
    )
    place: str = Field(
        description="Building, address or meeting point; may be empty.",
        examples=["Buurthuis Oase"],
    )
    district: DistrictOfItem | None = Field(description="District of the host city.")
    speakers: list[Speaker] = Field(description="Who speaks or guides, in order.")
    edition: Reference | None = Field(description="The edition it belongs to.")


class ProgrammeItem(ProgrammeItemFields, Item):
    """A programme item in a list."""


class ProgrammeItemList(ListAnswer[ProgrammeItem]):
    """Programme items."""


class WholeProgrammeItem(ProgrammeItemFields, WholePage):
    """A programme item with its text."""

    host_city: Reference | None = Field(description="The host city of the edition.")
    documents: list[Document] = Field(description="Its documents that anyone may download.")


def items(pages: Sequence[ProgrammeItemPage], lang: str) -> list[ProgrammeItem]:
    """Return the items of a list; three queries when their districts are loaded."""
    found = programme_item_fields(pages, lang)
    return [
        ProgrammeItem(**item_fields(page), **fields)
        for page, fields in zip(pages, found, strict=True)
    ]


def documents_of(page: ProgrammeItemPage) -> list[int]:
    prefetch_related_objects([page], "document_rows")
    return [row.document_id for row in page.document_rows.all()]


@tells(ProgrammeItemPage, WholeProgrammeItem, relations=("district",), documents=documents_of)
def whole_programme_item(
    page: ProgrammeItemPage, documents: Mapping[int, Any]
) -> dict[str, Any]:
    [fields] = programme_item_fields([page], page.locale.language_code)
    shown = [as_document(documents[pk]) for pk in documents_of(page) if pk in documents]
    return {**fields, "documents": shown}


def programme_item_fields(
    pages: Sequence[ProgrammeItemPage], lang: str
) -> list[dict[str, Any]]:
    prefetch_related_objects(pages, "speaker_rows")
    paths = {edition_path(page) for page in pages}
    rows = CongressEditionPage.objects.filter(path__in=paths)
    editions = {
        path: (pk, city) for path, pk, city in rows.values_list("path", "pk", "host_city_id")
    }
    speakers = named_ids(row for page in pages for row in page.speaker_rows.all())
    shown = references([*speakers, *chain.from_iterable(editions.values())], lang)
    return [
        fields_of_item(page, *editions.get(edition_path(page), (0, 0)), shown) for page in pages
    ]


def fields_of_item(
    page: ProgrammeItemPage,
    edition: int,
    city: int,
    shown: Mapping[int, Reference],
) -> dict[str, Any]:
    return {
        "kind": page.kind,
        "day": iso_date(page.day),
        "start_time": iso_time(page.start_time),
        "end_time": iso_time(page.end_time),
        "place": page.place,
        "district": district_of(page, city) if edition in shown and city in shown else None,
        "speakers": [
            Speaker(**contributor(row, shown), role=row.role)
            for row in page.speaker_rows.all()
            if names_somebody(row, shown)
        ],
        "edition": shown.get(edition),
        "host_city": shown.get(city) if edition in shown else None,
    }


def district_of(page: ProgrammeItemPage, city: int) -> DistrictOfItem | None:
    """Return the district, when it is one of the host city."""
    district = page.district
    if district is None or district.page_id != city:
        return None
    return DistrictOfItem(name=district.name, slug=district.slug)
