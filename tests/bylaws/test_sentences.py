"""Every word of the bylaws has its sentence, in both languages."""

import pytest
from django.utils import translation

from hamgam.bylaws import act_words, duty_words, election_words, rules, sentences
from hamgam.bylaws.founding import read_checked
from hamgam.engine.bylaws import Verdict, words
from hamgam.site.sentences import explain
from tests.bylaws_files import SHAPES, written

LISTS = {
    "role_words": words.ROLES,
    "standing_words": words.STANDINGS,
    "within_words": words.WITHIN,
    "stage_words": words.STAGES,
    "kind_words": words.KINDS,
    "matter_words": words.MATTERS,
    "body_words": words.BODY_WORDS,
    "filled_words": words.FILLED,
    "ladder_words": words.LADDER,
    "method_words": words.METHOD_WORDS,
    "otherwise_words": words.OTHERWISE,
    "level_words": words.LEVELS,
    "setting_words": words.SETTINGS,
    "reason_words": words.REASONS,
}

ELECTIONS = {
    "office_words": words.ELECTED,
    "electorate_words": words.ELECTORATES,
    "nominee_words": words.NOMINEES,
    "tie_words": words.TIES,
    "apportion_words": words.APPORTION,
}

DUTIES = {"duty_words": words.DUTIES, "turn_words": words.TURNS}


def book_of(name):
    """The module in which the words of a list stand."""
    if name in DUTIES:
        return duty_words
    return act_words if name in ("act_words", "groups") else election_words if name in ELECTIONS else sentences


@pytest.mark.parametrize("name", ELECTIONS)
def test_every_word_about_elections_has_its_sentence(name):
    assert sorted(getattr(election_words, name)()) == sorted(ELECTIONS[name])


@pytest.mark.parametrize("name", DUTIES)
def test_every_word_about_duties_has_its_sentence(name):
    assert sorted(getattr(duty_words, name)()) == sorted(DUTIES[name])


@pytest.mark.parametrize("name", LISTS)
def test_every_word_of_a_closed_list_has_its_sentence(name):
    assert sorted(getattr(sentences, name)()) == sorted(LISTS[name])


def test_every_act_has_its_words_and_its_heading():
    assert sorted(act_words.act_words()) == sorted(rules.known_acts())
    assert sorted(act_words.groups()) == sorted({name.split(".")[0] for name in rules.known_acts()})


def test_every_choice_of_a_setting_has_its_words():
    choices = {name: set(values) for name, values in words.SETTINGS.items() if values is not int}
    assert {name: set(values) for name, values in sentences.setting_values().items()} == choices


@pytest.mark.parametrize("name", [*LISTS, *ELECTIONS, *DUTIES, "act_words", "groups"])
def test_every_sentence_is_said_in_persian(name):
    book = book_of(name)
    with translation.override("en"):
        english = getattr(book, name)()
    with translation.override("fa"):
        persian = getattr(book, name)()
    assert [word for word in english if english[word] == persian[word]] == []


@pytest.mark.parametrize("language", ["fa", "en"])
@pytest.mark.parametrize("word", words.REASONS)
def test_every_reason_is_explained_with_nothing_left_to_fill(db, word, language):
    verdict = Verdict(False, "texts.freeze", word, "8.7", "1", roles=("liaison", "clock"), stages=("final",))
    with translation.override(language):
        said = explain(verdict)
    assert ("%(" in said.sentence, said.article, said.anchor) == (False, {"fa": "۸.۷", "en": "8.7"}[language], "8.7")


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("language", ["fa", "en"])
def test_every_row_of_every_shape_can_be_said(shape, language):
    bylaws = read_checked(written(shape, "toml"), {code: written(shape, f"{code}.md") for code in ("fa", "en")})
    with translation.override(language):
        said = [
            *(text for row in bylaws.powers for text in sentences.conditions(row)),
            *(sentences.quorum(row) + sentences.notice(row) + sentences.method(row) for row in bylaws.matters),
            *(sentences.setting_value(row) for row in bylaws.settings.values()),
            *(election_words.by_whom(row) + election_words.phrase(row) for row in bylaws.elections),
            *(what + how for row in bylaws.elections for what, how in election_words.facts(row)),
            *(sentences.setting_value(row, value) for row in bylaws.settings.values() for value in row.kinds.values()),
        ]
    assert [text for text in said if "%(" in text or not text] == []
