"""On which page of which document the words of a query stand."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache

from wagtail.models import Page

from lpbsite.core.documents import in_public_collection
from lpbsite.search.analysis import LEMMA_MARKS, terms_of_text
from lpbsite.search.models import DocumentText, PageText

# The few documents of a page of answers, and of the next one.
DOCUMENTS_IN_MEMORY = 32


@dataclass(frozen=True)
class DocumentHit:
    """A page of a document, from 1, and its text; ``document`` is the key of the document."""

    document: int
    number: int
    text: str


def document_hits(
    pages: Collection[Page], shown: Mapping[int, PageText], terms: Collection[str], lang: str
) -> dict[int, DocumentHit]:
    """Return where the asked terms stand in documents, for pages that lack some in their text.

    Of each document page the one with most of the terms counts, of equals the first. Only
    documents that anyone may download. One query, if any page offers a document.

    Args:
        pages: Those that were found.
        shown: What an answer shows of them, by key.
        terms: As ``analysis.terms_of_text`` gives them.
        lang: Language that the terms were made for.

    Returns:
        The hits by key of the page.
    """
    asked = deciding(terms)
    texts = texts_of({pk for one in shown.values() for pk in one.documents})
    found = {}
    for page in pages:
        own = shown.get(page.pk)
        read = {pk: texts[pk] for pk in own.documents if pk in texts} if own else {}
        if own and read:
            missing = asked - terms_of_text(own.whole(page.title), lang)
            if hit := best_hit(read, asked, missing, lang):
                found[page.pk] = hit
    return found


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


def best_hit(
    documents: Mapping[int, tuple[str, ...]],
    asked: frozenset[str],
    missing: frozenset[str],
    lang: str,
) -> DocumentHit | None:
    """Return the page with most of the asked terms, if it has one that was missing."""
    best, most = None, 0
    for document, pages in documents.items():
        for number, terms in enumerate(terms_of_pages(pages, lang), start=1):
            if len(asked & terms) > most and missing & terms:
                best = DocumentHit(document, number, pages[number - 1])
                most = len(asked & terms)
    return best


@lru_cache(maxsize=DOCUMENTS_IN_MEMORY)
def terms_of_pages(pages: tuple[str, ...], lang: str) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(terms_of_text(page, lang)) for page in pages)
