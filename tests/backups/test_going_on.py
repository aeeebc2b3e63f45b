"""The record goes on after a backup that is not the newest: with a member's copy, at another host, or openly after a loss."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import transaction

from hamgam import cli
from hamgam.engine import record as engine
from hamgam.engine.texts.telephone import key_in_words
from hamgam.management.backups import going_on, making, restoring
from hamgam.management.backups.words import Stopped
from hamgam.record import log, trees
from tests.backups.conftest import DAY, ROOT, act, letter, url_of
from tests.members.resumed import leaves


@pytest.fixture(autouse=True)
def in_english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "C.UTF-8")


def copy_to(path: Path) -> Path:
    """What `hamgam-witness copy` writes of the record as it stands."""
    newest = trees.newest()
    assert newest
    path.write_bytes(b"".join(engine.netstring(leaf) for leaf in leaves()))
    path.with_name(f"{path.name}.checkpoint").write_text(newest.note)
    return path


def inside(into: Path, url: str, *said: str) -> list[Any]:
    """What a process inside the installation that was brought back answers."""
    surroundings = {
        name: value for name, value in os.environ.items()
        if name not in ("HAMGAM_SECRET", "HAMGAM_LOG_KEY_FILE", "DATABASE_URL")
    } | {"DJANGO_SETTINGS_MODULE": "hamgam.settings", "HAMGAM_VAR": str(into)}  # fmt: skip
    if url:
        surroundings["DATABASE_URL"] = url_of(url)
    done = subprocess.run(
        [sys.executable, "-m", "tests.backups.inside", *said],
        cwd=ROOT,
        env=surroundings,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return list(json.loads(done.stdout))


Bring = Callable[..., tuple[Path, str, int]]


@pytest.fixture
def bring(identity: str, tmp_path: Path, empty_database: Callable[[], str]) -> Bring:
    """Run `restore` or `takeover` on a backup; answers where it lies now, and the exit code."""

    def run(command: str, backup: Path, *words: str) -> tuple[Path, str, int]:
        into, url = tmp_path / f"{command}-{len(list(tmp_path.iterdir()))}", empty_database()
        database = ["--database", url] if url else []
        code = cli.main([command, str(backup), "--identity", identity, "--into", str(into), *database, *words])
        return into, url, code

    return run


def test_what_a_backup_lacks_comes_from_a_members_copy_and_the_same_host_goes_on(
    installed: making.Source, made: Path, bring: Bring, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before, key = log.head().size, log.log_public().hex()
    act(), act()
    after = tmp_path / "after.txt"
    after.write_text(letter())
    into, url, code = bring("restore", made, "--mirror", str(copy_to(tmp_path / "copy")), "--since", str(after))
    told = capsys.readouterr().out
    assert code == 0
    assert (
        "2 entries came from the copy, as entries alone" in told
        and f"the first {before + 2} entries give the letter’s root" in told
    )
    assert "another key" not in told
    facts, renamed, later = inside(into, url, "facts:", "rename:a", "facts:")
    assert facts == {
        "size": before + 3, "key": key, "rows": [[before + 2, before, before + 2, False]], "sessions": 0, "findings": [],
    }  # fmt: skip
    assert (renamed, later["size"], later["findings"]) == ("done", before + 4, [])


def test_a_member_becomes_host_once_more_than_half_agree(
    installed: making.Source, made: Path, bring: Bring, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before, key = log.head().size, log.log_public().hex()
    act()
    into, url, code = bring("takeover", made, "--mirror", str(copy_to(tmp_path / "copy")))
    told = capsys.readouterr().out
    assert (code, "From here on another key signs the record" in told) == (0, True)
    word = next(line for line in told.splitlines() if line.count("+") >= 2)
    assert key_in_words(word, "en") in told.splitlines()
    first, *answers = inside(
        into, url, "facts:", "rename:a", "approve:a", "approve:b", "rename:a", "approve:c", "rename:a", "facts:"
    )
    last = answers.pop()
    assert answers == ["resumption_waits", "approved", "approved", "resumption_waits", "approved", "done"]
    assert (first["rows"], last["rows"]) == (
        [[before + 1, before, before + 1, True]],
        [[before + 1, before, before + 1, False]],
    )
    assert (first["findings"], last["findings"], first["key"] == key) == ([], [], False)
    kept = [path.read_bytes() for path in into.rglob("*.key")]
    assert installed.log_key.read_bytes() not in kept and len(kept) == 1


def test_where_nobody_has_what_is_lost_the_record_says_so_and_the_members_decide(
    installed: making.Source, made: Path, bring: Bring, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before, after = log.head().size, tmp_path / "after.txt"
    act(), act(), act()
    after.write_text(letter())
    assert bring("restore", made, "--since", str(after))[2] == 1
    assert "--new-epoch" in capsys.readouterr().err
    into, url, code = bring("restore", made, "--since", str(after), "--new-epoch")
    told = capsys.readouterr().out
    assert (code, f"3 entries are lost. The record says so in entry {before}." in told) == (0, True)
    assert "gives the letter’s root" not in told
    facts, refused = inside(into, url, "facts:", "rename:a")
    assert (facts["rows"], facts["findings"], refused) == ([[before, before, before + 3, True]], [], "resumption_waits")


def test_a_backup_of_what_went_on_is_restored_in_turn(
    installed: making.Source, made: Path, keys: list[Any], tmp_path: Path
) -> None:
    backup = restoring.opened(made, keys)
    going = going_on.planned(restoring.held(backup), None, None, other_key=True, day=DAY)
    assert going
    leaves_now = [*backup.leaves, going.raw]
    held = going_on.Held(leaves_now, going.key, frozenset({going_on.TABLE}))
    again = going_on.planned(held, None, None, other_key=True, day=DAY)
    assert again and (again.entry.former, again.entry.log != again.entry.former) == (going.entry.log, True)
    assert engine.log_of([*leaves_now, again.raw]).public == engine.parse_verifier_key(again.entry.log).public


def test_a_copy_that_is_no_longer_than_the_backup_adds_nothing(
    installed: making.Source, made: Path, keys: list[Any], tmp_path: Path
) -> None:
    held = restoring.held(restoring.opened(made, keys))
    assert going_on.planned(held, copy_to(tmp_path / "copy"), None, other_key=False, day=DAY) is None


def test_a_copy_that_the_record_has_not_signed_is_refused(
    installed: making.Source, made: Path, keys: list[Any], tmp_path: Path
) -> None:
    held = restoring.held(restoring.opened(made, keys))
    act()

    def refused(path: Path, of: going_on.Held = held) -> str:
        with pytest.raises(Stopped) as found:
            going_on.planned(of, path, None, other_key=False, day=DAY)
        return found.value.code

    copy = copy_to(tmp_path / "copy")
    edited = copy_to(tmp_path / "edited")
    edited.write_bytes(edited.read_bytes().replace(b"members.rename_organisation", b"members.rename_organizatiom"))
    signed = copy_to(tmp_path / "unsigned").with_name("unsigned.checkpoint")
    note = signed.read_text()
    signed.write_text(note[:-10] + ("A" if note[-10] != "A" else "B") + note[-9:])
    copy_to(tmp_path / "alone").with_name("alone.checkpoint").unlink()
    (tmp_path / "words").write_text("words")
    (tmp_path / "words.checkpoint").write_text(note)
    assert [refused(tmp_path / name) for name in ("edited", "unsigned", "alone", "words")] == [
        "copy_not_signed", "copy_not_signed", "cannot_read", "not_a_copy",
    ]  # fmt: skip
    other = replace(held, leaves=[*held.leaves[:-1], held.leaves[-2]])
    assert refused(copy, other) == "other_history"
    assert refused(copy, replace(held, tables=frozenset())) == "older_tables"
    assert settings.LOG_KEY_FILE.read_bytes() == held.key


def test_a_copy_may_tell_of_an_earlier_time_that_the_record_went_on(
    installed: making.Source, made: Path, bring: Bring, tmp_path: Path
) -> None:
    size = log.head().size
    word, before = engine.write_verifier_key(log.verifier_key(log.origin())), leaves()
    root = engine.root_of_leaves(before).hex()
    entry = engine.Resumption(DAY.isoformat(), word, word, size, size, root, size)
    with transaction.atomic():
        log.append([engine.write_leaf(log.origin(), entry)], log.lock())
    into, url, code = bring("restore", made, "--mirror", str(copy_to(tmp_path / "copy")))
    (facts,) = inside(into, url, "facts:")
    assert code == 0
    assert facts["rows"] == [[size, size, size, False], [size + 1, size, size + 1, False]]
    assert facts["findings"] == []
