"""Write the English of a page or topic: side by side with the Dutch wherever the two fit."""

import copy
from dataclasses import dataclass, field, replace
from typing import Any

from django.utils import timezone
from django.utils.text import slugify
from wagtail.models import Locale, Page
from wagtail_localize.models import Translation, TranslationSource

from lpbsite.content.apart import take_up_translation, write_apart
from lpbsite.content.body import Body
from lpbsite.content.entries import Content, Entry
from lpbsite.content.fields import DoesNotFit
from lpbsite.content.fitting import Comparison, compare, fitted
from lpbsite.content.held_rows import with_rows
from lpbsite.content.new_translations import copy_into, translate_new
from lpbsite.content.originals import as_it_was_translated, keep_time_of_taking_over
from lpbsite.content.pages import (
    copy_privacy,
    is_wanted_live,
    keep_times,
    publish,
    set_schedule,
)
from lpbsite.content.segments import restore_segments
from lpbsite.content.writing import Writing
from lpbsite.translation.segments import translate_page
from lpbsite.translation.storing import store_texts
from lpbsite.translation.texts import translated_texts


@dataclass(frozen=True)
class EnglishPlace:
    """Where an English page goes.

    Attributes:
        parent: The page it is made under; ``None`` when it is there already, or unknown.
    """

    locale: Locale
    parent: Page | None = None


@dataclass(frozen=True)
class Translated:
    """The English, and the places of Dutch text that it has no translation of."""

    item: Any
    missing: list[str] = field(default_factory=list)
    is_apart: bool = False


def write_translation(
    entry: Entry, content: Content, source: Any, place: EnglishPlace, writing: Writing
) -> Translated:
    """Translate a page or topic with the words of its English record.

    Where words are missing it stays a draft, or as it was when it is live already. Where it has
    other blocks than the Dutch it becomes a page by itself, whose translation is stopped.

    Raises:
        Refused: Its rows do not match the Dutch ones.
        ValidationError: The page breaks a rule of its type.
    """
    if not content.record.place.is_full:
        content = replace(content, values=with_status_of(source, content.values))
    if content.values.get("sideBySide") is False:
        return Translated(write_apart(entry, content, source, place.locale, writing))
    writing = replace(writing, is_full=content.record.place.is_full)
    if "original" in content.values:
        # Of the Dutch as it is now: Wagtail cannot copy rows that are not saved.
        make_copy(source, place.locale)
        place = replace(place, parent=None)
        source = as_it_was_translated(source, entry, content, writing)
    if content.values.get("waiting") and isinstance(source, Page):
        translated = Translated(write_apart(entry, content, source, place.locale, writing))
        take_up_translation(source, place.locale)
    else:
        translated = write_beside(entry, content, source, place, writing)
    restore_segments(translated.item, content.values.get("segments"), place.locale)
    keep_time_of_taking_over(source, content.values)
    if isinstance(source, Page):
        keep_times(translated.item, content.values)
    return translated


def write_beside(
    entry: Entry, content: Content, source: Any, place: EnglishPlace, writing: Writing
) -> Translated:
    try:
        original = with_rows(source) if isinstance(source, Page) else source
        english = english_copy(entry, content, original, place, writing)
        comparison = compare(original, english)
    except DoesNotFit:
        page = write_apart(entry, content, source, place.locale, writing)
        if content.values.get("sideBySide"):
            take_up_translation(source, place.locale)
        return Translated(page, is_apart=True)
    is_behind = content.record.place.is_full and content.values.get("live")
    if comparison.missing and is_behind:
        # It was live before its Dutch changed, and it stays so.
        page = write_apart(entry, content, source, place.locale, writing)
        take_up_translation(source, place.locale)
        return Translated(page)
    if comparison.missing:
        page = save_unfinished(source, english, place.locale)
        return Translated(page, comparison.missing)
    return Translated(save_finished(source, english, place, content.values, comparison))


def with_status_of(source: Any, values: dict[str, Any]) -> dict[str, Any]:
    """Let a translation go live with its original, where its record says nothing else."""
    if not isinstance(source, Page):
        return values
    is_scheduled = source.go_live_at is not None and source.go_live_at > timezone.now()
    status: dict[str, Any] = {"live": source.live or is_scheduled or source.expired}
    if is_scheduled:
        status["goLiveAt"] = source.go_live_at
    if source.expire_at:
        status["expireAt"] = source.expire_at
    return status | values


def english_copy(
    entry: Entry, content: Content, source: Any, place: EnglishPlace, writing: Writing
) -> Any:
    """Return the Dutch object with English words in the same places."""
    is_page = isinstance(source, Page)
    if "original" in content.values:
        # A copy of rows that are not saved would be those rows themselves.
        source = copy.deepcopy(source)
    english = copy_into(source, source.locale) if is_page else copy.copy(source)
    for own in entry.type.fields:
        if not own.translated:
            continue
        value = content.values.get(own.name)
        if isinstance(own, Body) and not own.only:
            value = fitted(getattr(source, own.target).get_prep_value(), value or [])
        own.translate(english, value, writing)
    if is_page and any(own.name == "slug" and own.translated for own in entry.type.fields):
        english.slug = content.values.get("slug") or known_slug(source, english, place)
    return english


def known_slug(source: Page, english: Page, place: EnglishPlace) -> str:
    existing = None if place.parent else source.get_translation_or_none(place.locale)
    return existing.slug if existing else slugify(english.title)[:200] or source.slug


def save_finished(
    source: Any,
    english: Any,
    place: EnglishPlace,
    values: dict[str, Any],
    comparison: Comparison,
) -> Any:
    locale = place.locale
    if not isinstance(source, Page):
        return save_topic(source, english, locale, values)
    scheduled = values.get("goLiveAt") or values.get("expireAt")
    set_schedule(english, values)
    wanted = is_wanted_live(english, values)
    page = None
    if wanted and not scheduled and source.live and place.parent:
        page = translate_new(comparison, locale, place.parent)
    page = page or translate_page(source, locale, english, publish=wanted and not scheduled)
    copy_privacy(source, page, values)
    if scheduled:
        set_schedule(page, values)
        publish(page, values)
    elif page.live and not wanted:
        page.unpublish()
    return page


def make_copy(source: Any, locale: Locale) -> None:
    """Make a draft for the translation of a page to be written into."""
    if isinstance(source, Page) and not source.has_translation(locale):
        source.copy_for_translation(locale)


def save_topic(source: Any, english: Any, locale: Locale, values: dict[str, Any]) -> Any:
    wanted = values.get("live", True) is not False
    topic = translate_page(source, locale, english, publish=wanted)
    if topic.live and not wanted:
        topic.unpublish()
    return topic


def save_unfinished(source: Any, english: Any, locale: Locale) -> Any:
    """Keep the words that there are, for a translator to go on with; visitors see none."""
    translation_source, _made = TranslationSource.update_or_create_from_instance(source)
    translation, _made = Translation.objects.get_or_create(
        source=translation_source, target_locale=locale
    )
    store_texts(translation, translated_texts(english), None)
    existing = source.get_translation_or_none(locale)
    if existing is None or not existing.live:
        # A live page would get the Dutch for what is missing.
        translation.save_target(publish=False)
    return source.get_translation(locale)
