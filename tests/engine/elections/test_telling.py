"""A count is said step by step in both languages, and nothing of it is left unsaid."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hamgam.engine.elections import APPORTIONING, apportion, end_told, recount, shares_told, steps_told
from hamgam.engine.elections.apportionment import SHARE_RULES
from hamgam.engine.elections.telling import _SHARES, ENDS, HEADS, METHODS_TOLD, figure, method_told
from hamgam.engine.methods import choose
from hamgam.engine.methods.choosing import CHOSEN_REASONS
from hamgam.engine.methods.steps import RULES
from tests.engine.elections.files import METHODS, files
from tests.engine.methods.ballots import CHOICES, ballots
from tests.engine.methods.test_published import DOGS_AND_CATS

NAMES = {"D1": "Dara", "D2": "Delkhah", "C1": "Kaveh", "C2": "Kimia", "F": "Farah"}


def test_every_rule_and_every_reason_has_its_words():
    assert (set(HEADS), set(ENDS), set(_SHARES)) == (set(RULES), set(CHOSEN_REASONS), set(SHARE_RULES))
    assert set(METHODS_TOLD) == set(METHODS)
    assert [method_told("stv", language) for language in ("en", "fa")] == ["single transferable vote", "رأی واگذارشدنی"]


@pytest.mark.parametrize(
    ("value", "english", "persian"),
    [(7, "7", "۷"), (0, "0", "۰"), (Fraction(9, 35), "9/35", "۹/۳۵"), (Fraction(59, 7), "8 3/7", "۸ ۳/۷")],
)
def test_exact_figures_are_said_exactly(value, english, persian):
    assert (figure(value, "en"), figure(value, "fa")) == (english, persian)


def test_a_published_count_is_said_step_by_step():
    chosen = choose("stv", tuple(NAMES), DOGS_AND_CATS, seats=3)
    assert steps_told(chosen, NAMES, "en") == (
        "A surplus goes on: votes: Kaveh 40, Dara 21, Delkhah 19, Farah 14, Kimia 6; needed: 26; elected: Kaveh; passed on "
        "from Kaveh: Kimia 14.",
        "The weakest is left out: votes: Kaveh 26, Dara 21, Kimia 20, Delkhah 19, Farah 14; needed: 26; left out: Farah; "
        "passed on from Farah: Dara 14.",
        "A surplus goes on: votes: Dara 35, Kaveh 26, Kimia 20, Delkhah 19; needed: 26; elected: Dara; passed on from Dara: "
        "Delkhah 7 1/5, Kimia 1 19/35; without a further preference: 9/35.",
        "The quota is reached: votes: Delkhah 26 1/5, Kaveh 26, Dara 26, Kimia 21 19/35; needed: 26; elected: Delkhah.",
    )
    assert end_told(chosen, NAMES, "en") == "Elected: Kaveh, Dara and Delkhah."
    assert end_told(chosen, dict.fromkeys(NAMES, "لاله"), "fa") == "برگزیده: لاله، لاله و لاله."


@pytest.mark.parametrize(
    ("method", "rows", "english", "persian"),
    [
        ("rounds", [(2, "a"), (2, "b"), (1, "c")], "Nobody has more than half. To the next round: A and B.",
         "هیچ‌کس بیش از نیمی از رأی‌ها را ندارد. به دور بعد می‌روند: A و B."),
        ("approval", [(2, "a"), (2, "b")], "No rule decides between A and B; a lot or another vote does. Elected in any case: "
         "nobody.", "هیچ قاعده‌ای میان A و B تعیین نمی‌کند؛ قرعه یا رأی‌گیری دوباره تعیین می‌کند. در هر حال برگزیده: هیچ‌کس."),
        ("stv", [(3, "")], "All ballots are blank, so nobody is elected.", "همهٔ برگه‌ها سفید است، پس کسی برگزیده نیست."),
    ],
)  # fmt: skip
def test_what_a_count_came_to_is_said(method, rows, english, persian):
    chosen = choose(method, "abc", ballots(*rows))
    names = {one: one.upper() for one in "abc"}
    assert (end_told(chosen, names, "en"), end_told(chosen, names, "fa")) == (english, persian)


def test_a_comparison_of_two_is_said_as_a_score():
    chosen = choose("schulze", "abc", ballots((3, "ab"), (2, "ba")))
    assert steps_told(chosen, {"a": "Anar", "b": "Beh", "c": "Chenar"}, "en") == (
        "On no ballot: left out: Chenar.",
        "Every comparison of two: above one another: Anar – Beh 3 : 2; elected: Anar.",
    )


@given(files(), st.sampled_from(["fa", "en"]))
def test_every_count_can_be_said_with_nothing_left_to_fill(file, language):
    names = dict.fromkeys(CHOICES, "ن" if language == "fa" else "N")
    chosen = recount(file).chosen
    said = [*steps_told(chosen, names, language), end_told(chosen, names, language)]
    assert len(said) == len(chosen.steps) + 1
    assert not [text for text in said if "{" in text or ": ." in text or not text.endswith(".")]
    if language == "fa":
        assert not [text for text in said if any(letter.isascii() and letter.isalnum() for letter in text)]


@pytest.mark.parametrize("method", APPORTIONING)
@pytest.mark.parametrize("language", ["fa", "en"])
def test_every_apportionment_can_be_said(method, language):
    found = apportion(method, {"a": 40, "b": 40, "c": 3}, 6, at_least=1)
    said = shares_told(found, {one: "و" if language == "fa" else one.upper() for one in "abc"}, language)
    assert len(said) == len(found.steps)
    assert not [text for text in said if "{" in text or ": ." in text]


def test_the_working_of_seats_is_said():
    found = apportion("d_hondt", {"a": 60, "b": 30}, 2)
    assert shares_told(found, {"a": "North", "b": "South"}, "en") == (
        "To the largest quotient: figures: North 60, South 30; seats: North 1.",
        "To the largest quotient: figures: North 30, South 30; equal, and no rule decides: North and South.",
    )
