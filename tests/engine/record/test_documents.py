"""Documents, rosters, policies and requests: one form each, and refusals that say why."""

import hashlib

import pytest

from hamgam.engine.record import (
    CONSENT_NAMESPACE,
    KEY_NAMESPACE,
    LETTER_NAMESPACE,
    ConsentDocument,
    LetterDocument,
    PolicyOrganisation,
    RecordError,
    Roster,
    RosterOrganisation,
    Seal,
    WithdrawDocument,
    armour,
    check_key_leaf,
    commitment,
    consent_document,
    fingerprint_groups,
    key_document,
    letter_document,
    letter_signer,
    name_in,
    open_signing_request,
    parse_consent_document,
    parse_facts,
    parse_key_document,
    parse_leaf,
    parse_letter_document,
    parse_policy,
    parse_roster,
    parse_withdraw_document,
    pasted_signature,
    policy_fingerprint,
    read_fingerprint,
    roster_digest,
    signer_of,
    withdraw_document,
    write_policy,
    write_roster,
    write_signing_request,
)
from hamgam.engine.record.bundle import parse_seal, seal_text
from hamgam.engine.record.keyring import KeyRing

from .coalition import SALT, TEXT_EN, TEXT_FA, Coalition, key_of, public_of, ssh_sign

ORIGIN = "rud.example/record"
H = hashlib.sha256(b"x").hexdigest()
CONSENT = ConsentDocument("text-7", 2, "statement", H, H, "org-a", "sign")


def test_the_consent_document_is_what_the_decision_says():
    assert (
        consent_document(ORIGIN, CONSENT)
        == (
            f"hamgam/consent-document/v1\nrud.example/record\ntext text-7\nversion 2\nkind statement\ndigest {H}\n"
            f"roster {H}\norganisation org-a\nanswer sign\nnote -\n"
        ).encode()
    )


def test_documents_are_read_back_as_they_were_written():
    withdrawal = WithdrawDocument("text-7", 2, "statement", H, H, "org-a", 12, H)
    letter = LetterDocument("2026-11-20", "org-a", "liaison", "invitation-12", ("رابط ما از امروز «باران» است.",))
    key = public_of(key_of("new"))
    assert parse_consent_document(consent_document(ORIGIN, CONSENT)) == (ORIGIN, CONSENT)
    assert parse_withdraw_document(withdraw_document(ORIGIN, withdrawal)) == (ORIGIN, withdrawal)
    assert parse_letter_document(letter_document(ORIGIN, letter)) == (ORIGIN, letter)
    read = parse_key_document(key_document(ORIGIN, "add", "org-a", key, None))[1]
    assert (read.action, read.organisation, read.voucher) == ("add", "org-a", "-")
    with pytest.raises(RecordError, match="wrong_type"):
        parse_consent_document(withdraw_document(ORIGIN, withdrawal))


