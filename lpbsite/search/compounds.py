"""Split Dutch compounds: "buurtagenda" is found by "agenda", and by "agenda van de buurt".

A word is split in two where both parts are words, at least one of them a noun of the field or
of daily life (``words/nouns.nl.txt``) and the other any longer word of the dictionary. A part
that is a compound itself is split again. What looks like a compound and is none stands in
``words/wholes.nl.txt``, and what is never a part of one in ``words/no_parts.nl.txt``.
"""

from functools import lru_cache

from lpbsite.search.lemmas import is_dictionary_word, lemma_of
from lpbsite.search.words import no_parts, nouns, wholes

# Letters between the parts: stad-s-deel, zon-ne-paneel, ouder-en-zorg.
LINKS = ("", "s", "e", "en", "n", "ne")
MIN_LENGTH = 7
MIN_PART = 3
# Shorter words of a dictionary are found inside any longer one.
MIN_DICTIONARY_PART = 4
# Two words of a dictionary beside each other are mostly chance.
LEAST_TRUST = 2


@lru_cache(maxsize=50_000)
def split_compound(word: str) -> tuple[str, ...]:
    """Return both words that a compound is made of, in order; nothing when it is none."""
    if len(word) < MIN_LENGTH or not word.isalpha() or is_whole(word):
        return ()
    return best_split(word) or ()


def all_parts(word: str) -> tuple[str, ...]:
    """Return the parts of a compound and theirs: speeltuin, vereniging, speel and tuin."""
    halves = split_compound(word)
    return halves + tuple(part for half in halves for part in all_parts(half))


def is_whole(word: str) -> bool:
    return word in wholes() or lemma_of(word, "nl") in wholes()


def best_split(word: str) -> tuple[str, str] | None:
    """Return both halves of the likeliest split: surest words first, then the longest last."""
    found = []
    for cut in range(MIN_PART, len(word) - MIN_PART + 1):
        back_trust = trust_in(word[cut:])
        for link in LINKS if back_trust else ():
            front = word[:cut]
            modifier = front.removesuffix(link)
            if len(modifier) < MIN_PART or not front.endswith(link):
                continue
            trust = trust_in(modifier)
            if trust and trust + back_trust > LEAST_TRUST:
                found.append((trust + back_trust, len(word) - cut, -len(link), modifier))
    if not found:
        return None
    _trust, length, _link, modifier = max(found)
    return modifier, word[-length:]


def trust_in(part: str) -> int:
    """Tell how surely a part is a word: 4 for a noun of the list, 1 for one of a dictionary."""
    if part in no_parts():
        return 0
    if part in nouns() or lemma_of(part, "nl") in nouns():
        return 4
    if len(part) >= MIN_DICTIONARY_PART and is_dictionary_word(part, "nl"):
        return 3 if is_compound(part) else 1
    return 2 if is_compound(part) else 0


def is_compound(part: str) -> bool:
    return len(part) >= MIN_LENGTH and bool(split_compound(part))
