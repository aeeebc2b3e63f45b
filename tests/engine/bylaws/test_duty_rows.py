"""A duty speaks for nobody, under no bylaws: every duty of every shape tries every act in which an organisation speaks or publishes."""

from dataclasses import replace
from itertools import product

import pytest

from hamgam.engine.bylaws import Actor, BadBylaws, Subject, may, read
from hamgam.engine.bylaws import words as closed
from hamgam.engine.bylaws.floor import OWN_VOICE, SETTLED, VOICELESS
from hamgam.engine.bylaws.roles import Reach
from tests.bylaws_files import SHAPES, written

PUBLISHING = {"statements.publish_for_all", "statements.publish_for_signatories"}
ANSWERS = {
    "nobody": None,
    "silence": {f"o{n}": None for n in range(9)},
    "one who does not": {f"o{n}": "sign" for n in range(8)} | {"o8": "decline"},
}


def held(bylaws):
    return [row.role for row in bylaws.duties if row.role]


@pytest.mark.parametrize("shape", SHAPES)
def test_no_duty_takes_a_position_signs_or_answers_for_anybody(bylaws_of, shape):
    bylaws, done = bylaws_of[shape], []
    for role, act, whose, stage, kind in product(
        held(bylaws), sorted(OWN_VOICE), ("rud", "kaj", None), closed.STAGES, (*closed.KINDS, *closed.BROUGHT)
    ):
        subject = Subject(whose, stage, kind, ANSWERS["silence"], False, {"entitled": True, "days": 99})
        if may(bylaws, Actor("rud", frozenset({role})), act, subject):
            done.append((role, act, whose, stage, kind))
    assert done == []


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("act", sorted(SETTLED))
def test_no_duty_publishes_or_settles_what_the_organisations_have_not_settled(bylaws_of, shape, act):
    bylaws, done = bylaws_of[shape], []
    for role, said, stage, kind in product(
        (*held(bylaws), *closed.DUTY_ROLES), ("nobody", "silence"), closed.TEXT_STAGES, closed.KINDS
    ):
        subject = Subject("kaj", stage, kind, ANSWERS[said], False, {"days": 99})
        if may(bylaws, Actor("rud", frozenset({role})), act, subject):
            done.append((role, said, stage, kind))
    assert done == []


@pytest.mark.parametrize("shape", SHAPES)
def test_in_the_coalition_s_name_no_duty_publishes_against_one_that_stands_in_the_way(bylaws_of, shape):
    bylaws = bylaws_of[shape]
    if bylaws.matter("publish_for_all").method not in ("agreement", "consent"):
        return
    for role, kind in product(held(bylaws), closed.KINDS):
        subject = Subject("kaj", "signing", kind, ANSWERS["one who does not"], False, {"days": 99})
        assert not may(bylaws, Actor("rud", frozenset({role})), "statements.publish_for_all", subject)


@pytest.mark.parametrize("shape", SHAPES)
def test_a_holder_may_do_exactly_what_its_rows_say_and_stops_are_nobody_else_s(bylaws_of, shape):
    bylaws = bylaws_of[shape]
    for role in held(bylaws):
        acts = {row.act for row in bylaws.of_role(role)}
        assert acts == {row.act for row in bylaws.powers if role in row.roles}
        others = {row.act for row in bylaws.powers if set(row.roles) - {role}}
        assert set(bylaws.only(role)) == acts - others


def test_every_role_of_a_duty_has_no_voice():
    assert set(closed.DUTY_ROLES) - VOICELESS == set()


@pytest.mark.parametrize("shape", SHAPES)
def test_somebody_comes_to_hold_every_duty_s_role(bylaws_of, shape):
    bylaws = bylaws_of[shape]
    assert {row.role for row in bylaws.duties if row.role} - Reach(bylaws, "standing").roles == set()


def test_a_role_that_only_a_lot_gives_is_nobody_s_where_no_lot_is_brought(bylaws_of):
    bylaws = bylaws_of["network"]
    without = replace(bylaws, matters=tuple(row for row in bylaws.matters if row.matter != "turn"))
    assert "mailing_list" in Reach(bylaws, "standing").roles
    assert "mailing_list" not in Reach(without, "standing").roles


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        ('turn = "order"', 'turn = "luck"', ("unknown_word", "luck")),
        ('duty = "web_site"', 'duty = "throne"', ("unknown_word", "throne")),
        ('duty = "web_site"', 'duty = "coordination"', ("doubled", "coordination")),
        ('role = "web_site"', 'role = "liaison"', ("unknown_word", "liaison")),
        ("term_days = 183", "term_days = 0", ("bad_number", "0")),
        ("term_days = 183, handover_days = 30", "term_days = 30, handover_days = 30", ("handover_too_long", "30")),
        (', role = "programme", article = "20.2"', ', role = "programme"', ("missing_article", "article")),
    ],
)
def test_a_duty_that_could_not_be_is_refused_with_the_reason(acts, old, new, wanted):
    text = written("network", "toml")
    assert old in text
    with pytest.raises(BadBylaws) as refused:
        read(text.replace(old, new, 1), acts=acts)
    assert wanted in [(problem.code, problem.word) for problem in refused.value.problems]


def test_a_duty_whose_role_would_speak_is_refused(acts):
    text = written("network", "toml")
    own = 'act = "positions.take", roles = ["liaison", "delegate"'
    assert own in text
    with pytest.raises(BadBylaws) as refused:
        read(text.replace(own, own + ', "treasurer"', 1), acts=acts)
    assert ("speaks_for_others", "treasurer") in [(p.code, p.word) for p in refused.value.problems]
