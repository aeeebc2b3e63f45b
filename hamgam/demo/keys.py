"""Keys of the demo's organisations. They are given away openly: in a demo everybody may try to sign as anybody."""

from pathlib import Path

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from hamgam.engine import record as engine
from hamgam.engine.record import SshSignature


class DemoKey:
    """An Ed25519 key that signs as `ssh-keygen -Y sign` does, and lies in a folder to be tried by hand."""

    def __init__(self, folder: Path, name: str) -> None:
        self._private = Ed25519PrivateKey.generate()
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / name
        path.touch(mode=0o600)
        path.write_bytes(
            self._private.private_bytes(
                serialization.Encoding.PEM, serialization.PrivateFormat.OpenSSH, serialization.NoEncryption()
            )
        )
        path.with_suffix(".pub").write_text(engine.write_public_key(self.public, name) + "\n")

    @property
    def public(self) -> bytes:
        """The 32 bytes that are enrolled."""
        return self._private.public_key().public_bytes_raw()

    def sign(self, message: bytes, namespace: str = engine.CONSENT_NAMESPACE) -> str:
        """The armoured signature."""
        raw = self._private.sign(engine.ssh_message(namespace, message, "sha512"))
        return engine.armour(engine.write_ssh_signature(SshSignature(self.public, namespace, "sha512", raw)))
