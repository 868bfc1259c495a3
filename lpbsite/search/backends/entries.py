"""Rows of the embedded index, one for each object, the same for SQLite and PostgreSQL."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db.models import Model
from django.utils import translation
from modelsearch.conf import get_app_config
from modelsearch.utils import get_content_type_pk
from wagtail.models import Locale

from lpbsite.search.analysis import words

IndexEntry = get_app_config().get_model("IndexEntry", require_ready=False)


class WordsIndexer:
    """Mixin of modelsearch's indexers: gives the words of each value instead of its text."""

    def prepare_value(self, value: Any) -> str:
        return " ".join(words(super().prepare_value(value)))  # type: ignore[misc]


class WordsIndex:
    """Mixin of modelsearch's indexes: writes rows of words, all objects in one statement."""

    indexer_class: Any
    text_columns: tuple[str, ...]

    def add_items(self, model: type[Model], objects: Iterable[Any]) -> None:
        """Add or update the rows of objects of one model."""
        content_type = get_content_type_pk(model)
        languages = dict(Locale.objects.values_list("pk", "language_code"))
        rows = []
        for item in objects:
            with language_of(item, languages):
                indexer = self.indexer_class(item, self.backend)  # type: ignore[attr-defined]
                columns = {name: getattr(indexer, name) for name in self.text_columns}
            rows.append(
                IndexEntry(content_type_id=content_type, object_id=indexer.id, **columns)
            )
        IndexEntry.objects.bulk_create(
            rows,
            update_conflicts=True,
            unique_fields=["content_type", "object_id"],
            update_fields=[*self.text_columns, "title_norm"],
        )
        self._refresh_title_norms()  # type: ignore[attr-defined]


@contextmanager
def language_of(item: Any, languages: dict[int, str]) -> Iterator[None]:
    """Name choices ("knowledge institute") in the language of the page, not of who saves it."""
    language = languages.get(getattr(item, "locale_id", None) or 0)
    if language is None:
        yield
    else:
        with translation.override(language):
            yield
