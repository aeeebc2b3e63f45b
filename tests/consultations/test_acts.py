"""Opening, inviting, moderating and closing: who may, what is recorded, and what is kept nowhere."""

from datetime import timedelta

import pytest
from django.utils import timezone, translation

from hamgam.bylaws.acts import NotPossible, Refused
from hamgam.bylaws.founding import SHAPES
from hamgam.consultations import acts, answering, results
from hamgam.consultations.models import AnswerLink, AnswerSet, Consultation, ProposedStatement, ShortStatement
from hamgam.consultations.tables import answer_key, link_digest, table_digest
from hamgam.notices import clock
from hamgam.record import times
from hamgam.record.checking import check
from hamgam.record.models import Authorship, Entry
from tests.consultations.asked import STATEMENTS, answered, opened
from tests.furnished import furnished
from tests.people import add, make_coalition, seat
from tests.remembered import forget


def refused(act, **given):
    """The verdict of a refusal: (reason, article)."""
    with pytest.raises(Refused) as found:
        act(**given)
    return found.value.verdict.reason, found.value.verdict.article


def impossible(act, *positional, **given):
    """The code of what cannot be done."""
    with pytest.raises(NotPossible) as found:
        act(*positional, **given)
    return found.value.code


@pytest.mark.django_db
@pytest.mark.parametrize("shape", SHAPES)
def test_in_every_shape_a_liaison_asks_and_moderates_for_their_own_organisation_alone(shape):
    world = furnished(shape)
    asked = opened(world.a_liaison, "links")
    links = acts.invite(by=world.a_delegate, on=asked, count=1)
    secret = answering.new_secret()
    answering.answer(asked, secret, 1, "agree", token=links[0])
    proposal = answering.propose(asked, secret, "رود باید نگهبان داشته باشد.", "fa")
    stranger = ("other_organisation", "13.2"), ("other_organisation", "13.3"), ("other_organisation", "13.3")
    assert (
        refused(acts.invite, by=world.b_delegate, on=asked, count=1),
        refused(acts.accept_statement, by=world.c_liaison, on=proposal),
        refused(acts.refuse_statement, by=world.c_liaison, on=proposal, reason="نه"),
    ) == stranger
    assert refused(acts.close, by=world.c_liaison, on=asked) == ("other_organisation", "13.4")
    assert refused(acts.invite, by=world.clock, on=asked, count=1) == ("wrong_role", "13.2")
    shown = acts.accept_statement(by=world.a_delegate, on=proposal)
    assert (shown.place, shown.state, shown.proposed) == (5, "shown", True)
    assert acts.close(by=world.a_liaison, on=asked).state == "closed"
    assert check() == []


def test_nobody_and_no_observer_asks(world):
    for who in (world.observer, world.nobody):
        assert refused(opened, by=who) == ("wrong_role", "13.1")
    assert Consultation.objects.count() == 0


@pytest.mark.django_db
def test_nobody_is_asked_while_the_coalition_is_being_founded():
    make_coalition()
    first = seat(add("a"), "liaison", "a-liaison")
    assert refused(opened, by=first) == ("wrong_stage", "13.1")


def test_what_was_opened_is_as_it_was_typed(world):
    asked = opened(world.a_liaison, public=True)
    assert (asked.number, asked.kind, asked.public, asked.takes_proposals, asked.state) == (
        1,
        "anybody",
        True,
        True,
        "running",
    )
    assert [row.words for row in asked.statements.all()] == list(STATEMENTS)
    assert Entry.objects.first().act == "consultations.open"


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"statements": []}, "consultation_statements_missing"),
        ({"statements": [{"fa": " "}]}, "consultation_statements_missing"),
        ({"statements": [{"fa": f"گزارهٔ {n}"} for n in range(301)]}, "consultation_statements_many"),
        ({"statements": [{"fa": "آ" * 201}]}, "consultation_words_too_long"),
        ({"statements": [{"fa": "پаک"}]}, "consultation_words_not_plain"),
        ({"kind": "everybody"}, "consultation_kind_missing"),
        ({"days": -1}, "consultation_day_impossible"),
        ({"days": 181}, "consultation_day_impossible"),
    ],
)
def test_what_cannot_be_asked_is_refused_with_its_reason(world, given, code):
    assert impossible(opened, world.a_liaison, **given) == code
    assert Consultation.objects.count() == 0


def test_links_are_kept_as_keyed_digests_and_each_lets_one_person_answer(world):
    asked = opened(world.a_liaison, "links")
    one, other = acts.invite(by=world.a_liaison, on=asked, count=2)
    assert set(AnswerLink.objects.values_list("digest", flat=True)) == {link_digest(one), link_digest(other)}
    first, second = answering.new_secret(), answering.new_secret()
    answering.answer(asked, first, 1, "agree", token=one)
    assert impossible(answering.answer, asked, second, 1, "agree", token=one) == "consultation_link_used"
    assert impossible(answering.answer, asked, second, 1, "agree", token="guessed") == "consultation_link_used"
    answering.answer(asked, second, 1, "disagree", token=other)
    answering.answer(asked, first, 1, "pass")
    assert sorted(AnswerSet.objects.values_list("answers", flat=True), key=str) == [{"1": -1}, {"1": 0}]
    asked.refresh_from_db()
    assert (asked.links, AnswerLink.objects.filter(used=True).count()) == (2, 2)


