"""Which texts have a word that starts as somebody typed, also when one letter is wrong."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator

# Shorter ones have too many neighbours to know which was meant.
MIN_MISTYPED = 4
LETTERS = "abcdefghijklmnopqrstuvwxyz"
# Sorts after every letter and digit that a word can have.
LAST = "\U0010ffff"


class WordStarts:
    """The words of texts in their order, so that a start of a word is a stretch of them."""

    def __init__(self, texts: Iterable[Iterable[str]]) -> None:
        """Take the words of each text; a text is known by its place from here on."""
        places: dict[str, list[int]] = defaultdict(list)
        for place, words in enumerate(texts):
            for word in words:
                places[word].append(place)
        self.words = sorted(places)
        self.places = [tuple(places[word]) for word in self.words]

    def texts_with(self, starts: list[str]) -> set[int]:
        """Return the texts that for every start have a word; none when there is no start."""
        found = [self.texts_with_start(start) for start in starts]
        return set.intersection(*found) if found else set()

    def texts_with_start(self, start: str) -> set[int]:
        return set().union(*self.places[self.stretch(start)])

    def stretch(self, start: str) -> slice:
        return slice(bisect_left(self.words, start), bisect_left(self.words, start + LAST))

    def has(self, start: str) -> bool:
        at = bisect_left(self.words, start)
        return at < len(self.words) and self.words[at].startswith(start)

    def mended(self, starts: list[str]) -> list[str]:
        """Return the starts with the one that no word has put right; none when it is not clear.

        Clear is: one start alone is wrong, it has four letters or more and nothing else, and
        one edit makes it a word, or the start of one, in one way only.
        """
        wrong = [start for start in starts if not self.has(start)]
        if len(wrong) != 1:
            return []
        meant = self.meant_by(wrong[0])
        return [meant if start == wrong[0] else start for start in starts] if meant else []

    def meant_by(self, start: str) -> str:
        if len(start) < MIN_MISTYPED or not start.isalpha():
            return ""
        near = {edited for edited in one_edit_away(start) if self.has(edited)}
        whole = {edited for edited in near if self.is_word(edited)}
        readings = without_longer(whole or near)
        return readings[0] if len(readings) == 1 else ""

    def is_word(self, text: str) -> bool:
        at = bisect_left(self.words, text)
        return at < len(self.words) and self.words[at] == text


def without_longer(starts: Iterable[str]) -> list[str]:
    """Leave out starts that begin with another of them, which finds all that they find."""
    kept: list[str] = []
    for start in sorted(starts):
        if not kept or not start.startswith(kept[-1]):
            kept.append(start)
    return kept


def one_edit_away(word: str) -> Iterator[str]:
    """Return the word with a letter left out, swapped with the next, changed or put in."""
    for at in range(len(word) + 1):
        before, after = word[:at], word[at:]
        if after:
            yield before + after[1:]
        if len(after) > 1:
            yield before + after[1] + after[0] + after[2:]
        for letter in LETTERS:
            yield before + letter + after
            if after:
                yield before + letter + after[1:]
