"""Lists as CSV tables, for who works in a spreadsheet."""

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from typing import Any

from django.http import HttpRequest, HttpResponse

from lpbsite.api.lists import rows_of_page
from lpbsite.api.resources.city_rows import Alderman, District
from lpbsite.api.resources.contributors import Contributor
from lpbsite.api.resources.filters import SearchableQuery
from lpbsite.api.resources.listing import Build, found_pages, loaded
from lpbsite.api.routing import JSON
from lpbsite.api.schemas import Document, Item, Reference

CSV = "text/csv"
CONTENT_TYPE = f"{CSV}; charset=utf-8; header=present"
BETWEEN = "; "
# A spreadsheet takes a text that begins so for a formula, and runs it.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
ITEM_COLUMNS = ("id", "type", "title", "url", "lang", "slug")
# For the OpenAPI file: what an operation answers beside, or instead of, JSON.
AS_TABLE: dict[str, Any] = {
    "responses": {
        200: {
            "description": "OK",
            "content": {CSV: {"schema": {"type": "string"}}},
        }
    }
}


def wants_table(request: HttpRequest) -> bool:
    """Tell whether the request would rather have CSV than JSON."""
    return request.get_preferred_type([JSON, CSV]) == CSV


@dataclass(frozen=True)
class Table:
    """How a list is written as CSV (RFC 4180, UTF-8).

    Attributes:
        name: Name of the file, without the language.
        columns: Fields of the items, by their names in JSON.
        build: Makes the items.
    """

    name: str
    columns: tuple[str, ...]
    build: Build

    def answer(self, pages: Any, asked: SearchableQuery, request: HttpRequest) -> HttpResponse:
        """Return all that the filters leave; only a part where the request names one."""
        found = found_pages(pages, asked)
        if "page" in request.GET or "pageSize" in request.GET:
            found, _total = rows_of_page(found, asked)
        items = self.build(loaded(pages, list(found)), asked.lang)
        return HttpResponse(
            self.text(items),
            content_type=CONTENT_TYPE,
            headers={
                "Content-Disposition": f'attachment; filename="{self.name}-{asked.lang}.csv"'
            },
        )

    def text(self, items: Iterable[Item]) -> str:
        lines = io.StringIO(newline="")
        writer = csv.writer(lines)
        writer.writerow(self.columns)
        for item in items:
            values = item_values(item)
            writer.writerow(guarded(values[column]) for column in self.columns)
        return lines.getvalue()


def item_values(item: Item) -> dict[str, Any]:
    """Return the values of an item, themselves not unfolded, by their names in JSON."""
    fields = type(item).model_fields
    return {field.alias or name: getattr(item, name) for name, field in fields.items()}


def guarded(value: Any) -> str:
    """Return the text of a cell that no spreadsheet runs."""
    text = cell(value)
    is_text = not isinstance(value, int | float)
    return f"'{text}" if is_text and text.startswith(FORMULA) else text


def cell(value: Any) -> str:
    """Return a value in words: a page by its title, a list with semicolons."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case Enum():
            return str(value.value)
        case list():
            return BETWEEN.join(cell(one) for one in value)
        case Reference():
            return value.title
        case District():
            return value.name
        case Alderman():
            return value.person.title
        case Document():
            return value.url
        case Contributor(person=Reference() as person, partner=Reference() as partner):
            return f"{person.title} ({partner.title})"
        case Contributor():
            return cell(value.person or value.partner)
    return str(value)
