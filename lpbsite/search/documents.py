"""On which page of which document the words of a query stand."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import lru_cache

from django.db.models import prefetch_related_objects
from wagtail.models import Page

from congress.models import ProgrammeItemPage
from lpbsite.core.documents import in_public_collection
from lpbsite.search.analysis import LEMMA_MARKS, terms_of_text
from lpbsite.search.highlights import pieces
from lpbsite.search.models import DocumentText

# The few documents of a page of answers, and of the next one.
DOCUMENTS_IN_MEMORY = 32


@dataclass(frozen=True)
class DocumentHit:
    """A page of a document, from 1, and its text."""

    number: int
    text: str


def document_hits(
    pages: Collection[Page], terms: Collection[str], lang: str
) -> dict[int, DocumentHit]:
    """Return where the asked terms stand in documents, for pages that lack some in their text.

    Of each document page the one with most of the terms counts, of equals the first. Only
    documents that anyone may download. Two queries at most.

    Args:
        pages: Pages of their own types.
        terms: As ``analysis.terms_of_text`` gives them.
        lang: Language that the terms were made for.

    Returns:
        The hits by key of the page.
    """
    asked = deciding(terms)
    items = [page for page in pages if isinstance(page, ProgrammeItemPage)]
    prefetch_related_objects(items, "document_rows")
    offered = {page.pk: page.document_ids() for page in pages if hasattr(page, "document_ids")}
    texts = texts_of({pk for pks in offered.values() for pk in pks})
    found = {}
    for page in pages:
        read = [texts[pk] for pk in offered.get(page.pk, ()) if pk in texts]
        if read and (missing := asked - terms_of_text(own_text(page, lang), lang)):
            found[page.pk] = best_hit(read, asked, missing, lang)
    return {pk: hit for pk, hit in found.items() if hit}


def deciding(terms: Collection[str]) -> frozenset[str]:
    """Return the lemmas, in which all forms of a word are one, if there are any."""
    marks = tuple(LEMMA_MARKS.values())
    return frozenset(term for term in terms if term.startswith(marks)) or frozenset(terms)


def texts_of(documents: set[int]) -> dict[int, tuple[str, ...]]:
    if not documents:
        return {}
    rows = DocumentText.objects.filter(
        in_public_collection("document__"), document_id__in=documents
    )
    return {pk: tuple(pages) for pk, pages in rows.values_list("document_id", "pages")}


def own_text(page: Page, lang: str) -> str:
    """Return what stands in the page's own fields; no query."""
    return " ".join((page.title, getattr(page, "intro", ""), *pieces(page, lang)))


def best_hit(
    documents: Iterable[tuple[str, ...]],
    asked: frozenset[str],
    missing: frozenset[str],
    lang: str,
) -> DocumentHit | None:
    """Return the page with most of the asked terms, if it has one that was missing."""
    best, most = None, 0
    for pages in documents:
        for number, terms in enumerate(terms_of_pages(pages, lang), start=1):
            if len(asked & terms) > most and missing & terms:
                best, most = DocumentHit(number, pages[number - 1]), len(asked & terms)
    return best


@lru_cache(maxsize=DOCUMENTS_IN_MEMORY)
def terms_of_pages(pages: tuple[str, ...], lang: str) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(terms_of_text(page, lang)) for page in pages)
