"""What a bundle proves to a reader who pinned a policy, and the reason when it proves nothing.

Every rule is computed again from the entries: nothing is believed because the bundle says so. The order of the checks
is the order in which a person would want to hear what is wrong: the text, the entries, who signed, the rule.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Sequence, Tuple

from .bundle import Bundle, Facts, facts_digest, is_bundle, parse_facts, parse_seal, read_bundle, seal_text
from .documents import Roster, check_key_leaf, parse_roster, roster_digest
from .entries import Entries, check_inclusion, check_publication, read_part, sort_entries
from .errors import RecordError
from .keyring import KeyRing
from .leaves import (
    Consent,
    Leaf,
    TextFreeze,
    commitment,
    statement_digest,
)
from .lines import text_is_plain
from .notes import (
    Checkpoint,
    note_is_signed_by,
    open_checkpoint,
    parse_checkpoint,
    parse_note,
    parse_verifier_key,
    write_verifier_key,
)
from .policy import Policy, PolicyRule, PolicyWitness, parse_policy, policy_fingerprint, read_fingerprint
from .report import INVALID, UNPINNED, UNUSABLE, VALID, Report, Witnessed
from .resuming import approval_key, approvals_needed
from .signers import Case, signatories
from .witness import check_cosignature_lines, cosigned_at


def _open_checkpoint(raw: bytes, policy: Policy) -> tuple[Checkpoint, tuple[Witnessed, ...]]:
    """The checkpoint, and which of the reader's witnesses have seen it. Lines of others are not looked at."""
    note = read_part("checkpoint", parse_note, raw)
    log = policy.log_at(read_part("checkpoint", parse_checkpoint, note.text).size)
    checkpoint = open_checkpoint(raw, log)
    if checkpoint.extensions or (note.signatures[0].name, note.signatures[0].key_id) != (log.name, log.key_id):
        raise RecordError("checkpoint_has_more")
    check_cosignature_lines(note)
    rows = policy.witnesses_at(checkpoint.size)
    seconds = cosigned_at(note, [row.key for row in rows])
    return checkpoint, tuple(_witnessed(row, seconds[row.key], policy) for row in rows if row.key in seconds)


def _witnessed(row: PolicyWitness, second: int, policy: Policy) -> Witnessed:
    owner = policy.find(row.organisation)
    day = (datetime(1970, 1, 1) + timedelta(seconds=second)).date().isoformat()
    return Witnessed(row.key.name, row.organisation, owner.names if owner else (), day)


def _check_texts(texts: Sequence[tuple[str, bytes]], freeze: TextFreeze) -> None:
    """The texts are, byte for byte, those that were frozen."""
    if [language for language, _ in texts] != [language for language, _ in freeze.languages]:
        raise RecordError("languages_differ")
    for position, (language, text) in enumerate(texts):
        if hashlib.sha256(text).hexdigest() != freeze.languages[position][1]:
            raise RecordError("text_differs", language=language)
        try:
            plain = text_is_plain(text.decode("utf-8"))
        except UnicodeDecodeError:
            plain = False
        if not plain:
            raise RecordError("text_not_plain", language=language)


def _rule(policy: Policy, entries: Entries) -> PolicyRule:
    """The rule of the reader's policy under which this could be published."""
    publication = entries.publication
    word, _, stated = publication.rule.partition(" ")
    rule = policy.rule_at(publication.kind, word, entries.publication_index)
    if rule is None or int(stated or 0) < rule.minimum:
        raise RecordError("rule_not_in_policy", rule=publication.rule, kind=publication.kind)
    return rule


def _check_names(roster: Roster, policy: Policy, since: int) -> None:
    """Whom the reader knows is called in the roster as the reader knows them, or as they were called since this entry."""
    for row in roster.organisations:
        known = policy.find(row.organisation)
        if known is None:
            continue
        names = known.names_since(since)
        shared = {language for language, _ in row.names} & {language for language, _ in names}
        if not shared or any(name not in names for name in row.names if name[0] in shared):
            raise RecordError("name_differs", organisation=row.organisation)


