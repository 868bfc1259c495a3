"""Rich text as HTML: links to pages and documents lead where a visitor may go, or are text."""

from collections.abc import Iterable

from django.utils.html import format_html
from wagtail.documents import get_document_model
from wagtail.models import Page
from wagtail.rich_text.rewriters import LinkRewriter

from lpbsite.api.references import shown_pages
from lpbsite.core.documents import public_documents

NO_LINK = "<a>"
# Between the texts of one page, which are read in one go; no editor's text has it.
SEPARATOR = "\x1e"


class RichTexts:
    """The rich texts of a page as HTML.

    Two queries at most, however many texts and links. A link to a page has its id in
    ``data-page-id``, for clients that have addresses of their own.
    """

    def __init__(self, sources: Iterable[str], lang: str) -> None:
        self.lang = lang
        sources = list(dict.fromkeys(sources))
        rewrite = LinkRewriter(
            bulk_rules={"page": self._page_links, "document": self._document_links}
        )
        texts = rewrite(SEPARATOR.join(sources)).split(SEPARATOR) if sources else []
        self._html = dict(zip(sources, texts, strict=True))

    def html(self, source: str) -> str:
        """Return one of the texts as HTML."""
        return self._html[source]

    def _page_links(self, found: list[dict[str, str]]) -> list[str]:
        pages = shown_pages(map(number, found), self.lang)
        return [page_link(pages.get(number(attributes))) for attributes in found]

    def _document_links(self, found: list[dict[str, str]]) -> list[str]:
        asked = get_document_model().objects.filter(pk__in=map(number, found))
        urls = {document.pk: document.url for document in public_documents(asked)}
        return [document_link(urls.get(number(attributes))) for attributes in found]


def number(attributes: dict[str, str]) -> int:
    written = attributes.get("id", "")
    return int(written) if written.isdecimal() else 0


def page_link(page: Page | None) -> str:
    if page is None:
        return NO_LINK
    return format_html(
        '<a href="{}" hreflang="{}" data-page-id="{}">',
        page.url,
        page.locale.language_code,
        page.pk,
    )


def document_link(url: str | None) -> str:
    return format_html('<a href="{}">', url) if url else NO_LINK
