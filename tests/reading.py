"""Read a page of the site as a visitor does: the texts and links that a CSS selector finds."""

from bs4 import BeautifulSoup, Tag
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from django.utils.translation import gettext


def parts(response, selector: str) -> list[Tag]:
    return BeautifulSoup(response.content, "html.parser").select(selector)


def text_of(part: Tag) -> str:
    return " ".join(part.get_text(" ").split())


def texts(response, selector: str) -> list[str]:
    return [text_of(part) for part in parts(response, selector)]


def links(response, selector: str) -> list[tuple[str, str]]:
    """Return (text, address) of each link found."""
    return [(text_of(part), part["href"]) for part in parts(response, selector)]


def facts(response) -> dict[str, str]:
    """Return the facts of the margin by their label; values of a repeated label are joined."""
    found: dict[str, list[str]] = {}
    for fact in parts(response, ".facts > div"):
        found.setdefault(text_of(fact.dt), []).append(text_of(fact.dd))
    return {label: "; ".join(values) for label, values in found.items()}


def said(text: str, lang: str, **values) -> str:
    """Return an interface text as the site says it in a language."""
    with translation.override(lang):
        return gettext(text) % values


def queries(client, address: str) -> int:
    """Return how many queries a page costs."""
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)
