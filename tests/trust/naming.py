"""How a bundle that must be refused is entered under its name, and how most of them are made."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Any

from tests.engine.record.coalition import Coalition, published

OTHER = hashlib.sha256(b"other").hexdigest()
# A bundle, the policy that the reader pinned, and the forty digits in its place where they are what was pinned.
Made = tuple[bytes, bytes | None, str | None]
NAMED: dict[str, tuple[str, Callable[[], Made]]] = {}


def as_made(coalition: Coalition, bundle: bytes | None = None, policy: bytes | None = None) -> Made:
    return bundle or coalition.bundle(), policy or coalition.policies[0], None


def named(name: str, reason: str) -> Callable[[Callable[[], Any]], Callable[[], Any]]:
    """Enter what a function makes, a coalition or a bundle with its policy, under a name and the reason for refusal."""

    def enter(make: Callable[[], Any]) -> Callable[[], Any]:
        def made() -> Made:
            found = make()
            return as_made(found) if isinstance(found, Coalition) else found

        assert name not in NAMED, name
        NAMED[name] = (reason, made)
        return make

    return enter


def last(change: Callable[[Coalition, str], int], **options: Any) -> Callable[[], Coalition]:
    """Three sign; `change` makes the consent of the last."""

    def make() -> Coalition:
        coalition = Coalition(3, **options)
        coalition.freeze()
        consents = {o: coalition.consent(o) for o in coalition.ids[:-1]}
        consents[coalition.ids[-1]] = change(coalition, coalition.ids[-1])
        coalition.publish(consents)
        return coalition

    return make


def after(change: Callable[[Coalition], Any], count: int = 2, **options: Any) -> Callable[[], Any]:
    """An honest statement, then what the host does to it."""

    def make() -> Any:
        coalition = published(count, **options)
        return change(coalition) or coalition

    return make


def frozen(change: Callable[[Coalition], Any], count: int = 2, **options: Any) -> Callable[[], Coalition]:
    """A text is frozen, then something happens, then all sign and it is published."""

    def make() -> Coalition:
        coalition = Coalition(count, **options)
        coalition.policies = [coalition.policy()]
        coalition.freeze()
        change(coalition)
        coalition.publish({o: coalition.consent(o) for o in coalition.ids})
        return coalition

    return make


def before(change: Callable[[Coalition], Any], count: int = 2, **options: Any) -> Callable[[], Coalition]:
    """The reader pins the policy; then the host changes what it holds, and freezes, collects and publishes."""

    def make() -> Coalition:
        coalition = Coalition(count, **options)
        coalition.policies = [coalition.policy()]
        change(coalition)
        coalition.freeze()
        coalition.publish({o: coalition.consent(o) for o in coalition.ids})
        return coalition

    return make


def setting(**values: Any) -> Callable[[Coalition], None]:
    """Values that a coalition is given."""

    def change(coalition: Coalition) -> None:
        for name, value in values.items():
            setattr(coalition, name, value)

    return change
