"""Ask a server by HTTP, and be done in time whatever it does.

The timeouts of urllib3 are of each read, which one byte begins anew, and of each address of a
host; none is of the look-up of its name.
"""

import http.client
import io
import socket
import threading
import time
from collections.abc import Callable
from contextvars import ContextVar
from typing import Any

from elastic_transport import ConnectionTimeout, Urllib3HttpNode
from elastic_transport.client_utils import DEFAULT, DefaultType
from urllib3.exceptions import ConnectTimeoutError

from lpbsite.search.backends.budget import seconds_left, spending

# No answer to a question of ours comes near; one without end may not fill the memory.
MAX_BYTES_A_SECOND = 8 * 1024**2

# Of a request that came with no time of its own.
PATIENCE = 60

# When the request of this thread has to be done, by the clock of ``time.monotonic``.
until: ContextVar[float] = ContextVar("until")


def time_left() -> float:
    """Return the seconds that the request still has.

    Raises:
        TimeoutError: It has none.
    """
    left = until.get() - time.monotonic()
    if left <= 0:
        raise TimeoutError("timed out")
    return left


class BoundedStream(io.RawIOBase):
    """What a socket receives while the request has time.

    Raises:
        TimeoutError: The time is over, however much came in it.
        OSError: More came than an engine sends.
    """

    def __init__(self, received: io.RawIOBase, connected: socket.socket) -> None:
        self.received = received
        self.socket = connected
        self.bytes_left = MAX_BYTES_A_SECOND * max(time_left(), 1)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int | None:
        self.socket.settimeout(time_left())
        count = self.received.readinto(buffer)
        self.bytes_left -= count or 0
        if self.bytes_left < 0:
            raise OSError("The answer is too long.")
        return count

    def close(self) -> None:
        self.received.close()  # it holds the socket open
        super().close()


class BoundedResponse(http.client.HTTPResponse):
    """An answer whose head and body come while the request has time."""

    def __init__(self, sock: socket.socket, *args: Any, **options: Any) -> None:
        super().__init__(sock, *args, **options)
        self.fp: Any = io.BufferedReader(BoundedStream(self.fp.detach(), sock))

    def begin(self) -> None:
        super().begin()
        if self.headers.get("Content-Encoding", "identity") != "identity":
            # It was not asked for, and a few bytes may unpack to any number.
            raise http.client.HTTPException("The answer is packed.")


def bounded(connection_class: type[Any]) -> type[Any]:
    """Return a class of connections that open, send and receive while the request has time."""

    class BoundedConnection(connection_class):
        response_class = BoundedResponse

        def _new_conn(self) -> socket.socket:
            opened = opened_in_time(super()._new_conn, self)
            opened.settimeout(time_left())
            return opened

        def send(self, data: Any) -> None:
            if self.sock:
                self.sock.settimeout(time_left())
            super().send(data)

    return BoundedConnection


def opened_in_time(open_socket: Callable[[], socket.socket], connection: Any) -> socket.socket:
    """Open a socket in a thread of its own: nothing ends the look-up of a name."""
    opened: list[socket.socket] = []
    failed: list[Exception] = []

    def run() -> None:
        try:
            opened.append(open_socket())
        except Exception as failure:  # noqa: BLE001 - raised in the thread that waits
            failed.append(failure)

    thread = threading.Thread(target=run, name="connecting", daemon=True)
    thread.start()
    thread.join(time_left())
    if failed:
        raise failed[0]
    if not opened:
        raise ConnectTimeoutError(connection, "Connecting took too long.")
    return opened[0]


class BoundedNode(Urllib3HttpNode):
    """Ends each request within its timeout, and within the budget that is open."""

    def __init__(self, config: Any) -> None:
        super().__init__(config)
        self.pool.ConnectionCls = bounded(self.pool.ConnectionCls)

    def perform_request(
        self,
        method: str,
        target: str,
        body: bytes | None = None,
        headers: Any = None,
        request_timeout: DefaultType | float | None = DEFAULT,
    ) -> Any:
        given = self.config.request_timeout
        if isinstance(request_timeout, int | float):
            given = request_timeout
        seconds = min(given or PATIENCE, seconds_left())
        if seconds <= 0:
            raise ConnectionTimeout("There is no time left to ask.")
        token = until.set(time.monotonic() + seconds)
        try:
            with spending():
                return super().perform_request(method, target, body, headers, seconds)
        finally:
            until.reset(token)
