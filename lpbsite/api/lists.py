"""Lists: their parameters, one page of them, and the links to the others."""

import re
from collections.abc import Callable, Sequence
from math import ceil
from typing import Annotated, Any, TypeVar

from django.db.models.functions import Lower
from django.http import HttpRequest, HttpResponse, QueryDict
from pydantic import BeforeValidator, Field
from pydantic_core import PydanticKnownError

from lpbsite.api.schemas import ApiSchema, Lang, ListAnswer
from lpbsite.search.query import printable

PAGE_SIZE = 20
MAX_PAGE_SIZE = 100
# Of four links in a header; 8 kB is what is taken everywhere.
MAX_LINK_QUERY = 1500
# Whatever the engine thinks of capitals.
BY_TITLE = (Lower("title"), "title", "pk")
INTEGER = re.compile("-?[0-9]+")

Answer = TypeVar("Answer", bound=ListAnswer[Any])


def written_plainly(value: Any) -> Any:
    """Refuse what Python also reads as an integer: ``1_0``, ``+1``, ``1.0``, spaces around."""
    if isinstance(value, str) and not INTEGER.fullmatch(value):
        raise PydanticKnownError("int_parsing")
    return value


Integer = Annotated[int, BeforeValidator(written_plainly)]


class LangQuery(ApiSchema):
    lang: Lang = Field(default="nl", description="Language of the pages.")


class ListQuery(LangQuery):
    """The parameters of every list; a resource adds its filters in a subclass."""

    page: Integer = Field(
        default=1, ge=1, description="Number of the page of the list, from 1."
    )
    page_size: Integer = Field(
        default=PAGE_SIZE, ge=1, le=MAX_PAGE_SIZE, description="How many items a page has."
    )


def list_answer(
    answer: type[Answer],
    found: Any,
    build: Callable[[list[Any]], Sequence[Any]],
    asked: ListQuery,
    request: HttpRequest,
    response: HttpResponse,
) -> Answer:
    """Return the page of ``found`` that was asked for, with a ``Link`` header to the others.

    One query to count, one to read; none to read past the end.

    Args:
        answer: The list's own schema, a subclass of ``ListAnswer[...]``.
        found: An ordered queryset, or a sequence.
        build: Makes the items of one page of rows, all of them at once.
        asked: The parameters.
        request: For the addresses in the header.
        response: Takes the header; ninja gives it to an operation that has it as a parameter.
    """
    rows, total = rows_of_page(found, asked)
    add_links(response, request, asked, total)
    return answer(
        items=list(build(rows)) if rows else [],
        total=total,
        page=asked.page,
        page_size=asked.page_size,
    )


def rows_of_page(found: Any, asked: ListQuery) -> tuple[list[Any], int]:
    """Return the rows of one page, and how many there are in all; any number is a page."""
    total = found.count() if hasattr(found, "model") else len(found)
    start = (asked.page - 1) * asked.page_size
    # A database refuses to skip more rows than it can number.
    rows = list(found[start : start + asked.page_size]) if start < total else []
    return rows, total


def add_links(
    response: HttpResponse, request: HttpRequest, asked: ListQuery, total: int
) -> None:
    """Add a ``Link`` header with the first, previous, next and last page (RFC 8288).

    None for a question of so many values that clients and proxies would refuse the header.
    """
    question = link_query(request)
    if len(question.urlencode()) > MAX_LINK_QUERY:
        return
    last = max(ceil(total / asked.page_size), 1)
    pages = {"first": 1}
    if asked.page > 1:
        pages["prev"] = min(asked.page - 1, last)
    if asked.page < last:
        pages["next"] = asked.page + 1
    pages["last"] = last
    links = []
    for name, page in pages.items():
        question["page"] = str(page)
        links.append(f'<{request.path}?{question.urlencode()}>; rel="{name}"')
    response.headers["Link"] = ", ".join(links)


def link_query(request: HttpRequest) -> QueryDict:
    """Return what is asked as links repeat it: ``q`` as it is shown, each value once."""
    query = request.GET.copy()
    for name, values in request.GET.lists():
        told = [printable(value) for value in values] if name == "q" else values
        query.setlist(name, list(dict.fromkeys(told)))
    return query
