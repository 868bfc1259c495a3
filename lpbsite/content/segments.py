"""The texts of a translation as the page for translators has them."""

from collections import defaultdict, deque
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import models
from wagtail.models import Locale
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from lpbsite.content.fields import Field
from lpbsite.content.keys import Keys
from lpbsite.content.spots import Spot
from lpbsite.content.writing import Writing
from lpbsite.translation.storing import store_string

NAMES = {"field", "source", "text"}


@dataclass(frozen=True)
class Segments(Field):
    """Rows ``{field, source, text}`` in the order of the page; without ``text``: untranslated.

    A text is found again by its field and its source, not by the ids of blocks and rows.
    """

    def read(self, value: Any, spot: Spot, model: type[models.Model]) -> list[dict[str, str]]:
        rows = []
        for position, part in enumerate(spot.read_list(value)):
            own = spot.at(position)
            values = own.read_mapping(part, NAMES)
            rows.append(
                {
                    name: own.at(name).read_text(text, lines=True)
                    for name, text in values.items()
                }
            )
        return rows

    def write(self, target: Any, value: Any, writing: Writing) -> None:
        """Do nothing: they are restored when the translation is there."""

    def export(self, source: Any, keys: Keys) -> None:
        """Return nothing: what is told of a translation is ``exported_translation``."""


def exported_segments(segments: Iterable[Any]) -> list[dict[str, str]]:
    return [
        {"field": field_of(segment), "source": segment.string.data}
        | ({"text": segment.translation} if segment.translation else {})
        for segment in segments
    ]


def side_by_side(page: Any) -> Translation | None:
    """Return the translation that a page is kept by, if it is."""
    found: Translation | None = (
        Translation.objects.filter(
            source__object_id=page.translation_key,
            source__locale__language_code="nl",
            target_locale_id=page.locale_id,
            enabled=True,
        )
        .select_related("source")
        .first()
    )
    return found


def segments_of(translation: Translation) -> Iterable[Any]:
    return (
        StringSegment.objects.filter(source=translation.source_id)
        .annotate_translation(translation.target_locale_id)
        .select_related("context", "string")
        .order_by("order", "pk")
    )


def field_of(segment: Any) -> str:
    return str(segment.context.path.split(".")[0])


def restore_segments(page: Any, rows: list[dict[str, str]] | None, locale: Locale) -> None:
    """Give the translator the texts of a record, and no others; two queries if all is the same.

    Args:
        page: The English page or topic.
        rows: As ``Segments`` reads them; ``None`` leaves all as it is.
        locale: The language of the translation.
    """
    translation = side_by_side(page) if rows is not None else None
    if rows is None or translation is None:
        return
    known: dict[tuple[str, str], deque[str]] = defaultdict(deque)
    for row in rows:
        known[row.get("field", ""), row.get("source", "")].append(row.get("text", ""))
    for segment in segments_of(translation):
        waiting = known[field_of(segment), segment.string.data.strip()]
        text = waiting.popleft() if waiting else ""
        if text == (segment.translation or "").strip():
            continue
        if text:
            store_string(translation, segment, text, None)
        else:
            StringTranslation.objects.filter(
                translation_of_id=segment.string_id,
                context_id=segment.context_id,
                locale=locale,
            ).delete()
