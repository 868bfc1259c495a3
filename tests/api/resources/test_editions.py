import datetime as dt

from wagtail.models import PageViewRestriction
from wagtail.test.utils import WagtailPageTestCase

from tests.api.resources.reading import item, items, one, queries_of, reference, slugs
from tests.factories import (
    CongressEditionPageFactory,
    HostCityPageFactory,
    NewsItemPageFactory,
    ProgrammeItemPageFactory,
    ProgrammePageFactory,
    StandardPageFactory,
    TopicFactory,
    add_topics,
    english_version,
    site_tree,
)


class EditionTests(WagtailPageTestCase):
    maxDiff = None

    @classmethod
    def setUpTestData(cls):
        cls.tree = site_tree()
        cls.city = HostCityPageFactory(
            parent=cls.tree.host_cities,
            title="Tilburg",
            slug="tilburg",
            province="noord_brabant",
        )
        cls.about = StandardPageFactory(parent=cls.tree.home, title="Over", slug="over")
        cls.earlier = CongressEditionPageFactory(
            parent=cls.tree.editions,
            title="Congres 2014",
            slug="2014",
            start_date=dt.date(2014, 11, 19),
            end_date=dt.date(2014, 11, 21),
            theme="Samenwerken",
            participation="ruim honderd gemeenten",
            central_questions=[{"type": "question", "value": "Wie doet wat?"}],
            sub_themes=[
                {
                    "type": "sub_theme",
                    "value": {
                        "title": "De raad",
                        "text": f'<p>Zie <a linktype="page" id="{cls.about.pk}">over</a></p>',
                        "questions": ["Wat kan de raad?", "En het dorp?"],
                    },
                }
            ],
        )
        cls.later = CongressEditionPageFactory(
            parent=cls.tree.editions,
            title="Congres 2015",
            slug="2015",
            start_date=dt.date(2015, 11, 1),
            end_date=None,
            date_precision="month",
            host_city=cls.city,
            announced_on=dt.date(2014, 11, 21),
            announced_at=cls.earlier,
            expected_participants=400,
        )
        cls.meetup = CongressEditionPageFactory(
            parent=cls.tree.editions,
            title="Meetup",
            slug="meetup-2013",
            format="meetup",
            start_date=dt.date(2013, 1, 1),
            end_date=None,
            date_precision="year",
        )
        cls.programme = ProgrammePageFactory(parent=cls.earlier)
        cls.topic = TopicFactory(name="lokale democratie")
        add_topics(cls.earlier, cls.topic)
        cls.news = NewsItemPageFactory(
            parent=cls.tree.news, title="Tilburg is aan de beurt", edition=cls.later
        )
        cls.english = english_version(
            cls.later, title="Congress 2015", host_city=cls.city, announced_at=cls.earlier
        )
        cls.english_city = english_version(cls.city, title="Tilburg")

    def later_fields(self):
        return {
            "format": "congress",
            "year": 2015,
            "theme": "",
            "startDate": "2015-11",
            "endDate": None,
            "datePrecision": "month",
            "hostCity": reference(self.city, "host_city"),
            "announcedOn": "2014-11-21",
            "announcedAt": reference(self.earlier, "edition"),
            "expectedParticipants": 400,
            "subThemes": [],
            "centralQuestions": [],
            "programme": None,
        }

    def earlier_fields(self):
        return {
            "format": "congress",
            "year": 2014,
            "theme": "Samenwerken",
            "startDate": "2014-11-19",
            "endDate": "2014-11-21",
            "datePrecision": "day",
            "hostCity": None,
            "announcedOn": None,
            "announcedAt": None,
            "expectedParticipants": None,
            "subThemes": [
                {
                    "title": "De raad",
                    "text": f'<p>Zie <a href="{self.about.url}" hreflang="nl" '
                    f'data-page-id="{self.about.pk}">over</a></p>',
                    "questions": ["Wat kan de raad?", "En het dorp?"],
                }
            ],
            "centralQuestions": ["Wie doet wat?"],
            "programme": reference(self.programme, "page"),
        }

    def test_list_has_the_latest_first_with_the_fields_of_the_contract(self):
        answer = self.client.get("/api/v1/editions").json()
        assert answer == {
            "items": [
                {**item(self.later, "edition", "nl"), **self.later_fields()},
                {**item(self.earlier, "edition", "nl"), **self.earlier_fields()},
                {
                    **item(self.meetup, "edition", "nl"),
                    **self.later_fields(),
                    "format": "meetup",
                    "year": 2013,
                    "startDate": "2013",
                    "datePrecision": "year",
                    "hostCity": None,
                    "announcedOn": None,
                    "announcedAt": None,
                    "expectedParticipants": None,
                },
            ],
            "total": 3,
            "page": 1,
            "pageSize": 20,
        }

    def english_fields(self):
        return {
            **self.later_fields(),
            "hostCity": reference(self.english_city, "host_city"),
            # Not translated: the Dutch page.
            "announcedAt": reference(self.earlier, "edition"),
        }

    def test_english_edition_refers_to_english_pages_where_they_are_live(self):
        assert items(self.client, "editions", lang="en") == [
            {**item(self.english, "edition", "en"), **self.english_fields()}
        ]

    def test_detail_has_the_news_about_it(self):
        assert one(self.client, "editions/2015") == {
            **item(self.later, "edition", "nl"),
            **self.later_fields(),
            "participation": "",
            "news": [reference(self.news, "news")],
        }
        assert one(self.client, "editions/2015", lang="en") == {
            **item(self.english, "edition", "en"),
            **self.english_fields(),
            "participation": "",
            "news": [reference(self.news, "news")],
        }

    def test_detail_has_its_programme(self):
        assert one(self.client, "editions/2014") == {
            **item(self.earlier, "edition", "nl"),
            **self.earlier_fields(),
            "participation": "ruim honderd gemeenten",
            "news": [],
        }

    def test_programme_is_the_one_in_the_language_asked_for(self):
        english_programme = english_version(self.programme, title="Programme", slug="programme")
        [found] = [
            one["programme"]
            for one in items(self.client, "editions", lang="en")
            if one["slug"] == "2014"
        ]
        assert found == reference(english_programme, "page")
        assert one(self.client, "editions/2014", lang="en")["programme"] == found

    def test_filters_are_the_same_in_both_languages(self):
        for query in (
            {"year": "2015"},
            {"city": "tilburg"},
            {"province": "noord_brabant"},
            {"year": ["2015", "1999"], "kind": "congress", "city": "tilburg"},
        ):
            for lang in ("nl", "en"):
                assert slugs(self.client, "editions", lang=lang, **query) == ["2015"], query

    def test_kind_and_topic_are_filters(self):
        assert slugs(self.client, "editions", kind="meetup") == ["meetup-2013"]
        assert slugs(self.client, "editions", kind=["meetup", "congress"], year="2014") == [
            "2014"
        ]
        assert slugs(self.client, "editions", topic="lokale-democratie") == ["2014"]

    def test_values_without_a_match_find_nothing(self):
        for query in ({"city": "x"}, {"topic": "x"}, {"year": "0000"}, {"province": "drenthe"}):
            assert slugs(self.client, "editions", **query) == []

    def test_words_narrow_the_list_and_keep_its_order(self):
        assert slugs(self.client, "editions", q="congres") == ["2015", "2014"]
        assert slugs(self.client, "editions", q="congres", year="2014") == ["2014"]
        assert slugs(self.client, "editions", q=" ") == ["2015", "2014", "meetup-2013"]

    def test_hidden_city_and_topic_are_not_told_and_find_nothing(self):
        self.city.unpublish()
        self.english_city.unpublish()
        self.topic.unpublish()
        self.programme.unpublish()
        self.news.unpublish()
        found = one(self.client, "editions/2015")
        assert (found["hostCity"], found["news"]) == (None, [])
        assert one(self.client, "editions/2014")["programme"] is None
        for query in (
            {"city": "tilburg"},
            {"province": "noord_brabant"},
            {"topic": "lokale-democratie"},
        ):
            assert slugs(self.client, "editions", **query) == []

    def test_private_section_is_nowhere(self):
        PageViewRestriction.objects.create(page=self.tree.editions, restriction_type="login")
        assert self.client.get("/api/v1/editions").json()["total"] == 0
        for address in ("editions/2014", "editions/2014/programme"):
            assert self.client.get(f"/api/v1/{address}").status_code == 404

    def test_queries_do_not_grow_with_the_editions(self):
        few = queries_of(self.client, "/api/v1/editions")
        for year in range(1980, 2000):
            edition = CongressEditionPageFactory(
                parent=self.tree.editions,
                start_date=dt.date(year, 5, 1),
                host_city=self.city,
                sub_themes=self.earlier.sub_themes.get_prep_value(),
            )
            ProgrammePageFactory(parent=edition)
        assert few == queries_of(self.client, "/api/v1/editions") <= 15

    def test_queries_do_not_grow_with_what_refers_to_it(self):
        few = queries_of(self.client, "/api/v1/editions/2014")
        for _more in range(25):
            NewsItemPageFactory(parent=self.tree.news, edition=self.earlier)
            ProgrammeItemPageFactory(parent=self.programme)
        many = queries_of(self.client, "/api/v1/editions/2014")
        assert few == many <= 12