@pytest.mark.parametrize(
    ("raw", "parse"),
    [
        (consent_document(ORIGIN, CONSENT), parse_consent_document),
        (withdraw_document(ORIGIN, WithdrawDocument("t", 2, "statement", H, H, "org-a", 12)), parse_withdraw_document),
        (key_document(ORIGIN, "add", "org-a", public_of(key_of("new")), None), parse_key_document),
        (letter_document(ORIGIN, LetterDocument("2026-11-20", "org-a", "liaison", "i-12", ())), parse_letter_document),
        (Coalition(2).roster(), parse_roster),
        (Coalition(2).policy(), parse_policy),
        (Coalition(2).facts, parse_facts),
        (seal_text(ORIGIN, Seal(7, "2026-11-21", 6, H)), parse_seal),
        (Coalition(2).leaves[0], parse_leaf),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_what_stands_below_a_document_is_not_passed_over(raw, parse):
    parse(raw)
    for more in (b"more things\n", b"note -\n"):
        with pytest.raises(RecordError) as error:
            parse(raw + more)
        assert error.value.reason == "line_too_many"


def test_a_pasted_signature_gives_the_key_that_made_it():
    key, raw = key_of("org-a"), consent_document(ORIGIN, CONSENT)
    pasted = armour(ssh_sign(key, CONSENT_NAMESPACE, raw))
    assert pasted_signature(pasted, CONSENT_NAMESPACE, raw)[0] == public_of(key)
    for change in ({"version": 3}, {"organisation": "org-b"}, {"answer": "decline"}, {"roster": "0" * 64}):
        with pytest.raises(RecordError, match="signature_false"):
            pasted_signature(pasted, CONSENT_NAMESPACE, consent_document(ORIGIN, CONSENT._replace(**change)))


def test_a_letter_gives_the_key_that_signed_it():
    key = key_of("org-a")
    letter = LetterDocument("2026-11-20", "org-a", "liaison", "invitation-12", ("یک سطر",))
    pasted = armour(ssh_sign(key, LETTER_NAMESPACE, letter_document(ORIGIN, letter)))
    assert letter_signer(ORIGIN, letter, pasted) == public_of(key)
    with pytest.raises(RecordError, match="signature_false"):
        letter_signer(ORIGIN, letter._replace(subject="invitation-13"), pasted)


def test_entries_of_keys_carry_their_own_signature_and_the_vouchers():
    coalition = Coalition(2)
    new = key_of("new")
    for index in (
        coalition.add_key("org-00", new),
        coalition.add_key("org-01", key_of("first"), former=None),
        coalition.revoke_key("org-00", coalition.keys["org-00"], by=new),
        coalition.revoke_key("org-01", coalition.keys["org-01"]),
    ):
        check_key_leaf(parse_leaf(coalition.leaves[index]))
    foreign = coalition.leaves[1].replace(b"organisation org-00", b"organisation org-01")
    with pytest.raises(RecordError, match="wrong_signer"):
        check_key_leaf(parse_leaf(foreign))


def test_the_key_that_vouches_cannot_be_another_than_the_entry_says():
    coalition = Coalition(1)
    index = coalition.add_key("org-00", key_of("new"))
    other = Coalition(1)
    other.keys["org-00"] = key_of("stranger")
    strangers = other.leaves[other.add_key("org-00", key_of("new"))].split(b"\n")
    mine = coalition.leaves[index].split(b"\n")
    with pytest.raises(RecordError, match="signature_false"):
        check_key_leaf(parse_leaf(b"\n".join([*mine[:-3], *strangers[-3:]])))
    with pytest.raises(RecordError, match="wrong_signer"):
        check_key_leaf(parse_leaf(b"\n".join([*mine[:-3], mine[-2], mine[-3], b""])))


def test_an_entry_of_a_key_carries_neither_more_nor_fewer_signatures():
    coalition = Coalition(1)
    leaf = parse_leaf(coalition.leaves[coalition.add_key("org-00", key_of("new"))])
    check_key_leaf(leaf)
    for lines, reason in (
        (leaf.signatures[:1], "signature_missing"),
        ((), "signature_missing"),
        ((*leaf.signatures, leaf.signatures[1]), "too_many_signatures"),
    ):
        with pytest.raises(RecordError, match=reason):
            check_key_leaf(leaf._replace(signatures=lines))


def test_the_signer_of_an_entry_is_found():
    coalition = Coalition(2, without_key=("org-01",))
    coalition.freeze()
    signed = parse_leaf(coalition.leaves[coalition.consent("org-00")])
    attested = parse_leaf(coalition.leaves[coalition.consent("org-01")])
    assert signer_of(signed) == public_of(coalition.keys["org-00"])
    assert signer_of(attested) is None
    with pytest.raises(RecordError, match="too_many_signatures"):
        signer_of(attested._replace(signatures=signed.signatures))
    with pytest.raises(RecordError, match="signature_missing"):
        signer_of(signed._replace(signatures=()))


def organisation(name, *keys, names=(("fa", "نام"),)):
    return RosterOrganisation(name, names, tuple(sorted(public_of(key_of(key)) for key in keys)))


def roster(*rows, salt=SALT, origin=ORIGIN):
    return Roster(origin, salt, rows)


A = organisation("org-a", "a", "a2", names=(("en", "A"), ("fa", "آ")))
B = organisation("org-b", names=(("fa", "ب"),))


def test_a_roster_is_read_back_as_it_was_written():
    raw = write_roster(roster(A, B))
    assert parse_roster(raw) == roster(A, B)
    assert roster_digest(raw) == hashlib.sha256(raw).hexdigest()
    assert (A.level, B.level) == ("key", "attested")
    assert (name_in(A.names, "en"), name_in(B.names, "en")) == ("A", "ب")


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        ((), "organisations_not_in_order"),
        ((B, A), "organisations_not_in_order"),
        ((A, A), "organisations_not_in_order"),
        ((A, organisation("org-b", "a")), "key_of_two"),
        ((A, organisation("org-b", "b", names=(("en", "A"),))), "name_of_two"),
        ((organisation("org-a", names=()),), "names_not_in_order"),
        ((organisation("org-a", names=(("fa", "آ"), ("en", "A"))),), "names_not_in_order"),
        ((organisation("org-a", names=(("fa", "آ"), ("fa", "ب"))),), "names_not_in_order"),
        ((A._replace(keys=A.keys[::-1]),), "keys_not_in_order"),
        ((A._replace(keys=A.keys[:1] * 2),), "keys_not_in_order"),
        ((A._replace(keys=(bytes(32),)),), "key_not_acceptable"),
        ((organisation("org-a", names=(("fa", "دو\nسطر"),)),), "bad_field"),
        ((organisation("org-a", names=(("fa", "وارون\u202e"),)),), "bad_field"),
        ((organisation("org-a", names=(("fa", " "),)),), "bad_field"),
    ],
)
def test_a_roster_that_could_be_misread_is_refused(rows, reason):
    with pytest.raises(RecordError, match=reason):
        write_roster(roster(*rows))


