"""`hamgam`: what people type. Reading a paper needs no database, so nothing of Django is loaded before it is needed."""

import argparse
import errno
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

#: What is meant for the demo where there is nothing else.
_OF_DEMO = ("check", "bundle", "clock", "backup", "drill", "update", "export")
SHAPES = ("network", "council", "platform", "committee", "alliance")


def main(words: Sequence[str] | None = None) -> int:
    """Run one command; answers its exit code."""
    given = _parser().parse_args(words)
    if given.command in _WITHOUT_DATABASE:
        return _WITHOUT_DATABASE[given.command](given)
    if given.command == "demo":
        _use_demo_files(_var() / _demo_file(given.shape))
    elif given.command in _OF_DEMO and (found := _only_a_demo()):
        _use_demo_files(found)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hamgam.settings")
    try:
        return int(_COMMANDS[given.command](given) or 0)
    except Exception as error:
        if why := _no_database(error):
            print(why, file=sys.stderr)
            return 1
        raise


def _no_database(error: Exception) -> str:
    """A sentence where the database does not answer, or the disk fails or is full; empty for every other error."""
    from django.db import OperationalError

    from hamgam.management.backups.words import said

    if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EIO, errno.EROFS, errno.EDQUOT):
        return said("cannot_write", what=error.filename or _var(), why=error.strerror)
    return said("no_connection", why=error) if isinstance(error, OperationalError) else ""


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="hamgam", description="The shared workplace of a coalition.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    demo = commands.add_parser("demo", help="fill a demo with an invented coalition and serve it")
    demo.add_argument("--no-serve", action="store_true", help="fill its database in var and end")
    demo.add_argument("--shape", default="network", choices=SHAPES, help="the shape of its coalition")
    demo.add_argument("--size", metavar="40x60x3", help="a large one: organisations x clauses x wordings")
    demo.add_argument("--port", type=int, default=8000, help="where to serve; a taken port leads to the next free one")

    new = commands.add_parser("new", help="make an empty installation and print its first invitation")
    new.add_argument(
        "--shape", required=True, type=_shape, metavar="SHAPE",
        help=f"the bylaws that it begins with: {', '.join(SHAPES)}, or FILE.toml with FILE.fa.md and FILE.en.md beside it",
    )  # fmt: skip
    new.add_argument("--name", default="", help="what the coalition is called")
    new.add_argument("--organisation", default="", help="what the first organisation is called")
    new.add_argument("--language", default="fa", choices=("fa", "en"), help="the language of these names")
    new.add_argument("--also", default="", help="codes of further languages beside Persian and English, as ckb,de")
    new.add_argument("--time-zone", default="UTC", help="where its deadlines are told, for example Europe/Berlin")
    new.add_argument("--address", default="http://localhost:8000", help="where it will be served, for the invitation")

    check = commands.add_parser(
        "check", help="compare everything the database holds with the record; or look at the mail"
    )
    check.add_argument(
        "what", nargs="?", choices=("record", "mail"), default="record", help="the record, if nothing is said"
    )

    bundle = commands.add_parser("bundle", help="write what a stranger needs to verify a statement offline")
    bundle.add_argument("number", type=int, help="the statement's number")
    bundle.add_argument("--out", required=True, type=Path, help="where the bundle goes")
    bundle.add_argument("--policy-out", type=Path, help="where the policy goes: what the reader pins")

    reading = commands.add_parser("import", help="show what is recognised in a paper (txt, docx, pdf); keeps nothing")
    reading.add_argument("file", type=Path)
    reading.add_argument("--json", action="store_true", help="print it as JSON (there is no other form yet)")

    _add_ground(commands)
    _add_consultation(commands)
    _add_bylaws(commands)
    _add_lot(commands)
    _add_recount(commands)
    _add_mail(commands)
    _add_backups(commands)

    serve = commands.add_parser("serve", help="bring the database up to date and serve the installation")
    serve.add_argument("--host", default="127.0.0.1")
    serve.add_argument("--port", type=int, default=8000)
    serve.add_argument("--workers", type=int, default=2, help="processes that answer")

    commands.add_parser("clock", help="do once what is due: close rounds, remind, take and send letters")
    commands.add_parser("migrate", help="bring the database up to date")
    return parser


