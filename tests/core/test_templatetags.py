import pytest
from django.core.paginator import Paginator

from lpbsite.core.templatetags.listing import page_range
from lpbsite.core.templatetags.people import initials


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Willem Stam", "WS"),
        ("Merlijn van Hulst", "MH"),
        ("Platform31", "P"),
        ("van der berg", "Va"),
        ("School voor Gebiedsgericht Werken", "SW"),
        ("", ""),
    ],
)
def test_initials_are_the_first_and_last_capital(name, letters):
    assert initials(name) == letters


@pytest.mark.parametrize(
    ("pages", "number", "shown"),
    [
        (1, 1, [1]),
        (5, 3, [1, 2, 3, 4, 5]),
        (20, 10, [1, "…", 9, 10, 11, "…", 20]),
        (20, 1, [1, 2, "…", 20]),
    ],
)
def test_page_range_leaves_out_what_is_far_away(pages, number, shown):
    listing = Paginator(range(pages), 1).page(number)

    assert list(page_range(listing)) == shown
