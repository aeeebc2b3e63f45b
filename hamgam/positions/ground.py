"""The common ground of one text: what the engine says of the positions as disclosed, remembered for all who ask.

A page never waits for more than a first answer. What that leaves open is carried on by the clock; see `work.py`.
"""

import hashlib
import logging
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from django.core.cache import caches

from hamgam.engine import ground as engine
from hamgam.engine.ground.frontier import LIMIT
from hamgam.engine.ground.joined import joined
from hamgam.engine.ground.search import Stop
from hamgam.positions.seen import Seen
from hamgam.texts.shape import Laid

logger = logging.getLogger("hamgam")

#: Four weeks; a state of the positions that nobody asks for any more is forgotten.
KEPT_FOR = 28 * 24 * 60 * 60
#: Branches of search in plain Python for each staircase of a first answer, which a page waits for; where the compiled
#: search is there, `pace` times as many, in the same time. All of 14 × 38 × 2 in 0.02 s of a processor, all of
#: 40 × 60 × 3 with currents in 0.1 s, bounds of 500 × 100 in 0.9 s (0.7 s in plain Python).
FIRST_LIMIT = 5_000


@dataclass(frozen=True)
class Ground:
    """What the engine says, all by ids: organisations, clauses and wordings as strings of their keys.

    `agreement`: how far each clause of the text is agreed; `added`: the same of clauses that are proposed to be added.
    `present`: the staircase of the leading wordings alone. `rewording`: that of all open wordings of the text's clauses.
    `reach`: the same with the proposed clauses, which may be longer than the text. `signers`: who can sign the whole
    text as it stands. `without`: clause → how many could if it were left out.
    """

    agreement: engine.FullAgreement
    added: tuple[engine.ClauseAgreement, ...]
    present: engine.Frontier
    rewording: engine.Frontier
    reach: engine.Frontier
    bridges: engine.Bridges
    levels: engine.Levels
    signers: tuple[str, ...]
    without: Mapping[str, int]

    @property
    def reworded(self) -> int:
        """How many could sign a text of all its clauses, each in whatever wording: as many are known, or more."""
        return len(self.rewording.steps[-1].signatories) if self.rewording.steps else 0

    @property
    def reworded_proved(self) -> bool:
        """Whether `reworded` is exact."""
        return not self.rewording.steps or self.rewording.steps[-1].proved

    @property
    def exact(self) -> bool:
        """Whether all staircases are proved."""
        return self.present.exact and self.rewording.exact and self.reach.exact

    @property
    def settled(self) -> bool:
        """Whether no text of a staircase could give way to one that is preferred to it."""
        return all(_settled(one) for one in (self.present, self.rewording, self.reach))

    @property
    def proved(self) -> int:
        """How many steps are proved, with the present wordings and with all others."""
        present = [step.proved for step in self.present.steps]
        return sum(step.proved and all(present[at : at + 1]) for at, step in enumerate(self.reach.steps))


def _settled(frontier: engine.Frontier) -> bool:
    return all(step.settled for step in frontier.steps)


@dataclass(frozen=True)
class Task:
    """What is to be worked out, free of the database. `own` are the clauses of the text in all their wordings, `leading`
    in their leading ones, `whole` with what is proposed to be added; `text` the leading wordings."""

    own: engine.Question
    leading: engine.Question
    whole: engine.Question
    text: tuple[str, ...]

    @property
    def key(self) -> str:
        """The name of this state of the positions."""
        return fingerprint(self.whole, self.text)


@dataclass(frozen=True)
class Answer:
    """What is known of one state of the positions, and how far the work on it has come.

    `limit`: the branches of search that each staircase was given in the last run, counted as in plain Python. `since`:
    when the first answer was made, and `spent`: how long was worked since, both in seconds. `ended`: at the end of what
    one state is given.
    """

    ground: Ground
    limit: int
    since: float
    spent: float = 0.0
    ended: bool = False

    @property
    def done(self) -> bool:
        """Whether nobody works on it any more: all is proved and the texts are chosen, or the end is reached."""
        return self.ended or (self.ground.exact and (self.ground.settled or self.limit >= LIMIT))


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


def task_of(seen: Seen, *, silence_bears: bool = False) -> Task:
    """What is to be worked out for these positions."""
    return Task(
        question_of(seen, silence_bears=silence_bears),
        question_of(seen, silence_bears=silence_bears, leading_only=True),
        question_of(seen, silence_bears=silence_bears, additions=True),
        tuple(_text_of(seen)),
    )


def ground_of(seen: Seen, *, silence_bears: bool = False) -> Ground:
    """The common ground as the disclosed positions make it, as far as it is known."""
    return answer_to(task_of(seen, silence_bears=silence_bears)).ground


