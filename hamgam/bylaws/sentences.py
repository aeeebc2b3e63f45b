"""The words of the bylaws as people read them: every word of the closed lists, in the reader's language, in one place."""

from typing import Any

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from hamgam.bylaws.setting_words import level_words as level_words
from hamgam.bylaws.setting_words import setting_values as setting_values
from hamgam.bylaws.setting_words import setting_words as setting_words
from hamgam.engine.bylaws import Matter, Power, Setting
from hamgam.engine.spoken import listed, number


def role_words() -> dict[str, str]:
    """Roles."""
    return {
        "liaison": _("liaison"),
        "delegate": _("delegate"),
        "second": _("second representative"),
        "coordinator": _("holder of the coordination duty"),
        "secretary": _("secretary"),
        "executive": _("executive"),
        "observer": _("observer"),
        "candidate": _("candidate"),
        "invited": _("invited person"),
        "key_holder": _("holder of the organisation’s key"),
        "mandated": _("body with a mandate"),
        "clock": _("the clock"),
        "host": _("host"),
        "web_site": _("holder of the web site duty"),
        "mailing_list": _("holder of the mailing list duty"),
        "treasurer": _("treasurer"),
        "next_assembly": _("whoever prepares the next assembly"),
        "programme": _("holder of the programme duty"),
    }


def standing_words() -> dict[str, str]:
    """Standings, of organisations and of whoever asks."""
    return {
        "member": _("member"),
        "suspended": _("suspended"),
        "candidate": _("candidate"),
        "observer": _("observer"),
        "clock": _("the clock"),
        "nobody": _("not signed in"),
        "host": _("host"),
    }


def within_words() -> dict[str, str]:
    """How far a power reaches."""
    return {
        "own_organisation": _("for their own organisation alone"),
        "other_organisation": _("for another organisation, not their own"),
        "coalition": _("in the whole coalition"),
        "own_person": _("for themselves alone"),
    }


def stage_words() -> dict[str, str]:
    """Stages of a text and of the coalition."""
    return {
        "draft": _("draft"),
        "positions": _("taking positions"),
        "common_ground": _("common ground"),
        "final": _("final text"),
        "signing": _("signing"),
        "published": _("published"),
        "founding": _("the founding"),
        "standing": _("after the founding"),
        "open": _("open"),
        "called": _("called"),
        "in_session": _("in session"),
        "nominating": _("nominations"),
        "voting": _("voting"),
        "tied": _("lot between those tied"),
        "called_off": _("called off"),
        "closed": _("closed"),
        "cancelled": _("cancelled"),
        "read_back": _("read back, may be objected to"),
        "agreed": _("agreed"),
        "not_agreed": _("not agreed"),
        "withdrawn": _("withdrawn"),
    }


def kind_words() -> dict[str, str]:
    """Kinds of text."""
    return {
        "platform": _("platform"),
        "statement": _("statement"),
        "notice": _("notice"),
        "call": _("call"),
        "resolution": _("resolution"),
        "policy_document": _("policy document"),
        "report": _("report"),
        "open_letter": _("open letter"),
        "message": _("message of solidarity"),
    }


def matter_words() -> dict[str, str]:
    """What is settled together."""
    return {
        "wording": _("which wording leads, and what is left out"),
        "publish_for_all": _("publication in the coalition’s name"),
        "publish_for_signatories": _("publication in the names of those who sign"),
        "liaison": _("a liaison for an organisation that has lost its only one"),
        "decision": _("a question of any kind"),
        "choice": _("a choice between several"),
        "name": _("a name"),
        "slogan": _("a common slogan"),
        "outside": _("how something agreed inside is said outside"),
        "admission": _("the admission of an organisation"),
        "level": _("a level of co-operation, of one organisation or of all"),
        "suspension": _("the suspension of an organisation"),
        "bylaws": _("a change of the bylaws"),
        "mandate": _("a mandate"),
        "body": _("a body and its members"),
        "founding_text": _("the founding text"),
        "succession": _("who keeps name, key and signatures"),
        "calendar": _("day and place of an assembly or event"),
        "spending": _("spending from the fund"),
        "duty": _("giving a duty to an organisation"),
        "report": _("the report of an assembly"),
        "turn": _("whose turn a duty is"),
        "leadership": _("the form of leadership"),
        "recall": _("that an office ends before its term"),
        "tie": _("the lot between those who are tied in an election"),
        "proposal": _("a proposal of the communications body"),
    }


def body_words() -> dict[str, str]:
    """Who settles."""
    return {
        "organisations": _("the member organisations"),
        "signatories": _("the organisations that sign"),
        "delegates": _("the delegates of the organisations"),
        "assembly": _("the general assembly"),
        "council": _("the council"),
        "commission": _("the commission"),
        "group": _("the working group"),
        "board": _("the board"),
        "executive": _("the executive"),
        "unit": _("the unit"),
        "communications": _("the communications body"),
    }


