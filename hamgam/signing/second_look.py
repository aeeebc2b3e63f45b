"""Signatures by passkey that wait for the second look of their organisation's own witness.

The page on which a passkey signs comes from the host. Where an organisation runs a witness, such a signature counts for
publication once that witness has set its line under a checkpoint that holds it, and it does so only after a person said
`approve` on its machine. A key signs elsewhere and needs no such look; who is attested is named by the host anyhow.

The look is waited for until a day that was known from the beginning. What nobody looked at by then lapses: it counts no
more, as if the organisation had not answered, and the others go on.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef
from django.utils.translation import get_language

from hamgam.bylaws import rules
from hamgam.engine.spoken import listed, moment
from hamgam.members.here import in_language, zone
from hamgam.members.models import Organisation
from hamgam.members.witness_models import Witness
from hamgam.record.models import Cosignature
from hamgam.signing.models import Consent, ConsentQuerySet
from hamgam.texts.models import Version


def unseen(versions: Iterable[Version]) -> ConsentQuerySet:
    """The signatures to these versions that the own witness has not seen, in one query.

    A checkpoint holds the entries before its size. Only the witness in force is asked: what another one saw is no look of
    this organisation, and one that was retired is waited for no more.
    """
    watching = Witness.objects.filter(until=None)
    own = watching.filter(organisation=OuterRef(OuterRef("organisation"))).values("key")
    looked = Cosignature.objects.filter(key__in=own, size__gt=OuterRef("leaf"))
    found = Consent.objects.filter(
        Exists(watching.filter(organisation=OuterRef("organisation"))), ~Exists(looked),
        version__in=versions, answer="sign", level="passkey", state="valid", late=False,
        organisation__in=Organisation.objects.present(),
    )  # fmt: skip
    return found.select_related("organisation")


def names(rows: Iterable[Consent]) -> str:
    """Whose witness is waited for, in the reader's language."""
    return listed([in_language(row.organisation.names) for row in rows], get_language() or "fa")


def objection_hours() -> int:
    """For how many hours the bylaws let another person of an organisation object: so long a second look may take."""
    return int(rules.in_force().setting("objection_hours"))


def look_by(consent: Consent, hours: int) -> datetime:
    """Until when the own witness's look is waited for.

    Until the time for signing ends, and whoever signed shortly before it has as long as for an objection. Of an urgent text
    nothing is waited for longer than its own time.
    """
    end, text = (consent.valid_from or consent.version.text.sign_by) + timedelta(hours=hours), consent.version.text
    if text.sign_by is None:
        return end
    return text.sign_by if text.urgent else max(text.sign_by, end)


def missed(now: datetime) -> list[Consent]:
    """The signatures at whose record nobody looked in time; whoever is told of them records that they lapse."""
    return [row for row, until in _waited_for() if until <= now]


def due_soon(now: datetime, ahead: datetime) -> list[Consent]:
    """The signatures whose look is waited for until some moment after now, and not after `ahead`."""
    return [row for row, until in _waited_for() if now < until <= ahead]


def _waited_for() -> list[tuple[Consent, datetime]]:
    """Every signature that waits for its look, and until when."""
    versions = Version.objects.filter(frozen=True, thawed=False, text__stage__in=("final", "signing"))
    rows, hours = unseen(versions).select_related("version__text", "organisation"), objection_hours()
    return [(row, look_by(row, hours)) for row in rows.defer("version__snapshot", "version__roster")]


def lapsed(version: Version) -> set[int]:
    """The organisations whose signature to this version lapsed."""
    return set(version.consents.filter(state="lapsed").values_list("organisation", flat=True))


def used_up(version: Version, organisation: Organisation, now: datetime) -> bool:
    """Whether the others have waited often enough: its time is over, and two signatures by passkey of it ended unseen or were taken back.

    Otherwise whoever signs anew again and again would hold a text up for ever.
    """
    if version.text.stage == "published" or not version.text.time_is_over(now):
        return False
    ended = version.consents.filter(
        organisation=organisation, level="passkey", state__in=("lapsed", "replaced", "objected")
    )
    watched = Witness.objects.filter(organisation=organisation, until=None).exists()
    return watched and ended.exclude(leaf=None).count() >= 2


def waits(rows: Iterable[Consent]) -> dict[str, str]:
    """Whose witness is waited for, and until when at the latest, in the reader's language."""
    found, hours = list(rows), objection_hours()
    until = max(look_by(row, hours) for row in found)
    return {"names": names(found), "until": moment(until.astimezone(zone()), get_language() or "fa")}
