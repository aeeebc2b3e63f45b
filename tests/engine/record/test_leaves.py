"""Leaves: one form for each meaning."""

import hashlib

import pytest

from hamgam.engine.record import (
    Act,
    Consent,
    Genesis,
    KeyAdd,
    KeyRevoke,
    LetterDocument,
    Objection,
    PolicyEntry,
    Publication,
    RecordError,
    TextFreeze,
    Withdraw,
    commitment,
    letter_document,
    parse_leaf,
    parse_letter_document,
    statement_digest,
    write_leaf,
)
from hamgam.engine.record.lines import from_base64

ORIGIN = "rud.example/record"
H = hashlib.sha256(b"x").hexdigest()
LANGUAGES = (("fa", H), ("ckb", H), ("en", H))
DIGEST = statement_digest(LANGUAGES)
KEY = "11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo="
LOG = "rud.example/record+0d7a5b8c+AdWqYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo="
ABOUT = {"text": "text-7", "version": 2, "kind": "statement", "digest": DIGEST, "roster": H}

ENTRIES = [
    Genesis("2026-11-01", LOG, "2026-01", H),
    Act("2026-11-02", "texts.freeze", "7.3", "2026-01", "org-a", "text-7/clause-3", H),
    Act("2026-11-02", "rounds.close", "-", "2026-01", "-", "-", H),
    TextFreeze("2026-11-03", "text-7", 2, "statement", LANGUAGES, DIGEST, H),
    Consent("2026-11-04", **ABOUT, organisation="org-a", answer="sign", note="-", level="attested"),
    Withdraw("2026-11-05", **ABOUT, organisation="org-a", consent=4, note=H, level="attested"),
    Objection("2026-11-05", "org-a", 4, H),
    KeyAdd("2026-11-06", "org-a", KEY, "-"),
    KeyRevoke("2026-11-07", "org-a", KEY, "-"),
    Publication(
        "2026-11-08",
        7,
        **ABOUT,
        freeze=3,
        rule="signatories 2",
        article="9.1",
        bylaws="2026-01",
        signatories=(("org-a", 4), ("org-b", 5)),
        facts=H,
    ),  # fmt: skip
    PolicyEntry("2026-11-09", H),
]


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda e: type(e).__name__)
def test_what_is_written_is_read_back_as_it_was(entry):
    raw = write_leaf(ORIGIN, entry)
    assert parse_leaf(raw) == (ORIGIN, entry, ())


def test_a_leaf_is_lines_that_people_can_read():
    assert (
        write_leaf(ORIGIN, ENTRIES[1])
        == (
            "hamgam/act/v1\nrud.example/record\nday 2026-11-02\nact texts.freeze\narticle 7.3\nbylaws 2026-01\n"
            f"organisation org-a\nsubject text-7/clause-3\ndetails {H}\n"
        ).encode()
    )


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda e: type(e).__name__)
def test_no_other_bytes_than_those_written_are_read(entry):
    raw = write_leaf(ORIGIN, entry)
    lines = raw.decode().splitlines(keepends=True)
    others = [raw[:-1], raw + b"\n", raw + b" \n", raw.replace(b"\n", b"\r\n"), raw + lines[-1].encode(), b"", b"\n"]
    others += ["".join(lines[:i] + lines[i + 1 :]).encode() for i in range(len(lines))]
    others += ["".join(lines[:i] + [lines[i]] + lines[i:]).encode() for i in range(len(lines))]
    others += ["".join(lines[:i] + lines[i + 1 : i + 2] + lines[i : i + 1] + lines[i + 2 :]).encode()
               for i in range(len(lines) - 1)]  # fmt: skip
    others += [raw.replace(b" ", b"  ", 1), raw.replace(b"2026-11", b"2026-13"), raw.replace(b"day ", b"Day ")]
    for other in others:
        if other == raw:
            continue
        try:
            leaf = parse_leaf(other)
        except RecordError:
            continue
        # A dropped or swapped line can be another true leaf; it is never this one.
        assert leaf.entry != entry and write_leaf(leaf.origin, leaf.entry) == other


def test_the_digest_of_a_statement_can_be_recomputed_by_hand():
    expected = hashlib.sha256(f"fa {H}\nckb {H}\nen {H}\n".encode()).hexdigest()
    assert statement_digest(LANGUAGES) == expected


@pytest.mark.parametrize("languages", [(), (("fa", H), ("fa", H)), (("fa", H), ("en", H), ("ckb", H))])
def test_languages_stand_once_and_in_order(languages):
    with pytest.raises(RecordError, match="bad_languages"):
        statement_digest(languages)


