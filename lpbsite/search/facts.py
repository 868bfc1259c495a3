"""What is known of pages that an engine found: may a visitor see them, and their filters.

The engine matches words, the database tells the rest. So a draft, a private or a deleted page
is never found or counted, however far an index lags behind, and every engine filters and counts
alike.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Q
from wagtail.models import Page

from congress.models import CongressEditionPage, ContributionPage, ProgrammeItemPage
from lpbsite.core.models import PageTopic
from lpbsite.search.page_types import types_by_content_type
from lpbsite.translation.visibility import visible
from news.models import NewsItemPage

# More keys than this in one question would be too many variables for the database.
MAX_KEYS = 10_000
ISO_LENGTH = {"day": 10, "month": 7, "year": 4}


@dataclass(frozen=True, slots=True)
class Dated:
    """When it was, and to which year and cities it belongs."""

    date: str | None = None
    end_date: str | None = None
    years: frozenset[str] = frozenset()
    cities: frozenset[str] = frozenset()


UNDATED = Dated()


@dataclass(frozen=True, slots=True)
class PageFacts:
    id: int
    type: str
    lang: str
    title: str
    translation_key: UUID
    dated: Dated
    topics: frozenset[str]

    def values(self, name: str) -> frozenset[str]:
        """Return the values for a filter: ``type``, ``year``, ``topic`` or ``city``."""
        if name == "type":
            return frozenset({self.type})
        if name == "topic":
            return self.topics
        return self.dated.years if name == "year" else self.dated.cities


def facts_of(ids: Collection[int], cities: Collection[str]) -> list[PageFacts]:
    """Return the facts of those pages that a visitor may see, in no order; seven queries.

    Args:
        ids: Primary keys, of whatever pages.
        cities: Values of the cities that visitors may see; others are not told.
    """
    if not ids:
        return []
    types = types_by_content_type()
    rows = visible(Page.objects.filter(among(ids), content_type_id__in=types)).values_list(
        "pk", "content_type_id", "locale__language_code", "title", "translation_key", "slug"
    )
    editions = Editions(cities)
    dated = news(ids, cities) | contributions(ids) | editions.by_id | editions.items(ids)
    topics = topics_of(ids)
    found = []
    for pk, content_type, lang, title, key, slug in rows:
        kind = types[content_type]
        when = editions.hosted_by(slug) if kind == "host_city" else dated.get(pk, UNDATED)
        found.append(PageFacts(pk, kind, lang, title, key, when, frozenset(topics[pk])))
    return [facts for facts in found if facts.id in ids]


def among(ids: Collection[Any], field: str = "pk") -> Q:
    """Limit a question to these keys; with very many, it is asked of all."""
    return Q(**{f"{field}__in": ids}) if len(ids) <= MAX_KEYS else Q()


def iso(date: dt.date | None, precision: str = "day") -> str | None:
    return date.isoformat()[: ISO_LENGTH[precision]] if date else None


def years(date: dt.date | None) -> frozenset[str]:
    return frozenset({str(date.year)} if date else ())


def topics_of(ids: Collection[int]) -> dict[int, set[str]]:
    found = defaultdict(set)
    rows = PageTopic.objects.filter(among(ids, "page_id"), topic__live=True)
    for page_id, slug in rows.values_list("page_id", "topic__slug"):
        found[page_id].add(slug)
    return found


def news(ids: Collection[int], cities: Collection[str]) -> dict[int, Dated]:
    rows = NewsItemPage.objects.filter(among(ids)).values_list(
        "pk", "publication_date", "host_city__slug"
    )
    return {
        pk: Dated(iso(date), None, years(date), frozenset({city} & set(cities)))
        for pk, date, city in rows
    }


def contributions(ids: Collection[int]) -> dict[int, Dated]:
    rows = ContributionPage.objects.filter(among(ids)).values_list(
        "pk", "date", "date_precision"
    )
    return {pk: Dated(iso(date, known_to), None, years(date)) for pk, date, known_to in rows}


class Editions:
    """The editions that visitors may see; cities and programme items take years from them."""

    def __init__(self, cities: Collection[str]) -> None:
        self.by_id: dict[int, Dated] = {}
        self.by_path: dict[str, Dated] = {}
        self.years_by_city: dict[str, set[str]] = defaultdict(set)
        rows = visible(CongressEditionPage.objects.all()).values_list(
            "pk", "path", "start_date", "end_date", "date_precision", "host_city__slug"
        )
        for pk, path, start, end, known_to, city in rows:
            place = frozenset({city} & set(cities))
            dated = Dated(iso(start, known_to), iso(end), years(start), place)
            self.by_id[pk] = self.by_path[path] = dated
            if city:
                self.years_by_city[city] |= dated.years

    def items(self, ids: Collection[int]) -> dict[int, Dated]:
        """Return the facts of programme items, which stand two steps below their edition."""
        found = {}
        rows = ProgrammeItemPage.objects.filter(among(ids))
        for pk, path, day in rows.values_list("pk", "path", "day"):
            edition = self.by_path.get(path[: -2 * Page.steplen], UNDATED)
            found[pk] = Dated(iso(day), None, edition.years, edition.cities)
        return found

    def hosted_by(self, city: str) -> Dated:
        return Dated(years=frozenset(self.years_by_city[city]), cities=frozenset({city}))
