"""Dates in words, with no more precision than is known."""

import calendar
import datetime as dt

from django.utils.formats import date_format, time_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

DAY, MONTH, YEAR = "day", "month", "year"

DAY_FORMAT = "j"
DAY_MONTH_FORMAT = "j F"
DAY_MONTH_YEAR_FORMAT = "j F Y"
MONTH_YEAR_FORMAT = "F Y"


def day_month_year(value: dt.date) -> str:
    """Return “13 november 2025” or “13 November 2025”, by the active language."""
    return date_format(value, DAY_MONTH_YEAR_FORMAT)


def time_of_day(value: dt.time) -> str:
    """Return “13.00” in Dutch and “13:00” in English."""
    return time_format(value, pgettext("time format", "H:i"))


def date_period(
    start: dt.date,
    end: dt.date | None = None,
    precision: str = DAY,
    *,
    weekdays: bool = False,
    spoken: bool = False,
) -> str:
    """Return a period in words in the active language, as precise as it is known.

    Args:
        start: First day; with a coarser precision, any day of that month or year.
        end: Last day, or None for one day; of no account when the precision is not the day.
        precision: ``day``, ``month`` or ``year``.
        weekdays: Name the days of the week too.
        spoken: Write out what an abbreviation would make of “t/m”.
    """
    if precision == YEAR:
        return date_format(start, "Y")
    if precision == MONTH:
        return date_format(start, MONTH_YEAR_FORMAT)
    weekday = "l " if weekdays else ""
    last = date_format(end or start, weekday + DAY_MONTH_YEAR_FORMAT)
    if end is None or end == start:
        return last
    first = date_format(start, weekday + first_day_format(start, end))
    pattern = (
        pgettext("period, in full", "%(first)s to %(last)s")
        if spoken
        else _("%(first)s to %(last)s")
    )
    return pattern % {"first": first, "last": last}


def first_day_format(start: dt.date, end: dt.date) -> str:
    """Return how to write the first day: month and year only where the last day's differ."""
    if start.year != end.year:
        return DAY_MONTH_YEAR_FORMAT
    return DAY_FORMAT if start.month == end.month else DAY_MONTH_FORMAT


def last_possible_day(start: dt.date, end: dt.date | None, precision: str) -> dt.date:
    """Return the last day that the period can have, given how precisely it is known."""
    if precision == YEAR:
        return dt.date(start.year, 12, 31)
    if precision == MONTH:
        return start.replace(day=calendar.monthrange(start.year, start.month)[1])
    return end or start
