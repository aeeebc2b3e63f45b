"""Long work on a common ground: answered at once with its bounds, carried on by the clock, never shown for other positions."""

import logging
import time
from dataclasses import replace

import lxml.html
import pytest
from django.core.cache import caches

from hamgam.engine.ground import frontier
from hamgam.engine.ground.compiled import plain
from hamgam.engine.ground.frontier import LIMIT
from hamgam.notices import clock
from hamgam.positions import work
from hamgam.positions.acts import take
from hamgam.positions.ground import FIRST_LIMIT, answer_to, fingerprint, ground_of, kept, question_of, task_of
from hamgam.positions.reading import Reading
from hamgam.positions.seen import seen_by
from hamgam.positions.work import WORKER, Worker, prepare
from hamgam.record import grown
from tests.people import client_of
from tests.positions.scene import another_round, close, coalition_of, hard
from tests.positions.test_ground import ground_page
from tests.remembered import forget_grounds
from tests.texts.drafts import in_common_ground

LONG = 60.0


@pytest.fixture(autouse=True)
def _nothing_known():
    """No answer and no note from before, and nobody at work afterwards."""
    forget_grounds()
    yield
    WORKER.stop()
    caches["work"].clear()


@pytest.fixture
def open_one(db):
    """The liaisons of the hard case, and its text. A page answers by plain Python: the compiled search proves it at once."""
    with plain():
        yield hard()


def sizes(steps):
    return [len(step.signatories) for step in steps]


def notice(answer) -> str:
    """What the page says about work that goes on, ended or stands still; nothing where all is proved."""
    found = lxml.html.fromstring(answer.content.decode()).xpath("//div[@id='progress']")
    return " ".join(found[0].text_content().split()) if found else ""


def of(liaisons, text):
    return task_of(seen_by(liaisons[0], text))


# A first answer


def test_a_page_is_answered_at_once_with_bounds_that_hold(open_one):
    liaisons, text = open_one
    ground = ground_of(seen_by(liaisons[0], text))
    exact = sizes(frontier(question_of(seen_by(liaisons[0], text))).steps)
    assert (ground.exact, 0 < ground.proved < len(exact)) == (False, True)
    assert [k for k, step in enumerate(ground.reach.steps) if not len(step.signatories) <= exact[k] <= step.upper] == []
    assert answer_to(of(liaisons, text)).limit == FIRST_LIMIT


def test_what_is_not_proved_stands_as_from_to_and_is_drawn_as_a_band(open_one):
    liaisons, text = open_one
    answer = ground_page(liaisons[0], text, language="en")
    reading = answer.context["reading"]
    rows = [row.stair for row in reading.stair_rows if row.stair.reach_upper is not None]
    page = lxml.html.fromstring(answer.content.decode())
    cells = [cell.text_content() for cell in page.xpath("//table[contains(@class, 'steps')]/tbody/tr/td[2]")]
    said = [cell.split(" (")[0].strip() for cell in cells]  # Behind it a link says for ears which text it leads to.
    assert [f"{row.reach} to {row.reach_upper}" for row in rows] == [one for one in said if " to " in one]
    assert len(page.xpath("//*[@class='b2']")) == len(rows) > 0
    assert "the step is not proved: it lies between the two numbers" in page.text_content()
    assert "These numbers are exact" not in page.text_content()


def test_where_all_is_proved_nothing_is_said_of_work(world):
    text = in_common_ground(world)
    answer = ground_page(world.a_liaison, text, language="en")
    assert (notice(answer), answer.headers.get("Refresh")) == ("", None)
    assert "These numbers are exact" in answer.content.decode()


# The clock carries it on


def test_the_clock_carries_it_on_until_all_is_proved_and_the_page_says_so(open_one):
    liaisons, text = open_one
    first = ground_of(seen_by(liaisons[0], text))
    assert clock.tick() == []
    WORKER.wait(LONG)
    ground = ground_of(seen_by(liaisons[0], text))
    question = question_of(seen_by(liaisons[0], text))
    assert (first.exact, ground.exact) == (False, True)
    assert sizes(ground.reach.steps) == sizes(frontier(question).steps)
    assert ground.levels.reached >= first.levels.reached
    answer = ground_page(liaisons[0], text, language="en")
    assert (notice(answer), answer.headers.get("Refresh")) == ("", None)
    assert (WORKER.tasks, prepare()) == ({}, 0)


def test_the_clock_does_not_wait_for_it(open_one, monkeypatch):
    """A worker that may not begin holds nobody: the claim is somebody else's, and the tick is over all the same."""
    liaisons, text = open_one
    task = of(liaisons, text)
    with work._claimed(task.key, "somebody else") as claim:
        assert claim is not None
        prepare()
        WORKER.wait(LONG)
        assert (answer_to(task).limit, task.key in WORKER.tasks) == (FIRST_LIMIT, True)
    prepare()
    WORKER.wait(LONG)
    assert answer_to(task).ground.exact


