"""The settings of Elasticsearch, looked at before anything starts."""

import math
from typing import Any
from urllib.parse import SplitResult, urlsplit

from django.core.exceptions import ImproperlyConfigured


def engine_address(env: Any) -> str:
    """Return ELASTICSEARCH_URL; empty when it is not set.

    Raises:
        ImproperlyConfigured: It is no address of a server. The message leaves the value out,
            which may hold a password.
    """
    address = str(env.str("ELASTICSEARCH_URL", default="")).strip()
    if address and not is_address(address):
        raise ImproperlyConfigured(
            "ELASTICSEARCH_URL is not the address of a server, as in http://localhost:9200 or "
            "https://user:password@search.example.org:9200."
        )
    return address


def is_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
        return (
            parts.scheme in {"http", "https"}
            and bool(parts.hostname)
            and parts.port != 0  # raises a ValueError for what is no number of a port
            and bool(parts.username) == bool(parts.password)
            and is_plain(text, parts)
        )
    except ValueError:
        return False


def is_plain(text: str, parts: SplitResult) -> bool:
    """Return whether there is nothing in an address that would not be used."""
    return not (parts.query or parts.fragment) and text.isprintable() and " " not in text


def engine_seconds(env: Any) -> float:
    """Return LPB_SEARCH_TIMEOUT.

    Raises:
        ImproperlyConfigured: It is no number of seconds.
    """
    given = env.str("LPB_SEARCH_TIMEOUT", default="1")
    try:
        seconds = float(given)
    except ValueError:
        seconds = math.nan
    if not 0 < seconds < math.inf:
        raise ImproperlyConfigured(
            f"LPB_SEARCH_TIMEOUT is not a number of seconds above 0: {given!r}."
        )
    return seconds
