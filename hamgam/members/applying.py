"""An organisation applies by the open page. Nobody is signed in, so it is no act; what becomes of it is one.

No address of the network is looked at: how many wait, how many come in a minute and how long each is, are limited in number.
"""

import secrets

from django.db import transaction

from hamgam.bylaws.acts import NotPossible
from hamgam.engine.letters import store
from hamgam.members import here
from hamgam.members import names as naming
from hamgam.members.joining import WHY_LIMIT, checked_step
from hamgam.members.joining_models import Application
from hamgam.members.models import secret_hash
from hamgam.members.organisations import KINDS
from hamgam.record.shared import has_room

#: The most applications that wait at a time, and that come in a minute.
WAITING, A_MINUTE = 200, 10


def apply(
    *, names: dict[str, str], kind: str, why: str, language: str, city: str = "", contact: str = "", level: str = ""
) -> tuple[Application, str]:
    """Keep an application until a liaison answers it. Answers it with the secret part of the link to its answer."""
    names = naming.stored(names)
    naming.check_name(names)
    why = store(why, language).strip()
    if kind not in KINDS:
        raise NotPossible("unknown_kind")
    if not why:
        raise NotPossible("why_missing")
    if len(why) > WHY_LIMIT:
        raise NotPossible("why_long", limit=WHY_LIMIT)
    secret = secrets.token_urlsafe(16)
    with transaction.atomic():
        _let_in()
        made = Application.objects.create(
            token_hash=secret_hash(secret), names=names, kind=kind, why=why, language=language,
            city=store(city, language).strip()[:200], contact=store(contact, language).strip()[:300],
            level=checked_step(level), day=here.today(),
        )  # fmt: skip
    return made, secret


def _let_in() -> None:
    if Application.objects.waiting().count() >= WAITING:
        raise NotPossible("applications_full")
    if not has_room("applications", A_MINUTE):
        raise NotPossible("applications_crowded")


def behind(secret: str) -> Application | None:
    """The application whose answer this secret shows."""
    return Application.objects.filter(token_hash=secret_hash(secret)).select_related("organisation").first()
