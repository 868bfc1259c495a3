"""Search by PostgreSQL's own full-text vectors."""

from collections.abc import Iterable
from typing import Any

from modelsearch.backends.database.postgres.postgres import (
    ObjectIndexer,
    PostgresAutocompleteQueryCompiler,
    PostgresIndex,
    PostgresSearchBackend,
    PostgresSearchQueryCompiler,
    PostgresSearchResults,
)

from lpbsite.search.backends.base import SiteBackend
from lpbsite.search.backends.entries import WordsIndex, WordsIndexer


class Indexer(WordsIndexer, ObjectIndexer):
    pass


class Index(WordsIndex, PostgresIndex):
    indexer_class = Indexer
    text_columns = ("title", "autocomplete", "body", "title_text", "body_text")


class Results(PostgresSearchResults):
    engine = "postgresql"
    degraded = False

    def scores(self) -> Iterable[tuple[Any, float]]:
        """Return primary key and score of every match."""
        return self.annotate_score("_score").get_queryset().values_list("pk", "_score")


class PostgreSQLBackend(SiteBackend, PostgresSearchBackend):
    engine = "postgresql"
    query_compiler_class = PostgresSearchQueryCompiler
    autocomplete_query_compiler_class = PostgresAutocompleteQueryCompiler
    index_class = Index
    results_class = Results

    def __init__(self, params: dict[str, Any]) -> None:
        # The words are ours, and both Dutch and English: no dictionary of one language.
        super().__init__({"SEARCH_CONFIG": "simple", **params})
