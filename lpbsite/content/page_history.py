"""The lines in the history of pages, written many at a time."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from wagtail.models import Page, PageLogEntry, Revision

BATCH = 200

waiting: ContextVar[list[PageLogEntry] | None] = ContextVar("waiting", default=None)


@contextmanager
def history_together() -> Iterator[None]:
    """Write what is noted inside in few queries, the last of it at the end."""
    noted: list[PageLogEntry] = []
    outside = waiting.set(noted)
    try:
        yield
        write(noted)
    finally:
        waiting.reset(outside)


def note_in_history(page: Page, action: str, revision: Revision | None = None) -> None:
    """Note what was done with a page, as Wagtail's own log does."""
    # By their numbers: the page itself is not held.
    entry = PageLogEntry(
        page_id=page.pk,
        revision_id=revision.pk if revision else None,
        content_type=ContentType.objects.get_for_model(type(page)),
        label=page.get_admin_display_title(),
        action=action,
        timestamp=timezone.now(),
        content_changed=True,
        data={},
    )
    noted = waiting.get()
    if noted is None:
        write([entry])
        return
    noted.append(entry)
    if len(noted) >= BATCH:
        write(noted)


def write(noted: list[PageLogEntry]) -> None:
    PageLogEntry.objects.bulk_create(noted)
    noted.clear()
