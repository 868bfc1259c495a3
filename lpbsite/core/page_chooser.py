"""The window in which an editor chooses a page."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from wagtail.admin.auth import require_admin_access
from wagtail.admin.views.chooser import BrowseView
from wagtail.coreutils import resolve_model_string
from wagtail.models import Page, Site


class PageBrowseView(BrowseView):
    """Opens where the pages of the wanted type stand in the editor's language.

    Wagtail opens what the pages of all languages have in common: the root, three steps away.
    """

    def get(self, request: HttpRequest, parent_page_id: int | None = None) -> HttpResponse:
        if parent_page_id is None:
            language = request.GET.get("locale") or settings.LANGUAGE_CODE
            parent_page_id = starting_place(request.GET.get("page_type", ""), language)
        return super().get(request, parent_page_id)


# As all views of the admin.
choose_page = never_cache(require_admin_access(PageBrowseView.as_view()))


def starting_place(page_types: str, language: str) -> int | None:
    """Return the key of the page to open, or nothing when Wagtail should decide.

    Args:
        page_types: As in the address of the window: ``news.newsitempage``, more with commas.
        language: The language to look in.
    """
    try:
        models = [resolve_model_string(name) for name in page_types.split(",") if name]
    except (LookupError, ValueError):
        return None
    pages = Page.objects.filter(locale__language_code=language)
    if not models or Page in models:
        site = Site.objects.select_related("root_page").filter(is_default_site=True).first()
        place = site and pages.translation_of(site.root_page, inclusive=True).first()
    else:
        place = pages.type(*models).first_common_ancestor()
    return place.pk if place else None
