"""What other pages say of letters."""

from collections.abc import Iterable
from typing import Any

from django import template

from hamgam.notices import bounces

register = template.Library()


@register.simple_tag
def unreached(seats: Iterable[Any]) -> set[object]:
    """The people of these seats to whom letters do not arrive. For a page of their own organisation alone."""
    return bounces.among(seat.person for seat in seats)
