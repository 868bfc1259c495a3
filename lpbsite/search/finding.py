"""Ask an engine where the words of a query stand, and once more for words that are mistyped."""

from dataclasses import dataclass, replace

from lpbsite.search.backends.base import Occurrences, SiteBackend
from lpbsite.search.facts import SiteFacts
from lpbsite.search.question import (
    CORRECTED,
    PART,
    SECOND_GUESS,
    TELLING,
    Asked,
    Question,
    Synonyms,
    forms,
    question,
    said_as,
)
from lpbsite.search.ranking import Hits, score
from lpbsite.search.spelling import corrections, is_right
from lpbsite.search.words import names


@dataclass(frozen=True)
class Found:
    """What a query finds, before filters.

    Attributes:
        question: The query, analysed, with what mistyped words may mean.
        scores: By primary key of visible pages; higher is better.
        suggestion: Another query that may be meant, and that finds something.
        marked: Terms to mark in texts.
    """

    engine: str
    degraded: bool
    question: Question
    scores: dict[int, float]
    suggestion: str | None
    marked: frozenset[str]


def find(
    query: str, lang: str, synonyms: Synonyms, facts: SiteFacts, backend: SiteBackend
) -> Found:
    """Return the visible pages that answer a query; one or two questions to the engine."""
    asked = question(query, lang, synonyms)
    places = backend.occurrences(asked.terms)
    hits = score(asked, places, facts)
    suggestion = None
    if hits.unknown:
        meant = {word: corrections(word) for word in hits.unknown}
        corrected = with_corrections(asked, meant, lang)
        if corrected is not asked:
            places = backend.occurrences(corrected.terms)
            suggestion = suggested(asked, meant, places, facts, lang)
            asked, hits = chosen(asked, corrected, hits, places, facts)
    return Found(
        places.engine, places.degraded, asked, hits.scores, suggestion, marked_terms(asked)
    )


def chosen(
    asked: Question, corrected: Question, hits: Hits, places: Occurrences, facts: SiteFacts
) -> tuple[Question, Hits]:
    """Take the correction, but not for words that are right though no page has them."""
    if any(is_right(word) for word in hits.unknown):
        return asked, hits
    return corrected, score(corrected, places, facts)


def with_corrections(asked: Question, meant: dict[str, tuple[str, ...]], lang: str) -> Question:
    """Return the question with the corrections as further variants of their words."""
    if not any(meant.values()):
        return asked

    def corrected(one: Asked) -> Asked:
        further = (
            variant
            for place, word in enumerate(meant.get(one.words[0], ()))
            for variant in said_as((word,), lang, CORRECTED if place == 0 else SECOND_GUESS)
        )
        return replace(one, variants=(*one.variants, *further))

    likeliest = {word: found[0] for word, found in meant.items() if found}
    wording = tuple(likeliest.get(word, word) for word in asked.words)
    return replace(asked, asked=tuple(map(corrected, asked.asked)), also=(*asked.also, wording))


def suggested(
    asked: Question,
    meant: dict[str, tuple[str, ...]],
    places: Occurrences,
    facts: SiteFacts,
    lang: str,
) -> str | None:
    """Return the query with its unknown words corrected to words of visible pages."""
    better = {}
    for word, candidates in meant.items():
        seen = [
            found
            for found in candidates
            if any(
                pk in facts.pages
                for term, share in forms(found, lang)
                if share > PART
                for pk in places.weights.get(term, ())
            )
        ]
        if seen and word not in names():
            better[word] = seen[0]
    if not better:
        return None
    return " ".join(better.get(word, word) for word in asked.words)


def marked_terms(asked: Question) -> frozenset[str]:
    """Return the terms that a text shows why it was found by."""
    return frozenset(
        term
        for one in asked.asked
        for variant in one.variants
        if variant.weight >= TELLING
        for alternatives in variant.all_of
        for term, _share in alternatives
    )
