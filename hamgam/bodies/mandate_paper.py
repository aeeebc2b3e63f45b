"""A mandate on paper: what was given to whom, within which limits, what was done with it, and what was reported."""

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hamgam.bodies import reading
from hamgam.bodies.models import Mandate
from hamgam.engine.letters import direction
from hamgam.engine.spoken import both, number
from hamgam.members import here
from hamgam.members.here import in_language
from hamgam.papers.writing import Clause, Paper, Section
from hamgam.record import trees


def mandate_paper(mandate: Mandate) -> Paper:
    """What the page of a mandate says, in the reader's language, as it stands today."""
    language, coalition = get_language() or "fa", here.coalition()
    [row] = reading.mandates(Mandate.objects.filter(pk=mandate.pk))
    return Paper(
        title=_("Mandate %(n)s") % {"n": number(mandate.number, language)}, language=language, direction=direction(language),
        labels=_labels(), kind_label=_("Mandate"), coalition=in_language(coalition.names) if coalition else "",
        dates_line=_("As of %(day)s") % {"day": both(here.today(), language)}, rule_line=_stands(row, language),
        sections=tuple(section for section in _sections(mandate, row, language) if section.clauses), footer_lines=trees.lines_to_keep(),
    )  # fmt: skip


def _labels() -> dict[str, str]:
    words = dict.fromkeys(("proof", "proof_how", "digits", "contact", "hand_back", "signatories", "note"), "")
    return {**words, "page": _("Page {page} of {pages}"), "contents": _("Contents")}


def _stands(row: reading.MandateRow, language: str) -> str:
    """Whether it is in force, not yet, or no longer, and what is said of its use and its report."""
    mandate = row.mandate
    words = {
        "in_force": (_("In force until the end of %(day)s."), mandate.ends_on),
        "before": (_("Begins on %(day)s."), mandate.begins_on),
        "ended": (_("Ended before its time on %(day)s."), mandate.ended_on),
        "over": (_("Expired with the end of %(day)s."), mandate.ends_on),
    }
    sentence, day = words["ended" if mandate.state == "ended" else row.stands]
    said = [sentence % {"day": both(day, language)}] if day else []
    said += [_("It has been used as often as it allows.")] if row.used_up else []
    said += [_("Its report was due by %(day)s.") % {"day": both(mandate.report_due, language)}] if row.late else []
    return " ".join(said)


def _sections(mandate: Mandate, row: reading.MandateRow, language: str) -> list[Section]:
    settled = [in_language(matter.question) for matter in mandate.matters.order_by("number")]
    return [
        Section("", (Clause("words", in_language(mandate.words)),)),
        Section(_("To whom, for what, until when"), (Clause("facts", "\n".join(_facts(mandate, row, language))),)),
        Section(_("What was done with it"), tuple(_done(mandate, language))),
        Section(
            _("What was settled"),
            tuple(Clause(f"s{n}", said, number(n, language)) for n, said in enumerate(settled, 1)),
        ),
        Section(_("Reports"), tuple(_reports(mandate, language))),
    ]


def _facts(mandate: Mandate, row: reading.MandateRow, language: str) -> list[str]:
    to = row.to if mandate.body else f"{row.to}{_(', ')}{_('whoever fills it')}"
    said = [(_("Given to"), to), (_("For"), row.purpose), *reading.limits_of(mandate)]
    by = [_("matter %(n)s") % {"n": number(mandate.given_by, language)}] if mandate.given_by else []
    said.append((_("Given by"), _(", ").join([*by, both(mandate.given_on, language)])))
    return [f"{what}: {how}" for what, how in said]


def _done(mandate: Mandate, language: str) -> list[Clause]:
    made = []
    for n, one in enumerate(reading.done_with(mandate), 1):
        whom = [_("by somebody from %(name)s") % {"name": one.organisation}] if one.organisation else []
        article = _("article %(n)s") % {"n": number(one.article, language)}
        line = _(", ").join([one.act, *whom, both(one.day, language), article])
        made.append(Clause(f"d{n}", line, number(n, language)))
    return made


def _reports(mandate: Mandate, language: str) -> list[Clause]:
    rows = mandate.reports.select_related("organisation").order_by("pk")
    return [
        Clause(
            f"r{n}", in_language(row.words), number(n, language),
            marks=(_(", ").join([in_language(row.organisation.names), both(row.day, language)]),),
        )
        for n, row in enumerate(rows, 1)
    ]  # fmt: skip
