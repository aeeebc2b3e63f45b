"""The demo's matters: one decided with its tasks, one open; told by acts."""

from datetime import timedelta

import pytest
from django.utils import timezone

from hamgam.decisions.models import Matter, Task, Voice
from hamgam.demo.coalition import Cast, found_coalition
from hamgam.demo.content.coalition import COALITION
from hamgam.demo.content.founding import FOUNDING
from hamgam.demo.content.matters import MATTERS
from hamgam.demo.content.organisations import HANDLES, ORGANISATIONS
from hamgam.demo.decisions import Decided
from hamgam.demo.loader import FOUNDED, _tell
from hamgam.members.founding_text import FoundingText


@pytest.mark.django_db
def test_a_founding_text_begins_an_office_is_decided_with_its_tasks_and_a_seminar_is_open() -> None:
    cast = Cast(timezone.now())
    found_coalition(cast, COALITION, ORGANISATIONS, FOUNDED)
    _tell(cast, [Decided(cast, content) for content in (FOUNDING, *MATTERS)])
    told = [
        (row.kind, row.stage, row.decision, row.round, row.result) for row in Matter.objects.order_by("number")
    ]  # fmt: skip
    assert told == [
        ("founding_text", "agreed", 1, 1, {"founding_text": 1}), ("decision", "agreed", 2, 1, {}),
        ("decision", "open", None, 1, {}),
    ]  # fmt: skip
    assert [row["names"]["en"] for row in FoundingText.objects.get().fields] == [
        "Guarding the river", "Safety at work", "News",
    ]  # fmt: skip
    assert list(Task.objects.order_by("pk").values_list("state", flat=True)) == ["done", "open"]
    silent = Voice.objects.filter(matter__stage="open", answers=None).count()
    assert (silent, Matter.objects.get(stage="open").closes_at - cast.today > timedelta(days=8)) == (6, True)


def test_whoever_is_named_in_a_matter_is_a_member_of_the_demo() -> None:
    named = {
        handle
        for matter in (FOUNDING, *MATTERS)
        for handle in (
            matter.brings, *matter.silent, *dict(matter.replies), *(duty.responsible for duty in matter.tasks),
        )
    }  # fmt: skip
    assert named - set(HANDLES) == set()
