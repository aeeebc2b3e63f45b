"""T5: every parser of something that strangers send, on bytes changed at random; it answers, or refuses in its own words.

Each parser begins from honest inputs. A case turns bits, cuts, repeats and splices lines and pieces, of its own inputs and the others', some of them
several times. A finding is any other exception than the parser's own, or an input that is read and would be written as other bytes.
The mutations are random and know nothing of which lines of the program they reach.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from typing import Any

from hamgam.engine import record
from hamgam.engine.bylaws import reader
from hamgam.engine.bylaws.problems import BadBylaws
from hamgam.engine.record import bundle as bundles
from hamgam.engine.record import notes, webauthn
from hamgam.engine.record.lines import to_base64
from hamgam.engine.record.sshsig import armour, parse_ssh_signature, unarmour
from hamgam.papers.mail import read as read_mail
from hamgam.papers.reading.errors import Unreadable
from hamgam.papers.reading.read import read_bytes
from tests.engine.bylaws.test_bad_bylaws import ACTS, GOOD
from tests.engine.record.coalition import published, ssh_sign

from .figures import Figure, Outcome, spoiled
from .mutants import furnished

SEED, CHUNK = 5, 5_000
LETTER = """\
Delivered-To: talk+abc@coalition.example
From: =?utf-8?b?2LHYp9io2Lc=?= <liaison@rud.example>
To: talk+abc@coalition.example
Subject: =?utf-8?q?Re=3A_water?=
Message-ID: <one@rud.example>
Content-Type: multipart/alternative; boundary="b"

--b
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: quoted-printable

=D8=A8=D9=84=D9=87, we agree.

> what was written
--b
Content-Type: text/html; charset=utf-8

