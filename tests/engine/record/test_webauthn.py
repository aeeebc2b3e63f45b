"""Assertions of passkeys, against `cryptography` and `fido2`: true ones hold, and nothing else does."""

import hashlib
import json
import random
import secrets

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature
from fido2 import cbor
from fido2.cose import CoseKey as FidoKey
from fido2.webauthn import AuthenticatorData, CollectedClientData

from hamgam.engine.record import (
    WEBAUTHN,
    Assertion,
    CoseKey,
    RecordError,
    key_id,
    parse_assertion,
    parse_cose_key,
    passkey_challenge,
    passkey_fingerprint,
    passkey_is_acceptable,
    passkey_line,
    site_is_acceptable,
    verify_assertion,
    verify_p256,
    write_assertion,
    write_cose_key,
)
from hamgam.engine.record.p256 import P256_FIELD, P256_ORDER, _p256_combine, p256_key_is_acceptable
from hamgam.engine.record.webauthn import is_passkey

from .passkeys import (
    HAS_EXTENSIONS,
    HAS_KEY,
    IS_COPIED,
    MAY_BE_COPIED,
    PRESENT,
    RP_ID,
    VERIFIED,
    WEB_ORIGIN,
    Passkey,
)

RECORD = "hamgam/consent-document/v1\nrud.example/record\nمتن\n".encode()
KINDS = ("ES256", "EdDSA")


def reason(assertion, record=RECORD, rp_id=RP_ID, origin=WEB_ORIGIN):
    """Why an assertion is refused; "" when it holds."""
    try:
        verify_assertion(*assertion, record, rp_id, origin)
    except RecordError as error:
        return error.reason
    return ""


def fido2_says(assertion, record=RECORD):
    """What the library `fido2` says of signature, challenge, rp and flags."""
    cose, authenticator, client, signature = assertion
    told, seen = CollectedClientData(client), AuthenticatorData(authenticator)
    FidoKey.parse(cbor.decode(cose)).verify(authenticator + told.hash, signature)
    return (
        told.challenge == passkey_challenge(record)
        and seen.rp_id_hash == hashlib.sha256(RP_ID.encode()).digest()
        and seen.is_user_present()
        and seen.is_user_verified()
    )


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("flags", [0, MAY_BE_COPIED, MAY_BE_COPIED | IS_COPIED])
def test_what_a_passkey_signs_holds_here_as_in_fido2(kind, flags):
    for _ in range(5):
        passkey = Passkey(kind)
        assertion = passkey.assertion(RECORD, authenticator=passkey.authenticator_data(PRESENT | VERIFIED | flags))
        assert (reason(assertion), fido2_says(assertion)) == ("", True)


@pytest.mark.parametrize("kind", KINDS)
def test_a_key_is_read_as_fido2_writes_it(kind):
    raw = Passkey(kind).cose
    key = parse_cose_key(raw)
    assert write_cose_key(key) == raw
    members = cbor.decode(raw)
    assert key == CoseKey(members[3], members[-2] + members.get(-3, b""))


