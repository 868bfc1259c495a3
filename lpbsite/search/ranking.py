"""In which order pages answer a question: one formula, whichever engine found the words.

``docs/search.md`` explains it. What counts for a page is how rare each asked word is, in which
form and where the page has it, and how much of the question it answers; then its title, its
names, its year and its date.
"""

import datetime as dt
import math
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from lpbsite.search.analysis import terms_of_text, words
from lpbsite.search.backends.base import Occurrences
from lpbsite.search.facts import PageFacts, SiteFacts
from lpbsite.search.question import (
    ASIDE,
    EXACT,
    SPLIT,
    TELLING,
    Alternatives,
    Asked,
    Question,
    Variant,
)

# How much of a question a page must answer: of one thing, of two, of more.
LEAST_SHARES = (0.45, 0.4, 0.3)
ROUNDING = 1e-6
# How much an answer to a part of the question loses: its share to this power.
SHARE_POWER = 1.5
PHRASE_BONUS = 0.25
# A variant that is the word itself, or what it was mistyped for.
SURE = 0.8
# All of the question in the title; more for what is looked up by its name.
TITLE_BONUS = 1.5
KNOWN_ITEM_BONUS = {"host_city": 1.5, "edition": 1.3, "partner": 1.3, "person": 1.4}
# Who or what is looked up by its name is seldom meant where only its text has the words.
ASIDE_FACTOR = 0.7
YEAR_WEIGHT = 1.5
# What is new counts up to this much more, and half of that after as many years.
NEWNESS, HALF_LIFE = 0.15, 3.0
DATED_TYPES = {"news", "edition"}
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
# Said of any edition.
EDITION_WORDS = {"congres", "lpb", "editie", "congress", "conference", "edition", "landelijk"}


# A page by primary key: how much it has of a word, and how surely it is that word.
Weighed = dict[int, tuple[float, float]]


@dataclass
class Hits:
    """The score of each page; ``unknown`` are the words that stand on no visible page."""

    scores: dict[int, float] = field(default_factory=dict)
    unknown: tuple[str, ...] = ()


def score(question: Question, found: Occurrences, facts: SiteFacts) -> Hits:
    """Score the visible pages that answer enough of the question."""
    words_found = [weights(asked, found, facts) for asked in question.asked]
    add_years(question, words_found, facts)
    add_types(question, words_found, facts)
    unknown = tuple(
        asked.words[0]
        for asked, pages in zip(question.asked, words_found, strict=True)
        if len(asked.words) == 1
        and not any(sure >= TELLING - ROUNDING for _has, sure in pages.values())
    )
    shares, scores = add_up(question, words_found, len(facts.pages))
    least = LEAST_SHARES[min(len(question.asked), len(LEAST_SHARES)) - 1]
    return Hits(
        {
            pk: base * shares[pk] ** SHARE_POWER * phrase_factor(pk, question, found)
            for pk, base in scores.items()
            if shares[pk] >= least
        },
        unknown,
    )


def weights(asked: Asked, found: Occurrences, facts: SiteFacts) -> Weighed:
    """Return how much each visible page has of what is asked, by its best form."""
    ways = [variant_weights(variant, found) for variant in asked.variants]
    if asked.halves:
        ways.append(compound_weights(asked, found, len(facts.pages)))
    best: Weighed = {}
    for way in ways:
        for pk, (has, sure) in way.items():
            if pk in facts.pages:
                most_has, most_sure = best.get(pk, (0, 0))
                best[pk] = max(has, most_has), max(sure, most_sure)
    return best


def form_weights(alternatives: Alternatives, found: Occurrences) -> Weighed:
    result: Weighed = {}
    for term, share in alternatives:
        for pk, weight in found.weights.get(term, {}).items():
            has, sure = result.get(pk, (0, 0))
            result[pk] = max(weight * share, has), max(share, sure)
    return result


