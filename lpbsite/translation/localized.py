"""Show a reference in the reader's language.

References (the host city of an edition, the topic of a page) always point to the Dutch page, in
both languages. What a reader sees is found here, for a whole list at once.
"""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from wagtail.models import Locale, Page

from lpbsite.translation.visibility import visible


def localize_pages(
    pages: Iterable[Page | None], locale: Locale, model: type[Page] = Page
) -> dict[UUID, Any]:
    """Return what a visitor may see of the pages, in ``locale`` where live, else as they are.

    One query, whatever the number of pages. Drafts and private pages are left out.

    Args:
        pages: Pages in any language; ``None`` is passed over.
        locale: The reader's locale.
        model: The page type of all of them, when its own fields are needed.

    Returns:
        The pages by translation key.
    """
    own_locale = {page.translation_key: page.locale_id for page in pages if page}
    if not own_locale:
        return {}
    found: dict[UUID, Any] = {}
    for page in visible(model.objects.filter(translation_key__in=own_locale)):
        if page.locale_id == locale.pk:
            found[page.translation_key] = page
        elif page.locale_id == own_locale[page.translation_key]:
            found.setdefault(page.translation_key, page)
    return found


def localize_page(page: Page | None, locale: Locale, model: type[Page] = Page) -> Any:
    """Return one page as ``localize_pages`` does, or ``None`` when no visitor may see it."""
    if page is None:
        return None
    return localize_pages([page], locale, model).get(page.translation_key)
