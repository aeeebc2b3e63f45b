"""A backup is whole, sealed for two, written beside writers, and leaves nothing readable anywhere."""

import json
import resource
import shutil
import sqlite3
import stat
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection

from hamgam import cli
from hamgam.management.backups import drilling, history, making, restoring, sealing, server
from hamgam.management.backups.words import Stopped
from hamgam.record.models import Leaf
from tests.backups.conftest import DAY, act, everything, other_process, restored_database
from tests.record.raw import sql


@pytest.fixture(autouse=True)
def in_english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "C.UTF-8")


def test_what_was_backed_up_is_restored_row_by_row_with_its_secrets(
    installed: making.Source, made: Path, keys: list[Any], tmp_path: Path, empty_database: Callable[[], str]
) -> None:
    backup = restoring.opened(made, [keys[0]])
    into, url = tmp_path / "restored", empty_database()
    restoring.write(backup, into, url)
    found, wanted = everything(restored_database(into, url)), everything(installed.database)
    assert found == wanted
    assert len(wanted["hamgam_leaf"]) == backup.manifest.size > 10
    key = into / ("log.key" if url else "hamgam.key")
    assert (key.read_bytes(), (into / "secret").read_text()) == (installed.log_key.read_bytes(), settings.SECRET_KEY)
    assert {stat.S_IMODE(path.stat().st_mode) for path in into.iterdir()} == {0o600}
    assert stat.S_IMODE(made.stat().st_mode) == 0o600


def test_the_manifest_tells_version_day_root_and_counts(installed: making.Source, made: Path, keys: list[Any]) -> None:
    manifest = restoring.opened(made, keys).manifest
    leaves = [bytes(data) for data in Leaf.objects.order_by("index").values_list("data", flat=True)]
    told = history.proved(leaves, manifest.checkpoint)
    assert (manifest.origin, manifest.size, manifest.day) == (told.origin, len(leaves), "2026-11-30")
    assert manifest.counts == {name: len(rows) for name, rows in everything(installed.database).items()}
    assert manifest.program == "0.1.0"


def test_a_backup_made_while_another_process_acts_is_of_one_moment(
    installed: making.Source, keys: list[Any], to: list[Any], tmp_path: Path
) -> None:
    writer = other_process()
    assert writer.stdout and writer.stdout.readline() == "began\n"
    made = [making.make(installed, tmp_path, to, DAY)[0] for _ in range(6)]
    done = int(writer.communicate("enough", timeout=60)[0])
    assert [path.name for path in made] == [
        "2026-11-30.hamgam.age",
        *(f"2026-11-30.{number}.hamgam.age" for number in range(2, 7)),
    ]
    leaves = [bytes(data) for data in Leaf.objects.order_by("index").values_list("data", flat=True)]
    sizes = []
    for path in made:
        backup = restoring.opened(path, keys)
        assert backup.leaves == leaves[: backup.manifest.size]
        sizes.append(backup.manifest.size)
    assert sizes == sorted(sizes) and len({*sizes, len(leaves)}) > 1
    assert done > 1
    # Rows and record are of the same moment: the record's own check finds nothing.
    beside = installed.database if isinstance(installed.database, str) else ""
    drilling.drill(restoring.opened(made[2], keys), beside, "")


def test_fewer_than_two_recipients_are_refused(to: list[Any], keys: list[Any]) -> None:
    one, two = map(str, to)
    assert [str(found) for found in sealing.recipients([one, "", f" {two} ", one])] == [one, two]
    for words in ([], [one], [one, one], [one, f" {one}"]):
        with pytest.raises(Stopped, match="few_recipients"):
            sealing.recipients(words)
    with pytest.raises(Stopped, match="bad_recipient"):
        sealing.recipients([one, "age1nobody"])
    with pytest.raises(Stopped, match="bad_recipient"):
        sealing.recipients([one, str(keys[0])])


def test_recipients_may_stand_in_a_setting(
    installed: making.Source, to: list[Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    folder = tmp_path / "backups"
    assert cli.main(["backup", str(folder), "--to", str(to[0])]) == 2
    assert capsys.readouterr().err.startswith("A backup is sealed for at least two recipients")
    assert not folder.exists()
    monkeypatch.setenv("HAMGAM_BACKUP_TO", ", ".join(map(str, to)))
    assert cli.main(["backup", str(folder), "--keep", "0,1,1"]) == 2
    assert cli.main(["backup", str(folder), "--keep", "1,0,0"]) == 0
    assert cli.main(["backup", str(folder), "--keep", "1,0,0"]) == 0
    today = drilling.today().isoformat()
    assert [path.name for path in folder.iterdir()] == [f"{today}.2.hamgam.age"]
    out = capsys.readouterr().out.splitlines()
    assert out[-2].startswith(f"{today}.2.hamgam.age: ") and "sealed for 2 recipients" in out[-2]
    assert out[-1] == f"Removed by --keep: {today}.hamgam.age."


def test_a_full_disk_leaves_no_part_and_touches_no_former_backup(
    installed: making.Source, made: Path, to: list[Any]
) -> None:
    before = made.read_bytes()
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, hard))
    try:
        with pytest.raises(Stopped, match="cannot_write") as stopped:
            making.make(installed, made.parent, to, DAY)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert stopped.value.values == {"what": made.parent, "why": "File too large"}
    assert {path.name: path.read_bytes() for path in made.parent.iterdir()} == {made.name: before}
    assert making.make(installed, made.parent, to, DAY)[0].name == "2026-11-30.2.hamgam.age"


