"""Which translations say all that their Dutch page says."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from wagtail.models import Page
from wagtail_localize.models import StringSegment, Translation

from lpbsite.translation.texts import needs_translation


def outdated(pairs: Iterable[tuple[Page, Page]]) -> set[UUID]:
    """Return the translation keys of the pages of which the translation has fallen behind.

    It has when its Dutch page was published after the translation last took over its text, or
    when some text waits for a translation. A page that is not translated segment by segment
    took over its text when it was published. Two queries, however many pages.

    Args:
        pairs: A Dutch page and its translation each, of one target language.
    """
    pairs = list(pairs)
    if not pairs:
        return set()
    target = pairs[0][1].locale_id
    records = records_of({source.translation_key for source, _ in pairs}, target)
    waiting = waiting_sources({record.source_id for record in records.values()}, target)
    return {
        source.translation_key
        for source, translation in pairs
        if is_behind(source, translation, records.get(source.translation_key), waiting)
    }


def records_of(keys: set[UUID], target: int) -> dict[UUID, Translation]:
    found = Translation.objects.filter(
        source__object_id__in=keys, target_locale=target, enabled=True
    ).select_related("source")
    return {record.source.object_id: record for record in found.defer("source__content_json")}


def waiting_sources(sources: set[Any], target: int) -> set[Any]:
    """Return those of the sources that have a text without a translation; one query."""
    if not sources:
        return set()
    segments = (
        StringSegment.objects.filter(source__in=sources)
        .annotate_translation(target)
        .filter(translation__isnull=True)
        .values_list("source_id", "context__path", "string__data")
    )
    return {source for source, path, data in segments if needs_translation(path, data)}


def is_behind(
    source: Page, translation: Page, record: Translation | None, waiting: set[Any]
) -> bool:
    taken_over = record.source.last_updated_at if record else translation.last_published_at
    published = source.last_published_at
    if published and (taken_over is None or taken_over < published):
        return True
    return record is not None and record.source_id in waiting
