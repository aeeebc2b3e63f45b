"""Who may change organisations, seats and invitations, and what cannot be done."""

from datetime import timedelta

import pytest

from hamgam.bylaws.acts import NotPossible, Refused
from hamgam.members import acts
from hamgam.members.actor import Actor
from hamgam.members.models import FormerName, Invitation, Organisation, Person, Seat, secret_hash
from hamgam.record.models import Authorship, Entry
from hamgam.record.times import now, told
from tests.people import PASSWORD, add, another_seat, make_coalition, seat


def refused(call, **given):
    """Reason and article of the refusal, or "allowed"."""
    try:
        call(**given)
    except Refused as error:
        return error.verdict.reason, error.verdict.article
    except NotPossible as error:
        return error.code
    return "allowed"


@pytest.mark.parametrize(
    ("who", "role", "answer"),
    [
        ("a_liaison", "delegate", "allowed"),
        ("a_liaison", "liaison", "allowed"),
        ("a_delegate", "delegate", ("wrong_role", "2.3")),
        ("b_liaison", "delegate", ("wrong_stage", "2.4")),
        ("coordinator", "liaison", ("wrong_stage", "2.4")),
        ("observer", "delegate", ("other_organisation", "2.3")),
        ("nobody", "delegate", ("wrong_role", "2.3")),
        ("clock", "delegate", ("wrong_role", "2.3")),
    ],
)
def test_only_its_own_liaison_invites_into_an_organisation(world, who, role, answer):
    assert refused(acts.invite, by=getattr(world, who), on=world.a, role=role) == answer


@pytest.mark.parametrize(
    ("who", "answer"),
    [
        ("a_liaison", "allowed"),
        ("a_delegate", ("other_person", "2.6")),
        ("b_liaison", ("other_organisation", "2.6")),
        ("coordinator", ("other_organisation", "2.6")),
        ("nobody", ("wrong_role", "2.6")),
    ],
)
def test_nobody_else_ends_the_seats_of_an_organisation(world, who, answer):
    other = seat(world.a, "delegate", "a-third", by=world.a_liaison)
    assert refused(acts.end_seat, by=getattr(world, who), on=other.seat) == answer


def test_everyone_gives_up_their_own_seat(world):
    acts.end_seat(by=world.a_delegate, on=world.a_delegate.seat)
    assert Actor.of(world.a_delegate.person).organisation is None


@pytest.mark.parametrize("act", [acts.edit_organisation, acts.rename_organisation])
def test_nobody_describes_or_renames_another_organisation(world, act):
    given = {"contact": "x"} if act is acts.edit_organisation else {"names": {"fa": "نامی دیگر"}}
    for who in (world.b_liaison, world.coordinator, world.observer, world.nobody, world.a_delegate):
        with pytest.raises(Refused):
            act(by=who, on=world.a, **given)


@pytest.mark.parametrize("act", [acts.merge_organisations, acts.split_organisation])
def test_nobody_merges_or_splits_another_organisation(world, act):
    given = {"withdraw": True} if act is acts.merge_organisations else {"names": {}, "other_names": {}, "terms": None}
    for who in (world.b_liaison, world.coordinator, world.observer, world.nobody, world.a_delegate):
        with pytest.raises(Refused):
            act(by=who, on=world.a, **given)


def test_after_the_founding_nobody_adds_organisations_or_invites_into_others(world):
    assert refused(acts.add_organisation, by=world.a_liaison, names={"fa": "نهاد نو"}) == ("wrong_stage", "2.1")
    assert refused(acts.add_organisation, by=Actor.host(), names={"fa": "نهاد نو"}) == ("wrong_stage", "2.1")
    assert refused(acts.invite, by=Actor.host(), on=world.a, role="liaison") == ("wrong_stage", "2.4")
    assert refused(acts.close_founding, by=world.a_liaison, on=world.coalition) == ("wrong_stage", "2.2")


