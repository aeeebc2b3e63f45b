"""Rights generated from the rows: every row of every shape × role × standing × stage × whose thing it is.

`granted` reads a row as it stands in the file, in a few lines of its own; the gate has to say the same, and so do the
tables that were written by hand.
"""

import tomllib
from itertools import product
from types import SimpleNamespace as About

import pytest

from hamgam.engine.bylaws import Actor, Subject, may
from hamgam.engine.bylaws import words as closed
from hamgam.engine.bylaws.verdict import Mandate
from tests.bylaws_files import SHAPES, written
from tests.engine.bylaws.test_verdict_tables import actor_of, rows_of, subject_of

OF_MACHINES = {"observer", "candidate", "clock", "host"}
HOUSE = {"own_organisation", "own_person"}
#: Nine organisations that all say yes, all say no, and are all silent: enough for every quorum, and for none.
SAID = {"yes": "yes", "no": "no", "silence": None}
ANSWERS = {name: {f"o{n}": word for n in range(9)} for name, word in SAID.items()}


def in_force(role: str, standing: str) -> str | None:
    """The one role that counts for somebody of this standing, None where it does not count."""
    if standing in OF_MACHINES:
        return standing
    counts = role not in OF_MACHINES if standing in ("member", "suspended") else role in ("invited", "key_holder")
    return role if counts else None


def granted(row: dict, about: About) -> bool:
    """Whether this row of the file, by itself, lets it happen."""
    whose = {
        "own_organisation": about.own,
        "other_organisation": not about.own,
        "own_person": about.same,
        "coalition": True,
    }
    goes_on = (
        row["within"] in HOUSE and row["act"].startswith(("members.", "notices.")) or row["act"] == "signing.withdraw"
    )
    return bool(
        about.role in row["roles"] and whose[row["within"]]
        and (about.standing != "suspended" or goes_on)
        and (about.stage in row.get("stages", [about.stage])) and (about.kind in row.get("kinds", [about.kind]))
        and (not row.get("second_person") or not about.same) and (not row.get("entitled") or about.voice)
        and (not row.get("matter") or about.said == "yes") and (not row.get("unsettled") or about.said != "yes")
        and (not row.get("all_answered") or about.said != "silence")
        and (about.urgent or not row.get("urgent")) and not (about.urgent and row["act"] == "statements.publish_for_all")
    )  # fmt: skip


def asked(rows: list[dict]) -> list[About]:
    """Everything that is tried on the rows of one act: each stage that they name, and one that they do not."""
    stages = {stage for row in rows for stage in row.get("stages", [])}
    further = next(stage for stage in closed.STAGES if stage not in stages)
    kinds = {kind for row in rows for kind in row.get("kinds", [])} | {"statement"}
    counted = any({"matter", "unsettled", "all_answered"} & set(row) for row in rows)
    named = ("role", "standing", "stage", "own", "same", "kind", "said", "voice", "urgent")
    every = product(
        closed.ROLES, closed.STANDINGS, sorted({*stages, further}), (True, False), (True, False), sorted(kinds),
        SAID if counted else ("yes",), (True, False) if any("entitled" in row for row in rows) else (True,),
        (True, False) if rows[0]["act"].startswith("statements.") else (False,),
    )  # fmt: skip
    return [About(**dict(zip(named, values, strict=True))) for values in every]


def by_act(shape: str) -> dict[str, list[dict]]:
    found: dict[str, list[dict]] = {}
    for row in tomllib.loads(written(shape, "toml"))["powers"]:
        found.setdefault(row["act"], []).append(row)
    return found


@pytest.mark.parametrize("shape", SHAPES)
def test_the_gate_grants_what_the_rows_grant_and_nothing_else(bylaws_of, shape):
    wrong, allowed, refused = [], set(), set()
    for act, rows in by_act(shape).items():
        for about in asked(rows):
            given = (Mandate(act, "in_force"),) if about.role == "mandated" else ()
            actor = Actor("rud", frozenset({about.role}), about.standing, mandates=given)
            subject = Subject(
                "rud" if about.own else "kaj", about.stage, about.kind, ANSWERS[about.said], about.same,
                {"days": 99, "entitled": about.voice, "urgent": about.urgent, "over": True},
            )  # fmt: skip
            about.role = in_force(about.role, about.standing)
            right = any(granted(row, about) for row in rows)
            (allowed if right else refused).add(act)
            if may(bylaws_of[shape], actor, act, subject).allowed is not right:
                wrong.append((act, about))
    assert wrong == []
    assert allowed == refused == set(by_act(shape))


#: Refusals that a row by itself explains; the others come of counts, days and levels, that the tables spell out.
PLAIN = {
    "wrong_role", "other_organisation", "own_organisation", "other_person", "wrong_stage", "wrong_kind", "suspended",
    "not_entitled", "same_person", "urgent_text", "not_urgent",
}  # fmt: skip


def of_table(row: dict[str, str]) -> About:
    """A line of a table, as `granted` reads it; what the line leaves open stands as it would be allowed."""
    actor, subject = actor_of(row["actor"]), subject_of(row)
    roles = {"mandated"} if actor.mandates else actor.roles
    (role,) = {in_force(role, actor.standing) for role in roles}
    return About(
        role=role, standing=actor.standing, stage=subject.stage, kind=subject.kind,
        own=subject.organisation is not None and subject.organisation == actor.organisation,
        same=bool(subject.person_is_actor), voice=subject.other.get("entitled") is True, said="yes",
        urgent=subject.other.get("urgent") is True,
    )  # fmt: skip


@pytest.mark.parametrize("shape", SHAPES)
def test_the_tables_written_by_hand_say_what_the_rows_say(shape):
    rows, wrong = by_act(shape), []
    for name in ("every_shape", shape):
        for line in rows_of(name):
            if line["verdict"] not in {"allowed", *PLAIN}:
                continue
            about = of_table(line)
            # Only here does the outcome of a count matter: the table has counted it already.
            right = any(
                granted(row, About(**{**vars(about), "said": said})) for row in rows[line["act"]] for said in SAID
            )
            if right is not (line["verdict"] == "allowed"):
                wrong.append(line)
    assert wrong == []
