"""The demo's assembly: called by the duty, with its agenda in order, a paper and who chairs it; told by acts."""

import pytest
from django.utils import timezone

from hamgam.assemblies.models import Assembly, Item
from hamgam.demo.assemblies import Called
from hamgam.demo.coalition import Cast, found_coalition
from hamgam.demo.content.assemblies import GENERAL
from hamgam.demo.content.coalition import COALITION
from hamgam.demo.content.organisations import HANDLES, ORGANISATIONS
from hamgam.demo.loader import FOUNDED, _tell


@pytest.mark.django_db
def test_an_assembly_is_called_and_prepared() -> None:
    cast = Cast(timezone.now())
    found_coalition(cast, COALITION, ORGANISATIONS, FOUNDED)
    _tell(cast, [Called(cast, GENERAL)])
    made = Assembly.objects.get()
    assert (made.stage, len(made.days), made.papers.count()) == ("called", 2, 1)
    assert [item.kind for item in Item.objects.agenda()] == ["report", "debate", "silence", "decision"]
    assert sorted(made.offices.values_list("office", flat=True)) == ["chair", "minute_taker"]


def test_whoever_is_named_in_it_is_a_member_of_the_demo() -> None:
    named = {GENERAL.chair, GENERAL.minute_taker}
    named |= {item.proposes for item in GENERAL.items} | {GENERAL.paper_by}
    assert named <= set(HANDLES)