@pytest.mark.parametrize("where", ["/proc/backups", "/dev/null/backups"])
def test_a_folder_that_cannot_be_written_is_named(installed: making.Source, to: list[Any], where: str) -> None:
    with pytest.raises(Stopped, match="cannot_write"):
        making.make(installed, Path(where), to, DAY)


def test_nothing_readable_is_written_anywhere(
    installed: making.Source, to: list[Any], keys: list[Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    canary = "قناری-canary-4471"
    act(4471)
    sql("UPDATE hamgam_organisation SET names = %s WHERE slug = 'b'", json.dumps({"en": canary}))
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    for name in ("TMPDIR", "TEMP", "TMP", "SQLITE_TMPDIR"):
        monkeypatch.setenv(name, str(temporary))
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    monkeypatch.chdir(temporary)
    in_memory = set(drilling.MEMORY.rglob("*"))
    path, _manifest = making.make(installed, tmp_path / "backups", to, DAY)
    assert list(temporary.iterdir()) == []
    assert set(drilling.MEMORY.rglob("hamgam*")) <= in_memory
    assert [found.name for found in path.parent.iterdir()] == [path.name]
    words = (b"canary-4471", canary.encode(), settings.SECRET_KEY.encode(), installed.log_key.read_bytes())
    assert [word for word in words if word in path.read_bytes()] == []
    # The search would find it: opened, all of it is there.
    held = restoring.opened(path, keys)
    inside = held.database if not held.of_server else server._run("pg_restore", ["--file=-"], "", held.database)
    assert b"canary-4471" in inside


def test_files_that_were_handed_in_go_along_and_keys_of_ballot_boxes_do_not(
    installed: making.Source, to: list[Any], keys: list[Any], tmp_path: Path, empty_database: Callable[[], str]
) -> None:
    files = tmp_path / "files"
    (files / "papers").mkdir(parents=True)
    (files / "papers" / "نامه.txt").write_text("words")
    boxes = Path(installed.log_key).with_suffix(".boxes")
    boxes.mkdir(exist_ok=True)
    (boxes / "one.key").write_bytes(b"the key of a ballot box")
    try:
        path, _manifest = making.make(replace(installed, files=files), tmp_path / "backups", to, DAY)
    finally:
        shutil.rmtree(boxes)
    backup = restoring.opened(path, keys)
    assert sorted(backup.parcel.parts) == sorted(
        [backup.manifest.database, "files/papers/نامه.txt", "log.key", "secret"]
    )
    restoring.write(backup, tmp_path / "restored", empty_database())
    assert (tmp_path / "restored" / "files" / "papers" / "نامه.txt").read_text() == "words"


def test_without_the_right_key_of_the_log_nothing_is_backed_up(
    installed: making.Source, to: list[Any], tmp_path: Path
) -> None:
    other = tmp_path / "other.key"
    other.write_bytes(b"7" * 32)
    for path, code in ((tmp_path / "none.key", "no_log_key"), (other, "other_log_key")):
        with pytest.raises(Stopped, match=code):
            making.make(replace(installed, log_key=path), tmp_path / "backups", to, DAY)
    assert not (tmp_path / "backups").exists()


@pytest.mark.skipif(connection.vendor != "sqlite", reason="damages a file of SQLite")
@pytest.mark.parametrize(
    ("harm", "code"),
    [
        ("UPDATE hamgam_leaf SET data = replace(data, 'members.', 'nembers.') WHERE \"index\" = 6", "root_differs"),
        ("DELETE FROM hamgam_checkpoint", "root_differs"),
        ("DELETE FROM hamgam_organisation WHERE slug = 'c'", "damaged"),
        ("DROP TABLE hamgam_leaf", "damaged"),
    ],
)
def test_a_damaged_database_makes_no_backup(
    installed: making.Source, to: list[Any], tmp_path: Path, harm: str, code: str
) -> None:
    path = tmp_path / "copy.sqlite3"
    assert isinstance(installed.database, Path)
    with sqlite3.connect(installed.database) as source, sqlite3.connect(path) as copy:
        source.backup(copy)
        for (name,) in copy.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            copy.execute(f"DROP TRIGGER {name}")
        copy.execute("PRAGMA foreign_keys = OFF")
        copy.execute(harm)
    with pytest.raises(Stopped, match=code):
        making.make(replace(installed, database=path), tmp_path / "backups", to, DAY)
    assert not (tmp_path / "backups").exists()


def test_a_page_that_was_overwritten_is_damage(installed: making.Source, to: list[Any], tmp_path: Path) -> None:
    if not isinstance(installed.database, Path):
        pytest.skip("damages a file of SQLite")
    path = tmp_path / "copy.sqlite3"
    with sqlite3.connect(installed.database) as source, sqlite3.connect(path) as copy:
        source.backup(copy)
    raw = bytearray(path.read_bytes())
    raw[40 * 4096 : 60 * 4096] = b"\x55" * (20 * 4096)
    path.write_bytes(raw)
    with pytest.raises(Stopped, match="damaged"):
        making.make(replace(installed, database=path), tmp_path / "backups", to, DAY)


@pytest.mark.skipif(connection.vendor != "postgresql", reason="is about PostgreSQL's programs")
def test_a_missing_or_old_pg_dump_is_named(
    installed: making.Source, to: list[Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HAMGAM_PG_BIN", str(tmp_path))
    with pytest.raises(Stopped, match="no_program"):
        making.make(installed, tmp_path / "backups", to, DAY)
    old = tmp_path / "pg_dump"
    old.write_text("#!/bin/sh\necho 'pg_dump (PostgreSQL) 9.6.24'\n")
    old.chmod(0o755)
    with pytest.raises(Stopped, match="old_program") as stopped:
        making.make(installed, tmp_path / "backups", to, DAY)
    assert stopped.value.values["found"] == 9
