"""Questions that every engine answers alike; ``test_engines.py`` puts them to the others."""

import datetime as dt

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from modelsearch.backends import get_search_backend
from wagtail.models import Page
from wagtail.test.utils import WagtailPageTestCase

from lpbsite.search.answer import FacetValue, Highlights, SearchItem
from lpbsite.search.query import search
from news.models import NewsItemPage
from tests.factories import (
    CongressEditionPageFactory,
    HostCityPageFactory,
    NewsItemPageFactory,
    PartnerPageFactory,
    english_version,
)
from tests.search.corpus import Corpus, make_private, text

ENGINE = "elasticsearch" if settings.ELASTICSEARCH_URL else connection.vendor


class QuestionTestCase(WagtailPageTestCase):
    @classmethod
    def setUpTestData(cls):
        cls.corpus = Corpus()

    def ask(self, query, lang="nl", **options):
        answer = search(query, lang=lang, **options)
        assert (answer.engine, answer.degraded) == (ENGINE, False)
        return answer

    def found(self, query, lang="nl", **options):
        answer = self.ask(query, lang, **options)
        assert answer.total == len(answer.items)
        return [item.title for item in answer.items]

    def facet(self, name, query, lang="nl", **options):
        values = self.ask(query, lang, **options).facets[name]
        return [(value.value, value.count) for value in values]


class WordTests(QuestionTestCase):
    def test_best_titles_come_before_texts(self):
        assert self.found("buurtagenda") == [
            "Buurtagenda",
            "Buurtagenda: zo maakt u er een",
            "Nieuws uit de stad",
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


class AnswerTests(QuestionTestCase):
    def test_items_tell_all_that_is_asked(self):
        answer = self.ask("buurtagenda bewoners")
        (item,) = answer.items
        page = self.corpus.in_title
        assert item == SearchItem(
            id=page.pk,
            type="news",
            title="Buurtagenda: zo maakt u er een",
            url=f"/nl/nieuws/{page.slug}/",
            lang="nl",
            title_lang="nl",
            date="2025-03-01",
            end_date=None,
            score=item.score,
            document_page=None,
            highlights=Highlights(
                title="<mark>Buurtagenda</mark>: zo maakt u er een",
                text="Over <mark>bewoners</mark> die plannen maken",
            ),
        )
        assert (answer.query, answer.lang, answer.total) == ("buurtagenda bewoners", "nl", 1)
        assert (answer.page, answer.page_size, answer.suggestion) == (1, 20, None)

    def test_dates_are_as_precise_as_they_are_known(self):
        def dates(query):
            return [(item.date, item.end_date) for item in self.ask(query).items]

        assert dates("congres 2025") == [("2025-11-19", "2025-11-21")]
        assert dates("congres 2023") == [("2023", None)]
        assert dates("jubileum") == [("2019-06", None)]
        assert dates("overvecht") == [("2025-11-20", None)]
        assert dates("enschede") == [(None, None)]

    def test_types_are_told_by_their_names(self):
        def types(query):
            return [item.type for item in self.ask(query).items]

        assert types("buurtagenda") == ["news", "news", "news"]
        assert types("congres 2025") == ["edition"]
        assert types("overvecht") == ["programme_item"]
        assert types("enschede") == ["host_city"]
        assert types("lsa") == ["partner"]
        assert types("hulst") == ["person"]
        assert types("jubileum") == ["contribution"]
        assert types("samenlevingsopbouw") == ["page"]
        assert types("programma") == ["page"]
        assert types("werken wijk") == ["home"]

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
            ("nl", "Volta in de haven"),
            ("nl", "Volta en de molen"),
        ]
        assert answer.total == 3

    def test_a_translated_page_is_not_found_in_the_other_language(self):
        assert self.found("stadstuin", "en") == []
        assert self.found("garden", "nl") == []
        assert sorted(self.found("volta", "nl")) == [
            "De stadstuin van Volta",
            "Volta en de molen",
            "Volta in de haven",
        ]

    def test_a_page_whose_translation_is_private_is_found(self):
        make_private(self.corpus.english_garden)
        assert self.found("stadstuin", "en") == ["De stadstuin van Volta"]
        assert self.found("garden", "en") == []

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


