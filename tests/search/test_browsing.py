"""The search page without a question: all that passes the filters."""

from tests.factories import NewsItemPageFactory, add_topics
from tests.reading import said, texts
from tests.search.corpus import make_private
from tests.search.page_case import ENGLISH, TITLES, SearchPageTestCase


class BrowsingTests(SearchPageTestCase):
    def test_a_topic_without_a_question_lists_all_about_it_newest_first(self):
        response = self.get("", topic="participatie")
        assert texts(response, TITLES) == [
            "Buurtagenda: zo maakt u er een",
            "Zwembad: zo maakt u er een",
            "Nieuws uit de stad",
            "Nieuws uit de straat",
        ]
        assert texts(response, ".result-head") == ["4 resultaten 1 t/m 4, nieuwste eerst"]
        assert texts(response, ".active-filters a") == [
            f"{said('Remove filter:', 'nl')} participatie"
        ]
        assert self.options(response)["Stad"] == [
            ("enschede", "Enschede 2", False),
            ("utrecht", "Utrecht 2", False),
        ]
        assert texts(response, "mark") == []

    def test_filters_combine(self):
        response = self.get("", topic="participatie", city="utrecht")
        assert texts(response, TITLES) == [
            "Buurtagenda: zo maakt u er een",
            "Zwembad: zo maakt u er een",
        ]

    def test_pages_in_the_readers_language_come_first(self):
        titles = texts(self.get("", ENGLISH, type="news"), TITLES)
        assert titles[0] == "The city garden of Volta"
        assert "De stadstuin van Volta" not in titles
        assert "Zwembad" in titles

    def test_only_what_a_visitor_may_see(self):
        draft = NewsItemPageFactory(parent=self.corpus.tree.news, title="Kanarie", live=False)
        private = NewsItemPageFactory(parent=self.corpus.tree.news, title="Kanarie 2")
        make_private(private)
        add_topics(draft, self.corpus.democracy)
        add_topics(private, self.corpus.democracy)
        response = self.get("", topic="lokale-democratie")
        assert texts(response, TITLES) == [
            "Buurtagenda: zo maakt u er een",
            "Zwembad: zo maakt u er een",
        ]

    def test_pages_follow_each_other(self):
        made = {f"Fietstocht {number}" for number in range(25)}
        for title in made:
            page = NewsItemPageFactory(parent=self.corpus.tree.news, title=title)
            add_topics(page, self.corpus.democracy)
        first, second = (
            texts(self.get("", topic="lokale-democratie", page=number), TITLES)
            for number in (1, 2)
        )
        assert (len(first), len(second)) == (20, 7)
        assert made < {*first, *second}
        assert self.get("", topic="lokale-democratie", page=3).status_code == 404

    def test_filters_that_leave_nothing_say_what_to_do(self):
        response = self.get("", topic="participatie", type="person")
        assert texts(response, "main h2")[0] == said("No results", "nl")
        assert texts(response, ".search-help__tips li") == [
            said("Remove one of the filters.", "nl")
        ]
