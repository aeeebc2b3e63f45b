"""SSH signatures, against the real ssh-keygen."""

import subprocess

import pytest

from hamgam.engine.record import (
    CONSENT_NAMESPACE,
    RecordError,
    SshSignature,
    armour,
    parse_public_key,
    parse_ssh_signature,
    ssh_fingerprint,
    unarmour,
    verify_ssh_signature,
    write_public_key,
    write_ssh_signature,
)

from .coalition import key_of, public_of, ssh_sign

MESSAGE = "متن\n".encode()


@pytest.fixture(scope="module")
def real(tmp_path_factory):
    """(folder, public key) of a key that ssh-keygen made."""
    folder = tmp_path_factory.mktemp("keys")
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "rud", "-f", folder / "key"], check=True)
    return folder, parse_public_key((folder / "key.pub").read_text())


def ssh_keygen_signs(folder, namespace=CONSENT_NAMESPACE, *options):
    command = ["ssh-keygen", "-q", "-Y", "sign", "-n", namespace, *options, "-f", folder / "key"]
    return subprocess.run(command, input=MESSAGE, capture_output=True, check=True).stdout.decode()


@pytest.mark.parametrize("options", [(), ("-O", "hashalg=sha256"), ("-O", "hashalg=sha512")])
def test_what_ssh_keygen_signs_is_verified_and_written_the_same(real, options):
    folder, public = real
    pasted = ssh_keygen_signs(folder, CONSENT_NAMESPACE, *options)
    raw = unarmour(pasted)
    assert verify_ssh_signature(raw, CONSENT_NAMESPACE, MESSAGE) == public
    assert write_ssh_signature(parse_ssh_signature(raw)) == raw
    assert armour(raw) == pasted


def test_what_we_write_is_verified_by_ssh_keygen(tmp_path):
    key = key_of("ours")
    (tmp_path / "allowed").write_text(f"rud {write_public_key(public_of(key))}\n")
    (tmp_path / "sig").write_text(armour(ssh_sign(key, CONSENT_NAMESPACE, MESSAGE)))
    command = ["ssh-keygen", "-Y", "verify", "-f", "allowed", "-I", "rud", "-n", CONSENT_NAMESPACE, "-s", "sig"]
    done = subprocess.run(command, input=MESSAGE, cwd=tmp_path, capture_output=True, check=False)
    assert (done.returncode, done.stdout.split()[0]) == (0, b"Good")


def test_the_fingerprint_is_the_one_that_ssh_keygen_prints(real):
    folder, public = real
    line = subprocess.run(["ssh-keygen", "-lf", folder / "key.pub"], capture_output=True, check=True, text=True).stdout
    assert ssh_fingerprint(public) == line.split()[1]
    assert write_public_key(public, "rud") + "\n" == (folder / "key.pub").read_text()


def test_another_purpose_message_or_bit_does_not_verify(real):
    folder, _ = real
    raw = unarmour(ssh_keygen_signs(folder))
    with pytest.raises(RecordError, match="wrong_namespace"):
        verify_ssh_signature(raw, "file", MESSAGE)
    with pytest.raises(RecordError, match="signature_false"):
        verify_ssh_signature(raw, CONSENT_NAMESPACE, MESSAGE + b"x")
    for place in range(len(raw)):
        turned = bytearray(raw)
        turned[place] ^= 1
        with pytest.raises(RecordError):
            verify_ssh_signature(bytes(turned), CONSENT_NAMESPACE, MESSAGE)


def test_nothing_may_be_left_out_or_added(real):
    raw = unarmour(ssh_keygen_signs(real[0]))
    for other in (*(raw[:i] for i in range(len(raw))), raw + b"\x00"):
        with pytest.raises(RecordError):
            parse_ssh_signature(other)


def test_a_pasted_signature_may_have_lost_its_lines(real):
    pasted = ssh_keygen_signs(real[0])
    raw = unarmour(pasted)
    mangled = "سلام، امضای ما:\r\n\r\n  " + pasted.replace("\n", "\r\n   ") + "\r\n-- \r\n"
    assert unarmour(mangled) == raw
    for broken in ("", "hello", pasted.replace("END", "FIN"), pasted.replace("U1NI", "U1N!")):
        with pytest.raises(RecordError, match="no_signature_found"):
            unarmour(broken)


@pytest.mark.parametrize(("kind", "options"), [("rsa", ["-b", "2048"]), ("ecdsa", [])])
def test_other_kinds_of_key_are_named_as_such(tmp_path, kind, options):
    command = ["ssh-keygen", "-q", "-t", kind, *options, "-N", "", "-f", tmp_path / "key"]
    subprocess.run(command, check=True)
    with pytest.raises(RecordError, match="key_kind_unknown"):
        parse_public_key((tmp_path / "key.pub").read_text())
    with pytest.raises(RecordError, match="key_kind_unknown"):
        verify_ssh_signature(unarmour(ssh_keygen_signs(tmp_path)), CONSENT_NAMESPACE, MESSAGE)


@pytest.mark.parametrize(("line", "reason"), [
    ("", "not_a_public_key"), ("ssh-ed25519", "not_a_public_key"), ("ssh-ed25519 AAAA", "not_a_public_key"),
    ("ssh-ed25519 !!!", "not_a_public_key"),
    ("-----BEGIN OPENSSH PRIVATE KEY----- x", "key_kind_unknown"),
    (write_public_key(bytes([1] + [0] * 31)), "key_not_acceptable"),
])  # fmt: skip
def test_a_public_key_that_cannot_be_enrolled_is_refused_with_its_reason(line, reason):
    with pytest.raises(RecordError, match=reason):
        parse_public_key(line)


def test_a_signature_by_a_small_order_key_is_refused():
    raw = write_ssh_signature(SshSignature(bytes([1] + [0] * 31), CONSENT_NAMESPACE, "sha512", bytes([1] + [0] * 63)))
    with pytest.raises(RecordError, match="signature_false"):
        verify_ssh_signature(raw, CONSENT_NAMESPACE, MESSAGE)


def test_what_is_no_base64_is_not_passed_over():
    key = key_of("ours")
    pasted = armour(ssh_sign(key, CONSENT_NAMESPACE, MESSAGE))
    with pytest.raises(RecordError) as error:
        unarmour(pasted.replace("\nU1NIU0lH", "\nU1*NIU0lH"))
    assert error.value.reason == "no_signature_found"
    with pytest.raises(RecordError) as error:
        parse_public_key(write_public_key(public_of(key)).replace("AAAA", "AA*AA", 1))
    assert error.value.reason == "not_a_public_key"
