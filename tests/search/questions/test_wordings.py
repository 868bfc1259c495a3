"""What was typed in other words than the page has, on every engine."""

from django.core.management import call_command

from tests.factories import NewsItemPageFactory, english_version
from tests.search.questions.asking import QuestionTestCase


class WordingTests(QuestionTestCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()

        def add(title, intro=""):
            return NewsItemPageFactory(parent=cls.corpus.tree.news, title=title, intro=intro)

        add("Cruyff-veld blijft leeg")
        add("Zorg- en welzijnsinstellingen praten")
        add("Bemiddelaar lost burenruzies op")
        add("Zwolse balkons", "Met gordijnen voor de regen")
        add("Wadi's voor de deur")
        add("Klimaatadaptatie")
        english_version(add("Vier auto's voor dertig deuren"), title="Shared cars")
        call_command("update_index", verbosity=0)

    def test_a_hyphenated_word_is_one_word_too(self):
        assert self.found("cruyffveld") == ["Cruyff-veld blijft leeg"]
        assert self.found("cruyff veld") == ["Cruyff-veld blijft leeg"]

    def test_compounds_that_share_their_end_are_found_each(self):
        assert self.found("zorginstelling") == ["Zorg- en welzijnsinstellingen praten"]

    def test_neighbours_are_a_compound_in_either_order(self):
        for query in ("buren ruzie", "ruzie met de buren"):
            assert self.found(query)[0] == "Bemiddelaar lost burenruzies op", query

    def test_what_is_of_a_town_is_found_by_the_town(self):
        assert self.found("zwolle") == ["Zwolse balkons"]

    def test_related_terms_lead_one_way(self):
        assert self.found("klimaatadaptatie") == ["Klimaatadaptatie", "Wadi's voor de deur"]
        assert self.found("wadi") == ["Wadi's voor de deur"]

    def test_a_corrected_word_finds_what_the_right_one_finds(self):
        answer = self.ask("volkstiun")
        titles = [item.title for item in answer.items]
        assert (answer.suggestion, titles) == ("volkstuin", self.found("volkstuin"))
        assert titles[-1] == "De stadstuin van Volta"  # by a synonym

    def test_english_words_in_one_are_found_in_either_order(self):
        assert self.found("carsharing", "en") == ["Shared cars"]

    def test_a_question_for_the_city_of_a_year_has_its_edition_first(self):
        for query in (
            "in welke stad was het congres van 2025",
            "waar werd het congres in 2025 gehouden",
        ):
            assert self.found(query)[0] == "Congres 2025", query
