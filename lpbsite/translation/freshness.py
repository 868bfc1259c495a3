"""Which translations say all that their Dutch page says."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, Subquery
from wagtail.models import Page
from wagtail_localize.models import StringSegment, Translation

from lpbsite.translation.texts import needs_translation


def with_records(pages: Any) -> Any:
    """Add to pages what ``outdated`` has to know of them, without a query of its own."""
    records = Translation.objects.filter(
        source__object_id=OuterRef("translation_key"),
        target_locale=OuterRef("locale"),
        enabled=True,
    )
    return pages.annotate(
        translation_source=Subquery(records.values("source")[:1]),
        taken_over_at=Subquery(records.values("source__last_updated_at")[:1]),
    )


def outdated(pairs: Iterable[tuple[Any, Any]]) -> set[UUID]:
    """Return the translation keys of the pages of which the translation has fallen behind.

    It has when its Dutch page was published after the translation last took over its text, or
    when some text waits for a translation. A page that is not translated segment by segment
    took over its text when it was published. One query at most, however many pages.

    Args:
        pairs: A Dutch page and its translation each, of ``with_records``, into one language.
    """
    behind: set[UUID] = set()
    asked = []
    for source, translation in pairs:
        if was_published_since(source, translation):
            behind.add(source.translation_key)
        elif translation.translation_source:
            asked.append(translation)
    waiting = waiting_sources(asked)
    return behind | {
        page.translation_key for page in asked if page.translation_source in waiting
    }


def was_published_since(source: Page, translation: Any) -> bool:
    taken_over_at = translation.taken_over_at or translation.last_published_at
    published_at = source.last_published_at
    return bool(published_at) and (taken_over_at is None or taken_over_at < published_at)


def waiting_sources(translations: list[Any]) -> set[int]:
    """Return those of the sources that have a text without a translation; one query."""
    if not translations:
        return set()
    segments = (
        StringSegment.objects.filter(
            source__in={page.translation_source for page in translations}
        )
        .annotate_translation(translations[0].locale_id)
        .filter(translation__isnull=True)
        .values_list("source_id", "context__path", "string__data")
    )
    return {source for source, path, data in segments if needs_translation(path, data)}
