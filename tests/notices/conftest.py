"""A mail server, and people who want letters."""

from collections.abc import Iterator
from typing import Any

import pytest

from hamgam.notices import clock
from tests.notices.postbox import Postbox, open_box, wants_letters
from tests.people import World


@pytest.fixture
def postbox(settings: Any) -> Iterator[Postbox]:
    """A server on this machine, named by EMAIL_URL as an operator would."""
    with open_box(settings) as box:
        yield box


@pytest.fixture
def written(world: World) -> World:
    """Two people of a and one of b want letters, and the record has been read so far."""
    wants_letters(world.a_liaison, world.a_delegate)
    wants_letters(world.b_liaison, language="en")
    clock.tick()
    return world