def _check_borrowed_names(roster: Roster, policy: Policy) -> None:
    """Nobody bears a present member's name that was never its own; a new name, or one that went over, may stand there."""
    for row in roster.organisations:
        known = policy.find(row.organisation)
        own = known.names_since(0) if known else set()
        others = (one for one in policy.organisations if one.organisation != row.organisation and one.end is None)
        if {name for one in others for name in one.names} & (set(row.names) - own):
            raise RecordError("name_differs", organisation=row.organisation)


def _rosters(bundle: Bundle, entries: Entries, policy: Policy) -> dict[str, Roster]:
    """The rosters by digest: the one frozen with the text, and those that later signatories signed."""
    rosters = {roster_digest(raw): read_part("roster", parse_roster, raw) for raw in bundle.rosters}
    if next(iter(rosters)) != entries.freeze.roster:
        raise RecordError("roster_differs")
    used = {leaf.entry.roster for _, leaf in entries.consents}
    if set(rosters) - used - {entries.freeze.roster}:
        raise RecordError("roster_not_used")
    for roster in rosters.values():
        if roster.origin != policy.origin:
            raise RecordError("wrong_origin", found=roster.origin, expected=policy.origin)
        _check_borrowed_names(roster, policy)
    _check_names(rosters[entries.freeze.roster], policy, entries.freeze_index)
    return rosters


def _rings(policy: Policy, frozen: Roster, entries: Entries) -> tuple[KeyRing, KeyRing]:
    """Which keys spoke for whom, by the reader's policy and by the frozen roster, each with what was added since."""
    by_roster = KeyRing.of_roster(frozen)
    for index, leaf in entries.keys:
        if index > entries.freeze_index:
            by_roster.follow(index, leaf.entry)
    return _ring(policy, entries), by_roster


def _ring(policy: Policy, entries: Entries) -> KeyRing:
    """Which keys spoke for whom, by the reader's policy with what was added since."""
    for _, leaf in entries.keys:
        try:
            check_key_leaf(leaf)
        except RecordError as error:
            organisation = leaf.entry.organisation
            raise RecordError("key_entry_false", organisation=organisation, cause=error.reason) from None
    ring = KeyRing.of_policy(policy)
    for index, leaf in entries.keys:
        if index >= policy.size:
            ring.follow(index, leaf.entry)
    for index, leaf in entries.keys:
        ring.note_vouched(index, leaf.entry)
    return ring


def _check_rule(case: Case) -> None:
    """Exactly those signed whom the publication names, and they are as many as its rule asks."""
    entries, publication = case.entries, case.entries.publication
    signed = {leaf.entry.organisation: index for index, leaf in entries.consents if index < entries.publication_index}
    if signed != dict(publication.signatories):
        wrong = sorted(set(signed.items()) ^ set(publication.signatories))
        raise RecordError("signatories_differ", organisation=wrong[0][0])
    stated = int(publication.rule.partition(" ")[2] or 0)
    if len(signed) < stated:
        raise RecordError("too_few_signatories", found=len(signed), needed=stated)
    if case.rule.rule == "signatories":
        return
    members = case.policy.members_at(entries.freeze_index)
    asked = {row.organisation for row in case.rosters[entries.freeze.roster].organisations}
    if members != asked:
        raise RecordError("members_differ", organisation=sorted(members ^ asked)[0])
    if case.rule.rule == "all" and set(signed) != asked:
        raise RecordError("signature_missing", organisation=sorted(asked - set(signed))[0])


