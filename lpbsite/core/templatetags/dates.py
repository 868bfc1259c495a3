"""Dates and times as this site writes them, for templates."""

import datetime as dt

from django import template

from lpbsite.core import dates

register = template.Library()


@register.filter
def day_month_year(value: dt.date | None) -> str:
    return dates.day_month_year(value) if value else ""


@register.filter
def time_of_day(value: dt.time | None) -> str:
    return dates.time_of_day(value) if value else ""
