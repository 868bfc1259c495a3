"""Where to read the page of a PDF that a hit was found on."""

from collections.abc import Iterable

from wagtail.models import Page

from lpbsite.core.documents import in_public_collection
from lpbsite.core.models import Document
from lpbsite.search.answer import SearchItem


def document_links(items: Iterable[SearchItem]) -> dict[int, str]:
    """Return the address of the found page of a document, by key of the page that offers it.

    Hits on a page with more than one PDF have none: which of them it was is not told. Two
    queries, and one for each page type, when any hit was found in a document.
    """
    numbers = {item.id: item.document_page for item in items if item.document_page}
    if not numbers:
        return {}
    offered = {
        page.pk: set(page.document_ids())
        for page in Page.objects.filter(pk__in=numbers).specific()
    }
    public = Document.objects.filter(in_public_collection(), file__iendswith=".pdf")
    documents = public.in_bulk({pk for pks in offered.values() for pk in pks})
    links = {}
    for page_id, pks in offered.items():
        urls = [documents[pk].url for pk in pks if pk in documents]
        if len(urls) == 1:
            links[page_id] = f"{urls[0]}#page={numbers[page_id]}"
    return links
