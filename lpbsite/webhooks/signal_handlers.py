"""What Wagtail tells of pages, turned into events: only of pages that visitors may see."""

from typing import Any

from django.db.models.signals import post_delete, pre_delete, pre_save
from django.utils import timezone
from django.utils.functional import SimpleLazyObject
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import page_published, page_unpublished, post_page_move, pre_page_move

from lpbsite.translation.visibility import visible
from lpbsite.webhooks.announcing import announce
from lpbsite.webhooks.models import Event
from lpbsite.webhooks.sending import GRACE


def this(page: Page) -> Any:
    return Page.objects.filter(pk=page.pk)


def below(page: Page) -> Any:
    """Return the pages of a section, its first page included."""
    return Page.objects.get(pk=page.pk).get_descendants(inclusive=True)


def is_public(page: Page) -> bool:
    return this(page).public().exists()


def on_published(instance: Page, **signal: Any) -> None:
    # Most often no webhook asks for it, and an import publishes thousands of pages.
    announce(Event.PUBLISHED, SimpleLazyObject(lambda: visible(this(instance))))


def on_unpublished(instance: Page, **signal: Any) -> None:
    # A page that is being deleted is still live in the database: ``on_deleting`` tells that.
    announce(Event.UNPUBLISHED, this(instance).filter(live=False).public())


def on_deleting(instance: Page, **signal: Any) -> None:
    announce(Event.DELETED, visible(this(instance)))


def on_moving(
    instance: Page,
    parent_page_after: Page,
    url_path_before: str,
    url_path_after: str,
    **signal: Any,
) -> None:
    if url_path_before != url_path_after and not is_public(parent_page_after):
        announce(Event.UNPUBLISHED, visible(below(instance)))


def on_moved(
    instance: Page,
    parent_page_before: Page,
    url_path_before: str,
    url_path_after: str,
    **signal: Any,
) -> None:
    if url_path_before == url_path_after:
        return  # another place in the same list
    if is_public(parent_page_before):
        announce(Event.MOVED, visible(this(instance)))
    else:
        announce(Event.PUBLISHED, visible(below(instance)))


def on_restricting(instance: PageViewRestriction, raw: bool = False, **signal: Any) -> None:
    if raw or instance.pk is not None:
        return
    was_told = {"first_published_at__lt": timezone.now() - GRACE}
    announce(Event.UNPUBLISHED, visible(below(instance.page)).filter(**was_told))


def on_unrestricted(instance: PageViewRestriction, origin: Any = None, **signal: Any) -> None:
    # Deleted with its page, it opens nothing.
    model = getattr(origin, "model", type(origin))
    if model is PageViewRestriction:
        announce(Event.PUBLISHED, visible(below(instance.page)))


def listen() -> None:
    """Connect the signals; called once, when the app is ready."""
    page_published.connect(on_published)
    page_unpublished.connect(on_unpublished)
    pre_page_move.connect(on_moving)
    post_page_move.connect(on_moved)
    pre_delete.connect(on_deleting, sender=Page)
    pre_save.connect(on_restricting, sender=PageViewRestriction)
    post_delete.connect(on_unrestricted, sender=PageViewRestriction)
