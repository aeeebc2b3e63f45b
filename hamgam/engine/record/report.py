"""What the verifier found: the report for people and for programs."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Any, Mapping, Tuple

from .bundle import Facts
from .documents import name_in

VALID, INVALID, UNUSABLE, UNPINNED = "valid", "invalid", "unusable", "unpinned"


@dataclass(frozen=True)
class Signatory:
    """One organisation under the statement. `level` is "key" or "passkey" (its signature was verified) or "attested"
    (named by the host, no verified signature), or "unknown" (it came after publication, from a member or by a key that the reader's
    policy is too old to know); `signed` and `withdrawn` are days; `later` says that it signed after publication;
    `withdrawn_level` is "attested" where only the host says that it withdrew; `unvouched` says that it signed by a
    passkey of which only the host says that it is this organisation's, though the organisation has or had a key."""

    organisation: str
    names: Tuple[Tuple[str, str], ...]
    level: str
    signed: str
    withdrawn: str | None = None
    later: bool = False
    note: str | None = None
    withdrawn_level: str | None = None
    unvouched: bool = False


@dataclass(frozen=True)
class Witnessed:
    """A witness of the policy that cosigned the checkpoint: its key's name, its organisation ("-" for none), that
    one's names, and on which day it saw it."""

    name: str
    organisation: str
    names: Tuple[Tuple[str, str], ...]
    day: str


@dataclass(frozen=True)
class Report:
    """What came out. `status` is "valid", "invalid", "unusable" or "unpinned" (all fits, but nobody told the verifier
    whose keys to believe). Of an invalid bundle nothing is reported but the reason: it was not shown to be true.
    `watched_by_themselves` are the organisations that have a witness of their own, whether it has seen the record or not."""

    status: str
    reason: str = ""
    data: Mapping[str, str] = dataclasses.field(default_factory=dict)
    title: str | None = None
    language: str = ""
    number: int = 0
    digest: str | None = None
    digests: Mapping[str, str] = dataclasses.field(default_factory=dict)
    rule: str | None = None
    signatories: Tuple[Signatory, ...] = ()
    facts: Facts | None = None
    origin: str | None = None
    size: int | None = None
    as_of: str | None = None
    fingerprint: str = ""
    witnesses: Tuple[Witnessed, ...] = ()
    witnesses_named: int = 0
    witnesses_needed: int = 0
    watched_by_themselves: Tuple[str, ...] = ()

    def seen_by_own_witness(self, organisation: str) -> bool | None:
        """Whether an organisation's own witness has seen the record as it stands; None where it has none."""
        if organisation not in self.watched_by_themselves:
            return None
        return any(row.organisation == organisation for row in self.witnesses)

    @property
    def valid(self) -> bool:
        """Whether the statement holds under what the reader pinned."""
        return self.status == VALID

    @property
    def exit_code(self) -> int:
        """0 valid, 1 invalid, 2 unusable, 3 consistent but signers unknown."""
        return {VALID: 0, INVALID: 1, UNUSABLE: 2, UNPINNED: 3}[self.status]

    def as_json(self) -> dict[str, Any]:
        """The report for programs. `reason` is there only when `valid` is false."""
        rows: list[dict[str, Any]] = [
            {"name": name_in(s.names, self.language), "level": s.level, "signed": s.signed, "withdrawn": s.withdrawn}
            for s in self.signatories
        ]
        for row, signatory in zip(rows, self.signatories):
            if signatory.unvouched:
                row["unvouched"] = True
        found: dict[str, Any] = {
            "valid": self.valid,
            "title": self.title,
            "digest": self.digest,
            "digests": dict(self.digests),
            "rule": self.rule,
            "signatories": rows,
            "origin": self.origin,
            "size": self.size,
            "as_of": self.as_of,
            "witnesses": [
                {"name": w.name, "organisation": name_in(w.names, self.language) if w.names else None, "day": w.day}
                for w in self.witnesses
            ],
            "witnesses_needed": self.witnesses_needed,
        }
        return found if self.valid else {**found, "reason": self.reason}
