"""Check one record by its type; what is left of it is an entry of the plan."""

import datetime as dt
import hashlib
import json
import re
from dataclasses import dataclass, replace
from typing import Any

from lpbsite.content.fields import Field, read_fields
from lpbsite.content.problems import Path
from lpbsite.content.records import Place, Record
from lpbsite.content.schema import SCHEDULE, RecordType
from lpbsite.content.short_form import complete
from lpbsite.content.spots import Findings, Spot

KEY = re.compile(r"[\w.:/@+-]{1,200}")
LANGUAGES = ("nl", "en")
IDENTITY_PATHS: set[Path] = {
    (),
    *((name,) for name in ("key", "type", "slug", "parent", "translationOf")),
}
# Versions of the same page that the full form tells, with what they have beside its fields.
OTHER_VERSIONS = {"planned": SCHEDULE, "draft": SCHEDULE, "original": ()}
# A new number makes every record count as changed, when the importer writes it in another way.
FORMAT = "1"


@dataclass(frozen=True, slots=True)
class Entry:
    """A record that was found right, without its content.

    Attributes:
        translates: Key of the Dutch record; empty for an original.
        parent: Key of the page it stands under, when the record names one.
        position: Its place in the order of reading.
    """

    key: str
    type: RecordType
    lang: str
    translates: str
    parent: str
    slug: str
    place: Place
    fingerprint: str
    position: int

    @property
    def is_english_page_of_export(self) -> bool:
        """Tell whether it waits for its turn: the pages above it are translations."""
        return self.place.is_full and self.lang == "en" and self.type.is_page


@dataclass(frozen=True)
class Content:
    """A record read in full: its values as they will be set, and the keys that they name."""

    record: Record
    values: dict[str, Any]
    references: tuple[str, ...]


def check_identity(record: Record, findings: Findings) -> Spot | None:
    """Check what every record needs before anything else can be read."""
    spot = Spot(record.key, record.place, findings)
    if not KEY.fullmatch(record.key) or not isinstance(record.values.get("key"), str):
        spot.at("key").refuse(
            "A record has a key: at most 200 letters, digits or signs of . : / @ + - _."
        )
        return None
    source = record.values.get("translationOf")
    if source and (not isinstance(source, str) or not KEY.fullmatch(source)):
        spot.at("translationOf").refuse("This has to be the key of a record.")
        return None
    return spot_of(record, findings)


def spot_of(record: Record, findings: Findings) -> Spot:
    values = record.values
    translates = bool(values.get("translationOf"))
    # A translation that says all of its page; whether that is complete nobody has asked.
    is_own = translates and record.place.is_full and has_own_fields(values)
    return Spot(
        record.key,
        record.place,
        findings,
        translates=translates and not is_own,
        is_draft=record.place.is_full and (is_own or values.get("live") is False),
    )


def has_own_fields(values: dict[str, Any]) -> bool:
    """Tell of a page of the full form whether nothing of it is taken from its Dutch."""
    return values.get("sideBySide") is False or values.get("waiting") is True


def check_record(
    record: Record, spot: Spot, record_type: RecordType, position: int
) -> Entry | None:
    """Check a record by its type, noting all that is wrong; ``None`` if it has no language."""
    lang = check_language(record, spot, record_type)
    known = record_type.known_names()
    for name in record.values:
        if name not in known:
            spot.at(str(name)).refuse(f"The type {record_type.name} has no field of this name.")
    parent = record.values.get("parent") or ""
    if parent and not record_type.is_page:
        parent = ""
    if parent:
        spot.at("parent").refer(str(parent), parent_types(record_type))
    if record_type.name == "programme_item" and record.values.get("edition"):
        spot.at("edition").refer(str(record.values["edition"]), ("edition",))
    values = read_values(record, spot, record_type)
    if lang is None:
        return None
    return Entry(
        key=record.key,
        type=record_type,
        lang=lang,
        translates=str(record.values.get("translationOf") or ""),
        parent=str(parent),
        slug=str(values.get("slug") or ""),
        place=replace(record.place, lines=lines_of_identity(record.place)),
        fingerprint=fingerprint(record, values),
        position=position,
    )


def lines_of_identity(place: Place) -> dict[Path, int]:
    """Keep the lines that a problem with another record may point to, no others."""
    return {path: line for path, line in place.lines.items() if path in IDENTITY_PATHS}


def parent_types(record_type: RecordType) -> tuple[str, ...]:
    # The programme between an edition and its items is made when it is missing.
    return (
        (*record_type.parents, "edition")
        if record_type.name == "programme_item"
        else record_type.parents
    )


def check_language(record: Record, spot: Spot, record_type: RecordType) -> str | None:
    if not record_type.in_two_languages:
        return ""
    lang = record.values.get("lang")
    if lang not in LANGUAGES:
        spot.at("lang").refuse("The language is missing: nl or en.")
        return None
    if record.values.get("translationOf") and lang == "nl":
        spot.at("lang").refuse("A translation is in English: the Dutch record is the original.")
        return None
    return str(lang)


def read_values(record: Record, spot: Spot, record_type: RecordType) -> dict[str, Any]:
    """Return the values of a record as they will be set."""
    values = dict(record.values)
    if not spot.translates and not record.place.is_full:
        values = complete(record_type.name, values, dt.date.today())
    result = read_fields(record_type.all_fields(), values, spot, record_type.model)
    needed = [field for field in record_type.fields if field.name in record_type.required]
    for field in needed:
        is_name = field.name in ("title", "name")
        if spot.translates and not (field.translated and is_name):
            continue
        if spot.is_draft and not is_name:
            continue
        if values.get(field.name) in (None, ""):
            spot.at(field.name).refuse("This is missing.")
    for name, status in OTHER_VERSIONS.items():
        if (part := values.get(name)) is not None and record.place.is_full:
            fields = (*record_type.fields, *status)
            result[name] = read_part(part, spot.at(name), fields, record_type)
    if not spot.translates and record_type.name == "programme_item":
        result["date"] = values.get("date")
    return result


def read_part(
    values: Any, spot: Spot, fields: tuple[Field, ...], record_type: RecordType
) -> dict[str, Any]:
    """Read another version of a page: not live yet, or the Dutch that was translated."""
    own = replace(spot, is_draft=True, translates=False)
    known = own.read_mapping(values, {field.name for field in fields})
    return read_fields(fields, known, own, record_type.model)


def read_content(record: Record, record_type: RecordType) -> Content:
    """Read a record that was found right, once more in full."""
    findings = Findings()
    values = read_values(record, spot_of(record, findings), record_type)
    return Content(record, values, tuple({found.key for found in findings.references}))


def fingerprint(record: Record, values: dict[str, Any]) -> str:
    content = json.dumps([FORMAT, record.values], sort_keys=True, default=str)
    digest = hashlib.sha256(content.encode())
    if "file" in values and values["file"]:
        digest.update(values["file"].read_bytes())
    return digest.hexdigest()
