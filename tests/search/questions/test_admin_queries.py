"""Any query text gives an answer in the admin too, on every engine."""

from urllib.parse import urlencode

from django.test import Client
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis.extra.django import TestCase
from modelsearch.backends import get_search_backend
from modelsearch.query import MATCH_ALL, And, Boost, Fuzzy, Not, Or, Phrase, PlainText
from wagtail.models import Page

from lpbsite.core.models import Topic, User
from tests.factories import DocumentFactory, ImageFactory
from tests.search.corpus import Corpus
from tests.search.queries import NASTY, QUERY_TEXTS

# Lists and choosers that go through the engine, and Wagtail's own API; with the query's name.
SEARCHED = [
    ("/admin/choose-page/search/", "q"),
    ("/admin/images/", "q"),
    ("/admin/images/chooser/results/", "q"),
    ("/admin/documents/", "q"),
    ("/admin/documents/chooser/results/", "q"),
    ("/admin/snippets/choose/core/topic/results/", "q"),
    ("/admin/news/", "q"),
    ("/admin/api/main/pages/", "search"),
]
WORST = ['"', "wijk\x00' OR (*", "wijk " * 2000]


class AdminQueryTestCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.corpus = Corpus()
        cls.editor = User.objects.create_superuser("chief", password="a long test password")
        cls.image = ImageFactory(title="Het plein")
        DocumentFactory(title="Het verslag")

    def ask(self, address, query, name="q"):
        client = Client()
        client.force_login(self.editor)
        text = query.encode("utf-8", "surrogatepass")
        return client.get(f"{address}?{urlencode({name: text})}")


class QueryTextTests(AdminQueryTestCase):
    def test_no_text_makes_the_page_search_fail(self):
        for query in NASTY:
            assert self.ask("/admin/pages/search/", query).status_code == 200, query[:40]

    def test_no_text_makes_choosers_and_lists_fail(self):
        for address, name in SEARCHED:
            for query in WORST:
                status = self.ask(address, query, name).status_code
                assert status == 200, (address, query[:40])

    def test_the_admin_finds_pages_and_pictures_by_quoted_words(self):
        response = self.ask("/admin/pages/search/", '"buurtagenda" maakt')
        assert [page.title for page in response.context["pages"]] == [
            "Buurtagenda: zo maakt u er een"
        ]
        response = self.ask("/admin/images/", "'plein'")
        assert list(response.context["images"]) == [self.image]

    @given(QUERY_TEXTS)
    @hypothesis_settings(max_examples=25, deadline=None)
    def test_no_generated_text_makes_it_fail(self, query):
        assert self.ask("/admin/pages/search/", query).status_code == 200


class BackendQueryTests(AdminQueryTestCase):
    """What programs ask the backend for."""

    def test_queries_of_every_kind_are_cleaned(self):
        backend = get_search_backend()
        text = PlainText('"buurtagenda" maakt')
        nothing = PlainText('"\x00')
        expected = ["Buurtagenda: zo maakt u er een"]
        for query in (
            text,
            Phrase('"maakt" u\x00'),
            And([text, Phrase("zo maakt")]),
            And([text, nothing]),
            Or([text, nothing]),
            And([text, Not(nothing)]),
        ):
            assert [page.title for page in backend.search(query, Page)] == expected, query
        for query in (nothing, Phrase("\ud800"), And([nothing]), Or([]), Boost(nothing, 2)):
            assert list(backend.search(query, Page)) == [], query
            assert list(backend.autocomplete(query, Page)) == [], query
        assert len(backend.search(MATCH_ALL, Page)) == Page.objects.count()

    def test_a_fuzzy_query_is_answered_by_its_words(self):
        found = get_search_backend().search(Fuzzy("molen wind"), Page)
        assert [page.title for page in found] == ["Volta en de molen"]

    def test_unknown_operators_are_ignored(self):
        found = get_search_backend().search("volta molen", Page, operator="xor")
        assert [page.title for page in found] == ["Volta en de molen"]

    def test_some_fields_can_be_searched_alone(self):
        backend = get_search_backend()
        found = backend.search("utrecht", Page.objects.filter(live=True), fields=["title"])
        assert [page.title for page in found] == ["Utrecht"]
        found = backend.autocomplete("parti", Topic, fields=["name"])
        assert [topic.name for topic in found] == ["participatie"]

    def test_results_can_be_counted_sliced_and_faceted(self):
        backend = get_search_backend()
        results = backend.search("volta", Page.objects.filter(live=True))
        assert (results.count(), len(results[1:3])) == (4, 2)
        assert set(results.facet("locale_id").values()) == {3, 1}
        nothing = backend.search('"', Page)
        assert (nothing.count(), list(nothing[:3]), dict(nothing.facet("live"))) == (0, [], {})
