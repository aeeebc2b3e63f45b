"""What can happen to a count: no voter, one, two, blank ballots, ties, withdrawals, suspension, recall, empty seats, terms."""

import hashlib
from datetime import timedelta

import pytest

from hamgam.bylaws.acts import AlreadyRecorded, NotPossible, Refused
from hamgam.decisions import acts as decisions
from hamgam.decisions.models import Matter
from hamgam.elections import acts, box
from hamgam.elections.models import Box, Election, Elector, Place
from hamgam.engine.methods import lot
from hamgam.members import here
from hamgam.record import times
from tests.elections.held import begun, cast, changed, closed, formed, opened, stands
from tests.furnished import furnished

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    made = furnished("committee", duty="secretary")
    formed(made)
    return made


def two(world, **given):
    return opened(world, "secretary", [(world.a_delegate, "نسیم"), (world.b_delegate, "باران")], **given)


def refused(code):
    return pytest.raises(NotPossible, match=code)


@pytest.mark.parametrize(("voters", "reason"), [(0, "nobody_answered"), (1, "too_few_ballots"), (2, "too_few_ballots")])
def test_a_box_with_fewer_than_three_ballots_is_never_opened(world, voters, reason):
    election = two(world)
    for actor in world.liaisons[:voters]:
        cast(election, actor, "n1")
    closed(election)
    assert (election.stage, election.outcome["reason"], Place.objects.count(), election.files.count()) == (
        "closed", reason, 0, 0 if voters else 1,
    )  # fmt: skip


def test_all_blank_elects_nobody(world):
    election = two(world)
    for actor in world.liaisons:
        cast(election, actor)
    closed(election)
    assert (election.outcome["reason"], election.outcome["blank"], Place.objects.count()) == ("all_blank", 4, 0)


def test_nobody_stands_and_it_ends_with_that_said(world):
    election = begun(acts.open(by=world.a_liaison, office="secretary"))
    assert (election.stage, election.outcome) == ("closed", {"reason": "nobody_stands"})


def test_a_nominee_stands_only_with_their_own_consent(world):
    election = acts.open(by=world.a_liaison, office="secretary")
    asked = acts.nominate(by=world.a_liaison, on=election, seat=world.a_delegate.seat, name="نسیم")
    assert asked.state == "asked"
    with pytest.raises(Refused):
        acts.answer_nomination(by=world.a_liaison, on=asked, accepts=True)
    with pytest.raises(Refused):
        acts.nominate(by=world.b_liaison, on=election, seat=world.a_delegate.seat, name="نسیم")
    acts.answer_nomination(by=world.a_delegate, on=asked, accepts=False)
    with refused("election_nomination_settled"):
        acts.answer_nomination(by=world.a_delegate, on=asked, accepts=True)
    assert begun(election).outcome == {"reason": "nobody_stands"}


def test_a_tie_is_decided_by_a_lot_that_all_recompute(world):
    election = two(world)
    for actor, choice in zip(world.liaisons, ("n1", "n1", "n2", "n2"), strict=True):
        cast(election, actor, choice)
    closed(election)
    matter = Matter.objects.get(number=election.lot)
    assert (election.stage, [row["id"] for row in matter.choices], Place.objects.count()) == ("tied", ["n1", "n2"], 0)
    secrets = {actor.public_id: hashlib.sha256(actor.public_id.encode()).digest() for actor in world.liaisons}
    for actor in world.liaisons:
        said = {"commitment": lot.commit(actor.public_id, secrets[actor.public_id])}
        decisions.answer(by=actor, on=matter, said=said)
    decisions.close(by=world.a_liaison, on=matter)
    matter.refresh_from_db()
    for actor in world.liaisons:
        decisions.answer(by=actor, on=matter, said={"secret": secrets[actor.public_id].hex()})
    decisions.close(by=world.a_liaison, on=matter)
    election.refresh_from_db()
    commitments = {name: lot.commit(name, secret) for name, secret in secrets.items()}
    seed = lot.seed_of(commitments, secrets, at_least=2).value
    first = lot.draw(seed, ["n1", "n2"], 1)[0]
    assert (election.stage, election.details["won"]) == ("closed", [first])
    assert Place.objects.get().nomination.key == first


