"""The links of the search page hold what was asked, as it is shown, and nothing else."""

from urllib.parse import parse_qs, urlsplit

from tests.factories import NewsItemPageFactory
from tests.reading import links
from tests.search.page_case import DUTCH, ENGLISH, SearchPageTestCase


class AddressTests(SearchPageTestCase):
    def other_language(self, response):
        (link,) = links(response, ".site-header .language-switch a")
        return link

    def test_the_other_language_keeps_question_and_filters_from_the_first_page_on(self):
        for number in range(25):
            NewsItemPageFactory(parent=self.corpus.tree.news, title=f"Fietstocht {number}")
        response = self.get("fietstocht", page=2, type="news")
        name, url = self.other_language(response)
        assert (name, url) == ("English", "/en/search/?q=fietstocht&type=news")
        assert self.client.get(url).status_code == 200
        back = self.other_language(self.get("fietstocht", ENGLISH))
        assert back == ("Nederlands", "/nl/zoeken/?q=fietstocht")
        assert self.other_language(self.get("")) == ("English", "/en/search/")

    def test_what_is_not_known_is_not_carried_on(self):
        for number in range(25):
            NewsItemPageFactory(parent=self.corpus.tree.news, title=f"Fietstocht {number}")
        response = self.get(
            "fietstocht", type=["news", "x"], year="last", utm_source="mail", page=1
        )
        named = {
            name
            for _text, url in links(response, "main a, .site-header a")
            for name in parse_qs(urlsplit(url).query)
        }
        assert named == {"q", "type", "page"}
        assert b"utm_source" not in response.content

    def test_a_long_question_is_repeated_as_it_is_shown(self):
        for query in ("zwembad " * 500, "x" * 55_000):
            response = self.get(query, type="news")
            assert len(response.content) < 60_000
            longest = max(len(url) for _text, url in links(response, "a"))
            assert longest < 300

    def test_what_may_be_meant_keeps_the_filters(self):
        response = self.get("zwembat", type="news", year="2025")
        assert links(response, ".did-you-mean a") == [
            ("zwembad", f"{DUTCH}?q=zwembad&type=news&year=2025")
        ]
