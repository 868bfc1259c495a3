"""Lists of pages that work by their address alone: filters by query name, and paging."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import EmptyPage, PageNotAnInteger, Paginator
from django.core.paginator import Page as ListingPage
from django.http import Http404, HttpRequest

PAGE_SIZE = 20


def chosen_values(request: HttpRequest, name: str, allowed: Collection[str]) -> list[str]:
    """Return the values of a query name that are allowed, once each; others are ignored."""
    return [value for value in dict.fromkeys(request.GET.getlist(name)) if value in allowed]


def paginate(items: Any, request: HttpRequest, page_size: int = PAGE_SIZE) -> ListingPage[Any]:
    """Return the page of ``items`` that the address asks for by ``page``.

    Raises:
        Http404: The page is past the end.
    """
    paginator = Paginator(items, page_size)
    try:
        return paginator.page(request.GET.get("page", 1))
    except PageNotAnInteger:
        return paginator.page(1)
    except EmptyPage as error:
        raise Http404("no such page in the list") from error


def paging_query(chosen: Mapping[str, Iterable[str]]) -> str:
    """Return what was chosen, for the links of paging; empty or ending in ``&``.

    Made of what is known: whatever else stands in an address is not carried on.
    """
    query = urlencode(chosen, doseq=True)
    return f"{query}&" if query else ""
