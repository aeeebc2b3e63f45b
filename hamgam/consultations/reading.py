"""A consultation as one reader may see it: the list, one's own answers, and the published figures in words."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, Q
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from hamgam.consultations.models import AnswerSet, Consultation, ShortStatement
from hamgam.consultations.results import LEAST
from hamgam.engine.spoken import counted, letter, number
from hamgam.members.here import in_language

WORDS = {1: "agree", 0: "pass", -1: "disagree"}


@dataclass(frozen=True)
class OwnAnswer:
    """One's own answer to a statement: agree, pass or disagree."""

    statement: ShortStatement
    word: str


def own_answers(consultation: Consultation, sheet: AnswerSet) -> list[OwnAnswer]:
    """What this person answered, in the order of the statements."""
    rows = consultation.statements.filter(state="shown")
    return [OwnAnswer(row, WORDS[sheet.answers[str(row.place)]]) for row in rows if str(row.place) in sheet.answers]


def participants(consultation: Consultation) -> int:
    """How many people have answered at least one statement."""
    return int(consultation.answer_sets.filter(answered__gt=0).count())


def people(count: int) -> str:
    """So many people in words; fewer than five are not counted before anybody's eyes."""
    language = get_language() or "fa"
    if count == 0:
        return _("nobody yet")
    if count < LEAST:
        return _("fewer than five people")
    return ngettext("%(n)s person", "%(n)s people", count) % {"n": number(count, language)}


def listed(consultations: Any) -> list[tuple[Consultation, str]]:
    """Each with how many have answered, the running ones first, in one query."""
    rows = consultations.annotate(answers=Count("answer_sets", filter=Q(answer_sets__answered__gt=0)))
    rows = sorted(rows.select_related("opened_by"), key=lambda row: (row.state != "running", -row.number))
    return [(row, people(row.answers)) for row in rows]


@dataclass
class Counts:
    """How many answered a statement, and what, as it is said: a count, or what may be told of one that is held back.

    `plain`: the same for a table of numbers, None where it is held back.
    """

    seen: str
    agree: str
    passed: str
    disagree: str
    plain: tuple[int | None, int | None, int | None, int | None]


@dataclass
class Line:
    """A statement with its figures, all together and group by group."""

    statement: ShortStatement
    total: Counts
    groups: list[tuple[str, Counts | None]]
    unites: float
    against: float
    divides: float
    #: "agree" or "disagree" where every group answers so; "" elsewhere.
    united: str

    @property
    def words(self) -> dict[str, str]:
        """The statement in its languages."""
        return dict(self.statement.words)


@dataclass
class Marked:
    """A statement that marks a group: what the group does more often than the others, with the group's own figures."""

    line: Line
    agrees: bool
    counts: Counts | None
    times: float

    @property
    def often(self) -> str:
        """How much more often than among all others, in words that claim no exactness."""
        if 1.75 <= self.times < 2.5:
            return _("twice as often as the others")
        if self.times >= 2.5:
            return _("%(n)s times as often as the others") % {"n": counted(round(self.times), get_language() or "fa")}
        return _("more often than the others")


@dataclass
class Group:
    """A group of opinion: its letter, how many people, what marks it."""

    letter: str
    said: str
    size: int
    marks: list[Marked] = field(default_factory=list)


@dataclass
class Dot:
    """A cell of the map as it is drawn: a mark of the group, larger with more people. Numbers are strings for SVG."""

    x: str
    y: str
    radius: str
    side: str
    half: str
    group: str
    said: str
    people: int
    across: int
    down: int


@dataclass
class Results:
    """Everything that the page of results says. `unplaced`: who answered too little to be placed in a group."""

    people: int
    answers: int
    lines: list[Line]
    groups: list[Group]
    dots: list[Dot]
    explained: str
    reason: str
    unplaced: int = 0
    faint: bool = False
    changed: bool = False

    @property
    def united(self) -> list[Line]:
        """What all groups agree with, the clearest first."""
        return sorted((row for row in self.lines if row.united == "agree"), key=lambda row: -row.unites)

    @property
    def refused(self) -> list[Line]:
        """What all groups disagree with, the clearest first."""
        return sorted((row for row in self.lines if row.united == "disagree"), key=lambda row: -row.against)

    @property
    def dividing(self) -> list[Line]:
        """What divides, the clearest first; the six clearest."""
        rows = [row for row in self.lines if not row.united and row.divides > 0.2]
        return sorted(rows, key=lambda row: -row.divides)[:6]


#: Below this separation groups run into one another, and the page says so.
FAINT = 0.25


def results_of(consultation: Consultation, figures: dict[str, Any]) -> Results:
    """The kept figures, with the statements' words and the reader's language."""
    if figures.get("changed"):
        return Results(0, 0, [], [], [], "", "", changed=True)
    rows = {str(row.place): row for row in consultation.statements.filter(state="shown")}
    letters = [str(one["letter"]) for one in figures["groups"]]
    lines = [_line(rows[one["id"]], one, letters) for one in figures["statements"] if one["id"] in rows]
    lines.sort(key=lambda row: row.statement.place)
    found = {str(row.statement.place): row for row in lines}
    groups = [_group(at, one, found) for at, one in enumerate(figures["groups"], 1)]
    return Results(
        figures["participants"] or 0, figures["answers"], lines, groups, dots_of(figures["map"], letters),
        share_said(figures["explained"]), figures["reason"] or "", unplaced=figures["unplaced"],
        faint=figures["separation"] < FAINT,
    )  # fmt: skip


