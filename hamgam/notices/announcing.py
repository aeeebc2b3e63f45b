"""What is published goes to whoever subscribed: statements in both manners, reports, consultations. Nobody writes a word of their
own into these letters, since that would speak for the coalition."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from hamgam.assemblies.minutes_models import Report
from hamgam.consultations.models import Consultation
from hamgam.decisions.models import Matter
from hamgam.members.here import in_language
from hamgam.notices import keeping
from hamgam.notices.addresses import link
from hamgam.notices.composing import one_line
from hamgam.notices.letters import deadline
from hamgam.notices.models import Letter, Subscriber
from hamgam.notices.pieces import Piece
from hamgam.record.models import Entry
from hamgam.statements.models import Statement


@dataclass(frozen=True)
class News:
    """One thing that was published: what is said of it in the language that is active, its titles, its page."""

    about: str
    sentence: Callable[[], str]
    titles: dict[str, str]
    where: str
    args: tuple[object, ...] = ()
    closes: datetime | None = None


def announce(entry: Entry, now: datetime) -> None:
    """Letters to all who subscribed, where the entry published something."""
    found = _PUBLISHED.get(entry.act)
    news = found(entry) if found else None
    if news is None:
        return
    made = {language: _content(news, language) for language in ("fa", "en")}
    rows = []
    for reader in Subscriber.objects.exclude(confirmed=None).order_by("asked"):
        subject, content = made.get(reader.language) or made["fa"]
        rows.append(
            Letter(
                subscriber=reader, about=news.about, kind="public", language=reader.language, subject=subject,
                content=content, made=now,
            )
        )  # fmt: skip
    keeping.keep(rows)


def _content(news: News, language: str) -> tuple[str, list[list[str]]]:
    with translation.override(language):
        title = in_language(news.titles)
        pieces = [Piece("head", title), Piece("p", news.sentence())]
        pieces += [Piece("p", deadline(news.closes, language))] if news.closes else []
        pieces.append(Piece("link", _("To read:"), link(reverse(news.where, args=news.args))))
        return one_line(title, language), [piece.row for piece in pieces]


def _statement(entry: Entry) -> News | None:
    row = Statement.objects.filter(version=entry.subject_id).select_related("version__text").first()
    if row is None:
        return None
    alone = row.rule == "signatories"

    def sentence() -> str:
        if alone:
            return _("Published in the names of those who signed it, not in the coalition’s name.")
        return _("Published in the coalition’s name.")

    return News(f"statement-{row.pk}", sentence, row.version.text.titles, "statements.short", (row.number,))


def _report(entry: Entry) -> News | None:
    number = Matter.objects.filter(pk=entry.subject_id).values_list("number", flat=True).first()
    row = Report.objects.filter(matter=number, state="adopted", public=True).select_related("assembly").first()
    if row is None:
        return None
    return News(
        f"report-{row.pk}",
        lambda: _("The report of this assembly was adopted and can be read by everybody."),
        row.assembly.titles,
        "assemblies.public_report",
        (row.assembly.number,),
    )


def _consultation(entry: Entry) -> News | None:
    row = Consultation.objects.running().filter(pk=entry.subject_id, kind="anybody").first()
    if row is None:
        return None
    return News(
        f"consultation-{row.pk}",
        lambda: _("Everybody can answer this consultation."),
        row.titles,
        "consultations.page",
        (row.number,),
        row.closes_at,
    )


def _results(entry: Entry) -> News | None:
    row = Consultation.objects.filter(pk=entry.subject_id, state="closed", public=True).first()
    if row is None:
        return None
    return News(
        f"results-{row.pk}",
        lambda: _("The results of this consultation can be read by everybody."),
        row.titles,
        "consultations.results",
        (row.number,),
    )


_PUBLISHED: dict[str, Callable[[Entry], News | None]] = {
    "statements.publish_for_all": _statement,
    "statements.publish_for_signatories": _statement,
    "decisions.close": _report,
    "decisions.stand": _report,
    "consultations.open": _consultation,
    "consultations.close": _results,
}
