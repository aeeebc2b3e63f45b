"""The accounts of an assembly on paper, in the reader's language, with what they say differently."""

from typing import Literal

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hamgam.assemblies import account_reading as reading
from hamgam.assemblies.models import Assembly
from hamgam.engine.letters import direction
from hamgam.engine.spoken import both
from hamgam.members import here
from hamgam.members.words import language_name
from hamgam.papers.writing.accounts import Accounts, AccountSaid, AccountTopic, WholeAccount, pdf_accounts


def paper(assembly: Assembly) -> bytes:
    """The finished accounts as a PDF."""
    language = get_language() or "fa"
    beside, coalition = reading.beside(assembly), here.coalition()
    days = [both(day, language) for day in dict.fromkeys((assembly.first_day, assembly.last_day))]
    return pdf_accounts(
        Accounts(
            title=_("Accounts: %(assembly)s") % {"assembly": here.in_language(assembly.titles, language)},
            language=language, direction=_way(language), labels=_labels(),
            coalition=here.in_language(coalition.names, language) if coalition else "",
            lines=(
                _("%(first)s to %(last)s") % {"first": days[0], "last": days[-1]} if len(days) > 1 else days[0],
                _("Each stands under the name that its author chose. None of them is the official one, and they may contradict one another."),
            ),
            differ=tuple(map(_topic, beside.differ)), some=tuple(map(_topic, beside.some)),
            accounts=tuple(
                WholeAccount(
                    author, row.language, _way(row.language), row.words, row.title,
                    _("%(language)s, %(day)s") % {
                        "language": language_name(row.language), "day": both(row.finished_on, language) if row.finished_on else "",
                    },
                )
                for row, author in beside.accounts
            ),
        )
    )  # fmt: skip


def _way(language: str) -> Literal["rtl", "ltr"]:
    return "rtl" if direction(language) == "rtl" else "ltr"


def _topic(card: reading.Card) -> AccountTopic:
    return AccountTopic(card.title, tuple(map(_said, card.columns)))


def _said(column: reading.Column) -> AccountSaid:
    notes = []
    if column.houses:
        notes.append(_("Not named by all:") + " " + column.houses)
    if column.absent:
        notes.append(_("Named as absent:") + " " + column.absent)
    language = column.account.language
    return AccountSaid(
        column.author, language, _way(language), tuple((part.words, part.strong) for part in column.parts), tuple(notes)
    )


def _labels() -> dict[str, str]:
    return {
        "page": _("Page {page} of {pages}"), "differ": _("What they say differently"),
        "some": _("What only some of them say"), "silent": _("Says nothing of it."),
    }  # fmt: skip