def filled_words() -> dict[str, str]:
    """How a body gets its members."""
    return {
        "named_by_each": _("one named by each member organisation"),
        "elected": _("elected"),
        "appointed": _("appointed together"),
        "volunteers": _("whoever comes"),
        "units": _("from the units under it"),
    }


def ladder_words() -> dict[str, str]:
    """Levels of co-operation, the loosest first."""
    return {
        "contact": _("keeping in contact"),
        "joint_statements": _("joint statements"),
        "joint_actions": _("joint actions"),
        "standing_cooperation": _("standing co-operation"),
    }


def method_words() -> dict[str, str]:
    """Ways of deciding."""
    return {
        "agreement": _("agreement of all who answer"),
        "consent": _("consent: agreement of all who answer and do not stand aside"),
        "room": _("agreement in the room: nobody who is there objects"),
        "majority": _("majority: more answers for than against"),
        "majority_of_present": _("majority: more than half of all who take part, abstentions counted"),
        "majority_of_members": _("majority: more than half of all who are entitled"),
        "two_thirds": _("two thirds: at least two thirds of the answers, abstentions not counted"),
        "two_thirds_of_present": _("two thirds: at least two thirds of all who take part, abstentions counted"),
        "two_thirds_of_members": _("two thirds: at least two thirds of all who are entitled"),
        "approval": _("approval: each marks all that they would accept, and the most marks count"),
        "rounds": _("rounds: more than half of the votes, otherwise another round between the strongest"),
        "stv": _("single transferable vote: ranked ballots, seats in proportion"),
        "schulze": _("Schulze: ranked ballots, and who wins every comparison of two"),
        "lot": _("a lot that nobody can choose and everybody can recompute"),
        "named_by_each": _("each organisation names its own"),
    }


def method(matter: Matter) -> str:
    """The matter's way of deciding; among those who sign, whoever answers signs."""
    if matter.body == "signatories" and matter.method == "agreement":
        return _("agreement of all who sign")
    return method_words()[matter.method]


def otherwise_words() -> dict[str, str]:
    """What follows without agreement."""
    return {
        "status_quo_and_debate": _("what stands goes on, and it is debated again"),
        "difference_and_left_out": _("the clause becomes a difference and is left out of the text"),
        "left_out": _("the clause is left out of the text"),
        "falls": _("the proposal falls"),
        "status_quo": _("what is there stays"),
        "former": _("the former name stays"),
        "variants": _("local variants that do not contradict it are used"),
        "inside_only": _("it stays agreed inside; how it is said outside remains an open question"),
        "signatories_only": _("it may still be published, but only in the names of those who sign"),
    }


def reason_words() -> dict[str, str]:
    """Why the gate answers as it does. `%(roles)s` and `%(stages)s` are filled from the verdict."""
    return {
        "allowed": _("The bylaws permit this."),
        "no_article": _("No article of the bylaws permits this to anyone."),
        "wrong_role": _("This is for: %(roles)s."),
        "other_organisation": _("Each organisation does this for itself alone."),
        "own_organisation": _("This is for other organisations; nobody does it for their own."),
        "other_person": _("Everyone does this for themselves alone."),
        "wrong_stage": _("It is not the time for it. It can be done at this stage: %(stages)s."),
        "wrong_kind": _("The bylaws do not provide for it with this kind of text."),
        "same_person": _("A second person has to do this, not the one who did the first half."),
        "person_unknown": _("It is not known who did the first half, so nobody can be the second person."),
        "role_not_given_here": _("This seat cannot be given in this way."),
        "level_too_low": _("A signature of this level is not enough for this kind of text."),
        "notice_too_short": _("This leaves the organisations less time to answer than the bylaws ask for."),
        "level_of_cooperation": _("Your organisation’s level of co-operation does not include this."),
        "suspended": _("Your organisation is suspended, and does this again when the suspension ends."),
        "not_entitled": _("Your organisation had no voice in this matter when it was brought, or has none now."),
        "no_mandate": _("This takes a mandate, and none was given for it."),
        "mandate_not_begun": _("The mandate for this has not begun yet."),
        "mandate_over": _("The mandate for this is over."),
        "outside_mandate": _("The mandate does not go so far."),
        "answers_missing": _("Not all organisations have answered yet."),
        "nobody_answered": _("Nobody has answered yet, and without answers nothing is decided."),
        "quorum_missing": _("Not enough organisations have answered for the quorum."),
        "not_agreed": _("The organisations have not agreed to it as the bylaws ask."),
        "too_few_signatories": _("Fewer organisations have signed than the bylaws ask for."),
        "urgent_text": _(
            "An urgent text goes out in the names of those who signed it in time, never in the coalition’s."
        ),
        "not_urgent": _("This is for texts that were called urgent."),
        "is_agreed": _("The organisations have agreed on it; what is agreed cannot be set aside like this."),
    }


