"""Pages as editors have them in the form, kept for other front ends to show."""

import datetime as dt
from typing import Any

from django.core.signing import BadSignature, TimestampSigner
from django.db import models
from django.utils import timezone
from wagtail.models import Page

SHOWN_FOR = dt.timedelta(hours=1)
SALT = "lpbsite.core.previews"


class NoPreview(Exception):
    """There is no such preview, or none any more."""


class PagePreview(models.Model):
    content_type = models.ForeignKey("contenttypes.ContentType", on_delete=models.CASCADE)
    content = models.TextField()
    created_at = models.DateTimeField(default=timezone.now, db_index=True)

    def __str__(self) -> str:
        return f"{self.content_type} {self.created_at}"


def keep_preview(page: Page) -> str:
    """Keep a page as it is in memory, and return the token that shows it for an hour.

    The token is signed, and can be sent in an address. Previews of more than an hour ago are
    removed.
    """
    PagePreview.objects.filter(created_at__lt=timezone.now() - SHOWN_FOR).delete()
    kept = PagePreview.objects.create(
        content_type=page.cached_content_type, content=page.to_json()
    )
    return TimestampSigner(salt=SALT).sign(str(kept.pk))


def previewed_page(token: str) -> Any:
    """Return the page that a token shows, of its own type and as it was then, not saved.

    Raises:
        NoPreview: The token is not ours, was changed, or is more than an hour old.
    """
    try:
        number = TimestampSigner(salt=SALT).unsign(token, max_age=SHOWN_FOR)
        kept = PagePreview.objects.select_related("content_type").get(pk=number)
    except (BadSignature, PagePreview.DoesNotExist) as error:
        raise NoPreview(token) from error
    model: Any = kept.content_type.model_class()
    if model is None:
        raise NoPreview(token)
    return model.from_json(kept.content)
