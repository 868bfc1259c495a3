"""Filters of a list with the number of pages behind every choice."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.http import HttpRequest

from lpbsite.core.listing import chosen_values


class FacetRow(NamedTuple):
    """One page of the list: its key, and its values by the name of the filter."""

    pk: int
    values: Mapping[str, frozenset[str]]


class FacetOption(NamedTuple):
    value: str
    label: str
    count: int | None
    chosen: bool


@dataclass(frozen=True)
class Facet:
    """A filter as its form shows it."""

    name: str
    label: str
    options: list[FacetOption]


class FacetSource(NamedTuple):
    """The query name of a filter, its label, and the labels of its values in order."""

    name: str
    label: str
    labels: Mapping[str, str]


def choose(
    request: HttpRequest, rows: Sequence[FacetRow], sources: Sequence[FacetSource]
) -> tuple[list[int], list[Facet]]:
    """Return the keys of the rows that the address asks for, and the filters to show; no query.

    Values of one filter are alternatives, filters narrow each other. A count says how many rows
    the choice would give beside what the other filters choose. Values that no row has are left
    out and ignored. The keys are in the order of the rows.
    """
    offered = {source.name: offered_values(source, rows) for source in sources}
    chosen = {
        name: frozenset(chosen_values(request, name, values))
        for name, values in offered.items()
    }
    facets = []
    for source in sources:
        others = {name: values for name, values in chosen.items() if name != source.name}
        beside = [row for row in rows if matches(row, others)]
        facets.append(
            Facet(
                source.name,
                source.label,
                [
                    FacetOption(
                        value,
                        source.labels[value],
                        sum(value in row.values[source.name] for row in beside),
                        value in chosen[source.name],
                    )
                    for value in offered[source.name]
                ],
            )
        )
    return [row.pk for row in rows if matches(row, chosen)], facets


def offered_values(source: FacetSource, rows: Sequence[FacetRow]) -> list[str]:
    present = frozenset().union(*(row.values[source.name] for row in rows))
    return [value for value in source.labels if value in present]


def matches(row: FacetRow, chosen: Mapping[str, frozenset[str]]) -> bool:
    return all(not values or values & row.values[name] for name, values in chosen.items())
