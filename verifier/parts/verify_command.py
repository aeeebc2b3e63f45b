"""Checks a published statement of a coalition, offline.

    python3 hamgam_verify.py BUNDLE --fingerprint "12345 67890 …"
    python3 hamgam_verify.py BUNDLE --policy FILE
    python3 hamgam_verify.py BUNDLE
    python3 hamgam_verify.py record FILE --since LETTER

The last one compares a copy of the record with the three lines in a letter, minutes or a brochure that somebody kept.

Exit: 0 valid under what you pinned; 1 invalid, with the reason; 2 unusable (no such file, no bundle, wrong options);
3 everything fits together, but nothing was pinned, so whose keys these are is unknown. With --lang fa it speaks
Persian; with --json it prints one object for programs. It needs Python 3.8 or newer and nothing else, opens no
connection and writes no file.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from datetime import date
from typing import Sequence

from hamgam.engine.record.documents import name_in
from hamgam.engine.record.report import UNUSABLE, Report
from hamgam.engine.record.sentences import persian_digits, sentence
from hamgam.engine.record.verify import verify_bundle

from .record_command import record_main

_MONTHS = (
    "فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور", "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند",
)  # fmt: skip
MAX_BYTES = 256 * 1024 * 1024
_WORDS = {
    "valid": ("Valid, under the policy that you gave.", "درست است، بر پایهٔ برگهٔ اعتمادی که دادید."),
    "invalid": ("Invalid.", "نادرست است."),
    "unusable": ("Cannot be checked.", "بررسی‌پذیر نیست."),
    "unpinned": ("Consistent, signers unknown.", "سازگار است، امضاکنندگان ناشناخته‌اند."),
    "statement": ("Statement {number}: {title}", "بیانیهٔ {number}: {title}"),
    "all": ("Published in the coalition's name: all signed.", "به نام ائتلاف منتشر شده است: همه امضا کرده‌اند."),
    "coalition": (
        "Published in the coalition's name: at least {minimum} of its members signed, as its rule asks.",
        "به نام ائتلاف منتشر شده است: دست‌کم {minimum} نهاد عضو، چنان‌که شرط آن می‌خواهد، امضا کرده‌اند.",
    ),
    "signatories": (
        "Published in the names of those who signed (at least {minimum}), not of the whole coalition.",
        "به نام نهادهای امضاکننده (دست‌کم {minimum} نهاد) منتشر شده است، نه به نام همهٔ ائتلاف.",
    ),
    "key": ("signed {day}, signature verified", "امضا در {day}، امضا بررسی شد و درست است"),
    "key in the bundle": (
        "signed {day}, fits a key that only the bundle names",
        "امضا در {day}، با کلیدی می‌خواند که تنها خودِ بسته نام می‌برد",
    ),
    "passkey": (
        "signed {day} with a passkey, signature verified",
        "امضا با کلید ورود در {day}، امضا بررسی شد و درست است",
    ),
    "passkey in the bundle": (
        "signed {day}, fits a passkey that only the bundle names",
        "امضا در {day}، با کلید ورودی می‌خواند که تنها خودِ بسته نام می‌برد",
    ),
    "attested": (
        "{day}, named by the host, no verified signature",
        "{day}، میزبان نام برده است، امضای بررسی‌شده ندارد",
    ),
    "unknown": (
        "signed {day}, not known to what you pinned: take newer digits to check it",
        "امضا در {day}، برای آنچه شما در دست دارید ناشناخته است؛ برای بررسی آن رقم‌های تازه‌تر بگیرید",
    ),
    "later": ("after publication", "پس از انتشار"),
    "unvouched": (
        "NOT VOUCHED FOR by the organisation's key: only the host says whose passkey it is",
        "کلید نهاد آن را گواهی نکرده است: تنها میزبان می‌گوید کلید ورود از آنِ کیست",
    ),
    "withdrawn": ("withdrew on {day}", "امضا را در {day} پس گرفت"),
    "withdrawn by the host's word": (
        "withdrew on {day}, by the host's word",
        "به گفتهٔ میزبان امضا را در {day} پس گرفت",
    ),
    "note": ("note: {note}", "یادداشت: {note}"),
    "count": (
        "{keys} verified signatures; {attested} named by the host only.",
        "{keys} امضای بررسی‌شده؛ {attested} نهاد را تنها میزبان نام برده است.",
    ),
    "count with passkeys": (
        "{keys} signatures verified by key, {passkeys} by passkey; {attested} named by the host only.",
        "{keys} امضای بررسی‌شده با کلید، {passkeys} با کلید ورود؛ {attested} نهاد را تنها میزبان نام برده است.",
    ),
    "adopted": ("Adopted, as the host states: {facts}", "تصویب، به گفتهٔ میزبان: {facts}"),
    "text": ("Text ({code}), SHA-256: {digest}", "متن ({code})، SHA-256: {digest}"),
    "digest": ("Digest of all languages: {digest}", "چکیدهٔ همهٔ زبان‌ها: {digest}"),
    "record": ("Record {origin}: {size} entries, as of {day}.", "دفتر ثبت {origin}: {size} مدخل، تا {day}."),
    "witnesses": ("Witnesses: none.", "گواه: ندارد."),
    "witnessed": (
        "Witnesses: {found} of {named} have seen this state of the record; {needed} are needed.",
        "گواهان: {found} گواه از {named} این وضعیت دفتر ثبت را دیده‌اند؛ {needed} گواه لازم است.",
    ),
    "too few": (
        "That is too few: only paper can show that others see the same record.",
        "این کافی نیست: تنها کاغذ می‌تواند نشان دهد که دیگران همین دفتر ثبت را می‌بینند.",
    ),
    "own witness": ("seen by its own witness", "گواه خودش آن را دیده است"),
    "own witness not": ("NOT YET seen by its own witness", "گواه خودش هنوز آن را ندیده است"),
    "witness": ("saw it on {day}", "در {day} آن را دیده است"),
}

_COUNTED = {"keys": "key", "passkeys": "passkey", "attested": "attested"}


def _first_of_year(year: int) -> int:
    """The ordinal of 1 Farvardin of a solar year, by the cycle of eight leap years in 33 (right for 1278 to 1468)."""
    return date(1921, 3, 21).toordinal() + 365 * (year - 1300) + (8 * year + 21) // 33 - (8 * 1300 + 21) // 33


def solar_day(day: str) -> str:
    """A day of the Gregorian calendar, as 2026-11-05, in the solar calendar and in Persian words."""
    wanted = date.fromisoformat(day).toordinal()
    year = int(day[:4]) - 621
    year -= _first_of_year(year) > wanted
    passed = wanted - _first_of_year(year)
    month, rest = divmod(passed, 31) if passed < 186 else divmod(passed - 6, 30)
    return persian_digits(f"{rest + 1} {_MONTHS[month]} {year}")


def _say(word: str, language: str, **values: object) -> str:
    shown = {name: str(value) for name, value in values.items()}
    if language == "fa":
        plain = ("origin", "digest", "code", "title", "note", "facts")
        shown = {name: value if name in plain else persian_digits(value) for name, value in shown.items()}
        shown = {name: solar_day(str(values[name])) if name == "day" else value for name, value in shown.items()}
    return _WORDS[word][language == "fa"].format(**shown)


def _signatory_lines(report: Report, language: str) -> list[str]:
    lines = []
    for row in report.signatories:
        signed = row.level in ("key", "passkey")
        level = f"{row.level} in the bundle" if signed and not report.valid else row.level
        said = [_say(level, language, day=row.signed)]
        if row.later:
            said.append(_say("later", language))
        if row.unvouched and report.valid:
            said.append(_say("unvouched", language))
        own = report.seen_by_own_witness(row.organisation)
        if own is not None:
            said.append(_say("own witness" if own else "own witness not", language))
        if row.withdrawn:
            by_key = row.withdrawn_level in ("key", "passkey")
            said.append(_say("withdrawn" if by_key else "withdrawn by the host's word", language, day=row.withdrawn))
        lines.append(f"  {name_in(row.names, language)} — {('، ' if language == 'fa' else ', ').join(said)}")
        if row.note:
            lines.append("      " + _say("note", language, note=row.note))
    if not report.valid:
        return lines
    standing = ["attested" if row.unvouched else row.level for row in report.signatories if not row.withdrawn]
    counts = {word: standing.count(level) for word, level in _COUNTED.items()}
    return [*lines, _say("count with passkeys" if counts["passkeys"] else "count", language, **counts)]


def _adopted(report: Report, language: str) -> list[str]:
    assert report.facts is not None
    day = "" if report.facts.adopted == "-" else report.facts.adopted
    told = [name_in(rows, language) for rows in (report.facts.assembly, report.facts.place) if rows]
    told.append(solar_day(day) if day and language == "fa" else day)
    shown = ("، " if language == "fa" else ", ").join(part for part in told if part)
    return [_say("adopted", language, facts=shown)] if shown else []


def _witness_lines(report: Report, language: str) -> list[str]:
    """Which of the policy's witnesses have seen the record as it stands in the bundle."""
    found, named, needed = len(report.witnesses), report.witnesses_named, report.witnesses_needed
    if not named:
        return [_say("witnesses", language)]
    lines = [_say("witnessed", language, found=found, named=named, needed=needed)]
    for row in report.witnesses:
        name = name_in(row.names, language) if row.names else row.name
        lines.append(f"  {name} — {_say('witness', language, day=row.day)}")
    return lines if found >= needed else [*lines, _say("too few", language)]


