"""Short words for what a translator does, used by several tests."""

from wagtail_localize.models import (
    StringSegment,
    StringTranslation,
    Translation,
    TranslationSource,
)

from tests.factories import english


def ask_for(page):
    """Make the record of a translation, without a page."""
    source, _created = TranslationSource.update_or_create_from_instance(page)
    return Translation.objects.get_or_create(source=source, target_locale=english())[0]


def submit(page):
    """Make a draft translation as the admin does, with nothing translated."""
    translation = ask_for(page)
    translation.save_target(publish=False)
    return translation


def enter(translation, **texts):
    """Enter translations by the path of their text."""
    for segment in StringSegment.objects.filter(source=translation.source):
        if segment.context.path in texts:
            StringTranslation.objects.update_or_create(
                translation_of=segment.string,
                locale=translation.target_locale,
                context=segment.context,
                defaults={"data": texts[segment.context.path], "has_error": False},
            )


def translated(page, **texts):
    """Make a live translation of a page."""
    translation = submit(page)
    enter(translation, **texts)
    translation.save_target(publish=False)
    translation.get_target_instance().latest_revision.publish()
    return translation


def live_text(translation, name="intro"):
    """Return a field of the English page as visitors see it, or nothing."""
    page = translation.get_target_instance()
    return getattr(page, name) if page.live else None
