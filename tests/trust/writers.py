"""Everything that writes files, for T8: how it is done, and what is to be whole afterwards, whatever failed. See `tests.trust.failing`."""

from __future__ import annotations

import contextlib
import functools
import json
import os
import shutil
import sqlite3
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "tests")]


DAY = date(2026, 11, 30)
DONE, REFUSED = 0, (1, 2)
PAGE = "a page that acts"


@dataclass(frozen=True)
class Thing:
    """Something that writes. `work` answers DONE or REFUSED, having said why; `whole(done)` says what is not as it should be."""

    name: str
    work: Callable[[], int]
    whole: Callable[[bool], Iterator[str]]
    #: Begins with a database that has its tables and nothing in them.
    empty: bool = False
    #: How it is done once more, where that is not the same again.
    again: Callable[[], int] | None = None


class Installation:
    """A folder with an installation, which is put back before each fault; two people who can open its backups."""

    def __init__(self, folder: Path, copied: Path | None, *, pages: bool = True) -> None:
        os.environ |= {
            "HAMGAM_VAR": str(folder / "var"), "DJANGO_SETTINGS_MODULE": "hamgam.settings", "HAMGAM_HOSTS": "testserver",
            "EMAIL_URL": "dummymail://", "LC_ALL": "C.UTF-8",
        }  # fmt: skip
        os.environ.pop("DATABASE_URL", None)
        self.var, self.kept, self.bare = folder / "var", folder / "kept", folder / "bare"
        if copied:
            shutil.copytree(copied, self.var)
        import django

        django.setup()
        import pyrage
        from django.core.management import call_command

        from hamgam.management import beginning, exporting  # noqa: F401  # loaded once, for every process that is forked
        from hamgam.management.backups import running  # noqa: F401
        from hamgam.translations import compile_stale

        compile_stale()
        self.keys = [pyrage.x25519.Identity.generate() for _ in range(2)]
        self.to = [str(key.to_public()) for key in self.keys]
        self.var.mkdir(exist_ok=True)
        call_command("migrate", verbosity=0)
        let_go()
        if not copied:
            shutil.copytree(self.var, self.bare)
            from tests.record.crash import prepare

            prepare()
        self._filled(pages)
        let_go()
        shutil.copytree(self.var, self.kept, ignore=shutil.ignore_patterns("static"))

    def _filled(self, pages: bool) -> None:
        """What all the things find: somebody who is signed in, a file, a backup, the key of a box."""
        from django.core.management import call_command

        from hamgam.elections import box
        from hamgam.members.actor import Actor
        from hamgam.members.models import Organisation, Person
        from tests.people import client_of

        organisation = Organisation.objects.get(slug="a")
        self.client = client_of(Actor.of(Person.objects.get(username="a-liaison"), organisation))
        self.client.raise_request_exception = False
        if pages:
            call_command("collectstatic", interactive=False, verbosity=0)
            self.form = self._form("/fa/w/members/ours/name/")
        (self.var / "files").mkdir(exist_ok=True)
        (self.var / "files" / "paper.pdf").write_bytes(b"%PDF-1.7 " + bytes(9000))
        self.box, self.piece = box.make(3, ["yes", "no"])
        self.backup = self.backed_up().name
        self.leaves = len(self.read("SELECT data FROM hamgam_leaf"))
        self.key = self.log()

    def backed_up(self) -> Path:
        """A backup of the installation as it is."""
        from hamgam.management.backups import making, sealing

        return making.make(self.source(), self.var / "backups", sealing.recipients(self.to), DAY)[0]

    def source(self) -> Any:
        """What is backed up."""
        from django.conf import settings

        from hamgam.management.backups import making

        return making.source(settings)

    def _form(self, path: str) -> dict[str, str]:
        import lxml.html

        page = lxml.html.fromstring(self.client.get(path).content.decode())
        found = page.xpath("//main//form[@method='post'][1]")[0]
        return {
            **{name: value or "" for name, value in found.form_values()},
            "names_fa": "چشمهٔ تازه",
            "names_en": "New Spring",
        }

    def put_back(self, empty: bool) -> None:
        """As before every fault."""
        for path in self.var.iterdir():
            if path.name != "static":
                shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()
        shutil.copytree(self.bare if empty else self.kept, self.var, dirs_exist_ok=True, symlinks=True)

    def read(self, asked: str) -> list[tuple[Any, ...]]:
        """Rows of the database, by a connection that knows nothing of Django."""
        with contextlib.closing(sqlite3.connect(self.var / "hamgam.sqlite3", timeout=20)) as database:
            return database.execute(asked).fetchall()

    def log(self) -> str:
        """The record's key, as its page shows it."""
        from hamgam.engine import record

        return str(
            record.parse_leaf(bytes(self.read('SELECT data FROM hamgam_leaf WHERE "index" = 0')[0][0])).entry.log
        )


