"""Show why a page was found: its title and a piece of its text, with the words marked."""

import re
from collections.abc import Iterator

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from lpbsite.search.analysis import terms_of_text, word_terms, words
from lpbsite.search.answer import Highlights
from lpbsite.search.models import PageText

EXCERPT_LENGTH = 240
ELLIPSIS = "…"
# A word with the accents and soft hyphens inside it, as it stands in a text.
TOKEN = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f\u00ad\u200b-\u200f])*")


def highlights(
    title: str, text: PageText, lang: str, asked: frozenset[str], document_text: str = ""
) -> Highlights:
    """Return title and text of a page in ``lang`` with the asked terms marked; no query.

    Args:
        title: Of the page.
        text: What can be shown of it.
        lang: Its language.
        asked: Terms as ``analysis`` makes them.
        document_text: The page of its document to show instead of its own text.
    """
    shown = shortened(document_text, asked, lang) or excerpt(text, lang, asked)
    return Highlights(marked(title, asked, lang), marked(shown, asked, lang))


def marked(text: str, asked: frozenset[str], lang: str) -> SafeString:
    """Return the text as HTML with the asked terms marked; neighbours share one mark."""
    spans: list[list[int]] = []
    for start, end in asked_spans(text, asked, lang):
        if spans and text[spans[-1][1] : start].isspace():
            spans[-1][1] = end
        else:
            spans.append([start, end])
    parts, done = [], 0
    for start, end in spans:
        parts += [escape(text[done:start]), "<mark>", escape(text[start:end]), "</mark>"]
        done = end
    # Every part was escaped above, but for the marks.
    return mark_safe("".join([*parts, escape(text[done:])]))  # noqa: S308


def asked_spans(text: str, asked: frozenset[str], lang: str) -> Iterator[tuple[int, int]]:
    for token in TOKEN.finditer(text):
        if any(is_asked(word, asked, lang) for word in words(token.group())):
            yield token.span()


def is_asked(word: str, asked: frozenset[str], lang: str) -> bool:
    terms = word_terms(word, lang)
    if terms is None or word in asked:
        return word in asked
    return not asked.isdisjoint((terms.lemma, *terms.stems, *terms.parts))


def excerpt(text: PageText, lang: str, asked: frozenset[str]) -> str:
    """Return the introduction, or the piece of text that has most of the asked words."""
    best, wanted = text.intro, asked & terms_of_text(text.intro, lang)
    for piece in text.pieces:
        found = asked & terms_of_text(piece, lang)
        if len(found) > len(wanted) or not best:
            best, wanted = piece, found
    return shortened(best, asked, lang)


def shortened(text: str, asked: frozenset[str], lang: str) -> str:
    """Return about 240 characters of the text, from shortly before the first asked word."""
    text = " ".join(text.split())
    if len(text) <= EXCERPT_LENGTH:
        return text
    first = next(asked_spans(text, asked, lang), (0, 0))[0]
    start = text.rfind(" ", 0, max(first - EXCERPT_LENGTH // 4, 0)) + 1
    end = text.rfind(" ", start, start + EXCERPT_LENGTH)
    end = end if end > start else start + EXCERPT_LENGTH
    return f"{ELLIPSIS if start else ''}{text[start:end]}{ELLIPSIS if end < len(text) else ''}"
