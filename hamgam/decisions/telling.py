"""How a matter was settled, in sentences: who answered how, whether the quorum was reached, what followed."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from hamgam.bylaws import sentences as bylaws_words
from hamgam.decisions import counting
from hamgam.decisions.models import Matter
from hamgam.decisions.telling_ballots import ballots_said
from hamgam.decisions.words import begun, choice_words, digits, so_many, undone_words
from hamgam.engine.spoken import both, counted, listed

Count = Mapping[str, Any]


def _language() -> str:
    return get_language() or "fa"


def rule_said(matter: Matter) -> list[str]:
    """Who settles it, how, with which quorum, in how many rounds, and what follows without agreement."""
    return rule_sentences(matter.rule)


def rule_sentences(rule: Any) -> list[str]:
    """The same of a row of the bylaws, before anything is brought under it."""
    said = [
        _("It is settled by %(body)s, by %(method)s.")
        % {"body": bylaws_words.body_words()[rule.body], "method": bylaws_words.method(rule)},
        _("It counts once %(quorum)s.") % {"quorum": bylaws_words.quorum(rule)},
        *_time(rule),
        _("Without agreement %(follows)s.") % {"follows": bylaws_words.otherwise_words()[rule.otherwise]},
    ]
    return [begun(sentence) for sentence in said]


def _time(rule: Any) -> list[str]:
    """How long there is to answer, and how often it is asked."""
    said = []
    if rule.notice_days:
        days = ngettext(
            "There is at least %(n)s day to answer.", "There are at least %(n)s days to answer.", rule.notice_days
        )
        said.append(days % {"n": counted(rule.notice_days, _language())})
    asked = ngettext("The question is asked once.", "The question is asked up to %(n)s times.", rule.rounds)
    return [*said, asked % {"n": counted(rule.rounds, _language())} if rule.rounds > 1 else asked]


def outcome_said(matter: Matter) -> str:
    """The end in one sentence, for a register: agreed, what was chosen, or what follows without agreement."""
    if matter.stage == "withdrawn":
        return _("Taken back by those who brought it.")
    if "mandate" in matter.outcome:
        return _("Settled under a mandate.")
    if matter.stage == "agreed":
        if chosen := chosen_words(matter):
            return _("Chosen: %(names)s.") % {"names": chosen}
        return _("Agreed, and not carried out.") if "not_carried_out" in matter.result else _("Agreed.")
    if matter.stage == "not_agreed":
        follows = bylaws_words.otherwise_words()[matter.rule.otherwise]
        return _("Not agreed: %(follows)s.") % {"follows": follows}
    return bylaws_words.stage_words()[matter.stage]


def chosen_words(matter: Matter) -> str:
    """What was chosen, in the language that is active; empty where nothing was chosen between."""
    chosen = [choice_words(matter, name) for name in _chosen(matter)]
    return listed([said for said in chosen if said], _language()) if any(chosen) else ""


def undone_said(matter: Matter) -> str:
    """That nothing was carried out of what was agreed, and why; empty where it was."""
    code = str(matter.result.get("not_carried_out", ""))
    if not code:
        return ""
    why = undone_words().get(code) or _("it had become impossible by then")
    return _("It was agreed, but nothing was carried out: %(why)s.") % {"why": why}


def _chosen(matter: Matter) -> list[str]:
    """The choices that were made: one, or several where a body has several seats."""
    many = matter.result.get("choices") or [matter.result.get("choice", "")]
    return [str(name) for name in many if name]


def under_mandate_said(matter: Matter) -> list[tuple[str, str]]:
    """For which place and day a body settled it, where it said so."""
    if "mandate" not in matter.outcome:
        return []
    place, day = matter.result.get("place", ""), matter.result.get("day", "")
    rows = [(_("Place"), place), (_("Day"), both(date.fromisoformat(day), _language()) if day else "")]
    return [(label, words) for label, words in rows if words]


def tally_said(matter: Matter, *, people: bool = False) -> list[tuple[str, str]]:
    """How it came about: (choice or "", sentence) pairs; nothing as long as nothing was counted."""
    how = matter.outcome
    if "mandate" in how:
        number = digits(how["mandate"])
        return [("", _("A body settled it in the coalition’s stead, under mandate %(n)s.") % {"n": number})]
    if "room" in how:
        return [("", room_said(how))]
    if "choices" in how and isinstance(how["choices"], dict):
        return [(choice_words(matter, name), count_said(matter, row, people)) for name, row in how["choices"].items()]
    if how.get("reason") and not counting.by_words(matter):
        return [("", ballots_said(matter, how, people))]
    if "yes" in how:
        return [("", count_said(matter, how, people))]
    return []


def count_said(matter: Matter, how: Count, people: bool = False) -> str:
    """«نُه نهاد پذیرفتند، دو نهاد کنار ایستادند و یک نهاد پاسخ نداد؛ حد نصاب، هشت از دوازده، به دست آمد.»"""
    heaps = {name: len(how.get(name) or ()) for name in ("yes", "aside", "abstain", "no", "unanswered")}
    by_majority = matter.rule.method.startswith(("majority", "two_thirds"))
    clauses = [
        sentence % {"who": so_many(count, people=people)}
        for count, sentence in (
            (heaps["yes"], _yes(heaps["yes"], by_majority)),
            (heaps["aside"], ngettext("%(who)s stood aside", "%(who)s stood aside", heaps["aside"])),
            (heaps["abstain"], ngettext("%(who)s abstained", "%(who)s abstained", heaps["abstain"])),
            (heaps["no"], _no(heaps["no"], by_majority)),
            (heaps["unanswered"], ngettext("%(who)s did not answer", "%(who)s did not answer", heaps["unanswered"])),
        )
        if count
    ]
    if heaps["unanswered"] == sum(heaps.values()):
        return _("Nobody answered, and without answers nothing is decided.")
    said = [begun(listed(clauses, _language())) + "."]
    if by_majority and how.get("basis"):
        said.append(_needed(how, people))
    said.append(_quorum(how, sum(heaps.values()), people))
    said.append(_("Article %(article)s.") % {"article": digits(matter.rule.article)})
    return " ".join(said)


def _yes(count: int, by_majority: bool) -> str:
    if by_majority:
        return ngettext("%(who)s said yes", "%(who)s said yes", count)
    return ngettext("%(who)s agreed", "%(who)s agreed", count)


def _no(count: int, by_majority: bool) -> str:
    if by_majority:
        return ngettext("%(who)s said no", "%(who)s said no", count)
    return ngettext("%(who)s did not agree", "%(who)s did not agree", count)


def _needed(how: Count, people: bool) -> str:
    words = {"n": so_many(how["yes_needed"], people=people), "all": counted(how["basis"], _language())}
    return _("A yes of %(n)s of %(all)s was needed.") % words


def _quorum(how: Count, entitled: int, people: bool) -> str:
    words = {"n": so_many(how["quorum_needed"], people=people), "all": counted(entitled, _language())}
    if how["quorum_reached"]:
        return _("The quorum, %(n)s of %(all)s, was reached.") % words
    return _("The quorum, %(n)s of %(all)s, was not reached.") % words


def room_said(how: Count) -> str:
    """What was read back in a hall, who was there, and whether somebody objected."""
    agreed = how["room"] == "agreed"
    there = so_many(int(how["present"]))
    if how.get("individuals"):
        there = listed([there, so_many(int(how["individuals"]), people=True)], _language())
    said = [
        (_("Agreed in the hall, with %(who)s there.") if agreed else _("Not agreed in the hall, with %(who)s there."))
        % {"who": there}
    ]
    if how.get("objected"):
        said.append(_("Somebody who was there objected in time, so it was not agreed."))
    return " ".join(said)


def answered_said(given: int, entitled: int, *, people: bool = False) -> str:
    """How many have answered so far, without what."""
    if not given:
        return _("Nobody has answered yet.")
    words = {"who": so_many(entitled, people=people), "n": counted(given, _language())}
    said = ngettext("%(n)s of %(who)s has answered.", "%(n)s of %(who)s have answered.", given)
    return begun(said % words)


def version_said(matter: Matter, in_force: bool) -> str:
    """Under which version of the bylaws it runs; said aloud where that one is no longer in force."""
    version = digits(matter.version.version)
    if in_force:
        return _("Under version %(version)s of the bylaws.") % {"version": version}
    return _("Under version %(version)s of the bylaws, which was in force when it was brought and is no longer.") % {
        "version": version
    }
