"""Fill an empty database with the demo: every row by an act, on the day on which the story says it happened."""

from collections.abc import Sequence
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from hamgam.demo.assemblies import Called
from hamgam.demo.coalition import Cast, enrol_keys, found_coalition
from hamgam.demo.consultation import Asked
from hamgam.demo.content.assemblies import GENERAL
from hamgam.demo.content.coalition import COALITION
from hamgam.demo.content.consultations import CONSULTATIONS
from hamgam.demo.content.differences import DIFFERENCES
from hamgam.demo.content.elections import OBSERVERS, SEAT
from hamgam.demo.content.founding import FOUNDING
from hamgam.demo.content.held import THIRD
from hamgam.demo.content.large import large
from hamgam.demo.content.matters import MATTERS
from hamgam.demo.content.organisations import ORGANISATIONS
from hamgam.demo.content.texts import TEXTS
from hamgam.demo.cycle import tell
from hamgam.demo.cycles import CYCLES
from hamgam.demo.decisions import Decided
from hamgam.demo.duties import Duties
from hamgam.demo.elections import Elected
from hamgam.demo.enquiries import Received
from hamgam.demo.held import Over
from hamgam.demo.story import Story
from hamgam.demo.talk import Talked
from hamgam.demo.witnesses import begin_witnesses
from hamgam.notices import acts as notices
from hamgam.notices import clock, confirming
from hamgam.record.times import told

FOUNDED, KEYED = -300, -290
#: From this day on letters are written; after these steps of a text somebody has something to do.
LETTERS_FROM, WAKING = -20, frozenset({2, 8, 10, 11})
#: Who gave an address: letters of the demo go nowhere, and a page shows them.
READERS = ("narges", "farzaneh", "sepideh", "zolal", "heron")


def fill(keys: Path) -> Cast:
    """The coalition of fourteen with its texts in every stage."""
    cast = Cast(timezone.now(), COALITION.time_zone)
    found_coalition(cast, COALITION, ORGANISATIONS, FOUNDED, OBSERVERS)
    enrol_keys(cast, ORGANISATIONS, keys, KEYED)
    begin_witnesses(cast, keys / "witnesses", KEYED)
    _give_addresses(cast)
    questions = {row.text: row for row in DIFFERENCES}
    stories = [Story(cast, content, questions.get(content.key)) for content in TEXTS]
    asked = [Asked(cast, content) for content in CONSULTATIONS]
    _tell(
        cast,
        [
            *stories,
            *asked,
            *(Decided(cast, content) for content in (FOUNDING, *MATTERS)),
            Called(cast, GENERAL),
            Over(cast, THIRD),
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


def _tell(cast: Cast, stories: Sequence[Story | Asked | Decided | Called | Duties | Talked | Received]) -> None:
    events = [(day, order, number, act) for number, story in enumerate(stories) for day, order, act in story.events()]
    for day, order, _number, act in sorted(events, key=lambda event: event[:3]):
        moment = cast.moment(day, 20 if order == 8 else 8 + order) if day < 0 else min(cast.moment(day), cast.today)
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
