"""The one way in which the record says no."""

from __future__ import annotations


class RecordError(ValueError):
    """Bytes or values that the record does not take.

    `reason` is a word in snake_case; `data` names what it is about, as strings (a field, an organisation, an entry).
    """

    def __init__(self, reason: str, **data: object) -> None:
        self.reason = reason
        self.data = {name: str(value) for name, value in data.items()}
        super().__init__(reason + "".join(f" {name}={value}" for name, value in self.data.items()))
