"""Fill an empty database with the demo: every row by an act, on the day on which the story says it happened."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Protocol

from django.conf import settings
from django.utils import timezone

from hamgam.demo.coalition import Cast, found_coalition
from hamgam.demo.consultation import Asked
from hamgam.demo.content.coalition import COALITION
from hamgam.demo.content.consultations import CONSULTATIONS
from hamgam.demo.content.differences import DIFFERENCES
from hamgam.demo.content.elections import SEAT
from hamgam.demo.content.large import large
from hamgam.demo.content.matters import MATTERS
from hamgam.demo.content.texts import TEXTS
from hamgam.demo.cycle import Cycle, events, hour_of, tell
from hamgam.demo.cycles import CYCLES
from hamgam.demo.cycles.network import FOUNDED, KEYED, Network
from hamgam.demo.decisions import Decided
from hamgam.demo.duties import Duties
from hamgam.demo.elections import Elected
from hamgam.demo.enquiries import Received
from hamgam.demo.story import Story
from hamgam.demo.talk import Talked
from hamgam.demo.witnesses import begin_witnesses
from hamgam.notices import acts as notices
from hamgam.notices import clock, confirming
from hamgam.record.times import told

#: From this day on letters are written; after these steps of a text somebody has something to do.
LETTERS_FROM, WAKING = -20, frozenset({2, 8, 10, 11})
#: Who gave an address: letters of the demo go nowhere, and a page shows them.
READERS = ("narges", "farzaneh", "sepideh", "zolal", "heron")


def fill(keys: Path) -> Cast:
    """The coalition of fourteen with its texts in every stage."""
    cycle = Network(timezone.now(), keys)
    cast = cycle.cast
    questions = {row.text: row for row in DIFFERENCES}
    stories = [Story(cast, content, questions.get(content.key)) for content in TEXTS]
    asked = [Asked(cast, content) for content in CONSULTATIONS]
    _tell(
        cast,
        [
            Lived(cycle),
            Watched(cast, keys),
            *stories,
            *asked,
            *(Decided(cast, content) for content in MATTERS),
            Duties(cast),
            Elected(cast, SEAT),
            Talked(cast, {story.content.key: story for story in stories}),
            Received(cast),
        ],
    )
    return cast


def keys_of(shape: str) -> Path:
    """The folder for the keys of a demo's organisations, as they would lie on machines of their own, and of its witnesses."""
    return Path(settings.VAR) / ("demo-keys" if shape == COALITION.shape else f"demo-keys-{shape}")


def fill_shape(shape: str) -> None:
    """The demo of one shape: a coalition under its bylaws, from its founding to its next assembly. Raises KeyError without one."""
    if shape == COALITION.shape:
        fill(keys_of(shape))
    else:
        tell(CYCLES[shape](timezone.now(), keys_of(shape)))


def fill_large(organisations: int, clauses: int, wordings: int, keys: Path) -> Cast:
    """A coalition of any size with long texts, for measuring pages."""
    content = large(organisations, clauses, wordings)
    cast = Cast(timezone.now())
    found_coalition(cast, COALITION, content.organisations, FOUNDED)
    _tell(cast, [Story(cast, text) for text in (content.text, *content.more)])
    return cast


class Told(Protocol):
    """One of the stories of a demo; `events` has (day, order within the day, what happens)."""

    def events(self) -> Iterable[tuple[int, int, Callable[[], None]]]:
        """What happens, in no particular order."""


class Lived:
    """The coalition's own cycle, among the other stories."""

    def __init__(self, cycle: Cycle) -> None:
        self.cycle = cycle

    def events(self) -> list[tuple[int, int, Callable[[], None]]]:
        """Its steps."""
        return events(self.cycle)


class Watched:
    """Witnesses, and whoever gave an address."""

    def __init__(self, cast: Cast, keys: Path) -> None:
        self.cast, self.keys = cast, keys

    def events(self) -> list[tuple[int, int, Callable[[], None]]]:
        """On the day on which there are keys."""
        return [(KEYED, 3, self.watch), (KEYED, 9, lambda: _give_addresses(self.cast))]

    def watch(self) -> None:
        """Four organisations watch the record."""
        begin_witnesses(self.cast, self.keys / "witnesses", KEYED)


def _tell(cast: Cast, stories: Sequence[Told]) -> None:
    told_of = [(day, order, number, act) for number, story in enumerate(stories) for day, order, act in story.events()]
    for day, order, _number, act in sorted(told_of, key=lambda event: event[:3]):
        moment = cast.moment(day, hour_of(order)) if day < 0 else min(cast.moment(day), cast.today)
        with told(moment):
            act()
            if day >= LETTERS_FROM and order in WAKING:
                clock.tick()
    clock.tick()


def _give_addresses(cast: Cast) -> None:
    """A few people want letters by mail."""
    with told(cast.moment(KEYED)):
        for actor in (actor for people in cast.people.values() for actor in people):
            person = actor.person
            if person.username in READERS:
                notices.choose_channels(
                    by=actor, on=person, channels=["mail"], email=f"{person.username}@example.org",
                    language=person.language, display_name=person.display_name,
                )  # fmt: skip
                confirming.confirm(person.new_address)
