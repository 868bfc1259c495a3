"""What the index of an engine holds, to compare it with the database."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from typing import Any

from django.db import transaction
from modelsearch.index import get_indexed_models
from modelsearch.utils import get_content_type_pk
from wagtail.models import Page

from lpbsite.search.backends.entries import IndexEntry
from lpbsite.search.models import PageText

# Keys that are looked up at a time.
KEYS = 500
# Objects that are held at a time; on SQLite nobody else can write while these are compared.
BATCH = 50

Keys = list[Any]


class ComparedIndex(ABC):
    """The index of one engine."""

    # What is raised when the engine is away or answers nonsense.
    failures: tuple[type[Exception], ...] = ()

    def __init__(self, backend: Any) -> None:
        self.backend = backend

    @abstractmethod
    def prepare(self, mend: bool) -> int:
        """Look at what has to be there before anything can be compared.

        Returns:
            How many parts of it are not there, or of no use; made anew if it is to mend.
        """

    @abstractmethod
    def differing(self, model: Any, objects: list[Any]) -> tuple[Keys, Keys]:
        """Return the keys of the objects that are missing, and of those that are stale."""

    def add(self, model: Any, keys: Keys) -> None:
        """Index the objects with these keys, as they are in the database now."""
        objects = list(model.get_indexed_objects().filter(pk__in=keys))
        self.backend.get_index_for_model(model).add_items(model, objects)

    @abstractmethod
    def superfluous(self, mend: bool) -> int:
        """Count what the index has and the database has not; remove it if it is to mend."""


class EmbeddedIndex(ComparedIndex):
    """Rows of the database itself."""

    def prepare(self, mend: bool) -> int:
        return 0  # the table is always there

    def differing(self, model: Any, objects: list[Any]) -> tuple[Keys, Keys]:
        """Compare the rows with what indexing makes of them, which is then undone.

        So nothing has to be known of the columns of a database's own kind of index.
        """
        with transaction.atomic():
            before = self.rows(model, objects)
            self.backend.get_index_for_model(model).add_items(model, objects)
            after = self.rows(model, objects)
            transaction.set_rollback(True)
        missing = [item.pk for item in objects if str(item.pk) not in before]
        stale = [pk for pk, row in after.items() if pk in before and before[pk] != row]
        return missing, stale

    def rows(self, model: Any, objects: list[Any]) -> dict[str, dict[str, Any]]:
        rows = IndexEntry.objects.filter(
            content_type=get_content_type_pk(model),
            object_id__in=[str(one.pk) for one in objects],
        ).values()
        # The rest is not made from the object.
        kept = ({**row, "id": None, "title_norm": None} for row in rows)
        shown = page_texts(model, objects)
        return {row["object_id"]: {**row, "shown": shown.get(row["object_id"])} for row in kept}

    def add(self, model: Any, keys: Keys) -> None:
        # Nobody saves a newer version in between.
        with transaction.atomic():
            super().add(model, keys)

    def superfluous(self, mend: bool) -> int:
        models = {get_content_type_pk(model): model for model in get_indexed_models()}
        unknown = IndexEntry.objects.exclude(content_type__in=models)
        extra = list(unknown.values_list("pk", flat=True))
        for content_type, model in models.items():
            extra += self.extra_rows(content_type, model)
        for keys in batches(extra) if mend else ():
            # As modelsearch does it; the table of words follows by a trigger.
            IndexEntry.objects.filter(pk__in=keys)._raw_delete(using="default")
        return len(extra)

    def extra_rows(self, content_type: int, model: Any) -> Iterator[int]:
        rows = IndexEntry.objects.filter(content_type=content_type)
        pairs = rows.values_list("pk", "object_id").iterator(chunk_size=KEYS)
        for some in batches(pairs):
            objects = model.get_indexed_objects().filter(pk__in=[pk for _row, pk in some])
            there = {str(pk) for pk in objects.values_list("pk", flat=True)}
            yield from (row for row, pk in some if pk not in there)


def page_texts(model: Any, objects: list[Any]) -> dict[str, dict[str, Any]]:
    """Return what is kept to show of pages; nothing for other things, which no answer shows."""
    if not issubclass(model, Page):
        return {}
    rows = PageText.objects.filter(page__in=[page.pk for page in objects]).values()
    return {str(row["page_id"]): dict(row) for row in rows}


def batches(items: Iterable[Any]) -> Iterator[list[Any]]:
    listed: list[Any] = []
    for item in items:
        listed.append(item)
        if len(listed) == KEYS:
            yield listed
            listed = []
    if listed:
        yield listed


def batches_of(model: Any, size: int = BATCH) -> Iterator[list[Any]]:
    """Return the objects of exactly this model, some at a time, in the order of their keys."""
    objects = list(model.get_indexed_objects().order_by("pk")[:size])
    while objects:
        yield objects
        following = model.get_indexed_objects().filter(pk__gt=objects[-1].pk)
        objects = list(following.order_by("pk")[:size])
