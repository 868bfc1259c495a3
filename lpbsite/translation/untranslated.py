"""Which texts of a page are still those of its original.

What counts is the text itself, not the state of its translation: a draft that was saved half
translated keeps its Dutch text after the translation was completed.
"""

from typing import Any
from uuid import UUID

from django.conf import settings
from wagtail_localize.models import String, StringTranslation, Translation
from wagtail_localize.strings import StringValue

from lpbsite.translation.texts import (
    Texts,
    needs_translation,
    plain_text,
    source_texts,
    translated_texts,
)

# Fewer words may be a name, which is the same in both languages.
SENTENCE_WORDS = 4

PlacedText = tuple[str, str]


def untranslated_paths(instance: Any) -> list[str]:
    """Return the paths of the texts that are still those of the original, in the page's order.

    A text that a translator entered just so is translated. On a page that is not translated
    segment by segment nobody says which texts are the same on purpose: there a text of fewer
    than four words may be a name, unless all are as in the original. An original has none.
    At most six queries and those of the rows.
    """
    translation = translation_of(instance)
    is_by_segment = translation is not None and translation.enabled
    original = None if is_by_segment else original_of(instance)
    source = original or (translation and translation.source)
    if source is None:
        return []
    texts = placed_texts(translated_texts(instance))
    known = known_strings(source.locale_id, texts)
    if original is not None:
        known |= {data for _path, data in placed_texts(source_texts(original))}
    confirmed = confirmed_texts(instance)
    same = [
        (path, data)
        for path, data in texts
        if data in known and (path, normal(data)) not in confirmed
    ]
    if not is_by_segment and len(same) < max(len(texts), 2):
        same = [(path, data) for path, data in same if is_sentence(data)]
    return [path for path, _data in same]


def translation_of(instance: Any) -> Translation | None:
    """Return the record of a translation into the instance's language, in use or stopped."""
    return (
        Translation.objects.filter(
            source__object_id=instance.translation_key, target_locale=instance.locale_id
        )
        .select_related("source")
        .first()
    )


def original_of(instance: Any) -> Any:
    """Return the version in the site's own language, if the instance is in another."""
    versions = type(instance).objects.filter(
        translation_key=instance.translation_key, locale__language_code=settings.LANGUAGE_CODE
    )
    return versions.exclude(locale=instance.locale_id).first()


def placed_texts(texts: Texts) -> list[PlacedText]:
    return [
        (path, data)
        for path, strings in texts.strings.items()
        for data, _links in strings
        if needs_translation(path, data)
    ]


def known_strings(locale_id: int, texts: list[PlacedText]) -> set[str]:
    """Return those of the texts that some page of the language holds, or held, as its own."""
    hashes: list[UUID] = [String._get_data_hash(data) for _path, data in texts]
    return set(
        String.objects.filter(locale=locale_id, data_hash__in=hashes).values_list(
            "data", flat=True
        )
    )


def confirmed_texts(instance: Any) -> set[PlacedText]:
    """Return what translators entered for this page."""
    entered = StringTranslation.objects.filter(
        context__object=instance.translation_key, locale=instance.locale_id, has_error=False
    ).values_list("context__path", "data")
    return {(path, normal(data)) for path, data in entered}


def normal(data: str) -> str:
    """Return a string as it is written after it went through a page."""
    return StringValue.from_translated_html(data).data.strip()


def is_sentence(data: str) -> bool:
    words = [word for word in plain_text(data).split() if any(map(str.isalpha, word))]
    return len(words) >= SENTENCE_WORDS
