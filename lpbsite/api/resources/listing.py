"""What every typed list does: the visible pages of a type, and those that words find."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import numpy as np
from django.http import Http404, HttpRequest, HttpResponse
from wagtail.models import Page

from lpbsite.api.lists import list_answer
from lpbsite.api.resources.filters import SearchableQuery
from lpbsite.api.schemas import Item, ListAnswer
from lpbsite.search.facts import all_facts
from lpbsite.search.finding import find
from lpbsite.translation.visibility import visible

Answer = TypeVar("Answer", bound=ListAnswer[Any])
# Makes the items of pages in a language, all of them at once.
Build = Callable[[Sequence[Any], str], Sequence[Item]]


def pages_in(model: type[Page], lang: str) -> Any:
    """Return the pages of a type that a visitor may see in a language, with their locale."""
    pages = visible(model.objects.filter(locale__language_code=lang))
    return pages.select_related("locale")


def page_at(pages: Any, slug: str) -> Any:
    """Return the first of the pages with this slug; one query.

    Raises:
        Http404: There is none that a visitor may see.
    """
    page = pages.filter(slug=slug).first() if "\0" not in slug else None
    if page is None:
        raise Http404(slug)
    return page


def typed_list(
    answer: type[Answer],
    pages: Any,
    build: Build,
    asked: SearchableQuery,
    request: HttpRequest,
    response: HttpResponse,
) -> Answer:
    """Return the page of a list that was asked for; ``pages`` are filtered and in order."""
    found = found_pages(pages, asked)

    def items(rows: list[Any]) -> Sequence[Item]:
        return build(loaded(pages, rows), asked.lang)

    return list_answer(answer, found, items, asked, request, response)


def found_pages(pages: Any, asked: SearchableQuery) -> Any:
    """Return the pages, or the ids of those that search finds by ``q``, in the list's order."""
    if not asked.q.strip():
        return pages
    columns = all_facts().columns
    found = find(asked.q, asked.lang, columns)
    keys = {columns.pages[place].id for place in np.flatnonzero(found.scores)}
    return [pk for pk in pages.values_list("pk", flat=True) if pk in keys]


def loaded(pages: Any, rows: Sequence[Any]) -> list[Any]:
    """Return the rows as pages; one query where they are ids."""
    if not rows or isinstance(rows[0], Page):
        return list(rows)
    by_id = pages.in_bulk(rows)
    return [by_id[pk] for pk in rows if pk in by_id]
