"""The table of elections: what it may say, what is refused with its line, and that rows and readable text say the same."""

from dataclasses import fields, replace

import pytest

from hamgam.engine.bylaws import BadBylaws, Election, read
from hamgam.engine.bylaws.compare import compare
from hamgam.engine.bylaws.electing import PROBLEMS
from hamgam.engine.bylaws.rules import Body
from hamgam.engine.bylaws.sound import flaws
from hamgam.engine.bylaws.words import ELECTING
from hamgam.engine.methods import CHOOSING
from tests.bylaws_files import SHAPES
from tests.engine.bylaws.test_bad_bylaws import ACTS, GOOD
from tests.engine.bylaws.test_templates import METHOD, holds_number

SECRETARY = """\
  { office = "secretary", electorate = "organisations", nominees = "people", method = "rounds", seats = 1, secret = true, \
quorum = "1/2", nomination_days = 7, voting_days = 3, term_days = 730, article = "7.1" },"""
EXECUTIVE = """\
  { office = "executive", electorate = "delegates", nominees = "people", method = "stv", seats = 3, secret = true, \
quorum = "2/3", nomination_days = 7, voting_days = 3, first = "secretary", formed = true, article = "7.1" },"""
DELEGATES = """\
  { office = "delegates", electorate = "units", nominees = "people", method = "approval", seats = 15, secret = true, \
quorum = "1/3", nomination_days = 0, voting_days = 1, apportion = "d_hondt", at_least = 1, tie = "again", article = "7.1" },"""
SEAT = """\
  { office = "observer_seat", electorate = "members_of_body", nominees = "observers", method = "lot", seats = 2, \
secret = false, quorum = "all", nomination_days = 7, voting_days = 3, next_round = "without_weakest", article = "7.1" },"""
ROWS = f"elections = [\n{SECRETARY}\n{EXECUTIVE}\n{DELEGATES}\n{SEAT}\n]\n"
BODIES = 'bodies = [\n  { body = "executive", filled = "elected", seats = 3, term_days = 730, article = "7.1" },\n]\n'
GOOD_WITH_ROWS = GOOD.replace("[settings]", f"{BODIES}{ROWS}[settings]")
FIRST = GOOD_WITH_ROWS.splitlines().index("elections = [") + 2
LINE = {"secretary": FIRST, "executive": FIRST + 1, "delegates": FIRST + 2, "observer_seat": FIRST + 3}


def problems(text):
    with pytest.raises(BadBylaws) as refused:
        read(text, acts=ACTS)
    return [(problem.line, problem.code, problem.word) for problem in refused.value.problems]


def test_rows_are_read_as_they_stand():
    bylaws = read(GOOD_WITH_ROWS, acts=ACTS)
    assert bylaws.elections == (
        Election("secretary", "organisations", "people", "rounds", 1, True, "1/2", 7, 3, "7.1", term_days=730),
        Election("executive", "delegates", "people", "stv", 3, True, "2/3", 7, 3, "7.1", first="secretary", formed=True),
        Election(
            "delegates", "units", "people", "approval", 15, True, "1/3", 0, 1, "7.1", tie="again", apportion="d_hondt",
            at_least=1,
        ),
        Election(
            "observer_seat", "members_of_body", "observers", "lot", 2, False, "all", 7, 3, "7.1",
            next_round="without_weakest",
        ),
    )  # fmt: skip
    assert (bylaws.election("executive"), bylaws.election("board")) == (bylaws.elections[1], None)
    assert [bylaws.seats_to_elect(row) for row in bylaws.elections] == [1, 2, 15, 2]


def test_bylaws_without_the_table_elect_nobody():
    assert (read(GOOD, acts=ACTS).elections, read(GOOD, acts=ACTS).election("secretary")) == ((), None)


def test_naming_by_each_is_no_way_of_electing():
    assert set(ELECTING) == set(CHOOSING) - {"named_by_each"}


