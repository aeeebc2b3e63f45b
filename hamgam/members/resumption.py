"""Whether the record goes on at another host, or after a loss, is for the members: more than half of them agree, or it stands still."""

from datetime import datetime
from typing import Any

from hamgam.bylaws.acts import NotPossible, act
from hamgam.engine import record as engine
from hamgam.engine.bylaws import Subject
from hamgam.members.key_acts import active_key
from hamgam.members.models import Organisation
from hamgam.members.policy import renew_policy
from hamgam.members.resumption_models import Approval
from hamgam.record import log, resuming


def approvals(resumption: resuming.Resumption) -> list[Approval]:
    """Who has agreed, the first one first."""
    rows = Approval.objects.filter(resumption=resumption.index).select_related("organisation")
    return list(rows.order_by("leaf"))


def needed() -> int:
    """How many members must agree."""
    return engine.approvals_needed(Organisation.objects.signing().count())


def letter(resumption: resuming.Resumption, organisation: Organisation) -> bytes:
    """The letter that the organisation's key signs to agree."""
    return engine.letter_document(log.origin(), engine.approval_letter(resumption.raw, organisation.public_id))


def _of_organisation(by: Any, on: Organisation, given: dict[str, Any]) -> Subject:
    return Subject(organisation=on.public_id)


@act("members.approve_resumption", subject=_of_organisation)
def approve_resumption(*, by: Any, on: Organisation, at: datetime, resumption: int, signature: str = "") -> Approval:
    """Agree, in the own organisation's name, that the record goes on as entry `resumption` says.

    An organisation that has a key signs the letter of `letter` with it; another's word is recorded as it is given.
    """
    waits = resuming.waiting()
    if waits is None or waits.index != resumption:
        raise NotPossible("no_resumption_waits")
    if Approval.objects.filter(resumption=resumption, organisation=on).exists():
        raise NotPossible("resumption_approved")
    if not Organisation.objects.signing().filter(pk=on.pk).exists():
        raise NotPossible("not_a_signing_member")
    lines = _signature(waits, on, signature)
    entry = engine.Approval(
        at.date().isoformat(),
        on.public_id,
        resumption,
        engine.resumption_digest(waits.raw),
        "key" if lines else "attested",
    )
    leaf = log.add_leaf(entry, lines)
    row = Approval.objects.create(resumption=resumption, organisation=on, level=entry.level, leaf=leaf, day=at.date())
    signing = Organisation.objects.signing()
    if Approval.objects.filter(resumption=resumption, organisation__in=signing).count() >= needed():
        resuming.settle()
        renew_policy(at.date())
    return row


def _signature(waits: resuming.Resumption, organisation: Organisation, pasted: str) -> list[engine.NoteSignature]:
    key = active_key(organisation)
    if key is None:
        return []
    if not pasted.strip():
        raise NotPossible("resumption_wants_key")
    try:
        public, raw = engine.pasted_signature(pasted, engine.LETTER_NAMESPACE, letter(waits, organisation))
    except engine.RecordError as error:
        raise NotPossible(error.reason) from error
    if public.hex() != key.public:
        raise NotPossible("wrong_signer")
    return [engine.signature_line(organisation.public_id, raw)]