def _shape(word: str) -> str | Path:
    """One of the shapes that are shipped, or a file of one's own."""
    if word in SHAPES:
        return word
    if word.endswith(".toml"):
        return Path(word)
    raise argparse.ArgumentTypeError(f"choose one of {', '.join(SHAPES)}, or a file that ends in .toml")


def _import(given: argparse.Namespace) -> int:
    from hamgam.papers.reading.command import import_json

    return int(import_json(given.file))


def _add_ground(commands: Any) -> None:
    from hamgam.management import grounds

    grounds.add_to(commands)


def _ground(given: argparse.Namespace) -> int:
    from hamgam.management import grounds

    return grounds.run(given)


def _add_consultation(commands: Any) -> None:
    from hamgam.management import consultations

    consultations.add_to(commands)


def _consultation(given: argparse.Namespace) -> int:
    from hamgam.management import consultations

    return consultations.run(given)


def _add_lot(commands: Any) -> None:
    from hamgam.management import lots

    lots.add_to(commands)


def _lot(given: argparse.Namespace) -> int:
    from hamgam.management import lots

    return lots.run(given)


def _add_recount(commands: Any) -> None:
    from hamgam.management import recounts

    recounts.add_to(commands)


def _recount(given: argparse.Namespace) -> int:
    from hamgam.management import recounts

    return recounts.run(given)


def _add_mail(commands: Any) -> None:
    from hamgam.management import mails

    mails.add_to(commands)


def _mail(given: argparse.Namespace) -> int:
    from hamgam.management import mails

    return mails.run(given)


def _add_backups(commands: Any) -> None:
    from hamgam.management.backups import commands as backups

    backups.add_to(commands)


def _backups(given: argparse.Namespace) -> int:
    from hamgam.management.backups import running

    return running.run(given)


def _export(given: argparse.Namespace) -> int:
    import django

    django.setup()
    _speak()
    from hamgam.management import exporting

    return exporting.run(given)


def _check(given: argparse.Namespace) -> int:
    if given.what == "record":
        failed = _django("check_record")
        _tell_of_drills()
        return failed
    import django

    django.setup()
    _speak()
    from hamgam.management import mails

    return mails.check()


def _tell_of_drills() -> None:
    """Beside the record: that no backup was tried for long. It changes no exit code, which is the record's."""
    from django.conf import settings

    from hamgam.management.backups import drilling

    due = drilling.due(settings.VAR)
    if due and not Path(str(settings.DATABASES["default"]["NAME"])).match("demo*.sqlite3"):
        print(due, file=sys.stderr)


def _add_bylaws(commands: Any) -> None:
    asked = commands.add_parser("bylaws", help="try a file of bylaws before anybody is asked about it")
    ways = asked.add_subparsers(dest="way", required=True, metavar="WAY")
    check = ways.add_parser("check", help="what is wrong in it, what could not work, what it would change")
    check.add_argument("file", type=Path, help="the rules, FILE.toml")
    check.add_argument("texts", type=Path, nargs="*", metavar="TEXT.fa.md", help="none: those beside the rules")
    check.add_argument("--against", metavar="SHAPE|FILE.toml", help="say what would change from these bylaws")
    check.add_argument("--members", type=int, metavar="N", help="so many organisations there are, for quorums")


def _bylaws(given: argparse.Namespace) -> int:
    import django

    django.setup()
    _speak()
    from hamgam.management import bylaws_files

    return bylaws_files.run(given)


def _var() -> Path:
    here = Path(__file__).resolve().parent.parent
    return Path(os.environ.get("HAMGAM_VAR") or here / "var").resolve()


