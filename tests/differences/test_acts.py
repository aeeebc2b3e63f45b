"""Differences: opened, filled with views, held by name or not, debated, settled; allowed and refused."""

import pytest

from hamgam.bylaws.acts import NotPossible, Refused
from hamgam.differences.acts import name_debate, open, settle, write_view
from hamgam.differences.models import Difference, Holder, View
from hamgam.positions.acts import take
from tests.furnished import furnished
from tests.positions.scene import close
from tests.texts.drafts import accept_all, bodies, clauses, in_common_ground, in_round, lead_of

QUESTION = {"fa": "آب از آن کیست؟", "en": "Whose is the water?"}
ONE = {"titles": {"fa": "از آن همه"}, "words": {"fa": "رود از آن هیچ‌کس نیست."}}
TWO = {"titles": {"fa": "از آن شهر"}, "words": {"fa": "شهر باید آن را نگه دارد."}}


def unsettled(world):
    """A text in whose first clause d found no agreement with the others."""
    text = in_round(world)
    accept_all(world, text)
    take(by=world.d_liaison, on=lead_of(clauses(text)[0]), stance="reject", reason="آب باید خرید و فروش شود.")
    close(text)
    return text


def opened(world) -> Difference:
    """An open question by itself."""
    return open(by=world.a_liaison, question=QUESTION)


def code_of(error) -> str:
    return error.value.code


def holders(view) -> list[tuple[str, bool, bool]]:
    rows = Holder.objects.filter(view=view).order_by("organisation")
    return list(rows.values_list("organisation__slug", "named", "held"))


def test_a_clause_without_agreement_becomes_a_question_and_leaves_the_text(world):
    text = unsettled(world)
    clause = clauses(text)[0]
    made = open(by=world.c_delegate, on=clause, question=QUESTION, in_force={"fa": "قرار پیشین"}, debate={"fa": "مجمع"})
    clause.refresh_from_db()
    assert (made.number, made.clause, made.text, made.state, made.public) == (1, clause, text, "open", False)
    assert (clause.state, len(bodies(text)), text.versions.last().why) == ("difference", 2, "difference_opened")


def test_a_clause_that_is_agreed_cannot_be_set_aside(world):
    text = in_common_ground(world)
    with pytest.raises(Refused) as error:
        open(by=world.c_liaison, on=clauses(text)[0], question=QUESTION)
    assert (error.value.verdict.reason, error.value.verdict.article) == ("is_agreed", "8.1")
    assert Difference.objects.count() == 0


def test_while_the_round_is_open_no_clause_becomes_a_question(world):
    text = in_round(world)
    with pytest.raises(Refused) as error:
        open(by=world.c_liaison, on=clauses(text)[0], question=QUESTION)
    assert error.value.verdict.reason == "wrong_stage"


def test_a_question_may_stand_by_itself(world):
    made = opened(world)
    assert (made.number, made.text, made.clause, made.question) == (1, None, None, QUESTION)


@pytest.mark.parametrize(("question", "code"), [
    ({"fa": " "}, "question_missing"), ({}, "question_missing"), ({"fa": "آ" * 601}, "words_too_long"),
])  # fmt: skip
def test_a_question_needs_words_that_can_be_read(world, question, code):
    with pytest.raises(NotPossible) as error:
        open(by=world.a_liaison, question=question)
    assert code_of(error) == code


@pytest.mark.django_db
def test_an_observer_opens_nothing_and_holds_nothing():
    world = furnished("alliance")
    made = opened(world)
    for done in (
        lambda: open(by=world.observer, question=QUESTION), lambda: write_view(by=world.observer, on=made, **ONE),
        lambda: name_debate(by=world.observer, on=made), lambda: settle(by=world.observer, on=made),
    ):  # fmt: skip
        with pytest.raises(Refused) as error:
            done()
        assert error.value.verdict.reason == "wrong_role"


def test_views_are_held_by_name_or_only_counted(world):
    made = opened(world)
    one = write_view(by=world.a_liaison, on=made, named=True, **ONE)
    two = write_view(by=world.b_liaison, on=made, **TWO)
    write_view(by=world.c_liaison, on=made, view=one.pk)
    assert [(view.order, view.words) for view in made.views.all()] == [(1, ONE["words"]), (2, TWO["words"])]
    assert (holders(one), holders(two)) == ([("a", True, True), ("c", False, True)], [("b", False, True)])