@pytest.mark.parametrize("kind", KINDS)
def test_no_bit_of_an_assertion_can_be_turned(kind):
    """0 accepted: of the spellings that could differ (r, order - s) is not one bit away from (r, s)."""
    assertion = Passkey(kind).assertion(RECORD)
    accepted, seen = [], 0
    for part in range(4):
        for place in range(len(assertion[part]) * 8):
            mutant = bytearray(assertion[part])
            mutant[place // 8] ^= 1 << place % 8
            seen += 1
            parts = (*assertion[:part], bytes(mutant), *assertion[part + 1 :])
            accepted += [(part, place)] if reason(parts) == "" else []
    assert accepted == [] and seen == 8 * sum(map(len, assertion))


def test_an_assertion_is_packed_in_one_way():
    made = Assertion(*Passkey().assertion(b"x"))
    raw = write_assertion(made)
    assert parse_assertion(raw) == made
    for length in range(len(raw)):
        with pytest.raises(RecordError, match="bad_assertion"):
            parse_assertion(raw[:length])
    with pytest.raises(RecordError, match="bad_assertion"):
        parse_assertion(raw + b"\0\0\0\0")
    assert passkey_line("org-00", made).key_id == key_id("org-00", WEBAUTHN, made.key)
    assert passkey_fingerprint(made.key).startswith("SHA256:") and len(passkey_fingerprint(made.key)) == 50


@pytest.mark.parametrize("kind", KINDS)
def test_an_assertion_for_one_document_is_none_for_another(kind):
    assertion = Passkey(kind).assertion(RECORD)
    for other in (RECORD + b"\n", RECORD[:-1], b"", hashlib.sha256(RECORD).digest()):
        assert reason(assertion, record=other) == "wrong_challenge"


CLIENT = [
    ({"type": "webauthn.create"}, "wrong_ceremony"),
    ({"type": "payment.get"}, "wrong_ceremony"),
    ({"type": None}, "bad_client_data"),
    ({"challenge": "AAAA"}, "wrong_challenge"),
    ({"challenge": 7}, "bad_client_data"),
    ({"origin": "https://rud.example"}, "wrong_site"),
    ({"origin": "http://hamgam.rud.example"}, "wrong_site"),
    ({"origin": "https://hamgam.rud.example:8443"}, "wrong_site"),
    ({"origin": "https://hamgam.rud.example/"}, "wrong_site"),
    ({"origin": "https://HAMGAM.rud.example"}, "wrong_site"),
    ({"origin": None}, "bad_client_data"),
    ({"crossOrigin": True}, "inside_another_site"),
    ({"crossOrigin": 0}, "inside_another_site"),
    ({"crossOrigin": "false"}, "inside_another_site"),
    ({"topOrigin": "https://other.example"}, "inside_another_site"),
    ({"crossOrigin": None}, ""),
    ({"other_keys_can_be_added_here": "do not compare clientDataJSON against a template"}, ""),
    ({"padding": "x" * 4096}, "bad_client_data"),
]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("changes", "expected"), CLIENT, ids=lambda value: str(value)[:40])
def test_what_the_browser_says_is_held_to_the_word(kind, changes, expected):
    passkey = Passkey(kind)
    assert reason(passkey.assertion(RECORD, client=passkey.client_data(RECORD, **changes))) == expected


def forms(client):
    """The same client data in forms that not all readers read alike, and in forms that are none."""
    text = client.decode()
    challenge = json.loads(text)["challenge"]
    yield text.replace(challenge, challenge + "="), "wrong_challenge"
    yield text.replace(challenge, challenge.replace("_", "/").replace("-", "+") + " "), "wrong_challenge"
    yield text[:-1] + ',"origin":"https://hamgam.rud.example"}', "bad_client_data"
    yield text[:-1] + ',"\\u006frigin":"https://other.example"}', "bad_client_data"
    yield text[:-1] + ',"more":{"a":1,"a":2}}', "bad_client_data"
    yield text[:-1] + ',"more":NaN}', "bad_client_data"
    yield text[:-1] + ',"more":' + "[" * 2000 + "]" * 1900 + "}", "bad_client_data"
    yield text[:-1] + ',"more":' + "[" * 1900 + "]" * 1900 + "}", "bad_client_data"
    yield text + "x", "bad_client_data"
    yield "\ufeff" + text, "bad_client_data"
    yield f"[{text}]", "bad_client_data"
    yield "", "bad_client_data"


def test_client_data_in_an_odd_form_are_refused_though_signed():
    passkey = Passkey()
    for text, expected in forms(passkey.client_data(RECORD)):
        assert reason(passkey.assertion(RECORD, client=text.encode())) == expected
    latin = passkey.client_data(RECORD)[:-1] + b',"more":"\xe9"}'
    assert reason(passkey.assertion(RECORD, client=latin)) == "bad_client_data"
    wide = passkey.client_data(RECORD).decode().encode("utf-16")
    assert reason(passkey.assertion(RECORD, client=wide)) == "bad_client_data"


