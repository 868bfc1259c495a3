from types import SimpleNamespace

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override

from lpbsite.core.validation import (
    is_safe_address,
    period_errors,
    picture_errors,
    social_image_errors,
    validate_rich_text_links,
    validate_visible_text,
    web_address,
)

DESCRIBE = "Describe the picture for people who do not see it, or tick that it is decorative."


@pytest.fixture(autouse=True)
def _english():
    with override("en"):
        yield


@pytest.mark.parametrize(
    "address",
    [
        "https://lpb.nl/",
        "http://lpb.nl",
        "mailto:info@lpb.nl",
        "tel:+31301234567",
        "/nl/",
        "#x",
    ],
)
def test_is_safe_address_accepts(address):
    assert is_safe_address(address) is True


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        " JaVaScRiPt:alert(1)",
        "java\tscript:alert(1)",
        "java\nscript:alert(1)",
        "\x01javascript:alert(1)",
        "java\u200bscript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:x",
        "file:///etc/passwd",
        "",
        "  ",
    ],
)
def test_is_safe_address_refuses(address):
    assert is_safe_address(address) is False


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt://lpb.nl/%0aalert(1)",
        "https://lpb.nl/\njavascript:alert(1)",
        "ht\ttps://lpb.nl/",
        "data:text/html,x",
        "ftp://lpb.nl/",
        "lpb.nl",
    ],
)
def test_web_address_refuses(address):
    with pytest.raises(ValidationError):
        web_address(address)


def test_web_address_accepts_names_with_accents():
    web_address("https://www.fryslân.nl/wijken?x=1#y")


def test_rich_text_links_accepts_pages_documents_and_addresses():
    validate_rich_text_links(
        '<p><a linktype="page" id="3">a</a> <a linktype="document" id="4">b</a> '
        '<a href="https://lpb.nl/">c</a> <a href="mailto:info@lpb.nl">d</a></p>'
    )


@pytest.mark.parametrize(
    "html",
    [
        "<p><a>here</a></p>",
        '<p><a href="">here</a></p>',
        '<p>ok <a href="https://lpb.nl">a</a> <a href="JAVASCRIPT:x">here</a></p>',
        '<p><a href="&#106;avascript:x">here</a></p>',
        '<p><a href=" java&#9;script:x"><b>here</b></a></p>',
    ],
)
def test_rich_text_links_names_the_link_that_goes_nowhere(html):
    with pytest.raises(ValidationError) as refused:
        validate_rich_text_links(html)
    assert refused.value.messages == [
        "The link “here” has no usable address: give one that starts with https://, "
        "or remove the link."
    ]


@pytest.mark.parametrize("text", ["", "   ", "\u00a0", "\u200b", "\u00ad\u2060", "\u0301"])
def test_visible_text_refuses_what_only_looks_filled_in(text):
    with pytest.raises(ValidationError) as refused:
        validate_visible_text(text)
    assert refused.value.messages == ["Write something here, or remove it."]


@pytest.mark.parametrize("text", ["a", "7", "?", "\u200bwijk"])
def test_visible_text_accepts(text):
    validate_visible_text(text)


@pytest.mark.parametrize(
    ("alt", "decorative", "errors"),
    [
        ("", False, {"image_alt": DESCRIBE}),
        ("   ", False, {"image_alt": DESCRIBE}),
        ("A street", False, {}),
        ("", True, {}),
        (
            "A street",
            True,
            {"image_alt": "A decorative picture has no description: empty this or untick it."},
        ),
    ],
)
def test_picture_errors(alt, decorative, errors):
    page = SimpleNamespace(image_id=1, image_alt=alt, image_is_decorative=decorative)
    assert picture_errors(page) == errors


def test_picture_errors_asks_nothing_without_a_picture():
    page = SimpleNamespace(image_id=None, image_alt="", image_is_decorative=False)
    assert picture_errors(page) == {}


def test_social_image_errors_names_the_size_when_too_small():
    assert social_image_errors(SimpleNamespace(width=599, height=400)) == {
        "social_image": "This image is too small to share: 599 by 400 pixels. "
        "Choose one of at least 1200 by 630."
    }
    assert social_image_errors(SimpleNamespace(width=600, height=314)).keys() == {
        "social_image"
    }


def test_social_image_errors_accepts_large_enough_or_none():
    assert social_image_errors(SimpleNamespace(width=600, height=315)) == {}
    assert social_image_errors(None) == {}


@pytest.mark.parametrize(
    ("start", "end", "errors"),
    [
        (2010, 2014, {}),
        (2014, 2014, {}),
        (None, 2014, {}),
        (2014, None, {}),
        (2014, 2010, {"to_year": "The end cannot be before the start."}),
    ],
)
def test_period_errors(start, end, errors):
    assert period_errors(start, end, "to_year") == errors