class FilterTests(QuestionTestCase):
    def test_values_of_one_filter_are_alternatives(self):
        assert self.found("buurtagenda", years=["2014", "2023"]) == [
            "Buurtagenda",
            "Nieuws uit de stad",
        ]
        assert self.found("buurtagenda", cities=["utrecht", "enschede"]) == [
            "Buurtagenda: zo maakt u er een",
            "Nieuws uit de stad",
        ]

    def test_filters_combine(self):
        found = self.found("buurtagenda", topics=["participatie"], cities=["enschede"])
        assert found == ["Nieuws uit de stad"]
        assert self.found("buurtagenda", years=["2014"], cities=["enschede"]) == []
        assert self.found("stad", types=["host_city"], cities=["enschede"]) == ["Enschede"]

    def test_unknown_values_match_nothing(self):
        for options in (
            {"types": ["x"]},
            {"years": ["x"]},
            {"topics": ["x"]},
            {"cities": ["x"]},
        ):
            assert self.found("buurtagenda", **options) == []

    def test_facets_tell_what_hits_have(self):
        assert self.ask("buurtagenda").facets == {
            "type": (FacetValue("news", "Nieuws", 3, "nl"),),
            "year": (
                FacetValue("2025", "2025", 1, "nl"),
                FacetValue("2023", "2023", 1, "nl"),
                FacetValue("2014", "2014", 1, "nl"),
            ),
            "topic": (
                FacetValue("participatie", "participatie", 2, "nl"),
                FacetValue("lokale-democratie", "lokale democratie", 1, "nl"),
            ),
            "city": (
                FacetValue("enschede", "Enschede", 1, "nl"),
                FacetValue("utrecht", "Utrecht", 1, "nl"),
            ),
        }

    def test_counts_follow_the_other_filters_but_not_their_own(self):
        chosen = {"cities": ["utrecht"]}
        assert self.facet("year", "buurtagenda", **chosen) == [("2025", 1)]
        assert self.facet("topic", "buurtagenda", **chosen) == [
            ("lokale-democratie", 1),
            ("participatie", 1),
        ]
        assert self.facet("city", "buurtagenda", **chosen) == [("enschede", 1), ("utrecht", 1)]

    def test_years_and_cities_follow_from_the_edition(self):
        assert self.facet("year", "overvecht") == [("2025", 1)]
        assert self.facet("city", "overvecht") == [("utrecht", 1)]
        assert self.facet("year", "enschede") == [("2023", 1)]
        assert self.facet("city", "congres 2025") == [("utrecht", 1)]
        assert self.facet("year", "jubileum") == [("2019", 1)]
        assert self.facet("year", "hulst") == self.facet("city", "hulst") == []


class FreshnessTests(QuestionTestCase):
    def published(self, **fields):
        page = NewsItemPageFactory(
            parent=self.corpus.tree.news, live=False, intro="Vogels", **fields
        )
        assert self.found("kievit") == []
        page.save_revision().publish()
        page.refresh_from_db()
        self.refresh()
        return page

    def refresh(self):
        get_search_backend().refresh_indexes()

    def test_a_published_page_is_found_and_an_unpublished_one_is_gone(self):
        page = self.published(title="De kievit")
        assert self.found("kievit") == ["De kievit"]
        page.unpublish()
        assert self.found("kievit") == []

    def test_a_changed_page_is_found_by_what_it_says_now(self):
        page = self.published(title="De kievit")
        page.title = "De grutto"
        page.save_revision().publish()
        self.refresh()
        assert self.found("grutto") == ["De grutto"]
        assert self.found("kievit") == []

    def test_a_draft_of_a_live_page_is_not_found(self):
        page = self.published(title="De kievit")
        page.title = "De grutto"
        page.body = text("wulp")
        page.save_revision()
        self.refresh()
        assert self.found("kievit") == ["De kievit"]
        assert self.found("grutto") == self.found("wulp") == []

    def test_a_deleted_page_is_gone(self):
        page = self.published(title="De kievit")
        NewsItemPage.objects.get(pk=page.pk).delete()
        assert self.found("kievit") == []

    def test_a_page_under_one_that_became_private_is_gone_at_once(self):
        self.published(title="De kievit")
        make_private(self.corpus.tree.news)
        assert self.ask("kievit").facets["type"] == ()
        assert self.found("kievit") == []


class HiddenPageTests(QuestionTestCase):
    """What only editors may know; each page has the word that is asked for."""

    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        tree = cls.corpus.tree
        tomorrow = dt.datetime(2999, 1, 1, tzinfo=dt.UTC)
        long_ago = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
        cls.words = {"title": "Geheim zilverreiger", "intro": "zilverreiger"}
        for number, state in enumerate(
            [{}, {"go_live_at": tomorrow}, {"expired": True, "expire_at": long_ago}]
        ):
            NewsItemPageFactory(
                parent=tree.news, slug=f"geheim-{number}", live=False, **state, **cls.words
            )
        make_private(NewsItemPageFactory(parent=tree.news, slug="geheim", **cls.words))
        make_private(tree.partners)
        PartnerPageFactory(parent=tree.partners, **cls.words)
        city = HostCityPageFactory(
            parent=tree.host_cities, live=False, slug="zilverreiger", **cls.words
        )
        CongressEditionPageFactory(
            parent=tree.editions,
            live=False,
            start_date=dt.date(2031, 1, 1),
            end_date=None,
            slug="2031",
            host_city=cls.corpus.utrecht,
            **cls.words,
        )
        visible = NewsItemPageFactory(
            parent=tree.news, title="Open", intro="plevier", host_city=city
        )
        draft = english_version(visible, title="Zilverreiger", intro="zilverreiger")
        draft.unpublish()
        cls.corpus.democracy.live = False
        cls.corpus.democracy.save()
        call_command("update_index", verbosity=0)

    def test_hidden_pages_are_neither_found_nor_counted(self):
        for lang in ("nl", "en"):
            answer = self.ask("zilverreiger", lang)
            assert (answer.total, answer.items) == (0, ())
            assert answer.facets == {"type": (), "year": (), "topic": (), "city": ()}

    def test_values_that_only_hidden_pages_have_are_not_told(self):
        assert self.facet("city", "plevier") == []
        assert self.facet("year", "utrecht") == [("2025", 1)]
        assert self.facet("topic", "buurtagenda") == [("participatie", 2)]

    def test_hidden_pages_are_not_reached_by_a_filter(self):
        assert self.found("plevier", cities=["zilverreiger"]) == []
        assert self.found("utrecht", years=["2031"]) == []
        assert self.found("buurtagenda", topics=["lokale-democratie"]) == []

    def test_wagtails_root_is_no_page(self):
        assert self.found("root") == []
