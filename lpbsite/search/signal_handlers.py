"""Notice what changes the index of other pages than the one that is saved."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any

from django.db import transaction
from django.db.models import Model
from django.db.models.signals import post_delete, post_save, pre_delete, pre_save
from wagtail.models import Collection, CollectionViewRestriction, Page, PageViewRestriction
from wagtail.signals import post_page_move

from congress.models import CongressEditionPage, HostCityDistrict, HostCityPage, PartnerPage
from lpbsite.core.models import Document, PageTopic, Topic
from lpbsite.search.document_reading import read_document_task
from lpbsite.search.page_types import site_models
from lpbsite.search.reindexing import (
    dependent_pages,
    pages_below,
    pages_with_documents,
    referring_pages,
    reindex_task,
    versions_of,
)

# The fields by which other pages know a page; a change of any other is nobody else's.
SHOWN_FIELDS: dict[type[Model], tuple[str, ...]] = {
    HostCityPage: ("title", "live", "municipality"),
    PartnerPage: ("title", "live", "abbreviation"),
    CongressEditionPage: ("title", "live", "theme", "start_date", "host_city_id"),
    HostCityDistrict: ("name",),
    Topic: ("name", "live"),
    Document: ("title", "file", "collection_id"),
    CollectionViewRestriction: ("collection_id",),
}
PAGE_FIELDS = ("title", "live")


# What is noted while many pages are saved at once, by the parameters of the task.
Noted = dict[str, set[int]]
together: ContextVar[Noted | None] = ContextVar("together", default=None)


@contextmanager
def noted_together() -> Iterator[None]:
    """Make one task of all that is noted inside: for an import, which saves many pages."""
    noted: Noted = defaultdict(set)
    outside = together.set(noted)
    try:
        yield
    finally:
        together.reset(outside)
    note(**noted)


def note(**keys: Iterable[int]) -> None:
    """Index what depends on a change, once it is committed; a failure is logged, not raised.

    Args:
        keys: As ``reindex_task`` takes them; those that are not given are empty.
    """
    noted = {name: list(given) for name, given in keys.items()}
    collected = together.get()
    if collected is not None:
        for name, given in noted.items():
            collected[name].update(given)
    elif any(noted.values()):
        transaction.on_commit(lambda: reindex_task.enqueue(**noted), robust=True)


def remember_shown(
    sender: type[Model],
    instance: Any,
    raw: bool = False,
    update_fields: Any = None,
    **signal: Any,
) -> None:
    """Keep what others show of an object before it is saved; at most one query."""
    fields = fields_shown(instance)
    if raw or (update_fields is not None and not set(fields) & set(update_fields)):
        instance.shown_before = shown(instance)
    elif instance.pk:
        stored = type(instance)._default_manager.filter(pk=instance.pk).values(*fields).first()
        instance.shown_before = stored and as_text(stored)
    else:
        instance.shown_before = None


def fields_shown(instance: Any) -> tuple[str, ...]:
    return SHOWN_FIELDS.get(type(instance), PAGE_FIELDS)


def shown(instance: Any) -> dict[str, str]:
    return as_text({name: getattr(instance, name) for name in fields_shown(instance)})


def as_text(values: dict[str, Any]) -> dict[str, str]:
    # A file is a name in a query, and an object on a document.
    return {name: str(value) for name, value in values.items()}


def page_saved(instance: Any, **signal: Any) -> None:
    before, now = instance.shown_before, shown(instance)
    was_live = bool(before) and before["live"] == "True"
    if before == now or not (instance.live or was_live):
        return
    note(renamed=[instance.pk])
    if was_live and before.get("host_city_id", "None") != "None":
        note(pages=versions_of([int(before["host_city_id"])]))


def page_deleted(instance: Any, **signal: Any) -> None:
    note(pages=dependent_pages([instance.pk]) - {instance.pk})


def page_moved(instance: Any, **signal: Any) -> None:
    # The engines keep the place of a page too.
    note(pages=pages_below([instance.pk]), trees=[instance.pk])


def privacy_changed(instance: Any, **signal: Any) -> None:
    note(trees=[instance.page_id])


def district_saved(instance: Any, **signal: Any) -> None:
    if instance.shown_before and instance.shown_before != shown(instance):
        note(pages=[instance.page_id, *referring_pages(HostCityDistrict, [instance.pk])])


def topic_saved(instance: Any, **signal: Any) -> None:
    if instance.shown_before != shown(instance):
        topic_deleted(instance)


def topic_deleted(instance: Any, **signal: Any) -> None:
    rows = PageTopic.objects.filter(topic__translation_key=instance.translation_key)
    note(pages=rows.values_list("page_id", flat=True))


def document_saved(instance: Any, **signal: Any) -> None:
    if instance.shown_before != shown(instance):
        transaction.on_commit(lambda: read_document_task.enqueue(instance.pk), robust=True)


def document_deleted(instance: Any, **signal: Any) -> None:
    note(pages=pages_with_documents([instance.pk]))


def collection_privacy_changed(instance: Any, **signal: Any) -> None:
    before = getattr(instance, "shown_before", None) or shown(instance)
    for key in {int(before["collection_id"]), instance.collection_id}:
        collection_changed(key)


def collection_changed(key: int) -> None:
    """Note that documents in a collection, or below it, became public or private."""
    for path in Collection.objects.filter(pk=key).values_list("path", flat=True):
        below = Document.objects.filter(collection__path__startswith=path)
        note(documents=below.values_list("pk", flat=True))


def noticing(move: Callable[..., None]) -> Callable[..., None]:
    """Return a ``Collection.move`` that is noticed: the tree moves by SQL, without a signal."""

    @wraps(move)
    def moved(collection: Collection, *args: Any, **kwargs: Any) -> None:
        move(collection, *args, **kwargs)
        collection_changed(collection.pk)

    return moved


def listen() -> None:
    """Connect the signals; called once, when the app is ready."""
    after_saving: dict[Callable[..., None], Iterable[type[Model]]] = {
        page_saved: (Page, *site_models()),
        district_saved: (HostCityDistrict,),
        topic_saved: (Topic,),
        document_saved: (Document,),
    }
    for handler, models in after_saving.items():
        for model in models:
            pre_save.connect(remember_shown, sender=model)
            post_save.connect(handler, sender=model)
    pre_delete.connect(page_deleted, sender=Page)
    pre_delete.connect(topic_deleted, sender=Topic)
    pre_delete.connect(document_deleted, sender=Document)
    post_page_move.connect(page_moved)
    pre_save.connect(remember_shown, sender=CollectionViewRestriction)
    Collection.move = noticing(Collection.move)
    for signal in (post_save, post_delete):
        signal.connect(privacy_changed, sender=PageViewRestriction)
        signal.connect(collection_privacy_changed, sender=CollectionViewRestriction)
