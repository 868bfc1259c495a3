"""The sitemap: every page a visitor may see, each with its other language."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.contrib.sitemaps.views import sitemap
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import translation
from django.views.decorators.http import require_safe
from wagtail.models import Page, Site

from lpbsite.translation.visibility import visible


class PageSitemap(Sitemap):
    """Three queries, whatever the number of pages. Addresses have the host that was asked."""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    def items(self) -> list[Page]:
        site = Site.find_for_request(self.request)
        if site is None:
            return []
        homes = Page.objects.filter(translation_key=site.root_page.translation_key)
        below_home = Q()
        for path in homes.values_list("path", flat=True):
            below_home |= Q(path__startswith=path)
        pages = visible(Page.objects.filter(below_home))
        return list(pages.select_related("locale").order_by("path"))

    def get_urls(
        self, page: int | str = 1, site: Any = None, protocol: str | None = None
    ) -> list[dict[str, Any]]:
        pages = self.paginator.page(page).object_list
        versions: dict[UUID, list[dict[str, str]]] = defaultdict(list)
        for item in pages:
            versions[item.translation_key].append(self._version(item))
        return [
            {
                "item": item,
                "location": self._address(item),
                "lastmod": item.last_published_at or item.latest_revision_created_at,
                "alternates": with_default(versions[item.translation_key]),
            }
            for item in pages
        ]

    def _version(self, item: Page) -> dict[str, str]:
        return {"lang_code": item.locale.language_code, "location": self._address(item)}

    def _address(self, item: Page) -> str:
        return self.request.build_absolute_uri(item.get_url_parts(self.request)[2])


class ViewSitemap(Sitemap):
    """Views that are no pages, by the names of their addresses, in every language."""

    def __init__(self, request: HttpRequest, names: Sequence[str]) -> None:
        self.request = request
        self.names = names

    def items(self) -> list[str]:
        return list(self.names)

    def get_urls(
        self, page: int | str = 1, site: Any = None, protocol: str | None = None
    ) -> list[dict[str, Any]]:
        return [
            {
                "item": name,
                "location": version["location"],
                "alternates": with_default(versions),
            }
            for name in self.paginator.page(page).object_list
            for versions in [self._versions(name)]
            for version in versions
        ]

    def _versions(self, name: str) -> list[dict[str, str]]:
        versions = []
        for lang, _name in settings.LANGUAGES:
            with translation.override(lang):
                location = self.request.build_absolute_uri(reverse(name))
            versions.append({"lang_code": lang, "location": location})
        return versions


def with_default(versions: list[dict[str, str]]) -> list[dict[str, str]]:
    """Add ``x-default``, the Dutch version; a page in one language names no alternates."""
    if len(versions) < 2:
        return []
    default = [
        version | {"lang_code": "x-default"}
        for version in versions
        if version["lang_code"] == settings.LANGUAGE_CODE
    ]
    return [*versions, *default]


@require_safe
def site_sitemap(request: HttpRequest, views: Sequence[str] = ()) -> HttpResponse:
    """Show the sitemap: the pages, and these views by the names of their addresses."""
    return sitemap(
        request, {"pages": PageSitemap(request), "views": ViewSitemap(request, views)}
    )
