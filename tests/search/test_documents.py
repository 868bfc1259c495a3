"""The text of PDF files is found with the pages that offer them; no file can do harm."""

import zlib
from pathlib import Path
from tempfile import NamedTemporaryFile

import pytest
from bs4 import BeautifulSoup
from django.core.files.base import ContentFile
from django.urls import reverse
from pypdf import PdfWriter
from pypdf.generic import EncodedStreamObject, NameObject
from wagtail.models import Collection, CollectionViewRestriction
from wagtail.test.utils import WagtailPageTestCase

from lpbsite.core.models import User
from lpbsite.search import document_reading
from lpbsite.search.analysis import terms_of_text
from lpbsite.search.document_reading import read_pdf, unread_documents
from lpbsite.search.documents import DocumentHit, document_hits
from lpbsite.search.models import DocumentText, PageText
from tests.factories import (
    CongressEditionPageFactory,
    ContributionPageFactory,
    NewsItemPageFactory,
    ProgrammeItemPageFactory,
    ProgrammePageFactory,
    add_row,
    site_tree,
)
from tests.reading import said
from tests.search.finding import found_by
from tests.search.pdf_files import document_of, pdf


def read(content):
    with NamedTemporaryFile(suffix=".pdf") as file:
        file.write(content)
        file.flush()
        return read_pdf(Path(file.name))


def with_stream(packed):
    """Return a PDF of one page with this packed content."""
    writer = PdfWriter()
    page = writer.add_blank_page(width=595, height=842)
    stream = EncodedStreamObject()
    stream._data = packed
    stream[NameObject("/Filter")] = NameObject("/FlateDecode")
    page[NameObject("/Contents")] = writer._add_object(stream)
    with NamedTemporaryFile(suffix=".pdf") as file:
        writer.write(file.name)
        return Path(file.name).read_bytes()


def test_reads_the_text_of_each_page():
    assert read(pdf("Een buurt", "", "Twee wijken")) == (["Een buurt", "", "Twee wijken"], "")


def test_joins_a_word_that_is_broken_off():
    assert read(pdf("De gemeen-\nteraad van Noord-\nHolland")) == (
        ["De gemeenteraad van Noord-\nHolland"],
        "",
    )


@pytest.mark.parametrize(
    ("content", "note"),
    [
        (pdf("Geheim", password="secret"), "encrypted"),
        (b"", "broken"),
        (b"%PDF-1.7\nnothing that follows", "broken"),
        (b"<html>Hello</html>", "broken"),
        (pdf("Afgebroken")[:200], "broken"),
        (pdf("", ""), "no_text"),
    ],
)
def test_tells_why_nothing_is_searched(content, note):
    assert read(content)[1] == note
    assert "".join(read(content)[0]) == ""


def test_reads_what_is_only_protected_from_changes():
    assert read(pdf("Openbaar", password="")) == (["Openbaar"], "")


def test_reads_the_first_part_of_a_very_long_text():
    pages, note = read(pdf(*["woord " * 10_000] * 4))
    assert (len(pages), sum(map(len, pages)), note) == (3, 150_000, "long")
    assert len(read(pdf(*["blad"] * 501))[0]) == 500


def test_stops_a_file_that_takes_too_long(monkeypatch):
    monkeypatch.setattr(document_reading, "MAX_SECONDS", 0.02)
    assert read(pdf("woord " * 20_000)) == ([], "too_slow")


def test_a_file_that_unpacks_without_end_does_not_fill_the_memory(monkeypatch):
    monkeypatch.setattr(document_reading, "MAX_SECONDS", 5)
    bomb = zlib.compressobj()
    packed = b"".join(bomb.compress(b" " * 10_000_000) for _ in range(40)) + bomb.flush()
    pages, note = read(with_stream(packed))
    assert ("".join(pages), bool(note)) == ("", True)


