"""What if: changes of the text and of the own position, drawn and never stored."""

from pathlib import Path

import lxml.html
import pytest
from django.conf import settings
from django.core.cache import caches
from django.http import QueryDict

from hamgam.engine import ground as engine
from hamgam.positions.acts import take
from hamgam.positions.asking import Asking
from hamgam.positions.changes import MOST
from hamgam.positions.ground import ground_of, question_of
from hamgam.positions.moved import moved
from hamgam.positions.seen import seen_by
from hamgam.templatetags.asking import bounded, joins_said
from tests.architecture.test_pages import rows
from tests.people import client_of
from tests.positions.scene import another_round, close, coalition_of
from tests.positions.test_asking import ask, disputed, said
from tests.positions.test_ground import names, with_an_addition
from tests.texts.drafts import clauses, lead_of


def heights(answer, which="present") -> list[tuple[int, int, int | None, int | None]]:
    moved = getattr(answer.context["answer"], which)
    return [(row.longest, row.shortest, row.before, row.after) for row in moved.rows]


def test_without_a_change_the_staircase_stands_as_it_is(share):
    cast, text = share
    answer = ask(cast.liaison("darrehsabz"), text, "what-if/")
    assert heights(answer) == [(12, 12, 4, 4), (11, 11, 8, 8), (10, 10, 10, 10), (9, 9, 12, 12), (8, 8, 14, 14)]
    assert (answer.context["answer"].reach, answer.context["answer"].notes) == (None, [])
    assert "این موضع هیچ نهادی نیست" in said(answer)


def test_another_wording_moves_the_staircase_and_says_who_joins_and_who_is_lost(share):
    cast, text = share
    answer = ask(cast.liaison("darrehsabz"), text, "what-if/?c=6-2")
    whole = answer.context["answer"].whole
    assert (whole.clauses, whole.signatories) == ((12, 12), (4, 7))
    assert (whole.joins, whole.lost) == (
        names(cast, "kuhpayeh", "rudkenar", "nikrud", "laledasht"), names(cast, "hamyar"),
    )  # fmt: skip
    assert heights(answer) == [(12, 12, 4, 7), (11, 11, 8, 9), (10, 10, 10, 11), (9, 9, 12, 13), (8, 8, 14, 14)]
    assert answer.context["answer"].reach is None  # what can be reached held this wording already
    assert "همیار از دست می‌رود" in said(answer)


def test_a_clause_left_out_takes_its_step_away(share):
    cast, text = share
    answer = ask(cast.liaison("darrehsabz"), text, "what-if/?c=6-out")
    whole = answer.context["answer"].whole
    assert (whole.clauses, whole.signatories, whole.lost) == ((12, 11), (4, 8), [])
    assert heights(answer)[:2] == [(12, 12, 4, None), (11, 11, 8, 8)]
    assert heights(answer, "reach")[0] == (12, 12, 9, None)
    assert "هیچ نهادی از دست نمی‌رود" in said(answer)


def test_what_a_what_if_shows_is_what_the_engine_says_of_such_positions(share):
    cast, text = share
    actor = cast.liaison("polnow")
    seen = seen_by(actor, text)
    given = "what-if/?c=8-1-accept&c=4-1-reject&c=11-1-silent"
    answer = ask(actor, text, given)
    stances = dict(question_of(seen, additions=True).stances)
    for anchor, stance in ((8, "accept"), (4, "reject"), (11, None)):
        lead = str(lead_of(text.clauses.get(anchor=anchor)).pk)
        stances.pop((str(seen.me), lead), None)
        if stance:
            stances[str(seen.me), lead] = stance
    for which, asked in (
        ("present", question_of(seen, leading_only=True)), ("reach", question_of(seen, additions=True)),
    ):  # fmt: skip
        known = {w.id for clause in asked.clauses for w in clause.wordings}
        kept = {at: one for at, one in stances.items() if at[1] in known}
        steps = engine.frontier(engine.Question(asked.clauses, asked.organisations, kept)).steps
        found = getattr(answer.context["answer"], which)
        assert [row.after for row in found.rows for _ in range(row.longest, row.shortest - 1, -1)] == [
            len(step.signatories) for step in reversed(steps)
        ][: found.rows[0].longest - found.rows[-1].shortest + 1]


