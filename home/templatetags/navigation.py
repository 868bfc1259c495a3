"""Menu, footer and breadcrumbs for the templates."""

from django import template
from django.template import Context
from django.utils.translation import get_language
from wagtail.models import Page

from home.navigation import HOME_DEPTH, Navigation, breadcrumb_trail, site_navigation

register = template.Library()


@register.simple_tag
def navigation() -> Navigation:
    """Return the navigation in the active language; two queries."""
    return site_navigation(get_language())


@register.simple_tag(takes_context=True)
def breadcrumbs(context: Context, page: Page | None) -> list[tuple[str, str | None]]:
    """Return (title, address) of the pages above this one and of itself; one query.

    What the view gave as ``breadcrumbs`` goes before; on a home page there are none.
    """
    given = context.get("breadcrumbs")
    if given is not None or not page or page.depth <= HOME_DEPTH:
        return given or []
    return [*breadcrumb_trail(page), (page.title, None)]


@register.filter
def current(url: str, path: str) -> str:
    """Return the value of ``aria-current`` of a link, for a reader of the page at ``path``."""
    if url == path:
        return "page"
    return "true" if path.startswith(url) else ""
