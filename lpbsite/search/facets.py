"""Filter hits and count what they have: values of one filter are OR, filters are AND."""

from collections import Counter
from collections.abc import Mapping

from lpbsite.core.terms import Term, Terms
from lpbsite.search.answer import FacetValue
from lpbsite.search.facts import PageFacts
from lpbsite.search.page_types import TYPE_LABELS
from lpbsite.search.vocabulary import Vocabulary

Chosen = Mapping[str, frozenset[str]]


def passes(facts: PageFacts, chosen: Chosen) -> bool:
    return all(not values or values & facts.values(name) for name, values in chosen.items())


def count(hits: list[PageFacts], chosen: Chosen, name: str) -> Counter[str]:
    """Count the values of hits that pass every other filter."""
    others = {other: values for other, values in chosen.items() if other != name}
    return Counter(
        value for facts in hits if passes(facts, others) for value in facts.values(name)
    )


def count_facets(
    hits: list[PageFacts], chosen: Chosen, lang: str, known: Vocabulary
) -> dict[str, tuple[FacetValue, ...]]:
    """Return the values of all filters, those with most hits first, years by time."""
    types = {value: Term(str(label), lang) for value, label in TYPE_LABELS.items()}
    years = sorted(count(hits, chosen, "year").items(), reverse=True)
    return {
        "type": by_count(count(hits, chosen, "type"), types),
        "year": tuple(FacetValue(year, year, number, lang) for year, number in years),
        "topic": by_count(count(hits, chosen, "topic"), known.topics),
        "city": by_count(count(hits, chosen, "city"), known.cities),
    }


def by_count(counts: Counter[str], terms: Terms) -> tuple[FacetValue, ...]:
    found = [
        FacetValue(value, terms[value].label, number, terms[value].lang)
        for value, number in counts.items()
        if value in terms
    ]
    return tuple(sorted(found, key=lambda facet: (-facet.count, facet.label)))
