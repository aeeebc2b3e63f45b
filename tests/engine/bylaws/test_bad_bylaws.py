"""A file that says something impossible is refused, with the line and the reason."""

import pytest

from hamgam.engine.bylaws import BadBylaws, Problem, read
from hamgam.engine.bylaws.floor import OWN_BALLOT, OWN_HOUSE, OWN_VOICE, SECOND_PERSON, SETTLED, SILENT_OBSERVERS
from hamgam.engine.bylaws.reader import PROBLEMS

GOOD = """\
version = "7"
shape = "network"

powers = [
  { act = "positions.take", roles = ["liaison"], within = "own_organisation", article = "7.5" },
  { act = "texts.lead_wording", roles = ["clock"], within = "coalition", matter = "wording", article = "8.1" },
]

matters = [
  { matter = "wording", body = "organisations", method = "agreement", notice_days = 7, quorum = "2/3", \
rounds = 2, otherwise = "falls", article = "8.1" },
]

[settings]
answers = { value = "after_round", article = "7.6" }
round_days = { value = 14, article = "7.1" }
signing_days = { value = 14, article = "10.8" }
objection_hours = { value = 48, article = "10.4" }
reminder_hours = { value = 48, article = "11.3" }
invitation_days = { value = 14, article = "2.5" }
signing_level = { value = "attested", kinds = { platform = "key" }, article = "10.2" }
signatory_order = { value = "alphabetical", article = "9.3" }
bylaws_public = { value = true, article = "12.1" }
observers_see_drafts = { value = false, article = "12.2" }
urgent_hours = { value = 24, article = "10.8" }
"""
POWER, LEAD, MATTER, SETTINGS = 5, 6, 10, 13
ACTS = {"decisions.vote", "positions.take", "texts.lead_wording", "statements.publish_for_all"}


def problems(text: str, articles: set[str] | None = None) -> list[tuple[int, str, str]]:
    with pytest.raises(BadBylaws) as refused:
        read(
            text,
            acts=ACTS | OWN_HOUSE | OWN_VOICE | SILENT_OBSERVERS | OWN_BALLOT | SECOND_PERSON | set(SETTLED),
            articles=articles,
        )
    assert {problem.code for problem in refused.value.problems} <= set(PROBLEMS)
    return [(problem.line, problem.code, problem.word) for problem in refused.value.problems]


