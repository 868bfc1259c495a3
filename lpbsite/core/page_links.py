"""Links that editors put in a text, in the reader's language where that version exists."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import get_language
from wagtail.models import Locale, Page

from lpbsite.translation.localized import localize_pages


@dataclass(frozen=True)
class PageLink:
    """Where a chosen page is read; ``lang`` only when that is not the reader's language."""

    title: str
    url: str
    lang: str = ""


def page_links(pages: Iterable[Page | None]) -> dict[int, PageLink]:
    """Return where each page is read in the active language, by the id of the chosen page.

    Pages that no visitor may see are left out. Three queries, or none without pages.
    """
    chosen = [page for page in pages if page]
    if not chosen:
        return {}
    languages = dict(Locale.objects.values_list("pk", "language_code"))
    active = next((pk for pk, code in languages.items() if code == get_language()), None)
    shown = localize_pages(chosen, Locale(pk=active))
    links = {}
    for page in chosen:
        version = shown.get(page.translation_key)
        if version and version.url:
            lang = "" if version.locale_id == active else languages[version.locale_id]
            links[page.pk] = PageLink(version.title, version.url, lang)
    return links
