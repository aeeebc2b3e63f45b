"""The four answers in words: as the own organisation says them, and as they are told of others."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from hamgam.engine.letters import is_arabic
from hamgam.engine.spoken import counted
from hamgam.positions.models import STANCES


@dataclass(frozen=True)
class Choice:
    """One of the four: its word in the first person, and the sentence that says what follows from it."""

    stance: str
    word: str
    meaning: str


def choices() -> list[Choice]:
    """The four answers with their consequences, in their fixed order; none is chosen in advance."""
    return [
        Choice("accept", _("We accept"), _("It stays in the text with this wording.")),
        Choice(
            "reservation", _("We accept with reservation"),
            _("We accept and sign; our reservation is recorded beside the clause."),
        ),
        Choice("stand_aside", _("We stand aside"), _("We do not support it, and we do not stand in the way.")),
        Choice("reject", _("We do not accept"), _("If the clause stays with this wording, we do not sign.")),
    ]  # fmt: skip


def omission_choices() -> list[Choice]:
    """The same four about a proposal to leave the clause out."""
    return [
        Choice("accept", _("We accept"), _("The clause may be left out.")),
        Choice(
            "reservation", _("We accept with reservation"),
            _("It may be left out; our reservation is recorded beside the clause."),
        ),
        Choice("stand_aside", _("We stand aside"), _("We do not support it, and we do not stand in the way.")),
        Choice("reject", _("We do not accept"), _("If the clause is left out, we do not sign.")),
    ]  # fmt: skip


#: What `choices` marks for translation, by stance.
_WE = {
    "accept": "We accept", "reservation": "We accept with reservation", "stand_aside": "We stand aside",
    "reject": "We do not accept",
}  # fmt: skip


def we(stance: str) -> str:
    """The own organisation's answer in the first person."""
    if stance not in STANCES:
        return _("We have not answered")
    return _(_WE[stance])


def told(stance: str, count: int) -> str:
    """«سه نهاد نمی‌پذیرند»."""
    language = get_language() or "fa"
    sentences = {
        "accept": ngettext("%(n)s organisation accepts", "%(n)s organisations accept", count),
        "reservation": ngettext(
            "%(n)s organisation accepts with reservation", "%(n)s organisations accept with reservation", count
        ),
        "stand_aside": ngettext("%(n)s organisation stands aside", "%(n)s organisations stand aside", count),
        "reject": ngettext("%(n)s organisation does not accept", "%(n)s organisations do not accept", count),
        "": ngettext("%(n)s organisation has not answered", "%(n)s organisations have not answered", count),
    }
    said = counted(count, language)
    return begun(sentences[stance] % {"n": said})


def told_of(stance: str, name: str) -> str:
    """«بندرگاه نمی‌پذیرد»: one organisation's answer."""
    sentences = {
        "accept": _("%(name)s accepts"),
        "reservation": _("%(name)s accepts with reservation"),
        "stand_aside": _("%(name)s stands aside"),
        "reject": _("%(name)s does not accept"),
        "": _("%(name)s has not answered"),
    }
    return sentences[stance] % {"name": name}


def tongue_of(words: str) -> str:
    """The language in which a reason is written, told by its first letter: Persian or English."""
    for sign in words:
        if sign.isalpha():
            return "fa" if is_arabic(sign) else "en"
    return get_language() or "fa"


def stance_counts(counts: dict[str, int]) -> Iterable[tuple[str, int]]:
    """Stances that somebody took, with how many, in their fixed order."""
    return [(stance, counts[stance]) for stance in STANCES if counts.get(stance)]


def given_of(count: int, members: int) -> str:
    """How many of the members have answered, without what."""
    if count == 0:
        return _("No organisation has answered yet.")
    return _so_many(
        ngettext(
            "%(n)s of %(all)s organisations has answered.", "%(n)s of %(all)s organisations have answered.", count
        ),
        count,
        members,
    )


def complete_of(count: int, members: int) -> str:
    """How many of the members have answered every clause."""
    if count == 0:
        return _("No organisation has answered all clauses yet.")
    return _so_many(
        ngettext(
            "%(n)s of %(all)s organisations has answered all clauses.",
            "%(n)s of %(all)s organisations have answered all clauses.",
            count,
        ),
        count,
        members,
    )


def _so_many(sentence: str, count: int, members: int) -> str:
    language = get_language() or "fa"
    return begun(sentence % {"n": counted(count, language), "all": counted(members, language)})


def begun(sentence: str) -> str:
    """A sentence that begins with a number written out, with its capital where the language has any."""
    return sentence[:1].upper() + sentence[1:]


def stance_word(stance: str | None) -> str:
    """The word of a stance."""
    words = {
        "accept": _("accepts"),
        "reservation": _("accepts with reservation"),
        "stand_aside": _("stands aside"),
        "reject": _("does not accept"),
    }
    return words.get(stance or "", _("no answer"))
