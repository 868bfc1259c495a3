"""Fields of a record: how each is read, set on a page or topic, and translated."""

import datetime as dt
import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime

from lpbsite.content.exported_values import as_text, exported_html, without_empty
from lpbsite.content.keys import Keys
from lpbsite.content.rich_text import read_html, with_links
from lpbsite.content.spots import Spot
from lpbsite.content.writing import Writing


class DoesNotFit(Exception):
    """The English has other blocks than the Dutch, or another number of them."""


@dataclass(frozen=True)
class Field:
    """One name in a record and the attribute it fills.

    Attributes:
        name: Its name in the file.
        attribute: Its name on the model; left out, the same in snake case.
        translated: It has an English value; otherwise it is common to both languages.
    """

    name: str
    attribute: str = ""
    translated: bool = False

    @property
    def target(self) -> str:
        return self.attribute or re.sub("([A-Z])", r"_\1", self.name).lower()

    def read(self, value: Any, spot: Spot, model: type[models.Model]) -> Any:
        """Return the value as it will be set; notes in ``spot`` what is wrong with it."""
        raise NotImplementedError

    def write(self, target: Any, value: Any, writing: Writing) -> None:
        """Set the value on an object; ``None`` when the record has none."""
        setattr(target, self.target, self.empty(target) if value is None else value)

    def translate(self, target: Any, value: Any, writing: Writing) -> None:
        """Set the English value on a copy of the Dutch object, or empty it.

        Raises:
            DoesNotFit: It has another structure than the Dutch.
        """
        self.write(target, value, writing)

    def export(self, source: Any, keys: Keys) -> Any:
        """Return the value of an object as a file has it, empty when it says nothing."""
        return getattr(source, self.target)

    def export_words(self, source: Any, keys: Keys) -> Any:
        """Return the value of a translation: only what is not common to both languages."""
        return self.export(source, keys)

    def empty(self, target: Any) -> Any:
        field = target._meta.get_field(self.target)
        return None if field.null else field.get_default()


@dataclass(frozen=True)
class Plain(Field):
    """A text, a number, a choice, an address: whatever the model's own field checks."""

    lines: bool = False

    def export(self, source: Any, keys: Keys) -> Any:
        value = getattr(source, self.target)
        if isinstance(value, Decimal):
            return float(value)
        if isinstance(value, dt.time):
            return value.isoformat(timespec="minutes")
        if isinstance(value, bool | int):
            return value
        return as_text(value, lines=self.lines)

    def read(self, value: Any, spot: Spot, model: type[models.Model]) -> Any:
        field: Any = model._meta.get_field(self.target)
        if isinstance(field, models.BooleanField):
            if not isinstance(value, bool):
                spot.refuse("This has to be true or false.")
            return value is True
        text = spot.read_text(value, lines=self.lines)
        if not text:
            return None
        try:
            return field.clean(
                Decimal(text) if isinstance(field, models.DecimalField) else text, None
            )
        except (ValidationError, ArithmeticError) as error:
            spot.refuse(
                " ".join(getattr(error, "messages", [f"{text!r} is not a number."])).strip()
            )
            return None


@dataclass(frozen=True)
class Day(Field):
    def export(self, source: Any, keys: Keys) -> str | None:
        value = getattr(source, self.target)
        return value.isoformat() if value else None

    def read(self, value: Any, spot: Spot, model: type[models.Model]) -> dt.date | None:
        text = spot.read_text(value)
        try:
            day = parse_date(text) if re.fullmatch(r"\d{4}-\d\d-\d\d", text) else None
        except ValueError:
            day = None
        if day is None:
            spot.refuse(f"{text!r} is not a day, as in 2025-11-19.")
        return day


