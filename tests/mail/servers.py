"""Servers of mail and of names on this machine, as they run elsewhere: each started for a test and ended with it."""

import imaplib
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from dnslib import QTYPE, RR, TXT
from dnslib.server import BaseResolver, DNSServer

from tests.notices.postbox import free_port


@dataclass
class Mailbox:
    """A mailbox on an IMAP server; `url` as an operator would write it."""

    port: int
    user: str = "coalition"
    password: str = "a:b@c/d"

    @property
    def url(self) -> str:
        """With its password in the signs that an address may hold."""
        return f"imap://{self.user}:a%3Ab%40c%2Fd@127.0.0.1:{self.port}/INBOX"

    @contextmanager
    def entered(self) -> Iterator[imaplib.IMAP4]:
        """As its owner sees it."""
        server = imaplib.IMAP4("127.0.0.1", self.port, timeout=20)
        server.login(self.user, self.password)
        server.select("INBOX")
        yield server
        server.logout()

    def put(self, *mails: bytes) -> None:
        """Mails arrive."""
        with self.entered() as server:
            for raw in mails:
                kind, said = server.append("INBOX", "", imaplib.Time2Internaldate(time.time()), raw)
                assert kind == "OK", said

    def flags(self) -> list[str]:
        """The flags of what lies there."""
        with self.entered() as server:
            _kind, found = server.fetch("1:*", "(FLAGS)")
            return [row.decode() for row in found if row]


@contextmanager
def imap() -> Iterator[Mailbox]:
    """An IMAP server (pymap) in a process of its own, with one empty mailbox."""
    box = Mailbox(free_port())
    words = [
        sys.executable,
        "-c",
        "from pymap.main import main; main()",
        "--no-tls",
        "--host",
        "127.0.0.1",
        "--port",
        str(box.port),
        "dict",
    ]
    words += ["--demo-user", box.user, "--demo-password", box.password]
    server = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait_for(box.port, server)
        yield box
    finally:
        server.terminate()
        server.wait(10)


def wait_for(port: int, server: subprocess.Popen[bytes]) -> None:
    """Until somebody listens there."""
    for _try in range(300):
        assert server.poll() is None, "the server ended"
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            time.sleep(0.1)
    raise AssertionError("the server does not listen")


class _Names(BaseResolver):
    """Answers with these TXT records, and that a name is not there."""

    def __init__(self, texts: dict[str, list[str]]) -> None:
        self.texts = texts

    def resolve(self, request, handler):  # type: ignore[no-untyped-def]
        """One question."""
        reply, name = request.reply(), str(request.q.qname).rstrip(".").lower()
        if name not in self.texts:
            reply.header.rcode = 3
        elif request.q.qtype == QTYPE.TXT:
            for words in self.texts[name]:
                reply.add_answer(
                    RR(name, QTYPE.TXT, rdata=TXT([words[n : n + 200].encode() for n in range(0, len(words), 200)]))
                )
        return reply


@contextmanager
def names(texts: dict[str, list[str]]) -> Iterator[str]:
    """A server of names (dnslib), as host:port."""
    server = DNSServer(_Names(texts), address="127.0.0.1", port=free_port())
    server.start_thread()
    try:
        yield f"127.0.0.1:{server.server.server_address[1]}"
    finally:
        server.stop()
        server.server.server_close()
