"""Who may, who may not, and why: tables written by hand from the readable bylaws, one for each shape and one for all."""

import csv
from pathlib import Path

import pytest

from hamgam.engine.bylaws import Actor, Subject, may
from hamgam.engine.bylaws.verdict import Mandate
from tests.bylaws_files import SHAPES

HERE = Path(__file__).parent
ALONE = {"clock": "clock", "host": "host", "nobody": "nobody"}


def rows_of(name: str) -> list[dict[str, str]]:
    with (HERE / f"verdicts_{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def every_row() -> list[object]:
    return [
        pytest.param(shape, row, id=f"{shape}-{name}:{number}-{row['act']}-{row['verdict']}")
        for shape in SHAPES
        for name in ("every_shape", shape)
        for number, row in enumerate(rows_of(name), 2)
    ]


def actor_of(text: str) -> Actor:
    """Read an actor: "liaison@rud" is a member's, "observer@mah" of an observer organisation, "clock" has none.

    "mandated:texts.finish@kaj" sits in a body with a mandate for that act, "…:over@kaj" with one that is over.
    """
    role, _, organisation = text.partition("@")
    if role.startswith("mandated:"):
        _role, act, state = [*role.split(":"), "in_force"][:3]
        return Actor(organisation, frozenset({"second"}), "member", mandates=(Mandate(act, state, {}, 1),))
    if role in ALONE:
        return Actor(None, frozenset({role}), ALONE[role])
    standing = {"observer": "observer", "candidate": "candidate", "invited": "nobody", "key_holder": "nobody"}.get(
        role, "member"
    )
    # An observer organisation's people bring roles that must not count there.
    roles = {"liaison", "delegate"} if standing == "observer" else {role}
    return Actor(organisation, frozenset(roles), standing)


def answers_of(text: str) -> dict[str, str | None] | None:
    """Read answers: "3 sign 2 -" means that three organisations sign and two have not answered."""
    words = text.split()
    answers = [word for count, word in zip(words[::2], words[1::2], strict=True) for _ in range(int(count))]
    return {f"o{n:02}": None if word == "-" else word for n, word in enumerate(answers)} or None


def subject_of(row: dict[str, str]) -> Subject:
    key, _, value = row["other"].partition("=")
    return Subject(
        organisation=row["whose"] or None,
        stage=row["stage"] or None,
        kind=row["kind"] or None,
        answers=answers_of(row["answers"]),
        person_is_actor={"same": True, "other": False, "": None}[row["person"]],
        other={key: True if value == "yes" else int(value) if value.isdecimal() else value} if key else {},
    )


@pytest.mark.parametrize(("shape", "row"), every_row())
def test_the_verdict_is_the_one_in_the_table(bylaws_of, shape, row):
    verdict = may(bylaws_of[shape], actor_of(row["actor"]), row["act"], subject_of(row))
    assert (verdict.reason, verdict.article) == (row["verdict"], row["article"])
    assert bool(verdict) is (row["verdict"] == "allowed")
    assert verdict.version == "1"


@pytest.mark.parametrize("shape", SHAPES)
def test_each_act_is_at_least_once_allowed_and_once_refused(shape, acts):
    rows = rows_of("every_shape") + rows_of(shape)
    allowed = {row["act"] for row in rows if row["verdict"] == "allowed"}
    refused = {row["act"] for row in rows if row["verdict"] != "allowed"}
    assert (allowed, refused) == (acts, acts)


@pytest.mark.parametrize("shape", SHAPES)
def test_a_shape_has_forty_rows_of_its_own_without_repetition(shape):
    rows = [tuple(row.values()) for row in rows_of(shape)]
    assert len(set(rows)) == len(rows)
    assert len(rows) >= 40


@pytest.mark.parametrize("shape", SHAPES)
def test_an_act_that_no_row_names_is_refused(bylaws_of, shape):
    verdict = may(bylaws_of[shape], actor_of("liaison@rud"), "texts.erase", Subject(organisation="rud"))
    assert (verdict.allowed, verdict.reason, verdict.article) == (False, "no_article", None)
