"""What is known of pages that an engine found: may a visitor see them, and their filters.

The engine matches words, the database tells the rest. So a draft, a private or a deleted page
is never found or counted, however far an index lags behind, and every engine filters and counts
alike.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Set
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from wagtail.models import Page

from congress.models import (
    CongressEditionPage,
    ContributionPage,
    HostCityPage,
    PartnerPage,
    ProgrammeItemPage,
)
from lpbsite.core.models import PageTopic
from lpbsite.search.columns import Columns
from lpbsite.search.page_types import lists_by_content_type, types_by_content_type
from lpbsite.search.stamp import kept_by_stamp
from lpbsite.translation.visibility import visible
from news.models import NewsItemPage

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
    """What an answer needs to know of a page.

    Attributes:
        names: Others than its title.
        is_list: Its text is what other pages are called.
    """

    id: int
    type: str
    lang: str
    title: str
    translation_key: UUID
    dated: Dated
    topics: frozenset[str]
    names: tuple[str, ...] = ()
    is_list: bool = False

    def values(self, name: str) -> frozenset[str]:
        """Return the values for a filter: ``type``, ``year``, ``topic`` or ``city``."""
        if name == "type":
            return frozenset({self.type})
        if name == "topic":
            return self.topics
        return self.dated.years if name == "year" else self.dated.cities


@dataclass(frozen=True)
class SiteFacts:
    """The facts of all pages that a visitor may see.

    ``versions`` tells by translation key and language which page to read.
    """

    pages: dict[int, PageFacts]
    versions: dict[tuple[UUID, str], int]

    @cached_property
    def columns(self) -> Columns:
        return Columns(self)


@kept_by_stamp
def all_facts() -> SiteFacts:
    """Return the facts of all pages that a visitor may see; one query while nothing changes.

    They are the same for all and kept in memory; nine queries when something changed.
    """
    types, lists = types_by_content_type(), lists_by_content_type()
    rows = visible(Page.objects.filter(content_type_id__in=types)).values_list(
        "pk", "content_type_id", "locale__language_code", "title", "translation_key", "slug"
    )
    cities = visible(HostCityPage.objects.all()).values_list("slug", flat=True)
    editions = Editions(set(cities))
    dated = news(editions.cities) | contributions() | editions.by_id | editions.items()
    topics, names = topics_by_page(), other_names()
    pages = {}
    for pk, content_type, lang, title, key, slug in rows:
        kind = types[content_type]
        when = editions.hosted_by(slug) if kind == "host_city" else dated.get(pk, UNDATED)
        pages[pk] = PageFacts(
            id=pk,
            type=kind,
            lang=lang,
            title=title,
            translation_key=key,
            dated=when,
            topics=frozenset(topics[pk]),
            names=names.get(pk, ()),
            is_list=content_type in lists,
        )
    versions = {(page.translation_key, page.lang): page.id for page in pages.values()}
    return SiteFacts(pages, versions)


def other_names() -> dict[int, tuple[str, ...]]:
    """Return the municipality of host cities and the abbreviation of partners, by page."""
    rows = [
        *HostCityPage.objects.values_list("pk", "municipality"),
        *PartnerPage.objects.exclude(abbreviation="").values_list("pk", "abbreviation"),
    ]
    return {pk: (name,) for pk, name in rows if name}


def iso(date: dt.date | None, precision: str = "day") -> str | None:
    return date.isoformat()[: ISO_LENGTH[precision]] if date else None


def years(date: dt.date | None) -> frozenset[str]:
    return frozenset({str(date.year)} if date else ())


def topics_by_page() -> dict[int, set[str]]:
    found = defaultdict(set)
    rows = PageTopic.objects.filter(topic__live=True)
    for page_id, slug in rows.values_list("page_id", "topic__slug"):
        found[page_id].add(slug)
    return found


def news(cities: Set[str]) -> dict[int, Dated]:
    rows = NewsItemPage.objects.values_list("pk", "publication_date", "host_city__slug")
    return {
        pk: Dated(iso(date), None, years(date), frozenset({city} & cities))
        for pk, date, city in rows
    }


def contributions() -> dict[int, Dated]:
    rows = ContributionPage.objects.values_list("pk", "date", "date_precision")
    return {pk: Dated(iso(date, known_to), None, years(date)) for pk, date, known_to in rows}


class Editions:
    """The editions that visitors may see; cities and programme items take years from them."""

    def __init__(self, cities: Set[str]) -> None:
        self.cities = cities
        self.by_id: dict[int, Dated] = {}
        self.by_path: dict[str, Dated] = {}
        self.years_by_city: dict[str, set[str]] = defaultdict(set)
        rows = visible(CongressEditionPage.objects.all()).values_list(
            "pk", "path", "start_date", "end_date", "date_precision", "host_city__slug"
        )
        for pk, path, start, end, known_to, city in rows:
            place = frozenset({city} & cities)
            dated = Dated(iso(start, known_to), iso(end), years(start), place)
            self.by_id[pk] = self.by_path[path] = dated
            if city:
                self.years_by_city[city] |= dated.years

    def items(self) -> dict[int, Dated]:
        """Return the facts of programme items, which stand two steps below their edition."""
        found = {}
        for pk, path, day in ProgrammeItemPage.objects.values_list("pk", "path", "day"):
            edition = self.by_path.get(path[: -2 * Page.steplen], UNDATED)
            found[pk] = Dated(iso(day), None, edition.years, edition.cities)
        return found

    def hosted_by(self, city: str) -> Dated:
        return Dated(years=frozenset(self.years_by_city[city]), cities=frozenset({city}))
