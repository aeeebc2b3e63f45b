"""`hamgam consultation`: what unites and divides, from a CSV."""

import csv
import json
import random
import subprocess
import sys
from pathlib import Path

import pytest

from hamgam import cli
from hamgam.engine.ground.consultation import results, votes_of
from hamgam.management import consultations
from tests.engine.ground.consultation.opinions import by_lot, camps

HEADING = ["participant", "statement", "answer"]


@pytest.fixture
def table(tmp_path):
    def write(rows, heading=HEADING, ending="\r\n", **form):
        path = tmp_path / "votes.csv"
        with path.open("w", newline="", encoding="utf-8") as file:
            csv.writer(file, lineterminator=ending, **form).writerows([heading, *rows] if heading else rows)
        return path

    return write


def asked(capsys, *words):
    assert cli.main(["consultation", *map(str, words), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found.pop("seconds") >= 0
    return found


def told(capsys, *words):
    assert cli.main(["consultation", *map(str, words), "--json"]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    return said.err.splitlines()


def test_everything_of_the_results_is_printed(table, capsys):
    rows = camps((120, 80, 12), answered=0.9)
    found, engines = asked(capsys, table(rows)), results(votes_of(rows))
    assert (found["participants"], found["answers"], found["reason"]) == (212, engines.answers, None)
    assert [group["size"] for group in found["groups"]] == [group.size for group in engines.groups]
    assert [mark["statement"] for mark in found["groups"][0]["marks"]] == [mark.id for mark in engines.groups[0].marks]
    for row, engines_row in zip(found["statements"], engines.statements, strict=True):
        assert (row["statement"], row["seen"], row["pass"]) == (engines_row.id, engines_row.seen, engines_row.pass_)
        assert (row["unites"], row["divides"], row["united"]) == (
            engines_row.unites, engines_row.divides, engines_row.united,
        )  # fmt: skip
        assert row["by_group"].keys() == engines_row.by_group.keys()
        assert {word: tuple(given) for word, given in row["between"].items()} == engines_row.between
    assert sum(cell["count"] for cell in found["map"]) == 212 - found["unplaced"]


def test_no_figure_that_is_printed_is_about_fewer_than_five(table, capsys):
    for rows in (camps((60, 40, 12), answered=0.6), by_lot(60, 20, 2, 0.3), by_lot(9, 12, 4, 0.5)):
        found = asked(capsys, table(rows))
        counts = [found["participants"], found["unplaced"], *(group["size"] for group in found["groups"])]
        counts += [cell["count"] for cell in found["map"]]
        for row in found["statements"]:
            for of in [row, *filter(None, row["by_group"].values())]:
                counts += [of[word] for word in ("seen", "agree", "pass", "disagree")]
        assert [count for count in counts if count is not None and 0 < count < 5] == []


@pytest.mark.parametrize("piece", [64, 1000, consultations.PIECE])
def test_a_file_is_read_in_pieces_of_any_size_and_in_any_form(table, capsys, monkeypatch, piece):
    monkeypatch.setattr(consultations, "PIECE", piece)
    rows = camps((30, 25), statements=8)
    named = [(who, f"گزارهٔ {what},\n«{what}»", answer) for who, what, answer in rows]
    spaced = [(f" {who} ", f"the {what} ", f" {answer}") for who, what, answer in rows]
    first = asked(capsys, table(rows))
    for same, form in (
        (rows, {"ending": "\n"}),
        (rows, {"quoting": csv.QUOTE_ALL}),
        ([(*row[:2], f"{row[2]}.0") for row in rows], {}),
        ([*rows, ("", "", ""), ("p00000", "s9", "")], {}),
    ):
        assert asked(capsys, table(same, **form)) == first
    for other, name in ((spaced, "the s1"), (named, "گزارهٔ s1,\n«s1»")):
        found = asked(capsys, table(other))
        assert found["statements"][0]["statement"] == name
        assert [row["agree"] for row in found["statements"]] == [row["agree"] for row in first["statements"]]


def test_the_last_line_may_lack_its_end_and_the_first_may_begin_with_a_mark(tmp_path, capsys):
    path = tmp_path / "votes.csv"
    path.write_bytes("\ufeffParticipant,Statement,Answer\np1,s1,1\np2,s1,-1".encode())
    assert asked(capsys, path)["statements"] == [
        {
            "statement": "s1", "seen": None, "agree": None, "pass": None, "disagree": None, "between": {},
            "unites": 0.5, "against": 0.5, "divides": 0.5, "united": None, "by_group": {},
        }
    ]  # fmt: skip


def test_so_many_groups_as_are_asked_for(table, capsys):
    path = table(camps((60, 50, 40)))
    assert len(asked(capsys, path, "--groups", "2")["groups"]) == 2
    assert told(capsys, path, "--groups", "0")[1] == "0 groups cannot be asked for; ask for 1 to 26."


def test_the_order_of_the_rows_changes_nothing(table, capsys):
    rows = camps((80, 50), answered=0.7)
    first = asked(capsys, table(rows))
    random.Random(3).shuffle(rows)
    assert asked(capsys, table(rows)) == first


@pytest.mark.parametrize("rows", [[], [HEADING]])
def test_nothing_at_all_has_an_empty_answer(table, capsys, rows):
    found = asked(capsys, table(rows, heading=None))
    assert (found["participants"], found["statements"], found["groups"]) == (None, [], [])
    assert found["reason"] == "too_few_people"


PLAIN = [("p1", "s1", "1"), ("p2", "s1", "0")]


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ([*PLAIN, ("p3", "s1", "2")], "“2” is no answer; use 1 (agree), 0 (pass) or -1 (disagree)."),
        ([*PLAIN, ("p3", "s1", "yes")], "“yes” is no answer; use 1 (agree), 0 (pass) or -1 (disagree)."),
        ([*PLAIN, ("p1", "s1", "-1")], "There are two different answers of p1, s1."),
        ([*PLAIN, ("p3", "s1")], "Row 3 does not have a participant, a statement and an answer."),
        ([*PLAIN, ("p3", "s1", "1", "1")], "Row 3 does not have a participant, a statement and an answer."),
        ([*PLAIN, ("", "s1", "1")], "Row 3 does not have a participant, a statement and an answer."),
        ([*PLAIN, ("p3", " ", "1")], "Row 3 does not have a participant, a statement and an answer."),
        ([("p1", f"s{at}", "1") for at in range(5001)], "5001 statements are more than can be asked about."),
    ],
)
def test_bad_input_gets_one_sentence_in_both_languages(table, capsys, rows, sentence):
    lines = told(capsys, table(rows))
    assert lines[1] == sentence
    assert len(lines) == 2


def test_a_short_row_and_a_long_one_do_not_make_two_good_ones(table, capsys):
    lines = told(capsys, table([("p1", "s1"), ("1", "p2", "s1", "1")]))
    assert lines[1] == "Row 1 does not have a participant, a statement and an answer."


def test_a_file_that_cannot_be_read_gets_one_sentence(table, capsys, tmp_path):
    assert told(capsys, tmp_path / "none.csv")[1] == f"The file {tmp_path / 'none.csv'} cannot be read."
    assert told(capsys, tmp_path)[1] == f"The file {tmp_path} cannot be read."
    assert told(capsys, table(PLAIN, heading=["a", "b"]))[1] == "The first row must be: participant,statement,answer."
    (tmp_path / "latin.csv").write_bytes(b"participant,statement,answer\n\xff\xfe,1,1\n")
    assert told(capsys, tmp_path / "latin.csv")[1] == "The file is not in UTF-8; save it in UTF-8."
    (tmp_path / "wide.csv").write_bytes("participant,statement,answer\np,s,1\n".encode("utf-16"))
    assert told(capsys, tmp_path / "wide.csv")[1] == "The file is not in UTF-8; save it in UTF-8."


def test_every_error_of_the_engine_has_its_sentences():
    source = Path(consultations.engine.__file__).parent
    raised = {
        line.split('ConsultationError("')[1].split('"')[0]
        for path in source.glob("*.py")
        for line in path.read_text().replace("(\n", "(").splitlines()
        if 'ConsultationError("' in line
    }
    assert raised - set(consultations.SENTENCES) == {"nameless", "least"}  # neither can come from a file


def test_it_runs_without_a_database(table):
    words = ["consultation", str(table(camps((30, 20)))), "--json"]
    code = f"import sys, hamgam.cli; sys.exit(hamgam.cli.main({words!r}) or 'django' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=Path(__file__).parents[2], capture_output=True)
    assert done.returncode == 0
