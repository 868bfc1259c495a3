"""What search keeps in the database beside the index."""

from lpbsite.search.models.document_texts import DocumentText
from lpbsite.search.models.stamp import SearchStamp
from lpbsite.search.models.words import Word

__all__ = ["DocumentText", "SearchStamp", "Word"]
