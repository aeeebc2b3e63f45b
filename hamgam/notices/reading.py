"""From the record to letters: which entries let something wait, and for whom."""

import logging
from collections.abc import Callable
from datetime import datetime

from django.db import OperationalError, transaction

from hamgam.assemblies.models import Assembly
from hamgam.bylaws import rules
from hamgam.decisions.counting import words_of
from hamgam.decisions.models import Matter
from hamgam.decisions.models import Task as Duty
from hamgam.decisions.voices import counted_voices, name_of
from hamgam.elections.models import Election, Nomination
from hamgam.members.key_models import Key
from hamgam.members.models import Organisation, Person, Seat
from hamgam.notices import announcing, duties_due, enquiry_letters, facts, letters, posts
from hamgam.notices.acts import WithDeadline
from hamgam.notices.assemblies_due import handed_in
from hamgam.notices.models import ReadSoFar
from hamgam.notices.task import end_of
from hamgam.positions.models import Position
from hamgam.record.models import Entry
from hamgam.signing import second_look
from hamgam.signing.acts import silent
from hamgam.signing.models import Consent
from hamgam.talk.models import Became
from hamgam.texts.models import Round, Text, Version, Wording

logger = logging.getLogger("hamgam")
#: How many entries are read in one look.
AT_ONCE = 1000


def read_record(now: datetime) -> None:
    """The record is the only event bus: letters follow from entries that were not read yet, for each all of them or none.

    An entry of which no letters can be made is told in the log and passed over: it keeps no others back.
    """
    with transaction.atomic():
        ReadSoFar.objects.get_or_create(id=1, defaults={"index": newest()})
        mark = ReadSoFar.objects.select_for_update().get(id=1)
        for entry in Entry.objects.filter(leaf_id__gt=mark.index).order_by("leaf_id")[:AT_ONCE]:
            _follow(entry, now)
            mark.index = entry.leaf_id
        mark.save()


def _follow(entry: Entry, now: datetime) -> None:
    try:
        with transaction.atomic():
            follow = _FOLLOWING.get(entry.act)
            if follow:
                follow(entry, now)
            announcing.announce(entry, now)
    except OperationalError:
        raise  # The database is busy or gone: all of it is read again.
    except Exception:
        logger.exception("no letters could be made of entry %s", entry.leaf_id)


def newest() -> int:
    """The number of the newest entry; -1 where there is none."""
    found = Entry.objects.order_by("-leaf_id").values_list("leaf_id", flat=True).first()
    return -1 if found is None else found


def _members() -> list[Organisation]:
    return list(Organisation.objects.answering())


def _round_opened(entry: Entry, now: datetime) -> None:
    held = Round.objects.filter(text=entry.subject_id, closed_at=None).select_related("text").last()
    if held:
        letters.write(letters.people_of(_members()), f"round-{held.pk}", now, held.closes_at, fact=facts.round_of(held))


def _round_closed(entry: Entry, now: datetime) -> None:
    """Whoever may take the next step: those who brought the text, and whoever holds the coordination duty."""
    text = Text.objects.filter(pk=entry.subject_id, stage="common_ground").select_related("proposer").first()
    if text is None:
        return
    people = letters.people_of([text.proposer])
    coordinating = {
        role for row in rules.in_force().rows("texts.freeze") for role in row.roles if row.within == "coalition"
    }
    people += letters.people_of(_members(), coordinating)
    letters.write(dict.fromkeys(people), f"closed-{entry.leaf_id}", now, fact=facts.closed_round(text))


def _frozen(entry: Entry, now: datetime) -> None:
    text = Text.objects.filter(pk=entry.subject_id, stage__in=("final", "signing")).first()
    version = text.frozen_version if text else None
    if text and version:
        people = letters.people_of(_members())
        about = f"sign-{version.pk}"
        letters.write(people, about, now, text.sign_by, urgent=text.urgent, fact=facts.to_sign(text))


def _attested(entry: Entry, now: datetime) -> None:
    """The other seats of the organisation are told; the letter says when they can no longer confirm or object."""
    version = Version.objects.filter(pk=entry.subject_id).first()
    own = Organisation.objects.filter(public_id=entry.organisation)
    consent = Consent.objects.filter(version=version, organisation__in=own, state__in=("waiting", "valid")).first()
    if consent is not None and (consent.level in ("attested", "passkey") or consent.state == "waiting"):
        due = consent.valid_from if consent.state == "waiting" else None
        people = letters.people_of(own, but=_seat_of(entry))
        letters.write(people, f"attested-{consent.pk}", now, due, fact=facts.signed_by_colleague(consent))


