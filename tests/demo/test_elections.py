"""The demo's election: a group is formed, two observer organisations stand for a seat in it, votes arrive; told by acts."""

from datetime import timedelta

import pytest
from django.utils import timezone

from hamgam.bodies.models import Body
from hamgam.demo.coalition import Cast, found_coalition
from hamgam.demo.content.coalition import COALITION
from hamgam.demo.content.elections import OBSERVERS, SEAT
from hamgam.demo.content.organisations import HANDLES, ORGANISATIONS
from hamgam.demo.elections import Elected
from hamgam.demo.loader import FOUNDED, _tell
from hamgam.elections.models import Election, OpenBallot
from hamgam.members.models import Organisation


@pytest.mark.django_db
def test_two_observers_stand_and_eight_of_fourteen_have_voted_openly() -> None:
    cast = Cast(timezone.now())
    found_coalition(cast, COALITION, ORGANISATIONS, FOUNDED, OBSERVERS)
    _tell(cast, [Elected(cast, SEAT)])
    made, group = Election.objects.get(), Body.objects.get()
    said = (made.office, made.body, made.stage, made.secret, made.way)
    assert said == ("observer_seat", group, "voting", False, "here")
    assert group.memberships.current().count() == len(SEAT.joins)
    standing = made.nominations.standing().select_related("organisation")
    assert [row.organisation.slug for row in standing] == [row.handle for row in OBSERVERS]
    assert [set(row.words) for row in standing] == [{"fa", "en"}] * 2
    assert (made.electors.count(), made.electors.filter(voted=1).count(), OpenBallot.objects.count()) == (14, 8, 8)
    assert made.closes_at - cast.today > timedelta(days=3)
    assert Organisation.objects.filter(standing="observer").count() == 2


def test_whoever_is_named_in_it_is_in_the_demo() -> None:
    voters = {handle for handle, _choices in SEAT.votes}
    chosen = {name for _handle, names in SEAT.votes for name in names}
    assert voters | {SEAT.opens, SEAT.group.brings, *SEAT.joins} <= set(HANDLES)
    assert chosen | {handle for handle, _words in SEAT.pages} == {row.handle for row in OBSERVERS}
    assert {row.handle for row in OBSERVERS} & set(HANDLES) == set()
