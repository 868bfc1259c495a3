"""Search by SQLite's FTS5."""

import math
from collections.abc import Sequence
from typing import Any

from django.db import connection
from modelsearch.backends.database.sqlite.sqlite import (
    SQLiteAutocompleteQueryCompiler,
    SQLiteFTSIndexEntry,
    SQLiteIndex,
    SQLiteSearchBackend,
    SQLiteSearchQueryCompiler,
    SQLiteSearchResults,
)

from lpbsite.search.backends.base import Occurrences, SiteBackend
from lpbsite.search.backends.entries import IndexEntry, TermsIndex, page_content_types
from lpbsite.search.backends.texts import IndexTexts

TITLE_WEIGHT = 6
# FTS5 gives a word that stands nearly everywhere this weight instead of none.
LEAST_RARITY = 1e-6
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
        matches = [f'{{title body}} : "{term}"' for term in asked]
        with connection.cursor() as cursor:
            cursor.execute(" UNION ALL ".join(map(term_sql, range(len(asked)))), matches)
            rows = cursor.fetchall()
            cursor.execute(f"SELECT count(*) FROM {IndexEntry._meta.db_table}")  # noqa: S608
            (total,) = cursor.fetchone()
        found: dict[str, list[Any]] = {term: [] for term in asked}
        for number, *row in rows:
            found[asked[number]].append(row)
        pages = page_content_types()
        weights = {term: frequencies(found[term], total, pages) for term in asked}
        return Occurrences(self.engine, weights=weights)


def term_sql(number: int) -> str:
    """Return the question for one term; the columns of the table: autocomplete, body, title."""
    table, entries = SQLiteFTSIndexEntry._meta.db_table, IndexEntry._meta.db_table
    rank = f"bm25({table}, 0.0, 1.0, {TITLE_WEIGHT}.0)"
    return (
        f"SELECT {number}, object_id, content_type_id, {rank} "  # noqa: S608
        f"FROM {table} JOIN {entries} ON {entries}.id = {table}.rowid "
        f"WHERE {table} MATCH %s"
    )


def frequencies(
    rows: list[tuple[str, int, float]], total: int, pages: set[int]
) -> dict[int, float]:
    """Take out of FTS5's rank how rare the term is; that is the ranking's own to weigh."""
    rarity = math.log((total - len(rows) + 0.5) / (len(rows) + 0.5)) if rows else 0
    rarity = max(rarity, LEAST_RARITY)
    return {int(pk): -rank / rarity for pk, kind, rank in rows if kind in pages}
