"""The report of queries without results, as an editor sees it."""

import datetime as dt
from io import BytesIO
from urllib.parse import parse_qs, urlsplit

import time_machine
from django.contrib.auth.models import Permission
from django.urls import reverse
from openpyxl import load_workbook

from lpbsite.search.models import DailyQuery
from tests.admin.editing import EditingTestCase
from tests.factories import UserFactory
from tests.reading import links, parts, queries

SYNONYMS, BETS = (
    f"wagtailsnippets_site_search_{model}" for model in ("synonymgroup", "bestbet")
)
NOON = dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC)
TODAY = dt.date(2026, 11, 22)


class ReportTests(EditingTestCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        for query, lang, age, times, results in (
            ("wijkhub", "nl", 40, 3, 0),
            ("wijkhub", "nl", 2, 2, 0),
            ("speeltuin", "nl", 1, 1, 0),
            ("gevonden", "nl", 1, 9, 4),
            ("nu gevonden", "nl", 5, 7, 0),
            ("nu gevonden", "nl", 1, 1, 2),
            ("weer weg", "nl", 5, 5, 2),
            ("weer weg", "nl", 3, 1, 0),
            ("a&b <i>", "en", 10, 2, 0),
        ):
            day = TODAY - dt.timedelta(days=age)
            DailyQuery.objects.create(
                day=day, lang=lang, query=query, times=times, results=results
            )

    def setUp(self):
        super().setUp()
        clock = time_machine.travel(NOON, tick=False)
        clock.start()
        self.addCleanup(clock.stop)
        self.client.force_login(self.editor)

    def report(self, **names):
        return self.client.get(reverse("search_queries"), names)

    def rows(self, **names):
        found = self.report(**names).context["object_list"]
        return [(row["query"], row["lang"], row["asked"], row["last_asked"]) for row in found]

    def test_lists_what_had_no_result_when_last_asked_most_asked_first(self):
        day = {age: TODAY - dt.timedelta(days=age) for age in (1, 2, 3, 10)}
        assert self.rows() == [
            ("wijkhub", "nl", 5, day[2]),
            ("a&b <i>", "en", 2, day[10]),
            ("speeltuin", "nl", 1, day[1]),
            ("weer weg", "nl", 1, day[3]),
        ]

    def test_says_how_many_there_are(self):
        self.assertContains(self.report(), "4 queries")
        DailyQuery.objects.all().delete()
        self.assertContains(self.report(), "There are no queries to display.")

    def test_is_filtered_by_language_and_period_and_sorted(self):
        assert [row[0] for row in self.rows(lang="en")] == ["a&b <i>"]
        assert [row[:3] for row in self.rows(period="7")] == [
            ("wijkhub", "nl", 2),
            ("speeltuin", "nl", 1),
            ("weer weg", "nl", 1),
        ]
        assert [row[0] for row in self.rows(ordering="-last_asked")] == [
            "speeltuin",
            "wijkhub",
            "weer weg",
            "a&b <i>",
        ]
        assert len(self.rows(period="1000", lang="de")) == 4

    def test_shows_each_query_with_what_can_be_done(self):
        response = self.report(lang="en")
        (row,) = parts(response, "table.listing tbody tr")
        cells = [" ".join(cell.get_text(" ").split()) for cell in row("td")]
        assert cells == [
            "a&b <i>",
            "English",
            "2",
            "Nov. 12, 2026",
            "Make a synonym Make a best bet Try",
        ]
        addresses = [urlsplit(link["href"]) for link in row("a")]
        query = {"query": ["a&b <i>"], "lang": ["en"]}
        assert [(link.path, parse_qs(link.query)) for link in addresses] == [
            (reverse(f"{SYNONYMS}:add"), query),
            (reverse(f"{BETS}:add"), query),
            (reverse("search_try"), {"q": ["a&b <i>"]}),
        ]

    def test_says_when_a_query_leaves_the_list(self):
        words = "A query leaves this list when a visitor asks it again and finds something."
        self.assertContains(self.report(), words)

    def test_offers_only_what_somebody_may_do(self):
        user = UserFactory()
        names = ("access_admin", "view_dailyquery", "add_bestbet")
        user.user_permissions.set(Permission.objects.filter(codename__in=names))
        self.client.force_login(user)
        shown = links(self.report(lang="en"), "table.listing tbody a")
        assert [text for text, _address in shown] == ["Make a best bet", "Try"]

    def test_is_exported_as_csv_and_as_a_workbook(self):
        response = self.report(export="csv", period="7")
        assert response.getvalue().decode().splitlines() == [
            "Query,Language,Times,Last asked",
            "wijkhub,Dutch,2,2026-11-20",
            "speeltuin,Dutch,1,2026-11-21",
            "weer weg,Dutch,1,2026-11-19",
        ]
        response = self.report(export="xlsx", lang="en")
        sheet = load_workbook(BytesIO(response.getvalue())).active
        assert [[cell.value for cell in row] for row in sheet][1][:3] == [
            "a&b <i>",
            "English",
            2,
        ]

    def test_costs_as_many_queries_for_ten_rows_as_for_four(self):
        self.queries()  # the first time more, for what is kept in memory
        before = self.queries()
        for number in range(6):
            DailyQuery.objects.create(day=TODAY, lang="nl", query=f"woord {number}", results=0)
        assert self.queries() == before

    def queries(self):
        return queries(self.client, reverse("search_queries"))