def let_go() -> None:
    """No connection is taken along into a forked process."""
    from django.db import connections

    connections.close_all()


def checked(of: Installation) -> Iterator[str]:
    """`hamgam check`, and what SQLite says of its file."""
    from hamgam.record.checking import check

    yield from (f"check: {finding}" for finding in check())
    yield from (f"integrity: {word}" for (word,) in of.read("PRAGMA integrity_check(5)") if word != "ok")
    let_go()


def command(*words: str) -> Callable[[], int]:
    """What somebody types."""
    from hamgam import cli

    return lambda: cli.main(words)


def things(of: Installation) -> list[Thing]:
    """Everything that is tried."""
    from hamgam.witness import command as witnessing

    var = str(of.var)
    backup = command("backup", f"{var}/backups", *(word for to in of.to for word in ("--to", to)), "--keep", "1,0,0")
    back = ("restore", f"{var}/backups/{of.backup}", "--identity", str(of.kept.parent / "identity"), "--into")
    at_work = ["--file", f"{var}/witness.sqlite3", "--lang", "en", "init", "https://host.example", of.key]
    witness = functools.partial(witnessing.main, at_work)
    new = command("new", "--shape", "network")
    found = [
        Thing(PAGE, lambda: _page(of), lambda done: _acted(of, done)),
        Thing("hamgam backup", backup, lambda done: _backups(of, done)),
        Thing(
            "hamgam restore",
            command(*back, f"{var}/new"),
            lambda done: _restored(of, "new", done),
            again=command(*back, f"{var}/newer"),
        ),
        Thing(
            "hamgam export",
            command("export", f"{var}/out"),
            lambda done: _exported(of, "out", done),
            again=command("export", f"{var}/outer"),
        ),
        Thing("hamgam drill", command("drill", "--held", DAY.isoformat()), lambda done: _noted(of, done)),
        Thing("hamgam update, turned", lambda: _update(of, ""), lambda done: _turned(of, done)),
        Thing("hamgam update, put back", lambda: _update(of, "wrong"), lambda done: _as_before(of, done)),
        Thing("the key of the log", lambda: _log_key(of), lambda done: _key_whole(of, "fresh/new.key", 32, done)),
        Thing("the secret", lambda: _secret(of), lambda done: _key_whole(of, "fresh/secret", 64, done)),
        Thing("a ballot box", lambda: _box(of), lambda done: _boxes(of, done)),
        Thing("a ballot box that is opened", lambda: _destroy(of), lambda done: _opened(of, done)),
        Thing("hamgam-witness init", witness, lambda done: _remembers(of, done)),
    ]
    if of.bare.exists():
        found.append(Thing("hamgam new", new, lambda done: _begun(of, done), empty=True))
    return found


def _page(of: Installation) -> int:
    answer = of.client.post("/fa/w/members/ours/name/", of.form)
    said = answer.content.decode()
    if answer.status_code == 302:
        return DONE
    if answer.status_code in (500, 507) and "<h1" in said:
        return REFUSED[0]
    raise RuntimeError(f"answered {answer.status_code}: {said[-1500:]}")


def _acted(of: Installation, done: bool) -> Iterator[str]:
    names = [json.loads(row)["fa"] for (row,) in of.read("SELECT names FROM hamgam_organisation WHERE slug = 'a'")]
    leaves = len(of.read("SELECT data FROM hamgam_leaf")) - of.leaves
    if (names, leaves) not in ((["چشمهٔ تازه"], 1), *(() if done else ((["انجمن آب‌بانان"], 0),))):
        yield f"named {names}, {leaves} entries more"
    yield from checked(of)


def _backups(of: Installation, done: bool) -> Iterator[str]:
    from hamgam.management.backups import keeping, restoring

    names = sorted(path.name for path in (of.var / "backups").iterdir() if keeping._NAME.fullmatch(path.name))
    for name in names:
        if restoring.opened(of.var / "backups" / name, of.keys[:1]).manifest.size < of.leaves:
            yield f"{name} is not whole"
    if not names or done and of.backup in names:
        yield f"there are {names}"
    yield from checked(of)


def _restored(of: Installation, into: str, done: bool) -> Iterator[str]:
    from hamgam.management.backups import restoring

    database = of.var / into / "hamgam.sqlite3"
    if done or database.exists():
        backup = restoring.opened(of.var / "backups" / of.backup, of.keys[:1])
        wanted = {
            "hamgam.sqlite3": backup.database, "hamgam.key": backup.parcel.parts["log.key"], "secret": backup.parcel.parts["secret"],
            "files/paper.pdf": backup.parcel.parts["files/paper.pdf"],
        }  # fmt: skip
        for name, data in wanted.items():
            path = of.var / into / name
            if not path.exists() or path.read_bytes() != data:
                yield f"{name} is not as in the backup"


