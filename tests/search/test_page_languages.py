"""What stands on the search page in another language than the reader's says so."""

from lpbsite.search.document_reading import read_document_task
from tests.factories import (
    ContributionPageFactory,
    NewsItemPageFactory,
    add_topics,
    english_version,
)
from tests.reading import links, parts, said, text_of, texts
from tests.search.page_case import ENGLISH, TITLES, SearchPageTestCase
from tests.search.pdf_files import document_of, pdf


class LanguageTests(SearchPageTestCase):
    def test_pages_in_the_other_language_are_labelled_and_marked(self):
        response = self.get("volta", ENGLISH)
        kinds = texts(response, ".search-result__meta")
        assert kinds[0].endswith("13 November 2025")
        assert [kind.endswith(said("in Dutch", "en")) for kind in kinds] == [False, True, True]
        shown = [
            (link.get("lang"), link.get("hreflang")) for link in parts(response, f"{TITLES} a")
        ]
        assert shown == [(None, None), ("nl", "nl"), ("nl", "nl")]
        marks = [text.get("lang") for text in parts(response, ".search-result__text")]
        assert marks == [None, "nl", "nl"]

    def test_dutch_title_of_an_english_page_is_marked(self):
        english_version(
            self.corpus.contribution,
            title="25 jaar in de buurt, en wijk",
            intro="A present",
            occasion="Anniversary",
        )
        (link,) = parts(self.get("anniversary", ENGLISH), f"{TITLES} a")
        assert (link["lang"], link.get("hreflang")) == ("nl", None)

    def test_text_of_a_document_is_in_the_language_of_its_original(self):
        document = document_of(pdf("Over kieviten"))
        news = NewsItemPageFactory(
            parent=self.corpus.tree.news,
            title="Vogels",
            body=[("document", {"document": document})],
        )
        publications = [
            ContributionPageFactory(
                parent=self.corpus.tree.contributions,
                title=title,
                content_language=language,
                document=document,
            )
            for title, language in (("Vogelboek", "nl"), ("Book of birds", "en"))
        ]
        for page in (news, *publications):
            english_version(page, title=f"{page.title}")
        read_document_task.enqueue(document.pk)
        found = {
            text_of(hit.h3): (hit.h3.a.get("hreflang"), text.get("lang"))
            for hit in parts(self.get("kieviten", ENGLISH), ".search-result")
            for text in hit.select(".search-result__text")
        }
        assert found == {
            "Vogels": (None, "nl"),
            "Vogelboek": (None, "nl"),
            "Book of birds": (None, None),
        }

    def test_topics_that_are_not_translated_are_marked(self):
        add_topics(self.corpus.english_garden, self.corpus.participation)
        response = self.get("city garden", ENGLISH, topic="participatie")
        assert links(response, ".active-filters a") != []
        for place in (".active-filters", ".facets"):
            marked = parts(response, f"{place} [lang=nl]")
            assert [text_of(part) for part in marked] == ["participatie"], place
