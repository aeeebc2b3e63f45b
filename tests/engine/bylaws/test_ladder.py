"""The ladder of co-operation: what an organisation on each step may do, written by hand, and said in the readable text."""

import pytest

from hamgam.engine.bylaws import Actor, Subject, may

WITH_LADDER = ("platform", "alliance")
STEPS = ("contact", "joint_statements", "joint_actions", "standing_cooperation")
#: act → (stage, from which step on it may be done)
FROM = {
    "members.edit_organisation": ("", "contact"),
    "members.enrol_key": ("", "contact"),
    "members.leave": ("", "contact"),
    "members.write_review": ("", "contact"),
    "signing.withdraw": ("published", "contact"),
    "positions.take": ("positions", "joint_statements"),
    "texts.import_text": ("", "joint_statements"),
    "texts.propose_wording": ("positions", "joint_statements"),
    "signing.attest": ("signing", "joint_statements"),
    "signing.decline": ("signing", "joint_statements"),
    "differences.write_view": ("", "joint_statements"),
    "consultations.open": ("standing", "joint_actions"),
    "decisions.answer": ("open", "joint_actions"),
    "decisions.report_task": ("agreed", "joint_actions"),
    "decisions.bring": ("standing", "standing_cooperation"),
    "decisions.withdraw": ("open", "standing_cooperation"),
    "decisions.assign_task": ("agreed", "standing_cooperation"),
}
NAMES = {
    "en": ("Keeping in contact", "Joint statements", "Joint actions", "Standing co-operation"),
    "fa": ("تماس با هم", "بیانیه‌های مشترک", "کارهای مشترک", "همکاری پایدار"),
}


def verdict(bylaws, act, stage, level, standing="member"):
    subject = Subject(organisation="rud", stage=stage or None, kind="open_letter", other={"entitled": True})
    if act.startswith("signing.att"):
        subject = Subject(organisation="rud", stage=stage, kind="call")
    return may(bylaws, Actor("rud", frozenset({"liaison"}), standing, level), act, subject).reason


@pytest.mark.parametrize("shape", WITH_LADDER)
@pytest.mark.parametrize("act", sorted(FROM))
def test_an_act_may_be_done_from_its_step_on_and_not_below(bylaws_of, shape, act):
    stage, first = FROM[act]
    found = [verdict(bylaws_of[shape], act, stage, level) for level in STEPS]
    below = STEPS.index(first)
    assert found == ["level_of_cooperation"] * below + ["allowed"] * (len(STEPS) - below)


@pytest.mark.parametrize("shape", WITH_LADDER)
def test_whoever_was_admitted_wholly_has_every_right(bylaws_of, shape):
    assert {verdict(bylaws_of[shape], act, stage, None) for act, (stage, _first) in FROM.items()} == {"allowed"}


@pytest.mark.parametrize("shape", WITH_LADDER)
def test_a_step_on_the_ladder_helps_no_one_who_is_suspended(bylaws_of, shape):
    found = {
        act: verdict(bylaws_of[shape], act, stage, "standing_cooperation", "suspended")
        for act, (stage, _) in FROM.items()
    }
    goes_on = {act for act, reason in found.items() if reason == "allowed"}
    assert goes_on == {"members.edit_organisation", "members.enrol_key", "members.leave", "signing.withdraw"}


@pytest.mark.parametrize("shape", WITH_LADDER)
@pytest.mark.parametrize("language", ["fa", "en"])
def test_each_step_is_named_by_its_article(bylaws_of, articles_of, shape, language):
    levels = bylaws_of[shape].levels
    assert tuple(row.level for row in levels) == STEPS
    for row, name in zip(levels, NAMES[language], strict=True):
        assert articles_of[shape, language][row.article].startswith(name)


@pytest.mark.parametrize("shape", ["network", "council", "committee"])
def test_the_other_shapes_know_no_ladder(bylaws_of, shape):
    assert bylaws_of[shape].levels == ()