<p>we <b>agree</b></p>
--b--
"""
PAPER = """\
بیانیهٔ مشترک دربارهٔ آب
تهران، ۱۲ آبان ۱۴۰۴
۱. هر کس حق دارد بداند در آبی که می‌نوشد چیست.
۲) هیچ کارگری نباید برای رها کردن کار خطرناک جریمه شود.
الف) آزمایش هر هفته
- نتیجه منتشر شود
امضاکنندگان:
کانون بزرگران؛ انجمن آبیاران
"""


@dataclass(frozen=True)
class Parser:
    """A parser: what it reads, what it may raise, and how it writes what it read (None where it does not)."""

    read: Callable[[bytes], Any]
    refuses: type[Exception]
    seeds: tuple[bytes, ...]
    write: Callable[[Any], bytes] | None = None
    #: How many times fewer cases than the others it is given, since it is slower.
    share: int = 1


def _bylaws(raw: bytes) -> Any:
    return reader.read(raw.decode("utf-8", "replace"), acts=ACTS)


@cache
def parsers() -> dict[str, Parser]:
    """All of them, by name."""
    coalition = furnished({"org-01": "ES256", "org-02": "EdDSA"})
    plain = published(1)
    bundle = plain.bundle()
    policies = (coalition.policies[0], plain.policies[0])
    log = record.write_verifier_key(coalition.log)
    resumption = record.Resumption("2026-11-25", log, log, 3, 4, "0" * 64, 5)
    approval = record.Approval("2026-11-25", "org-01", 4, "0" * 64, "attested")
    leaves = (*coalition.leaves, *(record.write_leaf(coalition.origin, row) for row in (resumption, approval)))
    note = plain.parts().checkpoint
    held = next(iter(coalition.passkeys.values()))
    assertion = record.Assertion(*held.assertion(b"document"))
    signature = ssh_sign(coalition.keys["org-00"], "hamgam-consent@v1", b"document")
    refused = record.RecordError

    def client(raw: bytes) -> None:
        webauthn.check_client_data(raw, b"document", held.origin)

    def authenticator(raw: bytes) -> None:
        webauthn.check_authenticator_data(raw, held.rp_id)

    return {
        "note": Parser(record.parse_note, refused, (note,), lambda found: record.write_note(*found)),
        "checkpoint": Parser(
            notes.parse_checkpoint, refused, (note.partition(b"\n\n")[0] + b"\n",),
            lambda f: "\n".join([f.origin, str(f.size), to_base64(f.root), *f.extensions, ""]).encode(),
        ),
        "leaf": Parser(record.parse_leaf, refused, leaves, lambda f: record.write_leaf(f.origin, f.entry, f.signatures)),
        "policy": Parser(record.parse_policy, refused, policies, record.write_policy),
        "roster": Parser(record.parse_roster, refused, tuple(coalition.rosters), record.write_roster),
        "bundle": Parser(bundles.read_bundle, refused, (bundle,)),
        "SSHSIG": Parser(parse_ssh_signature, refused, (signature,), record.write_ssh_signature),
        "SSHSIG in letters": Parser(
            lambda raw: unarmour(raw.decode("latin-1")), refused, (armour(signature).encode(),), None
        ),
        "passkey assertion": Parser(
            record.parse_assertion, refused, (record.write_assertion(assertion),), record.write_assertion
        ),
        "passkey key": Parser(record.parse_cose_key, refused, (held.cose,), record.write_cose_key),
        "passkey client data": Parser(client, refused, (assertion.client_data,)),
        "passkey authenticator data": Parser(authenticator, refused, (assertion.authenticator_data,)),
        "bylaws": Parser(_bylaws, BadBylaws, (GOOD.encode(),)),
        "import": Parser(read_bytes, Unreadable, (PAPER.encode(),), share=20),
        "mail": Parser(read_mail, ValueError, (LETTER.encode(),)),
    }  # fmt: skip


_TOKENS = (b"\n", b"\n\n", b" ", b"-", b"\0", b"\xff", b"0", b"-1", b"9" * 25, b"{", b"[", b'"', b"\r\n", "ی".encode(),
           "\u202e".encode(), "\u200c".encode(), b"=", b"--b", b"\xed\xa0\x80", b"1e999", b"NaN")  # fmt: skip


def changed(raw: bytes, chance: random.Random, others: tuple[bytes, ...]) -> bytes:
    """The bytes after one to six changes."""
    made = raw
    for _ in range(chance.choice((1, 1, 1, 2, 3, 6))):
        made = _once(made, chance, others)
    return made[:20_000]


def _once(raw: bytes, chance: random.Random, others: tuple[bytes, ...]) -> bytes:
    start = chance.randrange(len(raw) + 1)
    end = min(len(raw), start + chance.choice((1, 2, 4, 16, 64)))
    how = chance.randrange(8)
    if how == 0 and raw:
        place = chance.randrange(len(raw))
        return raw[:place] + bytes([raw[place] ^ 1 << chance.randrange(8)]) + raw[place + 1 :]
    if how == 1:
        return raw[:start] + raw[end:]
    if how == 2:
        return raw[:end] + raw[start:end] * chance.choice((1, 1, 3)) + raw[end:]
    if how == 3:
        return raw[:start] + chance.choice(_TOKENS) + raw[start:]
    if how == 4:
        return raw[:start] + chance.choice(_TOKENS) + raw[end:]
    if how == 5:
        other = chance.choice(others)
        return raw[:start] + other[chance.randrange(len(other) + 1) :][: chance.choice((4, 40, 400))] + raw[start:]
    lines = re.split(rb"(?<=\n)", raw)
    i, j = chance.randrange(len(lines)), chance.randrange(len(lines))
    if how == 6:
        lines[i], lines[j] = lines[j], lines[i]
    else:
        lines.insert(j, lines[i])
    return b"".join(lines)


def finding(parser: Parser, raw: bytes) -> str:
    """What the parser does wrong with this input; empty where it does right."""
    try:
        found = parser.read(raw)
    except parser.refuses:
        return ""
    except Exception as error:
        return f"{type(error).__name__}: {error}"[:200]
    try:
        again = raw if parser.write is None else parser.write(found)
    except Exception as error:
        return f"read, and cannot be written: {type(error).__name__}: {error}"[:200]
    return "" if again == raw else f"read and written as other bytes: {again[:60]!r}"


def _chunk(job: tuple[str, int, int]) -> list[str]:
    name, number, size = job
    parser, chance = parsers()[name], random.Random(SEED * 1_000_003 + number)
    others = tuple(seed for row in parsers().values() for seed in row.seeds[:2])
    wrong = []
    for _ in range(size):
        raw = changed(chance.choice(parser.seeds), chance, others)
        if told := finding(parser, raw):
            wrong.append(f"{name}: {told} — {raw[:200]!r}")
    return wrong[:5]


def _jobs(count: int) -> Iterator[tuple[str, int, int]]:
    for name, parser in parsers().items():
        left, number = max(1, count // parser.share), 0
        while left > 0:
            yield name, number, min(CHUNK, left)
            left, number = left - CHUNK, number + 1


def count(number: int) -> Outcome:
    """About so many cases for each parser; fewer for those that are slow."""
    jobs = list(_jobs(number))
    with ProcessPoolExecutor(2) as pool:
        broken = tuple(line for found in pool.map(_chunk, jobs) for line in found)
    seen: dict[str, int] = {}
    for name, _, size in jobs:
        seen[name] = seen.get(name, 0) + size
    return Outcome(sum(seen.values()), broken, ", ".join(f"{name} {size:,}" for name, size in seen.items()))


def control() -> Outcome:
    """A reader of leaves that no longer asks whether it would write the same bytes, and one that lets a stray error out."""
    from hamgam.engine.record import leaves

    def careless(raw: bytes) -> Any:
        text = record.parse_note(raw).text if b"\n\n" in raw else raw
        header = text.split(b"\n", 1)[0].decode()
        kind, fields = leaves._TYPES[header]
        lines = leaves.Lines(text, header)
        return leaves.Leaf(lines.origin, kind(**lines.fields(fields)), ())

    parser, chance = parsers()["leaf"], random.Random(1)
    with spoiled(leaves, "parse_leaf", careless):
        spoilt = Parser(leaves.parse_leaf, parser.refuses, parser.seeds, parser.write)
        wrong = [finding(spoilt, changed(chance.choice(parser.seeds), chance, parser.seeds)) for _ in range(400)]
    return Outcome(len(wrong), tuple(row for row in wrong if row))


FUZZING = Figure("T5", "parsers answer or refuse in their own words", 1_000_000, count, control, least=1_000_000)