def test_a_position_asked_about_is_what_comes_of_it_when_it_is_taken(world):
    text = disputed(world)
    asked = heights(ask(world.d_liaison, text, "what-if/?own=1-1&stance=accept"))
    assert asked == [(3, 3, 3, 4), (2, 2, 4, 4)]
    another_round(world, text)
    take(by=world.d_liaison, on=lead_of(clauses(text)[0]), stance="accept")
    close(text)
    steps = ground_of(seen_by(world.d_liaison, text)).present.steps
    assert [len(step.signatories) for step in steps] == [4, 4, 4]


def test_nobody_moves_another_organisation(world):
    """The same address moves whoever opens it, and nobody else."""
    text = disputed(world)
    moved = ask(world.d_liaison, text, "what-if/?c=1-1-accept").context["answer"]
    assert (moved.whole.joins, moved.notes) == (["پزشکان"], [])
    other = ask(world.a_liaison, text, "what-if/?c=1-1-accept").context["answer"]
    assert (other.changes, len(other.notes), other.whole.joins) == ([], 1, [])  # a accepts it already
    own = ask(world.a_liaison, text, "what-if/?c=1-1-reject").context["answer"]
    assert own.whole.lost == ["آب‌بانان"]


def test_what_an_own_move_would_bring_is_offered_to_that_organisation_alone(world):
    text = disputed(world)
    offered = [
        [tick.value for tick in ask(liaison, text, "what-if/").context["answer"].ticks if tick.own]
        for liaison in world.liaisons
    ]
    assert offered == [[], [], [], ["1-1-accept"]]


def test_a_proposed_clause_can_be_put_in(world):
    text, added, _leaving = with_an_addition(world)
    answer = ask(world.a_liaison, text, f"what-if/?c={added.anchor}-{added.wordings.get().letter}")
    assert heights(answer) == [(4, 4, None, 3), (3, 3, 4, 4)]
    assert answer.context["answer"].whole.lost == ["پزشکان"]


def test_nothing_of_a_what_if_is_stored(world):
    text = disputed(world)
    caches["ground"].clear()
    ask(world.d_liaison, text, "what-if/")
    kept = sorted(path.name for path in Path(settings.CACHES["ground"]["LOCATION"]).glob("*"))
    before = rows()
    answer = ask(world.d_liaison, text, "what-if/?c=1-1-accept&c=2-out")
    assert len(answer.context["answer"].changes) == 2
    assert sorted(path.name for path in Path(settings.CACHES["ground"]["LOCATION"]).glob("*")) == kept
    assert rows() == before
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    ("given", "kept", "sentence"),
    [
        ("c=zz", 0, "1 change belongs to nothing in this text; it is left aside."),
        ("c=99-1&c=1-9", 0, "2 changes belong to nothing in this text; they are left aside."),
        ("c=1-out-accept", 0, "1 change belongs to nothing in this text; it is left aside."),
        ("c=1-1-never", 0, "1 change belongs to nothing in this text; it is left aside."),
        ("c=" + "9" * 5000, 0, "1 change belongs to nothing in this text; it is left aside."),
        ("c=%DB%B1-out", 0, "1 change belongs to nothing in this text; it is left aside."),
        ("c=1-1", 0, "What is so already is no change; it is left aside."),
        ("c=1-1-accept", 0, "What is so already is no change; it is left aside."),
        ("c=1-1-reject&c=1-1-stand_aside", 1, "Of two changes of the same thing the later one counts."),
        ("own=1-1", 0, "For a position choose both, the wording and the answer."),
        ("stance=accept&c=2-out", 1, "For a position choose both, the wording and the answer."),
        ("own=1-1&stance=x", 0, "1 change belongs to nothing in this text; it is left aside."),
        ("c=&c=2-out", 1, ""),
    ],
)
def test_what_an_address_cannot_mean_is_left_aside_with_a_sentence(world, given, kept, sentence):
    text = disputed(world)
    answer = ask(world.a_liaison, text, f"what-if/?{given}", language="en")
    assert (answer.status_code, len(answer.context["answer"].changes)) == (200, kept)
    assert answer.context["answer"].notes == ([sentence] if sentence else [])
    assert sentence in said(answer)


