"""Two organisations become one, one becomes two: declared by themselves, carried out when the members have settled it."""

import pytest

from hamgam.bylaws.acts import NotPossible
from hamgam.engine.record.policy import parse_policy
from hamgam.members import acts
from hamgam.members.actor import Actor
from hamgam.members.key_models import Key
from hamgam.members.mergers import Terms
from hamgam.members.models import FormerName, Merger, Organisation, PolicyFile
from hamgam.record.models import Leaf
from tests.decisions.brought import brought
from tests.members.joined import ready
from tests.members.keys import enrol
from tests.members.succeeded import PLAIN, about, both, carried, declare, settle, split
from tests.members.test_acts import refused
from tests.people import PASSWORD, add, another_seat, make_coalition, make_world, seat

STAYS = Terms(name=False, key=False, signatures=False)


def code_of(call, *given, **more):
    with pytest.raises(NotPossible) as raised:
        call(*given, **more)
    return raised.value.code


def here(*organisations):
    for row in organisations:
        row.refresh_from_db()
    return [row.left_on is None for row in organisations]


def test_what_both_declare_changes_nothing_before_the_members_have_settled_it(world):
    first = declare(world.a_liaison, world.b, world.b)
    assert (first.state, first.is_complete) == ("declared", False)
    again = declare(world.b_liaison, world.a, world.b)
    assert (again.pk, again.state, again.is_complete, here(world.a)) == (first.pk, "declared", True, [True])
    done = settle(world, again)
    assert (done.state, done.settled_by, here(world.a)) == ("done", 1, [False])
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
    assert [row.is_complete for row in Merger.objects.filter(state="declared")] == [False, False]
    settle(world, declare(world.a_liaison, world.b, world.b, Terms(name=True, key=False, signatures=True)))
    world.b.refresh_from_db()
    assert (world.b.names, [row.names for row in FormerName.objects.all()]) == (
        {"fa": "انجمن آب‌بانان", "en": "Water Keepers"}, [{"fa": "کانون برزگران", "en": "Growers’ Circle"}],
    )  # fmt: skip


def test_a_declaration_can_be_taken_back(world):
    declare(world.a_liaison, world.b, world.b)
    acts.merge_organisations(by=world.a_liaison, on=world.a, withdraw=True)
    assert declare(world.b_liaison, world.a, world.b).is_complete is False


def test_what_both_declared_falls_when_either_takes_it_back(world):
    declared = both(world.a_liaison, world.b_liaison, world.b)
    acts.merge_organisations(by=world.b_liaison, on=world.b, withdraw=True)
    declared.refresh_from_db()
    assert (declared.state, code_of(about, world, declared)) == ("withdrawn", "declaration_over")


def test_saying_the_same_twice_changes_nothing(world):
    first = declare(world.a_liaison, world.b, world.b)
    assert declare(world.a_liaison, world.b, world.b).pk == first.pk
    declare(world.b_liaison, world.a, world.b)
    assert declare(world.a_liaison, world.b, world.b).is_complete is True
    assert Merger.objects.count() == 1


@pytest.mark.parametrize("key", [False, True])
def test_a_key_goes_over_only_when_that_was_said(world, key):
    enrol(world.a_liaison, world.a_delegate)
    enrol(world.b_liaison, world.b_delegate)
    matter = about(world, both(world.a_liaison, world.b_liaison, world.b, Terms(name=False, key=key, signatures=False)))
    assert set(Key.objects.values_list("state", flat=True)) == {"active"}
    before = Leaf.objects.count()
    carried(world, matter)
    states = dict(Key.objects.values_list("organisation__slug", "state"))
    assert states == {"a": "revoked", "b": "revoked" if key else "active"}
    answers, count = 4, 1
    assert Leaf.objects.count() == before + answers + count + (2 if key else 1)


def test_nobody_merges_with_themselves_or_without_terms(world):
    assert code_of(declare, who=world.a_liaison, other=world.a, goes_on=world.a) == "merge_with_whom"
    assert code_of(declare, who=world.a_liaison, other=world.b, goes_on=world.c) == "terms_missing"
    assert code_of(declare, who=world.a_liaison, other=world.b, goes_on=world.b, terms=None) == "terms_missing"
    with pytest.raises(NotPossible, match="terms_missing"):
        acts.split_organisation(by=world.a_liaison, on=world.a, names={"fa": "نو"}, other_names={"fa": "کهنه"})


def test_one_voice_does_not_become_two(world):
    declared = split(world.a_liaison, world.a.names, {"fa": "آب‌بانان جوان"}, STAYS)
    assert (declared.state, declared.later, Organisation.objects.members().count()) == ("declared", None, 4)
    part = settle(world, declared).later
    assert (part.standing, part.shown, Organisation.objects.members().count()) == ("observer", [], 4)
    link = acts.invite_part(by=world.a_liaison, on=declared)
    assert (link.organisation, link.role) == (part, "observer")
    taken = acts.accept_invitation(by=Actor.invited(part), on=link, username="young", password=PASSWORD)
    assert Actor.of(taken.person).is_observer is True


