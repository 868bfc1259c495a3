"""The Dutch that a translation was made of, which may be older than the Dutch page."""

from dataclasses import replace
from typing import Any

from wagtail.models import Page
from wagtail_localize.models import TranslationSource

from lpbsite.content.entries import Content, Entry
from lpbsite.content.writing import Writing


def as_it_was_translated(source: Any, entry: Entry, content: Content, writing: Writing) -> Any:
    """Return the Dutch page or topic as its translation knows it, not saved.

    Raises:
        Refused: A value does not fit what it refers to.
    """
    values = content.values["original"]
    known = type(source)._default_manager.get(pk=source.pk)
    known.locale = source.locale
    above = source.get_parent() if isinstance(source, Page) else None
    own = replace(writing, parent=above)
    for field in entry.type.fields:
        field.write(known, values.get(field.name), own)
    known.slug = known.slug or source.slug
    return known


def keep_time_of_taking_over(source: Any, values: dict[str, Any]) -> None:
    """Keep when the translator last took over the Dutch; whether it is behind follows of it."""
    if at := values.get("takenOverAt"):
        TranslationSource.objects.filter(
            object_id=source.translation_key, locale_id=source.locale_id
        ).update(last_updated_at=at)
