"""What an engine outside the database does not know yet."""

from django.db import models


class MissedChange(models.Model):
    """An object that was saved or deleted while the engine did not take it; one for each time.

    More rows than one may be of the same object: who brings it to the engine removes those it
    saw before it looked at the object, so that a later change stays noted.

    Attributes:
        model: Label of its model, as in ``news.newsitempage``.
        key: Its primary key.
    """

    model = models.CharField(max_length=100)
    key = models.CharField(max_length=100)

    def __str__(self) -> str:
        return f"{self.model} {self.key}"
