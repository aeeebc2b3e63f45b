"""Fourteen organisations under the network bylaws, and their text at each step of the story: made by acts, kept whole.

A step is built once in a run, on top of the one before it, and put back whenever a story begins there.
"""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone

from hamgam.bylaws.founding import found
from hamgam.demo.content.coalition import COALITION
from hamgam.demo.content.organisations import HANDLES, ORGANISATIONS, by_handle
from hamgam.demo.content.texts.clean_river import CLEAN_RIVER, WORDINGS
from hamgam.differences import acts as differences
from hamgam.differences.models import Difference
from hamgam.members import acts
from hamgam.members.actor import Actor
from hamgam.members.models import Coalition, Organisation
from hamgam.positions import acts as positions
from hamgam.record.times import told
from hamgam.signing import acts as signing
from hamgam.statements import acts as statements
from hamgam.texts import acts as texts
from hamgam.texts.models import Clause, Text, Version, Wording
from tests import flow
from tests.keys import SigningKey
from tests.people import another_seat, seat
from tests.stories import shelf

PASSWORD = "چراغ-دریا-کوه-۱۲"
#: Who signs with a key of its own; all others are attested by two people, and the last by its only one.
KEYED = ("sepol", "larchmouth")
ALONE = "birkhamn"
COORDINATOR = "polnow"
PROPOSER = "masezar"
#: Places of the text, counted from 0, with the preamble's two paragraphs: clause n stands at n + 1.
EFFLUENT, CLOSURE, INSPECTION = 4, 8, 9
#: The wording that everybody can accept, and the one that collides with it.
MILD, SHARP = (wording.text.fa for wording in WORDINGS[:2])
#: Who has not answered it when the first round closes: it is asked again once it leads.
SILENT = ("laledasht", "shahrak")
#: A change of another passage of the same clause: it is carried over.
PLAN = CLEAN_RIVER.clauses()[EFFLUENT].text.fa.replace("برای مردم منتشر کند", "به زبان ساده برای مردم منتشر کند")
ADDED = "بیماری‌هایی که از کار یا از آب آلوده برمی‌خیزد باید در دفتری بی‌نام ثبت شود."
ADDED_EN = "Illnesses that come from work or from polluted water must be recorded in a register without names."
URGENT = (
    ("کارگران بازداشت‌شدهٔ بندر باید بی‌درنگ آزاد شوند.", "The arrested workers of the port must be freed at once."),
    ("هیچ کارگری نباید برای اعتصاب دستگیر شود.", "No worker may be arrested for striking."),
)
ADOPTED = {
    "name": {"fa": "مجمع عمومی، نشست سوم", "en": "General Assembly, third meeting"},
    "place": {"fa": "بندر نیلگون", "en": "Nilgun Harbour"},
    "date": "2026-10-31",
}

#: Keys of organisations, as they lie on machines of their own, by handle.
keys: dict[str, SigningKey] = {}


def organisation(handle: str) -> Organisation:
    """An organisation by its handle."""
    return Organisation.objects.get(slug=handle)


def actor(handle: str, role: str) -> Actor:
    """Whoever holds this role in an organisation."""
    house = organisation(handle)
    return Actor.of(house.seats.filter(role=role).order_by("pk").first().person, house)


def liaison(handle: str) -> Actor:
    """Who speaks for the organisation."""
    return actor(handle, "liaison")


def delegate(handle: str) -> Actor:
    """The second person of the organisation."""
    return actor(handle, "delegate")


def name(handle: str, language: str) -> str:
    """The organisation's name in a language."""
    return by_handle(handle).names.as_dict()[language]


def the_text() -> Text:
    """The text of the story."""
    return Text.objects.get(number=1)


def clause(place: int) -> Clause:
    """A clause of the text by its place, counted from 0."""
    return the_text().clauses.get(anchor=place + 1)


def lead(place: int) -> Wording:
    """The words that lead there."""
    return clause(place).wordings.get(state="leading")


def version_of(number: int) -> Version:
    """The frozen version of a text."""
    return Text.objects.get(number=number).frozen_version


# --- the steps, each on top of the one before


def founded() -> None:
    """The coalition stands: fourteen organisations with a liaison each, thirteen with a delegate, two with a key."""
    found(
        "network",
        lambda: Coalition.objects.create(
            names=COALITION.names.as_dict(), intro=COALITION.intro.as_dict(), contact=COALITION.contact,
            shape="network", languages=["fa", "en"], time_zone=COALITION.time_zone,
        ),
        host="hamgam.example.org",
    )  # fmt: skip
    for row in ORGANISATIONS:
        house = acts.add_organisation(
            by=Actor.host(), names=row.names.as_dict(), short_names=row.short.as_dict(), slug=row.handle,
            kind=row.kind, city=row.city.as_dict(), shown=["name", "city"],
        )  # fmt: skip
        first = seat(house, "liaison", f"{row.handle}-liaison")
        if row.handle != ALONE:
            seat(house, "delegate", f"{row.handle}-delegate", by=first)
        if row.handle == COORDINATOR:
            another_seat(first, house, "coordinator")
    acts.close_founding(by=liaison(PROPOSER), on=Coalition.objects.get())
    for handle in KEYED:
        keys[handle] = flow.enrol(organisation(handle), liaison(handle), delegate(handle))[1]


