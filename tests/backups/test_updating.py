"""An update: done and checked, or undone by itself; a link turned in one moment, or left."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from hamgam import cli
from hamgam.management.backups import making, restoring, updating
from hamgam.management.backups.words import Stopped
from tests.backups.conftest import DAY, act, everything, url_of
from tests.record.raw import sql


@pytest.fixture(autouse=True)
def reopened(installed: making.Source) -> Iterator[None]:
    """Whatever follows opens the database anew: another file may lie in its place."""
    yield
    connection.close()


def spoil() -> None:
    """What a careless new version might do to the database: new tables, changed rows, a former table gone."""
    sql("CREATE TABLE hamgam_careless (id integer primary key)")
    sql("UPDATE hamgam_organisation SET names = '{}'")


def test_what_holds_stays_and_the_link_is_turned(
    installed: making.Source, to: list[Any], keys: list[Any], tmp_path: Path
) -> None:
    link = tmp_path / "current"
    link.symlink_to(tmp_path)
    path, before, now = updating.update(installed, tmp_path / "b", to, DAY, bring=lambda: "", current=link)
    assert (before == now, link.readlink()) == (True, updating.HERE)
    assert restoring.opened(path, [keys[0]]).manifest.size > 0


def test_what_fails_the_check_is_undone_to_the_last_row(
    installed: making.Source, to: list[Any], tmp_path: Path
) -> None:
    before, link = everything(installed.database), tmp_path / "current"
    link.symlink_to(tmp_path)

    def bring() -> str:
        spoil()
        connection.close()
        return "Row organisation 1 differs."

    with pytest.raises(Stopped) as stopped:
        updating.update(installed, tmp_path / "b", to, DAY, bring=bring, current=link)
    assert (stopped.value.code, link.readlink()) == ("update_failed", tmp_path)
    assert everything(installed.database) == before
    connection.close()  # as the process that served before has ended
    act()


def test_an_entry_made_meanwhile_is_never_lost(installed: making.Source, to: list[Any], tmp_path: Path) -> None:
    def bring() -> str:
        act()
        return "something"

    with pytest.raises(Stopped) as stopped:
        updating.update(installed, tmp_path / "b", to, DAY, bring=bring)
    assert stopped.value.code == "written_meanwhile"


def test_a_folder_in_the_place_of_the_link_is_refused_before_anything(
    installed: making.Source, to: list[Any], tmp_path: Path
) -> None:
    with pytest.raises(Stopped) as stopped:
        updating.update(installed, tmp_path / "b", to, DAY, bring=lambda: "", current=tmp_path)
    assert (stopped.value.code, (tmp_path / "b").exists()) == ("no_link", False)


def test_the_command_checks_the_whole_record_and_puts_back_what_does_not_hold(
    installed: making.Source, to: list[Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str], settings: Any,
) -> None:  # fmt: skip
    database = installed.database
    for name, value in {
        "LC_ALL": "C.UTF-8", "HAMGAM_VAR": str(settings.VAR), "HAMGAM_SECRET": settings.SECRET_KEY,
        "HAMGAM_LOG_KEY_FILE": str(settings.LOG_KEY_FILE), "DJANGO_SETTINGS_MODULE": "hamgam.settings",
        "DATABASE_URL": f"sqlite:///{database}" if isinstance(database, Path) else url_of(database),
    }.items():  # fmt: skip
        monkeypatch.setenv(name, value)
    words = ["update", str(tmp_path / "b"), *(word for one in to for word in ("--to", str(one)))]
    assert cli.main(words) == 0
    assert capsys.readouterr().out.startswith("Up to date: ")
    sql("UPDATE hamgam_organisation SET names = '{}' WHERE slug = 'd'")
    before = everything(installed.database)
    assert cli.main(words) == 1
    assert "The database is as it was before." in capsys.readouterr().err
    assert everything(installed.database) == before
