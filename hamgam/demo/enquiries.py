"""The demo's letters from outside: each arrives as any letter does, and is taken and answered by acts on its days."""

from collections.abc import Callable

from hamgam.demo.coalition import Cast
from hamgam.demo.content.enquiries import ENQUIRIES, Came
from hamgam.enquiries import acts, arriving
from hamgam.enquiries.models import Enquiry, EnquiryAnswer


class Received:
    """What strangers write; `events` has the days on which a letter comes, is taken, and is answered."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.letters: dict[str, Enquiry] = {}

    def events(self) -> list[tuple[int, int, Callable[[], None]]]:
        """(day, order within the day, what happens)."""
        steps: list[tuple[int | None, Callable[[Came], None], Came]] = []
        for came in ENQUIRIES:
            days = (came.day, self.arrive), (came.taken, self.take), (came.drafted, self.draft), (came.sent, self.send)
            steps += [(day, step, came) for day, step in days]
        return [(day, 7, lambda step=step, came=came: step(came)) for day, step, came in steps if day is not None]  # type: ignore[misc]

    def arrive(self, came: Came) -> None:
        """It comes by the open page, without an address."""
        received = arriving.receive(words=came.words, language=came.language, subject=came.subject, name=came.name)
        self.letters[came.subject] = received.enquiry

    def _now(self, came: Came) -> Enquiry:
        row = self.letters[came.subject]
        row.refresh_from_db()
        return row

    def take(self, came: Came) -> None:
        """An organisation takes it."""
        acts.take(by=self.cast.liaison(came.by), on=self._now(came))

    def draft(self, came: Came) -> None:
        """It writes the answer, which the others read first; without a day on which it is sent it goes by itself."""
        by = self.cast.liaison(came.by)
        made: EnquiryAnswer = acts.draft(by=by, on=self._now(came), words=came.answer)
        if came.sent is None:
            acts.send(by=by, on=made, when_free=True)

    def send(self, came: Came) -> None:
        """Nobody objected, and it goes out."""
        answer = self._now(came).answers.get(state="draft")
        acts.send(by=self.cast.liaison(came.by), on=answer)
