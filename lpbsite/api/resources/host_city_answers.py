"""What is told of host cities."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from pydantic import Field

from congress.choices import PartnerKind, Province
from congress.models import CongressEditionPage, HostCityPage, PartnerPage
from lpbsite.api.references import item_fields, references
from lpbsite.api.registry import tells
from lpbsite.api.resources.backwards import every_id, listed, referring_ids
from lpbsite.api.resources.city_rows import Alderman, CityRows, District, Team, rows_of
from lpbsite.api.resources.filters import (
    versions,
)
from lpbsite.api.rich_text import RichTexts
from lpbsite.api.schemas import ApiSchema, Item, ListAnswer, Reference
from lpbsite.api.whole import WholePage
from news.models import NewsItemPage


class HostCityFields(ApiSchema):
    municipality: str = Field(description="Name of the municipality.", examples=["Enschede"])
    province: Province | None = Field(description="Where it is.")
    latitude: float | None = Field(description="Degrees north (WGS 84).", examples=[52.2215])
    longitude: float | None = Field(description="Degrees east (WGS 84).", examples=[6.8937])
    slogan: str = Field(description="The city in a few words; may be empty.")
    districts_since: int | None = Field(
        description="Year since which it works in districts.", examples=[1994]
    )
    districts: list[District] = Field(description="Its districts.")
    aldermen: list[Alderman] = Field(description="Aldermen, now and before.")
    editions: list[Reference] = Field(description="The editions it hosted, latest first.")


class HostCity(HostCityFields, Item):
    """A host city in a list."""


class HostCityList(ListAnswer[HostCity]):
    """Host cities by name."""


class Contact(ApiSchema):
    """Whom to ask, as the municipality gives it; what is empty it does not give."""

    name: str = Field(description="A role or department.")
    email: str = Field(description="E-mail address.")
    phone: str = Field(description="Telephone number.")
    url: str = Field(description="Web address.")


class WholeHostCity(HostCityFields, WholePage):
    """A host city: how it works in its districts, and what it did in the network."""

    approach: str = Field(description="How it works in its districts; HTML as in paragraphs.")
    teams: list[Team] = Field(description="Its teams.")
    contact: Contact | None = Field(description="Its public contact; without one, the form is.")
    partner: Reference | None = Field(description="The municipality as a partner of LPB.")
    news: list[Reference] = Field(description="News about it, newest first.")


def host_cities(pages: Sequence[HostCityPage], lang: str) -> list[HostCity]:
    """Return the items of a list; three queries, however many."""
    rows, hosted = rows_of(pages), editions_by_city(pages, lang)
    people = (pk for page in pages for pk in rows[page.pk].people())
    shown = references([*people, *every_id(hosted)], lang)
    return [
        HostCity(
            **item_fields(page),
            **host_city_fields(page, rows[page.pk], shown),
            editions=unrepeated(shown.get(pk) for pk in hosted[page.translation_key]),
        )
        for page in pages
    ]


def editions_by_city(pages: Iterable[HostCityPage], lang: str) -> dict[UUID, list[int]]:
    """Return the ids of the editions by their city's translation key, latest first."""
    keys = [page.translation_key for page in pages]
    rows = versions(CongressEditionPage, lang).filter(host_city__translation_key__in=keys)
    hosted = defaultdict(list)
    for pk, key in rows.order_by("-start_date", "-pk").values_list(
        "pk", "host_city__translation_key"
    ):
        hosted[key].append(pk)
    return hosted


def unrepeated(shown: Iterable[Reference | None]) -> list[Reference]:
    """Return each reference once: both versions of a page lead to the same one."""
    return list({found.id: found for found in shown if found}.values())


def host_city_fields(
    page: HostCityPage, rows: CityRows, shown: Mapping[int, Reference]
) -> dict[str, Any]:
    """Return the fields of a city, but for its editions; no query."""
    return {
        "municipality": page.municipality,
        "province": page.province or None,
        "latitude": degrees(page.latitude),
        "longitude": degrees(page.longitude),
        "slogan": page.slogan,
        "districts_since": page.districts_since,
        "districts": rows.districts(),
        "aldermen": rows.aldermen(shown),
    }


def degrees(value: Any) -> float | None:
    return None if value is None else float(value)


@tells(HostCityPage, WholeHostCity)
def whole_host_city(page: HostCityPage) -> dict[str, Any]:
    lang, key = page.locale.language_code, page.translation_key
    host = {"host_city__translation_key": key}
    municipality = {"kind": PartnerKind.MUNICIPALITY, "slug": page.slug}
    rows = rows_of([page])[page.pk]
    found = referring_ids(
        lang,
        {
            "editions": (CongressEditionPage, "start_date", host),
            "partner": (PartnerPage, "", municipality),
            "news": (NewsItemPage, "publication_date", host),
        },
    )
    texts = RichTexts([page.approach], lang, page_ids=[*rows.people(), *every_id(found)])
    shown = texts.references()
    lists = listed(found, shown)
    return {
        **host_city_fields(page, rows, shown),
        "approach": texts.html(page.approach),
        "teams": rows.teams(),
        "contact": contact_of(page),
        **lists,
        "partner": next(iter(lists["partner"]), None),
    }


def contact_of(page: HostCityPage) -> Contact | None:
    values = {
        "name": page.contact_name,
        "email": page.contact_email,
        "phone": page.contact_phone,
        "url": page.contact_url,
    }
    return Contact(**values) if any(values.values()) else None
