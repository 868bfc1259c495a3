"""The map of the host cities and the founders, with the same in words."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django.utils.translation import gettext as _

from congress.founders import COORDINATES
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
    founders = list(founders)
    names = {founder.slug: founder.title for founder in founders}
    places = []
    for city in cities:
        if city.latitude is None or city.longitude is None:
            continue
        is_founder = names.pop(city.slug, None) is not None
        years = [str(edition.year) for edition in hosted.get(city.translation_key, ())]
        label = " ".join([city.title, *years[:1]])
        point = point_of(city.latitude, city.longitude)
        places.append(Place(city.title, point, label, is_founder=is_founder))
    places += [
        Place(name, point_of(*COORDINATES[slug]), name, is_host=False, is_founder=True)
        for slug, name in names.items()
        if slug in COORDINATES
    ]
    return Map(pins_of(places), map_text(places, founders))


def map_text(places: Iterable[Place], founders: Iterable["PartnerPage"]) -> str:
    """Return what the map shows, for who does not see it."""
    hosts = ", ".join(place.label for place in places if place.is_host)
    founded = ", ".join(founder.title for founder in founders)
    sentences = []
    if hosts:
        sentences.append(_("Host cities with the year: %(cities)s.") % {"cities": hosts})
    if founded:
        sentences.append(_("Founders of LPB in 1994: %(cities)s.") % {"cities": founded})
    return " ".join(sentences)
