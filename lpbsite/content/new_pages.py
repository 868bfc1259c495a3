"""Put new pages in the tree and before visitors, in as few queries as they need.

What Wagtail does in an editor's steps (save, save a revision, publish it, save again) is done
here in one: the same rows, the same history and the same signals at the end.
"""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import F
from django.utils import timezone
from wagtail.models import Page, PageLogEntry, Revision
from wagtail.signals import page_published, published

# Set by the importer itself or by Wagtail: to look these up again would be half of all queries.
KNOWN_RIGHT = (
    "path",
    "depth",
    "numchild",
    "url_path",
    "translation_key",
    "locale",
    "content_type",
    "owner",
    "alias_of",
    "latest_revision",
    "live_revision",
)
# The home pages of a site stand right under the root of the tree.
SITE_DEPTH = 2


def add_to_tree(page: Page, parent: Page, *, is_checked: bool = False) -> None:
    """Save a new page as the last one under another.

    Args:
        page: The page, unsaved.
        parent: The page above it.
        is_checked: It has passed ``check`` already; else title and address are checked.

    Raises:
        ValidationError: The title or the address is not valid.
    """
    depth = parent.depth + 1
    siblings = Page.objects.filter(depth=depth, path__startswith=parent.path)
    last = siblings.order_by("-path").only("path").first()
    page.path = last._inc_path() if last else Page._get_path(parent.path, depth, 1)
    page.depth = depth
    page._cached_parent_obj = parent
    if depth > SITE_DEPTH:
        # Wagtail asks at each save.
        page._is_site_root = False
    if not is_checked:
        page.minimal_clean()
    page.save(clean=False, log_action=None)
    Page.objects.filter(pk=parent.pk).update(numchild=F("numchild") + 1)
    note_in_history(page, "wagtail.create")


def publish_first(page: Page) -> None:
    """Put a page without revisions live.

    Raises:
        ValidationError: It breaks a rule of its type.
    """
    set_live(page)
    check(page)
    page.save(clean=False)
    keep_as_published(page)


def check(page: Page) -> None:
    """Check a page that goes before visitors; a translation has to be complete already.

    Raises:
        ValidationError: It breaks a rule of its type.
    """
    page.is_checked_by_form = True
    page.full_clean(exclude=KNOWN_RIGHT)


def set_live(page: Page) -> None:
    """Make a page live from now on; the caller saves it."""
    now = timezone.now()
    page.live, page.has_unpublished_changes, page.expired = True, False, False
    page.first_published_at = page.last_published_at = now
    page.draft_title = page.title


def keep_as_published(page: Page) -> None:
    """Write the first revision of a page that was just saved live, and tell who listens."""
    revision = Revision.objects.create(
        content_object=page,
        base_content_type=ContentType.objects.get_for_model(Page),
        content=page.serializable_data(),
        object_str=str(page),
        created_at=page.last_published_at,
    )
    page.latest_revision = page.live_revision = revision
    page.latest_revision_created_at = revision.created_at
    Page.objects.filter(pk=page.pk).update(
        latest_revision=revision,
        live_revision=revision,
        latest_revision_created_at=revision.created_at,
    )
    page_published.send(sender=type(page), instance=page, revision=revision)
    published.send(sender=type(page), instance=page, revision=revision)
    note_in_history(page, "wagtail.publish", revision)


def note_in_history(page: Page, action: str, revision: Revision | None = None) -> None:
    entry: dict[str, Any] = {
        "page": page,
        "content_type": ContentType.objects.get_for_model(type(page)),
        "label": page.get_admin_display_title(),
        "action": action,
        "timestamp": timezone.now(),
        "revision": revision,
        "content_changed": True,
        "data": {},
    }
    PageLogEntry.objects.bulk_create([PageLogEntry(**entry)])
