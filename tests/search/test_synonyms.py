"""Synonyms as editors write them and as searching uses them."""

import datetime as dt

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.test import TestCase
from django.utils import translation

from lpbsite.search.models import SynonymGroup
from lpbsite.search.synonyms import editors_synonyms, saved_groups, searchable

NOON = dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC)


def group(*words, lang="nl"):
    return SynonymGroup.objects.create(lang=lang, words="\n".join(words))


class SearchingTests(TestCase):
    def test_each_language_has_its_own_groups_as_they_are_written(self):
        group("gaststad", "gastgemeente", "stad die ontvangt")
        group("ANWB", "wegenwacht")
        group("host city", "host municipality", lang="en")
        assert editors_synonyms("nl") == (
            ("gaststad", "gastgemeente", "stad die ontvangt"),
            ("ANWB", "wegenwacht"),
        )
        assert editors_synonyms("en") == (("host city", "host municipality"),)

    def test_a_change_works_within_five_seconds_and_costs_one_query(self):
        with time_machine.travel(NOON, tick=False) as clock:
            with self.assertNumQueries(1):
                assert editors_synonyms("nl") == editors_synonyms("en") == ()
            first = group("wijk", "buurt")
            clock.shift(4.9)
            with self.assertNumQueries(1):
                assert editors_synonyms("nl") == (("wijk", "buurt"),)
            first.words = "wijk\nkwartier"
            first.save()
            clock.shift(4.9)
            assert editors_synonyms("nl") == (("wijk", "kwartier"),)
            first.delete()
            clock.shift(4.9)
            assert editors_synonyms("nl") == ()

    def test_nothing_is_asked_again_at_once(self):
        with time_machine.travel(NOON, tick=False) as clock:
            editors_synonyms("nl")
            clock.shift(3.9)
            with self.assertNumQueries(0):
                editors_synonyms("en")

    def test_a_clock_that_is_set_back_makes_nothing_young(self):
        with time_machine.travel(NOON, tick=False) as clock:
            editors_synonyms("nl")
            group("wijk", "buurt")
            clock.shift(-3600)
            assert editors_synonyms("nl") == (("wijk", "buurt"),)

    def test_unsaved_words_count_within_the_block_only(self):
        saved = group("wijk", "buurt")
        changed = SynonymGroup(pk=saved.pk, lang="nl", words="wijk\nkwartier")
        with saved_groups.with_unsaved(changed.pk, searchable(changed)):
            assert editors_synonyms("nl") == (("wijk", "kwartier"),)
        new = SynonymGroup(lang="nl", words="raad\ngemeenteraad")
        with saved_groups.with_unsaved(new.pk, searchable(new)):
            assert editors_synonyms("nl") == (("wijk", "buurt"), ("raad", "gemeenteraad"))
        assert editors_synonyms("nl") == (("wijk", "buurt"),)


class ValidationTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.saved = group("gaststad", "gastgemeente")

    def problems(self, words, lang="nl"):
        with translation.override("en"):
            with pytest.raises(ValidationError) as raised:
                SynonymGroup(lang=lang, words=words).full_clean()
            return raised.value.message_dict

    def test_one_word_is_no_group(self):
        expected = ["Give at least two words that mean the same, each on a line of its own."]
        assert self.problems("wijk\n \n") == {"words": expected}

    def test_the_same_word_twice_is_refused_however_it_is_written(self):
        assert self.problems("Financiën\nfinancien!") == {
            "words": ["“financien!” is there twice; capitals, accents and marks do not count."]
        }

    def test_a_line_without_a_word_is_refused(self):
        for line in ("...", "de het"):
            assert self.problems(f"wijk\n{line}") == {
                "words": [f"“{line}” has no word that search looks for."]
            }

    def test_a_word_stands_in_one_group_of_the_language(self):
        assert self.problems("ontvangende stad\nGast-stad\nGASTSTAD") == {
            "words": [
                "“GASTSTAD” is already in the group “gaststad = gastgemeente”. "
                "Add the words there."
            ]
        }
        SynonymGroup(lang="en", words="gaststad\nhost city").full_clean()

    def test_a_group_may_keep_its_own_words(self):
        self.saved.words = " gaststad \n\ngastgemeente\nontvangende   stad\n"
        self.saved.full_clean()
        assert self.saved.words == "gaststad\ngastgemeente\nontvangende stad"

    def test_lines_and_their_length_are_limited(self):
        assert self.problems("wijk\n" + "b" * 61) == {
            "words": [f"“{'b' * 30}…” is too long: 60 characters at most."]
        }
        many = "\n".join(f"woord{number}" for number in range(21))
        assert self.problems(many) == {"words": ["This is too much: 20 lines at most."]}
        SynonymGroup(lang="nl", words=many.rsplit("\n", 1)[0]).full_clean()
        SynonymGroup(lang="nl", words="wijk\n" + "b" * 60).full_clean()

    def test_an_empty_field_has_one_message(self):
        assert self.problems("") == {"words": ["This field cannot be blank."]}
        assert list(self.problems("wijk\nbuurt", lang="de")) == ["lang"]
