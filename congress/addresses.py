"""The last part of the addresses that follow a rule: other sites and calendars count on it."""

import datetime as dt

from django.utils import translation
from django.utils.translation import pgettext

from congress.choices import DatePrecision, EditionFormat


def edition_slug(format: str, start: dt.date, precision: str) -> str:
    """Return ``2025``, ``meetup-2025`` or ``themabijeenkomst-2025-03``, for both languages."""
    if format == EditionFormat.CONGRESS:
        return str(start.year)
    if format == EditionFormat.MEETUP:
        return f"meetup-{start.year}"
    when = start.strftime("%Y" if precision == DatePrecision.YEAR else "%Y-%m")
    return f"themabijeenkomst-{when}"


def programme_slug(language: str) -> str:
    with translation.override(language):
        return pgettext("address", "programme")
