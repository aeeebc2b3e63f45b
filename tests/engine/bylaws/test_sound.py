"""Bylaws as a whole: what could never be mended is found before anybody is asked about it."""

import time
from dataclasses import replace
from pathlib import Path

import pytest

from hamgam.engine.bylaws import read
from hamgam.engine.bylaws.rules import Body, Level
from hamgam.engine.bylaws.sound import NEEDS, flaws
from tests.bylaws_files import SHAPES

HELD = frozenset({"liaison", "delegate", "coordinator"})
ACTS = frozenset(Path(__file__).with_name("acts.txt").read_text().split())


def without(bylaws, *acts):
    return replace(bylaws, powers=tuple(row for row in bylaws.powers if row.act not in acts))


def serious(bylaws, **given):
    return [(flaw.code, flaw.name, flaw.why) for flaw in flaws(bylaws, **given) if flaw.serious]


@pytest.mark.parametrize("shape", SHAPES)
def test_the_templates_have_no_flaws(bylaws_of, shape):
    assert flaws(bylaws_of[shape]) == ()


@pytest.mark.parametrize(
    "need", [need for need in NEEDS if ACTS.issuperset(need.one_of)], ids=lambda need: "+".join(need.one_of)
)
def test_what_cannot_be_done_without_is_missed(bylaws_of, need):
    broken = without(bylaws_of["platform"], *need.one_of)
    assert ("nobody_may", need.one_of[0], need.why) in serious(broken, stage=need.stage or "standing", held=HELD)


@pytest.mark.parametrize("shape", SHAPES)
def test_without_a_way_to_change_them_bylaws_are_broken(bylaws_of, shape):
    bylaws = bylaws_of[shape]
    matters = tuple(row for row in bylaws.matters if row.matter != "bylaws")
    assert serious(replace(bylaws, matters=matters)) == [("bylaws_without_matter", "bylaws", "")]


@pytest.mark.parametrize(
    ("act", "change", "code"),
    [
        ("decisions.bring", {"kinds": ("decision", "name")}, "bylaws_not_brought"),
        ("decisions.bring", {"roles": ("host",)}, "bylaws_not_brought"),
        ("decisions.answer", {"kinds": ("decision",)}, "bylaws_without_voice"),
    ],
)
def test_somebody_in_a_member_organisation_has_to_bring_and_to_answer_a_change(bylaws_of, act, change, code):
    bylaws = without(bylaws_of["platform"], "decisions.vote")
    rows = tuple(replace(row, **change) if row.act == act else row for row in bylaws.powers)
    assert code in [found for found, _name, _why in serious(replace(bylaws, powers=rows))]


def test_a_matter_in_the_hands_of_a_body_that_nothing_fills_is_found(bylaws_of):
    bylaws = bylaws_of["platform"]
    matters = tuple(replace(row, body="board") if row.matter == "name" else row for row in bylaws.matters)
    by_matter = tuple(row for row in matters if row.matter not in ("duty", "body"))
    for rows, filled, wanted in [
        (matters, "elected", []),
        (by_matter, "volunteers", []),
        (by_matter, "elected", [("body_empty", "name", "board"), ("body_empty", "board", "elected")]),
    ]:
        body = Body("board", filled, "18.1", seats=3)
        assert serious(replace(bylaws, matters=rows, bodies=(body,))) == wanted


def test_a_body_too_small_for_its_quorum_is_found(bylaws_of):
    bylaws = bylaws_of["platform"]
    matters = tuple(replace(row, body="board", quorum="4") if row.matter == "name" else row for row in bylaws.matters)
    found = serious(replace(bylaws, matters=matters, bodies=(Body("board", "elected", "18.1", seats=3),)))
    assert found == [("quorum_unreachable", "name", "board")]


def test_a_step_of_the_ladder_leads_on_and_allows_something(bylaws_of):
    bylaws = bylaws_of["alliance"]
    low, high = Level("contact", ("positions",), "17.2"), Level("joint_actions", ("everything",), "17.2")
    assert serious(replace(bylaws, levels=(low, high))) == []
    matters = tuple(row for row in bylaws.matters if row.matter != "level")
    stuck = replace(bylaws, levels=(low, high), matters=matters)
    assert serious(stuck) == [("level_stuck", "contact", "joint_actions")]
    powerless = replace(bylaws, levels=(replace(low, may=("bylaws.adopt",)), high))
    assert serious(powerless) == [("level_powerless", "contact", "")]


def test_where_no_step_of_the_ladder_may_answer_nobody_changes_the_bylaws(bylaws_of):
    bylaws = bylaws_of["alliance"]
    silent = replace(bylaws, levels=(Level("contact", ("positions",), "17.2"),))
    assert ("bylaws_without_voice", "bylaws", "") in serious(silent)


def test_what_nobody_begins_needs_no_end(bylaws_of):
    assert serious(without(bylaws_of["platform"], "consultations.open", "consultations.close")) == []


