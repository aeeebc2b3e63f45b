"""What an organisation still has to answer: clauses of open rounds, final texts, and its own proposals that collided."""

from collections import defaultdict
from datetime import date, datetime, timedelta

from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from hamgam.engine.spoken import day as spoken_day
from hamgam.members.key_models import Key
from hamgam.notices.task import Asking, Task, begin_of, end_of, title, word
from hamgam.positions.models import Position, Promise
from hamgam.signing import second_look
from hamgam.signing.models import Consent
from hamgam.texts.models import Round, Text, Version, Wording


def positions(asking: Asking) -> list[Task]:
    """Clauses of open rounds that the organisation has not answered."""
    if not asking.has_role_for("positions.take"):
        return []
    own = asking.actor.organisation
    rounds = list(Round.objects.filter(closed_at=None, text__stage="positions").select_related("text"))
    texts = [row.text_id for row in rounds]
    asked: dict[int, set[int]] = defaultdict(set)
    wordings = Wording.objects.filter(clause__text__in=texts, clause__state="in", state="leading")
    for wording, text in wordings.values_list("pk", "clause__text_id"):
        asked[text].add(wording)
    given = set(
        Position.objects.filter(organisation=own, current=True, wording__clause__text__in=texts).values_list(
            "wording_id", flat=True
        )
    )
    promises = dict(Promise.objects.filter(organisation=own, round__in=rounds).values_list("round_id", "until"))
    return [
        _position(row, len(asked[row.text_id] - given), len(asked[row.text_id]), promises.get(row.pk))
        for row in rounds
        if asked[row.text_id] - given
    ]


def _position(held: Round, missing: int, total: int, promised: date | None) -> Task:
    sentence = ngettext(
        "Write your position on %(count)s clause", "Write your position on %(count)s clauses", missing
    ) % {"count": word(missing)}
    context = _("“%(title)s”. You have answered %(done)s of %(total)s clauses.") % {
        "title": title(held.text), "done": word(total - missing), "total": word(total),
    }  # fmt: skip
    if promised:
        said = spoken_day(promised, get_language() or "fa", year=False, weekday=True)
        context += " " + _("You promised your answer by %(day)s.") % {"day": said}
    due = min(held.closes_at, end_of(promised)) if promised else held.closes_at
    return Task(
        f"positions-{held.pk}", sentence, context, reverse("texts.text", args=[held.text.number]), due, held.opened_at
    )


def signatures(asking: Asking, hours: int) -> list[Task]:
    """Frozen texts to which the organisation has given no answer, and answers of colleagues to confirm or object to."""
    versions = Version.objects.filter(frozen=True, thawed=False, text__stage__in=("final", "signing"))
    gone = Consent.objects.own(asking.actor).filter(state="lapsed")
    rows = list(versions.exclude(pk__in=gone.values("version")).select_related("text").defer("snapshot", "roster"))
    recent = Q(state="waiting") | Q(valid_from__gt=asking.now - timedelta(hours=hours)) | Q(version__in=rows)
    own = Consent.objects.own(asking.actor).filter(recent, state__in=("waiting", "valid"))
    told = own.select_related("version__text", "attested_by", "confirmed_by")
    consents = {row.version_id: row for row in told.defer("version__snapshot", "version__roster")}
    held = Key.objects.filter(organisation=asking.actor.organisation, state="active").values_list("kind", flat=True)
    keyed = "key" if "key" in held else "passkey" if held else ""
    found = [_signature(row, asking, keyed) for row in rows if _unanswered(consents.get(row.pk), keyed)]
    found += [_colleague(row, asking, keyed, hours) for row in consents.values()]
    return [task for task in found if task is not None]


def _unanswered(consent: Consent | None, keyed: str) -> bool:
    return consent is None or (bool(keyed) and consent.level == "attested" and consent.state == "waiting")


def _signature(version: Version, asking: Asking, keyed: str) -> Task | None:
    text, own = version.text, asking.actor.public_id
    about = {"organisation": own, "stage": text.stage, "kind": text.kind}
    if text.too_late or not (asking.may(_WAYS[keyed], **about) or asking.may("signing.decline", **about)):
        return None
    return Task(
        f"sign-{version.pk}",
        _("Urgent: read the text, and sign it or do not")
        if text.urgent
        else _("Read the final text, and sign it or do not"),
        _("“%(title)s”.") % {"title": title(text)},
        reverse("signing.sign_off", args=[text.number]),
        text.sign_by,
        text.urgent_since or begin_of(version.day),
    )


#: By which act an organisation signs that has this kind of key, or none.
_WAYS = {"key": "signing.sign", "passkey": "signing.sign_by_passkey", "": "signing.attest"}


