"""Congress editions."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from ninja import Query
from pydantic import Field

from congress.choices import EditionFormat, Province
from congress.models import CongressEditionPage, HostCityPage
from lpbsite.api.lists import LangQuery
from lpbsite.api.resources.edition_answers import EditionList, WholeEdition, editions
from lpbsite.api.resources.filters import (
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
from lpbsite.api.resources.tables import AS_TABLE, CSV, ITEM_COLUMNS, Table, wants_table
from lpbsite.api.routing import ApiRouter, offers
from lpbsite.api.whole import tell
from lpbsite.translation.visibility import visible

router = ApiRouter()


class EditionQuery(TopicQuery):
    year: list[Year] = years_field("editions in")
    city: list[Slug] = slugs_field("editions in one of these host cities", "utrecht")
    kind: list[EditionFormat] = Field(
        default=[], description="Only meetings of one of these kinds.", examples=[["congress"]]
    )
    province: list[Province] = Field(
        default=[],
        description="Only editions in a host city in one of these provinces.",
        examples=[["overijssel"]],
    )


@router.get(
    "/editions",
    response=EditionList,
    summary="Editions, the latest first",
    openapi_extra=AS_TABLE,
)
@offers(CSV)
def list_editions(
    request: HttpRequest, response: HttpResponse, asked: Query[EditionQuery]
) -> Any:
    if wants_table(request):
        return get_editions_table(request, asked)
    return typed_list(EditionList, editions_asked(asked), editions, asked, request, response)


@router.get(
    "/editions.csv",
    response={200: None},
    summary="Editions, the latest first, as a table",
    openapi_extra=AS_TABLE,
)
@offers(CSV)
def get_editions_table(request: HttpRequest, asked: Query[EditionQuery]) -> HttpResponse:
    """All that the filters leave; with `page` or `pageSize`, that page of it."""
    return TABLE.answer(editions_asked(asked), asked, request)


@router.get("/editions/{slug}", response=WholeEdition, summary="An edition")
def get_edition(request: HttpRequest, slug: str, asked: Query[LangQuery]) -> Any:
    return tell(page_at(pages_in(CongressEditionPage, asked.lang), slug))


def editions_asked(asked: EditionQuery) -> Any:
    pages = pages_in(CongressEditionPage, asked.lang).filter(
        in_years("start_date", asked.year),
        with_topics(asked.topic),
        among("format", asked.kind),
        refers_to("host_city", HostCityPage, asked.city, asked.lang),
        in_provinces(asked.province, asked.lang),
    )
    return pages.order_by("-start_date", "-pk").defer("body")


def in_provinces(provinces: Sequence[Province], lang: str) -> Q:
    """Limit to editions of which the host city is in one of these; none asks nothing."""
    cities = visible(versions(HostCityPage, lang).filter(province__in=provinces))
    keys = cities.values("translation_key")
    return Q(host_city__translation_key__in=keys) if provinces else Q()


TABLE = Table(
    "editions",
    (
        *ITEM_COLUMNS,
        "format",
        "year",
        "theme",
        "startDate",
        "endDate",
        "datePrecision",
        "hostCity",
        "announcedOn",
        "announcedAt",
        "expectedParticipants",
        "centralQuestions",
    ),
    editions,
)
