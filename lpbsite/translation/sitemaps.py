"""The sitemap: every page a visitor may see, each with its other language."""

from collections import defaultdict
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.contrib.sitemaps.views import sitemap
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
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
def site_sitemap(request: HttpRequest) -> HttpResponse:
    """Show the sitemap."""
    return sitemap(request, {"pages": PageSitemap(request)})
