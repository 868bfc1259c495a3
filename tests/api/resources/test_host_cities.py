from wagtail.models import PageViewRestriction
from wagtail.test.utils import WagtailPageTestCase

from tests.api.resources.reading import item, items, one, queries_of, reference, slugs
from tests.factories import (
    CongressEditionPageFactory,
    HostCityPageFactory,
    NewsItemPageFactory,
    PartnerPageFactory,
    PersonPageFactory,
    TopicFactory,
    add_row,
    add_topics,
    english_version,
    site_tree,
)


class HostCityTests(WagtailPageTestCase):
    maxDiff = None

    @classmethod
    def setUpTestData(cls):
        cls.tree = site_tree()
        cls.city = HostCityPageFactory(
            parent=cls.tree.host_cities,
            title="Enschede",
            slug="enschede",
            province="overijssel",
            latitude="52.2215",
            longitude="6.8937",
            slogan="het wonder van Enschede",
            districts_since=1994,
            approach="<p>Per stadsdeel.</p>",
            contact_name="Stadsdeelmanagement",
            contact_email="stadsdelen@example.org",
        )
        cls.person = PersonPageFactory(parent=cls.tree.people, title="An Jansen", slug="an")
        cls.district = add_row(
            cls.city,
            "district_rows",
            name="Noord",
            text="Tussen spoor en singel",
            contact_role="stadsdeelmanager",
        )
        cls.alderman = add_row(
            cls.city, "alderman_rows", person=cls.person, portfolio="wijken", from_year=2018
        )
        add_row(cls.city, "team_rows", name="Beheer", text="Houdt het schoon")
        cls.topic = TopicFactory(name="wijkgericht werken")
        add_topics(cls.city, cls.topic)
        cls.edition = CongressEditionPageFactory(
            parent=cls.tree.editions, title="Congres 2023", slug="2023",
            start_date="2023-11-15", end_date=None, host_city=cls.city,
        )  # fmt: skip
        cls.partner = PartnerPageFactory(
            parent=cls.tree.partners, title="Gemeente Enschede", slug="enschede"
        )
        cls.news = NewsItemPageFactory(
            parent=cls.tree.news, title="Enschede gaststad", slug="gaststad", host_city=cls.city
        )
        cls.english = english_version(
            cls.city,
            title="Enschede",
            slogan="the wonder of Enschede",
            approach="<p>By district.</p>",
            contact_name="District management",
            rows={
                "district_rows": [
                    {"text": "Between railway and canal", "contact_role": "district manager"}
                ],
                "alderman_rows": [{"portfolio": "neighbourhoods"}],
                "team_rows": [{"name": "Upkeep", "text": "Keeps it clean"}],
            },
        )
        cls.english_edition = english_version(cls.edition, title="Congress 2023")
        cls.english_person = english_version(cls.person, title="An Jansen")
        cls.other = HostCityPageFactory(
            parent=cls.tree.host_cities, title="Breda", slug="breda", province=""
        )

    def dutch_item(self):
        return {
            **item(self.city, "host_city", "nl"),
            "municipality": "Enschede",
            "province": "overijssel",
            "latitude": 52.2215,
            "longitude": 6.8937,
            "slogan": "het wonder van Enschede",
            "districtsSince": 1994,
            "districts": [
                {
                    "name": "Noord",
                    "slug": "noord",
                    "text": "Tussen spoor en singel",
                    "contactRole": "stadsdeelmanager",
                }
            ],
            "aldermen": [
                {
                    "person": reference(self.person, "person"),
                    "portfolio": "wijken",
                    "from": 2018,
                    "to": None,
                }
            ],
            "editions": [reference(self.edition, "edition")],
        }

    def english_item(self):
        return {
            **self.dutch_item(),
            **item(self.english, "host_city", "en"),
            "slogan": "the wonder of Enschede",
            "districts": [
                {
                    "name": "Noord",
                    "slug": "noord",
                    "text": "Between railway and canal",
                    "contactRole": "district manager",
                }
            ],
            "aldermen": [
                {
                    "person": reference(self.english_person, "person"),
                    "portfolio": "neighbourhoods",
                    "from": 2018,
                    "to": None,
                }
            ],
            "editions": [reference(self.english_edition, "edition")],
        }

    def test_list_is_by_name_with_the_fields_of_the_contract(self):
        assert self.client.get("/api/v1/host-cities").json() == {
            "items": [
                {
                    **item(self.other, "host_city", "nl"),
                    "municipality": "Breda",
                    "province": None,
                    "latitude": None,
                    "longitude": None,
                    "slogan": "",
                    "districtsSince": None,
                    "districts": [],
                    "aldermen": [],
                    "editions": [],
                },
                self.dutch_item(),
            ],
            "total": 2,
            "page": 1,
            "pageSize": 20,
        }

    def test_english_list_has_the_english_cities_with_english_references(self):
        assert items(self.client, "host-cities", lang="en") == [self.english_item()]

    def test_detail_has_all_that_belongs_to_the_city(self):
        own_fields = dict(self.dutch_item())
        assert one(self.client, "host-cities/enschede") == {
            **own_fields,
            "approach": "<p>Per stadsdeel.</p>",
            "teams": [{"name": "Beheer", "text": "Houdt het schoon"}],
            "contact": {
                "name": "Stadsdeelmanagement",
                "email": "stadsdelen@example.org",
                "phone": "",
                "url": "",
            },
            "partner": reference(self.partner, "partner"),
            "news": [reference(self.news, "news")],
        }

    def test_english_detail_refers_to_dutch_pages_where_nothing_is_translated(self):
        assert one(self.client, "host-cities/enschede", lang="en") == {
            **self.english_item(),
            "approach": "<p>By district.</p>",
            "teams": [{"name": "Upkeep", "text": "Keeps it clean"}],
            "contact": {
                "name": "District management",
                "email": "stadsdelen@example.org",
                "phone": "",
                "url": "",
            },
            "partner": reference(self.partner, "partner"),
            "news": [reference(self.news, "news")],
        }

    def test_city_without_contact_or_partner_says_so(self):
        answer = one(self.client, "host-cities/breda")
        assert (answer["contact"], answer["partner"], answer["teams"]) == (None, None, [])

    def test_detail_in_another_language_is_missing_when_not_translated(self):
        assert self.client.get("/api/v1/host-cities/breda?lang=en").status_code == 404

    def test_filters_know_the_city_in_both_languages(self):
        for query in (
            {"topic": "wijkgericht-werken"},
            {"year": "2023"},
            {"edition": "2023"},
            {"district": "noord"},
            {"province": "overijssel"},
            {"city": ["enschede", "groningen"]},
        ):
            for lang in ("nl", "en"):
                assert slugs(self.client, "host-cities", lang=lang, **query) == ["enschede"], (
                    query
                )

    def test_filters_narrow_each_other(self):
        assert slugs(self.client, "host-cities", year="2023", province="utrecht") == []
        assert slugs(self.client, "host-cities", city=["breda", "enschede"]) == [
            "breda",
            "enschede",
        ]

    def test_values_without_a_match_find_nothing(self):
        for query in ({"topic": "x"}, {"year": "1850"}, {"edition": "x"}, {"district": "x"}):
            assert slugs(self.client, "host-cities", **query) == []

    def test_hidden_pages_are_no_reference_and_find_nothing(self):
        self.edition.unpublish()
        self.person.unpublish()
        PageViewRestriction.objects.create(page=self.tree.news, restriction_type="login")
        self.partner.unpublish()
        answer = one(self.client, "host-cities/enschede")
        assert [answer[name] for name in ("editions", "aldermen", "news", "partner")] == [
            [],
            [],
            [],
            None,
        ]
        assert slugs(self.client, "host-cities", year="2023") == []
        assert slugs(self.client, "host-cities", edition="2023") == []

    def test_hidden_city_is_nowhere(self):
        self.city.unpublish()
        assert slugs(self.client, "host-cities") == ["breda"]
        assert self.client.get("/api/v1/host-cities/enschede").status_code == 404

    def test_queries_do_not_grow_with_the_cities(self):
        few = queries_of(self.client, "/api/v1/host-cities")
        for number in range(18):
            city = HostCityPageFactory(parent=self.tree.host_cities)
            add_row(city, "district_rows", name=f"Wijk {number}")
            add_row(city, "alderman_rows", person=self.person)
        assert few == queries_of(self.client, "/api/v1/host-cities") <= 15

    def test_queries_do_not_grow_with_the_rows(self):
        few = queries_of(self.client, "/api/v1/host-cities/enschede")
        for number in range(25):
            add_row(self.city, "district_rows", name=f"Wijk {number}")
            NewsItemPageFactory(parent=self.tree.news, host_city=self.city)
        assert few == queries_of(self.client, "/api/v1/host-cities/enschede") <= 12
