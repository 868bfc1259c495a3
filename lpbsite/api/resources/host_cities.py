"""Host cities."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.http import HttpRequest, HttpResponse
from ninja import Query
from pydantic import Field

from congress.choices import Province
from congress.models import CongressEditionPage, HostCityDistrict, HostCityPage
from lpbsite.api.lists import BY_TITLE, LangQuery
from lpbsite.api.resources.filters import (
    Slug,
    TopicQuery,
    Year,
    among,
    in_years,
    slugs_field,
    versions,
    with_topics,
    years_field,
)
from lpbsite.api.resources.host_city_answers import HostCityList, WholeHostCity, host_cities
from lpbsite.api.resources.listing import page_at, pages_in, typed_list
from lpbsite.api.resources.tables import AS_TABLE, CSV, ITEM_COLUMNS, Table, wants_table
from lpbsite.api.routing import ApiRouter, offers
from lpbsite.api.whole import tell
from lpbsite.translation.visibility import visible

router = ApiRouter()


class HostCityQuery(TopicQuery):
    year: list[Year] = years_field("cities that hosted an edition in")
    city: list[Slug] = slugs_field("these cities", "enschede")
    edition: list[Slug] = slugs_field("cities that hosted one of these editions", "2023")
    district: list[Slug] = slugs_field("cities with one of these districts", "overvecht")
    province: list[Province] = Field(
        default=[],
        description="Only cities in one of these provinces.",
        examples=[["overijssel"]],
    )


@router.get(
    "/host-cities", response=HostCityList, summary="Host cities by name", openapi_extra=AS_TABLE
)
@offers(CSV)
def list_host_cities(
    request: HttpRequest, response: HttpResponse, asked: Query[HostCityQuery]
) -> Any:
    if wants_table(request):
        return get_host_cities_table(request, asked)
    return typed_list(HostCityList, cities_asked(asked), host_cities, asked, request, response)


@router.get(
    "/host-cities.csv",
    response={200: None},
    summary="Host cities by name, as a table",
    openapi_extra=AS_TABLE,
)
@offers(CSV)
def get_host_cities_table(request: HttpRequest, asked: Query[HostCityQuery]) -> HttpResponse:
    """All that the filters leave; with `page` or `pageSize`, that page of it."""
    return TABLE.answer(cities_asked(asked), asked, request)


@router.get("/host-cities/{slug}", response=WholeHostCity, summary="A host city")
def get_host_city(request: HttpRequest, slug: str, asked: Query[LangQuery]) -> Any:
    return tell(page_at(pages_in(HostCityPage, asked.lang), slug))


def cities_asked(asked: HostCityQuery) -> Any:
    pages = pages_in(HostCityPage, asked.lang).filter(
        with_topics(asked.topic),
        # A city has the same slug in both languages.
        among("slug", asked.city),
        among("province", asked.province),
        hosted_one(asked),
        with_district(asked.district),
    )
    return pages.order_by(*BY_TITLE).defer("body", "approach")


def hosted_one(asked: HostCityQuery) -> Q:
    """Limit to hosts of an edition of these years and slugs; neither asks nothing."""
    if not asked.year and not asked.edition:
        return Q()
    editions = visible(versions(CongressEditionPage, asked.lang)).filter(
        in_years("start_date", asked.year),
        among("slug", asked.edition),
        host_city__translation_key=OuterRef("translation_key"),
    )
    return Q(Exists(editions))


def with_district(slugs: Sequence[str]) -> Q:
    rows = HostCityDistrict.objects.filter(page=OuterRef("pk"), slug__in=slugs)
    return Q(Exists(rows)) if slugs else Q()


TABLE = Table(
    "host-cities",
    (
        *ITEM_COLUMNS,
        "municipality",
        "province",
        "latitude",
        "longitude",
        "slogan",
        "districtsSince",
        "districts",
        "aldermen",
        "editions",
    ),
    host_cities,
)
