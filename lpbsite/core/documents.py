"""Which documents anyone may download."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db.models import Q
from wagtail.documents import get_document_model
from wagtail.models import CollectionViewRestriction

if TYPE_CHECKING:
    from lpbsite.core.models import Document


def public_documents(documents: Iterable["Document"]) -> list["Document"]:
    """Return the documents that stand in no private collection, in their order; at most two queries."""
    documents = list(documents)
    if not documents:
        return []
    paths = CollectionViewRestriction.objects.values_list("collection__path", flat=True)
    private = Q(pk__in=[])
    for path in paths:
        private |= Q(collection__path__startswith=path)
    keys = {document.pk for document in documents}
    hidden = set(
        get_document_model().objects.filter(private, pk__in=keys).values_list("pk", flat=True)
    )
    return [document for document in documents if document.pk not in hidden]
