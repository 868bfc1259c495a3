"""Whatever happens, and in whatever order: the index follows, or one repair mends it."""

import logging
import random

import pytest
from django.db import connection
from django.test import override_settings
from wagtail.test.utils import WagtailPageTestCase

from lpbsite.search.drift import search_drift
from tests.search.chaos import Chaos
from tests.search.engines import EMBEDDED, elasticsearch_at, engine
from tests.search.failing_engine import refusing
from tests.search.finding import index_everything

EVENTS = 60
# A process that is killed between saving and indexing: nothing is indexed.
KILLED = {"WAGTAILSEARCH_BACKENDS": {"default": {**EMBEDDED, "AUTO_UPDATE": False}}}


def differences():
    return {drift.place: (drift.total, drift.problem) for drift in search_drift(mend=False)}


class ChaosTests(WagtailPageTestCase):
    @pytest.fixture(autouse=True)
    def quiet(self, caplog):
        caplog.set_level(logging.CRITICAL)

    def happen(self, chaos, events):
        """Let things happen and be committed; return what did."""
        done = []
        for _number in range(events):
            with self.captureOnCommitCallbacks(execute=True):
                done.append(chaos.happen())
        return done

    def test_the_index_follows_every_edit_without_a_repair(self):
        with self.captureOnCommitCallbacks(execute=True):
            chaos = Chaos(1)
        index_everything()
        for _number in range(EVENTS // 10):
            done = self.happen(chaos, 10)
            assert differences() == {"documents": (0, ""), connection.vendor: (0, "")}, done

    def test_one_repair_mends_what_was_missed(self):
        chaos = Chaos(3)
        index_everything()
        order = random.Random(3)
        for _number in range(EVENTS // 10):
            circumstance = order.choice([engine(refusing), override_settings(**KILLED)])
            with circumstance:
                self.happen(chaos, 10)
        assert differences() != {"documents": (0, ""), connection.vendor: (0, "")}
        search_drift(mend=True)
        assert differences() == {"documents": (0, ""), connection.vendor: (0, "")}

    @pytest.mark.usefixtures("real_engine")
    def test_one_repair_mends_elasticsearch_too(self):
        with elasticsearch_at(self.address, f"{self.prefix}_", timeout=60):
            chaos = Chaos(4)
            search_drift(mend=True)
        for circumstance in (engine(refusing), override_settings(**KILLED)):
            with circumstance:
                self.happen(chaos, 10)
            with elasticsearch_at(self.address, f"{self.prefix}_", timeout=60):
                self.happen(chaos, 5)
        with elasticsearch_at(self.address, f"{self.prefix}_", timeout=60):
            assert differences()["elasticsearch"][0] > 0
            search_drift(mend=True)
            nothing = (0, "")
            assert differences() == {
                "documents": nothing,
                "elasticsearch": nothing,
                connection.vendor: nothing,
            }

    @pytest.fixture
    def real_engine(self, elasticsearch_url, search_index_prefix):
        self.address, self.prefix = elasticsearch_url, search_index_prefix
