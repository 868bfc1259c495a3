"""Write the texts of a translation where wagtail-localize keeps them."""

import json
from collections import defaultdict
from typing import Any

from django.utils.text import slugify
from wagtail_localize.models import (
    OverridableSegment,
    SegmentOverride,
    StringSegment,
    StringTranslation,
    Translation,
)
from wagtail_localize.segments.extract import quote_path_component

from lpbsite.translation.texts import ADDRESS, Texts, needs_translation, plain_text

LinkAttributes = dict[str, Any]


def store_texts(translation: Translation, texts: Texts, user: Any) -> list[str]:
    """Store the texts as translations of the segments of the source.

    Returns:
        The paths where the translation has more or fewer strings than the source.
    """
    by_path: dict[str, list[StringSegment]] = defaultdict(list)
    for segment in (
        StringSegment.objects.filter(source=translation.source_id)
        .select_related("context", "string")
        .order_by("order")
    ):
        by_path[segment.context.path].append(segment)
    unmatched = [path for path in texts.strings if path not in by_path and path != ADDRESS]
    values = dict(texts.values)
    for path, segments in by_path.items():
        strings = texts.strings.get(path, [])
        if len(strings) != len(segments):
            if path != ADDRESS:
                unmatched.append(path)
            continue
        for segment, (data, links) in zip(segments, strings, strict=True):
            store_string(translation, segment, data, user)
            values.update(changed_links(path, json.loads(segment.attrs) or {}, links))
    store_values(translation, values, user)
    return unmatched


def store_what_is_no_language(translation: Translation, user: Any = None) -> None:
    """Translate what a translator need not be asked for, so that nothing waits for it.

    The address is made from the translated title; a text without a letter stays as it is.
    """
    segments = StringSegment.objects.filter(source=translation.source_id)
    segments = segments.annotate_translation(translation.target_locale_id)
    title = segments.filter(context__path="title").values_list("translation", flat=True).first()
    for segment in segments.filter(translation=None).select_related("context", "string"):
        data = segment.string.data
        if segment.context.path == ADDRESS:
            store_string(translation, segment, slugify(plain_text(title or data)), user)
        elif not needs_translation(segment.context.path, data):
            store_string(translation, segment, data, user)


def store_string(
    translation: Translation, segment: StringSegment, data: str, user: Any
) -> None:
    known = StringTranslation.objects.filter(
        translation_of_id=segment.string_id,
        locale_id=translation.target_locale_id,
        context_id=segment.context_id,
    )
    if known.filter(data=data, has_error=False).exists():
        return
    StringTranslation.objects.update_or_create(
        translation_of_id=segment.string_id,
        locale_id=translation.target_locale_id,
        context_id=segment.context_id,
        defaults={
            "data": data,
            "translation_type": StringTranslation.TRANSLATION_TYPE_MANUAL,
            "tool_name": "",
            "last_translated_by": user,
            "has_error": False,
            "field_error": "",
        },
    )


def changed_links(
    path: str, source: LinkAttributes, translated: LinkAttributes
) -> dict[str, str]:
    """Return the addresses of links that lead elsewhere in the translation, by their path."""
    return {
        f"{path}.{quote_path_component(attributes['href'])}": translated[link]["href"]
        for link, attributes in source.items()
        if "href" in attributes and "href" in translated.get(link, {})
    }


def store_values(translation: Translation, values: dict[str, Any], user: Any) -> None:
    """Replace links, pages, pictures and documents where the translation has others."""
    for segment in OverridableSegment.objects.filter(
        source=translation.source_id
    ).select_related("context"):
        value = values.get(segment.context.path, segment.data)
        at_this_place = {
            "locale_id": translation.target_locale_id,
            "context_id": segment.context_id,
        }
        if value == segment.data:
            SegmentOverride.objects.filter(**at_this_place).delete()
        else:
            SegmentOverride.objects.update_or_create(
                **at_this_place,
                defaults={"data_json": json.dumps(value), "last_translated_by": user},
            )
