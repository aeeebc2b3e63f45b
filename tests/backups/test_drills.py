"""A drill restores, checks and notes the day; a month without one is said."""

import io
import json
from datetime import date, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.conf import settings
from django.db import connection

from hamgam import cli
from hamgam.management.backups import drilling, making
from hamgam.members.models import Organisation
from tests.backups.conftest import DAY
from tests.record.raw import sql


@pytest.fixture(autouse=True)
def fresh(monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    note = Path(settings.VAR) / "drill.json"
    note.unlink(missing_ok=True)
    yield
    note.unlink(missing_ok=True)


def test_a_good_drill_says_one_line_leaves_nothing_and_is_noted(
    installed: making.Source, made: Path, keys: list[Any], capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(f"{keys[1]}\n".encode())))
    assert cli.main(["drill", str(made), "--identity", "-"]) == 0
    told = capsys.readouterr().out.splitlines()
    assert len(told) == 1 and told[0].startswith("Drill held: 2026-11-30.hamgam.age of 2026-11-30 restores; ")
    assert list(drilling.MEMORY.glob("hamgam-drill-*")) == []
    assert drilling.last(Path(settings.VAR)) == drilling.today()
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM pg_database WHERE datname LIKE 'hamgam_drill_%'")
            assert cursor.fetchone() == (0,)


def test_a_row_changed_behind_the_gate_fails_the_drill_which_is_not_noted(
    installed: making.Source, to: list[Any], identity: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    organisation = Organisation.objects.get(slug="d")
    sql("UPDATE hamgam_organisation SET names = %s WHERE id = %s", '{"en": "Changed"}', organisation.pk)
    path, _manifest = making.make(installed, tmp_path / "backups", to, DAY)
    assert cli.main(["drill", str(path), "--identity", identity]) == 1
    told = capsys.readouterr().err
    assert f"Row organisation {organisation.pk} differs from what entry" in told
    assert drilling.last(Path(settings.VAR)) is None
    assert list(drilling.MEMORY.glob("hamgam-drill-*")) == []


def test_a_drill_needs_a_folder_in_memory(
    made: Path, identity: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(drilling, "MEMORY", Path("/nowhere"))
    assert cli.main(["drill", str(made), "--identity", identity]) == 1
    assert capsys.readouterr().err.startswith("There is no folder in memory here")


def test_check_says_when_no_drill_was_held_for_more_than_35_days(
    installed: making.Source, capsys: pytest.CaptureFixture[str]
) -> None:
    var = Path(settings.VAR)
    assert cli.main(["check"]) == 0
    assert capsys.readouterr().err.startswith("No backup was ever restored as a drill")
    long_ago, lately = (drilling.today() - timedelta(days=days) for days in (36, 35))
    assert cli.main(["drill", "--held", long_ago.isoformat()]) == 0
    assert cli.main(["check"]) == 0
    told = capsys.readouterr()
    assert told.out.startswith(f"Noted: the last drill was held on {long_ago}.\nThe record holds: ")
    assert told.err.startswith("The last drill was 36 days ago")
    assert cli.main(["drill", "--held", lately.isoformat()]) == 0
    assert cli.main(["check"]) == 0
    assert capsys.readouterr().err == ""
    drilling.note(var, date(2026, 1, 1))
    assert json.loads((var / "drill.json").read_text()) == {"day": lately.isoformat()}


def test_a_day_to_come_and_half_a_command_are_refused(capsys: pytest.CaptureFixture[str]) -> None:
    tomorrow = (drilling.today() + timedelta(days=1)).isoformat()
    for words, told in (
        (["--held", tomorrow], "is no day up to today"),
        (["--held", "soon"], "is no day up to today"),
        ([], "Give a backup with --identity"),
        (["some.hamgam.age"], "Give a backup with --identity"),
    ):
        assert cli.main(["drill", *words]) == 2
        assert told in capsys.readouterr().err
