"""T11: a text in the coalition's name is published by all or not at all.

Eight organisations are asked. For each of the 255 sets that are not all of them, and each of six faults, those in the set sign
honestly, what is entered for the others has the fault, and the host publishes under its own key all the same. No such bundle may
be accepted under the policy that the reader pinned.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor

from hamgam.engine.record import Consent, RecordError, consent_document, signature_line, verify_bundle
from hamgam.engine.record import signers as judging
from hamgam.engine.record.sshsig import CONSENT_NAMESPACE
from tests.engine.record.coalition import Coalition, ssh_sign

from .figures import Figure, Outcome, spoiled

ASKED = 8
Fault = Callable[[Coalition, str], int | None]


def _other_log(coalition: Coalition, organisation: str) -> int:
    entry: Consent = coalition.consent_entry(organisation)
    message = consent_document("sea.example/record", entry)
    signature = ssh_sign(coalition.keys[organisation], CONSENT_NAMESPACE, message)
    return coalition.append(entry, [signature_line(organisation, signature)])


def _revoked(coalition: Coalition, organisation: str) -> int:
    coalition.revoke_key(organisation, coalition.keys[organisation])
    return coalition.consent(organisation)


def _withdrawn(coalition: Coalition, organisation: str) -> int:
    consent = coalition.consent(organisation)
    coalition.withdraw(organisation, consent, day="2026-11-06")
    return consent


#: What is wrong with the others' consents; None: there is none, and the publication does not name them.
FAULTS: dict[str, Fault] = {
    "missing": lambda _c, _o: None,
    "wrong version": lambda c, o: c.consent(o, signed={"version": 2}),
    "revoked key": _revoked,
    "another log": _other_log,
    "withdrawn": _withdrawn,
    "below level": lambda c, o: c.consent(o, level="attested"),
}


def attempt(signing: int, fault: str) -> tuple[bytes, bytes]:
    """The bundle that a host makes of it, and the policy that the reader pinned. `signing`: a bit for each who signs."""
    coalition = Coalition(ASKED)
    coalition.policies = [coalition.policy()]
    coalition.freeze()
    consents: dict[str, int] = {}
    for place, organisation in enumerate(coalition.ids):
        honest = signing >> place & 1
        index = coalition.consent(organisation) if honest else FAULTS[fault](coalition, organisation)
        if index is not None:
            consents[organisation] = index
    coalition.publish(consents)
    return coalition.bundle(), coalition.policies[0]


def passes(signing: int, fault: str) -> bool:
    """Whether a stranger's verifier would call it valid."""
    try:
        bundle, policy = attempt(signing, fault)
    except RecordError:  # not even the host's own writer makes such a bundle
        return False
    return bool(verify_bundle(bundle, policy).valid)


def _named(case: tuple[int, str]) -> str:
    return f"{case[0]:08b} signed, the others: {case[1]}" if passes(*case) else ""


def cases(count: int) -> list[tuple[int, str]]:
    """Every incomplete set with every fault, or about so many of them, each fault among them."""
    every = [(signing, fault) for signing in range(2**ASKED - 1) for fault in FAULTS]
    # A step that is coprime to the number of faults, so that each of them comes.
    step = max(1, len(every) // max(count, 1))
    return every[:: step + 1 if step > 1 and step % len(FAULTS) in (0, 2, 3, 4) else step]


def count(number: int) -> Outcome:
    """Try them, and that all eight together are accepted."""
    tried = cases(number)
    with ProcessPoolExecutor(2) as pool:
        broken = [name for name in pool.map(_named, tried, chunksize=20) if name]
    if not passes(2**ASKED - 1, "missing"):
        broken.append("all eight signed, and it was refused")
    return Outcome(len(tried), tuple(broken), "255 incomplete sets of 8 × 6 faults")


def control() -> Outcome:
    """A verifier that forgets the level, and one that takes any signature for a true one."""
    tried = [(2**ASKED - 2, "below level"), (2**ASKED - 2, "wrong version")]
    with spoiled(judging, "_check_level", lambda *_: None), spoiled(judging, "_signer", lambda *_: None):
        return Outcome(len(tried), tuple(name for case in tried if (name := _named(case))))


PUBLICATION = Figure("T11", "publication without every signatory is refused", 1530, count, control, least=1530)
