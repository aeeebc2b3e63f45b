"""Mandates: of use within their limits and their days, to those who sit in the body, and to nobody else."""

from datetime import timedelta

import pytest

from hamgam.bodies import acts
from hamgam.bodies.models import Body, Mandate
from hamgam.bodies.reading import done_with, mandates
from hamgam.bylaws import rules
from hamgam.bylaws.acts import NotPossible, Refused
from hamgam.decisions.models import Matter
from hamgam.engine.texts import compare
from hamgam.members.actor import Actor
from hamgam.record import times
from hamgam.record.kept import Writing, written_by
from hamgam.record.models import Entry
from hamgam.record.times import told
from hamgam.texts import acts as texts
from hamgam.texts.models import Text
from tests.bodies.given import at, body, mandate, settle, settled, today
from tests.people import World, make_world

pytestmark = pytest.mark.django_db


def group(world: World, *people: Actor) -> Body:
    """A working group in which these people sit."""
    made = body(world)
    for person in people:
        acts.join(by=person, on=made)
    return made


def text_in_common_ground(world: World, title: str = "متن") -> Text:
    sections = [{"title": "", "clauses": [{"text": "آب پاک می‌خواهیم."}, {"text": "برای همه."}]}]
    text = texts.import_text(
        by=world.a_liaison, kind="statement", titles={"fa": title}, language="fa", sections=sections
    )
    opener, closes = world.coordinator, times.now() + timedelta(days=30)
    texts.open_round(by=opener, on=text, closes_at=closes)
    with told(closes):
        texts.close_round(by=Actor.clock(), on=text)
    return text


def clauses(text: Text, *words: str) -> list[dict[str, object]]:
    rows = text.clauses.order_by("order")
    return [
        {"id": row.pk, "words": said, "seen": row.wordings.get(state="leading").pk}
        for row, said in zip(rows, words, strict=False)
    ]


def reason(call: object, *given: object, **named: object) -> str:
    """Why it was refused; empty where it was done."""
    try:
        call(*given, **named)
    except Refused as refused:
        return refused.verdict.reason
    return ""


def test_a_body_settles_a_date_within_its_mandate_and_the_register_says_so(world: World) -> None:
    given = mandate(world, f"body:{group(world, world.a_delegate).slug}")
    matter = settle(world.a_delegate, given)
    assert (matter.stage, matter.decision, matter.mandate, matter.decided_on) == ("agreed", 3, given, today())
    entry = Entry.objects.get(act="decisions.settle_by_mandate")
    assert (entry.mandate, entry.article, '"mandate": 1' in entry.details) == (given.number, "16.3", True)
    assert [row.leaf for row in done_with(given)] == [entry.leaf_id]


def test_a_minute_before_midnight_it_holds_and_a_minute_after_it_is_over(world: World) -> None:
    given = mandate(world, f"body:{group(world, world.a_delegate).slug}")
    with told(at(given.ends_on, 23, 59)):
        assert reason(settle, world.a_delegate, given) == ""
    with told(at(given.ends_on + timedelta(days=1), 0, 1)):
        assert reason(settle, world.a_delegate, given) == "mandate_over"


def test_before_its_first_day_it_has_not_begun(world: World) -> None:
    begins = today() + timedelta(days=5)
    given = mandate(world, f"body:{group(world, world.a_delegate).slug}", begins_on=begins.isoformat())
    with told(at(begins - timedelta(days=1), 23, 59)):
        assert reason(settle, world.a_delegate, given) == "mandate_not_begun"
    with told(at(begins, 0, 1)):
        assert reason(settle, world.a_delegate, given) == ""


def test_before_it_was_given_and_without_agreement_there_is_none(world: World) -> None:
    slug = group(world, world.a_delegate).slug
    details = {"to": f"body:{slug}", "act": "texts.finish", "ends_on": (today() + timedelta(days=9)).isoformat()}
    text = text_in_common_ground(world)
    assert reason(texts.finish, by=world.a_delegate, on=text, clauses=clauses(text, "آب")) == "wrong_role"
    matter = settled(world, "mandate", {**details, "text": text.number}, "stand_aside")
    assert (matter.stage, Mandate.objects.count()) == ("open", 0)


def test_only_who_sits_in_the_body_has_it(world: World) -> None:
    given = mandate(world, f"body:{group(world, world.a_delegate).slug}")
    other = body(world)
    acts.join(by=world.b_delegate, on=other)
    for actor in (world.b_delegate, world.a_liaison, world.coordinator, world.observer, world.nobody, Actor.clock()):
        assert reason(settle, actor, given) == "wrong_role"
    mine = mandate(world, f"body:{other.slug}", kind="decision")
    assert reason(settle, world.b_delegate, given) == "outside_mandate"
    assert reason(settle, world.b_delegate, mine) == ""


