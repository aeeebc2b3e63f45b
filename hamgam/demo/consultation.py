"""The demo's consultations: opened, moderated and closed by acts; answered by people whom a seed invents."""

from collections.abc import Callable
from random import Random

from hamgam.consultations import acts, answering, tables
from hamgam.consultations.models import AnswerLink, AnswerSet, Consultation, ProposedStatement
from hamgam.demo.coalition import Cast
from hamgam.demo.content.consultations import Consultation as Content

SEED = 1405
#: Of a hundred answers so many pass; of a hundred people so many lean to two opinions at once.
PASSES, BETWEEN = 8, 12


class Asked:
    """One consultation as it is told; `events` has the days on which something happens."""

    def __init__(self, cast: Cast, content: Content) -> None:
        self.cast, self.content = cast, content
        self.made: Consultation | None = None

    def events(self) -> list[tuple[int, int, Callable[[], None]]]:
        """(day, order within the day, what happens)."""
        content = self.content
        told = [(content.opened, 0, self.open), (content.opened + 2, 1, self.answer)]
        if content.closes < 0:
            told.append((content.closes, 12, self.close))
        return told

    def open(self) -> None:
        """Asked, and links given out."""
        content, by = self.content, self.cast.liaison(self.content.asks)
        self.made = acts.open(
            by=by, titles=content.title.as_dict(), question=content.question.as_dict(),
            statements=[row.words.as_dict() for row in content.sayings], kind=content.kind,
            closes_at=self.cast.moment(content.closes, 20), public=True,
        )  # fmt: skip
        if content.links:
            acts.invite(by=by, on=self.made, count=content.links)

    def answer(self) -> None:
        """All people at once: a table filled in one go, since none of this is an act."""
        made = self._consultation()
        sheets = [
            AnswerSet(consultation=made, key=tables.answer_key(made, f"demo {n}"), answers=one, answered=len(one))
            for n, one in enumerate(invented(self.content))
        ]
        AnswerSet.objects.bulk_create(sheets, batch_size=500)
        used = AnswerLink.objects.filter(consultation=made).order_by("digest").values_list("pk", flat=True)
        AnswerLink.objects.filter(pk__in=list(used[: len(sheets)])).update(used=True)
        for row in self.content.proposals:
            proposal = ProposedStatement.objects.create(consultation=made, language=row.language, words=row.words)
            if row.reason:
                by = self.cast.liaison(self.content.asks)
                acts.refuse_statement(by=by, on=proposal, reason=row.reason)

    def close(self) -> None:
        """The clock closes it."""
        with_answers = self._consultation()
        acts.close(by=type(self.cast.liaison(self.content.asks)).clock(), on=with_answers)

    def _consultation(self) -> Consultation:
        assert self.made is not None
        self.made.refresh_from_db()
        return self.made


def invented(content: Content) -> list[dict[str, int]]:
    """What everybody answers: by the own opinion or between two, some statements and not others, always the same."""
    chance = Random(f"{SEED} {content.title.en}")  # noqa: S311
    made = []
    for opinion, count in enumerate(content.people):
        for _person in range(count):
            other = chance.choice([one for one in range(3) if one != opinion])
            share = 0.5 if chance.randrange(100) < BETWEEN else 0.0
            eager = min(1.0, 0.2 + chance.gammavariate(2.2, 0.2))
            answers = {}
            for place, row in enumerate(content.sayings, 1):
                agrees = row.agree[opinion] * (1 - share) + row.agree[other] * share
                drawn = chance.random(), chance.randrange(100), chance.uniform(0, 100)
                if drawn[0] < eager:
                    word = "pass" if drawn[1] < PASSES else "agree" if drawn[2] < agrees else "disagree"
                    answers[str(place)] = answering.ANSWERS[word]
            made.append(answers or {"1": 1})
    chance.shuffle(made)
    return made
