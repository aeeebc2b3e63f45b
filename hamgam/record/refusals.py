"""What cannot be done although the bylaws permit it."""

from typing import Any


class NotPossible(ValueError):
    """The act is permitted but what was given cannot be done. `code` names the sentence; `data` fills it."""

    def __init__(self, code: str, **data: Any) -> None:
        super().__init__(code, data)
        self.code, self.data = code, data
