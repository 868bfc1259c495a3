"""What editors tell search works in answers, on every engine, without a rebuild."""

import datetime as dt

import time_machine
from wagtail.models import Page

from lpbsite.search.models import BestBet, SynonymGroup
from tests.search.questions.asking import QuestionTestCase


class EditorsWordsTests(QuestionTestCase):
    def setUp(self):
        clock = time_machine.travel(dt.datetime.now(dt.UTC))
        self.clock = clock.start()
        self.addCleanup(clock.stop)

    def later(self):
        self.clock.shift(4.5)

    def test_a_synonym_finds_what_the_other_word_finds_in_its_language_alone(self):
        assert self.found("xylofoon") == []
        group = SynonymGroup.objects.create(lang="nl", words="xylofoon\nbuurtagenda")
        self.later()
        assert set(self.found("xylofoon")) == {
            "Buurtagenda",
            "Buurtagenda: zo maakt u er een",
            "Nieuws uit de stad",
        }
        assert self.found("xylofoon", "en") == []
        group.delete()
        self.later()
        assert self.found("xylofoon") == []

    def test_a_phrase_is_a_synonym_too(self):
        SynonymGroup.objects.create(lang="nl", words="xylofoon\nstad van het wonder")
        assert self.found("xylofoon")[0] == "Enschede"

    def test_a_best_bet_comes_first_whether_it_has_the_words_or_not(self):
        usual = self.found("buurtagenda")
        BestBet.objects.create(
            lang="nl",
            queries="buurtagenda\nxylofoon",
            page=Page.objects.get(pk=self.corpus.enschede.pk),
        )
        self.later()
        assert self.found("Buurtagenda!") == ["Enschede", *usual]
        assert self.found("xylofoon") == ["Enschede"]
        assert self.found("een buurtagenda")[0] != "Enschede"
