"""What an assembly asks of people: to come into a session that is open, and to say who chairs one that begins soon."""

from datetime import timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from hamgam.assemblies.models import Assembly
from hamgam.members.here import in_language
from hamgam.notices.task import Asking, Task

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
