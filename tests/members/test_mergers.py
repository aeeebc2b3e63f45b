"""Two organisations become one, one becomes two: who keeps what is said, never assumed."""

import pytest

from hamgam.bylaws.acts import NotPossible
from hamgam.engine.record.policy import parse_policy
from hamgam.members import acts
from hamgam.members.actor import Actor
from hamgam.members.mergers import Terms
from hamgam.members.models import FormerName, Key, Merger, Organisation, PolicyFile
from hamgam.record.models import Leaf
from tests.members.keys import enrol
from tests.people import PASSWORD, another_seat

PLAIN = Terms(name=False, key=False, signatures=True)


def code_of(call, **given):
    with pytest.raises(NotPossible) as raised:
        call(**given)
    return raised.value.code


def declare(who, other, goes_on, terms=PLAIN):
    return acts.merge_organisations(by=who, on=who.organisation, other=other, goes_on=goes_on, terms=terms)


def test_a_merger_takes_effect_when_both_have_declared_the_same(world):
    first = declare(world.a_liaison, world.b, world.b)
    assert first.state == "declared"
    world.a.refresh_from_db()
    assert world.a.left_on is None
    done = declare(world.b_liaison, world.a, world.b)
    world.a.refresh_from_db()
    assert (done.state, world.a.left_on is None) == ("done", False)
    assert sorted(Organisation.objects.members().values_list("slug", flat=True)) == ["b", "c", "d"]
    seats = sorted(world.b.seats.held().values_list("person__username", "role"))
    assert seats == [
        ("a-delegate", "delegate"), ("a-liaison", "liaison"), ("b-delegate", "delegate"), ("b-liaison", "coordinator"),
        ("b-liaison", "liaison"),
    ]  # fmt: skip
    assert Actor.of(world.a_liaison.person).organisation == world.b


def test_different_terms_wait_for_each_other(world):
    declare(world.a_liaison, world.b, world.b)
    declare(world.b_liaison, world.a, world.b, Terms(name=True, key=False, signatures=True))
    assert Merger.objects.filter(state="declared").count() == 2
    declare(world.a_liaison, world.b, world.b, Terms(name=True, key=False, signatures=True))
    world.b.refresh_from_db()
    assert (world.b.names, [row.names for row in FormerName.objects.all()]) == (
        {"fa": "انجمن آب‌بانان", "en": "Water Keepers"}, [{"fa": "کانون برزگران", "en": "Growers’ Circle"}],
    )  # fmt: skip


def test_a_declaration_can_be_taken_back(world):
    declare(world.a_liaison, world.b, world.b)
    acts.merge_organisations(by=world.a_liaison, on=world.a, withdraw=True)
    assert declare(world.b_liaison, world.a, world.b).state == "declared"


@pytest.mark.parametrize("key", [False, True])
def test_a_key_goes_over_only_when_that_was_said(world, key):
    enrol(world.a_liaison, world.a_delegate)
    enrol(world.b_liaison, world.b_delegate)
    terms = Terms(name=False, key=key, signatures=False)
    before = Leaf.objects.count()
    declare(world.a_liaison, world.b, world.b, terms)
    declare(world.b_liaison, world.a, world.b, terms)
    states = dict(Key.objects.values_list("organisation__slug", "state"))
    assert states == {"a": "revoked", "b": "revoked" if key else "active"}
    assert Leaf.objects.count() == before + 2 + (2 if key else 1)


def test_nobody_merges_with_themselves_or_without_terms(world):
    assert code_of(declare, who=world.a_liaison, other=world.a, goes_on=world.a) == "merge_with_whom"
    assert code_of(declare, who=world.a_liaison, other=world.b, goes_on=world.c) == "terms_missing"
    assert code_of(declare, who=world.a_liaison, other=world.b, goes_on=world.b, terms=None) == "terms_missing"


def split(world, names, other_names, terms):
    return acts.split_organisation(
        by=world.a_liaison, on=world.a, names=names, other_names=other_names, terms=terms
    )  # fmt: skip


def test_one_voice_does_not_become_two(world):
    link = split(world, world.a.names, {"fa": "آب‌بانان جوان"}, Terms(name=False, key=False, signatures=False))
    part = link.organisation
    assert (part.standing, part.shown, link.role) == ("observer", [], "observer")
    assert Organisation.objects.members().count() == 4
    taken = acts.accept_invitation(by=Actor.invited(part), on=link, username="young", password=PASSWORD)
    assert Actor.of(taken.person).is_observer is True


def test_the_other_part_can_keep_name_and_membership(world):
    enrol(world.a_liaison, world.a_delegate)
    link = split(
        world, {"fa": "آب‌بانان نو"}, world.a.names, Terms(name=True, key=True, signatures=True, membership=True)
    )
    world.a.refresh_from_db()
    assert (world.a.standing, world.a.names) == ("observer", {"fa": "آب‌بانان نو"})
    assert (link.organisation.standing, link.role) == ("member", "liaison")
    assert sorted(world.a.seats.held().values_list("person__username", "role")) == [
        ("a-delegate", "observer"), ("a-liaison", "observer"),
    ]  # fmt: skip
    assert [row.names["fa"] for row in world.a.former_names.all()] == ["انجمن آب‌بانان"]
    assert Key.objects.get().state == "revoked"
    done = Merger.objects.get()
    assert (done.kind, done.keeps_name, done.keeps_key, done.keeps_signatures, done.keeps_membership) == (
        "split", True, True, True, True,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("names", "other", "name_goes", "code"),
    [
        ({"fa": "انجمن آب‌بانان"}, {"fa": "انجمن آب بانان"}, False, "parts_named_alike"),
        ({"fa": "نو"}, {"fa": "کهنه"}, True, "name_and_terms"),
        ({"fa": "نو"}, {"fa": "کانون برزگران"}, False, "name_taken"),
        ({"fa": "نو"}, {"fa": ""}, False, "name_missing"),
    ],
)
def test_the_names_of_two_parts_are_their_own(world, names, other, name_goes, code):
    terms = Terms(name=name_goes, key=False, signatures=False)
    assert code_of(split, world=world, names=names, other_names=other, terms=terms) == code


def test_somebody_in_both_organisations_keeps_one_seat_of_each_kind(world):
    another_seat(world.a_liaison, world.b, "liaison", by=world.b_liaison)
    declare(world.a_liaison, world.b, world.b)
    declare(world.b_liaison, world.a, world.b)
    assert world.b.seats.held().filter(person=world.a_liaison.person).count() == 1


def test_a_key_that_went_over_is_added_anew_by_the_later_one(world):
    private = enrol(world.a_liaison, world.a_delegate)
    terms = Terms(name=True, key=True, signatures=True)
    declare(world.a_liaison, world.b, world.b, terms)
    declare(world.b_liaison, world.a, world.b, terms)
    enrol(Actor.of(world.b_liaison.person), Actor.of(world.b_delegate.person), private)
    assert list(Key.objects.order_by("pk").values_list("organisation__slug", "state")) == [
        ("a", "revoked"), ("b", "active"),
    ]  # fmt: skip
    policy = parse_policy(bytes(PolicyFile.objects.order_by("-size").first().data))
    assert sorted((row.organisation, row.end is None) for row in policy.organisations) == sorted(
        (row.public_id, row.slug != "a") for row in Organisation.objects.filter(standing="member")
    )
