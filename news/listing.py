"""The news list: filters, paging, and what a line of it shows; all follows from the address."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.core.paginator import Page as ListingPage
from django.http import HttpRequest
from django.utils.translation import gettext as _
from wagtail.models import Page

from congress.facets import Facet, FacetRow, FacetSource, choose
from congress.models import CongressEditionPage, HostCityPage
from lpbsite.core.date_badges import DateBadge, date_badge
from lpbsite.core.listing import paginate
from lpbsite.core.models import PageTopic
from lpbsite.core.terms import Terms, terms_in, topic_terms
from lpbsite.translation.visibility import visible

if TYPE_CHECKING:
    from news.models import NewsIndexPage, NewsItemPage


@dataclass(frozen=True)
class NewsCard:
    """One item of the list; ``tags`` are labels, each without an address."""

    page: "NewsItemPage"
    badge: DateBadge
    tags: list[tuple[str, None]]


@dataclass(frozen=True)
class NewsList:
    """One page of the list, and the filters beside it."""

    listing: ListingPage[Any]
    cards: list[NewsCard]
    facets: list[Facet]

    @property
    def is_filtered(self) -> bool:
        return any(option.chosen for facet in self.facets for option in facet.options)


@dataclass(frozen=True)
class Row:
    """What the filters know of an item."""

    pk: int
    date: dt.date
    edition: str | None
    city: str | None


def news_list(index: "NewsIndexPage", request: HttpRequest) -> NewsList:
    """Return the part of the news that the address asks for; six queries.

    Raises:
        Http404: The page of the list is past the end.
    """
    lang = index.locale.language_code
    items = index.news_items()
    rows = [
        Row(*values)
        for values in items.values_list(
            "pk", "publication_date", "edition__slug", "host_city__slug"
        )
    ]
    topics = topics_below(index)
    terms = {
        "topic": topic_terms(lang),
        "edition": page_terms(CongressEditionPage, lang),
        "city": page_terms(HostCityPage, lang),
    }
    values = {row.pk: facet_values(row, topics[row.pk]) for row in rows}
    found, facets = choose(
        request,
        [FacetRow(row.pk, values[row.pk]) for row in rows],
        facet_sources(rows, terms, lang),
    )
    listing = paginate(found, request)
    pages = items.in_bulk(list(listing.object_list))
    cards = [
        NewsCard(
            pages[pk], date_badge(pages[pk].publication_date), tags(values[pk], terms, lang)
        )
        for pk in listing.object_list
    ]
    return NewsList(listing, cards, facets)


def topics_below(index: Page) -> dict[int, list[str]]:
    """Return the live topics of each child page in the editor's order; one query."""
    rows = PageTopic.objects.filter(topic__live=True, page__path__startswith=index.path)
    found = defaultdict(list)
    for page_id, slug in rows.order_by("sort_order", "pk").values_list(
        "page_id", "topic__slug"
    ):
        found[page_id].append(slug)
    return found


def page_terms(model: type[Page], lang: str) -> Terms:
    """Return the pages of a type that visitors may see by slug, by title; one query."""
    pages = visible(model.objects.order_by("title"))
    return terms_in(lang, pages.values_list("slug", "title", "locale__language_code"))


def facet_values(row: Row, topics: Sequence[str]) -> dict[str, frozenset[str]]:
    return {
        "year": frozenset({str(row.date.year)}),
        "topic": frozenset(topics),
        "city": frozenset({row.city} if row.city else ()),
        "edition": frozenset({row.edition} if row.edition else ()),
    }


def facet_sources(
    rows: Sequence[Row], terms: Mapping[str, Terms], lang: str
) -> list[FacetSource]:
    years = dict.fromkeys(str(row.date.year) for row in rows)
    return [
        FacetSource("year", _("Year"), {year: year for year in years}),
        FacetSource("topic", _("Topic"), labels(terms["topic"], lang)),
        FacetSource("city", _("City"), labels(terms["city"], lang)),
        FacetSource("edition", _("Edition"), labels(terms["edition"], lang)),
    ]


def labels(terms: Terms, lang: str) -> dict[str, str]:
    return {value: term.label_in(lang) for value, term in terms.items()}


def tags(
    values: Mapping[str, frozenset[str]], terms: Mapping[str, Terms], lang: str
) -> list[tuple[str, None]]:
    """Return the edition, city and topics of an item by name; unseen ones are left out."""
    return [
        (term.label_in(lang), None)
        for name in ("edition", "city", "topic")
        for value, term in terms[name].items()
        if value in values[name]
    ]
