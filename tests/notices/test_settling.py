"""What a closed round has settled is carried out by the clock: exactly what the bylaws say, once, and never a choice."""

import itertools

import pytest
from django.db import connection
from django.utils import translation

from hamgam.bylaws.acts import NotPossible, Refused
from hamgam.differences.models import Difference
from hamgam.notices import clock
from hamgam.notices.news import latest
from hamgam.record.models import Entry
from hamgam.texts import acts, settling
from hamgam.texts.models import Lead
from tests.people import client_of
from tests.remembered import forget
from tests.shapes import SHAPES, House, house, lead_of

pytestmark = pytest.mark.django_db
OTHER, THIRD = "آب پاک برای همه.", "آب پاک، همین امروز."
ROUNDS = {"network": 2, "council": 2, "platform": 3, "committee": 1, "alliance": 2}


@pytest.fixture
def network() -> House:
    return house("network")


def offered(here: House, *answers: str, leading: str = "+++-", by: str = "b"):
    """A text whose one clause leads with these answers, and other wordings with theirs; its round has closed."""
    text = here.text()
    clause = text.clauses.get()
    here.open(text)
    here.say(lead_of(clause), leading)
    for words, said in zip((OTHER, THIRD), answers, strict=False):
        here.say(acts.propose_wording(by=here.voices[by], on=clause, words=words), said)
    here.close(text)
    return clause


def states(clause) -> list[str]:
    return list(clause.wordings.order_by("letter").values_list("state", flat=True))


# --- what is agreed comes to lead


@pytest.mark.parametrize("shape", SHAPES)
def test_the_one_wording_that_is_agreed_comes_to_lead_in_every_shape(shape):
    here = house(shape)
    clause = offered(here, "++++", leading="--++")
    assert (clock.tick(), clock.tick()) == (["texts.lead_wording"], [])
    assert (lead_of(clause).body, Lead.objects.count()) == (OTHER, 1)
    entry = Entry.objects.get(act="texts.lead_wording")
    assert (entry.organisation, entry.article) == ("", "8.1")


def test_a_proposal_to_leave_out_that_is_agreed_is_carried_out(network):
    text = network.text()
    clause = text.clauses.get()
    network.open(text)
    network.say(lead_of(clause), "+-++")
    network.say(acts.propose_leaving_out(by=network.voices["b"], on=clause), "++++")
    network.close(text)
    assert clock.tick() == ["texts.leave_clause_out"]
    clause.refresh_from_db()
    assert (clause.state, states(clause)) == ("out", ["leading", "carried_out"])


def test_a_new_clause_that_is_agreed_joins_the_text(network):
    text = network.text()
    network.open(text)
    network.say(lead_of(text.clauses.get()), "++++")
    made = acts.propose_clause(by=network.voices["c"], on=text, words="کار ایمن.")
    network.say(made.wordings.get(), "+++.")
    network.close(text)
    assert clock.tick() == ["texts.lead_wording"]
    made.refresh_from_db()
    assert (made.state, lead_of(made).body) == ("in", "کار ایمن.")


@pytest.mark.parametrize(
    ("answers", "leading"),
    [(("++++", "++++"), "+++-"), (("++++",), "++++"), (("++..",), "+++-"), (("+++-",), "+++-"), (("....",), "....")],
    ids=["two wordings", "the present one too", "too few answered", "one rejects", "nobody answered"],
)
def test_nothing_is_chosen_where_more_or_less_than_one_wording_is_agreed(network, answers, leading):
    clause = offered(network, *answers, leading=leading)
    assert clock.tick() == []
    assert states(clause) == ["leading", *["open"] * len(answers)]


def test_a_wording_and_leaving_out_that_are_both_agreed_wait_for_a_person(network):
    text = network.text()
    clause = text.clauses.get()
    network.open(text)
    network.say(lead_of(clause), "-+++")
    network.say(acts.propose_wording(by=network.voices["b"], on=clause, words=OTHER), "++++")
    omits = acts.propose_leaving_out(by=network.voices["b"], on=clause)
    network.say(omits, "++++")
    network.close(text)
    assert clock.tick() == []
    acts.leave_clause_out(by=network.voices["c"], on=omits)
    assert clock.tick() == []


def test_what_a_person_chose_is_not_changed_by_the_clock(network):
    clause = offered(network, "++++", "++++")
    chosen = clause.wordings.get(body=THIRD)
    acts.lead_wording(by=network.voices["c"], on=chosen)
    assert (clock.tick(), lead_of(clause).pk) == ([], chosen.pk)


@pytest.mark.parametrize(("answers", "leading"), [(("++++", "++++"), "+++-"), (("++++",), "++++")])
def test_the_clock_itself_is_refused_a_choice(network, answers, leading):
    clause = offered(network, *answers, leading=leading)
    with pytest.raises(NotPossible) as caught:
        acts.lead_wording(by=network.world.clock, on=clause.wordings.get(body=OTHER))
    assert (caught.value.code, lead_of(clause).letter) == ("not_due_yet", 1)


