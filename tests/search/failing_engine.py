"""Elasticsearch as it fails: a server that refuses, hangs, or talks nonsense."""

import socket
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


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
def answering(status, body, content_type="application/vnd.elasticsearch+json"):
    class Handler(BaseHTTPRequestHandler):
        def answer(self):
            self.rfile.read(int(self.headers.get("Content-Length", 0)))
            self.send_response(status)
            self.send_header("X-Elastic-Product", "Elasticsearch")
            self.send_header("Content-Type", content_type)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        do_GET = do_POST = do_PUT = do_HEAD = do_DELETE = answer

        def log_message(self, *arguments):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


FAILURES = {
    "refused": refusing,
    "hanging": hanging,
    "no such index": lambda: answering(404, b'{"error": {}, "status": 404}'),
    "too many requests": lambda: answering(429, b'{"error": "busy", "status": 429}'),
    "internal error": lambda: answering(500, b'{"error": "oops", "status": 500}'),
    "broken JSON": lambda: answering(200, b'{"hits": {"hits": ['),
    "nonsense": lambda: answering(200, b'{"hits": [1, 2]}'),
    "half an answer": lambda: answering(200, b'{"hits": {"hits": [{"_score": 1}]}}'),
    "another server": lambda: answering(200, b"<html>Hello</html>", "text/html"),
}
