"""`hamgam_verify.py record`: a copy of the record beside a letter that somebody kept."""

from __future__ import annotations

import argparse
import json
import os
import sys
from typing import Sequence

from hamgam.engine.record.errors import RecordError
from hamgam.engine.record.lines import to_base64
from hamgam.engine.record.sentences import persian_digits
from hamgam.engine.record.told import Comparison, compare_copy, read_copy

MAX_COPY = 2 * 1024 * 1024 * 1024
_RECORD_EXITS = {"same": 0, "other_history": 1, "shorter": 1, "lost": 1}
_RECORD_WORDS = {
    "same": (
        "The record goes on from the letter: its first {told} entries are the same.",
        "دفتر ثبت ادامهٔ همان است که در نامه آمده است: {told} مدخل نخست آن همان است.",
    ),
    "other_history": (
        "ANOTHER HISTORY. The first {told} entries are not those of which the letter tells. Telephone the other members.",
        "تاریخچهٔ دیگری است. {told} مدخل نخست همان‌هایی نیست که در نامه آمده است. به اعضای دیگر تلفن کنید.",
    ),
    "shorter": (
        "The copy ends before the letter: it has {size} entries, the letter tells of {told}. Take a newer copy; if the host "
        "has no longer one, entries were taken out.",
        "این نسخه پیش از نامه پایان می‌یابد: {size} مدخل دارد و نامه از {told} مدخل می‌گوید. نسخهٔ تازه‌تری بگیرید؛ اگر "
        "میزبان بلندتر از این ندارد، مدخل‌هایی برداشته شده است.",
    ),
    "lost": (
        "The letter tells of {told} entries. The record says openly that it went on from entry {resumed} and that what came "
        "after was lost. This copy cannot show what the letter knows: keep the letter, and ask the members whether they approved.",
        "نامه از {told} مدخل می‌گوید. دفتر ثبت آشکارا می‌گوید که از مدخل {resumed} ادامه یافته و آنچه پس از آن بوده از دست رفته است. "
        "این نسخه نمی‌تواند آنچه را نامه می‌داند نشان دهد: نامه را نگه دارید و از اعضا بپرسید که پذیرفته‌اند یا نه.",
    ),
    "other_record": (
        "The letter tells of the record {found}, the copy is of {wanted}.",
        "نامه از دفتر ثبت {found} می‌گوید و این نسخه از {wanted} است.",
    ),
    "no_checkpoint": (
        "The letter holds no three lines of a record: its name, how many entries, their root.",
        "در این نامه سه سطرِ دفتر ثبت نیست: نام آن، شمار مدخل‌ها، ریشهٔ آن‌ها.",
    ),
    "not_a_copy": (
        "These files are no copy of a record from its first entry on.",
        "این فایل‌ها نسخهٔ دفتر ثبت از نخستین مدخل آن نیستند.",
    ),
    "no_file": ("The file {file} cannot be read.", "فایل {file} خوانده نمی‌شود."),
    "now": ("Record {origin}: {size} entries, root {root}", "دفتر ثبت {origin}: {size} مدخل، ریشه {root}"),
}


def _record_says(word: str, language: str, **values: object) -> str:
    shown = {name: str(value) for name, value in values.items()}
    if language == "fa":
        shown = {name: persian_digits(value) if value.isdigit() else value for name, value in shown.items()}
    return _RECORD_WORDS[word][language == "fa"].format(**shown)


def _record_file(name: str) -> bytes:
    try:
        if os.path.getsize(name) > MAX_COPY:
            raise RecordError("no_file", file=name)
        with open(name, "rb") as file:
            return file.read()
    except (OSError, ValueError):
        raise RecordError("no_file", file=name) from None


def _record_options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="hamgam_verify.py record",
        description="Compare a copy of the record with the three lines in a letter, minutes or a brochure.",
        epilog="Exit: 0 it goes on from the letter, 1 it does not, 2 it cannot be compared.",
    )
    parser.add_argument("copy", metavar="FILE", nargs="+", help="the copy, in one file or in several one after another")
    parser.add_argument(
        "--since", metavar="LETTER", required=True, help="the letter as text, or a mail as it was saved"
    )
    parser.add_argument("--json", action="store_true", help="print one object for programs")
    parser.add_argument("--lang", choices=("en", "fa"), default="en", help="language of the answer")
    return parser


def _told(found: Comparison, as_json: bool, language: str) -> str:
    if as_json:
        told = {"origin": found.told.origin, "size": found.told.size, "root": to_base64(found.told.root)}
        row = {
            "result": found.word,
            "origin": found.origin,
            "size": found.size,
            "root": to_base64(found.root),
            "letter": told,
        }
        return json.dumps(row, ensure_ascii=False, indent=1)
    said = _record_says(found.word, language, told=found.told.size, size=found.size, resumed=found.resumed)
    now = _record_says("now", language, origin=found.origin, size=found.size, root=to_base64(found.root))
    return said + "\n" + now


def record_main(arguments: Sequence[str]) -> int:
    """`record FILE --since LETTER`; the answer is the exit code."""
    options = _record_options().parse_args(arguments)
    try:
        leaves = read_copy([_record_file(name) for name in options.copy])
        found = compare_copy(leaves, _record_file(options.since))
    except RecordError as error:
        said = (
            json.dumps({"result": error.reason})
            if options.json
            else _record_says(error.reason, options.lang, **error.data)
        )
        print(said, file=sys.stdout)
        return 2
    print(_told(found, options.json, options.lang))
    return _RECORD_EXITS[found.word]
