"""Let a phrase in another language keep its mark on the way through wagtail-localize.

A rich text may hold ``<span lang="nl">``. wagtail-localize knows no span: it would cut the
sentence there and refuse a translation that has one. Here the mark is part of the string, so
that a translator may move it, leave it out, or add one that the original does not need.
"""

from typing import Any

from bs4 import BeautifulSoup, Tag
from django.conf import settings
from wagtail_localize import strings
from wagtail_localize.segments import extract
from wagtail_localize.strings import StringValue

MarkedString = tuple[StringValue, dict[str, Any]]

extract_plain_strings = strings.extract_strings
validate_plain_element = strings.validate_element


def install() -> None:
    """Put these functions in the place of wagtail-localize's own: it has no setting for it."""
    strings.extract_strings = extract.extract_strings = extract_strings
    strings.validate_element = validate_element


def extract_strings(html: str | None) -> tuple[str, list[MarkedString]]:
    """Take the strings out of a rich text as wagtail-localize does, marks included."""
    soup = BeautifulSoup(html or "", "html.parser")
    for span in language_spans(soup):
        # A link is the one inline element that wagtail-localize keeps whole wherever it is.
        span.name = "a"
    template, found = extract_plain_strings(str(soup))
    return template, [restore_spans(string, attrs) for string, attrs in found]


def restore_spans(string: StringValue, attrs: dict[str, Any]) -> MarkedString:
    """Turn what was a language mark into one again, and number the real links anew."""
    soup = BeautifulSoup(string.data, "html.parser")
    kept: dict[str, Any] = {}
    for link in soup.find_all("a", id=True):
        own = attrs[str(link["id"])]
        if set(own) == {"lang"}:
            link.name, link.attrs = "span", own
        else:
            number = f"a{len(kept) + 1}"
            link["id"] = number
            kept[number] = own
    return StringValue(str(soup)), kept


def validate_element(element: Any) -> None:
    """Check a string as wagtail-localize does, allowing marks of the site's languages.

    Raises:
        ValueError: The string holds another element or attribute.
    """
    if isinstance(element, Tag) and language_spans(element):
        element = BeautifulSoup(str(element), "html.parser")
        for span in language_spans(element):
            span.unwrap()
    validate_plain_element(element)


def language_spans(element: Tag) -> list[Tag]:
    """Return the marks of the site's languages in an element, if they say nothing else."""
    languages = {code for code, _name in settings.LANGUAGES}
    return [
        span
        for span in element.find_all("span", lang=True)
        if set(span.attrs) == {"lang"} and span["lang"] in languages
    ]