def answer_to(task: Task) -> Answer:
    """What is kept for this state of the positions, or a first answer, which is kept too."""
    found: Answer = once(f"ground-{task.key}", lambda: Answer(work_out(task, FIRST_LIMIT), FIRST_LIMIT, time.time()))
    return found


def own_moves(seen: Seen, ground: Ground, *, silence_bears: bool = False) -> engine.Bridges:
    """What moves of the reader's own organisation would bring. For its eyes alone: nobody is pressed."""
    if seen.me is None:
        return ()
    question, text = question_of(seen, silence_bears=silence_bears, additions=True), _text_of(seen)
    me, known = str(seen.me), ground.reach
    # Another staircase of the same positions, with more of it proved, may know of more moves.
    state = f"{known.staircase.nodes}-{fingerprint(question, text)}"
    found: engine.Bridges = once(f"moves-{me}-{state}", lambda: engine.own_bridges(question, me, text, known=known))
    return found


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
    files = [Path(__file__), *sorted(Path(engine.__file__).parent.glob("*.[cp]*"))]
    return hashlib.sha256(b"\0".join(path.read_bytes() for path in files)).hexdigest()


def kept(key: str) -> Any:
    """What is kept under this key, None where nothing is.

    A store that cannot be read or written (a full disk, a file cut off) costs time and nothing else.
    """
    try:
        return caches["ground"].get(key)
    except Exception:
        logger.exception("a kept common ground could not be read")
        return None


def keep(key: str, found: Any) -> None:
    """Keep it for every process of this machine, in place of what was kept."""
    try:
        caches["ground"].set(key, found, KEPT_FOR)
    except OSError:
        logger.exception("the common ground could not be kept")


def once(key: str, make: Callable[[], Any]) -> Any:
    """What is kept under this key, or what is made now and kept."""
    found = kept(key)
    if found is None:
        found = make()
        keep(key, found)
    return found


def _text_of(seen: Seen) -> list[str]:
    """The leading wordings: the text as it stands."""
    return [str(laid.lead.pk) for laid in seen.asked if laid.lead]


def work_out(task: Task, limit: int, should_stop: Stop | None = None, former: Ground | None = None) -> Ground:
    """The common ground by `limit` branches of search in plain Python for each staircase, or as many as the compiled search
    looks at in the same time, and never less than the former answer knew."""

    def climbed(question: engine.Question, known: engine.Frontier | None) -> engine.Frontier:
        if known is not None and known.exact and _settled(known):
            return known
        newer = engine.frontier(question, limit * engine.pace(), should_stop)
        return joined(known, newer) if known is not None else newer

    known = (former.present, former.rewording, former.reach) if former else (None, None, None)
    present = climbed(task.leading, known[0])
    rewording = climbed(task.own, known[1]) if task.own != task.leading else present
    reach = climbed(task.whole, known[2]) if task.whole != task.own else rewording
    if former is None:
        return _begun(task, limit, should_stop, present, rewording, reach)
    bridges = former.bridges
    if limit >= LIMIT and not (bridges.complete and all(bridge.proved for bridge in bridges)):
        bridges = engine.bridges(task.own, limit=LIMIT * engine.pace() // 3, should_stop=should_stop).joined(bridges)
    levels = _levels(task, rewording, should_stop, former.levels)
    return replace(former, present=present, rewording=rewording, reach=reach, bridges=bridges, levels=levels)


def _begun(
    task: Task,
    limit: int,
    should_stop: Stop | None,
    present: engine.Frontier,
    rewording: engine.Frontier,
    reach: engine.Frontier,
) -> Ground:
    count, agreement = len(task.own.clauses), engine.full_agreement(task.whole).clauses
    return Ground(
        agreement=engine.FullAgreement(agreement[:count]),
        added=agreement[count:],
        present=present,
        rewording=rewording,
        reach=reach,
        bridges=engine.bridges(task.own, limit=min(limit, LIMIT) * engine.pace() // 3, should_stop=should_stop),
        levels=_levels(task, rewording, should_stop),
        signers=task.own.signatories(task.text) if task.text else (),
        without=_without(task.leading, task.text),
    )


def _levels(
    task: Task, staircase: engine.Frontier, should_stop: Stop | None, former: engine.Levels | None = None
) -> engine.Levels:
    """The best chain that this staircase leads to, or the former one where that was better."""
    if former is not None and former.proved:
        return former
    newer = engine.levels(task.own, known=staircase, should_stop=should_stop)
    if former is None:
        return newer
    best = former if former.reached > newer.reached else newer
    return replace(best, upper=min(former.upper, newer.upper))


def _without(leading: engine.Question, text: Iterable[str]) -> Mapping[str, int]:
    own = {clause.id: {wording.id for wording in clause.wordings} for clause in leading.clauses}
    return {key: len(leading.signatories(w for w in text if w not in held)) for key, held in own.items()}
