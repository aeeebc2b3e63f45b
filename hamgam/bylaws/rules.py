"""The bylaws in force, and the one question that pages and the gate both ask of them."""

import functools
from collections.abc import Callable
from typing import Any, Protocol

from hamgam.bylaws.models import BylawsVersion
from hamgam.engine import bylaws as engine
from hamgam.engine.bylaws import Actor, Bylaws, Subject, Verdict
from hamgam.engine.bylaws.reader import read


class Asking(Protocol):
    """Whoever asks: the rules see an organisation, roles and standing, never a person."""

    @property
    def rules(self) -> Actor: ...


#: (who, on what, what the form gave) → what the rules judge.
SubjectOf = Callable[[Any, Any, dict[str, Any]], Subject]
#: Acts by name, filled by `hamgam.bylaws.acts.act`; None: the thing's own `as_subject()` says it.
SUBJECTS: dict[str, SubjectOf | None] = {}
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
    """The newest version of the bylaws; raises NoBylaws before the first."""
    rules = BylawsVersion.objects.order_by("-pk").values_list("rules", flat=True).first()
    if rules is None:
        raise NoBylaws
    return _read(rules)


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

    `given` holds what was typed, as far as rules look at it; before a button is pressed there is none.
    """
    return engine.may(bylaws or in_force(), by.rules, act, subject_of(by, act, on, given))