def test_client_data_may_have_four_kilobytes_and_not_a_byte_more():
    passkey = Passkey()
    room = 4096 - len(passkey.client_data(RECORD, more=""))
    for more, expected in ((room, ""), (room + 1, "bad_client_data")):
        assert reason(passkey.assertion(RECORD, client=passkey.client_data(RECORD, more="x" * more))) == expected


def test_of_a_false_origin_no_more_than_a_line_is_repeated():
    passkey = Passkey(origin="https://" + "x" * 500)
    with pytest.raises(RecordError) as error:
        verify_assertion(*passkey.assertion(RECORD), RECORD, RP_ID, WEB_ORIGIN)
    assert error.value.data == {"found": "https://" + "x" * 92, "expected": WEB_ORIGIN}


AUTHENTICATOR = [
    ({"flags": VERIFIED}, "person_not_present"),
    ({"flags": PRESENT}, "person_not_verified"),
    ({"flags": 0}, "person_not_present"),
    ({"flags": PRESENT | VERIFIED | IS_COPIED}, "bad_authenticator_data"),
    ({"flags": PRESENT | VERIFIED | 2}, "bad_authenticator_data"),
    ({"flags": PRESENT | VERIFIED | 32}, "bad_authenticator_data"),
    ({"flags": PRESENT | VERIFIED | HAS_KEY}, "bad_authenticator_data"),
    ({"flags": PRESENT | VERIFIED | HAS_EXTENSIONS}, "bad_authenticator_data"),
    ({"flags": PRESENT | VERIFIED | HAS_EXTENSIONS, "more": b"\xa0"}, "bad_authenticator_data"),
    ({"more": b"\0"}, "bad_authenticator_data"),
    ({"rp_id": "hamgam.rud.example"}, "wrong_rp"),
    ({"rp_id": "other.example"}, "wrong_rp"),
]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("changes", "expected"), AUTHENTICATOR, ids=str)
def test_what_the_authenticator_says_is_held_to_the_word(kind, changes, expected):
    passkey = Passkey(kind)
    made = passkey.assertion(RECORD, authenticator=passkey.authenticator_data(**changes))
    assert reason(made) == expected


def test_authenticator_data_that_are_cut_are_refused():
    passkey = Passkey()
    for length in range(37):
        made = passkey.assertion(RECORD, authenticator=passkey.authenticator_data()[:length])
        assert reason(made) == "bad_authenticator_data"


def test_another_site_than_the_pinned_one_is_refused():
    elsewhere = Passkey(rp_id="evil.example", origin="https://evil.example").assertion(RECORD)
    assert reason(elsewhere) == "wrong_site"
    assert reason(elsewhere, origin="https://evil.example") == "wrong_rp"
    assert reason(elsewhere, b"evil.example") == "wrong_challenge"


def test_another_passkey_signs_for_nobody_else():
    ours, theirs = Passkey(), Passkey()
    for kind in (ours, theirs):
        assert reason((theirs.cose, *ours.assertion(RECORD)[1:])) == "passkey_signature_false", kind
    assert reason((Passkey("EdDSA").cose, *ours.assertion(RECORD)[1:])) == "passkey_signature_false"