def test_the_database_ties_no_answers_to_a_link_to_a_person_or_to_a_minute(world):
    asked = opened(world.a_liaison, "links")
    (token,) = acts.invite(by=world.a_liaison, on=asked, count=1)
    entries, authors = Entry.objects.count(), Authorship.objects.count()
    secret = answering.new_secret()
    answering.answer(asked, secret, 1, "agree", token=token)
    sheet, link = AnswerSet.objects.get(), AnswerLink.objects.get()
    assert {field.name for field in AnswerSet._meta.concrete_fields} == {
        "id", "consultation", "key", "answers", "answered", "proposed",
    }  # fmt: skip
    assert {field.name for field in AnswerLink._meta.concrete_fields} == {"digest", "consultation", "used"}
    assert sheet.key == answer_key(asked, secret) and sheet.key != link.digest and secret not in sheet.key
    assert answer_key(asked, token) != sheet.key
    assert (Entry.objects.count(), Authorship.objects.count()) == (entries, authors)


def test_links_are_limited_and_made_only_where_they_are_asked_for(world):
    asked, free = opened(world.a_liaison, "links"), opened(world.a_liaison)
    assert impossible(acts.invite, by=world.a_liaison, on=free, count=1) == "consultation_needs_no_links"
    for count in (0, -1, acts.LINKS_AT_ONCE + 1):
        assert impossible(acts.invite, by=world.a_liaison, on=asked, count=count) == "consultation_links_many"
    assert AnswerLink.objects.count() == 0


def test_a_proposed_statement_is_seen_only_after_moderation_and_decided_once(world):
    asked = opened(world.a_liaison)
    (secret,) = answered(asked, {1: "agree"})
    good = answering.propose(asked, secret, "  رود  باید نگهبان داشته باشد. ", "fa")
    bad = answering.propose(asked, secret, "فلانی دروغ می‌گوید.", "fa")
    assert asked.statements.count() == 4
    acts.accept_statement(by=world.a_liaison, on=good, translations={"en": "The river must have a guard."})
    assert impossible(acts.refuse_statement, by=world.a_liaison, on=bad, reason=" ") == "consultation_reason_missing"
    acts.refuse_statement(by=world.a_delegate, on=bad, reason="از کسی نام می‌برد.")
    for again in (good, bad):
        assert impossible(acts.accept_statement, by=world.a_liaison, on=again) == "consultation_moderated_already"
    rows = ShortStatement.objects.filter(proposed=True).values_list("place", "state", "words", "reason")
    assert list(rows) == [
        (5, "shown", {"fa": "رود باید نگهبان داشته باشد.", "en": "The river must have a guard."}, ""),
        (6, "refused", {"fa": "فلانی دروغ می‌گوید."}, "از کسی نام می‌برد."),
    ]
    assert impossible(answering.answer, asked, secret, 6, "agree") == "consultation_answer_missing"
    assert {field.name for field in ProposedStatement._meta.concrete_fields} == {
        "id", "consultation", "language", "words", "waiting",
    }  # fmt: skip


def test_proposals_are_limited_and_come_only_from_those_who_answer(world, monkeypatch):
    asked, quiet = opened(world.a_liaison), opened(world.a_liaison, takes_proposals=False)
    (secret,), (other,) = answered(asked, {1: "agree"}), answered(quiet, {1: "agree"})
    assert impossible(answering.propose, asked, answering.new_secret(), "x", "fa") == "consultation_no_proposals"
    assert impossible(answering.propose, quiet, other, "x", "fa") == "consultation_no_proposals"
    assert impossible(answering.propose, asked, secret, "آ" * 201, "fa") == "consultation_words_too_long"
    assert impossible(answering.propose, asked, secret, " ", "fa") == "consultation_words_missing"
    for n in range(answering.OWN_PROPOSALS):
        answering.propose(asked, secret, f"گزارهٔ {n}", "fa")
    assert impossible(answering.propose, asked, secret, "یکی دیگر", "fa") == "consultation_own_proposals_many"
    monkeypatch.setattr(answering, "PROPOSALS", 5)
    (third,) = answered(asked, {2: "pass"})
    assert impossible(answering.propose, asked, third, "یکی دیگر", "fa") == "consultation_proposals_many"


def test_a_proposal_loses_its_hidden_marks_and_may_not_deceive_by_look_alike_letters(world):
    asked = opened(world.a_liaison)
    (secret,) = answered(asked, {1: "agree"})
    kept = answering.propose(asked, secret, "آب\u202e پاك\u200b \n باد", "fa")
    assert kept.words == "آب پاک باد"
    assert impossible(answering.propose, asked, secret, "Pаy the workers", "en") == "consultation_words_not_plain"


