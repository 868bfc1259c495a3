from modelsearch.backends import get_search_backend

from lpbsite.search.answer import FacetValue, Highlights, SearchItem
from tests.factories import NewsItemPageFactory, english_version
from tests.search.corpus import make_private
from tests.search.questions.asking import QuestionTestCase


class AnswerTests(QuestionTestCase):
    def test_items_tell_all_that_is_asked(self):
        answer = self.ask("buurtagenda bewoners")
        item = answer.items[0]
        page = self.corpus.in_title
        assert item == SearchItem(
            id=page.pk,
            type="news",
            title="Buurtagenda: zo maakt u er een",
            url=f"/nl/nieuws/{page.slug}/",
            lang="nl",
            title_lang="nl",
            text_lang="nl",
            date="2025-03-01",
            end_date=None,
            score=item.score,
            document=None,
            document_page=None,
            highlights=Highlights(
                title="<mark>Buurtagenda</mark>: zo maakt u er een",
                text="Over <mark>bewoners</mark> die plannen maken",
            ),
        )
        assert (answer.query, answer.lang) == ("buurtagenda bewoners", "nl")
        assert (answer.page, answer.page_size, answer.suggestion) == (1, 20, None)

    def test_dates_are_as_precise_as_they_are_known(self):
        def dates(query):
            item = self.ask(query).items[0]
            return item.date, item.end_date

        assert dates("congres 2025") == ("2025-11-19", "2025-11-21")
        assert dates("congres 2023") == ("2023", None)
        assert dates("jubileum") == ("2019-06", None)
        assert dates("overvecht") == ("2025-11-20", None)
        assert dates("enschede") == (None, None)

    def test_types_are_told_by_their_names(self):
        def types(query):
            return [item.type for item in self.ask(query).items]

        assert types("buurtagenda") == ["news", "news", "news"]
        assert types("congres 2025")[0] == "edition"
        assert types("overvecht") == ["programme_item"]
        assert types("enschede")[0] == "host_city"
        assert types("lsa") == ["partner"]
        assert types("hulst") == ["person"]
        assert types("jubileum") == ["contribution"]
        assert types("samenlevingsopbouw") == ["page"]
        assert types("programma") == ["page"]
        assert types("werken wijk")[0] == "home"

    def test_pages_of_an_answer_hold_every_hit_once(self):
        for number in range(45):
            NewsItemPageFactory(parent=self.corpus.tree.news, title=f"Fietstocht {number}")
        get_search_backend().refresh_indexes()
        pages = [self.ask("fietstocht", page=number) for number in (1, 2, 3, 4)]
        assert [len(page.items) for page in pages] == [20, 20, 5, 0]
        assert {page.total for page in pages} == {45}
        found = [item.title for page in pages for item in page.items]
        assert sorted(found) == sorted(f"Fietstocht {number}" for number in range(45))

    def test_page_size_is_obeyed(self):
        answer = self.ask("buurtagenda", page=2, page_size=2)
        assert [item.title for item in answer.items] == ["Nieuws uit de stad"]
        assert (answer.total, answer.page, answer.page_size) == (3, 2, 2)


class LanguageTests(QuestionTestCase):
    def test_pages_without_a_version_to_read_come_after_the_readers_language(self):
        answer = self.ask("volta", "en")
        assert [(item.lang, item.title) for item in answer.items] == [
            ("en", "The city garden of Volta"),
            ("nl", "Volta en de molen"),
            ("nl", "Volta in de haven"),
        ]
        assert answer.total == 3

    def test_a_page_found_in_the_other_language_stands_for_its_version_in_this_one(self):
        assert self.found("stadstuin", "en")[0] == "The city garden of Volta"
        assert self.found("garden", "nl")[0] == "De stadstuin van Volta"
        for lang in ("nl", "en"):
            found = self.found("volta", lang)
            assert ("De stadstuin van Volta" in found) == (lang == "nl")
            assert ("The city garden of Volta" in found) == (lang == "en")
        assert sorted(self.found("volta", "nl")) == [
            "De stadstuin van Volta",
            "Volta en de molen",
            "Volta in de haven",
        ]

    def test_a_page_whose_translation_is_private_is_found(self):
        make_private(self.corpus.english_garden)
        assert "De stadstuin van Volta" in self.found("stadstuin", "en")
        assert "The city garden of Volta" not in self.found("garden", "en")

    def test_facets_count_both_languages(self):
        assert self.facet("type", "volta", "en") == [("news", 3)]

    def test_labels_are_in_the_readers_language_where_there_is_one(self):
        english_version(self.corpus.utrecht, title="Utrecht", intro="City")
        get_search_backend().refresh_indexes()
        topics = self.ask("buurtagenda", "en").facets["topic"]
        assert topics == (
            FacetValue("participatie", "participatie", 2, "nl"),
            FacetValue("lokale-democratie", "lokale democratie", 1, "nl"),
        )
        assert self.ask("buurtagenda", "en").facets["city"] == (
            FacetValue("enschede", "Enschede", 1, "nl"),
            FacetValue("utrecht", "Utrecht", 1, "en"),
        )
