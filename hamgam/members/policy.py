"""The policy that readers pin: written anew, as a file of its own, whenever members, keys or rules have changed."""

import os
from datetime import date
from typing import Any

from hamgam.bylaws import rules
from hamgam.engine.bylaws.words import KINDS
from hamgam.engine.methods import quorum_of
from hamgam.engine.record import parse_verifier_key, write_verifier_key
from hamgam.engine.record import policy as files
from hamgam.members import here
from hamgam.members.key_models import Key
from hamgam.members.models import Organisation, PolicyFile
from hamgam.members.witness_models import Witness
from hamgam.record import log, resuming
from hamgam.record.kept import writing


def coalition_rule(kind: str, members: int) -> tuple[str, int]:
    """How a kind of text appears in the coalition's name: ("all", 0), or ("coalition", the fewest who must have signed)."""
    matter = rules.in_force().matter("publish_for_all", kind)
    if matter is None or matter.quorum == "all":
        return "all", 0
    needed = quorum_of(matter.quorum, members)
    return "coalition", needed // 2 + 1 if matter.method == "majority" else needed


def _rules(members: int) -> tuple[files.PolicyRule, ...]:
    bylaws = rules.in_force()
    rows = []
    for kind in KINDS:
        level = str(bylaws.setting("signing_level", kind))
        if bylaws.matter("publish_for_all", kind):
            rows.append(files.PolicyRule(kind, *coalition_rule(kind, members), level))
        if minimum := bylaws.minimum_signatories(kind):
            rows.append(files.PolicyRule(kind, "signatories", minimum, level))
    return tuple(sorted(rows, key=lambda row: (row.kind, row.rule, row.start)))


def _organisations() -> tuple[files.PolicyOrganisation, ...]:
    """Every organisation that is or was a member and has not left, whether it signs now or not."""
    keys: dict[int, list[files.PolicyKey]] = {}
    passkeys: dict[int, list[files.PolicyPasskey]] = {}
    for key in Key.objects.filter(since_leaf__isnull=False):
        public, span = bytes.fromhex(key.public), (key.since_leaf, key.until_leaf)
        if key.kind == "passkey":
            rows = passkeys.setdefault(key.organisation_id, [])
            rows.append(files.PolicyPasskey(public, key.rp_id, key.origin, *span))
        else:
            keys.setdefault(key.organisation_id, []).append(files.PolicyKey(public, *span))
    return tuple(
        files.PolicyOrganisation(
            row.public_id,
            tuple(sorted(row.names.items())),
            _in_order(keys.get(row.pk, [])),
            passkeys=_in_order(passkeys.get(row.pk, [])),
        )
        for row in Organisation.objects.present().filter(standing__in=("member", "suspended")).order_by("public_id")
    )


def _in_order(keys: list[Any]) -> tuple[Any, ...]:
    return tuple(sorted(keys, key=lambda key: key.public))


def _ended(key: Any, size: int) -> Any:
    """The key of whoever is gone speaks no longer than its organisation."""
    return key if key.end is not None else key._replace(end=size)


def _continued(
    before: files.PolicyOrganisation | None, row: files.PolicyOrganisation, size: int, signs: bool
) -> files.PolicyOrganisation:
    """An organisation as it stands now: since when it is a member, the names that it has borne, when it did not sign.

    One that signs no more for a time (suspended, or on a lower step of the ladder) ends at this entry; should it sign
    again, the time between stands as a span in which it was away.
    """
    if before is None:
        return row._replace(start=size)
    renamed = [(language, size, name) for language, name in before.names if (language, name) not in row.names]
    row = row._replace(start=before.start, former=tuple(sorted([*before.former, *renamed])), away=before.away)
    if not signs:
        return row._replace(end=size if before.end is None else before.end)
    back = before.end is not None and before.end < size
    return row._replace(away=(*before.away, (before.end, size))) if back else row


def _since(
    former: files.Policy, present: tuple[files.PolicyOrganisation, ...], signing: set[str], size: int
) -> tuple[files.PolicyOrganisation, ...]:
    """From which entry to which each is a member: whoever is new begins here, whoever is gone ends here."""
    known = {row.organisation: row for row in former.organisations}
    now = [
        _continued(known.get(row.organisation), row, size, row.organisation in signing)
        for row in present
        if row.organisation in signing or row.organisation in known
    ]
    here_still = {row.organisation for row in now}
    gone = [
        row._replace(
            end=size if row.end is None else row.end,
            keys=tuple(_ended(key, size) for key in row.keys),
            passkeys=tuple(_ended(key, size) for key in row.passkeys),
        )
        for row in former.organisations
        if row.organisation not in here_still
    ]
    return tuple(sorted([*now, *gone], key=lambda row: row.organisation))


#: How many of the witnesses, the host's own among them, may be dishonest without anybody being deceived.
FAULTY_WITNESSES = 1


def _witnesses(former: files.Policy | None, size: int) -> tuple[files.PolicyWitness, ...]:
    """The machines that watch the record, and those that did; whose organisation has gone is counted no more."""
    known = {row.key: row.end for row in former.witnesses} if former else {}
    here_still = set(Organisation.objects.present().values_list("pk", flat=True))
    rows = []
    for row in Witness.objects.select_related("organisation"):
        key, end = parse_verifier_key(row.key), row.until_size
        if end is None and row.organisation_id not in here_still:
            end = size if known.get(key) is None else known[key]
        rows.append(files.PolicyWitness(row.organisation.public_id, key, row.since_size, end))
    return tuple(sorted(rows, key=lambda row: write_verifier_key(row.key)))


def keep_policy(day: date) -> PolicyFile:
    """The policy as it stands now; a new file only where it differs from the last one.

    Called inside an act, after everything else that it changes; a publication keeps it before its own entry.
    """
    present, signing = _organisations(), set(Organisation.objects.signing().values_list("public_id", flat=True))
    published = _rules(len(signing))
    # With the running act's own entry and the leaves that it has added, which the policy speaks of.
    size, origin = log.head().size + 1 + len(writing().leaves), log.origin()
    last = PolicyFile.objects.order_by("-size").first()
    organisations = tuple(row for row in present if row.organisation in signing)
    former = files.parse_policy(bytes(last.data)) if last else None
    witnesses, keys = _witnesses(former, size), (log.verifier_key(origin), tuple(resuming.former_keys()))
    if last is not None and former is not None:
        organisations = _since(former, present, signing, size)
        known = (former.rules, former.organisations, former.witnesses, (former.log, former.formers))
        if known == (published, organisations, witnesses, keys):
            return last
    faulty = FAULTY_WITNESSES if witnesses else 0
    data = files.write_policy(
        files.Policy(origin, os.urandom(32), keys[0], size, published, organisations, witnesses, faulty, keys[1])
    )
    return PolicyFile.objects.create(data=data, fingerprint=files.policy_fingerprint(data), size=size, day=day)


def renew_policy(day: date) -> None:
    """Keep the policy true after members, their names or their keys changed. While the coalition is founded there is none."""
    if here.stage() != "founding":
        keep_policy(day)
