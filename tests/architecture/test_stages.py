"""Texts move by the one table of moves, and the bylaws of every shape allow each move somewhere."""

from typing import Any

import pytest
from django.db import connection

from hamgam.bylaws import founding
from hamgam.bylaws.founding import SHAPES
from hamgam.engine.stages import MOVES, Move
from hamgam.record.kept import writing
from hamgam.texts.models import Text
from tests.people import World
from tests.stages import furnish


@pytest.mark.parametrize("shape", SHAPES)
def test_the_bylaws_let_somebody_make_every_move(shape: str) -> None:
    bylaws = founding.read_checked(*founding.template(shape))
    impossible = [
        move
        for move in MOVES
        if move.before and not any(move.before in row.stages or not row.stages for row in bylaws.rows(move.act))
    ]
    assert impossible == []


def test_acts_move_texts_by_the_table_alone(world: World) -> None:
    made: set[Move] = set()

    def watch(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.startswith('UPDATE "hamgam_text" SET') and '"stage" = ' in sql:
            columns = sql.split(" WHERE ")[0].split(" SET ")[1].split(", ")
            place = next(i for i, column in enumerate(columns) if column.startswith('"stage"'))
            before = Text.objects.get(pk=params[-1]).stage
            if before != params[place]:
                made.add(Move(writing().act, before, params[place]))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(watch):
        furnish(world)
    assert made - set(MOVES) == set()
    assert {move.after for move in made} == {"positions", "common_ground", "final", "signing", "published"}
