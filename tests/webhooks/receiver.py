"""A receiver of webhooks: a server in a thread that keeps what it is sent."""

import socket
import ssl
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

# Of partner.test, signed by itself, made for these tests alone.
CERTIFICATE = Path(__file__).with_name("partner.test.pem")


@dataclass
class Receiver:
    address: str = ""
    status: int = 204
    headers: dict = field(default_factory=dict)
    answer: bytes = b""
    received: list = field(default_factory=list)  # (path, headers, body)


@contextmanager
def receiver(secure=False, **answer):
    kept = Receiver(**answer)

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            kept.received.append((self.path, dict(self.headers), body))
            self.send_response(kept.status)
            for name, value in kept.headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(kept.answer)

        def log_message(self, *_arguments):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    if secure:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(CERTIFICATE)
        server.socket = context.wrap_socket(server.socket, server_side=True)
        server.handle_error = lambda *_arguments: None  # a client that refuses the certificate
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    place = "https://partner.test" if secure else "http://127.0.0.1"
    kept.address = f"{place}:{server.server_port}/hook?site=lpb"
    yield kept
    server.shutdown()
    thread.join()
    server.server_close()


@contextmanager
def server_that_says(*parts, pause=0.0):
    """Serve one connection, to which these bytes are said, with a pause before each."""
    listener = socket.create_server(("127.0.0.1", 0))
    over = threading.Event()

    def serve():
        connection, _address = listener.accept()
        with connection:
            for part in parts:
                if over.wait(pause):
                    return
                try:
                    connection.sendall(part)
                except OSError:
                    return

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{listener.getsockname()[1]}/"
    over.set()
    thread.join()
    listener.close()