def drafted() -> None:
    """A draft in both languages, its translation reviewed; no round yet."""
    text = texts.import_text(
        by=liaison(PROPOSER), on=None, kind="statement", titles=CLEAN_RIVER.title.as_dict(), language="fa",
        languages=["en"], adopted=ADOPTED,
        sections=[
            {
                "titles": section.title.as_dict() if section.title else {},
                "clauses": [
                    {"text": row.text.fa, "numbered": row.numbered, "heading": row.heading.as_dict() if row.heading else {}}
                    for row in section.clauses
                ],
            }
            for section in CLEAN_RIVER.sections
        ],
    )  # fmt: skip
    english = [row.text.en for row in CLEAN_RIVER.clauses()]
    for row, words in zip(text.clauses.order_by("order"), english, strict=True):
        translated(row.wordings.get(state="leading"), words)


def translated(wording: Wording, words: str) -> None:
    """A translation written by the proposer and reviewed by another organisation."""
    made = texts.write_translation(by=liaison(PROPOSER), on=wording, language="en", words=words)
    texts.review_translation(by=liaison("larchmouth"), on=made)


def asked() -> None:
    """The first round is open; nobody has answered."""
    now = timezone.now()
    texts.open_round(by=liaison(PROPOSER), on=the_text(), closes_at=now + timedelta(days=10), now=now)


def offered() -> None:
    """Three other wordings of one clause, one clause to leave out, one to add; nobody has answered yet."""
    texts.propose_wording(by=liaison("sepol"), on=clause(EFFLUENT), words=MILD, note="هجده ماه لازم است.")
    texts.propose_wording(by=liaison("nikrud"), on=clause(EFFLUENT), words=SHARP)
    texts.propose_wording(by=liaison("polnow"), on=clause(EFFLUENT), words=PLAN)
    texts.propose_leaving_out(by=liaison("bandargah"), on=clause(INSPECTION))
    texts.propose_clause(by=liaison("hamyar"), on=the_text(), words=ADDED, after=clause(6).pk)


#: Who does not simply accept what leads: (handle, place) → stance and reason.
EXCEPTIONS = {
    ("sepol", EFFLUENT): ("reject", "بی برنامهٔ جایگزین، پایان سال یعنی بیکاری دو هزار خانواده."),
    ("abrah", EFFLUENT): ("reject", "تا پایان سال جایی برای تصفیه نیست."),
    ("nikrud", EFFLUENT): ("reject", "برای مواد سمی یک روز هم دیر است."),
    ("sepol", CLOSURE): ("reject", "کارگر نباید هزینهٔ خطای کارفرما را بدهد."),
    ("shahrak", CLOSURE): ("reject", "بیشتر ما در همان واحد کار می‌کنیم."),
    ("bandargah", INSPECTION): ("stand_aside", ""),
    ("hamyar", 6): ("reservation", "برای کارگاه‌های زیر بیست نفر نمایندهٔ ایمنی بنویسید."),
}


def answer_what_leads() -> None:
    """Every organisation answers each clause of the text that it has not answered yet."""
    leads = {row.anchor - 1: lead(row.anchor - 1).pk for row in the_text().clauses.filter(state="in")}
    for handle in HANDLES:
        house = organisation(handle)
        given = set(house.positions.filter(current=True).values_list("wording_id", flat=True))
        answers = {
            wording: EXCEPTIONS.get((handle, place), ("accept", ""))
            for place, wording in leads.items()
            if wording not in given
        }
        if answers:
            positions.take_whole(by=liaison(handle), on=the_text(), answers=answers, mandated=True)


def grounded() -> None:
    """Everybody has answered what leads, not everybody each proposal; the round is closed."""
    answer_what_leads()
    mild, sharp, plan = clause(EFFLUENT).wordings.filter(state="open").order_by("letter")
    added = Wording.objects.get(clause__text=the_text(), clause__state="proposed")
    for handle in HANDLES:
        refuses = ("reject", "مواد سمی را نمی‌شود هجده ماه دیگر نوشید.") if handle == "nikrud" else ("accept", "")
        take(handle, mild, *refuses)
        take(handle, added, "accept")
        if handle not in SILENT:
            take(handle, sharp, "accept")
    take("polnow", plan, "accept")
    texts.close_round(by=liaison(PROPOSER), on=the_text())


def take(handle: str, wording: Wording, stance: str, reason: str = "") -> None:
    """An organisation's answer to one wording."""
    positions.take(by=liaison(handle), on=wording, stance=stance, reason=reason)


