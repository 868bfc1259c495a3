"""An index of Elasticsearch that nothing but this site makes, with the mapping of this site."""

import logging
from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from typing import Any, cast

from elasticsearch import NotFoundError
from elasticsearch.helpers import BulkIndexError, bulk
from modelsearch.backends.elasticsearch9 import Elasticsearch9Index
from modelsearch.index import class_is_indexed

logger = logging.getLogger(__name__)

# Making and filling an index may take long; a visitor, or an editor who saves, cannot wait.
PATIENT_SECONDS = 60
# What a document is refused for that does not fit; trying again makes it no better.
UNFIT = 400


class Index(Elasticsearch9Index):
    """Takes its time, unless the caller gives it the client of those who cannot wait.

    Attributes:
        is_live: Whether it is asked and written by its alias, and not just being made. Where
            the alias lacks, a live index refuses what is written: the server would make an
            index of its own guess, which answers no search.
    """

    is_live = False

    def __init__(self, backend: Any, name: str) -> None:
        super().__init__(backend, name)
        self.es = backend.es.options(request_timeout=PATIENT_SECONDS)

    def add_item(self, item: Any) -> None:
        """Add or replace the document of an object.

        Raises:
            ValueError: What answered is not Elasticsearch.
        """
        model = type(item)
        if class_is_indexed(model):
            mapping = self.mapping_class(model)
            answer = self.es.index(
                index=self.name,
                id=mapping.get_document_id(item),
                document=mapping.get_document(item),
                require_alias=self.is_live,
            )
            if answer["result"] not in {"created", "updated"}:
                raise ValueError(answer)

    def add_items(self, model: Any, items: Iterable[Any]) -> None:
        """Add or replace the documents of objects of one model.

        Raises:
            BulkIndexError: Some were refused, or the index is not there.
        """
        if class_is_indexed(model):
            actions = self.actions(model, items)
            bulk(self.es, actions, index=self.name, require_alias=self.is_live)

    def delete_item(self, item: Any) -> None:
        model = type(item)
        if class_is_indexed(model):
            key = self.mapping_class(model).get_document_id(item)
            with suppress(NotFoundError):
                if self.es.delete(index=self.name, id=key)["result"] != "deleted":
                    raise ValueError("What answered is not Elasticsearch.")

    def actions(self, model: Any, items: Iterable[Any]) -> Iterator[dict[str, Any]]:
        mapping = self.mapping_class(model)
        for item in items:
            yield {"_id": mapping.get_document_id(item), **mapping.get_document(item)}

    def bring(self, model: Any, items: Iterable[Any], gone: Collection[str]) -> None:
        """Add these objects, remove those that are gone, and let searches see it at once.

        A document that can never be taken is logged and left out.

        Raises:
            BulkIndexError: Some may be taken later.
        """
        removals = ({"_op_type": "delete", "_id": key} for key in gone)
        _count, told = bulk(
            self.es,
            (action for part in (self.actions(model, items), removals) for action in part),
            index=self.name,
            require_alias=True,
            refresh=True,
            raise_on_error=False,
        )
        problems = cast("list[dict[str, Any]]", told)
        answers = [answer for one in problems for answer in one.values() if "error" in answer]
        for answer in answers:
            if answer["status"] == UNFIT:
                logger.error("Elasticsearch does not take a document: %r", answer)
        if later := [answer for answer in answers if answer["status"] != UNFIT]:
            raise BulkIndexError("Elasticsearch does not take changes now.", later)

    def is_right(self, models: Iterable[Any]) -> bool:
        """Return whether the alias is there, and its index has the mapping of these models."""
        if not self.is_alias():
            return False
        expected: dict[str, Any] = {}
        for model in models:
            expected |= self.mapping_class(model).get_mapping()["properties"]
        told = self.es.indices.get_mapping(index=self.name)
        return all(
            has_fields(one["mappings"].get("properties", {}), expected) for one in told.values()
        )


def has_fields(there: dict[str, Any], expected: dict[str, Any]) -> bool:
    """Return whether a mapping has these fields, and analyses them so; others may be there."""
    return all(
        name in there
        and all(there[name].get(key) == field.get(key) for key in ("type", "analyzer"))
        and has_fields(there[name].get("properties", {}), field.get("properties", {}))
        for name, field in expected.items()
    )
