"""Two at once: who tick the same line, who volunteer for the same duty, who take the same duty up."""

import pytest

from hamgam.coordination import acts, handing
from hamgam.coordination.models import DutyOffer, DutyTurn, HandoverItem
from hamgam.record.models import Entry
from tests.at_once import at_once
from tests.coordination.duties import DUTY, handover, next_of, tick_all
from tests.furnished import furnished


@pytest.mark.django_db(transaction=True)
def test_two_who_tick_the_same_line_tick_it_once_for_each_side() -> None:
    world = furnished()
    line = handover(world).items.first()
    actors = (world.b_liaison, world.b_delegate, world.d_liaison, world.d_delegate)
    found = at_once([
        (actor, lambda by: handing.tick(by=by, on=HandoverItem.objects.get(pk=line.pk))) for actor in actors
    ])  # fmt: skip
    line.refresh_from_db()
    assert (found, line.given_on is not None, line.taken_on is not None) == (["done"] * 4, True, True)


@pytest.mark.django_db(transaction=True)
def test_two_who_volunteer_at_once_stand_one_after_the_other_and_nobody_twice() -> None:
    world = furnished()
    actors = (world.a_liaison, world.a_delegate, world.c_liaison)
    found = at_once([(actor, lambda by: acts.volunteer(by=by, duty="web_site")) for actor in actors])
    assert found == ["done", "done", "duty_offered_already"]
    order = [row.organisation.slug for row in DutyOffer.objects.select_related("organisation").order_by("pk")]
    assert (next_of("web_site"), sorted(order)) == (order, ["a", "c"])


@pytest.mark.django_db(transaction=True)
def test_two_of_one_organisation_who_take_a_duty_up_take_it_once() -> None:
    world = furnished()
    tick_all(handover(world), world.b_liaison)
    found = at_once(
        [(actor, lambda by: acts.take_up(by=by, duty=DUTY)) for actor in (world.d_liaison, world.d_delegate)]
    )
    assert found == ["done", "duty_not_next"]
    assert (DutyTurn.objects.count(), Entry.objects.filter(act="coordination.take_up").count()) == (2, 1)
