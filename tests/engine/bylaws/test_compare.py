"""Two versions compared: everything that differs is found, by meaning, and nothing else."""

from dataclasses import fields, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hamgam.engine.bylaws import Bylaws, Matter, Power, Setting, words
from hamgam.engine.bylaws.compare import compare

LIAISON = Power("texts.freeze", ("liaison",), "own_organisation", "8.7", stages=("common_ground",))
DELEGATE = replace(LIAISON, roles=("delegate",))
BOTH = replace(LIAISON, roles=("liaison", "delegate"))
WORDING = Matter("wording", "organisations", "consent", 14, "1/2", 3, "left_out", "8.1")
DAYS = Setting("round_days", 30, "7.1")


def bylaws(*powers, matters=(WORDING,), rows=(DAYS,), version="1"):
    return Bylaws(version, "network", powers, matters, {row.name: row for row in rows})


def told(before, after):
    return [(c.part, c.name, c.what, c.aspects, c.effect) for c in compare(before, after)]


def test_a_version_does_not_differ_from_itself(bylaws_of):
    assert [compare(each, each) for each in bylaws_of.values()] == [()] * len(bylaws_of)


@pytest.mark.parametrize(
    ("old", "new", "what", "aspects", "effect"),
    [
        (LIAISON, BOTH, "changed", ("roles",), "wider"),
        (BOTH, LIAISON, "changed", ("roles",), "narrower"),
        (LIAISON, DELEGATE, "changed", ("roles",), "other"),
        (LIAISON, replace(LIAISON, within="coalition"), "changed", ("within",), "wider"),
        (replace(LIAISON, within="own_person"), LIAISON, "changed", ("within",), "other"),
        (LIAISON, replace(LIAISON, stages=()), "changed", ("stages",), "wider"),
        (LIAISON, replace(LIAISON, stages=("draft", "common_ground")), "changed", ("stages",), "wider"),
        (LIAISON, replace(LIAISON, kinds=("call",)), "changed", ("kinds",), "narrower"),
        (LIAISON, replace(LIAISON, second_person=True), "changed", ("second_person",), "narrower"),
        (LIAISON, replace(LIAISON, matter="wording"), "changed", ("matter",), "narrower"),
        (BOTH, replace(LIAISON, stages=()), "changed", ("roles", "stages"), "other"),
        (LIAISON, replace(LIAISON, article="9.9"), "renumbered", ("article",), ""),
        (BOTH, replace(BOTH, roles=("delegate", "liaison")), "reordered", (), ""),
    ],
)
def test_a_changed_power_is_said_by_what_changed_in_it(old, new, what, aspects, effect):
    assert told(bylaws(old), bylaws(new)) == [("powers", "texts.freeze", what, aspects, effect)]


def test_an_act_that_nobody_did_before_begins_and_one_that_nobody_may_any_more_ends():
    thaw = replace(LIAISON, act="texts.thaw")
    assert told(bylaws(LIAISON), bylaws(LIAISON, thaw)) == [("powers", "texts.thaw", "begins", (), "")]
    assert told(bylaws(LIAISON, thaw), bylaws(LIAISON)) == [("powers", "texts.thaw", "ends", (), "")]


def test_a_second_way_beside_the_first_is_added_and_removed():
    clock = replace(LIAISON, roles=("clock",), within="coalition")
    assert told(bylaws(LIAISON), bylaws(LIAISON, clock)) == [("powers", "texts.freeze", "added", (), "wider")]
    assert told(bylaws(clock, LIAISON), bylaws(clock)) == [("powers", "texts.freeze", "removed", (), "narrower")]


def test_rows_are_paired_with_the_nearest_one_wherever_it_stands():
    clock = Power("texts.freeze", ("clock",), "coalition", "8.7")
    [change] = [c for c in compare(bylaws(LIAISON, clock), bylaws(clock, DELEGATE)) if not c.formal]
    assert (change.before, change.after, change.aspects) == ((LIAISON,), (DELEGATE,), ("roles",))


def test_rows_that_only_moved_are_said_to_have_moved():
    thaw = replace(LIAISON, act="texts.thaw")
    assert told(bylaws(LIAISON, thaw), bylaws(thaw, LIAISON)) == [("powers", "", "moved", (), "")]


def test_one_row_written_as_two_says_the_same():
    assert told(bylaws(BOTH), bylaws(LIAISON, DELEGATE)) == [("powers", "texts.freeze", "rewritten", (), "")]


