"""Freezing: the exact bytes of each language, one digest, the roster of keys; and thawing, before anyone signed."""

import hashlib
import os
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from hamgam.bylaws import rules
from hamgam.bylaws.acts import NotPossible, act
from hamgam.engine import record as engine
from hamgam.engine.letters import NotFreezable, frozen_bytes
from hamgam.members.key_models import Key
from hamgam.members.models import Organisation
from hamgam.record import log
from hamgam.texts.acts.draft import of_text
from hamgam.texts.layout import frozen_text
from hamgam.texts.models import FrozenText, Text, Version
from hamgam.texts.shape import in_text, keep_version, missing_headings, missing_translations, printed, snapshot


def roster_now() -> bytes:
    """Every member organisation that signs, with its names, its key and its passkeys in force, as the record writes it."""
    keys = dict(Key.objects.filter(state="active", kind="key").values_list("organisation_id", "public"))
    passkeys: dict[int, list[engine.Passkey]] = {}
    for row in Key.objects.filter(state="active", kind="passkey"):
        passkeys.setdefault(row.organisation_id, []).append(
            engine.Passkey(bytes.fromhex(row.public), row.rp_id, row.origin)
        )
    organisations = tuple(
        engine.RosterOrganisation(
            row.public_id,
            tuple(sorted(row.names.items())),
            (bytes.fromhex(keys[row.pk]),) if row.pk in keys else (),
            tuple(sorted(passkeys.get(row.pk, []))),
        )
        for row in Organisation.objects.signing().order_by("public_id")
    )
    return engine.write_roster(engine.Roster(log.origin(), os.urandom(32), organisations))


def language_bytes(text: Text, language: str) -> bytes:
    """The exact bytes of the text in one language; refuses hidden marks and look-alike letters, saying where."""
    try:
        return frozen_bytes(frozen_text(snapshot(text), language), language)
    except NotFreezable as found:
        first = found.problems[0]
        raise NotPossible("not_freezable", problem=first.code, excerpt=first.excerpt, language=language) from found


@act("texts.freeze", subject=of_text)
def freeze(
    *,
    by: Any,
    on: Text,
    at: datetime,
    sign_by: datetime,
    languages: Sequence[str] = (),
    seen: Mapping[str, str] | None = None,
) -> Version:
    """Freeze the text: what is signed from now on is these bytes and this roster, and nothing else.

    `seen`: language → SHA-256 of the bytes that the page showed; if the text changed since then, nothing is frozen.
    """
    return _frozen(on, at, sign_by, languages, seen)


@act("texts.call_urgent", subject=of_text)
def call_urgent(
    *, by: Any, on: Text, at: datetime, languages: Sequence[str] = (), seen: Mapping[str, str] | None = None
) -> Version:
    """Call a draft urgent: it is frozen at once, without a round, and can be signed for as long as the bylaws say.

    It goes out in the names of those who sign by then, never in the coalition's. `seen`: as for `freeze`.
    """
    on.urgent_since = at
    on.save(update_fields=["urgent_since"])
    hours = int(rules.in_force().setting("urgent_hours", on.kind))
    return _frozen(on, at, at + timedelta(hours=hours), languages, seen)


def _frozen(
    on: Text, at: datetime, sign_by: datetime, languages: Sequence[str], seen: Mapping[str, str] | None
) -> Version:
    chosen = [on.language, *sorted(set(languages or on.languages) & set(on.languages) - {on.language})]
    if sign_by <= at:
        raise NotPossible("deadline_passed")
    if not in_text(on):
        raise NotPossible("no_clauses")
    for language in chosen[1:]:
        lacking = missing_translations(on, language)
        if lacking or missing_headings(on, language):
            clauses = ", ".join(printed(laid, language) or laid.anchor for laid in lacking) or "–"
            raise NotPossible("translation_not_ready", language=language, clauses=clauses)
    files = [(language, language_bytes(on, language)) for language in chosen]
    digests = [(language, hashlib.sha256(data).hexdigest()) for language, data in files]
    if seen is not None and any(seen.get(language) != sha256 for language, sha256 in digests):
        raise NotPossible("changed_meanwhile")
    digest, roster = engine.statement_digest(digests), roster_now()
    version = keep_version(
        on, "frozen", at.date(), frozen=True, digest=digest, roster=roster,
        roster_digest=engine.roster_digest(roster),
    )  # fmt: skip
    for (language, data), (_language, sha256) in zip(files, digests, strict=True):
        FrozenText.objects.create(version=version, language=language, data=data, sha256=sha256)
    version.leaf = log.add_leaf(
        engine.TextFreeze(
            day=at.date().isoformat(),
            text=str(on.number),
            version=version.number,
            kind=on.kind,
            languages=tuple(digests),
            digest=digest,
            roster=version.roster_digest,
        )
    )
    version.save(update_fields=["leaf"])
    on.stage, on.sign_by = "final", sign_by
    on.save(update_fields=["stage", "sign_by"])
    return version


@act("texts.thaw", subject=of_text)
def thaw(*, by: Any, on: Text, at: datetime) -> Text:
    """Take a frozen text back to the common ground, as long as nobody has answered to it."""
    version = on.versions.filter(frozen=True, thawed=False).last()
    if version is None:
        raise NotPossible("not_frozen")
    if version.consents.exists():
        raise NotPossible("somebody_answered")
    version.thawed = True
    version.save(update_fields=["thawed"])
    # What was urgent is a text like any other from then on.
    on.stage, on.sign_by, on.urgent_since = "common_ground", None, None
    on.save(update_fields=["stage", "sign_by", "urgent_since"])
    return on
