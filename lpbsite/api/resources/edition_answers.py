"""What is told of editions."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, Subquery, Value
from django.db.models.functions import Length, Substr
from pydantic import Field
from wagtail.models import Page

from congress.choices import DatePrecision, EditionFormat
from congress.models import CongressEditionPage, ProgrammePage
from lpbsite.api.references import item_fields
from lpbsite.api.registry import tells
from lpbsite.api.resources.backwards import every_id, listed, referring_ids
from lpbsite.api.resources.dates import iso_date
from lpbsite.api.resources.filters import (
    versions,
)
from lpbsite.api.rich_text import RichTexts
from lpbsite.api.schemas import ApiSchema, Item, ListAnswer, Reference
from lpbsite.api.whole import WholePage
from news.models import NewsItemPage

PARENT_PATH = Substr("path", 1, Length("path") - Value(Page.steplen))


class SubTheme(ApiSchema):
    """A part of the theme, with questions of its own."""

    title: str = Field(description="Its title.")
    text: str = Field(description="HTML as in paragraphs; may be empty.")
    questions: list[str] = Field(description="Its questions.")


class EditionFields(ApiSchema):
    format: EditionFormat = Field(description="Kind of meeting.")
    year: int = Field(description="Its year.", examples=[2025])
    theme: str = Field(
        description="The motto; may be empty.", examples=["Verbinding vanuit het hart"]
    )
    start_date: str = Field(
        description="First day, as precisely as it is known: a day, a month or a year.",
        examples=["2025-11-19", "2015-11", "2015"],
    )
    end_date: str | None = Field(description="Last day.", examples=["2025-11-21"])
    date_precision: DatePrecision = Field(description="How precisely the dates are known.")
    host_city: Reference | None = Field(description="The host city.")
    announced_on: str | None = Field(
        description="Day on which the host was announced.", examples=["2014-11-21"]
    )
    announced_at: Reference | None = Field(
        description="Edition at which the host was announced."
    )
    expected_participants: int | None = Field(
        description="Number of participants expected.", examples=[400]
    )
    sub_themes: list[SubTheme] = Field(description="The parts of the theme.")
    central_questions: list[str] = Field(description="The questions of the whole edition.")
    programme: Reference | None = Field(
        description="The page of its programme; the items are at "
        "`/api/v1/editions/{slug}/programme`."
    )


class Edition(EditionFields, Item):
    """An edition in a list."""


class EditionList(ListAnswer[Edition]):
    """Editions, the latest first."""


class WholeEdition(EditionFields, WholePage):
    """An edition with its text."""

    participation: str = Field(description="Who takes part, in words; may be empty.")
    news: list[Reference] = Field(description="News about it, newest first.")


def editions(pages: Sequence[CongressEditionPage], lang: str) -> list[Edition]:
    """Return the items of a list; three queries, however many."""
    programmes = programme_ids(pages, lang)
    chosen = (pk for page in pages for pk in (page.host_city_id, page.announced_at_id))
    texts = RichTexts(
        (text for page in pages for text in texts_of(page)),
        lang,
        page_ids=[*chosen, *every_id(programmes)],
    )
    shown = texts.references()
    return [
        Edition(
            **item_fields(page),
            **edition_fields(page, shown, texts),
            programme=first_shown(programmes.get(page.translation_key, []), shown),
        )
        for page in pages
    ]


def programme_ids(pages: Iterable[CongressEditionPage], lang: str) -> dict[UUID, list[int]]:
    """Return the ids of the programme of each edition, by its translation key; one query."""
    editions = versions(CongressEditionPage, lang).filter(
        translation_key__in=[page.translation_key for page in pages]
    )
    key = editions.filter(path=OuterRef("edition_path")).values("translation_key")
    rows = programmes_of(editions).annotate(edition_key=Subquery(key[:1]))
    ids = defaultdict(list)
    for pk, edition_key in rows.values_list("pk", "edition_key"):
        ids[edition_key].append(pk)
    return ids


def programmes_of(editions: Any) -> Any:
    below = ProgrammePage.objects.annotate(edition_path=PARENT_PATH)
    return below.filter(edition_path__in=editions.values("path"))


def first_shown(ids: Iterable[int], shown: Mapping[int, Reference]) -> Reference | None:
    return next((shown[pk] for pk in ids if pk in shown), None)


def texts_of(page: CongressEditionPage) -> list[str]:
    return [block.value["text"].source for block in page.sub_themes]


def edition_fields(
    page: CongressEditionPage, shown: Mapping[int, Reference], texts: RichTexts
) -> dict[str, Any]:
    """Return the fields of an edition, but for its programme; no query."""
    return {
        "format": page.format,
        "year": page.year,
        "theme": page.theme,
        "start_date": iso_date(page.start_date, page.date_precision),
        "end_date": iso_date(page.end_date, page.date_precision),
        "date_precision": page.date_precision,
        "host_city": shown.get(page.host_city_id),
        "announced_on": iso_date(page.announced_on),
        "announced_at": shown.get(page.announced_at_id),
        "expected_participants": page.expected_participants,
        "sub_themes": [
            SubTheme(
                title=block.value["title"],
                text=texts.html(block.value["text"].source),
                questions=list(block.value["questions"]),
            )
            for block in page.sub_themes
        ],
        "central_questions": [block.value for block in page.central_questions],
    }


@tells(CongressEditionPage, WholeEdition)
def whole_edition(page: CongressEditionPage) -> dict[str, Any]:
    lang, key = page.locale.language_code, page.translation_key
    own = versions(CongressEditionPage, lang).filter(translation_key=key)
    found = referring_ids(
        lang,
        {
            "news": (NewsItemPage, "publication_date", {"edition__translation_key": key}),
            "programme": (ProgrammePage, "", {"pk__in": programmes_of(own).values("pk")}),
        },
    )
    chosen = (page.host_city_id, page.announced_at_id)
    texts = RichTexts(texts_of(page), lang, page_ids=[*chosen, *every_id(found)])
    shown = texts.references()
    return {
        **edition_fields(page, shown, texts),
        "participation": page.participation,
        "programme": first_shown(found.pop("programme"), shown),
        **listed(found, shown),
    }
