"""A small coalition under the bylaws of any shape, and the way of a text through its rounds there."""

from collections.abc import Mapping
from dataclasses import dataclass

from hamgam.bylaws import rules
from hamgam.members.actor import Actor
from hamgam.positions import acts as positions
from hamgam.record.times import told
from hamgam.texts import acts as texts
from hamgam.texts.models import Clause, Text, Wording
from tests import flow
from tests.furnished import furnished
from tests.people import World

SHAPES = ("network", "council", "platform", "committee", "alliance")
STANCES = {"+": "accept", "~": "reservation", "/": "stand_aside", "-": "reject"}


@dataclass
class House:
    """`voices`: who speaks for each organisation. `conduct`: who opens rounds and records results."""

    shape: str
    world: World
    voices: dict[str, Actor]
    conduct: Actor

    def text(self, *words: str, kind: str = "statement") -> Text:
        """A draft of these clauses in Persian, brought by a."""
        return texts.import_text(
            by=self.voices["a"], kind=kind, titles={"fa": "آب پاک"}, language="fa",
            sections=[{"titles": {}, "clauses": [{"text": word} for word in words or ("آب برای همه.",)]}],
        )  # fmt: skip

    def open(self, text: Text) -> None:
        """A round, as long as the bylaws usually want it."""
        text.refresh_from_db()
        flow.open_round(text, self.conduct, days=int(rules.in_force().setting("round_days")))

    def say(self, wording: Wording, said: str) -> None:
        """Answers of a, b, c and d: + accept, ~ with reservation, / stands aside, - rejects, . is silent."""
        for letter, sign in zip("abcd", said, strict=True):
            if sign != ".":
                stance = STANCES[sign]
                positions.take(by=self.voices[letter], on=wording, stance=stance, reason="چون." if sign in "~-" else "")

    def round(self, text: Text, answers: Mapping[Wording, str]) -> None:
        """A whole round with these answers; it closes at its deadline."""
        self.open(text)
        for wording, said in answers.items():
            self.say(wording, said)
        self.close(text)

    def close(self, text: Text) -> None:
        """The deadline has passed."""
        with told(text.rounds.get(closed_at=None).closes_at):
            texts.close_round(by=self.world.clock, on=text)
        text.refresh_from_db()


def house(shape: str) -> House:
    """Four organisations under these bylaws."""
    world = furnished(shape, duty="secretary" if shape == "committee" else "coordinator")
    role = "delegate" if shape == "council" else "liaison"
    voices = {letter: getattr(world, f"{letter}_{role}") for letter in "abcd"}
    return House(shape, world, voices, world.coordinator if shape == "committee" else voices["a"])


def lead_of(clause: Clause) -> Wording:
    """The wording that leads."""
    return clause.wordings.get(state="leading")
