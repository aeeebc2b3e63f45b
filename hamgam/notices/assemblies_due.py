"""What an assembly asks of people: to come into a session that is open, and to say who chairs one that begins soon."""

from datetime import datetime, time, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from hamgam.assemblies import minutes
from hamgam.assemblies.minutes_models import Named
from hamgam.assemblies.models import Assembly
from hamgam.members import here
from hamgam.members.here import in_language
from hamgam.notices.task import Asking, Task

#: So many days before its deadline a report is asked for.
REPORT_AHEAD = 7

#: So many days ahead it is said that nobody was named to chair.
AHEAD = 7


def sessions(asking: Asking) -> list[Task]:
    """Sessions that are open now; and for whoever may name its chair, an assembly near that has none. In two queries."""
    rows = Assembly.objects.filter(stage__in=("called", "in_session")).order_by("first_day", "pk")
    chaired = (
        set(rows.filter(offices__office="chair", offices__over=False).values_list("pk", flat=True)) if rows else set()
    )
    may_name = asking.may("assemblies.name_officer", stage="called")
    found = []
    for row in rows:
        title = _("“%(title)s”.") % {"title": in_language(row.titles)}
        if row.stage == "in_session":
            said, address = _("An assembly is in session"), reverse("assemblies.live", args=[row.number])
            found.append(Task(f"session-{row.pk}", said, title, address, since=row.opened_at))
        elif row.pk not in chaired and row.begins - asking.now <= timedelta(days=AHEAD) and may_name:
            said, address = _("Name who chairs the assembly"), reverse("assemblies.name_officer", args=[row.number])
            found.append(Task(f"chair-{row.pk}", said, title, address, due=row.begins))
    return found


def papers(asking: Asking) -> list[Task]:
    """Papers of assemblies that come, once all are handed in: to be read until it begins. In one query."""
    return [
        Task(
            f"papers-{row.pk}", _("Read the papers of the assembly"), _("“%(title)s”.") % {"title": in_language(row.titles)},
            reverse("assemblies.page", args=[row.number]), due=row.begins,
        )
        for row in handed_in(asking.now)
    ]  # fmt: skip


def handed_in(now: datetime) -> list[Assembly]:
    """Assemblies that come, for which papers are taken no more and some were handed in."""
    rows = Assembly.objects.filter(stage="called", papers_until__lte=now, papers__withdrawn=False).distinct()
    return [row for row in rows.order_by("first_day", "pk") if row.begins > now]


def reports(asking: Asking) -> list[Task]:
    """Reports that this person puts forward, once their day is near; and names in minutes about which their organisation is
    asked. In two queries where there is nothing, one more for each report that is due."""
    found = []
    for row in _unreported(asking):
        due = minutes.due_on(row)
        if due is not None and (due - here.day_of(asking.now)).days <= REPORT_AHEAD:
            title = _("“%(title)s”.") % {"title": in_language(row.titles)}
            address = reverse("assemblies.write_minutes", args=[row.number])
            ends = datetime.combine(due, time.max, tzinfo=here.zone())
            found.append(
                Task(f"report-{row.pk}", _("Put the report of the assembly forward"), title, address, due=ends)
            )
    return found + _names(asking)


def _unreported(asking: Asking) -> list[Assembly]:
    """Assemblies that are over, whose minutes this person writes and whose report waits for them."""
    rows = Assembly.objects.filter(
        stage="closed", offices__office__in=minutes.WRITERS, offices__over=False, offices__person=asking.actor.person,
        offices__organisation=asking.actor.organisation,
    )  # fmt: skip
    return list(rows.exclude(reports__state__in=("presented", "adopted")).distinct().order_by("pk"))


def _names(asking: Asking) -> list[Task]:
    house = asking.actor.organisation
    if not asking.may("assemblies.answer_naming", stage="closed", organisation=house.public_id):
        return []
    rows = Named.objects.filter(organisation=house, state="asked").select_related("assembly")
    return [
        Task(
            f"named-{row.pk}", _("Say whether a name may stand in the report"), _("“%(title)s”.") % {"title": row.name},
            reverse("assemblies.page", args=[row.assembly.number]) + "#minutes",
        )
        for row in rows
    ]  # fmt: skip