def _colleague(consent: Consent, asking: Asking, keyed: str, hours: int) -> Task | None:
    """A signature that another person of the organisation made: to confirm, or to object to in time."""
    if not consent.level or not asking.has_role_for("signing.object"):
        return None
    person = asking.actor.person
    hands = [seat.person_id for seat in (consent.attested_by, consent.confirmed_by) if seat is not None]
    until = consent.objectable_until(hours)
    waiting = consent.state == "waiting" and (consent.level != "attested" or not keyed)
    if (person is not None and person.pk in hands) or not (waiting or (until and until > asking.now)):
        return None
    sentence = _("Confirm your organisation’s signature, or object")
    if not waiting:
        sentence = _("See your organisation’s signature; you can still object")
    text = consent.version.text
    context = _("A colleague signed “%(title)s” for your organisation.") % {"title": title(text)}
    due = until or text.sign_by or asking.now + timedelta(hours=hours)
    address = reverse("signing.sign_off", args=[text.number]) + "#answer"
    return Task(f"confirm-{consent.pk}", sentence, context, address, due, begin_of(consent.day))


#: So many days before its end a revoked key may have been in other hands, and so many days afterwards one is reminded.
_BEFORE, _AFTER = timedelta(days=30), timedelta(days=14)


def after_theft(asking: Asking) -> list[Task]:
    """What a key or passkey of the organisation signed shortly before it was revoked: was it us?"""
    if not asking.has_role_for("signing.withdraw"):
        return []
    rows = Consent.objects.own(asking.actor).filter(
        state="valid", answer="sign", key__state="revoked", key__revoked_on__gte=(asking.now - _AFTER).date(),
        day__gte=F("key__revoked_on") - _BEFORE,
    )  # fmt: skip
    told = rows.select_related("version__text", "key").defer("version__snapshot", "version__roster")
    return [
        Task(
            f"theft-{row.pk}",
            _("See what a revoked key signed shortly before"),
            _("“%(title)s”. If it was not your organisation, withdraw it.") % {"title": title(row.version.text)},
            reverse("signing.sign_off", args=[row.version.text.number]) + "#answer",
            begin_of(row.key.revoked_on) + _AFTER,
            begin_of(row.key.revoked_on),
        )
        for row in told
    ]


def unseen(asking: Asking, hours: int) -> list[Task]:
    """Signatures by passkey that count for publication once the organisation's own witness has looked."""
    if not asking.has_role_for("signing.object"):
        return []
    versions = Version.objects.filter(thawed=False, text__stage__in=("final", "signing"))
    rows = second_look.unseen(versions).filter(organisation=asking.actor.organisation).select_related("version__text")
    return [
        Task(
            f"witness-{row.pk}",
            *look_said(row.version.text),
            reverse("signing.sign_off", args=[row.version.text.number]) + "#answer",
            second_look.look_by(row, hours),
            begin_of(row.day),
        )
        for row in rows.defer("version__snapshot", "version__roster")
    ]


def look_said(text: Text) -> tuple[str, str]:
    """What is to be done on the machine of the own witness, and why."""
    context = _(
        "“%(title)s”. It counts for publication once somebody has said approve there; if nobody does in time, not at all."
        " If the machine is lost, retire it."
    )
    said = _("Look at your organisation’s signature on the machine of your witness")
    return said, context % {"title": title(text)}


def lapsed(asking: Asking) -> list[Task]:
    """Signatures that do not count because nobody looked in time: until the text is published, and two weeks at least."""
    if not asking.has_role_for("signing.object"):
        return []
    own = Consent.objects.own(asking.actor)
    open_ones = Q(version__text__stage__in=("final", "signing")) | Q(withdrawn_on__gte=(asking.now - _AFTER).date())
    rows = own.filter(open_ones, state="lapsed", version__thawed=False)
    rows = rows.exclude(version__in=own.standing().values("version")).select_related("version__text")
    newest = {row.version_id: row for row in rows.defer("version__snapshot", "version__roster")}
    return [_lapsed(row) for row in newest.values()]


def _lapsed(consent: Consent) -> Task:
    text = consent.version.text
    over = text.stage == "published" or text.too_late
    context = (
        _("“%(title)s”. It went on without your name; once it is published you can sign it afterwards.")
        if over
        else _(
            "“%(title)s”. Until it is published your organisation can sign anew. If the machine is lost, retire it first."
        )
    )
    return Task(
        f"lapsed-{consent.pk}",
        _("Your organisation’s signature does not count: nobody looked at it on the machine of your witness in time"),
        context % {"title": title(text)},
        reverse("signing.sign_off", args=[text.number]) + "#answer",
        since=begin_of(consent.withdrawn_on or consent.day),
    )


def returned(asking: Asking) -> list[Task]:
    """Own proposals that collided with the words that now lead."""
    if not asking.has_role_for("texts.revise_wording"):
        return []
    rows = Wording.objects.filter(
        proposer=asking.actor.organisation, state="collided", clause__state__in=("in", "proposed"),
        clause__text__stage__in=("positions", "common_ground"),
    )  # fmt: skip
    return [_returned(row, begin_of(row.day)) for row in rows.select_related("clause__text")]


def _returned(wording: Wording, since: datetime) -> Task:
    text = wording.clause.text
    return Task(
        f"collided-{wording.pk}",
        _("Write your proposal anew: the clause has changed under it"),
        _("“%(title)s”. Your words and those that lead now stand beside each other.") % {"title": title(text)},
        reverse("texts.clause", args=[text.number, wording.clause.anchor]),
        since=since,
    )
