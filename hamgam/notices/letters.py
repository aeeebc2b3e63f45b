"""Writing letters: to whom, once for each occasion, with facts or without, at once or kept for the digest.

Without facts a letter says that something waits, a deadline, a link; never whose text, which clause, what was said.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from hamgam.engine.spoken import moment, other_calendar
from hamgam.members.here import zone
from hamgam.members.models import Organisation, Person
from hamgam.notices import keeping
from hamgam.notices.addresses import link
from hamgam.notices.composing import one_line
from hamgam.notices.models import Letter, Returned, Wishes
from hamgam.notices.pieces import Piece
from hamgam.notices.sending import forget, send, there_is_a_server

__all__ = ["Fact", "forget", "link", "people_of", "send", "there_is_a_server", "to_outsider", "wants_letters", "write"]


@dataclass(frozen=True)
class Fact:
    """What a letter with facts says: a sentence, the title of what it is about, the path of its page."""

    sentence: str
    context: str = ""
    address: str = ""


#: Says the fact in the language that is active; called once for each language.
Saying = Callable[[], Fact]


def people_of(
    organisations: Iterable[Organisation], roles: Iterable[str] = ("liaison", "delegate"), but: int | None = None
) -> list[Person]:
    """Everybody with such a seat in these organisations who wants letters; `but`: a seat whose person knows already."""
    rows = Person.objects.filter(
        seats__organisation__in=list(organisations), seats__until=None, seats__suspended=False, seats__role__in=list(roles), is_active=True,
    ).distinct()  # fmt: skip
    if but is not None:
        rows = rows.exclude(seats__pk=but)
    return [person for person in rows.order_by("username") if wants_letters(person)]


def wants_letters(person: Person) -> bool:
    """Whether the person gave an address and asked for letters."""
    return "mail" in person.channels and bool(person.email)


def write(
    people: Iterable[Person], about: str, now: datetime, due: datetime | None = None, *, urgent: bool = False,
    fact: Saying | None = None,
) -> int:  # fmt: skip
    """One letter to each, unless the same went to them before; answers how many are new.

    Whoever wishes a digest gets it there; what is urgent goes at once to everybody who wishes letters about what waits.
    """
    asked = {person.pk: person for person in people}
    wishes = {row.person_id: row for row in Wishes.objects.filter(person__in=list(asked))}
    silent = set(
        Returned.objects.filter(person__in=list(asked), times__gte=Returned.ENOUGH).values_list("person", flat=True)
    )
    words = _Words(due, urgent, fact)
    rows = []
    for key, person in asked.items():
        wish = wishes.get(key) or Wishes(person=person)
        if wish.waits == "never" or key in silent:
            continue
        state = "waiting" if urgent or wish.waits == "now" else "gathered"
        subject, content = words.of(person.language, facts=wish.facts)
        rows.append(
            Letter(
                person=person, about=about, language=person.language, subject=subject, content=content, made=now,
                state=state, due=due, facts=wish.facts and fact is not None,
            )
        )  # fmt: skip
    return keeping.keep(rows)


class _Words:
    """Subject and content of one occasion, made once for each language, with facts and without."""

    def __init__(self, due: datetime | None, urgent: bool, fact: Saying | None) -> None:
        self.due, self.urgent, self.fact = due, urgent, fact
        self._made: dict[tuple[str, bool], tuple[str, list[list[str]]]] = {}

    def of(self, language: str, *, facts: bool) -> tuple[str, list[list[str]]]:
        """(subject, content) for a reader."""
        told = facts and self.fact is not None
        if (language, told) not in self._made:
            with translation.override(language):
                self._made[language, told] = self._with_facts(language) if told else self._without(language)
        return self._made[language, told]

    def _without(self, language: str) -> tuple[str, list[list[str]]]:
        subject = _("Something urgent waits for you") if self.urgent else _("Something waits for you")
        return subject, [piece.row for piece in without_facts(self.due, language)]

    def _with_facts(self, language: str) -> tuple[str, list[list[str]]]:
        assert self.fact is not None
        said = self.fact()
        pieces = [Piece("p", said.sentence)]
        pieces += [Piece("p", said.context)] if said.context else []
        pieces += [Piece("p", deadline(self.due, language))] if self.due else []
        pieces.append(Piece("link", "", link(said.address or reverse("notices.now"))))
        subject = f"{_('Urgent:')} {said.sentence}" if self.urgent else said.sentence
        return one_line(subject, language), [piece.row for piece in pieces]


def without_facts(due: datetime | None, language: str) -> list[Piece]:
    """That something waits, until when, and where to look."""
    pieces = [Piece("p", _("Something waits for your organisation in Hamgam."))]
    if due is not None:
        pieces.append(Piece("p", deadline(due, language)))
    pieces.append(Piece("link", "", link(reverse("notices.now"))))
    return [*pieces, Piece("p", _("This letter says nothing more, on purpose."))]


def take_facts_out(person: Person) -> int:
    """The person wishes no facts any more: what has not gone loses them. Answers of how many letters."""
    changed = 0
    with translation.override(person.language):
        subject = _("Something waits for you")
        rows = Letter.objects.filter(person=person, facts=True, state__in=("waiting", "gathered"))
        for letter in rows:
            content = [piece.row for piece in without_facts(letter.due, person.language)]
            changed += Letter.objects.filter(pk=letter.pk, state=letter.state).update(
                subject=subject, content=content, facts=False, follows="", reply="", language=person.language
            )
    return changed


def let_go(person: Person, now: datetime) -> int:
    """The person wishes no digest of what waits any more: what was gathered for it and is not over goes now."""
    wanted = Q(due=None) | Q(due__gt=now)
    return Letter.objects.filter(wanted, person=person, state="gathered").update(state="waiting", made=now)


def deadline(due: datetime, language: str) -> str:
    """A deadline with its hour, and its day in the other calendar too."""
    there = due.astimezone(zone())
    when = f"{moment(there, language)} ({other_calendar(there.date(), language)})"
    return _("The deadline: %(when)s") % {"when": when}


def to_outsider(
    address: str,
    *,
    about: str,
    language: str,
    subject: str,
    words: str,
    now: datetime,
    follows: str = "",
    reply: str = "",
) -> int:
    """An answer to somebody outside; the address is kept until the letter has gone.

    follows: the Message-ID that it answers. reply: where it can be answered again.
    """
    content = [Piece("p", part).row for part in words.split("\n\n") if part.strip()]
    return keeping.keep(
        [
            Letter(
                outsider=address, about=about, kind="answer", language=language, subject=one_line(subject, language),
                content=content, made=now, facts=True, follows=one_line(follows, "en"), reply=reply,
            )
        ]
    )  # fmt: skip
