"""The blocks of a body, by their name in the file."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from lpbsite.content.keys import Keys
from lpbsite.content.rich_text import LINKED_TYPES, paragraphs_of
from lpbsite.content.shapes import (
    AddressShape,
    ChoiceShape,
    FlagShape,
    HtmlShape,
    ListShape,
    Part,
    ReferenceShape,
    Shape,
    StructShape,
    TextShape,
)
from lpbsite.content.spots import Spot
from lpbsite.content.writing import Writing

LANGUAGES = ("nl", "en")
# It becomes a part of the paths of translations, which points divide.
BLOCK_ID = re.compile("[0-9A-Za-z-]{0,64}")


class QuoteShape(StructShape):
    """A quotation: the words stay as they were said, with our translation beside them."""

    def raw(self, value: dict[str, Any], writing: Writing) -> dict[str, Any]:
        return super().raw({"language": "nl"} | value, writing)

    def translated(self, raw: Any, value: Any, writing: Writing) -> Any:
        words = value or {}
        said_in_english = raw["text"] if raw["language"] == "en" else ""
        return raw | {
            "translation": words.get("translation") or said_in_english,
            "role": words.get("role", ""),
        }


class ImageShape(StructShape):
    def raw(self, value: dict[str, Any], writing: Writing) -> dict[str, Any]:
        plain = super().raw(value, writing)
        image = {name: plain[name] for name in ("image", "alt_text", "decorative")}
        return {"image": image, "caption": plain["caption"]}

    def exported(self, raw: Any, keys: Keys) -> dict[str, Any]:
        raw = raw or {}
        parts = super().exported({**raw, **(raw.get("image") or {})}, keys)
        if parts.get("decorative"):
            parts.pop("alt", None)
        return parts

    def read(self, value: Any, spot: Spot) -> dict[str, Any]:
        values = super().read(value, spot)
        if not spot.is_partial and bool(values.get("alt")) == bool(values.get("decorative")):
            spot.refuse("A picture has an alt, or it is decorative: true.")
        return values

    def translated(self, raw: Any, value: Any, writing: Writing) -> Any:
        words = value or {}
        image = raw["image"] | {"alt_text": words.get("alt", "")}
        if writing.is_full and words.get("image"):
            image["image"] = writing.pk(words["image"])
        return {"image": image, "caption": words.get("caption", "")}


class LinkShape(StructShape):
    def read(self, value: Any, spot: Spot) -> dict[str, Any]:
        values = super().read(value, spot)
        if spot.is_partial:
            return values
        if bool(values.get("page")) == bool(values.get("url")):
            spot.refuse("A link has a page or a url, one of the two.")
        elif values.get("url") and not values.get("label"):
            spot.refuse("label is missing.")
        return values


class DownloadShape(ReferenceShape):
    def raw(self, value: str, writing: Writing) -> Any:
        return {"document": super().raw(value, writing)}

    def exported(self, raw: Any, keys: Keys) -> str | None:
        return super().exported((raw or {}).get("document"), keys)


QUOTE = QuoteShape(
    (
        Part("text", TextShape(lines=True), required=True),
        Part("language", ChoiceShape(LANGUAGES)),
        Part("speaker", TextShape(120), required=True),
        Part("role", TextShape(200)),
        Part("source", AddressShape()),
        Part("translation", TextShape(lines=True)),
    )
)
LINK = LinkShape(
    (
        Part("page", ReferenceShape(tuple(LINKED_TYPES))),
        Part("url", AddressShape()),
        Part("label", TextShape(120)),
    )
)
BODY: dict[str, Shape] = {
    "heading": TextShape(),
    "subheading": TextShape(),
    "paragraph": HtmlShape(),
    "quote": QUOTE,
    "image": ImageShape(
        (
            Part("image", ReferenceShape(("image",)), required=True),
            Part("alt", TextShape(255), "alt_text"),
            Part("decorative", FlagShape()),
            Part("caption", TextShape(250)),
        )
    ),
    "questions": ListShape(TextShape(400)),
    "document": DownloadShape(("document",)),
    "notice": StructShape(
        (Part("title", TextShape(120)), Part("text", TextShape(lines=True), required=True))
    ),
    "links": ListShape(LINK),
}
# An edition's central questions and sub-themes are StreamFields of one block each.
CENTRAL_QUESTION: dict[str, Shape] = {"question": TextShape(400)}
SUB_THEME: dict[str, Shape] = {
    "sub_theme": StructShape(
        (
            Part("title", TextShape(200), required=True),
            Part("text", HtmlShape()),
            Part("questions", ListShape(TextShape(400))),
        )
    )
}
HOME_QUOTE: dict[str, Shape] = {"quote": QUOTE}


@dataclass(frozen=True)
class Block:
    name: str
    value: Any
    id: str = ""


def read_body(value: Any, spot: Spot) -> list[Block]:
    """Read a body: plain text with blank lines between its paragraphs, or a list of blocks."""
    if isinstance(value, str):
        text = spot.read_text(value, lines=True)
        return [Block("paragraph", html) for html in paragraphs_of(text)]
    blocks = [
        read_block(part, spot.at(position))
        for position, part in enumerate(spot.read_list(value))
    ]
    return [block for block in blocks if block]


def read_block(value: Any, spot: Spot) -> Block | None:
    values = dict(value) if isinstance(value, dict) else {}
    own_id = values.pop("id", "")
    if len(values) != 1:
        spot.refuse(f"A block is one name with its value; the names are {', '.join(BODY)}.")
        return None
    name, content = next(iter(values.items()))
    shape = BODY.get(name)
    if shape is None:
        spot.at(str(name)).refuse(f"There is no such block; there is {', '.join(BODY)}.")
        return None
    if not BLOCK_ID.fullmatch(str(own_id)):
        spot.at("id").refuse("The id of a block has letters, digits and hyphens, at most 64.")
    return Block(str(name), read_content(shape, content, spot.at(name)), str(own_id))


def read_content(shape: Shape, content: Any, spot: Spot) -> Any:
    if content in (None, "", [], {}):
        if not spot.is_partial:
            spot.refuse("This is empty.")
        return None
    return shape.read(content, spot)


def raw_blocks(
    blocks: list[Block], shapes: Mapping[str, Shape], writing: Writing
) -> list[dict[str, Any]]:
    """Return blocks as a StreamField keeps them."""
    raw = []
    for position, block in enumerate(blocks):
        block_id = block.id or writing.block_id(position)
        value = shapes[block.name].raw(block.value, writing.at(position))
        raw.append({"type": block.name, "value": value, "id": block_id})
    return raw


def exported_blocks(
    raw: list[dict[str, Any]], shapes: Mapping[str, Shape], keys: Keys
) -> list[dict[str, Any]]:
    """Return the blocks of a StreamField as a file has them, without those that are empty."""
    blocks = [
        {"id": part["id"], part["type"]: shapes[part["type"]].exported(part["value"], keys)}
        for part in raw
        if part["type"] in shapes
    ]
    return [block for block in blocks if all(block.values())]


def translated_blocks(
    raw: list[dict[str, Any]],
    blocks: list[Block],
    shapes: Mapping[str, Shape],
    writing: Writing,
) -> list[dict[str, Any]] | None:
    """Return Dutch blocks with English words, by position; ``None`` when they do not fit."""
    if not blocks:
        blocks = [Block(part["type"], None) for part in raw]
    if [part["type"] for part in raw] != [block.name for block in blocks]:
        return None
    result = []
    for position, (part, block) in enumerate(zip(raw, blocks, strict=True)):
        value = shapes[block.name].translated(part["value"], block.value, writing.at(position))
        if value is None:
            return None
        result.append(part | {"value": value})
    return result
