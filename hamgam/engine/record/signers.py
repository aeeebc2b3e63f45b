"""Who signed a statement and who withdrew, each checked against what the reader pinned.

What came after publication from a member, or by a key, that the reader's policy is too old to know proves nothing to
this reader and takes nothing from what was proved: it is reported as "unknown". An organisation whose key is in force,
by the policy and the entries that revoke, is never unknown: another key in its name is a forgery. Revocations are
followed whoever makes them, the host too: what comes after one is "unknown" or "attested" and never "key".

A passkey signs on the site that the reader's policy names for it; only of passkeys that the policy is too old to know
the signed roster is asked.

Where an organisation has a key, or had one, it is the host alone that says of a passkey that it is the organisation's,
unless one of its keys vouched for it. Such a signature is told as that and no more: below any level that asks for a
signature. A withdrawal by it is by the host's word.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Mapping, NamedTuple, Tuple

from .documents import Roster, check_passkey, open_passkey_line, signer_of
from .entries import Entries, about
from .errors import RecordError
from .keyring import KeyRing
from .leaves import Consent, Leaf
from .lines import LEVELS
from .policy import Policy, PolicyRule, spans
from .report import Signatory


class Case(NamedTuple):
    """What every check of a signature needs to know."""

    policy: Policy
    entries: Entries
    rule: PolicyRule
    rosters: Mapping[str, Roster]
    by_policy: KeyRing
    by_roster: KeyRing


def _is_news(case: Case, index: int) -> bool:
    """Whether this came after publication, and after the reader's policy was written."""
    return index >= max(case.policy.size, case.entries.publication_index)


def _is_later(case: Case, index: int) -> bool:
    """Whether this came after publication. No signature is the entry of publication itself."""
    return index > case.entries.publication_index


def _unknown_member(case: Case, index: int, organisation: str) -> bool:
    """Whether the reader's policy is too old to know the organisation. RecordError when it knows that it is no member."""
    member = case.policy.find(organisation)
    known = member is not None and spans(index, member.start, member.end)
    if not known and (member is not None or not _is_news(case, index)):
        raise RecordError("unknown_signatory", organisation=organisation)
    return not known


def _unknown_key(case: Case, index: int, organisation: str, key: bytes) -> bool:
    """Whether the reader's policy is too old to know the key. RecordError when it knows better."""
    held = case.by_policy.holds(organisation, key, index)
    if not held and case.by_policy.knows(organisation, key):
        raise RecordError("key_not_in_force", organisation=organisation)
    if not held and (case.by_policy.has_key(organisation, index) or not _is_news(case, index)):
        raise RecordError("unknown_key", organisation=organisation)
    return not held


def _check_roster_key(case: Case, index: int, entry: Any, key: bytes, *, news: bool) -> None:
    """The key spoke for the organisation at this entry, by the roster that was signed.

    For news no chain from the frozen roster's keys is asked: there may be none that this reader could follow.
    """
    organisation = entry.organisation
    row = case.rosters[entry.roster].find(organisation)
    in_roster = row is not None and key in row.signing_keys
    if entry.roster == case.entries.freeze.roster and not news:
        in_roster = case.by_roster.holds(organisation, key, index)
    if not in_roster:
        raise RecordError("key_not_in_roster", organisation=organisation)


def _unvouched(case: Case, index: int, leaf: Leaf) -> bool:
    """Whether this was signed by a passkey of an organisation that has or had a key, and no key vouched for it before."""
    entry, ring = leaf.entry, case.by_policy
    if entry.level != "passkey" or not ring.had_key(entry.organisation, index):
        return False
    return not ring.vouched(entry.organisation, open_passkey_line(leaf).key, index)


def _check_level(case: Case, index: int, leaf: Leaf) -> None:
    """At a level that the rule allows; without a signature only who has no key and no passkey."""
    entry = leaf.entry
    row = case.rosters[entry.roster].find(entry.organisation)
    has_key = case.by_policy.has_key(entry.organisation, index) or (row is not None and row.signing_keys)
    too_low = LEVELS.index(entry.level) < LEVELS.index(case.rule.level)
    if entry.level == "attested" and (has_key or too_low):
        raise RecordError("below_level", organisation=entry.organisation)
    if too_low:
        raise RecordError("only_by_passkey", organisation=entry.organisation)
    if case.rule.level != "attested" and _unvouched(case, index, leaf):
        raise RecordError("passkey_not_vouched", organisation=entry.organisation)


