"""The killer of T7: python -m tests.trust.killing sqlite|postgresql KILLS. Prints what it found as one line of JSON.

One warm process makes an installation with the settings that everybody has, forks writers that act through the gate and say
each time what they have read back, kills them, starts again, and compares. On PostgreSQL it also kills the process of the server that
serves a writer, and the whole server. Careless, until that is noticed: `early`, a writer that answers before its act is committed;
`lazy`, a server that answers before the act is written; `then-early`, first as it should be, and then so.
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import json
import os
import random
import select
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "tests")]  # tests/pg.py is a program beside others

from folders import new_folder  # noqa: E402
from pg import Server, serving  # noqa: E402

#: A kill comes so many seconds after the writers began, at most; an act takes about 15 ms.
LATEST = 0.2
#: After so many kills everything is checked; in between, what came since the former kill.
ALL_OF_IT = 100
REAL, LAZY = "-c listen_addresses=''", "-c listen_addresses='' -c synchronous_commit=off -c wal_writer_delay=10s"


@dataclass
class Found:
    """What came of it."""

    kills: int = 0
    acknowledged: int = 0
    #: Acts that were committed and whose writer was killed before it could say so.
    unsaid: int = 0
    broken: list[str] = field(default_factory=list)


@dataclass
class Writer:
    """A process that acts until it is killed: what it said so far."""

    process: int
    said: list[list[str]] = field(default_factory=list)
    server: int = 0


@contextlib.contextmanager
def installation(kind: str, lazy: bool, copied: Path | None) -> Iterator[Server | None]:
    """A new installation with its people, or a copy of one on SQLite; and the server of its database."""
    folder = new_folder("run")
    if copied:
        shutil.copytree(copied, folder, dirs_exist_ok=True)
    os.environ |= {"HAMGAM_VAR": str(folder), "DJANGO_SETTINGS_MODULE": "hamgam.settings", "EMAIL_URL": "dummymail://"}
    try:
        with serving(LAZY if lazy else REAL) if kind == "postgresql" else contextlib.nullcontext() as server:
            named = (
                f"postgres://hamgam@/postgres?host={server.socket}"
                if server
                else f"sqlite:///{folder / 'hamgam.sqlite3'}"
            )
            os.environ["DATABASE_URL"] = named
            import django

            django.setup()
            from tests.record.crash import prepare

            if not copied:
                prepare()
            _let_go()
            yield server
            _let_go()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _let_go() -> None:
    from django.db import connections

    connections.close_all()


def _act(token: str) -> None:
    """One of a few acts, each of another weight, known by its token: the same form says the same again."""
    from hamgam.members import acts
    from hamgam.members.actor import Actor
    from hamgam.members.models import Organisation, Person

    chance = random.Random(token)
    organisation = Organisation.objects.get(slug="a")
    liaison = Actor.of(Person.objects.get(username="a-liaison"), organisation)
    what = chance.random()
    if what < 0.05:
        name = f"Spring {chance.randrange(10**9)}"
        acts.rename_organisation(by=liaison, on=organisation, names={"fa": name, "en": name}, token=token)
    elif what < 0.4:
        acts.invite(by=liaison, on=organisation, role="delegate", label=f"{chance.random()}", token=token)
    else:
        intro = "آب پاک برای همه. " * chance.choice((1, 10, 400))
        acts.edit_organisation(by=liaison, on=organisation, intro={"fa": f"{intro}{chance.random()}"}, token=token)


def _told() -> str:
    """The record as this process reads it: its size, its last entry, and what was signed."""
    from hamgam.record.log import head
    from hamgam.record.models import Checkpoint, Leaf

    size = head().size
    leaf, note = Leaf.objects.get(index=size - 1), Checkpoint.objects.get(size=size)
    return f"{size} {_digest(bytes(leaf.data))} {_digest(note.note.encode())}"


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def write(name: str, out: int, early: bool) -> None:
    """Act without a pause; after each act say so, in one piece, to whoever listens."""
    from django.db import connection, transaction

    with connection.cursor() as cursor:
        server = 0
        if connection.vendor == "postgresql":
            cursor.execute("SELECT pg_backend_pid()")
            server = cursor.fetchone()[0]
    os.write(out, f"{name} began {server}\n".encode())
    number = 0
    while True:
        if early:
            with transaction.atomic():
                _act(f"{name}-{number}")
                os.write(out, f"{name} done {number} {_told()}\n".encode())
                time.sleep(0.01)
        else:
            _act(f"{name}-{number}")
            size = _told()
            os.write(out, f"{name} done {number} {size}\n".encode())
        number += 1


def fork(name: str, out: int, early: bool) -> int:
    """A writer; it ends by itself only where the database leaves it."""
    process = os.fork()
    if process:
        return process
    try:
        if os.environ["DATABASE_URL"].startswith("postgres"):  # what the server says to a writer that it leaves
            os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
        write(name, out, early)
    finally:
        os._exit(7)


def one(kill: str, chance: random.Random, server: Server | None, early: bool) -> dict[str, Writer]:
    """Let one writer or two begin, kill at a moment of chance, and answer what they have said until then."""
    inside, out = os.pipe()
    names = [f"k{kill}-{letter}" for letter in "ab"[: chance.choice((1, 1, 2))]]
    writers = {name: Writer(fork(name, out, early)) for name in names}
    os.close(out)
    text = b""
    while text.count(b" began ") < len(writers):
        text += _read(inside)
    for line in text.decode().splitlines():
        name, word, number = line.split()[:3]
        if word == "began":
            writers[name].server = int(number)
    time.sleep(chance.uniform(0, LATEST))
    _kill(chance.random(), list(writers.values()), server)
    while more := os.read(inside, 1 << 16):
        text += more
    os.close(inside)
    for line in text.decode().splitlines():
        name, word, *rest = line.split()
        if word == "done":
            writers[name].said.append(rest)
    return writers


def _read(inside: int) -> bytes:
    if not select.select([inside], [], [], 60)[0]:
        raise RuntimeError("the writers did not begin")
    if not (more := os.read(inside, 1 << 16)):
        raise RuntimeError("the writers ended before they began")
    return more


def _kill(drawn: float, writers: list[Writer], server: Server | None) -> None:
    """The writers alone; on PostgreSQL also what serves them, or all of the server. Whoever is left then is killed too."""
    if server and drawn < 0.1:
        pid = int((Path(server.socket) / "data" / "postmaster.pid").read_text().split()[0])
        _strike([pid, *_children(pid)])
    elif server and drawn < 0.3:
        _strike([row.server for row in writers])
    else:
        _strike([row.process for row in writers])
    time.sleep(0 if not server or drawn >= 0.3 else 0.02)
    _strike([row.process for row in writers])
    for row in writers:
        os.waitpid(row.process, 0)
    if server and drawn < 0.1:
        _start(server)


def _start(server: Server) -> None:
    """Started again; it refuses as long as one of its former processes is on its way out."""
    for attempt in range(40):
        try:
            server.start()
        except subprocess.CalledProcessError:
            if attempt == 39:
                raise
            time.sleep(0.1)
            continue
        return


def _strike(processes: list[int]) -> None:
    for process in processes:
        with contextlib.suppress(ProcessLookupError):
            os.kill(process, signal.SIGKILL)


def _children(process: int) -> list[int]:
    rows = subprocess.run(["ps", "-A", "-o", "pid=,ppid="], capture_output=True, text=True, check=True).stdout.split()
    return [int(pid) for pid, parent in zip(rows[::2], rows[1::2], strict=True) if int(parent) == process]


class Judge:
    """What is known of the record so far, and whether it still stands after a kill."""

    def __init__(self) -> None:
        from hamgam.engine import record

        self.engine, self.frontier = record, record.Frontier()

    def after(self, writers: dict[str, Writer], found: Found, *, whole: bool) -> None:
        """Begin again: send what was not answered once more, and compare everything that was said."""
        found.unsaid += self._again(writers)
        found.acknowledged += sum(len(row.said) for row in writers.values())
        wrong = [*self._said(writers, found), *self._grown(), *(self._all() if whole else ())]
        found.broken += [f"kill {found.kills}: {line}" for line in wrong]
        _let_go()

    def _again(self, writers: dict[str, Writer]) -> int:
        """The form whose answer never came is sent again, as people do: then it is recorded once, either way. Answers how
        often it had been."""
        from django.db import OperationalError

        from hamgam.bylaws.acts import AlreadyRecorded

        before = 0
        for name, row in writers.items():
            for attempt in range(400):
                try:
                    _act(f"{name}-{len(row.said)}")
                except AlreadyRecorded:
                    before += 1
                except OperationalError:  # the server is still putting itself in order
                    if attempt == 399:
                        raise
                    _let_go()
                    time.sleep(0.05)
                    continue
                break
        return before

    def _said(self, writers: dict[str, Writer], found: Found) -> Iterator[str]:
        from hamgam.record.models import Checkpoint, Leaf, UsedToken

        for name, row in writers.items():
            kept = UsedToken.objects.filter(token__startswith=f"{name}-").order_by("entry_id")
            if [token.token for token in kept] != [f"{name}-{n}" for n in range(len(row.said) + 1)]:
                yield f"{name} said {len(row.said)}, and {[token.token for token in kept]} are kept"
            for number, size, leaf, note in row.said:
                at = Leaf.objects.filter(index=int(size) - 1).first()
                if at is None or _digest(bytes(at.data)) != leaf:
                    yield f"{name}: entry {int(size) - 1}, acknowledged as its act {number}, is {'gone' if at is None else 'another'}"
                signed = Checkpoint.objects.filter(size=int(size)).first()
                if signed is None or _digest(signed.note.encode()) != note:
                    yield f"{name}: the checkpoint of {size} is {'gone' if signed is None else 'another'}"

    def _grown(self) -> Iterator[str]:
        """The leaves since the former kill, one after another, each with its entry, up to what the newest checkpoint signs."""
        from hamgam.record import log
        from hamgam.record.models import Checkpoint, Entry, Leaf

        engine, first = self.engine, self.frontier.size
        head = log.head()
        signed = {row.size: row.note for row in Checkpoint.objects.filter(size__gt=first)}
        entries = set(Entry.objects.filter(leaf_id__gte=first).values_list("leaf_id", flat=True))
        for leaf in Leaf.objects.filter(index__gte=first).order_by("index"):
            if leaf.index != self.frontier.size:
                yield f"entry {self.frontier.size} is missing"
                return
            self.frontier = engine.append(self.frontier, engine.leaf_hash(bytes(leaf.data)))
            note = signed.get(self.frontier.size)
            if note is None or leaf.index and leaf.index not in entries:
                yield f"entry {leaf.index} is half there"
                continue
            opened = engine.open_checkpoint(note.encode(), log.verifier_key(head.origin))
            if (opened.size, opened.root) != (self.frontier.size, engine.root_of(self.frontier)):
                yield f"the checkpoint of {self.frontier.size} signs another root"
        if bytes(head.frontier) != engine.frontier_to_bytes(self.frontier) or len(signed) != self.frontier.size - first:
            yield f"the head stands at {head.size}, {self.frontier.size} entries are there, {len(signed)} signed since {first}"

    def _all(self) -> Iterator[str]:
        """`hamgam check`, and what the database says of itself."""
        from django.db import connection

        from hamgam.record.checking import check

        yield from (f"check: {finding}" for finding in check())
        if connection.vendor == "sqlite":
            with connection.cursor() as cursor:
                cursor.execute("PRAGMA integrity_check(5)")
                yield from (f"integrity: {word}" for (word,) in cursor.fetchall() if word != "ok")


def run(kind: str, kills: int, seed: int, careless: str, copied: Path | None) -> list[Found]:
    """So many kills; and as many of the careless one, at most."""
    chance, told = random.Random(seed), []
    with installation(kind, careless == "lazy", copied) as server:
        judge = Judge()
        for early in {"early": [True], "then-early": [False, True]}.get(careless, [False]):
            told.append(found := Found())
            for kill in range(kills):
                writers = one(f"{len(told)}-{kill}", chance, server, early)
                found.kills += 1
                judge.after(writers, found, whole=kill % ALL_OF_IT == ALL_OF_IT - 1 or kill == kills - 1)
                if found.broken and (early or careless == "lazy"):
                    break
    return told


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kind", choices=("sqlite", "postgresql"))
    parser.add_argument("kills", type=int)
    parser.add_argument("--seed", type=int, default=2026)
    parser.add_argument("--careless", choices=("early", "lazy", "then-early"), default="")
    parser.add_argument("--copy-of", type=Path)
    given = parser.parse_args()
    told = run(given.kind, given.kills, given.seed, given.careless, given.copy_of)
    print(json.dumps([found.__dict__ for found in told]))
