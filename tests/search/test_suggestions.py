"""What is suggested while somebody types."""

import datetime as dt
from time import perf_counter

from hypothesis import given, settings
from hypothesis.extra.django import TestCase
from wagtail.models import PageViewRestriction
from wagtail.test.utils import WagtailPageTestCase

from lpbsite.search.suggestions import Suggestion, suggest
from tests.factories import (
    CongressEditionPageFactory,
    HostCityPageFactory,
    NewsItemPageFactory,
    PartnerPageFactory,
    PersonPageFactory,
    ProgrammePageFactory,
    StandardPageFactory,
    TopicFactory,
    english,
    english_version,
    site_tree,
)
from tests.search.queries import NASTY, QUERY_TEXTS


def texts(query, lang="nl"):
    return [found.text for found in suggest(query, lang=lang)]


class Pages:
    """Pages that have words of their titles in common."""

    def __init__(self):
        self.tree = site_tree()
        self.utrecht = HostCityPageFactory(parent=self.tree.host_cities, title="Utrecht")
        self.edition = CongressEditionPageFactory(
            parent=self.tree.editions, title="Congres 2025", host_city=self.utrecht
        )
        self.older = CongressEditionPageFactory(
            parent=self.tree.editions, title="Congres 2015", start_date=dt.date(2015, 11, 1)
        )
        self.partner = PartnerPageFactory(
            parent=self.tree.partners,
            title="Utrechts Verband Actieve Bewoners",
            abbreviation="UVAB",
        )
        self.person = PersonPageFactory(parent=self.tree.people, title="Zoë van Utrecht")
        self.topic = TopicFactory(name="Utrechtse aanpak")
        self.news = NewsItemPageFactory(
            parent=self.tree.news, title="Congres: Utrecht is aan de beurt"
        )
        self.about = StandardPageFactory(parent=self.tree.home, title="Over Utrecht")


class SuggestionTests(WagtailPageTestCase):
    @classmethod
    def setUpTestData(cls):
        cls.pages = Pages()

    def test_known_things_come_first(self):
        assert suggest("utr", lang="nl") == [
            Suggestion("Utrecht", "/nl/gaststeden/utrecht/", "host_city"),
            Suggestion("Congres 2025", "/nl/congressen/2025/", "edition"),
            Suggestion(
                "Utrechts Verband Actieve Bewoners",
                "/nl/partners/utrechts-verband-actieve-bewoners/",
                "partner",
            ),
            Suggestion("Zoë van Utrecht", "/nl/mensen/zoe-van-utrecht/", "person"),
            Suggestion("Utrechtse aanpak", "/nl/zoeken/?topic=utrechtse-aanpak", "topic"),
            Suggestion(
                "Congres: Utrecht is aan de beurt",
                "/nl/nieuws/congres-utrecht-is-aan-de-beurt/",
                "news",
            ),
            Suggestion("Over Utrecht", "/nl/over-utrecht/", "page"),
        ]

    def test_every_word_begins_a_word_of_the_title(self):
        assert texts("congres utr") == ["Congres 2025", "Congres: Utrecht is aan de beurt"]
        assert texts("utr congres") == texts("congres utr")
        assert texts("verb act") == ["Utrechts Verband Actieve Bewoners"]
        assert texts("tieve") == []
        assert texts("congres xyz") == []

    def test_an_edition_is_found_by_city_and_year(self):
        assert texts("congres 2015") == ["Congres 2015"]
        assert texts("utrecht 2025") == ["Congres 2025"]
        assert texts("congres") == [
            "Congres 2025",
            "Congres 2015",
            "Congres: Utrecht is aan de beurt",
            "Congressen",
        ]

    def test_accents_capitals_and_signs_do_not_matter(self):
        for typed in ("zoe", "ZOË", "  Zoë ", "zoe\u0301 v", "'zoë'"):
            assert texts(typed) == ["Zoë van Utrecht"], typed

    def test_a_partner_is_found_by_its_abbreviation(self):
        NewsItemPageFactory(parent=self.pages.tree.news, title="UVAB")
        assert texts("uva") == ["Utrechts Verband Actieve Bewoners", "UVAB"]

    def test_another_spelling_of_a_name_finds_it(self):
        city = HostCityPageFactory(parent=self.pages.tree.host_cities, title="'s-Hertogenbosch")
        CongressEditionPageFactory(
            parent=self.pages.tree.editions,
            title="Bijeenkomst",
            slug="bijeenkomst",
            host_city=city,
        )
        PartnerPageFactory(parent=self.pages.tree.partners, title="LSA")
        assert texts("den bo") == ["'s-Hertogenbosch", "Bijeenkomst"]
        assert texts("s-hert") == ["'s-Hertogenbosch", "Bijeenkomst"]
        assert texts("landelijk samen") == ["LSA"]

    def test_the_very_title_comes_before_all(self):
        NewsItemPageFactory(parent=self.pages.tree.news, title="Congres")
        assert texts("congres")[0] == "Congres"

    def test_a_wrong_letter_is_mended(self):
        assert texts("utrehct con") == texts("utrecht con") != []
        assert texts("utrehct") == texts("utrecht")
        assert texts("utx") == []

    def test_titles_that_look_the_same_are_suggested_once(self):
        for edition in (self.pages.older, self.pages.edition):
            ProgrammePageFactory(parent=edition)
        assert texts("programma") == ["Programma"]

    def test_no_more_than_eight(self):
        for number in range(12):
            NewsItemPageFactory(
                parent=self.pages.tree.news,
                title=f"Fietstocht {number}",
                publication_date=dt.date(2025, 1, 1 + number),
            )
        newest_first = [f"Fietstocht {number}" for number in range(11, 3, -1)]
        assert texts("fietst") == newest_first

    def test_each_language_has_its_own(self):
        english_version(self.pages.edition, title="Congress 2025")
        english_version(self.pages.utrecht, title="Utrecht")
        name = self.pages.topic.copy_for_translation(english())
        name.name = "Utrecht approach"
        name.save()
        assert suggest("utr", lang="en") == [
            Suggestion("Utrecht", "/en/host-cities/utrecht/", "host_city"),
            Suggestion("Congress 2025", "/en/congresses/2025/", "edition"),
            Suggestion("Utrecht approach", "/en/search/?topic=utrechtse-aanpak", "topic"),
        ]
        assert texts("congress 2025", "nl") == []

    def test_two_queries_whatever_is_found(self):
        suggest("utr", lang="nl")
        for typed in ("u", "utr", "congres utr", "utrehct"):
            with self.assertNumQueries(2):
                assert suggest(typed, lang="nl") != []
        with self.assertNumQueries(1):
            assert suggest("xyzzy", lang="nl") == []
        with self.assertNumQueries(0):
            assert suggest(" . ", lang="nl") == []


