"""`hamgam ground`: the common ground of a CSV."""

import csv
import json
import random
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.ground_instances import currents
from hamgam import cli
from hamgam.engine.ground import frontier, table_of

HEADING = ["organisation", "clause", "wording", "position"]
ROWS = [
    ["Reed", "1", "a", "accept"],
    ["Reed", "2", "a", "accept"],
    ["Reed", "10", "a", "reject"],
    ["Ford", "1", "a", "reservation"],
    ["Ford", "2", "a", "reject"],
    ["Ford", "2", "b", "accept"],
    ["Ford", "10", "a", "accept"],
    ["Weir", "1", "a", "no_answer"],
    ["Weir", "2", "b", "stand_aside"],
]


@pytest.fixture
def table(tmp_path):
    def write(rows, heading=HEADING, name="positions.csv"):
        with (tmp_path / name).open("w", newline="", encoding="utf-8") as file:
            csv.writer(file).writerows([heading, *rows] if heading else rows)
        return tmp_path / name

    return write


def asked(capsys, *words):
    assert cli.main(["ground", *map(str, words), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found.pop("seconds") >= 0
    return found


def told(capsys, *words):
    assert cli.main(["ground", *map(str, words), "--json"]) == 2
    return capsys.readouterr().err.splitlines()


def test_the_staircase_of_a_file(table, capsys):
    found = asked(capsys, table(ROWS))
    assert (found["clauses"], found["organisations"]) == (3, 3)
    assert found["steps"] == [
        {
            "clauses": 1, "signatories": 2, "upper": 2, "proved": True, "settled": True,
            "text": {"1": "a"}, "who": ["Ford", "Reed"],
        },
        {
            "clauses": 2, "signatories": 1, "upper": 1, "proved": True, "settled": True,
            "text": {"1": "a", "2": "a"}, "who": ["Reed"],
        },
        {
            "clauses": 3, "signatories": 1, "upper": 1, "proved": True, "settled": True,
            "text": {"1": "a", "2": "b", "10": "a"}, "who": ["Ford"],
        },
    ]  # fmt: skip
    assert found["longest"] == [
        {"signatories": 1, "clauses": 3, "proved": True},
        {"signatories": 2, "clauses": 1, "proved": True},
        {"signatories": 3, "clauses": 0, "proved": True},
    ]


def test_no_answer_bears_only_where_that_is_asked(table, capsys):
    path = table(ROWS)
    blocks = asked(capsys, path, "--no-answer", "blocks")
    assert blocks == asked(capsys, path)
    bears = asked(capsys, path, "--no-answer", "bears")
    assert [step["signatories"] for step in bears["steps"]] == [3, 3, 2]


def test_the_order_of_the_rows_changes_nothing(table, capsys):
    rows = rows_of(currents(12, 15, 3, 4))
    first = asked(capsys, table(rows), "--what", "frontier,full_agreement,levels,bridges,company")
    for seed in range(3):
        random.Random(seed).shuffle(rows)
        assert asked(capsys, table(rows), "--what", "company,bridges,levels,frontier,full_agreement") == first


def rows_of(question):
    return [
        [name, clause.id, wording.id[-2:], question.stances.get((name, wording.id), "no_answer")]
        for clause in question.clauses
        for wording in clause.wordings
        for name in question.organisations
    ]


def test_every_part_is_the_engines(table, capsys):
    rows = rows_of(currents(10, 12, 2, 1))
    found = asked(capsys, table(rows), "--what", "frontier,full_agreement,levels,bridges,company", "--group", "o1")
    question = table_of(rows).question
    assert [row["signatories"] for row in found["steps"]] == [len(s.signatories) for s in frontier(question).steps]
    assert found["levels"]["proved"]
    assert [set(level["text"]) for level in found["levels"]["levels"]] == sorted(
        (set(level["text"]) for level in found["levels"]["levels"]), key=len
    )
    assert set(found["full_agreement"]["accepted"]) <= set(found["full_agreement"]["borne"])
    assert len(found["full_agreement"]["borne"]) + len(found["full_agreement"]["open"]) == 12
    assert {change["kind"] for row in found["bridges"] for change in row["changes"]} == {"leave_out", "other_wording"}
    assert len(found["company"]["two"]) == 45
    assert sorted(found["company"]["order"]["organisations"]) == sorted(question.organisations)
    assert found["company"]["left_out"]["complete"]
    assert found["company"]["group"]["organisations"] == ["o1"]


def test_what_an_organisations_own_move_brings_is_shown_only_when_it_is_asked_for(table, capsys):
    path = table(ROWS)
    moves = asked(capsys, path, "--what", "bridges", "--own", "Reed")["bridges"]
    assert {change.get("organisation") for row in moves for change in row["changes"] if change["kind"] == "move"} == {
        "Reed"
    }
    everyones = asked(capsys, path, "--what", "bridges")["bridges"]
    assert [change for row in everyones for change in row["changes"] if "organisation" in change] == []


def test_bounds_are_kept(table, capsys):
    path = table(ROWS)
    assert [s["text"] for s in asked(capsys, path, "--must-have", "10")["steps"]][0] == {"10": "a"}
    assert [s["who"] for s in asked(capsys, path, "--must-sign", "Weir")["steps"]] == [["Ford", "Weir"], [], []]
    assert [s["signatories"] for s in asked(capsys, path, "--minimum", "2")["steps"]] == [2, 0, 0]


def test_without_time_the_answer_so_far_has_its_bounds(table, capsys):
    found = asked(capsys, table(rows_of(currents(30, 40, 2, 2))), "--seconds", "0")
    exact = asked(capsys, table(rows_of(currents(30, 40, 2, 2))))
    for cut, step in zip(found["steps"], exact["steps"], strict=True):
        assert cut["signatories"] <= step["signatories"] <= cut["upper"]
        assert cut["proved"] == (cut["signatories"] == cut["upper"])
    assert [step for step in exact["steps"] if not step["proved"]] == []


def test_without_time_levels_and_bridges_say_what_is_open(table, capsys):
    path = table(rows_of(currents(30, 40, 2, 2)))
    found, exact = (asked(capsys, path, "--what", "levels,bridges", "--seconds", seconds) for seconds in ("0", "600"))
    cut, whole = found["levels"], exact["levels"]
    assert cut["reached"] <= whole["reached"] == whole["upper"] <= cut["upper"]
    assert (cut["proved"], whole["proved"]) == (cut["reached"] == cut["upper"], True)
    assert (found["all_pairs_looked_at"], exact["all_pairs_looked_at"]) == (False, True)
    assert [row for row in found["bridges"] if row["proved"] != (row["gap"] == 0)] == []
    assert {row["proved"] for row in found["bridges"] if row["changes"][0]["kind"] == "other_wording"} == {False}


@pytest.mark.parametrize("rows", [[], [HEADING]])
def test_nothing_at_all_has_an_empty_answer(table, capsys, rows):
    expected = {"clauses": 0, "organisations": 0, "steps": [], "longest": []}
    assert asked(capsys, table(rows, heading=None)) == expected


def test_one_organisation_signs_whatever_it_bears(table, capsys):
    found = asked(capsys, table([["Reed", "1", "a", "accept"], ["Reed", "2", "a", "reject"]]))
    assert [(step["signatories"], step["text"]) for step in found["steps"]] == [(1, {"1": "a"}), (0, {})]


@pytest.mark.parametrize(
    ("rows", "words", "sentence"),
    [
        ([["Reed", "1", "a", "yes"]], [], "“yes” is no position; use accept, reservation, stand_aside, reject or no_answer."),
        ([ROWS[0], ROWS[0]], [], "There are two positions of Reed, 1, a."),
        ([["Reed", "1", "a"]], [], "Row 1 does not have an organisation, a clause, a wording and a position."),
        ([["", "1", "a", "accept"]], [], "Row 1 does not have an organisation, a clause, a wording and a position."),
        (ROWS, ["--must-have", "3"], "There is no clause 3."),
        (ROWS, ["--must-sign", "Mill"], "There is no organisation Mill."),
        (ROWS, ["--minimum", "-1"], "At least -1 signatories cannot be asked for."),
        (ROWS, ["--what", "frontier,moon"], "“moon” is none of frontier, full_agreement, levels, bridges, company."),
        (ROWS, ["--what", "bridges", "--own", "Mill"], "There is no organisation Mill."),
        (ROWS, ["--what", "company", "--group", "Mill"], "There is no organisation Mill."),
        (ROWS, ["--seconds", "soon"], "soon is no number of seconds."),
    ],
)  # fmt: skip
def test_bad_input_gets_one_sentence_in_both_languages(table, capsys, rows, words, sentence):
    lines = told(capsys, table(rows), *words)
    assert lines[1] == sentence
    assert len(lines) == 2


def test_a_file_that_cannot_be_read_gets_one_sentence(table, capsys, tmp_path):
    assert told(capsys, tmp_path / "none.csv")[1] == f"The file {tmp_path / 'none.csv'} cannot be read."
    assert told(capsys, table(ROWS, heading=["a", "b"]))[1] == (
        "The first row must be: organisation,clause,wording,position."
    )
    (tmp_path / "latin.csv").write_bytes(b"organisation,clause,wording,position\n\xff\xfe,1,a,accept\n")
    assert told(capsys, tmp_path / "latin.csv")[1] == "The file is not in UTF-8; save it in UTF-8."


def test_it_runs_without_a_database(table):
    words = ["ground", str(table(ROWS)), "--json"]
    code = f"import sys, hamgam.cli; sys.exit(hamgam.cli.main({words!r}) or 'django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=Path(__file__).parents[2]).returncode == 0
