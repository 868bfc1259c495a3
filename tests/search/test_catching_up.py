"""What Elasticsearch missed while it was away is brought to it when it is back."""

import logging
from unittest import mock

import pytest
from modelsearch.backends import get_search_backend
from wagtail.test.utils import WagtailPageTestCase

from lpbsite.search import catching_up
from lpbsite.search.catching_up import attempts, catch_up_task
from lpbsite.search.drift import search_drift
from lpbsite.search.models import MissedChange
from lpbsite.search.query import search
from news.models import NewsItemPage
from tests.factories import NewsItemPageFactory, site_tree
from tests.search.engines import elasticsearch_at, embedded_only, engine
from tests.search.failing_engine import FAILURES, answering, refusing
from tests.search.finding import index_everything

TAKEN = b"""{"took": 1, "result": "updated", "errors": false, "items": [
    {"index": {"_id": "1", "status": 201}}]}"""
UNFIT = b"""{"took": 1, "errors": true, "items": [
    {"index": {"_id": "1", "status": 400, "error": {"type": "mapper_parsing_exception"}}}]}"""
NO_INDEX = b"""{"took": 1, "errors": true, "items": [
    {"index": {"_id": "1", "status": 404, "error": {"type": "index_not_found_exception"}}}]}"""


def missed():
    return sorted(set(MissedChange.objects.values_list("model", "key")))


def bulk_answering(body):
    return engine(lambda: answering(200, body))


class CatchingUpTests(WagtailPageTestCase):
    @classmethod
    def setUpTestData(cls):
        with embedded_only():
            cls.tree = site_tree()
            cls.item = NewsItemPageFactory(parent=cls.tree.news, title="De kievit")
        cls.noted = ("news.newsitempage", str(cls.item.pk))

    @pytest.fixture(autouse=True)
    def from_the_start(self, caplog):
        caplog.set_level(logging.CRITICAL)
        attempts.forget()
        yield
        attempts.forget()

    def test_what_is_saved_or_deleted_in_vain_is_noted(self):
        for name, failure in FAILURES.items():
            MissedChange.objects.all().delete()
            with engine(failure):
                NewsItemPage.objects.get(pk=self.item.pk).save()
                assert missed() == [self.noted], name
        with engine(refusing):
            self.item.delete()
        assert self.noted in missed()

    def test_what_is_taken_is_not_noted(self):
        with bulk_answering(TAKEN):
            self.item.save()
        assert missed() == []

    def test_the_embedded_engine_answers_while_anything_is_missed(self):
        catching_up.note_missed(NewsItemPage, [self.item.pk])
        with bulk_answering(NO_INDEX):
            answer = search("kievit", lang="nl")
        assert answer.degraded and answer.total == 1
        assert missed() == [self.noted]

    def test_what_the_engine_takes_is_forgotten(self):
        for taken in (TAKEN, UNFIT):
            catching_up.note_missed(NewsItemPage, [self.item.pk, 98765])
            with bulk_answering(taken):
                catch_up_task.enqueue(1)
            assert missed() == []

    def test_a_change_of_a_model_that_is_no_more_is_forgotten(self):
        MissedChange.objects.create(model="news.former", key="1")
        with bulk_answering(TAKEN):
            catch_up_task.enqueue(1)
        assert missed() == []

    def test_a_change_that_is_missed_meanwhile_stays_noted(self):
        def bring(*_arguments):
            catching_up.note_missed(NewsItemPage, [self.item.pk])

        catching_up.note_missed(NewsItemPage, [self.item.pk])
        with bulk_answering(TAKEN), mock.patch.object(catching_up, "bring", bring):
            catching_up.caught_up_some(get_search_backend())
        assert missed() == [self.noted]

    def test_attempts_come_further_apart_while_the_engine_takes_nothing(self):
        with mock.patch.object(catching_up.time, "monotonic") as clock:
            times = []
            for second in range(40):
                clock.return_value = 1000.0 + second
                if attempts.is_time():
                    times.append(second)
        assert times == [0, 1, 3, 7, 15, 31]

    @pytest.mark.usefixtures("real_engine")
    def test_an_engine_that_is_back_is_asked_again_once_it_knows_all(self):
        with elasticsearch_at(self.address, f"{self.prefix}_", timeout=60):
            search_drift(mend=True)
            assert not search("kievit", lang="nl").degraded
        with engine(refusing):
            self.item.title = "De grutto"
            self.item.save_revision().publish()
            gone = NewsItemPageFactory(parent=self.tree.news, title="De wulp")
            gone.delete()
        with elasticsearch_at(self.address, f"{self.prefix}_", timeout=60):
            answer = search("grutto", lang="nl")
            assert (answer.degraded, answer.total) == (True, 1)
            answer = search("grutto", lang="nl")
            assert (answer.degraded, answer.engine, answer.total) == (False, "elasticsearch", 1)
            assert sum(drift.total for drift in search_drift(mend=False)) == 0

    def test_a_repair_forgets_what_was_missed(self):
        index_everything()
        catching_up.note_missed(NewsItemPage, [self.item.pk])
        newest = catching_up.newest_missed()
        catching_up.note_missed(NewsItemPage, [98765])
        catching_up.forget_missed(newest)
        assert missed() == [("news.newsitempage", "98765")]

    @pytest.fixture
    def real_engine(self, elasticsearch_url, search_index_prefix):
        self.address, self.prefix = elasticsearch_url, search_index_prefix
