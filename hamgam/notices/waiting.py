"""What waits for an organisation: a sentence with a verb, a line of context, a deadline; the nearest first."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from hamgam.engine.spoken import counted
from hamgam.members.here import in_language
from hamgam.members.models import Key
from hamgam.positions.models import Position, Promise
from hamgam.signing.models import Consent
from hamgam.texts.models import Round, Text, Wording

#: Roles that answer, sign and confirm for their organisation.
ANSWERING = frozenset({"liaison", "delegate"})


@dataclass(frozen=True)
class Task:
    """One thing that waits. `about` is stable, for feeds and letters; `due` is None where there is no deadline."""

    about: str
    sentence: str
    context: str
    address: str
    due: datetime | None = None


def waiting(actor: Any) -> list[Task]:
    """Everything that waits for the actor's organisation, by deadline; in a fixed number of queries."""
    if actor.organisation is None or not actor.roles & ANSWERING or not actor.is_member:
        return []
    tasks = [*_positions(actor), *_signatures(actor), *_confirmations(actor), *_keys(actor), *_returned(actor)]
    return sorted(tasks, key=lambda task: (task.due is None, task.due.timestamp() if task.due else 0, task.about))


def _word(number: int) -> str:
    return counted(number, get_language() or "fa")


def _positions(actor: Any) -> list[Task]:
    """Clauses of open rounds that the organisation has not answered."""
    rounds = list(Round.objects.filter(closed_at=None, text__stage="positions").select_related("text"))
    asked: dict[int, set[int]] = defaultdict(set)
    wordings = Wording.objects.filter(clause__text__in=[r.text_id for r in rounds], clause__state="in", state="leading")
    for wording, text in wordings.values_list("pk", "clause__text_id"):
        asked[text].add(wording)
    given = set(
        Position.objects.filter(
            organisation=actor.organisation, current=True, wording__clause__text__in=[r.text_id for r in rounds]
        ).values_list("wording_id", flat=True)
    )
    promised = dict(
        Promise.objects.filter(organisation=actor.organisation, round__in=rounds).values_list("round_id", "until")
    )
    found = []
    for held in rounds:
        open_ones = asked[held.text_id] - given
        if open_ones:
            found.append(_position_task(held, len(open_ones), len(asked[held.text_id]), held.pk in promised))
    return found


def _position_task(held: Round, missing: int, total: int, promised: bool) -> Task:
    sentence = ngettext(
        "Write your position on %(count)s clause", "Write your position on %(count)s clauses", missing
    ) % {"count": _word(missing)}
    context = _("“%(title)s”. You have answered %(done)s of %(total)s clauses.") % {
        "title": in_language(held.text.titles), "done": _word(total - missing), "total": _word(total),
    }  # fmt: skip
    if promised:
        context += " " + _("You have written when you will answer.")
    address = reverse("texts.text", args=[held.text.number])
    return Task(f"positions-{held.pk}", sentence, context, address, held.closes_at)


def _signatures(actor: Any) -> list[Task]:
    """Frozen texts to which the organisation has given no answer."""
    texts = Text.objects.filter(stage__in=("final", "signing")).exclude(
        versions__in=_answered(actor)
    ).distinct()  # fmt: skip
    return [
        Task(
            f"sign-{text.pk}",
            _("Read the final text, and sign it or do not"),
            _("“%(title)s”.") % {"title": in_language(text.titles)},
            reverse("signing.sign_off", args=[text.number]),
            text.sign_by,
        )
        for text in texts
    ]


def _answered(actor: Any) -> Any:
    return Consent.objects.filter(organisation=actor.organisation, state__in=("waiting", "valid")).values("version")


def _confirmations(actor: Any) -> list[Task]:
    """Signatures of the own organisation that wait for a second person, this one."""
    rows = Consent.objects.filter(organisation=actor.organisation, state="waiting", answer="sign").filter(
        ~Q(attested_by__person=actor.person)
    )
    return [
        Task(
            f"confirm-{row.pk}",
            _("Confirm your organisation’s signature, or object"),
            _("A colleague signed “%(title)s” for your organisation.")
            % {"title": in_language(row.version.text.titles)},
            reverse("signing.sign_off", args=[row.version.text.number]),
            row.valid_from,
        )
        for row in rows.select_related("version__text")
    ]


def _keys(actor: Any) -> list[Task]:
    """A key of the own organisation that waits for a second person."""
    rows = Key.objects.filter(organisation=actor.organisation, state="waiting").exclude(
        enrolled_by__person=actor.person
    )
    return [
        Task(
            f"key-{row.pk}",
            _("Compare and confirm your organisation’s new key"),
            _("A colleague enrolled it; it speaks for you only after you confirm it."),
            reverse("members.keys"),
        )
        for row in rows
    ]


def _returned(actor: Any) -> list[Task]:
    """Own proposals that collided with the words that now lead."""
    rows = Wording.objects.filter(proposer=actor.organisation, state="collided").exclude(
        clause__text__stage="published"
    )
    return [
        Task(
            f"collided-{row.pk}",
            _("Write your proposal anew: the clause has changed under it"),
            _("“%(title)s”. Your words and those that lead now stand beside each other.")
            % {"title": in_language(row.clause.text.titles)},
            reverse("texts.clause", args=[row.clause.text.number, row.clause.anchor]),
        )
        for row in rows.select_related("clause__text")
    ]
