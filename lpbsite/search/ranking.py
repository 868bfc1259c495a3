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
from lpbsite.search.question import EXACT, TELLING, Asked, Question, Variant

# How much of a question a page must answer, when no page and when some page answers it all.
LEAST_SHARE, LEAST_SHARE_BESIDE_FULL = 0.4, 0.55
# How much an answer to a part of the question loses: its share to this power.
SHARE_POWER = 1.5
PHRASE_BONUS = 0.25
# All of the question in the title; more for what is looked up by its name.
TITLE_BONUS = 1.5
KNOWN_ITEM_BONUS = {"host_city": 1.5, "edition": 1.3, "partner": 1.3, "person": 1.4}
YEAR_WEIGHT = 1.5
# What is new counts up to this much more, and half of that after as many years.
NEWNESS, HALF_LIFE = 0.15, 3.0
DATED_TYPES = {"news", "edition"}
YEAR_DIGITS = 4
# Said of any edition.
EDITION_WORDS = {"congres", "lpb", "editie", "congress", "conference", "edition", "landelijk"}


@dataclass
class Hits:
    """The score of each page; ``unknown`` are the words that stand on no visible page."""

    scores: dict[int, float] = field(default_factory=dict)
    unknown: tuple[str, ...] = ()


def score(question: Question, found: Occurrences, facts: SiteFacts) -> Hits:
    """Score the visible pages that answer enough of the question."""
    words_found = [weights(asked, found, facts) for asked in question.asked]
    told = [is_told(asked, found, facts) for asked in question.asked]
    add_years(question, words_found, facts)
    rarities = [rarity(pages, len(facts.pages)) for pages in words_found]
    unknown = tuple(
        asked.words[0]
        for asked, is_known in zip(question.asked, told, strict=True)
        if not is_known and len(asked.words) == 1 and not is_year(asked.words[0])
    )
    shares, scores = add_up(words_found, rarities)
    least = LEAST_SHARE_BESIDE_FULL if max(shares.values(), default=0) > 0.99 else LEAST_SHARE
    return Hits(
        {
            pk: base * shares[pk] ** SHARE_POWER * phrase_factor(pk, question, found)
            for pk, base in scores.items()
            if shares[pk] >= least
        },
        unknown,
    )


def weights(asked: Asked, found: Occurrences, facts: SiteFacts) -> dict[int, float]:
    """Return how much each visible page has of one asked word, by its best form."""
    best: dict[int, float] = {}
    for variant in asked.variants:
        for pk, weight in variant_weights(variant, found).items():
            if weight > best.get(pk, 0) and pk in facts.pages:
                best[pk] = weight
    return best


def is_told(asked: Asked, found: Occurrences, facts: SiteFacts) -> bool:
    """Tell whether a visible page has the word, or what means the same, and not only a half."""
    return any(
        pk in facts.pages
        for variant in asked.variants
        if variant.weight >= TELLING
        for pk in variant_weights(variant, found)
    )


def variant_weights(variant: Variant, found: Occurrences) -> dict[int, float]:
    """Return the weight of the pages that have all words of a variant: that of the least."""
    result: dict[int, float] | None = None
    for alternatives in variant.all_of:
        one: dict[int, float] = {}
        for term, share in alternatives:
            for pk, weight in found.weights.get(term, {}).items():
                if weight * share > one.get(pk, 0):
                    one[pk] = weight * share
        result = one if result is None else smaller_of(result, one)
    return {pk: weight * variant.weight for pk, weight in (result or {}).items()}


def smaller_of(first: dict[int, float], second: dict[int, float]) -> dict[int, float]:
    return {pk: min(weight, second[pk]) for pk, weight in first.items() if pk in second}


def add_years(
    question: Question, words_found: list[dict[int, float]], facts: SiteFacts
) -> None:
    """Count a year in the question for the pages of that year."""
    for asked, pages in zip(question.asked, words_found, strict=True):
        year = asked.words[0]
        if is_year(year):
            for facts_of_page in facts.pages.values():
                if year in facts_of_page.dated.years:
                    pages[facts_of_page.id] = max(pages.get(facts_of_page.id, 0), YEAR_WEIGHT)


def is_year(word: str) -> bool:
    return len(word) == YEAR_DIGITS and word.isdigit() and word[:2] in {"19", "20"}


def rarity(pages: dict[int, float], total: int) -> float:
    """Return how much a word tells; one that no page has tells as much as a rare one."""
    count = sum(1 for weight in pages.values() if weight >= TELLING) or len(pages)
    return math.log(1 + (total + 1) / (count + 1))


def add_up(
    words_found: list[dict[int, float]], rarities: list[float]
) -> tuple[dict[int, float], dict[int, float]]:
    """Return by page: how much of the question it answers (0 to 1), and its score."""
    # A word that stands nowhere must not make every other answer worthless.
    most = max(
        (rare for rare, pages in zip(rarities, words_found, strict=True) if pages), default=0
    )
    counted = [min(rare, most) for rare in rarities]
    total = sum(counted) or 1
    shares: dict[int, float] = {}
    scores: dict[int, float] = {}
    for pages, rare in zip(words_found, counted, strict=True):
        for pk, weight in pages.items():
            scores[pk] = scores.get(pk, 0) + weight * rare
            shares[pk] = shares.get(pk, 0) + min(weight / TELLING, 1) * rare / total
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
    if facts.type in DATED_TYPES and not aims.years:
        result *= newness(facts, today)
    return result + NAMED * is_named(facts, aims)


def in_title(question: Question, facts: PageFacts) -> bool:
    """Tell whether the title, or another name, has all that is asked, in some form."""
    terms = title_terms(" ".join((facts.title, *facts.names)), facts.lang)
    return bool(question.asked) and all(
        any(stands(variant, terms) for variant in asked.variants if variant.weight == EXACT)
        for asked in question.asked
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
    return Aims(frozenset({question.words, tuple(telling)} - {()}), years, rest)


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
