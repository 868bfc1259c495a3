"""How values are written in a file, so that reading them gives the same value."""

import re
from html import escape
from html.parser import HTMLParser
from pathlib import Path as File
from typing import Any

from lpbsite.content.keys import Keys
from lpbsite.content.records import Place
from lpbsite.content.rich_text import ALLOWED, read_html
from lpbsite.content.spots import FORBIDDEN, Findings, Spot

SAME_TAGS = {"strong": "b", "em": "i"}
NOWHERE = Spot("", Place(File(), "", File()), Findings())


def as_text(value: Any, *, lines: bool = False) -> str:
    """Return a text as an import would read it."""
    text = FORBIDDEN.sub("", str(value or ""))
    if lines:
        return text.replace("\r\n", "\n").replace("\r", "\n").strip()
    return " ".join(text.split())


def without_empty(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if not is_empty(value)}


def is_empty(value: Any) -> bool:
    return value is None or value in ("", [], {})


def exported_html(value: Any, keys: Keys) -> str:
    """Return rich text with links by key; a link to what is gone is its text alone."""
    exporter = HtmlExporter(keys)
    exporter.feed(as_text(value, lines=True))
    exporter.close()
    html = "".join(exporter.parts)
    if not re.sub("<[^>]*>", "", html).strip():
        return ""
    findings = Findings()
    read = read_html(html, Spot("", NOWHERE.place, findings))
    return html if findings.problems else read


class HtmlExporter(HTMLParser):
    """Writes what a file may have; of other tags the text."""

    def __init__(self, keys: Keys) -> None:
        super().__init__(convert_charrefs=True)
        self.keys = keys
        self.parts: list[str] = []
        # For each open tag what closes it.
        self.closing: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        name = SAME_TAGS.get(tag, tag)
        if name == "br":
            self.parts.append("<br/>")
            return
        attribute = self.attribute(name, dict(attrs))
        written = name in ALLOWED and (bool(attribute) or name not in ("a", "span"))
        self.closing.append((tag, f"</{name}>" if written else ""))
        if written:
            self.parts.append(f"<{name}{attribute}>")

    def attribute(self, name: str, attrs: dict[str, str | None]) -> str:
        if name == "span" and attrs.get("lang") in ("nl", "en"):
            return f' lang="{attrs["lang"]}"'
        if name != "a":
            return ""
        kind = attrs.get("linktype")
        if kind in ("page", "document"):
            pk = str(attrs.get("id") or "")
            key = self.keys.of(kind, pk) if pk.isdigit() else None
            return f' data-key="{escape(key)}"' if key else ""
        return f' href="{escape(str(attrs["href"]))}"' if attrs.get("href") else ""

    def handle_endtag(self, tag: str) -> None:
        if self.closing and self.closing[-1][0] == tag:
            self.parts.append(self.closing.pop()[1])

    def handle_data(self, data: str) -> None:
        self.parts.append(escape(data, quote=False))
