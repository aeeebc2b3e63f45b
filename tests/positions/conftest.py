"""A coalition whose common ground is known by hand."""

import pytest
from django.utils import timezone

from hamgam.demo.coalition import Cast, found_coalition
from hamgam.demo.content.coalition import COALITION
from hamgam.demo.content.organisations import ORGANISATIONS
from hamgam.demo.content.texts.water_share import WATER_SHARE
from hamgam.demo.story import Story
from hamgam.record.times import told
from hamgam.texts.models import Text
from tests.furnished import put_back


@pytest.fixture
def share(db):
    """The demo's coalition with its text «سهم هر خانه، سهم رود», whose staircase its content states: as its round closed,
    before the clock brings to lead what is agreed."""
    return put_back("the share of each house", _share)


def _share() -> tuple[Cast, Text]:
    cast = Cast(timezone.now())
    found_coalition(cast, COALITION, ORGANISATIONS, -300)
    for day, order, act in sorted(Story(cast, WATER_SHARE).events(), key=lambda event: event[:2]):
        with told(cast.moment(day, 20 if order == 8 else 8 + order)):
            act()
    return cast, Text.objects.get()
