"""The common ground of one text: the engine asked once for each state of the positions, and remembered for all."""

import hashlib
import logging
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.core.cache import caches

from hamgam.engine import ground as engine
from hamgam.members.actor import Actor
from hamgam.positions.seen import Seen, seen_by
from hamgam.record import log
from hamgam.texts.models import Text
from hamgam.texts.shape import Laid

logger = logging.getLogger("hamgam")

#: Four weeks; a state of the positions that nobody asks for any more is forgotten.
KEPT_FOR = 28 * 24 * 60 * 60
#: Where the positions on a text may still change what it has in common.
ALIVE = ("positions", "common_ground")


@dataclass(frozen=True)
class Ground:
    """What the engine says, all by ids: organisations, clauses and wordings as strings of their keys.

    `agreement`: how far each clause of the text is agreed; `added`: the same of clauses that are proposed to be added.
    `present`: the staircase of the leading wordings alone. `reach`: that of all open wordings and of the proposed
    clauses, which may be longer than the text. `reworded`: how many could sign a text of all its clauses, each in
    whatever wording. `signers`: who can sign the whole text as it stands. `without`: clause → how many could if it were
    left out.
    """

    agreement: engine.FullAgreement
    added: tuple[engine.ClauseAgreement, ...]
    present: engine.Frontier
    reach: engine.Frontier
    reworded: int
    bridges: tuple[engine.Bridge, ...]
    levels: engine.Levels
    signers: tuple[str, ...]
    without: Mapping[str, int]

    @property
    def exact(self) -> bool:
        """Whether both staircases are proved."""
        return self.present.exact and self.reach.exact


def question_of(
    seen: Seen, *, silence_bears: bool = False, leading_only: bool = False, additions: bool = False
) -> engine.Question:
    """What is asked: the clauses of the text with their wordings, the members, and their answers as disclosed.

    `additions`: with the clauses that are proposed to be added, behind those of the text. Proposals to leave a clause
    out are no wordings here: a text without the clause is always among the answers.
    """
    laid = [*seen.asked, *(seen.added if additions else ())]
    offered = {row.clause.pk: _offered(row, leading_only) for row in laid}
    wordings = {w.pk for rows in offered.values() for w in rows}
    clauses = tuple(
        engine.Clause(str(pk), tuple(engine.Wording(str(w.pk), w.state == "leading") for w in rows))
        for pk, rows in offered.items()
    )
    stances: dict[tuple[str, str], Any] = {
        (str(organisation), str(wording)): stance
        for (organisation, wording), stance in seen.stances.items()
        if wording in wordings
    }
    members = tuple(str(pk) for pk in sorted(seen.members))
    return engine.Question(clauses, members, stances, unanswered_bears=silence_bears)


def _offered(laid: Laid, leading_only: bool) -> list[Any]:
    leading = [w for w in laid.wordings if w.state == "leading"]
    return leading if leading_only else leading + [w for w in laid.wordings if w.state == "open" and not w.omits]


def ground_of(seen: Seen, *, silence_bears: bool = False) -> Ground:
    """The common ground as the disclosed positions make it."""
    question = question_of(seen, silence_bears=silence_bears, additions=True)
    found: Ground = _once(f"ground-{fingerprint(question, _text_of(seen))}", lambda: _computed(seen, silence_bears))
    return found


def own_moves(seen: Seen, ground: Ground, *, silence_bears: bool = False) -> tuple[engine.Bridge, ...]:
    """What moves of the reader's own organisation would bring. For its eyes alone: nobody is pressed."""
    if seen.me is None:
        return ()
    question, text = question_of(seen, silence_bears=silence_bears, additions=True), _text_of(seen)
    me, known = str(seen.me), ground.reach
    found: tuple[engine.Bridge, ...] = _once(
        f"moves-{me}-{fingerprint(question, text)}", lambda: engine.own_bridges(question, me, text, known=known)
    )
    return found


def prepare() -> int:
    """Work out the common ground of every text on which positions are taken, unless it is known; answers of how many.

    The clock does this, so that nobody waits for it who opens the page after a round. Nothing of it depends on the
    hour, so it is looked at again only when the record has grown.
    """
    made, head = 0, log.head()
    key = f"prepared-{head.origin}"
    if caches["default"].get(key) == head.size:
        return 0
    for text in Text.objects.filter(stage__in=ALIVE, rounds__isnull=False).distinct():
        seen = seen_by(Actor.clock(), text)
        if seen.disclosed and seen.asked:
            for silence_bears in (False, True):
                ground_of(seen, silence_bears=silence_bears)
            made += 1
    caches["default"].set(key, head.size, None)
    return made


def fingerprint(question: engine.Question, text: Iterable[str]) -> str:
    """SHA-256 (hex) over everything that the answer depends on, the engine's own source among it."""
    rows = [
        [(clause.id, [(w.id, w.leads) for w in clause.wordings]) for clause in question.clauses],
        question.organisations, sorted(question.stances.items()), question.unanswered_bears, list(text), _source(),
    ]  # fmt: skip
    return hashlib.sha256(repr(rows).encode()).hexdigest()


@cache
def _source() -> str:
    """What this file and the engine say, in one digest: what another version worked out is not used."""
    files = [Path(__file__), *sorted(Path(engine.__file__).parent.glob("*.py"))]
    return hashlib.sha256(b"\0".join(path.read_bytes() for path in files)).hexdigest()


def _once(key: str, work_out: Callable[[], Any]) -> Any:
    """What is kept under this key, or what is worked out now and kept for every process of this machine.

    A store that cannot be read or written (a full disk, a file cut off) costs time and nothing else.
    """
    try:
        found = caches["ground"].get(key)
    except Exception:
        logger.exception("a kept common ground could not be read")
        found = None
    if found is None:
        found = work_out()
        try:
            caches["ground"].set(key, found, KEPT_FOR)
        except OSError:
            logger.exception("the common ground could not be kept")
    return found


def _text_of(seen: Seen) -> list[str]:
    """The leading wordings: the text as it stands."""
    return [str(laid.lead.pk) for laid in seen.asked if laid.lead]


def _computed(seen: Seen, silence_bears: bool) -> Ground:
    own = question_of(seen, silence_bears=silence_bears)
    leading = question_of(seen, silence_bears=silence_bears, leading_only=True)
    whole = question_of(seen, silence_bears=silence_bears, additions=True)
    text, agreement = _text_of(seen), engine.full_agreement(whole).clauses
    present = engine.frontier(leading)
    reworded = engine.frontier(own) if own != leading else present
    return Ground(
        agreement=engine.FullAgreement(agreement[: len(own.clauses)]),
        added=agreement[len(own.clauses) :],
        present=present,
        reach=engine.frontier(whole) if whole != own else reworded,
        reworded=len(reworded.steps[-1].signatories) if reworded.steps else 0,
        bridges=engine.bridges(own),
        levels=engine.levels(own),
        signers=own.signatories(text) if text else (),
        without=_without(leading, text),
    )


def _without(leading: engine.Question, text: list[str]) -> Mapping[str, int]:
    own = {clause.id: {wording.id for wording in clause.wordings} for clause in leading.clauses}
    return {key: len(leading.signatories(w for w in text if w not in held)) for key, held in own.items()}