def test_an_organisation_holds_one_view_and_may_leave_it(world):
    made = opened(world)
    one = write_view(by=world.a_liaison, on=made, **ONE)
    two = write_view(by=world.b_liaison, on=made, **TWO)
    write_view(by=world.c_liaison, on=made, view=one.pk)
    write_view(by=world.c_delegate, on=made, view=two.pk, named=True)
    assert (holders(one)[1], holders(two)[1]) == (("c", False, False), ("c", True, True))
    write_view(by=world.c_delegate, on=made, view=two.pk, hold=False)
    assert holders(two)[1] == ("c", False, False)


def test_own_words_change_until_somebody_else_holds_them(world):
    made = opened(world)
    one = write_view(by=world.a_liaison, on=made, **ONE)
    changed = write_view(by=world.a_delegate, on=made, **TWO)
    assert (changed.pk, View.objects.get().words) == (one.pk, TWO["words"])
    write_view(by=world.b_liaison, on=made, view=one.pk)
    with pytest.raises(NotPossible) as error:
        write_view(by=world.a_liaison, on=made, **ONE)
    assert (code_of(error), View.objects.get().words) == ("others_hold_it", TWO["words"])


def test_nobody_writes_in_anothers_view(world):
    made = opened(world)
    one = write_view(by=world.a_liaison, on=made, **ONE)
    with pytest.raises(NotPossible) as error:
        write_view(by=world.b_liaison, on=made, view=one.pk, **TWO)
    assert (code_of(error), View.objects.get().words) == ("view_of_another", ONE["words"])


def test_nobody_holds_a_view_for_another_organisation(world):
    made = opened(world)
    one = write_view(by=world.a_liaison, on=made, **ONE)
    with pytest.raises(Refused) as error:
        write_view(by=world.b_liaison, on=made, view=one.pk, organisation=world.c.public_id)
    assert error.value.verdict.reason == "other_organisation"


@pytest.mark.parametrize(("given", "code"), [
    ({}, "no_such_view"), ({"view": 999}, "no_such_view"),
    ({"titles": {"fa": "الف"}, "words": {"fa": " "}}, "view_missing"),
    ({"titles": {}, "words": {"fa": "الف"}}, "view_missing"),
    ({"titles": {"fa": "الف"}, "words": {"fa": "آ" * 6001}}, "words_too_long"),
])  # fmt: skip
def test_what_is_no_view_is_refused(world, given, code):
    with pytest.raises(NotPossible) as error:
        write_view(by=world.a_liaison, on=opened(world), **given)
    assert (code_of(error), Holder.objects.count()) == (code, 0)


def test_where_it_is_debated_next_is_named(world):
    made = name_debate(
        by=world.b_liaison, on=opened(world), debate={"fa": "مجمع"}, in_force={"fa": "قرار"}, public=True
    )
    made.refresh_from_db()
    assert (made.debate, made.in_force, made.public) == ({"fa": "مجمع"}, {"fa": "قرار"}, True)


def test_it_is_settled_when_all_who_wrote_a_view_say_so(world):
    made = opened(world)
    write_view(by=world.a_liaison, on=made, **ONE)
    two = write_view(by=world.b_liaison, on=made, **TWO)
    write_view(by=world.c_liaison, on=made, view=two.pk)
    with pytest.raises(NotPossible) as error:
        settle(by=world.c_liaison, on=made)
    states = [settle(by=actor, on=made).state for actor in (world.a_liaison, world.b_liaison)]
    assert (code_of(error), states) == ("only_authors_settle", ["open", "settled"])
    for done in (
        lambda: write_view(by=world.c_liaison, on=made, view=two.pk),
        lambda: settle(by=world.a_liaison, on=made),
    ):
        with pytest.raises(NotPossible) as closed:
            done()
        assert code_of(closed) == "difference_settled"


def test_a_question_without_views_is_settled_by_whoever_brought_it(world):
    made = opened(world)
    with pytest.raises(NotPossible):
        settle(by=world.b_liaison, on=made)
    assert settle(by=world.a_delegate, on=made).state == "settled"
