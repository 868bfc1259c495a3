"""The gate: an English page goes live, or changes when live, only if it is all translated."""

from typing import Any

from django.db import models


class TranslationGateMixin(models.Model):
    class Meta:
        abstract = True

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        super().full_clean(*args, **kwargs)
