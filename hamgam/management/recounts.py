"""``hamgam recount FILE``: count the ballots of an election again from the file on its page. Needs no database."""

import argparse
import os
import sys
from pathlib import Path
from typing import Any

from hamgam.engine import elections
from hamgam.engine.elections.ballots import LONGEST
from hamgam.engine.elections.telling import method_told
from hamgam.engine.methods import BALLOTS
from hamgam.engine.spoken import listed, number

SENTENCES = {
    "no_file": ("The file {what} cannot be read.", "فایل {what} خوانده نمی‌شود."),
    "too_large": ("This file is larger than any file of ballots.", "این فایل از هر فایل برگه‌های رأی بزرگ‌تر است."),
    "not_text": ("Line {line} is no text in UTF-8.", "سطر {line} متن UTF-8 نیست."),
    "not_this": (
        "This is no file of ballots: its first line must be “hamgam-ballots/v1”.",
        "این فایل برگه‌های رأی نیست: سطر نخستش باید «hamgam-ballots/v1» باشد.",
    ),
    "ends_early": ("The file ends at line {line}, before it is whole.", "فایل در سطر {line} ناتمام می‌ماند."),
    "expected": (
        "Line {line} must begin with “{what}” and say something.",
        "سطر {line} باید با «{what}» آغاز شود و چیزی بگوید.",
    ),
    "bad_value": (
        "On line {line} stands nothing that “{what}” can be.",
        "در سطر {line} برای «{what}» چیز درستی نیامده است.",
    ),
    "bad_id": ("“{what}” on line {line} is no sign for a nominee.", "«{what}» در سطر {line} نشانهٔ نامزد نیست."),
    "bad_name": (
        "On line {line} stands a name that is empty, too long, or holds signs that nobody sees.",
        "در سطر {line} نامی آمده که تهی یا بسیار دراز است یا نشانه‌های نادیدنی دارد.",
    ),
    "doubled": ("The nominee {what} stands there again on line {line}.", "نامزد {what} در سطر {line} دوباره آمده است."),
    "nobody_stands": ("Nobody stands for election.", "هیچ‌کس نامزد نیست."),
    "unknown": ("“{what}” on line {line} is nobody who stands.", "«{what}» در سطر {line} نامزد نیست."),
    "twice": ("“{what}” stands twice on line {line}.", "«{what}» در سطر {line} دو بار آمده است."),
    "too_many": ("The ballot on line {line} names more than it may.", "برگهٔ سطر {line} بیش از اندازه نام برده است."),
    "more_than_electors": (
        "There are {what} ballots, more than there are electors.",
        "{what} برگه هست، بیش از شمار رأی‌دهندگان.",
    ),
    "wrong_number": (
        "Line {line} says that there are {what} ballots, and another number follows.",
        "سطر {line} می‌گوید {what} برگه هست، و شمار دیگری در پی آن آمده است.",
    ),
    "not_canonical": (
        "The file is not written as such files are: there is a space, a nought or a sign too many.",
        "فایل آن گونه که باید نوشته نشده است: فاصله، صفر یا نشانه‌ای زیادی دارد.",
    ),
}
"""What can be wrong with a file."""

