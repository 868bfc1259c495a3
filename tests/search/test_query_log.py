"""The count of queries: what is kept, for how long, and that it never gets in the way."""

import datetime as dt
from io import StringIO
from urllib.parse import urlencode

import pytest
import time_machine
from django.core.management import call_command
from django.db import OperationalError, connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from wagtail.test.utils import WagtailPageTestCase

from lpbsite.search import query_log
from lpbsite.search.answer import SearchAnswer
from lpbsite.search.models import DailyQuery
from lpbsite.search.query_log import KEPT_DAYS, cleaned, looks_personal, record
from tests.factories import site_tree
from tests.reading import texts

NOON = dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC)
TODAY = dt.date(2026, 11, 22)


def answer(query, lang="nl", total=0):
    return SearchAnswer(query, lang, "sqlite", False, total, 1, 20, None, {}, ())


def rows():
    found = DailyQuery.objects.order_by("pk")
    return [(row.day, row.lang, row.query, row.times, row.results) for row in found]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("Wijk  Agenda", "wijk agenda"),
        ("  «Financiën»?! ", "financiën"),
        ("'s-Hertogenbosch", "s-hertogenbosch"),
        ("=1+1", "1+1"),
        ("@lpb", "lpb"),
        ("a", "a"),
        ("???", ""),
        ("", ""),
        ("wijk " * 40, ("wijk " * 20).strip()),
        ("a" * 99 + "  b", "a" * 99),
        ("e\u0301e\u0301n", "één"),
    ],
)
def test_a_query_is_counted_in_lower_case_from_its_first_word_to_its_last(query, expected):
    assert cleaned(query) == expected


@pytest.mark.parametrize(
    "query",
    [
        "jan@example.org",
        "jan＠example.org",
        "06 12345678",
        "06-12 34 56 78",
        "bsn 123456782",
        "NL91 ABNA 0417 1643 00",
        "jansen 12-03-1985",
        "jansen 1/2/85",
        "jansen 1985-03-12",
        "1985 3 12",
        "jansen 12 mrt 85",
        "12e maart '85",
        "12mrt1985",
        "March 12, 1985",
        "march 12th 85",
        "jan(at)x.nl",
        "jan [at] x.nl",
        "jan at x.nl",
        "jan at x dot nl",
        "jan apenstaartje x punt nl",
        "1234 AB 12",
        "1234ab",
        "2011AB",
    ],
)
def test_what_looks_personal_is_told(query):
    assert looks_personal(query)


@pytest.mark.parametrize(
    "query",
    [
        "congres 2025",
        "2014-2015",
        "congressen 2014 2019 2023",
        "2025 in utrecht",
        "platform31",
        "lokaal 12.34",
        "artikel 213a",
        "30 jaar lpb",
        "november 2025",
        "congres november 2025 utrecht",
        "25 jaar mei",
        "12 maatregelen 2025",
        "10 decentralisaties",
        "meeting at the square",
        "1000 wijken",
    ],
)
def test_ordinary_queries_with_numbers_are_not_personal(query):
    assert not looks_personal(query)


