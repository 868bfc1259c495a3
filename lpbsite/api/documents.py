"""Documents that anyone may download."""

from collections.abc import Iterable
from typing import Any

from django.db.models import F, Func, IntegerField
from wagtail.documents import get_document_model

from lpbsite.api.schemas import Document
from lpbsite.core.documents import in_public_collection
from lpbsite.search.models import DocumentText

# With another note not all pages were read, so their number is not known.
ALL_READ = ("", DocumentText.Note.NO_TEXT)


class ListLength(Func):
    """The length of a list kept as JSON, without reading the list."""

    function = "JSON_ARRAY_LENGTH"
    output_field = IntegerField()

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        return self.as_sql(compiler, connection, function="JSONB_ARRAY_LENGTH", **context)


def public_documents_by_id(ids: Iterable[int | None]) -> dict[int, Any]:
    """Return those of the documents that stand in no private collection.

    One query, none without ids. They are for ``as_document``, which needs more of them than a
    document has.
    """
    asked = {pk for pk in ids if pk}
    if not asked:
        return {}
    documents = get_document_model().objects.filter(in_public_collection(), pk__in=asked)
    counted = documents.annotate(
        page_count=ListLength(F("searched_text__pages")), reading_note=F("searched_text__note")
    )
    return {document.pk: document for document in counted}


def as_document(document: Any) -> Document:
    """Return a document of ``public_documents_by_id``; no query."""
    is_read = document.reading_note in ALL_READ
    return Document(
        url=document.url,
        file_name=document.filename,
        bytes=document.file_size or 0,
        pages=(document.page_count or None) if is_read else None,
    )
