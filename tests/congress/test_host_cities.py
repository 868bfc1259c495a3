import datetime as dt

import time_machine
from wagtail.models import PageViewRestriction
from wagtail.test.utils import WagtailPageTestCase

from congress.models import HostCityIndexPage, HostCityPage
from home.models import HomePage
from tests.factories import (
    CongressEditionPageFactory,
    FormPageFactory,
    HostCityPageFactory,
    NewsItemPageFactory,
    PartnerPageFactory,
    PersonPageFactory,
    ProgrammeItemPageFactory,
    ProgrammePageFactory,
    add_row,
    english_version,
    site_tree,
)
from tests.reading import facts, links, parts, queries, said, texts


def congress(tree, year, city, **fields):
    return CongressEditionPageFactory(
        parent=tree.editions,
        start_date=dt.date(year, 11, 19),
        end_date=dt.date(year, 11, 21),
        host_city=city,
        **fields,
    )


class HostCityIndexPageTests(WagtailPageTestCase):
    @classmethod
    def setUpTestData(cls):
        cls.tree = site_tree()
        cls.utrecht = HostCityPageFactory(
            parent=cls.tree.host_cities,
            title="Utrecht",
            latitude="52.0907",
            longitude="5.1214",
        )
        cls.tilburg = HostCityPageFactory(
            parent=cls.tree.host_cities,
            title="Tilburg",
            province="noord_brabant",
            slogan="Stad van wijkgericht werken",
            latitude="51.5555",
            longitude="5.0913",
        )
        cls.assen = HostCityPageFactory(
            parent=cls.tree.host_cities, title="Assen", province="drenthe"
        )
        cls.first = congress(cls.tree, 2001, cls.utrecht)
        cls.second = congress(cls.tree, 2015, cls.tilburg)
        cls.third = congress(cls.tree, 2025, cls.utrecht, theme="Verbinding")
        cls.founders = [
            PartnerPageFactory(
                parent=cls.tree.partners, title=f"Gemeente {name}", slug=slug, is_founder=True
            )
            for name, slug in (("Utrecht", "utrecht"), ("Breda", "breda"))
        ]

    def names(self, query="", path="/nl/gaststeden/"):
        return texts(self.client.get(path + query), ".street__name")

    def test_street_has_the_cities_by_their_latest_year_and_the_open_house_first(self):
        with time_machine.travel("2026-02-01"):
            response = self.client.get("/nl/gaststeden/")
        assert links(response, ".street__name a") == [
            (said("Your municipality?", "nl"), "#be-a-host"),
            ("Utrecht", "/nl/gaststeden/utrecht/"),
            ("Tilburg", "/nl/gaststeden/tilburg/"),
            ("Assen", "/nl/gaststeden/assen/"),
        ]
        assert texts(response, ".street .date-badge__big") == ["2026", "2025", "2015", "?"]
        assert texts(response, ".street__house p:not(.date-badge)") == [
            said("The next host city is not known yet.", "nl"),
            "Verbinding",
            ", ".join(
                [
                    "Utrecht",
                    said("founder of LPB", "nl"),
                    said("earlier host in %(years)s", "nl", years="2001"),
                ]
            ),
            "Stad van wijkgericht werken",
            "Noord-Brabant",
            "Drenthe",
        ]

    def test_english_street_has_only_what_is_translated(self):
        english_version(self.tilburg, title="Tilburg", slogan="City of neighbourhood working")
        english_version(self.second, title="LPB congress 2015")
        response = self.client.get("/en/host-cities/")
        with time_machine.travel("2015-01-01"):
            assert self.names(path="/en/host-cities/") == ["Tilburg"]
        assert texts(response, ".street__house p:not(.date-badge)")[-2:] == [
            "City of neighbourhood working",
            "North Brabant",
        ]

    def test_map_shows_cities_with_coordinates_and_founders_and_tells_the_same(self):
        response = self.client.get("/nl/gaststeden/")
        assert texts(response, ".map__label") == ["Utrecht 2025", "Tilburg 2015"]
        assert texts(response, ".map__small") == ["Breda"]
        assert len(parts(response, ".map__pin:not(.map__pin--key)")) == 2
        assert len(parts(response, ".map__dot")) == 1
        assert texts(response, "#map-text") == [
            said(
                "Host cities with the year: %(cities)s.",
                "nl",
                cities="Utrecht 2025, Tilburg 2015",
            )
            + " "
            + said("Founders of LPB in 1994: %(cities)s.", "nl", cities="Breda, Utrecht")
        ]

    def test_filter_by_province_narrows_the_street_and_not_the_map(self):
        response = self.client.get("/nl/gaststeden/?province=drenthe&province=utrecht")
        assert texts(response, ".street__name") == ["Utrecht", "Assen"]
        assert len(parts(response, ".map__label")) == 2

    def test_unknown_province_is_ignored(self):
        assert self.names("?province=atlantis") == self.names()

    def test_what_no_visitor_may_see_is_not_counted(self):
        self.third.unpublish()
        PageViewRestriction.objects.create(page=self.tilburg, restriction_type="login")
        self.founders[1].unpublish()
        response = self.client.get("/nl/gaststeden/")
        assert texts(response, ".street__name")[1:] == ["Utrecht", "Assen"]
        assert texts(response, ".map__label") == ["Utrecht 2001"]
        assert texts(response, ".map__small") == []

    def test_long_street_is_paged_and_a_page_past_the_end_is_not_found(self):
        for _city in range(18):
            HostCityPageFactory(parent=self.tree.host_cities)
        assert len(self.names()) == 21
        assert len(self.names("?page=2")) == 1
        assert self.client.get("/nl/gaststeden/?page=3").status_code == 404

    def test_list_without_text_asks_for_a_host(self):
        FormPageFactory(parent=self.tree.home, title="Gaststad", slug="gaststad-worden")
        response = self.client.get("/nl/gaststeden/")
        assert links(response, "#be-a-host a") == [
            (said("Put your municipality forward", "nl"), "/nl/gaststad-worden/")
        ]

    def test_queries_do_not_grow_with_the_cities(self):
        def add(first, number):
            for year in range(first, first + number):
                city = HostCityPageFactory(
                    parent=self.tree.host_cities, latitude="52.1", longitude="5.1"
                )
                congress(self.tree, year, city)

        add(1950, 7)
        self.client.get("/nl/gaststeden/")
        few = queries(self.client, "/nl/gaststeden/")
        add(1960, 20)
        assert queries(self.client, "/nl/gaststeden/") == few
        assert few <= 15

    def test_list_of_host_cities_is_one_under_the_home_page(self):
        self.assertAllowedParentPageTypes(HostCityIndexPage, {HomePage})
        self.assertAllowedSubpageTypes(HostCityIndexPage, {HostCityPage})
        assert not HostCityIndexPage.can_create_at(self.tree.home)


