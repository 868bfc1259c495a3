import datetime as dt

import pytest
from django.utils.translation import override
from wagtail.models import PageViewRestriction
from wagtail.test.utils import WagtailPageTestCase

from congress.links import Link
from congress.models import CongressEditionPage
from home.front_page import HOUSES_SHOWN, countdown, front_page_context
from tests.factories import (
    CongressEditionPageFactory,
    HostCityPageFactory,
    ImageFactory,
    NewsItemPageFactory,
    ProgrammePageFactory,
    english_version,
    site_tree,
)

TODAY = dt.date(2026, 11, 22)


def edition(start, end=None, **fields):
    return CongressEditionPage(
        title="x", slug="x", start_date=start, end_date=end, **({"format": "congress"} | fields)
    )


@pytest.mark.parametrize(
    ("start", "end", "precision", "dutch", "english"),
    [
        (
            dt.date(2026, 11, 28),
            dt.date(2026, 11, 30),
            "day",
            "Het volgende congres begint over 6 dagen",
            "The next congress begins in 6 days",
        ),
        (
            dt.date(2026, 11, 23),
            None,
            "day",
            "Het volgende congres begint morgen",
            "The next congress begins tomorrow",
        ),
        (TODAY, None, "day", "Het congres begint vandaag", "The congress begins today"),
        (
            dt.date(2026, 11, 20),
            TODAY,
            "day",
            "Het congres is nu bezig",
            "The congress is going on now",
        ),
        (
            dt.date(2026, 12, 1),
            None,
            "month",
            "Het volgende congres is in december 2026",
            "The next congress is in December 2026",
        ),
        (
            dt.date(2027, 1, 1),
            None,
            "year",
            "Het volgende congres is in 2027",
            "The next congress is in 2027",
        ),
    ],
)
def test_countdown_counts_days_only_when_the_days_are_known(
    start, end, precision, dutch, english
):
    congress = edition(start, end, date_precision=precision)
    with override("nl"):
        assert countdown(congress, TODAY) == dutch
    with override("en"):
        assert countdown(congress, TODAY) == english


@pytest.mark.parametrize(
    ("start", "precision", "english"),
    [
        (dt.date(2026, 11, 28), "day", "The next meeting is in 6 days"),
        (dt.date(2026, 11, 23), "day", "The next meeting is tomorrow"),
        (TODAY, "day", "The next meeting is today"),
        (dt.date(2027, 6, 1), "month", "The next meeting is in June 2027"),
    ],
)
def test_countdown_calls_a_meetup_a_meeting(start, precision, english):
    meetup = edition(start, date_precision=precision, format="meetup")
    with override("en"):
        assert countdown(meetup, TODAY) == english


