"""The same page, or the same view, in each language of the site."""

from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest
from django.urls import translate_url
from django.utils.translation import get_language, get_language_info
from wagtail.models import Page

from lpbsite.translation.visibility import mark_visible


@dataclass(frozen=True)
class Alternate:
    """One language of a page.

    Attributes:
        lang: Language code.
        name: The language's own name for itself.
        url: Absolute path. Of a page that is not translated: the one that says so (404).
        is_current: It is the language that is being read.
        is_translated: A visitor may see it; only then it belongs in a ``hreflang``.
    """

    lang: str
    name: str
    url: str
    is_current: bool
    is_translated: bool

    @property
    def is_default(self) -> bool:
        """Whether this is the language for readers of neither (``x-default``)."""
        return self.lang == settings.LANGUAGE_CODE


def page_alternates(page: Page, request: HttpRequest | None = None) -> list[Alternate]:
    """Return the languages of a page, in the order of the settings; one query.

    A language without a home page that visitors see is left out: nothing in it has an address.
    """
    paths = [page.path[:end] for end in range(0, len(page.path) + 1, page.steplen)][2:]
    keys = Page.objects.filter(path__in=paths).values("translation_key")
    related = list(
        mark_visible(Page.objects.filter(translation_key__in=keys).select_related("locale"))
    )
    by_path = {other.path: other for other in related}
    chain = [by_path[path] for path in paths[:-1]] + [page]
    alternates = []
    for lang, _name in settings.LANGUAGES:
        same_language = [other for other in related if other.locale.language_code == lang]
        is_current = any(other.locale_id == page.locale_id for other in same_language)
        visible = {other.translation_key: other for other in same_language if other.is_visible}
        if is_current:
            url = _address(page, request)
        elif chain[0].translation_key in visible:
            url = _nearest_address(chain, visible, request)
        else:
            continue
        alternates.append(
            Alternate(
                lang,
                language_name(lang),
                url,
                is_current,
                is_translated=page.translation_key in visible,
            )
        )
    return alternates


def view_alternates(request: HttpRequest, query: str = "") -> list[Alternate]:
    """Return the languages of a view that is no page (search).

    Args:
        request: For the path of the view.
        query: What stands behind the path in every language. Not all that stands there now: the
            other language has other pages of results.
    """
    current, address = get_language(), f"{request.path}?{query}" if query else request.path
    return [
        Alternate(
            lang,
            language_name(lang),
            translate_url(address, lang),
            is_current=lang == current,
            is_translated=True,
        )
        for lang, _name in settings.LANGUAGES
    ]


def language_name(lang: str) -> str:
    """Return the language's own name for itself, as its readers look for it."""
    return str(get_language_info(lang)["name_local"]).capitalize()


def _address(page: Page, request: HttpRequest | None) -> str:
    parts = page.get_url_parts(request)
    return parts[2] if parts and parts[2] else ""


def _nearest_address(
    chain: list[Page], visible: dict[UUID, Page], request: HttpRequest | None
) -> str:
    """Return the address of the last page of ``chain``, or the one it would have."""
    slugs: list[str] = []
    for page in reversed(chain):
        translation = visible.get(page.translation_key)
        if translation:
            return _address(translation, request) + "".join(f"{slug}/" for slug in slugs)
        slugs.insert(0, page.slug)
    return ""