LINES = {
    "election": ("Election {n}, round {round}: {title} ({origin})", "انتخابات {n}، دور {round}: {title} ({origin})"),
    "ballots": (
        "{ballots} ballots of {electors} electors, {blank} of them blank; seats: {seats}; method: {method}",
        "{ballots} برگه از {electors} رأی‌دهنده، {blank} برگهٔ سفید؛ کرسی‌ها: {seats}؛ شیوه: {method}",
    ),
    "withdrawn": ("Withdrawn, and struck out of the ballots: {who}", "کناره گرفته و از برگه‌ها خط خورده: {who}"),
    "from_totals": (
        "These ballots were made from the totals of a count on paper; they are not those that were in the box.",
        "این برگه‌ها از جمع‌های شمارش کاغذی ساخته شده‌اند و خود برگه‌های صندوق نیستند.",
    ),
    "agrees": ("The declared result agrees.", "نتیجهٔ اعلام‌شده درست است."),
    "differs": (
        "The declared result is another one. It differs in: {what}.",
        "نتیجهٔ اعلام‌شده چیز دیگری است. تفاوت در این‌هاست: {what}.",
    ),
    "few_ballots": (
        "So few ballots tell how somebody voted.",
        "از این شمار اندک برگه می‌شود دانست که کسی چه رأیی داده است.",
    ),
    "all_alike": (
        "All ballots are alike: they tell how everybody voted.",
        "همهٔ برگه‌ها یکسان‌اند: از آن‌ها می‌شود دانست که هر کس چه رأیی داده است.",
    ),
    "all_but_one_alike": (
        "All ballots but one are alike: whoever cast that one knows how the others voted.",
        "همهٔ برگه‌ها جز یکی یکسان‌اند: آن که رأی دیگری داده است می‌داند دیگران چه رأیی داده‌اند.",
    ),
    "reason": ("its reason", "دلیل آن"),
    "chosen": ("who is elected", "برگزیدگان"),
    "tied": ("who is tied", "نامزدهای برابر"),
    "goes_on": ("who goes on to the next round", "کسانی که به دور بعد می‌روند"),
}
"""What is said of a count."""


def add_to(commands: Any) -> None:
    """Register the command and its words."""
    asked = commands.add_parser("recount", help="count the ballots of an election again, from the file on its page")
    asked.add_argument("file", type=Path, help="the file from the page of the election")
    asked.add_argument("--language", choices=("fa", "en"), help="else that of the terminal")


def run(given: argparse.Namespace) -> int:
    """0: the result is as declared; 1: it is another one; 2: no file of ballots."""
    language = given.language or _of_terminal()
    try:
        with given.file.open("rb") as opened:
            text = elections.decoded(opened.read(4 * LONGEST + 1))
        file = elections.read(text)
    except OSError:
        return _refused("no_file", language, what=str(given.file))
    except elections.BadBallotFile as bad:
        return _refused(bad.code, language, what=bad.what, line=number(bad.line, language))
    found = elections.recount(file)
    for line in _told(file, found, language):
        print(line)
    return 0 if found.agrees else 1


def _told(file: elections.BallotFile, found: elections.Recounted, language: str) -> list[str]:
    names = file.names
    figures = {
        "ballots": len(file.ballots), "electors": file.electors, "blank": len(found.chosen.blank), "seats": file.seats,
        "round": file.round, "n": file.number,
    }  # fmt: skip
    words = {key: number(value, language) for key, value in figures.items()}
    lines = [
        _said("election", language, title=file.title, origin=file.origin, **words),
        _said("ballots", language, method=method_told(file.method, language), **words),
    ]
    if file.withdrawn:
        lines.append(_said("withdrawn", language, who=listed([names[one] for one in file.withdrawn], language)))
    if file.from_totals:
        lines.append(_said("from_totals", language))
    steps = elections.steps_told(found.chosen, names, language)
    lines += [f"{number(place, language)}. {step}" for place, step in enumerate(steps, 1)]
    lines.append(elections.end_told(found.chosen, names, language))
    if file.how == "secret":
        ordered = BALLOTS[file.method] == "ranking"
        lines += [_said(word, language) for word in elections.reveals(file.ballots, file.electors, ordered=ordered)]
    if found.agrees:
        return [*lines, _said("agrees", language)]
    return [*lines, _said("differs", language, what=listed([_said(key, language) for key in found.differs], language))]


def _said(code: str, language: str, **words: str) -> str:
    english, persian = LINES[code]
    return (persian if language == "fa" else english).format(**words)


def _refused(code: str, language: str, what: str = "", line: str = "") -> int:
    english, persian = SENTENCES[code]
    print((persian if language == "fa" else english).format(what=what, line=line), file=sys.stderr)
    return 2


def _of_terminal() -> str:
    """Persian in a Persian terminal, else English: few terminals can set right-to-left lines."""
    spoken = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    return "fa" if spoken.startswith("fa") else "en"
