"""Search by SQLite's own full-text tables (FTS5)."""

from collections.abc import Iterable
from typing import Any

from modelsearch.backends.database.sqlite.query import BM25, MatchExpression, normalize
from modelsearch.backends.database.sqlite.sqlite import (
    ObjectIndexer,
    SQLiteAutocompleteQueryCompiler,
    SQLiteFTSIndexEntry,
    SQLiteIndex,
    SQLiteSearchBackend,
    SQLiteSearchQueryCompiler,
    SQLiteSearchResults,
)
from modelsearch.utils import get_descendants_content_types_pks

from lpbsite.search.backends.base import SiteBackend
from lpbsite.search.backends.entries import WordsIndex, WordsIndexer

TITLE_WEIGHT = 10


class Indexer(WordsIndexer, ObjectIndexer):
    pass


class Index(WordsIndex, SQLiteIndex):
    indexer_class = Indexer
    text_columns = ("title", "autocomplete", "body")


class WeightedBM25(BM25):
    """FTS5's own rank with the title above the rest; lower is better."""

    def as_sql(
        self, compiler: Any, connection: Any, function: Any = None, template: Any = None
    ) -> tuple[str, list[Any]]:
        # In the order of the table's columns: autocomplete, body, title.
        table = SQLiteFTSIndexEntry._meta.db_table
        return f"bm25({table}, 0.0, 1.0, {TITLE_WEIGHT}.0)", []


class ColumnsOfTable:
    """Mixin: a search in some fields only; SQLite has columns for title and body alone."""

    fields: Any

    def search(self, *args: Any, **kwargs: Any) -> Any:
        columns = self.FTS_TABLE_FIELDS  # type: ignore[attr-defined]
        self.fields = [name for name in self.fields or [] if name in columns]
        return super().search(*args, **kwargs)  # type: ignore[misc]


class QueryCompiler(ColumnsOfTable, SQLiteSearchQueryCompiler):
    def scores(self) -> Iterable[tuple[str, float]]:
        """Return primary key and score of every match, in one pass over the table."""
        match = MatchExpression(
            self.FTS_TABLE_FIELDS, self.build_search_query(normalize(self.query))
        )
        models = get_descendants_content_types_pks(self.queryset.model)
        found = (
            SQLiteFTSIndexEntry.objects.filter(match)
            .filter(index_entry__content_type__in=models)
            .annotate(rank=WeightedBM25())
            .values_list("index_entry__object_id", "rank")
        )
        return ((pk, -rank) for pk, rank in found)


class AutocompleteQueryCompiler(ColumnsOfTable, SQLiteAutocompleteQueryCompiler):
    pass


class Results(SQLiteSearchResults):
    engine = "sqlite"
    degraded = False

    def scores(self) -> Iterable[tuple[str, float]]:
        return self.query_compiler.scores()


class SQLiteBackend(SiteBackend, SQLiteSearchBackend):
    engine = "sqlite"
    query_compiler_class = QueryCompiler
    autocomplete_query_compiler_class = AutocompleteQueryCompiler
    index_class = Index
    results_class = Results