def test_a_freeze_whose_digest_is_not_that_of_its_languages_is_refused():
    with pytest.raises(RecordError, match="digest_differs"):
        write_leaf(ORIGIN, TextFreeze("2026-11-03", "text-7", 2, "statement", LANGUAGES, H, H))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("day", "2026-02-30"), ("day", "2026-11-04T10:00"), ("text", "a b"), ("text", ""), ("version", -1),
        ("digest", DIGEST.upper()), ("roster", H[:-1]), ("organisation", "نهاد"), ("answer", "perhaps"),
        ("level", "promised"), ("note", ""), ("text", "a\nb"),
    ],
)  # fmt: skip
def test_a_value_that_does_not_fit_is_refused_and_its_field_named(field, value):
    values = {**ABOUT, "day": "2026-11-04", "organisation": "a", "answer": "sign", "note": "-", "level": "key"}
    with pytest.raises(RecordError) as refused:
        write_leaf(ORIGIN, Consent(**{**values, field: value}))
    assert (refused.value.reason, refused.value.data) == ("bad_field", {"field": field})


@pytest.mark.parametrize("origin", ["", "two words", "a+b", "رود", "a\n", "x" * 201])
def test_an_origin_that_could_not_name_a_log_is_refused(origin):
    with pytest.raises(RecordError, match="bad_origin"):
        write_leaf(origin, ENTRIES[0])


def test_a_commitment_binds_to_salt_and_content():
    salt = bytes(32)
    known = hashlib.sha256(b"hamgam/commitment/v1\n" + salt + b"content").hexdigest()
    assert commitment(salt, b"content") == known
    assert len({known, commitment(salt, b"contenu"), commitment(b"\x01" * 32, b"content")}) == 3
    with pytest.raises(RecordError, match="bad_salt"):
        commitment(b"short", b"content")


def test_signatories_of_a_publication_stand_once_and_in_order():
    publication = ENTRIES[9]
    for signatories in ((("org-b", 5), ("org-a", 4)), (("org-a", 4), ("org-a", 5))):
        entry = Publication(**{**vars(publication), "signatories": signatories})
        with pytest.raises(RecordError, match="bad_signatories"):
            write_leaf(ORIGIN, entry)


def test_what_is_wrong_with_the_lines_of_a_leaf_is_said():
    raw = write_leaf(ORIGIN, ENTRIES[9])
    for wrong, reason in (
        (raw[:-1], "not_lines"),
        (raw.replace(b"text-7", b"text-7\x00"), "not_lines"),
        (raw.replace(b"signatory org-a 4", b"signatory org-a"), "bad_field"),
        (raw.replace(b"day 2026-11-08\n", b""), "line_missing"),
        (raw.split(b"\n")[0] + b"\n", "line_missing"),
        (raw.replace(b"\nfacts ", b"\nfact "), "line_missing"),
    ):
        with pytest.raises(RecordError) as error:
            parse_leaf(wrong)
        assert error.value.reason == reason


def test_base64_has_one_spelling():
    assert (from_base64("AA=="), from_base64("")) == (b"\0", b"")
    for text in ("AB==", "AA=", "AA", "A A=", "AA==\n", "AA*==", "٠٠=="):
        with pytest.raises(RecordError, match="not_base64"):
            from_base64(text)


def test_a_line_of_a_letter_is_at_most_four_hundred_characters_long():
    for count, fits in ((400, True), (401, False)):
        letter = LetterDocument("2026-11-20", "org-a", "liaison", "invitation-12", ("ب" * count,))
        if fits:
            assert parse_letter_document(letter_document(ORIGIN, letter)) == (ORIGIN, letter)
        else:
            with pytest.raises(RecordError, match="bad_field"):
                letter_document(ORIGIN, letter)


@pytest.mark.parametrize("key", ["*", "AAAA", "رود", KEY[:-1], ""])
def test_what_is_no_key_cannot_be_added_or_revoked(key):
    for entry in (KeyAdd("2026-11-06", "org-a", key, "-"), KeyRevoke("2026-11-07", "org-a", key, "-")):
        with pytest.raises(RecordError) as error:
            write_leaf(ORIGIN, entry)
        assert (error.value.reason, error.value.data) == ("bad_field", {"field": "key"})


def test_a_key_cannot_vouch_for_itself():
    with pytest.raises(RecordError, match="key_vouches_for_itself"):
        write_leaf(ORIGIN, KeyAdd("2026-11-06", "org-a", KEY, KEY))


def test_what_is_no_entry_cannot_be_written():
    with pytest.raises(RecordError, match="unknown_entry"):
        write_leaf(ORIGIN, object())
