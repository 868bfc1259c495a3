"""Find what an export named on the site that it came from, or on a copy of its database."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone

from lpbsite.content.keys import NATURAL_KEYS, natural_keys
from lpbsite.content.models import ImportedRecord
from lpbsite.content.record_types import TYPES

COMMON = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
OWN_KEY = re.compile(rf"(?P<type>[a-z_]+):(?P<common>{COMMON})(?P<english>\.en)?")
TRANSLATED = {name for name, record_type in TYPES.items() if record_type.in_two_languages}


def found_by_key(keys: Iterable[str]) -> dict[str, ImportedRecord]:
    """Return records for keys that the exporter made of what is the same on every site.

    The import has written none of these objects: they are an editor's. A query a type.
    """
    wanted = set(keys)
    pages: dict[str, list[re.Match[str]]] = defaultdict(list)
    for key in wanted:
        if (own := OWN_KEY.fullmatch(key)) and own["type"] in TRANSLATED:
            pages[own["type"]].append(own)
    found = [record for name, matches in pages.items() for record in pages_of(name, matches)]
    found += [record for name in NATURAL_KEYS for record in others_of(name, wanted)]
    return {record.key: record for record in found}


def pages_of(type_name: str, matches: list[re.Match[str]]) -> Iterator[ImportedRecord]:
    model: Any = TYPES[type_name].model
    rows = model.objects.filter(translation_key__in={UUID(own["common"]) for own in matches})
    pks = {
        (str(common), language): pk
        for common, language, pk in rows.values_list(
            "translation_key", "locale__language_code", "pk"
        )
    }
    for own in matches:
        language = "en" if own["english"] else "nl"
        if pk := pks.get((own["common"], language)):
            record = record_of(own.group(), type_name, pk)
            record.language = language
            record.is_translation = language == "en" and (own["common"], "nl") in pks
            yield record


def others_of(type_name: str, wanted: set[str]) -> Iterator[ImportedRecord]:
    if any(key.startswith(type_name) for key in wanted):
        for pk, key in natural_keys(type_name):
            if key in wanted:
                yield record_of(key, type_name, pk)


def record_of(key: str, type_name: str, pk: int) -> ImportedRecord:
    return ImportedRecord(
        key=key,
        type=type_name,
        content_type=ContentType.objects.get_for_model(TYPES[type_name].model),
        object_id=pk,
        imported_at=timezone.now(),
    )
