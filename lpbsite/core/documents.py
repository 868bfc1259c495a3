"""Which documents anyone may download."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef
from wagtail.documents import get_document_model
from wagtail.models import CollectionViewRestriction

if TYPE_CHECKING:
    from lpbsite.core.models import Document


def public_documents(documents: Iterable["Document"]) -> list["Document"]:
    """Return the documents that stand in no private collection, in their order; one query."""
    documents = list(documents)
    if not documents:
        return []
    path = ExpressionWrapper(OuterRef("collection__path"), output_field=CharField())
    private = CollectionViewRestriction.objects.annotate(asked_path=path).filter(
        asked_path__startswith=F("collection__path")
    )
    asked = {document.pk for document in documents}
    public = get_document_model().objects.filter(~Exists(private), pk__in=asked)
    shown = set(public.values_list("pk", flat=True))
    return [document for document in documents if document.pk in shown]
