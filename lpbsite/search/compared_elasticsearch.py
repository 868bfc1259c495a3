"""What an Elasticsearch server holds, to compare it with the database."""

import json
from collections import defaultdict
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from elastic_transport import TransportError
from elasticsearch import ApiError
from elasticsearch.helpers import BulkIndexError, ScanError, bulk, scan
from elasticsearch.serializer import JsonSerializer
from modelsearch.backends.base import get_model_root
from modelsearch.index import get_indexed_models

from lpbsite.search.compared_indexes import ComparedIndex, Keys, batches, batches_of

# Of one question while comparing: whoever runs a check hears soon that a server hangs.
SECONDS = 10


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

    def __init__(self, backend: Any) -> None:
        super().__init__(backend)
        self.es = backend.es.options(request_timeout=SECONDS)
        self.models: dict[str, list[Any]] = defaultdict(list)
        for model in get_indexed_models():
            self.models[backend.get_index_for_model(model).name].append(model)
        # Those that are not there, or that the server made by its own guess.
        self.unusable: set[str] = set()

    def prepare(self, mend: bool) -> int:
        """Count the indices that are missing or have another mapping; make them anew."""
        count = 0
        for name, models in self.models.items():
            # Asked without the patience of the rest: a server that hangs is told at once.
            if self.backend.get_hasty_index(models[0]).is_right(models):
                self.es.indices.refresh(index=name)
                continue
            count += 1
            if mend:
                self.make(models)
            else:
                self.unusable.add(name)
        return count

    def make(self, models: list[Any]) -> None:
        """Make and fill an index, and then put it in the place of what is there."""
        rebuilder = self.backend.rebuilder_class(self.backend.get_index_for_model(models[0]))
        made = rebuilder.start()
        try:
            for model in models:
                made.add_model(model)
            for model in models:
                for objects in batches_of(model):
                    made.add_items(model, objects)
            rebuilder.finish()
        except self.failures:
            with suppress(*self.failures):
                made.delete()
            raise

    def differing(self, model: Any, objects: list[Any]) -> tuple[Keys, Keys]:
        index = self.backend.get_index_for_model(model)
        mapping = index.mapping_class(model)
        expected = {
            mapping.get_document_id(one): (one.pk, as_stored(mapping.get_document(one)))
            for one in objects
        }
        there: dict[str, Any] = {}
        if index.name not in self.unusable and expected:
            answer = self.es.mget(index=index.name, ids=list(expected))
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
        for name, models in self.models.items():
            if name not in self.unusable:
                extra = list(self.extra_documents(name, get_model_root(models[0])))
                count += len(extra)
                if mend:
                    actions = (
                        {"_op_type": "delete", "_index": name, "_id": key} for key in extra
                    )
                    bulk(self.es, actions, raise_on_error=False, refresh=True)
        return count

    def extra_documents(self, name: str, root: Any) -> Iterator[str]:
        found = scan(self.es, index=name, query={"query": {"match_all": {}}, "_source": False})
        for keys in batches(hit["_id"] for hit in found):
            objects = root._default_manager.filter(pk__in=keys)
            there = {str(pk) for pk in objects.values_list("pk", flat=True)}
            yield from (key for key in keys if key not in there)


def as_stored(document: dict[str, Any]) -> Any:
    """Return a document as it comes back from the server."""
    return json.loads(JsonSerializer().dumps(document))
