"""What is wrong with proposed bylaws, as sentences, each with how to mend it."""

from dataclasses import dataclass

from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hamgam.bylaws import act_words, election_words, phrases, sentences
from hamgam.engine.bylaws.sound import Flaw
from hamgam.engine.spoken import number


@dataclass(frozen=True)
class SaidFlaw:
    """A flaw as people read it: what does not work, and how to mend it. serious: it is refused; else a warning.

    article: of the row that it is about, "" where it is about none. code: the row or word to look for in the file.
    """

    sentence: str
    mend: str
    serious: bool
    article: str


def said(flaw: Flaw) -> SaidFlaw:
    """A flaw in the reader's language."""
    sentence, mend = _BOOK[flaw.code](flaw)
    return SaidFlaw(sentence, mend, flaw.serious, number(flaw.article or "", get_language() or "fa"))


def _act(name: str) -> str:
    return act_words.act_words().get(name, name)


def _acts(names: tuple[str, ...]) -> str:
    return phrases.words(names, act_words.act_words())


def _matter(name: str) -> str:
    return sentences.matter_words().get(name, name)


def _body(name: str) -> str:
    return sentences.body_words().get(name, name)


def _role(name: str) -> str:
    return sentences.role_words().get(name, name)


def _row_for(act: str) -> str:
    return _("Write a row in [[powers]] with act = “%(act)s” and a role that somebody can hold.") % {"act": act}


def _without_matter(flaw: Flaw) -> tuple[str, str]:
    return (
        _("Nobody could ever change these bylaws again: no row says how a change of them is settled."),
        _("Write a row in [[matters]] with matter = “bylaws”."),
    )


def _not_brought(flaw: Flaw) -> tuple[str, str]:
    return (
        _("Nobody could ever change these bylaws again: nobody in a member organisation could bring a change of them."),
        _("Give the act “decisions.bring” to a role of the members, without kinds or with the kind “bylaws”."),
    )


def _without_voice(flaw: Flaw) -> tuple[str, str]:
    return (
        _("Nobody could ever change these bylaws again: nobody could answer when a change of them is brought."),
        _("Give the act “decisions.answer” to a role of the members, without kinds or with the kind “bylaws”."),
    )


def _without_body(flaw: Flaw) -> tuple[str, str]:
    return (
        _("Nobody could ever change these bylaws again: %(body)s would settle it, and nobody comes to sit in it.")
        % {"body": _body(flaw.why)},
        _("Name another body, or say in [[bodies]] how this one gets its members."),
    )


def _nobody_may(flaw: Flaw) -> tuple[str, str]:
    whys = {
        "nobody_comes_in": _("So nobody new could ever come in."),
        "nobody_leaves": _("So nobody could ever give up a seat."),
        "without_liaison_for_ever": _("So an organisation that lost its only liaison would stay silent for ever."),
        "never_begins": _("So these bylaws could never come into force."),
        "founding_never_ends": _("So the founding would never end."),
        "version_never_begins": _("So a version of the bylaws that is to begin on a later day would never begin."),
        "never_answered": _("So this could be begun, and nobody could answer: %(begun)s."),
        "never_ends": _("So this could be begun, and would never end: %(begun)s."),
        "never_counts": _("So this could be begun, and would never count: %(begun)s."),
        "never_undone": _("So this could be done, and never be undone: %(begun)s."),
        "never_goes_on": _("So this could be begun, and nothing could follow: %(begun)s."),
    }
    first = _("Nobody could do this: %(act)s.") % {"act": _act(flaw.name)}
    return f"{first} {whys[flaw.why] % {'begun': _acts(flaw.about)}}", _row_for(flaw.name)


def _act_lost(flaw: Flaw) -> tuple[str, str]:
    return (
        _("So far somebody could do this, and from now on nobody can: %(act)s.") % {"act": _act(flaw.name)},
        _("If this is meant, nothing needs mending; otherwise, write a row for “%(act)s”.") % {"act": flaw.name},
    )


def _role_never_given(flaw: Flaw) -> tuple[str, str]:
    filled = {"role": _role(flaw.name), "acts": _acts(flaw.about)}
    if flaw.serious:
        sentence = _("Nobody could ever come to be %(role)s, so nobody could do this: %(acts)s.") % filled
    else:
        sentence = _("Nobody could ever come to be %(role)s; others can do what the same rows allow.") % filled
    mend = _("Let a row with act = “members.invite” give the role “%(role)s”, or write the rows for another role.")
    return sentence, mend % {"role": flaw.name}


def _row_never_holds(flaw: Flaw) -> tuple[str, str]:
    whys = {
        "second_and_own": _("it asks for a second person, and for everyone to do it for themselves alone"),
        "settled_and_unsettled": _("it asks that something is settled, and that something is not"),
        "stage": _("a text never stands at the stage that it names"),
        "kind": _("it names kinds of text for which nothing settles the matter that it asks for"),
        "level": _("a signature of this level is not enough for any kind of text"),
    }
    filled = {"act": _act(flaw.name), "why": whys[flaw.why]}
    return (
        _("A row can never hold, whoever asks: %(act)s. The reason: %(why)s.") % filled,
        _("Change the row so that both can be true, or leave it out."),
    )