def report_lines(report: Report, language: str) -> list[str]:
    """The report as people read it."""
    lines = [_say(report.status, language)]
    if report.reason:
        lines.append(sentence(report.reason, report.data, language))
    if report.title is None:
        return lines
    assert report.rule is not None
    rule, _, minimum = report.rule.partition(" ")
    lines += ["", _say("statement", language, number=report.number, title=report.title)]
    lines += [_say(rule, language, minimum=minimum), *_signatory_lines(report, language), *_adopted(report, language)]
    lines += [_say("text", language, code=name, digest=value) for name, value in report.digests.items()]
    lines.append(_say("digest", language, digest=report.digest))
    lines.append(_say("record", language, origin=report.origin, size=report.size, day=report.as_of))
    return [*lines, *_witness_lines(report, language)]


def _read_file(name: str) -> bytes | Report:
    try:
        if os.path.getsize(name) > MAX_BYTES:
            return Report(UNUSABLE, "file_too_large", {"file": name})
        with open(name, "rb") as file:
            return file.read()
    except (OSError, ValueError):
        return Report(UNUSABLE, "file_unreadable", {"file": name})


def check_files(bundle: str, policy: str | None, fingerprint: str | None, witnessed: bool = False) -> Report:
    """The report on the files of these names."""
    raw = _read_file(bundle)
    pinned = None if policy is None else _read_file(policy)
    if isinstance(raw, Report):
        return raw
    if isinstance(pinned, Report):
        return pinned
    return verify_bundle(raw, pinned, fingerprint, witnessed=witnessed)


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        description="Check a published statement of a coalition, offline.",
        epilog="Exit: 0 valid, 1 invalid, 2 unusable, 3 consistent but nothing was pinned.",
    )
    parser.add_argument("bundle", metavar="BUNDLE", help="the file downloaded from the statement's page")
    pin = parser.add_mutually_exclusive_group()
    pin.add_argument("--policy", metavar="FILE", help="the policy that you kept")
    pin.add_argument("--fingerprint", metavar="DIGITS", help="the 40 digits of the policy, as printed on paper")
    parser.add_argument(
        "--witnessed", action="store_true", help="take no record for true that too few of its witnesses have seen"
    )
    parser.add_argument("--json", action="store_true", help="print one object for programs")
    parser.add_argument("--lang", choices=("en", "fa"), default="en", help="language of the answer")
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """The command; its answer is the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given[:1] == ["record"] and len(given) > 1 and ("--since" in given or not given[1].startswith("--")):
        return record_main(given[1:])
    options = _options().parse_args(given)
    report = check_files(options.bundle, options.policy, options.fingerprint, options.witnessed)
    if options.json:
        print(json.dumps(report.as_json(), ensure_ascii=False, indent=1))
    else:
        print("\n".join(report_lines(report, options.lang)))
    return report.exit_code


if __name__ == "__main__":
    sys.exit(main())
