"""News items."""

from collections.abc import Sequence
from typing import Any

from django.db.models import prefetch_related_objects
from django.http import HttpRequest, HttpResponse
from ninja import Query
from pydantic import Field

from congress.models import CongressEditionPage, HostCityPage
from lpbsite.api.lists import LangQuery
from lpbsite.api.pictures import as_image, load_renditions
from lpbsite.api.references import item_fields, references
from lpbsite.api.registry import tells
from lpbsite.api.resources.dates import iso_date
from lpbsite.api.resources.filters import (
    Slug,
    TopicQuery,
    Year,
    in_years,
    refers_to,
    slugs_field,
    with_topics,
    years_field,
)
from lpbsite.api.resources.listing import page_at, pages_in, typed_list
from lpbsite.api.resources.topics import TopicTerm
from lpbsite.api.resources.topics_of_pages import topics_of
from lpbsite.api.routing import ApiRouter
from lpbsite.api.schemas import ApiSchema, Image, Item, ListAnswer, Reference
from lpbsite.api.whole import WholePage, tell
from news.models import NewsItemPage

router = ApiRouter()


class Source(ApiSchema):
    """Where a news item was taken from."""

    name: str = Field(description="Name of the source.", examples=["Tilburgers.nl"])
    url: str = Field(description="Its address; may be empty.")


class NewsFields(ApiSchema):
    date: str = Field(description="Day of publication.", examples=["2025-11-13"])
    byline: str = Field(description="Who placed it; may be empty.", examples=["Webredactie"])
    authors: list[Reference] = Field(description="The people who wrote it.")
    source: Source | None = Field(description="Where it was taken over from.")
    image: Image | None = Field(description="Its picture.")
    topics: list[TopicTerm] = Field(description="What it is about.")
    edition: Reference | None = Field(description="The edition it belongs to.")
    host_city: Reference | None = Field(description="The host city it belongs to.")


class NewsItem(NewsFields, Item):
    """A news item in a list."""

    intro: str = Field(description="One or two sentences under the title; plain text.")


class NewsList(ListAnswer[NewsItem]):
    """News, the newest first."""


class WholeNewsItem(NewsFields, WholePage):
    """A news item with its text."""

    partner: Reference | None = Field(description="The partner it belongs to.")
    contribution: Reference | None = Field(description="The contribution it belongs to.")


class NewsQuery(TopicQuery):
    year: list[Year] = years_field("items that were published in")
    city: list[Slug] = slugs_field("items that belong to one of these host cities", "utrecht")
    edition: list[Slug] = slugs_field("items that belong to one of these editions", "2025")


@router.get("/news", response=NewsList, summary="News, the newest first")
def list_news(request: HttpRequest, response: HttpResponse, asked: Query[NewsQuery]) -> Any:
    pages = pages_in(NewsItemPage, asked.lang).filter(
        in_years("publication_date", asked.year),
        with_topics(asked.topic),
        refers_to("host_city", HostCityPage, asked.city, asked.lang),
        refers_to("edition", CongressEditionPage, asked.edition, asked.lang),
    )
    newest_first = pages.select_related("image").order_by("-publication_date", "-pk")
    return typed_list(
        NewsList, newest_first.defer("body"), news_items, asked, request, response
    )


@router.get("/news/{slug}", response=WholeNewsItem, summary="A news item")
def get_news_item(request: HttpRequest, slug: str, asked: Query[LangQuery]) -> Any:
    return tell(page_at(pages_in(NewsItemPage, asked.lang).select_related("image"), slug))


def news_items(pages: Sequence[NewsItemPage], lang: str) -> list[NewsItem]:
    """Return the items of a list; four queries, however many."""
    found = news_fields(pages, lang)
    return [
        NewsItem(**item_fields(page), intro=page.intro, **fields)
        for page, fields in zip(pages, found, strict=True)
    ]


@tells(NewsItemPage, WholeNewsItem, relations=("image",))
def whole_news_item(page: NewsItemPage) -> dict[str, Any]:
    [fields] = news_fields([page], page.locale.language_code)
    return fields


def news_fields(pages: Sequence[NewsItemPage], lang: str) -> list[dict[str, Any]]:
    prefetch_related_objects(pages, "author_rows")
    load_renditions(page.image for page in pages)
    topics = topics_of(pages, lang)
    shown = references((pk for page in pages for pk in referred_to(page)), lang)
    return [
        {
            "date": iso_date(page.publication_date),
            "byline": page.byline,
            "authors": [shown[pk] for pk in authors_of(page) if pk in shown],
            "source": source_of(page),
            "image": as_image(page.image, page.image_alt) if page.image else None,
            "topics": topics.get(page.pk, []),
            "edition": shown.get(page.edition_id),
            "host_city": shown.get(page.host_city_id),
            "partner": shown.get(page.partner_id),
            "contribution": shown.get(page.contribution_id),
        }
        for page in pages
    ]


def authors_of(page: NewsItemPage) -> list[int]:
    return [row.person_id for row in page.author_rows.all()]


def referred_to(page: NewsItemPage) -> list[int | None]:
    belongs_to = (page.edition_id, page.host_city_id, page.partner_id, page.contribution_id)
    return [*authors_of(page), *belongs_to]


def source_of(page: NewsItemPage) -> Source | None:
    return Source(name=page.source_name, url=page.source_url) if page.source_name else None