def test_answers_are_changed_and_taken_back_until_the_end(world):
    asked = opened(world.a_liaison)
    (secret,) = answered(asked, {1: "agree", 2: "pass", 3: "disagree"})
    answering.answer(asked, secret, 1, "disagree")
    answering.take_back(asked, secret, 2)
    assert AnswerSet.objects.get().answers == {"1": -1, "3": -1}
    answering.take_back(asked, secret)
    assert (AnswerSet.objects.get().answers, AnswerSet.objects.get().answered) == ({}, 0)
    answering.answer(asked, secret, 4, "agree")
    acts.close(by=world.a_liaison, on=asked)
    for late in (
        lambda: answering.answer(asked, secret, 1, "agree"),
        lambda: answering.take_back(asked, secret),
        lambda: answering.propose(asked, secret, "x", "fa"),
    ):
        assert impossible(late) == "consultation_closed"
    assert AnswerSet.objects.get().answers == {"4": 1}


@pytest.mark.parametrize(("place", "word"), [(1, "yes"), (1, ""), (0, "agree"), (5, "agree")])
def test_only_a_shown_statement_is_answered_with_one_of_three_words(world, place, word):
    asked = opened(world.a_liaison)
    assert impossible(answering.answer, asked, answering.new_secret(), place, word) == "consultation_answer_missing"
    assert AnswerSet.objects.count() == 0


def test_where_anybody_may_answer_a_flood_is_limited(world, monkeypatch):
    forget()
    asked = opened(world.a_liaison)
    monkeypatch.setattr(answering, "BEGUN_A_MINUTE", 2)
    with times.told(times.now()):  # all of it in one minute of the clock
        answered(asked, {1: "agree"}, {1: "agree"})
        assert impossible(answered, asked, {1: "agree"}) == "consultation_crowded"
    monkeypatch.setattr(answering, "SETS", AnswerSet.objects.count())
    assert impossible(answered, asked, {1: "agree"}) == "consultation_full"


def test_the_closing_records_the_digest_of_the_answers_and_cuts_every_cookie_off(world):
    asked = opened(world.a_liaison)
    secrets = answered(asked, {1: "agree", 2: "pass"}, {1: "disagree"}, {3: "agree"})
    answering.take_back(asked, secrets[2])
    before = set(AnswerSet.objects.values_list("pk", flat=True))
    closed = acts.close(by=world.a_liaison, on=asked)
    assert before & set(AnswerSet.objects.values_list("pk", flat=True)) == set()
    assert closed.digest == table_digest(closed) and len(closed.digest) == 64
    assert list(AnswerSet.objects.values_list("key", flat=True)) == [None, None]
    assert [answering.sheet_of(closed, secret) for secret in secrets] == [None] * 3
    assert (Entry.objects.first().act, check()) == ("consultations.close", [])


def test_the_digest_needs_its_salt_and_knows_no_order_of_rows(world):
    one, other = opened(world.a_liaison), opened(world.a_liaison)
    answered(one, {1: "agree"}, {2: "disagree"})
    answered(other, {2: "disagree"}, {1: "agree"})
    first, second = (acts.close(by=world.a_liaison, on=row) for row in (one, other))
    assert first.digest != second.digest
    second.salt = first.salt
    assert table_digest(second) == first.digest


def test_the_clock_closes_on_the_day_and_not_before(world):
    asked = opened(world.a_liaison)
    assert impossible(acts.close, by=world.clock, on=asked) == "consultation_not_due"
    assert clock.tick(timezone.now()) == []
    from hamgam.record.times import told

    with told(timezone.now() + timedelta(days=11)):
        assert clock.tick() == ["consultations.close"]
        assert clock.tick() == []
    asked.refresh_from_db()
    assert (asked.state, asked.worked_out.digest) == ("closed", asked.digest)


def test_answers_changed_behind_the_records_back_are_not_worked_out(world):
    asked = opened(world.a_liaison)
    answered(asked, *({1: "agree"} for _ in range(6)))
    acts.close(by=world.a_liaison, on=asked)
    sheet = AnswerSet.objects.first()
    sheet.answers = {"1": -1}
    sheet.save()
    results.prepare()
    assert results.figures_of(asked) == {"changed": True}
    with translation.override("en"):
        assert results.changed() == [
            "The answers of consultation 1 are not those whose fingerprint was recorded at its closing."
        ]


def test_figures_are_worked_out_once_and_of_five_people_at_least(world):
    asked = opened(world.a_liaison)
    answered(asked, *({1: "agree", 2: "disagree"} for _ in range(4)))
    assert results.figures_of(asked) is None
    acts.close(by=world.a_liaison, on=asked)
    assert (results.figures_of(asked), results.prepare()) == (None, 1)
    figures = results.figures_of(asked)
    assert (figures["participants"], figures["groups"], figures["map"]) == (None, [], [])
    told = {row[name] for row in figures["statements"] for name in ("seen", "agree", "pass_", "disagree")}
    assert told & {1, 2, 3, 4} == set()
    assert (results.figures_of(asked), results.prepare()) == (figures, 0)
