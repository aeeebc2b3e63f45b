"""By what organisations sign: keys and passkeys, and who compared them face to face."""

from django.db import models

from hamgam.engine import record as engine
from hamgam.record.kept import Kept


class Key(Kept):
    """By what an organisation signs: its Ed25519 key, or a passkey of one of its people. The private half is never here."""

    #: key or passkey; of keys one is in force, of passkeys as many as people need
    kind = models.CharField(max_length=8, default="key")

    organisation = models.ForeignKey("Organisation", on_delete=models.PROTECT, related_name="keys")
    #: 32 bytes of a key, or the COSE key of a passkey, in hex
    public = models.CharField(max_length=200)
    proof = models.TextField()
    #: The signature of the key that it replaces, where there was one and it was still at hand.
    voucher = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="vouched_for")
    voucher_proof = models.TextField(blank=True)
    #: Of a passkey: the entry in which a key of the organisation vouched for it, where one did.
    voucher_leaf = models.BigIntegerField(null=True)
    confirmed_alone = models.BooleanField(default=False)
    state = models.CharField(max_length=12, default="waiting")
    enrolled_by = models.ForeignKey("Seat", on_delete=models.PROTECT, related_name="+", null=True)
    since_leaf = models.BigIntegerField(null=True)
    until_leaf = models.BigIntegerField(null=True)
    since = models.DateField()
    revoked_on = models.DateField(null=True)
    #: Of a passkey: its credential's id in base64url, and the site where it signs.
    credential = models.TextField(blank=True, default="")
    rp_id = models.CharField(max_length=253, blank=True, default="")
    origin = models.CharField(max_length=300, blank=True, default="")

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("organisation",), condition=models.Q(state="active", kind="key"), name="one_active_key"
            ),
            models.UniqueConstraint(
                fields=("public",), condition=models.Q(state__in=("active", "waiting")), name="a_key_has_one_owner"
            ),
        )


class Comparison(Kept):
    """One organisation states that it compared another's key face to face."""

    key = models.ForeignKey(Key, on_delete=models.PROTECT, related_name="comparisons")
    organisation = models.ForeignKey("Organisation", on_delete=models.PROTECT, related_name="+")
    day = models.DateField()


def fingerprint(key: Key) -> str:
    """The fingerprint, written as `ssh-keygen -l` prints it."""
    public = bytes.fromhex(key.public)
    return engine.passkey_fingerprint(public) if key.kind == "passkey" else engine.ssh_fingerprint(public)
