from wagtail.models import Page

from tests.search.questions.asking import QuestionTestCase


class WordTests(QuestionTestCase):
    def test_best_titles_come_before_texts(self):
        assert self.found("buurtagenda") == [
            "Buurtagenda",
            "Buurtagenda: zo maakt u er een",
            "Nieuws uit de stad",
        ]

    def test_a_word_in_the_title_outdoes_many_in_the_text(self):
        assert self.found("volkstuin") == [
            "Van de gemeente, over alles wat er was en ook over een volkstuin",
            "Groen",
        ]

    def test_all_words_are_needed_wherever_they_stand(self):
        assert self.found("buurtagenda bewoners") == ["Buurtagenda: zo maakt u er een"]
        assert self.found("buurtagenda molen") == []

    def test_parts_of_words_are_not_found(self):
        assert self.found("buurtagend") == []

    def test_case_accents_and_punctuation_do_not_matter(self):
        for query in (
            "financiën",
            "FINANCIEN",
            "financie\u0308n",
            "(financiën!)",
            '"financiën"',
        ):
            assert self.found(query) == ["Nieuws uit de stad"], query
        for query in (
            "reunie",
            "reünie",
            "belang",
            "be\u00adlang",
            "\u202ebelang",
            "be\u200blang",
        ):
            assert self.found(query) == ["Over ons"], query

    def test_marks_between_words_part_them(self):
        for query in ("tilburgers", "wijk tilburgers.nl", "hertogenbosch", "'s-Hertogenbosch"):
            assert self.found(query) == ["Over ons"], query

    def test_words_of_related_rows_and_choices_are_found(self):
        assert self.found("kanaleneiland") == ["Utrecht"]
        assert self.found("hoogleraar universiteit") == ["Merlijn van Hulst"]
        assert self.found("LSA") == ["Landelijk Samenwerkingsverband Actieve bewoners"]
        assert self.found("lokale democratie") == ["Buurtagenda: zo maakt u er een"]

    def test_a_query_without_a_word_has_no_hits(self):
        for query in ("", "  ", '"', "\x00", "\ud800", "?!*", "\u202e\u200f", "🙂"):
            answer = self.ask(query)
            assert (answer.total, answer.items) == (0, ()), repr(query)
            assert answer.facets == {"type": (), "year": (), "topic": (), "city": ()}

    def test_operators_are_plain_words(self):
        assert self.found("buurtagenda OR molen") == []
        assert self.found("buurtagenda -stad") == ["Nieuws uit de stad"]
        assert self.found("NEAR(buurtagenda)") == []
        assert self.found("title:buurtagenda") == []
        assert self.found("buurtag*") == []
        assert self.found("buurtagenda & !stad | ( <-> :*") == ["Nieuws uit de stad"]

    def test_two_thousand_words_are_a_query_too(self):
        assert self.found("buurtagenda " * 2000) == self.found("buurtagenda")
        assert self.found(" ".join(f"woord{number}" for number in range(2000))) == []
        assert self.found("x" * 100_000) == []

    def test_words_are_completed_for_editors(self):
        pages = Page.objects.filter(live=True).order_by("title")

        def completed(query):
            return [page.title for page in pages.autocomplete(query, order_by_relevance=False)]

        assert completed("buurta") == ["Buurtagenda", "Buurtagenda: zo maakt u er een"]
        assert completed("utr") == ["Utrecht"]
        assert completed("landelijk samenwerkingsverban") == [self.corpus.partner.title]
        assert completed('"') == []