def variant_weights(variant: Variant, found: Occurrences) -> Weighed:
    """Return the pages that have all words of a variant, by what they have least of."""
    result: Weighed | None = None
    for alternatives in variant.all_of:
        one = form_weights(alternatives, found)
        result = one if result is None else least_of(result, one)
    return {
        pk: (has * variant.weight, sure * variant.weight)
        for pk, (has, sure) in (result or {}).items()
    }


def compound_weights(asked: Asked, found: Occurrences, total: int) -> Weighed:
    """Return the pages that have parts of a compound: the rarer part tells what it is about.

    "Rattenoverlast" is about rats; "ruimtevaart" is not about room.
    """
    halves = [form_weights(alternatives, found) for alternatives in asked.halves]
    rarities = [rarity(pages, total) for pages in halves]
    whole = sum(rarities)
    result: Weighed = {}
    for pages, rare in zip(halves, rarities, strict=True):
        for pk, (has, _sure) in pages.items():
            sum_has, sum_sure = result.get(pk, (0, 0))
            result[pk] = sum_has + has * SPLIT * rare / whole, sum_sure + TELLING * rare / whole
    return result


def least_of(first: Weighed, second: Weighed) -> Weighed:
    return {
        pk: (min(has, second[pk][0]), min(sure, second[pk][1]))
        for pk, (has, sure) in first.items()
        if pk in second
    }


def add_years(question: Question, words_found: list[Weighed], facts: SiteFacts) -> None:
    """Count a year in the question for the pages of that year."""
    for asked, pages in zip(question.asked, words_found, strict=True):
        year = asked.words[0]
        for page in facts.pages.values() if is_year(year) else ():
            if year in page.dated.years:
                has, _sure = pages.get(page.id, (0, 0))
                pages[page.id] = max(has, YEAR_WEIGHT), EXACT


def add_types(question: Question, words_found: list[Weighed], facts: SiteFacts) -> None:
    """Count the name of a kind of page ("nieuws over parkeren") for the pages of that kind."""
    if len(question.asked) == 1:
        return
    for asked, pages in zip(question.asked, words_found, strict=True):
        kind = TYPE_WORDS.get(asked.words[0])
        for page in facts.pages.values() if kind else ():
            if page.type == kind:
                has, _sure = pages.get(page.id, (0, 0))
                pages[page.id] = max(has, TYPE_WEIGHT), EXACT


def is_year(word: str) -> bool:
    return len(word) == YEAR_DIGITS and word.isdigit() and word[:2] in {"19", "20"}


def rarity(pages: Weighed, total: int) -> float:
    """Return how much a word tells: the fewer pages have it, the more."""
    count = sum(1 for _has, sure in pages.values() if sure >= TELLING) or len(pages)
    return math.log(1 + (total + 1) / (count + 1))


def add_up(
    question: Question, words_found: list[Weighed], total: int
) -> tuple[dict[int, float], dict[int, float]]:
    """Return by page: how much of the question it answers (0 to 1), and its score."""
    rarities = [rarity(pages, total) for pages in words_found]
    # A word that stands nowhere must not make every other answer worthless.
    pairs = zip(rarities, words_found, strict=True)
    most = max((rare for rare, pages in pairs if pages), default=0)
    tells = [
        min(rare, most) * asked.importance
        for rare, asked in zip(rarities, question.asked, strict=True)
    ]
    whole = sum(tells) or 1
    shares: dict[int, float] = {}
    scores: dict[int, float] = {}
    for pages, told in zip(words_found, tells, strict=True):
        for pk, (has, sure) in pages.items():
            scores[pk] = scores.get(pk, 0) + has * told
            shares[pk] = shares.get(pk, 0) + min(sure / TELLING, 1) * told / whole
    return shares, scores


def phrase_factor(pk: int, question: Question, found: Occurrences) -> float:
    neighbours = sum(pk in found.weights.get(phrase, ()) for phrase in question.phrases)
    return 1 + PHRASE_BONUS * neighbours