def _notes(bundle: Bundle, case: Case) -> dict[str, str]:
    """The signing notes by organisation, each the one that its entry commits to."""
    leaves = dict((*case.entries.consents, *case.entries.withdrawals))
    found = {}
    for note in bundle.notes:
        leaf = leaves.get(note.index)
        if leaf is None or len(note.salt) != 32 or commitment(note.salt, note.content) != leaf.entry.note:
            raise RecordError("note_differs", entry=note.index)
        try:
            content = note.content.decode("utf-8")
        except UnicodeDecodeError:
            raise RecordError("note_differs", entry=note.index) from None
        if not text_is_plain(content):
            raise RecordError("note_differs", entry=note.index)
        if isinstance(leaf.entry, Consent):
            found[leaf.entry.organisation] = content
    return found


def _facts(bundle: Bundle, entries: Entries, policy: Policy) -> Facts:
    facts = read_part("facts", parse_facts, bundle.facts)
    if facts_digest(bundle.facts) != entries.publication.facts or facts.origin != policy.origin:
        raise RecordError("facts_differ")
    return facts


def _check_seal(bundle: Bundle, policy: Policy, checkpoint: Checkpoint, number: int) -> str:
    """The day of the bundle, when the log's key has sealed exactly these parts."""
    note = read_part("seal", parse_note, bundle.seal)
    _, seal = read_part("seal", parse_seal, note.text)
    body = hashlib.sha256(bundle.body).hexdigest()
    expected = seal_text(policy.origin, seal._replace(number=number, size=checkpoint.size, digest=body))
    if (
        note.text != expected
        or len(note.signatures) != 1
        or not note_is_signed_by(note, policy.log_at(checkpoint.size))
    ):
        raise RecordError("seal_broken")
    return seal.day


def _approved(policy: Policy, index: int, raw: bytes, approvals: Sequence[Tuple[int, Leaf]], ring: KeyRing) -> int:
    """How many of the members whom the policy knows have approved by a key that spoke for them."""
    found = set()
    for place, leaf in approvals:
        organisation = leaf.entry.organisation
        if leaf.entry.resumption != index or organisation not in policy.members_at(index):
            continue
        try:
            key = approval_key(leaf, raw)
        except RecordError as error:
            raise RecordError("approval_false", organisation=organisation, cause=error.reason) from None
        if key is not None and ring.holds(organisation, key, place):
            found.add(organisation)
    return len(found)


def _resumed(bundle: Bundle, entries: Entries, policy: Policy) -> Policy:
    """The policy with the log's later keys that its own members have approved.

    A resumption whose former key is not the policy's own is left aside: it was before the policy, or is of no use to it.
    """
    raws, ring = {entry.index: entry.leaf for entry in bundle.entries}, _ring(policy, entries)
    for index, leaf in entries.resumptions:
        entry = leaf.entry
        if entry.former != write_verifier_key(policy.log) or entry.log == entry.former:
            continue
        key, needed = parse_verifier_key(entry.log), approvals_needed(len(policy.members_at(index)))
        if entry.size != index or key.name != policy.origin:
            raise RecordError("bad_resumption")
        found = _approved(policy, index, raws[index], entries.approvals, ring)
        if found < needed:
            raise RecordError("host_not_approved", found=found, needed=needed)
        policy = policy._replace(log=key, formers=(*policy.formers, (policy.log, index)), size=min(policy.size, index))
    return policy


def _check(bundle: Bundle, policy: Policy) -> Report:
    """The report on a bundle that holds under this policy. RecordError with the first reason why it does not."""
    entries = sort_entries(bundle.entries, policy)
    _check_texts(bundle.texts, entries.freeze)
    policy = _resumed(bundle, entries, policy)
    checkpoint, witnesses = _open_checkpoint(bundle.checkpoint, policy)
    check_inclusion(bundle.entries, checkpoint)
    check_publication(entries)
    rosters = _rosters(bundle, entries, policy)
    rings = _rings(policy, rosters[entries.freeze.roster], entries)
    case = Case(policy, entries, _rule(policy, entries), rosters, *rings)
    found = signatories(case)
    _check_rule(case)
    notes = _notes(bundle, case)
    facts = _facts(bundle, entries, policy)
    day = _check_seal(bundle, policy, checkpoint, entries.publication.number)
    return Report(
        VALID,
        title=bundle.texts[0][1].decode("utf-8").partition("\n")[0],
        language=bundle.texts[0][0],
        number=entries.publication.number,
        digest=statement_digest(entries.freeze.languages),
        digests=dict(entries.freeze.languages),
        rule=entries.publication.rule,
        signatories=tuple(replace(row, note=notes.get(row.organisation)) for row in found.values()),
        facts=facts,
        origin=policy.origin,
        size=checkpoint.size,
        as_of=day,
        witnesses=witnesses,
        witnesses_named=len(policy.witnesses_at(checkpoint.size)),
        witnesses_needed=policy.witnesses_needed_at(checkpoint.size),
        watched_by_themselves=tuple(row.organisation for row in policy.witnesses_at(checkpoint.size)),
    )


