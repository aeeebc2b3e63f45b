"""Signatures by passkey that wait for the second look of their organisation's own witness.

The page on which a passkey signs comes from the host. Where an organisation runs a witness, such a signature counts for
publication once that witness has set its line under a checkpoint that holds it, and it does so only after a person said
`approve` on its machine. A key signs elsewhere and needs no such look; who is attested is named by the host anyhow.
"""

from collections.abc import Iterable

from django.db.models import Exists, OuterRef
from django.utils.translation import get_language

from hamgam.engine.spoken import listed
from hamgam.members.here import in_language
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
