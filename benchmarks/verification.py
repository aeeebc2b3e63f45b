"""How long a stranger waits for a statement with forty signatories. Figures only; nothing is asserted by time."""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from nacl.signing import VerifyKey

from hamgam.engine.record import parse_leaf, parse_ssh_signature, policy_fingerprint, ssh_message, verify_bundle
from hamgam.engine.record.documents import CONSENT_NAMESPACE, consent_document
from tests.engine.record.coalition import Coalition, published

VERIFIER = Path(__file__).resolve().parents[1] / "verifier" / "hamgam_verify.py"


def median_ms(work: Callable[[], object], times: int = 7) -> float:
    """The median of some runs, in milliseconds."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        taken.append((time.perf_counter() - start) * 1000)
    return statistics.median(taken)


def libsodium_alone(coalition: Coalition) -> None:
    """The forty signatures checked by libsodium, and nothing else."""
    for raw in coalition.leaves:
        leaf = parse_leaf(raw)
        if leaf.signatures:
            found = parse_ssh_signature(leaf.signatures[0].signature)
            message = ssh_message(CONSENT_NAMESPACE, consent_document(leaf.origin, leaf.entry))
            VerifyKey(found.public).verify(message, found.signature)


def main() -> None:
    coalition = published(40)
    bundle, policy = coalition.bundle(), coalition.policies[0]
    digits = policy_fingerprint(policy)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bundle"
        path.write_bytes(bundle)
        command = [
            sys.executable,
            "-I",
            str(VERIFIER),
            str(path),
            "--fingerprint",
            digits,
        ]
        alone = median_ms(lambda: subprocess.run(command, check=True, stdout=subprocess.DEVNULL))
        nothing = median_ms(lambda: subprocess.run([sys.executable, "-I", "-c", "pass"], check=True))
    inside = median_ms(lambda: verify_bundle(bundle, fingerprint=digits))
    peer = median_ms(lambda: libsodium_alone(coalition))
    print(f"bundle of 40 signatories: {len(bundle) / 1024:.0f} kB")
    print(f"the file, from the command line to the answer: {alone:.0f} ms, of which Python itself {nothing:.0f} ms")
    print(f"the whole verification inside: {inside:.0f} ms = {inside / peer:.1f} x libsodium on the signatures alone")


if __name__ == "__main__":
    main()
