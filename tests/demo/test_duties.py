"""The demo's duties: one handed over and half handed over again, one vacant that somebody volunteers for, some that nobody took."""

import pytest
from django.utils import timezone

from hamgam.coordination.models import DutyTurn, Handover
from hamgam.coordination.reading import duties
from hamgam.coordination.standing import Known
from hamgam.demo.coalition import Cast, found_coalition
from hamgam.demo.content import duties as content
from hamgam.demo.content.coalition import COALITION
from hamgam.demo.content.organisations import HANDLES, ORGANISATIONS
from hamgam.demo.duties import Duties
from hamgam.demo.loader import FOUNDED, _tell


@pytest.mark.django_db
def test_a_duty_went_round_and_is_half_handed_over_others_are_vacant() -> None:
    cast = Cast(timezone.now())
    found_coalition(cast, COALITION, ORGANISATIONS, FOUNDED)
    _tell(cast, [Duties(cast)])
    assert {row.row.duty: row.state for row in duties(Known())} == {
        "coordination": "handing_over", "web_site": "vacant", "mailing_list": "vacant", "treasurer": "held",
        "next_assembly": "vacant", "programme": "vacant",
    }  # fmt: skip
    turns = list(DutyTurn.objects.filter(duty="coordination").values_list("how", "ended"))
    assert turns == [("founding", "handed_over"), ("order", "")]
    assert list(Handover.objects.values_list("state", flat=True)) == ["done", "open"]
    items = Handover.objects.get(state="open").items
    assert (items.count(), items.exclude(given_on=None).count(), items.exclude(taken_on=None).count()) == (
        7, content.GIVEN, content.RECEIVED,
    )  # fmt: skip
    assert cast.coordinator is not None
    holder = DutyTurn.objects.get(duty="coordination", until=None)
    assert (cast.coordinator.organisation, "coordinator" in cast.coordinator.roles) == (holder.organisation, True)


def test_whoever_holds_a_duty_of_the_demo_is_a_member_of_it() -> None:
    named = {row.by for row in content.TAKEN} | {content.OFFERED[2]}
    assert named - set(HANDLES) == set()
