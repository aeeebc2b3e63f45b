"""The demo's assembly that was held: worked through item by item, its report adopted, its names erased; told by acts."""

import pytest
from django.utils import timezone

from hamgam.assemblies.group_models import Result
from hamgam.assemblies.minutes_models import Minute, Report
from hamgam.assemblies.models import Assembly, Office, Turn
from hamgam.decisions.models import Matter
from hamgam.demo.coalition import Cast, found_coalition
from hamgam.demo.content.coalition import COALITION
from hamgam.demo.content.held import THIRD
from hamgam.demo.content.organisations import HANDLES, ORGANISATIONS
from hamgam.demo.held import Over
from hamgam.demo.loader import FOUNDED, _tell


@pytest.mark.django_db
def test_an_assembly_is_held_and_its_report_adopted() -> None:
    cast = Cast(timezone.now())
    found_coalition(cast, COALITION, ORGANISATIONS, FOUNDED)
    _tell(cast, [Over(cast, THIRD)])
    made, report = Assembly.objects.get(), Report.objects.get()
    assert (made.stage, [item.state for item in made.items.agenda()]) == ("closed", ["done"] * 4)
    assert (report.state, len(report.body), report.matter) == ("adopted", 5, Matter.objects.get().number)
    assert list(Result.objects.values_list("state", flat=True)) == ["changed", "deferred"]
    assert (Minute.objects.count(), Turn.objects.count()) == (0, 0)
    assert set(Office.objects.values_list("person", "name")) == {(None, "")}


def test_whoever_is_named_in_it_is_a_member_of_the_demo() -> None:
    call = THIRD.call
    named = {call.chair, call.minute_taker, call.paper_by, THIRD.brings, *THIRD.joins, *THIRD.people}
    assert named | {item.proposes for item in call.items} <= set(HANDLES)
    assert len(THIRD.happened) == len(call.items)
