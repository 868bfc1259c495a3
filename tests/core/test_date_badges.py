import datetime as dt

import pytest
from django.utils.translation import override

from lpbsite.core.date_badges import DateBadge, date_badge, year_badge


@pytest.mark.parametrize(
    ("start", "end", "language", "badge"),
    [
        (
            dt.date(2019, 7, 9),
            None,
            "nl",
            DateBadge("9", ("jul", "2019"), "9 juli 2019"),
        ),
        (
            dt.date(2019, 3, 9),
            None,
            "en",
            DateBadge("9", ("Mar", "2019"), "9 March 2019"),
        ),
        (
            dt.date(2025, 11, 19),
            dt.date(2025, 11, 21),
            "nl",
            DateBadge("19–21", ("nov", "2025"), "19 tot en met 21 november 2025"),
        ),
        (
            dt.date(2025, 10, 30),
            dt.date(2025, 11, 1),
            "nl",
            DateBadge("30–1", ("okt–nov", "2025"), "30 oktober tot en met 1 november 2025"),
        ),
        (
            dt.date(2025, 12, 31),
            dt.date(2026, 1, 2),
            "en",
            DateBadge("31–2", ("Dec–Jan", "2025–2026"), "31 December 2025 to 2 January 2026"),
        ),
    ],
)
def test_badge_of_days_shows_days_months_and_years(start, end, language, badge):
    with override(language):
        assert date_badge(start, end) == badge


@pytest.mark.parametrize(
    ("language", "badge"),
    [
        ("nl", DateBadge("nov", ("2015",), "november 2015")),
        ("en", DateBadge("Nov", ("2015",), "November 2015")),
    ],
)
def test_badge_of_a_month_has_no_day(language, badge):
    with override(language):
        assert date_badge(dt.date(2015, 11, 1), None, "month") == badge


def test_badge_of_a_year_has_no_month():
    assert date_badge(dt.date(2023, 1, 1), None, "year") == DateBadge("2023")


@pytest.mark.parametrize(
    ("language", "spoken"), [("nl", "Datum nog niet bekend"), ("en", "Date not known yet")]
)
def test_badge_of_an_unknown_date_is_open(language, spoken):
    with override(language):
        assert date_badge(None) == DateBadge("?", spoken=spoken, open=True)


def test_badge_of_a_year_without_a_host_is_open():
    assert year_badge(2026, is_open=True) == DateBadge("2026", open=True)
