"""The street of years: an edition or host city is a house, its year the number at the door."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from congress.choices import DatePrecision, EditionFormat
from lpbsite.core.date_badges import DateBadge, year_badge
from lpbsite.core.dates import date_period

if TYPE_CHECKING:
    from congress.models import CongressEditionPage, HostCityPage

BE_A_HOST_ANCHOR = "#be-a-host"


@dataclass(frozen=True)
class House:
    """One house, as the component ``street`` shows it."""

    badge: DateBadge
    name: str
    url: str
    lang: str = ""
    text: str = ""
    meta: str = ""


def edition_house(edition: "CongressEditionPage") -> House:
    return House(
        badge=year_badge(edition.year),
        name=edition.title,
        url=edition.url,
        text=edition.theme,
        # The year stands on the plate already.
        meta="" if edition.date_precision == DatePrecision.YEAR else edition_period(edition),
    )


def edition_period(edition: "CongressEditionPage") -> str:
    """Return when an edition is, in words and no more precisely than is known."""
    return date_period(edition.start_date, edition.end_date, edition.date_precision)


def host_city_house(
    city: "HostCityPage", hosted: Sequence["CongressEditionPage"], is_founder: bool
) -> House:
    """Return the house of a city; the editions it hosted come the latest first."""
    about = [city.get_province_display()] if city.province else []
    if is_founder:
        about.append(_("founder of LPB"))
    if hosted[1:]:
        earlier = ", ".join(str(edition.year) for edition in hosted[1:])
        about.append(_("earlier host in %(years)s") % {"years": earlier})
    return House(
        badge=year_badge(hosted[0].year) if hosted else DateBadge(big="?", open=True),
        name=city.title,
        url=city.url,
        text=(hosted[0].theme if hosted else "") or city.slogan,
        meta=", ".join(about),
    )


def open_house(editions: Iterable["CongressEditionPage"], today: dt.date) -> House | None:
    """Return the house that waits for a host, or ``None`` when the next congress has one.

    The editions are the visible ones, in any order.
    """
    congresses = [edition for edition in editions if edition.format == EditionFormat.CONGRESS]
    year = year_without_host(congresses, today)
    if year is None:
        return None
    return House(
        badge=year_badge(year, is_open=True),
        name=_("Your municipality?"),
        url=BE_A_HOST_ANCHOR,
        meta=_("The next host city is not known yet."),
    )


def year_without_host(
    congresses: Sequence["CongressEditionPage"], today: dt.date
) -> int | None:
    """Return the year of the next congress when nobody hosts it yet."""
    coming = [congress for congress in congresses if not congress.is_over(today)]
    if any(congress.host_city_id for congress in coming):
        return None
    if coming:
        return min(congress.year for congress in coming)
    return next_year(max((congress.year for congress in congresses), default=0), today)


def next_year(year: int, today: dt.date) -> int:
    """Return the year after ``year``, but none that has passed."""
    return max(year + 1, today.year)
