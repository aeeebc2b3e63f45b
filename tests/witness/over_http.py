"""The pages of a test's database over real HTTP, for programs that fetch; and a host that lies, where a test says so."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer

from django.db import connections
from django.test import Client

from hamgam.engine import record as engine
from hamgam.record import log


class Host(HTTPServer):
    """Answers as the installation does, but for the paths in `lies`."""

    def __init__(self) -> None:
        self.lies: dict[str, bytes] = {}
        self.asked: list[str] = []
        self._shared = connections["default"]
        super().__init__(("127.0.0.1", 0), _Handler)

    @property
    def address(self) -> str:
        """Where it answers."""
        return f"http://127.0.0.1:{self.server_port}"

    def answer(self, method: str, path: str, body: bytes) -> tuple[int, bytes]:
        """What a browser would be told, from the test's own transaction."""
        connections["default"] = self._shared
        self.asked.append(path)
        if path.split("?")[0] in self.lies and method == "GET":
            return 200, self.lies[path.split("?")[0]]
        client = Client(headers={"host": "testserver"})
        done = client.get(path) if method == "GET" else client.post(path, body, content_type="text/plain")
        return done.status_code, done.content


class _Handler(BaseHTTPRequestHandler):
    server: Host

    def do_GET(self) -> None:
        self._answer(b"")

    def do_POST(self) -> None:
        self._answer(self.rfile.read(int(self.headers["Content-Length"])))

    def _answer(self, body: bytes) -> None:
        status, content = self.server.answer(self.command, self.path, body)
        self.send_response(status)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *told: object) -> None:
        """Quietly."""


@contextmanager
def host() -> Iterator[Host]:
    """A host for as long as the test needs it; its thread shares the test's connection."""
    connections["default"].inc_thread_sharing()
    served = Host()
    thread = threading.Thread(target=served.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield served
    finally:
        served.shutdown()
        thread.join()
        served.server_close()
        connections["default"].dec_thread_sharing()


def signed(size: int, root: bytes) -> bytes:
    """A checkpoint with the installation's own key, whatever it says."""
    text = engine.checkpoint_text(log.origin(), size, root)
    return engine.sign_note(text, log.verifier_key(log.origin()), log.log_key().sign)
