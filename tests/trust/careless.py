"""Settings as a careless operator could have them: requests are written down, and sessions as Django writes them. T10 must notice."""

import logging
from collections.abc import Callable
from typing import Any

from hamgam.settings import *  # noqa: F403
from hamgam.settings import MIDDLEWARE


class WritesDown:
    """Notes who asked for what."""

    def __init__(self, get_response: Callable[[Any], Any]) -> None:
        self.get_response = get_response

    def __call__(self, request: Any) -> Any:
        logging.getLogger("hamgam").warning(
            "%s %s %s", request.META.get("HTTP_X_FORWARDED_FOR"), request.path, request.POST
        )
        return self.get_response(request)


MIDDLEWARE = ["tests.trust.careless.WritesDown", *MIDDLEWARE]
