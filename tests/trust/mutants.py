"""T3 and T4: bundles changed by bit and by structure; none is accepted as saying anything else.

Three sorts. By whoever has no key: bits of the file; parts and lines that are dropped, doubled, moved or taken from elsewhere.
By a host that seals the changed parts anew. By a host that changes a bit of an entry, computes the whole record anew,
and signs checkpoint and seal. What a host can make is allowed to say less (a later signature, a withdrawal, a note that is
held back: only mirrors of the record can tell), and to change what is its own word (days, facts, the statement's number).
"""

from __future__ import annotations

import hashlib
import os
import random
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import cache

from hamgam.engine.record import (
    COSIGNATURE_V1,
    Bundle,
    PolicyWitness,
    Report,
    Seal,
    VerifierKey,
    cosign,
    netstring,
    parse_note,
    parse_policy,
    read_netstrings,
    sign_note,
    verify_bundle,
    write_note,
    write_policy,
    write_verifier_key,
)
from hamgam.engine.record import verify as verifying
from hamgam.engine.record.bundle import seal_text
from tests.engine.record.coalition import Coalition, key_of, public_of, published

from .figures import Figure, Outcome, spoiled

CHUNK = 2_000
SEED = 34


def furnished(passkeys: dict[str, str] | None = None, **options: object) -> Coalition:
    """A statement with every sort of part: note, revocation, later signature, withdrawal, attested signatory."""
    coalition = Coalition(4, without_key=("org-03",), passkeys=passkeys, **options)
    coalition.freeze()
    consents = {
        o: coalition.consent(o, note=b"note" if o == "org-01" else None) for o in ("org-00", "org-01", "org-03")
    }  # fmt: skip
    coalition.publish(consents, "signatories 2")
    if "org-00" in coalition.keys:
        coalition.revoke_key("org-00", coalition.keys["org-00"])
    coalition.consent("org-02", day="2026-11-12")
    coalition.withdraw("org-01", consents["org-01"])
    return coalition


class Watched(Coalition):
    """A coalition whose record three machines have seen, one of them of nobody in it."""

    def seen(self) -> Watched:
        """The same with the witnesses in its policy; from here on they set their lines under its checkpoint."""
        owners = ("org-00", "org-01", "-")
        rows = [PolicyWitness(owner, self._key(number)) for number, owner in enumerate(owners)]
        rows.sort(key=lambda row: write_verifier_key(row.key))
        policy = parse_policy(self.policies[0])._replace(witnesses=tuple(rows), faulty=1)
        self.policies[0] = write_policy(policy)
        return self

    @staticmethod
    def _key(number: int) -> VerifierKey:
        return VerifierKey(f"witness-{number}.example", COSIGNATURE_V1, public_of(key_of(f"witness {number}")))

    def parts(self) -> Bundle:
        parts = super().parts()
        note = parse_note(parts.checkpoint)
        lines = [
            cosign(note.text, self._key(n), 1_800_000_000, lambda m, n=n: key_of(f"witness {n}").sign(m).signature)
            for n in range(3)
        ]
        return parts._replace(checkpoint=write_note(note.text, (*note.signatures, *lines)))


def watched() -> Coalition:
    """A statement of two, under a record that was witnessed."""
    coalition = Watched(2)
    coalition.freeze()
    coalition.publish({o: coalition.consent(o) for o in coalition.ids})
    return coalition.seen()


@cache
def _bases() -> list[tuple[Coalition, bytes, bytes, Report]]:
    """The statements that are changed, each with its bundle, its policy and what it says."""
    found = []
    for coalition in (
        published(1),
        published(3),
        furnished(),
        furnished({"org-01": "ES256", "org-02": "EdDSA"}),
        published(2, passkeys={"org-00": "EdDSA", "org-01": "ES256"}, lowest="passkey"),
        watched(),
    ):
        bundle, policy = coalition.bundle(), coalition.policies[0]
        found.append((coalition, bundle, policy, verify_bundle(bundle, policy)))
        assert found[-1][3].valid
    return found


@cache
def _strangers() -> list[bytes]:
    """Parts of other bundles: other keys under the same names, another log, another version."""
    later = Coalition(3)
    later.freeze(version=2)
    later.publish({o: later.consent(o) for o in later.ids})
    others = (published(3, seed="other "), published(2, origin="sea.example/record"), later)
    return [part for coalition in others for part in read_netstrings(coalition.bundle())]


def _says(report: Report) -> tuple[object, ...]:
    """What nobody may change but the signatories: which text, in whose name."""
    word = (report.rule or "").partition(" ")[0]
    return report.digests, report.digest, report.title, report.language, report.origin, word


def says_no_more(report: Report, honest: Report) -> bool:
    """Whether a report that a host brought about says no more than the honest one."""
    known = {row.organisation: row for row in honest.signatories}
    for row in report.signatories:
        true = known.pop(row.organisation, None)
        if true is None or (row.level, row.names, row.later) != (true.level, true.names, true.later):
            return False
        if (row.withdrawn and not true.withdrawn) or row.note not in (None, true.note):
            return False
    held_back = all(row.later for row in known.values())
    witnessed = set(report.witnesses) <= set(honest.witnesses)
    return held_back and witnessed and _says(report) == _says(honest)


