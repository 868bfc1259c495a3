"""Values inside a StreamField: how each is read, written as a block, and translated."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from lpbsite.content.exported_values import as_text, exported_html, without_empty
from lpbsite.content.keys import Keys
from lpbsite.content.rich_text import read_html, with_links
from lpbsite.content.spots import Spot
from lpbsite.content.writing import Writing


class Shape:
    """One kind of value.

    ``read`` checks what the file says, ``raw`` gives what the database holds,
    ``translated`` gives that same thing in English: what is not text stays, and a text without
    translation is emptied, so that the gate sees it. ``exported`` is ``raw`` the other way.
    """

    empty: Any = ""

    def read(self, value: Any, spot: Spot) -> Any:
        raise NotImplementedError

    def raw(self, value: Any, writing: Writing) -> Any:
        return value

    def translated(self, raw: Any, value: Any, writing: Writing) -> Any:
        """Return the block with the words of ``value``; ``None`` when they do not fit it."""
        return self.raw(value, writing) if value else self.empty

    def exported(self, raw: Any, keys: Keys) -> Any:
        """Return the value as a file has it; ``None`` or empty when there is nothing to say."""
        return raw


@dataclass(frozen=True)
class TextShape(Shape):
    longest: int | None = None
    lines: bool = False

    def exported(self, raw: Any, keys: Keys) -> str:
        return as_text(raw, lines=self.lines)

    def read(self, value: Any, spot: Spot) -> str:
        text = spot.read_text(value, lines=self.lines)
        if self.longest and len(text) > self.longest:
            spot.refuse(f"This has {len(text)} characters, and {self.longest} fit.")
        return text


@dataclass(frozen=True)
class ChoiceShape(Shape):
    values: tuple[str, ...]

    def read(self, value: Any, spot: Spot) -> str:
        if value not in self.values:
            spot.refuse(f"This has to be one of {', '.join(self.values)}.")
            return ""
        return str(value)

    def translated(self, raw: Any, value: Any, writing: Writing) -> Any:
        return raw


class FlagShape(Shape):
    empty = False

    def read(self, value: Any, spot: Spot) -> bool:
        if not isinstance(value, bool):
            spot.refuse("This has to be true or false.")
        return value is True

    def translated(self, raw: Any, value: Any, writing: Writing) -> Any:
        return raw


class AddressShape(Shape):
    def read(self, value: Any, spot: Spot) -> str:
        text = spot.read_text(value)
        if text and not is_web_address(text):
            spot.refuse("This has to be an address that starts with https:// or http://.")
        return text

    def translated(self, raw: Any, value: Any, writing: Writing) -> Any:
        return value if writing.is_full and value else raw


class HtmlShape(Shape):
    def read(self, value: Any, spot: Spot) -> str:
        return read_html(value, spot)

    def raw(self, value: str, writing: Writing) -> str:
        return with_links(value, writing.link)

    def exported(self, raw: Any, keys: Keys) -> str:
        return exported_html(raw, keys)


@dataclass(frozen=True)
class ReferenceShape(Shape):
    types: tuple[str, ...]
    empty = None

    def read(self, value: Any, spot: Spot) -> str:
        key = spot.read_text(value)
        if key:
            spot.refer(key, self.types)
        return key

    def raw(self, value: str, writing: Writing) -> int | None:
        return writing.pk(value) if value else None

    def exported(self, raw: Any, keys: Keys) -> str | None:
        return keys.of(self.types[0], raw)

    def translated(self, raw: Any, value: Any, writing: Writing) -> Any:
        return self.raw(value, writing) if writing.is_full and value else raw


@dataclass(frozen=True)
class ListShape(Shape):
    item: Shape
    empty = ()

    def read(self, value: Any, spot: Spot) -> list[Any]:
        return [
            self.item.read(part, spot.at(position))
            for position, part in enumerate(spot.read_list(value))
        ]

    def raw(self, value: list[Any], writing: Writing) -> list[dict[str, Any]]:
        return [
            {
                "type": "item",
                "value": self.item.raw(part, writing),
                "id": writing.block_id(position),
            }
            for position, part in enumerate(value or ())
        ]

    def exported(self, raw: Any, keys: Keys) -> list[Any]:
        # An item of an old list is its bare value.
        values = [part["value"] if is_item(part) else part for part in raw or ()]
        parts = [self.item.exported(value, keys) for value in values]
        return [part for part in parts if part]

    def translated(self, raw: Any, value: Any, writing: Writing) -> Any:
        words = list(value or [None] * len(raw))
        if len(words) != len(raw):
            return None
        parts = [
            self.item.translated(part["value"], word, writing)
            for part, word in zip(raw, words, strict=True)
        ]
        if any(part is None for part in parts):
            return None
        return [old | {"value": new} for old, new in zip(raw, parts, strict=True)]


@dataclass(frozen=True)
class Part:
    """A value of a mapping: its name in the file, its shape, its name in the block."""

    name: str
    shape: Shape
    block_name: str = ""
    required: bool = False

    @property
    def target(self) -> str:
        return self.block_name or self.name


@dataclass(frozen=True)
class StructShape(Shape):
    parts: tuple[Part, ...]

    def read(self, value: Any, spot: Spot) -> dict[str, Any]:
        values = spot.read_mapping(value, {part.name for part in self.parts})
        for part in self.parts:
            if part.required and not values.get(part.name) and not spot.is_partial:
                spot.refuse(f"{part.name} is missing.")
        return {
            part.name: part.shape.read(values[part.name], spot.at(part.name))
            for part in self.parts
            if part.name in values
        }

    def raw(self, value: dict[str, Any], writing: Writing) -> dict[str, Any]:
        return {
            part.target: (
                part.shape.raw(value[part.name], writing.at(part.name))
                if part.name in value
                else part.shape.empty
            )
            for part in self.parts
        }

    def translated(self, raw: Any, value: Any, writing: Writing) -> Any:
        result = dict(raw)
        for part in self.parts:
            words = (value or {}).get(part.name)
            new = part.shape.translated(raw.get(part.target), words, writing.at(part.name))
            if new is None and raw.get(part.target) is not None:
                return None
            result[part.target] = new
        return result

    def exported(self, raw: Any, keys: Keys) -> dict[str, Any]:
        parts = {
            part.name: part.shape.exported((raw or {}).get(part.target), keys)
            for part in self.parts
        }
        return without_empty(parts)


def is_item(part: Any) -> bool:
    return isinstance(part, dict) and part.get("type") == "item" and "value" in part


def is_web_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and " " not in text
