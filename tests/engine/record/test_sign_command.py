"""hamgam-sign with the real ssh-keygen: makes a key, shows, asks, signs; and what it will not sign."""

import subprocess
import sys
from pathlib import Path

import pytest

from hamgam.engine.record import (
    CONSENT_NAMESPACE,
    KEY_NAMESPACE,
    LETTER_NAMESPACE,
    ConsentDocument,
    LetterDocument,
    Roster,
    RosterOrganisation,
    commitment,
    consent_document,
    key_document,
    letter_document,
    netstring,
    parse_public_key,
    passkey_fingerprint,
    pasted_signature,
    read_netstrings,
    roster_digest,
    statement_digest,
    write_roster,
    write_signing_request,
)

from .coalition import SALT, TEXT_EN, TEXT_FA
from .passkeys import Passkey

SIGN = Path(__file__).resolve().parents[3] / "verifier" / "hamgam_sign.py"
ORIGIN = "rud.example/record"


def run(folder, *arguments, answer=""):
    command = [sys.executable, "-I", str(SIGN), *arguments]
    return subprocess.run(
        command, cwd=folder, input=answer, capture_output=True, text=True, encoding="utf-8", check=False
    )


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    """(folder, public key): a machine on which the organisation's key was made by the command itself."""
    folder = tmp_path_factory.mktemp("home")
    for name in ("key", "stranger"):
        done = run(folder, "--lang", "en", "key", name, "--without-passphrase", "--comment", "rud")
        assert (done.returncode, done.stderr) == (0, "")
    public = parse_public_key((folder / "key.pub").read_text())
    assert (folder / "key.pub").read_text().strip() in run_text(folder)
    return folder, public


def run_text(folder):
    return (folder / "key.pub").read_text()


def make_request(public, answer="sign", note=b"but", passkeys=()):
    import hashlib

    rows = (RosterOrganisation("org-a", (("en", "Clean River"), ("fa", "رود پاک")), (public,)),
            RosterOrganisation("org-b", (("fa", "دشت سبز"),), (), passkeys))  # fmt: skip
    roster = write_roster(Roster(ORIGIN, SALT, rows))
    texts = [("fa", TEXT_FA), ("en", TEXT_EN)]
    digest = statement_digest([(name, hashlib.sha256(text).hexdigest()) for name, text in texts])
    bound = commitment(SALT, note) if note else "-"
    document = ConsentDocument("text-7", 2, "statement", digest, roster_digest(roster), "org-a", answer, bound)
    raw = consent_document(ORIGIN, document)
    return write_signing_request(texts, roster, raw, (SALT, note) if note else None), raw


def test_a_request_is_shown_asked_about_and_signed(home):
    folder, public = home
    request, raw = make_request(public)
    (folder / "request").write_bytes(request)
    done = run(folder, "--lang", "en", "sign", "request", "--key", "key", answer="yes\n")
    assert done.returncode == 0
    assert pasted_signature(done.stdout, CONSENT_NAMESPACE, raw)[0] == public
    for shown in (TEXT_FA.decode(), TEXT_EN.decode(), "1. Clean River — SHA256:", "2. دشت سبز — without a key",
                  "Your organisation: Clean River", "Answer: WE SIGN", "  but", "version 2"):  # fmt: skip
        assert shown in done.stdout
    assert raw.decode().replace("\n", "\n  | ").rstrip("| \n") in done.stdout


def test_a_passkey_of_another_signatory_is_shown_with_its_site(home):
    folder, public = home
    known = Passkey("ES256").known
    (folder / "request").write_bytes(make_request(public, passkeys=(known,))[0])
    done = run(folder, "--lang", "en", "sign", "request", "--key", "key", answer="no\n")
    said = f"  2. دشت سبز — passkey {passkey_fingerprint(known.public)} on https://hamgam.rud.example\n"
    assert (done.returncode, said in done.stdout) == (1, True)


def test_a_passkey_is_revoked_by_a_key_that_sees_its_fingerprint(home):
    folder, public = home
    passkey = Passkey("EdDSA").cose
    raw = key_document(ORIGIN, "revoke", "org-a", passkey, public)
    (folder / "document").write_bytes(raw)
    done = run(folder, "--lang", "en", "reverse", "document", "--key", "key", answer="yes\n")
    assert (done.returncode, passkey_fingerprint(passkey) in done.stdout) == (0, True)
    assert pasted_signature(done.stdout, KEY_NAMESPACE, raw)[0] == public