def test_the_good_file_is_read():
    assert read(GOOD, acts=ACTS).version == "7"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('roles = ["liaison"]', 'roles = ["president"]', (POWER, "unknown_word", "president")),
        ('roles = ["liaison"]', "roles = []", (POWER, "empty", "roles")),
        ('roles = ["liaison"]', 'roles = "liaison"', (POWER, "wrong_type", "roles")),
        ('roles = ["liaison"]', 'roles = ["liaison", "liaison"]', (POWER, "doubled", "liaison")),
        ('roles = ["liaison"], ', "", (POWER, "missing_key", "roles")),
        ('within = "own_organisation"', 'within = "everywhere"', (POWER, "unknown_word", "everywhere")),
        ('"positions.take"', '"positions.taek"', (POWER, "no_such_act", "positions.taek")),
        (', article = "7.5"', "", (POWER, "missing_article", "article")),
        ('article = "7.5"', 'article = "seven"', (POWER, "no_such_article", "seven")),
        ('article = "7.5"', "article = 7.5", (POWER, "wrong_type", "article")),
        ('article = "7.5"', 'article = "7.5", stages = ["evening"]', (POWER, "unknown_word", "evening")),
        ('article = "7.5"', 'article = "7.5", kinds = ["poem"]', (POWER, "unknown_word", "poem")),
        ('article = "7.5"', 'article = "7.5", hours = 3', (POWER, "unknown_key", "hours")),
        ('article = "7.5"', 'article = "7.5", second_person = "yes"', (POWER, "wrong_type", "second_person")),
        ('article = "7.5"', 'article = "7.5", unsettled = "liaison"', (POWER, "no_such_matter", "liaison")),
        ('article = "7.5"', 'article = "7.5", level = "stamp"', (POWER, "unknown_word", "stamp")),
        ('"clock"], within = "coalition", matter = "wording"', '"clock"], within = "coalition", matter = "colour"',
         (LEAD, "unknown_word", "colour")),
        ('method = "agreement"', 'method = "acclamation"', (MATTER, "unknown_word", "acclamation")),
        ('body = "organisations"', 'body = "signatories"', (MATTER, "wrong_body", "signatories")),
        ('body = "organisations"', 'body = "committee"', (MATTER, "unknown_word", "committee")),
        ('quorum = "2/3"', 'quorum = "most"', (MATTER, "bad_number", "most")),
        ('quorum = "2/3"', 'quorum = "3/2"', (MATTER, "bad_number", "3/2")),
        ('quorum = "2/3"', 'quorum = "1/0"', (MATTER, "bad_number", "1/0")),
        ('quorum = "2/3"', 'quorum = "0"', (MATTER, "bad_number", "0")),
        ('quorum = "2/3"', 'quorum = "-1"', (MATTER, "bad_number", "-1")),
        ('quorum = "2/3"', "quorum = 2", (MATTER, "wrong_type", "quorum")),
        ('quorum = "2/3"', 'quorum = "1/3"', (MATTER, "quorum_too_low", "1/3")),
        ('quorum = "2/3"', 'quorum = "2"', (MATTER, "quorum_too_low", "2")),
        ("notice_days = 7", "notice_days = -1", (MATTER, "bad_number", "-1")),
        ("notice_days = 7", "notice_days = true", (MATTER, "wrong_type", "notice_days")),
        ("rounds = 2", "rounds = 0", (MATTER, "bad_number", "0")),
        ('otherwise = "falls"', 'otherwise = "coordinator_decides"', (MATTER, "unknown_word", "coordinator_decides")),
        ('otherwise = "falls", article = "8.1"', 'otherwise = "falls"', (MATTER, "missing_article", "article")),
        ('version = "7"\n', "\n", (1, "missing_key", "version")),
        ('version = "7"', "version = 7", (1, "wrong_type", "version")),
        ('version = "7"', 'version = " "', (1, "empty", "version")),
        ('shape = "network"', 'shape = "Pyramid!"', (2, "bad_shape", "Pyramid!")),
        ('shape = "network"', 'shape = "network"\ncolour = "red"', (3, "unknown_key", "colour")),
        ("[settings]", '[emergency]\nleader = "x"\n[settings]', (SETTINGS, "unknown_table", "emergency")),
        ('answers = { value = "after_round", article = "7.6" }\n', "", (SETTINGS, "missing_key", "answers")),
        ('"after_round"', '"before_round"', (SETTINGS + 1, "unknown_word", "before_round")),
        ("round_days = { value = 14", 'round_days = { value = "long"', (SETTINGS + 2, "wrong_type", "round_days")),
        ("round_days = { value = 14", "round_days = { value = 0", (SETTINGS + 2, "bad_number", "0")),
        ('round_days = { value = 14, article = "7.1" }', "round_days = { value = 14 }",
         (SETTINGS + 2, "missing_article", "round_days")),
        ('round_days = { value = 14, article = "7.1" }', "round_days = 14",
         (SETTINGS + 2, "wrong_type", "round_days")),
        ("kinds = { platform", "kinds = { poem", (SETTINGS + 7, "unknown_word", "poem")),
        ('platform = "key"', 'platform = "blood"', (SETTINGS + 7, "unknown_word", "blood")),
        ('article = "12.2" }', 'article = "12.2" }\nnight_days = { value = 1, article = "1.1" }',
         (SETTINGS + 11, "unknown_key", "night_days")),
    ],
)  # fmt: skip
def test_each_mistake_is_named_with_its_line(old, new, expected):
    assert GOOD.count(old) >= 1
    assert problems(GOOD.replace(old, new, 1)) == [expected]


def test_an_article_that_the_text_does_not_have_is_refused():
    numbers = {"7.5", "7.6", "7.1", "10.8", "10.4", "11.3", "2.5", "10.2", "9.3", "12.1", "12.2"}
    assert problems(GOOD, numbers) == [(LEAD, "no_such_article", "8.1"), (MATTER, "no_such_article", "8.1")]


def test_all_mistakes_are_told_at_once_in_the_order_of_the_lines():
    text = GOOD.replace('"2/3"', '"most"').replace('["liaison"]', '["boss"]').replace('"network"', '"Pyramid!"')
    expected = [(2, "bad_shape", "Pyramid!"), (POWER, "unknown_word", "boss"), (MATTER, "bad_number", "most")]
    assert problems(text) == expected


@pytest.mark.parametrize(
    ("text", "line"),
    [("version = \n", 1), ('version = "1"\nversion = "2"\n', 2), ("powers = [\n  {\n", 2), ("\x00", 1)],
)
def test_what_is_not_toml_is_refused_with_its_line(text, line):
    found = problems(text)
    assert [(number, code) for number, code, _ in found] == [(line, "not_toml")]


def test_very_deep_nesting_is_refused_and_does_not_break_the_reader():
    assert [code for _, code, _ in problems("x = " + "[" * 5000)] == ["not_toml"]


def test_the_same_row_twice_is_refused():
    row = GOOD.splitlines()[POWER - 1]
    assert problems(GOOD.replace(row, f"{row}\n{row}", 1)) == [(POWER + 1, "doubled", "positions.take")]