class DocumentTests(WagtailPageTestCase):
    @classmethod
    def setUpTestData(cls):
        cls.tree = site_tree()
        cls.document = document_of(pdf("Voorwoord", "Over kieviten en grutten"))
        cls.page = ContributionPageFactory(
            parent=cls.tree.contributions, title="Vogels", document=cls.document
        )

        document_reading.read_document_task.enqueue(cls.document.pk)

    def hits(self, query, *pages):
        found = pages or [self.page]
        shown = PageText.objects.in_bulk([page.pk for page in found])
        return document_hits(found, shown, terms_of_text(query, "nl"), "nl")

    def hit(self, number, text):
        return DocumentHit(self.document.pk, number, text)

    def test_a_page_is_found_by_the_text_of_its_document(self):
        assert found_by("kieviten") == {self.page}

    def test_the_page_of_the_document_is_told(self):
        hit = self.hit(2, "Over kieviten en grutten")
        assert self.hits("kieviten") == {self.page.pk: hit}
        assert self.hits("grutten") == {self.page.pk: hit}
        assert self.hits("voorwoord") == {self.page.pk: self.hit(1, "Voorwoord")}

    def test_words_of_the_page_itself_tell_no_page_of_the_document(self):
        assert self.hits("vogels") == {}
        assert self.hits("struisvogel") == {}
        assert self.hits("vogels grutten") == {
            self.page.pk: self.hit(2, "Over kieviten en grutten")
        }

    def test_documents_in_a_body_and_of_a_programme_item_count(self):
        news = NewsItemPageFactory(
            parent=self.tree.news,
            title="Bericht",
            body=[("document", {"document": self.document}), ("paragraph", "<p>Tekst</p>")],
        )
        edition = CongressEditionPageFactory(parent=self.tree.editions)
        item = ProgrammeItemPageFactory(
            parent=ProgrammePageFactory(parent=edition), title="Wandeling"
        )
        add_row(item, "document_rows", document=self.document)
        item.save()
        assert found_by("kieviten") == {self.page, news, item}
        found = self.hits("kieviten", self.page, news, item, edition)
        assert {pk: hit.number for pk, hit in found.items()} == {
            self.page.pk: 2,
            news.pk: 2,
            item.pk: 2,
        }

    def test_one_query_for_all_pages(self):
        pages = [
            ContributionPageFactory(
                parent=self.tree.contributions, title=f"Boek {number}", document=self.document
            )
            for number in range(3)
        ]
        with self.assertNumQueries(2):  # the first of them is the test's own
            assert len(self.hits("kieviten", *pages)) == 3
        with self.assertNumQueries(1):
            assert self.hits("kieviten", self.tree.home, self.tree.news) == {}

    def test_a_replaced_file_is_read_anew_and_the_same_file_once(self):
        DocumentText.objects.update(pages=["Eigen woorden"])
        with self.captureOnCommitCallbacks(execute=True):
            self.document.title = "Vogelgids"
            self.document.save()
        assert DocumentText.objects.get().pages == ["Eigen woorden"]
        assert found_by("vogelgids") == {self.page}
        with self.captureOnCommitCallbacks(execute=True):
            self.document.file = ContentFile(pdf("Over lepelaars"), name="nieuw.pdf")
            self.document.save()
        assert DocumentText.objects.get().pages == ["Over lepelaars"]
        assert (found_by("lepelaars"), found_by("kieviten")) == ({self.page}, set())
        with self.captureOnCommitCallbacks(execute=True):
            self.document.delete()
        assert found_by("lepelaars") == set()

    def test_a_private_document_is_not_searched(self):
        private = Collection.get_first_root_node().add_child(name="Intern")
        with self.captureOnCommitCallbacks(execute=True):
            restriction = CollectionViewRestriction.objects.create(
                collection=private, restriction_type=CollectionViewRestriction.LOGIN
            )
            self.document.collection = private
            self.document.save()
        assert (found_by("kieviten"), self.hits("kieviten")) == (set(), {})
        with self.captureOnCommitCallbacks(execute=True):
            restriction.delete()
        assert found_by("kieviten") == {self.page}
        assert self.hits("kieviten").keys() == {self.page.pk}

    def test_files_that_are_too_large_or_gone_are_noted(self):
        DocumentText.objects.all().delete()
        assert list(unread_documents()) == [self.document]
        self.document.file.storage.delete(self.document.file.name)
        document_reading.read_document(self.document)
        assert DocumentText.objects.get().note == "broken"
        assert list(unread_documents()) == []

    def test_other_files_than_pdf_have_no_text(self):
        other = document_of(b"a,b", name="lijst.csv")
        document_reading.read_document(other)
        assert not DocumentText.objects.filter(document=other).exists()

    def test_editors_see_why_a_document_is_not_searched(self):
        self.client.force_login(User.objects.create_superuser("chief"))
        DocumentText.objects.update(note=DocumentText.Note.ENCRYPTED)
        address = reverse("wagtaildocs:edit", args=[self.document.pk])
        shown = BeautifulSoup(self.client.get(address).content, "html.parser").text
        assert said("The text is not searched: the file has a password.", "nl") in shown
        DocumentText.objects.update(note="")
        shown = BeautifulSoup(self.client.get(address).content, "html.parser").text
        assert said("The text is not searched: the file has a password.", "nl") not in shown
