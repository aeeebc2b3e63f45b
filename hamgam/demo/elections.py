"""The demo's election, up to the votes that have arrived, each step by its act on its day."""

from collections.abc import Callable

from hamgam.bodies import acts as bodies
from hamgam.bodies.models import Body
from hamgam.demo.coalition import Cast
from hamgam.demo.content.elections import Election as Content
from hamgam.demo.decisions import Decided
from hamgam.elections import acts
from hamgam.elections.models import Election
from hamgam.members.actor import Actor


class Elected(Decided):
    """The group in which there is a seat, and the election to it; `events` has the days on which something happens."""

    def __init__(self, cast: Cast, content: Content) -> None:
        super().__init__(cast, content.group)
        self.election = content
        self.opened: Election | None = None

    def events(self) -> list[tuple[int, int, Callable[[], None]]]:
        """(day, order within the day, what happens)."""
        content = self.election
        return [
            *super().events(), (content.group.ends[-1] + 1, 2, self.join), (content.opened, 3, self.open),
            (content.opened + 1, 3, self.stand), (content.begins, 8, self.begin), (content.voted, 1, self.vote),
        ]  # fmt: skip

    def join(self) -> None:
        """Some come into the group that was decided on."""
        for handle in self.election.joins:
            bodies.join(by=self.cast.liaison(handle), on=self._group())

    def _group(self) -> Body:
        found: Body = Body.objects.get(slug=self._matter().result["body"])
        return found

    def open(self) -> None:
        """The seat of an observer in it is to be filled."""
        by = self.cast.liaison(self.election.opens)
        self.opened = acts.open(by=by, office="observer_seat", body=self._group())

    def stand(self) -> None:
        """Observer organisations propose themselves, each with its page."""
        for handle, words in self.election.pages:
            by = self.cast.observers[handle]
            made = acts.nominate(by=by, on=self._opened())
            acts.write_page(by=by, on=made, words=words.as_dict())

    def begin(self) -> None:
        """The clock begins voting, if it has not done so in this very hour."""
        if self._opened().stage == "nominating":
            acts.begin_voting(by=Actor.clock(), on=self._opened())

    def vote(self) -> None:
        """Some have voted; the others may still vote."""
        keys = {row.organisation.slug: row.key for row in self._opened().nominations.select_related("organisation")}
        for handle, chosen in self.election.votes:
            choices = tuple(keys[name] for name in chosen)
            acts.vote(by=self.cast.liaison(handle), on=self._opened(), choices=choices)

    def _opened(self) -> Election:
        if self.opened is None:
            raise LookupError("an election is opened before anybody stands or votes in it")
        self.opened.refresh_from_db()
        return self.opened
