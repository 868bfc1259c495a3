"""Elasticsearch as it fails: a server that refuses, hangs, or talks nonsense."""

import socket
import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socketserver import BaseRequestHandler, ThreadingTCPServer


@contextmanager
def refusing():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        yield f"http://127.0.0.1:{probe.getsockname()[1]}"  # bound, but nobody listens


@contextmanager
def hanging():
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        yield f"http://127.0.0.1:{server.getsockname()[1]}"


@contextmanager
def answering(status, body, content_type="application/vnd.elasticsearch+json", after=0):
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"  # a connection is used again

        def answer(self):
            time.sleep(after)
            self.rfile.read(int(self.headers.get("Content-Length", 0)))
            self.send_response(status)
            self.send_header("X-Elastic-Product", "Elasticsearch")
            self.send_header("Content-Type", content_type)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(body)

        do_GET = do_POST = do_PUT = do_HEAD = do_DELETE = answer

        def log_message(self, *arguments):
            pass

    with serving(ThreadingHTTPServer(("127.0.0.1", 0), Handler)) as address:
        yield address


@contextmanager
def serving(server):
    server.daemon_threads = True
    server.handle_error = lambda *_request: None  # a client that is gone
    server.block_on_close = False
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()


@contextmanager
def flowing(begin, piece, pause=0.0):
    """Send a begin, and then pieces for as long as anybody listens."""

    class Handler(BaseRequestHandler):
        def handle(self):
            self.request.recv(65536)
            try:
                self.request.sendall(begin)
                while True:
                    self.request.sendall(piece)
                    time.sleep(pause)
            except OSError:
                pass

    with serving(ThreadingTCPServer(("127.0.0.1", 0), Handler)) as address:
        yield address


HEAD = b"HTTP/1.1 200 OK\r\nX-Elastic-Product: Elasticsearch\r\n"
JSON_HEAD = HEAD + b"Content-Type: application/json\r\nContent-Length: 1000000000\r\n\r\n"
# A valid answer that finds nothing, just within the time that it may take.
NOTHING = b'{"took": 1, "count": 0, "hits": {"total": {"value": 0}, "hits": []}}'


def slow():
    return answering(200, NOTHING, after=0.8)


FAILURES = {
    "refused": refusing,
    "hanging": hanging,
    "no such index": lambda: answering(404, b'{"error": {}, "status": 404}'),
    "too many requests": lambda: answering(429, b'{"error": "busy", "status": 429}'),
    "internal error": lambda: answering(500, b'{"error": "oops", "status": 500}'),
    "broken JSON": lambda: answering(200, b'{"hits": {"hits": ['),
    "nonsense": lambda: answering(200, b'{"hits": [1, 2]}'),
    "half an answer": lambda: answering(200, b'{"hits": {"hits": [{"_score": 1}]}}'),
    "a byte at a time": lambda: flowing(JSON_HEAD, b" ", 0.2),
    "a head a byte at a time": lambda: flowing(HEAD + b"X-Head: ", b"a", 0.2),
    "without end": lambda: flowing(JSON_HEAD, b" " * 65536),
    "packed": lambda: flowing(HEAD + b"Content-Encoding: gzip\r\n\r\n", b"\x1f", 0.2),
    "another server": lambda: answering(200, b"<html>Hello</html>", "text/html"),
}
