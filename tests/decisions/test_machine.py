"""Matters move by their table alone, whatever is done in whatever order: a state machine against the real acts."""

import contextlib
from datetime import date, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from hamgam.bylaws.acts import NotPossible, Refused
from hamgam.decisions import acts
from hamgam.decisions.models import Answer, Matter
from hamgam.engine.stages import MATTER_MOVES
from hamgam.members.actor import Actor
from hamgam.record import times
from hamgam.record.kept import row_digest
from hamgam.record.times import told
from tests.decisions.brought import QUESTION
from tests.furnished import furnished

WORDS = st.sampled_from(["accept", "reservation", "reject"])
MOVES = {(move.act, move.before, move.after) for move in MATTER_MOVES}
SETTLED = ("agreed", "not_agreed", "withdrawn")


class Undo(Exception):
    """Raised to take everything back that one run of the machine did."""


class Matters(RuleBasedStateMachine):
    """Up to three matters, four organisations, a clock that goes on."""

    def __init__(self) -> None:
        super().__init__()
        self.world, self.now = WORLD[0], times.now()
        self.settled: dict[int, str] = {}
        self.undo = transaction.atomic()
        self.undo.__enter__()

    def teardown(self) -> None:
        error = Undo()
        with contextlib.suppress(Undo):
            self.undo.__exit__(Undo, error, None)

    def do(self, act: object, name: str, on: Matter | None, **given: object) -> None:
        """Try an act at this moment; what it moves has to stand in the table of moves."""
        before = on.stage if on else ""
        with told(self.now), contextlib.suppress(Refused, NotPossible):
            done = act(on=on, **given)  # type: ignore[operator]
            after = Matter.objects.get(pk=on.pk if on else done.pk).stage
            if after != before or name == "decisions.close":
                assert (name, before, after) in MOVES

    def one(self, number: int) -> Matter | None:
        return Matter.objects.filter(number=number).first()

    @rule(who=st.integers(0, 3))
    def bring(self, who: int) -> None:
        if Matter.objects.count() < 3:
            self.do(
                acts.bring, "decisions.bring", None, by=self.world.liaisons[who], kind="decision", question=QUESTION
            )

    @rule(agreed=st.booleans())
    def enter(self, agreed: bool) -> None:
        if Matter.objects.count() < 3:
            self.do(acts.enter, "decisions.enter", None, by=self.world.a_liaison, kind="decision", question=QUESTION,
                    decided_on=date(2020, 1, 1), agreed=agreed, present=3)  # fmt: skip

    @rule(number=st.integers(1, 3), who=st.integers(0, 3), word=WORDS)
    def answer(self, number: int, who: int, word: str) -> None:
        if matter := self.one(number):
            by = self.world.liaisons[who]
            self.do(acts.answer, "decisions.answer", matter, by=by, said={"word": word}, reason="چون.")

    @rule(number=st.integers(1, 3), who=st.integers(0, 3))
    def withdraw(self, number: int, who: int) -> None:
        if matter := self.one(number):
            self.do(acts.withdraw, "decisions.withdraw", matter, by=self.world.liaisons[who])

    @rule(number=st.integers(1, 3), who=st.integers(0, 4))
    def close_twice(self, number: int, who: int) -> None:
        by = [*self.world.liaisons, Actor.clock()][who]
        for _once_more in range(2):
            if matter := self.one(number):
                self.do(acts.close, "decisions.close", matter, by=by)

    @rule(number=st.integers(1, 3), who=st.integers(0, 3), reason=st.sampled_from(["", "چنین نبود."]))
    def object(self, number: int, who: int, reason: str) -> None:
        if matter := self.one(number):
            self.do(acts.object, "decisions.object", matter, by=self.world.liaisons[who], reason=reason)

    @rule(number=st.integers(1, 3))
    def stand(self, number: int) -> None:
        if matter := self.one(number):
            self.do(acts.stand, "decisions.stand", matter, by=Actor.clock())

    @rule(days=st.integers(1, 9))
    def time_goes_on(self, days: int) -> None:
        self.now += timedelta(days=days)

    @invariant()
    def a_decision_has_one_number_and_numbers_have_no_gap(self) -> None:
        given = sorted(Matter.objects.exclude(decision=None).values_list("decision", flat=True))
        assert given == list(range(1, len(given) + 1))
        assert Matter.objects.filter(stage__in=("agreed", "not_agreed"), decision=None).count() == 0

    @invariant()
    def nobody_decides_nothing(self) -> None:
        for matter in Matter.objects.filter(stage="agreed", entered_on=None):
            assert Answer.objects.filter(voice__matter=matter, current=True, said__word="accept").exists() or (
                Answer.objects.filter(voice__matter=matter, current=True, said__word="reservation").exists()
            )

    @invariant()
    def what_is_settled_never_changes(self) -> None:
        for matter in Matter.objects.filter(stage__in=SETTLED):
            assert self.settled.setdefault(matter.pk, row_digest(matter)) == row_digest(matter)


WORLD: list[object] = []


@pytest.mark.django_db
def test_matters_move_by_their_table_alone() -> None:
    WORLD[:] = [furnished()]
    run_state_machine_as_test(
        Matters,
        settings=settings(
            max_examples=15, stateful_step_count=20, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
