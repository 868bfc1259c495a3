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
            "De stadstuin van Volta",  # a synonym
        ]

    def test_all_words_come_before_some(self):
        assert self.found("buurtagenda bewoners")[0] == "Buurtagenda: zo maakt u er een"
        assert self.found("stadstuin molen volta")[0] in {
            "De stadstuin van Volta",
            "Volta en de molen",
        }
        assert sorted(self.found("buurtagenda molen")) == [
            "Buurtagenda",
            "Buurtagenda: zo maakt u er een",
            "Nieuws uit de stad",
            "Volta en de molen",
        ]

    def test_forms_of_a_word_are_one_word(self):
        for query in ("buurtagenda's", "buurtagendas", "de Buurtagenda"):
            assert self.found(query) == self.found("buurtagenda"), query
        assert self.found("reünies") == ["Over ons"]
        assert self.found("volkstuinen")[0].startswith("Van de gemeente")
        assert self.found("city gardens", "en")[0] == "The city garden of Volta"

    def test_compounds_are_found_by_their_parts_and_parts_by_compounds(self):
        assert self.found("agenda") == self.found("buurtagenda")
        assert self.found("buurt agenda")[:2] == self.found("buurtagenda")[:2]
        assert self.found("opbouw van de samenleving") == ["Over ons"]

    def test_a_mistyped_word_is_corrected_and_a_right_one_is_not(self):
        answer = self.ask("buurtagend")
        assert answer.suggestion == "buurtagenda"
        assert [item.title for item in answer.items] == self.found("buurtagenda")
        for query in ("krokodil", "terschelling", "molenwiek"):
            answer = self.ask(query)
            assert (answer.suggestion, answer.total) == (None, 0), query

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
        assert self.found("buurtagenda OR molen") == self.found("buurtagenda or molen")
        assert self.found("buurtagenda -stad")[0] == "Nieuws uit de stad"
        assert self.found("buurtag*") == self.found("buurtag")
        assert self.found("buurtagenda & !stad | ( <-> :*")[0] == "Nieuws uit de stad"

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
