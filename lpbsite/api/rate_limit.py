"""How many questions one address may ask in a minute."""

import ipaddress
import time

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest

WINDOW = 60  # seconds


def seconds_to_wait(request: HttpRequest) -> int:
    """Count a request, and return 0, or after how many seconds the client may ask again.

    The count is kept in the site's cache: with the cache of one process, by each for itself.
    """
    limit = settings.LPB_API_RATE_LIMIT
    if not limit:
        return 0
    now = int(time.time())
    key = f"api-rate-{client_address(request)}-{now // WINDOW}"
    if cache.add(key, 1, timeout=WINDOW):
        return 0
    try:
        count = cache.incr(key)
    except ValueError:  # it ran out between the two
        return 0
    return WINDOW - now % WINDOW if count > limit else 0


def client_address(request: HttpRequest) -> str:
    """Return the address of the client.

    Of ``X-Forwarded-For`` only what our own proxies wrote counts, which is its end; anybody can
    write the rest.
    """
    forwarded = request.headers.get("X-Forwarded-For", "").split(",")
    proxies = settings.LPB_TRUSTED_PROXIES
    if 0 < proxies <= len(forwarded):
        written = forwarded[-proxies].strip()
        try:
            return str(ipaddress.ip_address(written))
        except ValueError:
            pass
    return str(request.META.get("REMOTE_ADDR", ""))
