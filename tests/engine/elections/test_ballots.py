"""The file of an election's ballots: one way of being written, counted again by anybody, and no trust in what it holds."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hamgam.engine.elections import (
    BadBallotFile,
    Declared,
    Nominee,
    counted,
    decoded,
    read,
    recount,
    struck,
    write,
)
from hamgam.engine.elections.ballots import FILE_CODES, LONGEST, MOST_NOMINEES
from hamgam.engine.methods import choose
from tests.engine.elections.files import METHODS, file_of, files
from tests.engine.methods import test_published as published
from tests.engine.methods.ballots import CHOICES, SEED, ballots, profile

WRITTEN = """\
hamgam-ballots/v1
origin example.org/coalition
number 12
round 1
office executive
title The executive
method stv
seats 2
next round two_strongest
electors 5
quorum 1/2
how secret
from totals no
seed -
nominee a Name of a
nominee b Name of b
withdrawn c Name of c
result chosen
chosen b a
tied -
goes on -
ballots 4
a > c
b > a
c > b > a
-
"""


def of_rows(rows):
    """The ballots of some rows of a published example, without those who cast them."""
    return [tuple(ballot) for ballot in rows.values()]


# One way of being written.


def test_a_file_is_written_line_by_line():
    nominees = [Nominee(one, f"Name of {one}", one == "c") for one in "abc"]
    rows = [("a", "c"), ("b", "a"), ("c", "b", "a"), ()]
    file = file_of("stv", rows, nominees=nominees, seats=2, electors=5, quorum="1/2")
    assert write(file) == WRITTEN
    assert read(WRITTEN) == file


@given(files())
def test_what_is_written_is_read_back_and_agrees(file):
    text = write(file)
    assert (read(text), write(read(text))) == (file, text)
    assert recount(file).agrees


def test_a_name_in_persian_is_written_as_it_is():
    file = file_of("rounds", [("a",), ("a",)], nominees=[Nominee("a", "لاله‌زار"), Nominee("b", "Bahrām Õ")])
    assert read(write(file)).names == {"a": "لاله‌زار", "b": "Bahrām Õ"}


@pytest.mark.parametrize(
    "changed",
    [
        {"title": "two\nlines"},
        {"title": " a space before"},
        {"origin": ""},
        {"number": -1},
        {"seats": 0},
        {"electors": 1},
        {"seed": b"short"},
        {"nominees": (Nominee("a b", "Two words"),)},
        {"nominees": (Nominee("a", "Twice"), Nominee("a", "Twice"))},
        {"nominees": (Nominee("a", "\x1b[31mRed"),)},
        {"ballots": (("z",), ("a",))},
        {"declared": Declared("by acclamation")},
    ],
)
def test_what_could_not_be_read_back_is_not_written(changed):
    with pytest.raises(BadBallotFile):
        write(replace(file_of("stv", [("a",), ("b",)]), **changed))


# Counting again.


PUBLISHED = [
    ("schulze", "ABCDE", published.SCHULZE_45, 5, ("E", "A", "C", "B", "D")),
    ("stv", ("D1", "D2", "C1", "C2", "F"), published.DOGS_AND_CATS, 3, ("C1", "D1", "D2")),
    ("stv", "MNCK", published.TENNESSEE, 1, ("K",)),
    ("schulze", "MNCK", published.TENNESSEE, 1, ("N",)),
    (
        "stv", ("Oranges", "Pears", "Chocolate", "Strawberries", "Sweets"),
        ballots(
            (4, ("Oranges",)), (2, ("Pears", "Oranges")), (8, ("Chocolate", "Strawberries")), (4, ("Chocolate", "Sweets")),
            (1, ("Strawberries",)), (1, ("Sweets",)),
        ), 3, ("Chocolate", "Oranges", "Strawberries"),
    ),
    (
        "stv", ("Andrea", "Brad", "Carter", "Delilah"),
        ballots(
            (24, ("Andrea", "Carter", "Brad", "Delilah")), (16, ("Andrea", "Brad", "Carter", "Delilah")),
            (17, ("Delilah", "Andrea", "Brad", "Carter")),
        ), 2, ("Andrea", "Carter"),
    ),
]  # fmt: skip


@pytest.mark.parametrize(("method", "nominees", "rows", "seats", "winners"), PUBLISHED)
def test_published_counts_are_recounted_from_their_file(method, nominees, rows, seats, winners):
    file = file_of(method, of_rows(rows), nominees=nominees, seats=seats)
    found = recount(read(write(file)))
    assert (found.chosen.winners, found.agrees) == (winners, True)


def test_rounds_are_recounted_file_by_file():
    """The capital of Tennessee in two rounds: each file says who goes on, and the next has only them."""
    rows = of_rows(published.TENNESSEE)
    first = file_of("rounds", [ballot[:1] for ballot in rows], nominees="MNCK")
    assert (first.declared.reason, first.declared.goes_on) == ("no_majority", ("M", "N"))
    left = first.declared.goes_on
    second = file_of("rounds", [tuple(c for c in b if c in left)[:1] for b in rows], nominees=left, round=2)
    assert (second.declared, recount(read(write(second))).agrees) == (Declared("chosen", ("N",)), True)


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("seed", range(25))
def test_a_file_counts_as_the_method_does(method, seed):
    """The methods are held against votelib and pyrankvote in tests/engine/methods; a file adds nothing to them."""
    given = {v: b if method in ("stv", "schulze") else (b or ())[:1] for v, b in profile(seed, whole=False).items()}
    given = {v: () if method == "lot" else b for v, b in given.items()}
    direct = choose(method, CHOICES, given, seed=SEED)
    found = recount(file_of(method, given.values(), seed=SEED)).chosen
    assert (found.reason, found.winners, found.goes_on, found.steps) == (
        direct.reason, direct.winners, direct.goes_on, direct.steps,
    )  # fmt: skip


@given(files(), st.randoms())
def test_the_order_of_the_ballots_changes_nothing(file, random):
    mixed = replace(file, ballots=tuple(random.sample(file.ballots, len(file.ballots))))
    assert recount(mixed).agrees


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize(
    ("rows", "electors", "reason"),
    [
        ([], 0, "nobody_answered"),
        ([], 5, "nobody_answered"),
        ([("a",)], 1, "chosen"),
        ([("a",), ("a",)], 2, "chosen"),
        ([("a",), ("b",)], 2, "tied"),
        ([(), ()], 2, "all_blank"),
        ([("a",)], 9, "quorum_missing"),
        ([("a",), ("b",), ("c",), ("d",), ("e",)], 5, "tied"),
    ],
)
def test_nobody_one_or_two_voters_all_blank_and_all_tied(method, rows, electors, reason):
    if method == "lot":
        rows, reason = [()] * len(rows), "tied" if reason in ("chosen", "all_blank") else reason
    if method == "rounds" and electors == 2 and reason == "tied":
        reason = "no_majority"  # both go on, and everybody who has no vote is left out
    file = file_of(method, rows, electors=electors, quorum="1/2")
    assert (file.declared.reason, recount(read(write(file))).agrees) == (reason, True)


@pytest.mark.parametrize(
    ("changed", "differs"),
    [
        ({"declared": Declared("chosen", ("b",))}, ("chosen",)),
        ({"declared": Declared("tied", (), ("a", "b"))}, ("reason", "chosen", "tied")),
        ({"declared": Declared("no_majority", (), (), ("a", "b"))}, ("reason", "chosen", "goes_on")),
        ({"ballots": (("b",), ("b",), ("a",))}, ("chosen",)),
        ({"quorum": "9"}, ("reason", "chosen")),
        ({"seats": 2}, ("chosen",)),
    ],
)
def test_a_declared_result_that_is_another_one_is_found(changed, differs):
    file = file_of("approval", [("a",), ("a",), ("b",)])
    found = recount(replace(file, **changed))
    assert (found.agrees, found.differs) == (False, differs)
    assert recount(counted(replace(file, **changed))).agrees


@given(files(), st.integers(0, 11), st.sampled_from(CHOICES))
def test_one_changed_ballot_is_found_or_changes_nothing(file, place, choice):
    if place >= len(file.ballots) or file.method == "lot":
        return
    rows = list(file.ballots)
    rows[place] = (choice,)
    other = replace(file, ballots=tuple(rows))
    assert recount(other).agrees == (counted(other).declared == file.declared)


# Who has withdrawn.


@pytest.mark.parametrize(
    ("rows", "withdrawn", "left"),
    [
        ([("a", "b"), ("b", "a"), ("a",), ()], ["a"], [("b",), ("b",), (), ()]),
        ([("a", "b", "c")], ["b"], [("a", "c")]),
        ([("a", "b")], [], [("a", "b")]),
        ([], ["a"], []),
    ],
)
def test_who_has_withdrawn_is_struck_out(rows, withdrawn, left):
    assert struck(rows, withdrawn) == left


@pytest.mark.parametrize("method", ["approval", "rounds", "stv", "schulze"])
def test_a_withdrawn_winner_is_not_elected_and_the_ballots_go_on(method):
    rows = [("a", "b")] * 3 + [("a",), ("c",)]
    rows = [ballot[:1] for ballot in rows] if method == "rounds" else rows
    everyone = file_of(method, rows, nominees="abc")
    gone = [Nominee("a", "A", withdrawn=True), Nominee("b", "B"), Nominee("c", "C")]
    file = file_of(method, rows, nominees=gone)
    without = "c" if method == "rounds" else "b"
    assert (everyone.declared.chosen[0], file.declared.chosen) == ("a", (without,))
    assert (file.standing, file.withdrawn) == (("b", "c"), ("a",))
    assert len(recount(file).chosen.blank) == (4 if method == "rounds" else 1)


# What a stranger sends.


def problem(text):
    with pytest.raises(BadBallotFile) as refused:
        read(text)
    assert refused.value.code in FILE_CODES
    return refused.value.code, refused.value.line


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("hamgam-ballots/v1", "hamgam-ballots/v2", ("not_this", 1)),
        ("hamgam-ballots/v1", "\ufeffhamgam-ballots/v1", ("not_this", 1)),
        ("hamgam-ballots/v1\n", "hamgam-ballots/v1\r\n", ("not_this", 1)),
        ("origin example", "origins example", ("expected", 2)),
        ("number 12", "number twelve", ("bad_value", 3)),
        ("number 12", "number ۱۲", ("bad_value", 3)),
        ("number 12", "number 012", ("bad_value", 3)),
        ("number 12", "number 1e99", ("bad_value", 3)),
        ("round 1", "round 0", ("bad_value", 4)),
        ("office executive", "office King!", ("bad_value", 5)),
        ("title The executive", "title The \x1b[2J executive", ("bad_name", 6)),
        ("title The executive", "title The \u202e executive", ("bad_name", 6)),
        ("title The executive", "title ", ("expected", 6)),
        ("title The executive", f"title {'x' * 301}", ("bad_name", 6)),
        ("method stv", "method acclamation", ("bad_value", 7)),
        ("method stv", "method named_by_each", ("bad_value", 7)),
        ("seats 2", "seats 0", ("bad_value", 8)),
        ("seats 2", "seats 301", ("bad_value", 8)),
        ("two_strongest", "three_strongest", ("bad_value", 9)),
        ("electors 5", "electors 3", ("more_than_electors", 22)),
        ("electors 5", "electors 999999999", ("bad_value", 10)),
        ("quorum 1/2", "quorum 1e999999999", ("bad_value", 11)),
        ("quorum 1/2", "quorum half", ("bad_value", 11)),
        ("how secret", "how aloud", ("bad_value", 12)),
        ("from totals no", "from totals perhaps", ("bad_value", 13)),
        ("seed -", "seed 1234", ("bad_value", 14)),
        ("nominee a Name", "nominee a>b Name", ("bad_id", 15)),
        ("nominee a Name", "nominee - Name", ("bad_id", 15)),
        ("nominee b Name of b", "nominee a Name of b", ("doubled", 16)),
        ("nominee b Name of b", "nominee b", ("bad_name", 16)),
        ("result chosen", "result disputed", ("bad_value", 18)),
        ("chosen b a", "chosen a z", ("unknown", 19)),
        ("chosen b a", "chosen a a", ("twice", 19)),
        ("chosen b a", "chosen a c", ("unknown", 19)),
        ("ballots 4", "ballots 3", ("wrong_number", 22)),
        ("ballots 4", "ballots 5", ("wrong_number", 22)),
        ("a > c\n", "a > z\n", ("unknown", 23)),
        ("a > c\n", "a > a\n", ("twice", 23)),
        ("a > c\n", "a>c\n", ("unknown", 23)),
        ("a > c\n", "a  > c\n", ("unknown", 23)),
        ("a > c\n", "\n", ("unknown", 23)),
        ("c > b > a\n-\n", "c > b > a\n-", ("ends_early", 26)),
    ],
)  # fmt: skip
def test_each_mistake_is_named_with_its_line(old, new, expected):
    assert WRITTEN.count(old) == 1
    assert problem(WRITTEN.replace(old, new)) == expected


@pytest.mark.parametrize("length", range(1, 27))
def test_a_file_that_ends_early_is_refused(length):
    code, _line = problem("".join(f"{line}\n" for line in WRITTEN.split("\n")[: length - 1]))
    assert code in ("not_this", "ends_early", "expected", "nobody_stands", "wrong_number")


def test_a_method_with_one_choice_takes_no_ballot_with_two():
    text = write(file_of("rounds", [("a",), ("b",), ("b",)]))
    assert problem(text.replace("\na\nb\nb\n", "\na b\nb\nb\n")) == ("too_many", 25)
    lot = write(file_of("lot", [(), ()]))
    assert problem(lot.replace("\n-\n-\n", "\n-\na\n", 1))[0] in ("too_many", "expected")


def test_a_file_in_which_nobody_stands_is_refused():
    text = WRITTEN.replace("nominee a", "withdrawn a").replace("nominee b", "withdrawn b")
    assert problem(text) == ("nobody_stands", 17)


def test_there_is_one_way_of_writing_a_set():
    file = file_of("approval", [("b", "a"), ("b",)])
    text = write(file)
    assert text == write(replace(file, ballots=(("a", "b"), ("b",))))
    assert text.endswith("ballots 2\na b\nb\n")
    assert problem(text.replace("\na b\n", "\nb a\n")) == ("not_canonical", 0)


def test_too_large_a_file_is_not_looked_at():
    assert problem("x" * (LONGEST + 1)) == ("too_large", 0)
    nominees = "".join(f"nominee n{number} N\n" for number in range(MOST_NOMINEES + 1))
    assert problem(WRITTEN.replace("nominee a Name of a\n", nominees)) == ("bad_value", 15 + MOST_NOMINEES)


def test_bytes_that_are_no_text_are_refused_with_their_line():
    with pytest.raises(BadBallotFile) as refused:
        decoded(WRITTEN.encode().replace(b"Name of b", b"Name \xff b"))
    assert (refused.value.code, refused.value.line) == ("not_text", 16)
    assert decoded(WRITTEN.encode()) == WRITTEN


@given(st.text(max_size=300))
def test_no_text_breaks_the_reader(text):
    with pytest.raises(BadBallotFile):
        read(text)


@given(st.data())
def test_no_damage_breaks_the_reader(data):
    place = data.draw(st.integers(0, len(WRITTEN) - 1))
    text = WRITTEN[:place] + data.draw(st.text(max_size=4)) + WRITTEN[place + data.draw(st.integers(0, 9)) :]
    try:
        file = read(text)
    except BadBallotFile as refused:
        assert refused.code in FILE_CODES
    else:
        assert write(file) == text
        assert recount(file).chosen.entitled == file.electors
