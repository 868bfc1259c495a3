import datetime as dt

import pytest

from lpbsite.content.short_form import complete

TODAY = dt.date(2026, 5, 1)


@pytest.mark.parametrize(
    ("type_name", "values", "expected"),
    [
        ("edition", {"title": "Congres 2016"}, {"date": "2016-01-01", "datePrecision": "year"}),
        ("edition", {"title": "Congres"}, {"date": "2026-01-01", "datePrecision": "year"}),
        ("edition", {"title": "A", "slug": "meetup-2024"}, {"date": "2024-01-01"}),
        ("edition", {"date": "2015-11"}, {"date": "2015-11-01", "datePrecision": "month"}),
        ("edition", {"date": "2016-03-01"}, {"date": "2016-03-01"}),
        ("contribution", {"lang": "en"}, {"contentLang": "en"}),
        ("contribution", {"date": "2019"}, {"date": "2019-01-01", "datePrecision": "year"}),
        ("partner", {"title": "A"}, {"kind": "municipality"}),
        ("partner", {"kind": "agency_or_school"}, {"kind": "agency_or_school"}),
        ("programme_item", {}, {"kind": "workshop"}),
        ("host_city", {"title": "Breda"}, {"municipality": "Breda"}),
        ("host_city", {"title": "Breda", "municipality": "B"}, {"municipality": "B"}),
    ],
)
def test_what_a_type_needs_is_filled_in(type_name, values, expected):
    result = complete(type_name, values, TODAY)
    assert {name: result.get(name) for name in expected} == expected


def test_an_exact_date_has_no_precision_of_its_own():
    assert "datePrecision" not in complete("edition", {"date": "2016-03-01"}, TODAY)
    assert complete("news", {"title": "A"}, TODAY) == {"title": "A"}
