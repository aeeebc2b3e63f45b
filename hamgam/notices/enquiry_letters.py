"""Answers to letters from outside go into the queue of letters; organisations are told of an answer and of an objection."""

from collections.abc import Callable
from datetime import datetime

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from hamgam.enquiries import ruled
from hamgam.enquiries.models import EnquirerAddress, Enquiry, EnquiryAnswer, OutgoingAnswer
from hamgam.enquiries.saying import letter
from hamgam.members.models import Organisation
from hamgam.notices import letters, reply
from hamgam.notices.models import Letter
from hamgam.record.models import Entry

#: How many answers are put into the queue in one look.
AT_ONCE = 200


def _drafted(entry: Entry, now: datetime) -> None:
    """The liaisons of the others, where they see an answer before it goes out; the letter says until when."""
    row = EnquiryAnswer.objects.filter(enquiry=entry.subject_id, state="draft").select_related("enquiry").last()
    if row is not None and ruled.seen_before():
        houses = Organisation.objects.members().exclude(pk=row.organisation_id)
        people = letters.people_of(houses, ("liaison",))
        letters.write(people, f"answer-{row.pk}", now, row.free_at, fact=_to_read(row.enquiry))


def _objected(entry: Entry, now: datetime) -> None:
    """Whoever wrote the answer."""
    row = EnquiryAnswer.objects.filter(pk=entry.subject_id).select_related("organisation", "enquiry").first()
    if row is not None:
        people = letters.people_of([row.organisation])
        letters.write(people, f"objection-{entry.leaf_id}", now, fact=_held_back(row.enquiry))


def _to_read(enquiry: Enquiry) -> Callable[[], letters.Fact]:
    return lambda: _fact(_("Read an answer before it goes out"), enquiry)


def _held_back(enquiry: Enquiry) -> Callable[[], letters.Fact]:
    return lambda: _fact(_("An objection holds your answer to a letter back"), enquiry)


def _fact(sentence: str, enquiry: Enquiry) -> letters.Fact:
    return letters.Fact(sentence, enquiry.subject, reverse("enquiries.page", args=[enquiry.number]))


#: What the record says → who is told.
FOLLOWING: dict[str, Callable[[Entry, datetime], None]] = {
    "enquiries.draft": _drafted,
    "enquiries.object": _objected,
}


def answers_out(now: datetime) -> int:
    """Put answers that were let go into the queue, and note what became of those that were; answers how many are new.

    The address goes with the letter until it has gone. A reply comes to the same letter, where this installation takes mail.
    """
    _look_after()
    count = 0
    for row in OutgoingAnswer.objects.filter(state="waiting").select_related(*_WHOLE)[:AT_ONCE]:
        with transaction.atomic():
            count += _put(row, now)
    return count


_WHOLE = ("answer__enquiry", "answer__organisation", "answer__decision")


def _put(row: OutgoingAnswer, now: datetime) -> int:
    if not OutgoingAnswer.objects.filter(pk=row.pk, state="waiting").update(state="handed"):
        return 0
    enquiry, said = row.answer.enquiry, letter(row.answer)
    address = EnquirerAddress.objects.filter(enquiry=enquiry).values_list("address", flat=True).first()
    if not address:
        return 0
    return letters.to_outsider(
        address, about=_about(row), language=said.language, subject=said.subject, words=said.body, now=now,
        reply=reply.enquiry_address(enquiry.pk, now),
    )  # fmt: skip


def _about(row: OutgoingAnswer) -> str:
    return f"enquiry-answer-{row.answer_id}"


def _look_after() -> None:
    """What the queue says of answers that were put into it."""
    handed = {_about(row): row.pk for row in OutgoingAnswer.objects.filter(state="handed").order_by("-pk")[:AT_ONCE]}
    done = Letter.objects.filter(about__in=handed, person=None, state__in=("sent", "refused"))
    for about, state in done.values_list("about", "state"):
        OutgoingAnswer.objects.filter(pk=handed[about]).update(state=state)