def _confirmed(entry: Entry, now: datetime) -> None:
    """Who neither signed nor confirmed is told while objecting is still possible."""
    consent = Consent.objects.filter(pk=entry.subject_id, state="valid").select_related("attested_by").first()
    if consent is None:
        return
    until = consent.objectable_until(int(rules.in_force().setting("objection_hours")))
    first = consent.attested_by.person if consent.attested_by else None
    people = letters.people_of([consent.organisation], but=_seat_of(entry))
    if until is not None and until > now:
        others = [person for person in people if person != first]
        letters.write(others, f"confirmed-{consent.pk}", now, until, fact=facts.signed_by_colleague(consent))


def _fell_due(entry: Entry, now: datetime) -> None:
    """The organisation is told when its signature lapsed, or never came to stand."""
    rows = Consent.objects.filter(pk=entry.subject_id).select_related("organisation", "version__text")
    consent = rows.first() if entry.subject_kind == "consent" else None
    became = consent.fell_due(entry.leaf_id) if consent is not None else "stands"
    if consent is not None and became != "stands":
        fact = facts.lapsed(consent) if became == "lapsed" else facts.replaced(consent)
        letters.write(letters.people_of([consent.organisation]), f"{became}-{consent.pk}", now, fact=fact)


def _key_enrolled(entry: Entry, now: datetime) -> None:
    own = Organisation.objects.filter(public_id=entry.organisation)
    if Key.objects.filter(organisation__in=own, state="waiting").exists():
        letters.write(letters.people_of(own, but=_seat_of(entry)), f"key-{entry.leaf_id}", now, fact=facts.new_key)


def _collided(entry: Entry, now: datetime) -> None:
    collided = Wording.objects.filter(clause__wordings=entry.subject_id, state="collided")
    collided = list(collided.select_related("proposer", "clause__text"))
    owners = [row.proposer for row in collided if row.proposer]
    fact = facts.collided(collided[0]) if collided else None
    letters.write(letters.people_of(owners), f"collided-{entry.leaf_id}", now, fact=fact)


def _matter_brought(entry: Entry, now: datetime) -> None:
    """Everybody with a voice, when a matter is brought, read back, or asked once more."""
    matter = Matter.objects.running().filter(pk=entry.subject_id).select_related("version").first()
    if matter is not None:
        people, about = voices_of(matter, list(words_of(matter))), f"matter-{matter.pk}-{matter.round}"
        letters.write(people, about, now, matter.closes_at, fact=facts.matter(matter))


def voices_of(matter: Matter, names: list[str]) -> list[Person]:
    """The people who can answer for these voices: whoever speaks for the organisation, or the person itself."""
    wanted = set(names)
    voices = [row for row in counted_voices(matter) if name_of(row) in wanted]
    houses = [row.organisation for row in voices if row.person_id is None and row.organisation is not None]
    own = Person.objects.filter(pk__in=[row.person_id for row in voices if row.person_id is not None], is_active=True)
    return letters.people_of(houses) + [person for person in own if letters.wants_letters(person)]


def _task_given(entry: Entry, now: datetime) -> None:
    """Whoever is responsible for the newest task of a decision, or of a post."""
    rows = Duty.objects.filter(matter=entry.subject_id)
    if entry.act == "talk.assign_task":
        rows = Duty.objects.filter(pk__in=Became.objects.filter(post=entry.subject_id).values("task"))
    task = rows.select_related("responsible").order_by("pk").last()
    if task is not None and task.responsible is not None:
        letters.write(letters.people_of([task.responsible]), f"task-{task.pk}", now, fact=facts.task(task))


def _assembly_called(entry: Entry, now: datetime) -> None:
    """An assembly was called, moved or cancelled: everybody who may come is told; the letter says nothing of it."""
    assembly = Assembly.objects.filter(pk=entry.subject_id).first()
    if assembly is not None:
        letters.write(_who_may_come(), f"assembly-{entry.leaf_id}", now, assembly.begins, fact=facts.assembly(assembly))


def _who_may_come() -> list[Person]:
    """People of members and observers who want letters."""
    houses = [house for house in Organisation.objects.present() if house.standing != "candidate"]
    return letters.people_of(houses, ("liaison", "delegate", "observer"))


def papers_ready(now: datetime) -> None:
    """Once papers are taken no more, everybody who may come is told that they can be read; once for each deadline."""
    for row in handed_in(now):
        about = f"papers-{row.pk}-{row.papers_until:%Y%m%d%H%M}"
        letters.write(_who_may_come(), about, now, row.begins, fact=facts.papers(row))


def duties_near(now: datetime) -> None:
    """When a duty is to be handed over, and once more when its last day has passed: both sides are told, once each."""
    for turn, houses, about in duties_due.near(now):
        letters.write(letters.people_of(houses), about, now, end_of(turn.ends_on), fact=facts.duty(turn))


