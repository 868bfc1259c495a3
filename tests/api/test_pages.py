from django.core.serializers.json import DjangoJSONEncoder
from wagtail.models import Page, PageViewRestriction
from wagtail.test.utils import WagtailPageTestCase

from tests.factories import (
    NewsItemPageFactory,
    StandardPageFactory,
    TopicFactory,
    add_topics,
    english_version,
    site_tree,
)

NOT_FOUND = {
    "type": "about:blank",
    "title": "Not Found",
    "status": 404,
    "detail": "There is nothing at this address that a visitor may see.",
}


class PageListTests(WagtailPageTestCase):
    @classmethod
    def setUpTestData(cls):
        cls.tree = site_tree()
        cls.about = StandardPageFactory(parent=cls.tree.home, title="Over LPB", slug="over-lpb")
        cls.english = english_version(cls.about, title="About LPB", slug="about-lpb")
        cls.news = NewsItemPageFactory(parent=cls.tree.news, title="Nieuwsje", slug="nieuwsje")

    def get(self, **query):
        return self.client.get("/api/v1/pages", query)

    def titles(self, **query):
        return [item["title"] for item in self.get(**query).json()["items"]]

    def test_list_has_all_pages_of_the_language_by_title(self):
        assert self.titles() == [
            "Congressen",
            "Gaststeden",
            "Mensen",
            "Nieuws",
            "Nieuwsje",
            "Over LPB",
            "Partners",
            "Publicaties",
            "Werken in de wijk",
        ]

    def test_item_is_as_the_contract_says(self):
        self.about.refresh_from_db()
        answer = self.get(lang="en", pageSize="1").json()
        assert answer == {
            "items": [
                {
                    "id": self.english.pk,
                    "type": "page",
                    "title": "About LPB",
                    "url": "/en/about-lpb/",
                    "slug": "about-lpb",
                    "lang": "en",
                    "firstPublishedAt": as_json(self.english.first_published_at),
                    "lastPublishedAt": as_json(self.english.last_published_at),
                }
            ],
            "total": 8,
            "page": 1,
            "pageSize": 1,
        }

    def test_types_are_alternatives(self):
        assert self.titles(type=["news", "home"]) == ["Nieuwsje", "Werken in de wijk"]

    def test_parent_limits_to_the_pages_directly_below(self):
        assert self.titles(parent=self.tree.news.pk) == ["Nieuwsje"]

    def test_parent_without_a_match_is_empty(self):
        assert self.get(parent=10**30).json() == {
            "items": [],
            "total": 0,
            "page": 1,
            "pageSize": 20,
        }

    def test_number_of_queries_does_not_grow(self):
        self.titles()
        with self.assertNumQueries(2):
            self.titles()
        for number in range(20):
            StandardPageFactory(parent=self.tree.home, title=f"Pagina {number}")
        with self.assertNumQueries(2):
            assert len(self.titles(pageSize=100)) == 29


class WholePageTests(WagtailPageTestCase):
    @classmethod
    def setUpTestData(cls):
        cls.tree = site_tree()
        topic = TopicFactory(name="participatie")
        cls.about = StandardPageFactory(
            parent=cls.tree.home,
            title="Over LPB",
            slug="over-lpb",
            intro="Wie wij zijn",
            body=[{"type": "heading", "id": "een", "value": "Wie?"}],
        )
        cls.team = StandardPageFactory(parent=cls.about, title="Team", slug="team")
        cls.english = english_version(
            cls.about, title="About LPB", slug="about-lpb", intro="Who we are"
        )
        add_topics(cls.about, topic)
        cls.news = NewsItemPageFactory(parent=cls.tree.news, title="Nieuwsje", slug="nieuwsje")
        add_topics(cls.news, topic)

    def page(self, page):
        return self.client.get(f"/api/v1/pages/{page.pk}")

    def found(self, path):
        return self.client.get("/api/v1/pages/find", {"path": path})

    def test_whole_page_is_as_the_contract_says(self):
        self.about.refresh_from_db()
        assert self.page(self.about).json() == {
            "id": self.about.pk,
            "type": "page",
            "title": "Over LPB",
            "url": "/nl/over-lpb/",
            "slug": "over-lpb",
            "lang": "nl",
            "intro": "Wie wij zijn",
            "body": [{"type": "heading", "id": "een", "text": "Wie?", "anchor": "h-wie"}],
            "translations": [
                {"lang": "nl", "url": "/nl/over-lpb/", "id": self.about.pk, "upToDate": True},
                {
                    "lang": "en",
                    "url": "/en/about-lpb/",
                    "id": self.english.pk,
                    "upToDate": True,
                },
            ],
            "breadcrumbs": [{"id": self.tree.home.pk, "title": "Home", "url": "/nl/"}],
            "related": [
                {
                    "id": self.news.pk,
                    "type": "news",
                    "title": "Nieuwsje",
                    "url": "/nl/nieuws/nieuwsje/",
                    "slug": "nieuwsje",
                }
            ],
            "firstPublishedAt": as_json(self.about.first_published_at),
            "lastPublishedAt": as_json(self.about.last_published_at),
        }

    def test_translation_is_not_up_to_date_after_the_dutch_page_is_published_again(self):
        self.about.refresh_from_db()
        self.about.intro = "Wie wij nu zijn"
        self.about.save_revision().publish()
        for page in (self.about, self.english):
            answer = self.page(page).json()["translations"]
            assert [(one["lang"], one["upToDate"]) for one in answer] == [
                ("nl", True),
                ("en", False),
            ]

    def test_find_tells_the_same_as_the_number(self):
        for path in ("/nl/over-lpb/", "/nl/over-lpb"):
            assert self.found(path).json() == self.page(self.about).json()
        assert self.found("/en/about-lpb/").json() == self.page(self.english).json()
        assert self.found("/nl/").json()["type"] == "home"

    def test_find_reads_an_address_with_percent_signs(self):
        cafe = StandardPageFactory(parent=self.tree.home, title="Café", slug="café")
        assert cafe.url == "/nl/caf%C3%A9/"
        assert self.found(cafe.url).json() == self.page(cafe).json()

    def test_find_has_nothing_elsewhere(self):
        for path in ("", "/", "nl/over-lpb/", "/nlover-lpb/", "/de/", "/nl/%00/", "/nl/x/"):
            assert (path, self.found(path).json()) == (path, NOT_FOUND)

    def test_page_that_is_not_there_is_a_problem(self):
        for number in ("999999", "9" * 40, "x", "-1"):
            answer = self.client.get(f"/api/v1/pages/{number}")
            assert (number, answer.status_code, answer.json()) == (number, 404, NOT_FOUND)

    def test_breadcrumbs_leave_out_what_no_visitor_may_see(self):
        Page.objects.filter(pk=self.about.pk).update(live=False)
        assert [crumb["title"] for crumb in self.page(self.team).json()["breadcrumbs"]] == [
            "Home"
        ]

    def test_private_page_and_those_below_it_are_not_there(self):
        PageViewRestriction.objects.create(page=self.about, restriction_type="login")
        for page in (self.about, self.team):
            assert self.page(page).json() == NOT_FOUND
            assert self.found(page.url).json() == NOT_FOUND

    def test_number_of_queries_does_not_grow(self):
        self.page(self.about)
        with self.assertNumQueries(4):
            self.page(self.about)
        for number in range(20):
            add_topics(
                StandardPageFactory(parent=self.about, title=f"Pagina {number}"),
                self.about.topic_rows.get().topic,
            )
        with self.assertNumQueries(4):
            self.page(self.about)


def as_json(moment):
    return moment and DjangoJSONEncoder().default(moment)