def reason(verdict: Any) -> str:
    """A verdict's reason as a sentence."""
    language = get_language() or "fa"
    roles, stages = role_words(), stage_words()
    if verdict.reason == "not_entitled" and verdict.act.startswith("bodies."):
        return _("This is for those who sit in the body.")
    if verdict.reason == "not_entitled" and verdict.act in ("decisions.propose", "decisions.carry_out"):
        return _("This is for those who sit in the communications body.")
    if verdict.reason == "not_entitled" and verdict.act.startswith("coordination."):
        return _("This is for the organisation that has the duty and for the one whose turn is next.")
    if verdict.reason == "not_entitled" and verdict.act.startswith("assemblies."):
        return _("This is for those who have the office for it in this assembly.")
    return reason_words()[verdict.reason] % {
        "roles": listed([roles[word] for word in verdict.roles], language),
        "stages": listed([stages[word] for word in verdict.stages], language),
    }


def entitled(act: str) -> str:
    """Where an act is for those alone who are entitled: by what they are it, in words."""
    if act.startswith("bodies."):
        return _("where they sit in the body")
    if act.startswith("assemblies."):
        return _("where they have the office for it in that assembly")
    if act in ("decisions.propose", "decisions.carry_out"):
        return _("where they sit in the communications body")
    if act in ("talk.write", "talk.translate", "talk.take_up"):
        return _("where they take part in that talk")
    if act.startswith("talk."):
        return _("where they chair the body or the assembly")
    if act.startswith("coordination."):
        return _("where their organisation has the duty or is next")
    return _("where they have a voice in the matter")


def quorum(matter: Matter) -> str:
    """How many have to take part, in words."""
    if matter.quorum == "all":
        return _("all of them have answered")
    if "/" not in matter.quorum:
        if matter.body == "signatories":
            return _("at least %(n)s have signed") % {"n": _digits(matter.quorum)}
        return _("at least %(n)s have answered") % {"n": _digits(matter.quorum)}
    shares = {
        "1/2": _("at least half of them have answered"),
        "2/3": _("at least two thirds of them have answered"),
        "3/4": _("at least three quarters of them have answered"),
    }
    general = _("at least %(n)s of them have answered") % {"n": _digits(matter.quorum)}
    return shares.get(matter.quorum, general)


def notice(matter: Matter) -> str:
    """How long and how often there is time to answer."""
    language = get_language() or "fa"
    days = ngettext("at least %(n)s day", "at least %(n)s days", matter.notice_days)
    if matter.notice_days == 0:
        days = _("no waiting time")
    rounds = ngettext("one round", "up to %(n)s rounds", matter.rounds)
    return listed(
        [
            days % {"n": number(matter.notice_days, language)},
            rounds % {"n": number(matter.rounds, language)},
        ],
        language,
    )


def setting_value(setting: Setting, value: str | int | bool | None = None) -> str:
    """A setting's value in words; `value` for one that differs for a kind of text."""
    value = setting.value if value is None else value
    words = setting_values().get(setting.name)
    if words is not None:
        return words[value]
    count = int(value)
    if setting.name.endswith("_hours"):
        return ngettext("%(n)s hour", "%(n)s hours", count) % {"n": _digits(count)}
    return ngettext("%(n)s day", "%(n)s days", count) % {"n": _digits(count)}


def conditions(power: Power) -> list[str]:
    """What a row asks for beside the role, in words: reach, stage, kind of text, second person, roles it gives."""
    language = get_language() or "fa"
    roles, stages, kinds, levels = role_words(), stage_words(), kind_words(), level_words()
    said = [within_words()[power.within]]
    if power.stages:
        said.append(_("at this stage: %(stages)s") % {"stages": listed([stages[s] for s in power.stages], language)})
    if power.urgent:
        said.append(_("only what was called urgent"))
    if power.entitled:
        said.append(entitled(power.act))
    if of_matters := [k for k in power.kinds if k in matter_words()]:
        names = matter_words()
        said.append(_("about: %(matters)s") % {"matters": listed([names[k] for k in of_matters], language)})
    elif power.kinds:
        said.append(
            _("for texts of this kind: %(kinds)s") % {"kinds": listed([kinds[k] for k in power.kinds], language)}
        )
    if power.gives:
        said.append(_("for these seats: %(roles)s") % {"roles": listed([roles[r] for r in power.gives], language)})
    if power.second_person:
        said.append(_("only somebody else than the one who did the first half"))
    if power.all_answered:
        said.append(_("once all organisations have answered"))
    if power.level:
        said.append(_("where this level is enough: %(level)s") % {"level": levels[power.level]})
    if power.notice:
        said.append(_("with a deadline that leaves the time named above"))
    return said


def _digits(value: object) -> str:
    return number(value, get_language() or "fa")
