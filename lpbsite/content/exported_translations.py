"""What a file says of a translation beside its fields: its texts, and their Dutch."""

import datetime as dt
from typing import Any

from wagtail.models import Page
from wagtail_localize.models import TranslationSource

from lpbsite.content.fields import Field, exported_fields
from lpbsite.content.keys import Keys
from lpbsite.content.segments import exported_segments, segments_of, side_by_side
from lpbsite.content.versions import moment, shown_version
from lpbsite.translation.texts import needs_translation

Values = dict[str, Any]


def exported_translation(item: Any, fields: tuple[Field, ...], keys: Keys) -> Values | None:
    """Return the state of a translation; ``None`` when it is not kept side by side.

    Args:
        item: The English page or topic.
        fields: What is told of its Dutch.
        keys: The keys of what it refers to.
    """
    translation = side_by_side(item)
    if translation is None:
        return None
    segments = list(segments_of(translation))
    source = translation.source
    dutch = source.get_source_instance()
    values: Values = {
        "segments": exported_segments(segments),
        "takenOverAt": moment(source.last_updated_at),
    }
    if item.live and (shows_earlier(item, dutch, source) or has_untranslated(segments)):
        values["waiting"] = True
    return values | exported_original(source, dutch, fields, keys)


def shows_earlier(item: Any, dutch: Any, source: TranslationSource) -> bool:
    """Tell whether a translator took over a newer Dutch than that of what visitors see."""
    at = item.last_published_at
    moments = (dutch.last_published_at, source.last_updated_at)
    return at is not None and all(moment is not None and moment > at for moment in moments)


def has_untranslated(segments: list[Any]) -> bool:
    return any(
        not segment.translation and needs_translation(segment.context.path, segment.string.data)
        for segment in segments
    )


def exported_original(
    source: TranslationSource, dutch: Any, fields: tuple[Field, ...], keys: Keys
) -> Values:
    """Return ``{original: …}`` with the Dutch that was translated, if it is another one now."""
    if was_left_as_it_is(dutch, source.last_updated_at):
        return {}
    original = exported_fields(fields, source.as_instance(), keys)
    now = exported_fields(fields, shown_version(dutch), keys)
    return {} if original == now else {"original": original}


def was_left_as_it_is(dutch: Any, since: dt.datetime) -> bool:
    """Tell of a page, from its row alone, that nobody has changed or published it since."""
    if not isinstance(dutch, Page):
        return False
    moments = (dutch.latest_revision_created_at, dutch.last_published_at)
    return any(moments) and all(at is None or at <= since for at in moments)
