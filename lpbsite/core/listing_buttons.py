"""The translation buttons of a line in a list of pages, without queries of their own.

wagtail-localize asks twice for every line. Our lists fetch both answers with the pages.
"""

from collections.abc import Iterator
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.widgets import ListingButton
from wagtail.models import Page
from wagtail_localize import wagtail_hooks as localize
from wagtail_localize.models import TranslationSource

HOOK = "register_page_listing_more_buttons"


def annotate_translation_source(pages: QuerySet) -> QuerySet:
    """Add ``translation_source`` to the pages: the key of what was sent to the translators."""
    sources = TranslationSource.objects.filter(
        object__translation_key=OuterRef("translation_key"),
        locale_id=OuterRef("locale_id"),
        translations__enabled=True,
    )
    return pages.annotate(translation_source=Subquery(sources.values("pk")[:1]))


def translation_buttons(
    page: Page, user: Any, view_name: str | None = None, next_url: str | None = None
) -> Iterator[ListingButton]:
    if not hasattr(page, "translation_source"):
        yield from localize.page_listing_more_buttons(page, user, view_name, next_url)
        return
    if not user.has_perm("wagtail_localize.submit_translation"):
        return
    if page._has_untranslated_locale:
        yield ListingButton(
            _("Translate this page"),
            reverse("wagtail_localize:submit_page_translation", args=[page.pk]),
            priority=60,
            icon_name="wagtail-localize-language",
        )
    if page.translation_source:
        update = reverse("wagtail_localize:update_translations", args=[page.translation_source])
        yield ListingButton(
            _("Sync translated pages"),
            f"{update}?{urlencode({'next': next_url})}" if next_url else update,
            priority=60,
            icon_name="resubmit",
        )


def replace_translation_buttons() -> None:
    """Take the place of wagtail-localize's buttons in lists."""
    registered = hooks._hooks.setdefault(HOOK, [])
    registered[:] = [
        (function, order)
        for function, order in registered
        if function is not localize.page_listing_more_buttons
    ]
    hooks.register(HOOK, translation_buttons)
