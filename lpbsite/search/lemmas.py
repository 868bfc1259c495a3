"""Lemmas and stems: forms of one word share at least one of them."""

from functools import cache

import Stemmer
from simplemma import is_known, lemmatize
from simplemma.strategies import DEFAULT_DICTIONARY_FACTORY
from simplemma.utils import strip_diacritics

from lpbsite.search.words import british_spelling, families, irregular_forms, nouns

# Endings of borrowed nouns and of their verbs, and how long such a word is at least.
BORROWED = ("atie", "eren", "ator")
MIN_BORROWED = 8
# Endings of the other language, and what they are in this one.
COGNATES = {
    "nl": {"ation": "atie", "ity": "iteit", "ism": "isme", "cracy": "cratie"},
    "en": {"atie": "ation", "iteit": "ity", "isme": "ism", "cratie": "cracy"},
}
# Longer stems are seldom a word of another meaning.
MIN_STEM = 5
# Who does something is called after it: "onderzoek", "onderzoeker".
DOERS = ("aar", "er")
MIN_DONE = 4
# A plural as it is written without its apostrophe: auto's, foto's, menu's, hobby's.
LONG_VOWELS, VOWELS = "aiouy", "aeiouy"
MIN_PLURAL = 5
# The end of a word and what it is before an ending: huis, huizen; brief, brieven.
VOICELESS = {"v": "f", "z": "s"}
MIN_BASE = 3
FEMALE = ("ster", "eres")

# Snowball's first Dutch stemmer; its second ("dutch") takes "gezond" for a form of "zon".
ALGORITHMS = {"nl": "dutch_porter", "en": "english"}


@cache
def stemmer(lang: str) -> Stemmer.Stemmer:
    # Its own cache of words would be a second one.
    return Stemmer.Stemmer(ALGORITHMS[lang], 0)


def stems_of(word: str, lemma: str, lang: str, parts: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Return the stems of a lemma and of the word itself, each once.

    Also what words of one family share: inbraak, inbreker and inbreken; in Dutch by rule
    renoveren, renovatie and renovator, and onderzoeker and onderzoek. A word of the other
    language has the stem that it would have in this one: participation that of participatie.
    ``parts`` are those of a compound.
    """
    stem = stemmer(lang).stemWord
    found = {one: None for one in (stem(lemma), stem(word)) if not is_other(one, lemma, lang)}
    if head := family_of(lemma, lang, parts):
        found[stem(head)] = None
    for ending, other in COGNATES[lang].items():
        if lemma.endswith(ending) and len(lemma) >= MIN_BORROWED:
            found[stem(lemma.removesuffix(ending) + other)] = None
    if lang == "nl":
        if lemma.endswith(BORROWED) and len(lemma) >= MIN_BORROWED:
            found[lemma[:-4] + "eer"] = None
        for doer in DOERS:
            done = lemma.removesuffix(doer)
            if done != lemma and is_work(done):
                found[stem(done)] = None
    return tuple(found)


def family_of(lemma: str, lang: str, parts: tuple[str, ...] = ()) -> str:
    """Return the word that stands for the family of a lemma, or nothing.

    A compound has the family of its last part: buurtbemiddelaar, buurtbemiddelen.
    """
    head = families(lang).get(lemma, "")
    if head or len(parts) < 2:
        return head
    last = lemma_of(parts[-1], lang)
    if lemma.endswith(last) and (head := families(lang).get(last, "")):
        return lemma.removesuffix(last) + head
    return ""


def is_other(stem: str, lemma: str, lang: str) -> bool:
    """Tell whether a short stem is another word: of "zoon" and "zonen" it would be "zon"."""
    return (
        lang == "nl"
        and len(stem) < MIN_STEM
        and stem != lemma
        and is_dictionary_word(lemma, lang)
        and is_dictionary_word(stem, lang)
        and lemma_of(stem, lang) != lemma
    )


def is_work(word: str) -> bool:
    """Tell whether a word is a noun, or a compound with one, that a doer is called after."""
    heads = (word[cut:] for cut in range(MIN_DONE, len(word) - MIN_DONE + 1))
    return len(word) >= MIN_DONE and (word in nouns() or any(head in nouns() for head in heads))


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
        if is_bare_plural(word):
            return word[:-1]
    lemma = in_dictionary(word, lang)
    if lang == "nl":
        if lemma.endswith("je"):  # the dictionary brings bankjes to bankje, and that to bank
            lemma = in_dictionary(lemma, lang)
        return noun_of(word) or noun_of(lemma) or lemma
    return british_spelling().get(lemma, lemma)


def noun_of(word: str) -> str:
    """Return the noun of our list that a word is, or is the plural or the verb of; or nothing.

    The dictionary takes many nouns for forms of a verb: bak for bakken, fiets for fietsen. So
    that all forms meet, also in compounds, the noun stands for both.
    """
    if word in nouns():
        return word
    base = word.removesuffix("en")
    if base == word or len(base) < MIN_BASE:
        return ""
    if base[-1] == base[-2]:
        base = base[:-1]
    elif base[-2] in VOWELS and base[-3] not in VOWELS:
        base = f"{base[:-1]}{base[-2:]}"
    voiceless = base[:-1] + VOICELESS.get(base[-1], base[-1])
    return next((noun for noun in (base, voiceless) if noun in nouns()), "")


def in_dictionary(word: str, lang: str) -> str:
    """Return the basic form that the dictionary has of a word, or the word itself."""
    if not word.isalpha():
        return word
    spelled = accented_words(lang).get(word, word)
    lemma = lemmatize(spelled, lang=lang).replace("_", "").lower()
    if not lemma.isascii():
        lemma = strip_diacritics(lemma)
    if lemma.endswith(FEMALE) and len(lemma) > len(word):
        lemma = word.removesuffix("s")  # werker is no form of werkster
    return lemma if lemma.isalpha() else word


def is_bare_plural(word: str) -> bool:
    return (
        len(word) >= MIN_PLURAL
        and word[-1] == "s"
        and word[-2] in LONG_VOWELS
        and (word[-3] not in VOWELS or word[-3:-1] in {"eo", "io"})
        and is_dictionary_word(word[:-1], "nl")
    )


def is_dictionary_word(word: str, lang: str) -> bool:
    return word.isalpha() and (
        word in irregular_forms(lang)
        or is_known(word, lang=lang)
        or word in accented_words(lang)
    )


@cache
def accented_words(lang: str) -> dict[str, str]:
    """Return the dictionary's words with accents, by how they are without: coördinator.

    Not those that without accents are another word: een, één.
    """
    dictionary = DEFAULT_DICTIONARY_FACTORY.get_dictionary(lang)
    found = {strip_diacritics(word): word for word in dictionary if not word.isascii()}
    return {plain: word for plain, word in found.items() if plain not in dictionary}


def read_word_lists() -> None:
    """Read the dictionaries into memory, as the first word of each language would do."""
    for lang in ALGORITHMS:
        is_known("a", lang=lang)
        accented_words(lang)
