"""Search by PostgreSQL's own full-text vectors."""

from collections.abc import Sequence
from typing import Any

from django.contrib.postgres.search import SearchVector
from django.db import connection, transaction
from django.db.models import TextField, Value
from modelsearch.backends.database.postgres.postgres import (
    EMPTY_VECTOR,
    PostgresAutocompleteQueryCompiler,
    PostgresIndex,
    PostgresSearchBackend,
    PostgresSearchQueryCompiler,
    PostgresSearchResults,
)

from lpbsite.search.backends.base import Occurrences, SiteBackend, keys_of
from lpbsite.search.backends.entries import IndexEntry, TermsIndex, page_content_types
from lpbsite.search.backends.texts import IndexTexts

# Our terms need no dictionary of any language.
CONFIG = "simple"


class Index(TermsIndex, PostgresIndex):
    def columns_of(self, texts: IndexTexts) -> dict[str, Any]:
        return {
            "title": vector(texts.title, "A"),
            "body": vector(texts.text, "D"),
            "autocomplete": vector(texts.completing, "D"),
            "title_text": texts.title,
            "body_text": texts.text,
        }


def vector(text: str, weight: str) -> Any:
    if not text:
        return EMPTY_VECTOR
    value = Value(text, output_field=TextField())
    return SearchVector(value, weight=weight, config=CONFIG)


class Results(PostgresSearchResults):
    engine = "postgresql"
    degraded = False


class PostgreSQLBackend(SiteBackend, PostgresSearchBackend):
    engine = "postgresql"
    query_compiler_class = PostgresSearchQueryCompiler
    autocomplete_query_compiler_class = PostgresAutocompleteQueryCompiler
    index_class = Index
    results_class = Results

    def __init__(self, params: dict[str, Any]) -> None:
        super().__init__({"SEARCH_CONFIG": CONFIG, **params})

    def occurrences(self, terms: Sequence[str]) -> Occurrences:
        if not terms:
            return Occurrences(self.engine)
        queries = [" <-> ".join(f"'{word}'" for word in term.split()) for term in terms]
        with transaction.atomic(), connection.cursor() as cursor:
            # Without statistics, as of a new index, it would read the table for each term.
            cursor.execute("SET LOCAL enable_seqscan = off")
            cursor.execute(PAGES_SQL, [queries, page_content_types()])
            found = {terms[number - 1]: keys_of(keys) for number, keys in cursor.fetchall()}
        return Occurrences(self.engine, pages=found)


# Either vector has an index of its own, which "title || body" has not. OFFSET keeps the kinds
# of pages out of the inner query: without statistics their index would be taken for the terms.
PAGES_SQL = (
    "SELECT number, string_agg(object_id, ',') "  # noqa: S608
    "FROM unnest(%s::text[]) WITH ORDINALITY AS asked(query, number), LATERAL ("
    f"SELECT object_id, content_type_id FROM {IndexEntry._meta.db_table} "
    "WHERE title @@ query::tsquery OR body @@ query::tsquery OFFSET 0) AS found "
    "WHERE content_type_id = ANY(%s) GROUP BY number"
)
