import datetime as dt

import pytest
from django.utils import translation
from wagtail.models import PageViewRestriction
from wagtail.test.utils import WagtailPageTestCase

from congress.links import years
from congress.models import ContributionAuthor, PersonIndexPage, PersonPage
from home.models import HomePage
from news.models import NewsItemAuthor
from tests.factories import (
    CongressEditionPageFactory,
    ContributionPageFactory,
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
from tests.reading import links, parts, queries, said, texts


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (2010, 2014, "2010–2014"),
        (2014, 2014, "2014"),
        (2014, None, "since 2014"),
        (None, 2014, "until 2014"),
        (None, None, ""),
    ],
)
def test_years_tell_what_is_known(start, end, expected):
    with translation.override("en"):
        assert years(start, end) == expected


class PersonIndexPageTests(WagtailPageTestCase):
    @classmethod
    def setUpTestData(cls):
        cls.tree = site_tree()
        cls.partner = PartnerPageFactory(parent=cls.tree.partners, title="Tilburg University")
        cls.stam, cls.hulst, cls.vries, cls.herpers = (
            PersonPageFactory(parent=cls.tree.people, title=name)
            for name in ("Willem Stam", "Merlijn van Hulst", "Dennis de Vries", "Lieke Herpers")
        )
        add_row(cls.hulst, "role_rows", role="student", to_year=2000)
        add_row(cls.hulst, "role_rows", role="onderzoeker", partner=cls.partner)

    def names(self, query="", path="/nl/mensen/"):
        return texts(self.client.get(path + query), ".partner__name")

    def test_people_stand_under_the_letter_of_their_surname_with_their_present_role(self):
        response = self.client.get("/nl/mensen/")
        assert texts(response, ".partner-group > h2") == ["H", "S", "V"]
        assert links(response, ".partner__name a") == [
            ("Lieke Herpers", "/nl/mensen/lieke-herpers/"),
            ("Merlijn van Hulst", "/nl/mensen/merlijn-van-hulst/"),
            ("Willem Stam", "/nl/mensen/willem-stam/"),
            ("Dennis de Vries", "/nl/mensen/dennis-de-vries/"),
        ]
        assert texts(response, ".partner .meta") == ["onderzoeker, Tilburg University"]

    def test_english_list_has_only_what_is_translated(self):
        english_version(
            self.hulst,
            title="Merlijn van Hulst",
            rows={"role_rows": [{"role": "student then"}, {"role": "researcher"}]},
        )
        response = self.client.get("/en/people/")
        assert texts(response, ".partner__name") == ["Merlijn van Hulst"]
        assert texts(response, ".partner .meta") == ["researcher, Tilburg University"]

    def test_what_no_visitor_may_see_is_left_out(self):
        self.stam.unpublish()
        PageViewRestriction.objects.create(page=self.vries, restriction_type="login")
        self.partner.unpublish()
        response = self.client.get("/nl/mensen/")
        assert texts(response, ".partner__name") == ["Lieke Herpers", "Merlijn van Hulst"]
        assert texts(response, ".partner .meta") == ["onderzoeker"]

    def test_long_list_is_paged_and_a_page_past_the_end_is_not_found(self):
        for number in range(60):
            PersonPageFactory(parent=self.tree.people, title=f"Jan {number:02}")
        assert len(self.names()) == 60
        assert self.names("?page=2") == [
            "Lieke Herpers",
            "Merlijn van Hulst",
            "Willem Stam",
            "Dennis de Vries",
        ]
        assert self.client.get("/nl/mensen/?page=3").status_code == 404

    def test_queries_do_not_grow_with_the_people(self):
        def add(number):
            for _person in range(number):
                person = PersonPageFactory(parent=self.tree.people)
                add_row(person, "role_rows", role="lid", partner=self.partner)

        add(6)
        self.client.get("/nl/mensen/")
        few = queries(self.client, "/nl/mensen/")
        add(20)
        assert queries(self.client, "/nl/mensen/") == few
        assert few <= 15

    def test_list_of_people_is_one_under_the_home_page(self):
        self.assertAllowedParentPageTypes(PersonIndexPage, {HomePage})
        self.assertAllowedSubpageTypes(PersonIndexPage, {PersonPage})
        assert not PersonIndexPage.can_create_at(self.tree.home)


