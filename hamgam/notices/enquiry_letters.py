"""Answers to letters from outside go into the queue of letters; organisations are told of an answer and of an objection."""

import logging
from collections.abc import Callable
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from hamgam.enquiries import ruled
from hamgam.enquiries.models import EnquirerAddress, Enquiry, EnquiryAnswer, OutgoingAnswer
from hamgam.enquiries.saying import letter, of_a_stranger
from hamgam.members.models import Organisation
from hamgam.notices import letters, reply
from hamgam.notices.models import Letter
from hamgam.record.models import Entry

#: How many answers are put into the queue in one look.
AT_ONCE = 200
logger = logging.getLogger("hamgam")


def _drafted(entry: Entry, now: datetime) -> None:
    """The liaisons of the others, where they see an answer before it goes out; the letter says until when."""
    row = EnquiryAnswer.objects.filter(enquiry=entry.subject_id, state="draft").select_related("enquiry").last()
    if row is not None and (ruled.seen_before() or row.decision_id):
        houses = Organisation.objects.members().exclude(pk=row.organisation_id)
        people = letters.people_of(houses, ("liaison",))
        letters.write(people, f"answer-{row.pk}", now, row.free_at, fact=_to_read(row.enquiry))


def _sent(entry: Entry, now: datetime) -> None:
    """The liaisons of the others, where they could not see it before."""
    row = EnquiryAnswer.objects.filter(pk=entry.subject_id, state="sent").select_related("enquiry").first()
    if row is not None and not (ruled.seen_before() or row.decision_id):
        people = letters.people_of(Organisation.objects.members().exclude(pk=row.organisation_id), ("liaison",))
        letters.write(people, f"answered-{row.pk}", now, fact=_was_sent(row.enquiry))


def _objected(entry: Entry, now: datetime) -> None:
    """Whoever wrote the answer."""
    row = EnquiryAnswer.objects.filter(pk=entry.subject_id).select_related("organisation", "enquiry").first()
    if row is not None:
        people = letters.people_of([row.organisation])
        letters.write(people, f"objection-{entry.leaf_id}", now, fact=_held_back(row.enquiry))


def _to_read(enquiry: Enquiry) -> Callable[[], letters.Fact]:
    return lambda: _fact(_("Read an answer before it goes out"), enquiry)


def _was_sent(enquiry: Enquiry) -> Callable[[], letters.Fact]:
    return lambda: _fact(_("Read an answer that went out"), enquiry)


def _held_back(enquiry: Enquiry) -> Callable[[], letters.Fact]:
    return lambda: _fact(_("An objection holds your answer to a letter back"), enquiry)


def _fact(sentence: str, enquiry: Enquiry) -> letters.Fact:
    return letters.Fact(sentence, of_a_stranger(enquiry.subject), reverse("enquiries.page", args=[enquiry.number]))


#: What the record says → who is told.
FOLLOWING: dict[str, Callable[[Entry, datetime], None]] = {
    "enquiries.draft": _drafted,
    "enquiries.send": _sent,
    "enquiries.object": _objected,
}


def answers_out(now: datetime) -> int:
    """Put answers that were let go into the queue, and note what became of those that were; answers how many are new.

    The address goes with the letter until it has gone. A reply comes to the same letter, where this installation takes mail.
    """
    _forget()
    _look_after()
    count = 0
    for row in OutgoingAnswer.objects.filter(state="waiting").select_related(*_WHOLE)[:AT_ONCE]:
        try:
            with transaction.atomic():
                count += _put(row, now)
        except Exception as error:  # One that fails stops none behind it; its words stay out of the log.
            logger.error("an answer could not be put into the queue: %s", type(error).__name__)
    return count


_WHOLE = ("answer__enquiry", "answer__organisation", "answer__decision")


def _put(row: OutgoingAnswer, now: datetime) -> int:
    if not OutgoingAnswer.objects.filter(pk=row.pk, state="waiting").update(state="handed"):
        return 0
    enquiry, said = row.answer.enquiry, letter(row.answer)
    asked = EnquirerAddress.objects.filter(enquiry=enquiry).first()
    if asked is None:
        return 0
    return letters.to_outsider(
        asked.address, about=_about(row), language=said.language, subject=said.subject, words=said.body, now=now,
        reply=reply.enquiry_address(enquiry.pk, now), follows=asked.message_id,
    )  # fmt: skip


def _about(row: OutgoingAnswer) -> str:
    return f"enquiry-answer-{row.answer_id}"


def _forget() -> None:
    """An address that was erased is gone from the queue as well, with the words that were to go there."""
    there = EnquirerAddress.objects.values("enquiry")
    gone = EnquiryAnswer.objects.filter(state="sent", outgoing__state="handed").exclude(enquiry__in=there)
    abouts = [f"enquiry-answer-{pk}" for pk in gone.values_list("pk", flat=True)]
    _to_outsiders().filter(about__in=abouts, state__in=("waiting", "claimed")).delete()


def _to_outsiders() -> QuerySet[Letter]:
    return Letter.objects.filter(person=None, subscriber=None)


#: What the queue says of a letter → what is said of the answer.
_ENDS = {"sent": "sent", "refused": "refused", "uncertain": "unsure", "old": "unsent"}


def _look_after() -> None:
    """What the queue says of answers that were put into it. Of those that went nothing stays there, their subject neither."""
    handed = {_about(row): row.pk for row in OutgoingAnswer.objects.filter(state="handed").order_by("-pk")[:AT_ONCE]}
    found = dict(_to_outsiders().filter(about__in=handed).values_list("about", "state"))
    for about, pk in handed.items():
        state = _ENDS.get(found[about]) if about in found else "unsent"
        if state is not None:
            OutgoingAnswer.objects.filter(pk=pk).update(state=state)
    done = [about for about, state in found.items() if state in _ENDS]
    _to_outsiders().filter(about__in=done).update(subject="", content=[])
