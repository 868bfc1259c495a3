"""Every address of the site; beside wsgi.py the only place that knows every app."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from django.utils.translation import pgettext_lazy
from django.views.static import serve
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from lpbsite.api.open_data import open_data
from lpbsite.api.urls import urlpatterns as api_urlpatterns
from lpbsite.api.v2 import router as api_v2
from lpbsite.core.page_chooser import choose_page
from lpbsite.search.views import search_page
from lpbsite.translation.sitemaps import site_sitemap
from lpbsite.translation.views import redirect_to_language, robots

handler404 = "home.views.page_not_found"
handler500 = "home.views.server_error"

urlpatterns = [
    path("", redirect_to_language, name="front_door"),
    # Before Wagtail's own of the same address; its name leads here.
    path("admin/choose-page/", choose_page),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    *api_urlpatterns,
    path("api/v2/", api_v2.urls),
    path("sitemap.xml", site_sitemap, {"views": ["open_data"]}, name="sitemap"),
    path("robots.txt", robots, name="robots"),
    *i18n_patterns(
        path(pgettext_lazy("address", "search/"), search_page, name="search"),
        path("open-data/", open_data, name="open_data"),
        path("", include(wagtail_urls)),
        prefix_default_language=True,
    ),
]

if settings.LPB_SERVE_MEDIA:
    # Only the sizes made for pages: originals are for the admin, and documents have a view that
    # knows their privacy.
    urlpatterns.insert(
        0,
        path(
            "media/images/<path:path>",
            serve,
            {"document_root": settings.MEDIA_ROOT / "images"},
            name="rendition",
        ),
    )
