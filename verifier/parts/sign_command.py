"""Signs, on your own machine, what your organisation was asked to sign.

    python3 hamgam_sign.py key FILE                    make the organisation's key (asks for a passphrase)
    python3 hamgam_sign.py sign REQUEST --key FILE     show a text and its signatories, ask, and sign or decline
    python3 hamgam_sign.py reverse DOCUMENT --key FILE prove that you hold a new key, or vouch for it with the former one
    python3 hamgam_sign.py letter DOCUMENT --key FILE  sign a letter, such as one that names a liaison

REQUEST and DOCUMENT are downloaded from the coalition's pages; the signature that is printed is pasted there. The key
never leaves this machine: `ssh-keygen` (part of OpenSSH on Linux, macOS and Windows) makes it, keeps it and signs with
it. Nothing is signed that was not shown. With --lang en it speaks English, otherwise Persian. It needs Python 3.8 or
newer and ssh-keygen, and opens no connection. Exit: 0 signed, 1 not signed, 2 unusable.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from typing import Sequence

from hamgam.engine.record.documents import (
    ConsentDocument,
    Roster,
    name_in,
    parse_key_document,
    parse_letter_document,
    pasted_signature,
)
from hamgam.engine.record.errors import RecordError
from hamgam.engine.record.lines import from_base64
from hamgam.engine.record.requests import SigningRequest, open_signing_request
from hamgam.engine.record.sshsig import (
    CONSENT_NAMESPACE,
    KEY_NAMESPACE,
    LETTER_NAMESPACE,
    armour,
    parse_public_key,
    ssh_fingerprint,
)
from hamgam.engine.record.webauthn import passkey_fingerprint

_YES = ("yes", "بله", "بلی")
_WORDS = {
    "text": ("Text, {code}", "متن، {code}"),
    "shown": ("This is what will be signed:", "آنچه امضا می‌شود این است:"),
    "coalition": ("Record: {origin}", "دفتر ثبت: {origin}"),
    "digest": ("Fingerprint of the text (all languages):", "اثر انگشت متن (همهٔ زبان‌ها):"),
    "version": ("Text {text}, version {version}, kind {kind}", "متن {text}، نسخهٔ {version}، گونهٔ {kind}"),
    "asked": ("These organisations are asked to sign:", "از این نهادها امضا خواسته شده است:"),
    "no_key": ("without a key: the host vouches", "بی‌کلید: میزبان گواهی می‌دهد"),
    "passkey": ("passkey {value} on {site}", "کلید ورود {value} در {site}"),
    "you": ("Your organisation: {name}", "نهاد شما: {name}"),
    "sign": ("Answer: WE SIGN", "پاسخ: امضا می‌کنیم"),
    "decline": ("Answer: WE DO NOT SIGN", "پاسخ: امضا نمی‌کنیم"),
    "withdraw": ("We WITHDRAW our signature (entry {entry})", "امضای خود را پس می‌گیریم (مدخل {entry})"),
    "note": ("Signing note:", "یادداشت امضا:"),
    "ask": ("To sign exactly this, type yes: ", "برای امضای درست همین، بنویسید بله: "),
    "not_signed": ("Nothing was signed.", "چیزی امضا نشد."),
    "paste": ("Paste these lines into the page, all of them:", "این سطرها را کامل در صفحه بچسبانید:"),
    "written": ("The signature is in {file}.", "امضا در فایل {file} است."),
    "key_made": (
        "The key is made. Keep {file} and its passphrase; make a copy on paper or a stick. Paste this line in the page:",
        "کلید ساخته شد. {file} و گذرواژه‌اش را نگه دارید و رونوشتی جای امن بگذارید. این سطر را در صفحه بچسبانید:",
    ),
    "fingerprint": ("Fingerprint of the key: {value}", "اثر انگشت کلید: {value}"),
    "add": ("A NEW KEY for the organisation {name}:", "کلید تازه برای نهاد {name}:"),
    "revoke": ("A key of the organisation {name} is REVOKED:", "کلیدی از نهاد {name} باطل می‌شود:"),
    "voucher": ("The key that vouches for it: {value}", "کلیدی که آن را تأیید می‌کند: {value}"),
    "letter": (
        "Letter of {name}, {day}, about {purpose} ({subject}):",
        "نامهٔ {name}، {day}، دربارهٔ {purpose} ({subject}):",
    ),
    "file_exists": ("{file} is there already. Choose another name.", "فایل {file} از پیش هست. نام دیگری برگزینید."),
    "file_unreadable": ("The file {file} cannot be read.", "فایل {file} خوانده نمی‌شود."),
    "no_ssh_keygen": (
        "ssh-keygen was not found. Install OpenSSH (on Windows: Settings, Optional features, OpenSSH Client).",
        "برنامهٔ ssh-keygen پیدا نشد. OpenSSH را نصب کنید (در ویندوز: تنظیمات، امکانات اختیاری، OpenSSH Client).",
    ),
    "ssh_failed": ("ssh-keygen did not sign. Is the passphrase right?", "ssh-keygen امضا نکرد. گذرواژه درست است؟"),
    "bad_key_file": (
        "{file}.pub is not an ed25519 key of SSH. Make one with the word “key”.",
        "{file}.pub کلید ed25519 نیست. با فرمان key کلید بسازید.",
    ),
    "foreign_key": (
        "This key is not one of those that the document names for your organisation.",
        "این کلید از کلیدهایی نیست که سند برای نهاد شما نام می‌برد.",
    ),
    "replaced": (
        "The roster names {value} as your key; the one you sign with took its place.",
        "فهرست کلیدها {value} را کلید شما می‌نامد؛ کلیدی که با آن امضا می‌کنید جای آن را گرفته است.",
    ),
    "bad_file": (
        "This file does not hold together ({cause}): download it again, and if it stays so, tell the other members.",
        "این فایل با خودش نمی‌خواند ({cause}): دوباره بگیرید، و اگر همین بود به اعضای دیگر خبر دهید.",
    ),
}


class _Stop(Exception):
    """Ends the command with a sentence and an exit code."""

    def __init__(self, code: int, word: str, **values: object) -> None:
        super().__init__(word)
        self.code, self.word, self.values = code, word, values


class _Voice:
    """Says things in one language."""

    def __init__(self, language: str) -> None:
        self.language = language

    def text(self, word: str, **values: object) -> str:
        """The sentence for a word."""
        return _WORDS[word][self.language == "fa"].format(**values)

    def say(self, word: str, **values: object) -> None:
        """Print the sentence for a word."""
        print(self.text(word, **values))


def _read_file(name: str) -> bytes:
    try:
        with open(name, "rb") as file:
            return file.read()
    except (OSError, ValueError):
        raise _Stop(2, "file_unreadable", file=name) from None


def _ssh_keygen(arguments: Sequence[str], message: bytes | None = None) -> bytes:
    try:
        done = subprocess.run(
            ["ssh-keygen", *arguments],
            input=message,
            stdout=subprocess.PIPE if message is not None else None,
            check=False,
        )
    except OSError:
        raise _Stop(2, "no_ssh_keygen") from None
    if done.returncode:
        raise _Stop(1, "ssh_failed")
    return done.stdout or b""


def _public_key(key_file: str) -> bytes:
    """The public key beside a key file."""
    line = _read_file(key_file + ".pub").decode("utf-8", "replace")
    try:
        return parse_public_key(line)
    except RecordError:
        raise _Stop(2, "bad_key_file", file=key_file) from None


def _make_key(options: argparse.Namespace, voice: _Voice) -> None:
    if os.path.exists(options.file) or os.path.exists(options.file + ".pub"):
        raise _Stop(2, "file_exists", file=options.file)
    passphrase = ["-N", ""] if options.without_passphrase else []
    _ssh_keygen(["-q", "-t", "ed25519", "-C", options.comment, "-f", options.file, *passphrase])
    public = _public_key(options.file)
    voice.say("key_made", file=options.file)
    print()
    print(_read_file(options.file + ".pub").decode("utf-8", "replace").strip())
    print()
    voice.say("fingerprint", value=ssh_fingerprint(public))


def _show_roster(roster: Roster, voice: _Voice) -> None:
    voice.say("asked")
    for number, row in enumerate(roster.organisations, 1):
        keys = [ssh_fingerprint(key) for key in row.keys]
        keys += [voice.text("passkey", value=passkey_fingerprint(p.public), site=p.origin) for p in row.passkeys]
        print(f"  {number}. {name_in(row.names, voice.language)} — {', '.join(keys) or voice.text('no_key')}")


def _show_answer(request: SigningRequest, voice: _Voice) -> None:
    if isinstance(request.document, ConsentDocument):
        voice.say(request.document.answer)
    else:
        voice.say("withdraw", entry=request.document.consent)
    if request.note is not None:
        voice.say("note")
        print("  " + request.note.replace("\n", "\n  "))


def _show_request(request: SigningRequest, voice: _Voice) -> None:
    """Everything that will be signed, from the bytes from which the signature's digests were computed."""
    document = request.document
    for language, text in request.texts:
        heading = voice.text("text", code=language)
        print(f"──── {heading} " + "─" * 40)
        print(text)
    print("─" * 60)
    voice.say("coalition", origin=request.origin)
    voice.say("version", text=document.text, version=document.version, kind=document.kind)
    voice.say("digest")
    print("  " + " ".join(document.digest[i : i + 8] for i in range(0, 64, 8)))
    _show_roster(request.roster, voice)
    row = request.roster.find(document.organisation)
    assert row is not None
    print()
    voice.say("you", name=name_in(row.names, voice.language))
    _show_answer(request, voice)


