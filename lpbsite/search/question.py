"""What a query asks for: its words, and every form in which a page may have them."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from lpbsite.search.analysis import (
    LEMMA_MARKS,
    PART_MARK,
    WordTerms,
    word_terms,
    words,
)
from lpbsite.search.backends.cleaning import query_words
from lpbsite.search.lemmas import lemma_of
from lpbsite.search.words import question_words

# How much a form of a word counts beside the word itself.
EXACT, LEMMA, STEM, PART = 1.0, 0.95, 0.7, 0.5
OTHER_LANGUAGE = 0.9
SPLIT, ONE_HALF, JOINED = 0.75, 0.25, 0.9
SYNONYM, CORRECTED = 0.6, 0.7
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
    """One thing that is asked for: a word, or a name of several words."""

    words: tuple[str, ...]
    variants: tuple[Variant, ...]

    @property
    def terms(self) -> Iterator[str]:
        for variant in self.variants:
            for alternatives in variant.all_of:
                yield from (term for term, _weight in alternatives)


@dataclass(frozen=True, slots=True)
class Question:
    """A query, analysed.

    Attributes:
        words: All its words, as typed but for case and accents.
        asked: What it asks for.
        phrases: Terms of neighbouring words, with a space between them.
    """

    words: tuple[str, ...]
    asked: tuple[Asked, ...]
    phrases: tuple[str, ...]

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
    return Question(tuple(found), joined(asked, lang), tuple(phrases(telling, lang)))


def telling_words(found: list[str], lang: str) -> list[str]:
    """Leave out what tells nothing: stop words, and what people put around a question."""
    kept = [word for word in found if word_terms(word, lang)]
    return [word for word in kept if word not in question_words(lang)] or kept


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
    if len(telling) > 1:
        return
    terms = word_terms(telling[0], "nl")
    if terms and terms.halves:
        yield Variant(tuple(part_forms(half, lang) for half in terms.halves), weight * SPLIT)
        for half in terms.halves:
            yield Variant((part_forms(half, lang),), weight * ONE_HALF)


def part_forms(part: str, lang: str) -> Alternatives:
    """Return the forms of a part of a compound; a compound itself, also by its own parts."""
    return forms(part, lang)


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
                result[place] = Asked(result[place].words, (*result[place].variants, variant))
    return tuple(result)


class Synonyms:
    """What means the same, by the lemmas of its words in each language."""

    def __init__(self, groups: dict[str, list[tuple[str, ...]]]) -> None:
        """Take groups by language; those of ``nl-en`` have members of both."""
        self.by_lemmas: dict[tuple[str, ...], dict[tuple[str, ...], float]] = {}
        self.longest = 1
        for members in (members for found in groups.values() for members in found):
            said = [tuple(words(member)) for member in members]
            for one in said:
                for lang in LEMMA_MARKS:
                    self.add(lemmas(one, lang), [other for other in said if other != one])

    def add(self, key: tuple[str, ...], others: list[tuple[str, ...]]) -> None:
        if key:
            self.longest = max(self.longest, len(key))
            self.by_lemmas.setdefault(key, {}).update(dict.fromkeys(others, SYNONYM))

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
        for other, weight in self.by_lemmas.get(lemmas(said, lang), {}).items():
            variants += said_as(other, lang, weight)
        return Asked(said, tuple(variants))


def lemmas(said: tuple[str, ...], lang: str) -> tuple[str, ...]:
    found = (word_terms(word, lang) for word in said)
    return tuple(terms.lemma for terms in found if terms)
