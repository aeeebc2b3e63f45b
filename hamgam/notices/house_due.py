"""What waits in an organisation's own house and among the members: keys, liaisons of others, mergers, the founding."""

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from hamgam.members import here
from hamgam.members.declared import declarations, empty_parts
from hamgam.members.founding_text import in_force
from hamgam.members.here import in_language
from hamgam.members.joining_models import Application, Candidature
from hamgam.members.key_models import Key
from hamgam.members.models import Invitation, LiaisonProposal, Merger
from hamgam.members.resumption_models import Approval
from hamgam.notices.task import Asking, Task, begin_of, end_of
from hamgam.record import resuming


def keys(asking: Asking) -> list[Task]:
    """A key of the own organisation that waits for a second person."""
    if not asking.has_role_for("members.confirm_key"):
        return []
    rows = Key.objects.filter(organisation=asking.actor.organisation, state="waiting")
    return [
        Task(
            f"key-{row.pk}",
            _("Compare and confirm your organisation’s new key"),
            _("A colleague enrolled it; it speaks for you only after you confirm it."),
            reverse("members.keys"),
            since=begin_of(row.since),
        )
        for row in rows.exclude(enrolled_by__person=asking.actor.person)
    ]


def invitations(asking: Asking) -> list[Task]:
    """An invitation of the own organisation that waits for a second person."""
    if not asking.has_role_for("members.confirm_invitation"):
        return []
    rows = Invitation.objects.visible_to(asking.actor).open_at(asking.now).filter(waits=True)
    return [
        Task(
            f"invitation-{row.pk}",
            _("Confirm whom a colleague invited"),
            _("The link opens the seat only after a second person of your organisation agrees."),
            reverse("members.ours"),
            due=row.ends,
        )
        for row in rows.exclude(made_by__person=asking.actor.person)
    ]


def resumption(asking: Asking) -> list[Task]:
    """The record went on after a backup, and the own organisation has not said whether it agrees."""
    row = resuming.waiting() if asking.has_role_for("members.approve_resumption") else None
    own = asking.actor.organisation
    if row is None or Approval.objects.filter(resumption=row.index, organisation=own).exists():
        return []
    return [
        Task(
            f"resumption-{row.index}",
            _("Say whether your organisation agrees that the record goes on so"),
            _("A backup was brought back. Nothing else is entered before more than half of the members agree."),
            reverse("members.resumption"),
            since=begin_of(row.day),
        )
    ]


def proposals(asking: Asking) -> list[Task]:
    """Liaisons proposed for an organisation that has none, which the own organisation has not answered."""
    if not asking.has_role_for("members.support_liaison"):
        return []
    rows = LiaisonProposal.objects.filter(state="open").exclude(answers__organisation=asking.actor.organisation)
    return [
        Task(
            f"liaison-{row.pk}",
            _("Answer who comes in as another organisation’s liaison"),
            _("“%(organisation)s” has lost its only liaison.") % {"organisation": in_language(row.organisation.names)},
            reverse("members.propose_liaison", args=[row.organisation.slug]),
            end_of(row.ends),
            begin_of(row.day),
        )
        for row in rows.select_related("organisation")
    ]


def mergers(asking: Asking) -> list[Task]:
    """A merger that the other organisation declared and that waits for the own one."""
    if not asking.has_role_for("members.merge_organisations"):
        return []
    own = asking.actor.organisation
    declared = Merger.objects.filter(Q(former=own) | Q(later=own), kind="merge", state="declared")
    rows = declared.filter(seconded_on=None).exclude(declared_by=own)
    return [
        Task(
            f"merger-{row.pk}",
            _("Answer a declared merger"),
            _("“%(organisation)s” has declared it; nothing happens unless you declare the same.")
            % {"organisation": in_language(row.declared_by.names)},
            reverse("members.merge_organisations"),
            since=begin_of(row.day),
        )
        for row in rows.select_related("declared_by")
    ]


def declared(asking: Asking) -> list[Task]:
    """What the own organisation declared and nobody has brought to the members; and another part in which nobody sits."""
    own, stage = asking.actor.organisation, here.stage()
    brings = asking.bylaws.matter("succession") is not None and asking.may(
        "decisions.bring", organisation=own.public_id, stage=stage, kind="succession"
    )
    ready = [row for row in declarations(own) if row.merger.is_complete and row.matter is None] if brings else []
    parts = empty_parts(own) if asking.has_role_for("members.invite_part") else []
    return [
        *(
            Task(
                f"declared-{row.merger.pk}", _("Bring to the members what your organisation declared"), row.said,
                f"{reverse('decisions.bring_kind', args=['succession'])}?declared={row.merger.pk}",
                since=begin_of(row.merger.seconded_on or row.merger.day),
            )
            for row in ready
        ),
        *(
            Task(
                f"part-{row.pk}", _("Make the link to the first seat of the other part"),
                _("Nobody sits in “%(organisation)s” yet.") % {"organisation": in_language(row.later.names)},
                reverse("members.split_organisation"), since=begin_of(row.day),
            )
            for row in parts
        ),
    ]  # fmt: skip


def candidature(asking: Asking) -> list[Task]:
    """A candidate that has not said yet how far it accepts the founding text, or accepted one that was changed since."""
    if not asking.actor.is_candidate:
        return []
    now, rows = in_force(), Candidature.objects.filter(organisation=asking.actor.organisation)
    rows = rows.exclude(accepted_on__isnull=False, accepted_text=now)
    return [
        Task(
            f"candidature-{row.pk}",
            _("Read the founding text and say how far your organisation accepts it"),
            _("Only after that the members settle its admission."),
            reverse("members.candidacy"),
            since=begin_of(row.since),
        )
        for row in rows
    ]


def applications(asking: Asking) -> list[Task]:
    """Organisations that applied, for whoever may take them up."""
    if not asking.may("members.take_up_application", stage=here.stage()):
        return []
    waiting = Application.objects.waiting().order_by("day").values_list("day", flat=True)
    if not waiting:
        return []
    return [
        Task(
            "applications",
            _("Answer who asks to join"),
            _("A liaison takes an application up, or refuses it with a reason."),
            reverse("members.candidates"),
            since=begin_of(waiting[0]),
        )
    ]


def founding(asking: Asking) -> list[Task]:
    """The coalition is being founded: who may close it is told what is still to be done."""
    if here.stage() != "founding" or not asking.may("members.close_founding", stage="founding"):
        return []
    return [
        Task(
            "founding",
            _("Bring the founding organisations in, then close the founding"),
            _("Until then a liaison can add organisations and invite their first people."),
            reverse("members.founding"),
        )
    ]
