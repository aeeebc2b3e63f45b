"""What one key of a row says, as a part of a sentence: “for liaison and delegate”, “at any stage”."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from hamgam.bylaws import act_words, sentences
from hamgam.engine.bylaws import Matter, Power, Setting
from hamgam.engine.bylaws.rules import Body, Level
from hamgam.engine.spoken import listed, number

#: Keys of a power that say who and how far; the others are conditions, which are left out where there are none.
ALWAYS_SAID = ("roles", "within")


def either(phrases: list[str]) -> str:
    """Several ways of doing the same: “…; or …”."""
    return _("; or ").join(phrases)


def words(items: Any, names: dict[str, str]) -> str:
    """Words of a closed list as they are said, one after the other; a word that has no sentence stands as it is."""
    return listed([str(names.get(item, item)) for item in items], get_language() or "fa")


def who(row: Power) -> str:
    """Who may: “for liaison and delegate”."""
    return _("for %(roles)s") % {"roles": words(row.roles, sentences.role_words())}


def way(row: Power) -> str:
    """Everything that a row of the powers asks for."""
    more = [key for key in POWER_PHRASES if key not in ALWAYS_SAID and getattr(row, key, None)]
    return power(row, [*ALWAYS_SAID, *more])


def power(row: Power, keys: Any) -> str:
    """These keys of a row of the powers."""
    return _joined(POWER_PHRASES[key](row) for key in POWER_PHRASES if key in keys)


def rule(row: Matter, keys: Any = ()) -> str:
    """These keys of a row of the matters; without any, all that is not in its name."""
    chosen = set(keys) or MATTER_PHRASES.keys() - SAID_WHERE_CHOSEN
    if {"notice_days", "rounds"} <= chosen:  # one phrase says both
        chosen.discard("rounds")
    return _joined(MATTER_PHRASES[key](row) for key in MATTER_PHRASES if key in chosen)


def body(row: Body, keys: Any = ()) -> str:
    """These keys of a row of the bodies; without any, all."""
    return _joined(said(row) for key, said in BODY_PHRASES.items() if not keys or key in keys)


def level(row: Level, keys: Any = ()) -> str:
    """What a step of the ladder allows."""
    return _joined(said(row) for key, said in LEVEL_PHRASES.items() if not keys or key in keys)


def setting(row: Setting) -> str:
    """A setting's value, and what differs for kinds of text."""
    kinds = sentences.kind_words()
    values = [sentences.setting_value(row)]
    values += [
        _("%(kind)s: %(value)s") % {"kind": kinds.get(kind, kind), "value": sentences.setting_value(row, value)}
        for kind, value in row.kinds.items()
    ]
    return _("; ").join(values)


def matter_name(row: Matter) -> str:
    """A matter's name, with the kinds of text for which the row is."""
    name = sentences.matter_words().get(row.matter, row.matter)
    if not row.kinds:
        return name
    return _("%(name)s (%(kinds)s)") % {"name": name, "kinds": words(row.kinds, sentences.kind_words())}


def shape(word: str) -> str:
    """The name of a shape; of one's own shape, the word itself."""
    shipped = {
        "network": _("network"),
        "council": _("council"),
        "platform": _("platform"),
        "committee": _("committee"),
        "alliance": _("alliance"),
    }
    return shipped.get(word, word)


def quorum(value: str) -> str:
    """A quorum as a figure: “8”, “1/2”, “all”."""
    return _("all") if value == "all" else number(value, get_language() or "fa")


def _joined(phrases: Any) -> str:
    # No “and” before the last: each phrase may hold a list of its own.
    return _(", ").join(phrase for phrase in phrases if phrase)


def _stages(row: Power) -> str:
    if not row.stages:
        return _("at any stage")
    return _("at this stage: %(stages)s") % {"stages": words(row.stages, sentences.stage_words())}


def _kinds(row: Power | Matter) -> str:
    if not row.kinds:
        return _("for every kind")
    if isinstance(row, Power) and set(row.kinds) <= set(sentences.matter_words()):
        return _("for these matters: %(matters)s") % {"matters": words(row.kinds, sentences.matter_words())}
    return _("for texts of this kind: %(kinds)s") % {"kinds": words(row.kinds, sentences.kind_words())}