@pytest.mark.parametrize("answer", ["", "\n", "no\n", "y\n", "نه\n"])
def test_without_a_plain_yes_nothing_is_signed(home, answer):
    folder, public = home
    (folder / "request").write_bytes(make_request(public)[0])
    done = run(folder, "--lang", "en", "sign", "request", "--key", "key", answer=answer)
    assert (done.returncode, done.stderr, "BEGIN SSH" in done.stdout) == (1, "Nothing was signed.\n", False)


def test_persian_is_spoken_unless_english_is_asked_for(home):
    folder, public = home
    request, raw = make_request(public, "decline", None)
    (folder / "request").write_bytes(request)
    done = run(folder, "sign", "request", "--key", "key", answer="بله\n")
    assert done.returncode == 0
    assert "پاسخ: امضا نمی‌کنیم" in done.stdout
    assert pasted_signature(done.stdout, CONSENT_NAMESPACE, raw)[0] == public


def test_the_signature_can_be_written_to_a_file(home, tmp_path):
    folder, public = home
    request, raw = make_request(public)
    (folder / "request").write_bytes(request)
    out = str(tmp_path / "signature")
    assert run(folder, "sign", "request", "--key", "key", "--yes", "--out", out).returncode == 0
    assert pasted_signature(Path(out).read_text(), CONSENT_NAMESPACE, raw)[0] == public
    assert run(folder, "sign", "request", "--key", "key", "--yes", "--out", out).returncode == 2


def test_bytes_that_were_not_shown_are_not_signed(home):
    """The host shows one text and asks for a signature over another."""
    folder, public = home
    request, _ = make_request(public)
    parts = read_netstrings(request)
    parts[2] = parts[2].replace(b"everyone", b"the owner")
    (folder / "changed").write_bytes(b"".join(map(netstring, parts)))
    done = run(folder, "--lang", "en", "sign", "changed", "--key", "key", "--yes")
    assert (done.returncode, "BEGIN SSH" in done.stdout, "text_differs" in done.stderr) == (1, False, True)


def test_a_key_that_the_roster_does_not_name_signs_nothing(home):
    folder, public = home
    (folder / "request").write_bytes(make_request(public)[0])
    done = run(folder, "--lang", "en", "sign", "request", "--key", "stranger", "--yes")
    assert (done.returncode, "BEGIN SSH" in done.stdout) == (1, False)
    assert done.stderr == "This key is not one of those that the document names for your organisation.\n"


def test_a_new_key_proves_itself_and_the_former_one_vouches(home):
    folder, former = home
    new = parse_public_key((folder / "stranger.pub").read_text())
    raw = key_document(ORIGIN, "add", "org-a", new, former)
    (folder / "document").write_bytes(raw)
    for name, public in (("stranger", new), ("key", former)):
        done = run(folder, "--lang", "en", "reverse", "document", "--key", name, answer="yes\n")
        assert (done.returncode, "A NEW KEY for the organisation org-a:" in done.stdout) == (0, True)
        assert pasted_signature(done.stdout, KEY_NAMESPACE, raw)[0] == public


def test_a_letter_is_shown_and_signed(home):
    folder, public = home
    raw = letter_document(
        ORIGIN, LetterDocument("2026-11-20", "org-a", "liaison", "invitation-3", ("رابط تازه: باران",))
    )
    (folder / "letter").write_bytes(raw)
    done = run(folder, "letter", "letter", "--key", "key", answer="بله\n")
    assert (done.returncode, "  رابط تازه: باران" in done.stdout) == (0, True)
    assert pasted_signature(done.stdout, LETTER_NAMESPACE, raw)[0] == public


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("sign", "absent", "--key", "key"), 2), (("sign", "request", "--key", "absent"), 2), (("sign", "request"), 2),
        (("sign", "key.pub", "--key", "key"), 1), (("reverse", "request", "--key", "key"), 1),
        (("letter", "request", "--key", "key"), 1), (("key", "key"), 2), ((), 2),
    ],
    ids=str,
)  # fmt: skip
def test_what_cannot_be_signed_is_said_without_a_traceback(home, arguments, code):
    folder, public = home
    (folder / "request").write_bytes(make_request(public)[0])
    done = run(folder, *arguments)
    assert (done.returncode, "Traceback" in done.stderr, done.stderr != "") == (code, False, True)