class RecordingTests(TestCase):
    def setUp(self):
        clock = time_machine.travel(NOON, tick=False)
        self.clock = clock.start()
        self.addCleanup(clock.stop)

    def test_each_query_is_counted_by_day_and_language_with_its_last_results(self):
        for total in (0, 0, 3):
            record(answer("Buurthuis", total=total))
        record(answer("buurthuis", lang="en"))
        self.clock.shift(dt.timedelta(days=1))
        record(answer("buurthuis", total=1))
        assert rows() == [
            (TODAY, "nl", "buurthuis", 3, 3),
            (TODAY, "en", "buurthuis", 1, 0),
            (TODAY + dt.timedelta(days=1), "nl", "buurthuis", 1, 1),
        ]

    def test_nothing_but_query_language_and_counts_is_kept(self):
        names = [field.name for field in DailyQuery._meta.get_fields()]
        assert names == ["id", "day", "lang", "query", "times", "results"]

    def test_what_looks_personal_or_has_no_word_is_not_kept(self):
        for query in ("jan@example.org", "0612345678", "?", ""):
            record(answer(query))
        assert rows() == []

    def test_the_day_is_the_day_in_the_netherlands(self):
        self.clock.move_to(dt.datetime(2026, 11, 22, 23, 30, tzinfo=dt.UTC))
        record(answer("laat"))
        assert rows() == [(dt.date(2026, 11, 23), "nl", "laat", 1, 0)]

    def test_queries_are_forgotten_after_ninety_days_by_the_first_of_a_day(self):
        for age in (KEPT_DAYS + 1, KEPT_DAYS):
            day = TODAY - dt.timedelta(days=age)
            DailyQuery.objects.create(day=day, lang="nl", query=f"{age}", results=0)
        record(answer("nieuw"))
        record(answer("nieuw"))
        assert [(query, times) for _day, _lang, query, times, _results in rows()] == [
            ("90", 1),
            ("nieuw", 2),
        ]

    def test_the_command_forgets_and_says_how_many(self):
        day = TODAY - dt.timedelta(days=KEPT_DAYS + 1)
        DailyQuery.objects.create(day=day, lang="nl", query="oud", results=0)
        DailyQuery.objects.create(day=TODAY, lang="nl", query="nieuw", results=0)
        said = StringIO()
        call_command("forget_queries", stdout=said)
        assert said.getvalue() == "Queries deleted: 1.\n"
        assert [row[2] for row in rows()] == ["nieuw"]

    def test_a_program_that_tries_words_fills_no_table(self):
        full = [
            DailyQuery(day=TODAY, lang="nl", query=f"woord {number}", results=0)
            for number in range(query_log.MAX_QUERIES_A_DAY)
        ]
        DailyQuery.objects.bulk_create(full)
        record(answer("nog een"))
        record(answer("woord 7", total=2))
        assert DailyQuery.objects.count() == query_log.MAX_QUERIES_A_DAY
        assert list(DailyQuery.objects.filter(times=2).values_list("query", "results")) == [
            ("woord 7", 2)
        ]

    def test_counting_again_is_one_statement_on_the_rows(self):
        record(answer("buurthuis"))
        with CaptureQueriesContext(connection) as queries:
            record(answer("buurthuis"))
        about_rows = [query["sql"] for query in queries if "dailyquery" in query["sql"]]
        assert [sql.split()[0] for sql in about_rows] == ["UPDATE"]


class SearchPageTests(WagtailPageTestCase):
    @classmethod
    def setUpTestData(cls):
        site_tree()

    def search(self, address="/nl/zoeken/", **names):
        return self.client.get(f"{address}?{urlencode(names)}")

    def test_the_first_page_of_an_unfiltered_question_is_counted(self):
        self.search(q="onvindbaar")
        self.search("/en/search/", q="Nowhere")
        self.search(q="onvindbaar", type="news")
        self.search(q="onvindbaar", page="2")
        self.search(q="")
        assert [row[1:] for row in rows()] == [
            ("nl", "onvindbaar", 1, 0),
            ("en", "nowhere", 1, 0),
        ]


def failing(execute, sql, params, many, context):
    if "site_search_dailyquery" in sql:
        raise OperationalError("database is locked")
    return execute(sql, params, many, context)


class BusyDatabaseTests(TestCase):
    def test_a_search_is_answered_when_its_query_cannot_be_counted(self):
        site_tree()
        with (
            connection.execute_wrapper(failing),
            self.assertLogs("lpbsite.search.query_log", "WARNING") as logged,
        ):
            response = self.client.get("/nl/zoeken/?q=onvindbaar")
        assert response.status_code == 200
        assert texts(response, "#q") == [""]
        assert len(logged.records) == 1
        assert "onvindbaar" not in logged.output[0]
        assert rows() == []

    def test_the_usual_patience_returns_after_counting(self):
        def patience():
            with connection.cursor() as cursor:
                return cursor.execute("PRAGMA busy_timeout").fetchone()[0]

        if connection.vendor != "sqlite":
            self.skipTest("only SQLite's patience belongs to the connection")
        usual = patience()
        record(answer("buurthuis"))
        with connection.execute_wrapper(failing), self.assertLogs("lpbsite.search.query_log"):
            record(answer("buurthuis"))
        assert patience() == usual > query_log.MAX_WAIT_MS
