"""Notes, checkpoints and cosignatures as C2SP writes them."""

import base64

import pytest

from hamgam.engine.record import (
    COSIGNATURE_V1,
    ED25519,
    Checkpoint,
    Note,
    NoteSignature,
    RecordError,
    VerifierKey,
    checkpoint_text,
    cosignature_time,
    cosigned_message,
    key_id,
    note_is_signed_by,
    open_checkpoint,
    parse_checkpoint,
    parse_note,
    parse_verifier_key,
    sign_note,
    write_note,
    write_verifier_key,
)
from hamgam.engine.record.notes import MAX_SIGNATURES

from .coalition import key_of, public_of

ORIGIN = "rud.example/record"
KEY = key_of("log")
LOG = VerifierKey(ORIGIN, ED25519, public_of(KEY))
ROOT = bytes(range(32))


def sign(message):
    return KEY.sign(message).signature


def checkpoint(text=None):
    return sign_note(text or checkpoint_text(ORIGIN, 7, ROOT), LOG, sign)


def test_the_known_note_of_the_go_library_is_read_and_holds():
    text = b"If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n"
    line = (
        "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"
    )
    key = parse_verifier_key("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")
    note = parse_note(text + b"\n" + line.encode())
    assert note.text == text
    assert note_is_signed_by(note, key)
    assert write_verifier_key(key) == "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
    assert not note_is_signed_by(Note(text.replace(b"answer", b"anwser"), note.signatures), key)


def test_a_checkpoint_is_three_lines_and_a_signature():
    raw = checkpoint()
    lines = raw.decode().split("\n")
    assert lines[:4] == [ORIGIN, "7", base64.b64encode(ROOT).decode(), ""]
    assert lines[4].startswith("— rud.example/record ") and lines[5:] == [""]
    assert open_checkpoint(raw, LOG) == Checkpoint(ORIGIN, 7, ROOT)


def test_a_key_id_is_made_from_name_type_and_key():
    assert key_id(ORIGIN, ED25519, public_of(KEY)) != key_id(ORIGIN, COSIGNATURE_V1, public_of(KEY))
    assert key_id(ORIGIN, ED25519, public_of(KEY)) != key_id("other", ED25519, public_of(KEY))
    assert len(LOG.key_id) == 4


def test_a_checkpoint_by_another_key_or_of_another_origin_is_refused():
    other = VerifierKey(ORIGIN, ED25519, public_of(key_of("other")))
    elsewhere = VerifierKey("sea.example/record", ED25519, public_of(KEY))
    with pytest.raises(RecordError, match="checkpoint_not_signed"):
        open_checkpoint(checkpoint(), other)
    with pytest.raises(RecordError, match="wrong_origin"):
        open_checkpoint(checkpoint(), elsewhere)


def test_unknown_lines_are_not_looked_at_and_a_false_line_of_the_key_spoils_the_note():
    text = checkpoint_text(ORIGIN, 7, ROOT)
    good = NoteSignature(ORIGIN, LOG.key_id, sign(text))
    bad = NoteSignature(ORIGIN, LOG.key_id, bytes(64))
    stranger = NoteSignature("witness.example", b"\x01\x02\x03\x04", b"anything")
    assert note_is_signed_by(parse_note(write_note(text, [stranger, good])), LOG)
    assert not note_is_signed_by(parse_note(write_note(text, [good, bad])), LOG)
    assert not note_is_signed_by(parse_note(write_note(text, [stranger])), LOG)


@pytest.mark.parametrize(
    "raw",
    [
        b"", b"\n", b"text\n", b"text\n\n", b"\xff\n\n" + "— a AAAAAAA=\n".encode(), "text\n\n— a AAAAAAA=".encode(),
        b"text\n\n- a AAAAAAA=\n", "text\n\n—a AAAAAAA=\n".encode(), "text\n\n— a  AAAAAAA=\n".encode(),
        "text\n\n— a b AAAAAAA=\n".encode(), "text\n\n— a AAAA\n".encode(), "text\n\n— a AAAAAAB=\n".encode(),
        "text\n\n— a AAAAAAA\n".encode(), "text\n\n— a+b AAAAAAA=\n".encode(), "te\txt\n\n— a AAAAAAA=\n".encode(),
        "text\r\n\n— a AAAAAAA=\n".encode(), "text\n\n— a AAAAAAA=\n\n".encode(), "text\n\n— a AAAAAAA= \n".encode(),
        "text\n\n— a\u00a0b AAAAAAA=\n".encode(), b"text\n\n" + "— a AAAAAAA=\n".encode() * 65,
    ],
)  # fmt: skip
def test_what_is_not_a_note_is_refused(raw):
    with pytest.raises(RecordError):
        parse_note(raw)


