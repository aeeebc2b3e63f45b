"""What elections are called, and what became of them, in the reader's language."""

from typing import Any

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from hamgam.bylaws.election_words import office_words
from hamgam.elections.models import Election, Nomination
from hamgam.engine.spoken import number
from hamgam.members.here import in_language


def title_in(on: Election) -> str:
    """What an election is called: its office, and the body or unit where there is one."""
    office = office_words()[on.office]
    if on.body is None:
        return _("Election: %(office)s") % {"office": office}
    body = in_language(on.body.names)
    if on.office == "delegates":
        return _("Election: delegates of %(unit)s") % {"unit": body}
    if on.office == "observer_seat":
        return _("Election: %(office)s in %(body)s") % {"office": office, "body": body}
    return _("Election: %(body)s") % {"body": body}


def nominee_name(row: Nomination) -> str:
    """As somebody is called on ballots: the person's own name here with the organisation's, or the organisation's alone."""
    house = in_language(row.organisation.names)
    return _("%(name)s (%(organisation)s)") % {"name": row.name, "organisation": house} if row.name else house


def state_words() -> dict[str, str]:
    """Where a nomination stands."""
    return {
        "asked": _("asked, has not answered yet"),
        "accepted": _("stands"),
        "declined": _("declined"),
        "withdrawn": _("withdrew"),
    }


def stage_words() -> dict[str, str]:
    """Where an election stands."""
    return {
        "nominating": _("Nominations"),
        "voting": _("Voting"),
        "tied": _("Lot between those tied"),
        "closed": _("Counted"),
        "called_off": _("Called off"),
    }


def why_words() -> dict[str, str]:
    """Why an office ended."""
    return {
        "term": _("the term was over"),
        "given_up": _("given up"),
        "recalled": _("recalled"),
    }


def reason_said(on: Election) -> str:
    """How it ended, in one sentence; empty while it goes on."""
    if on.stage != "closed":
        return ""
    reasons = {
        "chosen": "",
        "in_parts": _("Each unit has elected its delegates; see the parts."),
        "nobody_stands": _("Nobody stood, so nobody is elected. The seats stay empty until a new election."),
        "nobody_entitled": _("Nobody could vote, so nobody is elected."),
        "nobody_answered": _("Nobody voted, so nobody is elected."),
        "quorum_missing": _("Too few voted, so nobody is elected."),
        "all_blank": _("All ballots were blank, so nobody is elected."),
        "no_majority": _("Nobody reached a majority in any round, so nobody is elected."),
        "tied": _("Some were tied and no lot was drawn; the seats between them stay empty."),
        "too_few_ballots": _(
            "Fewer than three ballots were in the box. Opened, they would have told who voted how, so the box was not "
            "opened and nobody is elected. Vote again on paper in the room, or with more voters."
        ),
        "box_damaged": _(
            "The box could not be opened: what lay in it does not fit what the record says, or its key is gone. Nobody is "
            "elected, and the election has to be held again."
        ),
        "no_totals": _("No totals from the room were confirmed in time, so nobody is elected."),
    }  # fmt: skip
    return reasons.get(str(on.outcome.get("reason")), "")


def seats_said(seats: int) -> str:
    """How many seats."""
    said = number(seats, get_language() or "fa")
    return ngettext("%(said)s seat", "%(said)s seats", seats) % {"said": said}


def facts(on: Election) -> dict[str, Any]:
    """Short words for lists."""
    return {"title": title_in(on), "stage": stage_words()[on.stage], "seats": seats_said(on.seats)}
