"""T17: hostile words through every field of every form that the table of permissions knows; and through what is frozen."""

import random
import unicodedata
from typing import Any

import lxml.html

from hamgam.engine import letters
from hamgam.engine.letters import NotFreezable, frozen_bytes, store
from tests.hostile.forms import forms_on
from tests.trust.figures import Outcome, spoiled
from tests.walls import table
from tests.walls.house import database
from tests.walls.sweep import Cell, Sweep

#: What comes out as an element, where it comes out as markup.
MARK = "kabutarmark"
STRINGS = (
    f"<{MARK}>آب</{MARK}>", f"\"'><{MARK} onload=alert(1)>", f"</textarea></title></script><{MARK}>", f"&lt;{MARK}&gt;<{MARK}/>",
    f"{{{{ {MARK} }}}}{{% debug %}}{{% load x %}}${{7*7}}#{{7*7}}<%= 7*7 %>", "' OR 1=1; DROP TABLE hamgam_text; -- \\",
    "=cmd|' /C calc'!A0", "../../../../etc/passwd\x00.png", "\u202eبرعکس\u202c \u2066x\u2069 \u061c\u200e\u200f",
    "می\u200cخواهیم\u200c\u200c\u200cها \u200d\u200d", "Z̸̧̛̟͎̓̾A̷̡̰͒L̴̹͘G̵͖̈Ȯ̶" * 20, "\x00\x01\x08\x0b\x1b[31m\x7f\x85", "\ud800 \udfff",
    "👩‍👩‍👧‍👦🏳️‍🌈" * 30, "ي ك ة ى ۀ ٤٥٦ ۴۵۶ ﷲ ﷺ ﻻ", "𝒳\U0010ffff\ufffe\ufdd0", "%s %(x)s %n %% {0} {x!r}", "\r\nSet-Cookie: a=b\r\n\r\n",
    "javascript:alert(1)", "آب " * 40_000, "9" * 5_000, "-1", "1e309", "۱۲٬۳۴۵٫۶", "NaN", "2026-02-30", "T" * 300 + "\u0301" * 300,
)  # fmt: skip
#: Of what texts are made that are frozen: letters that are written in more than one way, and marks.
LETTERS = {
    "fa": "آابپتجچدرزژسشکگلمنوهیئأؤيكةۀ  \n\u200c\u064b\u0651\u0654",
    "ar": "آابتجدرزسشكلمنوهيئأؤإةى  \n\u064b\u0651\u064e",
    "en": "abcdefghijklmnopqrstuvwxyzéèüñçÅô  \n-’“”",
}
#: Takes letters and their marks apart, also where the program's own way is spoiled.
_apart = unicodedata.normalize


def fault(answer: Any) -> str:
    """What is wrong with an answer, in words; empty where nothing is."""
    if answer.status_code >= 500:
        return f"answered {answer.status_code}"
    if not answer.headers.get("Content-Type", "").startswith("text/html") or not answer.content:
        return ""
    shown = lxml.html.fromstring(answer.content.decode(errors="replace"))
    return "came out as markup" if shown.xpath(f"//*[name()='{MARK}']|//@onload") else ""


def _forms(sweep: Sweep) -> list[tuple[str, str]]:
    """(page, where it is sent) of one form of each address."""
    found: dict[str, tuple[str, str]] = {}
    for (name, kind, method), row in table.expected().items():
        if method == "POST" and row["form"] and (name, kind) in sweep.doors:
            found.setdefault(name, (row["form"], sweep.doors[(name, kind)]))
    return [found[name] for name in sorted(found)]


def _sent(sweep: Sweep, source: str, path: str, words: str) -> list[str]:
    name, kind, reader = source.split(" | ")
    page, _word = sweep.ask(Cell(name, kind, "GET", reader))
    if page.status_code != 200:
        return []
    wrong = []
    for met in forms_on(sweep.doors[(name, kind)], page.content):
        if met.action.partition("?")[0] == path:
            for choice in (0, 1):
                said = fault(
                    sweep.post_and_read(Cell(name, kind, "POST", reader), path, met.filled(words, choice=choice))
                )
                wrong += [f"{path}: {said} for {words[:40]!r}"] if said else []
            break
    return wrong


def count(wanted: int) -> Outcome:
    """About so many forms are sent, and a tenth as many texts frozen."""
    wrong: list[str] = []
    with database() as house:
        sweep = Sweep(house)
        forms = _forms(sweep)
        every = [(form, words) for form in forms for words in STRINGS]
        step = max(1, len(every) * 2 // max(1, wanted))
        for (source, path), words in every[::step]:
            wrong += _sent(sweep, source, path, words)
    texts = _freeze(max(100, wanted // 10), wrong)
    return Outcome(
        len(every[::step]) * 2 + texts,
        tuple(wrong),
        f"{len(forms)} forms, {len(STRINGS)} strings, {texts} texts frozen",
    )


def _freeze(number: int, wrong: list[str]) -> int:
    """What is frozen is frozen to the same bytes when it is read and frozen again, however its letters were composed."""
    chance, frozen = random.Random(17), 0
    for _text in range(number):
        language = chance.choice(tuple(LETTERS))
        hostile = chance.choice(STRINGS)[:200] if chance.random() < 0.3 else ""
        text = "".join(chance.choices(LETTERS[language], k=80)) + hostile
        try:
            made = frozen_bytes(store(text, language), language)
        except NotFreezable:  # said to whoever freezes, and mended by hand
            continue
        frozen += 1
        if {_frozen(_apart("NFD", made.decode()), language), _frozen(store(made.decode(), language), language)} != {
            made
        }:
            wrong.append(f"frozen otherwise the second time: {text[:60]!r} in {language}")
    return frozen


def _frozen(text: str, language: str) -> bytes | None:
    try:
        return frozen_bytes(text, language)
    except NotFreezable:
        return None


def control() -> Outcome:
    """A page that trusts what was typed, and letters that are not normalised."""
    wrong: list[str] = []
    with spoiled(letters.unicodedata, "normalize", lambda _form, text: text):
        _freeze(400, wrong)

    class Trusting:
        status_code, headers = 200, {"Content-Type": "text/html"}
        content = f"<p>{STRINGS[0]}</p>".encode()

    return Outcome(2, (*wrong[:1], fault(Trusting)) if wrong and fault(Trusting) else ())
