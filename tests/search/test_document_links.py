"""The page of a PDF that a hit was found on."""

from django.template.loader import render_to_string
from wagtail.models import Collection, CollectionViewRestriction

from lpbsite.search.answer import Highlights, SearchAnswer, SearchItem
from lpbsite.search.document_links import document_links
from lpbsite.search.presentation import results_of
from tests.factories import DocumentFactory
from tests.reading import said
from tests.search.page_case import SearchPageTestCase


def item(document, number=4):
    return SearchItem(
        id=7,
        type="contribution",
        title="Met bijlage",
        url="/nl/publicaties/met-bijlage/",
        lang="nl",
        title_lang="nl",
        text_lang="nl",
        date=None,
        end_date=None,
        score=1.0,
        document=document,
        document_page=number,
        highlights=Highlights("Met bijlage", ""),
    )


def shown(document, number=4):
    answer = SearchAnswer("x", "nl", "", False, 1, 1, 20, None, {}, (item(document, number),))
    (result,) = results_of(answer)
    return render_to_string("search/result.html", {"result": result}), result.document_url


class DocumentTests(SearchPageTestCase):
    def test_the_page_of_a_pdf_is_linked(self):
        document = DocumentFactory(file__filename="tekst.pdf")
        html, url = shown(document.pk)
        assert url == f"{document.url}#page=4"
        words = said("Page %(number)s of the PDF", "nl", number=4)
        assert f'<a href="{url}">{words}</a>' in html

    def test_no_link_when_the_document_is_gone_or_not_public(self):
        private = Collection.get_first_root_node().add_child(name="Besloten")
        CollectionViewRestriction.objects.create(
            collection=private, restriction_type=CollectionViewRestriction.LOGIN
        )
        hidden = DocumentFactory(file__filename="drie.pdf", collection=private)
        for document in (hidden.pk, 999_999):
            html, url = shown(document)
            assert url == ""
            assert said("Page %(number)s of the PDF", "nl", number=4) in html
            assert "#page" not in html

    def test_a_hit_outside_documents_asks_nothing(self):
        with self.assertNumQueries(0):
            assert document_links([item(None, None)]) == {}
        html, url = shown(None, None)
        assert (url, "search-result__document" in html) == ("", False)
