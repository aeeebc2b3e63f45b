"""Whole papers, invented in the manner of statements that organisations write, with the complete answer for each."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hamgam.engine.letters import fold
from hamgam.engine.recognise import Line, recognise
from hamgam.papers.reading import to_json
from hamgam.papers.reading.read import read_bytes

PAPERS = sorted((Path(__file__).parent / "papers").glob("*.txt"))


@pytest.mark.parametrize("paper", PAPERS, ids=lambda path: path.stem)
def test_a_paper_is_recognised_as_a_whole(paper):
    assert to_json(read_bytes(paper.read_bytes())) == json.loads(paper.with_suffix(".json").read_text("utf-8"))


def words(text):
    return re.findall(r"[^\W_]+", fold(text))


def strings(value):
    """Every string of an answer, in its order."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, each in value.items():
            if key not in ("code", "calendar", "start", "end", "kind"):
                yield from strings(each)
    elif isinstance(value, list):
        for each in value:
            yield from strings(each)


def lost_words(lines):
    answer = to_json(recognise([Line(line, number) for number, line in enumerate(lines, 1)]))
    kept = set(words(" ".join(strings(answer))))
    # What joins the names of a list («و») stands for itself in no name.
    joining = {word for word in kept if word.isdigit()} | {"و", "and", "und"}
    return [word for line in lines for word in words(line) if word not in kept | joining and not word.isdigit()]


@pytest.mark.parametrize("paper", PAPERS, ids=lambda path: path.stem)
def test_no_word_of_a_paper_is_lost(paper):
    assert lost_words(paper.read_text("utf-8").splitlines()) == []


PIECES = [
    "به نام آزادی",
    "بیانیهٔ مشترک دربارهٔ آب",
    "مقدمه",
    "۱۲ مهر ۱۴۰۴",
    "استکهلم، ۱۲ مهر",
    "",
    "",
    "۱. نان برای همه",
    "۲- کار",
    "۳",
    "الف) آزادی",
    "• برابری؛",
    "- صلح",
    "ماده ۴",
    "ماده ۵: رهایی.",
    "فصل دوم",
    "ما خواهان: ۱) این؛ ۲) آن؛ ۳) دیگر هستیم.",
    "متنی بلند که از کارگران و رودها سخن می‌گوید و در آن هیچ نشانه‌ای از شماره یا نام نیست و پایان دارد.",
    "امضاها:",
    "امضاکنندگان: انجمن الف؛ کانون ب (وین)",
    "انجمن رود – پاریس",
    "انجمن رود\tپاریس",
    "کانون همبستگی، هامبورگ",
    "تماس: a@b.example.org",
    "t.me/rood",
    "محل: سالن شهر",
    "***",
    "Signed by:",
    "Water Committee (Bonn)",
    "12",
    "آلمان:",
    "با احترام",
    "[۱] پانوشت",
    "۲۲ بهمن روز ماست",
    "و ۱۸ تشکل دیگر",
]


@given(st.lists(st.sampled_from(PIECES), max_size=14))
@settings(max_examples=100, deadline=None)
def test_no_line_is_lost_whatever_the_order(lines):
    assert lost_words(lines) == []


# Capital letters: a small one after a hyphen at the end of a line joins its word again.
@given(st.text(alphabet="ابپ۱۲3AB.-)(:؛، \n\t•«»@_/", max_size=200))
@settings(max_examples=100, deadline=None)
def test_no_text_breaks_the_recogniser(text):
    assert lost_words(text.splitlines()) == []
