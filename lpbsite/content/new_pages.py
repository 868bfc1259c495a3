"""Put new pages in the tree and before visitors, in as few queries as they need.

What Wagtail does in an editor's steps (save, save a revision, publish it, save again) is done
here in one: the same rows, the same history and the same signals at the end.
"""

from django.contrib.contenttypes.models import ContentType
from django.db.models import F
from django.utils import timezone
from wagtail.coreutils import find_available_slug
from wagtail.models import Page, Revision
from wagtail.signals import page_published, published

from lpbsite.content.held_rows import release_rows, save_with_rows
from lpbsite.content.page_history import note_in_history

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


def add_to_tree(page: Page, parent: Page) -> None:
    """Save a new page as the last one under another.

    Raises:
        ValidationError: The title or the address is not valid.
    """
    place_under(page, parent)
    page.minimal_clean()
    save_in_place(page, parent)
    release_rows(page)


def publish_new(page: Page, parent: Page) -> None:
    """Put a page that is not saved yet live, as the last one under another.

    Raises:
        ValidationError: It breaks a rule of its type.
    """
    place_under(page, parent)
    set_live(page)
    check(page)
    save_in_place(page, parent)
    keep_as_published(page)
    release_rows(page)


def place_under(page: Page, parent: Page) -> None:
    """Give a page that is not saved yet its place in the tree."""
    page.depth = parent.depth + 1
    below = Page._get_children_path_interval(parent.path)
    siblings = Page.objects.filter(depth=page.depth, path__range=below)
    last = siblings.order_by("-path").only("path").first()
    page.path = last._inc_path() if last else Page._get_path(parent.path, page.depth, 1)
    page._cached_parent_obj = parent
    if page.depth > SITE_DEPTH:
        # Wagtail asks at each save.
        page._is_site_root = False


def save_in_place(page: Page, parent: Page) -> None:
    save_with_rows(page)
    Page.objects.filter(pk=parent.pk).update(numchild=F("numchild") + 1)
    note_in_history(page, "wagtail.create")


def free_address(parent: Page, wanted: str) -> str:
    """Return an address that no page under this one has yet: as wanted, or with a number."""
    # Most are free; to look for a number takes longer the more pages there are.
    if not parent.get_children().filter(slug=wanted).exists():
        return wanted
    return str(find_available_slug(parent, wanted))


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
