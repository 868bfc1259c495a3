import datetime as dt

from wagtail.models import PageViewRestriction
from wagtail.test.utils import WagtailPageTestCase

from tests.api.resources.reading import item, items, one, queries_of, reference, slugs
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
    TopicFactory,
    add_row,
    add_topics,
    english_version,
    site_tree,
)


class PartnerTests(WagtailPageTestCase):
    maxDiff = None

    @classmethod
    def setUpTestData(cls):
        cls.tree = site_tree()
        cls.partner = PartnerPageFactory(
            parent=cls.tree.partners,
            title="Gemeente Utrecht",
            slug="utrecht",
            kind="municipality",
            abbreviation="GU",
            province="utrecht",
            website="https://www.utrecht.nl",
            is_founder=True,
            joined_in=1994,
        )
        cls.institute = PartnerPageFactory(
            parent=cls.tree.partners, title="RIGO", slug="rigo", kind="knowledge_institute"
        )
        cls.topic = TopicFactory(name="participatie")
        add_topics(cls.partner, cls.topic)
        cls.city = HostCityPageFactory(
            parent=cls.tree.host_cities, title="Utrecht", slug="utrecht"
        )
        cls.edition = CongressEditionPageFactory(parent=cls.tree.editions, host_city=cls.city)
        cls.talk = ProgrammeItemPageFactory(
            parent=ProgrammePageFactory(parent=cls.edition), title="Lezing"
        )
        add_row(cls.talk, "speaker_rows", partner=cls.partner)
        cls.person = PersonPageFactory(parent=cls.tree.people, title="An Jansen", slug="an")
        add_row(cls.person, "role_rows", role="adviseur", partner=cls.partner)
        cls.gifts = [
            ContributionPageFactory(
                parent=cls.tree.contributions, title=title, date=dt.date(year, 1, 1)
            )
            for title, year in (("Oud", 2001), ("Nieuw", 2019))
        ]
        for gift in cls.gifts:
            add_row(gift, "author_rows", person=cls.person, partner=cls.partner)
        cls.news = NewsItemPageFactory(parent=cls.tree.news, partner=cls.partner)
        cls.english = english_version(cls.partner, title="Municipality of Utrecht")
        cls.english_news = english_version(cls.news, title="News", slug="news-item")

    def fields(self):
        return {
            "kind": "municipality",
            "abbreviation": "GU",
            "province": "utrecht",
            "website": "https://www.utrecht.nl",
            "founder": True,
        }

    def belongings(self):
        return {
            "logo": None,
            "joinedIn": 1994,
            "hostCity": reference(self.city, "host_city"),
            "people": [reference(self.person, "person")],
            "editions": [reference(self.edition, "edition")],
            "programmeItems": [reference(self.talk, "programme_item")],
            "contributions": [
                reference(self.gifts[1], "contribution"),
                reference(self.gifts[0], "contribution"),
            ],
            "news": [reference(self.news, "news")],
        }

    def test_list_is_by_name_with_the_fields_of_the_contract(self):
        assert self.client.get("/api/v1/partners").json() == {
            "items": [
                {**item(self.partner, "partner", "nl"), **self.fields()},
                {
                    **item(self.institute, "partner", "nl"),
                    "kind": "knowledge_institute",
                    "abbreviation": "",
                    "province": None,
                    "website": "",
                    "founder": False,
                },
            ],
            "total": 2,
            "page": 1,
            "pageSize": 20,
        }
        assert items(self.client, "partners", lang="en") == [
            {**item(self.english, "partner", "en"), **self.fields()}
        ]

    def test_detail_has_all_that_belongs_to_the_partner(self):
        assert one(self.client, "partners/utrecht") == {
            **item(self.partner, "partner", "nl"),
            **self.fields(),
            **self.belongings(),
        }

    def test_english_detail_refers_to_english_pages_where_they_are_live(self):
        english_edition = english_version(self.edition, title="Congress")
        assert one(self.client, "partners/utrecht", lang="en") == {
            **item(self.english, "partner", "en"),
            **self.fields(),
            **self.belongings(),
            "editions": [reference(english_edition, "edition")],
            "news": [reference(self.english_news, "news")],
        }

    def test_logo_is_said_in_the_language_of_the_page(self):
        for page in (self.partner, self.english):
            page.logo = ImageFactory(file__width=120, file__height=60)
            page.save()
        alts = [
            one(self.client, "partners/utrecht", lang=lang)["logo"]["alt"]
            for lang in ("nl", "en")
        ]
        assert alts == ["Logo van Gemeente Utrecht", "Logo of Municipality of Utrecht"]

    def test_other_partner_has_no_host_city(self):
        HostCityPageFactory(parent=self.tree.host_cities, slug="rigo")
        found = one(self.client, "partners/rigo")
        assert (found["hostCity"], found["editions"], found["people"]) == (None, [], [])

    def test_filters_narrow_the_list_in_both_languages(self):
        for query in (
            {"kind": "municipality"},
            {"province": ["utrecht", "drenthe"]},
            {"topic": "participatie"},
        ):
            for lang in ("nl", "en"):
                assert slugs(self.client, "partners", lang=lang, **query) == ["utrecht"], query
        assert slugs(self.client, "partners", kind="municipality", province="drenthe") == []
        assert slugs(self.client, "partners", q="rigo") == ["rigo"]

    def test_values_outside_the_enumerations_are_refused(self):
        for query in ({"kind": "site_visit"}, {"province": "holland"}, {"year": "2025"}):
            response = self.client.get("/api/v1/partners", query)
            assert [fault["name"] for fault in response.json()["errors"]] == list(query)
            assert response.status_code == 400

    def test_hidden_pages_are_in_no_list_of_it(self):
        for page in (self.person, self.gifts[0], self.news, self.city):
            page.unpublish()
        PageViewRestriction.objects.create(page=self.edition, restriction_type="login")
        assert one(self.client, "partners/utrecht") == {
            **item(self.partner, "partner", "nl"),
            **self.fields(),
            **self.belongings(),
            "hostCity": None,
            "people": [],
            "editions": [],
            "programmeItems": [],
            "contributions": [reference(self.gifts[1], "contribution")],
            "news": [],
        }

    def test_editions_are_not_told_when_the_host_city_is_hidden(self):
        self.city.unpublish()
        assert one(self.client, "partners/utrecht")["editions"] == []

    def test_queries_do_not_grow(self):
        addresses = ("/api/v1/partners", "/api/v1/partners/utrecht")
        few = [queries_of(self.client, address) for address in addresses]
        for _more in range(18):
            PartnerPageFactory(parent=self.tree.partners)
            NewsItemPageFactory(parent=self.tree.news, partner=self.partner)
            gift = ContributionPageFactory(parent=self.tree.contributions)
            add_row(gift, "author_rows", person=self.person, partner=self.partner)
        assert few == [queries_of(self.client, address) for address in addresses]
        assert [few[0] <= 15, few[1] <= 12] == [True, True]