def test_the_other_part_can_keep_name_and_membership(world):
    enrol(world.a_liaison, world.a_delegate)
    everything = Terms(name=True, key=True, signatures=True, membership=True)
    done = settle(world, split(world.a_liaison, {"fa": "آب‌بانان نو"}, world.a.names, everything))
    world.a.refresh_from_db()
    assert (world.a.standing, world.a.names) == ("observer", {"fa": "آب‌بانان نو"})
    observer = Actor.of(world.a_liaison.person)
    link = acts.invite_part(by=observer, on=done)
    assert (link.organisation.standing, link.role, observer.roles) == ("member", "liaison", {"observer"})
    assert sorted(world.a.seats.held().values_list("person__username", "role")) == [
        ("a-delegate", "observer"), ("a-liaison", "observer"),
    ]  # fmt: skip
    assert [row.names["fa"] for row in world.a.former_names.all()] == ["انجمن آب‌بانان"]
    assert Key.objects.get().state == "revoked"
    assert (done.kind, done.keeps_name, done.keeps_key, done.keeps_signatures, done.keeps_membership) == (
        "split", True, True, True, True,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("who", "answer"),
    [
        ("a_liaison", "allowed"),
        ("a_delegate", ("wrong_role", "3.5")),
        ("b_liaison", ("other_organisation", "3.5")),
        ("observer", ("other_organisation", "3.5")),
        ("nobody", ("wrong_role", "3.5")),
    ],
)
def test_only_who_declared_the_split_makes_the_first_link(world, who, answer):
    done = settle(world, split(world.a_liaison, world.a.names, {"fa": "آب‌بانان جوان"}, STAYS))
    assert refused(acts.invite_part, by=getattr(world, who), on=done) == answer


def test_the_first_link_is_made_after_the_split_and_as_long_as_nobody_sits_there(world):
    declared = split(world.a_liaison, world.a.names, {"fa": "آب‌بانان جوان"}, STAYS)
    assert code_of(acts.invite_part, by=world.a_liaison, on=declared) == "declaration_not_done"
    done = settle(world, declared)
    lost, found = (acts.invite_part(by=world.a_liaison, on=done) for _ in range(2))
    lost.refresh_from_db()
    assert lost.withdrawn is True
    acts.accept_invitation(by=Actor.invited(done.later), on=found, username="young", password=PASSWORD)
    assert code_of(acts.invite_part, by=world.a_liaison, on=done) == "part_has_people"


@pytest.mark.django_db
def test_a_member_on_the_ladder_hands_its_level_on_with_the_membership():
    platform = make_world("platform")
    actor = ready(platform, level="joint_actions")
    details = {"organisation": actor.organisation.public_id, "level": "joint_actions"}
    carried(platform, brought(platform, "admission", details=details, closes_at=None))
    member = Actor.of(actor.person)
    declared = split(member, member.organisation.names, {"fa": "شاخهٔ شهر"}, Terms(False, False, False, membership=True))
    carried(platform, about(platform, declared, closes_at=None))
    declared.refresh_from_db()
    former = Organisation.objects.get(pk=member.organisation.pk)
    assert [(row.standing, row.level) for row in (declared.later, former)] == [
        ("member", "joint_actions"), ("observer", ""),
    ]  # fmt: skip


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
    assert code_of(split, world.a_liaison, names, other, terms) == code


def test_somebody_in_both_organisations_keeps_one_seat_of_each_kind(world):
    another_seat(world.a_liaison, world.b, "liaison", by=world.b_liaison)
    settle(world, both(world.a_liaison, world.b_liaison, world.b))
    assert world.b.seats.held().filter(person=world.a_liaison.person).count() == 1


def test_a_key_that_went_over_is_added_anew_by_the_later_one(world):
    private = enrol(world.a_liaison, world.a_delegate)
    settle(world, both(world.a_liaison, world.b_liaison, world.b, Terms(name=True, key=True, signatures=True)))
    enrol(Actor.of(world.b_liaison.person), Actor.of(world.b_delegate.person), private)
    assert list(Key.objects.order_by("pk").values_list("organisation__slug", "state")) == [
        ("a", "revoked"), ("b", "active"),
    ]  # fmt: skip
    policy = parse_policy(bytes(PolicyFile.objects.order_by("-size").first().data))
    assert sorted((row.organisation, row.end is None) for row in policy.organisations) == sorted(
        (row.public_id, row.slug != "a") for row in Organisation.objects.filter(standing="member")
    )


@pytest.mark.django_db
def test_while_the_coalition_is_being_founded_what_was_declared_takes_effect_at_once():
    make_coalition()
    one, two = (seat(add(letter), "liaison", f"{letter}-liaison") for letter in "ab")
    parted = split(one, one.organisation.names, {"fa": "آب‌بانان جوان"}, STAYS)
    assert (parted.state, parted.settled_by, parted.later.standing) == ("done", None, "observer")
    assert acts.invite_part(by=one, on=parted).role == "observer"
    assert both(one, two, two.organisation, PLAIN).state == "done"
    assert here(one.organisation, two.organisation) == [False, True]
