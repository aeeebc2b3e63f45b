"""The matrix of positions: a row for each organisation, a column for each clause; on the page and as CSV."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hamgam.engine.ground import Step, matrix_order
from hamgam.engine.letters import sort_key
from hamgam.engine.spoken import letter, listed
from hamgam.members.here import in_language
from hamgam.positions.ground import Ground, question_of
from hamgam.positions.labels import Label, labels
from hamgam.positions.models import STANCES
from hamgam.positions.seen import Seen, main_wording, omission
from hamgam.positions.words import stance_word
from hamgam.texts.models import Wording
from hamgam.texts.shape import Laid

#: So many columns stand in one table, fewer where there are many rows; a longer text is shown in parts, and the CSV
#: holds all of it.
COLUMNS, COLUMNS_OF_MANY, MANY = 20, 10, 20
#: Up to so many columns a phone shows the table without scrolling sideways.
NARROW = 9


@dataclass
class Column:
    """A clause in the head of the table, with its two sums at the foot."""

    laid: Laid
    label: Label
    #: The wording that the cells are about: the one that leads, or the words of a clause that is proposed to be added.
    main: Wording | None = None
    accepting: int = 0
    without: int | None = None
    hot: bool = False
    #: How many accept that the clause is left out, where that is proposed.
    leaving: int | None = None
    #: Letter and key of each other wording that can be chosen.
    others: list[tuple[str, int]] = field(default_factory=list)


@dataclass
class Row:
    """An organisation and its answers, one for each column: (stance, letters of other wordings that it can sign)."""

    organisation: Any
    own: bool
    cells: list[tuple[str, str]]


@dataclass
class Matrix:
    """One part of the table."""

    columns: list[Column]
    rows: list[Row]
    parts: list[tuple[int, str, str]]
    part: int
    alike: bool

    @property
    def many(self) -> bool:
        """Whether there are so many rows that short names have to do."""
        return len(self.rows) > MANY

    @property
    def scrolls(self) -> bool:
        """Whether a phone has to scroll it sideways."""
        return len(self.columns) > NARROW

    @property
    def adds(self) -> bool:
        """Whether a column is a clause that is proposed to be added."""
        return any(column.label.added for column in self.columns)

    @property
    def leaves(self) -> bool:
        """Whether leaving a clause of these columns out is proposed."""
        return any(column.leaving is not None for column in self.columns)


def matrix(seen: Seen, ground: Ground | None, part: int = 1, *, alike: bool = False, whole: bool = False) -> Matrix:
    """The table as members see it: rows by the alphabet and columns as the text has them, or like beside like;
    in parts, or `whole`."""
    called = labels(seen.clauses)
    width = COLUMNS if len(seen.members) <= MANY else COLUMNS_OF_MANY
    order, laid_out = _alike(seen) if alike else (_alphabetical(seen), [*seen.asked, *seen.added])
    width = len(laid_out) or 1 if whole else width
    parts = [laid_out[at : at + width] for at in range(0, len(laid_out), width)] or [[]]
    part = min(max(part, 1), len(parts))
    columns = [_column(seen, laid, called[laid.clause.pk], ground) for laid in parts[part - 1]]
    shown = [
        (at, called[rows[0].clause.pk].short, called[rows[-1].clause.pk].short)
        for at, rows in enumerate(parts, 1)
        if rows
    ]
    rows = [Row(seen.members[pk], pk == seen.me, [_cell(seen, column, pk) for column in columns]) for pk in order]
    return Matrix(columns, rows, shown, part, alike)


def _column(seen: Seen, laid: Laid, label: Label, ground: Ground | None) -> Column:
    made = Column(laid, label, main_wording(laid))
    language, proposal = get_language() or "fa", omission(laid)
    if made.main:
        made.accepting = seen.accepting(made.main.pk)
    if proposal:
        made.leaving = seen.accepting(proposal.pk)
    others = [w for w in laid.wordings if w.state == "open" and not w.omits and w != made.main]
    made.others = [(letter(w.letter, language), w.pk) for w in others]
    if ground is not None:
        made.without = ground.without.get(str(laid.clause.pk))
        made.hot = made.without is not None and made.without > len(ground.signers)
    return made


def _cell(seen: Seen, column: Column, organisation: int) -> tuple[str, str]:
    stance = seen.stances.get((organisation, column.main.pk), "") if column.main else ""
    if stance not in ("reject", ""):
        return stance, ""
    borne = [said for said, key in column.others if seen.stances.get((organisation, key), "reject") != "reject"]
    return stance, " ".join(borne)


def _alphabetical(seen: Seen) -> list[int]:
    """By the names that are shown: the full ones, or the short ones where there are many rows."""
    if len(seen.members) <= MANY:
        return list(seen.members)
    language = get_language() or "fa"
    shown = {pk: in_language(row.short_names) or in_language(row.names) for pk, row in seen.members.items()}
    return sorted(shown, key=lambda pk: sort_key(shown[pk], language))


def _alike(seen: Seen) -> tuple[list[int], list[Laid]]:
    """Like beside like: rows and columns in the order that the engine finds to put agreement together."""
    order = matrix_order(question_of(seen, additions=True))
    laid = {str(row.clause.pk): row for row in (*seen.asked, *seen.added)}
    return [int(key) for key in order.organisations], [laid[key] for key in order.clauses]


def csv_rows(seen: Seen, ground: Ground | None, *, silence_bears: bool = False) -> Iterable[list[object]]:
    """The table as a file: what this reader may see, and nothing else.

    Members: a row for each organisation and a column for each wording. Observers: a row for each answer with its
    counts. Before anything is disclosed: the own row, and how many have answered.
    """
    called, language = labels(seen.clauses), get_language() or "fa"
    wordings = [(laid, w) for laid in seen.clauses for w in laid.wordings if w.state in ("leading", "open")]
    yield [_("organisation"), *(_heading(called[laid.clause.pk], w, language) for laid, w in wordings)]
    if seen.named:
        yield from _named(seen, wordings)
    if seen.disclosed:
        for stance in STANCES:
            yield [_("how many: %(answer)s") % {"answer": stance_word(stance)},
                   *(seen.count(w.pk)[stance] for _laid, w in wordings)]  # fmt: skip
        silent = (len(seen.members) - sum(seen.count(w.pk).values()) for _laid, w in wordings)
        yield [_("how many: %(answer)s") % {"answer": stance_word("")}, *silent]
    else:
        yield [_("how many have answered"), *(len(seen.given.get(w.pk, ())) for _laid, w in wordings)]
    if ground is not None:
        yield from _stairs(seen, ground, silence_bears=silence_bears)


def _named(seen: Seen, wordings: Sequence[tuple[Laid, Wording]]) -> Iterable[list[object]]:
    for pk, organisation in seen.members.items():
        if seen.disclosed:
            stances = [seen.stances.get((pk, w.pk), "") for _laid, w in wordings]
        elif pk == seen.me:
            stances = [seen.own[w.pk].stance if w.pk in seen.own else "" for _laid, w in wordings]
        else:
            continue
        yield [in_language(organisation.names), *(stance_word(stance) for stance in stances)]


def _heading(label: Label, wording: Wording, language: str) -> str:
    if wording.state == "leading" or (label.added and not wording.omits):
        return label.spoken
    if wording.omits:
        return _("%(clause)s: leave it out") % {"clause": label.spoken}
    return _("%(clause)s, wording %(letter)s") % {"clause": label.spoken, "letter": letter(wording.letter, language)}


def _stairs(seen: Seen, ground: Ground, *, silence_bears: bool) -> Iterable[list[object]]:
    yield []
    if silence_bears:
        yield [_("Here silence is not counted against a text: only a refusal is.")]
    called = labels(seen.clauses)
    of_wording = {str(w.pk): (laid.clause.pk, w) for laid in [*seen.asked, *seen.added] for w in laid.wordings}
    heads = [
        _("clauses"), _("signatories"), _("with other wordings and additions"),
        _("which clauses"), _("which clauses, with other wordings and additions"),
    ]  # fmt: skip
    heads += [_("who"), _("who, with other wordings and additions")] if seen.named else []
    bounds = [] if ground.exact else [_("signatories at most"), _("with other wordings and additions, at most")]
    yield [*heads, *bounds]
    for at in reversed(range(len(ground.reach.steps))):
        step = ground.present.steps[at] if at < len(ground.present.steps) else None
        reach = ground.reach.steps[at]
        both = [_which(one, called, of_wording) if one else "" for one in (step, reach)]
        who = [_who(seen, one.signatories) if one else "" for one in (step, reach)] if seen.named else []
        upper = [one.upper if one else "" for one in (step, reach)] if bounds else []
        yield [at + 1, len(step.signatories) if step else "", len(reach.signatories), *both, *who, *upper]


def _which(step: Step, called: Mapping[int, Label], of_wording: Mapping[str, tuple[int, Wording]]) -> str:
    """«۱، ۳ ب و ۴»: clauses, each with the letter of its wording where it is another than the leading one."""
    language, said = get_language() or "fa", []
    for key in step.wordings:
        clause, wording = of_wording[key]
        plain = wording.state == "leading" or called[clause].added
        said.append(called[clause].short if plain else f"{called[clause].short} {letter(wording.letter, language)}")
    return listed(said, language)


def _who(seen: Seen, keys: Iterable[str]) -> str:
    who = {int(key) for key in keys}
    return listed([in_language(row.names) for pk, row in seen.members.items() if pk in who], get_language() or "fa")
