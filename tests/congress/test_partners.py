import datetime as dt

import pytest
from wagtail.models import PageViewRestriction
from wagtail.test.utils import WagtailPageTestCase

from congress.contexts.partners import PartnerLine, shown_address
from congress.models import ContributionAuthor, PartnerIndexPage, PartnerPage
from home.models import HomePage
from tests.factories import (
    CongressEditionPageFactory,
    ContributionPageFactory,
    HostCityPageFactory,
    ImageFactory,
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


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("kind", "title", "abbreviation", "expected"),
    [
        ("municipality", "Gemeente Breda", "", "Br"),
        ("municipality", "Municipality of Breda", "", "Br"),
        ("knowledge_institute", "Tilburg University", "TiU", "TiU"),
        ("knowledge_institute", "RIGO", "", "RIGO"),
        ("knowledge_institute", "Instituut Publieke Waarden", "", "IP"),
        ("knowledge_institute", "Platform31", "", "Pl"),
        ("government_body", "Raad voor het Openbaar Bestuur", "RaadOB", "RO"),
    ],
)
def test_monogram_is_short_and_tells_partners_apart(kind, title, abbreviation, expected):
    partner = PartnerPage(kind=kind, title=title, abbreviation=abbreviation)
    assert PartnerLine(partner, "").monogram == expected


def test_shown_address_is_what_people_read():
    assert shown_address("https://www.lsabewoners.nl/") == "lsabewoners.nl"
    assert shown_address("http://example.org/over-ons") == "example.org/over-ons"


