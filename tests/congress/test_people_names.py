import pytest

from congress.people_names import initial, surname, surname_order


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Willem Stam", "Stam"),
        ("Merlijn van Hulst", "Hulst"),
        ("Dennis de Vries", "Vries"),
        ("Jan Peter van der Berg", "Berg"),
        ("Ans in ’t Veld", "Veld"),
        ("Maria de la Fuente Marcos", "Fuente Marcos"),
        ("De Vries", "Vries"),
        ("Ruud van", "van"),
        ("Plato", "Plato"),
        ("", ""),
    ],
)
def test_surname_leaves_out_first_names_and_prefixes(name, expected):
    assert surname(name) == expected


def test_names_are_ordered_by_surname_without_prefixes_case_or_accents():
    names = ["Dennis de Vries", "Édith Ährens", "Merlijn van Hulst", "Bea Stam", "Anna Stam"]
    assert sorted(names, key=surname_order) == [
        "Édith Ährens",
        "Merlijn van Hulst",
        "Anna Stam",
        "Bea Stam",
        "Dennis de Vries",
    ]


@pytest.mark.parametrize(
    ("name", "letter"), [("Merlijn van Hulst", "H"), ("Ö. Özal", "O"), ("3fm", "#"), ("", "#")]
)
def test_initial_is_the_plain_letter_of_the_surname(name, letter):
    assert initial(name) == letter
