"""What witnesses hand in: their lines under checkpoints, and views of the record that contradict it."""

import base64
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.db.models import Count

from hamgam.engine import record as engine
from hamgam.record import log
from hamgam.record.models import Checkpoint, Cosignature, Leaf, OtherView

#: A witness's clock may be so wrong; and so often at most one line of it under one checkpoint is kept.
CLOCKS_DIFFER, AGAIN_AFTER = timedelta(minutes=15), timedelta(hours=12)


class NotTaken(ValueError):
    """What was handed in is not kept. `status` is what HTTP calls it, `reason` a word."""

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(reason)
        self.status, self.reason = status, reason


@dataclass(frozen=True)
class Handed:
    """A note that came in, read and not yet believed."""

    note: engine.Note
    checkpoint: engine.Checkpoint


def _read(raw: bytes) -> Handed:
    try:
        note = engine.parse_note(raw)
        found = engine.parse_checkpoint(note.text)
    except engine.RecordError as error:
        raise NotTaken(400, error.reason) from error
    try:
        known = log.origin()
    except log.NoLog as error:
        raise NotTaken(404, "no_record") from error
    if found.origin != known:
        raise NotTaken(404, "other_record")
    if found.size >= 2**63:
        raise NotTaken(400, "too_large")
    return Handed(note, found)


def take_line(raw: bytes, named: Mapping[str, engine.VerifierKey], now: datetime) -> bool:
    """Keep the line of a witness that is named; answers whether it is new. NotTaken otherwise.

    The same checkpoint may be cosigned again after a while: where nothing happens, that shows that the witness is there.
    """
    handed = _read(raw)
    lines = {(line.name, line.key_id): line for line in handed.note.signatures}
    word = next((word for word, key in named.items() if (key.name, key.key_id) in lines), None)
    if word is None:
        raise NotTaken(403, "unknown_witness")
    stored = Checkpoint.objects.filter(pk=handed.checkpoint.size).first()
    if stored is None or not stored.note.encode().startswith(handed.note.text + b"\n"):
        raise NotTaken(409, "other_checkpoint")
    key = named[word]
    second = engine.cosigned_at(handed.note, [key]).get(key)
    if second is None:
        raise NotTaken(403, "false_line")
    if abs(second - now.timestamp()) > CLOCKS_DIFFER.total_seconds():
        raise NotTaken(409, "clocks_differ")
    return _keep_line(word, lines[key.name, key.key_id], handed.checkpoint.size, second)


def _keep_line(word: str, line: engine.NoteSignature, size: int, second: int) -> bool:
    recent = second - int(AGAIN_AFTER.total_seconds())
    if Cosignature.objects.filter(size=size, key=word, second__gt=recent).exists():
        return False
    value = base64.b64encode(line.key_id + line.signature).decode()
    try:
        with transaction.atomic():
            Cosignature.objects.create(size=size, key=word, second=second, line=value)
    except IntegrityError:
        return False
    return True


def cosigned(stored: Checkpoint, named: Iterable[str]) -> str:
    """A checkpoint's note with the newest line of each of these witnesses below the log's own."""
    words = set(named)
    newest = {row.key: row for row in Cosignature.objects.filter(size=stored.size, key__in=words).order_by("second")}
    keys = {word: engine.parse_verifier_key(word) for word in newest}
    lines = sorted((keys[word].name, keys[word].key_id, row.line) for word, row in newest.items())
    return stored.note + "".join(f"— {name} {line}\n" for name, _id, line in lines[: engine.MAX_SIGNATURES - 1])


def newest_seen_by(named: Iterable[str], needed: int) -> Checkpoint | None:
    """The newest checkpoint under which at least so many of these witnesses have set their line."""
    counted = Cosignature.objects.filter(key__in=list(named)).order_by().values("size")
    counted = counted.annotate(seen=Count("key", distinct=True)).filter(seen__gte=needed).order_by("-size")
    size = counted.values_list("size", flat=True).first()
    return None if size is None else Checkpoint.objects.get(pk=size)


def take_view(raw: bytes, now: datetime) -> bool:
    """Keep a checkpoint signed by this record's own key that does not belong to it; answers whether it contradicts.

    NotTaken where the key has not signed it: anybody could write such a thing.
    """
    handed, key = _read(raw), log.verifier_key(log.origin())
    # One line of ours is enough; a hundred of them would only cost time.
    own = [line for line in handed.note.signatures if line.key_id == key.key_id][:1]
    note = engine.write_note(handed.note.text, own) if own else raw
    try:
        found = engine.open_checkpoint(note, key)
    except engine.RecordError as error:
        raise NotTaken(403, error.reason) from error
    if _belongs(found):
        return False
    root = base64.b64encode(found.root).decode()
    try:
        with transaction.atomic():
            OtherView.objects.create(size=found.size, root=root, note=note.decode(), found_on=now.date())
    except IntegrityError:
        pass  # it was handed in before
    return True


def _belongs(found: engine.Checkpoint) -> bool:
    """Whether the first so many entries of this record have that root."""
    stored = Checkpoint.objects.filter(pk=found.size).first()
    if stored is not None:
        return engine.parse_checkpoint(engine.parse_note(stored.note.encode()).text).root == found.root
    hashes = Leaf.objects.filter(index__lt=found.size).order_by("index").values_list("hash", flat=True)
    known = [bytes(row) for row in hashes.iterator(chunk_size=5000)]
    return len(known) == found.size and engine.root(known) == found.root


def alarms() -> list[OtherView]:
    """The other views that were handed in, the newest first."""
    return list(OtherView.objects.all()[:20])