def test_a_lot_that_nobody_makes_leaves_the_seat_empty(world):
    from hamgam.notices import clock

    election = two(world)
    for actor, choice in zip(world.liaisons, ("n1", "n1", "n2", "n2"), strict=True):
        cast(election, actor, choice)
    closed(election)
    with times.told(Matter.objects.get(number=election.lot).closes_at + timedelta(minutes=1)) as now:
        clock.tick(now)
    election.refresh_from_db()
    assert (election.stage, election.outcome["reason"], Place.objects.count()) == ("closed", "tied", 0)


def test_those_tied_are_voted_on_again_where_the_bylaws_say_so(world):
    changed(secretary={'method = "rounds"': 'method = "approval", tie = "again"'})
    election = two(world)
    for actor, choice in zip(world.liaisons, ("n1", "n1", "n2", "n2"), strict=True):
        cast(election, actor, choice)
    closed(election)
    assert (election.stage, election.round, Box.objects.count()) == ("voting", 2, 2)
    for actor, choice in zip(world.liaisons, ("n1", "n2", "n2", "n2"), strict=True):
        with times.told(election.closes_at - timedelta(minutes=1)):
            acts.cast(by=actor, on=election, choices=(choice,))
    assert closed(election).details["won"] == ["n2"]


def test_a_nominee_who_withdraws_while_votes_arrive_is_struck_out(world):
    changed(secretary={'method = "rounds"': 'method = "schulze"'})
    election = two(world)
    stands_first = election.nominations.get(number=1)
    for actor in world.liaisons[:3]:
        cast(election, actor, "n1", "n2")
    with times.told(election.closes_at - timedelta(hours=1)):
        acts.withdraw_nomination(by=world.a_delegate, on=stands_first)
        with refused("election_nominee_withdrew"):
            acts.cast(by=world.d_liaison, on=election, choices=("n1",))
        acts.cast(by=world.d_liaison, on=election, choices=("n2",))
    assert closed(election).details["won"] == ["n2"]


def test_all_who_stood_withdrew(world):
    election = two(world)
    for actor in world.liaisons:
        cast(election, actor, "n1")
    with times.told(election.closes_at - timedelta(hours=1)):
        for actor, row in zip((world.a_delegate, world.b_delegate), election.nominations.all(), strict=True):
            acts.withdraw_nomination(by=actor, on=row)
    assert closed(election).outcome["reason"] == "nobody_stands"


def test_two_browsers_of_one_person_put_one_ballot_in(world):
    election = two(world)
    with times.told(election.closes_at - timedelta(hours=1)):
        acts.cast(by=world.a_liaison, on=election, choices=("n1",), token="1")
        with pytest.raises(AlreadyRecorded):
            acts.cast(by=world.a_liaison, on=election, choices=("n2",), token="1")
        with refused("election_voted"):
            acts.cast(by=world.a_liaison, on=election, choices=("n2",), token="2")
        with refused("election_voted"):  # the delegate votes for the same organisation
            acts.cast(by=world.a_delegate, on=election, choices=("n2",))
    assert Elector.objects.get(organisation=world.a).voted == 1


def test_an_open_vote_is_changed_until_the_close(world):
    changed(secretary={"secret = true": "secret = false"})
    election = two(world)
    for actor in world.liaisons:
        cast(election, actor, "n1")
    for actor in world.liaisons[1:]:
        cast(election, actor, "n2")
    assert closed(election).outcome["steps"][0]["counts"] == {"n1": 1, "n2": 3}
    with pytest.raises(Refused):
        acts.vote(by=world.a_liaison, on=election, choices=("n1",))


