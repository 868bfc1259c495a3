"""What a query asks for: its words, and every form in which a page may have them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from lpbsite.search.analysis import (
    LEMMA_MARKS,
    PART_MARK,
    WordTerms,
    word_terms,
    words,
)
from lpbsite.search.backends.cleaning import query_words
from lpbsite.search.lemmas import in_dictionary, is_dictionary_word, lemma_of
from lpbsite.search.words import nouns, question_words

# How much a form of a word counts beside the word itself.
EXACT, LEMMA, STEM, PART = 1.0, 0.95, 0.7, 0.6
OTHER_LANGUAGE = 0.9
SPLIT, JOINED = 0.75, 0.9
# What people put around a question, and verbs, tell less than what it is about.
ASIDE, VERB = 0.35, 0.65
SYNONYM, CORRECTED, SECOND_GUESS = 0.55, 0.8, 0.45
# A form that counts less is a hint, not an answer: it brings no page into the answer alone.
TELLING = 0.45

Alternatives = tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Variant:
    """A way to say something: all of its words, each in one of its forms."""

    all_of: tuple[Alternatives, ...]
    weight: float


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing that is asked for: a word, or a name of several words.

    Attributes:
        words: As typed but for case and accents.
        variants: Ways to say it.
        importance: 1 for what a question is about, less for what stands around it.
        halves: The parts of a compound, of which a page may have only one.
    """

    words: tuple[str, ...]
    variants: tuple[Variant, ...]
    importance: float = 1.0
    halves: tuple[Alternatives, ...] = ()

    @property
    def terms(self) -> Iterator[str]:
        for variant in self.variants:
            for alternatives in variant.all_of:
                yield from (term for term, _weight in alternatives)
        for alternatives in self.halves:
            yield from (term for term, _weight in alternatives)


@dataclass(frozen=True, slots=True)
class Question:
    """A query, analysed.

    Attributes:
        words: All its words, as typed but for case and accents.
        asked: What it asks for.
        phrases: Terms of neighbouring words, with a space between them.
        also: Other wordings of the whole: what means the same, or what was meant.
    """

    words: tuple[str, ...]
    asked: tuple[Asked, ...]
    phrases: tuple[str, ...]
    also: tuple[tuple[str, ...], ...] = ()

    @property
    def terms(self) -> list[str]:
        """All terms and phrases to ask an engine for, each once."""
        single = (term for asked in self.asked for term in asked.terms)
        return list(dict.fromkeys((*single, *self.phrases)))


def question(query: str, lang: str, synonyms: "Synonyms") -> Question:
    """Analyse a query in ``lang``; one without any word asks for nothing."""
    found = query_words(query)
    telling = telling_words(found, lang)
    asked = tuple(synonyms.with_names(telling, lang))
    if not asked and len(found) > 1:
        # "Over ons": only little words, which stand as they are in titles.
        asked = tuple(Asked((word,), (Variant((((word, EXACT),),), 1),)) for word in found)
    also = synonyms.of(tuple(telling), lang)
    return Question(tuple(found), joined(asked, lang), tuple(phrases(telling, lang)), also)


def telling_words(found: list[str], lang: str) -> list[str]:
    return [word for word in found if word_terms(word, lang)]


def importance(said: tuple[str, ...], lang: str) -> float:
    if len(said) > 1:
        return 1
    word = said[0]
    if word in question_words(lang):
        return ASIDE
    return VERB if lang == "nl" and is_verb(word) else 1


def is_verb(word: str) -> bool:
    """Tell whether a word is a verb or a form of one: "betrekt" is of "betrekken".

    A noun in the plural has a shorter basic form, and in the singular it is none of its own.
    """
    return (
        word not in nouns()
        and is_dictionary_word(word, "nl")
        and in_dictionary(word, "nl").endswith("en")
    )


def phrases(found: list[str], lang: str) -> Iterator[str]:
    for first, second in zip(found, found[1:], strict=False):
        terms = (word_terms(first, lang), word_terms(second, lang))
        yield " ".join(term.lemma for term in terms if term)


@lru_cache(maxsize=5_000)
def forms(word: str, lang: str) -> Alternatives:
    """Return the terms by which a page has a word, with their weights."""
    found: dict[str, float] = {word: EXACT}
    for language in sorted(LEMMA_MARKS, key=lambda other: other != lang):
        terms = word_terms(word, language)
        if terms:
            share = 1 if language == lang else OTHER_LANGUAGE
            add_forms(found, terms, share)
    lemma = lemma_of(word, "nl")
    found[PART_MARK + lemma] = PART
    return tuple(found.items())


