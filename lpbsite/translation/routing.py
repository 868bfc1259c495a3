"""Addresses of pages that are not translated yet."""

from django.db import models


class UntranslatedRouteMixin(models.Model):
    class Meta:
        abstract = True
