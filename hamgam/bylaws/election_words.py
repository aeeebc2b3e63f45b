"""What is elected, and how, as people read it: the words of the table “elections”, and what one key of a row says."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from hamgam.bylaws import sentences
from hamgam.engine.bylaws import Election
from hamgam.engine.spoken import number


def office_words() -> dict[str, str]:
    """What somebody is elected to."""
    return {
        "secretary": _("the secretary"),
        "executive": _("the executive"),
        "board": _("the board"),
        "council": _("the council"),
        "commission": _("the commission"),
        "delegates": _("the delegates of the units"),
        "observer_seat": _("the seat of an observer"),
    }


def electorate_words() -> dict[str, str]:
    """Who elects."""
    return {
        "organisations": _("the member organisations"),
        "delegates": _("the delegates of the organisations"),
        "members_of_body": _("those who sit in the body"),
        "units": _("the members of each unit"),
    }


def nominee_words() -> dict[str, str]:
    """Who may stand."""
    return {
        "people": _("people of the member organisations"),
        "organisations": _("member organisations"),
        "observers": _("observer organisations"),
    }


def tie_words() -> dict[str, str]:
    """What follows where no rule decides between those tied."""
    return {
        "lot": _("those tied are decided between by a lot that everybody can recompute"),
        "again": _("those tied are voted on again"),
    }


def apportion_words() -> dict[str, str]:
    """How seats are shared out among the units."""
    return {
        "sainte_lague": _("by Sainte-Laguë, which favours neither large nor small units"),
        "d_hondt": _("by D’Hondt, which favours large units"),
        "largest_remainder": _("by the largest remainder: the whole part of each share first"),
    }


def phrase(row: Election, keys: Any = ()) -> str:
    """These keys of a row as parts of one sentence; without any, all that say something."""
    chosen = keys or [key for key in ELECTION_PHRASES if key not in SAID_WHERE_SO or _says(row, key)]
    # No “and” before the last: each phrase may hold a list of its own.
    return _(", ").join(said for key in ELECTION_PHRASES if key in chosen and (said := ELECTION_PHRASES[key](row)))


def _says(row: Election, key: str) -> bool:
    return row.method == "rounds" if key == "next_round" else bool(getattr(row, key))


def facts(row: Election) -> list[tuple[str, str]]:
    """What the page “how we work” says below the first sentence: (what, how)."""
    found = [
        (
            _("Method"),
            _joined(sentences.method_words()[row.method], _next_round(row) if row.method == "rounds" else ""),
        ),
        (_("Provided that"), quorum(row)),
        (_("Time"), _joined(_nominating(row), _voting(row))),
        (_("Seats"), _joined(_seats(row), _apportion(row), _at_least(row))),
        (_("In office"), _term(row)),
        (_("Before"), _joined(_formed(row), _first(row))),
        (_("Equal votes"), tie_words()[row.tie]),
        (_("Proof"), _receipt(row) if row.receipt else ""),
    ]
    return [(what, how) for what, how in found if how]


def by_whom(row: Election) -> str:
    """The first sentence: who elects whom, secretly or openly."""
    return _("By %(who)s, from among %(whom)s, %(secret)s.") % {
        "who": electorate_words()[row.electorate],
        "whom": _whom(row),
        "secret": _secret(row),
    }


def quorum(row: Election) -> str:
    """How many of the electors have to vote."""
    if row.quorum == "all":
        return _("all electors have voted")
    if "/" not in row.quorum:
        return _("at least %(n)s electors have voted") % {"n": _figure(row.quorum)}
    shares = {
        "1/3": _("at least a third of the electors have voted"),
        "1/2": _("at least half of the electors have voted"),
        "2/3": _("at least two thirds of the electors have voted"),
    }
    general = _("at least %(n)s of the electors have voted") % {"n": _figure(row.quorum)}
    return shares.get(row.quorum, general)


def _joined(*phrases: str) -> str:
    return _(", ").join(phrase for phrase in phrases if phrase)


def _whom(row: Election) -> str:
    # The people of a unit elect their own delegates.
    return _("themselves") if row.electorate == "units" else nominee_words()[row.nominees]


def _secret(row: Election) -> str:
    if row.method == "lot":
        return _("without a vote")
    return _("by secret ballot") if row.secret else _("by open ballot")


def _next_round(row: Election) -> str:
    names = {
        "two_strongest": _("the two strongest go on to the next round"),
        "without_weakest": _("all but the weakest go on to the next round"),
    }
    return names[row.next_round]


def _seats(row: Election) -> str:
    return ngettext("one seat", "%(n)s seats", row.seats) % {"n": _figure(row.seats)}


def _nominating(row: Election) -> str:
    if not row.nomination_days:
        return _("nominations without waiting time")
    said = ngettext("at least one day for nominations", "at least %(n)s days for nominations", row.nomination_days)
    return said % {"n": _figure(row.nomination_days)}


def _voting(row: Election) -> str:
    said = ngettext("at least one day for voting", "at least %(n)s days for voting", row.voting_days)
    return said % {"n": _figure(row.voting_days)}


def _term(row: Election) -> str:
    if not row.term_days:
        return _("for no fixed time")
    return ngettext("for one day", "for %(n)s days", row.term_days) % {"n": _figure(row.term_days)}


def _apportion(row: Election) -> str:
    if not row.apportion:
        return ""
    return _("shared out among the units by their size, %(how)s") % {"how": apportion_words()[row.apportion]}


def _at_least(row: Election) -> str:
    if not row.at_least:
        return ""
    said = ngettext("at least one for each unit", "at least %(n)s for each unit", row.at_least)
    return said % {"n": _figure(row.at_least)}


def _first(row: Election) -> str:
    if not row.first:
        return ""
    return _("first %(office)s is elected, and has a seat here too") % {"office": office_words()[row.first]}


def _formed(row: Election) -> str:
    return _("only once the form of leadership has been decided") if row.formed else ""


def _receipt(row: Election) -> str:
    if not row.receipt:
        return _("no elector can prove how they voted")
    return _("each elector gets a receipt with which they can prove how they voted")


def _figure(value: object) -> str:
    return number(value, get_language() or "fa")


#: Each key of an election with its phrase, in the order in which they are said; "" where there is nothing to say.
ELECTION_PHRASES: dict[str, Callable[[Election], str]] = {
    "electorate": lambda row: _("elected by %(who)s") % {"who": electorate_words()[row.electorate]},
    "nominees": lambda row: _("from among %(whom)s") % {"whom": _whom(row)},
    "secret": _secret,
    "method": lambda row: _("by this method: %(method)s") % {"method": sentences.method_words()[row.method]},
    "next_round": _next_round,
    "seats": _seats,
    "apportion": lambda row: _apportion(row) or _("not shared out among units"),
    "at_least": lambda row: _at_least(row) or _("without a least number for each unit"),
    "quorum": lambda row: _("provided that %(quorum)s") % {"quorum": quorum(row)},
    "nomination_days": _nominating,
    "voting_days": _voting,
    "term_days": _term,
    "first": lambda row: _first(row) or _("without another office being filled first"),
    "formed": lambda row: _formed(row) or _("without a decision on the form of leadership"),
    "tie": lambda row: tie_words()[row.tie],
    "receipt": _receipt,
}

#: Keys that are said only where they differ, or where they hold something.
SAID_WHERE_SO = ("next_round", "apportion", "at_least", "first", "formed", "receipt")