def _bit(raw: bytes, place: int) -> bytes:
    made = bytearray(raw)
    made[place // 8] ^= 1 << place % 8
    return bytes(made)


def _lines_edited(part: bytes, chance: random.Random) -> bytes:
    lines = part.split(b"\n")
    i, j = chance.randrange(len(lines)), chance.randrange(len(lines))
    how = chance.randrange(5)
    if how == 0:
        del lines[i]
    elif how == 1:
        lines.insert(j, lines[i])
    elif how == 2:
        lines.insert(j, lines.pop(i))
    elif how == 3:
        lines[i], lines[j] = lines[j], lines[i]
    else:
        lines[i] = lines[i][: chance.randrange(len(lines[i]) + 1)]
    return b"\n".join(lines)


def _edited(parts: list[bytes], chance: random.Random) -> list[bytes]:
    """The parts after one edit."""
    i, j = chance.randrange(len(parts)), chance.randrange(len(parts))
    how = chance.randrange(7)
    if how == 0:
        return parts[:i] + parts[i + 1 :]
    if how == 1:
        return parts[:j] + [parts[i]] + parts[j:]
    if how == 2:
        rest = parts[:i] + parts[i + 1 :]
        return rest[:j] + [parts[i]] + rest[j:]
    if how == 3:
        return [*parts[:i], chance.choice(_strangers()), *parts[i + 1 :]]
    if how == 4:
        return [*parts[:i], chance.choice(_strangers()), *parts[i:]]
    if how == 5:
        return [*parts[:i], parts[j].partition(b"\n")[0] + b"\n" + parts[i].partition(b"\n")[2], *parts[i + 1 :]]
    return [*parts[:i], _lines_edited(parts[i], chance), *parts[i + 1 :]]


def _structural(bundle: bytes, chance: random.Random) -> list[bytes]:
    parts = read_netstrings(bundle)
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        parts = _edited(parts, chance) or parts
    return parts


def _sealed(coalition: Coalition, parts: list[bytes]) -> bytes:
    """The parts, whatever they are, under a seal that the host's key makes anew."""
    body = b"".join(netstring(part) for part in parts if not part.startswith(b"seal\n"))
    seal = Seal(7, "2026-11-21", len(coalition.leaves), hashlib.sha256(body).hexdigest())
    note = sign_note(seal_text(coalition.origin, seal), coalition.log, coalition.sign_log)
    return body + netstring(b"seal\n" + note)


def _recorded(coalition: Coalition, chance: random.Random) -> bytes:
    """A bit of one entry turned, and the whole record computed and signed anew by its host."""
    index = chance.choice(coalition.kept)
    leaf = coalition.leaves[index]
    coalition.leaves[index] = _bit(leaf, chance.randrange(len(leaf) * 8))
    try:
        return coalition.bundle()
    finally:
        coalition.leaves[index] = leaf


@cache
def _places() -> list[tuple[int, int]]:
    """Every bit of every base, in a fixed order that has no order."""
    places = [(i, place) for i, base in enumerate(_bases()) for place in range(len(base[1]) * 8)]
    random.Random(SEED).shuffle(places)
    return places


def _mutant(number: int) -> tuple[int, bytes, bool]:
    """Which base was changed, the mutant, and whether the host's key had a hand in it."""
    chance = random.Random(SEED * 1_000_003 + number)
    if number % 10 < 5:
        places = _places()
        base, place = places[(number // 10 * 5 + number % 10) % len(places)]
        return base, _bit(_bases()[base][1], place), False
    base = chance.randrange(len(_bases()))
    coalition, bundle, _, _ = _bases()[base]
    if number % 10 == 9:
        return base, _recorded(coalition, chance), True
    parts = _structural(bundle, chance)
    if number % 10 < 8:
        return base, b"".join(netstring(part) for part in parts), False
    return base, _sealed(coalition, parts), True


def _judged(number: int) -> tuple[str, bool]:
    """What is wrong with how a mutant was judged ("" for nothing), and whether it was accepted."""
    base, mutant, by_host = _mutant(number)
    _, bundle, policy, honest = _bases()[base]
    try:
        report = verify_bundle(mutant, policy)
    except Exception as error:
        return f"{number}: uncaught {type(error).__name__}", False
    if mutant == bundle or report.status in ("invalid", "unusable"):
        return "", False
    fits = says_no_more(report, honest) if by_host else report == honest
    return "" if fits else f"{number}: accepted with another meaning", True


def _chunk(start: int, end: int) -> tuple[list[str], int]:
    rows = [_judged(number) for number in range(start, end)]
    return [wrong for wrong, _ in rows if wrong], sum(accepted for _, accepted in rows)


def _pieces(count: int) -> Iterator[tuple[int, int]]:
    return ((start, min(start + CHUNK, count)) for start in range(0, count, CHUNK))


def _counted(count: int, jobs: int = 0) -> Outcome:
    jobs = jobs or int(os.environ.get("HAMGAM_JOBS", os.cpu_count() or 1))
    pieces = list(_pieces(count))
    if len(pieces) == 1 or jobs == 1:
        found = [_chunk(*piece) for piece in pieces]
    else:
        with ProcessPoolExecutor(jobs) as pool:
            found = list(pool.map(_chunk, *zip(*pieces, strict=True)))
    accepted = sum(number for _, number in found)
    return Outcome(count, tuple(w for wrong, _ in found for w in wrong), f"{accepted} said the same or less")


def _control() -> Outcome:
    """A verifier that does not look at the seal."""
    with spoiled(verifying, "_check_seal", lambda bundle, *others: "2026-11-21"):
        return _counted(900, jobs=1)


MUTANTS = Figure(
    "T3 T4",
    "changed bundles: none accepted with another meaning, no uncaught error",
    300_000,
    _counted,
    _control,
    least=300_000,
)