def test_two_workers_do_not_work_on_the_same(open_one):
    liaisons, text = open_one
    key = of(liaisons, text).key
    with work._claimed(key, "one") as one, work._claimed(key, "two") as two, work._claimed("another", "two") as other:
        assert (one is not None, two, other is not None) == (True, None, True)
    with work._claimed(key, "two") as two:
        assert two is not None and two.holds()


def test_a_claim_without_a_sign_is_nobodys_after_a_while(open_one, monkeypatch):
    liaisons, text = open_one
    key = of(liaisons, text).key
    monkeypatch.setattr(work, "CLAIM", 0.01)
    with work._claimed(key, "one that died"):
        time.sleep(0.05)
        with work._claimed(key, "two") as two:
            assert two is not None
    monkeypatch.setattr(work, "RENEWED", 0.0)
    with work._claimed(key, "one") as one:
        caches["work"].set(f"claim-{key}", "two")
        assert not one.holds()
    assert caches["work"].get(f"claim-{key}") == "two"  # what is another's is not given back


def test_who_is_told_to_stop_stops_and_leaves_what_is_known(open_one):
    liaisons, text = open_one
    task = of(liaisons, text)
    worker = Worker()
    worker.take_on({task.key: task})
    worker.stop()
    worker.wait(LONG)  # it stands back behind everything else that this machine does
    assert caches["work"].get(f"claim-{task.key}") is None
    assert worker._thread is not None and not worker._thread.is_alive()
    assert answer_to(task).limit >= FIRST_LIMIT


def test_a_run_that_is_cut_short_leaves_levels_and_bridges_no_worse(open_one):
    liaisons, text = open_one
    task = of(liaisons, text)
    former = answer_to(task).ground
    cut = work.work_out(task, LIMIT, lambda: True, former)
    assert {row.changes: row.gap for row in cut.bridges} == {row.changes: row.gap for row in former.bridges}
    assert (cut.bridges.complete, cut.levels) == (former.bridges.complete, former.levels)
    whole = work.work_out(task, LIMIT, None, former)
    gaps = {row.changes: row.gap for row in whole.bridges}
    assert [row for row in former.bridges if gaps.get(row.changes, 0) > row.gap] == []


def test_a_page_asks_the_clock_for_a_text_that_it_does_not_look_at_by_itself(open_one):
    liaisons, text = open_one
    prepare()
    WORKER.wait(LONG)
    caches["ground"].clear()
    assert (prepare(), WORKER.tasks) == (0, {})  # the record has not grown
    ground_page(liaisons[0], text)
    assert prepare() == 1
    WORKER.wait(LONG)
    assert ground_of(seen_by(liaisons[0], text)).exact
    assert (prepare(), caches["work"].get("asked")) == (1, frozenset())
    assert prepare() == 0


def test_a_text_that_fails_stops_no_other_and_is_told(world, monkeypatch, caplog):
    broken, whole = in_common_ground(world), in_common_ground(world)
    caches["default"].clear()
    caches["ground"].clear()
    read = work.seen_by

    def failing(actor, text):
        if text == broken:
            raise OSError("a row that cannot be read")
        return read(actor, text)

    monkeypatch.setattr(work, "seen_by", failing)
    with caplog.at_level(logging.ERROR, "hamgam"):
        assert prepare() == 1
    assert [record.getMessage() for record in caplog.records] == [
        f"the common ground of text {broken.number} could not be worked out"
    ]
    states = [kept(f"ground-{task_of(read(world.a_liaison, text)).key}") for text in (broken, whole)]
    assert [state is not None for state in states] == [False, True]


def test_a_task_that_fails_stops_no_other(open_one, caplog):
    liaisons, text = open_one
    task = of(liaisons, text)
    damaged = replace(task, text=([],))
    with caplog.at_level(logging.ERROR, "hamgam"):
        WORKER.take_on({damaged.key: damaged, task.key: task})
        WORKER.wait(LONG)
    assert [record.getMessage() for record in caplog.records] == ["the work on a common ground failed"]
    assert answer_to(task).ground.exact


# What it is kept for


def test_an_answer_is_never_shown_for_other_positions(open_one):
    liaisons, text = open_one
    before = of(liaisons, text)
    prepare()
    WORKER.wait(LONG)
    assert answer_to(before).ground.exact
    another_round(type("World", (), {"a_liaison": liaisons[0]}), text)
    clause = text.clauses.get(anchor=1)
    wording = clause.wordings.get()
    rejecting = next(one for one in liaisons if seen_by(one, text).stances[one.organisation.pk, wording.pk] == "reject")
    take(by=rejecting, on=wording, stance="accept")
    assert of(liaisons, text).key == before.key  # nothing of it is disclosed yet
    close(text)
    after = of(liaisons, text)
    assert (after.key == before.key, kept(f"ground-{after.key}")) == (False, None)
    assert (answer_to(after).ground.exact, answer_to(before).ground.exact) == (False, True)


