"""`hamgam bylaws check`: a file of bylaws is tried before anybody is asked about it."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.utils import translation

from hamgam import cli
from hamgam.bylaws.founding import TEMPLATES, read_checked, template
from hamgam.engine.bylaws import Matter, Power, Setting, words
from hamgam.engine.bylaws.rules import Body, Level

MANUAL = Path(__file__).parents[2] / "docs" / "manual"


@pytest.fixture(autouse=True)
def spoken(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Commands choose a language; the next test begins in the former one."""
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    before = translation.get_language()
    yield
    translation.activate(before or "fa")


@pytest.fixture
def ours(tmp_path: Path) -> Path:
    """The platform's bylaws, to be changed."""
    for file in TEMPLATES.glob("platform.*"):
        (tmp_path / file.name.replace("platform", "ours")).write_bytes(file.read_bytes())
    return tmp_path / "ours.toml"


def change(file: Path, old: str, new: str) -> int:
    """Replace in a file; answers the line."""
    text = file.read_text()
    assert text.count(old) == 1
    file.write_text(text.replace(old, new))
    return text[: text.index(old)].count("\n") + 1


def check(capsys: pytest.CaptureFixture[str], *words: object) -> tuple[int, list[str]]:
    code = cli.main(["bylaws", "check", *map(str, words)])
    return code, capsys.readouterr().out.splitlines()


def test_sound_bylaws_are_told_to_be_sound(ours: Path, capsys: pytest.CaptureFixture[str]) -> None:
    texts = [ours.with_suffix(".fa.md"), ours.with_suffix(".en.md")]
    assert check(capsys, ours) == (0, ["These bylaws can be read and can work."])
    assert check(capsys, ours, *texts) == (0, ["These bylaws can be read and can work."])


def test_what_cannot_be_read_is_told_with_its_line(ours: Path, capsys: pytest.CaptureFixture[str]) -> None:
    line = change(ours, 'act = "texts.thaw"', 'act = "texts.thaws"')
    assert check(capsys, ours) == (1, [f"Line {line}: There is no act “texts.thaws”. The manual lists them."])


def test_what_could_not_work_is_told_with_its_line_and_how_to_mend_it(
    ours: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(ours, 'act = "consultations.close", roles = ["clock"]', 'act = "consultations.close", roles = ["host"]')
    row = 'roles = ["liaison", "delegate"], within = "own_organisation", article = "13.4"'
    line = change(ours, row, row.replace('"own_organisation"', '"own_person", second_person = true'))
    assert check(capsys, ours)[0] == 0
    rules = ours.read_text().splitlines()
    ours.write_text("\n".join(row for row in rules if '"consultations.close", roles = ["host"]' not in row))
    code, said = check(capsys, ours)
    assert (code, said[-1].startswith(f"Line {line - 1}: A row can never hold, whoever asks: close a consultation.")) == (
        1, True,
    )  # fmt: skip


def test_what_would_change_is_told_against_a_shape_and_against_a_file(
    ours: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(ours, "round_days = { value = 30", "round_days = { value = 45")
    wanted = [
        "These bylaws can be read and can work.",
        "",
        "Rounds and positions",
        "  - A round usually lasts: so far 30 days; from now on 45 days.",
    ]
    assert check(capsys, ours, "--against", "platform")[1][-4:] == wanted
    assert check(capsys, ours, "--against", TEMPLATES / "platform.toml")[1][-4:] == wanted


def test_a_persian_terminal_is_answered_in_persian(
    ours: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "fa_IR.UTF-8")
    assert check(capsys, ours) == (0, ["این آیین‌نامه خوانده می‌شود و می‌تواند کار کند."])


def test_a_quorum_is_judged_by_how_many_there_are(ours: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, said = check(capsys, ours, "--against", "platform", "--members", 6)
    assert (code, ["8 signatures, and there are 6 organisations" in line for line in said[:1]]) == (0, [True])


@pytest.mark.parametrize("words", [["none.toml"], ["ours.toml", "--against", "none.toml"], ["ours.toml", "none.fa.md"]])
def test_a_file_that_is_not_there_is_named(
    ours: Path, words: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ours.parent)
    code = cli.main(["bylaws", "check", *words])
    assert (code, "none" in capsys.readouterr().err) == (2, True)


@pytest.mark.parametrize("language", ["fa", "en"])
def test_the_rows_of_the_manual_are_those_of_the_platform(language: str) -> None:
    chapter = (MANUAL / language / "bylaws.md").read_text()
    shown = dict[str, Any]()
    for block in re.findall(r"(?:^    .+\n)+", chapter, flags=re.M):
        if block.lstrip().startswith("["):
            shown |= tomllib.loads(re.sub(r"^    ", "", block, flags=re.M))
    bylaws = read_checked(*template("platform"))
    [power], [matter], [body], [level] = (shown[table] for table in ("powers", "matters", "bodies", "levels"))
    assert [Power(**lists_as_tuples(power))] == [
        row for row in bylaws.rows("texts.freeze") if "mandated" not in row.roles
    ]
    assert Matter(**matter) == bylaws.matter("bylaws")
    assert {name: bylaws.settings[name] for name in shown["settings"]} == {
        name: Setting(name, **row) for name, row in shown["settings"].items()
    }
    assert (Body(**body).filled in words.FILLED, Level(**lists_as_tuples(level)).level in words.LADDER) == (True, True)


def lists_as_tuples(row: dict[str, Any]) -> dict[str, Any]:
    """A row as the reader keeps it."""
    return {key: tuple(value) if isinstance(value, list) else value for key, value in row.items()}
