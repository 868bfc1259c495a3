"""Search by Elasticsearch 9; while it is away, slow or wrong, the embedded engine answers."""

import logging
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import replace
from typing import Any, TypeVar
from urllib.parse import unquote

import numpy as np
from elastic_transport import ConnectionTimeout, TransportError
from elasticsearch import ApiError
from elasticsearch.helpers import BulkIndexError
from modelsearch.backends import get_search_backend
from modelsearch.backends.elasticsearch9 import (
    Elasticsearch9AutocompleteQueryCompiler,
    Elasticsearch9SearchBackend,
    Elasticsearch9SearchQueryCompiler,
    Elasticsearch9SearchResults,
)
from modelsearch.utils import deep_update
from wagtail.models import Page

from lpbsite.search.analysis import MAX_WORD_LENGTH
from lpbsite.search.backends.base import Keys, Occurrences, SiteBackend
from lpbsite.search.backends.bounded_node import BoundedNode
from lpbsite.search.backends.breaker import Breaker, EngineAway
from lpbsite.search.backends.elasticsearch_index import Index
from lpbsite.search.backends.elasticsearch_mapping import TERM_FIELDS, Mapping
from lpbsite.search.catching_up import is_behind, note_missed

logger = logging.getLogger(__name__)

EMBEDDED = "lpbsite.search.backends.database"
# Of the time that an answer may take: whoever takes more of it is left alone for a while.
SLOW = 0.75
# Of one term. All terms of a question together have at most 65,536 (search.max_buckets), or the
# embedded engine answers.
MAX_PAGES = 50_000
# The last four: it answered, but nothing that an answer to a search looks like.
FAILURES = (ApiError, TransportError, AttributeError, LookupError, TypeError, ValueError)

Answer = TypeVar("Answer")

breakers: dict[str, Breaker] = {}


class QueryCompiler(Elasticsearch9SearchQueryCompiler):
    mapping_class = Mapping
    DEFAULT_OPERATOR = "and"  # as the other engines have it


class AutocompleteQueryCompiler(Elasticsearch9AutocompleteQueryCompiler):
    mapping_class = Mapping
    DEFAULT_OPERATOR = "and"


class Results(Elasticsearch9SearchResults):
    engine = "elasticsearch"
    degraded = False

    def facet(self, field_name: str) -> Any:
        return self._answer(
            lambda: Elasticsearch9SearchResults.facet(self, field_name),
            lambda embedded: embedded.facet(field_name),
        )

    def _do_search(self) -> list[Any]:
        return self._answer(
            lambda: list(Elasticsearch9SearchResults._do_search(self)),
            lambda embedded: list(embedded[self.start : self.stop]),
        )

    def _do_count(self) -> int:
        return self._answer(
            lambda: Elasticsearch9SearchResults._do_count(self),
            lambda embedded: embedded[self.start : self.stop].count(),
        )

    def _answer(self, ask: Callable[[], Any], instead: Callable[[Any], Any]) -> Any:
        """Return what Elasticsearch answers, or the embedded engine instead of it."""

        def embedded_answer() -> Any:
            embedded = self._embedded_results()
            self.engine, self.degraded = embedded.engine, True
            return instead(embedded)

        return self.backend.answer(ask, embedded_answer)

    def _embedded_results(self) -> Any:
        backend, compiler = get_search_backend(EMBEDDED), self.query_compiler
        completing = isinstance(compiler, AutocompleteQueryCompiler)
        results = (backend.autocomplete if completing else backend.search)(
            compiler.query,
            compiler.queryset,
            fields=compiler.fields,
            order_by_relevance=compiler.order_by_relevance,
        )
        return results.annotate_score(self._score_field) if self._score_field else results


def is_about_the_engine(failure: Exception) -> bool:
    """Tell a failing engine from a refused question (4xx), after which others may do."""
    if isinstance(failure, ApiError):
        return failure.status_code >= 500 or failure.status_code == 429
    if isinstance(failure, ConnectionTimeout):
        return False  # it may have had a moment only; the breaker counts how long it took
    return isinstance(failure, FAILURES)


