"""English pages with a text of their own, that is not kept side by side with the Dutch."""

from collections import defaultdict
from dataclasses import replace
from typing import Any

from django.utils.text import slugify
from wagtail.coreutils import find_available_slug
from wagtail.models import Locale, Page
from wagtail_localize.models import Translation, TranslationSource

from lpbsite.content.blocks import Block
from lpbsite.content.body import Body
from lpbsite.content.entries import Content, Entry, has_own_fields
from lpbsite.content.fields import DoesNotFit, Field
from lpbsite.content.pages import (
    copy_privacy,
    keep_times,
    publish,
    set_schedule,
    write_drafts,
)
from lpbsite.content.rows import Rows
from lpbsite.content.shapes import Shape
from lpbsite.content.writing import Refused, Writing


def write_apart(
    entry: Entry, content: Content, source: Any, locale: Locale, writing: Writing
) -> Any:
    """Write an English page with other blocks than the Dutch one; its translation is stopped.

    Raises:
        Refused: Its rows do not match the Dutch ones: those have to.
    """
    page = source.get_translation_or_none(locale) or source.copy_for_translation(locale)
    page = page.specific
    writing = replace(writing, parent=page.get_parent())
    if content.record.place.is_full and has_own_fields(content.values):
        write_all(page, entry, content.values, writing)
    else:
        write_words(page, entry, content, source, writing)
    page.slug = address(page, source, content.values.get("slug"))
    # Before it goes live: a copy for translation is open to all.
    copy_privacy(source, page, content.values)
    set_schedule(page, content.values)
    # Before it goes live: the texts of the translator are not those of this version.
    stop_translation(source, locale)
    publish(page, content.values, is_checked=not content.record.place.is_full)
    write_drafts(page, entry, content.values, writing)
    keep_times(page, content.values)
    return page


def write_all(page: Page, entry: Entry, values: dict[str, Any], writing: Writing) -> None:
    """Write the fields of a page that has its own of all."""
    for own in entry.type.fields:
        if own.name != "slug":
            own.write(page, values.get(own.name), writing)


def write_words(
    page: Page, entry: Entry, content: Content, source: Page, writing: Writing
) -> None:
    """Write what is translated; the rest is that of the Dutch page."""
    for own in entry.type.fields:
        if own.translated:
            value = content.values.get(own.name)
            if content.record.place.is_full:
                write_as_it_stands(own, page, value, writing)
            else:
                write_own(own, page, source, value, writing)


def write_as_it_stands(own: Field, page: Page, value: Any, writing: Writing) -> None:
    """Write what the full form says, which has all of a block; rows as far as there are."""
    if isinstance(own, Body):
        own.write(page, value, writing)
        return
    if isinstance(own, Rows):
        count = getattr(page, own.relation).count()
        value = [*(value or ()), *({} for _row in range(count))][:count]
    own.translate(page, value, writing)


def write_own(own: Field, page: Page, source: Page, value: Any, writing: Writing) -> None:
    if isinstance(own, Body):
        dutch = getattr(source, own.target).get_prep_value()
        own.set_raw(page, raw_apart(dutch, value or [], own.shapes or {}, writing.at(own.name)))
        return
    try:
        own.translate(page, value, writing)
    except DoesNotFit:
        raise Refused(
            (own.name,), "There are as many of these in English as in Dutch, in the same order."
        ) from None


def raw_apart(
    dutch: list[dict[str, Any]], blocks: list[Block], shapes: Any, writing: Writing
) -> list[dict[str, Any]]:
    """Return English blocks; what is no text comes from the Dutch blocks of the kind."""
    waiting: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for part in dutch:
        waiting[part["type"]].append(part)
    raw = []
    for position, block in enumerate(blocks):
        shape: Shape = shapes[block.name]
        own_id = block.id or writing.block_id(position)
        value = None
        if waiting[block.name]:
            part = waiting[block.name].pop(0)
            value = shape.translated(part["value"], block.value, writing.at(position))
        if value is None:
            value = shape.raw(block.value, writing.at(position)) if block.value else shape.empty
        raw.append({"type": block.name, "value": value, "id": own_id})
    return raw


def address(page: Page, source: Page, given: str | None) -> str:
    if given or page.slug != source.slug:
        return given or page.slug
    wanted = slugify(page.title)[:200] or source.slug
    return str(find_available_slug(page.get_parent(), wanted, ignore_page_id=page.pk))


def take_up_translation(source: Page, locale: Locale) -> None:
    """Let a translator go on side by side; what the English lacks is waiting there."""
    TranslationSource.update_or_create_from_instance(source)
    Translation.objects.filter(
        source__object_id=source.translation_key, target_locale=locale
    ).update(enabled=True)


def stop_translation(source: Page, locale: Locale) -> None:
    """Leave the page to the ordinary editor; a translator can start side by side again."""
    kept, _made = TranslationSource.get_or_create_from_instance(source)
    Translation.objects.update_or_create(
        source=kept, target_locale=locale, defaults={"enabled": False}
    )
