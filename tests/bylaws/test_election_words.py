"""What is elected, and how: what changes in it and what would not work is said in plain sentences, in both languages."""

from dataclasses import replace

import pytest
from django.utils import translation

from hamgam.bylaws import changes, election_words, flaw_words
from hamgam.bylaws.founding import read_checked, template
from hamgam.engine.bylaws import Election
from hamgam.engine.bylaws.sound import flaws

SEAT = Election("observer_seat", "organisations", "observers", "approval", 1, False, "2/3", 7, 7, "22.1", term_days=365)
SECRETARY = Election("secretary", "organisations", "people", "rounds", 1, True, "1/2", 7, 3, "22.1")


def said(before, after, language):
    rules, texts = template("network")
    bylaws = read_checked(rules, texts)
    with translation.override(language):
        found = changes.between((replace(bylaws, elections=before), texts), (replace(bylaws, elections=after), texts))
    return [line.sentence for group in found.groups for line in group.lines]


@pytest.mark.parametrize(
    ("before", "after", "english", "persian"),
    [
        (
            (SEAT,), (replace(SEAT, secret=True),),
            "The seat of an observer: so far by open ballot; from now on by secret ballot.",
            "کرسی ناظر: تا کنون با رأی علنی؛ از این پس، با رأی مخفی.",
        ),
        (
            (SEAT,), (replace(SEAT, seats=2, tie="again"),),
            "The seat of an observer: so far one seat, those tied are decided between by a lot that everybody can recompute; "
            "from now on 2 seats, those tied are voted on again.",
            "کرسی ناظر: تا کنون یک کرسی، میان نامزدهای برابر قرعه کشیده می‌شود و هر کس می‌تواند آن را از نو حساب کند؛ از این "
            "پس، ۲ کرسی، دربارهٔ نامزدهای برابر دوباره رأی گرفته می‌شود.",
        ),
        (
            (replace(SEAT, first="secretary"), SECRETARY), (SEAT, SECRETARY),
            "The seat of an observer: so far first the secretary is elected, and has a seat here too; from now on without "
            "another office being filled first.",
            "کرسی ناظر: تا کنون نخست دبیر برگزیده می‌شود و این‌جا هم کرسی دارد؛ از این پس، بی آنکه نخست سمت دیگری پر شود.",
        ),
        (
            (), (SECRETARY,),
            "The secretary: so far this was not elected; from now on elected by the member organisations, from among people of "
            "the member organisations, by secret ballot, by this method: rounds: more than half of the votes, otherwise another "
            "round between the strongest, the two strongest go on to the next round, one seat, provided that at least half of "
            "the electors have voted, at least 7 days for nominations, at least 3 days for voting, for no fixed time, those "
            "tied are decided between by a lot that everybody can recompute.",
            None,
        ),
        (
            (SEAT,), (),
            "The seat of an observer: so far elected by the member organisations, from among observer organisations, by open "
            "ballot, by this method: approval: each marks all that they would accept, and the most marks count, one seat, "
            "provided that at least two thirds of the electors have voted, at least 7 days for nominations, at least 7 days "
            "for voting, for 365 days, those tied are decided between by a lot that everybody can recompute; from now on this is "
            "not elected.",
            None,
        ),
    ],
)  # fmt: skip
def test_what_changes_is_said(before, after, english, persian):
    assert said(before, after, "en") == [english]
    found = said(before, after, "fa")
    assert persian is None or found == [persian]
    assert [letter for letter in found[0] if letter.isascii() and letter.isalpha()] == []


def test_an_election_that_only_cites_another_article_changes_nothing():
    assert said((SEAT,), (replace(SEAT, article="1.1"),), "en") == []


@pytest.mark.parametrize("language", ["fa", "en"])
@pytest.mark.parametrize(
    ("row", "code"),
    [
        (replace(SECRETARY, office="delegates", electorate="units", method="stv"), "nobody_elects"),
        (replace(SECRETARY, office="board", electorate="members_of_body"), "nobody_elects"),
        (replace(SECRETARY, receipt=True), "receipt_shows_votes"),
        (replace(SECRETARY, quorum="9"), "quorum_unreachable"),
    ],
)
def test_what_would_not_work_is_said_with_how_to_mend_it(row, code, language):
    bylaws = replace(read_checked(*template("network")), elections=(row,))
    found = [flaw for flaw in flaws(bylaws, stage="standing", held={"liaison"}, members=4) if flaw.part == "elections"]
    assert [(flaw.code, flaw.serious) for flaw in found] == [(code, code != "receipt_shows_votes")]
    with translation.override(language):
        words = flaw_words.said(found[0])
        office = election_words.office_words()[row.office]
    assert (office in words.sentence, bool(words.mend), "%(" in words.sentence + words.mend) == (True, True, False)
