"""What an election asks of people: to answer a nomination, to vote, to confirm what was counted in the room."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext as _

from hamgam.elections.models import Election, Elector, Nomination, Totals
from hamgam.elections.words import title_in
from hamgam.notices.task import Asking, Task, begin_of


def nominations(asking: Asking) -> list[Task]:
    """Nominations about which this person, or the organisation for which they speak, is asked. In one query.

    They stand first: nobody else answers for whoever is asked, nobody stands without agreeing, and in a hall there are only minutes.
    """
    rows = Nomination.objects.filter(
        state="asked", election__stage="nominating", organisation=asking.actor.organisation,
        election__nominations_until__gt=asking.now,
    ).select_related("election__body", "seat")  # fmt: skip
    own = [row for row in rows if row.seat is None or row.seat.person_id == asking.actor.person.pk]
    return [
        Task(
            f"nomination-{row.pk}", _("Say whether you stand in an election"), _said(row.election),
            reverse("elections.nominee", args=[row.election.number, row.number]), row.election.nominations_until,
            begin_of(row.day), first=True,
        )
        for row in own
    ]  # fmt: skip


def votes(asking: Asking) -> list[Task]:
    """Elections in which this person may vote and has not. In one query."""
    if not (asking.has_role_for("elections.cast") or asking.has_role_for("elections.vote")):
        return []
    rows = Elector.objects.filter(
        election__stage="voting", election__way="here", election__closes_at__gt=asking.now,
        organisation=asking.actor.organisation,
    ).select_related("election__body")  # fmt: skip
    found: dict[int, Elector] = {}
    for row in rows:
        if row.person_id in (None, asking.actor.person.pk):
            found.setdefault(row.election_id, row)
    open_ones = [row for row in found.values() if row.voted < row.election.round]
    return list(_to_vote(asking, open_ones))


def _to_vote(asking: Asking, rows: Iterable[Elector]) -> Iterable[Task]:
    for row in rows:
        whose = asking.actor.public_id if row.person_id is None else None
        act = "elections.cast" if row.election.secret else "elections.vote"
        own = row.person_id is not None
        if asking.may(act, organisation=whose, stage="voting", person_is_actor=own, other={"entitled": True}):
            yield Task(
                f"vote-{row.election_id}-{row.election.round}", _("Vote in an election"), _said(row.election),
                reverse("elections.ballot", args=[row.election.number]), row.election.closes_at,
            )  # fmt: skip


def counts(asking: Asking) -> list[Task]:
    """Totals from a room that wait for a second who counted, of another organisation. In one query."""
    if not asking.has_role_for("elections.confirm_totals"):
        return []
    rows = Totals.objects.filter(
        state="entered", election__stage="voting", election__electors__organisation=asking.actor.organisation
    )
    rows = rows.exclude(entered_by=asking.actor.organisation).select_related("election__body").distinct()
    return [
        Task(
            f"totals-{row.pk}", _("Confirm what was counted in the room, if you counted too"), _said(row.election),
            reverse("elections.page", args=[row.election.number]), since=begin_of(row.day),
        )
        for row in rows
    ]  # fmt: skip


def _said(on: Election) -> str:
    return _("“%(title)s”.") % {"title": title_in(on)}
