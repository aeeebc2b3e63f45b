"""Bundles by whoever took a record over without enough of the members, under their digits of before."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hamgam.engine.record import Resumption, parse_leaf, write_leaf
from tests.engine.record.coalition import Coalition, key_of
from tests.engine.record.test_resuming import approve, resume

from .naming import after, named


def _over(approving: tuple[str, ...] = (), **changes: Any) -> Any:
    """After publication another host goes on, and these members approve."""

    def change(coalition: Coalition) -> None:
        index = resume(coalition, **changes)
        for organisation in approving:
            approve(coalition, index, organisation)

    return after(change, count=4)


named("another host, and nobody approves", "host_not_approved")(_over())
named("another host, and half of the members approve", "host_not_approved")(_over(("org-00", "org-01")))
named("another host, and one member approves three times", "host_not_approved")(_over(("org-00",) * 3))
named("another host, whose entry stands elsewhere", "bad_resumption")(
    _over(("org-00", "org-01", "org-02"), size=3, known=3)
)


@named("another host, whom the members approved by their word alone", "host_not_approved")
@after
def _by_word(coalition: Coalition) -> None:
    index = resume(coalition)
    for organisation in coalition.ids:
        approve(coalition, index, organisation, level="attested")


@named("another host with the approvals of an earlier one", "approval_false approval_of_another")
@after
def _replayed(coalition: Coalition) -> None:
    first = resume(coalition)
    for organisation in coalition.ids:
        approve(coalition, first, organisation)
    second = resume(coalition, seed="a third host")
    for organisation in coalition.ids:
        approve(coalition, second, organisation, of=first)


@named("another host, approved with keys that were revoked", "host_not_approved")
@after
def _revoked(coalition: Coalition) -> None:
    index = resume(coalition)
    for organisation in coalition.ids:
        coalition.revoke_key(organisation, coalition.keys[organisation])
        approve(coalition, index, organisation)


@named("another host, approved with keys of its own", "host_not_approved")
@after
def _own_keys(coalition: Coalition) -> None:
    index = resume(coalition)
    for organisation in coalition.ids:
        approve(coalition, index, organisation, key=key_of("host " + organisation))


@named("another host that leaves its entry out", "checkpoint_not_signed")
@after
def _hidden(coalition: Coalition) -> None:
    coalition.kept.remove(resume(coalition))


@named("another host, whose approvals speak of another key", "approval_false")
@after
def _exchanged(coalition: Coalition) -> None:
    index = resume(coalition)
    for organisation in coalition.ids:
        approve(coalition, index, organisation)
    entry = parse_leaf(coalition.leaves[index]).entry
    assert isinstance(entry, Resumption)
    coalition.leaves[index] = write_leaf(coalition.origin, replace(entry, told=entry.told + 1))
