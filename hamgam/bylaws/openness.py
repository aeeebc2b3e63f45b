"""Whether the bylaws are public or for members alone."""

from datetime import datetime
from typing import Any

from hamgam.bylaws.acts import act


@act("bylaws.show_publicly")
def show_publicly(*, by: Any, on: Any, at: datetime, public: bool) -> Any:
    """Open the bylaws to the public, or close them. `on` is the coalition."""
    on.public_bylaws = public
    on.save(update_fields=["public_bylaws"])
    return on
