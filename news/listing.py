"""The news list: filters, paging, and what a line of it shows; all follows from the address."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db.models import OuterRef, Subquery
from django.http import HttpRequest
from django.utils.translation import gettext as _
from wagtail.models import Page

from congress.facets import FacetSource, Values, faceted_list
from congress.models import CongressEditionPage, HostCityPage
from lpbsite.core.date_badges import DateBadge, date_badge
from lpbsite.core.models import PageTopic, Topic
from lpbsite.core.terms import Term, Terms, terms_in
from lpbsite.translation.visibility import visible
from news.querysets import NewsQuerySet

if TYPE_CHECKING:
    from news.models import NewsIndexPage, NewsItemPage

MAX_TAGS = 3


@dataclass(frozen=True)
class NewsCard:
    """One item of the list; ``tags`` are labels, each without an address."""

    page: "NewsItemPage"
    badge: DateBadge
    tags: list[tuple[str, None]]


@dataclass(frozen=True)
class Row:
    """What the filters know of an item."""

    pk: int
    values: Values


def news_list(index: "NewsIndexPage", request: HttpRequest) -> dict[str, Any]:
    """Return the part of the news that the address asks for, for the template; four queries.

    The newest item leads when it has a picture, and nothing is filtered.

    Raises:
        Http404: The page of the list is past the end.
    """
    lang = index.locale.language_code
    items = index.news_items()
    topics, topic_terms = topics_below(index)
    rows = rows_of(items, topics)
    terms = {"topic": topic_terms, **page_terms(lang)}
    news = faceted_list(request, rows, attrgetter("values"), facet_sources(rows, terms, lang))
    pages = items.select_related("image").in_bulk([row.pk for row in news.listing])
    cards = [card(pages[row.pk], row, terms, lang) for row in news.listing if row.pk in pages]
    is_filtered = any(option.chosen for facet in news.filters for option in facet.options)
    leads = news.listing.number == 1 and not is_filtered and cards and cards[0].page.image
    return news.context() | {
        "cards": cards,
        "lead": cards[0] if leads else None,
        "is_filtered": is_filtered,
    }


def rows_of(items: NewsQuerySet, topics: Mapping[int, Sequence[str]]) -> list[Row]:
    found = items.values_list("pk", "publication_date", "edition__slug", "host_city__slug")
    return [
        Row(
            pk,
            {
                "year": frozenset({str(date.year)}),
                "topic": frozenset(topics.get(pk, ())),
                "city": frozenset({city} if city else ()),
                "edition": frozenset({edition} if edition else ()),
            },
        )
        for pk, date, edition, city in found
    ]


def card(page: "NewsItemPage", row: Row, terms: Mapping[str, Terms], lang: str) -> NewsCard:
    return NewsCard(page, date_badge(page.publication_date), tags(row.values, terms, lang))


def topics_below(index: Page) -> tuple[dict[int, list[str]], Terms]:
    """Return the live topics of each child page, and their names by value; one query."""
    own_name = Topic.objects.filter(
        translation_key=OuterRef("topic__translation_key"), locale=index.locale_id, live=True
    ).values("name")
    rows = (
        PageTopic.objects.filter(topic__live=True, page__path__startswith=index.path)
        .order_by("sort_order", "pk")
        .values_list("page_id", "topic__slug", "topic__name", Subquery(own_name[:1]))
    )
    topics, terms = defaultdict(list), {}
    for page_id, slug, name, translated in rows:
        topics[page_id].append(slug)
        lang = index.locale.language_code if translated else settings.LANGUAGE_CODE
        terms[slug] = Term(translated or name, lang)
    return topics, dict(sorted(terms.items(), key=lambda term: term[1].label.casefold()))


def page_terms(lang: str) -> dict[str, Terms]:
    """Return the editions and cities that visitors may see, by title; one query."""
    types = ContentType.objects.get_for_models(CongressEditionPage, HostCityPage)
    pages = visible(Page.objects.filter(content_type__in=types.values()).order_by("title"))
    rows = list(pages.values_list("content_type_id", "slug", "title", "locale__language_code"))
    return {
        name: terms_in(lang, (row[1:] for row in rows if row[0] == types[model].pk))
        for name, model in (("edition", CongressEditionPage), ("city", HostCityPage))
    }


def facet_sources(
    rows: Sequence[Row], terms: Mapping[str, Terms], lang: str
) -> list[FacetSource]:
    years = dict.fromkeys(year for row in rows for year in row.values["year"])
    return [
        FacetSource("year", _("Year"), {year: year for year in years}),
        FacetSource("topic", _("Topic"), labels(terms["topic"], lang)),
        FacetSource("city", _("City"), labels(terms["city"], lang)),
        FacetSource("edition", _("Edition"), labels(terms["edition"], lang)),
    ]


def labels(terms: Terms, lang: str) -> dict[str, str]:
    return {value: term.label_in(lang) for value, term in terms.items()}


def tags(values: Values, terms: Mapping[str, Terms], lang: str) -> list[tuple[str, None]]:
    """Return the names of the edition, city and topics that visitors may see, at most three."""
    found = [
        (term.label_in(lang), None)
        for name in ("edition", "city", "topic")
        for value, term in terms[name].items()
        if value in values[name]
    ]
    return found[:MAX_TAGS]
