"""The other end of references: what refers to a page, for the whole page."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django.db.models import DateField, F, Value
from django.db.models.functions import Cast
from wagtail.models import Page

from lpbsite.api.resources.filters import versions
from lpbsite.api.schemas import Reference
from lpbsite.translation.visibility import visible

# As no list of the API is longer.
MAX_SHOWN = 100
NO_DATE = Cast(Value(None), DateField())

# A page type, its date field or an empty string, and the filter that finds the pages.
Source = tuple[type[Page], str, dict[str, Any]]
COLUMNS = (
    "list_name",
    "pk",
    "translation_key",
    "locale__language_code",
    "listed_date",
    "title",
)
# A row without the name of its list.
Row = tuple[int, UUID, str, dt.date | None, str]


def referring_ids(lang: str, lists: Mapping[str, Source]) -> dict[str, list[int]]:
    """Return the ids of the pages that refer to one, by list; one query, however many lists.

    A list with a date has the latest first, another is by title; at most 100 pages each, in the
    language or in Dutch.
    """
    every: list[Any] = [
        visible(versions(model, lang).filter(**condition))
        .order_by()
        .annotate(list_name=Value(name), listed_date=F(date) if date else NO_DATE)
        .values_list(*COLUMNS)
        for name, (model, date, condition) in lists.items()
    ]
    rows: dict[str, list[Row]] = {name: [] for name in lists}
    for name, *row in every[0].union(*every[1:]):
        rows[name].append(tuple(row))
    return {name: in_order(found, lang, bool(lists[name][1])) for name, found in rows.items()}


def in_order(rows: list[Row], lang: str, by_date: bool) -> list[int]:
    """Return the ids of one version of each page, in the language where it is there."""
    chosen = {row[1]: row for row in sorted(rows, key=lambda row: row[2] == lang)}
    found = sorted(chosen.values(), key=lambda row: (row[4].casefold(), row[0]))
    if by_date:
        found.sort(key=lambda row: row[3] or dt.date.min, reverse=True)
    return [row[0] for row in found[:MAX_SHOWN]]


def listed(
    found: Mapping[str, Iterable[int]], shown: Mapping[int, Reference]
) -> dict[str, list[Reference]]:
    """Return the references of each list; those that no visitor may see are left out."""
    return {name: [shown[pk] for pk in ids if pk in shown] for name, ids in found.items()}


def every_id(found: Mapping[Any, Iterable[int]]) -> list[int]:
    return [pk for ids in found.values() for pk in ids]
