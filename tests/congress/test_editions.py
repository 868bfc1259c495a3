import datetime as dt

import time_machine
from wagtail.models import PageViewRestriction
from wagtail.test.utils import WagtailPageTestCase

from congress.models import CongressEditionPage, CongressIndexPage, ProgrammePage
from home.models import HomePage
from tests.factories import (
    CongressEditionPageFactory,
    FormPageFactory,
    HostCityPageFactory,
    NewsItemPageFactory,
    ProgrammeItemPageFactory,
    ProgrammePageFactory,
    add_row,
    english_version,
    site_tree,
)
from tests.reading import facts, links, parts, queries, said, texts


class EditionPageTests(WagtailPageTestCase):
    @classmethod
    def setUpTestData(cls):
        cls.tree = site_tree()
        cls.groningen = HostCityPageFactory(
            parent=cls.tree.host_cities, title="Groningen", province="groningen"
        )
        cls.tilburg = HostCityPageFactory(parent=cls.tree.host_cities, title="Tilburg")
        cls.utrecht = HostCityPageFactory(parent=cls.tree.host_cities, title="Utrecht")
        cls.kanaleneiland = add_row(cls.utrecht, "district_rows", name="Kanaleneiland")
        cls.groningen_edition = CongressEditionPageFactory(
            parent=cls.tree.editions,
            start_date=dt.date(2014, 11, 19),
            end_date=dt.date(2014, 11, 21),
            host_city=cls.groningen,
        )
        cls.tilburg_edition = CongressEditionPageFactory(
            parent=cls.tree.editions,
            start_date=dt.date(2015, 11, 1),
            end_date=None,
            date_precision="month",
            host_city=cls.tilburg,
            announced_on=dt.date(2014, 11, 21),
            announced_at=cls.groningen_edition,
            expected_participants=400,
        )
        cls.utrecht_edition = CongressEditionPageFactory(
            parent=cls.tree.editions,
            host_city=cls.utrecht,
            theme="Verbinding vanuit het hart",
            intro="Drie dagen Utrecht.",
            participation="ruim honderd gemeenten",
            central_questions=[("question", "Hoe bouwt zij aan gemeenschapskracht?")],
            sub_themes=[
                (
                    "sub_theme",
                    {"title": "Ontmoeten", "text": "<p>In de wijk</p>", "questions": ["Waar?"]},
                )
            ],
        )
        cls.programme = ProgrammePageFactory(parent=cls.utrecht_edition)
        cls.visit = ProgrammeItemPageFactory(
            parent=cls.programme,
            title="Op bezoek in Kanaleneiland",
            kind="site_visit",
            district=cls.kanaleneiland,
        )
        cls.news = NewsItemPageFactory(
            parent=cls.tree.news,
            title="Utrecht ontvangt gemeenten",
            edition=cls.utrecht_edition,
        )
        cls.form = FormPageFactory(
            parent=cls.tree.home, title="Gaststad worden", slug="gaststad-worden"
        )

    def test_dutch_edition_shows_its_head_facts_and_questions(self):
        response = self.client.get("/nl/congressen/2025/")
        assert parts(response, "html")[0]["lang"] == "nl"
        assert texts(response, "h1") == ["Verbinding vanuit het hart"]
        assert texts(response, ".page-head .lead") == ["Drie dagen Utrecht."]
        assert texts(response, ".page-head .date-badge__big") == ["19–21"]
        assert facts(response) == {
            said("When", "nl"): said(
                "%(first)s to %(last)s", "nl", first="19", last="21 november 2025"
            ),
            said("Host city", "nl"): "Utrecht",
            said("Participants", "nl"): "ruim honderd gemeenten",
            said("Site visits", "nl"): "Kanaleneiland",
        }
        assert links(response, ".facts a") == [("Utrecht", "/nl/gaststeden/utrecht/")]
        assert texts(response, ".prose h3") == ["Ontmoeten"]
        assert texts(response, ".question-list li") == [
            "Hoe bouwt zij aan gemeenschapskracht?",
            "Waar?",
        ]
        assert links(response, ".aside-block .plain-list a") == [
            ("Utrecht ontvangt gemeenten", "/nl/nieuws/utrecht-ontvangt-gemeenten/")
        ]

    def test_english_edition_links_what_is_english_and_falls_back_on_dutch_references(self):
        english_version(self.groningen, title="Groningen")
        english_version(self.groningen_edition, title="LPB congress 2014")
        english_version(self.tilburg_edition, title="LPB congress 2015")
        with time_machine.travel("2026-06-01"):
            response = self.client.get("/en/congresses/2015/")
        assert parts(response, "html")[0]["lang"] == "en"
        assert texts(response, "h1") == ["LPB congress 2015"]
        assert facts(response) == {
            "When": "November 2015",
            "Host city": "Tilburg",
            "Participants": "400 expected",
            "Announced on": "21 November 2014",
            "Announced at": "LPB congress 2014",
        }
        assert links(response, ".facts a") == [
            ("Tilburg", "/nl/gaststeden/tilburg/"),
            ("LPB congress 2014", "/en/congresses/2014/"),
        ]
        assert links(response, ".edition-nav a") == [
            ("Earlier edition 2014, Groningen", "/en/congresses/2014/"),
            ("Next edition 2026, your municipality?", "/nl/gaststad-worden/"),
        ]

    def test_announcing_edition_without_translation_is_not_named_in_english(self):
        english_version(self.tilburg_edition)
        assert "Announced at" not in facts(self.client.get("/en/congresses/2015/"))

    def test_eyebrow_tells_the_kind_of_meeting_year_and_city_beside_a_theme(self):
        english_version(
            self.utrecht_edition, theme="Connecting", central_questions=[], sub_themes=[]
        )
        response = self.client.get("/en/congresses/2025/")
        assert texts(response, ".eyebrow") == ["LPB congress 2025 in Utrecht"]

    def test_eyebrow_tells_only_the_kind_of_meeting_when_the_title_is_the_heading(self):
        english_version(self.tilburg_edition)
        response = self.client.get("/en/congresses/2015/")
        assert texts(response, ".eyebrow") == ["Congress"]

    def test_neighbours_are_the_nearest_of_the_same_format(self):
        meetup = CongressEditionPageFactory(
            parent=self.tree.editions,
            format="meetup",
            slug="meetup-2015",
            title="LPB Meetup 2015",
            start_date=dt.date(2015, 6, 11),
            end_date=None,
        )
        response = self.client.get("/nl/congressen/2015/")
        assert [address for _text, address in links(response, ".edition-nav a")] == [
            "/nl/congressen/2014/",
            "/nl/congressen/2025/",
        ]
        of_meetup = self.client.get(meetup.url)
        assert [address for _text, address in links(of_meetup, ".edition-nav a")] == [
            "/nl/gaststad-worden/"
        ]

    def test_last_edition_asks_who_hosts_the_next(self):
        with time_machine.travel("2025-06-01"):
            response = self.client.get("/nl/congressen/2025/")
        assert response.context["next_year"] == 2026
        assert links(response, ".edition-nav a")[-1][1] == "/nl/gaststad-worden/"

    def test_neighbour_that_no_visitor_may_see_is_passed_over(self):
        self.tilburg_edition.unpublish()
        PageViewRestriction.objects.create(
            page=self.groningen_edition, restriction_type="login"
        )
        response = self.client.get("/nl/congressen/2025/")
        assert response.context["previous_edition"] is None

    def test_draft_host_city_is_not_named_and_its_districts_neither(self):
        self.utrecht.unpublish()
        response = self.client.get("/nl/congressen/2025/")
        assert said("Host city", "nl") not in facts(response)
        assert "Kanaleneiland" not in " ".join(texts(response, ".programme__place, .facts"))
        assert [one.name for one in response.context["programme"].filters] == ["kind"]

    def test_news_is_of_this_edition_in_this_language_and_visible(self):
        draft = NewsItemPageFactory(parent=self.tree.news, edition=self.utrecht_edition)
        draft.unpublish()
        other = NewsItemPageFactory(parent=self.tree.news, edition=self.tilburg_edition)
        english_version(other)
        newer = NewsItemPageFactory(
            parent=self.tree.news,
            edition=self.utrecht_edition,
            publication_date=dt.date(2025, 11, 20),
        )
        response = self.client.get("/nl/congressen/2025/")
        assert response.context["news"] == [newer, self.news]

    def test_queries_do_not_grow_with_the_programme_and_the_news(self):
        def add(number):
            for _item in range(number):
                ProgrammeItemPageFactory(parent=self.programme, district=self.kanaleneiland)
                NewsItemPageFactory(parent=self.tree.news, edition=self.utrecht_edition)

        add(9)
        self.client.get("/nl/congressen/2025/")  # fills the caches of Wagtail
        few = queries(self.client, "/nl/congressen/2025/")
        add(20)
        assert queries(self.client, "/nl/congressen/2025/") == few
        assert few <= 25

    def test_edition_stands_under_the_list_of_editions_and_holds_one_programme(self):
        self.assertAllowedParentPageTypes(CongressEditionPage, {CongressIndexPage})
        self.assertAllowedSubpageTypes(CongressEditionPage, {ProgrammePage})
        assert not ProgrammePage.can_create_at(self.utrecht_edition)
        assert ProgrammePage.can_create_at(self.tilburg_edition)


