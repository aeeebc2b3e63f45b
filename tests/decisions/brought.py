"""Matters as tests bring, answer and close them."""

from datetime import timedelta

from hamgam.decisions import acts
from hamgam.decisions.models import Matter
from hamgam.members.actor import Actor
from hamgam.record import times
from hamgam.record.times import told
from tests.people import World

QUESTION = {"fa": "دبیرخانه را به شهر دیگری ببریم؟", "en": "Shall we move the office?"}


def brought(world: World, kind: str = "decision", **given: object) -> Matter:
    """A matter that a brings; it can be answered for ten days."""
    by = given.pop("by", world.a_liaison)
    values = {"question": QUESTION, "closes_at": times.now() + timedelta(days=10), **given}
    return acts.bring(by=by, kind=kind, **values)


def answer(actor: Actor, matter: Matter, word: str) -> None:
    """One organisation's answer, with a reason where one is needed."""
    reason = "چون آماده نیستیم." if word in acts.NEEDS_REASON else ""
    acts.answer(by=actor, on=matter, said={"word": word}, reason=reason)


def answered(world: World, matter: Matter, *words: str) -> Matter:
    """Answers of a, b, c and d; "" is silent."""
    for actor, word in zip(world.liaisons, words, strict=True):
        if word:
            answer(actor, matter, word)
    return matter


def close(matter: Matter) -> Matter:
    """The deadline has passed, and the clock counts."""
    with told(matter.closes_at):
        return acts.close(by=Actor.clock(), on=matter)