def test_work_on_positions_that_are_past_is_left(open_one):
    liaisons, text = open_one
    task = of(liaisons, text)
    WORKER.take_on({task.key: task})
    WORKER.take_on({})
    WORKER.wait(LONG)
    assert WORKER.tasks == {}
    assert fingerprint(task.whole, task.text) == task.key


# What the page says


def test_a_clock_that_does_not_run_is_said_and_nothing_is_promised(open_one):
    liaisons, text = open_one
    answer = ground_page(liaisons[0], text, language="en")
    assert notice(answer).startswith("Not everything is proved. The clock of this installation is not running")
    assert answer.headers.get("Refresh") is None
    fa = notice(ground_page(liaisons[0], text))
    assert fa.startswith("همه چیز ثابت نشده است. ساعت این سامانه کار نمی‌کند")


def test_while_the_work_goes_on_the_page_says_since_when_and_renews_itself_unless_it_should_not(open_one):
    liaisons, text = open_one
    work.clock_looks()
    answer = ground_page(liaisons[0], text, language="en")
    said = notice(answer)
    assert said.startswith("Still being worked out. It began less than a minute ago.")
    assert said.endswith("This page renews itself every twenty seconds. Do not renew it")
    assert answer.headers.get("Refresh") == "20"
    still = ground_page(liaisons[0], text, "?renew=no", language="en")
    assert (still.headers.get("Refresh"), notice(still).endswith("Renew it by itself")) == (None, True)


def test_it_says_how_long_it_has_been_at_it(open_one):
    liaisons, text = open_one
    work.clock_looks()
    task = of(liaisons, text)
    caches["ground"].set(f"ground-{task.key}", replace(answer_to(task), since=time.time() - 250))
    assert "It began four minutes ago." in notice(ground_page(liaisons[0], text, language="en"))
    assert "چهار دقیقه پیش آغاز شد." in notice(ground_page(liaisons[0], text))


def test_a_clock_that_stopped_is_not_taken_for_one_that_runs(open_one, monkeypatch):
    liaisons, text = open_one
    work.clock_looks()
    monkeypatch.setattr(work, "CLOCK_GONE", 0.0)
    assert Reading(seen_by(liaisons[0], text)).progress.state == "waiting"


def test_at_the_end_of_what_one_state_is_given_the_bounds_stay_and_the_page_says_so(open_one, monkeypatch):
    liaisons, text = open_one
    monkeypatch.setattr(work, "MOST_BRANCHES", FIRST_LIMIT // 100)
    work.clock_looks()
    prepare()
    WORKER.wait(LONG)
    answer = ground_page(liaisons[0], text, language="en")
    assert answer.context["reading"].progress.state == "ended"
    assert notice(answer).startswith("Not everything is proved. The work ended at its limit.")
    assert answer.headers.get("Refresh") is None
    assert (answer.context["reading"].ground.exact, WORKER.tasks) == (False, {})


def test_seconds_end_it_too(open_one, monkeypatch):
    liaisons, text = open_one
    monkeypatch.setattr(work, "MOST_SECONDS", 0.0)
    prepare()
    WORKER.wait(LONG)
    found = answer_to(of(liaisons, text))
    assert (found.ended, found.done) == (True, True)


def test_the_first_sentences_say_at_least_where_more_are_not_excluded(open_one):
    liaisons, text = open_one
    ground = ground_of(seen_by(liaisons[0], text))
    lowest = ground.rewording.steps[-1]
    assert ground.reworded_proved == lowest.proved


def test_the_file_holds_the_bounds_beside_the_numbers(open_one):
    liaisons, text = open_one
    page = client_of(liaisons[0]).get(f"/en/w/texts/{text.number}/common-ground.csv").content.decode("utf-8-sig")
    head = next(line for line in page.splitlines() if line.startswith("clauses,signatories"))
    assert head.endswith('signatories at most,"with other wordings and additions, at most"')


# Only when the record has grown


def test_a_look_is_needed_once_for_each_state_of_the_record(world):
    look = grown.look("anything")
    assert look.needed
    look.keep()
    assert (grown.look("anything").needed, grown.look("something-else").needed) == (False, True)
    in_common_ground(world)
    assert grown.look("anything").needed


def test_a_small_coalition_is_proved_by_the_first_answer(db):
    actor, text = coalition_of(5, size=6)
    assert answer_to(task_of(seen_by(actor, text))).done
