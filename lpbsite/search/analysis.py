"""The terms of a text, as every engine indexes them and every query asks for them.

Engines split, fold and stem each in their own way, and none of them knows Dutch compounds. So
texts and queries are analysed here, once, and an engine gets plain terms with spaces between
them. A word gives terms of four kinds:

- the word itself, in lower case and without accents: ``buurtagendas``;
- its lemma, by which forms of one word meet: ``n0buurtagenda`` in Dutch, ``e0…`` in English;
- its stems, by which words meet that no dictionary has, and words of one family: ``n1…``,
  ``e1…``;
- the lemmas of the words that a Dutch compound is made of: ``n2buurt``, ``n2agenda``.

A digit behind the first letter keeps the kinds apart: no word of a text looks like that.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from lpbsite.search.compounds import all_parts, place_head, split_compound
from lpbsite.search.lemmas import family_of, lemma_of, stems_of
from lpbsite.search.separable import whole_verbs
from lpbsite.search.words import stop_words

# Longer is no word; engines have limits of their own, above this one.
MAX_WORD_LENGTH = 60
# Not part of a word: combining marks (accents) and format characters (soft hyphens, marks of
# writing direction).
LEFT_OUT = {"Mn", "Cf"}
# Letters of names that are no letter with an accent to Unicode, as people type them here.
PLAIN_LETTERS = str.maketrans(
    {"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe"}
    | {"ħ": "h", "ŋ": "ng", "ŧ": "t", "ə": "e"}
)

WORD = re.compile(r"[^\W_]+")
ASCII_WORD = re.compile(r"[a-z0-9]+")
# What a text hyphenates and others write as one word: "co-housing", "Cruyff-veld".
HYPHENATED = re.compile(r"(?<![\w-])[^\W\d_]+(?:[-\u2010][^\W\d_]+)+(?![\w-])")
# "Zorg- en welzijnsorganisaties": the first half of one compound and the whole of another.
SHARED_END = re.compile(r"(?<![\w-])([^\W\d_]+)[-\u2010] (?:en|of) ([^\W\d_]+)")

LEMMA_MARKS = {"nl": "n0", "en": "e0"}
STEM_MARKS = {"nl": "n1", "en": "e1"}
PART_MARK = "n2"


@dataclass(frozen=True, slots=True)
class WordTerms:
    """The terms of one word beside itself; ``halves`` are the words of a compound."""

    lemma: str
    stems: tuple[str, ...]
    halves: tuple[str, ...]
    parts: tuple[str, ...]


def words(text: str) -> list[str]:
    """Return the words of a text in order: lower case, no accents, at most 60 characters.

    Takes any text: what is no letter or digit parts words. Words of words are the same words.
    """
    return words_of(folded(text))


def words_of(plain: str) -> list[str]:
    """Return the words of a folded text."""
    found = (ASCII_WORD if plain.isascii() else WORD).findall(plain)
    return [word[:MAX_WORD_LENGTH] for word in found]


def folded(text: str) -> str:
    if text.isascii():
        return text.lower()  # what the rest makes of it
    # Twice: decomposing makes capitals (™ is TM), and lower case makes letters to decompose.
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    plain = plain.translate(PLAIN_LETTERS)
    return "".join(char for char in plain if unicodedata.category(char) not in LEFT_OUT)


@lru_cache(maxsize=100_000)
def word_terms(word: str, lang: str) -> WordTerms | None:
    """Return the terms of a word as ``words`` gives it; None for a stop word.

    ``lang`` is ``nl`` or ``en``.
    """
    if word in stop_words(lang):
        return None
    if not word.isalpha():
        return WordTerms(LEMMA_MARKS[lang] + word, (), (), ())
    halves = split_compound(word) if lang == "nl" else ()
    lemma = lemma_of(word, lang, halves)
    stems = tuple(STEM_MARKS[lang] + stem for stem in stems_of(word, lemma, lang, halves))
    # English words have no Dutch parts, and splitting takes time.
    parts = tuple(dict.fromkeys(part_terms(word))) if lang == "nl" else ()
    return WordTerms(LEMMA_MARKS[lang] + lemma, stems, halves, parts)


def part_terms(compound: str) -> Iterator[str]:
    """Yield the lemmas of the parts of a Dutch compound, then the heads of their families.

    So parts that were neighbours in the word are neighbours here. Of the name of a place only
    what kind of place it is.
    """
    parts = all_parts(compound) or filter(None, [place_head(compound)])
    lemmas = [lemma_of(part, "nl") for part in parts]
    heads = (family_of(lemma, "nl") for lemma in lemmas)
    for term in (*lemmas, *filter(None, heads)):
        yield PART_MARK + term


def terms_of_text(text: str, lang: str) -> set[str]:
    """Return all terms of a text, without its stop words."""
    return set(index_text(text, lang).split())


def index_text(text: str, lang: str, *, with_stop_words: bool = False) -> str:
    """Return the terms of a text as an engine indexes them.

    The lemmas stand in the order of the words, so that neighbours can be asked for as a phrase;
    then the words themselves, then stems and parts, words that the text hyphenates as one word,
    and Dutch verbs that it parts.

    Args:
        text: Any text.
        lang: ``nl`` or ``en``.
        with_stop_words: Keep them as words, for titles like "Over ons".
    """
    plain = folded(text)
    lemmas, own, rest = [], [], []
    for word in words_of(plain):
        terms = word_terms(word, lang)
        if terms:
            lemmas.append(terms.lemma)
            rest += [*terms.stems, *terms.parts]
        if terms or with_stop_words:
            own.append(word)
    for word in words_as_one(plain, lang):
        if terms := word_terms(word, lang):
            rest += [word, terms.lemma, *terms.stems, *terms.parts]
    if lang == "nl":
        rest += (LEMMA_MARKS[lang] + lemma_of(verb, lang) for verb in whole_verbs(plain))
    return " ".join((*lemmas, *own, *rest))


def words_as_one(text: str, lang: str) -> Iterator[str]:
    """Yield the words that a folded text writes with a hyphen, without it."""
    for hyphenated in HYPHENATED.findall(text):
        yield "".join(words_of(hyphenated))[:MAX_WORD_LENGTH]
    for front, whole in SHARED_END.findall(text) if lang == "nl" else ():
        if halves := split_compound(whole[:MAX_WORD_LENGTH]):
            yield f"{front}{halves[1]}"[:MAX_WORD_LENGTH]
