"""A text in its round, and coalitions of other sizes, for tests of positions."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from hamgam.members import acts as members
from hamgam.members.actor import Actor
from hamgam.positions.acts import take
from hamgam.record.times import told
from hamgam.texts import acts as texts
from hamgam.texts.models import Text
from tests.people import add, make_coalition, seat
from tests.texts.drafts import clauses, lead_of


def close(text: Text) -> None:
    """The deadline passes, and the clock closes the round."""
    with told(text.rounds.last().closes_at + timedelta(minutes=1)):
        texts.close_round(by=Actor.clock(), on=text)
    text.refresh_from_db()


def another_round(world: Any, text: Text) -> None:
    """The next round begins."""
    texts.open_round(by=world.a_liaison, on=text, closes_at=timezone.now() + timedelta(days=30), now=timezone.now())
    text.refresh_from_db()


def coalition_of(count: int, size: int = 3) -> tuple[Actor, Text]:
    """So many organisations and a text of so many clauses, all answered with a reservation by one in four, closed.

    Answers the first organisation's liaison and the text.
    """
    coalition = make_coalition()
    made = [
        add("", names={"fa": f"نهاد {n}", "en": f"Organisation {n}"}, slug=f"o{n}") for n in range(count)
    ]  # fmt: skip
    liaisons = [seat(organisation, "liaison", f"liaison-{n}") for n, organisation in enumerate(made)]
    first = liaisons[0]
    members.close_founding(by=first, on=coalition)
    text = texts.import_text(
        by=first, kind="statement", titles={"fa": "متن"}, language="fa",
        sections=[{"titles": {}, "clauses": [{"text": f"بند شمارهٔ {n}."} for n in range(size)]}],
    )  # fmt: skip
    now = timezone.now()
    texts.open_round(by=first, on=text, closes_at=now + timedelta(days=14), now=now)
    for clause in clauses(text):
        for n, liaison in enumerate(liaisons):
            given = {"stance": "reservation", "reason": "با یک ملاحظه"} if n % 4 == 1 else {"stance": "accept"}
            take(by=liaison, on=lead_of(clause), **given)
    close(text)
    return first, text
