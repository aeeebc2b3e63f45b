"""What people type about texts: read, checked, and given back with the sentence that says what is missing."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from hamgam.engine.letters import store
from hamgam.engine.texts import merge
from hamgam.texts.acts.draft import LETTERS_LIMIT
from hamgam.texts.models import Clause, Wording
from hamgam.texts.sentences import sentences


@dataclass
class Proposed:
    """Words offered for a clause. `conflict`: another wording leads than the one that was on the page."""

    words: str = ""
    note: str = ""
    against: int | None = None
    token: str = ""
    errors: dict[str, str] = field(default_factory=dict)
    conflict: bool = False
    typed: str = ""
    was: str = ""
    now: str = ""
    sent: bool = False

    @property
    def ready(self) -> bool:
        """Whether it can go to the act."""
        return self.sent and not self.errors and not self.conflict


def number_in(typed: str) -> int | None:
    """A number that a form brings along; None for anything else, and for one that no row can have."""
    return int(typed) if typed.isdecimal() and len(typed) < 19 else None


def too_long(words: str) -> str:
    """The sentence for a field that holds too much; empty where it does not."""
    return sentences()["too_long"] % {"limit": LETTERS_LIMIT} if len(words) > LETTERS_LIMIT else ""


def _letters(data: Mapping[str, str], name: str) -> str:
    return data.get(name, "").replace("\r\n", "\n")


def proposed(data: Mapping[str, str], clause: Clause | None, lead: Wording | None) -> Proposed:
    """A proposal as it was typed, or the words that lead, ready to be written over."""
    shown = lead.pk if lead else None
    if "words" not in data:
        return Proposed(words=lead.body if lead else "", against=shown)
    against = number_in(data.get("against", ""))
    form = Proposed(
        words=_letters(data, "words"), note=data.get("note", ""), token=data.get("token", ""), sent=True,
        against=shown if against is None else against,
    )  # fmt: skip
    if not form.words.strip():
        form.errors["words"] = sentences()["empty_words"]
    elif message := too_long(form.words):
        form.errors["words"] = message
    elif clause is not None and lead is not None and store(form.words, clause.text.language).strip() == lead.body:
        form.errors["words"] = _("These are the words that stand there already. Change them, then send the proposal.")
    if too_long(form.note):
        form.errors["note"] = too_long(form.note)
    if clause is not None and lead is not None and form.against != lead.pk and not form.errors:
        _meet(form, clause, lead)
    return form


def _meet(form: Proposed, clause: Clause, lead: Wording) -> None:
    """Another wording leads by now: keep what was typed, offer it on the new words where the two can be joined."""
    base = clause.wordings.filter(pk=form.against).first()
    form.conflict, form.typed = True, form.words
    form.was, form.now, form.against = base.body if base else "", lead.body, lead.pk
    if base is not None:
        form.words = merge(base.body, lead.body, store(form.words, clause.text.language).strip()).text or form.words


def rewritten(data: Mapping[str, str], wording: Wording, lead: Wording | None) -> Proposed:
    """New words for one's own proposal."""
    if "words" not in data:
        return Proposed(words=wording.body, note=wording.note, now=lead.body if lead else "")
    form = Proposed(
        words=_letters(data, "words"), note=data.get("note", ""), token=data.get("token", ""), sent=True,
        now=lead.body if lead else "",
    )  # fmt: skip
    if not form.words.strip():
        form.errors["words"] = sentences()["empty_words"]
    elif message := too_long(form.words):
        form.errors["words"] = message
    if too_long(form.note):
        form.errors["note"] = too_long(form.note)
    return form
