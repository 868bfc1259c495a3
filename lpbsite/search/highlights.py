"""Show why a page was found: its title and a piece of its text, with the words marked."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from modelsearch.index import SearchField
from wagtail.blocks import Block, ChooserBlock
from wagtail.models import Page

from lpbsite.search.analysis import terms_of_text, word_terms, words
from lpbsite.search.answer import Highlights

EXCERPT_LENGTH = 240
ELLIPSIS = "…"
# A word with the accents and soft hyphens inside it, as it stands in a text.
TOKEN = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f\u00ad\u200b-\u200f])*")
# Told apart from the rest of a text by the editor: a phrase in another language.
OTHER_LANGUAGE = re.compile(r"\blang\s*=")


def highlights(
    page: Page, lang: str, asked: frozenset[str], document_text: str = ""
) -> Highlights:
    """Return title and text of a page in ``lang`` with the asked terms marked.

    Args:
        page: Of its own type.
        lang: Its language.
        asked: Terms as ``analysis`` makes them.
        document_text: The page of its document to show instead of its own text.
    """
    text = shortened(document_text, asked, lang) or excerpt(page, lang, asked)
    return Highlights(marked(page.title, asked, lang), marked(text, asked, lang))


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


def excerpt(page: Page, lang: str, asked: frozenset[str]) -> str:
    """Return the introduction, or the piece of text that has most of the asked words."""
    intro = getattr(page, "intro", "")
    wanted = asked & terms_of_text(intro, lang)
    best = intro
    for piece in pieces(page, lang):
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


def pieces(page: Page, lang: str) -> Iterator[str]:
    """Return the texts of the page's own fields, in its own language; no query."""
    for field in page.get_searchable_search_fields():
        name = field.field_name
        if name not in {"title", "intro"} and is_own_text(page, field):
            yield from texts(page, field, lang)


def is_own_text(page: Page, field: SearchField) -> bool:
    names = {own.name for own in page._meta.get_fields() if not own.is_relation}
    return field.field_name in names


def texts(page: Page, field: SearchField, lang: str) -> Iterable[str]:
    value: Any = getattr(page, field.field_name)
    if hasattr(value, "stream_block"):
        readable = [
            block.name
            for block in value.stream_block.child_blocks.values()
            if not has_chosen(block)
        ]
        # What stands in the stream is read when it is asked for, with what was chosen in it.
        places = (at for at, raw in enumerate(value.raw_data) if raw["type"] in readable)
        return [text for at in places for text in block_texts(value[at], lang)]
    if not isinstance(value, str) or OTHER_LANGUAGE.search(value):
        return []
    content = field.get_value(page)
    return [content] if isinstance(content, str) else [" ".join(map(str, content))]


def has_chosen(block: Block) -> bool:
    """Tell whether something is chosen in a block, which takes queries to read."""
    children = getattr(block, "child_blocks", None) or {}
    inside = [*children.values(), getattr(block, "child_block", None)]
    return isinstance(block, ChooserBlock) or any(has_chosen(one) for one in inside if one)


def block_texts(block: Any, lang: str) -> list[str]:
    """Return the texts of a block that are in the language of the page."""
    if block.block_type == "quote":
        quote = block.value
        return [quote["text"] if quote["language"] == lang else quote["translation"]]
    if OTHER_LANGUAGE.search(str(getattr(block.value, "source", ""))):
        return []
    return [" ".join(map(str, block.block.get_searchable_content(block.value)))]
