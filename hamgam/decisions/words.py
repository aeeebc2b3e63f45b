"""Answers to a matter in words: as the own organisation says them, and as they are told of others."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from hamgam.engine.spoken import counted, number
from hamgam.members.here import in_language


@dataclass(frozen=True)
class Choice:
    """One answer that is offered: its word in the first person, and the sentence that says what follows from it."""

    word: str
    said: str
    meaning: str


def offered(words: tuple[str, ...]) -> list[Choice]:
    """The answers that a method offers, in its own order; none is chosen in advance."""
    said, meanings = we_words(), meaning_words()
    return [Choice(word, said[word], meanings[word]) for word in words]


def we_words() -> dict[str, str]:
    """The own organisation's answers in the first person."""
    return {
        "accept": _("We accept"),
        "reservation": _("We accept with reservation"),
        "stand_aside": _("We stand aside"),
        "reject": _("We do not accept"),
        "yes": _("We say yes"),
        "no": _("We say no"),
        "abstain": _("We abstain"),
        "object": _("We object"),
    }


def meaning_words() -> dict[str, str]:
    """What follows from each answer."""
    return {
        "accept": _("It may be decided like this."),
        "reservation": _("It may be decided; our reservation is recorded with the decision."),
        "stand_aside": _("We do not support it, and we do not stand in the way."),
        "reject": _("It is not decided like this; our reason is recorded with it."),
        "yes": _("We are for it."),
        "no": _("We are not for it; our reason is recorded with it."),
        "abstain": _("We have no view on it; we count among those who took part."),
        "object": _("It was not agreed like this; our reason is recorded with it."),
    }


def told_words() -> dict[str, str]:
    """The same as they are told of one organisation."""
    return {
        "accept": _("accepts"),
        "reservation": _("accepts with reservation"),
        "stand_aside": _("stands aside"),
        "reject": _("does not accept"),
        "yes": _("says yes"),
        "no": _("says no"),
        "abstain": _("abstains"),
        "object": _("objects"),
        "": _("has not answered"),
    }


#: Which mark stands with a word; whoever abstains has no view, and no mark.
MARKS = {
    "accept": "accept", "yes": "accept", "reservation": "reservation", "stand_aside": "stand_aside",
    "reject": "reject", "no": "reject", "object": "reject", "": "",
}  # fmt: skip


def so_many(count: int, *, people: bool = False) -> str:
    """«نُه نهاد», "nine organisations"; where each person has a voice, people."""
    language = get_language() or "fa"
    said = (
        ngettext("%(n)s person", "%(n)s people", count)
        if people
        else ngettext("%(n)s organisation", "%(n)s organisations", count)
    )
    return said % {"n": counted(count, language)}


def begun(sentence: str) -> str:
    """A sentence that begins with a number written out, with its capital where the language has any."""
    return sentence[:1].upper() + sentence[1:]


def digits(value: object) -> str:
    """A number in the reader's digits."""
    return number(value, get_language() or "fa")


def choice_words(matter: Any, choice: str) -> str:
    """One of the choices as it is read; empty where there is none of that name."""
    return next((in_language(row["words"]) for row in matter.choices if row["id"] == choice), "")


def kind_names() -> dict[str, str]:
    """What a kind of matter is called where one stands alone."""
    return {
        "decision": _("question"),
        "choice": _("choice between several"),
        "name": _("name"),
        "slogan": _("common slogan"),
        "outside": _("how it is said outside"),
        "admission": _("admission of an organisation"),
        "level": _("level of co-operation"),
        "suspension": _("suspension of an organisation"),
        "bylaws": _("change of the bylaws"),
        "mandate": _("mandate"),
        "body": _("body and its members"),
        "founding_text": _("founding text"),
        "succession": _("succession of an organisation"),
        "calendar": _("day and place"),
        "spending": _("spending from the fund"),
        "duty": _("duty"),
        "report": _("report of an assembly"),
        "turn": _("turn of a duty"),
        "leadership": _("form of leadership"),
        "recall": _("recall from an office"),
        "tie": _("lot between those who are tied"),
        "proposal": _("proposal of the communications body"),
    }


def kind_intro() -> dict[str, str]:
    """What each kind of matter is for, in one sentence."""
    return {
        "decision": _("One question to which one can say yes or no."),
        "choice": _("Several ways lie open, and one of them is to be chosen."),
        "name": _("A name for the coalition or for something that it does. Without agreement the former one stays."),
        "slogan": _("One slogan for all; where there is none, permitted local ones are used."),
        "outside": _("Something is agreed inside; how it is said to the public is still open."),
        "admission": _("An organisation is to be admitted."),
        "level": _("An organisation is to work with the others more closely, or less."),
        "suspension": _("An organisation's part is to rest for a while."),
        "bylaws": _("The rules by which the coalition works are to change."),
        "mandate": _("A body is to do something in the coalition's name, within limits and until a day."),
        "body": _("A group, a commission, a board or its members."),
        "founding_text": _("The text that everyone accepts who joins."),
        "succession": _(
            "An organisation splits, merges or has a near-namesake: who keeps the name, the key and the signatures."
        ),
        "calendar": _("Where and when everybody meets."),
        "spending": _("Money from the common fund is to be spent."),
        "duty": _("An organisation is to take on a duty for all."),
        "proposal": _("The communications body proposes something. Without approval it does not take effect."),
        "turn": _("A lot is drawn whose turn a duty is; nobody can choose the draw, and everybody can recompute it."),
        "report": _("What happened at an assembly, as it was put forward by those who took the minutes."),
        "leadership": _("Which offices there are and of how many, before anybody is elected to them."),
        "recall": _("An office that somebody was elected to is to end before its term."),
        "tie": _("An election brings its lot by itself, where no rule decides between some."),
    }


def undone_words() -> dict[str, str]:
    """Why nothing was carried out of what was agreed: what had changed by the time of the count."""
    left = _("one of the organisations had left by then")
    named = _("another organisation bears that name by now")
    return {
        "duty_unknown": _("the bylaws knew no such duty any more"),
        "not_a_candidate": _("the organisation was no candidate any more"),
        "not_a_member": _("the organisation was no member any more"),
        "suspension_over_already": _("the day on which the suspension was to end had come"),
        "body_ended": _("the body had ended by then"),
        "mandate_body_missing": _("the body had ended by then"),
        "declaration_over": _("what had been declared was taken back or carried out by then"),
        "organisation_left": left,
        "merge_with_whom": left,
        "namesakes_which": left,
        "member_goes_on": _("the one that was to go on was no member any more"),
        "suspended_stays": _("the organisation was suspended by then, and its membership stays where it is"),
        "name_and_terms": _("the organisation had changed its name by then"),
        "names_not_near": _("the two names were not nearly the same any more"),
        "founding_text_same": _("just this founding text was in force by then"),
        "name_taken": named,
        "name_still_near": named,
    }
