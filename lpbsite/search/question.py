"""What a query asks for: its words, and every form in which a page may have them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from lpbsite.search.analysis import word_terms
from lpbsite.search.backends.cleaning import query_words
from lpbsite.search.compounds import split_compound
from lpbsite.search.thesaurus import Synonyms
from lpbsite.search.wordings import (
    EXACT,
    JOINED,
    LEMMA,
    Asked,
    Variant,
    meant_by,
    telling_words,
    told_by,
)

# What a mistyped word may have meant besides the likeliest.
SECOND_GUESS = 0.45
# A query of more things tells enough by itself.
SHORT = 6


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


def question(query: str, lang: str, synonyms: Synonyms) -> Question:
    """Analyse a query in ``lang``; one without any word asks for nothing."""
    found = query_words(query)
    telling = telling_words(found, lang)
    asked = tuple(synonyms.with_names(telling, lang))
    if not asked and len(found) > 1:
        # "Over ons": only little words, which stand as they are in titles.
        asked = tuple(Asked((word,), (Variant((((word, EXACT),),), 1),)) for word in found)
    asked = joined(asked, lang, synonyms)
    also = synonyms.of(tuple(telling))
    return Question(tuple(found), asked, tuple(phrases(telling, lang)), also)


def phrases(found: list[str], lang: str) -> Iterator[str]:
    for first, second in zip(found, found[1:], strict=False):
        terms = (word_terms(first, lang), word_terms(second, lang))
        yield " ".join(term.lemma for term in terms if term)


def with_related(question: Question, lang: str, synonyms: Synonyms) -> Question:
    """Add to the words and phrases of a short query what texts say that are about them."""
    asked = question.asked
    result = list(asked)
    for start in range(len(asked) if len(asked) <= SHORT else 0):
        for end in range(start + 1, min(start + synonyms.longest_related, len(asked)) + 1):
            said = tuple(word for one in asked[start:end] for word in one.words)
            widen(result, start, end, told_by(synonyms.related_to(said), lang))
    return replace(question, asked=tuple(result))


def joined(asked: tuple[Asked, ...], lang: str, synonyms: Synonyms) -> tuple[Asked, ...]:
    """Add to neighbours the word they make together: "buurt agenda" is "buurtagenda" too."""
    result = list(asked)
    for start, (first, second) in enumerate(zip(asked, asked[1:], strict=False)):
        if len(first.words) == len(second.words) == 1:
            one_word = as_one_word(first.words[0], second.words[0], lang, synonyms)
            widen(result, start, start + 2, one_word)
    return tuple(result)


def widen(asked: list[Asked], start: int, end: int, further: Iterable[Variant]) -> None:
    """Add further variants to things that are asked for."""
    added = tuple(further)
    asked[start:end] = [
        replace(one, variants=(*one.variants, *added)) for one in asked[start:end]
    ]


def as_one_word(first: str, second: str, lang: str, synonyms: Synonyms) -> Iterator[Variant]:
    """Yield two neighbours as one word, and what that means: "heat wave" is not just heat."""
    for whole in wholes_of(first, second):
        if terms := word_terms(whole, lang):
            yield Variant((((whole, EXACT), (terms.lemma, LEMMA)),), JOINED)
            for other in synonyms.of((whole,)):
                if not {first, second}.issuperset(other):
                    yield from meant_by(other, lang)


def wholes_of(first: str, second: str) -> Iterator[str]:
    """Yield what two neighbours may be as one: "ruzie met de buren" is "burenruzie" too."""
    if not f"{first}{second}".isdigit():
        yield f"{first}{second}"
    for front, back in ((first, second), (second, first)):
        for link in ("", "s", "en", "e"):
            whole = f"{front}{link}{back}"
            if (link or front == second) and split_compound(whole)[1:] == (back,):
                yield whole
