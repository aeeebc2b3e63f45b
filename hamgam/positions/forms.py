"""What people type about their positions: read, checked, and given back with the sentence that says what is missing."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.http import QueryDict
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hamgam.engine.letters import digits
from hamgam.engine.spoken import listed, number
from hamgam.positions.acts import NEEDS_REASON, REASON_LIMIT
from hamgam.positions.models import STANCES
from hamgam.positions.sentences import sentences
from hamgam.texts.shape import Laid

#: Among the exceptions of a whole answer: this clause is not answered yet.
LATER = "later"


@dataclass
class Sheet:
    """One answer as it was typed."""

    stance: str = ""
    reason: str = ""
    mandated: bool = False
    token: str = ""
    organisation: str = ""
    seen: int | None = None
    errors: dict[str, str] = field(default_factory=dict)


def sheet(data: Mapping[str, str]) -> Sheet:
    """An answer from a form, with what is missing in it."""
    seen = data.get("seen", "")
    made = Sheet(
        stance=data.get("stance", ""), reason=typed(data, "reason"), mandated=bool(data.get("mandated")),
        token=data.get("token", "")[:64], organisation=data.get("organisation", "")[:40],
        seen=int(seen) if seen.isdecimal() and len(seen) < 19 else None,
    )  # fmt: skip
    made.errors = problems(made.stance, made.reason)
    return made


def typed(data: Mapping[str, str], name: str) -> str:
    """What was typed in a field, with lines as we keep them."""
    return data.get(name, "").replace("\r\n", "\n")


def problems(stance: str, reason: str) -> dict[str, str]:
    """Field → what is missing in an answer; empty where nothing is."""
    said, found = sentences(), {}
    if stance not in STANCES:
        found["stance"] = said["stance_missing"]
    if stance in NEEDS_REASON and not reason.strip():
        found["reason"] = said["reason_missing"]
    if len(reason) > REASON_LIMIT:
        found["reason"] = said["reason_too_long"] % {"limit": REASON_LIMIT}
    return found


@dataclass
class Excepted:
    """A clause that the whole answer leaves out of its yes, with the answer it gets instead."""

    laid: Laid
    stance: str = ""
    reason: str = ""
    errors: dict[str, str] = field(default_factory=dict)


@dataclass
class Whole:
    """«با کل متن موافقیم، جز بندهای …» as it was typed.

    `spread`: every clause of the text with the stance and the reason that it would get; None where it stays unanswered.
    """

    exceptions: list[Excepted]
    spread: list[tuple[Laid, str | None, str]]
    numbers: str = ""
    mandated: bool = False
    token: str = ""
    organisation: str = ""
    errors: dict[str, str] = field(default_factory=dict)

    @property
    def chosen(self) -> set[int]:
        """Anchors of the exceptions."""
        return {one.laid.clause.anchor for one in self.exceptions}

    @property
    def filled(self) -> bool:
        """Whether each exception has its answer."""
        return not self.errors and all(one.stance and not one.errors for one in self.exceptions)

    @property
    def answers(self) -> dict[int, tuple[str, str]]:
        """Wording → (stance, reason), as the act wants it."""
        return {laid.lead.pk: (stance, reason) for laid, stance, reason in self.spread if stance and laid.lead}


def whole(data: QueryDict, clauses: Iterable[Laid], own: Mapping[int, object]) -> Whole:
    """The whole answer from its form. `own`: answers given before, by wording; they are kept for exceptions."""
    rows = list(clauses)
    wanted = set(data.getlist("except"))
    made = Whole([], [], data.get("numbers", "")[:300], bool(data.get("mandated")), data.get("token", "")[:64],
                 data.get("organisation", "")[:40])  # fmt: skip
    named, unknown = numbers_in(made.numbers, {laid.number for laid in rows if laid.number})
    if unknown:
        language = get_language() or "fa"
        said = listed([number(one, language) for one in unknown], language)
        made.errors["numbers"] = _("The text has no clause %(numbers)s. Look at the numbers again.") % {"numbers": said}
    for laid in rows:
        if str(laid.clause.anchor) in wanted or laid.number in named:
            made.exceptions.append(_exception(data, laid, own))
    excepted = {one.laid.clause.pk: one for one in made.exceptions}
    for laid in rows:
        one = excepted.get(laid.clause.pk)
        if one is None:
            made.spread.append((laid, "accept", ""))
        else:
            made.spread.append((laid, one.stance if one.stance in STANCES else None, one.reason.strip()))
    return made


def _exception(data: QueryDict, laid: Laid, own: Mapping[int, object]) -> Excepted:
    key = laid.lead.pk if laid.lead else 0
    before = own.get(key)
    one = Excepted(laid, data.get(f"stance-{key}", ""), typed(data, f"reason-{key}"))
    if not one.stance and before is not None and f"reason-{key}" not in data and before.stance != "accept":  # type: ignore[attr-defined]
        one.stance, one.reason = before.stance, before.reason  # type: ignore[attr-defined]
    if f"reason-{key}" in data and one.stance != LATER:
        one.errors = problems(one.stance, one.reason)
    return one


def numbers_in(words: str, known: set[int]) -> tuple[set[int], list[int]]:
    """The clause numbers in «۳ و ۹ تا ۱۱», and those of them that the text does not have."""
    plain = digits(words, "en")
    found: set[int] = set()
    for first, last in re.findall(r"(\d{1,4})(?:\s*(?:-|–|ـ|تا|to)\s*(\d{1,4}))?", plain):
        begin, end = int(first), int(last or first)
        found |= set(range(min(begin, end), max(begin, end) + 1))
    return found & known, sorted(found - known)[:20]
