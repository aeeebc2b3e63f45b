"""Keys that tests sign with: made and used by the real `ssh-keygen`, as an organisation would."""

import base64
import subprocess

from hamgam.engine import record as engine
from tests.folders import folder_for


class SigningKey:
    """An Ed25519 key on a machine of the organisation's own."""

    def __init__(self) -> None:
        self.folder = folder_for(self, "key")
        self.path = self.folder / "key"
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "", "-f", str(self.path)], check=True)

    @property
    def public(self) -> bytes:
        """The 32 bytes that are enrolled."""
        blob = base64.b64decode(self.path.with_suffix(".pub").read_text().split()[1])
        return blob[-32:]

    def sign(self, message: bytes, namespace: str = engine.CONSENT_NAMESPACE) -> str:
        """The armoured signature, ready to paste."""
        command = ["ssh-keygen", "-q", "-Y", "sign", "-f", str(self.path), "-n", namespace]
        done = subprocess.run(command, input=message, capture_output=True, check=True)
        return done.stdout.decode()