@pytest.mark.django_db
def test_the_founding_closes_only_when_somebody_sits_everywhere():
    coalition = make_coalition()
    assert refused(acts.close_founding, by=Actor.host(), on=coalition) == "nobody_founds"
    a, b = add("a"), add("b")
    liaison = seat(a, "liaison", "a-liaison")
    assert refused(acts.close_founding, by=liaison, on=coalition) == "seats_are_empty"
    seat(b, "liaison", "b-liaison", by=liaison)
    acts.close_founding(by=liaison, on=coalition)
    coalition.refresh_from_db()
    assert coalition.stage == "standing"


@pytest.mark.django_db
@pytest.mark.parametrize("shape", ["network", "council", "platform", "committee", "alliance"])
def test_in_every_shape_the_host_founds_and_then_has_no_hand(shape):
    coalition = make_coalition(shape)
    a = add("a")
    liaison = seat(a, "liaison", "a-liaison")
    acts.close_founding(by=liaison, on=coalition)
    assert refused(acts.invite, by=Actor.host(), on=a, role="liaison")[0] == "wrong_stage"
    assert refused(acts.edit_organisation, by=Actor.host(), on=a, contact="x")[0] == "wrong_role"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("names", "code"),
    [
        ({"en": "Only English"}, "name_missing"),
        ({"fa": "  "}, "name_missing"),
        ({"fa": "ن" * 201}, "name_long"),
        ({"fa": "انجمن آب‌بانان"}, "name_taken"),
        ({"fa": "انجمن آب بانان"}, "name_taken"),
        ({"fa": "نامی نو", "en": "WATER KEEPERS"}, "name_taken"),
    ],
)
def test_a_name_is_there_and_is_nobody_elses(names, code):
    make_coalition()
    add("a")
    assert refused(acts.add_organisation, by=Actor.host(), names=names) == code


@pytest.mark.django_db
def test_names_are_kept_in_the_letters_of_their_language():
    make_coalition()
    made = acts.add_organisation(by=Actor.host(), names={"fa": "كانون يارى", "en": ""})
    assert made.names == {"fa": "کانون یاری"}


@pytest.mark.django_db
def test_addresses_of_organisations_never_collide():
    make_coalition()
    made = [
        acts.add_organisation(by=Actor.host(), names={"fa": f"نهاد {n}", "en": n}) for n in ("Same Ways", "Same-Ways")
    ]
    made.append(acts.add_organisation(by=Actor.host(), names={"fa": "بی نام لاتین"}))
    assert [row.slug for row in made] == ["same-ways", "same-ways-2", "member-3"]


def test_no_table_holds_the_secret_of_a_link(world):
    link = acts.invite(by=world.a_liaison, on=world.a, role="delegate")
    stored = Invitation.objects.get(pk=link.pk)
    assert (stored.secret, stored.token_hash) == ("", secret_hash(link.secret))
    assert len(link.secret) >= 22


def test_a_link_works_once(world):
    link = acts.invite(by=world.a_liaison, on=world.a, role="delegate")
    taken = acts.accept_invitation(
        by=Actor.invited(world.a), on=link, username="Nilufar", password=PASSWORD, display_name=""
    )
    assert (taken.person.username, taken.role, taken.organisation) == ("nilufar", "delegate", world.a)
    again = refused(acts.accept_invitation, by=Actor.invited(world.a), on=link, username="other", password=PASSWORD)
    assert (again, Person.objects.filter(username="other").count()) == ("link_used", 0)


def test_a_link_lasts_as_many_days_as_the_bylaws_say(world):
    link = acts.invite(by=world.a_liaison, on=world.a, role="delegate")
    given = {"by": Actor.invited(world.a), "on": link, "username": "late", "password": PASSWORD}
    with told(now() + timedelta(days=14, minutes=1)):
        assert refused(acts.accept_invitation, **given) == "link_ended"
    with told(now() + timedelta(days=13, hours=23)):
        assert refused(acts.accept_invitation, **given) == "allowed"


