"""Write the segments of a translation in bulk, where wagtail-localize keeps them one by one."""

import json
import uuid
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.serializers.json import DjangoJSONEncoder
from wagtail.models import Locale
from wagtail_localize.models import (
    OverridableSegment,
    SegmentOverride,
    String,
    StringSegment,
    StringTranslation,
    Template,
    TemplateSegment,
    TranslatableObject,
    TranslationContext,
    TranslationSource,
)
from wagtail_localize.segments import (
    OverridableSegmentValue,
    StringSegmentValue,
    TemplateSegmentValue,
)


def translatable_object(item: Any) -> TranslatableObject:
    """Return what the versions of a page have in common, made when it is not there yet."""
    known = TranslatableObject(
        translation_key=item.translation_key,
        content_type=ContentType.objects.get_for_model(item.get_translation_model()),
    )
    TranslatableObject.objects.bulk_create([known], ignore_conflicts=True)
    return known


class SegmentRows:
    """Writes the segments of one source that has none yet.

    Args:
        source: What is translated.
        locale: The language of the translation.
    """

    def __init__(self, source: TranslationSource, locale: Locale) -> None:
        self.source = source
        self.locale = locale
        self.contexts: dict[str, TranslationContext] = {}

    def add_contexts(self, paths: list[str]) -> None:
        """Make the places of segments; each finds its field when it is first shown."""
        new = {path: self.new_context(path) for path in paths if path not in self.contexts}
        TranslationContext.objects.bulk_create(new.values())
        self.contexts |= new

    def new_context(self, path: str) -> TranslationContext:
        return TranslationContext(
            object_id=self.source.object_id,
            path=path,
            path_id=TranslationContext._get_path_id(path),
        )

    def write_strings(self, strings: list[tuple[StringSegmentValue, str]]) -> None:
        self.add_contexts([segment.path for segment, _data in strings])
        known = self.known_strings([segment.string.data for segment, _data in strings])
        segments, translations = [], {}
        for segment, data in strings:
            string, context = known[segment.string.data], self.contexts[segment.path]
            attributes = json.dumps(segment.attrs, cls=DjangoJSONEncoder)
            segments.append(
                StringSegment(
                    source=self.source,
                    context=context,
                    order=segment.order,
                    string=string,
                    attrs=attributes,
                )
            )
            translations[string.pk, context.pk] = StringTranslation(
                translation_of=string,
                locale=self.locale,
                context=context,
                data=data,
                translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL,
            )
        StringSegment.objects.bulk_create(segments)
        StringTranslation.objects.bulk_create(translations.values())

    def known_strings(self, texts: list[str]) -> dict[str, String]:
        """Return the Dutch strings by their text; a string is kept once for all pages."""
        hashes = {String._get_data_hash(text): text for text in texts}
        found = String.objects.filter(
            locale_id=self.source.locale_id, data_hash__in=list(hashes)
        )
        known = {string.data: string for string in found}
        new = [
            String(locale_id=self.source.locale_id, data_hash=data_hash, data=text)
            for data_hash, text in hashes.items()
            if text not in known
        ]
        return known | {string.data: string for string in String.objects.bulk_create(new)}

    def write_templates(self, templates: list[TemplateSegmentValue]) -> None:
        self.add_contexts([segment.path for segment in templates])
        hashes = [template_hash(segment) for segment in templates]
        known = {row.uuid: row for row in Template.objects.filter(uuid__in=set(hashes))}
        for segment, key in zip(templates, hashes, strict=True):
            if key not in known:
                known[key] = Template.from_value(segment)
        TemplateSegment.objects.bulk_create(
            TemplateSegment(
                source=self.source,
                context=self.contexts[segment.path],
                order=segment.order,
                template=known[key],
            )
            for segment, key in zip(templates, hashes, strict=True)
        )

    def write_values(self, values: list[tuple[OverridableSegmentValue, Any]]) -> None:
        self.add_contexts([segment.path for segment, _value in values])
        OverridableSegment.objects.bulk_create(
            OverridableSegment(
                source=self.source,
                context=self.contexts[segment.path],
                order=segment.order,
                data_json=json.dumps(segment.data, cls=DjangoJSONEncoder),
            )
            for segment, _value in values
        )
        SegmentOverride.objects.bulk_create(
            SegmentOverride(
                locale=self.locale,
                context=self.contexts[segment.path],
                data_json=json.dumps(value),
            )
            for segment, value in values
            if value is not None
        )


def template_hash(segment: TemplateSegmentValue) -> uuid.UUID:
    namespace = uuid.uuid5(Template.BASE_UUID_NAMESPACE, segment.format)
    return uuid.uuid5(namespace, segment.template)
