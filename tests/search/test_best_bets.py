"""Best bets as editors write them and as searching uses them."""

import datetime as dt

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.utils import translation
from wagtail.models import Page, PageViewRestriction
from wagtail.test.utils import WagtailPageTestCase

from lpbsite.search.best_bets import best_bets, saved_bets, searchable
from lpbsite.search.models import BestBet
from tests.factories import NewsItemPageFactory, StandardPageFactory, english_version, site_tree

NOON = dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC)


class BestBetTestCase(WagtailPageTestCase):
    @classmethod
    def setUpTestData(cls):
        cls.tree = site_tree()
        cls.form = StandardPageFactory(parent=cls.tree.home, title="Gaststad worden")
        cls.news = NewsItemPageFactory(parent=cls.tree.news, title="Nieuwe gaststad gezocht")
        cls.english_form = english_version(cls.form)

    def bet(self, page, *queries, lang="nl", sort_order=0):
        return BestBet.objects.create(
            lang=lang,
            queries="\n".join(queries),
            page=Page.objects.get(pk=page.pk),
            sort_order=sort_order,
        )


class SearchingTests(BestBetTestCase):
    def test_the_whole_query_matches_but_for_case_accents_and_punctuation(self):
        self.bet(self.form, "gaststad worden", "hoe financiën wij dat")
        asked = {
            query: best_bets(query, "nl")
            for query in (
                "Gaststad  WORDEN?",
                "hoe financien wij dat",
                "gaststad",
                "worden gaststad",
                "wij willen gaststad worden",
                "",
                "?!",
            )
        }
        found = [self.form.pk]
        assert asked == {
            "Gaststad  WORDEN?": found,
            "hoe financien wij dat": found,
            "gaststad": [],
            "worden gaststad": [],
            "wij willen gaststad worden": [],
            "": [],
            "?!": [],
        }

    def test_each_language_has_its_own_bets_and_versions(self):
        self.bet(self.form, "gaststad", sort_order=2)
        self.bet(self.news, "gaststad", sort_order=1)
        self.bet(self.form, "host", lang="en")
        self.bet(self.english_form, "hosting", lang="en")
        assert best_bets("gaststad", "nl") == [self.news.pk, self.form.pk]
        assert best_bets("gaststad", "en") == []
        assert best_bets("host", "en") == [self.english_form.pk]
        assert best_bets("hosting", "en") == [self.english_form.pk]

    def test_a_page_is_given_once(self):
        self.bet(self.form, "host", lang="en")
        self.bet(self.english_form, "host", lang="en", sort_order=1)
        assert best_bets("host", "en") == [self.english_form.pk]

    def test_an_english_version_that_is_gone_leaves_the_dutch_page(self):
        self.bet(self.form, "host", lang="en")
        self.english_form.unpublish()
        assert best_bets("host", "en") == [self.form.pk]

    def test_what_a_visitor_cannot_see_is_left_out(self):
        draft = NewsItemPageFactory(parent=self.tree.news, live=False)
        for page in (draft, self.news, self.form):
            self.bet(page, "gaststad")
        PageViewRestriction.objects.create(
            page=Page.objects.get(pk=self.tree.news.pk),
            restriction_type=PageViewRestriction.LOGIN,
        )
        assert best_bets("gaststad", "nl") == [self.form.pk]
        self.form.unpublish()
        assert best_bets("gaststad", "nl") == []

    def test_a_change_works_within_five_seconds_at_two_queries(self):
        with time_machine.travel(NOON, tick=False) as clock:
            with self.assertNumQueries(1):
                assert best_bets("gaststad", "nl") == best_bets("host", "en") == []
            self.bet(self.form, "gaststad")
            clock.shift(4.9)
            with self.assertNumQueries(2):
                assert best_bets("gaststad", "nl") == [self.form.pk]
            with self.assertNumQueries(1):
                best_bets("gaststad", "nl")
            self.form.delete()
            clock.shift(4.9)
            assert best_bets("gaststad", "nl") == []

    def test_an_unsaved_bet_counts_within_the_block_only(self):
        saved = self.bet(self.form, "gaststad")
        page = Page.objects.get(pk=self.news.pk)
        changed = BestBet(pk=saved.pk, lang="nl", queries="gaststad", page=page)
        with saved_bets.with_unsaved(changed.pk, searchable(changed)):
            assert best_bets("gaststad", "nl") == [self.news.pk]
        assert best_bets("gaststad", "nl") == [self.form.pk]


class ValidationTests(BestBetTestCase):
    def problems(self, page, queries="gaststad", lang="nl"):
        bet = BestBet(lang=lang, queries=queries, page=Page.objects.get(pk=page.pk))
        with translation.override("en"):
            try:
                bet.full_clean()
            except ValidationError as error:
                return error.message_dict
        return {}

    def test_readers_of_the_language_must_have_the_page(self):
        english_only = {"page": ["This page is not in Dutch. Choose the Dutch page."]}
        untranslated = {
            "page": ["This page has no version in that language that visitors can read."]
        }
        found = {
            (lang, page.title): self.problems(page, lang=lang)
            for lang in ("nl", "en")
            for page in (self.form, self.english_form, self.news)
        }
        assert found == {
            ("nl", self.form.title): {},
            ("nl", self.english_form.title): english_only,
            ("nl", self.news.title): {},
            ("en", self.form.title): {},
            ("en", self.english_form.title): {},
            ("en", self.news.title): untranslated,
        }

    def test_an_unpublished_translation_does_not_count(self):
        self.english_form.unpublish()
        assert list(self.problems(self.form, lang="en")) == ["page"]

    def test_the_root_is_no_page_of_the_site(self):
        root = Page.get_first_root_node()
        assert self.problems(root) == {"page": ["This is no page of the site."]}

    def test_queries_need_words_and_are_limited(self):
        assert self.problems(self.form, "gaststad\n???") == {
            "queries": ["“???” has no word that search looks for."]
        }
        assert self.problems(self.form, "a" * 101) == {
            "queries": [f"“{'a' * 30}…” is too long: 100 characters at most."]
        }
        assert self.problems(self.form, "Over ons\nhet waarom") == {}
        assert list(self.problems(self.english_form, lang="de")) == ["lang"]
        assert self.problems(self.form, "") == {"queries": ["This field cannot be blank."]}

    def test_a_bet_without_a_page_is_refused(self):
        with pytest.raises(ValidationError) as raised:
            BestBet(lang="nl", queries="gaststad").full_clean()
        assert list(raised.value.message_dict) == ["page"]
