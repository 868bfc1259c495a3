"""Dates as house numbers: what the plate of a date shows, and what is said for the ear."""

import datetime as dt
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from lpbsite.core.dates import DAY, MONTH, YEAR, date_period


@dataclass(frozen=True)
class DateBadge:
    """One plate. ``spoken`` is empty when ``big`` alone says it all."""

    big: str
    small_lines: tuple[str, ...] = ()
    spoken: str = ""
    open: bool = False


def date_badge(
    start: dt.date | None, end: dt.date | None = None, precision: str = DAY
) -> DateBadge:
    """Return the plate of a date or period, an open one when no date is known."""
    if start is None:
        return DateBadge(big="?", spoken=_("Date not known yet"), open=True)
    if precision == YEAR:
        return year_badge(start.year)
    spoken = date_period(start, end, precision, spoken=True)
    if precision == MONTH:
        return DateBadge(short_month(start), (str(start.year),), spoken)
    return DateBadge(*days(start, end or start), spoken)


def year_badge(year: int, *, is_open: bool = False) -> DateBadge:
    """Return the plate of a year; open when it is not settled yet who or what belongs there."""
    return DateBadge(big=str(year), open=is_open)


def days(start: dt.date, end: dt.date) -> tuple[str, tuple[str, ...]]:
    """Return the day or days in figures, and below them their months and years."""
    return (
        _joined(str(start.day), str(end.day), apart=start != end),
        (
            _joined(
                short_month(start),
                short_month(end),
                apart=(start.year, start.month) != (end.year, end.month),
            ),
            _joined(str(start.year), str(end.year), apart=start.year != end.year),
        ),
    )


def short_month(day: dt.date) -> str:
    """Return “nov” in Dutch, “Nov” in English."""
    return date_format(day, pgettext("month on a plate", "M"))


def _joined(first: str, last: str, *, apart: bool) -> str:
    return f"{first}–{last}" if apart else last
