"""Read from pages what an answer shows of them, when they are indexed."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any
from uuid import UUID

from django.utils import translation
from django.utils.translation import gettext as _
from modelsearch.index import SearchField
from wagtail.blocks import Block, ChooserBlock
from wagtail.models import Page

from lpbsite.core.models import PageTopic, Topic
from lpbsite.search.models import PageText

# Told apart from the rest of a text by the editor: a phrase in another language.
OTHER_LANGUAGE = re.compile(r"\blang\s*=")


def keep_page_texts(pages: Collection[Page], languages: Mapping[int, str]) -> None:
    """Add or replace the texts of pages; three queries, and one for each programme item.

    Args:
        pages: Of one type, their own.
        languages: Language codes by the key of the locale.
    """
    topics = topic_lines(pages, languages)
    fields = [field.name for field in PageText._meta.fields if not field.primary_key]
    PageText.objects.bulk_create(
        (page_text(page, languages[page.locale_id], topics.get(page.pk, "")) for page in pages),
        update_conflicts=True,
        unique_fields=["page"],
        update_fields=fields,
    )


def page_text(page: Page, lang: str, topics: str = "") -> PageText:
    """Return what an answer shows of a page, not saved.

    Not the names of other pages that it is found by: they may be hidden by then.

    Args:
        page: Of its own type.
        lang: Its language.
        topics: A line that names them.
    """
    return PageText(
        page_id=page.pk,
        title_language=getattr(page, "content_language", lang),
        intro=getattr(page, "intro", ""),
        pieces=[*pieces(page, lang), *filter(None, [topics])],
        documents=page.document_ids() if hasattr(page, "document_ids") else [],
    )


def topic_lines(pages: Collection[Page], languages: Mapping[int, str]) -> dict[int, str]:
    """Return a line with the topics of each page that has some, in its language."""
    rows = PageTopic.objects.filter(page__in=pages, topic__live=True).order_by("sort_order")
    topics: dict[int, list[UUID]] = defaultdict(list)
    for page_id, key in rows.values_list("page_id", "topic__translation_key"):
        topics[page_id].append(key)
    keys = {key for found in topics.values() for key in found}
    named = Topic.objects.filter(translation_key__in=keys, live=True)
    names = {(topic.translation_key, topic.locale_id): topic.name for topic in named}
    lines = {}
    for page in pages:
        own = [names.get((key, page.locale_id)) for key in topics[page.pk]]
        if shown := ", ".join(name for name in own if name):
            with translation.override(languages[page.locale_id]):
                lines[page.pk] = _("Topics: %(names)s") % {"names": shown}
    return lines


def pieces(page: Page, lang: str) -> Iterator[str]:
    """Yield the texts of the page's own fields behind its introduction; no query."""
    own = {field.name for field in page._meta.get_fields() if not field.is_relation}
    for field in page.get_searchable_search_fields():
        if field.field_name in own - {"title", "intro"}:
            yield from texts(page, field, lang)


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
