"""The one question: properties that hold for every actor, act and subject under each shape."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hamgam.engine.bylaws import Actor, Bylaws, Subject, may, roles_in_force
from hamgam.engine.bylaws import words as closed
from hamgam.engine.bylaws.floor import OWN_VOICE, SETTLED
from hamgam.engine.methods import METHODS
from tests.bylaws_files import SHAPES

organisations = st.sampled_from(["rud", "kaj", "naj", None])
actors = st.builds(
    Actor,
    organisation=organisations,
    roles=st.frozensets(st.sampled_from(closed.ROLES), max_size=4),
    standing=st.sampled_from(closed.STANDINGS),
)
answers = st.dictionaries(
    st.sampled_from([f"o{n}" for n in range(8)]),
    st.sampled_from(["accept", "reservation", "sign", "stand_aside", "reject", "decline", None]),
)
subjects = st.builds(
    Subject,
    organisation=organisations,
    stage=st.sampled_from([*closed.STAGES, None]),
    kind=st.sampled_from([*closed.KINDS, None]),
    answers=st.none() | answers,
    person_is_actor=st.sampled_from([True, False, None]),
    other=st.dictionaries(st.just("days"), st.integers(0, 40)),
)
shapes = st.sampled_from(SHAPES)


@given(shapes, actors, subjects, st.data())
def test_a_verdict_always_has_a_known_reason_and_is_allowed_for_one_alone(bylaws_of, acts, shape, actor, subject, data):
    act = data.draw(st.sampled_from(sorted(acts)))
    verdict = may(bylaws_of[shape], actor, act, subject)
    assert verdict.reason in closed.REASONS
    assert verdict.allowed is (verdict.reason == "allowed")
    assert verdict.article is not None


@given(shapes, actors, subjects, st.text(max_size=30))
def test_what_no_row_grants_is_refused(bylaws_of, acts, shape, actor, subject, act):
    verdict = may(bylaws_of[shape], actor, f"{act}!", subject)
    assert (verdict.allowed, verdict.reason, verdict.article, verdict.roles) == (False, "no_article", None, ())


@given(actors, subjects, st.sampled_from(["positions.take", "signing.sign", "statements.publish_for_all"]))
def test_empty_bylaws_refuse_everything(actor, subject, act):
    assert may(Bylaws("1", "network", (), (), {}), actor, act, subject).reason == "no_article"


@given(shapes, actors, subjects, st.sampled_from(sorted(OWN_VOICE)))
def test_nobody_speaks_for_another_organisation(bylaws_of, shape, actor, subject, act):
    if may(bylaws_of[shape], actor, act, subject):
        assert actor.organisation is not None
        assert actor.organisation == subject.organisation
        assert actor.standing not in ("clock", "host")


@given(shapes, actors, subjects, st.sampled_from(sorted(SETTLED)))
def test_what_is_settled_together_needs_somebody_who_said_yes(bylaws_of, shape, actor, subject, act):
    verdict = may(bylaws_of[shape], actor, act, subject)
    if verdict:
        assert verdict.outcome is not None
        assert len(verdict.outcome.yes) > 0


@given(shapes, actors, subjects, st.data())
def test_a_coordinator_alone_can_do_nothing_that_the_organisations_have_not_settled(
    bylaws_of, acts, shape, actor, subject, data
):
    act = data.draw(st.sampled_from(sorted(act for act in acts if act.startswith(("statements", "signing")))))
    coordinator = Actor(actor.organisation, frozenset({"coordinator"}))
    verdict = may(bylaws_of[shape], coordinator, act, subject)
    assert not verdict.allowed or verdict.outcome is not None


@pytest.mark.parametrize(
    ("roles", "standing", "in_force"),
    [
        ({"liaison", "coordinator"}, "member", {"liaison", "coordinator"}),
        ({"liaison", "host", "clock", "observer"}, "member", {"liaison"}),
        ({"liaison", "delegate"}, "observer", {"observer"}),
        ({"liaison"}, "clock", {"clock"}),
        ({"liaison"}, "host", {"host"}),
        ({"liaison", "invited"}, "nobody", {"invited"}),
        ({"liaison"}, "", set()),
    ],
)
def test_a_role_counts_only_with_its_standing(roles, standing, in_force):
    assert roles_in_force(Actor("rud", frozenset(roles), standing)) == in_force


def fourteen(**counts: int) -> dict[str, str | None]:
    words = [word for word, count in counts.items() for _ in range(count)]
    return {f"o{n:02}": None if word == "silent" else word for n, word in enumerate(words)}


def test_a_refused_publication_names_the_article_and_those_who_are_missing(bylaws_of):
    subject = Subject("rud", "signing", "statement", fourteen(sign=11, decline=1, silent=2), other={"days": 20})
    verdict = may(bylaws_of["network"], Actor("naj", frozenset({"coordinator"})), "statements.publish_for_all", subject)
    assert (verdict.reason, verdict.article) == ("not_agreed", "9.1")
    assert verdict.missing == ("o12", "o13")
    assert verdict.refused == ("o11",)
    assert verdict.otherwise == "signatories_only"
    assert verdict.roles == ("liaison", "coordinator")
    assert verdict.stages == ("final", "signing")


def test_too_few_signatories_are_told_by_name(bylaws_of):
    subject = Subject("rud", "signing", "platform", fourteen(sign=7, decline=5, silent=2), other={"days": 20})
    actor = Actor("naj", frozenset({"coordinator"}))
    verdict = may(bylaws_of["platform"], actor, "statements.publish_for_signatories", subject)
    assert (verdict.reason, verdict.article) == ("too_few_signatories", "9.2")
    assert verdict.missing == ("o12", "o13")
    assert verdict.refused == ("o07", "o08", "o09", "o10", "o11")
    assert verdict.outcome is not None
    assert verdict.outcome.quorum_needed == 8


def test_an_allowed_act_names_the_article_of_its_own_row(bylaws_of):
    subject = Subject("rud", "common_ground", answers=fourteen(accept=14))
    verdict = may(bylaws_of["network"], Actor(None, standing="clock"), "texts.leave_clause_out", subject)
    assert (verdict.allowed, verdict.article, verdict.missing) == (True, "8.2", ())


def test_who_lists_rows_with_the_matters_that_settle_them(bylaws_of):
    rows = bylaws_of["platform"].who("statements.publish_for_signatories")
    assert [(row.power.roles, [m.quorum for m in row.matters]) for row in rows] == [
        (("liaison", "coordinator"), ["8", "5"]),
        (("clock",), ["8", "5"]),
    ]
    assert bylaws_of["platform"].who("members.unheard_of") == ()


def test_a_kind_of_text_has_its_own_rule_before_the_general_one(bylaws_of):
    platform = bylaws_of["platform"]
    assert [platform.minimum_signatories(kind) for kind in ("platform", "call", None)] == [8, 5, 5]
    assert [platform.setting("signing_level", kind) for kind in ("platform", "call", None)] == [
        "key", "attested", "attested",
    ]  # fmt: skip


def in_words(bylaws) -> list:
    """The matters that are answered in words; where ballots or a lot decide, `hamgam.decisions.ballots` counts."""
    return [row for row in bylaws.matters if row.method in METHODS]


@pytest.mark.parametrize("shape", SHAPES)
@given(answers=answers, kind=st.sampled_from([*closed.KINDS, None]), number=st.integers(1, 5))
def test_silence_never_blocks_for_ever(bylaws_of, shape, answers, kind, number):
    for row in in_words(bylaws_of[shape]):
        follows = row.follows(answers, number)
        assert follows in ("agreed", "next_round", row.otherwise)
        assert row.follows(answers, row.rounds) in ("agreed", row.otherwise)
        assert row.otherwise in closed.OTHERWISE


def test_silence_of_all_is_never_an_agreement(bylaws_of):
    silent = fourteen(silent=14)
    found = {(m.matter, m.follows(silent, 1), m.follows(silent, 2)) for m in in_words(bylaws_of["network"])}
    found = {row for row in found if row[0] in closed.COUNTED}
    assert found == {
        ("wording", "next_round", "difference_and_left_out"),
        ("publish_for_all", "signatories_only", "signatories_only"),
        ("publish_for_signatories", "falls", "falls"),
        ("liaison", "falls", "falls"),
    }
