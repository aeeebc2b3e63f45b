"""Stages: one table of moves, whole and in accord with the bylaws."""

from hypothesis import given
from hypothesis import strategies as st

from hamgam.engine.bylaws.words import COALITION_STAGES, TEXT_STAGES
from hamgam.engine.stages import COALITION_MOVES, MOVES, after, diagram, reachable


def test_every_stage_is_entered_and_none_is_unknown():
    assert {move.after for move in MOVES} == {*TEXT_STAGES, "discarded"}
    assert {move.before for move in MOVES} == {"", *TEXT_STAGES} - {"published"}
    assert {move.after for move in COALITION_MOVES} == set(COALITION_STAGES)


def test_a_text_ends_published_or_discarded():
    for stage in TEXT_STAGES[:-1]:
        assert "published" in reachable(stage)
    assert reachable("published") == reachable("discarded") == frozenset()


def test_what_is_signed_by_anyone_is_never_thawed():
    assert reachable("signing") == {"published"}


@given(st.lists(st.sampled_from(sorted({move.act for move in MOVES})), max_size=30))
def test_whatever_is_tried_a_text_stays_at_a_stage_of_the_table(acts):
    stage, seen = "draft", set()
    for act in acts:
        stage = after(act, stage) or stage
        seen.add(stage)
    assert seen <= {*TEXT_STAGES, "discarded"}
    if "published" in seen:
        assert stage == "published"


def test_the_diagram_has_an_arrow_for_each_way():
    drawn = diagram(MOVES).splitlines()
    assert drawn[0] == "stateDiagram-v2"
    assert "    [*] --> draft: texts.import_text" in drawn
    assert "    draft --> positions: texts.open_round" in drawn
    assert drawn[-2:] == ["    discarded --> [*]", "    published --> [*]"]
    assert len(drawn) == 1 + len({(move.before, move.after) for move in MOVES}) + 2
