"""What the importer remembers of each record, to know what has changed since, and by whom."""

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models


class ImportedRecord(models.Model):
    """One record that was imported, and the page, topic, file or setting that it became.

    Attributes:
        fingerprint: Of the record as it was read; another one means that the file has changed.
        state: Of the object as the import left it; another one means that an editor changed it.
    """

    key = models.CharField(max_length=200, unique=True)
    type = models.CharField(max_length=30)
    language = models.CharField(max_length=2, blank=True)
    is_translation = models.BooleanField(default=False)
    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE)
    object_id = models.PositiveBigIntegerField()
    item = GenericForeignKey("content_type", "object_id")
    fingerprint = models.CharField(max_length=64)
    state = models.CharField(max_length=100)
    imported_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["content_type", "object_id"])]

    def __str__(self) -> str:
        return self.key
