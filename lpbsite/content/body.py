"""The field of a body: blocks of text, pictures and links in their order."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import models
from wagtail.blocks import StreamValue

from lpbsite.content.blocks import (
    Block,
    exported_blocks,
    raw_blocks,
    read_body,
    translated_blocks,
)
from lpbsite.content.fields import DoesNotFit, Field
from lpbsite.content.keys import Keys
from lpbsite.content.shapes import Shape
from lpbsite.content.spots import Spot
from lpbsite.content.writing import Writing


@dataclass(frozen=True)
class Body(Field):
    """A StreamField: blocks by name, or a list of the values of its one block."""

    shapes: Mapping[str, Shape] | None = None
    # The name of the one block, when the list has its values alone; "" for a body with names.
    only: str = ""
    single: bool = False

    def read(self, value: Any, spot: Spot, model: type[models.Model]) -> list[Block]:
        if not self.only:
            return read_body(value, spot)
        shape = (self.shapes or {})[self.only]
        parts = [value] if self.single else spot.read_list(value)
        spots = [spot] if self.single else [spot.at(number) for number in range(len(parts))]
        return [
            Block(self.only, shape.read(part, own) if part not in (None, "") else None)
            for part, own in zip(parts, spots, strict=True)
        ]

    def write(self, target: Any, value: Any, writing: Writing) -> None:
        raw = raw_blocks(value or [], self.shapes or {}, writing.at(self.name))
        self.set_raw(target, raw)

    def translate(self, target: Any, value: Any, writing: Writing) -> None:
        dutch = list(getattr(target, self.target).get_prep_value())
        raw = translated_blocks(dutch, value or [], self.shapes or {}, writing.at(self.name))
        if raw is None:
            raise DoesNotFit(self.name)
        self.set_raw(target, raw)

    def export(self, source: Any, keys: Keys) -> Any:
        raw = list(getattr(source, self.target).get_prep_value())
        blocks = exported_blocks(raw, self.shapes or {}, keys)
        if not self.only:
            return blocks
        values = [block[self.only] for block in blocks]
        return (values[0] if values else None) if self.single else values

    def set_raw(self, target: Any, raw: list[dict[str, Any]]) -> None:
        block = target._meta.get_field(self.target).stream_block
        setattr(target, self.target, StreamValue(block, raw, is_lazy=True))
