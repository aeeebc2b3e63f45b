"""Stages of a text and of the coalition: the one table of moves. Who may make a move is in the bylaws; when, is here."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Move:
    """An act that takes a thing from one stage to another. `before` is "" where the act makes the thing."""

    act: str
    before: str
    after: str


MOVES = (
    Move("texts.import_text", "", "draft"),
    Move("texts.discard_draft", "draft", "discarded"),
    Move("texts.open_round", "draft", "positions"),
    Move("texts.open_round", "common_ground", "positions"),
    Move("texts.close_round", "positions", "common_ground"),
    Move("texts.freeze", "common_ground", "final"),
    Move("texts.call_urgent", "draft", "final"),
    Move("texts.thaw", "final", "common_ground"),
    Move("signing.sign", "final", "signing"),
    Move("signing.confirm_attestation", "final", "signing"),
    Move("signing.decline", "final", "signing"),
    Move("signing.expire", "final", "signing"),
    Move("statements.publish_for_all", "final", "published"),
    Move("statements.publish_for_all", "signing", "published"),
    Move("statements.publish_for_signatories", "final", "published"),
    Move("statements.publish_for_signatories", "signing", "published"),
)
"""Moves of a text. A published or discarded text has none: what follows is another version or another text."""

COALITION_MOVES = (
    Move("bylaws.adopt", "", "founding"),
    Move("members.close_founding", "founding", "standing"),
)
"""Moves of the coalition itself."""


MATTER_MOVES = (
    Move("decisions.bring", "", "open"),
    Move("decisions.close", "open", "open"),
    Move("decisions.close", "open", "agreed"),
    Move("decisions.close", "open", "not_agreed"),
    Move("decisions.withdraw", "open", "withdrawn"),
    Move("decisions.settle_by_mandate", "", "agreed"),
    Move("decisions.enter", "", "read_back"),
    Move("decisions.object", "read_back", "not_agreed"),
    Move("decisions.stand", "read_back", "agreed"),
    Move("decisions.stand", "read_back", "not_agreed"),
)
"""Moves of a matter: the count decides between the ends of a move; another round leaves it open. A settled one has none:
what follows is another matter."""


ASSEMBLY_MOVES = (
    Move("assemblies.call", "", "called"),
    Move("assemblies.call_next", "", "called"),
    Move("assemblies.cancel", "called", "cancelled"),
    Move("assemblies.open", "called", "in_session"),
    Move("assemblies.close", "in_session", "closed"),
)
"""Moves of an assembly. One that was moved to other days stays called; a cancelled one is called anew as another."""

ITEM_MOVES = (
    Move("assemblies.propose_item", "", "proposed"),
    Move("assemblies.carry_over", "", "on_agenda"),
    Move("assemblies.take_over_items", "", "on_agenda"),
    Move("assemblies.withdraw_item", "proposed", "withdrawn"),
    Move("assemblies.order_agenda", "proposed", "on_agenda"),
    Move("assemblies.order_agenda", "on_agenda", "proposed"),
    Move("assemblies.take_up_item", "on_agenda", "current"),
    Move("assemblies.take_up_item", "parked", "current"),
    Move("assemblies.take_up_item", "done", "current"),
    Move("assemblies.end_item", "current", "done"),
    Move("assemblies.end_item", "current", "parked"),
)
"""Moves of an item of the agenda. What is parked comes back on a list and can be taken up again, as can what was done."""


def after(act: str, stage: str) -> str | None:
    """Where a text stands after this act at this stage; None when the act moves nothing then."""
    return next((move.after for move in MOVES if (move.act, move.before) == (act, stage)), None)


def reachable(stage: str) -> frozenset[str]:
    """The stages that a text can still come to."""
    found: set[str] = set()
    waiting = [stage]
    while waiting:
        here = waiting.pop()
        new = {move.after for move in MOVES if move.before == here} - found
        found |= new
        waiting += new
    return frozenset(found)


def diagram(moves: tuple[Move, ...]) -> str:
    """The moves as a Mermaid state diagram; acts that lead the same way share an arrow."""
    lines = ["stateDiagram-v2"]
    ways: dict[tuple[str, str], list[str]] = {}
    for move in moves:
        ways.setdefault((move.before, move.after), []).append(move.act)
    for (before, target), acts in ways.items():
        lines.append(f"    {before or '[*]'} --> {target}: {', '.join(acts)}")
    ends = {move.after for move in moves} - {move.before for move in moves}
    lines += [f"    {end} --> [*]" for end in sorted(ends)]
    return "\n".join(lines)