def test_before_the_round_closes_nothing_is_carried_out(network):
    text = network.text()
    clause = text.clauses.get()
    network.open(text)
    network.say(acts.propose_wording(by=network.voices["b"], on=clause, words=OTHER), "++++")
    assert (clock.tick(), settling.steps(text)) == ([], [])


def test_the_order_of_the_answers_does_not_matter():
    here = house("network")
    found = set()
    for order in itertools.islice(itertools.permutations("abcd"), 0, 24, 7):
        text = here.text()
        clause = text.clauses.get()
        here.open(text)
        proposal = acts.propose_wording(by=here.voices["b"], on=clause, words=OTHER)
        for letter in order:
            here.say(proposal, "".join("+" if one == letter else "." for one in "abcd"))
        here.say(lead_of(clause), "-...")
        here.close(text)
        found.add(tuple(step.act for step in settling.steps(text)))
    assert found == {("texts.lead_wording",)}


def test_bylaws_without_such_a_row_leave_it_to_people(network, monkeypatch):
    clause = offered(network, "++++")
    plain = type(clock.rules.in_force())(**{**vars_of(clock.rules.in_force()), "powers": without_the_clock()})
    monkeypatch.setattr(clock.rules, "in_force", lambda: plain)
    assert (clock.tick(), lead_of(clause).letter) == ([], 1)


def vars_of(bylaws):
    return {name: getattr(bylaws, name) for name in ("version", "shape", "powers", "matters", "settings")}


def without_the_clock():
    import dataclasses

    return tuple(
        dataclasses.replace(row, roles=tuple(role for role in row.roles if role != "clock"))
        if row.act.startswith("texts.") else row
        for row in clock.rules.in_force().powers
    )  # fmt: skip


def test_the_clock_looks_again_only_when_the_record_has_grown(network, django_assert_num_queries):
    offered(network, "++..")
    clock.tick()
    with django_assert_num_queries(1):
        assert clock._settle(clock.times.now()) == []
    forget()
    assert clock._settle(clock.times.now()) == []


def test_what_the_clock_failed_at_is_tried_again(network, settings, tmp_path):
    clause, key = offered(network, "++++"), settings.LOG_KEY_FILE
    settings.LOG_KEY_FILE = tmp_path
    assert (clock.tick(), lead_of(clause).letter) == ([], 1)
    settings.LOG_KEY_FILE = key
    assert (clock.tick(), lead_of(clause).body) == (["texts.lead_wording"], OTHER)


def test_a_text_whose_past_cannot_be_read_stops_no_other(network):
    broken = network.text()
    for _round in range(2):
        network.round(broken, {})
    clause = offered(network, "++++")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE hamgam_version SET snapshot = '{}' WHERE text_id = %s", [broken.pk])
    assert clock.tick() == ["texts.lead_wording"]
    assert lead_of(clause).body == OTHER


# --- what follows without agreement, after the last round


def through_the_rounds(here: House, leading: str = "++--", number: int | None = None):
    """A text of two clauses, the second one agreed, after its last round (or after fewer)."""
    text = here.text("آب برای همه.", "کار ایمن.")
    first, second = text.clauses.order_by("order")
    for _round in range(number or ROUNDS[here.shape]):
        here.round(text, {lead_of(first): leading, lead_of(second): "++++"})
    return first, second


AFTERWARDS = {
    "network": (["texts.end_without_agreement"], "difference"),
    "council": (["texts.end_without_agreement"], "in"),
    "platform": (["texts.end_without_agreement"], "out"),
    "committee": ([], "in"),
    "alliance": (["texts.end_without_agreement"], "in"),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_after_the_last_round_each_shape_goes_on_as_its_bylaws_say(shape):
    first, second = through_the_rounds(house(shape))
    done, state = AFTERWARDS[shape]
    assert (clock.tick(), clock.tick()) == (done, [])
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.state, second.state) == (state, "in")


@pytest.mark.parametrize("shape", [shape for shape in SHAPES if ROUNDS[shape] > 1])
def test_before_the_last_round_nothing_follows(shape):
    first, _second = through_the_rounds(house(shape), number=ROUNDS[shape] - 1)
    assert clock.tick() == []
    first.refresh_from_db()
    assert first.state == "in"


@pytest.mark.parametrize(
    ("said", "done", "state"),
    [
        ("++--", ["texts.end_without_agreement"], "fallen"),
        ("++..", ["texts.lead_wording"], "leading"),
        ("....", [], "open"),
    ],
    ids=["a tie", "a majority", "nobody"],
)
def test_in_a_committee_a_proposal_without_a_majority_falls_and_what_was_there_stays(said, done, state):
    clause = offered(house("committee"), said, leading="+---")
    assert (clock.tick(), clock.tick()) == (done, [])
    proposal = clause.wordings.get(body=OTHER)
    assert (proposal.state, lead_of(clause).body == OTHER) == (state, state == "leading")


def test_in_a_committee_a_proposal_falls_beside_words_that_have_their_majority():
    clause = offered(house("committee"), "+---", leading="++++")
    assert clock.tick() == ["texts.end_without_agreement"]
    assert states(clause) == ["leading", "fallen"]


