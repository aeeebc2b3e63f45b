"""What one can ask about the common ground of a text: what every page behind it shares."""

import time
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.http import QueryDict
from django.utils.translation import get_language

from hamgam.engine import ground as engine
from hamgam.engine.spoken import letter
from hamgam.positions.ground import Ground, ground_of, question_of
from hamgam.positions.labels import Label, labels
from hamgam.positions.seen import Seen, main_wording
from hamgam.positions.standing import called
from hamgam.texts.models import Wording
from hamgam.texts.shape import Laid

#: So many seconds one search of a page may take, and no page has more than four; what is not proved by then is shown with
#: its bounds. Forty organisations on sixty clauses with currents of opinion take less (docs/decisions/0007).
SECONDS = 1.0


def deadline(seconds: float = SECONDS) -> Callable[[], bool]:
    """A question whose answer becomes yes after so many seconds: the engine itself reads no clock."""
    end = time.monotonic() + seconds
    return lambda: time.monotonic() > end


class Asking:
    """One reader's question about one text. Nothing of it is kept."""

    def __init__(self, seen: Seen, given: QueryDict) -> None:
        self.seen, self.given = seen, given
        self.silence_bears = given.get("silence") == "bears"
        self.labels: dict[int, Label] = labels(seen.clauses)
        self.laid = {laid.clause.pk: laid for laid in seen.clauses}
        self._wordings = {str(w.pk): (laid, w) for laid in seen.clauses for w in laid.wordings}

    @cached_property
    def question(self) -> engine.Question:
        """All clauses with all their wordings, those that are proposed to be added among them."""
        return question_of(self.seen, silence_bears=self.silence_bears, additions=True)

    @cached_property
    def ground(self) -> Ground:
        """The common ground as it is."""
        return ground_of(self.seen, silence_bears=self.silence_bears)

    @property
    def other_silence(self) -> str:
        """The same question with the other answer on silence, as a link."""
        query = self.given.copy()
        query.pop("silence", None)
        if not self.silence_bears:
            query["silence"] = "bears"
        return f"?{query.urlencode()}"

    @property
    def carried(self) -> str:
        """What a link to another page of the common ground carries along."""
        return "?silence=bears" if self.silence_bears else ""

    def wording(self, key: str) -> tuple[Laid, Wording]:
        """A wording and its clause by the engine's key."""
        return self._wordings[key]

    def plain(self, laid: Laid, wording: Wording) -> bool:
        """Whether a wording needs no letter: it leads, or it is the first of a clause that is proposed to be added."""
        return wording == laid.lead or (laid.lead is None and wording == next(self.offered(laid), None))

    def offered(self, laid: Laid) -> Iterator[Wording]:
        """The wordings of a clause among which a text can choose, the leading one first."""
        rows = sorted(laid.wordings, key=lambda w: w.state != "leading")
        return (w for w in rows if w.state in ("leading", "open") and not w.omits)

    def short(self, key: str) -> str:
        """«۳», or «۳ ب» where it is another wording than the one that leads."""
        laid, wording = self._wordings[key]
        said = self.labels[laid.clause.pk].short
        return said if self.plain(laid, wording) else f"{said} {letter(wording.letter, get_language() or 'fa')}"

    def shorts(self, keys: Iterable[str]) -> list[str]:
        """Clauses with their letters, in the order given."""
        return [self.short(key) for key in keys]

    def clauses(self, keys: Iterable[str]) -> list[str]:
        """Clauses by the engine's keys of clauses."""
        return [self.labels[int(key)].short for key in keys]

    def names(self, keys: Iterable[str]) -> list[str]:
        """Short names by the alphabet; none where the reader may only count."""
        wanted = {int(key) for key in keys} if self.seen.named else set()
        return [called(row) for pk, row in self.seen.members.items() if pk in wanted]

    def found(self, slugs: Sequence[str]) -> tuple[list[int], int]:
        """Members by the words that stand for them in an address, in the order of the alphabet; and how many of the
        words stand for none."""
        by_slug = {row.slug: pk for pk, row in self.seen.members.items()}
        wanted = {by_slug[slug] for slug in slugs if slug in by_slug}
        return [pk for pk in self.seen.members if pk in wanted], sum(
            1 for slug in slugs if slug and slug not in by_slug
        )


@dataclass
class InTheWay:
    """A clause that is not in a text, and who could not sign it as it stands."""

    label: Label
    rejected: list[str]
    silent: list[str]


def in_the_way(asking: Asking, laid: Laid, among: Collection[int] | None = None) -> InTheWay:
    """Who of these members, or of all, stands in the way of a clause."""
    main = main_wording(laid)
    stances, members = asking.seen.stances, asking.seen.members if among is None else among

    def who(stance: str) -> list[str]:
        return asking.names(str(pk) for pk in members if main and stances.get((pk, main.pk), "") == stance)

    return InTheWay(asking.labels[laid.clause.pk], who("reject"), [] if asking.silence_bears else who(""))
