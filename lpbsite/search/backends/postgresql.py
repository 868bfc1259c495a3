"""Search by PostgreSQL's own full-text vectors."""

from collections.abc import Sequence
from typing import Any

from django.contrib.postgres.search import SearchVector
from django.db import connection
from django.db.models import TextField, Value
from modelsearch.backends.database.postgres.postgres import (
    EMPTY_VECTOR,
    PostgresAutocompleteQueryCompiler,
    PostgresIndex,
    PostgresSearchBackend,
    PostgresSearchQueryCompiler,
    PostgresSearchResults,
)

from lpbsite.search.backends.base import Occurrences, SiteBackend
from lpbsite.search.backends.entries import IndexEntry, TermsIndex, page_content_types
from lpbsite.search.backends.texts import IndexTexts

# Our terms need no dictionary of any language.
CONFIG = "simple"
# Of texts and of titles (the weights of D, C, B and A), in ts_rank's terms.
WEIGHTS = "{0.1, 0.1, 0.1, 0.6}"
TEXT_WEIGHT = 0.1
# What ts_rank divides by: the most that any number of occurrences adds up to.
RANK_UNIT = 1.64493406685
# BM25's: how soon more of the same adds little, and how much a long page counts less.
SATURATION = 1.2
LENGTH_SHARE = 0.75


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
        with connection.cursor() as cursor:
            cursor.execute(
                " UNION ALL ".join(map(term_sql, range(len(terms)))),
                [value for query in queries for value in (query, query)],
            )
            rows = cursor.fetchall()
        pages = page_content_types()
        weights: dict[str, dict[int, float]] = {term: {} for term in terms}
        kept = [row for row in rows if row[2] in pages]
        usual = sum(length for *_row, length in kept) / len(kept) if kept else 1
        for number, pk, _kind, rank, length in kept:
            weights[terms[number]][int(pk)] = damped(rank, length / usual)
        return Occurrences(self.engine, weights=weights)


def term_sql(number: int) -> str:
    table = IndexEntry._meta.db_table
    return (
        f"SELECT {number}, object_id, content_type_id, "  # noqa: S608
        f"ts_rank('{WEIGHTS}', title || body, %s::tsquery), length(title || body) "
        f"FROM {table} WHERE title || body @@ %s::tsquery"
    )


def damped(rank: float, length: float) -> float:
    """Return what BM25 would make of a rank; ``length`` is 1 for a page of the usual length."""
    count = rank * RANK_UNIT / TEXT_WEIGHT
    return (
        count
        * (SATURATION + 1)
        / (count + SATURATION * (1 - LENGTH_SHARE + LENGTH_SHARE * length))
    )