def _embedded(bundle: Bundle) -> list[tuple[bytes, Policy]]:
    """The policies in the bundle, from the oldest to the newest."""
    found = [(raw, read_part("policy", parse_policy, raw)) for raw in bundle.policies]
    sizes = [policy.size for _, policy in found]
    if sizes != sorted(set(sizes)):
        raise RecordError("malformed", part="policy", cause="parts_not_in_order")
    if len({policy.origin for _, policy in found}) != 1:
        raise RecordError("wrong_origin", found=found[-1][1].origin, expected=found[0][1].origin)
    return found


def _pinned(embedded: Sequence[tuple[bytes, Policy]], pinned: Policy | None, digits: str | None) -> tuple[Policy, str]:
    """The policy that the reader means, and its fingerprint where the reader gave one."""
    if pinned is not None:
        if pinned.origin != embedded[0][1].origin:
            raise RecordError("wrong_origin", found=embedded[0][1].origin, expected=pinned.origin)
        return pinned, ""
    if digits is None:
        return embedded[-1][1], ""
    for raw, policy in reversed(embedded):
        if policy_fingerprint(raw) == digits:
            return policy, digits
    raise RecordError("fingerprint_differs")


def _refusal(status: str, error: RecordError, policy: Policy | None = None) -> Report:
    data = dict(error.data)
    known = policy.find(data.get("organisation", "")) if policy else None
    names = known.names if known else ()
    return Report(status, error.reason, {**data, **{f"name {language}": name for language, name in names}})


def _open_bundle(raw: bytes) -> Bundle:
    if not is_bundle(raw):
        raise RecordError("not_a_bundle")
    return read_part("bundle", read_bundle, raw)


def _check_witnessed(report: Report) -> None:
    found, needed = len(report.witnesses), report.witnesses_needed
    if not needed or found < needed:
        raise RecordError("not_witnessed", found=found, needed=needed)


def verify_bundle(
    raw: bytes, policy: bytes | None = None, fingerprint: str | None = None, *, witnessed: bool = False
) -> Report:
    """Whether a bundle holds under what the reader pinned: the bytes of a policy, or its fingerprint of forty digits.

    With neither, the policy inside the bundle is used, and the most that comes out is "unpinned": all fits together,
    but the signers are unknown. With `witnessed`, a record that too few of the policy's witnesses have seen is not
    taken for true. Never raises for what a file may hold.
    """
    try:
        pinned = None if policy is None else parse_policy(policy)
    except RecordError as error:
        return _refusal(UNUSABLE, RecordError("policy_unusable", cause=error.reason))
    chosen = pinned
    try:
        digits = None if fingerprint is None else read_fingerprint(fingerprint)
        bundle = _open_bundle(raw)
        chosen, used = _pinned(_embedded(bundle), pinned, digits)
        report = replace(_check(bundle, chosen), fingerprint=used)
        if witnessed:
            _check_witnessed(report)
    except RecordError as error:
        unusable = error.reason in ("not_a_bundle", "bad_fingerprint")
        return _refusal(UNUSABLE if unusable else INVALID, error, chosen)
    if policy is None and fingerprint is None:
        return replace(report, status=UNPINNED, reason="signers_unknown")
    return report
