"""What happened lately, one sentence an act, its subject the organisation."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.apps import apps
from django.urls import reverse
from django.utils.translation import gettext as _

from hamgam.elections.words import title_in
from hamgam.members.here import in_language
from hamgam.members.models import Organisation
from hamgam.notices import assembly_news, consultation_news, election_news, matter_news
from hamgam.record.models import Entry
from hamgam.signing.models import Consent
from hamgam.texts.models import Text

#: Where the text of an entry's subject is found.
_TEXT_OF = {
    "text": "", "clause": "text", "wording": "clause__text", "translation": "wording__clause__text", "round": "text",
    "version": "text", "consent": "version__text", "difference": "text",
}  # fmt: skip


@dataclass(frozen=True)
class News:
    """One sentence of one day. `about` is stable: what was done, by whom, with what."""

    day: date
    sentence: str
    address: str
    about: str


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
        "texts.end_without_agreement": _("A clause of “%(text)s” found no agreement by its last round."),
        "texts.write_translation": _("%(who)s translated in “%(text)s”."),
        "texts.review_translation": _("%(who)s reviewed the translation of “%(text)s”."),
        "texts.freeze": _("“%(text)s” is frozen and can be signed."),
        "texts.call_urgent": _("“%(text)s” was called urgent and can be signed for a short time."),
        "texts.thaw": _("“%(text)s” was taken back to the common ground."),
        "positions.promise_answer": _("%(who)s wrote when it will answer “%(text)s”."),
        "differences.open": _("A question of “%(text)s” is kept open."),
        "differences.write_view": _("A view on an open question of “%(text)s” was written or joined."),
        "signing.sign": _("%(who)s signed “%(text)s”."),
        "signing.confirm_attestation": _("%(who)s signed “%(text)s”."),
        "signing.confirm_signature": _("%(who)s signed “%(text)s”."),
        "signing.expire": _("%(who)s signed “%(text)s”."),
        "nobody looked": _(
            "The signature of %(who)s under “%(text)s” does not count: its own witness did not look in time."
        ),
        "did not stand": _(
            "The signature of %(who)s under “%(text)s” did not come to stand: what it was made with, or what is asked of a signature, had changed."
        ),
        "time is over": _("The time for signing “%(text)s” is over; who had not answered is recorded."),
        "signing.decline": _("%(who)s does not sign “%(text)s”."),
        "signing.sign_later": _("%(who)s signed “%(text)s” later."),
        "signing.withdraw": _("%(who)s withdrew its signature from “%(text)s”."),
        "statements.publish_for_all": _("“%(text)s” was published in the coalition’s name."),
        "statements.publish_for_signatories": _("“%(text)s” was published in the names of those who signed."),
    }


def latest(actor: Any, limit: int = 8, *, own: bool = True) -> list[News]:
    """The newest sentences about texts, matters, assemblies, elections and consultations that the actor may see; the same one of the same day is said once.

    own: also what is told to its own organisation alone.
    """
    sentences, about_matters, about_assemblies = _sentences(), matter_news.sentences(), assembly_news.sentences()
    about_elections, about_consultations = election_news.sentences(), consultation_news.sentences()
    wanted = [*sentences, *about_matters, *about_assemblies, *about_elections, *about_consultations]
    entries = _that_count(list(Entry.objects.filter(act__in=wanted).order_by("-leaf_id")[: limit * 8]))
    rows = _subjects(entries)
    visible = _visible(actor, rows.values())
    matters = matter_news.subjects(actor, entries)
    assemblies, elections = assembly_news.subjects(actor, entries), election_news.subjects(actor, entries)
    consultations = consultation_news.subjects(actor, entries)
    names, whose = _names(entries, rows), actor.public_id if own else ""
    seen: set[tuple[date, str]] = set()
    found = []
    for entry in entries:
        row, matter = rows.get((entry.subject_kind, entry.subject_id)), matters.get(entry.leaf_id)
        if entry.act in about_matters and matter is not None:
            said, address = matter_news.said(entry, matter), reverse("decisions.page", args=[matter.number])
            owner, title, thing = entry.organisation, in_language(matter.question), matter
        elif entry.act in sentences and row is not None and row.text.pk in visible and _is_for(whose, entry, row):
            said, address = sentences[_said(entry, row)], reverse("texts.text", args=[row.text.number])
            owner, title, thing = row.organisation or entry.organisation, in_language(row.text.titles), row.text
        elif entry.leaf_id in assemblies:
            meeting = assemblies[entry.leaf_id]
            said, address = about_assemblies[entry.act], reverse("assemblies.page", args=[meeting.number])
            owner, title, thing = entry.organisation, in_language(meeting.titles), meeting
        elif entry.leaf_id in elections:
            held = elections[entry.leaf_id]
            said, address = about_elections[entry.act], reverse("elections.page", args=[held.number])
            owner, title, thing = entry.organisation, title_in(held), held
        elif entry.leaf_id in consultations:
            asked = consultations[entry.leaf_id]
            said, address = about_consultations[entry.act], consultation_news.address(actor, entry, asked)
            owner, title, thing = entry.organisation, in_language(asked.titles), asked
        else:
            continue
        sentence = said % {"who": names.get(owner, _("An organisation")), "text": title}
        if (entry.day, sentence) not in seen:
            seen.add((entry.day, sentence))
            about = f"{entry.day.isoformat()}-{_said(entry, row)}-{owner}-{thing._meta.model_name}-{thing.pk}"
            found.append(News(entry.day, sentence, address, about))
    return found[:limit]


def _that_count(entries: list[Entry]) -> list[Entry]:
    """Without signatures by key that wait for a second person: one that counts has its own entry right after the act's."""
    keyed = [entry.leaf_id + 1 for entry in entries if entry.act in ("signing.sign", "signing.sign_later")]
    counted = set(Consent.objects.filter(leaf__in=keyed).values_list("leaf", flat=True))
    return [entry for entry in entries if entry.leaf_id + 1 not in keyed or entry.leaf_id + 1 in counted]


