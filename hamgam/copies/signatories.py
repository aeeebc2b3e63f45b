"""Who signed the final text and who did not, as this reader sees it."""

from typing import Any

from django.utils.translation import gettext as _

from hamgam.copies.folder import spoken
from hamgam.engine.spoken import both, number
from hamgam.members.here import in_language
from hamgam.papers.writing import Line
from hamgam.signing.board import Row, board
from hamgam.statements import words
from hamgam.statements.models import Statement
from hamgam.statements.reading import Reading, Signer
from hamgam.texts.models import Text


def signatories(text: Text, actor: Any, language: str) -> list[Line]:
    """A part with everybody who signed, and for members also who declined; nothing before the text is frozen."""
    version = text.frozen_version
    if version is None:
        return []
    statement = Statement.objects.filter(version=version).first()
    body = [Line("part", _("Signatories"))]
    if statement is not None:
        statement.version = version
        version.text = text
        said = {"n": number(statement.number, spoken(language)), "day": both(statement.published_on, spoken(language))}
        body.append(Line("text", _("Published as number %(n)s on %(day)s") % said))
        body += [Line("item", _signed(row, spoken(language))) for row in Reading(statement, language).signers]
    if actor.is_member:
        rows = board(version, actor)
        wanted = ("decline",) if statement is not None else ("sign", "sign_note", "decline", "waiting")
        body += [Line("item", _answered(row)) for answer in wanted for row in rows if row.answer == answer]
    if len(body) == 1:
        return []
    digest = "\n".join(" ".join(version.digest[at + n : at + n + 8] for n in range(0, 32, 8)) for at in (0, 32))
    return [*body, Line("small", _("Fingerprint of the final text")), Line("code", digest)]


def _signed(row: Signer, language: str) -> str:
    said = [row.name, words.level_word(row)]
    if row.note:
        said.append(f"{_('Note')}: {row.note}")
    if row.withdrawn:
        said.append(_("withdrew its signature on %(day)s") % {"day": both(row.withdrawn, language)})
    return _(", ").join(said)


def _answered(row: Row) -> str:
    name, note = in_language(row.organisation.names), row.consent.note if row.consent else ""
    said = {
        "sign": _("%(name)s signs"), "sign_note": _("%(name)s signs with a note"),
        "decline": _("%(name)s does not sign"), "waiting": _("%(name)s has not answered"),
    }[row.answer] % {"name": name}  # fmt: skip
    return f"{said}: {note}" if note and row.answer != "waiting" else said
