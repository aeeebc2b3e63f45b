"""How a choice among several was made, step by step: the figures of the engine's steps, in sentences."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hamgam.decisions.models import Matter
from hamgam.decisions.words import begun, choice_words, digits, so_many
from hamgam.engine.spoken import counted, listed


def ballots_said(matter: Matter, how: Mapping[str, Any], people: bool) -> str:
    """Each step that was counted, what it came to, who took part, and the article."""
    if how["reason"] == "commitments":
        who = so_many(len(how["committed"]), people=people)
        return _("Committed to the lot: %(who)s. The secrets are opened in the next round.") % {"who": who}
    if matter.rule.method == "lot" and how["reason"] == "chosen":
        return _drawn(matter, how, people)
    said = [sentence for step in how.get("steps", ()) for sentence in step_said(matter, step)]
    said.append(_reason(matter, how))
    if "quorum_needed" in how:
        said.append(_took_part(how, people))
    said.append(_("Article %(article)s.") % {"article": digits(matter.rule.article)})
    return " ".join(sentence for sentence in said if sentence)


def step_said(matter: Matter, step: Mapping[str, Any]) -> Iterable[str]:
    """One step: the votes before it, and what happens in it."""
    counts = step.get("counts") or {}
    if counts:
        ranked = sorted(counts, key=lambda name: -_size(counts[name]))
        rows = [f"{choice_words(matter, name)} {_figure(counts[name])}" for name in ranked]
        yield _("Votes: %(counts)s.") % {"counts": listed(rows, get_language() or "fa")}
    names = {part: _names(matter, step.get(part) or ()) for part in ("chosen", "left_out", "goes_on")}
    if names["left_out"]:
        yield _("Left out: %(names)s.") % {"names": names["left_out"]}
    if names["goes_on"]:
        yield _("These go on: %(names)s.") % {"names": names["goes_on"]}
    if step.get("tie_rule") == "drawn_lot":
        yield _("The lot decided between those with as many votes.")


def _drawn(matter: Matter, how: Mapping[str, Any], people: bool) -> str:
    """A lot has neither votes nor blank ballots: who or what was drawn, and who made the seed."""
    words = {
        "names": _names(matter, how["winners"]), "who": so_many(len(how["seed"]["opened"]), people=people),
        "article": digits(matter.rule.article),
    }  # fmt: skip
    return (
        _("Drawn by lot: %(names)s. The lot was made by %(who)s, who opened their secrets. Article %(article)s.")
        % words
    )


def _reason(matter: Matter, how: Mapping[str, Any]) -> str:
    names = {"names": _names(matter, how.get("winners") or ()), "tied": _names(matter, how.get("tied") or ())}
    sentences = {
        "chosen": _("Chosen: %(names)s."),
        "tied": _("As many votes for each, so nothing was chosen between: %(tied)s."),
        "no_majority": _("Nobody had more than half."),
        "nobody_answered": _("Nobody answered, and without answers nothing is decided."),
        "quorum_missing": _("Too few took part."),
        "all_blank": _("All answers were blank, so nothing was chosen."),
        "not_opened": _("Not all secrets were opened, so the lot was void."),
    }
    return sentences.get(str(how["reason"]), _("The lot was void.")) % names


def _took_part(how: Mapping[str, Any], people: bool) -> str:
    language = get_language() or "fa"
    took_part = how["entitled"] - len(how["unanswered"])
    words = {
        "who": so_many(took_part, people=people), "all": counted(how["entitled"], language),
        "needed": counted(how["quorum_needed"], language), "blank": counted(len(how["blank"]), language),
    }  # fmt: skip
    said = begun(_("%(who)s of %(all)s took part; %(needed)s had to.") % words)
    return f"{said} {_('Blank answers: %(blank)s.') % words}" if how["blank"] else said


def _names(matter: Matter, choices: Iterable[str]) -> str:
    return listed([choice_words(matter, name) for name in choices], get_language() or "fa")


def _size(figure: Any) -> float:
    """A figure as it is kept, a number or "7/3"."""
    above, _line, below = str(figure).partition("/")
    return float(above) / float(below or 1)


def _figure(figure: Any) -> str:
    """Whole votes as they are; parts of votes to two places, as transferred votes are printed."""
    size = _size(figure)
    return digits(int(size) if size == int(size) else f"{size:.2f}")
