"""An organisation's own machine: `hamgam_sign.py` in a process of its own, with the real `ssh-keygen`."""

import re
import subprocess
import sys
from pathlib import Path

from django.urls import reverse

from hamgam.members.actor import Actor
from tests.folders import folder_for
from tests.people import client_of

SIGN = Path(__file__).resolve().parents[2] / "verifier" / "hamgam_sign.py"


class Machine:
    """A folder with keys and downloads."""

    def __init__(self) -> None:
        self.folder = folder_for(self, "machine")

    def run(self, *words: str) -> str:
        """What the program prints; a failure fails the test."""
        command = [sys.executable, "-I", str(SIGN), "--lang", "en", *words]
        return subprocess.run(command, cwd=self.folder, capture_output=True, text=True, check=True).stdout

    def make_key(self, name: str = "key") -> str:
        """The public line of a new key."""
        self.run("key", name, "--without-passphrase")
        return (self.folder / f"{name}.pub").read_text()

    def keep(self, name: str, raw: bytes) -> None:
        """A file that was downloaded."""
        (self.folder / name).write_bytes(raw)

    def sign(self, word: str, file: str, key: str = "key", *more: str) -> str:
        """The lines to paste."""
        printed = self.run(word, file, "--key", key, "--yes", *more)
        return re.search(r"-----BEGIN SSH SIGNATURE-----.*-----END SSH SIGNATURE-----\n", printed, re.DOTALL)[0]


def enrol(machine: Machine, liaison: Actor, second: Actor, *, key: str = "key", former: str = "") -> None:
    """From the public line to a key in force, by the pages alone; `former` is the key that vouches."""
    client, page = client_of(liaison), reverse("members.enrol_key")
    given = {"public": machine.make_key(key), **({"vouch": "on"} if former else {})}
    assert client.post(page, given).status_code == 302
    machine.keep("new-key.hamgam", client.get(reverse("members.key_document")).content)
    proofs = {"proof": machine.sign("reverse", "new-key.hamgam", key)}
    if former:
        proofs["voucher_proof"] = machine.sign("reverse", "new-key.hamgam", former)
    assert client.post(page, proofs).status_code == 302
    waiting = liaison.organisation.keys.get(state="waiting")
    assert client_of(second).post(reverse("members.confirm_key", args=[waiting.pk])).status_code == 302
