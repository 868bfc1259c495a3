"""Filter hits and count what they have: values of one filter are OR, filters are AND."""

from collections.abc import Mapping

import numpy as np

from lpbsite.core.terms import Term, Terms
from lpbsite.search.answer import FacetValue
from lpbsite.search.columns import FILTERS, Columns, Mask
from lpbsite.search.page_types import TYPE_LABELS
from lpbsite.search.vocabulary import Vocabulary

Chosen = Mapping[str, frozenset[str]]


def count(pages: Mask, chosen: Chosen, name: str, columns: Columns) -> dict[str, int]:
    """Count the values of the pages that pass every other filter."""
    others = {other: values for other, values in chosen.items() if other != name}
    hits = pages & columns.passing(others)
    numbers = {
        value: int(np.count_nonzero(hits & mask)) for value, mask in columns.masks[name].items()
    }
    return {value: number for value, number in numbers.items() if number}


def count_facets(
    pages: Mask, chosen: Chosen, lang: str, known: Vocabulary, columns: Columns
) -> dict[str, tuple[FacetValue, ...]]:
    """Return the values of all filters, those with most hits first, years by time."""
    types = {value: Term(str(label), lang) for value, label in TYPE_LABELS.items()}
    counts = {name: count(pages, chosen, name, columns) for name in FILTERS}
    years = sorted(counts["year"].items(), reverse=True)
    return {
        "type": by_count(counts["type"], types),
        "year": tuple(FacetValue(year, year, number, lang) for year, number in years),
        "topic": by_count(counts["topic"], known.topics),
        "city": by_count(counts["city"], known.cities),
    }


def by_count(counts: Mapping[str, int], terms: Terms) -> tuple[FacetValue, ...]:
    found = [
        FacetValue(value, terms[value].label, number, terms[value].lang)
        for value, number in counts.items()
        if value in terms
    ]
    return tuple(sorted(found, key=lambda facet: (-facet.count, facet.label)))
