"""T10: what visitors leave behind. A whole installation is served as people serve it, visited from canary addresses with canary
programs and secrets, and then every byte that it wrote is searched: database and its log of writes, keys, caches, letters,
temporary files, and what the server printed.
"""

from __future__ import annotations

import base64
import contextlib
import http.client
import os
import re
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote, urlencode

import lxml.html

from tests.trust.figures import Figure, Outcome

ROOT = Path(__file__).resolve().parents[2]
ADDRESS, FORWARDED, AGENT = "127.77.88.99", "203.0.113.177", "Kabutar-Navard/77.1"
PASSWORD, WRONG = "کبوتر-راه-شب-۷۷", "kabutar-wrong-4417"
#: How often the member comes: each time takes two codes of the sheet.
INSIDE = 4
#: What the visits must have met, or else nothing is looked for.
WANTED = ("session", "code", "secret of the app", "link", "feed")


@dataclass
class Visitor:
    """A browser of one's own: cookies, a canary address, a canary program."""

    port: int
    cookies: dict[str, str] = field(default_factory=dict)
    asked: int = 0

    def ask(
        self, path: str, form: dict[str, str] | None = None, host: str = "", method: str = ""
    ) -> tuple[int, str, str]:
        """Status, body, and where it leads."""
        self.asked += 1
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60, source_address=(ADDRESS, 0))
        headers = {
            "User-Agent": AGENT, "X-Forwarded-For": FORWARDED, "X-Real-Ip": FORWARDED, "Forwarded": f"for={FORWARDED}",
            "Referer": f"http://127.0.0.1:{self.port}{path}", "Host": host or f"127.0.0.1:{self.port}",
            "Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items()),
        }  # fmt: skip
        if form is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        connection.request(
            method or ("GET" if form is None else "POST"), quote(path, safe="/?=&%"), urlencode(form or {}), headers
        )
        answer = connection.getresponse()
        body = answer.read().decode(errors="replace")
        for line in answer.headers.get_all("Set-Cookie") or []:
            name, _, value = line.partition(";")[0].partition("=")
            self.cookies[name] = value
        connection.close()
        return answer.status, body, answer.headers.get("Location", "")

    def send(self, path: str, typed: dict[str, str], post_to: str = "") -> tuple[int, str, str]:
        """The first form of a page with what its hidden fields hold."""
        status, body, where = self.ask(path)
        if status == 302:  # to the page that asks for a code instead
            path, body = where, self.ask(where)[1]
        page = lxml.html.fromstring(body)
        hidden = {
            one.get("name"): one.get("value") or ""
            for one in page.xpath("//main//form[@method='post'][1]//input[@type='hidden']")
        }
        return self.ask(post_to or path, {**hidden, **typed})


@contextlib.contextmanager
def installation(settings: str) -> Iterator[tuple[Path, int, str]]:
    """The folder of a new installation that is served, its port, and the link of the first invitation."""
    with tempfile.TemporaryDirectory(prefix="hamgam-run-") as name:
        folder, port = Path(name), _free_port()
        (folder / "tmp").mkdir()
        around = {
            **os.environ, "PYTHONPATH": str(ROOT), "HAMGAM_VAR": str(folder), "DATABASE_URL": f"sqlite:///{folder / 'h.sqlite3'}",
            "DJANGO_SETTINGS_MODULE": settings, "HAMGAM_PROXIES": "1", "TMPDIR": str(folder / "tmp"),
            "EMAIL_URL": f"filemail://{folder / 'mails'}", "HAMGAM_ADDRESS": f"http://127.0.0.1:{port}",
        }  # fmt: skip
        command = [sys.executable, "-m", "hamgam.cli"]
        made = subprocess.run(
            [*command, "new", "--shape", "network", "--name", "هم‌پیمانی", "--organisation", "انجمن", "--address", around["HAMGAM_ADDRESS"]],
            cwd=ROOT, env=around, capture_output=True, text=True, check=True,
        ).stdout  # fmt: skip
        with (folder / "printed").open("wb") as printed:
            server = subprocess.Popen(
                [*command, "serve", "--port", str(port), "--workers", "1"],
                cwd=ROOT,
                env=around,
                stdout=printed,
                stderr=printed,
            )
            try:
                _wait_for(port)
                yield folder, port, made[made.index("/invitation/") :].split()[0]
            finally:
                server.terminate()
                server.wait()


def visit(settings: str, rounds: int) -> tuple[int, list[str]]:
    """How many requests were made, and what was found of those who made them."""
    with installation(settings) as (folder, port, link):
        secrets, asked = _visits(folder, port, link, rounds)
        found = list(_found(folder, secrets))
        found += [f"never met: {what}" for what in WANTED if not any(name.startswith(what) for name in secrets)]
    return asked, found


