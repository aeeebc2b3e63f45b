"""Why a file cannot be read: one word for each reason; the sentences stand in ``sentences``."""


class Unreadable(ValueError):
    """The file cannot be read; ``code`` is one of ``sentences.SENTENCES``."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code
