"""The demo's matters: brought, answered, counted and followed by tasks, each by its act on its day."""

from collections.abc import Callable

from hamgam.decisions import acts, models
from hamgam.demo.coalition import Cast
from hamgam.demo.content.matters import Matter, Reply
from hamgam.members.actor import Actor


def counted(matter: models.Matter) -> None:
    """The clock counts, where it has not yet."""
    matter.refresh_from_db()
    if matter.stage == "open":
        acts.close(by=Actor.clock(), on=matter)


class Decided:
    """One matter as it is told; `events` has the days on which something happens."""

    def __init__(self, cast: Cast, content: Matter) -> None:
        self.cast, self.content = cast, content
        self.made: models.Matter | None = None

    def events(self) -> list[tuple[int, int, Callable[[], None]]]:
        """(day, order within the day, what happens)."""
        told = [(self.content.opened, 0, self.bring), (self.content.opened + 2, 1, self.answer)]
        told += [(day, 12, self.close) for day in self.content.ends]
        if self.content.tasks:
            told += [(self.content.ends[-1] + 1, 0, self.assign), (self.content.ends[-1] + 8, 1, self.report)]
        return told

    def bring(self) -> None:
        """Brought by its form's own act."""
        content = self.content
        self.made = acts.bring(
            by=self.cast.liaison(content.brings), kind=content.kind, question=content.question.as_dict(),
            text=content.text.as_dict(), choices=[row.as_dict() for row in content.choices],
            status_quo=content.status_quo.as_dict(), debate=content.debate.as_dict(),
            closes_at=self.cast.moment(content.closes, 20), details=content.details,
        )  # fmt: skip

    def answer(self) -> None:
        """Everybody who is not silent; the others may still answer."""
        replies, matter = dict(self.content.replies), self._matter()
        for handle in self.cast.organisations:
            if handle not in self.content.silent:
                reply = replies.get(handle, Reply("accept"))
                words = {choice["id"]: reply.word for choice in matter.choices}
                said = {"words": words} if words else {"word": reply.word}
                acts.answer(by=self.cast.liaison(handle), on=matter, said=said, reason=reply.reason, mandated=True)

    def close(self) -> None:
        """The clock counts; where there is no agreement, once for each round."""
        counted(self._matter())

    def assign(self) -> None:
        """What follows from it."""
        for duty in self.content.tasks:
            acts.assign_task(
                by=self.cast.liaison(self.content.brings), on=self._matter(), words=duty.words.as_dict(),
                responsible=self.cast.organisations[duty.responsible],
                due_on=self.cast.moment(duty.due).date(),
            )  # fmt: skip

    def report(self) -> None:
        """What became of what is done by now."""
        for duty, task in zip(self.content.tasks, self._matter().tasks.order_by("pk"), strict=True):
            if duty.report.fa:
                by = self.cast.liaison(duty.responsible)
                acts.report_task(by=by, on=task, state="done", report=duty.report.as_dict())

    def _matter(self) -> models.Matter:
        assert self.made is not None
        self.made.refresh_from_db()
        return self.made
