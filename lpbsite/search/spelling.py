"""What a mistyped word may have meant: words of pages, and never a name that is right."""

from collections.abc import Iterable
from string import digits

from django.db.models import Max
from rapidfuzz import process
from rapidfuzz.distance import OSA

from lpbsite.search.compounds import split_compound
from lpbsite.search.lemmas import is_dictionary_word, lemma_of
from lpbsite.search.models import Word
from lpbsite.search.words import names, nouns, people, places

# Shorter words have too many neighbours.
MIN_LENGTH = 4
# From this length on, two letters may be wrong.
LONG = 8
MAX_CORRECTIONS = 3
# What sounds alike in Dutch is the likeliest mistake.
SOUNDS = {
    "ij": "ei",
    "y": "ei",
    "ou": "au",
    "ph": "f",
    "th": "t",
    "sch": "sg",
    "ch": "g",
    "ck": "k",
    "c": "k",
    "q": "k",
    "z": "s",
    "v": "f",
    "dt": "t",
    "d": "t",
}

# The last word's key, and the words up to it.
kept: tuple[int | None, tuple[str, ...]] = (None, ())


def known_words() -> tuple[str, ...]:
    """Return the words of all pages, hidden ones too; one query while none is new."""
    global kept
    newest = Word.objects.aggregate(newest=Max("pk"))["newest"]
    if kept[0] != newest:
        kept = (newest, tuple(Word.objects.values_list("text", flat=True)))
    return kept[1]


def is_right(word: str) -> bool:
    """Tell whether a word is known to be right, even if no page has it."""
    return is_listed(word) or is_plain_compound(word)


def is_listed(word: str) -> bool:
    """Tell whether a word is a known name or stands in a dictionary."""
    return any(word in listed() for listed in (names, places, people)) or any(
        is_dictionary_word(word, lang) for lang in ("nl", "en")
    )


def is_plain_compound(word: str) -> bool:
    """Tell whether both parts of a word are well-known nouns; others are found by chance."""
    halves = split_compound(word)
    return bool(halves) and all({half, lemma_of(half, "nl")} & nouns() for half in halves)


def corrections(word: str) -> tuple[str, ...]:
    """Return at most three words that may be meant, the likeliest first; none for a listed one.

    A number at the end is never wrong. They may stand on pages that a visitor cannot see:
    whoever shows one looks first.
    """
    letters = word.rstrip(digits)
    if len(letters) < MIN_LENGTH or not letters.isalpha() or is_listed(word):
        return ()
    number = word[len(letters) :]
    known = known_words()
    if number:
        known = tuple(found for found in known if found.endswith(number))
    most = 2 if len(word) >= LONG else 1
    near = process.extract(word, known, scorer=OSA.distance, score_cutoff=most, limit=20)
    return tuple(best_first(word, ((found, distance) for found, distance, _place in near)))[
        :MAX_CORRECTIONS
    ]


def best_first(word: str, near: Iterable[tuple[str, float]]) -> list[str]:
    def place(pair: tuple[str, float]) -> tuple[float, bool, bool, str]:
        found, distance = pair
        alike = sound(found) == sound(word)
        return distance - 0.5 * alike, found[0] != word[0], len(found) != len(word), found

    return [found for found, _distance in sorted(near, key=place)]


def sound(word: str) -> str:
    for letters, heard in SOUNDS.items():
        word = word.replace(letters, heard)
    return "".join(
        char for char, after in zip(word, f"{word[1:]} ", strict=True) if char != after
    )
