"""The ways in which a page may have what was typed, and how much each of them counts."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from lpbsite.search.analysis import LEMMA_MARKS, PART_MARK, STEM_MARKS, word_terms
from lpbsite.search.compounds import english_halves
from lpbsite.search.lemmas import family_of, is_dictionary_word, lemma_of

# How much a form of a word counts beside the word itself.
EXACT, LEMMA, STEM, PART, FAMILY_PART = 1.0, 0.95, 0.7, 0.6, 0.5
OTHER_LANGUAGE = 0.9
# A compound as words beside each other, as words anywhere, and words as the compound they make.
SPLIT, APART, JOINED = 0.75, 0.44, 0.9
SYNONYM, SYNONYM_APART = 0.55, 0.41
# What a text says that is about it.
RELATED = 0.46
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


def telling_words(found: list[str], lang: str) -> list[str]:
    return [word for word in found if word_terms(word, lang)]


def told_words(said: tuple[str, ...], lang: str) -> list[str]:
    """Return the words that tell something, or all where none does."""
    return telling_words(list(said), lang) or list(said)


@lru_cache(maxsize=5_000)
def forms(word: str, lang: str) -> Alternatives:
    """Return the terms by which a page has a word, with their weights."""
    found: dict[str, float] = {word: EXACT}
    is_right = any(is_dictionary_word(word, language) for language in LEMMA_MARKS)
    for language in sorted(LEMMA_MARKS, key=lambda other: other != lang):
        terms = word_terms(word, language)
        if terms:
            share = 1 if language == lang else OTHER_LANGUAGE
            found[terms.lemma] = LEMMA * share
            for stem in terms.stems:
                # To Dutch the stem of "neighbourhood" is "neighbourhod", which is a mistake.
                if (
                    language == lang
                    or is_right
                    or terms.halves
                    or stem != STEM_MARKS[language] + word
                ):
                    found[stem] = STEM * share
    lemma = lemma_of(word, "nl")
    found[PART_MARK + lemma] = PART
    if head := family_of(lemma, "nl"):
        found.setdefault(PART_MARK + head, FAMILY_PART)
    return tuple(found.items())


def said_as(said: tuple[str, ...], lang: str, weight: float = 1.0) -> Iterator[Variant]:
    """Yield the variants of what was typed: as it is, and a compound by its parts."""
    telling = told_words(said, lang)
    yield Variant(tuple(forms(word, lang) for word in telling), weight)
    yield from in_parts(telling, lang, weight)
    if len(telling) == 1 and (terms := word_terms(telling[0], "nl")) and terms.halves:
        yield Variant(tuple(forms(half, lang) for half in terms.halves), weight * APART)


def meant_by(said: tuple[str, ...], lang: str) -> Iterator[Variant]:
    """Yield the variants of a synonym, of which the words count most beside each other.

    Nobody typed them: far from each other on a page they are a hint only.
    """
    telling = told_words(said, lang)
    if len(telling) == 1:
        yield Variant((forms(telling[0], lang),), SYNONYM)
    else:
        yield Variant((as_phrase(telling),), SYNONYM)
        yield Variant(tuple(forms(word, lang) for word in telling), SYNONYM_APART)
    yield from in_parts(telling, lang, SYNONYM)


def told_by(others: Iterable[tuple[str, ...]], lang: str) -> Iterator[Variant]:
    """Yield the variant of what texts say that are about something, in just these words."""
    ways = [way for said in others for way in as_phrase(told_words(said, lang))]
    if ways:
        yield Variant((tuple(ways),), RELATED)


def as_phrase(telling: list[str]) -> Alternatives:
    """Return words beside each other, in any of their forms, of either language."""
    ways = (
        " ".join(mark + lemma_of(word, language) for word in telling)
        for language, mark in LEMMA_MARKS.items()
    )
    return tuple((way, EXACT) for way in ways)


def in_parts(telling: list[str], lang: str, weight: float) -> Iterator[Variant]:
    """Yield a compound as the words that it is made of, beside each other."""
    if len(telling) > 1:
        return
    terms = word_terms(telling[0], "nl")
    if terms and terms.halves:
        yield Variant((beside_each_other(*terms.halves),), weight * SPLIT)
    elif lang == "en":
        for halves in english_halves(telling[0]):
            lemmas = [LEMMA_MARKS["en"] + lemma_of(half, "en") for half in halves]
            # "Carsharing" is "shared cars" too.
            ways = tuple((" ".join(way), EXACT) for way in (lemmas, lemmas[::-1]))
            yield Variant((ways,), weight * JOINED)


def beside_each_other(first: str, last: str) -> Alternatives:
    """Return the phrases of a compound's parts: "agenda van de buurt", "buurt-agenda".

    Stop words stand between no lemmas; the parts of longer compounds stand together too.
    """
    lemmas = lemma_of(first, "nl"), lemma_of(last, "nl")
    marked = [[f"{mark}{one}" for one in lemmas] for mark in (LEMMA_MARKS["nl"], PART_MARK)]
    ways = (marked[0], marked[0][::-1], marked[1])
    return tuple((" ".join(way), EXACT) for way in ways)
