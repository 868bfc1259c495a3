import datetime as dt

import pytest
from django.template import Context, Template
from django.utils.translation import override

from lpbsite.core.dates import date_period, day_month_year, last_possible_day, time_of_day

NOVEMBER_19 = dt.date(2025, 11, 19)
NOVEMBER_21 = dt.date(2025, 11, 21)


@pytest.mark.parametrize(("language", "text"), [("nl", "1 maart 2025"), ("en", "1 March 2025")])
def test_day_month_year_is_written_out(language, text):
    with override(language):
        assert day_month_year(dt.date(2025, 3, 1)) == text


@pytest.mark.parametrize(("language", "text"), [("nl", "09.05"), ("en", "09:05")])
def test_time_of_day_has_four_figures(language, text):
    with override(language):
        assert time_of_day(dt.time(9, 5)) == text


@pytest.mark.parametrize(
    ("start", "end", "dutch", "english"),
    [
        (NOVEMBER_19, None, "19 november 2025", "19 November 2025"),
        (NOVEMBER_19, NOVEMBER_19, "19 november 2025", "19 November 2025"),
        (NOVEMBER_19, NOVEMBER_21, "19 t/m 21 november 2025", "19 to 21 November 2025"),
        (
            dt.date(2025, 10, 30),
            dt.date(2025, 11, 1),
            "30 oktober t/m 1 november 2025",
            "30 October to 1 November 2025",
        ),
        (
            dt.date(2025, 12, 31),
            dt.date(2026, 1, 2),
            "31 december 2025 t/m 2 januari 2026",
            "31 December 2025 to 2 January 2026",
        ),
        (
            dt.date(2024, 11, 19),
            NOVEMBER_21,
            "19 november 2024 t/m 21 november 2025",
            "19 November 2024 to 21 November 2025",
        ),
    ],
)
def test_period_names_month_and_year_once_where_they_are_the_same(start, end, dutch, english):
    with override("nl"):
        assert date_period(start, end) == dutch
    with override("en"):
        assert date_period(start, end) == english


@pytest.mark.parametrize(
    ("precision", "dutch", "english"),
    [("month", "november 2015", "November 2015"), ("year", "2015", "2015")],
)
def test_period_says_no_more_than_its_precision(precision, dutch, english):
    start, end = dt.date(2015, 11, 1), dt.date(2015, 11, 3)
    with override("nl"):
        assert date_period(start, end, precision, weekdays=True) == dutch
    with override("en"):
        assert date_period(start, end, precision, weekdays=True) == english


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nl", "woensdag 19 t/m vrijdag 21 november 2025"),
        ("en", "Wednesday 19 to Friday 21 November 2025"),
    ],
)
def test_period_names_the_days_of_the_week_when_asked(language, text):
    with override(language):
        assert date_period(NOVEMBER_19, NOVEMBER_21, weekdays=True) == text


@pytest.mark.parametrize(
    ("language", "text"),
    [("nl", "19 tot en met 21 november 2025"), ("en", "19 to 21 November 2025")],
)
def test_spoken_period_has_no_abbreviation(language, text):
    with override(language):
        assert date_period(NOVEMBER_19, NOVEMBER_21, spoken=True) == text


@pytest.mark.parametrize(
    ("end", "precision", "last"),
    [
        (NOVEMBER_21, "day", NOVEMBER_21),
        (None, "day", NOVEMBER_19),
        (None, "month", dt.date(2025, 11, 30)),
        (None, "year", dt.date(2025, 12, 31)),
    ],
)
def test_last_possible_day_follows_the_precision(end, precision, last):
    assert last_possible_day(NOVEMBER_19, end, precision) == last


def test_last_possible_day_of_a_leap_month():
    assert last_possible_day(dt.date(2024, 2, 1), None, "month") == dt.date(2024, 2, 29)


@pytest.mark.parametrize(
    ("language", "text"),
    [("nl", "19 november 2025, 13.30, "), ("en", "19 November 2025, 13:30, ")],
)
def test_filters_write_dates_and_times_and_nothing_for_none(language, text):
    template = Template(
        "{% load dates %}{{ day|day_month_year }}, {{ time|time_of_day }}, "
        "{{ none|day_month_year }}{{ none|time_of_day }}"
    )
    context = {"day": NOVEMBER_19, "time": dt.time(13, 30), "none": None}
    with override(language):
        assert template.render(Context(context)) == text
