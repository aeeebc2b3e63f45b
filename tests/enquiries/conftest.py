"""A mail server."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.notices.postbox import Postbox, open_box


@pytest.fixture
def postbox(settings: Any) -> Iterator[Postbox]:
    """A server on this machine, named by EMAIL_URL as an operator would."""
    with open_box(settings) as box:
        yield box
