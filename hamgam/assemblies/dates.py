"""Decisions on day and place that an assembly can follow."""

from hamgam.decisions.models import Matter, MatterQuerySet

#: Kinds of matters that settle when and where: a question of yes or no, and a choice between several days.
KINDS = ("calendar", "choice")
#: So many decisions are offered to whoever calls, the newest first.
OFFERED = 20


def decided() -> MatterQuerySet:
    """Decisions on day and place that no assembly follows yet, the newest first; those of a cancelled one can be followed again."""
    rows = Matter.objects.filter(kind__in=KINDS, stage="agreed").exclude(decision=None)
    return rows.exclude(assemblies__stage__in=("called", "in_session", "closed")).order_by("-decision")
