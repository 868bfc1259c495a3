"""The HTML of a paragraph: checked when read, given the ids of its links when written."""

import re
from collections.abc import Callable
from html import escape
from html.parser import HTMLParser

from lpbsite.content.spots import Spot

LISTS = {"ul", "ol"}
INLINE = {"b", "i", "a", "span"}
ALLOWED = {"p", "li", "br", *LISTS, *INLINE}
# Where each tag may stand; None is the top of a paragraph block.
AROUND_TEXT: set[str | None] = {"p", "li", *INLINE}
PARENTS: dict[str, set[str | None]] = {
    "p": {None},
    "ul": {None, "li"},
    "ol": {None, "li"},
    "li": {"ul", "ol"},
    "br": AROUND_TEXT,
    **dict.fromkeys(INLINE, AROUND_TEXT),
}
ADDRESS = re.compile(
    r"^(https?://[^\s]+|mailto:[^\s@]+@[^\s@]+|tel:\+?[0-9-]+)$", re.IGNORECASE
)
KEY_LINK = re.compile(r'data-key="([^"]*)"')
NAMES = "p, ul, ol, li, b, i, a, br and span"

# What a link may lead to.
LINKED_TYPES = [
    "home",
    "page",
    "form",
    "news_index",
    "edition_index",
    "host_city_index",
    "partner_index",
    "person_index",
    "contribution_index",
    "news",
    "edition",
    "programme",
    "programme_item",
    "host_city",
    "partner",
    "person",
    "contribution",
    "document",
]


def read_html(value: object, spot: Spot) -> str:
    """Return the HTML in one spelling, its links by ``data-key``; notes what is wrong."""
    text = spot.read_text(value, lines=True)
    if not text:
        return ""
    checker = HtmlChecker(spot)
    checker.feed(text)
    checker.close()
    return checker.result()


def paragraphs_of(text: str) -> list[str]:
    """Return plain text as the HTML of its paragraphs, which a blank line parts."""
    parts = (" ".join(part.split()) for part in re.split(r"\n\s*\n", text))
    return [f"<p>{escape(part, quote=False)}</p>" for part in parts if part]


def with_links(html: str, link: Callable[[str], str]) -> str:
    """Replace each ``data-key`` by the attributes that ``link`` gives for it."""
    return KEY_LINK.sub(lambda found: link(found.group(1)), html)


class HtmlChecker(HTMLParser):
    def __init__(self, spot: Spot) -> None:
        super().__init__(convert_charrefs=True)
        self.spot = spot
        self.stack: list[str] = []
        self.parts: list[str] = []
        self.refused = False

    def refuse(self, text: str) -> None:
        # The first problem of a text: what follows may be no more than its consequence.
        if not self.refused:
            self.spot.refuse(text)
        self.refused = True

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        parent = self.stack[-1] if self.stack else None
        if tag not in ALLOWED:
            self.refuse(f"<{tag}> is not allowed here; allowed are {NAMES}.")
        elif parent not in PARENTS[tag]:
            around = f"inside <{parent}>" if parent else "outside <p> and <li>"
            self.refuse(f"<{tag}> cannot stand {around}.")
        elif tag == "br":
            self.parts.append("<br/>")
        else:
            self.stack.append(tag)
            self.parts.append(f"<{tag}{self.attributes(tag, dict(attrs), len(attrs))}>")

    def attributes(self, tag: str, attrs: dict[str, str | None], count: int) -> str:
        if tag == "a" and count == 1 and attrs.get("data-key"):
            key = str(attrs["data-key"])
            self.spot.refer(key, tuple(LINKED_TYPES))
            return f' data-key="{escape(key)}"'
        if tag == "a" and count == 1 and ADDRESS.match(attrs.get("href") or ""):
            return f' href="{escape(str(attrs["href"]))}"'
        if tag == "span" and count == 1 and attrs.get("lang") in ("nl", "en"):
            return f' lang="{attrs["lang"]}"'
        if tag == "a":
            self.refuse(
                'A link has a data-key="key of a page", or an href that starts with https://, '
                "http://, mailto: or tel:."
            )
        elif tag == "span":
            self.refuse('A <span> has lang="nl" or lang="en", and nothing else.')
        elif count:
            self.refuse(f"<{tag}> has no attributes here.")
        return ""

    def handle_endtag(self, tag: str) -> None:
        if tag == "br":
            return
        if tag in ALLOWED and (not self.stack or self.stack[-1] != tag):
            self.refuse(f"</{tag}> closes nothing.")
            return
        if tag in ALLOWED:
            self.stack.pop()
            self.parts.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        text = re.sub(r"\s+", " ", data)
        if text.strip() and (not self.stack or self.stack[-1] in LISTS):
            self.refuse("Text stands in <p> or <li>.")
        elif self.stack and self.stack[-1] not in LISTS:
            self.parts.append(escape(text, quote=False))

    def handle_comment(self, data: str) -> None:
        self.refuse("A comment cannot stand in a text.")

    def handle_decl(self, decl: str) -> None:
        self.refuse("A declaration cannot stand in a text.")

    def unknown_decl(self, data: str) -> None:
        self.refuse("A declaration cannot stand in a text.")

    def handle_pi(self, data: str) -> None:
        self.refuse("A processing instruction cannot stand in a text.")

    def result(self) -> str:
        if self.stack:
            self.refuse(f"<{self.stack[-1]}> is not closed.")
        html = "".join(self.parts)
        # Spaces at the edges of a paragraph or an item mean nothing.
        html = re.sub(r"(<(?:p|li)>) +", r"\1", html)
        html = re.sub(r" +(</(?:p|li)>|<[uo]l>)", r"\1", html)
        if not self.refused and not re.sub("<[^>]*>", "", html).strip():
            self.refuse("This is empty.")
        return html
