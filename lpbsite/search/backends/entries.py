"""Rows of the embedded index, one for each object, the same for SQLite and PostgreSQL."""

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from string import digits
from typing import Any

from django.db import connection
from django.db.models import Model
from django.utils import translation
from modelsearch.conf import get_app_config
from modelsearch.utils import get_content_type_pk, get_descendants_content_types_pks
from wagtail.models import Locale, Page

from lpbsite.search.backends.texts import OTHERS, IndexTexts, index_texts
from lpbsite.search.models import Word
from lpbsite.search.page_texts import keep_page_texts

IndexEntry = get_app_config().get_model("IndexEntry", require_ready=False)

# Shorter words are too near to each other to tell which one was meant.
MIN_WORD = 4
# PostgreSQL's other columns are vectors.
TEXT_COLUMNS = {"sqlite": ("title", "body"), "postgresql": ("title_text", "body_text")}


class TermsIndex:
    """Mixin of modelsearch's indexes: writes rows of terms, all objects in one statement."""

    def columns_of(self, texts: IndexTexts) -> dict[str, Any]:
        """Return the values of the columns of a row."""
        raise NotImplementedError

    def add_items(self, model: type[Model], objects: Iterable[Any]) -> None:
        """Add or update the rows of objects of one model, and what goes with those of pages.

        Three queries beside those that the fields need, for pages eight.
        """
        items = list(objects)
        if not items:
            return
        languages = dict(Locale.objects.values_list("pk", "language_code"))
        texts = []
        for item in items:
            with language_of(item, languages):
                texts.append(index_texts(item))
        self.write_rows(model, items, texts)
        if issubclass(model, Page):
            keep_page_texts(items, languages)
            remember_words({term for one in texts for term in one.terms()})

    def write_rows(
        self, model: type[Model], objects: list[Any], texts: list[IndexTexts]
    ) -> None:
        content_type = get_content_type_pk(model)
        columns = [self.columns_of(one) for one in texts]
        IndexEntry.objects.bulk_create(
            [
                IndexEntry(content_type_id=content_type, object_id=str(item.pk), **values)
                for item, values in zip(objects, columns, strict=True)
            ],
            update_conflicts=True,
            unique_fields=["content_type", "object_id"],
            update_fields=[*columns[0]],
        )

    def _refresh_title_norms(self, full: bool = False) -> None:
        """Do nothing: modelsearch's own ranks need it, ours does not."""


def remember_words(terms: Iterable[str]) -> None:
    """Keep the words among the terms, and their lemmas, to correct queries by; two queries."""
    plain = (term.removeprefix("n0").removeprefix("e0") for term in terms)
    words = {word for word in plain if len(word) >= MIN_WORD and is_word(word)}
    words -= set(Word.objects.filter(text__in=words).values_list("text", flat=True))
    # In order, so that two who save at once do not wait for each other.
    Word.objects.bulk_create(
        [Word(text=word) for word in sorted(words)], ignore_conflicts=True, batch_size=500
    )


def is_word(term: str) -> bool:
    """Tell a word from a number and from a marked term; "platform31" is one."""
    return term.rstrip(digits).isalpha()


def page_content_types() -> list[int]:
    """Return the content types of all kinds of pages; Django keeps these."""
    found: list[int] = get_descendants_content_types_pks(Page)
    return found


def texts_of(pages: Collection[int]) -> dict[int, IndexTexts]:
    """Return what is indexed of pages, by primary key; one query.

    Whichever engine answers: the embedded index is kept beside any other.
    """
    columns = TEXT_COLUMNS[connection.vendor]
    rows = IndexEntry.objects.filter(
        content_type__in=page_content_types(), object_id__in=list(map(str, pages))
    )
    return {
        int(key): IndexTexts(title, text or "", "")
        for key, title, text in rows.values_list("object_id", *columns)
    }


@contextmanager
def language_of(item: Any, languages: dict[int, str]) -> Iterator[None]:
    """Work in the language of the object, or Dutch where it has none; not of who saves it."""
    with translation.override(languages.get(getattr(item, "locale_id", None) or 0, OTHERS)):
        yield
