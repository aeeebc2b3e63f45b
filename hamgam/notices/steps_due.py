"""Steps that a text waits for, and who may take them: after a round has closed, a review, a publication."""

import re
from collections import defaultdict
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hamgam.members.models import Organisation
from hamgam.notices.task import Asking, Task, begin_of, title, word
from hamgam.signing import second_look
from hamgam.signing.models import Consent
from hamgam.statements.acts import time_to_answer
from hamgam.texts.models import Round, Text, Translation, Version

#: Stages in which translations are still written.
TRANSLATED = ("draft", "positions", "common_ground")
_ON_ROSTER = re.compile(rb"^organisation (\S+)$", re.MULTILINE)


def closed_rounds(asking: Asking) -> list[Task]:
    """Texts whose round has closed: for whoever may freeze them or open another round."""
    texts = list(Text.objects.filter(stage="common_ground").select_related("proposer"))
    own = [text for text in texts if _may_go_on(asking, text)]
    closed: dict[int, Any] = {}
    for row in Round.objects.filter(text__in=own).exclude(closed_at=None).order_by("number"):
        closed[row.text_id] = row.closed_at
    return [
        Task(
            f"closed-{text.pk}",
            _("A round has closed: see what follows, and take the next step"),
            _("“%(title)s”. Settle what is agreed, keep the rest as open questions, then freeze the text.")
            % {"title": title(text)},
            reverse("positions.common_ground", args=[text.number]),
            since=closed.get(text.pk),
        )
        for text in own
    ]


def _may_go_on(asking: Asking, text: Text) -> bool:
    about = {"organisation": text.proposer.public_id, "stage": text.stage, "kind": text.kind}
    return asking.may("texts.freeze", **about)


def publishable(asking: Asking) -> list[Task]:
    """Texts that meet a rule of publication: for whoever may publish them."""
    if not asking.has_role_for("statements.publish_for_all"):
        return []
    versions = Version.objects.filter(frozen=True, thawed=False, text__stage__in=("final", "signing"))
    rows = list(versions.select_related("text__proposer").defer("snapshot"))
    members = set(Organisation.objects.signing().values_list("public_id", flat=True))
    given: dict[int, dict[str, str]] = defaultdict(dict)
    counted = Consent.objects.filter(version__in=rows, state="valid")
    for version, organisation, answer in counted.values_list("version", "organisation__public_id", "answer"):
        given[version][organisation] = answer
    held = {row.version_id for row in second_look.unseen(rows)}
    found = [_publishable(asking, row, members, given[row.pk]) for row in rows if row.pk not in held]
    return [task for task in found if task is not None]


def _publishable(asking: Asking, version: Version, members: set[str], given: dict[str, str]) -> Task | None:
    text = version.text
    asked = {name.decode() for name in _ON_ROSTER.findall(bytes(version.roster))} & members
    answers = {name: given.get(name) for name in asked}
    about = {
        "organisation": text.proposer.public_id, "stage": text.stage, "kind": text.kind, "answers": answers,
        "other": time_to_answer(version, asking.now),
    }  # fmt: skip
    over = text.sign_by is not None and text.sign_by <= asking.now
    if asking.may("statements.publish_for_all", **about):
        sentence = _("A text can be published in the coalition’s name")
    elif (over or None not in answers.values()) and asking.may("statements.publish_for_signatories", **about):
        sentence = _("A text can be published in the names of those who signed")
    else:
        return None
    context = _("“%(title)s”. The rule of the bylaws is met.") % {"title": title(text)}
    return Task(
        f"publish-{version.pk}", sentence, context, reverse("statements.publish", args=[text.number]),
        since=begin_of(version.day),
    )  # fmt: skip


def reviews(asking: Asking) -> list[Task]:
    """Translations that somebody else wrote and nobody has reviewed, one task for each text and language."""
    if not asking.has_role_for("texts.review_translation"):
        return []
    texts = {row.pk: row for row in Text.objects.filter(stage__in=TRANSLATED)}
    seat = asking.actor.seat_id
    waiting: dict[tuple[int, str], int] = defaultdict(int)
    for text in texts.values():
        for language, held in text.heading_states.items():
            if held.get("state") == "draft" and held.get("seat") != seat:
                waiting[text.pk, language] += 0
    rows = Translation.objects.filter(
        state="draft", wording__state="leading", wording__clause__state="in", wording__clause__text__in=texts
    )
    for text_id, language in rows.exclude(written_by=seat).values_list("wording__clause__text_id", "language"):
        waiting[text_id, language] += 1
    return [_review(texts[text_id], language, count) for (text_id, language), count in sorted(waiting.items())]


def _review(text: Text, language: str, count: int) -> Task:
    sentence = ngettext(
        "Review the translation of %(count)s clause", "Review the translation of %(count)s clauses", count
    ) % {"count": word(count)}
    if not count:
        sentence = _("Review the translation of a title and its headings")
    context = _("“%(title)s”. Somebody else than the translator reads both and confirms.") % {"title": title(text)}
    address = reverse("texts.translation", args=[text.number, language])
    return Task(f"review-{text.pk}-{language}", sentence, context, address, since=begin_of(text.opened_on))
