"""Write a page from its record."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from wagtail.models import Page
from wagtail_localize.models import TranslationSource

from lpbsite.content.entries import Content, Entry
from lpbsite.content.fields import Day, Plain
from lpbsite.content.new_pages import add_to_tree, publish_first, publish_new
from lpbsite.content.objects import slug_for
from lpbsite.content.privacy import set_privacy
from lpbsite.content.problems import BrokenContent
from lpbsite.content.programme import day_of_item
from lpbsite.content.writing import Objects, Refused, Writing


def new_page(entry: Entry, content: Content, parent: Page, locale: Any) -> Page:
    """Make a page that is not live yet, so that others can refer to it."""
    page: Page = entry.type.model(locale=locale, live=False, has_unpublished_changes=True)
    writing = Writing(entry.key, objects=None, parent=parent)  # type: ignore[arg-type]  # plain fields name no others
    for field in entry.type.fields:
        if type(field) in (Plain, Day) and field.name in content.values:
            field.write(page, content.values[field.name], writing)
    page.slug = slug_for(page, page.slug, entry.key, parent)
    add_to_tree(page, parent)
    return page


def write_new_page(
    entry: Entry, content: Content, parent: Page, locale: Any, objects: Objects
) -> Page:
    """Make a page and put it live, in one go; all that it refers to is there.

    Raises:
        Refused: A value does not fit what it refers to.
        ValidationError: The page breaks a rule of its type.
    """
    page: Page = entry.type.model(locale=locale)
    writing = Writing(entry.key, objects, parent)
    for field in entry.type.fields:
        field.write(page, content.values.get(field.name), writing)
    page.slug = slug_for(page, page.slug, entry.key, parent)
    publish_new(page, parent)
    write_drafts(page, entry, content.values, writing)
    keep_times(page, content.values)
    return page


def is_live_at_once(values: dict[str, Any]) -> bool:
    """Tell whether a page goes live as it is written, before all visitors and for good."""
    waits = any(values.get(name) for name in ("goLiveAt", "expireAt", "private"))
    return values.get("live", True) is not False and not waits


def write_page(page: Page, entry: Entry, content: Content, writing: Writing) -> Page:
    """Set all fields of a page and publish it, or not, as the record says.

    Raises:
        Refused: A value does not fit what it refers to.
        ValidationError: The page breaks a rule of its type.
    """
    slug = page.slug
    for field in entry.type.fields:
        field.write(page, content.values.get(field.name), writing)
    page.slug = page.slug or slug
    if entry.type.name == "programme_item":
        page.day = page.day or day_of_item(page, content.values.get("date"))
    set_schedule(page, content.values)
    set_privacy(page, content.values.get("private", False), exact=content.record.place.is_full)
    publish(page, content.values, is_checked=not content.record.place.is_full)
    write_drafts(page, entry, content.values, writing)
    keep_times(page, content.values)
    return page


def write_drafts(page: Page, entry: Entry, values: dict[str, Any], writing: Writing) -> None:
    """Save what an editor has written and visitors do not see yet."""
    if planned := values.get("planned"):
        write_draft(page, entry, planned, writing)
        page.latest_revision.publish(skip_permission_checks=True)
        page.refresh_from_db()
    if draft := values.get("draft"):
        write_draft(page, entry, draft, writing)


def write_draft(page: Page, entry: Entry, draft: dict[str, Any], writing: Writing) -> None:
    for field in entry.type.fields:
        field.write(page, draft.get(field.name), writing)
    page.slug = page.slug or Page.objects.get(pk=page.pk).slug
    set_schedule(page, draft)
    page.save_revision(clean=False)
    page.refresh_from_db()


def keep_times(page: Page, values: dict[str, Any]) -> None:
    """Keep when a page was first and last published elsewhere, and that it is locked."""
    names = {"first_published_at": "firstPublishedAt", "last_published_at": "lastPublishedAt"}
    times = {name: values[own] for name, own in names.items() if values.get(own)}
    if values.get("locked"):
        times |= {"locked": True, "locked_at": timezone.now()}
    if times:
        Page.objects.filter(pk=page.pk).update(**times)


def set_schedule(page: Page, values: dict[str, Any]) -> None:
    page.go_live_at = values.get("goLiveAt")
    page.expire_at = values.get("expireAt")


def is_wanted_live(page: Page, values: dict[str, Any]) -> bool:
    is_over = page.expire_at is not None and page.expire_at <= timezone.now()
    return values.get("live", True) is not False and not is_over


def publish(page: Page, values: dict[str, Any], *, is_checked: bool = True) -> None:
    """Save a revision; publish it now or at its time, or take the page away from visitors.

    Args:
        page: The page with its values set.
        values: Of its record.
        is_checked: A draft has to obey the rules of its type too.

    Raises:
        ValidationError: The page breaks a rule of its type.
    """
    wanted = is_wanted_live(page, values)
    if wanted and not page.latest_revision_id and not page.go_live_at:
        publish_first(page)
        return
    if not wanted:
        page.expired = values.get("live", True) is not False
        # The row of a page that is not live has the text of its draft, as the admin leaves it.
        page.save(clean=False)
    revision = page.save_revision(clean=is_checked)
    if wanted:
        revision.publish(skip_permission_checks=True)
    elif page.live:
        page.unpublish()
    page.refresh_from_db()


def copy_privacy(source: Page, page: Page, values: dict[str, Any]) -> None:
    """Make a translation at least as private as its original."""
    if source.view_restrictions.exists() or page.view_restrictions.exists():
        TranslationSource().sync_view_restrictions(source, page)
    if values.get("private"):
        set_privacy(page, values["private"])


def as_broken(error: Exception, entry: Entry, content: Content) -> BrokenContent:
    """Tell an error of writing by file, line and field."""
    place = content.record.place
    if isinstance(error, Refused):
        return BrokenContent([place.problem(error.path, error.text)])
    if not isinstance(error, ValidationError) or not hasattr(error, "error_dict"):
        text = " ".join(getattr(error, "messages", [f"The database refuses it: {error}."]))
        return BrokenContent([place.problem((), text)])
    names = {field.target: field.name for field in entry.type.fields}
    problems = [
        place.problem((names.get(attribute, ""),) if names.get(attribute) else (), text)
        for attribute, texts in error.message_dict.items()
        for text in texts
    ]
    return BrokenContent(problems)