def settled() -> None:
    """A wording leads, an addition leads, one clause is an open question; what was touched is answered in a new round."""
    sharp = clause(EFFLUENT).wordings.get(body=SHARP)
    texts.lead_wording(by=liaison(PROPOSER), on=sharp)
    added = Wording.objects.get(clause__text=the_text(), clause__state="proposed")
    texts.lead_wording(by=liaison(PROPOSER), on=added)
    differences.open(
        by=liaison("sepol"), on=clause(CLOSURE),
        question={"fa": "واحد آلاینده کی تعطیل شود؟", "en": "When must a polluting plant close?"},
    )  # fmt: skip
    translated(sharp, WORDINGS[1].text.en)
    translated(added, ADDED_EN)
    now = timezone.now()
    texts.open_round(by=liaison(PROPOSER), on=the_text(), closes_at=now + timedelta(days=7), now=now)
    answer_what_leads()
    texts.close_round(by=liaison(PROPOSER), on=the_text())


def frozen() -> None:
    """The text is frozen, and an urgent one of two clauses as well."""
    texts.freeze(by=liaison(PROPOSER), on=the_text(), sign_by=timezone.now() + timedelta(days=14))
    text = texts.import_text(
        by=liaison("bandargah"), on=None, kind="call", language="fa", languages=["en"],
        titles={"fa": "کارگران بندر را آزاد کنید", "en": "Free the port workers"},
        sections=[{"titles": {}, "clauses": [{"text": words} for words, _english in URGENT]}],
    )  # fmt: skip
    for row, (_words, english) in zip(text.clauses.order_by("order"), URGENT, strict=True):
        translated(row.wordings.get(state="leading"), english)
    now = timezone.now()
    texts.open_round(by=liaison("bandargah"), on=text, closes_at=now + timedelta(days=7), now=now)
    for handle in HANDLES:
        answers = {row.wordings.get(state="leading").pk: ("accept", "") for row in text.clauses.all()}
        positions.take_whole(by=liaison(handle), on=text, answers=answers)
    texts.close_round(by=liaison("bandargah"), on=text)
    texts.freeze(by=liaison("bandargah"), on=text, sign_by=now + timedelta(days=14))


def sign(handle: str, version: Version) -> None:
    """An organisation signs: with its key, by two people, or alone three days ago without an objection."""
    if handle in KEYED:
        flow.sign_with_key(version, liaison(handle), keys[handle])
    elif handle == ALONE:
        with told(timezone.now() - timedelta(days=3)):
            consent = signing.attest(by=liaison(handle), on=version)
        signing.expire(by=Actor.clock(), on=consent)
    else:
        flow.attest(version, liaison(handle), delegate(handle))


#: Who signs the text last, and who declines the urgent one.
LAST, DECLINING = "kuhpayeh", ("abrah", "darrehsabz")


def signed() -> None:
    """All but one have signed the text; two decline the urgent one, all others have signed it."""
    for handle in HANDLES:
        if handle != LAST:
            sign(handle, version_of(1))
        if handle in DECLINING:
            signing.decline(by=liaison(handle), on=version_of(2), note="این متن کار هیئت ما نیست.")
        else:
            sign(handle, version_of(2))


def published() -> None:
    """The text is published in the coalition's name; the urgent one in the names of those who sign."""
    sign(LAST, version_of(1))
    coordinator = liaison(COORDINATOR)
    statements.publish_for_all(by=coordinator, on=version_of(1), adopted=ADOPTED)
    statements.publish_for_signatories(by=coordinator, on=version_of(2), adopted={}, order="signing")
    question = Difference.objects.get()
    differences.write_view(
        by=liaison("sepol"),
        on=question,
        titles={"fa": "با مزد کامل"},
        words={"fa": "کارگر نباید هزینه را بدهد."},
        named=True,
    )
    differences.name_debate(by=liaison("sepol"), on=question, public=True)


STEPS: tuple[Callable[[], None], ...] = (
    founded, drafted, asked, offered, grounded, settled, frozen, signed, published,
)  # fmt: skip


#: Step → what the database held at its end, as far as it was built in this run.
_kept: dict[str, shelf.Picture] = {}


def go_to(step: str) -> None:
    """Put the database where a step ends, building what has not been built in this run."""
    names = [one.__name__ for one in STEPS]
    at = names.index(step)
    built = next((n for n in range(at, -1, -1) if names[n] in _kept), None)
    if built is not None:
        shelf.put_back(_kept[names[built]])
    for one in STEPS[0 if built is None else built + 1 : at + 1]:
        one()
        _kept[one.__name__] = shelf.take()


def fixture_for(step: Callable[[], None]) -> Callable[..., None]:
    """A fixture of the step's name: the story begins where the step ends."""

    @pytest.fixture(name=step.__name__)
    def at_the_step(transactional_db: None) -> None:
        go_to(step.__name__)

    at_the_step.__doc__ = step.__doc__
    return at_the_step