def test_the_keys_of_a_roster_have_no_beginning_and_no_end():
    ring = KeyRing.of_roster(roster(A, B))
    for index in (0, 1, 10**9):
        assert [ring.holds("org-a", key, index) for key in A.keys] == [True, True]
        assert (ring.has_key("org-a", index), ring.has_key("org-b", index)) == (True, False)


def test_a_roster_needs_its_salt():
    with pytest.raises(RecordError, match="bad_salt"):
        write_roster(roster(A, salt=b""))


def test_a_policy_is_read_back_as_it_was_written():
    raw = Coalition(3, without_key=("org-01",)).policy()
    policy = parse_policy(raw)
    assert write_policy(policy) == raw
    assert policy.members_at(5) == {"org-00", "org-01", "org-02"}
    assert policy.rule_at("statement", "signatories", 5).minimum == 2
    assert policy.rule_at("call", "all", 5) is None


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda p: p._replace(salt=b""), "bad_policy"),
        (lambda p: p._replace(origin="sea.example/record"), "bad_policy"),
        (lambda p: p._replace(rules=p.rules[::-1]), "rules_not_in_order"),
        (lambda p: p._replace(rules=p.rules[:1] * 2), "rules_not_in_order"),
        (lambda p: p._replace(rules=(p.rules[0], p.rules[0]._replace(start=3))), "rules_overlap"),
        (lambda p: p._replace(rules=(p.rules[0]._replace(end=4), p.rules[0]._replace(start=3))), "rules_overlap"),
        (lambda p: p._replace(rules=(p.rules[0]._replace(minimum=1),)), "bad_rule"),
        (lambda p: p._replace(rules=(p.rules[1]._replace(minimum=0),)), "bad_rule"),
        (lambda p: p._replace(organisations=p.organisations[::-1]), "organisations_not_in_order"),
        (lambda p: p._replace(organisations=(p.organisations[0]._replace(start=4, end=3),)), "bad_span"),
    ],
)
def test_a_policy_that_could_be_misread_is_refused(change, reason):
    policy = parse_policy(Coalition(2).policy())
    with pytest.raises(RecordError, match=reason):
        write_policy(change(policy))


