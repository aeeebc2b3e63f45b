"""Who sees what others answered, and when: each role, before and after the round closes, on every page and in the CSV."""

import pytest

from hamgam.members import here
from hamgam.positions.acts import promise_answer, take
from hamgam.positions.models import Position
from tests.furnished import furnished
from tests.people import client_of
from tests.positions.scene import another_round, close
from tests.texts.drafts import clauses, in_round, lead_of

SECRET = "قناری برزگران"
OURS = "قناری آب‌بانان"
#: b's short and long names in Persian.
NAMES = ("برزگران",)
PAGES = (
    "/fa/w/texts/{n}/", "/fa/w/texts/{n}/common-ground/", "/fa/w/texts/{n}/common-ground.csv",
    "/fa/w/texts/{n}/clauses/1/history/", "/fa/w/texts/{n}/clauses/1/position/", "/fa/w/texts/{n}/whole/",
    "/en/w/texts/{n}/", "/en/w/texts/{n}/common-ground/", "/en/w/texts/{n}/common-ground.csv",
    "/fa/w/texts/{n}/common-ground/?silence=bears", "/fa/w/texts/{n}/common-ground/?order=alike",
)  # fmt: skip


def answered(world, **given):
    """b rejects the first clause with a reason of its own, a accepts it with another."""
    text = in_round(world, **given)
    first = lead_of(clauses(text)[0])
    take(by=world.b_delegate, on=first, stance="reject", reason=SECRET)
    take(by=world.a_liaison, on=first, stance="reservation", reason=OURS)
    return text


def read(actor, text) -> dict[str, str]:
    """Every page and file of the text's positions that this person can open, by its address."""
    client = client_of(actor)
    answers = {path: client.get(path.format(n=text.number)) for path in PAGES}
    return {path: answer.content.decode() for path, answer in answers.items() if answer.status_code == 200}


def where(words: str, pages: dict[str, str]) -> set[str]:
    return {path for path, page in pages.items() if words in page}


def test_before_the_round_closes_a_member_sees_its_own_answer_and_no_other(world):
    text = answered(world)
    pages = read(world.a_liaison, text)
    assert len(pages) == len(PAGES)
    assert where(SECRET, pages) == set()
    assert "/fa/w/texts/{n}/clauses/1/history/" in where(OURS, pages)


def test_before_the_round_closes_nobody_learns_who_answered_what_from_the_table(world):
    text = answered(world)
    page = client_of(world.c_liaison).get(f"/fa/w/texts/{text.number}/common-ground/")
    assert (page.context["shown"], page.context["seen"].shown, page.context["seen"].stances) == (False, {}, {})
    assert [given for _laid, _label, _own, given in page.context["before"]] == [2, 0, 0]
    csv = client_of(world.c_liaison).get(f"/fa/w/texts/{text.number}/common-ground.csv").content.decode("utf-8-sig")
    assert csv.splitlines()[1:] == [
        "اتحادیهٔ رانندگان,بی‌پاسخ,بی‌پاسخ,بی‌پاسخ", "چند نهاد پاسخ داده‌اند,2,0,0",
    ]  # fmt: skip


def test_all_people_of_an_organisation_see_its_own_answer_at_once(world):
    text = answered(world)
    for actor in (world.b_liaison, world.b_delegate):
        pages = read(actor, text)
        assert where(SECRET, pages) >= {"/fa/w/texts/{n}/", "/fa/w/texts/{n}/clauses/1/history/"}
        assert where(OURS, pages) == set()


def test_after_the_round_members_see_names_and_reasons(world):
    text = answered(world)
    close(text)
    for actor in (world.a_liaison, world.b_delegate, world.c_liaison, world.d_delegate):
        pages = read(actor, text)
        for words in (SECRET, OURS):
            assert where(words, pages) >= {
                "/fa/w/texts/{n}/",
                "/fa/w/texts/{n}/common-ground/",
                "/fa/w/texts/{n}/clauses/1/history/",
            }


