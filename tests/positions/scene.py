"""A text in its round, and coalitions of other sizes, for tests of positions."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from benchmarks.ground_instances import uniform
from hamgam.members import acts as members
from hamgam.members import here
from hamgam.members.actor import Actor
from hamgam.positions.acts import take_whole
from hamgam.positions.models import Position
from hamgam.record.kept import Writing, written_by
from hamgam.record.times import told
from hamgam.texts import acts as texts
from hamgam.texts.models import Text
from tests.furnished import put_back
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
    made: tuple[Actor, Text] = put_back(f"answered {count} {size}", lambda: _answered(count, size))
    return made


def _answered(count: int, size: int) -> tuple[Actor, Text]:
    liaisons, text = _asked(count, size)
    leads = [lead_of(clause).pk for clause in clauses(text)]
    for n, liaison in enumerate(liaisons):
        given = ("reservation", "با یک ملاحظه") if n % 4 == 1 else ("accept", "")
        take_whole(by=liaison, on=text, answers=dict.fromkeys(leads, given))
    close(text)
    return liaisons[0], text


def hard(count: int = 30, size: int = 40, seed: int = 1) -> tuple[list[Actor], Text]:
    """The hard case, without currents: everybody bears each clause with the same chance; put in as rows, for there are
    many. A first answer leaves steps of it open, and the next runs prove them. Answers the liaisons and the text."""
    made: tuple[list[Actor], Text] = put_back(f"hard {count} {size} {seed}", lambda: _hard(count, size, seed))
    return made


def _hard(count: int, size: int, seed: int) -> tuple[list[Actor], Text]:
    liaisons, text = _asked(count, size)
    question = uniform(count, size, 1, seed)
    wordings = [lead_of(clause) for clause in clauses(text)]
    places = {f"c{at}w0": wording for at, wording in enumerate(wordings)}
    rows = [
        Position(
            wording=places[wording], organisation=liaisons[int(name[1:])].organisation, round=text.rounds.get(),
            stance=stance, reason="دلیل" if stance == "reject" else "", day=here.today(),
        )
        for (name, wording), stance in question.stances.items()
    ]  # fmt: skip
    with written_by(Writing("tests.hard", timezone.now())):
        Position.objects.bulk_create(rows)
    close(text)
    return liaisons, text


def _asked(count: int, size: int) -> tuple[list[Actor], Text]:
    """So many organisations, and a text of so many clauses in its first round."""
    coalition = make_coalition()
    made = [
        add("", names={"fa": f"نهاد {n}", "en": f"Organisation {n}"}, slug=f"o{n}") for n in range(count)
    ]  # fmt: skip
    liaisons = [seat(organisation, "liaison", f"liaison-{n}") for n, organisation in enumerate(made)]
    members.close_founding(by=liaisons[0], on=coalition)
    text = texts.import_text(
        by=liaisons[0], kind="statement", titles={"fa": "متن", "en": "Text"}, language="fa",
        sections=[{"titles": {}, "clauses": [{"text": f"بند شمارهٔ {n}."} for n in range(size)]}],
    )  # fmt: skip
    now = timezone.now()
    texts.open_round(by=liaisons[0], on=text, closes_at=now + timedelta(days=14), now=now)
    return liaisons, text
