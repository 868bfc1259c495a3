from wagtail.test.utils import WagtailPageTestCase

from lpbsite.search.models import DailyQuery
from tests.factories import (
    HostCityPageFactory,
    NewsItemPageFactory,
    TopicFactory,
    add_topics,
    english_version,
    site_tree,
)

EMPTY_FACETS = {"type": [], "year": [], "topic": [], "city": []}


class SearchTests(WagtailPageTestCase):
    @classmethod
    def setUpTestData(cls):
        cls.tree = site_tree()
        cls.topic = TopicFactory(name="participatie")
        cls.agenda = NewsItemPageFactory(
            parent=cls.tree.news,
            title="In <heel> Overvecht",
            slug="overvecht",
            intro="",
        )
        add_topics(cls.agenda, cls.topic)
        english_version(cls.agenda, title="All of it", slug="all", intro="")
        HostCityPageFactory(parent=cls.tree.host_cities, title="Utrecht", slug="utrecht")

    def search(self, **query):
        return self.client.get("/api/v1/search", query)

    def test_answer_is_as_the_contract_says(self):
        answer = self.search(q="overvecht", pageSize=5).json()
        score = answer["items"][0].pop("score")
        assert isinstance(score, float)
        assert answer == {
            "query": "overvecht",
            "lang": "nl",
            "engine": "sqlite",
            "degraded": False,
            "total": 1,
            "page": 1,
            "pageSize": 5,
            "suggestion": None,
            "facets": {
                "type": [{"value": "news", "label": "Nieuws", "count": 1}],
                "year": [{"value": "2025", "label": "2025", "count": 1}],
                "topic": [{"value": "participatie", "label": "participatie", "count": 1}],
                "city": [],
            },
            "items": [
                {
                    "id": self.agenda.pk,
                    "type": "news",
                    "title": "In <heel> Overvecht",
                    "url": "/nl/nieuws/overvecht/",
                    "lang": "nl",
                    "date": "2025-11-13",
                    "documentPage": None,
                    "highlights": {
                        "title": "In &lt;heel&gt; <mark>Overvecht</mark>",
                        "text": "",
                    },
                }
            ],
        }

    def test_filters_are_those_of_the_contract(self):
        for query, total in (
            ({"type": ["news", "home"]}, 1),
            ({"type": "home"}, 0),
            ({"year": "2025"}, 1),
            ({"year": "2024"}, 0),
            ({"topic": "participatie"}, 1),
            ({"topic": "anders"}, 0),
            ({"city": "utrecht"}, 0),
        ):
            assert (query, self.search(q="overvecht", **query).json()["total"]) == (
                query,
                total,
            )

    def test_values_that_cannot_be_are_refused(self):
        for query in ({"type": "novel"}, {"year": "last"}, {"topic": ""}, {"pageSize": 101}):
            answer = self.search(q="x", **query).json()
            assert (answer["status"], answer["errors"][0]["name"]) == (400, *query)

    def test_blank_question_finds_nothing(self):
        for query in ({}, {"q": ""}, {"q": "  "}):
            answer = self.search(**query).json()
            assert (answer["total"], answer["items"]) == (0, [])
            assert (answer["facets"], answer["suggestion"]) == (EMPTY_FACETS, None)

    def test_any_text_is_a_question(self):
        for query in ('"', "\0", "a AND (", "*", "woord " * 2000, "'; --", "ß" * 300):
            response = self.search(q=query)
            assert (query[:9], response.status_code) == (query[:9], 200)

    def test_past_the_end_is_empty(self):
        response = self.search(q="overvecht", page=9)
        assert (response.json()["items"], response.json()["total"]) == ([], 1)
        assert response.headers["Link"] == (
            '</api/v1/search?q=overvecht&page=1>; rel="first", '
            '</api/v1/search?q=overvecht&page=1>; rel="prev", '
            '</api/v1/search?q=overvecht&page=1>; rel="last"'
        )

    def test_first_page_of_an_unfiltered_question_is_counted(self):
        self.search(q="overvecht")
        self.search(q="overvecht", page=2)
        self.search(q="overvecht", type="news")
        assert [(one.query, one.lang) for one in DailyQuery.objects.all()] == [
            ("overvecht", "nl")
        ]


class SuggestTests(WagtailPageTestCase):
    @classmethod
    def setUpTestData(cls):
        cls.tree = site_tree()
        HostCityPageFactory(parent=cls.tree.host_cities, title="Utrecht", slug="utrecht")

    def suggest(self, **query):
        return self.client.get("/api/v1/suggest", query).json()

    def test_names_that_begin_so(self):
        assert self.suggest(q="utr") == {
            "items": [
                {"text": "Utrecht", "url": "/nl/gaststeden/utrecht/", "type": "host_city"}
            ]
        }

    def test_blank_question_suggests_nothing(self):
        assert self.suggest() == self.suggest(q=" ") == {"items": []}
