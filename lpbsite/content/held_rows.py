"""The rows of a page (its topics, authors, districts …) in memory while the page is written.

Else each step that looks at them asks the database again: copying, cutting into segments,
keeping a revision, saving.
"""

from collections.abc import Iterator
from copy import copy
from typing import Any

from modelcluster.models import get_all_child_relations
from wagtail.models import Page


def with_rows(page: Page) -> Page:
    """Return a copy of a page whose rows are held; one query a relation that is not yet."""
    copied = copy(page)
    copied._cluster_related_objects = dict(page.__dict__.get("_cluster_related_objects") or {})
    hold_rows(copied)
    return copied


def hold_rows(page: Page) -> None:
    for _name, rows in held(page):
        rows.get_object_list()


def release_rows(page: Page) -> None:
    """Let the rows be asked for again; what was not saved of them is lost."""
    page._cluster_related_objects = {}


def copy_rows(source: Page, page: Page, *, exclude: list[str]) -> list[Any]:
    """Give an unsaved page copies of the rows of another, which are held; return them."""
    copies = []
    for name, rows in held(source):
        if name not in exclude:
            own = [unsaved_copy(row) for row in rows.get_object_list()]
            getattr(page, name).set(own)
            copies += own
    return copies


def unsaved_copy(row: Any) -> Any:
    copied = copy(row)
    copied.pk = copied.id = None
    copied._state.adding = True
    return copied


def save_with_rows(page: Page) -> None:
    """Save a new page, and its rows without asking which of them are there already.

    They stay in memory: what follows can look at them without a query.
    """
    hold_rows(page)
    rows_by_name = page._cluster_related_objects
    release_rows(page)
    page.save(clean=False, log_action=None)
    page._cluster_related_objects = rows_by_name
    for relation in get_all_child_relations(page):
        for row in rows_by_name[relation.get_accessor_name()]:
            # Saving the page has given it the number that the row refers to.
            setattr(row, relation.field.name, page)
            row.save()


def held(page: Page) -> Iterator[tuple[str, Any]]:
    for relation in get_all_child_relations(page):
        name = relation.get_accessor_name()
        yield name, getattr(page, name)
