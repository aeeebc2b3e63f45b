"""What other pages say of letters."""

from collections.abc import Iterable
from typing import Any

from django import template

from hamgam.notices import bounces
from hamgam.record import times

register = template.Library()


@register.simple_tag
def came_back(seats: Iterable[Any]) -> dict[object, bounces.CameBack]:
    """The people of these seats to whom letters did not arrive. For a page of their own organisation alone."""
    return bounces.lately((seat.person for seat in seats), times.now())