@pytest.mark.django_db
def test_no_more_than_twelve_changes_are_shown():
    actor, text = coalition_of(3, size=20)
    answer = ask(actor, text, "what-if/?" + "&".join(f"c={n}-out" for n in range(1, 21)), language="en")
    assert (MOST, len(answer.context["answer"].changes)) == (12, 12)
    assert answer.context["answer"].notes == [
        "No more than twelve changes are shown at once; the others are left aside."
    ]
    many = ask(actor, text, "what-if/?" + "&".join("c=1-out" for _ in range(800)), language="en")
    assert (many.status_code, len(many.context["answer"].changes)) == (200, 1)


def test_every_change_can_be_chosen_without_a_script(share):
    cast, text = share
    page = lxml.html.fromstring(ask(cast.liaison("darrehsabz"), text, "what-if/?c=6-2").content.decode())
    form = page.xpath("//main//form")[0]
    assert (form.get("method"), form.get("action")) == ("get", f"/fa/w/texts/{text.number}/common-ground/what-if/")
    ticked = form.xpath(".//input[@type='checkbox'][@checked]/@value")
    offered = form.xpath(".//select[@name='c']//option/@value")
    assert ticked == ["6-2"]
    assert {f"{n}-out" for n in range(1, 13)} | {"4-2", "4-3", "6-2", ""} <= set(offered)
    assert len(form.xpath(".//select[@name='own']//option")) == 1 + 12 + len([v for v in offered if v[-1:].isdigit()])
    assert form.xpath(".//select[@name='stance']/option/@value") == [
        "", "accept", "reservation", "stand_aside", "reject", "silent",
    ]  # fmt: skip


def test_each_bridge_leads_to_the_staircase_with_it(share):
    cast, text = share
    actor = cast.liaison("darrehsabz")
    links = lxml.html.fromstring(ask(actor, text, "").content.decode()).xpath("//section[@id='bridges']//a/@href")
    asked = [link for link in links if "what-if/?" in link]
    page = f"/fa/w/texts/{text.number}/common-ground/what-if/"
    assert asked[:3] == [f"{page}?c=6-2", f"{page}?c=4-2", f"{page}?c=4-3"]
    answers = [client_of(actor).get(link).context["answer"] for link in asked]
    assert {(len(one.notes), len(one.changes) > 0) for one in answers} == {(0, True)}


def test_where_a_step_is_not_proved_both_bounds_stand_and_nobody_is_said_to_join(world):
    text = disputed(world)
    asking = Asking(seen_by(world.a_liaison, text), QueryDict())
    keys = asking.question.organisations
    before = [engine.Step(1, keys, ("1",), 4, True), engine.Step(2, keys[:2], ("1", "2"), 4, False)]
    after = [engine.Step(1, keys, ("1",), 4, True), engine.Step(2, keys[1:], ("1", "2"), 3, True)]
    two, one = moved(asking, before, after).rows
    assert (two.open, two.moves, two.joins, two.lost, joins_said(two)) == (
        True, False, [], [], "ثابت نشده است و هنوز معلوم نیست",
    )  # fmt: skip
    assert (bounded(two.before, two.before_upper), bounded(two.after, two.after_upper)) == ("۲ تا ۴", "۳")
    assert (one.open, joins_said(one), bounded(None, None)) == (False, "همان‌ها", "–")
