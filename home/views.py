"""The pages that tell what went wrong, in the language of the address."""

from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import get_language, get_language_from_path, override
from django.utils.translation import gettext as _
from wagtail.models import Page

from home.navigation import HOME_DEPTH, breadcrumb_trail, trail_name
from lpbsite.translation.alternates import Alternate, page_alternates
from lpbsite.translation.negotiation import preferred_language
from lpbsite.translation.routing import NotTranslated
from lpbsite.translation.visibility import visible


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that there is no such page, or that it is not translated and where to read it."""
    with override(language_of(request)):
        if isinstance(exception, NotTranslated):
            context = not_translated_context(exception, request)
            return render(request, "not_translated.html", context, status=404)
        context = {"alternates": home_pages(request)}
        return render(request, "404.html", context, status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Say that something broke; asks neither the database nor a context processor."""
    with override(language_of(request)):
        return HttpResponse(render_to_string("500.html"), status=500)


def language_of(request: HttpRequest) -> str:
    return get_language_from_path(request.path_info) or preferred_language(request)


def not_translated_context(found: NotTranslated, request: HttpRequest) -> dict[str, Any]:
    """Return what is told of a page that is not translated; nine queries at most.

    It is not the ``page`` of the context: the frame would give its address as this one's.
    """
    source = found.source.specific
    return {
        "source": source,
        "source_lang": source.locale.language_code,
        "alternates": as_read(page_alternates(source, request)),
        "breadcrumbs": [
            *breadcrumb_trail(found.parent),
            (trail_name(found.parent), found.parent.url),
            (_("Not translated yet"), None),
        ],
    }


def home_pages(request: HttpRequest) -> list[Alternate]:
    """Return the home page in each language, as the way out of a page that is in none."""
    homes = Page.objects.filter(depth=HOME_DEPTH, locale__language_code=get_language())
    home = visible(homes).first()
    return page_alternates(home, request) if home else []


def as_read(alternates: list[Alternate]) -> list[Alternate]:
    """Mark the reader's language as the current one, not the language of the source."""
    return [replace(one, is_current=one.lang == get_language()) for one in alternates]