def test_a_note_may_hold_empty_lines_and_sixteen_signatures():
    signatures = [NoteSignature(f"key-{i}", bytes(4), b"x" * 64) for i in range(16)]
    raw = write_note(b"one\n\ntwo\n", signatures)
    assert parse_note(raw) == Note(b"one\n\ntwo\n", tuple(signatures))


@pytest.mark.parametrize(
    "text",
    [b"", b"origin\n", b"origin\n7\n", b"origin\n07\nAAAA\n", b"origin\n-1\nAAAA\n", b"\n7\nAAAA\n", b"o\n7\nAAAA\n",
     b"o\n7\n" + base64.b64encode(ROOT) + b"\n\n", b"o\n7\n" + base64.b64encode(ROOT), b"\xff\n7\n\n",
     b"o\n+7\n" + base64.b64encode(ROOT) + b"\n", b"o\n7\n" + base64.b64encode(ROOT + b"x") + b"\n"],
)  # fmt: skip
def test_what_is_not_a_checkpoint_is_refused(text):
    with pytest.raises(RecordError):
        parse_checkpoint(text)


def test_extension_lines_are_read():
    text = checkpoint_text("o", 0, ROOT) + b"more\nand more\n"
    assert parse_checkpoint(text) == Checkpoint("o", 0, ROOT, ("more", "and more"))


def test_a_cosignature_holds_for_its_own_time_only():
    witness_key = key_of("witness")
    witness = VerifierKey("witness.example", COSIGNATURE_V1, public_of(witness_key))
    text = checkpoint_text(ORIGIN, 7, ROOT)
    made = witness_key.sign(cosigned_message(text, 1_800_000_000)).signature
    line = NoteSignature(witness.name, witness.key_id, (1_800_000_000).to_bytes(8, "big") + made)
    later = NoteSignature(witness.name, witness.key_id, (1_800_000_001).to_bytes(8, "big") + made)
    assert cosigned_message(text, 5) == b"cosignature/v1\ntime 5\n" + text
    assert cosignature_time(line) == 1_800_000_000
    assert parse_verifier_key(write_verifier_key(witness)) == witness
    assert note_is_signed_by(Note(text, (line,)), witness)
    assert not note_is_signed_by(Note(text, (later,)), witness)
    assert not note_is_signed_by(Note(text, (line._replace(signature=made),)), witness)
    with pytest.raises(RecordError, match="bad_cosignature"):
        cosignature_time(line._replace(signature=made))


@pytest.mark.parametrize("change", [("+01", "+02"), ("+", " "), (ORIGIN, "")])
def test_a_verifier_key_that_does_not_fit_itself_is_refused(change):
    word = write_verifier_key(LOG)
    wrong = {"+01": f"{ORIGIN}+00000000+" + word.rsplit("+", 1)[1]}.get(change[0], word.replace(*change))
    with pytest.raises(RecordError):
        parse_verifier_key(wrong)


def test_a_verifier_key_of_small_order_is_refused():
    small = VerifierKey(ORIGIN, ED25519, bytes([1] + [0] * 31))
    with pytest.raises(RecordError, match="bad_verifier_key"):
        parse_verifier_key(write_verifier_key(small))


def refused(code, call, *given):
    with pytest.raises(RecordError) as error:
        call(*given)
    assert error.value.reason == code


def test_the_edges_of_a_note():
    one = NoteSignature("w", b"1234", b"x")
    assert parse_note(write_note(b"\n", [one])) == Note(b"\n", (one,))
    assert parse_note(write_note(b"text\n", [one] * MAX_SIGNATURES)).signatures == (one,) * MAX_SIGNATURES
    refused("too_many_signatures", write_note, b"text\n", [one] * (MAX_SIGNATURES + 1))
    refused("bad_signature_line", write_note, b"text\n", [NoteSignature("w", b"1234", b"")])
    refused("not_a_note", parse_note, b"text\n\n")
    refused("not_a_note", write_note, b"text\n\n\xe2\x80\x94 w MTIzNHg=", [one])


def test_a_key_with_a_name_that_none_may_bear_is_refused():
    refused("bad_verifier_key", parse_verifier_key, write_verifier_key(LOG._replace(name="two words")))
    refused("bad_verifier_key", parse_verifier_key, f"{ORIGIN}+{LOG.key_id.hex()}")


def test_a_checkpoint_is_not_written_about_what_cannot_be():
    for origin, size, root in ((ORIGIN, 7, ROOT[:31]), (ORIGIN, -1, ROOT), ("two words", 7, ROOT)):
        refused("not_a_checkpoint", checkpoint_text, origin, size, root)
