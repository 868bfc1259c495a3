"""Links to pages in rich text, in the reader's language."""

from django.utils.html import format_html
from wagtail.rich_text.pages import PageLinkHandler

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