@dataclass(frozen=True)
class _Row:
    """What an entry is about: its text, and for what the clock did, whose it is."""

    text: Text
    organisation: str = ""
    consent: Consent | None = None


def _said(entry: Entry, row: _Row | None) -> str:
    """The clock records under one name what became of a signature, and that the time for signing is over."""
    if entry.act != "signing.expire":
        return entry.act
    if row is None or row.consent is None:
        return "time is over"
    return _BY_THE_CLOCK[row.consent.fell_due(entry.leaf_id)]


_BY_THE_CLOCK = {"stands": "signing.expire", "lapsed": "nobody looked", "replaced": "did not stand"}


def _is_for(organisation: str, entry: Entry, row: _Row) -> bool:
    """Whether this is for this organisation: a signature that never stood was never seen by others, so nobody else hears of it."""
    return _said(entry, row) != "did not stand" or row.organisation == organisation


def _visible(actor: Any, rows: Iterable[_Row]) -> set[int]:
    texts = {row.text.pk for row in rows}
    return set(Text.objects.visible_to(actor).filter(pk__in=texts).values_list("pk", flat=True))


def _names(entries: list[Entry], rows: dict[tuple[str, str], _Row]) -> dict[str, str]:
    wanted = {entry.organisation for entry in entries} | {row.organisation for row in rows.values()}
    found = Organisation.objects.filter(public_id__in=wanted - {""})
    return {row.public_id: in_language(row.short_names) or in_language(row.names) for row in found}


def _subjects(entries: list[Entry]) -> dict[tuple[str, str], _Row]:
    """(kind, id) of a subject → its text, one query a kind."""
    wanted: dict[str, set[str]] = {}
    for entry in entries:
        if entry.subject_kind in _TEXT_OF:
            wanted.setdefault(entry.subject_kind, set()).add(entry.subject_id)
    found: dict[tuple[str, str], _Row] = {}
    for kind, keys in wanted.items():
        for row in _read(kind, keys):
            text = row
            for step in _TEXT_OF[kind].split("__") if _TEXT_OF[kind] else ():
                text = getattr(text, step)
            if text is not None:
                consent = row if kind == "consent" else None
                found[kind, str(row.pk)] = _Row(text, consent.organisation.public_id if consent else "", consent)
    return found


def _read(kind: str, keys: set[str]) -> Any:
    rows: Any = apps.get_model("hamgam", kind)._base_manager.filter(pk__in=keys)
    related = [path for path in (_TEXT_OF[kind], "organisation" if kind == "consent" else "") if path]
    heavy = {"version": ("snapshot", "roster"), "consent": ("version__snapshot", "version__roster", "later_roster")}
    return rows.select_related(*related).defer(*heavy.get(kind, ())) if related else rows