def test_a_matter_that_nothing_asks_for_is_refused():
    text = GOOD.replace(GOOD.splitlines()[LEAD - 1] + "\n", "")
    assert problems(text) == [(MATTER - 1, "unused_matter", "wording")]


def test_two_rules_for_the_same_matter_are_refused():
    row = GOOD.splitlines()[MATTER - 1]
    assert problems(GOOD.replace(row, f"{row}\n{row}", 1)) == [(MATTER + 1, "doubled", "wording")]


def test_blocks_of_tables_have_lines_too():
    text = GOOD.replace(
        GOOD.splitlines()[POWER - 1] + "\n" + GOOD.splitlines()[LEAD - 1] + "\n", ""
    ).replace("powers = [\n]\n", "") + """
[[powers]]
act = "texts.lead_wording"
roles = ["clock"]
within = "coalition"
matter = "wording"
article = "8.1"

[[powers]]
act = "positions.take"
roles = [
  "liaison",
  "president",
]
within = "own_organisation"
article = "7.5"
"""  # fmt: skip
    line = text.splitlines().index("roles = [") + 1
    assert problems(text) == [(line, "unknown_word", "president")]


@pytest.mark.parametrize("act", sorted(OWN_VOICE))
@pytest.mark.parametrize("role", ["coordinator", "clock", "host", "invited"])
def test_no_file_lets_a_duty_or_a_machine_speak_for_an_organisation(act, role):
    row = (
        f'{{ act = "{act}", roles = ["{role}"], within = "own_organisation", second_person = true, article = "7.5" }},'
    )
    text = GOOD.replace(GOOD.splitlines()[POWER - 1], row)
    assert problems(text) == [(POWER, "speaks_for_others", role)]


@pytest.mark.parametrize("act", sorted(OWN_VOICE))
def test_no_file_lets_one_organisation_speak_for_another(act):
    row = f'{{ act = "{act}", roles = ["liaison"], within = "coalition", second_person = true, article = "7.5" }},'
    text = GOOD.replace(GOOD.splitlines()[POWER - 1], row)
    assert problems(text) == [(POWER, "speaks_for_others", "coalition")]


@pytest.mark.parametrize("act", sorted(SILENT_OBSERVERS))
def test_no_file_lets_an_observer_take_a_position_or_sign(act):
    row = f'{{ act = "{act}", roles = ["observer"], within = "own_organisation", article = "7.5" }},'
    text = GOOD.replace(GOOD.splitlines()[POWER - 1], row)
    assert problems(text) == [(POWER, "observer_speaks", "observer")]


@pytest.mark.parametrize("act", sorted(OWN_BALLOT))
def test_no_file_lets_anybody_vote_or_agree_to_stand_for_others(act):
    row = f'{{ act = "{act}", roles = ["liaison"], within = "coalition", article = "7.5" }},'
    text = GOOD.replace(GOOD.splitlines()[POWER - 1], row)
    assert problems(text) == [(POWER, "speaks_for_others", "coalition")]


@pytest.mark.parametrize("act", sorted(SETTLED))
def test_no_file_lets_one_person_do_at_once_what_is_settled_together(act):
    row = f'{{ act = "{act}", roles = ["coordinator"], within = "coalition", article = "7.5" }},'
    text = GOOD.replace(GOOD.splitlines()[POWER - 1], row)
    assert problems(text) == [(POWER, "without_matter", SETTLED[act])]


@pytest.mark.parametrize("act", sorted(SECOND_PERSON))
def test_no_file_lets_one_person_be_the_second_too(act):
    row = f'{{ act = "{act}", roles = ["liaison"], within = "own_organisation", article = "7.5" }},'
    text = GOOD.replace(GOOD.splitlines()[POWER - 1], row)
    assert problems(text) == [(POWER, "without_second_person", act)]


@pytest.mark.parametrize("act", sorted(OWN_HOUSE))
def test_no_file_lets_others_name_the_people_of_an_organisation_after_the_founding(act):
    row = f'{{ act = "{act}", roles = ["coordinator"], within = "coalition", second_person = true, article = "7.5" }},'
    text = GOOD.replace(GOOD.splitlines()[POWER - 1], row)
    assert problems(text) == [(POWER, "names_for_others", "coalition")]
    founding = text.replace('article = "7.5" }', 'stages = ["founding"], article = "7.5" }')
    assert read(founding, acts=ACTS | OWN_HOUSE).rows(act)[0].stages == ("founding",)


def test_the_refusal_can_be_read_without_its_list():
    assert str(BadBylaws([Problem(3, "no_such_act", "x.y")])) == "line 3: no_such_act 'x.y'"