def _show_bytes(raw: bytes, voice: _Voice) -> None:
    print()
    voice.say("shown")
    print("  | " + raw.decode("utf-8").rstrip("\n").replace("\n", "\n  | "))
    print()


def _asked(options: argparse.Namespace, voice: _Voice) -> None:
    if options.yes:
        return
    try:
        answer = input(voice.text("ask"))
    except EOFError:
        answer = ""
    if answer.strip().lower() not in _YES:
        raise _Stop(1, "not_signed")


def _sign(raw: bytes, namespace: str, public: bytes, options: argparse.Namespace, voice: _Voice) -> None:
    """Ask, have ssh-keygen sign, check what it made, and hand it over."""
    _show_bytes(raw, voice)
    _asked(options, voice)
    made = _ssh_keygen(["-q", "-Y", "sign", "-n", namespace, "-f", options.key], raw).decode("utf-8", "replace")
    signer, signature = pasted_signature(made, namespace, raw)
    if signer != public:
        raise _Stop(1, "ssh_failed")
    if options.out:
        with open(options.out, "x", encoding="ascii", newline="\n") as file:
            file.write(armour(signature))
        voice.say("written", file=options.out)
        return
    voice.say("paste")
    print()
    print(armour(signature), end="")


def _sign_request(options: argparse.Namespace, voice: _Voice) -> None:
    request = open_signing_request(_read_file(options.file))
    public = _public_key(options.key)
    row = request.roster.find(request.document.organisation)
    newer = row is not None and bool(row.keys) and options.replaced
    if row is None or (public not in row.keys and not newer):
        raise _Stop(1, "foreign_key")
    _show_request(request, voice)
    if public not in row.keys:
        voice.say("replaced", value=", ".join(ssh_fingerprint(key) for key in row.keys))
    _sign(request.raw, CONSENT_NAMESPACE, public, options, voice)