class PartnerIndexPageTests(WagtailPageTestCase):
    @classmethod
    def setUpTestData(cls):
        cls.tree = site_tree()

        def partner(title, **fields):
            return PartnerPageFactory(parent=cls.tree.partners, title=title, **fields)

        cls.utrecht = partner(
            "Gemeente Utrecht", slug="utrecht", province="utrecht", is_founder=True
        )
        cls.breda = partner("Gemeente Breda", province="noord_brabant")
        cls.university = partner(
            "Tilburg University",
            kind="knowledge_institute",
            abbreviation="TiU",
            province="noord_brabant",
        )
        cls.residents = partner("LSA", kind="residents_organisation")
        cls.city = HostCityPageFactory(parent=cls.tree.host_cities, title="Utrecht")
        cls.edition = CongressEditionPageFactory(parent=cls.tree.editions, host_city=cls.city)
        cls.contribution = ContributionPageFactory(
            parent=cls.tree.contributions, title="25 jaar"
        )
        author = PersonPageFactory(parent=cls.tree.people)
        for _row in range(2):
            ContributionAuthor.objects.create(
                page=cls.contribution, person=author, partner=cls.university
            )

    def names(self, query="", path="/nl/partners/"):
        return texts(self.client.get(path + query), ".partner__name")

    def test_partners_stand_by_kind_and_name_with_what_is_known(self):
        response = self.client.get("/nl/partners/")
        assert texts(response, ".partner-group > h2") == [
            said("Municipalities", "nl"),
            said("Knowledge institutes", "nl"),
            said("Residents’ organisations", "nl"),
        ]
        assert links(response, ".partner__name a") == [
            ("Gemeente Breda", "/nl/partners/gemeente-breda/"),
            ("Gemeente Utrecht", "/nl/partners/utrecht/"),
            ("Tilburg University", "/nl/partners/tilburg-university/"),
            ("LSA", "/nl/partners/lsa/"),
        ]
        assert [line.meta for group in response.context["groups"] for line in group.lines] == [
            "Noord-Brabant",
            "Utrecht, " + said("host city in %(years)s", "nl", years="2025"),
            "Noord-Brabant, TiU, 1 publicatie",
            "",
        ]
        founders = [
            part.find_parent("li", class_="partner")
            for part in parts(response, ".tag--founder")
        ]
        assert [part.select_one("h3").get_text() for part in founders] == ["Gemeente Utrecht"]

    def test_english_list_has_only_what_is_translated(self):
        english_version(self.utrecht, title="Municipality of Utrecht")
        response = self.client.get("/en/partners/")
        assert texts(response, ".partner-group > h2") == ["Municipalities"]
        assert self.names(path="/en/partners/") == ["Municipality of Utrecht"]

    def test_filters_narrow_the_list(self):
        assert self.names("?kind=municipality&province=noord_brabant") == ["Gemeente Breda"]
        assert self.names("?province=noord_brabant") == ["Gemeente Breda", "Tilburg University"]
        assert self.names("?kind=knowledge_institute&kind=residents_organisation") == [
            "Tilburg University",
            "LSA",
        ]

    def test_unknown_values_are_ignored(self):
        assert self.names("?kind=club&province=atlantis") == self.names()

    def test_partners_are_found_by_name_and_abbreviation_without_accents_or_case(self):
        assert self.names("?q=TILBÚRG") == ["Tilburg University"]
        assert self.names("?q=+tiu+") == ["Tilburg University"]
        assert self.names("?q=gemeente&province=utrecht") == ["Gemeente Utrecht"]

    def test_search_and_filters_keep_each_other(self):
        response = self.client.get("/nl/partners/?q=gemeente&province=utrecht")
        assert [
            (part["name"], part["value"]) for part in parts(response, "input[type=hidden]")
        ] == [("q", "gemeente"), ("province", "utrecht")]
        assert [part["value"] for part in parts(response, "input[type=search]")] == ["gemeente"]

    def test_nothing_found_is_said(self):
        response = self.client.get("/nl/partners/?q=zoekt-niemand")
        assert links(response, "[role=status] a") == [
            (said("Show all partners", "nl"), "/nl/partners/")
        ]

    def test_any_query_text_gets_an_answer(self):
        for text in ('"', "%00", "%F0%9F%98%80", "a" * 5000, "%ED%A0%80"):
            assert self.client.get(f"/nl/partners/?q={text}").status_code == 200

    def test_what_no_visitor_may_see_is_left_out(self):
        self.breda.unpublish()
        PageViewRestriction.objects.create(page=self.residents, restriction_type="login")
        self.contribution.unpublish()
        self.city.unpublish()
        response = self.client.get("/nl/partners/")
        assert texts(response, ".partner__name") == ["Gemeente Utrecht", "Tilburg University"]
        assert texts(response, ".partner .meta") == ["Utrecht", "Noord-Brabant, TiU"]

    def test_logo_stands_beside_the_name_without_a_text_of_its_own(self):
        PartnerPage.objects.filter(pk=self.residents.pk).update(logo=ImageFactory())
        (logo,) = parts(self.client.get("/nl/partners/"), "img.partner__logo")
        assert logo["alt"] == ""

    def test_long_list_is_paged_and_a_page_past_the_end_is_not_found(self):
        for number in range(60):
            PartnerPageFactory(parent=self.tree.partners, title=f"Gemeente {number:02}")
        assert len(self.names()) == 60
        assert self.names("?page=2") == [
            "Gemeente Breda",
            "Gemeente Utrecht",
            "Tilburg University",
            "LSA",
        ]
        assert self.client.get("/nl/partners/?page=3").status_code == 404

    def test_queries_do_not_grow_with_the_partners_and_their_logos(self):
        def add(number):
            for _partner in range(number):
                PartnerPageFactory(parent=self.tree.partners, logo=ImageFactory())

        add(6)
        self.client.get("/nl/partners/")
        few = queries(self.client, "/nl/partners/")
        add(20)
        self.client.get("/nl/partners/")  # makes the small pictures
        assert queries(self.client, "/nl/partners/") == few
        assert few <= 17

    def test_list_of_partners_is_one_under_the_home_page(self):
        self.assertAllowedParentPageTypes(PartnerIndexPage, {HomePage})
        self.assertAllowedSubpageTypes(PartnerIndexPage, {PartnerPage})
        assert not PartnerIndexPage.can_create_at(self.tree.home)