def _exported(of: Installation, into: str, done: bool) -> Iterator[str]:
    import hashlib

    folder = of.var / into
    if done or (folder / "manifest.json").exists():
        for line in (folder / "sha256sums.txt").read_text().splitlines():
            digest, name = line.split("  ", 1)
            if hashlib.sha256((folder / name).read_bytes()).hexdigest() != digest:
                yield f"{name} is not whole"


def _noted(of: Installation, done: bool) -> Iterator[str]:
    from hamgam.management.backups import drilling

    if ((of.var / "drill.json").exists() or done) and drilling.last(of.var) != DAY:
        yield "the note of the drill cannot be read"


def _update(of: Installation, wrong: str) -> int:
    """A version that changes the tables, and then finds something wrong or nothing."""
    from hamgam.management.backups import sealing, updating
    from hamgam.management.backups.words import Stopped, said

    def bring() -> str:
        try:
            with contextlib.closing(sqlite3.connect(of.var / "hamgam.sqlite3")) as database:
                database.execute("CREATE TABLE IF NOT EXISTS hamgam_newer (id INTEGER)")
                database.commit()
        except sqlite3.Error as error:
            return str(error)
        return wrong

    try:
        updating.update(
            of.source(), of.var / "backups", sealing.recipients(of.to), DAY, bring=bring, current=of.var / "current"
        )
    except Stopped as stopped:
        print(said(stopped.code, **stopped.values))
        return DONE if wrong and stopped.code == "update_failed" else REFUSED[0]
    return DONE


def _turned(of: Installation, done: bool) -> Iterator[str]:
    link = of.var / "current"
    if done and not link.is_symlink() or link.is_symlink() and link.resolve() != ROOT:
        yield "the link leads nowhere"
    yield from checked(of)


def _as_before(of: Installation, done: bool) -> Iterator[str]:
    newer = [name for (name,) in of.read("SELECT name FROM sqlite_master WHERE name = 'hamgam_newer'")]
    if done and newer:
        yield "the tables of the version that failed are there"
    yield from checked(of)


@contextlib.contextmanager
def _refusing() -> Iterator[list[int]]:
    """What these programs say when the system refuses them is its own sentence."""
    answer = [DONE]
    try:
        yield answer
    except OSError as error:
        print(error)
        answer[0] = REFUSED[0]


def _log_key(of: Installation) -> int:
    from django.test import override_settings

    from hamgam.record import log

    with _refusing() as answer, override_settings(LOG_KEY_FILE=of.var / "fresh" / "new.key"):
        log.make_log_key()
    return answer[0]


def _secret(of: Installation) -> int:
    from hamgam import settings

    with _refusing() as answer:
        if len(settings._kept_secret(of.var / "fresh" / "secret")) != 64:
            raise RuntimeError("a secret that is not whole was given out")
    return answer[0]


def _key_whole(of: Installation, name: str, length: int, done: bool) -> Iterator[str]:
    path = of.var / name
    if (done or path.exists()) and (not path.exists() or len(path.read_bytes()) != length):
        yield f"{name} is not whole"


def _box(of: Installation) -> int:
    from hamgam.elections import box

    with _refusing() as answer:
        name, piece = box.make(3, ["yes", "no"])
        box.put_in(name, piece, ("yes",), expected=0)
    return answer[0]


def _boxes(of: Installation, done: bool) -> Iterator[str]:
    from hamgam.elections import box

    for path in (of.var / "hamgam.boxes").glob("*.key"):
        if len(path.read_bytes()) != 32:
            yield f"{path.name} is not whole"
    if len(box.keys_left()) < 1 + done or box.open_box(of.box, of.piece) != []:
        yield "a box cannot be opened"


def _destroy(of: Installation) -> int:
    from hamgam.elections import box

    with _refusing() as answer:
        box.destroy(of.box)
    return answer[0]


def _opened(of: Installation, done: bool) -> Iterator[str]:
    from hamgam.elections import box

    if done and of.box in box.keys_left():
        yield "the key is still there"


def _remembers(of: Installation, done: bool) -> Iterator[str]:
    from hamgam.witness.memory import Memory

    if done or (of.var / "witness.sqlite3").exists():
        with Memory(str(of.var / "witness.sqlite3")) as memory:
            if len(memory.logs()) != 1 and done:
                yield f"{len(memory.logs())} records are watched"


def _begun(of: Installation, done: bool) -> Iterator[str]:
    held = len(of.read("SELECT id FROM hamgam_coalition"))
    links = len(of.read("SELECT id FROM hamgam_invitation"))
    if done and not (held and links) or held and not links:
        yield f"{held} coalition, {links} links"
    yield from checked(of) if held else ()
