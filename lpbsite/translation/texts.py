"""The texts of a page by their place in it, as wagtail-localize cuts them."""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from copy import copy
from dataclasses import dataclass
from dataclasses import field as attribute
from typing import Any

from wagtail.fields import StreamField
from wagtail_localize.segments import OverridableSegmentValue, StringSegmentValue
from wagtail_localize.segments.extract import extract_segments
from wagtail_localize.strings import StringValue

# A page's address is text to wagtail-localize, but says nothing in any language.
ADDRESS = "slug"

_reading_translation: ContextVar[bool] = ContextVar("reading_translation", default=False)


@dataclass
class Texts:
    """What stands in a page.

    Attributes:
        strings: By path, in order: a rich text has several at one path. Each with its links.
        values: By path, the links, pages, pictures and documents that a translator may replace.
    """

    strings: dict[str, list[tuple[str, dict[str, Any]]]] = attribute(
        default_factory=lambda: defaultdict(list)
    )
    values: dict[str, Any] = attribute(default_factory=dict)


def source_texts(instance: Any) -> Texts:
    """Return the texts that a translator would be asked to translate."""
    texts = Texts()
    for segment in extract_segments(as_it_is_now(instance)):
        if isinstance(segment, StringSegmentValue):
            texts.strings[segment.path].append((segment.string.data, segment.attrs or {}))
        elif isinstance(segment, OverridableSegmentValue):
            texts.values[segment.path] = segment.data
    return texts


def translated_texts(instance: Any) -> Texts:
    """Return the texts of a translation, each at the path of what it is a translation of.

    As ``source_texts``, but for a block that keeps the original beside its translation.
    """
    with _reading():
        return source_texts(instance)


def is_reading_translation() -> bool:
    """Tell a block which of the two it is asked for, original or translation."""
    return _reading_translation.get()


def as_it_is_now(instance: Any) -> Any:
    """Return a copy whose stream fields know of changes made in memory.

    wagtail-localize reads a picture's description from the raw data, which stays as loaded.
    """
    instance = copy(instance)
    for field in instance._meta.get_fields():
        if isinstance(field, StreamField):
            blocks = field.stream_block
            raw = blocks.get_prep_value(getattr(instance, field.name))
            setattr(instance, field.name, blocks.to_python(raw))
    return instance


@contextmanager
def _reading() -> Iterator[None]:
    token = _reading_translation.set(True)
    try:
        yield
    finally:
        _reading_translation.reset(token)


def plain_text(data: str) -> str:
    """Return a string of wagtail-localize without its markup."""
    return StringValue(data).render_text().strip()


def needs_translation(path: str, data: str) -> bool:
    """Tell whether a string is language: it has a letter, and is not a page's address."""
    return path != ADDRESS and any(character.isalpha() for character in plain_text(data))
