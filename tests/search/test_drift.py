"""What search lacks, and what it has too much, is told and mended."""

import time
from io import StringIO
from itertools import islice
from unittest import mock

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.management import CommandError, call_command
from django.db import connection
from elasticsearch import Elasticsearch
from wagtail.models import Page
from wagtail.test.utils import WagtailPageTestCase

from congress.models import PersonPage
from lpbsite.search.backends.entries import IndexEntry
from lpbsite.search.drift import batches_of, drifts
from lpbsite.search.models import DocumentText, PageText
from lpbsite.search.query import search
from tests.factories import (
    ContributionPageFactory,
    NewsItemPageFactory,
    PersonPageFactory,
    TopicFactory,
    site_tree,
)
from tests.search.engines import elasticsearch_at, embedded_only, engine
from tests.search.failing_engine import FAILURES
from tests.search.finding import found_by, index_everything
from tests.search.pdf_files import document_of, pdf

NOTHING = "0 missing, 0 stale, 0 superfluous"


def check():
    """Return what the command says, and whether it ended well."""
    said = StringIO()
    try:
        call_command("search_check", stdout=said)
    except CommandError:
        return said.getvalue().splitlines(), False
    return said.getvalue().splitlines(), True


def add_entry(content_type, key):
    IndexEntry.objects.create(
        content_type=content_type, object_id=key, title="weg", body="weg", autocomplete=""
    )


def repair():
    said = StringIO()
    call_command("search_repair", stdout=said)
    return said.getvalue().splitlines()


class DriftTests(WagtailPageTestCase):
    @classmethod
    def setUpTestData(cls):
        cls.tree = site_tree()
        cls.topic = TopicFactory(name="speelplekken")
        cls.news = NewsItemPageFactory(parent=cls.tree.news, title="De kievit")
        cls.person = PersonPageFactory(parent=cls.tree.people, title="Anna Zwaluw")
        index_everything()

    def damage(self):
        """Change the database behind the back of search: one missing, two stale, two gone."""
        IndexEntry.objects.filter(object_id=str(self.news.pk)).delete()
        Page.objects.filter(pk=self.person.pk).update(title="Anna Grutto")
        type(self.topic).objects.update(name="hangplekken")
        row = IndexEntry.objects.filter(object_id=str(self.tree.home.pk)).first()
        for key in ("98765", "98766"):
            add_entry(row.content_type, key)

    def test_nothing_differs_after_indexing(self):
        kept = list(IndexEntry.objects.order_by("pk").values())
        assert check() == (
            [f"documents: {NOTHING}", f"{connection.vendor}: {NOTHING}"],
            True,
        )
        assert list(IndexEntry.objects.order_by("pk").values()) == kept

    def test_differences_are_counted_and_left_alone(self):
        self.damage()
        kept = list(IndexEntry.objects.order_by("pk").values())
        for _time in range(2):
            assert check() == (
                [
                    f"documents: {NOTHING}",
                    f"{connection.vendor}: 1 missing, 2 stale, 2 superfluous",
                ],
                False,
            )
        assert list(IndexEntry.objects.order_by("pk").values()) == kept

    def test_repair_mends_them_all_and_says_how_many(self):
        self.damage()
        assert repair() == [
            f"documents: {NOTHING}",
            f"{connection.vendor}: 1 missing, 2 stale, 2 superfluous",
            "Mended: 5",
        ]
        assert check()[1]
        assert repair()[-1] == "Mended: 0"
        assert (found_by("kievit"), found_by("Grutto")) == ({self.news}, {self.person})
        assert found_by("weg") == set()

    def test_rows_of_a_model_that_is_no_longer_indexed_go(self):
        row = IndexEntry.objects.first()
        add_entry(ContentType.objects.get_for_model(ContentType), "1")
        assert repair()[-1] == "Mended: 1"
        assert IndexEntry.objects.filter(pk=row.pk).exists()

    def test_what_answers_show_of_a_page_is_compared_and_mended(self):
        PageText.objects.filter(page=self.news).delete()
        PageText.objects.filter(page=self.person).update(intro="Van voorheen")
        assert check()[0][1] == f"{connection.vendor}: 0 missing, 2 stale, 0 superfluous"
        assert repair()[-1] == "Mended: 2"
        assert PageText.objects.get(page=self.news).intro == self.news.intro
        assert check()[1]

    def test_what_answers_show_of_a_page_goes_with_it(self):
        kept = PageText.objects.count()
        self.news.delete()
        assert PageText.objects.count() == kept - 1

    def test_documents_that_were_never_read_are_read(self):
        document = document_of(pdf("Over lepelaars"))
        page = ContributionPageFactory(parent=self.tree.contributions, document=document)
        assert check()[0][0] == "documents: 1 missing, 0 stale, 0 superfluous"
        assert not DocumentText.objects.exists()
        assert repair()[-1] == "Mended: 2"
        assert found_by("lepelaars") == {page}
        assert check()[1]

    def test_batches_come_to_every_object_once(self):
        people = [PersonPageFactory(parent=self.tree.people) for _number in range(7)]
        batches = list(batches_of(PersonPage, 3))
        assert [len(batch) for batch in batches] == [3, 3, 2]
        assert [page for batch in batches for page in batch] == [self.person, *people]

    def test_an_engine_that_is_away_is_told(self):
        for name, failure in FAILURES.items():
            with engine(failure):
                lines, is_well = check()
                assert not is_well, name
                assert [line.split(":")[0] for line in lines] == [
                    "documents",
                    "elasticsearch",
                    connection.vendor,
                ]
                with pytest.raises(CommandError, match="run this again when it answers"):
                    repair()

    def test_an_engine_that_hangs_is_told_soon(self):
        for name in ("hanging", "a byte at a time"):
            with engine(FAILURES[name]):
                started = time.monotonic()
                _documents, found = islice(drifts(mend=True), 2)
                assert found.problem, name
                assert time.monotonic() - started < 2, name

    def test_what_a_repair_cannot_mend_is_not_promised(self):
        with engine(FAILURES["refused"]), pytest.raises(CommandError) as told:
            call_command("search_check", stdout=StringIO())
        assert "search_repair" not in str(told.value)
        with mock.patch("lpbsite.search.drift.changed_words", lambda _rows: ["weg (nl)"]):
            for command in ("search_check", "search_repair"):
                with pytest.raises(CommandError, match="search_golden and then update_index"):
                    call_command(command, stdout=StringIO())