def test_a_delegate_of_a_suspended_member_does_nothing_with_it(world: World) -> None:
    given = mandate(world, f"body:{group(world, world.a_delegate).slug}")
    with written_by(Writing("test", times.now())):
        world.a.standing = "suspended"
        world.a.save()
    assert reason(settle, world.a_delegate, given) == "suspended"


def test_who_left_the_body_has_it_no_longer(world: World) -> None:
    made = group(world, world.a_delegate, world.b_delegate)
    given = mandate(world, f"body:{made.slug}")
    acts.leave(by=world.a_delegate, on=made)
    assert (reason(settle, world.a_delegate, given), reason(settle, world.b_delegate, given)) == ("wrong_role", "")


def test_an_amount_over_the_limit_and_none_at_all_are_outside(world: World) -> None:
    given = mandate(world, f"body:{group(world, world.a_delegate).slug}", kind="spending", amount=500)
    refused = [reason(settle, world.a_delegate, given, amount=amount) for amount in (501, None, 500)]
    assert refused == ["outside_mandate", "outside_mandate", ""]
    assert Matter.objects.get(kind="spending").result["amount"] == 500


def test_another_place_is_outside(world: World) -> None:
    given = mandate(world, f"body:{group(world, world.a_delegate).slug}", place="شهر کناره")
    assert reason(settle, world.a_delegate, given, place="شهر دیگر") == "outside_mandate"
    assert reason(settle, world.a_delegate, given, place=" شهر  کناره ") == ""


def test_as_often_as_it_says_and_not_once_more(world: World) -> None:
    given = mandate(world, f"body:{group(world, world.a_delegate).slug}", times=2)
    assert [reason(settle, world.a_delegate, given) for _ in range(3)] == ["", "", "outside_mandate"]


def test_the_body_finishes_the_text_marked_and_freezes_it(world: World) -> None:
    text, other = text_in_common_ground(world), text_in_common_ground(world, "متن دیگر")
    given = mandate(world, f"body:{group(world, world.c_delegate).slug}", "texts.finish", text=text.number)
    version = texts.finish(
        by=world.c_delegate, on=text, clauses=clauses(text, "آب پاک و رایگان می‌خواهیم.", "برای همه.")
    )
    before = text.versions.get(number=version.number - 1).snapshot["sections"][0]["clauses"]
    after = version.snapshot["sections"][0]["clauses"]
    changed = [
        "".join(
            piece.text for piece in compare(old["words"]["fa"], new["words"]["fa"]) if piece.kind == "inserted"
        ).strip()
        for old, new in zip(before, after, strict=True)
    ]
    assert (version.why, changed) == ("finished", ["و رایگان", ""])
    lead = text.clauses.order_by("order").first().wordings.get(state="leading")
    assert (lead.proposer, lead.base.state, lead.base.body) == (None, "former", "آب پاک می‌خواهیم.")
    refused = reason(texts.finish, by=world.c_delegate, on=other, clauses=clauses(other, "آب"))
    assert refused == "outside_mandate"
    with told(at(given.ends_on, 23, 59)):
        texts.freeze(by=world.c_delegate, on=text, sign_by=times.now() + timedelta(days=9))
    assert (text.stage, Entry.objects.get(act="texts.freeze").mandate) == ("final", given.number)
    assert reason(texts.finish, by=world.c_delegate, on=text, clauses=clauses(text, "آب")) == "wrong_stage"


def test_a_finished_text_is_frozen_no_more_the_day_after(world: World) -> None:
    text = text_in_common_ground(world)
    given = mandate(world, f"body:{group(world, world.c_delegate).slug}", "texts.finish", text=text.number)
    with told(at(given.ends_on + timedelta(days=1), 0, 1)):
        assert reason(texts.freeze, by=world.c_delegate, on=text, sign_by=times.now() + timedelta(days=9)) == (
            "mandate_over"
        )
        texts.freeze(by=world.coordinator, on=text, sign_by=times.now() + timedelta(days=9))
    assert Entry.objects.get(act="texts.freeze").mandate is None


