"""Make the English of a Dutch page for the first time, side by side with it, in few queries.

``lpbsite.translation.segments.translate_page`` does the same for every case, text by text.
"""

import json
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.serializers.json import DjangoJSONEncoder
from django.utils import timezone
from django.utils.text import slugify
from wagtail.models import Locale, Page, TranslatableMixin
from wagtail.models.copying import _extract_field_data
from wagtail_localize.models import Translation, TranslationSource, get_schema_version
from wagtail_localize.segments import (
    OverridableSegmentValue,
    StringSegmentValue,
    TemplateSegmentValue,
)
from wagtail_localize.segments.ingest import ingest_segments
from wagtail_localize.strings import StringValue, validate_translation_links

from lpbsite.content.fitting import Comparison
from lpbsite.content.held_rows import copy_rows
from lpbsite.content.new_pages import free_address, publish_new
from lpbsite.content.segment_rows import SegmentRows, translatable_object
from lpbsite.translation.storing import changed_links
from lpbsite.translation.texts import (
    ADDRESS,
    as_it_is_now,
    needs_translation,
)

# Migrations do not change while an import runs.
schema_version = cache(get_schema_version)


@dataclass
class Matched:
    """The segments of a Dutch page, with the English of each."""

    strings: list[tuple[StringSegmentValue, str]] = field(default_factory=list)
    templates: list[TemplateSegmentValue] = field(default_factory=list)
    # With the English value, or ``None`` where it is the Dutch one.
    values: list[tuple[OverridableSegmentValue, Any]] = field(default_factory=list)

    def ingested(self) -> list[Any]:
        """Return what wagtail-localize makes the English of."""
        # The same string twice at one path has one translation: the later one.
        words = {(segment.path, segment.string.data): data for segment, data in self.strings}
        strings = [
            StringSegmentValue(
                segment.path,
                StringValue(words[segment.path, segment.string.data]),
                attrs=json.loads(json.dumps(segment.attrs, cls=DjangoJSONEncoder)),
            ).with_order(segment.order)
            for segment, _data in self.strings
        ]
        values = [
            OverridableSegmentValue(segment.path, value, order=segment.order)
            for segment, value in self.values
            if value is not None
        ]
        return [*strings, *self.templates, *values]


def translate_new(comparison: Comparison, locale: Locale, parent: Page) -> Page | None:
    """Translate and publish a page that has no version in the other language yet.

    Args:
        comparison: Of the Dutch page, which is live and whose rows are held, with its English,
            of which nothing is missing.
        locale: The language of the translation.
        parent: The page that it goes under.

    Returns:
        The page; ``None`` when it is not as plain as that, and nothing was written.

    Raises:
        ValidationError: It breaks a rule of its type.
    """
    source: Page = comparison.source
    is_known = TranslationSource.objects.filter(object_id=source.translation_key).exists()
    matched = None if is_known else match(comparison)
    if matched is None:
        return None
    page = copy_into(source, locale)
    # It writes the English into the blocks that it is given.
    original = as_it_is_now(source)
    ingest_segments(original, page, source.locale, locale, matched.ingested())
    page.slug = free_address(parent, slugify(page.slug))
    publish_new(page, parent)
    keep_side_by_side(source, locale, matched)
    return page


def match(comparison: Comparison) -> Matched | None:
    """Set the English beside each segment; ``None`` where that takes more than copying."""
    matched, texts = Matched(), comparison.words
    values = dict(texts.values)
    waiting = {path: list(strings) for path, strings in texts.strings.items()}
    title = next((data for data, _links in texts.strings.get("title", [])), "")
    for segment in comparison.segments:
        if isinstance(segment, TemplateSegmentValue):
            matched.templates.append(segment)
        elif isinstance(segment, OverridableSegmentValue):
            matched.values.append((segment, None))
        elif isinstance(segment, StringSegmentValue):
            words = waiting.get(segment.path)
            data, links = words.pop(0) if words else (untranslated(segment, title), {})
            if data is None or not is_valid(segment.string.data, data):
                return None
            values.update(changed_links(segment.path, segment.attrs or {}, links))
            matched.strings.append((segment, data))
        else:
            return None
    matched.values = [
        (segment, value if (value := values.get(segment.path)) != segment.data else None)
        for segment, _none in matched.values
    ]
    return None if any(waiting.values()) else matched


def untranslated(segment: StringSegmentValue, title: str) -> str | None:
    """Return the English of what a translator need not be asked for."""
    if segment.path == ADDRESS:
        return slugify(StringValue(title).render_text())
    data: str = segment.string.data
    return None if needs_translation(segment.path, data) else data


def is_valid(dutch: str, data: str) -> bool:
    try:
        StringValue.from_translated_html(data)
        validate_translation_links(dutch, data)
    except ValueError:
        return False
    return True


def copy_into(source: Page, locale: Locale) -> Page:
    """Return an unsaved copy of a page and its rows in another language."""
    exclude = [
        *source.default_exclude_fields_in_copy,
        *source.exclude_fields_in_copy,
        *("owner", "alias_of", "live_revision", "go_live_at", "expire_at"),
    ]
    copied: Page = type(source)(**_extract_field_data(source, exclude_fields=exclude))
    copied.locale = locale
    for row in copy_rows(source, copied, exclude=exclude):
        if isinstance(row, TranslatableMixin):
            row.locale = locale
    return copied


def keep_side_by_side(source: Page, locale: Locale, matched: Matched) -> None:
    """Write what the translator's page shows: the Dutch, its segments and their English."""
    translatable = translatable_object(source)
    kept = TranslationSource.objects.create(
        object=translatable,
        locale=source.locale,
        specific_content_type=ContentType.objects.get_for_model(type(source)),
        object_repr=str(source)[:200],
        content_json=source.to_json(),
        schema_version=schema_version(source._meta.app_label),
        last_updated_at=timezone.now(),
    )
    Translation.objects.create(source=kept, target_locale=locale)
    rows = SegmentRows(kept, locale)
    rows.write_templates(matched.templates)
    rows.write_values(matched.values)
    rows.write_strings(matched.strings)