def test_a_withdrawn_link_opens_nothing(world):
    link = acts.invite(by=world.a_liaison, on=world.a, role="delegate")
    assert refused(acts.withdraw_invitation, by=world.b_liaison, on=link)[0] == "wrong_stage"
    acts.withdraw_invitation(by=world.a_liaison, on=link)
    given = {"by": Actor.invited(world.a), "on": link, "username": "late", "password": PASSWORD}
    assert refused(acts.accept_invitation, **given) == "link_withdrawn"


def test_a_link_belongs_to_its_organisation(world):
    link = acts.invite(by=world.a_liaison, on=world.a, role="delegate")
    answer = refused(acts.accept_invitation, by=Actor.invited(world.b), on=link, username="sly", password=PASSWORD)
    assert answer == ("other_organisation", "2.5")


@pytest.mark.parametrize("name", ["ab", "نر گس", "a" * 41, "na@me", "نرگس\u202e", "<b>", "", "нарцис"])
def test_a_user_name_is_of_plain_letters(world, name):
    link = acts.invite(by=world.a_liaison, on=world.a, role="delegate")
    given = {"by": Actor.invited(world.a), "on": link, "username": name, "password": PASSWORD}
    answer = refused(acts.accept_invitation, **given)
    assert answer == ("allowed" if name == "نرگس\u202e" else "username_bad")


@pytest.mark.parametrize(
    ("typed", "kept"), [("نرگس", "نرگس"), ("نرگس ", "نرگس"), ("Sara_۱۲", "sara_12"), ("علي", "علی")]
)
def test_a_user_name_is_kept_in_one_form(world, typed, kept):
    assert seat(world.a, "delegate", typed, by=world.a_liaison).person.username == kept


def test_two_people_never_share_a_user_name(world):
    seat(world.a, "delegate", "علی", by=world.a_liaison)
    link = acts.invite(by=world.b_liaison, on=world.b, role="delegate")
    given = {"by": Actor.invited(world.b), "on": link, "username": "علي", "password": PASSWORD}
    assert refused(acts.accept_invitation, **given) == "username_taken"


@pytest.mark.parametrize("password", ["short", "password123", "a-newcomer", ""])
def test_a_weak_password_is_refused_and_the_link_stays_open(world, password):
    link = acts.invite(by=world.a_liaison, on=world.a, role="delegate")
    given = {"by": Actor.invited(world.a), "on": link, "username": "a-newcomer", "password": password}
    assert refused(acts.accept_invitation, **given) == "password_weak"
    link.refresh_from_db()
    assert (link.used, Person.objects.filter(username="a-newcomer").count()) == (False, 0)


def test_somebody_sits_in_two_organisations_with_one_account(world):
    both = another_seat(world.a_liaison, world.b, "delegate", by=world.b_liaison)
    assert (both.organisation, both.elsewhere, both.roles) == (world.b, [world.a], frozenset({"delegate"}))
    assert Actor.of(both.person).organisation == world.a


def test_nobody_takes_the_same_seat_twice(world):
    link = acts.invite(by=world.a_liaison, on=world.a, role="delegate")
    given = {"by": Actor.invited(world.a), "on": link, "person": world.a_delegate.person}
    assert refused(acts.accept_invitation, **given) == "seat_held_already"


def test_the_last_liaison_does_not_go_unsaid(world):
    own = world.a_liaison
    assert refused(acts.end_seat, by=own, on=own.seat) == "last_liaison"
    acts.end_seat(by=own, on=own.seat, last_is_known=True)
    assert Seat.objects.held().filter(organisation=world.a, role="liaison").count() == 0


def test_one_of_two_liaisons_goes_without_further_ado(world):
    seat(world.a, "liaison", "a-second", by=world.a_liaison)
    acts.end_seat(by=world.a_liaison, on=world.a_liaison.seat)
    assert Seat.objects.held().filter(organisation=world.a, role="liaison").count() == 1


def test_a_colleague_gives_a_link_to_a_new_password(world):
    link = acts.give_sign_in_link(by=world.a_liaison, on=world.a_delegate.seat)
    held = acts.accept_invitation(by=Actor.invited(world.a), on=link, password="باد-برف-باران-۷۷")
    assert (held.pk, held.person.check_password("باد-برف-باران-۷۷")) == (world.a_delegate.seat.pk, True)