def ranked(
    pages: Iterable[PageFacts], question: Question, scores: dict[int, float], lang: str
) -> list[tuple[float, PageFacts]]:
    """Return pages with their scores: in ``lang`` first, then the best, then the newest."""
    today = dt.date.today()
    aims = named_aims(question)
    found = [
        (final_score(facts, question, scores[facts.id], aims, today), facts) for facts in pages
    ]
    return sorted(
        found, key=lambda pair: (pair[1].lang != lang, -pair[0], newest_first(pair[1]))
    )


def newest_first(facts: PageFacts) -> tuple[float, int]:
    year = max((int(year) for year in facts.dated.years), default=0)
    return -year, -facts.id


# Names come before everything that only has the words.
NAMED = 1000.0


def final_score(
    facts: PageFacts, question: Question, base: float, aims: "Aims", today: dt.date
) -> float:
    result = base
    if in_title(question, facts):
        result *= TITLE_BONUS * KNOWN_ITEM_BONUS.get(facts.type, 1)
    elif facts.type in KNOWN_ITEM_BONUS and not any_in_title(question, facts):
        result *= ASIDE_FACTOR
    if facts.type in DATED_TYPES and not aims.years:
        result *= newness(facts, today)
    return result + NAMED * is_named(facts, aims)


def in_title(question: Question, facts: PageFacts) -> bool:
    """Tell whether the title, or another name, has all that is asked, in some form."""
    terms = title_terms(" ".join((facts.title, *facts.names)), facts.lang)
    return bool(question.asked) and all(
        any(stands(variant, terms) for variant in asked.variants if variant.weight >= SURE)
        for asked in question.asked
        if asked.importance > ASIDE
    )


def any_in_title(question: Question, facts: PageFacts) -> bool:
    terms = title_terms(" ".join((facts.title, *facts.names)), facts.lang)
    return any(
        stands(variant, terms)
        for asked in question.asked
        for variant in asked.variants
        if variant.weight > TELLING
    )


def stands(variant: Variant, terms: frozenset[str]) -> bool:
    return all(
        any(term in terms for term, share in alternatives if share > TELLING)
        for alternatives in variant.all_of
    )


@lru_cache(maxsize=50_000)
def title_terms(title: str, lang: str) -> frozenset[str]:
    return frozenset(terms_of_text(title, lang)) | frozenset(words(title))


def newness(facts: PageFacts, today: dt.date) -> float:
    date = facts.dated.date
    if not date:
        return 1
    age = max(today.year + today.timetuple().tm_yday / 366 - float(date[:4]), 0)
    return 1 + NEWNESS * 0.5 ** (age / HALF_LIFE)


@dataclass(frozen=True)
class Aims:
    """What a question may name as a whole.

    Attributes:
        names: The question as words, and what it is a synonym of.
        years: The years in it.
        rest: Its words without years and what is said of any edition.
    """

    names: frozenset[tuple[str, ...]]
    years: frozenset[str]
    rest: tuple[str, ...]


def named_aims(question: Question) -> Aims:
    telling = [word for asked in question.asked for word in asked.words]
    years = frozenset(word for word in telling if is_year(word))
    rest = tuple(word for word in telling if word not in years and word not in EDITION_WORDS)
    names = {question.words, tuple(telling), *question.also}
    return Aims(frozenset(names - {()}), years, rest)


def is_named(facts: PageFacts, aims: Aims) -> float:
    """Return 1 for the page that a question names, a little less for a second meaning of it."""
    if any(tuple(words(name)) in aims.names for name in (facts.title, *facts.names)):
        return 1
    if facts.type != "edition" or not aims.years & facts.dated.years:
        return 0
    if not aims.rest:
        return 0.5
    cities = {word for city in facts.dated.cities for word in words(city)}
    return 0.9 if set(aims.rest) <= cities else 0
