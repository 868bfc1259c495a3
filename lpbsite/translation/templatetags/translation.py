"""What templates know about the other language."""

from django import template
from django.template import Context
from wagtail.models import Page

from lpbsite.translation.alternates import Alternate, page_alternates, view_alternates

register = template.Library()


@register.simple_tag(takes_context=True)
def language_alternates(context: Context, page: Page) -> list[Alternate]:
    """Return the page in each language of the site; one query."""
    return page_alternates(page, context.get("request"))


@register.simple_tag(name="view_alternates", takes_context=True)
def view_alternates_tag(context: Context) -> list[Alternate]:
    """Return the present view, which is no page, in each language of the site."""
    return view_alternates(context["request"])
