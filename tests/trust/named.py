"""T22: bundles that must be refused, each with a name and for its own reason. The host holds the log's key in all of
them and seals what it made, unless the name says otherwise."""

from __future__ import annotations

from collections.abc import Iterator

from hamgam.engine.record import sshsig, verify_bundle, webauthn

from . import named_hosts, named_passkeys, named_records, named_signatures
from .figures import Figure, Outcome, spoiled
from .naming import NAMED

# What the three modules entered when they were read.
SORTS = (named_signatures, named_records, named_passkeys, named_hosts)


def judged() -> Iterator[tuple[str, str, str]]:
    """(name, reason that must be, reason that was) for each."""
    for name, (reason, make) in NAMED.items():
        bundle, policy, digits = make()
        report = verify_bundle(bundle, policy, digits)
        cause = report.data.get("cause", "") if reason.count(" ") else ""
        yield name, reason, f"{report.reason} {cause}".strip()


def _counted(count: int) -> Outcome:
    rows = list(judged())
    broken = tuple(f"{name}: {found or 'accepted'}, not {reason}" for name, reason, found in rows if found != reason)
    return Outcome(len(rows), broken, f"{len({reason for _, reason, _ in rows})} different reasons")


def _control() -> Outcome:
    """A verifier for which every signature of an organisation is true."""
    with (
        spoiled(sshsig, "verify_ed25519", lambda *case: True),
        spoiled(webauthn, "verify_p256", lambda *case: True),
    ):
        return _counted(0)


BUNDLES = Figure("T22", "named bundles refused, each for its own reason", 60, _counted, _control, least=60)
