"""The sentences with which the common ground begins: what all accept, what is still open, who can sign the whole."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from hamgam.engine.ground import ClauseAgreement, Standing
from hamgam.engine.spoken import counted, letter, listed, number
from hamgam.positions.ground import Ground
from hamgam.positions.labels import Label
from hamgam.positions.seen import Seen
from hamgam.positions.words import begun, complete_of

#: So many clauses are named one by one in a sentence, and in all sentences before their names are folded away.
NAMED, NAMED_AT_FIRST = 12, 9


@dataclass
class Opening:
    """One sentence as the heading, and those that follow it.

    `named`: where many clauses would be named, the sentences that name them; those that follow only count them then.
    """

    heading: str
    sentences: list[str] = field(default_factory=list)
    named: list[str] = field(default_factory=list)


def opening(seen: Seen, ground: Ground, called: Mapping[int, Label], *, silence_bears: bool = False) -> Opening:
    """What the page says first. Silence is never counted as a yes, and said to be silence."""
    rows = ground.agreement.clauses
    everyone = len(seen.members)
    accepted = [row for row in rows if any(_accepting(one) == everyone for one in row.standings)] if everyone else []
    answered = [row for row in rows if any(_nobody_else(one) for one in row.standings)]
    made = Opening(_heading(len(answered if silence_bears else accepted), len(rows), silence_bears=silence_bears))
    others = _by_others(seen, accepted, called)
    aside, refused = _the_rest(rows, accepted)
    many = len(others) + len(aside) + len(refused) > NAMED_AT_FIRST
    by_others, on_the_rest = _on_wordings(others), _on_the_rest(aside, refused, called)
    if many:
        made.named = [*by_others, *on_the_rest]
        by_others, on_the_rest = _counted_wordings(len(others)), _counted_rest(len(aside), len(refused))
    made.sentences += by_others
    made.sentences += _on_silence(seen, len(accepted), len(answered), len(rows), silence_bears=silence_bears)
    made.sentences += on_the_rest
    made.sentences += _on_additions(ground, everyone)
    made.sentences.append(_on_signing(ground, everyone))
    return made


def _accepting(standing: Standing) -> int:
    return len(standing.accept) + len(standing.reservation)


def _nobody_else(standing: Standing) -> bool:
    """Whether all who answered accept, and somebody did."""
    return _accepting(standing) > 0 and not standing.reject and not standing.stand_aside


def _heading(count: int, total: int, *, silence_bears: bool) -> str:
    language = get_language() or "fa"
    if count == 0:
        return _("No clause is accepted by all yet")
    said = {"n": counted(count, language), "all": counted(total, language)}
    if silence_bears:
        sentence = ngettext(
            "%(n)s of %(all)s clauses is accepted by all who answered",
            "%(n)s of %(all)s clauses are accepted by all who answered", count,
        )  # fmt: skip
    elif count == total:
        sentence = ngettext("The one clause is accepted by all", "All %(all)s clauses are accepted by all", total)
    else:
        sentence = ngettext(
            "%(n)s of %(all)s clauses is accepted by all", "%(n)s of %(all)s clauses are accepted by all", count
        )
    return begun(sentence % said)


def _on_silence(seen: Seen, accepted: int, answered: int, total: int, *, silence_bears: bool) -> list[str]:
    """Who is silent, and what those who are not silent say."""
    language = get_language() or "fa"
    everyone, complete = len(seen.members), _complete(seen)
    if complete == everyone:
        return [_("All organisations have answered all clauses.")]
    said = [complete_of(complete, everyone)]
    if not silence_bears and answered > accepted:
        sentence = ngettext(
            "%(n)s of %(all)s clauses is accepted by all who answered it.",
            "%(n)s of %(all)s clauses are accepted by all who answered them.", answered,
        )  # fmt: skip
        said.append(begun(sentence % {"n": counted(answered, language), "all": counted(total, language)}))
    return said


def _complete(seen: Seen) -> int:
    """How many members have answered every clause, as far as it is disclosed."""
    wordings = [laid.lead.pk for laid in seen.asked if laid.lead]
    return sum(all((pk, wording) in seen.stances for wording in wordings) for pk in seen.members)


def _by_others(seen: Seen, accepted: Iterable[ClauseAgreement], called: Mapping[int, Label]) -> list[str]:
    """Clauses that all accept, but in another wording than the one that leads, each with the letter of that wording."""
    language = get_language() or "fa"
    letters = {str(w.pk): w for laid in seen.asked for w in laid.wordings}
    found = []
    for row in accepted:
        full = [one.wording for one in row.standings if _accepting(one) == len(seen.members)]
        if full and letters[full[0]].state != "leading":
            said = {"clause": called[int(row.clause)].spoken, "letter": letter(letters[full[0]].letter, language)}
            found.append(_("%(clause)s in wording %(letter)s") % said)
    return found


def _on_wordings(others: list[str]) -> list[str]:
    if not others:
        return []
    said = {"clauses": listed(others, get_language() or "fa")}
    return [_("Accepted in another wording than the present one: %(clauses)s.") % said]


def _counted_wordings(count: int) -> list[str]:
    if not count:
        return []
    sentence = ngettext(
        "Of these, %(n)s is accepted in another wording than the present one.",
        "Of these, %(n)s are accepted in another wording than the present one.", count,
    )  # fmt: skip
    return [begun(sentence % {"n": counted(count, get_language() or "fa")})]


def _the_rest(
    rows: Iterable[ClauseAgreement], accepted: list[ClauseAgreement]
) -> tuple[list[ClauseAgreement], list[ClauseAgreement]]:
    """Clauses that nobody rejects though not all support them, and those on which we do not agree."""
    rest = [row for row in rows if row not in accepted]
    refused = [row for row in rest if all(one.reject for one in row.standings)]
    aside = [
        row for row in rest
        if row not in refused and any(not one.reject and one.stand_aside for one in row.standings)
    ]  # fmt: skip
    return aside, refused


def _on_the_rest(
    aside: list[ClauseAgreement], refused: list[ClauseAgreement], called: Mapping[int, Label]
) -> list[str]:
    said = []
    if aside:
        sentence = ngettext(
            "Nobody rejects clause %(clauses)s, and not all support it.",
            "Nobody rejects clauses %(clauses)s, and not all support them.", len(aside),
        )  # fmt: skip
        said.append(sentence % {"clauses": _listed(aside, called)})
    if refused:
        sentence = ngettext(
            "On %(n)s clause we do not agree: %(clauses)s.",
            "On %(n)s clauses we do not agree: %(clauses)s.",
            len(refused),
        )
        count = counted(len(refused), get_language() or "fa")
        said.append(sentence % {"n": count, "clauses": _listed(refused, called)})
    return said


def _counted_rest(aside: int, refused: int) -> list[str]:
    language, said = get_language() or "fa", []
    if aside:
        sentence = ngettext(
            "Nobody rejects %(n)s other clause, and not all support it.",
            "Nobody rejects %(n)s other clauses, and not all support them.", aside,
        )  # fmt: skip
        said.append(begun(sentence % {"n": counted(aside, language)}))
    if refused:
        sentence = ngettext("On %(n)s clause we do not agree.", "On %(n)s clauses we do not agree.", refused)
        said.append(begun(sentence % {"n": counted(refused, language)}))
    return said


def _listed(rows: list[ClauseAgreement], called: Mapping[int, Label]) -> str:
    language = get_language() or "fa"
    names = [called[int(row.clause)].short for row in rows[:NAMED]]
    if len(rows) > NAMED:
        names.append(_("%(n)s more") % {"n": number(len(rows) - NAMED, language)})
    return listed(names, language)


def _on_signing(ground: Ground, everyone: int) -> str:
    """How many can sign the text as it stands, and with other wordings."""
    language = get_language() or "fa"
    now, reach = len(ground.signers), ground.reworded
    said = {"n": counted(now, language), "more": counted(reach, language), "all": counted(everyone, language)}
    if now == everyone:
        return _("All can sign the whole text as it stands.")
    if now == 0:
        sentence = _("Nobody can sign the whole text as it stands.")
    else:
        sentence = ngettext(
            "%(n)s organisation can sign the whole text as it stands.",
            "%(n)s organisations can sign the whole text as it stands.", now,
        )  # fmt: skip
    if reach > now and ground.reworded_proved:
        sentence += " " + ngettext(
            "With other wordings %(more)s organisation can.", "With other wordings %(more)s organisations can.", reach
        )
    elif reach > now:
        sentence += " " + ngettext(
            "With other wordings at least %(more)s organisation can.",
            "With other wordings at least %(more)s organisations can.", reach,
        )  # fmt: skip
    return begun(sentence % said)


def _on_additions(ground: Ground, everyone: int) -> list[str]:
    """How many of the clauses that are proposed to be added all accept."""
    total, language = len(ground.added), get_language() or "fa"
    if not total:
        return []
    count = sum(any(_accepting(one) == everyone for one in row.standings) for row in ground.added)
    if not count:
        sentence = ngettext(
            "%(all)s clause is proposed to be added; not all accept it.",
            "%(all)s clauses are proposed to be added; none is accepted by all.", total,
        )  # fmt: skip
    elif count == total:
        sentence = ngettext(
            "%(all)s clause is proposed to be added, and all accept it.",
            "%(all)s clauses are proposed to be added, and all are accepted by all.", total,
        )  # fmt: skip
    else:
        sentence = ngettext(
            "Of %(all)s clauses proposed to be added, %(n)s is accepted by all.",
            "Of %(all)s clauses proposed to be added, %(n)s are accepted by all.", count,
        )  # fmt: skip
    return [begun(sentence % {"n": counted(count, language), "all": counted(total, language)})]
