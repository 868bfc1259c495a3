"""Filters of a list with the number of pages behind every choice."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, NamedTuple, TypeVar

from django.core.paginator import Page as ListingPage
from django.http import HttpRequest

from lpbsite.core.listing import PAGE_SIZE, chosen_values, paginate, paging_query

Item = TypeVar("Item")
# The values of an item by the name of the filter.
Values = Mapping[str, frozenset[str]]


class FacetRow(NamedTuple):
    """One item of a list: its key, and its values."""

    pk: int
    values: Values


class FacetOption(NamedTuple):
    value: str
    label: str
    number: int
    chosen: bool


@dataclass(frozen=True)
class Facet:
    """A filter as its form shows it."""

    name: str
    label: str
    options: list[FacetOption]

    @property
    def chosen(self) -> list[str]:
        return [option.value for option in self.options if option.chosen]


class FacetSource(NamedTuple):
    """The query name of a filter, its label, and the labels of its values in order."""

    name: str
    label: str
    labels: Mapping[str, str]


@dataclass(frozen=True)
class FacetedList(Generic[Item]):
    """The page of a list that the address asks for; ``is_first`` when it asks for nothing."""

    listing: ListingPage[Any]
    filters: list[Facet]
    query: str
    is_first: bool

    def context(self) -> dict[str, Any]:
        return {"listing": self.listing, "filters": self.filters, "query": self.query}


def faceted_list(
    request: HttpRequest,
    items: Sequence[Item],
    values: Callable[[Item], Values],
    sources: Sequence[FacetSource],
    page_size: int = PAGE_SIZE,
) -> FacetedList[Item]:
    """Narrow and page a list as the address asks; no query.

    Raises:
        Http404: The page is past the end.
    """
    chosen, filters = choose_items(request, items, values, sources)
    listing = paginate(chosen, request, page_size)
    return FacetedList(
        listing=listing,
        filters=filters,
        query=paging_query({facet.name: facet.chosen for facet in filters}),
        is_first=listing.number == 1 and len(chosen) == len(items),
    )


def choose_items(
    request: HttpRequest,
    items: Sequence[Item],
    values: Callable[[Item], Values],
    sources: Sequence[FacetSource],
) -> tuple[list[Item], list[Facet]]:
    """Do as ``choose``, with the items themselves instead of their keys."""
    rows = [FacetRow(position, values(item)) for position, item in enumerate(items)]
    positions, facets = choose(request, rows, sources)
    return [items[position] for position in positions], facets


def choose(
    request: HttpRequest, rows: Sequence[FacetRow], sources: Sequence[FacetSource]
) -> tuple[list[int], list[Facet]]:
    """Return the keys of the rows that the address asks for, in order, and the filters to show.

    Values of one filter are alternatives, filters narrow each other. The number at a value says
    how many rows it would give beside what the other filters choose. Values that no row has are
    left out and ignored; a filter without values is left out. No query.
    """
    offered = {source.name: offered_values(source, rows) for source in sources}
    chosen = {
        name: frozenset(chosen_values(request, name, among)) for name, among in offered.items()
    }
    facets = [
        Facet(source.name, source.label, options_of(source, rows, offered[source.name], chosen))
        for source in sources
        if offered[source.name]
    ]
    return [row.pk for row in rows if matches(row, chosen)], facets


def offered_values(source: FacetSource, rows: Sequence[FacetRow]) -> list[str]:
    present: frozenset[str] = frozenset().union(*(row.values[source.name] for row in rows))
    return [value for value in source.labels if value in present]


def options_of(
    source: FacetSource,
    rows: Sequence[FacetRow],
    values: Sequence[str],
    chosen: Mapping[str, frozenset[str]],
) -> list[FacetOption]:
    others = {name: picked for name, picked in chosen.items() if name != source.name}
    beside = [row.values[source.name] for row in rows if matches(row, others)]
    return [
        FacetOption(
            value=value,
            label=source.labels[value],
            number=sum(value in present for present in beside),
            chosen=value in chosen[source.name],
        )
        for value in values
    ]


def matches(row: FacetRow, chosen: Mapping[str, frozenset[str]]) -> bool:
    return all(not picked or picked & row.values[name] for name, picked in chosen.items())
