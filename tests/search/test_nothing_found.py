"""The search page that has nothing to show yet, or nothing at all."""

from tests.factories import FormPageFactory
from tests.reading import links, parts, said, text_of, texts
from tests.search.page_case import DUTCH, ENGLISH, TITLES, SearchPageTestCase


class NothingFoundTests(SearchPageTestCase):
    def topics(self, response):
        return links(response, ".search-help__topics a")

    def test_an_empty_page_helps(self):
        for address, lang in ((DUTCH, "nl"), (ENGLISH, "en")):
            response = self.get("xyzzy", address)
            assert texts(response, "main h2") == [
                said(heading, lang)
                for heading in ("No results", "Search by topic", "Latest news")
            ]
            assert "xyzzy" in texts(response, "main .flow p")[0]
            assert texts(response, ".search-help__tips li") == [
                said("Check the spelling, or use fewer words.", lang),
                said(
                    "Try a word with the same meaning, or the name of a city or a partner.",
                    lang,
                ),
            ]
            assert parts(response, ".facets") == []

    def test_the_form_is_offered_when_there_is_one(self):
        form = FormPageFactory(parent=self.corpus.tree.home, title="Contact", slug="contact")
        (link,) = links(self.get("xyzzy"), ".search-help__tips a")
        assert link == (said("Ask us, we are glad to help.", "nl"), form.url)

    def test_topics_are_searches(self):
        shown = self.topics(self.get("xyzzy"))
        assert shown == [
            ("lokale democratie", "/nl/zoeken/?topic=lokale-democratie"),
            ("participatie", "/nl/zoeken/?topic=participatie"),
        ]
        assert self.topics(self.get("")) == shown
        assert texts(self.client.get(shown[1][1]), TITLES) != []
        english_words = self.get("", ENGLISH)
        assert self.topics(english_words) == [
            ("lokale democratie", "/en/search/?topic=lokale-democratie"),
            ("participatie", "/en/search/?topic=participatie"),
        ]
        marked = parts(english_words, ".search-help__topics [lang=nl]")
        assert [text_of(part) for part in marked] == ["lokale democratie", "participatie"]
        assert self.topics(self.get("zwembad")) == []

    def test_latest_news_is_of_the_readers_language(self):
        assert links(self.get("xyzzy", ENGLISH), "main .plain-list a") == [
            (
                "The city garden of Volta",
                "/en/news/" + self.corpus.english_garden.slug + "/",
            )
        ]
        dutch = [text for text, _address in links(self.get("xyzzy"), "main .plain-list a")]
        assert dutch == ["Volta in de haven", "Volta en de molen", "De stadstuin van Volta"]

    def test_an_empty_query_asks_what_to_look_for(self):
        for query in ("", "   "):
            response = self.get(query)
            assert texts(response, "title") == ["Zoeken - LPB"]
            assert parts(response, ".result-head") == []
            assert texts(response, "main h2") == [
                said("What you can search", "nl"),
                said("Search by topic", "nl"),
            ]

    def test_filters_that_leave_nothing_are_named_and_can_be_left_out(self):
        for address, lang, words in (
            (DUTCH, "nl", "Zonder filters: 3 resultaten"),
            (ENGLISH, "en", "Without filters: 3 results"),
        ):
            response = self.get("zwembad", address, city="utrecht", type="person")
            said_so = said(
                "With these filters nothing was found for “%(query)s”.", lang, query="zwembad"
            )
            assert texts(response, "main .flow p") == [said_so, words]
            assert links(response, "main .flow .button") == [(words, f"{address}?q=zwembad")]
            assert texts(response, ".search-help__tips li") == [
                said("Remove one of the filters.", lang)
            ]

    def test_filters_are_not_to_blame_when_there_is_nothing_without_them(self):
        response = self.get("xyzzy", type="person")
        said_so = said("Nothing was found for “%(query)s”.", "nl", query="xyzzy")
        assert texts(response, "main .flow p") == [said_so]
        assert links(response, "main .flow .button") == []
