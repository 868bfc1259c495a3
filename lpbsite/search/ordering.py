"""The pages that a question finds, in the order in which a visitor reads them."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from lpbsite.search.columns import NOWHERE, Columns, Mask, Numbers, Places
from lpbsite.search.facts import PageFacts
from lpbsite.search.finding import Found, exact_scores
from lpbsite.search.ranking import Ranking

# What a page counts that was found by the words of its version in the other language.
VERSION_SHARE = 0.6
# So many of the best answers are put in order by their texts; those after them, which hardly
# anybody reads, by where their words stand.
BEST = 50


class Hit(NamedTuple):
    """A page that was found; a higher score is better."""

    score: float
    page: PageFacts


class Hits:
    """The pages in a language, or readable in it, that a question finds; one query.

    Args:
        pinned: Places of pages that stand first, the first of them before all.
    """

    def __init__(
        self, found: Found, pinned: Sequence[int], lang: str, columns: Columns
    ) -> None:
        self.columns, self.lang, self.found = columns, lang, found
        self.pinned = [place for place in pinned if columns.readable_in(lang)[place]]
        self.scores = self.with_versions(found.scores)
        self.pages: Mask = (self.scores > 0) & columns.readable_in(lang)
        self.pages[self.pinned] = True

    def in_order(self, passing: Mask) -> tuple[list[int], Numbers]:
        """Return the places of those that pass, and the scores by place; one query.

        What editors put first comes before the best answers.
        """
        ranking = Ranking(self.found.question, self.columns)
        scores = ranking.scores(self.scores)
        places = self.best_first(np.flatnonzero(self.pages & passing & (scores > 0)), scores)
        best, rest = places[:BEST], places[BEST:]
        exact = exact_scores(self.found, self.read_for(best), self.columns)
        scores[best] = ranking.scores(self.with_versions(exact))[best]
        first = [place for place in self.pinned if passing[place]]
        scores[first] = scores.max(initial=1) + np.arange(len(first), 0, -1)
        return list(dict.fromkeys([*first, *self.best_first(best, scores), *rest])), scores

    def best_first(self, places: Places, scores: Numbers) -> Places:
        """Return places in the order of the language, the score and the date."""
        elsewhere = ~self.columns.languages[self.lang][places]
        return places[np.lexsort((places, -scores[places], elsewhere))]

    def with_versions(self, scores: Numbers) -> Numbers:
        """Let a page that is found in the other language stand for its version in this one."""
        versions = self.columns.versions[self.lang]
        others = np.flatnonzero(
            (scores > 0) & (versions != NOWHERE) & ~self.columns.languages[self.lang]
        )
        result = scores.copy()
        np.maximum.at(result, versions[others], scores[others] * VERSION_SHARE)
        return result

    def read_for(self, places: Places) -> Places:
        """Return the places, and those of the versions by which their pages may be found."""
        versions = [found[places] for found in self.columns.versions.values()]
        all_places = np.unique(np.concatenate([places, *versions]))
        found = all_places[all_places != NOWHERE]
        return found[self.found.scores[found] > 0]
