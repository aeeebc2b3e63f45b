"""T6: a host that lies, step by step, against witnesses who remember and readers who kept a letter.

A run has four to nine witnesses, of whom as many are dishonest as the policy reckons with, and a host that appends, forks, cuts
back to an older state, rewrites what it had, and shows whatever it likes to whomever it likes, with the best proof that there
is or with a false one. The witnesses' decisions and the comparison of a copy with a letter are the program's own; that a
signature cannot be forged is taken for granted here, and is counted by other figures.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field

from hamgam.engine.record import told as paper
from hamgam.engine.record import witness as rules
from hamgam.engine.record.errors import RecordError
from hamgam.engine.record.notes import Checkpoint
from hamgam.engine.record.tree import Frontier, consistency_path, leaf_hash, root
from hamgam.engine.record.witness import Seen, Submission

from .figures import Figure, Outcome, spoiled

STEPS = 60
ORIGIN = "log.example"


@dataclass
class View:
    """One history that the host keeps, to be shown to somebody."""

    leaves: list[bytes]
    hashes: list[bytes]

    def checkpoint(self) -> Checkpoint:
        return Checkpoint(ORIGIN, len(self.leaves), root(self.hashes))

    def copied(self, size: int) -> View:
        return View(self.leaves[:size], self.hashes[:size])

    def add(self, leaf: bytes) -> None:
        self.leaves.append(leaf)
        self.hashes.append(leaf_hash(leaf))


@dataclass
class Watcher:
    """A witness: it fetches entries, or is handed proofs; a dishonest one signs whatever it is shown."""

    honest: bool
    fetches: bool
    seen: Seen = field(default_factory=Seen)
    frontier: Frontier = field(default_factory=Frontier)
    signed: set[tuple[int, bytes]] = field(default_factory=set)

    def shown(self, view: View, chance: random.Random) -> None:
        """Sign the view's checkpoint, where the program would."""
        point = view.checkpoint()
        if not self.honest or (self._fetched(view, point) if self.fetches else self._handed(view, point, chance)):
            self.signed.add((point.size, point.root))

    def _fetched(self, view: View, point: Checkpoint) -> bool:
        if point.size <= self.seen.size:
            return (point.size, point.root) == self.seen
        try:
            self.frontier = rules.grown(self.frontier, view.leaves[self.seen.size :], point)
        except RecordError:
            return False
        self.seen = Seen(point.size, point.root)
        return True

    def _handed(self, view: View, point: Checkpoint, chance: random.Random) -> bool:
        old = self.seen.size if chance.random() < 0.9 else chance.randrange(point.size + 2)
        proof = tuple(consistency_path(old, view.hashes)) if 0 < old <= point.size else ()
        if proof and chance.random() < 0.1:
            proof = proof[:-1] if chance.random() < 0.5 else (*proof[:-1], chance.randbytes(32))
        if rules.judge(self.seen, Submission(old, proof, b""), point) != rules.OK:
            return False
        self.seen = Seen(point.size, point.root)
        return True