def _check_about(case: Case, index: int, entry: Any) -> None:
    """This is about the frozen text, under a roster that names who speaks."""
    if about(entry) != about(case.entries.freeze):
        raise RecordError("consent_to_another", organisation=entry.organisation)
    frozen = entry.roster == case.entries.freeze.roster
    if entry.roster not in case.rosters or not (frozen or _is_later(case, index)):
        raise RecordError("consent_to_another_roster", organisation=entry.organisation)
    if case.rosters[entry.roster].find(entry.organisation) is None:
        raise RecordError("not_in_roster", organisation=entry.organisation)


def _passkey_signer(case: Case, leaf: Leaf) -> bytes:
    """The passkey that signed, checked on the site where the reader knows it to sign."""
    organisation = leaf.entry.organisation
    key = open_passkey_line(leaf).key
    rows = (case.policy.find(organisation), case.rosters[leaf.entry.roster].find(organisation))
    known = next((found for row in rows if row and (found := row.passkey(key))), None)
    if known is None:
        raise RecordError("unknown_key", organisation=organisation)
    check_passkey(leaf, known)
    return key


def _signer(case: Case, leaf: Leaf) -> bytes | None:
    """The key that signed, of either kind; None where the host alone vouches."""
    try:
        return _passkey_signer(case, leaf) if leaf.entry.level == "passkey" else signer_of(leaf)
    except RecordError as error:
        if error.reason == "unknown_key":
            raise
        raise RecordError("signature_false", organisation=leaf.entry.organisation, cause=error.reason) from None


def _proved(case: Case, index: int, leaf: Leaf) -> str:
    """How far a consent or withdrawal is proved to this reader: a level, or "unknown". RecordError when it is
    about something else, or not what its level says."""
    entry = leaf.entry
    unknown = _unknown_member(case, index, entry.organisation)
    _check_about(case, index, entry)
    key = _signer(case, leaf)
    if key is not None:
        unknown = unknown or _unknown_key(case, index, entry.organisation, key)
        _check_roster_key(case, index, entry, key, news=unknown)
    if isinstance(entry, Consent):
        _check_level(case, index, leaf)
    level: str = entry.level
    return "unknown" if unknown else level


def _names(case: Case, entry: Any) -> Tuple[Tuple[str, str], ...]:
    """The names by which the reader knows the organisation; the roster's where the reader does not know it yet."""
    member = case.policy.find(entry.organisation)
    row = case.rosters[entry.roster].find(entry.organisation)
    assert row is not None
    return member.names if member else row.names


def _follow_consent(case: Case, index: int, leaf: Leaf, found: dict[str, Signatory]) -> None:
    entry = leaf.entry
    level, names = _proved(case, index, leaf), _names(case, leaf.entry)
    before = found.get(entry.organisation)
    if index <= case.entries.freeze_index:
        raise RecordError("consent_before_freeze", organisation=entry.organisation)
    if entry.answer != "sign":
        raise RecordError("not_a_signature", organisation=entry.organisation)
    if before is not None and before.withdrawn is None:
        raise RecordError("signed_twice", organisation=entry.organisation)
    found.pop(entry.organisation, None)
    later = _is_later(case, index)
    unvouched = level == "passkey" and _unvouched(case, index, leaf)
    found[entry.organisation] = Signatory(entry.organisation, names, level, entry.day, None, later, unvouched=unvouched)


def _follow_withdrawal(
    case: Case, index: int, leaf: Leaf, found: dict[str, Signatory], consents: Mapping[str, int]
) -> None:
    entry = leaf.entry
    level = _proved(case, index, leaf)
    if not _is_later(case, index):
        raise RecordError("withdrawn_before_publication", organisation=entry.organisation)
    before = found.get(entry.organisation)
    if before is None or before.withdrawn or consents[entry.organisation] != entry.consent:
        raise RecordError("withdrawal_of_nothing", organisation=entry.organisation)
    # By a key that this reader cannot know, only the host says that the organisation withdrew.
    shown = "attested" if level == "unknown" or _unvouched(case, index, leaf) else level
    found[entry.organisation] = replace(before, withdrawn=entry.day, withdrawn_level=shown)


def signatories(case: Case) -> dict[str, Signatory]:
    """Who signed and who withdrew, in the order of the entries, each checked."""
    found: dict[str, Signatory] = {}
    consents: dict[str, int] = {}
    for index, leaf in sorted((*case.entries.consents, *case.entries.withdrawals), key=lambda row: row[0]):
        if isinstance(leaf.entry, Consent):
            _follow_consent(case, index, leaf, found)
            consents[leaf.entry.organisation] = index
        else:
            _follow_withdrawal(case, index, leaf, found, consents)
    return found
