"""Witnesses: an organisation names a machine of its own that watches the record, and retires it."""

from datetime import datetime
from typing import Any

from hamgam.bylaws.acts import NotPossible, act
from hamgam.engine import record as engine
from hamgam.engine.bylaws import Subject
from hamgam.members.key_models import Key
from hamgam.members.models import Organisation
from hamgam.members.policy import renew_policy
from hamgam.members.witness_models import Witness
from hamgam.record import log


def active_witness(organisation: Organisation) -> Witness | None:
    """The machine that watches for an organisation now."""
    return organisation.witnesses.filter(until=None).first()


def named() -> dict[str, engine.VerifierKey]:
    """The keys of all who are counted now, by the word for each."""
    rows = Witness.objects.filter(until=None, organisation__in=Organisation.objects.present())
    return {row.key: engine.parse_verifier_key(row.key) for row in rows}


def _of_organisation(by: Any, on: Organisation, given: dict[str, Any]) -> Subject:
    return Subject(organisation=on.public_id)


def _of_witness(by: Any, on: Witness, given: dict[str, Any]) -> Subject:
    return Subject(organisation=on.organisation.public_id)


def _witness_key(word: str) -> engine.VerifierKey:
    try:
        key = engine.parse_verifier_key(word)
    except engine.RecordError as error:
        raise NotPossible("not_a_witness") from error
    if key.kind != engine.COSIGNATURE_V1 or len(word) > 300:
        raise NotPossible("not_a_witness")
    signs = Key.objects.filter(public=key.public.hex()).exists() or key.public == log.log_public()
    if signs or any(engine.parse_verifier_key(row).public == key.public for row in _known()):
        raise NotPossible("witness_known")
    return key


def _known() -> list[str]:
    return list(Witness.objects.values_list("key", flat=True))


def _size() -> int:
    """How many entries the record will have with the running act's own."""
    return log.head().size + 1


@act("members.name_witness", subject=_of_organisation)
def name_witness(*, by: Any, on: Organisation, at: datetime, key: str) -> Witness:
    """Name the machine of one's own organisation that watches the record; from here on it is counted."""
    if active_witness(on) is not None:
        raise NotPossible("witness_there")
    word = engine.write_verifier_key(_witness_key(key.strip()))
    row = Witness.objects.create(organisation=on, key=word, since=at.date(), since_size=_size())
    renew_policy(at.date())
    return row


@act("members.retire_witness", subject=_of_witness)
def retire_witness(*, by: Any, on: Witness, at: datetime) -> Witness:
    """A machine that was lost, or is no longer used, is counted no more. Its lines stay; its key does not come back."""
    if on.until is not None:
        raise NotPossible("witness_gone")
    on.until, on.until_size = at.date(), _size()
    on.save(update_fields=["until", "until_size"])
    renew_policy(at.date())
    return on
