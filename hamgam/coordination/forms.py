"""What is typed about duties: why one stays where it is and when it is debated; a line of a handover book."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from hamgam.coordination.acts import DEBATE_WITHIN
from hamgam.coordination.sentences import sentences
from hamgam.members import here
from hamgam.texts.moments import WrongMoment, read_day


@dataclass
class Keeping:
    """Why a duty stays where it is, and where and when it is debated next. errors: field → sentence."""

    words: dict[str, str] = field(default_factory=dict)
    debate: dict[str, str] = field(default_factory=dict)
    debate_on: date | None = None
    errors: dict[str, str] = field(default_factory=dict)


def _words(data: Mapping[str, str], name: str) -> dict[str, str]:
    return {language: data.get(f"{name}-{language}", "").replace("\r\n", "\n") for language in here.languages()}


def keeping(data: Mapping[str, str], language: str) -> Keeping:
    """From the form."""
    made = Keeping(_words(data, "words"), _words(data, "debate"))
    if not any(said.strip() for said in made.words.values()):
        made.errors["words"] = sentences()["duty_keep_why"]
    try:
        made.debate_on = read_day(data, "debate_on", language)
    except WrongMoment:
        made.debate_on = None
    today = here.today()
    if made.debate_on is None or not today < made.debate_on <= today + timedelta(days=DEBATE_WITHIN):
        made.errors["debate_on"] = sentences()["duty_debate_day"]
    return made


def item(data: Mapping[str, str]) -> tuple[dict[str, str], str]:
    """A line of a handover book, and what is wrong with it."""
    words = _words(data, "words")
    return words, "" if any(said.strip() for said in words.values()) else sentences()["handover_item_missing"]
