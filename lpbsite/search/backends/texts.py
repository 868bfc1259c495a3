"""What an engine indexes of an object: its terms, from the search fields of its model."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Manager
from django.utils.encoding import force_str
from django.utils.translation import get_language
from modelsearch.index import AutocompleteField, RelatedFields, SearchField

from lpbsite.search.analysis import LEMMA_MARKS, index_text, words

# A field with a boost counts like this many in the text, and no engine needs to know of it.
BOOSTED_COUNT = 3
OTHERS = "nl"  # what has no language of its own: pictures, files, accounts


@dataclass(frozen=True)
class IndexTexts:
    """Terms with spaces between them; ``completing`` are plain words."""

    title: str
    text: str
    completing: str

    def terms(self) -> list[str]:
        return [*self.title.split(), *self.text.split()]


def index_texts(obj: Any) -> IndexTexts:
    """Return the terms of an object in the active language."""
    lang = indexed_language()
    title, text, completing = [], [], []
    for field, value in values_of(obj, obj.get_search_fields()):
        if isinstance(field, AutocompleteField):
            completing += words(value)
        elif field.field_name == "title":
            title.append(index_text(value, lang, with_stop_words=True))
        else:
            repeated = BOOSTED_COUNT if (field.boost or 1) > 1 else 1
            text += [index_text(value, lang)] * repeated
    return IndexTexts(" ".join(title), " ".join(text), " ".join(completing))


def indexed_language() -> str:
    """Return the active language where we analyse it, else Dutch."""
    active = (get_language() or OTHERS)[:2]
    return active if active in LEMMA_MARKS else OTHERS


def values_of(obj: Any, fields: list[Any]) -> Iterator[tuple[Any, str]]:
    """Return the text of every field that is searched or completed, related ones too."""
    for field in fields:
        if isinstance(field, SearchField | AutocompleteField):
            yield field, flat(field.get_value(obj))
        elif isinstance(field, RelatedFields):
            related = field.get_value(obj)
            for item in related.all() if isinstance(related, Manager) else [related]:
                yield from values_of(item, field.fields) if item is not None else ()


def flat(value: Any) -> str:
    if isinstance(value, list | tuple):
        return ", ".join(flat(part) for part in value)
    if isinstance(value, dict):
        return flat(list(value.values()))
    return "" if value is None else force_str(value)