def test_a_rule_may_follow_another_of_its_kind():
    policy = parse_policy(Coalition(1).policy())
    rules = (policy.rules[0]._replace(end=4), policy.rules[0]._replace(start=4, level="key"))
    later = parse_policy(write_policy(policy._replace(rules=rules)))
    assert [later.rule_at("statement", "all", i).level for i in (3, 4)] == ["attested", "key"]


def test_a_key_may_go_over_to_another_organisation_but_never_speaks_for_two():
    policy = parse_policy(Coalition(2).policy())
    first, second = policy.organisations
    key = first.keys[0]
    for (start, end), (later, last), fits in (
        ((0, 4), (4, None), True),
        ((0, 4), (6, 9), True),
        ((0, 5), (4, None), False),
        ((4, None), (0, 5), False),
        ((4, None), (0, 4), True),
        ((0, None), (4, 5), False),
    ):
        rows = (
            first._replace(keys=(key._replace(start=start, end=end),)),
            second._replace(keys=(key._replace(start=later, end=last),)),
        )
        changed = policy._replace(organisations=rows)
        if fits:
            assert parse_policy(write_policy(changed)) == changed
        else:
            with pytest.raises(RecordError, match="key_of_two"):
                write_policy(changed)


def test_what_a_policy_may_just_say():
    """Spans that are empty, a former key of the log up to the newest entry, a name that went over: each at its bound."""
    policy = parse_policy(Coalition(2).policy())
    first, second = policy.organisations
    ended = second._replace(end=1, names=first.names)
    for changed in (
        policy._replace(organisations=(first._replace(keys=(first.keys[0]._replace(start=3, end=3),)), second)),
        policy._replace(formers=((policy.log._replace(public=public_of(key_of("former"))), policy.size),)),
        policy._replace(organisations=(first, ended)),
    ):
        assert parse_policy(write_policy(changed)) == changed
    for changed, reason in (
        (policy._replace(organisations=(first, second._replace(names=first.names))), "name_of_two"),
        (
            policy._replace(organisations=(first._replace(former=(("fa", 3, "ب"), ("fa", 2, "الف"))), second)),
            "names_not_in_order",
        ),
    ):
        with pytest.raises(RecordError, match=reason):
            write_policy(changed)


def test_a_former_name_counts_up_to_the_entry_at_which_it_was_given_up():
    row = PolicyOrganisation("o1", (("en", "New"),), former=(("en", 4, "Old"),))
    assert [("en", "Old") in row.names_since(index) for index in (0, 3, 4, 5)] == [True, True, False, False]
    assert all(("en", "New") in row.names_since(index) for index in (0, 3, 4, 5))


def test_no_other_bytes_are_a_policy_or_a_roster():
    for raw, parse in ((Coalition(2).policy(), parse_policy), (Coalition(2).roster(), parse_roster)):
        lines = raw.split(b"\n")
        for other in (raw[:-1], raw + b"\n", raw.replace(b"\n", b"\r\n"), raw + lines[-2] + b"\n", b"", raw[1:]):
            with pytest.raises(RecordError):
                parse(other)


