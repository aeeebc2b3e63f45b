"""The demo's talks: each post written by its act on its day; one translated, one removed, one that became a task."""

from collections.abc import Callable

from hamgam.demo.coalition import Cast
from hamgam.demo.content.talk import POSTS, Said
from hamgam.demo.story import Story
from hamgam.members.models import Coalition
from hamgam.talk import acts, reading, taking


class Talked:
    """What is said between meetings; `events` has the days on which somebody writes."""

    def __init__(self, cast: Cast, texts: dict[str, Story]) -> None:
        self.cast, self.texts = cast, texts

    def events(self) -> list[tuple[int, int, Callable[[], None]]]:
        """(day, order within the day, what happens)."""
        return [(said.day, 7, lambda said=said: self.write(said)) for said in POSTS]  # type: ignore[misc]

    def write(self, said: Said) -> None:
        """A post, and what became of it."""
        on, by = self._about(said), self.cast.liaison(said.by)
        talk = reading.of(on)
        quoted = talk.posts.filter(number=said.quotes).first() if talk and said.quotes else None
        post = acts.write(
            by=by,
            on=on,
            words=said.words,
            language=said.language,
            as_self=said.as_self,
            red_line=said.red_line,
            quotes=quoted,
        )
        if said.translated:
            other = "en" if said.language == "fa" else "fa"
            acts.translate(by=self.cast.coordinator, on=post, words=said.translated, language=other)
        if said.task:
            due = self.cast.moment(said.due).date()
            taking.assign_task(by=by, on=post, words={"fa": said.task}, responsible=by.organisation, due_on=due)
        if said.removed:
            acts.remove(by=self.cast.coordinator, on=post, reason=said.removed, language="fa")

    def _about(self, said: Said) -> object:
        if not said.text:
            return Coalition.objects.get()
        text = self.texts[said.text].text
        assert text is not None
        text.refresh_from_db()
        return text if said.clause is None else text.clauses.order_by("section__order", "order")[said.clause]
