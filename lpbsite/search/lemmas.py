"""Lemmas and stems: forms of one word share at least one of them."""

from functools import cache

import Stemmer
from simplemma import is_known, lemmatize

from lpbsite.search.words import irregular_forms

# Snowball's first Dutch stemmer; its second ("dutch") takes "gezond" for a form of "zon".
# Endings of borrowed nouns and of their verbs, and how long such a word is at least.
BORROWED = ("atie", "eren")
MIN_BORROWED = 8

ALGORITHMS = {"nl": "dutch_porter", "en": "english"}


@cache
def stemmer(lang: str) -> Stemmer.Stemmer:
    # Its own cache of words would be a second one.
    return Stemmer.Stemmer(ALGORITHMS[lang], 0)


def stems_of(word: str, lemma: str, lang: str) -> tuple[str, ...]:
    """Return the stems of a lemma and of the word itself, each once.

    In Dutch also what a borrowed verb and its noun share: renoveren and renovatie.
    """
    stem = stemmer(lang).stemWord
    found = dict.fromkeys((stem(lemma), stem(word)))
    if lang == "nl" and lemma.endswith(BORROWED) and len(lemma) >= MIN_BORROWED:
        found[lemma[:-4] + "eer"] = None
    return tuple(found)


def lemma_of(word: str, lang: str, parts: tuple[str, ...] = ()) -> str:
    """Return the basic form of a word, or the word itself where none is known.

    Args:
        word: In lower case and without accents.
        lang: ``nl`` or ``en``.
        parts: The words that a compound is made of; the last one bends (raadsleden, raadslid).
    """
    taught = irregular_forms(lang).get(word)
    if taught:
        return taught
    if len(parts) > 1 and word.endswith(parts[-1]):
        return word.removesuffix(parts[-1]) + lemma_of(parts[-1], lang)
    if lang == "nl":
        # Accents are gone: ideeën is ideeen here, and provinciën provincien.
        for ending, length in (("een", 2), ("ien", 1)):
            if word.endswith(ending) and is_dictionary_word(word[:-length], lang):
                return word[:-length]
    lemma = lemmatize(word, lang=lang) if word.isalpha() else word
    lemma = lemma.replace("_", "").lower()
    return lemma if lemma.isalpha() else word


def is_dictionary_word(word: str, lang: str) -> bool:
    return word.isalpha() and (word in irregular_forms(lang) or is_known(word, lang=lang))


def read_word_lists() -> None:
    """Read the dictionaries into memory, as the first word of each language would do."""
    for lang in ALGORITHMS:
        is_known("a", lang=lang)