@pytest.mark.django_db
@pytest.mark.parametrize(("shape", "closed"), [("alliance", False), ("alliance", True), ("platform", False)])
def test_observers_see_counts_and_never_who_or_why(shape, closed):
    world = furnished(shape)
    text = answered(world)
    if closed:
        close(text)
    pages = read(world.observer, text)
    assert set(pages) == {path for path in PAGES if "/clauses/" not in path and "/whole/" not in path}
    for words in (SECRET, OURS):
        assert where(words, pages) == set()
    ground = {path: page for path, page in pages.items() if "common-ground" in path}
    for words in (*NAMES, "Growers", "آب‌بانان", "Keepers"):
        assert where(words, ground) == set()
    page = client_of(world.observer).get(f"/fa/w/texts/{text.number}/common-ground/")
    shown = closed or shape == "platform"
    assert page.context["shown"] == shown
    if shown:
        assert [row for _label, row, _leaving in page.context["counts"]] == [
            [0, 1, 0, 1, 2],
            [0, 0, 0, 0, 4],
            [0, 0, 0, 0, 4],
        ]


def test_an_observer_of_a_coalition_that_shows_no_drafts_sees_no_page(world):
    text = answered(world)
    close(text)
    assert read(world.observer, text) == {}


def test_whoever_has_not_signed_in_is_sent_to_the_door(client, world):
    text = answered(world)
    close(text)
    for path in PAGES:
        answer = client.get(path.format(n=text.number))
        assert (answer.status_code, "sign-in" in answer["Location"]) == (302, True)


@pytest.mark.django_db
def test_where_answers_are_open_members_see_them_at_once():
    world = furnished("platform")
    pages = read(world.a_liaison, answered(world))
    assert "/fa/w/texts/{n}/clauses/1/history/" in where(SECRET, pages)


def test_in_the_second_round_the_first_one_stays_seen_and_the_new_answer_hidden(world):
    text = answered(world)
    close(text)
    another_round(world, text)
    take(by=world.b_liaison, on=lead_of(clauses(text)[0]), stance="reject", reason="قناری دور دوم")
    pages = read(world.a_liaison, text)
    assert where("قناری دور دوم", pages) == set()
    assert "/fa/w/texts/{n}/common-ground/" in where(SECRET, pages)
    assert "/fa/w/texts/{n}/clauses/1/history/" in where("قناری دور دوم", read(world.b_delegate, text))
    close(text)
    pages = read(world.a_liaison, text)
    assert "/fa/w/texts/{n}/common-ground/" in where("قناری دور دوم", pages)
    assert where(SECRET, pages) == {"/fa/w/texts/{n}/clauses/1/history/"}


def test_who_answered_and_when_is_told_to_the_own_organisation_alone(world):
    text = answered(world)
    close(text)
    path = f"/fa/w/texts/{text.number}/clauses/1/history/"
    own = client_of(world.b_liaison).get(path)
    assert [(row.organisation, row.author is not None) for row in own.context["rows"]] == [
        (world.a, False), (world.b, True)
    ]  # fmt: skip
    assert str(world.b_delegate.person) in own.content.decode()
    other = client_of(world.a_liaison).get(path).content.decode()
    assert str(world.b_delegate.person) not in other
    assert str(world.a_liaison.person) in other


@pytest.mark.django_db
def test_a_promise_is_told_to_members_and_not_to_observers():
    world = furnished("alliance")
    text = answered(world)
    promise_answer(
        by=world.c_liaison,
        on=text.rounds.get(),
        until=text.rounds.get().closes_at.astimezone(here.zone()).date(),
        note="قناری نشست",
    )
    assert "/fa/w/texts/{n}/" in where("قناری نشست", read(world.a_liaison, text))
    assert where("قناری نشست", read(world.observer, text)) == set()


def test_the_rows_themselves_obey_the_same_table(world):
    text = answered(world)
    seen = {
        name: set(Position.objects.visible_to(actor).values_list("reason", flat=True))
        for name, actor in (("a", world.a_delegate), ("c", world.c_liaison), ("nobody", world.nobody))
    }
    assert seen == {"a": {OURS}, "c": set(), "nobody": set()}
    close(text)
    assert set(Position.objects.visible_to(world.c_liaison).values_list("reason", flat=True)) == {OURS, SECRET}
