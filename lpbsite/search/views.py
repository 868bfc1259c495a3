"""The search page: all it shows follows from its address, so it works without JavaScript."""

import re
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from lpbsite.core.listing import chosen_values, paginate, paging_query
from lpbsite.search.answer import SearchAnswer
from lpbsite.search.browsing import browse
from lpbsite.search.page_types import TYPE_LABELS
from lpbsite.search.presentation import (
    Chosen,
    asked_for,
    filters_of,
    removable_filters,
    results_of,
    search_address,
    topic_links,
)
from lpbsite.search.query import PAGE_SIZE, search
from lpbsite.search.query_log import record
from lpbsite.search.vocabulary import Vocabulary, vocabulary
from lpbsite.translation.alternates import view_alternates
from lpbsite.translation.visibility import visible
from news.models import NewsItemPage

YEAR = re.compile(r"(19|20)\d\d", re.ASCII)
LATEST_NEWS = 3


@require_safe
def search_page(request: HttpRequest) -> HttpResponse:
    """Show the answer to ``q``, narrowed by ``type``, ``year``, ``topic`` and ``city``."""
    known = vocabulary(get_language())
    chosen = chosen_filters(request, known)
    answer = answer_to(request, chosen, known)
    if answer.page == 1 and not any(chosen.values()):
        record(answer)
    context = {
        "answer": answer,
        "listing": paginate(range(answer.total), request, PAGE_SIZE),
        "results": results_of(answer),
        "filters": filters_of(answer, chosen, known),
        "removable": removable_filters(answer, chosen, known),
        "kept": [("q", answer.query)],
        "search_url": reverse("search"),
        "breadcrumbs": [(_("Home"), f"/{answer.lang}/"), (_("Search"), None)],
    }
    return render(
        request,
        "search/search.html",
        context | links_of(request, answer, chosen) | ways_on(answer, chosen, known),
    )


def links_of(request: HttpRequest, answer: SearchAnswer, chosen: Chosen) -> dict[str, Any]:
    """Return the addresses of other answers: pages, languages, what may be meant."""
    asked = asked_for(answer.query, chosen)
    return {
        "query": paging_query(asked),
        "alternates": view_alternates(request, urlencode(asked, doseq=True)),
        "suggestion_url": search_address(answer.suggestion or "", chosen),
        "unfiltered_url": search_address(answer.query, {}),
    }


def ways_on(answer: SearchAnswer, chosen: Chosen, known: Vocabulary) -> dict[str, Any]:
    """Return where to go for who found nothing; it costs one query, with filters a search."""
    if answer.total:
        return {}
    filtered = any(chosen.values())
    return {
        "latest_news": latest_news(answer.lang) if answer.query or filtered else [],
        "topics": topic_links(known, answer.lang),
        "unfiltered": unfiltered_total(answer, known) if answer.query and filtered else 0,
    }


def unfiltered_total(answer: SearchAnswer, known: Vocabulary) -> int:
    return search(answer.query, lang=answer.lang, page_size=0, known=known).total


def answer_to(request: HttpRequest, chosen: Chosen, known: Vocabulary) -> SearchAnswer:
    """Return what the question finds; without one, all that passes the filters."""
    lang, page, query = get_language(), page_number(request), request.GET.get("q", "")
    if not query.strip():
        return browse(chosen, lang=lang, page=page, known=known)
    return search(
        query,
        lang=lang,
        types=chosen["type"],
        years=chosen["year"],
        topics=chosen["topic"],
        cities=chosen["city"],
        page=page,
        known=known,
    )


def chosen_filters(request: HttpRequest, known: Vocabulary) -> dict[str, list[str]]:
    """Return the values in the address that exist; others are ignored."""
    years = [value for value in request.GET.getlist("year") if YEAR.fullmatch(value)]
    return {
        "type": chosen_values(request, "type", TYPE_LABELS),
        "year": chosen_values(request, "year", years),
        "topic": chosen_values(request, "topic", known.topics),
        "city": chosen_values(request, "city", known.cities),
    }


def page_number(request: HttpRequest) -> int:
    """Return the number in the address; ``paginate`` refuses one that is not there."""
    try:
        return max(int(request.GET.get("page", 1)), 1)
    except ValueError:
        return 1


def latest_news(lang: str) -> list[Any]:
    """Return the newest items, for who found nothing; one query."""
    items = visible(NewsItemPage.objects.filter(locale__language_code=lang))
    return list(items.order_by("-publication_date", "-pk")[:LATEST_NEWS])
