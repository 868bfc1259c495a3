"""Menu, footer and breadcrumbs for the templates."""

from django import template
from django.template import Context
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.models import Page

from home.navigation import HOME_DEPTH, Navigation, site_navigation

register = template.Library()


@register.simple_tag
def navigation() -> Navigation:
    """Return the navigation in the active language; three queries."""
    return site_navigation(get_language())


@register.simple_tag(takes_context=True)
def breadcrumbs(context: Context, page: Page | None) -> list[tuple[str, str | None]]:
    """Return (title, address) of the pages above this one and of itself, or what the view gave as ``breadcrumbs``.

    One query; empty on a home page.
    """
    given = context.get("breadcrumbs")
    if given is not None or not page or page.depth <= HOME_DEPTH:
        return given or []
    ancestors = page.get_ancestors().filter(depth__gte=HOME_DEPTH)
    trail: list[tuple[str, str | None]] = [
        (_("Home") if above.depth == HOME_DEPTH else above.title, above.url)
        for above in ancestors
    ]
    return [*trail, (page.title, None)]


@register.filter
def current(url: str, path: str) -> str:
    """Return the value of ``aria-current`` of a link on the page at ``path``; empty when it leads elsewhere."""
    if url == path:
        return "page"
    return "true" if path.startswith(url) else ""
