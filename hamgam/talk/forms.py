"""What people type in a talk."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from hamgam.engine.spoken import number
from hamgam.members import here
from hamgam.members.models import Organisation
from hamgam.talk.acts import LIMIT
from hamgam.talk.models import Post
from hamgam.talk.sentences import sentences


@dataclass
class Written:
    """A post as it was typed."""

    words: str = ""
    language: str = ""
    as_self: bool = False
    red_line: bool = False
    quotes: Post | None = None
    mentions: list[Organisation] = field(default_factory=list)
    errors: dict[str, str] = field(default_factory=dict)

    def given(self) -> dict[str, Any]:
        """What the act is given."""
        names = ("words", "language", "as_self", "red_line", "quotes", "mentions")
        return {name: getattr(self, name) for name in names}


def written(data: Any, reader: str, quotes: Post | None, organisations: Sequence[Organisation]) -> Written:
    """Read a post; empty errors where it can be recorded."""
    chosen = set(data.getlist("mention"))
    typed = Written(
        words=data.get("words", "").replace("\r\n", "\n"), language=data.get("language", ""),
        as_self=data.get("voice") == "self", red_line=bool(data.get("red_line")), quotes=quotes,
        mentions=[row for row in organisations if str(row.pk) in chosen],
    )  # fmt: skip
    typed.errors = words_wrong(typed.words, typed.language, reader)
    return typed


def words_wrong(words: str, language: str, reader: str, limit: int = LIMIT) -> dict[str, str]:
    """What is wrong with words and their language, by the name of the field."""
    say, found = sentences(), {}
    if not words.strip():
        found["words"] = say["post_empty"]
    elif len(words.strip()) > limit:
        found["words"] = say["post_long"] % {"limit": number(limit, reader)}
    if language not in here.languages():
        found["language"] = say["post_language"]
    return found


def number_in(data: Mapping[str, str], name: str) -> int | None:
    """A number after the question mark; None for anything else."""
    value = data.get(name, "")
    return int(value) if value.isascii() and value.isdecimal() and len(value) < 10 else None
