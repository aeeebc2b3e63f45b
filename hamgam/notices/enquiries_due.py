"""What waits of letters from outside: one that nobody has taken, one that the own organisation has, an answer to be read."""

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hamgam.enquiries import ruled
from hamgam.enquiries.models import AnswerObjection, Enquiry, EnquiryAnswer
from hamgam.enquiries.saying import of_a_stranger
from hamgam.notices.task import Asking, Task, begin_of, word


def waiting(asking: Asking) -> list[Task]:
    """Letters that nobody has taken, for whoever may take one."""
    if not asking.may("enquiries.take", organisation=asking.actor.public_id):
        return []
    days = list(Enquiry.objects.waiting().order_by("day").values_list("day", flat=True))
    if not days:
        return []
    said = ngettext("%(n)s letter is not taken yet.", "%(n)s letters are not taken yet.", len(days))
    return [
        Task(
            "enquiries", _("Take a letter from outside"), said % {"n": word(len(days))}, reverse("enquiries.list"),
            since=begin_of(days[0]),
        )
    ]  # fmt: skip


def own(asking: Asking) -> list[Task]:
    """Letters that the own organisation has taken: without an answer, with one that is held back, or with one that can go."""
    house = asking.actor.organisation
    if not asking.may("enquiries.draft", organisation=asking.actor.public_id):
        return []
    held = AnswerObjection.objects.filter(answer=OuterRef("pk"), taken_back=False)
    drafts = EnquiryAnswer.objects.filter(enquiry__taken_by=house, state="draft").annotate(held=Exists(held))
    of = {row.enquiry_id: row for row in drafts}
    tasks = []
    for row in Enquiry.objects.filter(state="taken", taken_by=house).defer("words"):
        draft = of.get(row.pk)
        if draft is None:
            sentence = _("Answer a letter from outside")
        elif draft.held:
            sentence = _("An objection holds your answer to a letter back")
        elif draft.free_at <= asking.now and not draft.by_itself:
            sentence = _("Send your answer to a letter from outside")
        else:
            continue
        address = reverse("enquiries.page", args=[row.number])
        tasks.append(
            Task(
                f"enquiry-{row.pk}",
                sentence,
                of_a_stranger(row.subject),
                address,
                since=begin_of(row.taken_on or row.day),
            )
        )
    return tasks


def answers(asking: Asking) -> list[Task]:
    """Answers of others that go out soon, for whoever may object: all, or those with a decision where others are seen afterwards."""
    if not asking.may("enquiries.object", organisation="other"):
        return []
    house = asking.actor.organisation
    mine = AnswerObjection.objects.filter(answer=OuterRef("pk"), organisation=house, taken_back=False)
    rows = EnquiryAnswer.objects.filter(state="draft", free_at__gt=asking.now).exclude(organisation=house)
    rows = rows if ruled.seen_before() else rows.filter(decision__isnull=False)
    return [
        Task(
            f"answer-{row.pk}", _("Read an answer before it goes out"), of_a_stranger(row.enquiry.subject),
            reverse("enquiries.page", args=[row.enquiry.number]), due=row.free_at, since=begin_of(row.day),
        )
        for row in rows.exclude(Exists(mine)).select_related("enquiry").defer("enquiry__words").order_by("free_at")
    ]  # fmt: skip
