"""Contributions: publications that people and partners gave to the network."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import prefetch_related_objects
from django.http import HttpRequest, HttpResponse
from ninja import Query
from pydantic import Field

from congress.models import ContributionPage
from lpbsite.api.documents import as_document, public_documents_by_id
from lpbsite.api.lists import BY_TITLE, LangQuery
from lpbsite.api.references import item_fields, references
from lpbsite.api.registry import tells
from lpbsite.api.resources.backwards import every_id, listed, referring_ids
from lpbsite.api.resources.contributors import (
    Contributor,
    contributor,
    named_ids,
    names_somebody,
)
from lpbsite.api.resources.dates import iso_date
from lpbsite.api.resources.filters import TopicQuery, Year, in_years, with_topics, years_field
from lpbsite.api.resources.listing import page_at, pages_in, typed_list
from lpbsite.api.resources.tables import AS_TABLE, CSV, ITEM_COLUMNS, Table, wants_table
from lpbsite.api.routing import ApiRouter, offers
from lpbsite.api.schemas import ApiSchema, Document, Item, Lang, ListAnswer, Reference
from lpbsite.api.whole import WholePage, tell
from news.models import NewsItemPage

router = ApiRouter()


class ContributionFields(ApiSchema):
    authors: list[Contributor] = Field(description="Who made it.")
    occasion: str = Field(
        description="What it was made for; may be empty.", examples=["25 jaar LPB"]
    )
    date: str | None = Field(
        description="When, as precisely as it is known: a day, a month or a year.",
        examples=["2019-06-20", "2019-06", "2019"],
    )
    document: Document | None = Field(description="The document, when anyone may download it.")
    content_lang: Lang = Field(
        description="Language of the title and the document, in both languages the same."
    )


class Contribution(ContributionFields, Item):
    """A contribution in a list."""


class ContributionList(ListAnswer[Contribution]):
    """Contributions by title."""


class WholeContribution(ContributionFields, WholePage):
    """A contribution with its text."""

    news: list[Reference] = Field(description="News about it, newest first.")


class ContributionQuery(TopicQuery):
    year: list[Year] = years_field("contributions of which the occasion was in")


@router.get(
    "/contributions",
    response=ContributionList,
    summary="Contributions by title",
    openapi_extra=AS_TABLE,
)
@offers(CSV)
def list_contributions(
    request: HttpRequest, response: HttpResponse, asked: Query[ContributionQuery]
) -> Any:
    if wants_table(request):
        return get_contributions_table(request, asked)
    return typed_list(
        ContributionList, contributions_asked(asked), contributions, asked, request, response
    )


@router.get(
    "/contributions.csv",
    response={200: None},
    summary="Contributions by title, as a table",
    openapi_extra=AS_TABLE,
)
@offers(CSV)
def get_contributions_table(
    request: HttpRequest, asked: Query[ContributionQuery]
) -> HttpResponse:
    """All that the filters leave; with `page` or `pageSize`, that page of it."""
    return TABLE.answer(contributions_asked(asked), asked, request)


@router.get("/contributions/{slug}", response=WholeContribution, summary="A contribution")
def get_contribution(request: HttpRequest, slug: str, asked: Query[LangQuery]) -> Any:
    return tell(page_at(pages_in(ContributionPage, asked.lang), slug))


def contributions_asked(asked: ContributionQuery) -> Any:
    pages = pages_in(ContributionPage, asked.lang).filter(
        in_years("date", asked.year), with_topics(asked.topic)
    )
    return pages.order_by(*BY_TITLE).defer("body")


def contributions(pages: Sequence[ContributionPage], lang: str) -> list[Contribution]:
    """Return the items of a list; three queries, however many."""
    prefetch_related_objects(pages, "author_rows")
    shown = references((pk for page in pages for pk in authors_of(page)), lang)
    documents = public_documents_by_id(page.document_id for page in pages)
    return [
        Contribution(**item_fields(page), **contribution_fields(page, shown, documents))
        for page in pages
    ]


TABLE = Table(
    "contributions",
    (
        *ITEM_COLUMNS,
        "authors",
        "occasion",
        "date",
        "document",
        "contentLang",
    ),
    contributions,
)


def authors_of(page: ContributionPage) -> list[int | None]:
    return named_ids(page.author_rows.all())


def contribution_fields(
    page: ContributionPage, shown: Mapping[int, Reference], documents: Mapping[int, Any]
) -> dict[str, Any]:
    document = documents.get(page.document_id)
    return {
        "authors": [
            Contributor(**contributor(row, shown))
            for row in page.author_rows.all()
            if names_somebody(row, shown)
        ],
        "occasion": page.occasion,
        "date": iso_date(page.date, page.date_precision),
        "document": as_document(document) if document else None,
        "content_lang": page.content_language,
    }


def documents_of(page: ContributionPage) -> list[int | None]:
    return [page.document_id]


@tells(ContributionPage, WholeContribution, documents=documents_of)
def whole_contribution(page: ContributionPage, documents: Mapping[int, Any]) -> dict[str, Any]:
    lang, key = page.locale.language_code, page.translation_key
    prefetch_related_objects([page], "author_rows")
    news = (NewsItemPage, "publication_date", {"contribution__translation_key": key})
    found = referring_ids(lang, {"news": news})
    shown = references([*authors_of(page), *every_id(found)], lang)
    return contribution_fields(page, shown, documents) | listed(found, shown)