def _gives(row: Power) -> str:
    if not row.gives:
        return _("for any seat")
    return _("for these seats: %(roles)s") % {"roles": words(row.gives, sentences.role_words())}


def _second_person(row: Power) -> str:
    if row.second_person:
        return _("only somebody else than the one who did the first half")
    return _("also the one who did the first half")


def _all_answered(row: Power) -> str:
    if row.all_answered:
        return _("once all organisations have answered")
    return _("without waiting until all have answered")


def _named(key: str) -> str:
    return sentences.matter_words().get(key, key)


def _matter(row: Power) -> str:
    if row.matter is None:
        return _("without settling it together first")
    return _("only once this has been settled together: %(matter)s") % {"matter": _named(row.matter)}


def _unsettled(row: Power) -> str:
    if row.unsettled is None:
        return _("whether or not it has been settled together")
    return _("only where this has not been settled together: %(matter)s") % {"matter": _named(row.unsettled)}


def _notice(row: Power) -> str:
    if row.notice is None:
        return _("with a deadline of any length")
    return _("with the time to answer that is asked for here: %(matter)s") % {"matter": _named(row.notice)}


def _level(row: Power) -> str:
    if row.level is None:
        return _("whatever level of signature is asked for")
    return _("where this level is enough: %(level)s") % {"level": sentences.level_words()[row.level]}


def _entitled(row: Power) -> str:
    if row.entitled:
        return sentences.entitled(row.act)
    return _("also where they have no voice in the matter")


def _seats(row: Any) -> str:
    if not row.seats:
        return _("any number of seats")
    return ngettext("one seat", "%(n)s seats", row.seats) % {"n": _figure(row.seats)}


def _next_round(row: Matter) -> str:
    names = {
        "two_strongest": _("the two strongest go on to the next round"),
        "without_weakest": _("all but the weakest go on to the next round"),
    }
    return names.get(row.next_round, row.next_round)


def _term(row: Body) -> str:
    if not row.term_days:
        return _("for no fixed time")
    return ngettext("for one day", "for %(n)s days", row.term_days) % {"n": _figure(row.term_days)}


def _may(row: Level) -> str:
    if "everything" in row.may:
        return _("everything is allowed")
    names = {**act_words.groups(), **act_words.act_words()}
    return _("this is allowed: %(acts)s") % {"acts": words(row.may, names)}


def _urgent(row: Power) -> str:
    return _("only what was called urgent") if row.urgent else ""


def _figure(value: object) -> str:
    return number(value, get_language() or "fa")


#: Each key of a power with its phrase, in the order in which they are said.
POWER_PHRASES: dict[str, Callable[[Power], str]] = {
    "roles": who,
    "within": lambda row: sentences.within_words()[row.within],
    "stages": _stages,
    "kinds": _kinds,
    "gives": _gives,
    "second_person": _second_person,
    "all_answered": _all_answered,
    "matter": _matter,
    "unsettled": _unsettled,
    "notice": _notice,
    "level": _level,
    "entitled": _entitled,
    "urgent": _urgent,
}

#: Each key of a matter with its phrase.
MATTER_PHRASES: dict[str, Callable[[Matter], str]] = {
    "kinds": _kinds,
    "body": lambda row: _("settled by %(body)s") % {"body": sentences.body_words()[row.body]},
    "method": lambda row: _("in %(method)s") % {"method": sentences.method(row)},
    "quorum": lambda row: _("provided that %(quorum)s") % {"quorum": sentences.quorum(row)},
    "notice_days": sentences.notice,
    "rounds": sentences.notice,
    "seats": _seats,
    "next_round": _next_round,
    "otherwise": lambda row: _("otherwise: %(otherwise)s") % {"otherwise": sentences.otherwise_words()[row.otherwise]},
}

#: Keys of a matter that are said only where they differ, or where one of several is chosen.
SAID_WHERE_CHOSEN = ("kinds", "rounds", "seats", "next_round")

#: Each key of a body with its phrase.
BODY_PHRASES: dict[str, Callable[[Body], str]] = {
    "filled": lambda row: sentences.filled_words()[row.filled],
    "seats": _seats,
    "term_days": _term,
}

#: Each key of a step of the ladder with its phrase.
LEVEL_PHRASES: dict[str, Callable[[Level], str]] = {"may": _may}