def test_a_clause_that_was_only_proposed_goes_with_the_last_proposal_that_falls():
    here = house("committee")
    text = here.text()
    here.open(text)
    made = acts.propose_clause(by=here.voices["c"], on=text, words="کار ایمن.")
    here.say(made.wordings.get(), "+---")
    here.close(text)
    assert clock.tick() == ["texts.end_without_agreement"]
    made.refresh_from_db()
    assert (states(made), made.state) == (["fallen"], "out")


def test_silence_does_not_block_for_ever(network):
    first, _second = through_the_rounds(network, leading="....")
    assert clock.tick() == ["texts.end_without_agreement"]
    first.refresh_from_db()
    assert first.state == "difference"


@pytest.mark.parametrize("shape", ["network", "platform"])
def test_a_text_that_lost_its_every_clause_goes_on_with_what_is_proposed(shape):
    here = house(shape)
    text = here.text()
    for _round in range(ROUNDS[shape]):
        here.round(text, {lead_of(text.clauses.get()): "+++-"})
    assert clock.tick() == ["texts.end_without_agreement"]
    made = acts.propose_clause(by=here.voices["b"], on=text, words="کار ایمن.")
    here.open(text)
    for page in ("", "common-ground/", "whole/"):
        answer = client_of(here.voices["a"], language="en").get(f"/en/w/texts/{text.number}/{page}")
        assert answer.status_code == 200
    here.say(made.wordings.get(), "++++")
    here.close(text)
    assert clock.tick() == ["texts.lead_wording"]
    made.refresh_from_db()
    assert made.state == "in"


def test_the_question_bears_the_words_of_the_clause_and_nobody_brought_it(network):
    first, _second = through_the_rounds(network)
    clock.tick()
    made = Difference.objects.get(clause=first)
    assert (made.opened_by, made.state, "آب برای همه." in made.question["fa"]) == (None, "open", True)
    for language, said in (("fa", "پس از آخرین دور خودبه‌خود باز شده"), ("en", "opened by itself after the last round")):
        page = client_of(network.voices["a"], language=language).get(f"/{language}/open-questions/{made.number}/")
        assert said in page.content.decode()


def test_what_follows_is_news_for_the_members(network):
    through_the_rounds(network)
    clock.tick()
    with translation.override("fa"):
        said = [row.sentence for row in latest(network.voices["c"])]
    assert said[0] == "بر سر بندی از «آب پاک» تا آخرین دور توافقی به دست نیامد."


def test_a_clause_made_after_the_last_round_was_never_asked_about(network):
    first, _second = through_the_rounds(network, leading="++++")
    acts.split_clause(by=network.voices["a"], on=first, first="آب", second="برای همه.")
    assert clock.tick() == []


def test_a_wording_that_came_to_lead_after_the_last_round_is_asked_about_first(network):
    text = network.text()
    clause = text.clauses.get()
    network.round(text, {lead_of(clause): "++--"})
    network.open(text)
    network.say(acts.propose_wording(by=network.voices["b"], on=clause, words=OTHER), "++++")
    network.close(text)
    assert clock.tick() == ["texts.lead_wording"]
    network.round(text, {lead_of(clause): "+++-"})
    assert clock.tick() == ["texts.end_without_agreement"]


@pytest.mark.parametrize("who", ["liaison", "delegate"])
def test_nobody_ends_a_clause_by_hand(network, who):
    first, _second = through_the_rounds(network)
    with pytest.raises(Refused):
        acts.end_without_agreement(by=getattr(network.world, f"a_{who}"), on=lead_of(first))


def test_the_clock_ends_nothing_before_it_is_due(network):
    first, second = through_the_rounds(network, number=1)
    with pytest.raises(NotPossible) as caught:
        acts.end_without_agreement(by=network.world.clock, on=lead_of(first))
    assert caught.value.code == "not_due_yet"
    with pytest.raises(Refused) as refused:
        acts.end_without_agreement(by=network.world.clock, on=lead_of(second))
    assert refused.value.verdict.reason == "is_agreed"


def test_what_is_due_is_read_in_as_many_queries_for_many_clauses(network, django_assert_max_num_queries):
    few, many = network.text(), network.text(*(f"بند {n}." for n in range(30)))
    for text in (few, many):
        network.round(text, {})
    for text in (few, many):
        with django_assert_max_num_queries(6):
            assert settling.steps(text) == []


@pytest.mark.parametrize(("language", "said"), [("fa", "بی‌توافق کنار رفت"), ("en", "fell without agreement")])
def test_a_proposal_that_fell_stays_readable(language, said):
    here = house("committee")
    clause = offered(here, "+---", leading="++++")
    clock.tick()
    page = client_of(here.voices["a"], language=language).get(
        f"/{language}/w/texts/{clause.text.number}/clauses/{clause.anchor}/"
    )
    assert [words in page.content.decode() for words in (said, OTHER)] == [True, True]
