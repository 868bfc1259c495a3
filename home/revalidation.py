"""Lets a browser keep a page that holds a stamp of the moment."""

import datetime as dt
import hashlib

from django.http import HttpResponse
from django.utils import timezone


def with_etag(response: HttpResponse, stamp: str) -> HttpResponse:
    """Give the response an ETag that is the same for an hour, whatever the stamp in it.

    A stamp of an hour ago is as good as a new one: the browser may keep the page it has.
    """
    hour = timezone.now().astimezone(dt.UTC).strftime("%Y-%m-%dT%H")
    content = response.content.replace(stamp.encode(), b"") + hour.encode()
    response["ETag"] = f'"{hashlib.sha256(content).hexdigest()[:32]}"'
    return response
