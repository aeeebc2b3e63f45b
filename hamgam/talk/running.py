"""Running a talk: closing it, opening it again, putting it off until a day, moving it to another thing."""

from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Max

from hamgam.bylaws.acts import NotPossible, act
from hamgam.members import here
from hamgam.talk import reading, subjects
from hamgam.talk.acts import of_whoever_runs
from hamgam.talk.models import COMMON, SUBJECTS, Talk

#: The longest that a talk is put off.
LONGEST = timedelta(days=366)


def _must_be_here(talk: Talk) -> None:
    if talk.moved_to_id is not None:
        raise NotPossible("talk_moved")


@act("talk.close", subject=of_whoever_runs)
def close(*, by: Any, on: Talk, at: datetime) -> Talk:
    """Close a talk: it stays readable, and nobody writes in it."""
    _must_be_here(on)
    on.closed_on, on.put_off_until = on.closed_on or here.day_of(at), None
    on.save(update_fields=["closed_on", "put_off_until"])
    return on


@act("talk.reopen", subject=of_whoever_runs)
def reopen(*, by: Any, on: Talk, at: datetime) -> Talk:
    """Open a talk again that was closed or put off. Where one was moved away, the place begins a talk of its own again."""
    on.closed_on = on.put_off_until = on.moved_to = None
    on.save(update_fields=["closed_on", "put_off_until", "moved_to"])
    return on


@act("talk.put_off", subject=of_whoever_runs)
def put_off(*, by: Any, on: Talk, at: datetime, until: date) -> Talk:
    """Put a talk off: nobody writes before that day, and then it is open again by itself."""
    _must_be_here(on)
    if not timedelta(0) < until - here.day_of(at) <= LONGEST:
        raise NotPossible("talk_day", limit=LONGEST.days)
    on.closed_on, on.put_off_until = None, until
    on.save(update_fields=["closed_on", "put_off_until"])
    return on


def has_red_lines(talk: Talk) -> bool:
    """Whether red lines stand in it; where they do it is moved within its text alone."""
    return reading.standing_lines().filter(talk=talk).exists()


@act("talk.move", subject=of_whoever_runs)
def move(*, by: Any, on: Talk, at: datetime, to: Any) -> Talk:
    """Move a talk to another thing; the old place says where it went, and what is sent there lands in the new one.

    Where the other thing has no talk yet, this one goes there with its posts. Where it has one, that one goes on. It can go back to
    where it came from. It never goes to where more people read, and red lines stay with their text.
    """
    _must_be_here(on)
    kind, thing = subjects.where(to)
    came_from_there = kind in SUBJECTS and on.came_from.filter(kind=kind, **{kind: thing}).exists()
    if not (kind in COMMON or came_from_there) or (kind, thing) == subjects.where(on):
        raise NotPossible("talk_place")
    if subjects.circle(kind, thing) > subjects.circle(*subjects.where(on)):
        raise NotPossible("talk_wider")
    if has_red_lines(on) and subjects.text_of(kind, thing) != subjects.text_of(*subjects.where(on)):
        raise NotPossible("talk_red_lines")
    there = Talk.objects.filter(**{kind: thing}).first()
    if there is not None:
        return _goes_on_in(on, there, at)
    old_kind, old_thing = subjects.where(on)
    setattr(on, old_kind, None)
    setattr(on, kind, thing)
    on.kind = kind
    on.save()
    number = (Talk.objects.aggregate(last=Max("number"))["last"] or 0) + 1
    Talk.objects.create(
        number=number, kind=old_kind, opened_on=here.day_of(at), moved_to=on, **{old_kind: old_thing}
    )  # fmt: skip
    return on


def _goes_back(on: Talk, there: Talk) -> Talk:
    """To the place that leads here: with its posts, and that place's mark takes this one; or what was said there goes on."""
    if there.posts.exists():
        there.moved_to, on.moved_to = None, there
        for row in (there, on):
            row.save(update_fields=["moved_to"])
        return on
    (kind, thing), (old_kind, old_thing) = subjects.where(there), subjects.where(on)
    setattr(there, kind, None)
    there.save(update_fields=[kind])
    setattr(on, old_kind, None)
    setattr(on, kind, thing)
    on.kind = kind
    on.save()
    setattr(there, old_kind, old_thing)
    there.kind = old_kind
    there.save()
    return on


def _goes_on_in(on: Talk, there: Talk, at: datetime) -> Talk:
    if there.moved_to_id == on.pk and there.closed_on is None:
        return _goes_back(on, there)
    while there.moved_to is not None:
        there = there.moved_to
    if there.pk == on.pk:
        raise NotPossible("talk_came_from_there")
    if there.state(here.day_of(at)) != "open":
        raise NotPossible("talk_there_closed")
    on.moved_to = there
    on.save(update_fields=["moved_to"])
    return on
