"""Starts of words, and starts with one letter wrong."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lpbsite.search.word_starts import WordStarts

TITLES = [
    "wijkteam noord",
    "wijkteams",
    "congres utrecht",
    "utrecht",
    "delft",
    "delden",
    "2025",
]
STARTS = WordStarts(title.split() for title in TITLES)


def found(*starts):
    return [TITLES[place] for place in sorted(STARTS.texts_with(list(starts)))]


@pytest.mark.parametrize(
    ("starts", "titles"),
    [
        (["utr"], ["congres utrecht", "utrecht"]),
        (["utrecht"], ["congres utrecht", "utrecht"]),
        (["utr", "con"], ["congres utrecht"]),
        (["utr", "del"], []),
        (["w"], ["wijkteam noord", "wijkteams"]),
        (["echt"], []),
        (["zzz"], []),
        (["\U0010ffff"], []),
        ([], []),
    ],
)
def test_texts_have_a_word_for_every_start(starts, titles):
    assert found(*starts) == titles


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("utreht", "utrecht"),  # left out
        ("utreecht", "utrecht"),  # one too many
        ("utrehct", "utrecht"),  # swapped
        ("uttecht", "utrecht"),  # another
        ("wijktaem", "wijkteam"),
        ("wijktaems", "wijkteams"),
        ("atrech", "utrech"),  # the start of a word
        ("utrhectt", ""),  # two edits
        ("urt", ""),  # too short
        ("delr", "del"),  # what remains begins both
        ("delf", ""),  # nothing is wrong
        ("2026", ""),  # a number is what it is
    ],
)
def test_one_wrong_letter_is_mended_when_it_is_clear(typed, meant):
    assert STARTS.mended([typed]) == ([meant] if meant else [])


def test_two_readings_are_not_clear():
    starts = WordStarts([["haarlem"], ["haven"], ["halen"], ["haken"]])
    assert starts.mended(["haren"]) == []
    assert starts.mended(["haarlen"]) == ["haarlem"]


def test_one_wrong_word_among_right_ones_is_mended():
    assert STARTS.mended(["con", "utrehct"]) == ["con", "utrecht"]
    assert STARTS.mended(["congrse", "utrehct"]) == []
    assert STARTS.mended(["con", "utr"]) == []


@given(st.text(max_size=30))
def test_any_text_has_an_answer(text):
    assert isinstance(STARTS.texts_with([text]), set)
    assert isinstance(STARTS.mended([text]), list)
