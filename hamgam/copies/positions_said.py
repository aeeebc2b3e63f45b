"""Who stands how on a wording, as far as this reader may know it."""

from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hamgam.copies.folder import direction
from hamgam.engine.spoken import listed
from hamgam.papers.writing import Line
from hamgam.positions.seen import Answer, Seen
from hamgam.positions.standing import Said, groups_of
from hamgam.positions.words import given_of, stance_word, told, tongue_of
from hamgam.texts.models import Wording
from hamgam.texts.shape import Laid


def said(seen: Seen, laid: Laid, wording: Wording) -> list[Line]:
    """By stance, who and why; how many where only the number may be known; nothing before a round."""
    if not seen.rounds:
        return []
    if not seen.disclosed:
        return [Line("item", given_of(len(seen.given.get(wording.pk, ())), len(seen.members)))]
    counts = seen.count(wording.pk)
    silent = len(seen.members) - sum(counts.values())
    if not counts:
        return []
    body = [Line("item", _named(group)) for group in groups_of(seen, laid, wording)]
    if silent:
        body.append(Line("item", told("", silent)))
    for group in groups_of(seen, laid, wording):
        for who, reason, _letters in group.reasons:
            body += [Line("text", f"{who}:"), _reason(reason)]
    return body


def _reason(words: str) -> Line:
    tongue = tongue_of(words)
    return Line("quote", words, language=tongue, direction=direction(tongue))


def _named(group: Said) -> str:
    if group.alone or not group.everyone:
        return group.sentence
    return f"{group.sentence}: {listed(group.everyone, get_language() or 'fa')}"


def own(answer: Answer) -> list[Line]:
    """One's own answer with its reason."""
    body = [Line("text", capfirst(_("Your answer: %(answer)s") % {"answer": stance_word(answer.stance)}))]
    if answer.reason:
        body.append(_reason(answer.reason))
    return body
