"""What an index holds, to compare it with the database."""

import json
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from typing import Any

from django.db import transaction
from django.db.models import Model
from elastic_transport import TransportError
from elasticsearch import ApiError
from elasticsearch.helpers import BulkIndexError, ScanError, bulk, scan
from elasticsearch.serializer import JsonSerializer
from modelsearch.backends.base import get_model_root
from modelsearch.index import get_indexed_models
from modelsearch.utils import get_content_type_pk
from wagtail.models import Page

from lpbsite.search.backends.entries import IndexEntry
from lpbsite.search.models import PageText

# Keys that are looked up at a time.
KEYS = 500

Keys = list[Any]


class ComparedIndex(ABC):
    """The index of one engine."""

    # What is raised when the engine is away or answers nonsense.
    failures: tuple[type[Exception], ...] = ()

    def __init__(self, backend: Any) -> None:
        self.backend = backend

    @abstractmethod
    def prepare(self, mend: bool) -> None:
        """Look at what is needed before anything can be compared; make it if it is to mend."""

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

    def prepare(self, mend: bool) -> None:
        pass  # the table is always there

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


class ElasticsearchIndex(ComparedIndex):
    """Documents of a server."""

    failures = (
        ApiError,
        TransportError,
        BulkIndexError,
        ScanError,
        AttributeError,
        LookupError,
        TypeError,
        ValueError,
    )

    def prepare(self, mend: bool) -> None:
        """Find, or make, the index of each root model; what is not there yet is empty."""
        self.roots: dict[str, type[Model]] = {}
        self.absent: set[str] = set()
        for model in get_indexed_models():
            index = self.backend.get_index_for_model(model)
            self.roots[index.name] = get_model_root(model)
        for name, root in self.roots.items():
            index = self.backend.get_index_for_model(root)
            # Asked without the patience of the rest: a server that hangs is told at once.
            if self.backend.es.indices.exists(index=name):
                index.refresh()
            elif mend:
                self.make(index)
            else:
                self.absent.add(name)

    def make(self, index: Any) -> None:
        rebuilder = self.backend.rebuilder_class(index)
        made = rebuilder.start()
        for model in get_indexed_models():
            if self.backend.get_index_for_model(model).name == index.name:
                made.add_model(model)
        rebuilder.finish()

    def differing(self, model: Any, objects: list[Any]) -> tuple[Keys, Keys]:
        index = self.backend.get_index_for_model(model)
        mapping = index.mapping_class(model)
        expected = {
            mapping.get_document_id(one): (one.pk, as_stored(mapping.get_document(one)))
            for one in objects
        }
        there: dict[str, Any] = {}
        if index.name not in self.absent and expected:
            answer = index.es.mget(index=index.name, ids=list(expected))
            there = {one["_id"]: one["_source"] for one in answer["docs"] if one["found"]}
        missing = [pk for key, (pk, _document) in expected.items() if key not in there]
        stale = [
            pk
            for key, (pk, document) in expected.items()
            if key in there and there[key] != document
        ]
        return missing, stale

    def superfluous(self, mend: bool) -> int:
        count = 0
        for name, root in self.roots.items():
            if name not in self.absent:
                es = self.backend.get_index_for_model(root).es
                extra = list(self.extra_documents(es, name, root))
                count += len(extra)
                if mend:
                    actions = (
                        {"_op_type": "delete", "_index": name, "_id": key} for key in extra
                    )
                    bulk(es, actions, raise_on_error=False, refresh=True)
        return count

    def extra_documents(self, es: Any, name: str, root: Any) -> Iterator[str]:
        found = scan(es, index=name, query={"query": {"match_all": {}}, "_source": False})
        for keys in batches(hit["_id"] for hit in found):
            objects = root._default_manager.filter(pk__in=keys)
            there = {str(pk) for pk in objects.values_list("pk", flat=True)}
            yield from (key for key in keys if key not in there)


def as_stored(document: dict[str, Any]) -> Any:
    """Return a document as it comes back from the server."""
    return json.loads(JsonSerializer().dumps(document))


def batches(items: Iterable[Any]) -> Iterator[list[Any]]:
    listed: list[Any] = []
    for item in items:
        listed.append(item)
        if len(listed) == KEYS:
            yield listed
            listed = []
    if listed:
        yield listed