def _sign_key_document(options: argparse.Namespace, voice: _Voice) -> None:
    raw = _read_file(options.file)
    origin, document = parse_key_document(raw)
    public = _public_key(options.key)
    named = [from_base64(key) for key in (document.key, document.voucher) if key != "-"]
    if public not in named:
        raise _Stop(1, "foreign_key")
    voice.say("coalition", origin=origin)
    voice.say(document.action, name=document.organisation)
    changed = named[0]
    voice.say("fingerprint", value=ssh_fingerprint(changed) if len(changed) == 32 else passkey_fingerprint(changed))
    if len(named) > 1:
        voice.say("voucher", value=ssh_fingerprint(named[1]))
    _sign(raw, KEY_NAMESPACE, public, options, voice)


def _sign_letter(options: argparse.Namespace, voice: _Voice) -> None:
    raw = _read_file(options.file)
    origin, letter = parse_letter_document(raw)
    voice.say("coalition", origin=origin)
    voice.say("letter", name=letter.organisation, day=letter.day, purpose=letter.purpose, subject=letter.subject)
    print("\n".join("  " + line for line in letter.lines))
    _sign(raw, LETTER_NAMESPACE, _public_key(options.key), options, voice)


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        description="Sign, on your own machine, what your organisation was asked to sign.",
        epilog="Exit: 0 signed, 1 not signed, 2 unusable.",
    )
    parser.add_argument("--lang", choices=("fa", "en"), default="fa", help="language (Persian unless you say en)")
    words = parser.add_subparsers(dest="word", required=True, metavar="WORD")
    key = words.add_parser("key", help="make the organisation's key")
    key.add_argument("file", metavar="FILE", help="where the key is to lie")
    key.add_argument("--comment", default="hamgam", help="a word that stands with the public key")
    key.add_argument("--without-passphrase", action="store_true", help="only for scripts")
    key.set_defaults(run=_make_key)
    for word, metavar, run, about in (
        ("sign", "REQUEST", _sign_request, "show a text and its signatories, ask, and sign"),
        ("reverse", "DOCUMENT", _sign_key_document, "prove that you hold a new key, or vouch for it"),
        ("letter", "DOCUMENT", _sign_letter, "sign a letter"),
    ):
        sub = words.add_parser(word, help=about)
        sub.add_argument("file", metavar=metavar, help="the file downloaded from the page")
        sub.add_argument("--key", metavar="FILE", required=True, help="the organisation's key")
        sub.add_argument("--out", metavar="FILE", help="write the signature there instead of printing it")
        sub.add_argument("--yes", action="store_true", help="do not ask; only for scripts")
        if word == "sign":
            sub.add_argument("--replaced", action="store_true", help="the key took the place of the one on the roster")
        sub.set_defaults(run=run)
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """The command; its answer is the exit code."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    options = _options().parse_args(arguments)
    voice = _Voice(options.lang)
    try:
        options.run(options, voice)
    except _Stop as stop:
        print(voice.text(stop.word, **stop.values), file=sys.stderr)
        return stop.code
    except RecordError as error:
        print(voice.text("bad_file", cause=error.reason), file=sys.stderr)
        return 1
    except OSError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