class PartnerPageTests(WagtailPageTestCase):
    @classmethod
    def setUpTestData(cls):
        cls.tree = site_tree()
        cls.partner = PartnerPageFactory(
            parent=cls.tree.partners,
            title="Gemeente Utrecht",
            slug="utrecht",
            abbreviation="GU",
            province="utrecht",
            website="https://www.utrecht.nl/",
            is_founder=True,
        )
        cls.person = PersonPageFactory(parent=cls.tree.people, title="Merlijn van Hulst")
        add_row(
            cls.person, "role_rows", role="onderzoeker", partner=cls.partner, from_year=2019
        )
        add_row(cls.person, "role_rows", role="elders")
        cls.city = HostCityPageFactory(parent=cls.tree.host_cities, title="Utrecht")
        cls.hosted = CongressEditionPageFactory(parent=cls.tree.editions, host_city=cls.city)
        cls.visited = CongressEditionPageFactory(
            parent=cls.tree.editions, start_date=dt.date(2014, 11, 19), end_date=None
        )
        cls.lecture = ProgrammeItemPageFactory(
            parent=ProgrammePageFactory(parent=cls.visited), title="College", kind="lecture"
        )
        add_row(cls.lecture, "speaker_rows", partner=cls.partner)
        cls.contribution = ContributionPageFactory(
            parent=cls.tree.contributions, title="25 jaar in de buurt"
        )
        ContributionAuthor.objects.create(
            page=cls.contribution, person=cls.person, partner=cls.partner
        )
        cls.news = NewsItemPageFactory(
            parent=cls.tree.news, title="Utrecht in het nieuws", partner=cls.partner
        )

    def main_links(self, response):
        return links(response, ".house__main a")

    def test_dutch_partner_shows_its_facts_and_all_that_is_derived(self):
        response = self.client.get("/nl/partners/utrecht/")
        assert texts(response, "h1") == ["Gemeente Utrecht"]
        assert facts(response) == {
            said("Kind", "nl"): said("Municipality", "nl"),
            said("Abbreviation", "nl"): "GU",
            said("Province", "nl"): "Utrecht",
            said("In the network", "nl"): said("Founder of LPB, 1994", "nl"),
            said("Host city", "nl"): "Utrecht",
            said("Website", "nl"): "utrecht.nl",
        }
        assert self.main_links(response) == [
            ("Merlijn van Hulst", "/nl/mensen/merlijn-van-hulst/"),
            ("25 jaar in de buurt", "/nl/publicaties/25-jaar-in-de-buurt/"),
            ("College", "/nl/congressen/2014/programma/college/"),
            ("LPB-congres 2025", "/nl/congressen/2025/"),
            ("LPB-congres 2014", "/nl/congressen/2014/"),
        ]
        assert texts(response, ".person__role") == [
            "onderzoeker, " + said("since %(year)s", "nl", year=2019)
        ]
        assert links(response, ".aside-block .plain-list a") == [
            ("Utrecht in het nieuws", "/nl/nieuws/utrecht-in-het-nieuws/")
        ]

    def test_english_partner_shows_what_is_english_and_marks_titles_that_are_not(self):
        english_version(self.partner, title="Municipality of Utrecht")
        english_version(self.contribution, title="25 jaar in de buurt")
        english_version(self.visited, title="LPB congress 2014")
        response = self.client.get("/en/partners/utrecht/")
        assert facts(response)["Kind"] == "Municipality"
        assert self.main_links(response) == [
            ("25 jaar in de buurt", "/en/publications/25-jaar-in-de-buurt/"),
        ]
        (title,) = parts(response, ".house__main .plain-list a")
        assert title["lang"] == "nl"

    def test_logo_is_named_after_the_partner(self):
        PartnerPage.objects.filter(pk=self.partner.pk).update(logo=ImageFactory())
        (logo,) = parts(self.client.get("/nl/partners/utrecht/"), ".house__aside img")
        assert logo["alt"] == said("Logo of %(name)s", "nl", name="Gemeente Utrecht")
        assert logo["width"]
        assert logo["height"]

    def test_partner_that_is_no_municipality_is_no_host_city(self):
        PartnerPage.objects.filter(pk=self.partner.pk).update(kind="government_body")
        response = self.client.get("/nl/partners/utrecht/")
        assert said("Host city", "nl") not in facts(response)
        assert [page.slug for page in response.context["editions"]] == ["2014"]

    def test_what_no_visitor_may_see_is_left_out(self):
        for page in (self.person, self.contribution, self.lecture, self.city):
            page.unpublish()
        PageViewRestriction.objects.create(page=self.news, restriction_type="login")
        response = self.client.get("/nl/partners/utrecht/")
        assert self.main_links(response) == []
        assert response.context["news"] == []
        assert said("Host city", "nl") not in facts(response)

    def test_queries_do_not_grow_with_what_is_derived(self):
        def add(number):
            programme = self.lecture.get_parent()
            for _page in range(number):
                item = ProgrammeItemPageFactory(parent=programme)
                add_row(item, "speaker_rows", partner=self.partner)
                person = PersonPageFactory(parent=self.tree.people)
                add_row(person, "role_rows", role="lid", partner=self.partner)
                page = ContributionPageFactory(parent=self.tree.contributions)
                ContributionAuthor.objects.create(
                    page=page, person=person, partner=self.partner
                )
                NewsItemPageFactory(parent=self.tree.news, partner=self.partner)

        add(9)
        self.client.get("/nl/partners/utrecht/")
        few = queries(self.client, "/nl/partners/utrecht/")
        add(20)
        assert queries(self.client, "/nl/partners/utrecht/") == few
        assert few <= 25

    def test_partner_stands_under_its_list_and_holds_nothing(self):
        self.assertAllowedParentPageTypes(PartnerPage, {PartnerIndexPage})
        self.assertAllowedSubpageTypes(PartnerPage, set())
