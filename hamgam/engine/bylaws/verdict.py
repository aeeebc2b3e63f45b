"""May somebody do this, under which article, and if not: why not. The one question that the gate asks."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from hamgam.engine.bylaws.rules import Bylaws, Matter, Power
from hamgam.engine.methods import Outcome


@dataclass(frozen=True)
class Mandate:
    """What a body in which the actor sits was mandated to do (B3), as it stands at the moment of asking.

    act: the act; for "decisions.settle_by_mandate" the kind of matter is a limit. state: "before", "in_force" or "over".
    limits: what it is limited to, by the same words as `Subject.other` ("text", "place", "kind", "mandate": equal; "amount",
    "times": at most).
    """

    act: str
    state: str
    limits: Mapping[str, object] = field(default_factory=dict)
    number: int = 0


@dataclass(frozen=True)
class Actor:
    """Who asks: the organisation for which they act, their roles in it, and their standing.

    standing: "member", "suspended", "candidate", "observer", "clock", "host", or "nobody" (not signed in; may hold an
    invitation or a letter). level: the organisation's step on the ladder of co-operation, None where there is none.
    mandates: given to the bodies in which the actor sits, whatever their state.
    """

    organisation: str | None
    roles: frozenset[str] = frozenset()
    standing: str = "member"
    level: str | None = None
    mandates: tuple[Mandate, ...] = ()


@dataclass(frozen=True)
class Subject:
    """What it is about. What is not known is None, and never grants anything.

    organisation: whose thing it is (for a new thing: whose it will be).
    stage: where the thing stands. kind: kind of text.
    answers: organisation → word, None = has not answered; the keys are all who are entitled.
    person_is_actor: whether the person concerned (who did the first half, whose seat it is) is the actor.
    other: what rules look at besides. "role": handed out with a seat. "days": how long organisations have to answer (a
    deadline that is being set) or have had (before a count). What is typed may be missing before a button is pressed,
    the act itself always passes it; for a count, missing days are no days. "entitled": whether the actor has a voice in
    the matter. "text", "place", "amount", "times": what limits of a mandate are held against. "urgent": whether the text was
    called urgent, and then "over": whether the time for signing it has passed.
    """

    organisation: str | None = None
    stage: str | None = None
    kind: str | None = None
    answers: Mapping[str, str | None] | None = None
    person_is_actor: bool | None = None
    other: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Verdict:
    """The answer. True when allowed.

    reason: a word of `words.REASONS`. article: of the row that grants, or of the row that came nearest.
    roles and stages: who may, and when.
    missing: organisations whose answer is missing; refused: organisations that stand in the way.
    otherwise: what follows without agreement. mandate: the number of the mandate under which it is done, if it is.
    """

    allowed: bool
    act: str
    reason: str
    article: str | None
    version: str
    roles: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    outcome: Outcome | None = None
    otherwise: str | None = None
    mandate: int | None = None

    def __bool__(self) -> bool:
        return self.allowed


def may(bylaws: Bylaws, actor: Actor, act: str, subject: Subject) -> Verdict:
    """Whether `actor` may do `act` to `subject`. What no row grants is refused.

    One row that grants is enough; of several that refuse, the one that came furthest speaks.
    """
    rows = bylaws.rows(act)
    if not rows:
        return Verdict(False, act, "no_article", None, bylaws.version)
    furthest, answer = -1, None
    for row in rows:
        step, verdict = _ask(bylaws, row, actor, subject)
        if verdict.allowed:
            return verdict
        if step > furthest:
            furthest, answer = step, verdict
    assert answer is not None
    return replace(answer, roles=tuple(dict.fromkeys(role for row in rows for role in row.roles)))


def roles_in_force(actor: Actor) -> frozenset[str]:
    """The roles that count: an observer's liaison is an observer; a role of another standing does not count."""
    if actor.standing in ("observer", "candidate", "clock", "host"):
        return frozenset({actor.standing})
    if actor.standing == "nobody":
        return actor.roles & {"invited", "key_holder"}
    if actor.standing not in ("member", "suspended"):
        return frozenset()
    mandated = frozenset({"mandated"}) if actor.mandates else frozenset()
    return (actor.roles - {"observer", "candidate", "mandated", "clock", "host"}) | mandated


def _ask(bylaws: Bylaws, row: Power, actor: Actor, subject: Subject) -> tuple[int, Verdict]:
    """One row's answer, and how many checks it passed."""
    number = _mandate_used(row, actor, subject)
    verdict = Verdict(True, row.act, "allowed", row.article, bylaws.version, row.roles, row.stages, mandate=number)
    for step, check in enumerate(_CHECKS):
        reason = check(bylaws, row, actor, subject)
        if reason:
            return step, replace(verdict, allowed=False, reason=reason)
    return len(_CHECKS), _settled(bylaws, row, subject, verdict)


def _role(bylaws: Bylaws, row: Power, actor: Actor, subject: Subject) -> str | None:
    return None if roles_in_force(actor) & set(row.roles) else "wrong_role"


def _reach(bylaws: Bylaws, row: Power, actor: Actor, subject: Subject) -> str | None:
    whose = subject.organisation
    if row.within == "own_organisation":
        return None if whose is not None and whose == actor.organisation else "other_organisation"
    if row.within == "other_organisation":
        return None if whose is not None and whose != actor.organisation else "own_organisation"
    if row.within == "own_person":
        return None if subject.person_is_actor is True else "other_person"
    return None


def _stage(bylaws: Bylaws, row: Power, actor: Actor, subject: Subject) -> str | None:
    return "wrong_stage" if row.stages and subject.stage not in row.stages else None


def _kind(bylaws: Bylaws, row: Power, actor: Actor, subject: Subject) -> str | None:
    return "wrong_kind" if row.kinds and subject.kind not in row.kinds else None


