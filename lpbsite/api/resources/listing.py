"""What every typed list does: the visible pages of a type, and those that words find."""

from typing import Any

from django.http import Http404
from wagtail.models import Page

from lpbsite.translation.visibility import visible


def pages_in(model: type[Page], lang: str) -> Any:
    """Return the pages of a type that a visitor may see in a language, with their locale."""
    pages = visible(model.objects.filter(locale__language_code=lang))
    return pages.select_related("locale")


def page_at(pages: Any, slug: str) -> Any:
    """Return the first of the pages with this slug; one query.

    Raises:
        Http404: There is none that a visitor may see.
    """
    page = pages.filter(slug=slug).first()
    if page is None:
        raise Http404(slug)
    return page
