"""What of a page is not translated yet, and how to translate one from a program."""

from typing import Any

from django.db import transaction
from wagtail.models import Locale, Page
from wagtail_localize.models import StringSegment, Translation, TranslationSource

from lpbsite.translation.errors import UnmatchedSegments, UntranslatedSegments
from lpbsite.translation.storing import store_texts, store_what_is_no_language
from lpbsite.translation.texts import needs_translation, translated_texts


def missing_segments(translation: Translation) -> list[str]:
    """Return the paths of the texts that wait for a translation, in the order of the page.

    A path stands there once for each of its strings. Two queries.
    """
    segments = (
        StringSegment.objects.filter(source=translation.source_id)
        .annotate_translation(translation.target_locale_id)
        .filter(translation__isnull=True)
        .select_related("context", "string")
        .order_by("order")
    )
    return [
        segment.context.path
        for segment in segments
        if needs_translation(segment.context.path, segment.string.data)
    ]


@transaction.atomic
def translate_page(
    source: Page,
    target_locale: Locale,
    english: Page,
    *,
    user: Any = None,
    publish: bool = True,
) -> Page:
    """Translate a page, or a snippet, as a translator would: it opens side by side.

    Running it again with the same texts changes none of them. The page above it must be
    translated already.

    Args:
        source: The page in the language it was written in, saved.
        target_locale: The language of the translation.
        english: An unsaved instance of the same class with the translated values, each at the
            same place: blocks of the same id, rows of the same translation key.
        user: Who is named in the history.
        publish: Put the translation live at once; else it stays as it is, or becomes a draft.

    Returns:
        The translation, saved.

    Raises:
        UntranslatedSegments: Some text has no translation; nothing was written.
        UnmatchedSegments: It has text where the original has none, or in more or fewer parts.
        ValidationError: A translated value is not valid, or the page above is not translated.
    """
    if isinstance(source, Page):
        source = source.specific
    translation_source, _created = TranslationSource.update_or_create_from_instance(source)
    translation, _created = Translation.objects.get_or_create(
        source=translation_source, target_locale=target_locale
    )
    unmatched = store_texts(translation, translated_texts(english), user)
    if missing := missing_segments(translation):
        raise UntranslatedSegments(missing, source)
    if unmatched:
        raise UnmatchedSegments(unmatched)
    store_what_is_no_language(translation, user)
    translation.save_target(user=user, publish=False)
    page = translation.get_target_instance()
    if publish:
        # At once rather than on commit, so that what comes next finds it live.
        page.latest_revision.publish(user=user, skip_permission_checks=True)
        page.refresh_from_db()
    return page