def _visits(folder: Path, port: int, link: str, rounds: int) -> tuple[dict[str, str], int]:
    secrets = {
        "address": ADDRESS,
        "forwarded address": FORWARDED,
        "program": AGENT,
        "password": PASSWORD,
        "wrong password": WRONG,
    }
    path = f"/fa{link}" if not link.startswith("/fa") else link
    secrets["invitation"] = path.rstrip("/").rpartition("/")[2]
    stranger, owner = Visitor(port), Visitor(port)
    owner.send(path, {"username": "kabutar", "display_name": "", "password1": PASSWORD, "password2": PASSWORD})
    sheet: list[str] = []
    for number in range(rounds):
        _wander(stranger)
        if number < INSIDE:
            owner = _inside(Visitor(port, asked=owner.asked), secrets, sheet)
    with sqlite3.connect(folder / "h.sqlite3", timeout=30) as database:  # what fails is answered and written down too
        database.execute("ALTER TABLE hamgam_statement RENAME TO hamgam_gone")
    database.close()
    assert {stranger.ask(f"/fa/statements/?q={n}")[0] for n in range(3)} == {500}
    return secrets, stranger.asked + owner.asked


def _wander(stranger: Visitor) -> None:
    """A stranger reads, is not found, fails to sign in, writes, and is turned away."""
    for page in (
        "/",
        "/fa/",
        "/en/statements/",
        "/fa/nowhere/",
        "/fa/w/texts/7/",
        "/fa/invitation/nowhere/",
        "/fa/record/",
    ):
        stranger.ask(page)
    stranger.ask("/fa/", host="evil.example")
    for name in ("kabutar", "nobody"):
        stranger.send("/fa/sign-in/", {"login": name, "password": WRONG})
    stranger.send("/fa/contact/", {"subject": "آب", "words": "پرسشی داریم."})
    stranger.ask("/fa/w/texts/new/", {"words": "دیر آمد"})
    stranger.ask("/fa/", method="DELETE")


def _inside(owner: Visitor, secrets: dict[str, str], sheet: list[str]) -> Visitor:
    """A member signs in, makes a sheet of codes, sets up an app, invites, renews a feed, uploads, and signs out."""
    _status, _body, where = owner.send("/fa/sign-in/", {"login": "kabutar", "password": PASSWORD, "remember": "on"})
    if "code" in where:
        owner.send("/fa/sign-in/code/", {"code": sheet.pop()})
    secrets[f"session {len(secrets)}"] = owner.cookies["sessionid"]
    owner.send("/fa/w/account/again/", {"password": PASSWORD})
    if not sheet:
        _app(owner, secrets)  # before the sheet
        _status, body, _where = owner.send("/fa/w/account/sheet/new/", {})
        met = re.findall(r"<code>([^<]{16,30})</code>", body + owner.ask("/fa/w/account/sheet/")[1])
        sheet += ["".join(re.findall(r"\d", word)) for word in met]
        secrets |= {f"code {number}": word for number, word in enumerate(sheet)}
    owner.send("/fa/w/account/again/code/", {"code": sheet.pop()})
    _status, body, _where = owner.send("/fa/w/members/ours/invite/", {"role": "delegate", "label": "تازه"})
    secrets |= {f"link {len(secrets)}": token for token in re.findall(r"/invitation/([\w-]{20,})/", body)}
    owner.send("/fa/w/settings/", {}, "/fa/w/settings/feed/")
    for token in re.findall(r"/feed/([\w-]{20,})\.xml", owner.ask("/fa/w/settings/")[1]):
        secrets["feed"] = token
        owner.ask(f"/fa/feed/{token}.xml")
    owner.send("/fa/w/texts/new/", {"pasted": "آب پاک\n\nآب برای همه."})
    owner.ask("/fa/w/texts/999/")
    return owner


def _app(owner: Visitor, secrets: dict[str, str]) -> None:
    """An app is set up half: its secret is shown, and a wrong code is typed."""
    body = owner.ask("/fa/w/account/app/")[1]
    if (secret := re.search(r"<code>([A-Z2-7]{32})</code>", body)) is not None:
        secrets["secret of the app"] = secret[1]
        owner.ask("/fa/w/account/app/", {**_hidden(body), "code": "000000"})


def _hidden(body: str) -> dict[str, str]:
    page = lxml.html.fromstring(body)
    return {
        one.get("name"): one.get("value") or ""
        for one in page.xpath("//main//form[@method='post'][1]//input[@type='hidden']")
    }


def _found(folder: Path, secrets: dict[str, str]) -> Iterator[str]:
    """Each file that holds one of them, in any of the ways in which programs write words down."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and "static" not in path.parts:
            data = path.read_bytes()
            yield from (
                f"{what} in {path.name}" for what, word in secrets.items() if any(way in data for way in _ways(word))
            )


def _ways(word: str) -> set[bytes]:
    raw = word.encode()
    return {
        raw,
        quote(word).encode(),
        word.encode("unicode_escape"),
        base64.b64encode(raw).rstrip(b"="),
        raw.hex().encode(),
        word.encode("utf-16-le"),
    }


def _free_port() -> int:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return int(door.getsockname()[1])


def _wait_for(port: int) -> None:
    for _try in range(600):
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.1)
    raise RuntimeError("the server did not begin to answer")


def _count(wanted: int) -> Outcome:
    asked, found = visit("hamgam.settings", max(1, wanted // EACH))
    return Outcome(asked, tuple(found))


#: So many requests a round makes at least: those of a stranger, for only the first rounds are lived inside as well.
EACH = 16
TRACES = Figure(
    "T10", "no byte that is written holds an address, a program or a secret of whoever came", 1_500,
    _count, lambda: Outcome(1, tuple(visit("tests.trust.careless", 1)[1])), least=1_000,
)  # fmt: skip
