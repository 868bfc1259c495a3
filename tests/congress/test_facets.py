from django.test import RequestFactory

from congress.facets import Facet, FacetOption, FacetRow, FacetSource, choose

SOURCES = [
    FacetSource("kind", "Kind", {"a": "First", "b": "Second", "c": "Third"}),
    FacetSource("year", "Year", {"2025": "2025", "2014": "2014"}),
]


def row(pk, kind, *years):
    return FacetRow(pk, {"kind": frozenset({kind}), "year": frozenset(years)})


ROWS = [row(1, "a", "2025"), row(2, "b", "2025", "2014"), row(3, "b")]


def result(query):
    return choose(RequestFactory().get(f"/?{query}"), ROWS, SOURCES)


def test_without_a_choice_every_row_is_there_and_counts_are_of_all():
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
    assert [(option.value, option.count, option.chosen) for option in kinds.options] == [
        ("a", 1, False),
        ("b", 1, True),
    ]
    assert [(option.value, option.count, option.chosen) for option in years.options] == [
        ("2025", 1, True),
        ("2014", 1, False),
    ]


def test_unknown_values_and_names_are_ignored():
    assert result("kind=c&kind=nothing&year=&colour=red") == result("")


def test_empty_list_offers_no_choice():
    assert choose(RequestFactory().get("/?kind=a"), [], SOURCES) == (
        [],
        [Facet("kind", "Kind", []), Facet("year", "Year", [])],
    )
