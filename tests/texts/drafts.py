"""Texts for tests, made by acts."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from hamgam.positions.acts import take, take_whole
from hamgam.texts import acts
from hamgam.texts.models import Clause, Text, Wording
from tests.people import World

RIGHT = "آب پاک حق همهٔ ساکنان کنار رود است."
WASTE = "تخلیهٔ فاضلاب در رود باید تا پایان سال متوقف شود."
PAY = "مزد کارگران در زمان تعطیلی کامل پرداخت می‌شود."


def draft(world: World, *, bodies: tuple[str, ...] = (RIGHT, WASTE, PAY), **given: Any) -> Text:
    """A draft of organisation a: one section, numbered clauses."""
    values: dict[str, Any] = {
        "kind": "statement",
        "titles": {"fa": "رود پاک", "en": "Clean river"},
        "language": "fa",
        "sections": [{"titles": {}, "clauses": [{"text": body} for body in bodies]}],
        **given,
    }
    return acts.import_text(by=world.a_liaison, **values)


def in_round(world: World, **given: Any) -> Text:
    """The same draft in its first round."""
    text = draft(world, **given)
    acts.open_round(by=world.a_liaison, on=text, closes_at=timezone.now() + timedelta(days=14, minutes=1))
    text.refresh_from_db()
    return text


def in_common_ground(world: World, **given: Any) -> Text:
    """The same draft after everybody accepted every clause and the round was closed."""
    text = in_round(world, **given)
    accept_all(world, text)
    acts.close_round(by=world.a_liaison, on=text)
    text.refresh_from_db()
    return text


def accept_all(world: World, text: Text) -> None:
    """Everyone accepts every leading wording, each in one act."""
    leads = Wording.objects.filter(clause__text=text, clause__state="in", state="leading")
    answers = {lead.pk: ("accept", "") for lead in leads.order_by("clause_id")}
    for liaison in world.liaisons:
        take_whole(by=liaison, on=text, answers=answers)


def accept(world: World, wording: Wording) -> None:
    """Everyone accepts one wording."""
    for liaison in world.liaisons:
        take(by=liaison, on=wording, stance="accept")


def clauses(text: Text) -> list[Clause]:
    """The clauses that belong to the text, in their order."""
    return list(text.clauses.filter(state="in").order_by("order"))


def lead_of(clause: Clause) -> Wording:
    """The wording that leads a clause."""
    return clause.wordings.get(state="leading")


def bodies(text: Text) -> list[str]:
    """The leading words of each clause."""
    return [lead_of(clause).body for clause in clauses(text)]