def test_a_role_that_nobody_can_be_given_leaves_its_acts_to_nobody(bylaws_of):
    bylaws = bylaws_of["committee"]
    rows = tuple(
        replace(row, gives=tuple(role for role in row.gives if role != "executive")) if row.gives else row
        for row in bylaws.powers
    )
    rows = tuple(row for row in rows if row.act != "members.invite" or row.gives)
    only = replace(rows[0], act="differences.settle", roles=("executive",))
    matters = tuple(row for row in bylaws.matters if row.matter not in ("duty", "body"))
    broken = replace(
        bylaws, powers=(*(row for row in rows if row.act != "differences.settle"), only), matters=matters, bodies=(),
        elections=(),
    )  # fmt: skip
    found = [flaw for flaw in flaws(broken) if flaw.name == "executive"]
    assert [(flaw.code, flaw.why, flaw.serious, "differences.settle" in flaw.about) for flaw in found] == [
        ("role_never_given", "alone", True, True)
    ]
    assert [flaw for flaw in flaws(broken, stage="standing", held={"executive", "secretary", "coordinator"})
            if flaw.code == "role_never_given"] == []  # fmt: skip


def test_a_row_that_contradicts_itself_is_found_at_its_place(bylaws_of):
    bylaws = bylaws_of["platform"]
    place = next(n for n, row in enumerate(bylaws.powers) if row.act == "texts.review_translation")
    rows = list(bylaws.powers)
    rows[place] = replace(rows[place], within="own_person")
    found = flaws(replace(bylaws, powers=tuple(rows)))
    assert [(flaw.code, flaw.why, flaw.row, flaw.article, flaw.serious) for flaw in found] == [
        ("row_never_holds", "second_and_own", place, "6.5", True)
    ]


@pytest.mark.parametrize(
    ("act", "change", "why"),
    [
        ("texts.freeze", {"stages": ("founding",)}, "stage"),
        ("statements.publish_for_all", {"unsettled": "wording"}, "settled_and_unsettled"),
    ],
)
def test_other_rows_that_can_never_hold(bylaws_of, act, change, why):
    bylaws = bylaws_of["platform"]
    rows = tuple(replace(row, **change) if row.act == act else row for row in bylaws.powers)
    assert ("row_never_holds", act, why) in serious(replace(bylaws, powers=rows))


def test_a_row_for_a_kind_of_text_whose_matter_has_none_is_found(bylaws_of):
    bylaws = bylaws_of["platform"]
    rows = tuple(
        replace(row, kinds=("call",)) if row.act == "statements.publish_for_signatories" else row
        for row in bylaws.powers
    )
    matters = tuple(row for row in bylaws.matters if row.matter != "publish_for_signatories" or row.kinds)
    broken = replace(bylaws, powers=rows, matters=matters)
    assert ("row_never_holds", "statements.publish_for_signatories", "kind") in serious(broken)


def test_a_quorum_of_more_than_there_are_is_found_once_it_is_known_how_many_there_are(bylaws_of):
    bylaws = bylaws_of["platform"]
    raised = replace(
        bylaws,
        matters=tuple(replace(row, quorum="12") if row.matter == "wording" else row for row in bylaws.matters),
    )
    assert serious(raised, stage="standing", held=HELD) == []
    assert serious(raised, stage="standing", held=HELD, members=12) == []
    assert serious(raised, stage="standing", held=HELD, members=11) == [
        ("quorum_unreachable", "wording", "organisations")
    ]


def test_too_few_to_sign_is_a_warning_for_more_may_sign_one_day(bylaws_of):
    found = flaws(bylaws_of["platform"], stage="standing", held=HELD, members=6)
    assert [(flaw.code, flaw.serious, flaw.about) for flaw in found] == [("quorum_unreachable", False, ("8", "6"))]


def test_a_round_shorter_than_its_notice_is_a_warning(bylaws_of):
    bylaws = bylaws_of["platform"]
    days = replace(bylaws.settings["round_days"], value=5)
    found = flaws(replace(bylaws, settings={**bylaws.settings, "round_days": days}))
    assert [(flaw.code, flaw.serious, flaw.about) for flaw in found] == [("round_too_short", False, ("5", "14"))]


def test_an_act_that_the_version_in_force_knew_is_missed_without_being_refused(bylaws_of):
    former = bylaws_of["platform"]
    found = flaws(without(former, "texts.thaw"), former=former, stage="standing", held=HELD)
    assert [(flaw.code, flaw.name, flaw.serious) for flaw in found] == [("act_lost", "texts.thaw", False)]


def test_thousands_of_rows_are_looked_at_in_bounded_time(acts, bylaws_of):
    bylaws = bylaws_of["platform"]
    row = bylaws.powers[20]
    many = tuple(replace(row, article=f"{n}.1", matter="wording", kinds=("platform",)) for n in range(5000))
    began = time.process_time()
    flaws(replace(bylaws, powers=(*bylaws.powers, *many)), former=bylaws)
    assert (time.process_time() - began < 10) is True


def test_bylaws_read_from_a_file_are_judged_as_they_were_read(acts, toml_of):
    assert flaws(read(toml_of["network"], acts=acts)) == ()
