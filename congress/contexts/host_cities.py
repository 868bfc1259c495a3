"""What the list of host cities and a host city show."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from congress.appearances import Appearance, appearances
from congress.choices import PartnerKind, Province
from congress.facets import FacetSource, faceted_list
from congress.hosting import editions_hosted, latest_first
from congress.links import contributors
from congress.map import map_of
from congress.map_drawing import Point, point_of
from congress.street import host_city_house, open_house
from congress.visible import news_about, visible
from lpbsite.core.date_badges import DateBadge

if TYPE_CHECKING:
    from congress.models import (
        CongressEditionPage,
        HostCityDistrict,
        HostCityIndexPage,
        HostCityPage,
        PartnerPage,
    )

Facts = list[tuple[str, str, str | None]]


@dataclass(frozen=True)
class DistrictSection:
    """A district with what was or will be to see there."""

    district: "HostCityDistrict"
    appearances: list[Appearance]


def host_city_index_context(page: "HostCityIndexPage", request: HttpRequest) -> dict[str, Any]:
    hosted = editions_hosted(page.locale)
    pages = visible("congress.HostCityPage", page.locale).child_of(page)
    cities = sorted(
        pages.order_by("title").defer("body", "approach"),
        key=lambda city: -max((one.year for one in hosted[city.translation_key]), default=0),
    )
    partners = visible("congress.PartnerPage", page.locale)
    founders = list(partners.filter(is_founder=True).order_by("title").defer("body"))
    found = faceted_list(request, cities, host_city_values, host_city_filters())
    founder_slugs = {founder.slug for founder in founders}
    houses = [
        host_city_house(city, hosted[city.translation_key], city.slug in founder_slugs)
        for city in found.listing
    ]
    every = [edition for editions in hosted.values() for edition in editions]
    waiting = open_house(every, timezone.localdate()) if found.is_first else None
    if waiting:
        houses.insert(0, waiting)
    return found.context() | {"houses": houses, "map": map_of(cities, hosted, founders)}


def host_city_values(city: "HostCityPage") -> dict[str, frozenset[str]]:
    return {"province": frozenset([city.province] if city.province else [])}


def host_city_filters() -> list[FacetSource]:
    provinces = {province.value: str(province.label) for province in Province}
    return [FacetSource("province", _("Province"), provinces)]


def host_city_context(page: "HostCityPage") -> dict[str, Any]:
    editions = visible("congress.CongressEditionPage", page.locale)
    hosted = list(
        latest_first(editions.filter(host_city__translation_key=page.translation_key))
    )
    partner = (
        visible("congress.PartnerPage", page.locale)
        .filter(kind=PartnerKind.MUNICIPALITY, slug=page.slug)
        .first()
    )
    districts = district_sections(page)
    aldermen = page.alderman_rows.select_related("person")
    return {
        "badge": host_badge(hosted),
        "facts": host_city_facts(page, hosted, len(districts), partner),
        "districts": districts,
        "has_district_texts": any(
            one.district.text or one.district.contact_role or one.appearances
            for one in districts
        ),
        "aldermen": contributors(aldermen, page.locale),
        "news": news_about(page.locale, host_city__translation_key=page.translation_key),
        "point": point_on_map(page),
        "teams": page.team_rows.all(),
        "contact_number": re.sub(r"[^0-9+]", "", page.contact_phone.replace("(0)", "")),
        "index_page": page.get_parent(),
    }


def point_on_map(page: "HostCityPage") -> Point | None:
    if page.latitude is None or page.longitude is None:
        return None
    return point_of(page.latitude, page.longitude)


def district_sections(page: "HostCityPage") -> list[DistrictSection]:
    found = appearances(page.locale, district__page__translation_key=page.translation_key)
    return [
        DistrictSection(
            district,
            [
                one
                for one in found
                if one.item.district
                and one.item.district.translation_key == district.translation_key
            ],
        )
        for district in page.district_rows.all()
    ]


def host_badge(hosted: list["CongressEditionPage"]) -> DateBadge | None:
    """Return the plate with the latest year that the city was host."""
    if not hosted:
        return None
    year = str(hosted[0].year)
    return DateBadge(year, (_("host city"),), _("Host city in %(year)s") % {"year": year})


def host_city_facts(
    page: "HostCityPage",
    hosted: list["CongressEditionPage"],
    districts: int,
    partner: "PartnerPage | None",
) -> Facts:
    facts: Facts = []
    if page.province:
        facts.append((_("Province"), page.get_province_display(), None))
    if page.municipality != page.title:
        facts.append((_("Municipality"), page.municipality, None))
    if page.districts_since:
        facts.append((_("Works by district since"), str(page.districts_since), None))
    if districts:
        facts.append((_("Districts"), str(districts), None))
    facts += [(_("Host of"), edition.title, edition.url) for edition in hosted]
    if partner:
        role = _("Founder of LPB") if partner.is_founder else _("Partner")
        facts.append((_("In the network"), role, partner.url))
    return facts
