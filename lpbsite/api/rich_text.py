"""Rich text as HTML: links to pages and documents lead where a visitor may go, or are text."""

from collections.abc import Iterable
from typing import Any

from django.utils.html import format_html
from wagtail.rich_text.rewriters import FIND_A_TAG, LinkRewriter, extract_attrs

from lpbsite.api.documents import public_documents_by_id
from lpbsite.api.references import as_reference, shown_pages
from lpbsite.api.schemas import Reference

NO_LINK = "<a>"
Attributes = dict[str, str]


class Targets:
    """The pages and documents that the texts of a page lead to, as far as a visitor may go.

    Two queries at most, however many links. A link to a page has the page's id in
    ``data-page-id``, for clients that have addresses of their own.
    """

    def __init__(
        self,
        lang: str,
        *,
        texts: Iterable[str] = (),
        page_ids: Iterable[int] = (),
        document_ids: Iterable[int] = (),
    ) -> None:
        tags = [extract_attrs(tag) for text in texts for tag in FIND_A_TAG.findall(text)]
        self.pages = shown_pages({*page_ids, *ids_of("page", tags)}, lang)
        self.documents = public_documents_by_id({*document_ids, *ids_of("document", tags)})
        self._rewrite = LinkRewriter({"page": self._page_link, "document": self._document_link})

    def html(self, text: str) -> str:
        """Return one of the rich texts as HTML; no query."""
        return str(self._rewrite(text))

    def _page_link(self, attributes: Attributes) -> str:
        page: Any = self.pages.get(id_of(attributes))
        if page is None:
            return NO_LINK
        return format_html(
            '<a href="{}" hreflang="{}" data-page-id="{}">',
            page.url,
            page.locale.language_code,
            page.pk,
        )

    def _document_link(self, attributes: Attributes) -> str:
        document = self.documents.get(id_of(attributes))
        return format_html('<a href="{}">', document.url) if document else NO_LINK


class RichTexts(Targets):
    """Rich texts that stand outside a body; two queries at most for all of them.

    ``page_ids`` are pages that are referred to beside the texts: ``references`` has them
    without another query.
    """

    def __init__(
        self, texts: Iterable[str], lang: str, page_ids: Iterable[int | None] = ()
    ) -> None:
        super().__init__(lang, texts=texts, page_ids=(pk for pk in page_ids if pk))

    def references(self) -> dict[int, Reference]:
        """Return what ``lpbsite.api.references.references`` does for the pages; no query."""
        return {pk: as_reference(page) for pk, page in self.pages.items()}


def ids_of(kind: str, tags: Iterable[Attributes]) -> set[int]:
    return {id_of(tag) for tag in tags if tag.get("linktype") == kind}


def id_of(attributes: Attributes) -> int:
    written = attributes.get("id", "")
    return int(written) if written.isascii() and written.isdecimal() else 0
