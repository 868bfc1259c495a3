"""The map of the host cities and the founders, with the same in words."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django.utils.translation import gettext as _

from congress.founders import FOUNDER_PLACES
from congress.map_drawing import Pin, Place, pins_of, point_of

if TYPE_CHECKING:
    from congress.models import CongressEditionPage, HostCityPage, PartnerPage


@dataclass(frozen=True)
class Map:
    """The pins to draw, and the same in words."""

    pins: list[Pin]
    text: str


def map_of(
    cities: Iterable["HostCityPage"],
    hosted: Mapping[UUID, Sequence["CongressEditionPage"]],
    founders: Iterable["PartnerPage"],
) -> Map:
    """Return the map of the host cities, with the founders as small dots; no query.

    Args:
        cities: The host cities, those whose labels matter most first.
        hosted: The editions of each city by its translation key, the latest first.
        founders: The partners that founded LPB.
    """
    names = {founder.slug: place_name(founder) for founder in founders}
    founded = ", ".join(names.values())
    places = []
    for city in cities:
        if city.latitude is None or city.longitude is None:
            continue
        is_founder = names.pop(city.slug, None) is not None
        years = [str(edition.year) for edition in hosted.get(city.translation_key, ())]
        label = " ".join([city.title, *years[:1]])
        point = point_of(city.latitude, city.longitude)
        places.append(Place(city.title, point, label, is_founder=is_founder))
    text = map_text([place.label for place in places], founded)
    places += [
        Place(place.name, point_of(*place[1:]), place.name, is_host=False, is_founder=True)
        for place in (FOUNDER_PLACES[slug] for slug in names if slug in FOUNDER_PLACES)
    ]
    return Map(pins_of(places), text)


def place_name(founder: "PartnerPage") -> str:
    place = FOUNDER_PLACES.get(founder.slug)
    return place.name if place else founder.title


def map_text(hosts: list[str], founded: str) -> str:
    """Return what the map shows, for who does not see it."""
    sentences = []
    if hosts:
        sentences.append(
            _("Host cities with the year: %(cities)s.") % {"cities": ", ".join(hosts)}
        )
    if founded:
        sentences.append(_("Founders of LPB in 1994: %(cities)s.") % {"cities": founded})
    return " ".join(sentences)