class Run:
    """One host, its witnesses, and what readers came to believe."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.count, self.faulty = self.chance.choice(((4, 1), (5, 1), (5, 2), (7, 1), (7, 2), (9, 2)))
        self.needed = rules.witnesses_needed(self.count, self.faulty)
        dishonest = set(self.chance.sample(range(self.count), self.faulty))
        self.witnesses = [Watcher(i not in dishonest, self.chance.random() < 0.5) for i in range(self.count)]
        self.views = [View([], [])]
        self.views[0].add(b"genesis")
        self.letters: list[tuple[bytes, View]] = []
        self.believed: View | None = None
        self.times = 0
        self.number = 0

    def steps(self) -> Iterator[str]:
        """What broke the claim, if anything."""
        ways = (self.append, self.append, self.fork, self.cut, self.rewrite, self.write, *[self.show] * 6)
        for _ in range(STEPS):
            self.chance.choice(ways)()
            yield from self.publish()
            yield from self.compare()

    def view(self) -> View:
        return self.chance.choice(self.views)

    def leaf(self) -> bytes:
        self.number += 1
        return b"entry %d" % self.number

    def append(self) -> None:
        view = self.view()
        for _ in range(self.chance.randint(1, 3)):
            view.add(self.leaf())

    def keep(self, view: View) -> None:
        """The host keeps three histories at most, the newest among them."""
        self.views = [*self.views, view][-3:]

    def fork(self) -> None:
        view = self.view()
        made = view.copied(self.chance.randint(1, len(view.leaves)))
        made.add(self.leaf())
        self.keep(made)

    def cut(self) -> None:
        view = self.view()
        self.keep(view.copied(self.chance.randint(1, len(view.leaves))))

    def rewrite(self) -> None:
        view = self.view()
        at = self.chance.randrange(len(view.leaves))
        made = view.copied(at)
        made.add(self.leaf())
        for leaf in view.leaves[at + 1 :]:
            made.add(leaf)
        self.keep(made)

    def write(self) -> None:
        """A letter goes out with the three lines of some history."""
        view = self.view().copied(10**6)
        self.letters = [*self.letters, (_three_lines(view), view)][-3:]

    def show(self) -> None:
        view = self.view()
        for watcher in self.chance.sample(self.witnesses, self.chance.randint(1, self.count)):
            watcher.shown(view, self.chance)

    def publish(self) -> Iterator[str]:
        """Every reader who is shown something that enough have signed believes it; no two may believe what differs."""
        for view in self.views:
            point = view.checkpoint()
            if sum((point.size, point.root) in one.signed for one in self.witnesses) < self.needed:
                continue
            self.times += 1
            known = self.believed
            if known is not None:
                shorter, longer = sorted((known.leaves, view.leaves), key=len)
                if longer[: len(shorter)] != shorter:
                    yield f"two histories, {len(shorter)} and {len(longer)} entries, seen by enough"
            if known is None or len(view.leaves) > len(known.leaves):
                self.believed = view.copied(10**6)

    def compare(self) -> Iterator[str]:
        """Whoever kept a letter compares: what is called the same begins with that letter's entries."""
        if not self.letters or self.chance.random() < 0.7:
            return
        letter, then = self.chance.choice(self.letters)
        view = self.view()
        said = _compared(view, letter)
        same = view.leaves[: len(then.leaves)] == then.leaves
        if (said == "same") != same:
            yield f"a letter of {len(then.leaves)} entries beside a copy of {len(view.leaves)}: {said}"


def _three_lines(view: View) -> bytes:
    point = view.checkpoint()
    return f"{ORIGIN}\n{point.size}\n{rules.to_base64(point.root)}\n".encode()


def _compared(view: View, letter: bytes) -> str:
    """What the program says to a copy and a letter; the copy's first entry names no log here."""
    told = paper.told_in_letter(letter, ORIGIN)
    return paper.what_follows(view.leaves, told)


def count(runs: int, first: int = 0) -> Outcome:
    broken, believed = [], 0
    for seed in range(first, first + runs):
        run = Run(seed)
        broken += [f"run {seed}: {wrong}" for wrong in run.steps()]
        believed += run.times
    return Outcome(runs, tuple(broken), f"{STEPS} steps each, {believed:,} times something was seen by enough")


def control() -> Outcome:
    """Half of the witnesses instead of the quorum; a witness without memory; a letter whose root nobody reads."""
    caught = []
    for module, name, made in (
        (rules, "witnesses_needed", lambda n, f: n // 2),
        (rules, "judge", lambda seen, submission, point: rules.OK),
        (paper, "what_follows", lambda leaves, told: "same" if told.size <= len(leaves) else "shorter"),
    ):
        with spoiled(module, name, made):
            caught.append(count(150).broken)
    return Outcome(450, tuple(wrong for some in caught for wrong in some[:3]) if all(caught) else ())


VIEWS = Figure(
    "T6", "no two readers believe histories that differ, and no letter is passed by", 20_000, count, control, 20_000
)
