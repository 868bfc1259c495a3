"""How the public forms tell people from programs, without a cookie or a puzzle.

docs/decisions/0003-forms-without-cookies.md says why.
"""

import datetime as dt
from collections.abc import Mapping
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import BadRequest, SuspiciousOperation
from django.core.signing import BadSignature, SignatureExpired, TimestampSigner
from django.http import HttpRequest, QueryDict, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from django.utils.translation import gettext as _
from wagtail.models import Page

# No question can have these names: stored names have underscores, not hyphens.
STAMP_FIELD = "opened-at"
TRAP_FIELD = "leave-empty"

QUICKEST = dt.timedelta(seconds=2)
LONGEST = dt.timedelta(days=1)
MAX_BYTES = 100_000


class UnreadableMessage(Exception):
    """What was sent is too big or broken."""


def comes_from_this_site(request: HttpRequest) -> bool:
    """Tell whether the browser says that the form was on a page of this site.

    A browser lets no page write these headers; a request without any of them is refused.
    """
    fetched_from = request.headers.get("Sec-Fetch-Site")
    if fetched_from:
        return fetched_from == "same-origin"
    # Older browsers name only where they come from.
    origin = request.headers.get("Origin") or request.headers.get("Referer") or ""
    return origin in settings.CSRF_TRUSTED_ORIGINS or host_of(origin) == request.get_host()


def host_of(address: str) -> str:
    try:
        return urlsplit(address).netloc
    except ValueError:
        return ""


def posted_data(request: HttpRequest) -> QueryDict:
    """Return what was sent.

    Raises:
        UnreadableMessage: It is too big, or no form data.
    """
    try:
        if int(request.META.get("CONTENT_LENGTH") or 0) > MAX_BYTES:
            raise UnreadableMessage
        return request.POST
    except (
        BadRequest,
        MultiPartParserError,
        SuspiciousOperation,
        UnreadablePostError,
        ValueError,
    ) as error:
        raise UnreadableMessage from error


def signer() -> TimestampSigner:
    return TimestampSigner(salt="home.form")


def new_stamp(page: Page) -> str:
    """Return the moment of now, signed, for this form alone."""
    return signer().sign(str(page.translation_key))


def doubts(data: Mapping[str, str], page: Page) -> list[str]:
    """Return why the message may come from a program, in words for a person."""
    found = []
    if data.get(TRAP_FIELD):
        found.append(_("The field that had to stay empty was filled in. Send the form again."))
    if not is_from_today(data.get(STAMP_FIELD, ""), page):
        found.append(_("The form was open for more than a day. Send it again."))
    elif is_too_quick(data[STAMP_FIELD]):
        found.append(_("The form was sent very quickly. Check your message and send it again."))
    return found


def is_from_today(stamp: str, page: Page) -> bool:
    try:
        return signer().unsign(stamp, max_age=LONGEST) == str(page.translation_key)
    except BadSignature:
        return False


def is_too_quick(stamp: str) -> bool:
    try:
        signer().unsign(stamp, max_age=QUICKEST)
    except SignatureExpired:
        return False
    return True
