"""Where to read the page of a PDF that a hit was found on."""

from collections.abc import Iterable

from lpbsite.core.documents import in_public_collection
from lpbsite.core.models import Document
from lpbsite.search.answer import SearchItem


def document_links(items: Iterable[SearchItem]) -> dict[int, str]:
    """Return the address of the found page of a document, by key of the page that offers it.

    One query, when any hit was found in a document.
    """
    found = [item for item in items if item.document]
    if not found:
        return {}
    public = Document.objects.filter(in_public_collection())
    documents = public.in_bulk({item.document for item in found})
    return {
        item.id: f"{documents[item.document].url}#page={item.document_page}"
        for item in found
        if item.document in documents
    }
