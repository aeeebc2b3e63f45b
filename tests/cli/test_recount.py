"""`hamgam recount`: the ballots of an election counted again from its file."""

from dataclasses import replace
from pathlib import Path

import pytest

from hamgam import cli
from hamgam.engine.elections import Declared, Nominee, write
from hamgam.engine.elections.ballots import FILE_CODES
from hamgam.management.recounts import SENTENCES
from tests.engine.elections.files import file_of

FILE = file_of(
    "stv",
    [("a", "b"), ("b", "a"), ("a",), ("c", "a"), ()],
    nominees=[Nominee("a", "Laleh"), Nominee("b", "Bahram"), Nominee("c", "Nima", withdrawn=True)],
    seats=2,
    electors=6,
    quorum="1/2",
)


def kept(folder: Path, text: str) -> str:
    path = folder / "ballots.txt"
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_a_result_that_agrees_is_said_step_by_step(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["recount", kept(tmp_path, write(FILE)), "--language", "en"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "Election 12, round 1: The executive (example.org/coalition)",
        "5 ballots of 6 electors, 1 of them blank; seats: 2; method: single transferable vote",
        "Withdrawn, and struck out of the ballots: Nima",
        "1. A surplus goes on: votes: Laleh 3, Bahram 1; needed: 2; elected: Laleh; passed on from Laleh: Bahram 1/3; without a "
        "further preference: 2/3.",
        "2. No more are left than there are seats: votes: Laleh 2, Bahram 1 1/3; needed: 2; elected: Bahram.",
        "Elected: Laleh and Bahram.",
        "The declared result agrees.",
    ]


def test_it_speaks_the_language_of_the_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = kept(tmp_path, write(FILE))
    for spoken, last in (("fa_IR.UTF-8", "نتیجهٔ اعلام‌شده درست است."), ("C", "The declared result agrees.")):
        monkeypatch.setenv("LC_ALL", spoken)
        assert cli.main(["recount", path]) == 0
        assert capsys.readouterr().out.splitlines()[-1] == last


def test_another_result_ends_with_one_and_says_what_differs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = kept(tmp_path, write(replace(FILE, declared=Declared("chosen", ("b", "a")))))
    assert cli.main(["recount", path, "--language", "en"]) == 1
    assert capsys.readouterr().out.splitlines()[-1] == (
        "The declared result is another one. It differs in: who is elected."
    )
    assert cli.main(["recount", path, "--language", "fa"]) == 1
    assert capsys.readouterr().out.splitlines()[-1] == ("نتیجهٔ اعلام‌شده چیز دیگری است. تفاوت در این‌هاست: برگزیدگان.")


@pytest.mark.parametrize(
    ("rows", "how", "said"),
    [
        ([("a",)] * 3, "secret", "All ballots are alike: they tell how everybody voted."),
        ([("a",), ("a",), ("b",)], "secret", "All ballots but one are alike: whoever cast that one knows how the others voted."),
        ([("a",), ("b",)], "secret", "So few ballots tell how somebody voted."),
        ([("a",)] * 3, "open", None),
        ([("a",), ("a",), ("b",), ("b",), ("a",)], "secret", None),
    ],
)  # fmt: skip
def test_a_secret_that_the_result_gives_away_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], rows: list[tuple[str, ...]], how: str, said: str | None
) -> None:
    assert cli.main(["recount", kept(tmp_path, write(file_of("rounds", rows, how=how))), "--language", "en"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert ([said] if said else []) == lines[4:-1]


def test_ballots_made_from_totals_are_called_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = file_of("rounds", [("a",)] * 3, how="paper", from_totals=True)
    assert cli.main(["recount", kept(tmp_path, write(file)), "--language", "en"]) == 0
    assert capsys.readouterr().out.splitlines()[2] == (
        "These ballots were made from the totals of a count on paper; they are not those that were in the box."
    )


@pytest.mark.parametrize(
    ("old", "new", "english"),
    [
        ("hamgam-ballots/v1", "ballots", "This is no file of ballots: its first line must be “hamgam-ballots/v1”."),
        ("electors 6", "electors 4", "There are 5 ballots, more than there are electors."),
        ("a > b", "a > z", "“z” on line 23 is nobody who stands."),
        ("a > b", "a > a", "“a” stands twice on line 23."),
        ("round 1", "round one", "On line 4 stands nothing that “round” can be."),
    ],
)
def test_a_file_that_cannot_be_counted_ends_with_two(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], old: str, new: str, english: str
) -> None:
    path = kept(tmp_path, write(FILE).replace(old, new))
    assert cli.main(["recount", path, "--language", "en"]) == 2
    assert capsys.readouterr() == ("", f"{english}\n")
    assert cli.main(["recount", path, "--language", "fa"]) == 2
    assert capsys.readouterr().err != f"{english}\n"


def test_what_is_no_file_or_no_text_ends_with_two(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "bytes").write_bytes(b"hamgam-ballots/v1\norigin \xff\n")
    for name, english in (
        ("none", f"The file {tmp_path / 'none'} cannot be read."),
        ("bytes", "Line 2 is no text in UTF-8."),
    ):
        assert cli.main(["recount", str(tmp_path / name), "--language", "en"]) == 2
        assert capsys.readouterr() == ("", f"{english}\n")


def test_every_mistake_of_a_file_has_its_sentence() -> None:
    assert set(FILE_CODES) | {"no_file"} == set(SENTENCES)
