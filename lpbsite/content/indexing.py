"""Index what an import saves at its end: each object once, for search and for references."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, prefetch_related_objects
from django.db.models.signals import post_save
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel, get_all_child_relations
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
            add_references(model, objects)
        if is_searched:
            add_to_search(model, objects)


def add_references(model: type[Model], objects: list[Any]) -> None:
    """Put what objects refer to into the index of references; most of them are new to it."""
    base = ContentType.objects.get_for_model([model, *model._meta.get_parent_list()][-1])
    known = set(
        ReferenceIndex.objects.filter(
            base_content_type=base, object_id__in=[str(item.pk) for item in objects]
        ).values_list("object_id", flat=True)
    )
    if issubclass(model, ClusterableModel):
        rows = [relation.get_accessor_name() for relation in get_all_child_relations(model)]
        prefetch_related_objects(objects, *rows)
    new: list[ReferenceIndex] = []
    for item in objects:
        if str(item.pk) in known:
            ReferenceIndex.create_or_update_for_object(item)
        else:
            new += references_of(item, base)
    ReferenceIndex.objects.bulk_create(new, batch_size=BATCH)


def references_of(item: Any, base: ContentType) -> Iterator[ReferenceIndex]:
    """Yield the rows that Wagtail would write one object at a time."""
    own = ContentType.objects.get_for_model(item, for_concrete_model=False)
    for found in set(ReferenceIndex._extract_references_from_object(item)):
        to_content_type_id, to_object_id, model_path, content_path = found
        yield ReferenceIndex(
            content_type=own,
            base_content_type=base,
            object_id=item.pk,
            to_content_type_id=to_content_type_id,
            to_object_id=to_object_id,
            model_path=model_path,
            content_path=content_path,
            content_path_hash=ReferenceIndex._get_content_path_hash(content_path),
        )


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