@pytest.mark.parametrize(
    ("office", "old", "new", "code", "word"),
    [
        ("secretary", '"secretary"', '"king"', "unknown_word", "king"),
        ("secretary", '"organisations"', '"everybody"', "unknown_word", "everybody"),
        ("secretary", '"people"', '"angels"', "unknown_word", "angels"),
        ("secretary", '"rounds"', '"named_by_each"', "unknown_word", "named_by_each"),
        ("secretary", '"rounds"', '"majority"', "unknown_word", "majority"),
        ("delegates", '"again"', '"alphabet"', "unknown_word", "alphabet"),
        ("delegates", '"d_hondt"', '"by_wealth"', "unknown_word", "by_wealth"),
        ("executive", 'first = "secretary"', 'first = "king"', "unknown_word", "king"),
        ("observer_seat", '"without_weakest"', '"all"', "unknown_word", "all"),
        ("secretary", "secret = true", 'secret = "yes"', "wrong_type", "secret"),
        ("executive", "formed = true", "formed = 1", "wrong_type", "formed"),
        ("secretary", "seats = 1", 'seats = "one"', "wrong_type", "seats"),
        ("secretary", "seats = 1, ", "", "missing_key", "seats"),
        ("secretary", ', article = "7.1"', "", "missing_article", "article"),
        ("secretary", "seats = 1", "seats = 1, colour = 3", "unknown_key", "colour"),
        ("secretary", 'quorum = "1/2"', 'quorum = "half"', "bad_number", "half"),
        ("secretary", "nomination_days = 7", "nomination_days = -1", "bad_number", "-1"),
        ("secretary", "voting_days = 3", "voting_days = 0", "bad_number", "0"),
        ("observer_seat", "seats = 2", "seats = 0", "bad_number", "0"),
        ("observer_seat", '"observer_seat"', '"secretary"', "doubled", "secretary"),
        ("secretary", 'quorum = "1/2"', 'quorum = "1/3"', "quorum_too_low", "1/3"),
        ("secretary", 'quorum = "1/2"', 'quorum = "2"', "quorum_too_low", "2"),
        ("secretary", '"organisations"', '"units"', "wrong_electorate", "units"),
        ("delegates", '"units", nominees = "people", method = "approval", seats = 15, secret = true, quorum = "1/3"',
         '"organisations", nominees = "people", method = "approval", seats = 15, secret = true, quorum = "1/2"',
         "wrong_electorate", "organisations"),
        ("secretary", '"people"', '"observers"', "wrong_nominees", "observers"),
        ("secretary", '"people"', '"organisations"', "wrong_nominees", "organisations"),
        ("observer_seat", '"observers"', '"people"', "wrong_nominees", "people"),
        ("executive", '"stv"', '"rounds"', "seats_and_method", "rounds"),
        ("executive", 'first = "secretary"', 'first = "board"', "first_not_elected", "board"),
        ("executive", 'first = "secretary"', 'first = "executive"', "first_not_elected", "executive"),
        ("delegates", 'apportion = "d_hondt", ', "", "apportion_missing", "delegates"),
        ("delegates", "at_least = 1", "at_least = 16", "bad_number", "16"),
        ("secretary", "seats = 1", 'seats = 1, apportion = "d_hondt"', "only_for_delegates", "apportion"),
        ("secretary", "seats = 1", "seats = 1, at_least = 1", "only_for_delegates", "at_least"),
        ("observer_seat", "secret = false", "secret = true", "secret_lot", "observer_seat"),
        ("observer_seat", "seats = 2", "seats = 2, receipt = true", "receipt_not_secret", "observer_seat"),
        ("observer_seat", '"observer_seat", electorate = "members_of_body", nominees = "observers"',
         '"board", electorate = "organisations", nominees = "people"', "no_such_body", "board"),
        ("executive", "seats = 3", "seats = 5", "differs_from_body", "5"),
        ("executive", "seats = 3", "seats = 3, term_days = 365", "differs_from_body", "365"),
    ],
)  # fmt: skip
def test_each_mistake_is_named_with_its_line(office, old, new, code, word):
    row = GOOD_WITH_ROWS.splitlines()[LINE[office] - 1]
    assert row.count(old) == 1
    assert problems(GOOD_WITH_ROWS.replace(row, row.replace(old, new))) == [(LINE[office], code, word)]


