"""A question read from rows."""

import pytest

from hamgam.engine.ground import GroundError, table_of

ROWS = [("x", "c2", "a", "accept"), ("x", "c10", "a", "reject"), ("y", "c2", "b", "no_answer"), ("y", "c10", "d", "")]


def test_clauses_and_wordings_stand_in_the_order_of_their_names():
    table = table_of(ROWS)
    assert [clause.id for clause in table.question.clauses] == ["c2", "c10"]
    assert list(table.names.values()) == [("c2", "a"), ("c2", "b"), ("c10", "a"), ("c10", "d")]
    assert table.question.organisations == ("x", "y")
    assert sorted(table.question.stances.values()) == ["accept", "reject"]


def test_a_text_is_named_by_clause_and_wording():
    table = table_of(ROWS)
    ids = table.ids({"c10": "d", "c2": "a"})
    assert table.text(ids) == {"c2": "a", "c10": "d"}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ({"c3": "a"}, "unknown_clause"),
        ({"c2": "z"}, "unknown_wording"),
        ({"c2": "d"}, "wording_of_another_clause"),
    ],
)
def test_a_text_that_is_none_is_refused_by_name(text, code):
    with pytest.raises(GroundError) as refused:
        table_of(ROWS).ids(text)
    assert refused.value.code == code
