"""What our three backends share."""

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import numpy as np
from django.db.models import Model
from modelsearch.backends.base import EmptySearchResults
from numpy.typing import NDArray

from lpbsite.search.backends.cleaning import clean_query, flat_query

Keys: TypeAlias = NDArray[np.int64]


@dataclass(frozen=True)
class Occurrences:
    """On which pages terms stand, whoever may see them: primary keys by term.

    How much a page has of a term is told by its texts, alike for every engine.
    """

    engine: str
    # The engine that should have answered did not.
    degraded: bool = False
    pages: dict[str, Keys] = field(default_factory=dict)


def keys_of(text: str | None) -> Keys:
    """Return the numbers in a text, which commas part."""
    return np.fromstring(text or "", dtype=np.int64, sep=",")


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

    def occurrences(self, terms: Sequence[str]) -> Occurrences:
        """Return the pages that have the terms; one question, no object is loaded.

        Args:
            terms: As ``lpbsite.search.analysis`` makes them; with a space inside, a phrase.
        """
        raise NotImplementedError
