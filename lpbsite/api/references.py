"""References from one page to others, in the language asked for."""

from collections.abc import Iterable
from typing import Any

from wagtail.models import Page

from lpbsite.api.schemas import Item, Reference
from lpbsite.search.page_types import types_by_content_type
from lpbsite.translation.visibility import mark_visible


def references(ids: Iterable[int | None], lang: str) -> dict[int, Reference]:
    """Return references to pages, by the id that was asked for.

    One query, none without ids. Each is to the version in ``lang`` where a visitor may see it,
    else to the page itself; a page of which a visitor may see neither is left out.

    Args:
        ids: Ids of pages in any language, as rows and foreign keys hold them; ``None`` is
            passed over.
        lang: The language asked for.
    """
    return {pk: as_reference(page) for pk, page in shown_pages(ids, lang).items()}


def shown_pages(ids: Iterable[int | None], lang: str) -> dict[int, Page]:
    """Return the pages that references are to, as ``references`` does, with their locale."""
    chosen = {pk for pk in ids if pk}
    if not chosen:
        return {}
    same_pages = Page.objects.filter(pk__in=chosen).values("translation_key")
    found = Page.objects.filter(
        translation_key__in=same_pages, content_type__in=list(types_by_content_type())
    )
    versions = list(mark_visible(found.select_related("locale")))
    seen = [page for page in versions if page.is_visible]
    own = {page.translation_key: page for page in seen if page.locale.language_code == lang}
    themselves = {page.pk: page for page in seen}
    shown = {
        page.pk: own.get(page.translation_key) or themselves.get(page.pk)
        for page in versions
        if page.pk in chosen
    }
    return {pk: page for pk, page in shown.items() if page and page.url}


def as_reference(page: Page) -> Reference:
    """Return a reference to this very page; no query when its locale is loaded."""
    return Reference(**page_fields(page))


def as_item(page: Page) -> Item:
    """Return what every list tells of a page; no query when its locale is loaded."""
    return Item(**item_fields(page))


def page_fields(page: Page) -> dict[str, Any]:
    """Return the values of a ``Reference``."""
    return {
        "id": page.pk,
        "type": types_by_content_type()[page.content_type_id],
        "title": page.title,
        "url": page.url or "",
        "slug": page.slug,
    }


def item_fields(page: Page) -> dict[str, Any]:
    """Return the values of an ``Item``, to build a subclass of it with."""
    return {**page_fields(page), "lang": page.locale.language_code}