def test_a_voter_who_is_suspended_after_voting_has_voted(world):
    election = two(world)
    for actor in world.liaisons[:3]:
        cast(election, actor, "n1")
    suspend(world.c)
    with pytest.raises(Refused):
        cast(election, world.c_delegate, "n2")
    suspend(world.d)
    closed(election)
    assert (election.outcome["took_part"], election.outcome["entitled"]) == (3, 3)


def suspend(house):
    from hamgam.record.kept import Writing, written_by

    with written_by(Writing("test", times.now())):
        house.standing = "suspended"
        house.save(update_fields=["standing"])


def test_ballots_that_cannot_be_counted_are_refused_and_leave_no_trace(world):
    election = two(world)
    before = bytes(Box.objects.get().piece)
    for choices in (("n3",), ("n1", "n2"), ("n1", "n1")):
        with refused("election_ballot_wrong"):
            cast(election, world.a_liaison, *choices)
    assert (bytes(Box.objects.get().piece), Elector.objects.filter(voted=1).count()) == (before, 0)


def test_a_box_without_its_key_takes_no_ballot_and_ends_with_that_said(world):
    election = two(world)
    for actor in world.liaisons[:3]:
        cast(election, actor, "n1")
    box.destroy(Box.objects.get().name)
    with refused("election_box_damaged"):
        cast(election, world.d_liaison, "n1")
    assert closed(election).outcome["reason"] == "box_damaged"


def test_a_box_that_was_put_back_to_an_earlier_state_is_noticed(world):
    election = two(world)
    cast(election, world.a_liaison, "n1")
    earlier = bytes(Box.objects.get().piece)
    for actor in world.liaisons[1:3]:
        cast(election, actor, "n2")
    from hamgam.record.kept import Writing, written_by

    with written_by(Writing("test", times.now())):
        row = Box.objects.get()
        row.piece = earlier
        row.save()
    with refused("election_box_damaged"):
        cast(election, world.d_liaison, "n1")
    assert closed(election).outcome["reason"] == "box_damaged"


def elected(world):
    election = two(world)
    for actor in world.liaisons:
        cast(election, actor, "n1")
    closed(election)
    return Place.objects.get()


def test_an_office_is_given_up_by_its_holder_alone(world):
    place = elected(world)
    with pytest.raises(Refused):
        acts.give_up(by=world.a_liaison, on=place)
    acts.give_up(by=world.a_delegate.anew(), on=place)
    assert (Place.objects.current().count(), "secretary" in world.a_delegate.anew().roles) == (0, False)
    again = acts.open(by=world.a_liaison, office="secretary", only_empty=True)
    assert again.seats == 1


def test_a_recall_ends_an_office_before_its_term(world):
    place = elected(world)
    matter = decisions.bring(
        by=world.b_liaison, kind="recall", question={"fa": "نقش دبیر پایان یابد؟"}, details={"place": place.pk},
        closes_at=times.now() + timedelta(days=30),
    )  # fmt: skip
    for actor in world.liaisons:
        decisions.answer(by=actor, on=matter, said={"word": "yes"})
    decisions.close(by=world.b_liaison, on=matter)
    place.refresh_from_db()
    assert (place.why, Place.objects.current().count()) == ("recalled", 0)
    assert "secretary" not in world.a_delegate.anew().roles


def test_a_term_ends_by_itself_on_its_last_day(world):
    from hamgam.notices import clock

    place = elected(world)
    assert (place.last_day - place.since).days == 729
    with pytest.raises(NotPossible, match="election_term_lasts"):
        acts.end_term(by=world.clock, on=place)
    with times.told(here_noon(place.last_day + timedelta(days=1))) as now:
        assert "elections.end_term" in clock.tick(now)
        place.refresh_from_db()
        assert (place.until, place.why) == (place.last_day, "term")


def here_noon(day):
    from datetime import datetime, time

    return datetime.combine(day, time(12), here.zone())