class PersonPageTests(WagtailPageTestCase):
    @classmethod
    def setUpTestData(cls):
        cls.tree = site_tree()
        cls.partner = PartnerPageFactory(parent=cls.tree.partners, title="Platform31")
        cls.person = PersonPageFactory(parent=cls.tree.people, title="Hans Kokke")
        for role, start, end in (
            ("raadslid", 2002, 2006),
            ("wethouder", 2006, 2014),
            ("adviseur", 2014, None),
            ("voorzitter", None, None),
        ):
            add_row(
                cls.person,
                "role_rows",
                role=role,
                from_year=start,
                to_year=end,
                partner=cls.partner if role == "adviseur" else None,
            )
        cls.city = HostCityPageFactory(parent=cls.tree.host_cities, title="Tilburg")
        add_row(cls.city, "alderman_rows", person=cls.person, portfolio="Wijken", to_year=2014)
        cls.edition = CongressEditionPageFactory(parent=cls.tree.editions)
        cls.item = ProgrammeItemPageFactory(
            parent=ProgrammePageFactory(parent=cls.edition), title="Debat", kind="debate"
        )
        add_row(cls.item, "speaker_rows", person=cls.person)
        cls.older, cls.newer = (
            ContributionPageFactory(
                parent=cls.tree.contributions, title=title, date=dt.date(year, 6, 20)
            )
            for title, year in (("Eerste cadeau", 2019), ("Tweede cadeau", 2024))
        )
        for page in (cls.older, cls.newer):
            ContributionAuthor.objects.create(page=page, person=cls.person)
        cls.news = NewsItemPageFactory(parent=cls.tree.news, title="Een blog")
        NewsItemAuthor.objects.create(page=cls.news, person=cls.person)

    def test_dutch_person_shows_roles_from_the_present_back_and_all_that_is_derived(self):
        response = self.client.get("/nl/mensen/hans-kokke/")
        assert texts(response, "h1") == ["Hans Kokke"]
        assert [role.role for role in response.context["roles"]] == [
            "adviseur",
            "voorzitter",
            "wethouder",
            "raadslid",
        ]
        assert links(response, ".house__main a") == [
            ("Platform31", "/nl/partners/platform31/"),
            ("Tilburg", "/nl/gaststeden/tilburg/"),
            ("Tweede cadeau", "/nl/publicaties/tweede-cadeau/"),
            ("Eerste cadeau", "/nl/publicaties/eerste-cadeau/"),
            ("Debat", "/nl/congressen/2025/programma/debat/"),
            ("Een blog", "/nl/nieuws/een-blog/"),
        ]
        assert texts(response, ".person__role") == [
            "Wijken, " + said("until %(year)s", "nl", year=2014)
        ]

    def test_english_person_shows_translated_roles_and_only_english_pages(self):
        english_version(
            self.person,
            title="Hans Kokke",
            rows={
                "role_rows": [
                    {"role": name} for name in ("councillor", "alderman", "adviser", "chair")
                ]
            },
        )
        english_version(self.newer, title="Tweede cadeau")
        response = self.client.get("/en/people/hans-kokke/")
        assert [(role.role, role.period) for role in response.context["roles"]] == [
            ("adviser", "since 2014"),
            ("chair", ""),
            ("alderman", "2006–2014"),
            ("councillor", "2002–2006"),
        ]
        assert links(response, ".house__main a") == [
            ("Platform31", "/nl/partners/platform31/"),
            ("Tweede cadeau", "/en/publications/tweede-cadeau/"),
        ]
        partner, contribution = parts(response, ".house__main a")
        assert (partner["hreflang"], contribution["lang"]) == ("nl", "nl")

    def test_what_no_visitor_may_see_is_left_out(self):
        for page in (self.partner, self.city, self.older, self.item):
            page.unpublish()
        for page in (self.newer, self.news):
            PageViewRestriction.objects.create(page=page, restriction_type="login")
        response = self.client.get("/nl/mensen/hans-kokke/")
        assert links(response, ".house__main a") == []
        assert len(response.context["roles"]) == 4

    def test_item_of_an_edition_that_no_visitor_may_see_is_left_out(self):
        self.edition.unpublish()
        assert self.client.get("/nl/mensen/hans-kokke/").context["appearances"] == []

    def test_queries_do_not_grow_with_what_is_derived(self):
        def add(number):
            programme = self.item.get_parent()
            for _page in range(number):
                item = ProgrammeItemPageFactory(parent=programme)
                add_row(item, "speaker_rows", person=self.person)
                page = ContributionPageFactory(parent=self.tree.contributions)
                ContributionAuthor.objects.create(page=page, person=self.person)
                city = HostCityPageFactory(parent=self.tree.host_cities)
                add_row(city, "alderman_rows", person=self.person)
                add_row(self.person, "role_rows", role="lid", partner=self.partner)

        add(9)
        self.client.get("/nl/mensen/hans-kokke/")
        few = queries(self.client, "/nl/mensen/hans-kokke/")
        add(20)
        assert queries(self.client, "/nl/mensen/hans-kokke/") == few
        assert few <= 25

    def test_person_stands_under_the_list_and_holds_nothing(self):
        self.assertAllowedParentPageTypes(PersonPage, {PersonIndexPage})
        self.assertAllowedSubpageTypes(PersonPage, set())