def test_a_row_that_another_one_holds_already_takes_nothing_away_with_it():
    wide = replace(BOTH, stages=())
    assert told(bylaws(wide, LIAISON), bylaws(wide)) == [("powers", "texts.freeze", "rewritten", (), "")]


def test_matters_and_settings_are_compared_key_by_key():
    general = replace(WORDING, quorum="2/3", notice_days=7)
    own = replace(WORDING, kinds=("platform",), method="agreement")
    before, after = bylaws(LIAISON), bylaws(LIAISON, matters=(own, general), rows=(replace(DAYS, value=7),))
    assert told(before, after) == [
        ("matters", "wording", "changed", ("notice_days", "quorum"), ""),
        ("matters", "wording", "added", (), ""),
        ("settings", "round_days", "changed", ("value",), ""),
    ]


def test_what_weighs_most_is_how_the_bylaws_change_and_least_what_is_only_written_differently():
    before = bylaws(LIAISON, replace(LIAISON, act="bylaws.show_publicly"), version="1")
    after = bylaws(replace(LIAISON, article="1.1"), BOTH, rows=(replace(DAYS, value=7),), matters=())
    ranked = sorted(compare(before, after), key=lambda change: -change.weight)
    assert [change.name for change in ranked if not change.formal] == [
        "bylaws.show_publicly", "wording", "texts.freeze", "round_days",
    ]  # fmt: skip


def test_two_rows_of_thousands_are_compared_in_bounded_time():
    many = [replace(LIAISON, article=f"{n}.1") for n in range(3000)]
    other = [replace(DELEGATE, article=f"{n}.2", second_person=True) for n in range(3000)]
    assert len(compare(bylaws(*many), bylaws(*other))) == 3000


# Any two versions.


def lists(closed, least=0):
    return st.lists(st.sampled_from(closed), unique=True, min_size=least, max_size=3).map(tuple)


POWERS = st.builds(
    Power,
    act=st.sampled_from(["texts.freeze", "texts.thaw"]),
    roles=lists(words.ROLES[:3], 1),
    within=st.sampled_from(words.WITHIN[:2]),
    article=st.sampled_from(["8.1", "8.2"]),
    stages=lists(words.STAGES[:2]),
    second_person=st.booleans(),
)
MATTERS = st.builds(
    replace,
    st.just(WORDING),
    quorum=st.sampled_from(["all", "1/2"]),
    kinds=lists(words.KINDS[:2]),
    article=st.sampled_from(["8.1", "8.2"]),
)
ANY = st.builds(
    lambda powers, matters, days: bylaws(*powers, matters=tuple(matters), rows=days),
    st.lists(POWERS, max_size=6),
    st.lists(MATTERS, max_size=3),
    st.lists(st.builds(replace, st.just(DAYS), value=st.sampled_from([1, 2])), max_size=1),
)


@given(ANY, ANY)
@settings(max_examples=300)
def test_two_versions_differ_exactly_when_something_is_told(before, after):
    assert (compare(before, after) == ()) == (before == after)


@given(ANY, ANY)
@settings(max_examples=300)
def test_the_way_back_has_the_same_changes_turned_round(before, after):
    there, back = compare(before, after), compare(after, before)
    assert sorted(c.key for c in there) == sorted(c.key for c in back)
    assert sorted(repr(c.mirrored()) for c in there) == sorted(repr(c) for c in back)


@given(data=st.data())
@settings(max_examples=150)
def test_one_change_in_a_template_is_found_where_it_was_made(bylaws_of, data):
    before = bylaws_of[data.draw(st.sampled_from(sorted(bylaws_of)))]
    place = data.draw(st.integers(0, len(before.powers) - 1))
    row = before.powers[place]
    key = data.draw(st.sampled_from([field.name for field in fields(Power)][1:]))
    given_ = data.draw(_value(key))
    rows = (*before.powers[:place], replace(row, **{key: given_}), *before.powers[place + 1 :])
    after = replace(before, powers=rows)
    found = compare(before, after)
    assert {(c.part, c.name) for c in found} == ({("powers", row.act)} if after != before else set())


def _value(key):
    closed = {"roles": words.ROLES, "stages": words.STAGES, "kinds": words.KINDS, "gives": words.ROLES}
    if key in closed:
        return lists(closed[key], 1 if key == "roles" else 0)
    if key in ("second_person", "all_answered"):
        return st.booleans()
    choices = {"within": words.WITHIN, "article": ("1.1", "9.9"), "level": (None, *words.LEVELS)}
    return st.sampled_from(choices.get(key, (None, *words.MATTERS)))