class FrontPageTests(WagtailPageTestCase):
    @classmethod
    def setUpTestData(cls):
        cls.tree = site_tree()
        cls.utrecht = HostCityPageFactory(
            parent=cls.tree.host_cities, title="Utrecht", slug="utrecht"
        )
        english_version(cls.utrecht, title="Utrecht", slug="utrecht")
        cls.congress_2025 = CongressEditionPageFactory(
            parent=cls.tree.editions,
            host_city=cls.utrecht,
            theme="Verbinding vanuit het hart",
            participation="ruim honderd gemeenten",
        )
        cls.english_2025 = english_version(
            cls.congress_2025,
            title="LPB congress 2025",
            theme="Connecting from the heart",
            participation="more than a hundred municipalities",
        )

    def congress(self, start, end=None, **fields):
        return CongressEditionPageFactory(
            parent=self.tree.editions, start_date=start, end_date=end, **fields
        )

    def context(self, language="nl"):
        home = self.tree.home if language == "nl" else self.tree.english("home")
        with override(language):
            return front_page_context(type(home).objects.get(pk=home.pk), TODAY)

    def test_without_a_coming_edition_the_last_congress_is_shown(self):
        context = self.context()

        assert context["edition"] is None
        last = context["last_edition"]
        assert last.page == self.congress_2025
        assert last.eyebrow == "LPB-congres 2025 in Utrecht"
        assert last.period == "19 t/m 21 november 2025"

    def test_without_a_coming_edition_english_readers_see_the_english_one(self):
        last = self.context("en")["last_edition"]

        assert last.page == self.english_2025
        assert last.eyebrow == "LPB congress 2025 in Utrecht"
        assert last.period == "19 to 21 November 2025"

    def test_next_edition_is_the_first_to_come(self):
        self.congress(dt.date(2027, 11, 17), slug="2027")
        meetup = self.congress(dt.date(2027, 6, 1), slug="meetup-2027", format="meetup")
        context = self.context()

        assert context["edition"].page == meetup
        assert context["last_edition"] is None

    def test_edition_of_this_month_is_not_over_while_its_days_are_unknown(self):
        congress = self.congress(dt.date(2026, 11, 1), slug="2026", date_precision="month")

        assert self.context()["edition"].page == congress

    def test_edition_tells_when_where_and_who(self):
        self.congress_2025.start_date = dt.date(2026, 11, 25)
        self.congress_2025.end_date = dt.date(2026, 11, 27)
        self.congress_2025.save()
        shown = self.context()["edition"]

        assert shown.eyebrow == "Het volgende congres begint over 3 dagen"
        assert shown.city == Link("Utrecht", "/nl/gaststeden/utrecht/")
        assert shown.facts == [
            ("Wanneer", "woensdag 25 t/m vrijdag 27 november 2026", None),
            ("Waar", "Utrecht", "/nl/gaststeden/utrecht/"),
            ("Wie", "ruim honderd gemeenten", None),
        ]

    def test_edition_links_its_programme_when_visitors_may_see_it(self):
        congress = self.congress(dt.date(2027, 11, 17), slug="2027")
        assert self.context()["edition"].programme_url == ""
        draft = ProgrammePageFactory(parent=congress, live=False)
        assert self.context()["edition"].programme_url == ""
        draft.save_revision().publish()
        assert self.context()["edition"].programme_url == "/nl/congressen/2027/programma/"

    def test_edition_that_an_editor_chose_goes_first(self):
        self.congress(dt.date(2027, 11, 17), slug="2027")
        self.tree.home.featured_edition = self.congress_2025
        self.tree.home.save()

        assert self.context()["edition"].page == self.congress_2025
        assert self.context()["edition"].eyebrow == "LPB-congres 2025 in Utrecht"

    def test_chosen_edition_is_shown_in_english_when_it_is_translated(self):
        english_home = self.tree.english("home")
        english_home.featured_edition = self.congress_2025
        english_home.save()
        assert self.context("en")["edition"].page == self.english_2025
        self.english_2025.unpublish()
        assert self.context("en")["edition"] is None

    def test_edition_that_visitors_may_not_see_is_not_shown(self):
        self.congress(dt.date(2027, 11, 17), slug="2027", live=False)
        private = self.congress(dt.date(2028, 11, 17), slug="2028")
        PageViewRestriction.objects.create(page=private, restriction_type="login")

        assert self.context()["edition"] is None

    def test_street_ends_with_an_open_house_while_no_next_host_is_known(self):
        houses = self.context()["houses"]

        assert [(house.badge.big, house.badge.open, house.name) for house in houses] == [
            ("2025", False, "Utrecht"),
            ("2026", True, "Uw gemeente?"),
        ]
        assert (houses[0].url, houses[0].meta) == (
            "/nl/gaststeden/utrecht/",
            "Verbinding vanuit het hart",
        )

    def test_street_ends_with_the_next_host_when_it_is_known(self):
        city = HostCityPageFactory(parent=self.tree.host_cities, title="Deventer")
        self.congress(dt.date(2027, 11, 17), slug="2027", host_city=city)

        assert [(house.badge.big, house.name) for house in self.context()["houses"]] == [
            ("2025", "Utrecht"),
            ("2027", "Deventer"),
        ]

    def test_street_shows_the_latest_congresses_oldest_first(self):
        for year in range(2015, 2025):
            self.congress(dt.date(year, 1, 1), slug=str(year), date_precision="year")
        self.congress(dt.date(2024, 6, 1), slug="meetup-2024", format="meetup")

        years = [house.badge.big for house in self.context()["houses"]]
        assert years == ["2022", "2023", "2024", "2025", "2026"]
        assert len(years) == HOUSES_SHOWN

    def test_street_names_a_city_without_translation_in_dutch(self):
        city = HostCityPageFactory(parent=self.tree.host_cities, title="Deventer")
        congress = self.congress(dt.date(2024, 11, 20), slug="2024", host_city=city)
        english_version(congress)
        house = self.context("en")["houses"][0]

        assert (house.name, house.url, house.lang) == (
            "Deventer",
            "/nl/gaststeden/deventer/",
            "nl",
        )

    def test_news_is_the_latest_four_in_the_language_of_the_page(self):
        items = [
            NewsItemPageFactory(parent=self.tree.news, publication_date=dt.date(2026, 1, day))
            for day in range(1, 7)
        ]
        items[5].unpublish()
        translation = english_version(items[0])

        assert self.context()["news"] == [items[4], items[3], items[2], items[1]]
        assert self.context("en")["news"] == [translation]

    def test_ways_in_lead_to_the_lists_of_the_language(self):
        context = self.context("en")
        assert {
            name: context[name].url
            for name in ("news_index", "editions_index", "cities_index", "contributions_index")
        } == {
            "news_index": "/en/news/",
            "editions_index": "/en/congresses/",
            "cities_index": "/en/host-cities/",
            "contributions_index": "/en/publications/",
        }
        self.tree.english("contributions").unpublish()
        assert self.context("en")["contributions_index"] is None

    def test_number_of_queries_does_not_grow_with_the_content(self):
        def add(number):
            for _index in range(number):
                city = HostCityPageFactory(parent=self.tree.host_cities)
                year = 2027 + CongressEditionPage.objects.count()
                self.congress(dt.date(year, 11, 1), slug=str(year), host_city=city)
                self.congress(
                    dt.date(year - 1000, 11, 1), slug=str(year - 1000), host_city=city
                )
                NewsItemPageFactory(
                    parent=self.tree.news, image=ImageFactory(), image_is_decorative=True
                )

        add(3)
        with self.assertNumQueries(9):
            self.context()
        add(10)
        with self.assertNumQueries(9):
            self.context()
