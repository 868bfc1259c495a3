"""Search by SQLite's FTS5."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from django.db import connection
from modelsearch.backends.database.sqlite.sqlite import (
    SQLiteAutocompleteQueryCompiler,
    SQLiteFTSIndexEntry,
    SQLiteIndex,
    SQLiteSearchBackend,
    SQLiteSearchQueryCompiler,
    SQLiteSearchResults,
)

from lpbsite.search.backends.base import Keys, Occurrences, SiteBackend, keys_of
from lpbsite.search.backends.entries import IndexEntry, TermsIndex, page_content_types
from lpbsite.search.backends.texts import IndexTexts
from lpbsite.search.stamp import kept_by_stamp

# SQLite puts no more questions into one.
MAX_TERMS = 400


class Index(TermsIndex, SQLiteIndex):
    def columns_of(self, texts: IndexTexts) -> dict[str, Any]:
        return {"title": texts.title, "body": texts.text, "autocomplete": texts.completing}


class ColumnsOfTable:
    """Mixin: a search in some fields only; SQLite has columns for title and body alone."""

    fields: Any

    def search(self, *args: Any, **kwargs: Any) -> Any:
        columns = self.FTS_TABLE_FIELDS  # type: ignore[attr-defined]
        self.fields = [name for name in self.fields or [] if name in columns]
        return super().search(*args, **kwargs)  # type: ignore[misc]


class QueryCompiler(ColumnsOfTable, SQLiteSearchQueryCompiler):
    pass


class AutocompleteQueryCompiler(ColumnsOfTable, SQLiteAutocompleteQueryCompiler):
    pass


class Results(SQLiteSearchResults):
    engine = "sqlite"
    degraded = False


class SQLiteBackend(SiteBackend, SQLiteSearchBackend):
    engine = "sqlite"
    query_compiler_class = QueryCompiler
    autocomplete_query_compiler_class = AutocompleteQueryCompiler
    index_class = Index
    results_class = Results

    def occurrences(self, terms: Sequence[str]) -> Occurrences:
        asked = list(terms)[:MAX_TERMS]
        if not asked:
            return Occurrences(self.engine)
        with connection.cursor() as cursor:
            cursor.execute(
                " UNION ALL ".join([ENTRIES_SQL] * len(asked)),
                [f'{{title body}} : "{term}"' for term in asked],
            )
            entries = [keys_of(row[0]) for row in cursor.fetchall()]
        pages = page_of_entries(entries)
        return Occurrences(self.engine, pages=dict(zip(asked, pages, strict=True)))


# A list in one text: a row of its own for each page takes many times longer.
ENTRIES_SQL = (
    "SELECT group_concat(rowid) "  # noqa: S608
    f"FROM {SQLiteFTSIndexEntry._meta.db_table} "
    f"WHERE {SQLiteFTSIndexEntry._meta.db_table} MATCH %s"
)


def page_of_entries(found: list[Keys]) -> list[Keys]:
    """Return the pages of entries of the index; entries of other things drop."""
    pages = pages_by_entry()
    if any(len(entries) and entries.max() >= len(pages) for entries in found):
        # Another process made entries anew, and no page changed with it.
        pages_by_entry.forget()
        pages = pages_by_entry()
    known = (pages[entries[entries < len(pages)]] for entries in found)
    return [keys[keys > 0] for keys in known]


@kept_by_stamp
def pages_by_entry() -> Keys:
    """Return the primary key of the page at the place of each entry's; 0 for other things.

    To join the tables takes longer than all the rest of a search. An entry's key is never given
    to another page.
    """
    rows = IndexEntry.objects.filter(content_type__in=page_content_types())
    found = dict(rows.values_list("pk", "object_id"))
    result = np.zeros(max(found, default=0) + 1, dtype=np.int64)
    result[list(found)] = [int(key) for key in found.values()]
    return result
