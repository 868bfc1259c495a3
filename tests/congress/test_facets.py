import pytest
from django.http import Http404
from django.test import RequestFactory

from congress.facets import Facet, FacetOption, FacetSource, choose_items, faceted_list

SOURCES = [
    FacetSource("kind", "Kind", {"a": "First", "b": "Second", "c": "Third"}),
    FacetSource("year", "Year", {"2025": "2025", "2014": "2014"}),
]
ROWS = {
    1: {"kind": frozenset({"a"}), "year": frozenset({"2025"})},
    2: {"kind": frozenset({"b"}), "year": frozenset({"2025", "2014"})},
    3: {"kind": frozenset({"b"}), "year": frozenset()},
}


def request(query):
    return RequestFactory().get(f"/?{query}")


def result(query, items=(1, 2, 3)):
    return choose_items(request(query), items, ROWS.get, SOURCES)


def test_without_a_choice_every_item_is_there_and_counts_are_of_all():
    assert result("") == (
        [1, 2, 3],
        [
            Facet(
                "kind",
                "Kind",
                [FacetOption("a", "First", 1, False), FacetOption("b", "Second", 2, False)],
            ),
            Facet(
                "year",
                "Year",
                [FacetOption("2025", "2025", 2, False), FacetOption("2014", "2014", 1, False)],
            ),
        ],
    )


def test_values_of_one_filter_are_alternatives():
    assert result("kind=a&kind=b")[0] == [1, 2, 3]
    assert result("year=2014&year=2025")[0] == [1, 2]


def test_filters_narrow_each_other_and_counts_follow_the_other_filters():
    chosen, (kinds, years) = result("kind=b&year=2025")
    assert chosen == [2]
    assert [(option.value, option.number, option.chosen) for option in kinds.options] == [
        ("a", 1, False),
        ("b", 1, True),
    ]
    assert [(option.value, option.number, option.chosen) for option in years.options] == [
        ("2025", 1, True),
        ("2014", 1, False),
    ]


def test_unknown_values_and_names_are_ignored():
    assert result("kind=c&kind=nothing&year=&colour=red") == result("")


def test_filter_without_values_is_left_out():
    assert [facet.name for facet in result("kind=a", items=[3])[1]] == ["kind"]
    assert result("kind=a", items=[]) == ([], [])


def test_list_is_paged_after_it_is_narrowed():
    second = faceted_list(request("year=2025&page=2"), [1, 2, 3], ROWS.get, SOURCES, 1)
    assert list(second.listing) == [2]
    assert second.query == "year=2025&"
    assert not second.is_first


def test_list_is_first_only_when_the_address_asks_for_nothing_that_narrows_it():
    def is_first(query):
        return faceted_list(request(query), [1, 2, 3], ROWS.get, SOURCES, 2).is_first

    assert [is_first(query) for query in ("", "kind=none", "page=2", "kind=a")] == [
        True,
        True,
        False,
        False,
    ]


def test_page_past_the_end_of_the_list_is_not_found():
    with pytest.raises(Http404):
        faceted_list(request("kind=a&page=2"), [1, 2, 3], ROWS.get, SOURCES)
