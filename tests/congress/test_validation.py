import datetime as dt
from types import SimpleNamespace

import pytest

from congress.models import (
    CongressEditionPage,
    ContributionPage,
    HostCityDistrict,
    ProgrammeItemPage,
)
from congress.validation import contribution_errors, edition_errors, programme_item_errors

# A page without a type asks the database for its own.
pytestmark = pytest.mark.django_db

NOVEMBER = dt.date(2025, 11, 1)
FIRST, LAST = dt.date(2025, 11, 19), dt.date(2025, 11, 21)


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"start_date": FIRST, "end_date": LAST}, set()),
        ({"start_date": FIRST, "end_date": FIRST}, set()),
        ({"start_date": FIRST}, set()),
        ({}, set()),
        ({"start_date": LAST, "end_date": FIRST}, {"end_date"}),
        ({"start_date": NOVEMBER, "date_precision": "month"}, set()),
        ({"start_date": FIRST, "date_precision": "month"}, {"start_date"}),
        ({"start_date": NOVEMBER, "end_date": LAST, "date_precision": "month"}, {"end_date"}),
        ({"start_date": dt.date(2025, 1, 1), "date_precision": "year"}, set()),
        ({"start_date": NOVEMBER, "date_precision": "year"}, {"start_date"}),
        ({"start_date": FIRST, "announced_on": FIRST}, set()),
        ({"start_date": FIRST, "end_date": LAST, "announced_on": LAST}, set()),
        ({"start_date": FIRST, "announced_on": LAST}, {"announced_on"}),
        ({"start_date": NOVEMBER, "date_precision": "month", "announced_on": LAST}, set()),
    ],
)
def test_edition_errors_stand_beside_the_date_that_is_wrong(fields, wrong):
    assert set(edition_errors(CongressEditionPage(**fields))) == wrong


def test_edition_cannot_be_announced_at_itself():
    edition = CongressEditionPage(pk=7, start_date=FIRST)
    edition.announced_at = CongressEditionPage(pk=7, start_date=FIRST)
    assert set(edition_errors(edition)) == {"announced_at"}
    edition.announced_at = CongressEditionPage(pk=6, start_date=FIRST)
    assert edition_errors(edition) == {}


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({}, set()),
        ({"day": FIRST}, set()),
        ({"day": LAST, "start_time": dt.time(9), "end_time": dt.time(10)}, set()),
        ({"day": FIRST, "start_time": dt.time(9)}, set()),
        ({"day": FIRST, "end_time": dt.time(9)}, {"start_time"}),
        ({"day": FIRST, "start_time": dt.time(9), "end_time": dt.time(9)}, {"end_time"}),
        ({"day": FIRST, "start_time": dt.time(10), "end_time": dt.time(9)}, {"end_time"}),
        ({"start_time": dt.time(9)}, {"day"}),
        ({"day": dt.date(2025, 11, 18)}, {"day"}),
        ({"day": dt.date(2025, 11, 22)}, {"day"}),
    ],
)
def test_programme_item_errors_stand_beside_the_field_that_is_wrong(fields, wrong):
    edition = CongressEditionPage(start_date=FIRST, end_date=LAST)
    assert set(programme_item_errors(ProgrammeItemPage(**fields), edition)) == wrong


def test_programme_item_of_one_day_takes_that_day_only():
    edition = CongressEditionPage(start_date=FIRST)
    assert programme_item_errors(ProgrammeItemPage(day=FIRST), edition) == {}
    assert set(programme_item_errors(ProgrammeItemPage(day=LAST), edition)) == {"day"}


@pytest.mark.parametrize("precision", ["month", "year"])
def test_programme_item_has_no_day_while_those_of_the_edition_are_unknown(precision):
    edition = CongressEditionPage(start_date=NOVEMBER, date_precision=precision)
    assert set(programme_item_errors(ProgrammeItemPage(day=NOVEMBER), edition)) == {"day"}


def test_programme_item_outside_the_tree_is_held_to_its_own_rules_only():
    item = ProgrammeItemPage(day=dt.date(1999, 1, 1), end_time=dt.time(9))
    assert set(programme_item_errors(item, None)) == {"start_time"}


@pytest.mark.parametrize(("city", "wrong"), [(5, set()), (6, {"district"})])
def test_district_is_one_of_the_host_city(city, wrong):
    edition = CongressEditionPage(start_date=FIRST, host_city_id=city)
    item = SimpleNamespace(
        day=None, start_time=None, end_time=None, district=HostCityDistrict(page_id=5)
    )
    assert set(programme_item_errors(item, edition)) == wrong


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({}, set()),
        ({"date_precision": "year"}, set()),
        ({"date": FIRST}, set()),
        ({"date": NOVEMBER, "date_precision": "month"}, set()),
        ({"date": FIRST, "date_precision": "month"}, {"date"}),
        ({"date": NOVEMBER, "date_precision": "year"}, {"date"}),
    ],
)
def test_contribution_errors_hold_the_date_to_its_precision(fields, wrong):
    assert set(contribution_errors(ContributionPage(**fields))) == wrong
