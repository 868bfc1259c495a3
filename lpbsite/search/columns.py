"""The facts of all visible pages as columns, so that a search looks at all of them at once.

A page has one place, the same in every column. What would be a loop over 20,000 pages in Python
is one step for numpy, and so a large site is searched nearly as fast as a small one.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property, lru_cache, partial, reduce
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
from numpy.typing import NDArray

from lpbsite.search.analysis import LEMMA_MARKS, terms_of_text, words

if TYPE_CHECKING:
    from lpbsite.search.facts import PageFacts, SiteFacts

Mask: TypeAlias = NDArray[np.bool_]
Places: TypeAlias = NDArray[np.int64]
Numbers: TypeAlias = NDArray[np.float64]

FILTERS = ("type", "year", "topic", "city")
NOWHERE = -1
NO_PLACES: Places = np.empty(0, dtype=np.int64)


class Columns:
    """The pages in order, the newest first, and what is asked of them as arrays."""

    def __init__(self, facts: "SiteFacts") -> None:
        self.facts = facts
        self.pages = sorted(facts.pages.values(), key=newest_first)
        self.size = len(self.pages)
        self.place_of = {page.id: place for place, page in enumerate(self.pages)}
        # By primary key, with room for the place that no key has.
        self.by_key = np.full(max(self.place_of, default=0) + 1, NOWHERE)
        self.by_key[list(self.place_of)] = list(self.place_of.values())

    def places(self, keys: Places) -> Places:
        """Return the places of pages by primary key; those that a visitor may not see drop."""
        found = self.by_key[keys[keys < len(self.by_key)]]
        return found[found != NOWHERE]

    def mask(self, name: str, value: str) -> Mask:
        """Return which pages have a value of one of ``FILTERS``."""
        return self.masks[name].get(value, self.none)

    @cached_property
    def masks(self) -> dict[str, dict[str, Mask]]:
        places: dict[str, dict[str, list[int]]] = {name: defaultdict(list) for name in FILTERS}
        for place, page in enumerate(self.pages):
            for name, found in places.items():
                for value in page.values(name):
                    found[value].append(place)
        return {
            name: {value: self.mask_of(at) for value, at in found.items()}
            for name, found in places.items()
        }

    @cached_property
    def none(self) -> Mask:
        return self.mask_of(())

    def mask_of(self, places: Iterable[int]) -> Mask:
        """Return which pages are at these places."""
        mask = np.zeros(self.size, dtype=bool)
        mask[list(places)] = True
        return mask

    def any_of(self, name: str, values: Collection[str]) -> Mask:
        """Return which pages have one of the values of a filter."""
        masks = [self.mask(name, value) for value in values]
        return np.logical_or.reduce(masks) if masks else self.none

    def passing(self, chosen: Mapping[str, Collection[str]]) -> Mask:
        """Return which pages pass all filters; one without values lets everything pass."""
        masks = [self.any_of(name, values) for name, values in chosen.items() if values]
        return np.logical_and.reduce(masks) if masks else ~self.none

    @cached_property
    def lists(self) -> Mask:
        """Return which pages only list others."""
        return np.array([page.is_list for page in self.pages], dtype=bool)

    @cached_property
    def languages(self) -> dict[str, Mask]:
        """Return by language which pages are in it."""
        langs = np.array([page.lang for page in self.pages])
        return {lang: langs == lang for lang in LEMMA_MARKS}

    @cached_property
    def versions(self) -> dict[str, Places]:
        """Return by language the place of each page's version, or ``NOWHERE``."""
        return {lang: np.array(list(self.versions_in(lang)), dtype=int) for lang in LEMMA_MARKS}

    def versions_in(self, lang: str) -> Iterator[int]:
        for page in self.pages:
            key = self.facts.versions.get((page.translation_key, lang))
            yield NOWHERE if key is None else self.place_of[key]

    def readable_in(self, lang: str) -> Mask:
        """Return the pages in a language, and those that have no version in it."""
        return self.languages[lang] | (self.versions[lang] == NOWHERE)

    @cached_property
    def by_title_term(self) -> dict[str, Places]:
        """Return where each term stands in a title, or in another name of the page."""
        found = defaultdict(list)
        for place, page in enumerate(self.pages):
            for term in title_terms(" ".join((page.title, *page.names)), page.lang):
                found[term].append(place)
        return {term: np.array(places) for term, places in found.items()}

    def with_title_term(self, term: str) -> Places:
        """Return where a term, or each term of a phrase, stands in a title."""
        found = [self.by_title_term.get(one, NO_PLACES) for one in term.split()]
        return reduce(partial(np.intersect1d, assume_unique=True), found)

    @cached_property
    def by_name(self) -> dict[tuple[str, ...], list[int]]:
        """Return which pages have a title, or another name, of just these words."""
        found = defaultdict(list)
        for place, page in enumerate(self.pages):
            for name in (page.title, *page.names):
                found[plain_name(name)].append(place)
        return found

    @cached_property
    def first_years(self) -> Numbers:
        """Return the year of each page's date; not a number for one without a date."""
        dates = (page.dated.date for page in self.pages)
        return np.array([float(date[:4]) if date else np.nan for date in dates])


def newest_first(page: "PageFacts") -> tuple[int, int]:
    return -max((int(year) for year in page.dated.years), default=0), -page.id


@lru_cache(maxsize=50_000)
def plain_name(name: str) -> tuple[str, ...]:
    return tuple(words(name))


@lru_cache(maxsize=50_000)
def title_terms(title: str, lang: str) -> frozenset[str]:
    return frozenset(terms_of_text(title, lang)) | frozenset(words(title))
