import datetime as dt

from django.core.management import call_command
from modelsearch.backends import get_search_backend

from news.models import NewsItemPage
from tests.factories import (
    CongressEditionPageFactory,
    HostCityPageFactory,
    NewsItemPageFactory,
    PartnerPageFactory,
    english_version,
)
from tests.search.corpus import make_private, text
from tests.search.questions.asking import QuestionTestCase


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
        assert {year for year, _count in self.facet("year", "utrecht")} == {"2025"}
        assert self.facet("topic", "buurtagenda") == [("participatie", 2)]

    def test_hidden_pages_are_not_reached_by_a_filter(self):
        assert self.found("plevier", cities=["zilverreiger"]) == []
        assert self.found("utrecht", years=["2031"]) == []
        assert self.found("buurtagenda", topics=["lokale-democratie"]) == []

    def test_wagtails_root_is_no_page(self):
        assert self.found("root") == []
