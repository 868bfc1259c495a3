"""What our three backends share."""

from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model, QuerySet
from modelsearch.backends.base import EmptySearchResults

from lpbsite.search.backends.cleaning import clean_query, flat_query


@dataclass(frozen=True)
class Matches:
    """All objects that match a query, whoever may see them."""

    engine: str
    # The engine that should have answered did not.
    degraded: bool = False
    # By primary key as text; higher is better, comparable within one answer only.
    scores: dict[str, float] = field(default_factory=dict)


class NoResults(EmptySearchResults):
    """The answer to a query without a word; it knows its model, and can be asked for facets."""

    supports_facet = True

    def __init__(self, model: type[Model]) -> None:
        super().__init__()
        self.model = model

    def _clone(self) -> "NoResults":
        return NoResults(self.model)

    def facet(self, field_name: str) -> OrderedDict[Any, int]:
        return OrderedDict()


class SiteBackend:
    """Mixin: cleans every query, so that none can fail by its text."""

    engine: str

    def _search(
        self, query_compiler_class: Any, query: Any, model_or_queryset: Any, **options: Any
    ) -> Any:
        completing = query_compiler_class is self.autocomplete_query_compiler_class  # type: ignore[attr-defined]
        cleaned = flat_query(query) if completing else clean_query(query)
        if cleaned is None:
            return NoResults(getattr(model_or_queryset, "model", model_or_queryset))
        if options.get("operator") not in {"and", "or"}:
            options["operator"] = None
        return super()._search(query_compiler_class, cleaned, model_or_queryset, **options)  # type: ignore[misc]

    def matches(self, query: str, objects: type[Model] | QuerySet[Any]) -> Matches:
        """Return what has all words of the query; one question, no object is loaded."""
        results = self.search(query, objects, operator="and")  # type: ignore[attr-defined]
        if isinstance(results, NoResults):
            return Matches(self.engine)
        scores: Iterable[tuple[Any, float]] = results.scores()
        found = {str(pk): float(score) for pk, score in scores}
        return Matches(results.engine, results.degraded, found)
