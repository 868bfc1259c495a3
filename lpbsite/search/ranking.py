"""In which order pages are shown that answer a question: by title, name and date besides.

``docs/search.md`` explains it.
"""

import datetime as dt
from dataclasses import dataclass

import numpy as np

from lpbsite.search.analysis import words
from lpbsite.search.columns import Columns, Mask, Numbers
from lpbsite.search.question import Question
from lpbsite.search.thesaurus import ASIDE
from lpbsite.search.weighing import is_year
from lpbsite.search.wordings import TELLING, Asked, Variant

# A variant that is the word itself, or what it was mistyped for.
SURE = 0.8
# All of the question in the title; more for what is looked up by its name.
TITLE_BONUS = 1.5
KNOWN_ITEM_BONUS = {"host_city": 1.5, "edition": 1.3, "partner": 1.3, "person": 1.4}
# Who or what is looked up by its name is seldom meant where only its text has the words.
ASIDE_FACTOR = 0.7
# A list has the names of all its pages, and is seldom the one that is meant.
LIST_FACTOR = 0.55
# What is new counts up to this much more, and half of that after as many years.
NEWNESS, HALF_LIFE = 0.15, 3.0
DATED_TYPES = ("news", "edition")
# Names come before everything that only has the words.
NAMED = 1000.0
# Said of any edition.
EDITION_WORDS = {"congres", "lpb", "editie", "landelijk", "stad", "gehouden"}
EDITION_WORDS |= {"congress", "conference", "edition", "city", "host", "hosted", "held"}


class Ranking:
    """What titles, names and dates add to the scores of pages that answer a question."""

    def __init__(self, question: Question, columns: Columns) -> None:
        aims = named_aims(question)
        self.factor = title_factor(question, columns)
        if not aims.years:
            dated = columns.any_of("type", DATED_TYPES)
            self.factor[dated] *= newness(columns.first_years[dated])
        self.names = np.zeros(columns.size)
        for place, share in named(aims, columns).items():
            self.names[place] = NAMED * share

    def scores(self, scores: Numbers) -> Numbers:
        """Return the scores with what is added; 0 stays 0."""
        return np.where(scores > 0, scores * self.factor + self.names, 0)


def title_factor(question: Question, columns: Columns) -> Numbers:
    """Return more than 1 for a title that has all that is asked for, in some form.

    What is looked up by its name, and has none of it in the title, counts less, and so does a
    list.
    """
    whole, some = ~columns.none, columns.none.copy()
    for asked in question.asked:
        surely, perhaps = in_titles(asked, columns)
        some |= perhaps
        if asked.importance > ASIDE:
            whole &= surely
    if not question.asked:
        whole = columns.none
    result = np.where(whole, TITLE_BONUS, 1.0)
    for kind, bonus in KNOWN_ITEM_BONUS.items():
        pages = columns.mask("type", kind)
        result[pages & whole] *= bonus
        result[pages & ~whole & ~some] *= ASIDE_FACTOR
    result[columns.lists & ~whole & ~some] *= LIST_FACTOR
    return result


def in_titles(asked: Asked, columns: Columns) -> tuple[Mask, Mask]:
    """Return which titles have what is asked for, and which have something that hints at it."""
    surely, perhaps = columns.none.copy(), columns.none.copy()
    for variant in asked.variants:
        if variant.weight > TELLING:
            found = standing_in_titles(variant, columns)
            perhaps |= found
            if variant.weight >= SURE:
                surely |= found
    return surely, perhaps


def standing_in_titles(variant: Variant, columns: Columns) -> Mask:
    result = ~columns.none
    for alternatives in variant.all_of:
        one = columns.none.copy()
        for term, share in alternatives:
            if share > TELLING:
                one[columns.with_title_term(term)] = True
        result &= one
    return result


def newness(years: Numbers) -> Numbers:
    today = dt.date.today()
    age = np.maximum(today.year + today.timetuple().tm_yday / 366 - years, 0)
    return np.nan_to_num(1 + NEWNESS * 0.5 ** (age / HALF_LIFE), nan=1)


@dataclass(frozen=True)
class Aims:
    """What a question may name as a whole.

    Attributes:
        names: The question as words, and what it is a synonym of.
        years: The years in it.
        rest: Its telling words without years and what is said of any edition.
    """

    names: frozenset[tuple[str, ...]]
    years: frozenset[str]
    rest: tuple[str, ...]


def named_aims(question: Question) -> Aims:
    telling = [word for asked in question.asked for word in asked.words]
    years = frozenset(word for word in telling if is_year(word))
    said_of_all = EDITION_WORDS | years
    about = (asked for asked in question.asked if asked.importance > ASIDE)
    rest = tuple(word for one in about for word in one.words if word not in said_of_all)
    names = {question.words, tuple(telling), *question.also}
    return Aims(frozenset(names - {()}), years, rest)


def named(aims: Aims, columns: Columns) -> dict[int, float]:
    """Return 1 for the pages that a question names, less for a second meaning of it."""
    found = {}
    editions = columns.any_of("year", aims.years) & columns.mask("type", "edition")
    for place in np.flatnonzero(editions):
        page = columns.pages[place]
        cities = {word for city in page.dated.cities for word in words(city)}
        if set(aims.rest) <= cities:
            found[int(place)] = 0.9 if aims.rest else 0.5
    for name in aims.names:
        found |= dict.fromkeys(columns.by_name.get(name, ()), 1)
    return found
