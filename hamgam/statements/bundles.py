"""The bundle of a statement: everything by which a stranger checks it offline, in one file."""

import functools
from datetime import date

from django.utils import timezone

from hamgam.engine.record import VerifierKey, witnesses_needed
from hamgam.engine.record import bundle as bundles
from hamgam.members.key_models import Key
from hamgam.members.models import PolicyFile
from hamgam.members.policy import FAULTY_WITNESSES
from hamgam.members.resumption_models import Approval
from hamgam.members.witnesses import named
from hamgam.record import log, resuming, trees, witnessed
from hamgam.record.models import Checkpoint, Leaf
from hamgam.signing.models import Consent
from hamgam.statements.models import Statement


def bundle(statement: Statement) -> bytes:
    """The statement's bundle as of now: texts, facts, rosters, entries with proofs, notes, policies, checkpoint, seal."""
    newest, words = trees.newest(), named()
    assert newest is not None
    checkpoint = _seen(statement, words) or newest
    return _bundle(statement.pk, checkpoint.size, witnessed.cosigned(checkpoint, words), timezone.now().date())


def _seen(statement: Statement, words: dict[str, VerifierKey]) -> Checkpoint | None:
    """The newest checkpoint that enough witnesses have seen, if nothing that matters for the statement came after it."""
    needed = witnesses_needed(len(words), FAULTY_WITNESSES)
    found = witnessed.newest_seen_by(words, needed) if words else None
    consents = list(statement.version.consents.filter(answer="sign", state__in=("valid", "withdrawn")))
    # Below an older checkpoint another key of the log may stand than the one that seals now.
    begun = [last for _key, last in resuming.former_keys()]
    return found if found and max([*_indices(statement, consents), *begun]) < found.size else None


@functools.lru_cache(maxsize=16)
def _bundle(pk: int, size: int, note: str, day: date) -> bytes:
    """Nothing in it changes without a new checkpoint or a new witness of it, so it is made once for each, and once a day."""
    statement = Statement.objects.select_related("version__text").get(pk=pk)
    checkpoint, version = Checkpoint.objects.get(pk=size), statement.version
    signed = version.consents.filter(answer="sign", state__in=("valid", "withdrawn"), leaf__lt=size)
    consents = list(signed.order_by("leaf"))
    wanted = {index for index in _indices(statement, consents) if index < size}
    leaves = {row.index: bytes(row.data) for row in Leaf.objects.filter(index__in=wanted)}
    files = {file.language: bytes(file.data) for file in version.files.all()}
    leading = version.text.language
    languages = [leading, *sorted(set(files) - {leading})]
    parts = bundles.Bundle(
        texts=tuple((language, files[language]) for language in languages),
        facts=bytes(statement.facts),
        rosters=_rosters(statement, consents),
        entries=bundles.prove(trees.tree_of(checkpoint), leaves),
        notes=_notes(consents),
        policies=tuple(bytes(row) for row in PolicyFile.objects.order_by("size").values_list("data", flat=True)),
        checkpoint=note.encode(),
    )
    origin = log.origin()
    return bundles.write_bundle(
        parts, number=statement.number, day=day.isoformat(), size=size,
        log=log.verifier_key(origin), sign=log.log_key().sign,
    )  # fmt: skip


def _indices(statement: Statement, consents: list[Consent]) -> set[int]:
    """The entries that matter: freezing, publication, consents, withdrawals, and the keys of whoever signed."""
    found = {statement.version.leaf, statement.leaf}
    for consent in consents:
        found |= {consent.leaf, consent.withdrawal_leaf}
    signers = {consent.organisation_id for consent in consents}
    for key in Key.objects.filter(organisation__in=signers):
        found |= {key.since_leaf if key.kind == "key" else key.voucher_leaf, key.until_leaf}
    return {index for index in found if index is not None} | _resumptions()


def _resumptions() -> set[int]:
    """Where another key of the log follows, who approved it, and every key by which the approvals are known."""
    begun = {last for _key, last in resuming.former_keys()}
    rows = Approval.objects.filter(resumption__in=begun)
    keys = Key.objects.filter(organisation__in=rows.values("organisation"), kind="key")
    found = {
        *rows.values_list("leaf", flat=True),
        *keys.values_list("since_leaf", flat=True),
        *keys.values_list("until_leaf", flat=True),
    }
    return (begun | found - {None}) if begun else set()


def _rosters(statement: Statement, consents: list[Consent]) -> tuple[bytes, ...]:
    """The frozen roster first, then those of who signed later, each once."""
    later = sorted({bytes(c.later_roster) for c in consents if c.later_roster} - {bytes(statement.version.roster)})
    return (bytes(statement.version.roster), *later)


def _notes(consents: list[Consent]) -> tuple[bundles.SigningNote, ...]:
    rows = [bundles.SigningNote(c.leaf, bytes(c.note_salt), c.note.encode()) for c in consents if c.note]
    return tuple(sorted(rows, key=lambda row: row.index))


def policy(statement: Statement) -> PolicyFile:
    """The policy in force when the statement was published: what a reader pins."""
    return PolicyFile.objects.filter(size__lte=statement.leaf).order_by("-size").first()
