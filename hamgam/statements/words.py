"""The sentences of a statement's page and papers: which rule it was published under, who signed how, in which order."""

from datetime import date

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from hamgam.engine import spoken
from hamgam.members import here
from hamgam.members.words import language_name
from hamgam.statements.models import Statement
from hamgam.statements.reading import Reading, Signer
from hamgam.texts.models import Text
from hamgam.texts.names import kind_name


def number_line(statement: Statement, language: str) -> str:
    """«بیانیهٔ مشترک، شمارهٔ ۷»."""
    said = {"kind": kind_name(statement.version.text.kind), "number": spoken.number(statement.number, language)}
    return capfirst(_("%(kind)s, no. %(number)s") % said)


def rule_title(statement: Statement) -> str:
    """In whose name it speaks, in a few words."""
    if statement.rule == "signatories":
        return _("In the names of those who signed")
    return _("In the name of the coalition")


def rule_sentence(statement: Statement, signed: int, asked: int, language: str) -> str:
    """What the rule means here: `signed` of the `asked` organisations had signed when it was published."""
    said = {"signed": spoken.number(signed, language), "asked": spoken.number(asked, language)}
    if statement.version.text.urgent:
        return f"{_urgent_sentence(statement.version.text, language)} {_for_signatories(said)}"
    if statement.rule == "signatories":
        return _for_signatories(said)
    if signed < asked:
        return _(
            "The coalition speaks here, as its bylaws have it: %(signed)s of %(asked)s member organisations signed."
        ) % said  # fmt: skip
    return _("The coalition speaks here: all %(asked)s member organisations have signed it.") % said


def _for_signatories(said: dict[str, str]) -> str:
    return _(
        "%(signed)s of %(asked)s member organisations had signed it when it was published. This text speaks for "
        "its signatories alone; it does not speak for the coalition."
    ) % said  # fmt: skip


def _urgent_sentence(text: Text, language: str) -> str:
    """When it was called urgent and until when it could be signed."""
    called, until = (
        spoken.moment(when.astimezone(here.zone()), language) for when in (text.urgent_since, text.sign_by)
    )
    return _("It was called urgent: %(called)s. It could be signed until: %(until)s.") % {
        "called": called,
        "until": until,
    }


def level_word(signer: Signer) -> str:
    """How an organisation signed, said openly."""
    if signer.level == "key":
        return _("signed with its key")
    if signer.unvouched:
        return _(
            "signed with a passkey; not vouched for by the organisation’s key: only the host says whose passkey it is"
        )
    if signer.level == "passkey":
        return _("signed with a passkey")
    if signer.alone:
        return _("attested by one person, as it has no second; named by the host, no signature to verify")
    return _("attested by two of its people; named by the host, no signature to verify")


def order_line(statement: Statement) -> str:
    """In which order the names stand."""
    if statement.order == "signing":
        return _("In the order of signing.")
    return _("In the order of the alphabet.")


def both(value: date, language: str) -> str:
    """A day in both calendars."""
    return spoken.both(value, language)


def adopted_line(reading: Reading) -> str:
    """Where, when and by which assembly it was adopted; empty where nothing of it was given."""
    parts = [part for part in (reading.adopted_by, reading.adopted_at) if part]
    if reading.adopted_on:
        parts.append(both(reading.adopted_on, reading.language))
    if not parts:
        return ""
    return _("Adopted: %(facts)s") % {"facts": ("، " if reading.language == "fa" else ", ").join(parts)}


def authority_line(reading: Reading) -> str:
    """Which text counts where two differ; empty for a text in one language."""
    if len(reading.texts) < 2:
        return ""
    return _("Where the texts differ, the one in %(language)s counts.") % {
        "language": language_name(reading.text.language)
    }