@dataclass(frozen=True)
class Moment(Field):
    def export(self, source: Any, keys: Keys) -> str | None:
        value = getattr(source, self.target)
        return value.astimezone(dt.UTC).isoformat() if value else None

    def read(self, value: Any, spot: Spot, model: type[models.Model]) -> dt.datetime | None:
        text = spot.read_text(value)
        try:
            moment = parse_datetime(text)
        except ValueError:
            moment = None
        if moment is None:
            spot.refuse(f"{text!r} is not a moment, as in 2025-11-19T09:00:00+01:00.")
            return None
        return moment if timezone.is_aware(moment) else timezone.make_aware(moment)


@dataclass(frozen=True)
class Html(Field):
    def read(self, value: Any, spot: Spot, model: type[models.Model]) -> str:
        return read_html(value, spot)

    def write(self, target: Any, value: Any, writing: Writing) -> None:
        setattr(target, self.target, with_links(value or "", writing.link))

    def export(self, source: Any, keys: Keys) -> str:
        return exported_html(getattr(source, self.target), keys)


@dataclass(frozen=True)
class To(Field):
    """A reference to another record, always kept as one to the Dutch page."""

    types: tuple[str, ...] = ()

    def read(self, value: Any, spot: Spot, model: type[models.Model]) -> str | None:
        key = spot.read_text(value)
        if key:
            spot.refer(key, self.types)
        return key or None

    def write(self, target: Any, value: Any, writing: Writing) -> None:
        setattr(target, f"{self.target}_id", writing.pk(value) if value else None)

    def export(self, source: Any, keys: Keys) -> str | None:
        return keys.of(self.types[0], getattr(source, f"{self.target}_id"))


@dataclass(frozen=True)
class Choices(Field):
    """The choices of a question of a form: a list, kept as lines."""

    def read(self, value: Any, spot: Spot, model: type[models.Model]) -> str:
        return "\n".join(
            spot.at(position).read_text(part)
            for position, part in enumerate(spot.read_list(value))
        )

    def export(self, source: Any, keys: Keys) -> list[str]:
        parts = [as_text(part) for part in re.split(r"[\r\n,]", getattr(source, self.target))]
        return [part for part in parts if part]


@dataclass(frozen=True)
class Group(Field):
    """Several fields of the same object under one name, as ``source: {name, url}``."""

    fields: tuple[Field, ...] = ()

    def read(self, value: Any, spot: Spot, model: type[models.Model]) -> dict[str, Any]:
        values = spot.read_mapping(value, {field.name for field in self.fields})
        return read_fields(self.fields, values, spot, model)

    def write(self, target: Any, value: Any, writing: Writing) -> None:
        for field in self.fields:
            field.write(target, (value or {}).get(field.name), writing)

    def translate(self, target: Any, value: Any, writing: Writing) -> None:
        for field in self.fields:
            if field.translated:
                field.translate(target, (value or {}).get(field.name), writing)

    def export(self, source: Any, keys: Keys) -> dict[str, Any]:
        return exported_fields(self.fields, source, keys)

    def export_words(self, source: Any, keys: Keys) -> dict[str, Any]:
        return exported_words(self.fields, source, keys)


def exported_fields(fields: tuple[Field, ...], source: Any, keys: Keys) -> dict[str, Any]:
    """Return what a file says of an object."""
    return without_empty({field.name: field.export(source, keys) for field in fields})


def exported_words(fields: tuple[Field, ...], source: Any, keys: Keys) -> dict[str, Any]:
    """Return what a file says of a translation, without what is common to both languages."""
    own = [field for field in fields if field.translated]
    return without_empty({field.name: field.export_words(source, keys) for field in own})


def read_fields(
    fields: tuple[Field, ...],
    values: dict[str, Any],
    spot: Spot,
    model: type[models.Model],
) -> dict[str, Any]:
    """Read the fields that a record has; the common ones of a translation are passed over."""
    return {
        field.name: field.read(values[field.name], spot.at(field.name), model)
        for field in fields
        if values.get(field.name) is not None and (field.translated or not spot.translates)
    }
