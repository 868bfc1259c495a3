"""The words that stand on pages, to correct a mistyped query by."""

from django.db import models


class Word(models.Model):
    """A word of the index; it may stay a while after the last page that had it is gone."""

    text = models.CharField(max_length=60, unique=True)

    def __str__(self) -> str:
        return self.text
