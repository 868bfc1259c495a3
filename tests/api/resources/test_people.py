from wagtail.test.utils import WagtailPageTestCase

from tests.api.resources.reading import item, items, one, queries_of, reference, slugs
from tests.factories import (
    CongressEditionPageFactory,
    ContributionPageFactory,
    HostCityPageFactory,
    NewsItemPageFactory,
    PartnerPageFactory,
    PersonPageFactory,
    ProgrammeItemPageFactory,
    ProgrammePageFactory,
    TopicFactory,
    add_row,
    add_topics,
    english_version,
    site_tree,
)


class PersonTests(WagtailPageTestCase):
    maxDiff = None

    @classmethod
    def setUpTestData(cls):
        cls.tree = site_tree()
        cls.partner = PartnerPageFactory(parent=cls.tree.partners, title="LSA", slug="lsa")
        cls.person = PersonPageFactory(
            parent=cls.tree.people, title="Wim Stam", slug="wim-stam"
        )
        add_row(
            cls.person, "role_rows", role="adviseur", partner=cls.partner, from_year=2014,
            to_year=2019, sort_order=1,
        )  # fmt: skip
        add_row(cls.person, "role_rows", role="voorzitter", sort_order=0)
        cls.topic = TopicFactory(name="participatie")
        add_topics(cls.person, cls.topic)
        cls.city = HostCityPageFactory(parent=cls.tree.host_cities, title="Breda", slug="breda")
        add_row(cls.city, "alderman_rows", person=cls.person)
        cls.talk = ProgrammeItemPageFactory(
            parent=ProgrammePageFactory(
                parent=CongressEditionPageFactory(parent=cls.tree.editions)
            )
        )
        add_row(cls.talk, "speaker_rows", person=cls.person)
        cls.gift = ContributionPageFactory(parent=cls.tree.contributions, title="Gids")
        add_row(cls.gift, "author_rows", person=cls.person)
        cls.news = NewsItemPageFactory(parent=cls.tree.news)
        add_row(cls.news, "author_rows", person=cls.person)
        cls.other = PersonPageFactory(parent=cls.tree.people, title="An Jansen", slug="an")
        cls.english = english_version(
            cls.person,
            title="Wim Stam",
            rows={"role_rows": [{"role": "chair"}, {"role": "adviser"}]},
        )
        cls.english_partner = english_version(cls.partner, title="LSA residents")
        cls.english_gift = english_version(cls.gift, title="Gids", slug="guide")

    def fields(self):
        return {
            "name": "Wim Stam",
            "roles": [
                {"role": "voorzitter", "partner": None, "from": None, "to": None},
                {
                    "role": "adviseur",
                    "partner": reference(self.partner, "partner"),
                    "from": 2014,
                    "to": 2019,
                },
            ],
        }

    def english_fields(self):
        return {
            "name": "Wim Stam",
            "roles": [
                {"role": "chair", "partner": None, "from": None, "to": None},
                {
                    "role": "adviser",
                    "partner": reference(self.english_partner, "partner"),
                    "from": 2014,
                    "to": 2019,
                },
            ],
        }

    def belongings(self):
        return {
            "contributions": [reference(self.gift, "contribution")],
            "programmeItems": [reference(self.talk, "programme_item")],
            "news": [reference(self.news, "news")],
            "aldermanOf": [reference(self.city, "host_city")],
        }

    def test_list_is_by_name_with_the_fields_of_the_contract(self):
        assert self.client.get("/api/v1/people").json() == {
            "items": [
                {**item(self.other, "person", "nl"), "name": "An Jansen", "roles": []},
                {**item(self.person, "person", "nl"), **self.fields()},
            ],
            "total": 2,
            "page": 1,
            "pageSize": 20,
        }
        assert items(self.client, "people", lang="en") == [
            {**item(self.english, "person", "en"), **self.english_fields()}
        ]

    def test_detail_has_everything_by_them(self):
        assert one(self.client, "people/wim-stam") == {
            **item(self.person, "person", "nl"),
            **self.fields(),
            **self.belongings(),
        }
        assert one(self.client, "people/wim-stam", lang="en") == {
            **item(self.english, "person", "en"),
            **self.english_fields(),
            **self.belongings(),
            "contributions": [reference(self.english_gift, "contribution")],
        }

    def test_topics_and_words_narrow_the_list(self):
        assert slugs(self.client, "people", topic="participatie") == ["wim-stam"]
        assert slugs(self.client, "people", topic="participatie", lang="en") == ["wim-stam"]
        assert slugs(self.client, "people", q="jansen") == ["an"]
        assert slugs(self.client, "people", q="jansen", topic="participatie") == []

    def test_hidden_pages_are_not_told(self):
        for page in (self.partner, self.gift, self.news, self.talk, self.city):
            page.unpublish()
        found = one(self.client, "people/wim-stam")
        assert [role["partner"] for role in found["roles"]] == [None, None]
        assert {name: found[name] for name in self.belongings()} == {
            name: [] for name in self.belongings()
        }

    def test_hidden_person_is_nowhere(self):
        self.person.unpublish()
        assert slugs(self.client, "people") == ["an"]
        assert self.client.get("/api/v1/people/wim-stam").status_code == 404

    def test_queries_do_not_grow(self):
        addresses = ("/api/v1/people", "/api/v1/people/wim-stam")
        few = [queries_of(self.client, address) for address in addresses]
        for _more in range(18):
            person = PersonPageFactory(parent=self.tree.people)
            add_row(person, "role_rows", role="lid", partner=self.partner)
            add_row(self.person, "role_rows", role="lid", partner=self.partner)
            news = NewsItemPageFactory(parent=self.tree.news)
            add_row(news, "author_rows", person=self.person)
        assert few == [queries_of(self.client, address) for address in addresses]
        assert [few[0] <= 15, few[1] <= 12] == [True, True]
