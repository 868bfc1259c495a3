"""Read from pages what an answer shows of them, when they are indexed."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from modelsearch.index import SearchField
from wagtail.blocks import Block, ChooserBlock
from wagtail.models import Page

from lpbsite.search.models import PageText

# Told apart from the rest of a text by the editor: a phrase in another language.
OTHER_LANGUAGE = re.compile(r"\blang\s*=")


def keep_page_texts(texts: Iterable[PageText]) -> None:
    """Add or replace the texts of pages; one query."""
    fields = [field.name for field in PageText._meta.fields if not field.primary_key]
    PageText.objects.bulk_create(
        texts, update_conflicts=True, unique_fields=["page"], update_fields=fields
    )


def page_text(page: Page, lang: str) -> PageText:
    """Return what an answer shows of a page, not saved.

    At most one query, for the documents of a programme item.

    Args:
        page: Of its own type.
        lang: Its language.
    """
    return PageText(
        page_id=page.pk,
        title_language=getattr(page, "content_language", lang),
        intro=getattr(page, "intro", ""),
        pieces=list(pieces(page, lang)),
        documents=page.document_ids() if hasattr(page, "document_ids") else [],
    )


def pieces(page: Page, lang: str) -> Iterator[str]:
    """Yield the texts of the page's own fields behind its introduction; no query."""
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
