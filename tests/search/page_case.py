"""What the tests of the search page start from."""

import datetime as dt
from urllib.parse import urlencode

from wagtail.test.utils import WagtailPageTestCase

from tests.factories import NewsItemPageFactory, add_topics
from tests.reading import parts, queries, text_of
from tests.search.corpus import Corpus, text

DUTCH, ENGLISH = "/nl/zoeken/", "/en/search/"
TITLES = ".search-result__title"


class SearchPageTestCase(WagtailPageTestCase):
    @classmethod
    def setUpTestData(cls):
        cls.corpus = Corpus()
        cls.pools(cls.corpus)

    @staticmethod
    def pools(corpus):
        """Make three items with a word that no other page has."""
        news = corpus.tree.news
        NewsItemPageFactory(
            parent=news, title="Zwembad", publication_date=dt.date(2014, 11, 21)
        )
        of_utrecht = NewsItemPageFactory(
            parent=news,
            title="Zwembad: zo maakt u er een",
            publication_date=dt.date(2025, 3, 1),
            host_city=corpus.utrecht,
        )
        of_enschede = NewsItemPageFactory(
            parent=news,
            title="Nieuws uit de straat",
            intro="Over van alles",
            body=text("Ook hier kwam een zwembad tot stand, met veel woorden eromheen."),
            publication_date=dt.date(2023, 5, 1),
            host_city=corpus.enschede,
        )
        add_topics(of_utrecht, corpus.participation, corpus.democracy)
        add_topics(of_enschede, corpus.participation)

    def get(self, query="", address=DUTCH, **names):
        return self.client.get(f"{address}?{urlencode({'q': query, **names}, doseq=True)}")

    def warm_queries(self, address):
        """Return the queries of a page when what is kept in memory is there."""
        self.client.get(address)
        return queries(self.client, address)

    def options(self, response):
        return {
            text_of(group.legend): [
                (option.input["value"], text_of(option), option.input.has_attr("checked"))
                for option in group.select("label")
            ]
            for group in parts(response, ".facets fieldset")
        }
