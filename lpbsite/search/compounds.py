"""Split Dutch compounds: "buurtagenda" is found by "agenda", and by "agenda van de buurt".

A word is split in two where both parts are words, at least one of them a noun of the field or
of daily life (``words/nouns.nl.txt``) and the other any longer word of the dictionary. A part
that is a compound itself is split again. What looks like a compound and is none stands in
``words/wholes.nl.txt``, and what is never a part of one in ``words/no_parts.nl.txt``.
"""

from functools import lru_cache

from lpbsite.search.lemmas import in_dictionary, is_dictionary_word, lemma_of
from lpbsite.search.words import (
    english_compounds,
    names,
    no_parts,
    nouns,
    place_heads,
    places,
    wholes,
)

# Letters between the parts: stad-s-deel, zon-ne-paneel, ouder-en-zorg.
LINKS = ("", "s", "e", "en", "n", "ne")
MIN_LENGTH = 7
MIN_PART = 3
# Shorter words of a dictionary are found inside any longer one.
MIN_DICTIONARY_PART = 4
# How surely something is a word; two short ones beside each other are mostly chance.
SURE, LONG_WORD, SHORT_WORD, UNKNOWN_COMPOUND = 8, 6, 3, 2
LEAST_TRUST = 10
MIN_LONG = 6


@lru_cache(maxsize=50_000)
def split_compound(word: str) -> tuple[str, ...]:
    """Return both words that a compound is made of, in order; nothing when it is none."""
    if len(word) < MIN_LENGTH or not word.isalpha() or is_whole(word):
        return ()
    base = in_dictionary(word, "nl") if is_dictionary_word(word, "nl") else word
    # "Wintersport" is no form of the verb "wintersporten", nor "breiden" one of "uitbreiden".
    if word in base:
        base = word
    halves = split_basic(base)
    if base == word or not halves:
        return halves  # "kappers" is split as little as "kapper"
    own = best_split(word) or ()
    front = base.removesuffix(halves[1])
    rest = word[len(front) :] if word.startswith(front) else ""
    # "Gemeenteraadsverkiezingen" has an "s" that its basic form is without.
    is_form = not own or lemma_of(rest, "nl") == lemma_of(halves[1], "nl")
    if own[:1] != halves[:1] and len(rest) >= MIN_PART and is_form:
        return halves[0], rest
    return own


def split_basic(word: str) -> tuple[str, ...]:
    halves: tuple[str, ...] = () if is_whole(word) else best_split(word) or ()
    is_verb = word.endswith("en") and bool(halves) and halves[1] not in nouns()
    # "Koppelen" has no "kop".
    return () if is_verb and is_dictionary_word(word, "nl") else halves


def all_parts(word: str) -> tuple[str, ...]:
    """Return the parts of a compound and theirs: speeltuin, vereniging, speel and tuin."""
    halves = split_compound(word)
    return halves + tuple(part for half in halves for part in all_parts(half))


def place_head(word: str) -> str:
    """Return what kind of place an unknown name is of: "Petruskerk" is a church; or nothing."""
    if is_dictionary_word(word, "nl") or is_whole(word):
        return ""
    cuts = range(MIN_DICTIONARY_PART, len(word) - MIN_DICTIONARY_PART + 1)
    return next((word[cut:] for cut in cuts if word[cut:] in place_heads()), "")


def is_whole(word: str) -> bool:
    """Tell whether a word looks like a compound and is none; Oudewater is no water."""
    return any(word in listed() for listed in (wholes, names, places)) or (
        lemma_of(word, "nl") in wholes()
    )


def best_split(word: str) -> tuple[str, str] | None:
    """Return both halves of the likeliest split.

    The surest words first, then those with the plainest last half, then with the longest.
    """
    found = []
    for cut in range(MIN_PART, len(word) - MIN_PART + 1):
        back_trust = trust_in(word[cut:])
        for link in LINKS if back_trust else ():
            front = word[:cut]
            modifier = front.removesuffix(link)
            if len(modifier) < MIN_PART or not front.endswith(link):
                continue
            trust = trust_in(modifier)
            if trust and trust + back_trust >= LEAST_TRUST:
                back = plainness(word[cut:]), len(word) - cut
                found.append((trust + back_trust, *back, -len(link), modifier))
    if not found:
        return None
    _trust, _plain, length, _link, modifier = max(found)
    return modifier, word[-length:]


def plainness(part: str) -> int:
    """Tell whether a last half is a noun of the list (2), a form of one (1) or neither."""
    return (part in nouns()) + (lemma_of(part, "nl") in nouns())


@lru_cache(maxsize=20_000)
def trust_in(part: str) -> int:
    """Tell how surely a part is a word: most for a noun of the list, none for an ending."""
    if part in no_parts():
        return 0
    if part in nouns() or lemma_of(part, "nl") in nouns():
        return SURE
    if len(part) >= MIN_DICTIONARY_PART and is_dictionary_word(part, "nl"):
        if is_compound(part):
            return SURE
        return LONG_WORD if len(part) >= MIN_LONG else SHORT_WORD
    return UNKNOWN_COMPOUND if is_compound(part) else 0


def is_compound(part: str) -> bool:
    return len(part) >= MIN_LENGTH and bool(split_compound(part))


@lru_cache(maxsize=5_000)
def english_halves(word: str) -> tuple[tuple[str, ...], ...]:
    """Return the ways to read a word as two English ones: streetlight, "street light".

    A word of a dictionary is read so only where our list tells; of any other word all splits
    into two words of the dictionary count, as only those that stand on a page find anything.
    """
    listed = english_compounds().get(lemma_of(word, "en"))
    if listed:
        return (listed,)
    if not word.isalpha() or is_dictionary_word(word, "en") or is_dictionary_word(word, "nl"):
        return ()
    cuts = range(MIN_PART, len(word) - MIN_PART + 1)
    splits = ((word[:cut], word[cut:]) for cut in cuts)
    return tuple(
        halves for halves in splits if all(is_dictionary_word(half, "en") for half in halves)
    )
