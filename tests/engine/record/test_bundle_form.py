"""A bundle has one form. The host seals each of these anew, so that only the form can give them away."""

from dataclasses import replace

import pytest

from hamgam.engine.record import (
    CONSENT_NAMESPACE,
    Facts,
    RecordError,
    SigningNote,
    consent_document,
    facts_digest,
    netstring,
    parse_facts,
    parse_leaf,
    read_bundle,
    read_netstrings,
    signature_line,
    signer_of,
    verify_bundle,
    write_bundle,
    write_facts,
    write_leaf,
)

from .coalition import SALT, Coalition, key_of, published, ssh_sign


@pytest.fixture
def coalition():
    return published(2)


def cause(raw):
    with pytest.raises(RecordError) as refused:
        read_bundle(raw)
    return refused.value.reason


def resealed(coalition, **changes):
    return coalition.seal(coalition.parts()._replace(**changes))


def test_entries_stand_once_and_in_order(coalition):
    entries = coalition.parts().entries
    for changed in (entries[::-1], (*entries, entries[-1]), (entries[0], *entries)):
        assert cause(resealed(coalition, entries=changed)) == "parts_not_in_order"


def test_notes_stand_once_and_in_order(coalition):
    note, other = SigningNote(2, SALT, b"a"), SigningNote(3, SALT, b"b")
    for notes in ((other, note), (note, note)):
        assert cause(resealed(coalition, notes=notes)) == "parts_not_in_order"


def test_rosters_stand_once_and_in_order(coalition):
    first, *others = coalition.roster(), *sorted(coalition.roster(salt=bytes([i] * 32)) for i in (0, 1))
    for rosters in ((first, first), (first, *others[::-1]), (first, others[0], others[0])):
        assert cause(resealed(coalition, rosters=rosters)) == "parts_not_in_order"


@pytest.mark.parametrize("part", ["texts", "rosters", "policies"])
def test_what_must_be_there_is_missed(coalition, part):
    assert cause(resealed(coalition, **{part: ()})) == "part_missing"


def test_parts_have_one_order_and_no_strangers(coalition):
    parts = read_netstrings(coalition.bundle())
    assert cause(b"".join(map(netstring, [parts[0], *parts[2:4], parts[1], *parts[4:]]))) != ""
    assert cause(b"".join(map(netstring, [*parts, b"more\nthings"]))) == "part_not_expected"
    assert cause(b"".join(map(netstring, [*parts, parts[-1]]))) == "part_doubled"
    assert cause(b"".join(map(netstring, parts[:-1]))) == "part_missing"
    assert cause(b"".join(map(netstring, [parts[0] + b"x", *parts[1:]]))) == "not_a_bundle"
    with_word = [p.replace(b"facts\n", b"facts x\n", 1) if p.startswith(b"facts\n") else p for p in parts]
    assert cause(b"".join(map(netstring, with_word))) == "not_canonical"
    wrong = [p.replace(b"entry 2\n", b"entry 02\n", 1) for p in parts]
    assert cause(b"".join(map(netstring, wrong))) == "bad_part"
    wrong = [p.split(b"\n\n")[0] if p.startswith(b"entry 2\n") else p for p in parts]
    assert cause(b"".join(map(netstring, wrong))) == "bad_entry"


def test_too_many_parts_are_refused():
    with pytest.raises(RecordError, match="too_many_parts"):
        read_netstrings(b"0:," * 20_001)
    assert len(read_netstrings(b"0:," * 20_000)) == 20_000
    assert len(read_netstrings(b"0:," * 20_001, None)) == 20_001


@pytest.mark.parametrize("raw", [b"1:a", b"1:ab,", b"01:a,", b"-1:a,", b"1a,", b"9:a,", b":a,", b"1:a;"])
def test_a_broken_frame_is_refused(raw):
    with pytest.raises(RecordError, match="broken_frame"):
        read_netstrings(raw)


def test_facts_in_two_orders_are_not_the_same():
    names = (("fa", "مجمع"), ("en", "Assembly"))
    raw = write_facts(Facts("rud.example/record", SALT.hex(), "-", names, ()))
    with pytest.raises(RecordError, match="names_not_in_order"):
        parse_facts(raw)
    sound = Facts("rud.example/record", SALT.hex(), "-", names[::-1], ())
    assert parse_facts(write_facts(sound)) == sound
    coalition = Coalition(1)
    coalition.facts = raw
    coalition.freeze()
    coalition.publish({"org-00": coalition.consent("org-00")})
    report = verify_bundle(coalition.bundle(), coalition.policies[0])
    assert (report.reason, report.data["part"], facts_digest(raw) != "") == ("malformed", "facts", True)


def test_a_signature_line_has_the_id_of_its_key_and_the_name_of_its_organisation():
    coalition = Coalition(1)
    coalition.freeze()
    entry = coalition.consent_entry("org-00")
    raw = ssh_sign(coalition.keys["org-00"], CONSENT_NAMESPACE, consent_document(coalition.origin, entry))
    line = signature_line("org-00", raw)
    cases = {
        line: None,
        line._replace(key_id=b"\x00" * 4): "bad_signature_line",
        signature_line("org-01", raw): "wrong_signer",
    }
    for each, reason in cases.items():
        leaf = parse_leaf(write_leaf(coalition.origin, entry, [each]))
        if reason is None:
            assert signer_of(leaf) is not None
        else:
            with pytest.raises(RecordError, match=reason):
                signer_of(leaf)


def test_an_attested_entry_carries_no_signature_that_would_look_like_one():
    coalition = Coalition(1)
    coalition.freeze()
    signed = parse_leaf(coalition.leaves[coalition.consent("org-00")])
    attested = write_leaf(coalition.origin, replace(signed.entry, level="attested"), signed.signatures)
    with pytest.raises(RecordError, match="too_many_signatures"):
        signer_of(parse_leaf(attested))


def test_the_path_of_an_entry_is_as_long_as_it_must_be(coalition):
    entries = coalition.parts().entries
    for path in ((), entries[0].path[:-1], (*entries[0].path, entries[0].path[-1]), entries[0].path * 9):
        changed = (replace(entries[0], path=path), *entries[1:])
        report = verify_bundle(resealed(coalition, entries=changed), coalition.policies[0])
        assert (report.status, report.reason) == ("invalid", "entry_not_in_record")
    longest, longer = (
        resealed(coalition, entries=(replace(entries[0], path=entries[0].path[:1] * count), *entries[1:]))
        for count in (64, 65)
    )
    assert read_bundle(longest).entries[0].path == entries[0].path[:1] * 64
    assert cause(longer) == "bad_entry"


def test_the_seal_is_by_the_logs_key_over_just_these_parts(coalition):
    policy, parts = coalition.policies[0], coalition.parts()
    seals = {
        "number": 7,
        "day": "2026-11-21",
        "size": len(coalition.leaves),
        "log": coalition.log,
        "sign": coalition.sign_log,
    }
    stranger = {"sign": lambda message: key_of("stranger").sign(message).signature}
    found = [
        verify_bundle(write_bundle(parts, **{**seals, **change}), policy).reason
        for change in ({}, {"number": 8}, {"size": len(coalition.leaves) + 1}, stranger)
    ]
    assert found == ["", "seal_broken", "seal_broken", "seal_broken"]
