"""What Elasticsearch has of each object: our terms."""

from typing import Any

from modelsearch.backends.elasticsearch9 import Elasticsearch9Mapping
from modelsearch.index import AutocompleteField, SearchField
from wagtail.models import Locale

from lpbsite.search.analysis import index_text, words
from lpbsite.search.backends.entries import language_of
from lpbsite.search.backends.texts import index_texts, indexed_language

TERM_FIELDS = ("lpb_title", "lpb_text")


class Mapping(Elasticsearch9Mapping):
    """Gives Elasticsearch the terms of each text, as the other engines have them.

    The fields of modelsearch serve the admin, its choosers and Wagtail's API; ``lpb_title`` and
    ``lpb_text`` are those that the site's search asks.
    """

    def get_mapping(self) -> dict[str, Any]:
        mapping = super().get_mapping()
        for name in TERM_FIELDS:
            mapping["properties"][name] = {"type": "text", "analyzer": "whitespace"}
        return mapping

    def _get_document_field_data(self, field: Any, obj: Any) -> tuple[str, Any, list[Any]]:
        name, value, partials = super()._get_document_field_data(field, obj)
        if isinstance(field, SearchField):
            value = in_terms(value)
        elif isinstance(field, AutocompleteField):
            value = in_words(value)
        return name, value, [in_words(partial) for partial in partials]

    def get_document(self, obj: Any) -> dict[str, Any]:
        with language_of(obj, dict(Locale.objects.values_list("pk", "language_code"))):
            document = super().get_document(obj)
            texts = index_texts(obj)
        return document | dict(zip(TERM_FIELDS, (texts.title, texts.text), strict=True))


def in_terms(value: Any) -> Any:
    if isinstance(value, list | tuple):
        return [in_terms(part) for part in value]
    if not isinstance(value, str):
        return value
    return index_text(value, indexed_language(), with_stop_words=True)


def in_words(value: Any) -> Any:
    if isinstance(value, list | tuple):
        return [in_words(part) for part in value]
    return " ".join(words(value)) if isinstance(value, str) else value