def test_the_fingerprint_is_forty_digits_and_can_be_typed_as_people_type():
    raw = Coalition(2).policy()
    for other in (raw, Coalition(3).policy(), Coalition(4).policy()):
        stretched = hashlib.pbkdf2_hmac("sha256", other, b"hamgam/policy-fingerprint/v1", 65536)
        assert policy_fingerprint(other) == str(int.from_bytes(stretched, "big") % 10**40).zfill(40)
    digits = policy_fingerprint(raw)
    groups = fingerprint_groups(digits)
    assert [len(group) for group in groups.split(" ")] == [5] * 8
    persian = groups.translate(str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹"))
    arabic = digits.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
    for typed in (
        groups,
        persian,
        arabic,
        groups.replace(" ", "-"),
        f"\u200f{persian}\n",
        groups.replace(" ", "\u200c"),
    ):
        assert read_fingerprint(typed) == digits
    for wrong in ("", digits[:-1], digits + "1", digits[:-1] + "x", digits[:-1] + "²"):
        with pytest.raises(RecordError, match="bad_fingerprint"):
            read_fingerprint(wrong)
    assert policy_fingerprint(raw + b"x") != digits


def request_parts(**changes):
    coalition = Coalition(2)
    frozen = coalition.freeze()
    document = ConsentDocument(frozen.text, 1, frozen.kind, frozen.digest, frozen.roster, "org-00", "sign")
    parts = {"texts": [("fa", TEXT_FA), ("en", TEXT_EN)], "roster": coalition.rosters[0], "document": document}
    parts.update(changes)
    if isinstance(parts["document"], dict):
        parts["document"] = document._replace(**parts["document"])
    parts["document"] = consent_document(ORIGIN, parts["document"])
    return parts


def test_a_signing_request_holds_what_will_be_shown():
    parts = request_parts(document={"note": commitment(SALT, b"but")})
    request = open_signing_request(write_signing_request(**parts, note=(SALT, b"but")))
    assert (request.raw, request.note, request.texts[0]) == (parts["document"], "but", ("fa", TEXT_FA.decode()))


def test_a_note_of_no_words_is_a_note():
    parts = request_parts(document={"note": commitment(SALT, b"")})
    assert open_signing_request(write_signing_request(**parts, note=(SALT, b""))).note == ""


def test_a_request_to_withdraw_is_made_the_same_way():
    coalition = Coalition(1)
    f = coalition.freeze()
    raw = withdraw_document(ORIGIN, WithdrawDocument(f.text, 1, f.kind, f.digest, f.roster, "org-00", 9))
    request = open_signing_request(write_signing_request(coalition.texts, coalition.rosters[0], raw))
    assert request.document.consent == 9


@pytest.mark.parametrize(
    ("changes", "note", "reason"),
    [
        ({"texts": [("fa", TEXT_FA.replace(b"1", b"2").upper()), ("en", TEXT_EN.upper())]}, None, "text_differs"),
        ({"texts": [("fa", TEXT_FA)]}, None, "text_differs"),
        ({"texts": []}, None, "bad_languages"),
        ({"document": {"digest": H}}, None, "text_differs"),
        ({"document": {"roster": H}}, None, "roster_differs"),
        ({"roster": Coalition(2).roster(salt=bytes(32))}, None, "roster_differs"),
        ({"document": {"organisation": "org-77"}}, None, "not_in_roster"),
        ({"document": {"note": H}}, None, "note_differs"),
        ({"document": {"note": H}}, (SALT, b"other"), "note_differs"),
        ({}, (SALT, b"a note that nobody commits to"), "note_differs"),
        ({"document": {"note": commitment(SALT, b"\x1b[2J")}}, (SALT, b"\x1b[2J"), "note_differs"),
    ],
)
def test_a_request_that_does_not_hold_together_is_refused(changes, note, reason):
    with pytest.raises(RecordError, match=reason):
        write_signing_request(**request_parts(**changes), note=note)


def test_a_text_that_could_hide_something_on_the_screen_is_not_shown_for_signing():
    coalition = Coalition(1)
    coalition.texts = (("fa", TEXT_FA + b"\x1b[8m hidden\n"),)
    f = coalition.freeze()
    raw = consent_document(ORIGIN, ConsentDocument(f.text, 1, f.kind, f.digest, f.roster, "org-00", "sign"))
    with pytest.raises(RecordError, match="text_not_plain"):
        write_signing_request(coalition.texts, coalition.rosters[0], raw)


def test_no_bit_of_a_request_can_be_turned_and_still_be_the_same():
    raw = write_signing_request(**request_parts())
    document = request_parts()["document"]
    for place in range(len(raw)):
        turned = bytearray(raw)
        turned[place] ^= 1
        try:
            request = open_signing_request(bytes(turned))
        except RecordError:
            continue
        assert request.raw != document  # another organisation, text or answer: shown as such, and signed as such


def test_keys_and_letters_have_purposes_of_their_own():
    assert len({CONSENT_NAMESPACE, KEY_NAMESPACE, LETTER_NAMESPACE}) == 3