def odd_keys():
    """COSE keys that say the same in another spelling, say more, or say something else."""
    members = {name: cbor.decode(Passkey(name).cose) for name in KINDS}
    es256, eddsa = members["ES256"], members["EdDSA"]
    raw = Passkey("ES256").cose
    yield raw + b"\0", "bad_passkey"
    yield raw[:-1], "bad_passkey"
    yield b"", "bad_passkey"
    yield b"\xa6" + raw[1:] + raw[-35:], "bad_passkey"  # y stands twice
    yield b"\xa5" + raw[3:5] + raw[1:3] + raw[5:], "bad_passkey"  # algorithm before kind
    yield b"\xbf" + raw[1:] + b"\xff", "bad_passkey"  # a map without a stated length
    yield b"\xb8\x05" + raw[1:], "bad_passkey"  # the length in two bytes
    yield raw[:8] + b"\x59\x00\x20" + raw[10:], "bad_passkey"  # the length of x in three bytes
    yield raw[:8] + b"\x78" + raw[9:], "bad_passkey"  # x as a text
    yield raw[:42] + b"\x22\x78" + raw[44:], "bad_passkey"  # y as a text
    yield cbor.encode({**es256, 2: b"id"}), "bad_passkey"
    yield cbor.encode({**es256, -1: 2}), "bad_passkey"  # P-384
    yield cbor.encode({**es256, 1: 1}), "bad_passkey"
    yield cbor.encode({**es256, -3: True}), "bad_passkey"  # a compressed point
    yield cbor.encode({**es256, 3: -257}), "passkey_kind_unknown"
    yield cbor.encode({1: 3, 3: -257, -1: bytes(256), -2: b"\1\0\1"}), "passkey_kind_unknown"
    yield cbor.encode({**es256, 3: -35}), "passkey_kind_unknown"
    yield cbor.encode({**eddsa, -1: 7}), "bad_passkey"  # Ed448
    yield cbor.encode({**eddsa, 3: -7}), "bad_passkey"
    yield cbor.encode({**eddsa, -2: bytes(31)}), "bad_passkey"
    yield cbor.encode({**eddsa, -2: bytes([1]) + bytes(31)}), "passkey_not_acceptable"  # of small order
    yield cbor.encode({**eddsa, -2: (2).to_bytes(32, "little")}), "passkey_not_acceptable"  # no point
    x, y = int.from_bytes(es256[-2], "big"), int.from_bytes(es256[-3], "big")
    for other in ((x, (y + 1) % P256_FIELD), (0, 0), (y, x), (P256_FIELD, y), (x, P256_FIELD), (2**256 - 1, y)):
        coordinates = {-2: other[0].to_bytes(32, "big"), -3: other[1].to_bytes(32, "big")}
        yield cbor.encode({**es256, **coordinates}), "passkey_not_acceptable"


def test_a_key_has_one_spelling_and_lies_on_its_curve():
    found = list(odd_keys())
    for raw, expected in found:
        with pytest.raises(RecordError) as error:
            parse_cose_key(raw)
        assert (raw.hex(), error.value.reason) == (raw.hex(), expected)
        assert reason((raw, *Passkey().assertion(RECORD)[1:])) == expected
    assert len(found) == 28


@pytest.mark.parametrize("kind", KINDS)
def test_a_key_that_is_cut_anywhere_is_refused_and_the_whole_one_may_be_enrolled(kind):
    raw = Passkey(kind).cose
    assert [passkey_is_acceptable(raw[:length]) for length in range(len(raw) + 1)] == [False] * len(raw) + [True]


def test_a_passkey_is_told_from_a_key_of_32_bytes():
    told = [is_passkey(Passkey(kind).cose) for kind in KINDS]
    assert [*told, is_passkey(bytes(32)), is_passkey(bytes(33))] == [True, True, False, True]


def test_an_algorithm_that_we_do_not_know_is_called_so_as_soon_as_it_stands_there():
    other = cbor.encode({1: 2, 3: -257, -1: 1})
    for length, expected in ((4, "bad_passkey"), (5, "passkey_kind_unknown"), (len(other), "passkey_kind_unknown")):
        with pytest.raises(RecordError) as error:
            parse_cose_key(other[:length])
        assert error.value.reason == expected


