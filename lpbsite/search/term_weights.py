"""How much pages have of each term: roughly for all of them, exactly for the best.

Which page has which term is quick to tell for any number of pages, how often it stands there is
not. So the best answers are chosen by where the terms stand, and put in order by their texts.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from lpbsite.search.backends.texts import IndexTexts
from lpbsite.search.columns import Columns, Mask, Numbers, Places

# A term of the title counts as often as this in the text.
TITLE_COUNT = 6
# BM25's: how soon more of the same adds little, and how much a long page counts less.
SATURATION = 1.2
LENGTH_SHARE = 0.75
# What a page has of a term that stands in its text, or in its title, as a rule.
USUAL, USUAL_IN_TITLE = 1.2, 1.9


@dataclass(frozen=True)
class TermWeights:
    """Some pages, and how much they have of each term: about 0 to 2.2.

    Attributes:
        size: How many pages.
        by_term: Their places among these pages, and the weights there.
        mask: Tells which of them have a value of a filter.
    """

    size: int
    by_term: dict[str, tuple[Places, Numbers]]
    mask: Callable[[str, str], Mask]


def usual_weights(found: dict[str, Places], columns: Columns) -> TermWeights:
    """Return what every page has as a rule, by where the terms stand."""
    by_term = {}
    for term, places in found.items():
        if len(places):
            weights = np.full(len(places), USUAL)
            in_title = columns.with_title_term(term)
            weights[np.isin(places, in_title, assume_unique=True)] = USUAL_IN_TITLE
            by_term[term] = (places, weights)
    return TermWeights(columns.size, by_term, columns.mask)


def exact_weights(
    texts: Sequence[IndexTexts], terms: Sequence[str], mask: Callable[[str, str], Mask]
) -> TermWeights:
    """Return what pages have by their texts: BM25, but for how rare a term is.

    Args:
        texts: What is indexed of each page.
        terms: With a space inside, a phrase.
        mask: Tells which of these pages have a value of a filter.
    """
    wanted = set(terms)
    phrases = [term for term in terms if " " in term]
    counted = [counts(text, wanted, phrases) for text in texts]
    lengths = np.array([length(text) for text in texts], dtype=float)
    damping = SATURATION * (1 - LENGTH_SHARE + LENGTH_SHARE * lengths / lengths.mean())
    by_term = {}
    for term in set().union(*counted):
        places = np.array([place for place, found in enumerate(counted) if term in found])
        often = np.array([counted[place][term] for place in places], dtype=float)
        by_term[term] = (places, often * (SATURATION + 1) / (often + damping[places]))
    return TermWeights(len(texts), by_term, mask)


def counts(text: IndexTexts, wanted: set[str], phrases: Sequence[str]) -> dict[str, int]:
    """Return how often the wanted terms stand in a text."""
    found = Counter(text.text.split())
    for term in text.title.split():
        found[term] += TITLE_COUNT
    result = {term: found[term] for term in wanted & found.keys()}
    if phrases:
        title, body = f" {text.title} ", f" {text.text} "
        for phrase in phrases:
            often = body.count(f" {phrase} ") + TITLE_COUNT * title.count(f" {phrase} ")
            if often:
                result[phrase] = often
    return result


def length(text: IndexTexts) -> int:
    return sum(part.count(" ") + 1 for part in (text.title, text.text))
