"""Which documents anyone may download."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef
from wagtail.documents import get_document_model
from wagtail.models import CollectionViewRestriction

if TYPE_CHECKING:
    from lpbsite.core.models import Document

# Of all documents of a page together: some sixty pages of print. PostgreSQL's vectors, and the
# time that indexing takes, have their limits.
MAX_SEARCHED_CHARACTERS = 150_000


def public_documents(documents: Iterable["Document"]) -> list["Document"]:
    """Return the documents that stand in no private collection, in their order; one query."""
    documents = list(documents)
    if not documents:
        return []
    asked = {document.pk for document in documents}
    public = get_document_model().objects.filter(in_public_collection(), pk__in=asked)
    shown = set(public.values_list("pk", flat=True))
    return [document for document in documents if document.pk in shown]


def in_public_collection(prefix: str = "") -> Any:
    """Return the condition that a document stands in no private collection.

    Args:
        prefix: Path from the model that is asked for to the document, ``document__``.
    """
    path = ExpressionWrapper(OuterRef(f"{prefix}collection__path"), output_field=CharField())
    private = CollectionViewRestriction.objects.annotate(asked_path=path).filter(
        asked_path__startswith=F("collection__path")
    )
    return ~Exists(private)


def text_of_documents(pks: Iterable[int]) -> str:
    """Return title and text of the documents that anyone may download, in their order.

    One query if there are any. No more than ``MAX_SEARCHED_CHARACTERS``.
    """
    pks = list(pks)
    if not pks:
        return ""
    # The texts are kept by search, which stands above; documents know them by this name.
    rows = get_document_model().objects.filter(in_public_collection(), pk__in=pks)
    told = rows.values_list("pk", "title", "searched_text__pages")
    texts = {pk: [title, *(pages or ())] for pk, title, pages in told}
    parts = (part for pk in dict.fromkeys(pks) for part in texts.get(pk, ()))
    return "\n".join(parts)[:MAX_SEARCHED_CHARACTERS]
