"""Links that editors put in a text, in the reader's language where that version exists."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import get_language
from wagtail.models import Page

from lpbsite.translation.visibility import mark_visible


@dataclass(frozen=True)
class PageLink:
    """Where a chosen page is read; ``lang`` only when that is not the reader's language."""

    title: str
    url: str
    lang: str = ""


def page_links(keys: Iterable[int]) -> dict[int, PageLink]:
    """Return where each page is read in the active language, by the id of the chosen page.

    Pages that no visitor may see are left out. One query, or none without pages.
    """
    chosen = set(keys)
    if not chosen:
        return {}
    same_pages = Page.objects.filter(pk__in=chosen).values("translation_key")
    versions = list(
        mark_visible(
            Page.objects.filter(translation_key__in=same_pages).select_related("locale")
        )
    )
    own = {
        page.translation_key: page
        for page in versions
        if page.is_visible and page.locale.language_code == get_language()
    }
    shown = {
        page.pk: own.get(page.translation_key, page if page.is_visible else None)
        for page in versions
        if page.pk in chosen
    }
    return {key: as_link(page) for key, page in shown.items() if page and page.url}


def as_link(page: Page) -> PageLink:
    language = page.locale.language_code
    return PageLink(page.title, page.url, "" if language == get_language() else language)