def _nominated(entry: Entry, now: datetime) -> None:
    """Who was proposed is asked; where an organisation was, whoever speaks for it."""
    row = (
        Nomination.objects.filter(election=entry.subject_id, state="asked")
        .select_related("seat__person", "election")
        .last()
    )
    if row is not None and row.seat is not None and letters.wants_letters(row.seat.person):
        until = row.election.nominations_until
        letters.write([row.seat.person], f"nominated-{row.pk}", now, until, fact=facts.nominated(row))


def _voting_began(entry: Entry, now: datetime) -> None:
    """Everybody on the roll, when voting begins and when another round does."""
    election = Election.objects.filter(pk=entry.subject_id, stage="voting", way="here").first()
    if election is not None:
        about = f"vote-{election.pk}-{election.round}"
        letters.write(electors(election), about, now, election.closes_at, fact=facts.vote(election))


def electors(election: Election) -> list[Person]:
    """The people who can vote and have not: the electors themselves, or whoever speaks for an organisation that is one."""
    rows = election.electors.filter(voted__lt=election.round).select_related("organisation")
    houses = [row.organisation for row in rows if row.person_id is None]
    own = Person.objects.filter(pk__in=[row.person_id for row in rows if row.person_id is not None], is_active=True)
    return letters.people_of(houses) + [person for person in own if letters.wants_letters(person)]


_FOLLOWING: dict[str, Callable[[Entry, datetime], None]] = {
    "texts.open_round": _round_opened,
    "texts.close_round": _round_closed,
    "texts.freeze": _frozen,
    "texts.call_urgent": _frozen,
    "texts.lead_wording": _collided,
    "signing.attest": _attested,
    "signing.sign": _attested,
    "signing.sign_later": _attested,
    "signing.sign_by_passkey": _attested,
    "signing.confirm_signature": _confirmed,
    "signing.confirm_attestation": _confirmed,
    "signing.expire": _fell_due,
    "members.enrol_key": _key_enrolled,
    "decisions.bring": _matter_brought,
    "decisions.enter": _matter_brought,
    "decisions.close": _matter_brought,
    "decisions.assign_task": _task_given,
    "talk.assign_task": _task_given,
    "elections.nominate": _nominated,
    "elections.begin_voting": _voting_began,
    "elections.close": _voting_began,
    "assemblies.call": _assembly_called,
    "assemblies.call_next": _assembly_called,
    "assemblies.change_call": _assembly_called,
    "assemblies.cancel": _assembly_called,
    **enquiry_letters.FOLLOWING,
    "talk.write": posts.written,
    "talk.correct": posts.corrected,
    "talk.take_back": posts.unwritten,
    "talk.remove": posts.unwritten,
}


def _seat_of(entry: Entry) -> int | None:
    """The seat from which it was done: its person knows already. None where that was erased."""
    authorship = getattr(entry, "authorship", None)
    seat = authorship.seat_id if authorship else None
    return seat if seat is not None and Seat.objects.filter(pk=seat).exists() else None


def write_reminder(row: WithDeadline, now: datetime) -> int:
    """Letters to those who have not answered a round, a matter or a final text, not voted or not looked; answers how many."""
    if isinstance(row, Consent):
        people, about = letters.people_of([row.organisation]), f"reminder-witness-{row.pk}"
        due, urgent = second_look.look_by(row, second_look.objection_hours()), row.version.text.urgent
        return letters.write(people, about, now, due, urgent=urgent, fact=facts.unseen(row))
    if isinstance(row, Election):
        about = f"reminder-vote-{row.pk}-{row.round}"
        return letters.write(electors(row), about, now, row.closes_at, fact=facts.vote(row))
    if isinstance(row, Matter):
        people = voices_of(row, [name for name, answer in words_of(row).items() if answer is None])
        about = f"reminder-matter-{row.pk}-{row.round}"
        return letters.write(people, about, now, row.closes_at, fact=facts.matter(row))
    if isinstance(row, Round):
        people = letters.people_of(unanswered(row))
        return letters.write(people, f"reminder-{row.pk}", now, row.closes_at, fact=facts.round_of(row))
    people, text = letters.people_of(silent(row)), row.text
    about = f"reminder-sign-{row.pk}"
    return letters.write(people, about, now, text.sign_by, urgent=text.urgent, fact=facts.to_sign(text))


def unanswered(held: Round) -> list[Organisation]:
    """Members that have not answered every clause of the round's text."""
    asked = set(
        Wording.objects.filter(clause__text=held.text, clause__state="in", state="leading").values_list("pk", flat=True)
    )
    given: dict[int, set[int]] = {}
    rows = Position.objects.filter(wording__in=asked, current=True).values_list("organisation_id", "wording_id")
    for organisation, wording in rows:
        given.setdefault(organisation, set()).add(wording)
    return [row for row in _members() if given.get(row.pk, set()) < asked]
