"""The text of the PDF files on the site, read once for each file."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _


class DocumentText(models.Model):
    """What was read of a document, page by page, and why it is not all of it.

    Attributes:
        pages: The text of each page of the PDF, the first one first.
        source: The file that was read; the document has another one when it was replaced.
        note: Why nothing, or not all, is searched; empty when all of it is.
    """

    class Note(models.TextChoices):
        ENCRYPTED = "encrypted", _("The text is not searched: the file has a password.")
        BROKEN = "broken", _("The text is not searched: the file is broken.")
        TOO_LARGE = "too_large", _("The text is not searched: the file is too large.")
        TOO_SLOW = "too_slow", _("Not all of the text is searched: reading it takes too long.")
        LONG = "long", _("Only the first part of the text is searched: it is very long.")
        NO_TEXT = "no_text", _("Nothing can be searched: the file holds pictures of text only.")

    document = models.OneToOneField(
        "core.Document", on_delete=models.CASCADE, related_name="searched_text"
    )
    pages = models.JSONField(default=list)
    source = models.CharField(max_length=300)
    note = models.CharField(max_length=20, choices=Note.choices, blank=True)

    # Its reference would count as a use of the document.
    wagtail_reference_index_ignore = True

    def __str__(self) -> str:
        return f"{self.document_id}: {len(self.pages)} pages {self.note}".strip()

    @classmethod
    def source_of(cls, document: Any) -> str:
        """Return which file a document has; another one after the file was replaced."""
        return f"{document.file.name} {document.file_hash}"