def test_the_office_of_an_organisation_that_leaves_is_empty(world):
    elected(world)
    from hamgam.record.kept import Writing, written_by

    with written_by(Writing("test", times.now())):
        world.a.left_on = here.today()
        world.a.save(update_fields=["left_on"])
    assert (Place.objects.current().count(), Election.objects.get().stage) == (0, "closed")


def test_who_is_elected_anew_follows_the_one_before(world):
    elected(world)
    election = two(world)
    for actor in world.liaisons:
        cast(election, actor, "n2")
    closed(election)
    assert [(row.name, row.why) for row in Place.objects.order_by("pk")] == [("نسیم", "term"), ("باران", "")]
    assert "secretary" not in world.a_delegate.anew().roles
    assert "secretary" in world.b_delegate.anew().roles


def test_an_election_is_called_off_before_voting_by_whoever_opened_it(world):
    election = acts.open(by=world.a_liaison, office="secretary")
    with pytest.raises(Refused):
        acts.call_off(by=world.b_liaison, on=election)
    acts.call_off(by=world.a_delegate, on=election)
    with pytest.raises(Refused):
        stands(election, world.a_liaison, "نسیم")


def test_where_a_lot_chooses_nobody_votes_and_it_is_drawn_at_once(world):
    changed(secretary={'method = "rounds"': 'method = "lot"', "secret = true": "secret = false"})
    election = two(world)
    matter = Matter.objects.get(number=election.lot)
    assert (election.stage, [row["id"] for row in matter.choices]) == ("tied", ["n1", "n2"])
    secrets = {actor.public_id: hashlib.sha256(actor.public_id.encode()).digest() for actor in world.liaisons}
    for actor in world.liaisons:
        decisions.answer(
            by=actor, on=matter, said={"commitment": lot.commit(actor.public_id, secrets[actor.public_id])}
        )
    decisions.close(by=world.a_liaison, on=matter)
    matter.refresh_from_db()
    for actor in world.liaisons:
        decisions.answer(by=actor, on=matter, said={"secret": secrets[actor.public_id].hex()})
    decisions.close(by=world.a_liaison, on=matter)
    matter.refresh_from_db()
    election.refresh_from_db()
    assert (election.details["won"], election.outcome["reason"]) == ([matter.result["choice"]], "chosen")


def test_a_nominee_whose_organisation_left_while_votes_arrived_is_struck_out(world):
    from hamgam.record.kept import Writing, written_by

    changed(secretary={'method = "rounds"': 'method = "schulze"'})
    election = two(world)
    for actor in world.liaisons:
        cast(election, actor, "n1", "n2")
    with written_by(Writing("test", times.now())):
        world.a.left_on = here.today()
        world.a.save(update_fields=["left_on"])
    closed(election)
    assert (election.details["won"], "withdrawn n1" in election.files.get().data) == (["n2"], True)


def test_whoever_held_the_office_since_the_founding_leaves_it(world):
    assert "secretary" in world.b_liaison.anew().roles
    elected(world)
    assert ("secretary" in world.b_liaison.anew().roles, "secretary" in world.a_delegate.anew().roles) == (False, True)


def test_whoever_a_matter_placed_in_the_body_leaves_it_and_the_secretary_stays(world):
    from hamgam.bodies.models import Body
    from tests.bodies.given import settled

    elected(world)
    executive = Body.objects.get(kind="executive")
    settled(world, "body", {"do": "appoint", "body": executive.slug, "places": [{"organisation": "c", "name": "رود"}]})
    others = opened(world, "executive", [(world.b_delegate, "باران"), (world.d_delegate, "کوه")])
    for actor, ranking in zip(world.liaisons, (("n1",), ("n1",), ("n2",), ("n2",)), strict=True):
        cast(others, actor, *ranking)
    closed(others)
    assert {row.name for row in executive.memberships.current()} == {"نسیم", "باران", "کوه"}
    assert set(world.a_delegate.anew().roles) == {"delegate", "secretary", "executive"}
