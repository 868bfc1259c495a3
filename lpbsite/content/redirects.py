"""Keep the interim addresses of new pages out of the redirects."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import transaction
from django.db.models import Max
from wagtail.contrib.redirects.models import Redirect
from wagtail.contrib.redirects.signal_handlers import autocreate_redirects_on_slug_change
from wagtail.models import Page, Site
from wagtail.signals import page_slug_changed

from lpbsite.content.objects import SiteObjects
from lpbsite.content.writing import Refused


def write_redirect(values: dict[str, Any], objects: SiteObjects) -> Redirect:
    """Write a redirect; one of the same address is replaced.

    Raises:
        Refused: Its page was deleted on the site.
    """
    path = Redirect.normalise_path(values["from"])
    site = (
        Site.objects.filter(is_default_site=True).first()
        if values.get("mainSiteOnly")
        else None
    )
    known = Redirect.objects.filter(old_path=path, site=site).first()
    redirect = known or Redirect(old_path=path, site=site)
    redirect.redirect_page = None
    if key := values.get("page"):
        redirect.redirect_page = objects.item(key)
        if redirect.redirect_page is None:
            raise Refused(("page",), f"{key!r} was deleted on the site.")
    redirect.redirect_link = values.get("url") or ""
    redirect.redirect_page_route_path = values.get("route") or ""
    redirect.is_permanent = values.get("permanent", True)
    redirect.automatically_created = values.get("automatic", False)
    redirect.save()
    return redirect


@contextmanager
def redirects_of_earlier_pages() -> Iterator[None]:
    """Let Wagtail make no redirects for pages that are new: to be used around a transaction.

    It makes them when the transaction ends, for all pages below one whose address has changed:
    of an English list, which begins under its Dutch address, more than SQLite takes at once.
    """
    newest = Page.objects.aggregate(newest=Max("pk"))["newest"] or 0

    def make(instance: Page, **signal: Any) -> None:
        if instance.pk <= newest:
            autocreate_redirects_on_slug_change(instance=instance, **signal)

    page_slug_changed.disconnect(autocreate_redirects_on_slug_change)
    page_slug_changed.connect(make)
    try:
        yield
    finally:
        page_slug_changed.disconnect(make)
        page_slug_changed.connect(autocreate_redirects_on_slug_change)


@contextmanager
def without_interim_redirects() -> Iterator[None]:
    """Remove the redirects of pages that had another address only while being made.

    An English page begins under its Dutch address. Redirects of pages that were there before
    stay: their old address was real. To be used inside a transaction.
    """
    newest = Page.objects.aggregate(newest=Max("pk"))["newest"] or 0
    yield
    # Wagtail makes them when the transaction ends, in the order in which these were asked for.
    transaction.on_commit(
        lambda: Redirect.objects.filter(
            automatically_created=True, redirect_page_id__gt=newest
        ).delete()
    )
