"""Programme items: site visits, lectures, workshops, debates and plenary meetings."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.http import HttpRequest, HttpResponse
from ninja import Query
from pydantic import Field

from congress.choices import ProgrammeItemKind
from congress.models import CongressEditionPage, HostCityPage, ProgrammeItemPage
from lpbsite.api.lists import BY_TITLE, LangQuery
from lpbsite.api.resources.filters import (
    Day,
    SearchableQuery,
    Slug,
    TopicQuery,
    Year,
    among,
    in_years,
    refers_to,
    slugs_field,
    versions,
    with_topics,
    years_field,
)
from lpbsite.api.resources.listing import page_at, pages_in, typed_list
from lpbsite.api.resources.programme_item_answers import (
    EDITION_PATH,
    ProgrammeItemList,
    WholeProgrammeItem,
    items,
)
from lpbsite.api.routing import ApiRouter
from lpbsite.api.whole import tell
from lpbsite.translation.visibility import visible

router = ApiRouter()

KINDS: Any = Field(
    default=[], description="Only items of one of these kinds.", examples=[["site_visit"]]
)
DAYS: Any = Field(
    default=[], description="Only items on one of these days.", examples=[["2025-11-19"]]
)


class ProgrammeQuery(SearchableQuery):
    kind: list[ProgrammeItemKind] = KINDS
    day: list[Day] = DAYS
    district: list[Slug] = slugs_field("items in one of these districts", "overvecht")


class ProgrammeItemQuery(ProgrammeQuery, TopicQuery):
    edition: list[Slug] = slugs_field("items of one of these editions", "2025")
    year: list[Year] = years_field("items of editions in")
    city: list[Slug] = slugs_field("items of editions in one of these host cities", "utrecht")


class OneItemQuery(LangQuery):
    edition: list[Slug] = slugs_field("an item of one of these editions", "2025")


@router.get("/programme-items", response=ProgrammeItemList, summary="Programme items by title")
def list_programme_items(
    request: HttpRequest, response: HttpResponse, asked: Query[ProgrammeItemQuery]
) -> Any:
    pages = items_asked(asked, editions_asked(asked)).filter(with_topics(asked.topic))
    by_title = pages.order_by(*BY_TITLE)
    return typed_list(ProgrammeItemList, by_title, items, asked, request, response)


@router.get("/programme-items/{slug}", response=WholeProgrammeItem, summary="A programme item")
def get_programme_item(request: HttpRequest, slug: str, asked: Query[OneItemQuery]) -> Any:
    """Editions may have items of the same slug: then the one of the latest is given.

    Name the edition for another.
    """
    pages = pages_in(ProgrammeItemPage, asked.lang)
    if asked.edition:
        editions = pages_in(CongressEditionPage, asked.lang).filter(slug__in=asked.edition)
        pages = pages.alias(edition_path=EDITION_PATH).filter(
            edition_path__in=editions.values("path")
        )
    return tell(page_at(latest_edition_first(pages).select_related("district"), slug))


@router.get(
    "/editions/{slug}/programme",
    response=ProgrammeItemList,
    summary="The programme of an edition, by day and time",
)
def get_programme(
    request: HttpRequest, response: HttpResponse, slug: str, asked: Query[ProgrammeQuery]
) -> Any:
    edition = page_at(pages_in(CongressEditionPage, asked.lang), slug)
    pages = items_asked(asked, None).filter(path__startswith=edition.path)
    in_order = pages.order_by(
        F("day").asc(nulls_last=True), F("start_time").asc(nulls_last=True), "path"
    )
    return typed_list(ProgrammeItemList, in_order, items, asked, request, response)


def editions_asked(asked: ProgrammeItemQuery) -> Any:
    """Return the editions whose items are asked for; None when any are."""
    if not (asked.edition or asked.year or asked.city):
        return None
    return pages_in(CongressEditionPage, asked.lang).filter(
        among("slug", asked.edition),
        in_years("start_date", asked.year),
        refers_to("host_city", HostCityPage, asked.city, asked.lang),
    )


def items_asked(asked: ProgrammeQuery, editions: Any) -> Any:
    pages = pages_in(ProgrammeItemPage, asked.lang).alias(edition_path=EDITION_PATH)
    if editions is not None:
        pages = pages.filter(edition_path__in=editions.values("path"))
    return (
        pages.filter(
            among("kind", asked.kind),
            among("day", asked.day),
            in_districts(asked.district, asked.lang),
        )
        .select_related("district")
        .defer("body")
    )


def in_districts(slugs: Sequence[str], lang: str) -> Q:
    """Limit to items with one of these districts; no district asks nothing.

    As in the fields of an item: the district counts only while its city is the host of the
    edition, and a visitor may see both.
    """
    if not slugs:
        return Q()
    host_cities = visible(versions(HostCityPage, lang)).values("translation_key")
    editions = pages_in(CongressEditionPage, lang).filter(
        path=OuterRef("edition_path"),
        host_city=OuterRef("district__page"),
        host_city__translation_key__in=host_cities,
    )
    return Q(Exists(editions), district__slug__in=slugs)


def latest_edition_first(pages: Any) -> Any:
    edition = CongressEditionPage.objects.filter(path=OuterRef("edition_path"))
    dated = pages.alias(edition_path=EDITION_PATH).alias(
        edition_start=Subquery(edition.values("start_date")[:1])
    )
    return dated.order_by(F("edition_start").desc(nulls_last=True), "pk")
