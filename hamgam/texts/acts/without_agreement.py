"""What follows by itself when the rounds that the bylaws give are over, and a clause or a proposal found no agreement."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.db.models import Max
from django.utils.translation import gettext as _
from django.utils.translation import override

from hamgam.bylaws import rules
from hamgam.bylaws.acts import NotPossible, act
from hamgam.members import here
from hamgam.texts import settling
from hamgam.texts.acts.wordings import end_if_nothing_is_offered, settled
from hamgam.texts.models import Clause, Wording
from hamgam.texts.shape import keep_version

#: So many letters of a clause stand in the question that is kept of it.
QUOTED = 300


@act(settling.END, subject=settled)
def end_without_agreement(*, by: Any, on: Wording, at: datetime) -> Wording:
    """Carry out what the bylaws say of a wording that found no agreement in its last round.

    `status_quo_and_debate`: it is recorded, and nothing changes. `difference_and_left_out`: the clause becomes an open
    question and leaves the text. `left_out`: it leaves the text. `falls`: the proposal falls, and with the last
    one a clause that was only proposed.
    """
    if not settling.is_due(settling.END, on):
        raise NotPossible("not_due_yet")
    matter = rules.of(on).matter("wording", on.clause.text.kind)
    follows = matter.otherwise if matter else ""
    if follows == "falls":
        on.state = "fallen"
        on.save(update_fields=["state"])
        end_if_nothing_is_offered(on.clause)
    elif follows == "left_out":
        _leave_text(on.clause, "out", "clause_left_out", at)
    elif follows == "difference_and_left_out":
        _keep_as_question(on, at)
        _leave_text(on.clause, "difference", "difference_opened", at)
    return on


def _leave_text(clause: Clause, state: str, why: str, at: datetime) -> None:
    clause.state = state
    clause.save(update_fields=["state"])
    keep_version(clause.text, why, here.day_of(at))


def _keep_as_question(lead: Wording, at: datetime) -> None:
    """The open question that a clause leaves behind; nobody brought it, and its views are still to be written."""
    difference = Clause._meta.get_field("difference").related_model
    number = (difference.objects.aggregate(last=Max("number"))["last"] or 0) + 1
    words = {lead.clause.text.language: lead.body} | {t.language: t.body for t in lead.translations.all()}
    difference.objects.create(
        number=number, text=lead.clause.text, clause=lead.clause, day=here.day_of(at),
        question={language: _question(text, language) for language, text in words.items()},
    )  # fmt: skip


def _question(words: str, language: str) -> str:
    short = words if len(words) <= QUOTED else words[:QUOTED].rsplit(" ", 1)[0] + " …"
    if language not in dict(settings.LANGUAGES):
        return f"«{short}»"
    with override(language):
        return _("No agreement was found on this clause: “%(words)s” What do we say instead?") % {"words": short}
