"""The front door, which leads to a language, and robots.txt."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe
from wagtail.models import Page, Site

from lpbsite.translation.negotiation import preferred_language
from lpbsite.translation.visibility import visible


@require_safe
def redirect_to_language(request: HttpRequest) -> HttpResponse:
    """Lead to the home page in the language the browser asks for, or in Dutch."""
    language = preferred_language(request)
    if language != settings.LANGUAGE_CODE and not _has_home_page(request, language):
        language = settings.LANGUAGE_CODE
    response = HttpResponseRedirect(f"/{language}/")
    patch_vary_headers(response, ["Accept-Language"])
    return response


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Let every robot in but for the admin, and name the sitemap."""
    lines = [
        "User-agent: *",
        "Disallow: /admin/",
        "",
        f"Sitemap: {request.build_absolute_uri(reverse('sitemap'))}",
    ]
    return HttpResponse("\n".join([*lines, ""]), content_type="text/plain; charset=utf-8")


def _has_home_page(request: HttpRequest, language: str) -> bool:
    site = Site.find_for_request(request)
    if site is None:
        return False
    homes = Page.objects.filter(
        translation_key=site.root_page.translation_key, locale__language_code=language
    )
    return visible(homes).exists()
