"""What happened lately, one sentence an act, its subject the organisation."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.apps import apps
from django.utils.translation import gettext as _

from hamgam.members.here import in_language
from hamgam.members.models import Organisation
from hamgam.record.models import Entry
from hamgam.texts.models import Text

#: Where the text of an entry's subject is found.
_TEXT_OF = {
    "text": "", "clause": "text", "wording": "clause__text", "translation": "wording__clause__text", "round": "text",
    "version": "text", "consent": "version__text", "difference": "text",
}  # fmt: skip


@dataclass(frozen=True)
class News:
    """One sentence of one day."""

    day: date
    sentence: str
    text: Text | None


def _sentences() -> dict[str, str]:
    """Act → what is said of it. Acts that concern one organisation alone, or positions while a round is open, are not news."""
    return {
        "texts.import_text": _("%(who)s brought the draft “%(text)s”."),
        "texts.open_round": _("A round of positions opened on “%(text)s”."),
        "texts.close_round": _("The round on “%(text)s” is closed; the common ground can be seen."),
        "texts.propose_wording": _("%(who)s proposed another wording in “%(text)s”."),
        "texts.propose_leaving_out": _("%(who)s proposed to leave a clause out of “%(text)s”."),
        "texts.propose_clause": _("%(who)s proposed a new clause for “%(text)s”."),
        "texts.withdraw_wording": _("%(who)s took back a proposal in “%(text)s”."),
        "texts.lead_wording": _("Another wording of a clause leads in “%(text)s”."),
        "texts.leave_clause_out": _("A clause was left out of “%(text)s”."),
        "texts.write_translation": _("%(who)s translated in “%(text)s”."),
        "texts.review_translation": _("%(who)s reviewed the translation of “%(text)s”."),
        "texts.freeze": _("“%(text)s” is frozen and can be signed."),
        "texts.thaw": _("“%(text)s” was taken back to the common ground."),
        "positions.promise_answer": _("%(who)s wrote when it will answer “%(text)s”."),
        "differences.open": _("A question of “%(text)s” is kept open."),
        "differences.write_view": _("A view on an open question of “%(text)s” was written or joined."),
        "signing.sign": _("%(who)s signed “%(text)s”."),
        "signing.confirm_attestation": _("%(who)s signed “%(text)s”."),
        "signing.expire": _("%(who)s signed “%(text)s”."),
        "signing.decline": _("%(who)s does not sign “%(text)s”."),
        "signing.sign_later": _("%(who)s signed “%(text)s” later."),
        "signing.withdraw": _("%(who)s withdrew its signature from “%(text)s”."),
        "statements.publish_for_all": _("“%(text)s” was published in the coalition’s name."),
        "statements.publish_for_signatories": _("“%(text)s” was published in the names of those who signed."),
    }


def latest(limit: int = 12) -> list[News]:
    """The newest sentences; the same one of the same day is said once."""
    sentences = _sentences()
    entries = list(Entry.objects.filter(act__in=sentences).order_by("-leaf_id")[: limit * 8])
    texts, names = _texts(entries), _names(entries)
    seen: set[tuple[date, str]] = set()
    found = []
    for entry in entries:
        text = texts.get((entry.subject_kind, entry.subject_id))
        if text is None:
            continue
        who = names.get(entry.organisation, _("An organisation"))
        sentence = sentences[entry.act] % {"who": who, "text": in_language(text.titles)}
        if (entry.day, sentence) not in seen:
            seen.add((entry.day, sentence))
            found.append(News(entry.day, sentence, text))
    return found[:limit]


def _names(entries: list[Entry]) -> dict[str, str]:
    rows = Organisation.objects.filter(public_id__in={entry.organisation for entry in entries})
    return {row.public_id: in_language(row.short_names) or in_language(row.names) for row in rows}


def _texts(entries: list[Entry]) -> dict[tuple[str, str], Text]:
    """(kind, id) of a subject → its text, one query a kind."""
    wanted: dict[str, set[str]] = {}
    for entry in entries:
        if entry.subject_kind in _TEXT_OF:
            wanted.setdefault(entry.subject_kind, set()).add(entry.subject_id)
    found: dict[tuple[str, str], Text] = {}
    for kind, keys in wanted.items():
        path = _TEXT_OF[kind]
        rows: Any = apps.get_model("hamgam", kind)._base_manager.filter(pk__in=keys)
        rows = rows.select_related(path) if path else rows
        for row in rows:
            text = row
            for step in path.split("__") if path else ():
                text = getattr(text, step)
            found[kind, str(row.pk)] = text
    return found