def curve(x):
    """The square of y that belongs to x."""
    return (x**3 - 3 * x + 0x5AC635D8AA3A93E7B3EBBD55769886BC651D06B0CC53B0F63BCE3C3E27D2604B) % P256_FIELD


def test_a_point_written_with_a_number_beyond_the_field_is_not_taken():
    """x = 5 and y = 5 lie on the curve, and with p added they still fit into 32 bytes."""
    y = pow(curve(5), (P256_FIELD + 1) // 4, P256_FIELD)
    plain = CoseKey(-7, (5).to_bytes(32, "big") + y.to_bytes(32, "big"))
    assert parse_cose_key(write_cose_key(plain)) == plain
    small_y = 0xD7325D7646CD60D80A92738CEB345F844CFFAF35841022CAB176F692DE8DE1D7
    assert parse_cose_key(write_cose_key(CoseKey(-7, small_y.to_bytes(32, "big") + (5).to_bytes(32, "big"))))
    for x, other in ((5 + P256_FIELD, y), (small_y, 5 + P256_FIELD)):
        beyond = CoseKey(-7, x.to_bytes(32, "big") + other.to_bytes(32, "big"))
        with pytest.raises(RecordError, match="passkey_not_acceptable"):
            parse_cose_key(write_cose_key(beyond))


def with_signature(passkey, change):
    *rest, signature = passkey.assertion(RECORD)
    r, s = decode_dss_signature(signature)
    made = change(r, s)
    return (*rest, made if isinstance(made, bytes) else encode_dss_signature(*made))


N = P256_ORDER
NUMBERS = [
    lambda r, s: (0, s), lambda r, s: (r, 0), lambda r, s: (0, 0), lambda r, s: (N, s), lambda r, s: (r, N),
    lambda r, s: (r + N, s), lambda r, s: (r, s + N), lambda r, s: (N - r, s), lambda r, s: b"\x30\x06\x02\x01\xff\x02\x01\x01",
    lambda r, s: b"\x30\x06\x02\x01\x01\x02\x01\xff", lambda r, s: (r, 2**512 + s), lambda r, s: (r, 2**2200), lambda r, s: (s, r), lambda r, s: (1, 1),
]  # fmt: skip


@pytest.mark.parametrize("number", range(len(NUMBERS)))
def test_numbers_out_of_range_are_no_signature(number):
    assert reason(with_signature(Passkey(), NUMBERS[number])) == "passkey_signature_false"


def test_the_other_spelling_of_a_signature_says_the_same_and_holds():
    """The one malleability there is: (r, order - s). It is the same key's word on the same document."""
    assert reason(with_signature(Passkey(), lambda r, s: (r, N - s))) == ""


def odd_der(r, s):
    """The same two numbers in DER that is not canonical, or in none."""
    raw = encode_dss_signature(r, s)
    first = raw[4 : 4 + raw[3]]
    second = raw[6 + raw[3] :]
    yield raw + b"\0"
    yield raw[:-1]
    yield b""
    yield b"\x30\x81" + raw[1:]
    yield b"\x30\x80" + raw[2:] + b"\0\0"
    yield b"\x31" + raw[1:]
    yield bytes((0x30, raw[1] + 1, 2, raw[3] + 1, 0)) + first + raw[4 + raw[3] :]
    yield bytes((0x30, raw[1] + 1)) + raw[2 : 4 + raw[3]] + bytes((2, len(second) + 1, 0)) + second
    yield bytes((0x30, raw[1], 3)) + raw[3:]
    yield bytes((0x30, raw[1] + 3)) + raw[2:] + b"\x02\x01\x01"
    yield r.to_bytes(32, "big") + s.to_bytes(32, "big")


def test_a_signature_is_canonical_der_or_none():
    passkey = Passkey()
    *rest, signature = passkey.assertion(RECORD)
    for raw in odd_der(*decode_dss_signature(signature)):
        assert reason((*rest, raw)) == "passkey_signature_false"


def test_a_number_with_a_zero_too_many_is_no_signature():
    passkey = Passkey()
    while True:
        *rest, signature = passkey.assertion(RECORD)
        numbers = decode_dss_signature(signature)
        if max(numbers) < 2**255:
            break
    padded = b"".join(b"\x02\x21\x00" + number.to_bytes(32, "big") for number in numbers)
    assert reason((*rest, b"\x30\x46" + padded)) == "passkey_signature_false"
    assert reason((*rest, signature)) == ""


@pytest.mark.parametrize("length", [0, 31, 63, 65, 128])
def test_ed25519_signatures_and_keys_of_another_length_are_refused(length):
    *rest, _ = Passkey("EdDSA").assertion(RECORD)
    assert reason((*rest, bytes(length))) == "passkey_signature_false"
    assert verify_p256(bytes(length), b"m", bytes(72)) is False


def cryptography_says(public, message, signature):
    x, y = int.from_bytes(public[:32], "big"), int.from_bytes(public[32:], "big")
    try:
        key = ec.EllipticCurvePublicNumbers(x, y, ec.SECP256R1()).public_key()
        key.verify(signature, message, ec.ECDSA(hashes.SHA256()))
    except (InvalidSignature, ValueError):
        return False
    return True


def es256_cases(count, chance):
    """Signatures of fresh keys, every second one spoiled in one of several ways."""
    for i in range(count):
        key = ec.generate_private_key(ec.SECP256R1())
        numbers, message = key.public_key().public_numbers(), secrets.token_bytes(chance.randrange(1, 200))
        public = numbers.x.to_bytes(32, "big") + numbers.y.to_bytes(32, "big")
        signature = key.sign(message, ec.ECDSA(hashes.SHA256()))
        r, s = decode_dss_signature(signature)
        bit = chance.randrange(256)
        spoiled = [
            (public, message + b"x", signature), (public, message, encode_dss_signature(r ^ 1 << bit, s)),
            (public, message, encode_dss_signature(r, s ^ 1 << bit)), (public, message, encode_dss_signature(s, r)),
            (public, message, encode_dss_signature(r, N - s)),
            ((int.from_bytes(public, "big") ^ 1 << bit).to_bytes(64, "big"), message, signature),
            (public[:32] + (P256_FIELD - numbers.y).to_bytes(32, "big"), message, signature),
        ]  # fmt: skip
        yield spoiled[i // 2 % len(spoiled)] if i % 2 else (public, message, signature)


def test_a_thousand_signatures_are_judged_as_cryptography_does():
    verdicts = []
    for public, message, signature in es256_cases(1000, random.Random(9)):
        ours = verify_p256(public, message, signature)
        assert ours == cryptography_says(public, message, signature)
        verdicts.append(ours)
    assert {True: 500 < verdicts.count(True) < 600, False: 400 < verdicts.count(False) < 500} == {
        True: True,
        False: True,
    }


def test_edge_numbers_are_judged_as_cryptography_does():
    """Keys that are small multiples of the base point, and crafted signatures whose sums meet infinity and doubling."""
    seen = set()
    for d in (1, 2, 3, N - 1, N - 2, (N - 1) // 2):
        numbers = ec.derive_private_key(d, ec.SECP256R1()).public_key().public_numbers()
        public = numbers.x.to_bytes(32, "big") + numbers.y.to_bytes(32, "big")
        for message in (b"", b"m"):
            e = int.from_bytes(hashlib.sha256(message).digest(), "big")
            at_infinity = -e * pow(d, -1, N) % N
            for r in (1, 2, N - 1, numbers.x % N, at_infinity, e % N, e * pow(d, -1, N) % N):
                for s in (1, 2, N - 1, e % N, (e + r * d) % N, r * d % N):
                    if r and s:
                        signature = encode_dss_signature(r, s)
                        ours = verify_p256(public, message, signature)
                        assert ours == cryptography_says(public, message, signature)
                        seen.add(ours)
    assert seen == {True, False}


def test_a_point_whose_x_is_beyond_the_order_is_taken_modulo_the_order():
    """No random signature meets this: x lies between the order and the field's size once in 2**128."""
    x = next(x for x in range(N + 1, N + 100) if pow(curve(x), (P256_FIELD - 1) // 2, P256_FIELD) == 1)
    r, s = x - N, 7
    public = key_that_signs(x, s, b"m")
    signature = encode_dss_signature(r, s)
    assert cryptography_says(public, b"m", signature) and verify_p256(public, b"m", signature)


def key_that_signs(r, s, message):
    """The public key by which (r, s) is a signature over the message; r is the x of a point."""
    point = (r, pow(curve(r), (P256_FIELD + 1) // 4, P256_FIELD), 1)
    e = int.from_bytes(hashlib.sha256(message).digest(), "big")
    kx, ky, kz = _p256_combine(-e * pow(r, -1, N) % N, s * pow(r, -1, N) % N, point)
    inverse = pow(kz, -1, P256_FIELD)
    return b"".join((k * inverse % P256_FIELD).to_bytes(32, "big") for k in (kx, ky))


@pytest.mark.parametrize("s", [1, 7, 127, 128, 2**255 - 1, 2**255, N - 1])
def test_the_shortest_numbers_and_the_longest_are_a_signature_like_any_other(s):
    public, signature = key_that_signs(5, s, b"m"), encode_dss_signature(5, s)
    assert cryptography_says(public, b"m", signature) and verify_p256(public, b"m", signature)
    assert not verify_p256(public, b"n", signature)


def test_where_the_sum_is_at_infinity_there_is_no_signature():
    numbers = ec.derive_private_key(1, ec.SECP256R1()).public_key().public_numbers()
    public = numbers.x.to_bytes(32, "big") + numbers.y.to_bytes(32, "big")
    r = -int.from_bytes(hashlib.sha256(b"m").digest(), "big") % N
    for s in (1, 7, N - 1):
        assert verify_p256(public, b"m", encode_dss_signature(r, s)) is False


def test_a_zero_written_as_the_size_of_the_field_is_no_zero():
    """(0, y) is a point of the curve, but x is not to be written as p."""
    y = pow(curve(0), (P256_FIELD + 1) // 4, P256_FIELD).to_bytes(32, "big")
    assert p256_key_is_acceptable(bytes(32) + y)
    assert not p256_key_is_acceptable(P256_FIELD.to_bytes(32, "big") + y)


SITES = [
    ("rud.example", "https://rud.example", True),
    ("rud.example", "https://hamgam.rud.example:8443", True),
    ("rud.example", "https://rud.example:65535", True),
    ("localhost", "http://localhost:8000", True),
    ("xn--mgba3a4f16a.example", "https://xn--mgba3a4f16a.example", True),
    ("rud.example", "http://rud.example", False),
    ("rud.example", "https://evilrud.example", False),
    ("rud.example", "https://rud.example.evil.example", False),
    ("rud.example", "https://rud.example/", False),
    ("rud.example", "https://rud.example:", False),
    ("rud.example", "https://rud.example:0443", False),
    ("rud.example", "https://rud.example:65536", False),
    ("rud.example", "https://RUD.example", False),
    ("rud.example", "https://..rud.example", False),
    ("rud.example", "https://rud.example\n", False),
    ("example", "https://rud.example", False),
    ("", "https://rud.example", False),
    ("127.0.0.1", "http://127.0.0.1", False),
    ("hamgam.rud.example", "https://rud.example", False),
]


@pytest.mark.parametrize(("rp_id", "origin", "expected"), SITES, ids=str)
def test_a_passkey_belongs_to_a_host_or_one_below_it(rp_id, origin, expected):
    assert site_is_acceptable(rp_id, origin) == expected