def test_a_body_that_is_filled_in_another_way_is_not_elected():
    text = GOOD_WITH_ROWS.replace('filled = "elected"', 'filled = "volunteers"')
    assert problems(text) == [(LINE["executive"], "not_filled_by_election", "executive")]


def test_no_seat_is_left_where_the_first_office_takes_all():
    text = GOOD_WITH_ROWS.replace("seats = 3", "seats = 1")
    assert problems(text) == [(LINE["executive"], "no_seat_left", "secretary")]


def test_two_offices_that_wait_for_each_other_are_refused():
    text = GOOD_WITH_ROWS.replace("term_days = 730, article", 'term_days = 730, first = "executive", article', 2)
    text = text.replace(
        'seats = 3, term_days = 730, first = "executive", article', "seats = 3, term_days = 730, article"
    )
    assert problems(text) == [
        (LINE["secretary"], "first_not_elected", "executive"), (LINE["executive"], "first_not_elected", "secretary"),
    ]  # fmt: skip


def test_every_problem_of_elections_was_provoked_above():
    marks = [mark for mark in test_each_mistake_is_named_with_its_line.pytestmark if mark.name == "parametrize"]
    provoked = {row[3] for row in marks[0].args[1]} | {"not_filled_by_election", "no_seat_left"}
    assert set(PROBLEMS) - provoked == set()


# As a whole.


def found(bylaws, **changed):
    row = replace(bylaws.elections[0], **changed)
    return [(f.code, f.name, f.why) for f in flaws(replace(bylaws, elections=(row,))) if f.part == "elections"]


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"office": "delegates", "electorate": "units"}, [("nobody_elects", "delegates", "units")]),
        ({"office": "board", "electorate": "members_of_body"}, [("nobody_elects", "board", "members_of_body")]),
        ({"office": "secretary", "electorate": "members_of_body"}, [("nobody_elects", "secretary", "members_of_body")]),
        ({"secret": True, "receipt": True}, [("receipt_shows_votes", "observer_seat", "organisations")]),
        ({}, []),
    ],
)
def test_elections_without_electors_are_found(bylaws_of, changed, expected):
    assert found(bylaws_of["network"], **changed) == expected


def test_the_members_of_the_executive_can_elect_its_secretary(bylaws_of):
    assert found(bylaws_of["committee"], electorate="members_of_body") == []


def test_an_election_by_delegates_needs_delegates(bylaws_of):
    bylaws = bylaws_of["network"]
    rows = tuple(
        replace(row, gives=tuple(role for role in row.gives if role not in ("delegate", "second")) or ("liaison",))
        if row.act == "members.invite" else row
        for row in bylaws.powers
    )  # fmt: skip
    assert found(replace(bylaws, powers=rows), electorate="delegates") == [
        ("nobody_elects", "observer_seat", "delegates")
    ]


def test_a_seat_for_observers_needs_observers(bylaws_of):
    bylaws = bylaws_of["network"]
    rows = tuple(
        replace(row, gives=tuple(role for role in row.gives if role != "observer") or ("liaison",))
        for row in bylaws.powers
        if row.act not in ("members.add_organisation", "members.split_organisation")
    )
    assert ("nobody_stands", "observer_seat", "observers") in found(replace(bylaws, powers=rows))


@pytest.mark.parametrize(
    ("matter", "changed", "code"),
    [
        ("leadership", {"formed": True, "tie": "again"}, "leadership_never_formed"),
        ("tie", {}, "tie_never_drawn"),
        ("tie", {"tie": "again"}, None),
        ("leadership", {}, None),
    ],
)
def test_an_election_that_waits_for_a_matter_which_nobody_brings_is_found(bylaws_of, matter, changed, code):
    bylaws = bylaws_of["network"]
    without = replace(bylaws, matters=tuple(row for row in bylaws.matters if row.matter != matter))
    assert found(without, **changed) == ([(code, "observer_seat", "organisations")] if code else [])