class VisibilityTests(WagtailPageTestCase):
    @classmethod
    def setUpTestData(cls):
        cls.tree = site_tree()

    def add(self, title, **fields):
        return NewsItemPageFactory(parent=self.tree.news, title=title, **fields)

    def test_nothing_that_a_visitor_may_not_see(self):
        self.add("Kanarie concept", live=False)
        expired = self.add("Kanarie verlopen")
        expired.unpublish()
        city = HostCityPageFactory(parent=self.tree.host_cities, title="Kanarie stad")
        private = CongressEditionPageFactory(parent=self.tree.editions, title="Kanarie 2025")
        StandardPageFactory(parent=private, title="Kanarie daaronder")
        for page in (city, private):
            PageViewRestriction.objects.create(
                page=page, restriction_type=PageViewRestriction.LOGIN
            )
        seen = CongressEditionPageFactory(
            parent=self.tree.editions, title="Vogels", slug="vogels", host_city=city
        )
        draft = english_version(self.add("Vogel"), title="Canary")
        draft.unpublish()
        topic = TopicFactory(name="kanaries")
        topic.unpublish()
        assert texts("kanarie") == []
        assert texts("canary", "en") == []
        assert texts("vogels") == [seen.title]

    def test_a_draft_title_of_a_live_page_is_not_told(self):
        page = self.add("Merel")
        page.title = "Kanarie"
        page.save_revision()
        assert (texts("kanarie"), texts("merel")) == ([], ["Merel"])

    def test_changes_show_at_once(self):
        page = self.add("Merel")
        assert texts("merel") == ["Merel"]
        page.title = "Kanarie"
        page.save_revision().publish()
        assert (texts("merel"), texts("kanarie")) == ([], ["Kanarie"])
        page.unpublish()
        assert texts("kanarie") == []
        page.save_revision().publish()
        assert texts("kanarie") == ["Kanarie"]
        PageViewRestriction.objects.create(
            page=self.tree.news, restriction_type=PageViewRestriction.LOGIN
        )
        assert texts("kanarie") == []

    def test_a_list_that_is_behind_tells_nothing(self):
        page = self.add("Merel")
        assert texts("merel") == ["Merel"]
        # Without a signal, as in another process whose change is on its way.
        type(page).objects.filter(pk=page.pk).update(live=False)
        assert texts("merel") == []


class AnyTextTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.pages = Pages()

    def test_no_text_makes_it_fail(self):
        for typed in NASTY:
            assert isinstance(suggest(typed, lang="nl"), list), typed[:40]

    @given(QUERY_TEXTS)
    @settings(max_examples=150, deadline=None)
    def test_no_generated_text_makes_it_fail(self, typed):
        assert len(suggest(typed, lang="en")) <= 8

    def test_a_long_text_takes_no_longer(self):
        suggest("a", lang="nl")
        start = perf_counter()
        assert suggest("abcdefghij " * 10_000, lang="nl") == []
        assert perf_counter() - start < 0.08
