"""Consultations: statements that people proposed and that the organisation which asks has not decided about."""

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hamgam.consultations.models import Consultation
from hamgam.members.here import in_language
from hamgam.notices.task import Asking, Task, word


def proposals(asking: Asking) -> list[Task]:
    """Consultations of the own organisation with proposed statements that wait, the nearest closing first."""
    if not asking.has_role_for("consultations.accept_statement"):
        return []
    rows = Consultation.objects.running().filter(opened_by=asking.actor.organisation)
    counted = rows.annotate(waits=Count("proposals", filter=Q(proposals__waiting=True))).filter(waits__gt=0)
    return [
        Task(
            f"moderate-{row.pk}",
            _("Decide about proposed statements of a consultation"),
            ngettext("“%(title)s”: %(n)s waits.", "“%(title)s”: %(n)s wait.", row.waits)
            % {"title": in_language(row.titles), "n": word(row.waits)},
            reverse("consultations.inside", args=[row.number]),
            row.closes_at,
        )
        for row in counted
    ]
