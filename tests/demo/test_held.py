"""An assembly that was held, told without its cycle: worked through item by item, its report adopted, its names erased."""

from datetime import timedelta

import pytest
from django.utils import timezone

from hamgam.assemblies.group_models import Result
from hamgam.assemblies.minutes_models import Minute, Report
from hamgam.assemblies.models import Assembly, Office, Turn
from hamgam.decisions.models import Matter
from hamgam.demo.coalition import Cast, found_coalition
from hamgam.demo.content.coalition import COALITION
from hamgam.demo.content.network.agenda import THIRD
from hamgam.demo.content.organisations import HANDLES, ORGANISATIONS
from hamgam.demo.cycles.network_third import held, months
from hamgam.demo.held import Over
from hamgam.demo.loader import FOUNDED, _tell

FRIDAY = -50


@pytest.mark.django_db
def test_an_assembly_is_held_and_its_report_adopted() -> None:
    cast = Cast(timezone.now())
    found_coalition(cast, COALITION, ORGANISATIONS, FOUNDED)
    _tell(cast, [Over(cast, held(FRIDAY, months(cast, FRIDAY)))])
    made, report = Assembly.objects.get(), Report.objects.get()
    states = ["done"] * 3 + ["parked"] + ["done"] * 8 + ["parked"]
    assert (made.stage, [item.state for item in made.items.agenda()]) == ("closed", states)
    assert (report.state, len(report.body), report.matter) == ("adopted", 14, Matter.objects.get().number)
    assert report.presented_on - made.last_day == timedelta(days=13)
    assert list(Result.objects.order_by("pk").values_list("state", flat=True)) == [
        "adopted", "changed", "adopted", "changed", "deferred", "deferred",
    ]  # fmt: skip
    assert (Minute.objects.count(), Turn.objects.count()) == (0, 0)
    assert set(Office.objects.values_list("person", "name")) == {(None, "")}


def test_whoever_is_named_in_it_is_a_member_of_the_demo() -> None:
    told = held(FRIDAY, months(Cast(timezone.now()), FRIDAY))
    named = {THIRD.chair, THIRD.minute_taker, *(handle for _office, handle in THIRD.others)}
    named |= {handle for group in told.groups for handle in (*group.joins, group.brings)}
    named |= {handle for day in told.people for handle in day} | {item.proposes for item in THIRD.items}
    assert named | {paper.by for paper in THIRD.papers} <= set(HANDLES)
    assert (len(told.happened), len(told.people)) == (len(THIRD.items), THIRD.days)
