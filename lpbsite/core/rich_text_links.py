"""Links in rich text: to pages in the reader's language, to documents that anyone may have."""

from django.utils.html import format_html
from wagtail.documents.rich_text import DocumentLinkHandler
from wagtail.rich_text.pages import PageLinkHandler

from lpbsite.core.documents import public_documents
from lpbsite.core.page_links import PageLink, page_links

NO_LINK = "<a>"


class LocalizedPageLinkHandler(PageLinkHandler):
    """Writes the links to pages in rich text: one query for all links of a text."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict[str, str]]) -> list[str]:
        keys = [int(attrs["id"]) for attrs in attrs_list if attrs.get("id", "").isdecimal()]
        links = page_links(keys)
        return [opening_tag(links, attrs.get("id", "")) for attrs in attrs_list]


def opening_tag(links: dict[int, PageLink], key: str) -> str:
    link = links.get(int(key)) if key.isdecimal() else None
    if link is None:
        return NO_LINK
    if link.lang:
        return format_html('<a href="{}" hreflang="{}">', link.url, link.lang)
    return format_html('<a href="{}">', link.url)


class PublicDocumentLinkHandler(DocumentLinkHandler):
    """Writes the links to documents in rich text: two queries for all links of a text.

    The address of a document has its file name, which of a private one is nobody's business.
    """

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict[str, str]]) -> list[str]:
        documents = cls.get_many(attrs_list)
        public = set(public_documents(document for document in documents if document))
        return [
            format_html('<a href="{}">', document.url) if document in public else NO_LINK
            for document in documents
        ]
