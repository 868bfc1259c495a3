"""Paging of lists, for templates."""

from collections.abc import Iterator
from typing import Any

from django import template
from django.core.paginator import Page as ListingPage

register = template.Library()


@register.filter
def page_range(listing: ListingPage[Any]) -> Iterator[int | str]:
    """Return the page numbers to show, with an ellipsis where some are left out."""
    return listing.paginator.get_elided_page_range(listing.number, on_each_side=1, on_ends=1)
