"""How well pages answer a question, by where its words stand: one formula for every engine.

``docs/search.md`` explains it. What counts for a page is how rare each asked word is, in which
form and where the page has it, and how much of the question it answers.
"""

import math
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

from lpbsite.search.columns import Mask, Numbers
from lpbsite.search.question import Question
from lpbsite.search.term_weights import TermWeights
from lpbsite.search.wordings import (
    EXACT,
    SPLIT,
    TELLING,
    Alternatives,
    Asked,
    Variant,
)

# How much of a question a page must answer: of one thing, of two, of more.
LEAST_SHARES = (0.45, 0.4, 0.3)
# Sums and products that should be just enough.
ROUNDING = 1e-6
# How much the parts of a compound tell, of what they tell where no page has the whole.
KNOWN_WHOLE = 0.8
# How much an answer to a part of the question loses: its share to this power.
SHARE_POWER = 1.5
PHRASE_BONUS = 0.25
YEAR_WEIGHT = 1.5
YEAR_DIGITS = 4
# Kinds of pages, as people name them in a query.
TYPE_WEIGHT = 1.0
TYPE_WORDS = {
    "nieuws": "news",
    "nieuwsbericht": "news",
    "news": "news",
    "partner": "partner",
    "partners": "partner",
    "publicatie": "contribution",
    "publicaties": "contribution",
    "publication": "contribution",
    "publications": "contribution",
    "gaststad": "host_city",
    "gaststeden": "host_city",
    "sessie": "programme_item",
    "workshop": "programme_item",
}


class Weighed(NamedTuple):
    """For each page how much it has of a word, and how surely it is that word; 0 for not."""

    has: Numbers
    sure: Numbers


@dataclass
class Rarities:
    """How much each thing tells that is asked for, as first seen: over all visible pages.

    Attributes:
        total: How many visible pages there are.
        nowhere: What stands on none of them.
        unsure: What stands on none of them for sure.
    """

    total: int
    told: dict[Hashable, float] = field(default_factory=dict)
    nowhere: set[Hashable] = field(default_factory=set)
    unsure: set[Hashable] = field(default_factory=set)

    def of(self, asked: Hashable, sure: Numbers) -> float:
        """Return the rarity of what is asked: the fewer pages have it, the more it tells."""
        if asked not in self.told:
            certain, any_how = np.count_nonzero(sure >= TELLING), np.count_nonzero(sure)
            count = certain or any_how
            self.told[asked] = math.log(1 + (self.total + 1) / (count + 1))
            if not any_how:
                self.nowhere.add(asked)
            if not certain:
                self.unsure.add(asked)
        return self.told[asked]


def scores(question: Question, terms: TermWeights, rarities: Rarities) -> Numbers:
    """Return the score of each page; 0 for one that does not answer enough of the question."""
    weighed = [weigh(asked, terms, rarities) for asked in question.asked]
    for asked, found in zip(question.asked, weighed, strict=True):
        add_named_filters(asked, found, terms, alone=len(weighed) == 1)
    tells = told(question, weighed, rarities)
    shares, result = np.zeros(terms.size), np.zeros(terms.size)
    for (has, sure), tell in zip(weighed, tells, strict=True):
        result += has * tell
        shares += np.minimum(sure / TELLING, 1) * (tell / (sum(tells) or 1))
    least = LEAST_SHARES[min(len(weighed), len(LEAST_SHARES)) - 1]
    result[shares < least - ROUNDING] = 0
    return result * shares**SHARE_POWER * phrase_factor(question, terms)


def told(question: Question, weighed: list[Weighed], rarities: Rarities) -> list[float]:
    """Return how much each thing that is asked for counts."""
    rare = [
        rarities.of(asked, found.sure)
        for asked, found in zip(question.asked, weighed, strict=True)
    ]
    # A word that stands nowhere must not make every other answer worthless.
    pairs = zip(question.asked, rare, strict=True)
    most = max((one for asked, one in pairs if asked not in rarities.nowhere), default=0)
    return [
        min(one, most) * asked.importance
        for one, asked in zip(rare, question.asked, strict=True)
    ]


def weigh(asked: Asked, terms: TermWeights, rarities: Rarities) -> Weighed:
    """Return how much each page has of what is asked, by its best form."""
    ways = [way for variant in asked.variants for way in of_variant(variant, terms)]
    result = best_of(ways, terms.size)
    if not asked.halves:
        return result
    parts = of_halves(asked, terms, rarities)
    if np.any(result.sure >= TELLING):
        parts.sure[:] *= KNOWN_WHOLE
    return best_of([result, parts], terms.size)


def best_of(ways: Iterable[Weighed], size: int) -> Weighed:
    result = Weighed(np.zeros(size), np.zeros(size))
    for way in ways:
        np.maximum(result.has, way.has, out=result.has)
        np.maximum(result.sure, way.sure, out=result.sure)
    return result


def of_forms(alternatives: Alternatives, terms: TermWeights) -> Weighed:
    has, sure = np.zeros(terms.size), np.zeros(terms.size)
    for term, share in alternatives:
        if term in terms.by_term:
            places, weights = terms.by_term[term]
            has[places] = np.maximum(has[places], weights * share)
            sure[places] = np.maximum(sure[places], share)
    return Weighed(has, sure)


def of_variant(variant: Variant, terms: TermWeights) -> Iterator[Weighed]:
    """Yield what pages have of a variant: what they have least of its words, if any has all."""
    for alternatives in variant.all_of:
        if not any(term in terms.by_term for term, _share in alternatives):
            return
    forms = [of_forms(alternatives, terms) for alternatives in variant.all_of]
    has = np.minimum.reduce([one.has for one in forms])
    sure = np.minimum.reduce([one.sure for one in forms])
    yield Weighed(has * variant.weight, sure * variant.weight)


def of_halves(asked: Asked, terms: TermWeights, rarities: Rarities) -> Weighed:
    """Return what pages have of the parts of a compound: the rarer tells what it is about.

    "Rattenoverlast" is about rats; "ruimtevaart" is not about room.
    """
    halves = [of_forms(alternatives, terms) for alternatives in asked.halves]
    rare = [
        rarities.of(alternatives, half.sure)
        for alternatives, half in zip(asked.halves, halves, strict=True)
    ]
    result = Weighed(np.zeros(terms.size), np.zeros(terms.size))
    for half, one in zip(halves, rare, strict=True):
        share = one / sum(rare)
        result.has[:] += half.has * (SPLIT * share)
        result.sure[:] += (half.sure > 0) * (TELLING * share)
    return result


def add_named_filters(asked: Asked, found: Weighed, terms: TermWeights, *, alone: bool) -> None:
    """Count a year for the pages of that year, and "nieuws over parkeren" for the news."""
    word = asked.words[0]
    if is_year(word):
        add(found, terms.mask("year", word), YEAR_WEIGHT)
    if word in TYPE_WORDS and not alone:
        add(found, terms.mask("type", TYPE_WORDS[word]), TYPE_WEIGHT)


def add(found: Weighed, pages: Mask, weight: float) -> None:
    found.has[pages] = np.maximum(found.has[pages], weight)
    found.sure[pages] = EXACT


def is_year(word: str) -> bool:
    return len(word) == YEAR_DIGITS and word.isdigit() and word[:2] in {"19", "20"}


def phrase_factor(question: Question, terms: TermWeights) -> Numbers:
    """Return more than 1 for pages where words of the question are neighbours, as asked."""
    result = np.ones(terms.size)
    for phrase in question.phrases:
        if phrase in terms.by_term:
            result[terms.by_term[phrase][0]] += PHRASE_BONUS
    return result