def _counts(one: dict[str, Any] | None) -> Counts | None:
    if one is None:
        return None
    plain = (one["seen"], one["agree"], one["pass_"], one["disagree"])
    said = [_said(count, one["between"].get(name)) for name, count in zip(_NAMES, plain, strict=True)]
    return Counts(*said, plain)


_NAMES = ("seen", "agree", "pass", "disagree")


def _said(count: int | None, between: list[int] | None) -> str:
    """A count, or the least and the most that one held back can be; a dash where nothing can be said."""
    language = get_language() or "fa"
    if count is not None:
        return number(count, language)
    if not between:
        return "–"
    return _("%(least)s–%(most)s") % {"least": number(between[0], language), "most": number(between[1], language)}


def _line(statement: ShortStatement, one: dict[str, Any], letters: list[str]) -> Line:
    total = _counts(one) or Counts("–", "–", "–", "–", (None,) * 4)
    groups = [(said_letter(at), _counts(one["by_group"].get(name))) for at, name in enumerate(letters, 1)]
    return Line(statement, total, groups, one["unites"], one["against"], one["divides"], one["united"] or "")


def _group(at: int, one: dict[str, Any], lines: dict[str, Line]) -> Group:
    made = Group(one["letter"], said_letter(at), one["size"])
    for mark in one["marks"]:
        if line := lines.get(mark["id"]):
            made.marks.append(Marked(line, mark["answer"] == "agree", dict(line.groups)[made.said], mark["times"]))
    return made


def said_letter(at: int) -> str:
    """What a group is called: «الف», «ب» … or A, B …"""
    return letter(at, get_language() or "fa").upper()


def dots_of(cells: Iterable[dict[str, Any]], letters: list[str]) -> list[Dot]:
    """The cells of the map as marks, as large as the picture allows; mirrored for those who read from the right."""
    mirrored = (get_language() or "fa") == "fa"
    rows = list(cells)
    if not rows:
        return []
    most = max(one["count"] for one in rows)
    middle = [(max(one[axis] for one in rows) + min(one[axis] for one in rows)) / 2 for axis in "xy"]
    reach = max(max(abs(one[axis] - middle[at]) for one in rows) for at, axis in enumerate("xy")) or 1.0
    made = []
    for one in rows:
        x, y = (0.5 + (one[axis] - middle[at]) / reach / 2 for at, axis in enumerate("xy"))
        radius = 4 + 12 * (one["count"] / most) ** 0.5
        place = letters.index(one["group"]) + 1 if one["group"] in letters else 0
        made.append(
            Dot(
                f"{5 + 90 * (1 - x if mirrored else x):.1f}%",
                f"{95 - 90 * y:.1f}%",
                *(f"{value:.1f}" for value in (radius, 1.77 * radius, -0.885 * radius)),
                str(place or 1),
                said_letter(place) if place else "–",
                one["count"],
                round(100 * x),
                round(100 * y),
            )
        )
    return made


def share_said(share: float) -> str:
    """A share in words: a map is no measurement to the last digit."""
    words = (
        (0.08, _("less than a tenth")), (0.15, _("about a tenth")), (0.225, _("about a fifth")),
        (0.29, _("about a quarter")), (0.365, _("about a third")), (0.45, _("about two fifths")),
        (0.55, _("about half")), (0.635, _("about three fifths")), (0.71, _("about two thirds")),
        (0.85, _("about three quarters")),
    )  # fmt: skip
    return next((said for limit, said in words if share < limit), _("nearly all"))


def heading(results: Results) -> str:
    """The one sentence that comes first: on how many statements all groups agree."""
    language, count = get_language() or "fa", len(results.united)
    if results.groups:
        if not count:
            return _("There is no statement with which all groups agree")
        return ngettext(
            "All groups agree with %(n)s statement", "All groups agree with %(n)s statements", count
        ) % {"n": number(count, language)}  # fmt: skip
    if results.people < LEAST:
        return _("Too few people have answered for figures to be shown")
    if results.reason == "no_structure":
        return _("No groups stand apart from one another")
    return _("Too few have answered for groups to be told apart")


def csv_rows(consultation: Consultation, results: Results) -> Iterable[list[object]]:
    """The published figures as a table; an empty cell stands for fewer than five."""
    yield [_("consultation"), in_language(consultation.titles)]
    yield [_("question"), in_language(consultation.question)]
    yield [_("people who answered"), results.people or None]
    for group in results.groups:
        yield [_("group %(letter)s") % {"letter": group.said}, group.size]
    yield []
    four = [_("answered"), _("agree"), _("pass"), _("disagree")]
    named = [f"{word} ({_('group %(letter)s') % {'letter': group.said}})" for group in results.groups for word in four]
    yield [_("number"), _("short statement"), *four, *named]
    for line in results.lines:
        cells: list[object] = []
        for counts in (line.total, *(counts for _letter, counts in line.groups)):
            cells += counts.plain if counts else [None] * 4
        yield [line.statement.place, in_language(line.words), *cells]
