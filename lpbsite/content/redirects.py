"""Keep the interim addresses of new pages out of the redirects."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction
from django.db.models import Max
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page


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
