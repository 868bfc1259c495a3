"""Which addresses the site may post to: those of the public internet."""

import socket
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from urllib.parse import SplitResult, urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

# Where a network without IPv4 finds an IPv4 address: the last 32 bits.
NAT64 = IPv6Network("64:ff9b::/96")
PORTS = {"https": 443, "http": 80}


class NotAllowed(Exception):
    """The site may not post there."""


def validate_address(address: str) -> None:
    """Check the form of an address; its name is looked up when something is sent.

    Raises:
        ValidationError: It is not a web address that the site may post to.
    """
    try:
        parts = split(address)
    except NotAllowed:
        raise ValidationError(
            _("Give an address on the public internet that begins with https://.")
        ) from None
    if parts.username is not None or parts.fragment:
        raise ValidationError(_("Leave out a user, a password and what follows a “#”."))


def split(address: str) -> SplitResult:
    """Return the parts of an address; no look-up of its name.

    Raises:
        NotAllowed: It is not ``https`` (or ``http`` where private addresses are allowed),
            names no host, or names one by a number that is not public.
    """
    try:
        parts = urlsplit(address)
        host, _port = parts.hostname, parts.port
    except ValueError as error:
        raise NotAllowed(str(error)) from None
    schemes = PORTS if settings.LPB_WEBHOOKS_ALLOW_PRIVATE else ("https",)
    # A blank or an end of line could begin another line of the request.
    is_plain = address.isascii() and address.isprintable() and " " not in address
    if not host or parts.scheme not in schemes or not is_plain:
        raise NotAllowed(address)
    if is_number(host) and not may_post_to(host):
        raise NotAllowed(host)
    return parts


def resolve(parts: SplitResult) -> list[tuple[str, int]]:
    """Return number and port of every place that the host of an address stands for.

    Whoever posts connects to one of these and does not ask for the name again: between two
    questions the answer could change to an address inside.

    Raises:
        socket.gaierror: The name is not known.
        NotAllowed: One of them is not public.
    """
    port = parts.port or PORTS[parts.scheme]
    try:
        found = socket.getaddrinfo(parts.hostname, port, type=socket.SOCK_STREAM)
    except UnicodeError:
        raise NotAllowed(str(parts.hostname)) from None  # a label too long, or none
    numbers = list(dict.fromkeys(str(place[0]) for *_kind, place in found))
    for number in numbers:
        if not may_post_to(number):
            raise NotAllowed(number)
    return [(number, port) for number in numbers]


def may_post_to(number: str) -> bool:
    return settings.LPB_WEBHOOKS_ALLOW_PRIVATE or is_public(ip_address(number))


def is_public(number: IPv4Address | IPv6Address) -> bool:
    """Tell whether a number belongs to the public internet, also when IPv6 wraps it."""
    if isinstance(number, IPv6Address):
        if number.is_site_local:
            return False
        wrapped = number.ipv4_mapped or number.sixtofour
        if number in NAT64:
            wrapped = IPv4Address(int(number) & 0xFFFFFFFF)
        if wrapped:
            return is_public(wrapped)
    return number.is_global and not (number.is_multicast or number.is_reserved)


def is_number(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True
