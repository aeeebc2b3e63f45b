"""What letters with facts say of an occasion: the sentence of the page "Now", the title, the page itself.

Each answers a function that is called in the reader's language.
"""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from hamgam.bylaws.duty_words import duty_words
from hamgam.elections.words import title_in
from hamgam.members.here import in_language
from hamgam.notices.answers_due import look_said
from hamgam.notices.letters import Fact, Saying
from hamgam.notices.matters_due import task_said


def _titled(sentence: str, titles: dict[str, str], where: str, *args: Any) -> Fact:
    return Fact(sentence, _("“%(title)s”.") % {"title": in_language(titles)}, reverse(where, args=args))


def round_of(held: Any) -> Saying:
    """A round of positions is open."""
    text = held.text
    return lambda: _titled(_("Write your positions: a round is open"), text.titles, "texts.text", text.number)


def closed_round(text: Any) -> Saying:
    """A round has closed."""
    said = "A round has closed: see what follows, and take the next step"
    return lambda: _titled(_(said), text.titles, "positions.common_ground", text.number)


def to_sign(text: Any) -> Saying:
    """A text can be signed."""
    return lambda: _titled(
        _("Read the final text, and sign it or do not"), text.titles, "signing.sign_off", text.number
    )


def unseen(consent: Any) -> Saying:
    """The own witness has not looked yet: what to do, in the words of the page "Now"."""
    text = consent.version.text
    return lambda: Fact(*look_said(text), reverse("signing.sign_off", args=[text.number]))


def lapsed(consent: Any) -> Saying:
    """The own witness did not look in time."""
    text = consent.version.text
    said = "Your organisation’s signature does not count: nobody looked at it on the machine of your witness in time"
    return lambda: _titled(_(said), text.titles, "signing.sign_off", text.number)


def replaced(consent: Any) -> Saying:
    """A signature that waited did not come to stand."""
    text = consent.version.text

    def said() -> Fact:
        why = _("“%(title)s”. What it was made with, or what is asked of a signature, had changed in the meantime.")
        sentence = _("Your organisation’s signature did not come to stand: see whether you sign anew")
        return Fact(
            sentence, why % {"title": in_language(text.titles)}, reverse("signing.sign_off", args=[text.number])
        )

    return said


def signed_by_colleague(consent: Any) -> Saying:
    """A colleague signed: it can be confirmed, or objected to."""
    text = consent.version.text
    said = "Confirm your organisation’s signature, or object"
    return lambda: _titled(_(said), text.titles, "signing.sign_off", text.number)


def new_key() -> Fact:
    """A colleague enrolled a key."""
    return Fact(_("Compare and confirm your organisation’s new key"), "", reverse("members.keys"))


def collided(wording: Any) -> Saying:
    """An own proposal collided."""
    text, anchor = wording.clause.text, wording.clause.anchor
    said = "Write your proposal anew: the clause has changed under it"
    return lambda: _titled(_(said), text.titles, "texts.clause", text.number, anchor)


def matter(row: Any) -> Saying:
    """A matter is to be answered."""
    return lambda: _titled(_("Answer a matter that was brought"), row.question, "decisions.page", row.number)


def task(row: Any) -> Saying:
    """A task follows from a decision, or came of a talk."""
    return lambda: _titled(task_said(row), row.words, "decisions.report_task", row.pk)


def assembly(row: Any) -> Saying:
    """An assembly was called, moved or cancelled."""

    def said() -> Fact:
        cancelled = row.stage == "cancelled"
        sentence = (
            _("An assembly was cancelled") if cancelled else _("An assembly was called, or something of it changed")
        )
        return _titled(sentence, row.titles, "assemblies.page", row.number)

    return said


def papers(row: Any) -> Saying:
    """The papers of an assembly can be read."""
    return lambda: _titled(_("Read the papers of the assembly"), row.titles, "assemblies.page", row.number)


def duty(turn: Any) -> Saying:
    """A duty is to be handed over."""

    def said() -> Fact:
        title = _("“%(title)s”.") % {"title": duty_words()[turn.duty]}
        return Fact(_("A duty is to be handed over"), title, reverse("coordination.page", args=[turn.duty]))

    return said


def nominated(row: Any) -> Saying:
    """Somebody was proposed in an election."""

    def said() -> Fact:
        page = reverse("elections.nominee", args=[row.election.number, row.number])
        return Fact(
            _("Say whether you stand in an election"), _("“%(title)s”.") % {"title": title_in(row.election)}, page
        )

    return said


def vote(election: Any) -> Saying:
    """An election is open."""

    def said() -> Fact:
        page = reverse("elections.ballot", args=[election.number])
        return Fact(_("Vote in an election"), _("“%(title)s”.") % {"title": title_in(election)}, page)

    return said