class CongressIndexPageTests(WagtailPageTestCase):
    @classmethod
    def setUpTestData(cls):
        cls.tree = site_tree()
        cls.utrecht = HostCityPageFactory(parent=cls.tree.host_cities, title="Utrecht")
        cls.tilburg = HostCityPageFactory(parent=cls.tree.host_cities, title="Tilburg")
        cls.congress = CongressEditionPageFactory(
            parent=cls.tree.editions, host_city=cls.utrecht, theme="Verbinding"
        )
        cls.meetup = CongressEditionPageFactory(
            parent=cls.tree.editions,
            format="meetup",
            slug="meetup-2025",
            title="LPB Meetup 2025",
            start_date=dt.date(2025, 6, 12),
            end_date=None,
        )
        cls.earlier = CongressEditionPageFactory(
            parent=cls.tree.editions,
            host_city=cls.tilburg,
            start_date=dt.date(2015, 11, 1),
            end_date=None,
            date_precision="month",
        )

    def names(self, query="", path="/nl/congressen/"):
        return texts(self.client.get(path + query), ".street__name")

    def test_street_has_the_editions_latest_first_after_the_house_that_waits(self):
        with time_machine.travel("2026-03-01"):
            response = self.client.get("/nl/congressen/")
        assert links(response, ".street__name a") == [
            (said("Your municipality?", "nl"), "#be-a-host"),
            ("LPB-congres 2025", "/nl/congressen/2025/"),
            ("LPB Meetup 2025", "/nl/congressen/meetup-2025/"),
            ("LPB-congres 2015", "/nl/congressen/2015/"),
        ]
        assert texts(response, ".street .date-badge__big") == ["2026", "2025", "2025", "2015"]
        assert texts(response, ".street .date-badge--open") == ["2026"]

    def test_no_house_waits_when_the_next_congress_has_a_host(self):
        with time_machine.travel("2025-03-01"):
            assert self.names() == ["LPB-congres 2025", "LPB Meetup 2025", "LPB-congres 2015"]

    def test_english_street_has_only_what_is_translated(self):
        english_version(self.congress, title="LPB congress 2025")
        with time_machine.travel("2025-03-01"):
            assert self.names(path="/en/congresses/") == ["LPB congress 2025"]

    def test_filters_narrow_the_street(self):
        assert self.names("?kind=congress&year=2025") == ["LPB-congres 2025"]
        assert self.names("?kind=meetup") == ["LPB Meetup 2025"]
        assert self.names("?city=tilburg&city=utrecht") == [
            "LPB-congres 2025",
            "LPB-congres 2015",
        ]

    def test_unknown_values_and_names_are_ignored(self):
        everything = self.names()
        assert len(everything) == 4
        assert self.names("?kind=party&year=1066&city=atlantis&colour=red") == everything

    def test_draft_host_city_is_no_choice(self):
        self.tilburg.unpublish()
        response = self.client.get("/nl/congressen/")
        cities = [one for one in response.context["filters"] if one.name == "city"]
        assert [option.label for option in cities[0].options] == ["Utrecht"]

    def test_edition_that_no_visitor_may_see_is_not_in_the_street(self):
        self.meetup.unpublish()
        PageViewRestriction.objects.create(page=self.earlier, restriction_type="login")
        assert self.names()[1:] == ["LPB-congres 2025"]

    def test_nothing_that_fits_is_said(self):
        response = self.client.get("/nl/congressen/?kind=meetup&year=2015")
        assert texts(response, "[role=status]") == [
            said("No edition fits these filters.", "nl")
        ]

    def test_long_street_is_paged_and_a_page_past_the_end_is_not_found(self):
        for year in range(1994, 2012):
            CongressEditionPageFactory(
                parent=self.tree.editions,
                start_date=dt.date(year, 11, 1),
                end_date=None,
                date_precision="month",
            )
        assert len(self.names()) == 21
        assert self.names("?page=2") == ["LPB-congres 1994"]
        assert self.client.get("/nl/congressen/?page=3").status_code == 404

    def test_queries_do_not_grow_with_the_editions(self):
        def add(first, number):
            for year in range(first, first + number):
                CongressEditionPageFactory(
                    parent=self.tree.editions,
                    start_date=dt.date(year, 11, 1),
                    end_date=None,
                    host_city=self.utrecht,
                )

        add(1950, 7)
        self.client.get("/nl/congressen/")
        few = queries(self.client, "/nl/congressen/")
        add(1960, 20)
        assert queries(self.client, "/nl/congressen/") == few
        assert few <= 15

    def test_list_of_editions_is_one_under_the_home_page(self):
        self.assertAllowedParentPageTypes(CongressIndexPage, {HomePage})
        self.assertAllowedSubpageTypes(CongressIndexPage, {CongressEditionPage})
        assert not CongressIndexPage.can_create_at(self.tree.home)
