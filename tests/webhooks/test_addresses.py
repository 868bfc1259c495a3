from ipaddress import ip_address

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import gettext

from lpbsite.webhooks.addresses import (
    NotAllowed,
    is_public,
    resolve,
    split,
    validate_address,
)

PUBLIC = ["93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c", "64:ff9b::5db8:d70e"]
INSIDE = [
    "127.0.0.1",
    "127.255.0.9",
    "0.0.0.0",
    "10.1.2.3",
    "172.16.0.1",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "192.0.2.1",
    "198.18.0.1",
    "224.0.0.1",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::7f00:1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "64:ff9b::7f00:1",
    "2002:7f00:1::",
    "2001:0:53aa:64c::1",
    "fc00::1",
    "fd12:3456::1",
    "fe80::1",
    "fec0::1",
    "ff02::1",
    "2001:db8::1",
]


@pytest.mark.parametrize(
    ("number", "expected"),
    [*((one, True) for one in PUBLIC), *((one, False) for one in INSIDE)],
)
def test_number_is_public(number, expected):
    assert is_public(ip_address(number)) is expected


@pytest.mark.parametrize(
    "address",
    [
        "",
        "partner.example.org/hook",
        "http://partner.example.org/hook",
        "ftp://partner.example.org/hook",
        "https:///hook",
        "https://127.0.0.1/hook",
        "https://[::1]/hook",
        "https://[::ffff:10.0.0.1]/hook",
        "https://169.254.169.254/latest/meta-data/",
        "https://partner.example.org:port/hook",
        "https://partner.example.org:99999/hook",
        "https://[broken/hook",
        "https://partner.example.org/a b",
        "https://partner.example.org/a\r\nX-Other: b",
        "https://partner.example.org/één",
    ],
)
def test_address_is_refused_when_it_is_not_public_https(address):
    with pytest.raises(ValidationError) as refused:
        validate_address(address)
    assert refused.value.messages == [
        gettext("Give an address on the public internet that begins with https://.")
    ]


@pytest.mark.parametrize(
    "address", ["https://user:word@partner.example.org/", "https://partner.example.org/#part"]
)
def test_address_is_refused_when_it_has_a_password_or_a_fragment(address):
    with pytest.raises(ValidationError) as refused:
        validate_address(address)
    assert refused.value.messages == [
        gettext("Leave out a user, a password and what follows a “#”.")
    ]


@pytest.mark.parametrize(
    "address", ["https://partner.example.org/hook?a=1", "https://93.184.215.14:8443/"]
)
def test_public_https_address_is_accepted(address):
    validate_address(address)
    assert split(address).geturl() == address


def test_inside_and_http_are_accepted_when_the_setting_allows_it(settings):
    settings.LPB_WEBHOOKS_ALLOW_PRIVATE = True
    validate_address("http://127.0.0.1:3000/hook")
    assert resolve(split("http://127.0.0.1:3000/")) == [("127.0.0.1", 3000)]
    assert resolve(split("http://127.0.0.1/")) == [("127.0.0.1", 80)]


@pytest.mark.parametrize("host", ["localhost", "2130706433", "0x7f.1", "127.1"])
def test_name_of_an_address_inside_is_refused_when_it_is_looked_up(host):
    with pytest.raises(NotAllowed):
        resolve(split(f"https://{host}/"))


def test_impossible_name_is_refused():
    with pytest.raises(NotAllowed):
        resolve(split(f"https://{'a' * 70}.example.org/"))
