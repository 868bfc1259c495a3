"""The page of a PDF that a hit was found on."""

from django.template.loader import render_to_string
from wagtail.models import Collection, CollectionViewRestriction

from lpbsite.search.answer import Highlights, SearchAnswer, SearchItem
from lpbsite.search.document_links import document_links
from lpbsite.search.presentation import results_of
from tests.factories import ContributionPageFactory, DocumentFactory
from tests.reading import said
from tests.search.page_case import SearchPageTestCase


class DocumentTests(SearchPageTestCase):
    def item(self, page, number=4):
        return SearchItem(
            id=page.pk,
            type="contribution",
            title=page.title,
            url=page.url,
            lang="nl",
            title_lang="nl",
            date=None,
            end_date=None,
            score=1.0,
            document_page=number,
            highlights=Highlights(page.title, ""),
        )

    def shown(self, page, number=4):
        answer = SearchAnswer(
            "x", "nl", "", False, 1, 1, 20, None, {}, (self.item(page, number),)
        )
        (result,) = results_of(answer)
        html = render_to_string("search/result.html", {"result": result})
        return html, result.document_url

    def contribution(self, **fields):
        return ContributionPageFactory(
            parent=self.corpus.tree.contributions, title="Met bijlage", **fields
        )

    def test_the_page_of_a_pdf_is_linked(self):
        document = DocumentFactory(file__filename="tekst.pdf")
        html, url = self.shown(self.contribution(document=document))
        assert url == f"{document.url}#page=4"
        words = said("Page %(number)s of the PDF", "nl", number=4)
        assert f'<a href="{url}">{words}</a>' in html

    def test_no_link_when_the_document_is_not_known_or_not_public(self):
        page = self.contribution(
            document=DocumentFactory(file__filename="een.pdf"),
            body=[("document", {"document": DocumentFactory(file__filename="twee.pdf")})],
        )
        html, url = self.shown(page)
        assert url == ""
        assert said("Page %(number)s of the PDF", "nl", number=4) in html
        assert "#page" not in html
        private = Collection.get_first_root_node().add_child(name="Besloten")
        CollectionViewRestriction.objects.create(
            collection=private, restriction_type=CollectionViewRestriction.LOGIN
        )
        hidden = DocumentFactory(file__filename="drie.pdf", collection=private)
        assert self.shown(self.contribution(slug="besloten", document=hidden))[1] == ""

    def test_a_hit_outside_documents_asks_nothing(self):
        item = self.item(self.corpus.contribution, number=None)
        with self.assertNumQueries(0):
            assert document_links([item]) == {}
        html, url = self.shown(self.corpus.contribution, number=None)
        assert (url, "search-result__document" in html) == ("", False)
