"""Where a programme item stands: under the programme of its edition."""

import datetime as dt
from typing import Any

from django.utils.dateparse import parse_date
from wagtail.models import Page

from congress.models import CongressEditionPage, ProgrammePage
from lpbsite.content.writing import Refused


def edition_for(date: Any) -> CongressEditionPage:
    """Return the edition of an item that names none: the one with its day, else the newest.

    Raises:
        Refused: There is no edition.
    """
    editions = list(
        CongressEditionPage.objects.filter(locale__language_code="nl").order_by("-start_date")
    )
    if not editions:
        raise Refused(
            ("parent",), "There is no edition for this programme item to stand under."
        )
    day = as_day(date)
    return next((edition for edition in editions if day and has_day(edition, day)), editions[0])


def has_day(edition: CongressEditionPage, day: dt.date) -> bool:
    last = edition.end_date or edition.start_date
    return edition.date_precision == "day" and edition.start_date <= day <= last


def as_day(date: Any) -> dt.date | None:
    try:
        return parse_date(str(date)) if date else None
    except ValueError:
        return None


def day_of_item(page: Page, date: Any) -> dt.date | None:
    """Return ``date`` as the day of an item when its edition has that day."""
    day = as_day(date)
    edition = page.source_edition()
    return day if day and edition and has_day(edition, day) else None


def find_programme(edition: Page) -> ProgrammePage | None:
    found: ProgrammePage | None = ProgrammePage.objects.child_of(edition).first()
    return found
