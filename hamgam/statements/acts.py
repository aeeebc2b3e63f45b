"""Publication: in the coalition's name, or in the names of those who signed; two rules, never confused."""

import os
from datetime import datetime
from typing import Any

from django.db.models import Max
from django.utils.text import slugify

from hamgam.bylaws import rules
from hamgam.bylaws.acts import NotPossible, act
from hamgam.engine import record as engine
from hamgam.engine.bylaws import Subject
from hamgam.engine.letters import freeze_problems
from hamgam.engine.record import bundle as bundles
from hamgam.members.policy import coalition_rule, keep_policy
from hamgam.record import log, resuming, times
from hamgam.signing import second_look
from hamgam.statements.models import Statement
from hamgam.texts.answers import signer_ids
from hamgam.texts.models import Version


def consent_answers(version: Version) -> dict[str, str | None]:
    """Pseudonymous id → "sign", "decline" or None, from the consents that count now."""
    found = dict(version.consents.filter(state="valid").values_list("organisation__public_id", "answer"))
    asked = {row.organisation for row in engine.parse_roster(bytes(version.roster)).organisations}
    return {public: found.get(public) for public in signer_ids().values() if public in asked}


def _of_version(by: Any, on: Version, given: dict[str, Any]) -> Subject:
    text = on.text
    return Subject(
        organisation=text.proposer.public_id, stage=text.stage, kind=text.kind, answers=consent_answers(on),
        other=time_to_answer(on, times.now()),
    )  # fmt: skip


def time_to_answer(version: Version, now: datetime) -> dict[str, Any]:
    """How long those who are asked have had: in days, or, for an urgent text, whether its hours have passed."""
    text = version.text
    urgent = {"urgent": True, "over": text.time_is_over(now)} if text.urgent else {}
    return {"days": (now.date() - version.day).days, **urgent}


def _facts(version: Version, adopted: dict[str, Any]) -> bytes:
    def rows(values: dict[str, str]) -> tuple[tuple[str, str], ...]:
        for language, words in (values or {}).items():
            if found := freeze_problems(words, language):
                raise NotPossible("looks_alike", excerpt=found[0].excerpt)
        return tuple(sorted((language, words) for language, words in (values or {}).items() if words))

    salt = os.urandom(32).hex()
    day = adopted.get("date") or "-"
    return bundles.write_facts(
        bundles.Facts(log.origin(), salt, day, rows(adopted.get("name", {})), rows(adopted.get("place", {})))
    )


def _next_number() -> int:
    """The number after every one that was given, of what only the record still tells of too."""
    last: int = Statement.objects.aggregate(last=Max("number"))["last"] or 0
    return max([last, *(entry.number for entry in resuming.carried(engine.Publication))]) + 1


def _publish(on: Version, at: datetime, rule: str, adopted: dict[str, Any] | None, order: str) -> Statement:
    text = on.text
    if not on.frozen or on.thawed or hasattr(on, "statement"):
        raise NotPossible("not_frozen")
    if waits := second_look.unseen([on]):
        raise NotPossible("own_witness_waits", **second_look.waits(waits))
    keep_policy(at.date())
    adopted = text.adopted if adopted is None else adopted
    number = _next_number()
    signed = on.consents.filter(state="valid", answer="sign").values_list("organisation__public_id", "leaf")
    bylaws, facts = rules.in_force(), _facts(on, adopted)
    matter = bylaws.matter("publish_for_all" if rule != "signatories" else "publish_for_signatories", text.kind)
    minimum = (
        bylaws.minimum_signatories(text.kind)
        if rule == "signatories"
        else coalition_rule(text.kind, len(signer_ids()))[1]
    )
    entry = engine.Publication(
        day=at.date().isoformat(), number=number, text=str(text.number), version=on.number, kind=text.kind,
        digest=on.digest, roster=on.roster_digest, freeze=on.leaf, rule=f"{rule} {minimum}" if minimum else rule,
        article=matter.article, bylaws=bylaws.version, signatories=tuple(sorted(signed)),
        facts=bundles.facts_digest(facts),
    )  # fmt: skip
    leaf = log.add_leaf(entry)
    text.stage = "published"
    text.save(update_fields=["stage"])
    return Statement.objects.create(
        number=number, version=on, slug=slugify(text.titles.get("en") or str(text), allow_unicode=True)[:80],
        rule="signatories" if rule == "signatories" else "all", minimum=minimum or 0, adopted=adopted, facts=facts,
        order=order, published_on=at.date(), leaf=leaf,
    )  # fmt: skip


def _order(kind: str, wished: str) -> str:
    return wished if wished in ("alphabetical", "signing") else str(rules.in_force().setting("signatory_order", kind))


@act("statements.publish_for_all", subject=_of_version)
def publish_for_all(
    *, by: Any, on: Version, at: datetime, adopted: dict[str, Any] | None = None, order: str = ""
) -> Statement:
    """Publish in the coalition's name: the rule for all is met by the signatures in the record.

    Where all must sign, whoever was asked when the text was frozen still has to be here: nobody could verify it otherwise.
    """
    rule = coalition_rule(on.text.kind, len(signer_ids()))[0]
    asked = {row.organisation for row in engine.parse_roster(bytes(on.roster)).organisations}
    if rule == "all" and asked - set(signer_ids().values()):
        raise NotPossible("asked_are_gone")
    return _publish(on, at, rule, adopted, _order(on.text.kind, order))


@act("statements.publish_for_signatories", subject=_of_version)
def publish_for_signatories(
    *, by: Any, on: Version, at: datetime, adopted: dict[str, Any] | None = None, order: str = ""
) -> Statement:
    """Publish in the names of those who signed, as many as the bylaws ask, and say so."""
    return _publish(on, at, "signatories", adopted, _order(on.text.kind, order))
