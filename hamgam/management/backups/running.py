"""`hamgam backup`, `hamgam restore`, `hamgam takeover`, `hamgam drill`, `hamgam update`: what they do, and what they print."""

import argparse
import os
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

from hamgam.engine.texts.telephone import key_in_words
from hamgam.management.backups import drilling, going_on, keeping, making, restoring, sealing, updating
from hamgam.management.backups.drilling import today
from hamgam.management.backups.words import Stopped, of_terminal, said


def run(given: argparse.Namespace) -> int:
    """0: done; 1: it was tried, and is refused or failed; 2: the words cannot be meant."""
    way: Callable[[argparse.Namespace], None] = {
        "backup": _backup,
        "restore": _restore,
        "takeover": _restore,
        "drill": _drill,
        "update": _update,
    }[given.command]
    try:
        way(given)
    except Stopped as stopped:
        print(said(stopped.code, **stopped.values), file=sys.stderr)
        return 2 if stopped.code in _WORDS else 1
    return 0


_WORDS = {
    "few_recipients",
    "bad_recipient",
    "bad_keep",
    "bad_day",
    "drill_words",
    "needs_url",
    "wants_no_url",
    "no_identity",
}


def _backup(given: argparse.Namespace) -> None:
    from django.conf import settings

    named = [*given.to, *os.environ.get("HAMGAM_BACKUP_TO", "").split(",")]
    to = sealing.recipients(named)
    keep = keeping.how_many(given.keep) if given.keep else None
    path, manifest = making.make(making.source(settings), given.directory, to, today())
    print(said("made", name=path.name, bytes=path.stat().st_size, recipients=len(to), size=manifest.size))
    gone = keeping.clear(given.directory, keep) if keep else []
    if gone:
        print(said("removed", what=", ".join(gone)))


def _update(given: argparse.Namespace) -> None:
    from django.conf import settings

    to = sealing.recipients([*given.to, *os.environ.get("HAMGAM_BACKUP_TO", "").split(",")])
    of = making.source(settings)
    path, before, now = updating.update(
        of, given.directory, to, today(), bring=updating.checked, current=given.current
    )  # fmt: skip
    print(said("updated", name=path.name, before=before, now=now))


def _restore(given: argparse.Namespace) -> None:
    other_key = given.command == "takeover" or given.new_epoch
    backup = restoring.opened(given.file, sealing.identities(given.identity))
    manifest = backup.manifest
    letter = restoring.letter_of(backup, given.since) if given.since else None
    going = going_on.planned(restoring.held(backup), given.mirror, letter, other_key=other_key, day=today())
    restoring.write(backup, given.into, given.database, going)
    print(said("restored", what=given.into, day=manifest.day, size=manifest.size))
    if going:
        _tell(going)
    if letter and letter.size <= (going.entry.size if going else manifest.size):
        print(said("since_held", size=letter.size))
    elif not letter:
        print(said("compare"), *manifest.checkpoint.splitlines()[:3], sep="\n")
    url = " DATABASE_URL=…" if given.database else ""
    print(said("serve_now", what=given.into, url=url))


def _tell(going: going_on.GoingOn) -> None:
    entry = going.entry
    if going.missing:
        print(said("came_from_copy", count=len(going.missing), entry=going.index))
    if entry.told > entry.size:
        print(said("entries_lost", count=entry.told - entry.size, entry=going.index))
    if entry.needs_approval:
        print(said("members_are_asked"), entry.log, key_in_words(entry.log, of_terminal()), sep="\n")


def _drill(given: argparse.Namespace) -> None:
    from django.conf import settings

    if given.held and not given.file:
        day = _day(given.held)
        drilling.note(Path(settings.VAR), day)
        print(said("noted", day=day))
        return
    if given.held or not given.file or not given.identity:
        raise Stopped("drill_words")
    backup = restoring.opened(given.file, sealing.identities(given.identity))
    of = making.source(settings).database
    drilling.drill(backup, of if isinstance(of, str) else "", given.file.name)
    drilling.note(Path(settings.VAR), today())
    manifest = backup.manifest
    print(
        said(
            "drilled", name=given.file.name, day=manifest.day, size=manifest.size,
            rows=sum(manifest.counts.values()), tables=len(manifest.counts),
        )
    )  # fmt: skip


def _day(word: str) -> date:
    try:
        day = date.fromisoformat(word)
    except ValueError:
        raise Stopped("bad_day", what=word) from None
    if day > today():
        raise Stopped("bad_day", what=word)
    return day
