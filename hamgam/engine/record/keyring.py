"""Which keys speak for which organisation at which entry: by a policy or a roster, and by the entries since."""

from __future__ import annotations

from .documents import Roster
from .leaves import KeyAdd, KeyRevoke
from .lines import from_base64
from .policy import Policy, spans
from .webauthn import is_passkey


class KeyRing:
    """Which keys speak for which organisation at which entry; it follows the entries that add and revoke keys."""

    def __init__(self) -> None:
        self._spans: dict[str, dict[bytes, tuple[int, int | None]]] = {}
        self._vouched: dict[tuple[str, bytes], int] = {}

    @classmethod
    def of_policy(cls, policy: Policy) -> KeyRing:
        """The keys that a policy knows."""
        ring = cls()
        for row in policy.organisations:
            ring._spans[row.organisation] = {key.public: (key.start, key.end) for key in row.signing_keys}
        return ring

    @classmethod
    def of_roster(cls, roster: Roster) -> KeyRing:
        """The keys of a roster, without beginning or end."""
        ring = cls()
        for row in roster.organisations:
            ring._spans[row.organisation] = dict.fromkeys(row.signing_keys, (0, None))
        return ring

    def knows(self, organisation: str, key: bytes) -> bool:
        """Whether the key ever spoke for the organisation."""
        return key in self._spans.get(organisation, {})

    def holds(self, organisation: str, key: bytes, index: int) -> bool:
        """Whether the key spoke for the organisation at this entry."""
        return self.knows(organisation, key) and spans(index, *self._spans[organisation][key])

    def has_key(self, organisation: str, index: int) -> bool:
        """Whether any key spoke for the organisation at this entry."""
        return any(spans(index, *span) for span in self._spans.get(organisation, {}).values())

    def had_key(self, organisation: str, index: int) -> bool:
        """Whether a key, and not only passkeys, spoke for the organisation at this entry or before it."""
        return any(
            not is_passkey(key) and start <= index for key, (start, _) in self._spans.get(organisation, {}).items()
        )

    def vouched(self, organisation: str, passkey: bytes, index: int) -> bool:
        """Whether a key of the organisation had vouched for this passkey before this entry."""
        found = self._vouched.get((organisation, passkey))
        return found is not None and found < index

    def note_vouched(self, index: int, entry: KeyAdd | KeyRevoke) -> None:
        """Remember that a key which spoke for the organisation then vouched for a passkey. For a ring that has followed all."""
        if isinstance(entry, KeyRevoke) or entry.former == "-":
            return
        passkey, organisation = from_base64(entry.key), entry.organisation
        if is_passkey(passkey) and self.holds(organisation, from_base64(entry.former), index):
            self._vouched.setdefault((organisation, passkey), index)

    def follow(self, index: int, entry: KeyAdd | KeyRevoke) -> None:
        """Follow an entry that adds or revokes a key, whose signatures `check_key_leaf` has found true.

        A key is added only if the key that vouches for it spoke for the organisation then, and if it is new; what does
        not hang on a known key adds nothing. A known key is revoked whoever says so: that gives nobody power.
        """
        key, organisation = from_base64(entry.key), entry.organisation
        if isinstance(entry, KeyRevoke):
            if self.holds(organisation, key, index):
                self._spans[organisation][key] = (self._spans[organisation][key][0], index)
            return
        chained = entry.former != "-" and self.holds(organisation, from_base64(entry.former), index)
        if chained and not any(key in keys for keys in self._spans.values()):
            self._spans[organisation][key] = (index, None)
