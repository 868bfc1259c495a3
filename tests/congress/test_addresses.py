import datetime as dt

import pytest

from congress.addresses import edition_slug


@pytest.mark.parametrize(
    ("kind", "precision", "expected"),
    [
        ("congress", "day", "2025"),
        ("congress", "month", "2025"),
        ("meetup", "day", "meetup-2025"),
        ("theme_meeting", "day", "themabijeenkomst-2025-03"),
        ("theme_meeting", "month", "themabijeenkomst-2025-03"),
        ("theme_meeting", "year", "themabijeenkomst-2025"),
    ],
)
def test_edition_slug_follows_from_kind_and_date(kind, precision, expected):
    assert edition_slug(kind, dt.date(2025, 3, 14), precision) == expected
