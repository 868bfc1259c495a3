"""Rules of the congress that a form must tell beside the field."""

import datetime as dt
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from congress.choices import DatePrecision
from lpbsite.core.validation import Errors

if TYPE_CHECKING:
    from congress.models import CongressEditionPage, ContributionPage, ProgrammeItemPage


def edition_errors(edition: "CongressEditionPage") -> Errors:
    """Check the dates of an edition, and that it was not announced at itself."""
    errors = edition_date_errors(edition)
    if edition.announced_at and edition.announced_at.pk == edition.pk:
        errors["announced_at"] = _("An edition cannot be announced at itself.")
    return errors


def edition_date_errors(edition: "CongressEditionPage") -> Errors:
    """Check that the days are in order and say no more than the precision allows.

    With month precision the first day is the 1st of the month, with year precision 1 January;
    neither has a last day.
    """
    start, end, precision = edition.start_date, edition.end_date, edition.date_precision
    if start is None:
        return {}
    if end and precision != DatePrecision.DAY:
        return {"end_date": _("Leave this empty, or set the precision to a day.")}
    if end and end < start:
        return {"end_date": _("The last day cannot be before the first.")}
    too_precise = precision_error(start, precision)
    if too_precise:
        return {"start_date": too_precise}
    if (
        edition.announced_on
        and edition.announced_on > (end or start)
        and precision == DatePrecision.DAY
    ):
        return {"announced_on": _("An edition cannot be announced after it took place.")}
    return {}


def precision_error(day: dt.date, precision: str) -> str:
    """Return what is wrong with a day that says more than is known; empty when nothing is."""
    if precision == DatePrecision.MONTH and day.day != 1:
        return _("Known to the month: give the first day of that month.")
    if precision == DatePrecision.YEAR and (day.month, day.day) != (1, 1):
        return _("Known to the year: give 1 January of that year.")
    return ""


def contribution_errors(contribution: "ContributionPage") -> Errors:
    """Check that the date says no more than the precision allows."""
    if contribution.date is None:
        return {}
    too_precise = precision_error(contribution.date, contribution.date_precision)
    return {"date": too_precise} if too_precise else {}


def programme_item_errors(
    item: "ProgrammeItemPage", edition: "CongressEditionPage | None"
) -> Errors:
    """Check day, times and district of a programme item against its edition; no query."""
    errors: Errors = {}
    if item.end_time and not item.start_time:
        errors["start_time"] = _("Give the start as well, or leave both open.")
    elif item.start_time and item.end_time and item.end_time <= item.start_time:
        errors["end_time"] = _("The end must be after the start.")
    if item.start_time and not item.day:
        errors["day"] = _("A time needs a day; leave both open when the day is not known.")
    if edition is None:
        return errors
    if item.day and edition.date_precision != DatePrecision.DAY:
        errors["day"] = _("The days of this edition are not known yet.")
    elif item.day and not edition.start_date <= item.day <= (
        edition.end_date or edition.start_date
    ):
        errors["day"] = _("This day is not within the edition.")
    if item.district and item.district.page_id != edition.host_city_id:
        errors["district"] = _("Choose a district of the host city of this edition.")
    return errors
