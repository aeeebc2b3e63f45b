"""The bylaws in force, and the one question that pages and the gate both ask of them."""

import functools
from collections.abc import Callable
from dataclasses import replace
from typing import Any, Protocol

from django.db import models

from hamgam.bylaws.models import BylawsVersion
from hamgam.engine import bylaws as engine
from hamgam.engine.bylaws import Actor, Bylaws, Subject, Verdict
from hamgam.engine.bylaws.reader import read
from hamgam.engine.bylaws.verdict import Mandate
from hamgam.record import times


class Asking(Protocol):
    """Whoever asks: the rules see an organisation, roles and standing, never a person."""

    @property
    def rules(self) -> Actor: ...


#: (who, on what, what the form gave) → what the rules judge.
SubjectOf = Callable[[Any, Any, dict[str, Any]], Subject]
#: Acts by name, filled by `hamgam.bylaws.acts.act`; None: the thing's own `as_subject()` says it.
SUBJECTS: dict[str, SubjectOf | None] = {}
#: Who knows which mandates come with the bodies in which somebody sits; filled by `hamgam.bodies`.
MANDATES: list[Callable[[Any], tuple[Mandate, ...]]] = []
#: Acts that bylaws name and that no gate asks: the founding adopts the first bylaws, and before them there is nothing to ask.
BEFORE_THE_GATE = frozenset({"bylaws.adopt"})


class NoBylaws(LookupError):
    """The installation has no bylaws yet; `hamgam new` or `hamgam demo` adopts the first version."""


def known_acts() -> frozenset[str]:
    """Every act that bylaws may name."""
    return BEFORE_THE_GATE | frozenset(SUBJECTS)


@functools.lru_cache(maxsize=8)
def _read(rules: str) -> Bylaws:
    return read(rules, acts=known_acts())


def in_force() -> Bylaws:
    """The bylaws in force now; raises NoBylaws before the first."""
    rules = _in_force().values_list("rules", flat=True).first()
    if rules is None:
        raise NoBylaws
    return _read(rules)


def newest() -> BylawsVersion:
    """The version in force now: of those whose moment has come, the one adopted last. Raises NoBylaws before the first."""
    found = _in_force().first()
    if found is None:
        raise NoBylaws
    return found


def _in_force() -> Any:
    come = models.Q(force_at=None) | models.Q(force_at__lte=times.now())
    return BylawsVersion.objects.filter(come).order_by("-pk")


def read_version(version: BylawsVersion) -> Bylaws:
    """The rules of any version, in force or not."""
    return _read(version.rules)


def of(on: Any, now: Bylaws | None = None) -> Bylaws:
    """The bylaws that rule a thing: those under which it was begun (`bylaws`, or `under` by name), or those in force.

    now: those in force, where they are at hand.
    """
    own = getattr(on, "bylaws", None)
    if isinstance(own, Bylaws):
        return own
    now = now or in_force()
    name = getattr(on, "under", "")
    if not name or name == now.version:
        return now
    found = BylawsVersion.objects.filter(version=name).first()
    return read_version(found) if found else now


def subject_of(by: Asking, act: str, on: Any, given: dict[str, Any]) -> Subject:
    """What the rules need to know of the thing acted on."""
    build = SUBJECTS[act]
    if build is not None:
        return build(by, on, given)
    if on is None:
        return Subject()
    return on.as_subject()  # type: ignore[no-any-return]


def ask(by: Asking, act: str, on: Any = None, *, bylaws: Bylaws | None = None, **given: Any) -> Verdict:
    """Whether `by` may do `act` on this thing now, under which article, and if not, why and who is missing.

    `given` holds what was typed, as far as rules look at it; before a button is pressed there is none. What was begun
    under a version of the bylaws is judged by that one to its end.
    """
    judged = of(on, bylaws)
    subject = subject_of(by, act, on, given)
    verdict = engine.may(judged, by.rules, act, subject)
    if verdict.allowed or not judged.may_be_mandated(act):
        return verdict
    return _by_mandate(by, judged, subject, verdict)


def _by_mandate(by: Asking, bylaws: Bylaws, subject: Subject, verdict: Verdict) -> Verdict:
    """The answer to who could not do it without a mandate: only then are mandates looked for, and what is said is about
    the mandate, where there is one for this act.
    """
    mandates = tuple(mandate for known in MANDATES for mandate in known(by))
    if not any(mandate.act == verdict.act for mandate in mandates):
        return verdict
    once = replace(subject, other={"times": 1, **subject.other})
    rows = tuple(row for row in bylaws.rows(verdict.act) if "mandated" in row.roles)
    return engine.may(replace(bylaws, powers=rows), replace(by.rules, mandates=mandates), verdict.act, once)