@pytest.mark.parametrize("method", ["majority", "stv", "approval"])
def test_a_tie_is_decided_by_lot_alone(acts, toml_of, method):
    row = next(line for line in toml_of["network"].splitlines() if 'matter = "tie"' in line)
    text = toml_of["network"].replace(row, row.replace('"lot"', f'"{method}"'))
    with pytest.raises(BadBylaws) as refused:
        read(text, acts=acts)
    assert [(problem.code, problem.word) for problem in refused.value.problems] == [("tie_by_lot", method)]


def test_the_form_of_leadership_is_for_all_to_settle(acts, toml_of):
    row = next(line for line in toml_of["committee"].splitlines() if 'matter = "leadership"' in line)
    text = toml_of["committee"].replace(row, row.replace('body = "organisations"', 'body = "executive"'))
    with pytest.raises(BadBylaws) as refused:
        read(text, acts=acts)
    assert [(problem.code, problem.word) for problem in refused.value.problems] == [("wrong_body", "executive")]


def test_a_quorum_above_the_number_of_the_members_is_found(bylaws_of):
    bylaws = bylaws_of["network"]
    row = replace(bylaws.elections[0], quorum="9")
    said = flaws(replace(bylaws, elections=(row,)), stage="standing", held={"liaison"}, members=4)
    assert [(f.code, f.about) for f in said if f.part == "elections"] == [("quorum_unreachable", ("9", "4"))]


def test_each_key_that_changes_is_found(bylaws_of):
    bylaws = bylaws_of["committee"]
    old = bylaws.elections[0]
    for key in fields(Election)[1:]:
        value = getattr(old, key.name)
        new = (not value) if isinstance(value, bool) else value + 1 if isinstance(value, int) else f"{value}x"
        changed = replace(bylaws, elections=(replace(old, **{key.name: new}), *bylaws.elections[1:]))
        [change] = compare(bylaws, changed)
        assert (change.part, change.name, change.aspects) == ("elections", "secretary", (key.name,))


# Rows and readable text.

WHO = {
    "fa": {"organisations": "نهادهای عضو", "delegates": "نماینده‌های نهادها", "units": "اعضای هر واحد"},
    "en": {
        "organisations": "member organisations", "delegates": "delegates of the organisations",
        "units": "members of each unit",
    },
}  # fmt: skip
WHOM = {
    "fa": {"people": "از میان", "observers": "نهادهای ناظر"},
    "en": {"people": "from among the people", "observers": "observer organisations"},
}
SECRET = {"fa": {True: "رأی مخفی", False: "رأی علنی"}, "en": {True: "secret ballot", False: "open ballot"}}
QUORUM = {
    "fa": {"1/3": "دست‌کم یک سوم", "1/2": "دست‌کم نیمی", "2/3": "دست‌کم دو سوم"},
    "en": {"1/3": "At least a third", "1/2": "At least half", "2/3": "At least two thirds"},
}
TERM = {"fa": {0: "", 365: "برای یک سال", 730: "برای دو سال"}, "en": {0: "", 365: "for one year", 730: "for two years"}}
TIE = {"fa": {"lot": "قرعه", "again": "دوباره رأی گرفته"}, "en": {"lot": "lot", "again": "voted on again"}}
SHARE = {
    "fa": {"": "", "sainte_lague": "سنت‌لاگه", "d_hondt": "دونت", "largest_remainder": "بیشترین باقی‌مانده"},
    "en": {"": "", "sainte_lague": "Sainte-Laguë", "d_hondt": "D’Hondt", "largest_remainder": "largest remainder"},
}
FORMED = {"fa": "شکل رهبری", "en": "form of leadership"}
NAMES = {
    "fa": {"secretary": "دبیر", "executive": "هیئت اجرایی", "delegates": "نمایندگان واحدها", "observer_seat": "کرسی"},
    "en": {"secretary": "secretary", "executive": "executive", "delegates": "delegates", "observer_seat": "seat"},
}