def _urgent(bylaws: Bylaws, row: Power, actor: Actor, subject: Subject) -> str | None:
    """An urgent text speaks for those who sign it in time, whatever else a coalition writes into its bylaws."""
    urgent = subject.other.get("urgent") is True
    if urgent and row.act == "statements.publish_for_all":
        return "urgent_text"
    return "not_urgent" if row.urgent and not urgent else None


def _second_person(bylaws: Bylaws, row: Power, actor: Actor, subject: Subject) -> str | None:
    if not row.second_person or subject.person_is_actor is False:
        return None
    return "same_person" if subject.person_is_actor else "person_unknown"


SUSPENDED_MAY = frozenset({"members", "notices"})
"""Features in which a suspended organisation goes on: its own house, and what reaches its people."""


def _standing(bylaws: Bylaws, row: Power, actor: Actor, subject: Subject) -> str | None:
    if actor.standing != "suspended" or row.act == "signing.withdraw":
        return None
    own = row.within in ("own_organisation", "own_person") and row.act.split(".")[0] in SUSPENDED_MAY
    return None if own else "suspended"


def _cooperation(bylaws: Bylaws, row: Power, actor: Actor, subject: Subject) -> str | None:
    level = bylaws.level(actor.level) if actor.standing == "member" else None
    return None if level is None or level.lets(row.act) else "level_of_cooperation"


def _fits(mandate: Mandate, subject: Subject) -> bool:
    for name, limit in mandate.limits.items():
        asked = subject.kind if name == "kind" else subject.other.get(name)
        if isinstance(limit, int) and not isinstance(limit, bool):
            if not isinstance(asked, int) or asked > limit:
                return False
        elif asked != limit:
            return False
    return True


def _mandate_used(row: Power, actor: Actor, subject: Subject) -> int | None:
    """The number of the mandate that carries this act, where only a mandate does."""
    if "mandated" not in row.roles or roles_in_force(actor) & (set(row.roles) - {"mandated"}):
        return None
    fitting = (m for m in actor.mandates if m.act == row.act and m.state == "in_force" and _fits(m, subject))
    return next((mandate.number for mandate in fitting), None)


def _mandate(bylaws: Bylaws, row: Power, actor: Actor, subject: Subject) -> str | None:
    if "mandated" not in row.roles or roles_in_force(actor) & (set(row.roles) - {"mandated"}):
        return None
    own = [mandate for mandate in actor.mandates if mandate.act == row.act]
    in_force = [mandate for mandate in own if mandate.state == "in_force"]
    if any(_fits(mandate, subject) for mandate in in_force):
        return None
    if in_force:
        return "outside_mandate"
    if not own:
        return "no_mandate"
    return "mandate_over" if any(mandate.state == "over" for mandate in own) else "mandate_not_begun"


def _entitled(bylaws: Bylaws, row: Power, actor: Actor, subject: Subject) -> str | None:
    return "not_entitled" if row.entitled and subject.other.get("entitled") is not True else None


def _gives(bylaws: Bylaws, row: Power, actor: Actor, subject: Subject) -> str | None:
    typed = subject.other.get("role")
    return "role_not_given_here" if row.gives and typed is not None and typed not in row.gives else None


def _level(bylaws: Bylaws, row: Power, actor: Actor, subject: Subject) -> str | None:
    return "level_too_low" if row.level and not bylaws.level_suffices(row.level, subject.kind) else None


def _notice(bylaws: Bylaws, row: Power, actor: Actor, subject: Subject) -> str | None:
    # A deadline that is being set. Where answers are counted, `_settled` looks at the time that they had.
    if row.notice is None or row.matter is not None or "days" not in subject.other:
        return None
    matter = bylaws.matter(row.notice, subject.kind)
    return None if matter is None or _long_enough(matter, subject) else "notice_too_short"


def _long_enough(matter: Matter, subject: Subject) -> bool:
    """Whether those who are asked have had the matter's days; for an urgent text its own hours stand in their place."""
    if subject.other.get("urgent") is True:
        return subject.other.get("over") is True
    days = subject.other.get("days", 0)
    return isinstance(days, int | float) and days >= matter.notice_days


_CHECKS: tuple[Callable[[Bylaws, Power, Actor, Subject], str | None], ...] = (
    _role, _mandate, _standing, _cooperation, _reach, _stage, _kind, _urgent, _entitled, _second_person, _gives, _level, _notice,
)  # fmt: skip


def _settled(bylaws: Bylaws, row: Power, subject: Subject, verdict: Verdict) -> Verdict:
    """The verdict after asking what the organisations said, where the row wants that asked."""
    answers = subject.answers or {}
    if row.all_answered:
        silent = tuple(sorted(name for name, word in answers.items() if word is None))
        if silent or not answers:
            return replace(verdict, allowed=False, reason="answers_missing", missing=silent)
    name = row.matter or row.unsettled
    if name is None:
        return verdict
    matter = bylaws.matter(name, subject.kind)
    if matter is None:
        return replace(verdict, allowed=False, reason="wrong_kind")
    outcome = matter.tally(answers)
    verdict = replace(verdict, article=matter.article, outcome=outcome, otherwise=matter.otherwise)
    if row.unsettled:
        reason = "nobody_answered" if not answers else "is_agreed" if outcome.passed else None
    else:
        reason = None if outcome.passed else outcome.reason
        if reason is None and row.notice and outcome.unanswered and not _long_enough(matter, subject):
            missing = outcome.unanswered
            return replace(verdict, allowed=False, reason="notice_too_short", missing=missing)
    if reason is None:
        return replace(verdict, article=row.article)
    return replace(verdict, allowed=False, reason=reason, missing=outcome.missing, refused=outcome.refused)
