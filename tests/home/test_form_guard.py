import datetime as dt
from types import SimpleNamespace

import pytest
import time_machine
from django.core.signing import TimestampSigner
from django.test import RequestFactory
from django.utils.translation import override

from home.form_guard import (
    MAX_BYTES,
    STAMP_FIELD,
    TRAP_FIELD,
    UnreadableMessage,
    comes_from_this_site,
    doubts,
    new_stamp,
    posted_data,
)

PAGE = SimpleNamespace(translation_key="a-form")
OPENED = dt.datetime(2026, 11, 22, 12, 0, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("headers", "is_ours"),
    [
        ({"sec-fetch-site": "same-origin"}, True),
        ({"sec-fetch-site": "same-origin", "origin": "null"}, True),
        ({"sec-fetch-site": "cross-site", "origin": "http://testserver"}, False),
        ({"sec-fetch-site": "same-site"}, False),
        ({"sec-fetch-site": "none"}, False),
        ({"origin": "http://testserver"}, True),
        ({"origin": "https://www.example.org"}, True),
        ({"origin": "http://testserver.example.org"}, False),
        ({"origin": "http://testserver:8000"}, False),
        ({"origin": "null"}, False),
        ({"origin": "http://["}, False),
        ({"referer": "http://testserver/nl/contact/"}, True),
        ({"referer": "http://example.org/?http://testserver/"}, False),
        ({"origin": "http://example.org", "referer": "http://testserver/"}, False),
        ({}, False),
    ],
)
def test_post_comes_from_this_site_when_the_browser_says_so(headers, is_ours, settings):
    settings.CSRF_TRUSTED_ORIGINS = ["https://www.example.org"]
    request = RequestFactory().post("/nl/contact/", headers=headers)

    assert comes_from_this_site(request) is is_ours


def after(seconds):
    with time_machine.travel(OPENED, tick=False):
        stamp = new_stamp(PAGE)
    with time_machine.travel(OPENED + dt.timedelta(seconds=seconds), tick=False):
        return doubts({STAMP_FIELD: stamp, TRAP_FIELD: ""}, PAGE)


DAY = 24 * 60 * 60
TOO_QUICK = ["The form was sent very quickly. Check your message and send it again."]
TOO_OLD = ["The form was open for more than a day. Send it again."]


@pytest.mark.parametrize(
    ("seconds", "found"),
    [(0, TOO_QUICK), (2, TOO_QUICK), (3, []), (DAY, []), (DAY + 1, TOO_OLD)],
)
def test_stamp_is_good_between_two_seconds_and_a_day(seconds, found):
    with override("en"):
        assert after(seconds) == found


@pytest.mark.parametrize(
    "stamp",
    [
        "",
        "now",
        "a-form:1xV:forged",
        "a:b:c:d",
        "\ufffd",
    ],
)
def test_stamp_must_be_ours_and_of_this_form(stamp):
    with override("en"):
        assert doubts({STAMP_FIELD: stamp}, PAGE) == TOO_OLD


@pytest.mark.parametrize(("salt", "form"), [("other", "a-form"), ("home.form", "another-form")])
def test_stamp_signed_for_something_else_is_no_stamp(salt, form):
    with override("en"):
        assert doubts({STAMP_FIELD: TimestampSigner(salt=salt).sign(form)}, PAGE) == TOO_OLD


def test_message_without_a_stamp_is_doubted():
    with override("en"):
        assert doubts({}, PAGE) == TOO_OLD


def test_hidden_field_must_stay_empty():
    with time_machine.travel(OPENED, tick=False):
        stamp = new_stamp(PAGE)
    with override("en"), time_machine.travel(OPENED + dt.timedelta(minutes=1), tick=False):
        assert doubts({STAMP_FIELD: stamp, TRAP_FIELD: "http://spam"}, PAGE) == [
            "The field that had to stay empty was filled in. Send the form again."
        ]


def test_posted_data_is_what_was_sent():
    data = posted_data(RequestFactory().post("/", {"a": "1"}))
    assert data.dict() == {"a": "1"}


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (b"a=" + b"x" * MAX_BYTES, "application/x-www-form-urlencoded"),
        (b"&".join(b"a=1" for _ in range(1_001)), "application/x-www-form-urlencoded"),
        (b"a=1", "application/x-www-form-urlencoded; charset=utf-16"),
        (b"--x\r\nbroken", "multipart/form-data"),
    ],
)
def test_posted_data_refuses_what_is_too_big_or_broken(body, content_type):
    request = RequestFactory().post("/", data=body, content_type=content_type)
    with pytest.raises(UnreadableMessage):
        posted_data(request)


def test_posted_data_looks_at_the_announced_size_before_it_reads():
    request = RequestFactory().post("/", {"a": "1"}, headers={"content-length": "9999999999"})
    with pytest.raises(UnreadableMessage):
        posted_data(request)


def test_posted_data_refuses_a_size_that_is_no_number():
    request = RequestFactory().post("/", {"a": "1"})
    request.META["CONTENT_LENGTH"] = "many"
    with pytest.raises(UnreadableMessage):
        posted_data(request)