def test_who_changes_nothing_finishes_nothing_and_what_changed_meanwhile_is_told(world: World) -> None:
    text = text_in_common_ground(world)
    mandate(world, f"body:{group(world, world.a_delegate).slug}", "texts.finish", text=text.number)
    with pytest.raises(NotPossible, match="finish_nothing_changed"):
        texts.finish(by=world.a_delegate, on=text, clauses=clauses(text, "آب پاک می‌خواهیم."))
    rows = clauses(text, "آب")
    texts.finish(by=world.a_delegate, on=text, clauses=rows)
    with pytest.raises(NotPossible, match="changed_meanwhile"):
        texts.finish(by=world.a_delegate, on=text, clauses=[{**rows[0], "words": "باد"}])


def test_a_body_that_is_still_to_be_elected_takes_its_mandate_up() -> None:
    world = make_world("committee", duty="secretary")
    given = mandate(world, "kind:executive")
    assert (given.body, reason(settle, world.c_delegate, given)) == (None, "wrong_role")
    made = body(world, "executive", names={"fa": "هیئت اجرایی"}, places=[{"organisation": "c", "name": "رود"}])
    assert reason(settle, world.c_delegate, given) == "wrong_role"
    acts.name_member(by=world.c_liaison, on=made, seat=world.c_delegate.seat)
    assert reason(settle, world.c_delegate, given) == ""


def test_what_only_the_members_settle_is_never_given_away(world: World) -> None:
    slug = group(world, world.a_delegate).slug
    for kind in ("bylaws", "admission", "mandate", "suspension", "body", "name", "wording"):
        with pytest.raises(NotPossible, match="mandate_kind_closed"):
            mandate(world, f"body:{slug}", kind=kind)


@pytest.mark.parametrize(
    ("details", "code"),
    [
        ({"to": "body:none"}, "mandate_body_missing"),
        ({"to": "kind:executive"}, "mandate_body_missing"),
        ({"act": "statements.publish_for_all"}, "mandate_act_missing"),
        ({"act": "texts.finish", "text": 99}, "mandate_text_missing"),
        ({"ends_on": "2020-01-01"}, "mandate_days_wrong"),
        ({"ends_on": ""}, "mandate_days_missing"),
    ],
)
def test_a_mandate_that_could_not_be_carried_out_is_refused_when_it_is_brought(
    world: World, details: dict[str, object], code: str
) -> None:
    whole = {"to": "kind:group", "act": "decisions.settle_by_mandate", "kind": "calendar", "ends_on": "2099-01-01"}
    with pytest.raises(NotPossible, match=code):
        settled(world, "mandate", {**whole, **details})


def test_it_ends_early_by_another_matter_and_with_its_body(world: World) -> None:
    made = group(world, world.a_delegate)
    first, second = mandate(world, f"body:{made.slug}"), mandate(world, f"body:{made.slug}", kind="decision")
    settled(world, "mandate", {"ends": first.number})
    # The one that is left is about another kind of matter, so what the ended one was for lies outside of it.
    assert (reason(settle, world.a_delegate, first), reason(settle, world.a_delegate, second)) == (
        "outside_mandate",
        "",
    )
    settled(world, "body", {"do": "end", "body": made.slug})
    second.refresh_from_db()
    assert second.state == "ended"


def test_the_body_reports_and_a_report_that_is_due_is_shown(world: World) -> None:
    due = (today() + timedelta(days=3)).isoformat()
    given = mandate(world, f"body:{group(world, world.a_delegate).slug}", report_due=due, days=2)
    with told(at(today() + timedelta(days=4), 9, 0)):
        assert [(row.stands, row.late) for row in mandates(Mandate.objects.all())] == [("over", True)]
        with pytest.raises(Refused) as refused:
            acts.report_on_mandate(by=world.b_delegate, on=given, words={"fa": "شد."})
        assert refused.value.verdict.reason == "not_entitled"
        acts.report_on_mandate(by=world.a_delegate, on=given, words={"fa": "نشست برگزار شد."})
        assert [row.late for row in mandates(Mandate.objects.all())] == [False]


def test_an_act_that_needs_no_mandate_asks_for_none(world: World, django_assert_num_queries: object) -> None:
    mandate(world, f"body:{group(world, world.a_delegate).slug}")
    text = text_in_common_ground(world)
    actor = Actor.of(world.coordinator.person)
    rules.in_force()
    with django_assert_num_queries(1):  # the bylaws in force alone
        assert rules.ask(actor, "texts.freeze", text).allowed
    refused = Actor.of(world.c_delegate.person)
    for expected in (4, 1):  # the mandates, with the coalition's zone for places and for mandates, once for each reader
        with django_assert_num_queries(expected):
            assert not rules.ask(refused, "texts.freeze", text).allowed
