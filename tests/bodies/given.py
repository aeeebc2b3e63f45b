"""Bodies and mandates as tests let the coalition settle them."""

from datetime import date, datetime, time, timedelta
from typing import Any

from hamgam.bodies.models import Body, Mandate
from hamgam.bylaws import rules
from hamgam.bylaws.models import BylawsVersion
from hamgam.decisions import acts
from hamgam.decisions.models import Matter
from hamgam.members import here
from hamgam.members.actor import Actor
from hamgam.record import times
from hamgam.record.kept import Writing, written_by
from tests.people import World

QUESTIONS = {"body": {"fa": "این هیئت را بسازیم؟"}, "mandate": {"fa": "این اختیار را بدهیم؟"}}
WORDS = {"fa": "متن را بر پایهٔ بحث به پایان برساند و برای انتشار آماده کند."}
CALENDAR = "decisions.settle_by_mandate"


def settled(world: World, kind: str, details: dict[str, Any], word: str = "") -> Matter:
    """A matter on which all four agreed, closed at once."""
    matter = acts.bring(
        by=world.a_liaison if "liaison" in _bringers() else world.a_delegate, kind=kind, question=QUESTIONS[kind],
        text=WORDS, details=details, closes_at=times.now() + timedelta(days=30),
    )  # fmt: skip
    said = {"word": word or ("yes" if matter.rule.method in ("majority", "two_thirds") else "accept")}
    for letter in "abcd":
        role = "delegate" if "delegate" in _bringers() else "liaison"
        acts.answer(by=getattr(world, f"{letter}_{role}"), on=matter, said=said)
    acts.close(by=world.a_delegate, on=matter)
    return matter


def _bringers() -> set[str]:
    return {role for row in rules.in_force().rows("decisions.bring") for role in row.roles}


def given_to(kind: str) -> None:
    """From now on questions are settled by a body of this kind."""
    before = rules.newest()
    changed = before.rules.replace(
        'matter = "decision", body = "organisations"', f'matter = "decision", body = "{kind}"'
    ).replace('version = "1"', 'version = "2"')
    with written_by(Writing("test", times.now())):
        BylawsVersion.objects.create(version="2", rules=changed, texts=before.texts, since=times.now().date())


def body(world: World, kind: str = "group", **details: Any) -> Body:
    """A body that all agreed to make."""
    given = {"do": "make", "kind": kind, "names": {"fa": "کارگروه روابط", "en": "Relations Group"}, **details}
    return Body.objects.get(slug=settled(world, "body", given).result["body"])


def today() -> date:
    """The day in the coalition's zone."""
    return here.today()


def mandate(world: World, to: str, act: str = CALENDAR, *, days: int = 20, **details: Any) -> Mandate:
    """A mandate that all agreed to give, until the end of a day."""
    given = {"to": to, "act": act, "ends_on": (today() + timedelta(days=days)).isoformat(), **details}
    if act == CALENDAR:
        given.setdefault("kind", "calendar")
    return Mandate.objects.get(number=settled(world, "mandate", given).result["mandate"])


def at(day: date, hour: int, minute: int) -> datetime:
    """A moment in the coalition's zone."""
    return datetime.combine(day, time(hour, minute), here.zone())


def settle(actor: Actor, given: Mandate, **more: Any) -> Matter:
    """What a body settles under its mandate."""
    from hamgam.decisions.mandate_acts import settle_by_mandate

    question = {"fa": "نشست بعدی کی و کجا باشد؟"}
    return settle_by_mandate(by=actor, on=given, question=question, text={"fa": "دهم تیر، شهر کناره."}, **more)
