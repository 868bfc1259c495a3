"""One row that is written whenever something changes that visitors see."""

from django.db import models


class SearchStamp(models.Model):
    """The state of the site, as far as answers to searches follow from it."""

    value = models.CharField(max_length=32)

    def __str__(self) -> str:
        return self.value
