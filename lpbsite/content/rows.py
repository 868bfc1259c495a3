"""Rows of a page: lists of mappings or of keys that become child objects."""

import uuid
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.text import slugify
from wagtail.models import TranslatableMixin

from lpbsite.content.fields import (
    DoesNotFit,
    Field,
    Plain,
    exported_fields,
    exported_words,
    read_fields,
)
from lpbsite.content.keys import Keys
from lpbsite.content.spots import Spot
from lpbsite.content.writing import Writing


@dataclass(frozen=True)
class Rows(Field):
    """A list of mappings; each becomes a row, in the same order.

    Attributes:
        relation: Name of the rows on the page.
        row: Model of a row.
        fields: Fields of a row.
        required: Names that no row may lack.
        identity: Name of the field by which an existing row is known again; left out, its
            position. Others may refer to a row, so that it has to stay the same one.
    """

    relation: str = ""
    row: type[models.Model] = models.Model
    fields: tuple[Field, ...] = ()
    required: tuple[str, ...] = ()
    identity: str = ""

    def read(self, value: Any, spot: Spot, model: type[models.Model]) -> list[dict[str, Any]]:
        rows = []
        for position, part in enumerate(spot.read_list(value)):
            own = spot.at(position)
            values = own.read_mapping(part or {}, {field.name for field in self.fields})
            for name in self.required:
                if not spot.is_partial and values.get(name) in (None, ""):
                    own.refuse(f"{name} is missing.")
            rows.append(read_fields(self.fields, values, own, self.row))
        self.refuse_repetition(rows, spot)
        return rows

    def refuse_repetition(self, rows: list[dict[str, Any]], spot: Spot) -> None:
        if self.identity and not spot.translates:
            names = [row.get(self.identity) for row in rows]
            for position, name in enumerate(names):
                if name in names[:position]:
                    spot.at(position).at(self.identity).refuse("This stands in the list twice.")

    def write(self, target: Any, value: Any, writing: Writing) -> None:
        existing = list(getattr(target, self.relation).all())
        rows = []
        for position, values in enumerate(value or ()):
            row = self.known_row(existing, position, values)
            if row is None:
                row = self.new_row(target, writing.at(self.name), position, values)
            for field in self.fields:
                field.write(row, values.get(field.name), writing)
            row.sort_order = position
            rows.append(row)
        setattr(target, self.relation, rows)

    def known_row(self, existing: list[Any], position: int, values: dict[str, Any]) -> Any:
        if not self.identity:
            return existing[position] if position < len(existing) else None
        name = values.get(self.identity)
        return next((row for row in existing if getattr(row, self.identity) == name), None)

    def new_row(
        self, target: Any, writing: Writing, position: int, values: dict[str, Any]
    ) -> Any:
        row: Any = self.row()
        if isinstance(row, TranslatableMixin):
            row.locale_id = target.locale_id
            identity = values.get(self.identity, position)
            row.translation_key = uuid.UUID(writing.block_id(str(identity)))
        return row

    def export(self, source: Any, keys: Keys) -> list[dict[str, Any]]:
        rows = getattr(source, self.relation).all()
        return [exported_fields(self.fields, row, keys) for row in rows]

    def export_words(self, source: Any, keys: Keys) -> list[dict[str, Any]]:
        rows = getattr(source, self.relation).all()
        parts = [exported_words(self.fields, row, keys) for row in rows]
        return parts if any(parts) else []

    def translate(self, target: Any, value: Any, writing: Writing) -> None:
        rows = list(getattr(target, self.relation).all())
        words = list(value or [{}] * len(rows))
        if len(words) != len(rows):
            raise DoesNotFit(self.name)
        for row, values in zip(rows, words, strict=True):
            for field in self.fields:
                if field.translated:
                    field.translate(row, values.get(field.name), writing)
        setattr(target, self.relation, rows)


@dataclass(frozen=True)
class KeyRows(Field):
    """A list of keys; each becomes a row with that reference, the same in both languages."""

    relation: str = ""
    row: type[models.Model] = models.Model
    to: str = ""
    types: tuple[str, ...] = ()

    def read(self, value: Any, spot: Spot, model: type[models.Model]) -> list[str]:
        keys = []
        for position, part in enumerate(spot.read_list(value)):
            own = spot.at(position)
            key = own.read_text(part)
            if key:
                own.refer(key, self.types)
                keys.append(key)
        return list(dict.fromkeys(keys))

    def write(self, target: Any, value: Any, writing: Writing) -> None:
        ids = [self.id_of(key, writing) for key in value or ()]
        rows = [
            self.row(**{f"{self.to}_id": pk, "sort_order": position})
            for position, pk in enumerate(dict.fromkeys(ids))
        ]
        setattr(target, self.relation, rows)

    def export(self, source: Any, keys: Keys) -> list[str]:
        rows = getattr(source, self.relation).all()
        found = [keys.of(self.types[0], getattr(row, f"{self.to}_id")) for row in rows]
        return [key for key in found if key]

    def id_of(self, key: str, writing: Writing) -> int:
        return writing.pk(key)


@dataclass(frozen=True)
class TopicRows(KeyRows):
    """The topics of a page, by key, name or slug; those that do not exist are made."""

    def read(self, value: Any, spot: Spot, model: type[models.Model]) -> list[str]:
        names = []
        for position, part in enumerate(spot.read_list(value)):
            own = spot.at(position)
            name = own.read_text(part)
            if len(name) > 80 or (part and not slugify(name)):
                own.refuse("A topic has at most 80 characters, with a letter or digit in it.")
            if name:
                names.append(name)
        return list(dict.fromkeys(names))

    def id_of(self, key: str, writing: Writing) -> int:
        return writing.objects.topic_pk(key)


@dataclass(frozen=True)
class NameWithSlug(Plain):
    """The name of a row that is also known by the slug made of it."""

    def write(self, target: Any, value: Any, writing: Writing) -> None:
        super().write(target, value, writing)
        target.slug = slugify(value or "")


@dataclass(frozen=True)
class OwnSlug(Plain):
    """A slug that somebody chose; left out, it stays the one that is made of the name."""

    def write(self, target: Any, value: Any, writing: Writing) -> None:
        if value:
            super().write(target, value, writing)
