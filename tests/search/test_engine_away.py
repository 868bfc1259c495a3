"""While Elasticsearch is away, slow or wrong, the embedded engine answers and saving works."""

import logging
import time
from contextlib import contextmanager
from unittest import mock

import pytest
from django.core.management import call_command
from wagtail.models import Page, ReferenceIndex
from wagtail.test.utils import WagtailPageTestCase

from congress.models import PersonPage
from lpbsite.core.models import User
from lpbsite.search.backends.breaker import Breaker
from lpbsite.search.backends.budget import begin_request, end_request
from lpbsite.search.backends.elasticsearch import breakers
from lpbsite.search.query import search
from tests.factories import NewsItemPageFactory, PersonPageFactory, add_row, site_tree
from tests.reading import parts, said, texts
from tests.search.engines import engine
from tests.search.failing_engine import FAILURES, answering, hanging, slow
from tests.search.finding import found_by


@contextmanager
def without_breaker():
    with mock.patch.object(Breaker, "open"):
        yield


class EngineAwayTests(WagtailPageTestCase):
    @classmethod
    def setUpTestData(cls):
        cls.tree = site_tree()
        NewsItemPageFactory(parent=cls.tree.news, title="De kievit", intro="Vogels")
        NewsItemPageFactory(parent=cls.tree.news, title="Vogels", intro="Over de kievit")

    @pytest.fixture(autouse=True)
    def quiet(self, caplog):
        caplog.set_level(logging.CRITICAL)

    def test_the_embedded_engine_answers(self):
        for name, failure in FAILURES.items():
            with engine(failure):
                started = time.monotonic()
                answer = search("kievit", lang="nl")
                assert time.monotonic() - started < 2, name
                titles = [item.title for item in answer.items]
                assert titles == ["De kievit", "Vogels"], name
                assert answer.degraded and answer.engine != "elasticsearch", name

    def test_the_page_says_so_quietly(self):
        with engine(FAILURES["internal error"]):
            response = self.client.get("/nl/zoeken/?q=kievit")
        assert texts(response, ".search-result__title") == ["De kievit", "Vogels"]
        (notice,) = parts(response, ".notice")
        assert notice["role"] == "status"
        assert said("Search works in a simple form for now.", "nl") in notice.text
        assert parts(self.client.get("/nl/zoeken/?q=kievit"), ".notice") == []

    def test_the_admin_searches_completes_counts_and_sorts(self):
        self.client.force_login(User.objects.create_superuser("chief"))
        for name, failure in FAILURES.items():
            with engine(failure):
                response = self.client.get("/admin/pages/search/?q=kiev")
                assert [page.title for page in response.context["pages"]] == ["De kievit"], name
                found = Page.objects.search("kievit", order_by="title")
                assert (found.count(), [page.title for page in found[1:2]]) == (2, ["Vogels"])
                scored = Page.objects.search("kievit").annotate_score("score")
                assert all(page.score is not None for page in scored)

    def test_saving_and_publishing_do_not_wait_or_fail(self):
        for number, (name, failure) in enumerate(FAILURES.items()):
            with engine(failure):
                started = time.monotonic()
                page = NewsItemPageFactory(parent=self.tree.news, title=f"Wulp {number}")
                page.save_revision().publish()
                page.refresh_from_db()
                page.unpublish()
                page.save_revision().publish()
                assert time.monotonic() - started < 2.5, name
                assert search(f"wulp {number}", lang="nl").total == 1, name
                page.refresh_from_db()
                page.delete()
                assert search(f"wulp {number}", lang="nl").total == 0, name

    def test_what_shows_a_changed_name_follows_without_waiting(self):
        person = PersonPageFactory(parent=self.tree.people, title="Tureluur", intro="Denker")
        items = [NewsItemPageFactory(parent=self.tree.news) for _number in range(20)]
        for item in items:
            add_row(item, "author_rows", person=person)
            ReferenceIndex.create_or_update_for_object(item)
        for number, (name, failure) in enumerate(FAILURES.items()):
            person = PersonPage.objects.get(pk=person.pk)
            person.title = f"Scholekster{number}"
            with engine(failure):
                started = time.monotonic()
                with self.captureOnCommitCallbacks(execute=True):
                    person.save_revision().publish()
                assert time.monotonic() - started < 4, name
            assert found_by(f"Scholekster{number}") == {person, *items}, name
        with engine(hanging), self.captureOnCommitCallbacks(execute=True):
            started = time.monotonic()
            person.move(Page.objects.get(pk=self.tree.partners.pk), "last-child")
            PersonPage.objects.get(pk=person.pk).delete()
            assert time.monotonic() - started < 4
        assert found_by(person.title) == set()

    def test_a_failing_engine_is_left_alone_for_a_while(self):
        with engine(hanging):
            started = time.monotonic()
            for _number in range(10):
                assert search("kievit", lang="nl").total == 2
            assert time.monotonic() - started < 6

    def test_a_refused_question_says_nothing_about_the_next(self):
        with engine(lambda: answering(400, b'{"error": "bad query", "status": 400}')):
            assert search("kievit", lang="nl").degraded
            assert not any(breaker.is_open for breaker in breakers.values())
        with engine(FAILURES["too many requests"]):
            assert search("kievit", lang="nl").degraded
            assert all(breaker.is_open for breaker in breakers.values())

    def test_all_questions_of_a_search_together_take_no_longer_than_one_may(self):
        with engine(slow), without_breaker():
            started = time.monotonic()
            assert search("kievti", lang="nl").degraded  # it is asked once more, as "kievit"
            assert time.monotonic() - started < 1.5

    def test_all_searches_of_a_request_take_no_longer_than_one_may(self):
        with engine(slow), without_breaker():
            started = time.monotonic()
            begin_request()
            for _number in range(5):
                search("kievit", lang="nl")
            assert time.monotonic() - started < 1.5
            end_request()
            assert not search("kievit", lang="nl").degraded

    def test_an_engine_that_is_slow_is_left_alone_too(self):
        with engine(slow):
            assert search("kievit", lang="nl").total == 0  # what it found in time counts
            assert all(breaker.is_open for breaker in breakers.values())
            assert search("kievit", lang="nl").total == 2

    def test_publishing_waits_for_a_slow_engine_once(self):
        with engine(slow):
            started = time.monotonic()
            page = NewsItemPageFactory(parent=self.tree.news, title="Wulp")
            page.save_revision().publish()
            page.delete()
            assert time.monotonic() - started < 2

    def test_making_an_index_fails_loudly(self):
        with engine(FAILURES["refused"]), pytest.raises(Exception, match="Connection"):
            call_command("update_index", verbosity=0)