class HostCityPageTests(WagtailPageTestCase):
    @classmethod
    def setUpTestData(cls):
        cls.tree = site_tree()
        cls.city = HostCityPageFactory(
            parent=cls.tree.host_cities,
            title="Enschede",
            province="overijssel",
            slogan="Het wonder van Enschede",
            districts_since=1994,
            approach="<p>Per stadsdeel.</p>",
            latitude="52.2215",
            longitude="6.8937",
        )
        add_row(cls.city, "team_rows", name="Team beheer", text="Dicht bij de straat")
        cls.centre = add_row(cls.city, "district_rows", name="Centrum", sort_order=1)
        cls.north = add_row(cls.city, "district_rows", name="Noord", text="Groen", sort_order=2)
        cls.alderman = PersonPageFactory(parent=cls.tree.people, title="Hans Kokke")
        add_row(
            cls.city,
            "alderman_rows",
            person=cls.alderman,
            portfolio="Wijken",
            from_year=2010,
            to_year=2014,
        )
        cls.older = congress(cls.tree, 2003, cls.city)
        cls.newer = congress(cls.tree, 2023, cls.city)
        programme = ProgrammePageFactory(parent=cls.newer)
        cls.visit = ProgrammeItemPageFactory(
            parent=programme, title="Op bezoek in Noord", kind="site_visit", district=cls.north
        )
        cls.news = NewsItemPageFactory(
            parent=cls.tree.news, title="Enschede is gaststad", host_city=cls.city
        )
        cls.contact = FormPageFactory(parent=cls.tree.home, title="Contact", slug="contact")

    def test_dutch_city_tells_how_it_works_and_what_it_hosted(self):
        response = self.client.get("/nl/gaststeden/enschede/")
        assert texts(response, "h1") == ["Enschede"]
        assert texts(response, ".eyebrow") == ["Overijssel"]
        assert texts(response, ".page-head .date-badge__big") == ["2023"]
        assert texts(response, ".quote blockquote") == ["Het wonder van Enschede"]
        assert texts(response, ".question-list li") == ["Team beheer Dicht bij de straat"]
        assert facts(response) == {
            said("Province", "nl"): "Overijssel",
            said("Works by district since", "nl"): "1994",
            said("Districts", "nl"): "2",
            said("Host of", "nl"): "LPB-congres 2023; LPB-congres 2003",
        }
        assert texts(response, ".person__name") == ["Hans Kokke"]
        assert texts(response, ".person__role") == ["Wijken, 2010–2014"]
        assert links(response, ".aside-block .plain-list a") == [
            ("Enschede is gaststad", "/nl/nieuws/enschede-is-gaststad/")
        ]

    def test_english_city_shows_its_translated_rows(self):
        english_version(
            self.city,
            title="Enschede",
            slogan="The miracle of Enschede",
            approach="<p>By district.</p>",
            rows={
                "team_rows": [{"name": "Maintenance team", "text": "Close to the street"}],
                "alderman_rows": [{"portfolio": "Neighbourhoods"}],
                "district_rows": [{}, {"text": "Green"}],
            },
        )
        english_version(self.visit, title="A visit to Noord")
        response = self.client.get("/en/host-cities/enschede/")
        assert texts(response, ".eyebrow") == ["Overijssel"]
        assert texts(response, ".question-list li") == ["Maintenance team Close to the street"]
        assert texts(response, ".street-sign") == ["Centrum", "Noord"]
        assert texts(response, "#noord p:not(.street-sign)") == ["Green"]
        assert links(response, "#noord a") == [
            ("A visit to Noord", "/en/congresses/2023/programma/op-bezoek-in-noord/")
        ]
        assert [part["hreflang"] for part in parts(response, ".person__name a")] == ["nl"]

    def test_district_has_its_anchor_text_and_programme(self):
        response = self.client.get("/nl/gaststeden/enschede/")
        assert texts(response, "#centrum") == ["Centrum"]
        assert links(response, "#noord a") == [
            ("Op bezoek in Noord", "/nl/congressen/2023/programma/op-bezoek-in-noord/")
        ]

    def test_districts_without_more_to_tell_are_signs_in_a_row(self):
        city = HostCityPageFactory(parent=self.tree.host_cities, title="Breda")
        add_row(city, "district_rows", name="Haagse Beemden")
        response = self.client.get(city.url)
        assert [part["id"] for part in parts(response, ".signs > li")] == ["haagse-beemden"]

    def test_founder_leads_to_its_page_as_a_partner(self):
        PartnerPageFactory(
            parent=self.tree.partners, title="Gemeente", slug="enschede", is_founder=True
        )
        response = self.client.get("/nl/gaststeden/enschede/")
        assert links(response, ".facts a")[-1] == (
            said("Founder of LPB", "nl"),
            "/nl/partners/enschede/",
        )

    def test_city_without_public_contact_leads_to_the_form(self):
        response = self.client.get("/nl/gaststeden/enschede/")
        assert links(response, ".house__main .button") == [
            (said("Get in touch", "nl"), "/nl/contact/")
        ]

    def test_public_contact_can_be_mailed_and_called(self):
        HostCityPage.objects.filter(pk=self.city.pk).update(
            contact_name="Wijkteam",
            contact_email="wijk@example.org",
            contact_phone="+31 (0)53 123 45 67",
            contact_url="https://example.org/wijk",
        )
        response = self.client.get("/nl/gaststeden/enschede/")
        assert [address for _text, address in links(response, "address a")] == [
            "mailto:wijk@example.org",
            "tel:+31531234567",
            "https://example.org/wijk",
        ]
        assert links(response, ".house__main .button") == []

    def test_city_without_coordinates_has_no_map(self):
        HostCityPage.objects.filter(pk=self.city.pk).update(latitude=None, longitude=None)
        assert parts(self.client.get("/nl/gaststeden/enschede/"), ".map") == []

    def test_map_says_where_the_city_is(self):
        (drawing,) = parts(self.client.get("/nl/gaststeden/enschede/"), ".map--small")
        assert "Enschede" in drawing["aria-label"]
        assert "Overijssel" in drawing["aria-label"]
        assert [(pin["cx"], pin["cy"]) for pin in drawing.select(".map__pin")] == [
            ("656", "414")
        ]

    def test_city_that_never_was_host_has_no_plate(self):
        city = HostCityPageFactory(parent=self.tree.host_cities, title="Assen")
        response = self.client.get(city.url)
        assert response.context["badge"] is None
        assert said("Host of", "nl") not in facts(response)

    def test_what_no_visitor_may_see_is_left_out(self):
        self.newer.unpublish()
        self.alderman.unpublish()
        PageViewRestriction.objects.create(page=self.news, restriction_type="login")
        response = self.client.get("/nl/gaststeden/enschede/")
        assert facts(response)[said("Host of", "nl")] == "LPB-congres 2003"
        assert texts(response, ".person__name") == []
        assert response.context["news"] == []
        assert links(response, "#noord a") == []

    def test_queries_do_not_grow_with_districts_aldermen_and_visits(self):
        def add(number):
            programme = self.visit.get_parent()
            for count in range(number):
                row = add_row(self.city, "district_rows", name=f"Wijk {number} {count}")
                ProgrammeItemPageFactory(parent=programme, district=row)
                add_row(
                    self.city,
                    "alderman_rows",
                    person=PersonPageFactory(parent=self.tree.people),
                )
                NewsItemPageFactory(parent=self.tree.news, host_city=self.city)

        add(8)
        self.client.get("/nl/gaststeden/enschede/")
        few = queries(self.client, "/nl/gaststeden/enschede/")
        add(20)
        assert queries(self.client, "/nl/gaststeden/enschede/") == few
        assert few <= 25

    def test_host_city_stands_under_its_list_and_holds_nothing(self):
        self.assertAllowedParentPageTypes(HostCityPage, {HostCityIndexPage})
        self.assertAllowedSubpageTypes(HostCityPage, set())