def add_forms(found: dict[str, float], terms: WordTerms, share: float) -> None:
    found[terms.lemma] = LEMMA * share
    for stem in terms.stems:
        found[stem] = STEM * share


def said_as(said: tuple[str, ...], lang: str, weight: float = 1.0) -> Iterator[Variant]:
    """Return the variants of a word or a phrase: as it is, and a compound by its parts."""
    telling = telling_words(list(said), lang) or list(said)
    yield Variant(tuple(forms(word, lang) for word in telling), weight)
    terms = word_terms(telling[0], "nl") if len(telling) == 1 else None
    if terms and terms.halves:
        yield Variant(tuple(forms(half, lang) for half in terms.halves), weight * SPLIT)


def joined(asked: tuple[Asked, ...], lang: str) -> tuple[Asked, ...]:
    """Add to neighbours the word they make together: "buurt agenda" is "buurtagenda" too."""
    result = list(asked)
    for number, (first, second) in enumerate(zip(asked, asked[1:], strict=False)):
        if len(first.words) > 1 or len(second.words) > 1:
            continue
        for link in ("", "s", "en", "e"):
            whole = f"{first.words[0]}{link}{second.words[0]}"
            terms = word_terms(whole, lang)
            if terms is None or not whole.isalpha():
                continue
            variant = Variant((((whole, EXACT), (terms.lemma, LEMMA)),), JOINED)
            for place in (number, number + 1):
                one = result[place]
                result[place] = replace(one, variants=(*one.variants, variant))
    return tuple(result)


class Synonyms:
    """What means the same, by the lemmas of its words in each language."""

    def __init__(self, groups: Iterable[tuple[str, ...]]) -> None:
        """Take groups of words and phrases, of either language or of both."""
        self.by_lemmas: dict[tuple[str, ...], dict[tuple[str, ...], None]] = {}
        self.longest = 1
        for members in groups:
            said = [tuple(words(member)) for member in members]
            for one in said:
                for lang in LEMMA_MARKS:
                    self.add(lemmas(one, lang), [other for other in said if other != one])

    def add(self, key: tuple[str, ...], others: list[tuple[str, ...]]) -> None:
        if key:
            self.longest = max(self.longest, len(key))
            self.by_lemmas.setdefault(key, {}).update(dict.fromkeys(others))

    def with_names(self, found: list[str], lang: str) -> Iterator[Asked]:
        """Yield what is asked for; words that are a known phrase together are one thing."""
        start = 0
        while start < len(found):
            length = next(
                (
                    length
                    for length in range(min(self.longest, len(found) - start), 1, -1)
                    if lemmas(tuple(found[start : start + length]), lang) in self.by_lemmas
                ),
                1,
            )
            yield self.asked(tuple(found[start : start + length]), lang)
            start += length

    def asked(self, said: tuple[str, ...], lang: str) -> Asked:
        variants = list(said_as(said, lang))
        for other in self.of(said, lang):
            variants += said_as(other, lang, SYNONYM)
        terms = word_terms(said[0], "nl") if len(said) == 1 else None
        halves = tuple(self.meaning(half, lang) for half in terms.halves) if terms else ()
        return Asked(said, tuple(variants), importance(said, lang), halves)

    def of(self, said: tuple[str, ...], lang: str) -> tuple[tuple[str, ...], ...]:
        """Return what means the same as a word or a phrase, each as words."""
        keys = {lemmas(said, language) for language in (lang, *LEMMA_MARKS)}
        found = (other for key in keys for other in self.by_lemmas.get(key, ()))
        return tuple(dict.fromkeys(other for other in found if other != said))

    def meaning(self, half: str, lang: str) -> Alternatives:
        """Return the forms of a part of a compound and, with less weight, of its synonyms."""
        found = dict(forms(half, lang))
        for other in self.of((half,), lang):
            for term, share in forms(other[0], lang) if len(other) == 1 else ():
                found.setdefault(term, share * SYNONYM)
        return tuple(found.items())


def lemmas(said: tuple[str, ...], lang: str) -> tuple[str, ...]:
    found = (word_terms(word, lang) for word in said)
    return tuple(terms.lemma for terms in found if terms)
