import pytest
from hypothesis import given
from hypothesis import strategies as st

from lpbsite.search.analysis import MAX_WORD_LENGTH, words
from tests.search.queries import ANY_TEXT


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Buurt- en wijkgericht werken", ["buurt", "en", "wijkgericht", "werken"]),
        ("buurt/wijk, zie tilburgers.nl", ["buurt", "wijk", "zie", "tilburgers", "nl"]),
        ("'s-Hertogenbosch", ["s", "hertogenbosch"]),
        ("financiën FINANCIËN financie\u0308n", ["financien"] * 3),
        ("snake_case 25-jarig", ["snake", "case", "25", "jarig"]),
        ("be\u00adlang \u202ebelang be\u200blang", ["belang"] * 3),
        ("Yılmaz Øster Łódź", ["yilmaz", "oster", "lodz"]),
        ("Straße ﬁets ™ ½", ["strasse", "fiets", "tm", "1", "2"]),
        ("Жизнь 第一条", ["жизнь", "第一条"]),
        ("\x00\ud800\ufffd🙂 _ - '", []),
        ("", []),
    ],
)
def test_words_are_plain(text, expected):
    assert words(text) == expected


def test_a_word_has_an_end():
    assert words("x" * 1000) == ["x" * MAX_WORD_LENGTH]


@given(ANY_TEXT | st.text(max_size=300))
def test_words_of_words_are_the_same_words(text):
    found = words(text)
    assert words(" ".join(found)) == found