@pytest.mark.django_db
def test_elasticsearch_is_compared_and_mended(elasticsearch_url, search_index_prefix):
    with elasticsearch_at(elasticsearch_url, f"{search_index_prefix}_", timeout=60):
        with embedded_only():
            tree = site_tree()
            kept = NewsItemPageFactory(parent=tree.news, title="De kievit")
            gone = NewsItemPageFactory(parent=tree.news, title="De wulp")
            index_everything()
        assert not check()[1]
        repair()
        places = ("documents", "elasticsearch", connection.vendor)
        assert check() == ([f"{place}: {NOTHING}" for place in places], True)
        with embedded_only():
            kept.title = "De grutto"
            kept.save()
            NewsItemPageFactory(parent=tree.news, title="De lepelaar")
            gone.delete()
        assert check()[0][1] == "elasticsearch: 1 missing, 1 stale, 1 superfluous"
        assert repair()[1] == "elasticsearch: 1 missing, 1 stale, 1 superfluous"
        assert check()[1]


@pytest.mark.django_db
def test_an_index_that_elasticsearch_lost_or_made_itself_is_told_and_made_anew(
    elasticsearch_url, search_index_prefix
):
    pages = f"{search_index_prefix}_wagtailcore_page"
    with (
        elasticsearch_at(elasticsearch_url, f"{search_index_prefix}_", timeout=60),
        Elasticsearch(elasticsearch_url) as client,
    ):
        tree = site_tree()
        NewsItemPageFactory(parent=tree.news, title="De kievit").save_revision().publish()
        assert not client.indices.exists(index=f"{pages}*", allow_no_indices=False)
        assert said_by_check(1).startswith("elasticsearch: 6 unusable indices, ")
        repair()
        assert check()[1]
        assert not search("kievit", lang="nl").degraded

        client.indices.delete(index=[*client.indices.get_alias(name=pages)])
        client.index(index=pages, id="1", document={"pk": "1", "lpb_title": "kievit"})
        NewsItemPageFactory(parent=tree.news, title="De wulp")
        assert client.count(index=pages)["count"] <= 1
        assert search("kievit", lang="nl").degraded
        assert said_by_check(1).startswith("elasticsearch: 1 unusable indices, ")
        repair()
        assert check()[1]
        answer = search("wulp", lang="nl")
        assert (answer.degraded, answer.total) == (False, 1)


def said_by_check(line):
    lines, is_well = check()
    assert not is_well
    return lines[line]
