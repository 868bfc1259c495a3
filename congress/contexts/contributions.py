"""What the list of contributions and a contribution show."""

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from django.db.models import F
from django.http import HttpRequest
from django.utils.translation import gettext as _
from wagtail.models import Locale

from congress.contribution_lines import contribution_lines, contribution_period, title_lang
from congress.facets import FacetSource, faceted_list
from congress.links import contributors
from congress.people_names import plain
from congress.visible import news_about, visible
from lpbsite.core.documents import public_documents
from lpbsite.core.models import PageTopic, Topic

if TYPE_CHECKING:
    from congress.models import ContributionIndexPage, ContributionPage

Facts = list[tuple[str, str, str | None]]


def contribution_index_context(
    page: "ContributionIndexPage", request: HttpRequest
) -> dict[str, Any]:
    pages = visible("congress.ContributionPage", page.locale).child_of(page).defer("body")
    every = list(pages.order_by(F("date").desc(nulls_last=True), "title"))
    topics = topics_by_page(every)
    found = faceted_list(
        request,
        every,
        lambda one: contribution_values(one, topics[one.pk]),
        contribution_filters(every, topic_names(page.locale)),
    )
    return found.context() | {"lines": contribution_lines(found.listing, page.locale)}


def topics_by_page(pages: list["ContributionPage"]) -> dict[int, set[str]]:
    """Return the live topics of each page; one query."""
    rows = PageTopic.objects.filter(page__in=pages, topic__live=True)
    topics = defaultdict(set)
    for page_id, slug in rows.values_list("page_id", "topic__slug"):
        topics[page_id].add(slug)
    return topics


def topic_names(locale: Locale) -> dict[str, str]:
    """Return the names of the live topics by their slug, in this language where translated."""
    names = {
        topic.slug: topic.name
        # Those of the reader's language come last and replace the others.
        for topic in sorted(
            Topic.objects.filter(live=True), key=lambda topic: topic.locale_id == locale.pk
        )
    }
    return dict(sorted(names.items(), key=lambda item: plain(item[1])))


def contribution_values(
    page: "ContributionPage", topics: set[str]
) -> dict[str, frozenset[str]]:
    return {
        "year": frozenset([str(page.date.year)] if page.date else []),
        "topic": frozenset(topics),
    }


def contribution_filters(
    pages: list["ContributionPage"], topics: dict[str, str]
) -> list[FacetSource]:
    years = {str(page.date.year): str(page.date.year) for page in pages if page.date}
    return [
        FacetSource("year", _("Year"), years),
        FacetSource("topic", _("Topic"), topics),
    ]


def contribution_context(page: "ContributionPage") -> dict[str, Any]:
    authors = page.author_rows.select_related("person", "partner")
    documents = public_documents([page.document] if page.document else [])
    return {
        "title_lang": title_lang(page, page.locale),
        "authors": contributors(authors, page.locale),
        "facts": contribution_facts(page),
        "document": documents[0] if documents else None,
        "news": news_about(page.locale, contribution__translation_key=page.translation_key),
    }


def contribution_facts(page: "ContributionPage") -> Facts:
    facts: Facts = []
    if page.occasion:
        facts.append((_("Occasion"), page.occasion, None))
    if page.date:
        facts.append((_("Date"), contribution_period(page), None))
    facts.append((_("Language"), page.get_content_language_display(), None))
    return facts
