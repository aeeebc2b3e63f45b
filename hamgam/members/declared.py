"""What organisations declared of themselves and what became of it: in words, and with the matter that settles it."""

from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.utils.translation import gettext as _

from hamgam.members.here import in_language
from hamgam.members.models import Merger, Organisation
from hamgam.members.succession import declared_with


@dataclass(frozen=True)
class Declared:
    """A declaration still open: what it says, on which terms, and the matter about it that runs now, if one does."""

    merger: Merger
    said: str
    terms: list[tuple[str, str]]
    matter: Any


def what(merger: Merger) -> str:
    """Who becomes part of whom, or which two parts there will be."""
    words = {"former": in_language(merger.former.names), "later": in_language(merger.later_names)}
    if merger.kind == "merge":
        return _("%(former)s becomes part of %(later)s, whose place goes on.") % words
    own = {**words, "own": in_language(merger.names)}
    return _("%(former)s becomes two: “%(own)s” and “%(later)s”.") % own


def terms(merger: Merger) -> list[tuple[str, str]]:
    """(what, who keeps it) pairs: the name, the key, the past signatures and, where one becomes two, the membership."""
    former, later = in_language(merger.former.names), in_language(merger.later_names)
    if merger.kind == "merge":
        words = {"former": former, "later": later}
        return [
            (_("Name"), (_("%(later)s bears the name of %(former)s from then on") if merger.keeps_name
                         else _("%(later)s keeps its own")) % words),
            (_("Key"), (_("that of %(former)s goes to %(later)s, which adds it anew") if merger.keeps_key
                        else _("that of %(later)s speaks on, that of %(former)s ends")) % words),
            (_("Past signatures"), (_("those of %(former)s are counted with %(later)s") if merger.keeps_signatures
                                    else _("those of %(former)s stay with that name alone")) % words),
        ]  # fmt: skip
    words = {"own": in_language(merger.names), "other": later}
    return [
        (_("Name"), (_("goes to the other part, “%(other)s”; what stays is called “%(own)s”") if merger.keeps_name
                     else _("what stays is called “%(own)s”, the other part “%(other)s”")) % words),
        (_("Key"), (_("goes to “%(other)s”, which adds it anew") if merger.keeps_key
                    else _("stays with “%(own)s”")) % words),
        (_("Past signatures"), (_("are counted with “%(other)s”") if merger.keeps_signatures
                                else _("stay with “%(own)s”")) % words),
        (_("Membership"), (_("goes to “%(other)s”; “%(own)s” observes from then on") if merger.keeps_membership
                           else _("stays with “%(own)s”; “%(other)s” observes until it is admitted")) % words),
    ]  # fmt: skip


def declarations(house: Organisation, kind: str = "") -> list[Declared]:
    """The open declarations that concern an organisation, the newest first; in two queries, however many they are."""
    rows = declared_with(house).order_by("-pk")
    running = apps.get_model("hamgam", "matter").objects.running().filter(kind="succession")
    matters = {row.details.get("merger"): row for row in running}
    return [
        Declared(row, what(row), terms(row), matters.get(row.pk))
        for row in (rows.filter(kind=kind) if kind else rows)
    ]  # fmt: skip


def empty_parts(house: Organisation) -> list[Merger]:
    """Splits that were carried out and whose other part has had nobody yet: this organisation invites the first one."""
    done = Merger.objects.filter(former=house, kind="split", state="done", later__left_on=None)
    return list(done.filter(later__seats=None).select_related("former", "later").order_by("pk"))
