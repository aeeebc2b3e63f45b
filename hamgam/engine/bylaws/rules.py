"""Bylaws as they stand after reading: powers, matters, settings. Plain data, and the questions that pages ask of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from hamgam.engine.bylaws.words import BROUGHT, LEVELS, PROPOSED
from hamgam.engine.methods import Outcome, tally


@dataclass(frozen=True)
class Power:
    """One row of [[powers]]: who may do an act at once.

    stages, kinds: empty means any. second_person: somebody else than who did the first half. all_answered: only when
    nobody's answer is missing. matter: its count must pass. unsettled: that matter's count must *not* pass. notice: those
    who are asked have at least this matter's days, unless all have answered. level: what kind of signature it makes. gives: roles it may hand out.
    entitled: only who has a voice in the very matter. kinds: of text, or of matter.
    urgent: only a text that was called urgent.
    """

    act: str
    roles: tuple[str, ...]
    within: str
    article: str
    stages: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    gives: tuple[str, ...] = ()
    second_person: bool = False
    all_answered: bool = False
    matter: str | None = None
    unsettled: str | None = None
    notice: str | None = None
    level: str | None = None
    entitled: bool = False
    urgent: bool = False


@dataclass(frozen=True)
class Matter:
    """One row of [[matters]]: what is settled together, by which body and method. No kinds: for any kind of text.

    seats: how many are chosen. next_round: with the method "rounds", who goes on: "two_strongest", "without_weakest".
    """

    matter: str
    body: str
    method: str
    notice_days: int
    quorum: str
    rounds: int
    otherwise: str
    article: str
    kinds: tuple[str, ...] = ()
    seats: int = 1
    next_round: str = "two_strongest"

    def tally(self, answers: Mapping[str, str | None]) -> Outcome:
        """The count of these answers (organisation → word, None = has not answered)."""
        return tally(self.method, answers, quorum=self.quorum, body=self.body)

    def follows(self, answers: Mapping[str, str | None], round_number: int = 1) -> str:
        """What follows once the deadline has passed: "agreed", "next_round" or the word of `otherwise`.

        Never "wait": silence does not block for ever.
        """
        if self.tally(answers).passed:
            return "agreed"
        return "next_round" if round_number < self.rounds else self.otherwise


@dataclass(frozen=True)
class Body:
    """One row of [[bodies]]: a kind of body and how it gets its members. seats: 0 means any number."""

    body: str
    filled: str
    article: str
    seats: int = 0
    term_days: int = 0


@dataclass(frozen=True)
class Duty:
    """One row of [[duties]]: what one organisation does for all, whose turn it is, how long, and when it is handed over.

    handover_days: so many days before the last one the handover begins. role: what its holders may do is in the powers of
    this role; empty where the duty permits nothing in Hamgam.
    """

    duty: str
    turn: str
    term_days: int
    handover_days: int
    article: str
    role: str = ""


@dataclass(frozen=True)
class Level:
    """One row of [[levels]], a step of the ladder of co-operation: the acts that an organisation on it may do.

    may: acts ("positions.take"), whole features ("positions") or "everything".
    """

    level: str
    may: tuple[str, ...]
    article: str

    def lets(self, act: str) -> bool:
        """Whether an organisation on this step may do the act at all."""
        return not {"everything", act, act.split(".")[0]}.isdisjoint(self.may)


@dataclass(frozen=True)
class Election:
    """One row of [[elections]]: an office that is elected, who elects and who may stand, how, and for how long.

    secret: nobody learns who voted how. quorum: of the electors; for delegates, of each unit's. nomination_days, voting_days:
    at least so many. term_days: 0 where the office ends with its body's term, or has none. tie: a word of TIES. apportion:
    for delegates, how seats are shared out among the units, each of which has `at_least`. first: another office that is filled
    before; whoever holds it sits here too, on one of the `seats`. formed: only once the form of leadership has been decided.
    receipt: each elector may prove how they voted. next_round: with the method "rounds", who goes on.
    """

    office: str
    electorate: str
    nominees: str
    method: str
    seats: int
    secret: bool
    quorum: str
    nomination_days: int
    voting_days: int
    article: str
    term_days: int = 0
    tie: str = "lot"
    apportion: str = ""
    first: str = ""
    formed: bool = False
    receipt: bool = False
    at_least: int = 0
    next_round: str = "two_strongest"


@dataclass(frozen=True)
class Setting:
    """A figure or a choice with its article; `kinds` holds what differs for a kind of text."""

    name: str
    value: str | int | bool
    article: str
    kinds: Mapping[str, str | int | bool] = field(default_factory=dict)

    def of(self, kind: str | None) -> str | int | bool:
        """The value for this kind of text."""
        return self.kinds.get(kind, self.value) if kind else self.value


@dataclass(frozen=True)
class Who:
    """A row of the page "how we work": a power, and the matters (by kind of text) that settle it or must not."""

    power: Power
    matters: tuple[Matter, ...]


@dataclass(frozen=True)
class Bylaws:
    """One version of the bylaws."""

    version: str
    shape: str
    powers: tuple[Power, ...]
    matters: tuple[Matter, ...]
    settings: Mapping[str, Setting]
    bodies: tuple[Body, ...] = ()
    levels: tuple[Level, ...] = ()
    elections: tuple[Election, ...] = ()
    duties: tuple[Duty, ...] = ()

    @cached_property
    def _by_act(self) -> dict[str, tuple[Power, ...]]:
        rows: dict[str, tuple[Power, ...]] = {}
        for power in self.powers:
            rows[power.act] = (*rows.get(power.act, ()), power)
        return rows

    def rows(self, act: str) -> tuple[Power, ...]:
        """The rows that grant an act, in the order of the file; none when nobody may do it."""
        return self._by_act.get(act, ())

    def matter(self, name: str, kind: str | None = None) -> Matter | None:
        """The matter as it is settled for a kind of text; its own row goes before the general one."""
        rows = [row for row in self.matters if row.matter == name]
        own = [row for row in rows if kind in row.kinds]
        general = [row for row in rows if not row.kinds]
        return next(iter(own + general), None)

    def who(self, act: str) -> tuple[Who, ...]:
        """Who may do an act, and by what: the rows of the page "how we work"."""
        return tuple(
            Who(power, tuple(m for m in self.matters if m.matter in (power.matter, power.unsettled)))
            for power in self.rows(act)
        )

    def setting(self, name: str, kind: str | None = None) -> str | int | bool:
        """A setting's value for a kind of text. Raises KeyError for a name that does not exist."""
        return self.settings[name].of(kind)

    def level(self, name: str | None) -> Level | None:
        """A step of the ladder; None where these bylaws have no such step (then nothing is narrowed)."""
        return next((row for row in self.levels if row.level == name), None)

    def body(self, name: str) -> Body | None:
        """The row of a kind of body; None where these bylaws know none."""
        return next((row for row in self.bodies if row.body == name), None)

    def election(self, office: str) -> Election | None:
        """How an office is elected; None where these bylaws do not have it elected."""
        return next((row for row in self.elections if row.office == office), None)

    def seats_to_elect(self, row: Election) -> int:
        """How many seats this election itself fills: those of the office that is filled first are filled already."""
        before = self.election(row.first) if row.first else None
        return row.seats - (before.seats if before else 0)

    def duty(self, name: str) -> Duty | None:
        """The row of a duty; None where these bylaws know none."""
        return next((row for row in self.duties if row.duty == name), None)

    def of_role(self, role: str) -> tuple[Power, ...]:
        """Everything that whoever holds this role may do, in the order of the file."""
        return tuple(row for row in self.powers if role in row.roles)

    def only(self, role: str) -> tuple[str, ...]:
        """Acts that nobody but this role may do: what stops while nobody holds it."""
        acts = dict.fromkeys(row.act for row in self.of_role(role))
        return tuple(act for act in acts if all(set(row.roles) == {role} for row in self.rows(act)))

    def may_be_mandated(self, act: str) -> bool:
        """Whether an act can be done by a body under a mandate."""
        return any("mandated" in row.roles for row in self.rows(act))

    def brought(self) -> tuple[str, ...]:
        """The kinds of matter that somebody may bring for a member, in the order of the file; not those that a body proposes."""
        named: dict[str, None] = {}
        for row in self.rows("decisions.bring"):
            named.update(dict.fromkeys(m.matter for m in self.matters if not row.kinds or m.matter in row.kinds))
        return tuple(name for name in named if name in BROUGHT and name not in PROPOSED)

    def minimum_signatories(self, kind: str | None = None) -> int | None:
        """How many must sign before a text of this kind appears in the names of those who sign; None: it never may."""
        matter = self.matter("publish_for_signatories", kind)
        return int(matter.quorum) if matter else None

    def level_suffices(self, level: str, kind: str | None) -> bool:
        """Whether a signature of this level is enough for a kind of text; for an unknown kind the strictest holds."""
        setting = self.settings["signing_level"]
        needed = [setting.of(kind)] if kind else [setting.value, *setting.kinds.values()]
        return LEVELS.index(level) >= max(LEVELS.index(str(word)) for word in needed)
