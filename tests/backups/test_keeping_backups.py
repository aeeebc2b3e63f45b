"""Which backups stay: the newest of each of the last days, weeks and months that have one."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from hamgam.management.backups import keeping
from hamgam.management.backups.words import Stopped


def names(first: date, days: int) -> list[str]:
    return [f"{first + timedelta(days=n)}.hamgam.age" for n in range(days)]


def test_daily_weekly_and_monthly_backups_stay() -> None:
    all_of_them = names(date(2026, 5, 1), 214)  # 1 May to 30 November
    stay = [name[:10] for name in all_of_them if name not in keeping.old(all_of_them, (7, 4, 6))]
    assert stay == [
        "2026-06-30", "2026-07-31", "2026-08-31", "2026-09-30", "2026-10-31",  # months, with November's own
        "2026-11-15", "2026-11-22",  # Sundays, with the 29th and the 30th
        "2026-11-24", "2026-11-25", "2026-11-26", "2026-11-27", "2026-11-28", "2026-11-29", "2026-11-30",
    ]  # fmt: skip


def test_of_one_day_the_last_one_stays_and_strange_files_are_none_of_ours() -> None:
    found = [
        "2026-11-30.hamgam.age",
        "2026-11-30.2.hamgam.age",
        "2026-11-30.10.hamgam.age",
        "notes.txt",
        "x.hamgam.age",
    ]
    assert keeping.old(found, (1, 1, 1)) == ["2026-11-30.2.hamgam.age", "2026-11-30.hamgam.age"]
    assert keeping.old([], (7, 4, 6)) == []
    assert keeping.old(["2026-11-30.hamgam.age"], (1, 0, 0)) == []


def test_days_without_a_backup_do_not_count() -> None:
    found = ["2025-01-01.hamgam.age", "2026-03-01.hamgam.age", "2026-11-30.hamgam.age"]
    assert keeping.old(found, (2, 0, 0)) == ["2025-01-01.hamgam.age"]
    assert keeping.old(found, (1, 0, 3)) == []


@pytest.mark.parametrize("words", ["", "7", "7,4", "7,4,6,1", "0,4,6", "-1,4,6", "a,b,c", "7;4;6"])
def test_other_words_than_three_numbers_are_refused(words: str) -> None:
    with pytest.raises(Stopped, match="bad_keep"):
        keeping.how_many(words)


def test_a_backup_takes_no_other_s_place(tmp_path: Path) -> None:
    day = date(2026, 11, 30)
    paths = [keeping.put(tmp_path / "new", day, bytes([n])) for n in range(3)]
    assert [path.name for path in paths] == [
        "2026-11-30.hamgam.age", "2026-11-30.2.hamgam.age", "2026-11-30.3.hamgam.age",
    ]  # fmt: skip
    assert [path.read_bytes() for path in paths] == [b"\0", b"\1", b"\2"]
    assert len(list(paths[0].parent.iterdir())) == 3


def test_a_disk_that_knows_no_second_names_keeps_them_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_words: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr("os.link", refused)
    day = date(2026, 11, 30)
    assert [keeping.put(tmp_path, day, bytes([n])).read_bytes() for n in range(3)] == [b"\0", b"\1", b"\2"]
    assert len(list(tmp_path.iterdir())) == 3
