"""Index what an import saves at its end: each object once, for search and for references."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db.models import Model
from django.db.models.signals import post_save
from modelcluster.fields import ParentalKey
from modelsearch.backends import get_search_backends_with_name
from modelsearch.index import get_indexed_models
from modelsearch.signal_handlers import post_save_signal_handler
from wagtail.models import ReferenceIndex
from wagtail.signal_handlers import disable_reference_index_auto_update

from lpbsite.search.signal_handlers import noted_together

logger = logging.getLogger(__name__)

# Objects that are held at a time.
BATCH = 100


@contextmanager
def indexed_at_the_end(*, wanted: bool = True) -> Iterator[None]:
    """Index everything that is saved inside once, when all of it has succeeded.

    A page is saved several times while it is imported; indexing it each time takes longer than
    all the rest. Signals are disconnected for the whole process: this is for a command, not for
    a request.
    """
    saved: dict[type[Model], set[Any]] = {}

    def note(sender: type[Model], instance: Model, **kwargs: Any) -> None:
        saved.setdefault(sender, set()).add(instance.pk)

    models = [model for model in get_indexed_models() if post_save_disconnected(model)]
    post_save.connect(note)
    try:
        with disable_reference_index_auto_update(), noted_together():
            yield
    finally:
        post_save.disconnect(note)
        for model in models:
            post_save.connect(post_save_signal_handler, sender=model)
    if wanted:
        for model, keys in saved.items():
            index_objects(model, sorted(keys))


def post_save_disconnected(model: type[Model]) -> bool:
    return bool(post_save.disconnect(post_save_signal_handler, sender=model))


def index_objects(model: type[Model], keys: list[Any]) -> None:
    """Put objects into the index of references and into that of each search engine."""
    is_searched = model in get_indexed_models()
    is_referring = ReferenceIndex.is_indexed(model) and not has_parent(model)
    for start in range(0, len(keys), BATCH) if is_searched or is_referring else ():
        manager: Any = model._default_manager
        objects = list(manager.filter(pk__in=keys[start : start + BATCH]))
        if is_referring:
            for item in objects:
                ReferenceIndex.create_or_update_for_object(item)
        if is_searched:
            add_to_search(model, objects)


def has_parent(model: type[Model]) -> bool:
    """Tell whether objects of a model are rows, which are indexed with what they belong to."""
    return any(isinstance(field, ParentalKey) for field in model._meta.get_fields())


def add_to_search(model: type[Model], objects: list[Any]) -> None:
    for name, backend in get_search_backends_with_name(with_auto_update=True):
        try:
            backend.add_bulk(model, objects)
        except Exception:
            # An engine that is away must not undo an import; search_repair mends it.
            logger.exception(
                "Could not add %d objects to the search index %s", len(objects), name
            )
            if not backend.catch_indexing_errors:
                raise
