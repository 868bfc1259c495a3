"""Partner organisations."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import Query
from pydantic import Field

from congress.choices import PartnerKind, Province
from congress.models import (
    CongressEditionPage,
    ContributionPage,
    HostCityPage,
    PartnerPage,
    PersonPage,
    ProgrammeItemPage,
)
from lpbsite.api.lists import BY_TITLE, LangQuery
from lpbsite.api.pictures import as_image, load_renditions
from lpbsite.api.references import item_fields, references
from lpbsite.api.registry import tells
from lpbsite.api.resources.backwards import Source, every_id, listed, referring_ids
from lpbsite.api.resources.filters import TopicQuery, among, with_topics
from lpbsite.api.resources.listing import page_at, pages_in, typed_list
from lpbsite.api.resources.tables import AS_TABLE, CSV, ITEM_COLUMNS, Table, wants_table
from lpbsite.api.routing import ApiRouter, offers
from lpbsite.api.schemas import ApiSchema, Image, Item, ListAnswer, Reference
from lpbsite.api.whole import WholePage, tell
from news.models import NewsItemPage

router = ApiRouter()


class PartnerFields(ApiSchema):
    kind: PartnerKind = Field(description="Kind of organisation.")
    abbreviation: str = Field(description="Its short name; may be empty.", examples=["LSA"])
    province: Province | None = Field(description="Where it is, when it is of one province.")
    website: str = Field(
        description="Its own site; may be empty.", examples=["https://www.utrecht.nl/"]
    )
    founder: bool = Field(description="Whether it founded LPB in 1994.")


class Partner(PartnerFields, Item):
    """A partner in a list."""


class PartnerList(ListAnswer[Partner]):
    """Partners by name."""


class WholePartner(PartnerFields, WholePage):
    """A partner with what it did in the network."""

    logo: Image | None = Field(description="Its logo.")
    joined_in: int | None = Field(description="Year in which it joined.", examples=[2004])
    host_city: Reference | None = Field(description="The host city that the municipality is.")
    people: list[Reference] = Field(description="People with a role there, now or before.")
    editions: list[Reference] = Field(description="Editions that the municipality hosted.")
    programme_items: list[Reference] = Field(description="Programme items it spoke at.")
    contributions: list[Reference] = Field(description="Publications by it, latest first.")
    news: list[Reference] = Field(description="News about it, newest first.")


class PartnerQuery(TopicQuery):
    kind: list[PartnerKind] = Field(
        default=[], description="Only organisations of one of these kinds."
    )
    province: list[Province] = Field(
        default=[], description="Only organisations in one of these provinces."
    )


@router.get(
    "/partners", response=PartnerList, summary="Partners by name", openapi_extra=AS_TABLE
)
@offers(CSV)
def list_partners(
    request: HttpRequest, response: HttpResponse, asked: Query[PartnerQuery]
) -> Any:
    if wants_table(request):
        return get_partners_table(request, asked)
    return typed_list(PartnerList, partners_asked(asked), partners, asked, request, response)


@router.get(
    "/partners.csv",
    response={200: None},
    summary="Partners by name, as a table",
    openapi_extra=AS_TABLE,
)
@offers(CSV)
def get_partners_table(request: HttpRequest, asked: Query[PartnerQuery]) -> HttpResponse:
    """All that the filters leave; with `page` or `pageSize`, that page of it."""
    return TABLE.answer(partners_asked(asked), asked, request)


@router.get("/partners/{slug}", response=WholePartner, summary="A partner")
def get_partner(request: HttpRequest, slug: str, asked: Query[LangQuery]) -> Any:
    return tell(page_at(pages_in(PartnerPage, asked.lang).select_related("logo"), slug))


def partners_asked(asked: PartnerQuery) -> Any:
    pages = pages_in(PartnerPage, asked.lang).filter(
        among("kind", asked.kind),
        among("province", asked.province),
        with_topics(asked.topic),
    )
    return pages.order_by(*BY_TITLE).defer("body")


def partners(pages: Sequence[PartnerPage], lang: str) -> list[Partner]:
    return [Partner(**item_fields(page), **partner_fields(page)) for page in pages]


TABLE = Table(
    "partners",
    (
        *ITEM_COLUMNS,
        "kind",
        "abbreviation",
        "province",
        "website",
        "founder",
    ),
    partners,
)


def partner_fields(page: PartnerPage) -> dict[str, Any]:
    return {
        "kind": page.kind,
        "abbreviation": page.abbreviation,
        "province": page.province or None,
        "website": page.website,
        "founder": page.is_founder,
    }


@tells(PartnerPage, WholePartner)
def whole_partner(page: PartnerPage) -> dict[str, Any]:
    lang = page.locale.language_code
    load_renditions([page.logo])
    alt = _("Logo of %(name)s") % {"name": page.title}
    found = referring_ids(lang, lists_of(page) | lists_of_municipality(page))
    lists = listed(found, references(every_id(found), lang))
    city = next(iter(lists.pop("host_city", [])), None)
    # Without a city that a visitor may see, nothing tells what it hosted.
    hosted = lists.get("editions", []) if city else []
    return {
        **partner_fields(page),
        "logo": as_image(page.logo, alt) if page.logo else None,
        "joined_in": page.joined_in,
        **lists,
        "host_city": city,
        "editions": hosted,
    }


def lists_of(page: PartnerPage) -> dict[str, Source]:
    key = page.translation_key
    role = {"role_rows__partner__translation_key": key}
    speaker = {"speaker_rows__partner__translation_key": key}
    author = {"author_rows__partner__translation_key": key}
    return {
        "people": (PersonPage, "", role),
        "programme_items": (ProgrammeItemPage, "day", speaker),
        "contributions": (ContributionPage, "date", author),
        "news": (NewsItemPage, "publication_date", {"partner__translation_key": key}),
    }


def lists_of_municipality(page: PartnerPage) -> dict[str, Source]:
    """Return what to look for as a host city: it has the same slug as the municipality."""
    if page.kind != PartnerKind.MUNICIPALITY:
        return {}
    return {
        "host_city": (HostCityPage, "", {"slug": page.slug}),
        "editions": (CongressEditionPage, "start_date", {"host_city__slug": page.slug}),
    }