def _quorum_unreachable(flaw: Flaw) -> tuple[str, str]:
    language = get_language() or "fa"
    quorum, there = flaw.about
    name = _office(flaw.name) if flaw.part == "elections" else _matter(flaw.name)
    filled = {"matter": name, "quorum": phrases.quorum(quorum), "n": number(there, language)}
    if not flaw.serious:
        return (
            _("This asks for %(quorum)s signatures, and there are %(n)s organisations now: %(matter)s.") % filled,
            _("If more are to join, nothing needs mending; otherwise, write a smaller number."),
        )
    return (
        _("The quorum can never be reached: %(quorum)s have to take part, and there are %(n)s: %(matter)s.") % filled,
        _("Write a share, as “1/2”, or a number that can be reached."),
    )


def _body_empty(flaw: Flaw) -> tuple[str, str]:
    mend = _("Name another body, or say in [[bodies]] how this one gets its members.")
    if flaw.part == "bodies":
        return _("Nobody comes to sit in this body: %(body)s.") % {"body": _body(flaw.name)}, mend
    filled = {"matter": _matter(flaw.name), "body": _body(flaw.why)}
    return _("%(body)s would settle this, and nobody comes to sit in it: %(matter)s.") % filled, mend


def _nobody_answers(flaw: Flaw) -> tuple[str, str]:
    return (
        _("This could be brought, and nobody could answer: %(matter)s.") % {"matter": _matter(flaw.name)},
        _("Give the act “decisions.answer” to a role of the members, for this matter too."),
    )


def _level_stuck(flaw: Flaw) -> tuple[str, str]:
    return (
        _("An organisation at this level of co-operation could never rise: %(level)s.") % {"level": _level(flaw.name)},
        _("Write a row in [[matters]] with matter = “level”, and let somebody bring it."),
    )


def _level_powerless(flaw: Flaw) -> tuple[str, str]:
    return (
        _("An organisation at this level of co-operation could do nothing at all: %(level)s.")
        % {"level": _level(flaw.name)},
        _("Name in “may” acts, features or “everything” that the level allows."),
    )


def _level(name: str) -> str:
    return sentences.ladder_words().get(name, name)


def _round_too_short(flaw: Flaw) -> tuple[str, str]:
    language = get_language() or "fa"
    days, notice = (number(value, language) for value in flaw.about)
    return (
        _("A round usually lasts %(days)s days, and a wording needs at least %(notice)s days to answer.")
        % {"days": days, "notice": notice},
        _("Make “round_days” at least as long as “notice_days” of the matter “wording”."),
    )


def _office(name: str) -> str:
    return election_words.office_words().get(name, name)


def _nobody_elects(flaw: Flaw) -> tuple[str, str]:
    filled = {"office": _office(flaw.name), "electors": election_words.electorate_words()[flaw.why]}
    return (
        _("Nobody could elect %(office)s: under these bylaws there is nobody who belongs to %(electors)s.") % filled,
        _("Name others in “electorate”, or write in [[bodies]] how that body gets its members."),
    )


def _nobody_stands(flaw: Flaw) -> tuple[str, str]:
    filled = {"office": _office(flaw.name), "whom": election_words.nominee_words()[flaw.why]}
    return (
        _("Nobody could ever stand for %(office)s: under these bylaws there are no %(whom)s.") % filled,
        _("Name others in “nominees”, or let somebody invite observers."),
    )


def _never_formed(flaw: Flaw) -> tuple[str, str]:
    return (
        _(
            "%(office)s could never be elected: the form of leadership has to be decided before, and nobody could bring it."
        )
        % {"office": capfirst(_office(flaw.name))},
        _("Write a row in [[matters]] with matter = “leadership” and let somebody bring it, or leave “formed” out."),
    )


def _never_drawn(flaw: Flaw) -> tuple[str, str]:
    return (
        _("A tie in electing %(office)s is to be decided by lot, and nobody could bring the draw.")
        % {"office": _office(flaw.name)},
        _("Write a row in [[matters]] with matter = “tie” and let somebody bring it, or write tie = “again”."),
    )


def _receipt_shows_votes(flaw: Flaw) -> tuple[str, str]:
    return (
        _("With a receipt, whoever votes for %(office)s can be made to show how they voted, and votes can be bought.")
        % {"office": _office(flaw.name)},
        _("Leave “receipt” out, if nobody needs it."),
    )


_BOOK = {
    "bylaws_without_matter": _without_matter,
    "bylaws_not_brought": _not_brought,
    "bylaws_without_voice": _without_voice,
    "bylaws_without_body": _without_body,
    "nobody_may": _nobody_may,
    "act_lost": _act_lost,
    "role_never_given": _role_never_given,
    "row_never_holds": _row_never_holds,
    "quorum_unreachable": _quorum_unreachable,
    "body_empty": _body_empty,
    "nobody_answers": _nobody_answers,
    "level_stuck": _level_stuck,
    "level_powerless": _level_powerless,
    "round_too_short": _round_too_short,
    "nobody_elects": _nobody_elects,
    "nobody_stands": _nobody_stands,
    "receipt_shows_votes": _receipt_shows_votes,
    "leadership_never_formed": _never_formed,
    "tie_never_drawn": _never_drawn,
}
