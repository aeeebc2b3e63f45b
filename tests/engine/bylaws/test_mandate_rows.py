"""Rows that a mandate, an urgent text's hours or a kind of text decide, each by itself under bylaws of a row or two."""

from collections.abc import Mapping

import pytest

from hamgam.engine.bylaws import Actor, Bylaws, Subject, Verdict, may
from hamgam.engine.bylaws.rules import Matter, Power
from hamgam.engine.bylaws.verdict import Mandate

ACT = "texts.finish"


def power(*roles: str, **given: object) -> Power:
    return Power(ACT, roles, "coalition", "16.2", **given)


def asked(row: Power, actor: Actor, subject: Subject, *matters: Matter) -> Verdict:
    return may(Bylaws("1", "network", (row,), matters, {}), actor, row.act, subject)


def sitting(*mandates: Mandate, role: str = "second") -> Actor:
    return Actor("rud", frozenset({role}), mandates=mandates)


def within(limits: Mapping[str, object], *, kind: str | None = None, **other: object) -> str:
    """What somebody is told who sits in a body whose mandate has these limits."""
    mandate = Mandate(ACT, "in_force", limits, 1)
    return asked(power("mandated"), sitting(mandate), Subject(kind=kind, other=other)).reason


@pytest.mark.parametrize(
    ("limits", "given", "fits"),
    [
        ({}, {}, True),
        ({"amount": 300}, {"amount": 299}, True),
        ({"amount": 300}, {"amount": 300}, True),
        ({"amount": 300}, {"amount": 301}, False),
        ({"amount": 300}, {"amount": "299"}, False),
        ({"amount": 300}, {}, False),
        ({"place": "here"}, {"place": "here"}, True),
        ({"place": "here"}, {"place": "there"}, False),
        ({"place": "here"}, {}, False),
        ({"kind": "spending"}, {"kind": "spending"}, True),
        ({"kind": "spending"}, {"kind": "calendar"}, False),
        ({"other": True}, {"other": True}, True),
        ({"other": True}, {"other": False}, False),
        ({"amount": 300, "place": "here"}, {"amount": 1, "place": "there"}, False),
        ({"place": "here", "amount": 300}, {"amount": 301, "place": "here"}, False),
    ],
)
def test_an_amount_is_at_most_its_limit_and_everything_else_is_equal(limits, given, fits):
    assert within(limits, **given) == ("allowed" if fits else "outside_mandate")


def test_the_mandate_under_which_it_is_done_is_the_first_that_is_in_force_for_this_act_and_fits():
    given = [
        Mandate("texts.freeze", "in_force", {}, 1),
        Mandate(ACT, "over", {}, 2),
        Mandate(ACT, "before", {}, 3),
        Mandate(ACT, "in_force", {"amount": 3}, 4),
        Mandate(ACT, "in_force", {"amount": 5}, 5),
        Mandate(ACT, "in_force", {}, 6),
    ]
    verdict = asked(power("mandated"), sitting(*given), Subject(other={"amount": 4}))
    assert (verdict.reason, verdict.mandate) == ("allowed", 5)


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ([("texts.freeze", "in_force")], "no_mandate"),
        ([(ACT, "over"), (ACT, "before")], "mandate_over"),
        ([(ACT, "before"), ("texts.freeze", "over")], "mandate_not_begun"),
    ],
)
def test_why_a_mandate_does_not_hold_is_said(given, reason):
    verdict = asked(power("mandated"), sitting(*(Mandate(act, state, {}, 7) for act, state in given)), Subject())
    assert (verdict.reason, verdict.mandate) == (reason, None)


def test_whoever_may_by_a_role_of_their_own_uses_up_no_mandate_and_is_bound_by_none():
    row = power("coordinator", "mandated")
    for mandate in (Mandate(ACT, "in_force", {}, 1), Mandate(ACT, "in_force", {"amount": 1}, 1), Mandate(ACT, "over")):
        verdict = asked(row, sitting(mandate, role="coordinator"), Subject(other={"amount": 9}))
        assert (verdict.reason, verdict.mandate) == ("allowed", None)


def test_a_mandate_opens_no_row_that_is_not_for_bodies_with_one():
    mandate = Mandate(ACT, "in_force", {}, 1)
    for role, reason in (("coordinator", "allowed"), ("delegate", "wrong_role")):
        verdict = asked(power("coordinator"), sitting(mandate, role=role), Subject())
        assert (verdict.reason, verdict.mandate) == (reason, None)


def matter(notice_days: int, *kinds: str) -> Matter:
    return Matter("publish_for_signatories", "signatories", "agreement", notice_days, "1", 1, "wait", "9.2", kinds)


SIGNED = {"rud": "sign", "kaj": None}
PUBLISHED = power("liaison", matter="publish_for_signatories", notice="publish_for_signatories")


@pytest.mark.parametrize(
    ("days", "other", "reason"),
    [
        (7, {"urgent": True, "over": True}, "allowed"),
        (7, {"urgent": True, "over": False, "days": 30}, "notice_too_short"),
        (7, {"urgent": True, "days": 30}, "notice_too_short"),
        (7, {"over": True}, "notice_too_short"),
        (7, {"days": 6}, "notice_too_short"),
        (7, {"days": 7}, "allowed"),
        (1, {}, "notice_too_short"),
        (0, {}, "allowed"),
    ],
)
def test_while_somebodys_answer_is_missing_the_days_or_the_hours_of_an_urgent_text_have_passed(days, other, reason):
    actor = Actor("rud", frozenset({"liaison"}))
    verdict = asked(PUBLISHED, actor, Subject("rud", answers=SIGNED, other=other), matter(days))
    assert (verdict.reason, verdict.missing) == (reason, () if reason == "allowed" else ("kaj",))


def test_a_kind_of_text_that_no_matter_settles_is_not_settled():
    actor = Actor("rud", frozenset({"liaison"}))
    for kind, reason in (("call", "allowed"), ("message", "wrong_kind"), (None, "wrong_kind")):
        verdict = asked(PUBLISHED, actor, Subject("rud", kind=kind, answers={"rud": "sign"}), matter(7, "call"))
        assert (verdict.allowed, verdict.reason) == (reason == "allowed", reason)