class SearchBackend(SiteBackend, Elasticsearch9SearchBackend):
    engine = "elasticsearch"
    mapping_class = Mapping
    index_class = Index
    query_compiler_class = QueryCompiler
    autocomplete_query_compiler_class = AutocompleteQueryCompiler
    results_class = Results
    indexing_failures = (EngineAway, BulkIndexError, *FAILURES)
    # Words are completed up to their full length, not up to 15 letters.
    settings = deep_update(
        deepcopy(Elasticsearch9SearchBackend.settings),
        {"settings": {"analysis": {"filter": {"edgengram": {"max_gram": MAX_WORD_LENGTH}}}}},
    )

    def __init__(self, params: dict[str, Any]) -> None:
        options = {**params.pop("OPTIONS", {}), "node_class": BoundedNode}
        super().__init__({**params, "OPTIONS": options})
        self.breaker = breakers.setdefault(
            repr(self.hosts), Breaker(is_about_the_engine, slow=SLOW * self.timeout)
        )

    def _get_options_from_host_urls(self, urls: list[Any]) -> dict[str, Any]:
        options: dict[str, Any] = super()._get_options_from_host_urls(urls)
        if "basic_auth" in options:
            # In an address an @ of a password is written as %40.
            options["basic_auth"] = tuple(map(unquote, options["basic_auth"]))
        return options

    def get_index_for_model(self, model: Any) -> Any:
        index = super().get_index_for_model(model)
        index.is_live = True
        return index

    def get_index_for_object(self, obj: Any) -> Any:
        return self.get_hasty_index(type(obj))

    def get_hasty_index(self, model: Any) -> Any:
        """Return the index for one who cannot wait."""
        index = self.get_index_for_model(model)
        index.es = self.es
        return index

    def answer(self, ask: Callable[[], Answer], instead: Callable[[], Answer]) -> Answer:
        """Return what Elasticsearch answers; while it fails or lags, what is had instead."""
        if self.breaker.is_open or is_behind():
            return instead()
        try:
            with self.breaker.guarding():
                return ask()
        except EngineAway:
            pass
        except FAILURES as failure:
            logger.warning("Elasticsearch failed, the database answers: %r", failure)
        return instead()

    def occurrences(self, terms: Sequence[str]) -> Occurrences:
        if not terms:
            return Occurrences(self.engine)
        return self.answer(
            lambda: Occurrences(self.engine, pages=self._pages(terms)),
            lambda: replace(get_search_backend(EMBEDDED).occurrences(terms), degraded=True),
        )

    def _pages(self, terms: Sequence[str]) -> dict[str, Keys]:
        answer = self.es.search(
            index=super().get_index_for_model(Page).name,
            size=0,
            aggs={str(number): pages_with(term) for number, term in enumerate(terms)},
            # The keys alone; the time it took tells an answer from something else.
            filter_path=["took", "aggregations.*.pages.buckets.key"],
        )
        if not isinstance(answer["took"], int):
            raise ValueError(answer)
        found = answer.get("aggregations", {})
        return {
            terms[int(number)]: np.array(
                [int(bucket["key"]) for bucket in one["pages"]["buckets"]], dtype=np.int64
            )
            for number, one in found.items()
        }

    def add(self, obj: Any) -> None:
        with self.writing(type(obj), [obj.pk]):
            super().add(obj)

    def delete(self, obj: Any) -> None:
        with self.writing(type(obj), [obj.pk]):
            super().delete(obj)

    @contextmanager
    def writing(self, model: Any, keys: Collection[Any]) -> Iterator[None]:
        """Let the body write these objects; what fails is noted, to be brought later."""
        try:
            with self.breaker.guarding():
                yield
        except self.indexing_failures:
            note_missed(model, keys)
            raise


def pages_with(term: str) -> dict[str, Any]:
    """Return the question for the pages with a term, or with a phrase of terms.

    As buckets: to fetch hits, and to tell which term each has, takes five times longer.
    """
    asked: dict[str, Any] = {"query": term, "fields": TERM_FIELDS}
    if " " in term:
        asked["type"] = "phrase"
    pages = {"terms": {"field": "pk", "size": MAX_PAGES, "order": {"_key": "asc"}}}
    return {"filter": {"multi_match": asked}, "aggs": {"pages": pages}}
