"""The programme as a reader goes through it: day by day, what is not settled yet last."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from lpbsite.core.date_badges import DateBadge, date_badge
from lpbsite.core.dates import day_month_year, time_of_day

if TYPE_CHECKING:
    from congress.links import Link
    from congress.models import CongressEditionPage, ProgrammeItemPage

# The colour of the door of each kind.
TAG_MODIFIERS = {
    "site_visit": "visit",
    "lecture": "lecture",
    "workshop": "workshop",
    "debate": "debate",
    "plenary": "plenary",
}


@dataclass(frozen=True)
class District:
    """A district of the host city, with its address on the page of the city."""

    slug: str
    name: str
    url: str


@dataclass(frozen=True)
class ProgrammeEntry:
    """An item in the programme; ``time`` is empty when it is not known."""

    item: "ProgrammeItemPage"
    time: str
    district: District | None

    @property
    def tag_modifier(self) -> str:
        return TAG_MODIFIERS.get(self.item.kind, "")


@dataclass(frozen=True)
class ProgrammeDay:
    """A day and its items; ``date`` is None for the items whose day is not known."""

    date: dt.date | None
    entries: list[ProgrammeEntry]

    @property
    def anchor(self) -> str:
        return f"day-{self.date.isoformat()}" if self.date else "day-open"

    @property
    def weekday(self) -> str:
        return capfirst(date_format(self.date, "l")) if self.date else ""

    @property
    def full_date(self) -> str:
        return day_month_year(self.date) if self.date else ""

    @property
    def badge(self) -> DateBadge:
        """The plate of the day; silent, because the heading beside it says the date."""
        if self.date is None:
            return DateBadge(big="?", open=True)
        whole = date_badge(self.date)
        return DateBadge(big=whole.big, small_lines=whole.small_lines[:1])


def programme_entry(
    item: "ProgrammeItemPage", edition: "CongressEditionPage", city: "Link | None"
) -> ProgrammeEntry:
    """Return an item as the programme shows it; select its district beforehand.

    Args:
        item: The item.
        edition: The edition it belongs to.
        city: The host city of that edition. Without it no district is shown, because no visitor
            may see the page that the district is part of.
    """
    district = item.district
    if city and district and district.page_id == edition.host_city_id:
        shown = District(district.slug, district.name, f"{city.url}#{district.slug}")
    else:
        shown = None
    return ProgrammeEntry(item, item_time(item), shown)


def programme_days(entries: Iterable[ProgrammeEntry]) -> list[ProgrammeDay]:
    """Return the items by day; they come in the order of the programme."""
    by_day = groupby(entries, key=lambda entry: entry.item.day)
    return [ProgrammeDay(date, list(found)) for date, found in by_day]


def item_time(item: "ProgrammeItemPage") -> str:
    if item.start_time and item.end_time:
        return f"{time_of_day(item.start_time)} – {time_of_day(item.end_time)}"
    if item.start_time:
        return _("from %(time)s") % {"time": time_of_day(item.start_time)}
    return ""
