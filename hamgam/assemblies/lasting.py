"""As long as the day of an assembly lasts, nobody who takes part in it is signed out."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.db.models import Q

from hamgam.assemblies.models import Assembly
from hamgam.members import shared
from hamgam.members.actor import Actor


def lasts(actor: Actor, at: datetime) -> bool:
    """Whether an assembly is in session, on a day of its own, in which this organisation is there or this person holds an office.

    A day ends at midnight in the assembly's zone: sessions run beyond the hour that was written in the call.
    """
    there = Q(attendances__organisation=actor.organisation, attendances__present=True)
    serves = Q(offices__organisation=actor.organisation, offices__person=actor.person, offices__over=False)
    rows = Assembly.objects.visible_to(actor).filter(stage="in_session").filter(there | serves).distinct()
    return any(at.astimezone(ZoneInfo(row.zone)).date() in row.days for row in rows)


shared.LASTING.append(lasts)
