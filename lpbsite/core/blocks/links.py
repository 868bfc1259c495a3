"""Blocks of links to pages of the site and to other sites."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

from lpbsite.core.page_links import PageLink, page_links
from lpbsite.core.validation import web_address


class WebAddressBlock(blocks.URLBlock):
    """An address of the web; of no other kind, and refused once rather than twice."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.field.validators = [web_address]


class LinkBlock(blocks.StructBlock):
    page = blocks.PageChooserBlock(label=_("Page of this site"), required=False)
    url = WebAddressBlock(
        label=_("Address on another site"),
        required=False,
        help_text=_("Starts with https://"),
    )
    label = blocks.CharBlock(
        label=_("Text of the link"),
        required=False,
        max_length=120,
        help_text=_(
            "Needed for another site; left empty, a page of this site shows its title."
        ),
    )

    class Meta:
        icon = "link"
        label = _("Link")

    def clean(self, value: Any) -> Any:
        value = super().clean(value)
        if errors := self.link_errors(value):
            raise StructBlockValidationError(block_errors=errors)
        return value

    def link_errors(self, value: Any) -> dict[str, ValidationError]:
        if value["page"] and value["url"]:
            return {"url": ValidationError(_("Choose a page or give an address, not both."))}
        if self.is_deferred_validation:
            return {}
        if not value["page"] and not value["url"]:
            return {"page": ValidationError(_("Choose a page, or give an address below."))}
        if value["url"] and not value["label"]:
            return {"label": ValidationError(_("Give the text of the link."))}
        return {}


class LinksBlock(blocks.ListBlock):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__(LinkBlock(), **kwargs)

    def get_context(
        self, value: Any, parent_context: Mapping[str, Any] | None = None
    ) -> dict[str, Any]:
        """Give the links as they are read; no query inside a body, which looks them up."""
        pages = (parent_context or {}).get("page_links")
        if pages is None:
            pages = page_links(link["page"].pk for link in value if link["page"])
        links = (shown_link(link, pages) for link in value)
        return super().get_context(value, parent_context=parent_context) | {
            "links": [link for link in links if link]
        }

    class Meta:
        icon = "list-ul"
        label = _("Links")
        group = _("Pictures, documents and links")
        description = _("A list of links to read on, here or elsewhere.")
        template = "blocks/links_block.html"
        min_num = 1
        preview_value = [
            {
                "page": None,
                "url": "https://example.org/",
                "label": _("The neighbourhood agenda of our city"),
            },
            {"page": None, "url": "https://example.org/", "label": _("How other cities do it")},
        ]


def shown_link(link: Any, pages: Mapping[int, PageLink]) -> dict[str, str] | None:
    """Return title, address and languages of a link, or None when nobody may see its page."""
    if not link["page"]:
        return {"title": link["label"], "url": link["url"]}
    page = pages.get(link["page"].pk)
    if page is None:
        return None
    # A text of the editor's own is in the language of the page it stands on.
    title_lang = "" if link["label"] else page.lang
    return {
        "title": link["label"] or page.title,
        "url": page.url,
        "hreflang": page.lang,
        "lang": title_lang,
    }
