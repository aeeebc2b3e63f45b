"""The way from a draft to a statement, by acts, for tests that need a text at some stage."""

from datetime import timedelta

from django.utils import timezone

from hamgam.engine import record as engine
from hamgam.members import key_acts
from hamgam.members.actor import Actor
from hamgam.members.key_models import Key
from hamgam.members.models import Organisation
from hamgam.positions import acts as positions
from hamgam.signing import acts as signing
from hamgam.texts import acts as texts
from hamgam.texts.models import Clause, Text, Version, Wording
from tests.keys import SigningKey
from tests.people import seat

WORDS = (
    ("هر کس حق دارد بداند در آبی که می‌نوشد چیست.", "Everyone has the right to know what is in the water they drink."),
    ("هیچ کارگری نباید برای رها کردن کار خطرناک جریمه شود.", "No worker may be fined for leaving dangerous work."),
    ("نتیجهٔ آزمایش آب باید هر هفته منتشر شود.", "Water test results must be published every week."),
)


def draft(world, *, by: Actor | None = None, kind: str = "statement", words=WORDS) -> Text:
    """A draft of a few clauses in Persian and English, its translation reviewed."""
    by = by or world.a_liaison
    text = texts.import_text(
        by=by, kind=kind, titles={"fa": "آب پاک، کار ایمن", "en": "Clean water, safe work"}, language="fa",
        languages=["en"], sections=[{"titles": {}, "clauses": [{"text": fa} for fa, _en in words]}],
    )  # fmt: skip
    for clause, (_fa, en) in zip(text.clauses.order_by("order"), words, strict=True):
        translate(world, clause, en)
    return text


def draft_alone(by: Actor) -> Text:
    """A draft in Persian alone, for coalitions without a translator."""
    return texts.import_text(
        by=by, kind="statement", titles={"fa": "آب پاک، کار ایمن"}, language="fa",
        sections=[{"titles": {}, "clauses": [{"text": fa} for fa, _en in WORDS]}],
    )  # fmt: skip


def translate(world, clause: Clause, words: str) -> None:
    """Write the English of the leading wording and have somebody else review it."""
    wording = clause.wordings.get(state="leading")
    translation = texts.write_translation(by=world.a_delegate, on=wording, language="en", words=words)
    texts.review_translation(by=world.c_liaison, on=translation)


def open_round(text: Text, by: Actor, days: int = 14):
    """A round with a deadline some days ahead."""
    now = timezone.now()
    return texts.open_round(by=by, on=text, closes_at=now + timedelta(days=days), now=now)


def all_accept(world, text: Text) -> None:
    """Everybody accepts every leading wording, each in one act."""
    leads = Wording.objects.filter(clause__text=text, clause__state="in", state="leading")
    answers = {lead.pk: ("accept", "") for lead in leads.order_by("clause_id")}
    for liaison in world.liaisons:
        positions.take_whole(by=liaison, on=text, answers=answers)


def close_round(world, text: Text, by: Actor | None = None) -> None:
    """Everybody has answered, so the proposer closes the round."""
    texts.close_round(by=by or world.a_liaison, on=text)
    text.refresh_from_db()


def frozen(world, *, kind: str = "statement", by: Actor | None = None) -> Version:
    """A text that everybody accepts, frozen."""
    by = by or world.a_liaison
    text = draft(world, kind=kind, by=by)
    open_round(text, by)
    all_accept(world, text)
    close_round(world, text, by)
    return texts.freeze(by=by, on=text, sign_by=timezone.now() + timedelta(days=14))


def enrol(organisation: Organisation, first: Actor, second: Actor) -> tuple[Key, SigningKey]:
    """A key of the organisation, enrolled by one person and confirmed by another."""
    held = SigningKey()
    message = key_acts.enrolment_document(organisation, held.public, None)
    proof = held.sign(message, engine.KEY_NAMESPACE)
    key = key_acts.enrol_key(by=first, on=organisation, public=held.public, proof=proof)
    return key_acts.confirm_key(by=second, on=key), held


def sign_with_key(version: Version, liaison: Actor, held: SigningKey, note: str = ""):
    """A signature by the organisation's key."""
    roster = signing.signing_roster(version, liaison.organisation)
    message = signing.consent_bytes(version, liaison.organisation, note, roster)
    act = signing.sign_later if version.text.stage == "published" else signing.sign
    return act(by=liaison, on=version, signature=held.sign(message), note=note)


def attest(version: Version, first: Actor, second: Actor, note: str = ""):
    """A signature confirmed by two people."""
    return signing.confirm_attestation(by=second, on=signing.attest(by=first, on=version, note=note))


def everybody_signs(world, version: Version) -> None:
    """All four sign, confirmed by two people each."""
    for letter in "abcd":
        attest(version, getattr(world, f"{letter}_liaison"), getattr(world, f"{letter}_delegate"))


def seat_in(world, by: Actor, organisation: Organisation, role: str, username: str) -> Actor:
    """One more person in an organisation, invited by its own liaison."""
    return seat(organisation, role, username, by=by)