@pytest.mark.parametrize(
    ("who", "reason"),
    [
        ("a_delegate", "same_person"),
        ("b_liaison", "other_organisation"),
        ("coordinator", "other_organisation"),
        ("observer", "other_organisation"),
        ("nobody", "wrong_role"),
    ],
)
def test_nobody_else_gives_a_link_to_a_password(world, who, reason):
    answer = refused(acts.give_sign_in_link, by=getattr(world, who), on=world.a_delegate.seat)
    assert answer == (reason, "2.9")


def test_a_newer_link_to_a_password_closes_the_older_one(world):
    older = acts.give_sign_in_link(by=world.a_liaison, on=world.a_delegate.seat)
    acts.give_sign_in_link(by=world.a_liaison, on=world.a_delegate.seat)
    given = {"by": Actor.invited(world.a), "on": older, "password": PASSWORD}
    assert refused(acts.accept_invitation, **given) == "link_withdrawn"


def test_a_link_to_a_password_closes_with_the_seat(world):
    link = acts.give_sign_in_link(by=world.a_liaison, on=world.a_delegate.seat)
    acts.end_seat(by=world.a_liaison, on=world.a_delegate.seat)
    assert refused(acts.accept_invitation, by=Actor.invited(world.a), on=link, password=PASSWORD) == "link_withdrawn"


def test_an_observer_looks_after_its_own_organisation_and_no_other(world):
    assert refused(acts.invite, by=world.observer, on=world.o, role="observer") == "allowed"
    assert refused(acts.invite, by=world.observer, on=world.o, role="liaison")[0] == "role_not_given_here"
    assert refused(acts.edit_organisation, by=world.observer, on=world.o, contact="x") == "allowed"
    assert refused(acts.edit_organisation, by=world.observer, on=world.a, contact="x")[0] == "other_organisation"


def test_a_former_name_stays_known(world):
    before = dict(world.a.names)
    acts.rename_organisation(by=world.a_liaison, on=world.a, names={"fa": "نگهبانان آب", "en": "Guards of Water"})
    world.a.refresh_from_db()
    assert world.a.names == {"fa": "نگهبانان آب", "en": "Guards of Water"}
    assert [row.names for row in FormerName.objects.filter(organisation=world.a)] == [before]
    assert refused(acts.rename_organisation, by=world.a_liaison, on=world.a, names=world.a.names) == "same_name"
    assert refused(acts.rename_organisation, by=world.a_liaison, on=world.a, names=world.b.names) == "name_taken"


def test_only_known_fields_can_be_shown_to_the_public(world):
    acts.edit_organisation(by=world.a_liaison, on=world.a, shown=["city", "name", "public_id", "standing"])
    world.a.refresh_from_db()
    assert world.a.shown == ["name", "city"]
    with pytest.raises(TypeError):
        acts.edit_organisation(by=world.a_liaison, on=world.a, standing="observer")
    assert Organisation.objects.get(pk=world.a.pk).standing == "member"


def test_the_record_knows_the_organisation_and_only_the_own_rows_know_the_person(world):
    link = acts.invite(by=world.a_liaison, on=world.a, role="delegate")
    entry = Entry.objects.first()
    assert (entry.act, entry.organisation, entry.article) == ("members.invite", world.a.public_id, "2.3")
    assert Authorship.objects.get(entry=entry).seat_id == world.a_liaison.seat_id
    leaf = bytes(entry.leaf.data).decode()
    assert [word for word in (link.secret, world.a_liaison.person.username, "آب‌بانان") if word in leaf] == []


def test_taking_a_seat_stands_in_the_organisations_own_list_under_the_new_seat(world):
    newcomer = seat(world.a, "delegate", "newcomer", by=world.a_liaison)
    entry = Entry.objects.filter(act="members.accept_invitation").first()
    assert (entry.organisation, entry.authorship.seat_id) == (world.a.public_id, newcomer.seat_id)
