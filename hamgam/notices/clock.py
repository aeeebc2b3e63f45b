"""What falls due by itself. One tick looks once; doing it twice, or two at a time, changes nothing."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from hamgam.assemblies import carrying, evaluating, looks, registering, rhythms
from hamgam.assemblies.models import Assembly
from hamgam.bodies import acts as bodies
from hamgam.bodies.models import Membership
from hamgam.bylaws import rules
from hamgam.bylaws.acts import ACTS, NotPossible, Refused
from hamgam.bylaws.models import BylawsVersion
from hamgam.consultations import acts as consultations
from hamgam.consultations import results
from hamgam.consultations.models import Consultation
from hamgam.coordination import acts as duties
from hamgam.coordination.models import DutyTurn
from hamgam.decisions import acts as decisions
from hamgam.decisions import variants
from hamgam.decisions.models import Matter, Variant
from hamgam.elections import acts as elections
from hamgam.elections import keys as box_keys
from hamgam.elections.models import Election, Place
from hamgam.enquiries import acts as enquiries
from hamgam.enquiries import forgetting
from hamgam.enquiries.models import EnquiryAnswer
from hamgam.members import suspensions
from hamgam.members.actor import Actor
from hamgam.members.sessions import SessionStore
from hamgam.notices import (
    account_letters,
    acts,
    confirming,
    digests,
    enquiry_letters,
    erasing,
    letters,
    reading,
    subscribing,
)
from hamgam.positions import work
from hamgam.record import grown, resuming, times
from hamgam.signing import acts as signing
from hamgam.signing import second_look
from hamgam.signing.models import Consent
from hamgam.statements import acts as statements
from hamgam.texts import acts as texts
from hamgam.texts import settling
from hamgam.texts.models import Round, Text, Version

logger = logging.getLogger("hamgam")


def tick(now: datetime | None = None, *, send: bool = True) -> list[str]:
    """Close rounds, end suspensions, carry out what they settled, record what stands and who was silent, remind, write and send letters.

    Answers which acts it did. Without `send` the letters are left to whoever sends them beside the clock.
    """
    now = now or times.now()
    done: list[str] = []
    work.clock_looks()
    try:
        rules.in_force()
    except rules.NoBylaws:
        return []  # Nothing is founded here yet.
    # While the members are asked how the record goes on, nothing is entered, not by the clock either.
    for look in () if resuming.waiting() else _LOOKS:
        done += look(now)
    for step in (
        reading.read_record,
        reading.papers_ready,
        reading.duties_near,
        enquiry_letters.answers_out,
        digests.write,
        account_letters.write,
        erasing.addresses,
        subscribing.forget,
        confirming.forget_old,
        letters.forget,
    ):
        _apart(step.__name__, step, now)
    if send:
        _apart("sending letters", letters.send, now)
    _apart("working out common grounds", work.prepare)
    _apart("working out consultations", results.prepare)
    _apart("looking into papers", looks.prepare)
    _apart("forgetting the addresses of strangers", forgetting.forget_addresses, now)
    _apart("forgetting who registered", registering.forget, now)
    _apart("destroying keys of boxes that were opened", box_keys.destroy_old)
    _apart("forgetting sessions that ended", SessionStore.clear_expired)
    return done


def _apart(name: str, step: Callable[..., Any], *given: Any, **named: Any) -> bool:
    """Do one thing; what it refuses or fails at is told, and stops nothing else."""
    try:
        step(*given, **named)
    except (Refused, NotPossible) as refusal:
        logger.info("the clock could not do %s: %s", name, refusal)
        return False
    except Exception:
        logger.exception("the clock failed at %s", name)
        return False
    return True


def _act(name: str, act: Callable[..., Any], on: Any) -> list[str]:
    return [name] if _apart(name, act, by=Actor.clock(), on=on) else []


def _close_rounds(now: datetime) -> list[str]:
    due = Text.objects.filter(stage="positions", rounds__closed_at=None, rounds__closes_at__lte=now).distinct()
    return [name for text in due for name in _act("texts.close_round", texts.close_round, text)]


def _close_consultations(now: datetime) -> list[str]:
    due = Consultation.objects.running().filter(closes_at__lte=now)
    return [name for row in due for name in _act("consultations.close", consultations.close, row)]


def _end_terms(now: datetime) -> list[str]:
    """Places in bodies whose term is over, before anything is counted."""
    due = Membership.objects.run_out().select_related("body", "seat").order_by("pk")
    return [name for row in due for name in _act("bodies.end_term", bodies.end_term, row)]


def _end_turns(now: datetime) -> list[str]:
    """Turns of duties whose holder left or is suspended."""
    due = DutyTurn.objects.void().select_related("organisation").order_by("pk")
    return [name for row in due for name in _act("coordination.end_turn", duties.end_turn, row)]


def _close_matters(now: datetime) -> list[str]:
    """Matters whose time is over are counted; what was read back in a hall and nobody objected to comes to stand."""
    due = Matter.objects.running().filter(closes_at__lte=now).order_by("number")
    done: list[str] = []
    for row in due:
        name = "decisions.close" if row.stage == "open" else "decisions.stand"
        done += _act(name, decisions.close if row.stage == "open" else decisions.stand, row)
    waiting = BylawsVersion.objects.filter(begun=False, force_at__lte=now).order_by("force_at", "pk")
    return done + [name for row in waiting for name in _act("decisions.begin_version", decisions.begin_version, row)]


def _elect(now: datetime) -> list[str]:
    """Nominations that are over, votes that are over, and offices whose term is."""
    done: list[str] = []
    for place in Place.objects.run_out().select_related("seat", "membership").order_by("pk"):
        done += _act("elections.end_term", elections.end_term, place)
    begun = Election.objects.filter(stage="nominating", nominations_until__lte=now).order_by("number")
    for row in begun:
        done += _act("elections.begin_voting", elections.begin_voting, row)
    over = Election.objects.due(now)
    return done + [name for row in over for name in _act("elections.close", elections.close, row)]


def _end_suspensions(now: datetime) -> list[str]:
    """Organisations whose suspension has come to its day take part again."""
    return [
        name for row in suspensions.due(now) for name in _act("members.end_suspension", suspensions.end_suspension, row)
    ]


def _permit_variants(now: datetime) -> list[str]:
    """Local slogans that nobody objected to in time."""
    due = Variant.objects.filter(state="open", closes_at__lte=now).select_related("matter__version").order_by("pk")
    return [name for row in due for name in _act("decisions.permit_variant", variants.permit_variant, row)]


def _settle(now: datetime) -> list[str]:
    """Carry out what closed rounds have settled, where the bylaws give that to the clock.

    Nothing of it depends on the hour, so it is looked at again only when the record has grown.
    """
    look = grown.look("settled")
    if not look.needed:
        return []
    done: list[str] = []
    quiet = True
    for text in Text.objects.filter(stage="common_ground").order_by("number"):
        due: list[settling.Step] = []
        quiet &= _apart("reading what a round has settled", _read_steps, text, due) and not due
        for step in due:
            done += _act(step.act, ACTS[step.act], step.on)
    if quiet:  # What could not be read or carried out is looked at again.
        look.keep()
    return done


def _read_steps(text: Text, due: list[settling.Step]) -> None:
    bylaws = rules.of(text)
    due += (row for row in settling.steps(text) if any("clock" in power.roles for power in bylaws.rows(row.act)))


def _expire_consents(now: datetime) -> list[str]:
    """Signatures that nobody objected to stand, and those that the own witness did not look at in time lapse."""
    due = [*Consent.objects.filter(state="waiting", valid_from__lte=now), *second_look.missed(now)]
    return [name for row in due for name in _act("signing.expire", signing.expire, row)]


def _end_signing(now: datetime) -> list[str]:
    """Texts whose time for signing is over: who has not answered is recorded, once."""
    open_ones = Version.objects.filter(frozen=True, thawed=False, text__stage__in=("final", "signing"))
    due = open_ones.filter(text__sign_by__lte=now, silences=None).select_related("text")
    return [name for row in due if signing.silent(row) for name in _act("signing.expire", signing.expire, row)]


def _publish_urgent(now: datetime) -> list[str]:
    """Urgent texts whose time is over and that enough have signed, where the bylaws let the clock publish them."""
    name, clock = "statements.publish_for_signatories", Actor.clock()
    open_ones = Version.objects.filter(frozen=True, thawed=False, text__stage__in=("final", "signing"))
    due = open_ones.filter(text__sign_by__lte=now).exclude(text__urgent_since=None).select_related("text__proposer")
    ready = [row for row in due if rules.ask(clock, name, row)]
    return [done for row in ready for done in _act(name, statements.publish_for_signatories, row)]


def _call_assemblies(now: datetime) -> list[str]:
    """Assemblies that make themselves by rule, and what the former ones of their series left."""
    done = []
    for row in carrying.due_series(now):
        if _apart("assemblies.call_next", rhythms.call_next, by=Actor.clock(), series=row):
            done.append("assemblies.call_next")
    return done + [
        name for row in carrying.due_carrying() for name in _act("assemblies.carry_over", rhythms.carry_over, row)
    ]


def _total_breakdowns(now: datetime) -> list[str]:
    """Totals of generations and genders of assemblies that are over; what the organisations entered goes with it."""
    due = Assembly.objects.filter(stage="closed", breakdown_totals=None).exclude(breakdowns=None).distinct()
    return [name for row in due for name in _act("assemblies.total_breakdown", evaluating.total_breakdown, row)]


def _answer(now: datetime) -> list[str]:
    """Answers to letters from outside that go by themselves, and letters whose words are kept no longer."""
    due = EnquiryAnswer.objects.due(now).select_related("enquiry", "organisation").order_by("pk")
    done = [name for row in due for name in _act("enquiries.send", enquiries.send, row)]
    return done + [name for row in forgetting.due(now) for name in _act("enquiries.erase", enquiries.erase, row)]


def _remind(now: datetime) -> list[str]:
    """Before a deadline, those who have not answered, or not looked on their witness's machine, get a letter.

    Of what is urgent, once a quarter of its time is left.
    """
    ahead = now + timedelta(hours=int(rules.in_force().setting("reminder_hours")))
    rounds = Round.objects.filter(closed_at=None, reminded=False, closes_at__gt=now, closes_at__lte=ahead)
    versions = Version.objects.filter(
        frozen=True, thawed=False, text__stage__in=("final", "signing"), text__sign_by__gt=now,
        text__sign_by__lte=ahead,
    )  # fmt: skip
    near = [row for row in versions.select_related("text") if not acts.reminded(row) and _is_near(row.text, now)]
    looks = [
        row for row in second_look.due_soon(now, ahead) if _is_near(row.version.text, now) and not acts.reminded(row)
    ]
    matters = Matter.objects.filter(stage="open", closes_at__gt=now, closes_at__lte=ahead).select_related("version")
    held = Election.objects.filter(stage="voting", way="here", closes_at__gt=now, closes_at__lte=ahead)
    held = held.exclude(office="delegates", whole=None)
    asked = [row for row in (*matters, *held) if not acts.reminded(row)]
    due = [*rounds.select_related("text"), *near, *looks, *asked]
    done = []
    for row in due:
        # Letters first: each is written once, so a clock that stops in between writes none twice and loses none.
        if _apart("letters of a reminder", reading.write_reminder, row, now):
            done += _act("notices.remind", acts.remind, row)
    return done


def _is_near(text: Text, now: datetime) -> bool:
    if text.urgent_since is None or text.sign_by is None:
        return True
    return text.sign_by - now <= (text.sign_by - text.urgent_since) / 4


_LOOKS = (
    _end_terms, _end_turns, _elect, _close_rounds, _close_consultations, _close_matters, _permit_variants, _end_suspensions, _settle, _expire_consents,
    _end_signing, _publish_urgent, _call_assemblies, _total_breakdowns, _answer, _remind,
)  # fmt: skip