def _demo_file(shape: str) -> str:
    return "demo.sqlite3" if shape == "network" else f"demo-{shape}.sqlite3"


def _use_demo_files(database: Path) -> None:
    """A demo has a database of its own, with the log's key beside it."""
    os.environ["DATABASE_URL"] = f"sqlite:///{database}"


def _only_a_demo() -> Path | None:
    """The demo that was filled last, where there is one and no installation: then it is meant, which is said aloud."""
    if os.environ.get("DATABASE_URL") or (_var() / "hamgam.sqlite3").exists():
        return None
    there = [path for path in (_var() / _demo_file(shape) for shape in SHAPES) if path.exists()]
    if not there:
        return None
    print("There is no installation here; this is about the demo.", file=sys.stderr)
    return max(there, key=lambda path: path.stat().st_mtime)


def _django(*words: str, **named: object) -> int:
    """One of Django's commands; answers its exit code."""
    import django
    from django.core.management import CommandError, call_command

    django.setup()
    _speak()
    try:
        call_command(*words, **named)
    except CommandError as error:
        print(error, file=sys.stderr)
        return 2
    except SystemExit as ended:
        return int(ended.code or 0)
    return 0


def _speak() -> None:
    """Persian in a Persian terminal, else English: few terminals can set right-to-left lines."""
    from django.utils import translation

    spoken = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    translation.activate("fa" if spoken.startswith("fa") else "en")


def _demo(given: argparse.Namespace) -> int:
    from hamgam.management import serving

    serving.prepare(files=not given.no_serve)
    from hamgam.demo.loader import keys_of
    from hamgam.demo.witnesses import watch_beside

    sized = {"size": given.size} if given.size else {}
    failed = _django("demo", shape=given.shape, **sized)
    if failed or given.no_serve:
        return failed
    port = serving.free_port(given.port)
    if port != given.port:
        print(f"Port {given.port} is taken; the demo is on {port}.", flush=True)
    watch_beside(keys_of(given.shape) / "witnesses", f"http://localhost:{port}")
    return serving.serve("localhost", port, workers=1)


def _serve(given: argparse.Namespace) -> int:
    from hamgam.management import serving

    serving.prepare()
    return serving.serve(given.host, given.port, workers=given.workers)


def _new(given: argparse.Namespace) -> int:
    failed = _django("migrate", verbosity=0)
    if failed:
        return failed
    from hamgam.management import beginning

    return beginning.begin(given)


def _bundle(given: argparse.Namespace) -> int:
    import django

    django.setup()
    from hamgam.statements import bundles
    from hamgam.statements.models import Statement

    statement = Statement.objects.filter(number=given.number).first()
    if statement is None:
        print(f"There is no statement with the number {given.number}.", file=sys.stderr)
        return 2
    given.out.write_bytes(bundles.bundle(statement))
    if given.policy_out:
        given.policy_out.write_bytes(bytes(bundles.policy(statement).data))
    return 0


def _clock(given: argparse.Namespace) -> int:
    import django

    django.setup()
    from hamgam.management import serving

    serving.fetch_mail()
    serving.tick()
    serving.wait_for_work()
    return 0


_WITHOUT_DATABASE = {
    "import": _import,
    "ground": _ground,
    "consultation": _consultation,
    "lot": _lot,
    "recount": _recount,
    "restore": _backups,
    "takeover": _backups,
}
_COMMANDS = {
    "demo": _demo,
    "serve": _serve,
    "new": _new,
    "bundle": _bundle,
    "bylaws": _bylaws,
    "clock": _clock,
    "check": _check,
    "mail": _mail,
    "backup": _backups,
    "drill": _backups,
    "update": _backups,
    "export": _export,
    "migrate": lambda given: _django("migrate", verbosity=1),
}

if __name__ == "__main__":
    sys.exit(main())
