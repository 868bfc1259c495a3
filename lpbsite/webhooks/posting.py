"""Post a signed message to an address, and to no other than the one that was checked."""

import hashlib
import hmac
import http.client
import socket
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import SplitResult

from lpbsite.webhooks.addresses import PORTS, resolve, split

# Seconds for one step (connecting, a read), and for all of it.
STEP_TIMEOUT = 5
WHOLE_TIMEOUT = 15
KEPT_OF_ANSWER = 200


@dataclass(frozen=True)
class Answer:
    """What the receiver answered: the status, and the begin of its text."""

    code: int
    text: str


def post(address: str, body: str, secret: str) -> Answer:
    """Post the body, signed; a redirect is an answer like any other and is not followed.

    Waits for 15 seconds at most, besides the look-up of the name.

    Raises:
        NotAllowed: The site may not post there.
        socket.gaierror: The name is not known.
        ssl.SSLCertVerificationError: The certificate is not valid for that name.
        OSError, http.client.HTTPException: No answer, or none that is HTTP.
    """
    parts = split(address)
    places = resolve(parts)
    sent = body.encode()
    headers = {
        "Content-Type": "application/json",
        "User-Agent": "LPB-Webhook/1",
        "LPB-Signature": signature(body, secret, int(time.time())),
        "Connection": "close",
    }
    with connected(parts, places) as connection:
        connection.request("POST", target(parts), body=sent, headers=headers)
        response = connection.getresponse()
        text = response.read(KEPT_OF_ANSWER).decode(errors="replace")
        return Answer(response.status, text.replace("\0", ""))


def signature(body: str, secret: str, at: int) -> str:
    """Return the value of the header: the moment, and its HMAC-SHA256 with the body."""
    code = hmac.new(secret.encode(), f"{at}.{body}".encode(), hashlib.sha256).hexdigest()
    return f"t={at},v1={code}"


def target(parts: SplitResult) -> str:
    return (parts.path or "/") + (f"?{parts.query}" if parts.query else "")


@contextmanager
def connected(
    parts: SplitResult, places: list[tuple[str, int]]
) -> Iterator[http.client.HTTPConnection]:
    """Connect to the first place that answers, and cut it off when it takes too long."""
    connection = http.client.HTTPConnection(str(parts.hostname), places[0][1])
    connection.default_port = PORTS[parts.scheme]  # else it would stand in the Host header
    channel = open_channel(places)
    if parts.scheme == "https":
        channel = ssl.create_default_context().wrap_socket(
            channel, server_hostname=parts.hostname, do_handshake_on_connect=False
        )
    connection.sock = channel
    # A receiver that sends a byte now and then never lets a single read time out.
    cut_off = threading.Timer(WHOLE_TIMEOUT, shut, [channel])
    cut_off.daemon = True
    cut_off.start()
    try:
        if isinstance(channel, ssl.SSLSocket):
            channel.do_handshake()
        yield connection
    finally:
        cut_off.cancel()
        channel.close()


def open_channel(places: list[tuple[str, int]]) -> socket.socket:
    for place in places[:-1]:
        try:
            return socket.create_connection(place, STEP_TIMEOUT)
        except OSError:
            continue
    return socket.create_connection(places[-1], STEP_TIMEOUT)


def shut(channel: socket.socket) -> None:
    try:
        # Past TLS, which would wait for the thread that is reading.
        socket.socket.shutdown(channel, socket.SHUT_RDWR)
    except OSError:
        return  # it ended by itself just now