def what_article_lacks(row, text, language):
    """The parts of an election's rule that its article does not say, or says otherwise."""
    fa, lot = language == "fa", row.method == "lot"
    phrases = {
        "office": NAMES[language][row.office], "electorate": WHO[language][row.electorate],
        "nominees": WHOM[language][row.nominees], "quorum": QUORUM[language][row.quorum],
        "term_days": TERM[language][row.term_days], "tie": TIE[language][row.tie],
        "apportion": SHARE[language][row.apportion],
        "secret": ("آشکارا" if fa else "openly") if lot else SECRET[language][row.secret],
    }  # fmt: skip
    lacks = [key for key, phrase in phrases.items() if phrase not in text]
    said = {word for word in ELECTING if METHOD[language][word] in text}
    lacks += [] if said == {row.method} else [f"method {row.method}, says {said}"]
    numbers = {
        "nomination_days": "روز" if fa else "days", "voting_days": "روز" if fa else "days",
        **({"seats": "کرسی" if fa else "seats"} if row.seats > 1 else {}),
    }  # fmt: skip
    lacks += [key for key, unit in numbers.items() if not holds_number(text, getattr(row, key), unit, language)]
    lacks += [] if (FORMED[language] in text) == row.formed else ["formed"]
    lacks += [] if not row.first or NAMES[language][row.first] in text else ["first"]
    least = "دست‌کم" if fa else "at least"
    if row.at_least and not any(f"{least} {digit}" in text for digit in (row.at_least, "۰۱۲۳۴۵"[row.at_least])):
        lacks.append("at_least")
    return lacks


@pytest.mark.parametrize("language", ["fa", "en"])
@pytest.mark.parametrize("shape", SHAPES)
def test_each_election_is_said_in_its_article(bylaws_of, articles_of, shape, language):
    rows = bylaws_of[shape].elections
    lacks = {row.office: what_article_lacks(row, articles_of[shape, language][row.article], language) for row in rows}
    assert lacks == dict.fromkeys(lacks, [])
    assert len(rows) >= 1


@pytest.mark.parametrize(
    ("changed", "lacks"),
    [
        ({"secret": False}, ["secret"]),
        ({"method": "stv"}, ["method stv, says {'rounds'}"]),
        ({"quorum": "2/3"}, ["quorum"]),
        ({"voting_days": 4}, ["voting_days"]),
        ({"formed": False}, ["formed"]),
        ({"term_days": 365}, ["term_days"]),
        ({"tie": "again"}, ["tie"]),
        ({"apportion": "d_hondt"}, ["apportion"]),
    ],
)
def test_an_article_that_says_otherwise_is_noticed(bylaws_of, articles_of, changed, lacks):
    row = replace(bylaws_of["committee"].election("secretary"), **changed)
    for language in ("fa", "en"):
        assert what_article_lacks(row, articles_of["committee", language][row.article], language) == lacks


def test_the_network_elects_no_leadership(bylaws_of):
    offices = {shape: {row.office for row in bylaws.elections} for shape, bylaws in bylaws_of.items()}
    assert offices == {
        "network": {"observer_seat"}, "council": {"observer_seat"}, "platform": {"observer_seat"},
        "alliance": {"observer_seat"}, "committee": {"secretary", "executive", "delegates"},
        "federation": {"secretary", "executive", "delegates", "observer_seat"},
    }  # fmt: skip


def test_the_secretary_is_one_of_the_executive(bylaws_of):
    bylaws = bylaws_of["committee"]
    assert bylaws.seats_to_elect(bylaws.election("executive")) == 2
    assert bylaws.body("executive") == Body("executive", "elected", "18.6", seats=3, term_days=730)
