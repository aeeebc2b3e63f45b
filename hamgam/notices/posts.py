"""Posts of talks as letters: to those who follow the talk, as each wishes, and never to whoever wrote it."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db.models import QuerySet
from django.utils import translation
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from hamgam.bodies.models import Membership
from hamgam.members import here
from hamgam.members.here import in_language
from hamgam.members.models import Person, Seat
from hamgam.notices import keeping, letters, reply
from hamgam.notices.addresses import link
from hamgam.notices.composing import message_id, one_line
from hamgam.notices.models import Letter, Wishes
from hamgam.notices.pieces import Piece
from hamgam.record.models import Entry
from hamgam.talk import reading
from hamgam.talk.models import LIAISONS, OF_LIAISONS, Post, Talk
from hamgam.talk.naming import address, title, writer

#: Whoever wishes no facts gets one letter in this time, however many posts there are: it says the same each time.
ONE_IN = timedelta(hours=1)
#: The most letters of a post where several stand below one another.
WORDS = 240


def post_of(entry: Entry) -> Post | None:
    """The post that an entry of "talk.write" is about: the row that it sealed."""
    seal = entry.seals.filter(table="post").first()
    rows = reading.whole(Post.objects.filter(pk=seal.row if seal else None)).prefetch_related("mentioned")
    return rows.first()


def written(entry: Entry, now: datetime) -> None:
    """A post was written: those who follow the talk and want letters at once get one."""
    post = post_of(entry)
    if post is None or not post.stands:
        return
    talk = reading.named(Talk.objects.filter(pk=post.talk_id)).get()
    readers = [row for row in followers(talk, post) if letters.wants_letters(row)]
    wishes = {row.person_id: row for row in Wishes.objects.filter(person__in=[row.pk for row in readers])}
    called = _called(post)
    rows, told = [], _told_lately(now)
    sayings = _Sayings(post, talk)
    seats = _seats(readers, talk, post)
    for person in readers:
        wish = wishes.get(person.pk) or Wishes(person=person)
        waits = person.pk in called and wish.waits == "now"
        if not (wish.talk == "now" or waits) or (not wish.facts and person.pk in told):
            continue
        subject, content = sayings.of(person.language, facts=wish.facts)
        answered = _answered(talk, seats.get(person.pk), now) if wish.facts else ""
        rows.append(
            Letter(
                person=person, about=f"talk-{talk.pk}-{post.pk}", kind="talk", language=person.language, subject=subject,
                content=content, made=now, facts=wish.facts, reply=answered,
                follows=_thread(talk, person) if wish.facts else "",
            )
        )  # fmt: skip
    keeping.keep(rows)


def followers(talk: Talk, post: Post) -> list[Person]:
    """Those to whom a post goes: everybody who follows the talk but its writer."""
    writer = post.seat.person_id if post.seat else None
    return list(reading.followers(talk).exclude(pk=writer))


def unwritten(entry: Entry, now: datetime) -> None:
    """A post was taken back or removed: letters with its words that have not gone do not go, digests go without it."""
    _letters_of(entry.subject_id).delete()
    post = reading.whole(Post.objects.filter(pk=entry.subject_id)).first()
    if post is None:
        return
    talk = reading.named(Talk.objects.filter(pk=post.talk_id)).get()
    places = set()
    for language in ("fa", "en"):
        with translation.override(language):
            places.add(link(address(talk, post)))
    for letter in Letter.objects.filter(kind="digest", facts=True, state="waiting"):
        kept = [row for row in letter.content if Piece.of(row).address not in places]
        if kept != letter.content:
            Letter.objects.filter(pk=letter.pk, state="waiting").update(content=kept)


def corrected(entry: Entry, now: datetime) -> None:
    """A post was written anew: letters that have not gone go with its new words."""
    post = reading.whole(Post.objects.filter(pk=entry.subject_id)).first()
    if post is None or not post.stands:
        return
    sayings = _Sayings(post, reading.named(Talk.objects.filter(pk=post.talk_id)).get())
    for letter in _letters_of(post.pk).filter(facts=True):
        _subject, content = sayings.of(letter.language, facts=True)
        Letter.objects.filter(pk=letter.pk, state="waiting").update(content=content)


def _letters_of(post: object) -> QuerySet[Letter]:
    return Letter.objects.filter(kind="talk", about__endswith=f"-{post}", state="waiting")


def _called(post: Post) -> set[object]:
    """People whose organisation the post speaks to: for them it waits."""
    houses = [row.organisation_id for row in post.mentioned.all()]
    seats = Seat.objects.held().filter(organisation__in=houses, role__in=("liaison", "delegate"))
    return set(seats.values_list("person", flat=True)) if houses else set()


def _told_lately(now: datetime) -> set[object]:
    rows = Letter.objects.filter(kind="talk", facts=False, made__gt=now - ONE_IN)
    return set(rows.values_list("person", flat=True))


def _seats(readers: Iterable[Person], talk: Talk, post: Post) -> dict[object, int]:
    """Person → the seat from which they would answer. Of several: one of an organisation that the post speaks to, else of one
    that sits where the talk belongs, else of one that wrote in it before, else the first."""
    seats = Seat.objects.held().filter(
        person__in=[row.pk for row in readers], organisation__left_on=None, organisation__standing="member"
    )
    if talk.kind == LIAISONS:
        seats = seats.filter(role__in=OF_LIAISONS)
    spoken_to = {row.organisation_id for row in post.mentioned.all()}
    wrote = set(Post.objects.filter(talk=talk).values_list("organisation", flat=True))
    nearness = (spoken_to, _sitting(talk), wrote)
    found: dict[object, tuple[list[bool], int]] = {}
    for person, organisation, seat in seats.order_by("pk").values_list("person", "organisation", "pk"):
        near = ([organisation not in houses for houses in nearness], seat)
        found[person] = min(found.get(person, near), near)
    return {person: seat for person, (_near, seat) in found.items()}


def _sitting(talk: Talk) -> set[int]:
    """The organisations that sit in the body or the working group of a talk."""
    if talk.kind == "body":
        rows = Membership.objects.filled().filter(body=talk.body)
        return set(rows.exclude(organisation=None).values_list("organisation", flat=True))
    if talk.kind == "group":
        return set(talk.group.parts.filter(over=False).values_list("organisation", flat=True))
    return set()


def _answered(talk: Talk, seat: int | None, now: datetime) -> str:
    """The address at which this person answers; none where nobody writes any more, or nothing is received."""
    if seat is None or talk.state(here.day_of(now)) != "open":
        return ""
    return reply.talk_address(talk.pk, seat, now)


def _thread(talk: Talk, person: Person) -> str:
    """What all letters of one talk to one person follow, so that a mail program keeps them together."""
    mark = salted_hmac("hamgam.notices.posts", f"{talk.pk}/{person.pk}", algorithm="sha256").hexdigest()
    return message_id(f"talk.{mark[:24]}")


def who(post: Post) -> str:
    """In whose voice it was written, as the page of the talk says it."""
    house = in_language(post.organisation.short_names) or in_language(post.organisation.names)
    if post.as_self and post.seat is not None:
        return _("%(who)s (%(organisation)s), as themselves") % {"who": writer(post), "organisation": house}
    return house


def in_short(post: Post) -> str:
    """Its words on one line, cut off after some."""
    words = " ".join(post.words.split())
    return words if len(words) <= WORDS else words[: WORDS - 1].rsplit(" ", 1)[0] + "…"


class _Sayings:
    """Subject and content of one post, made once for each language, with facts and without."""

    def __init__(self, post: Post, talk: Talk) -> None:
        self.post, self.talk = post, talk
        self._made: dict[tuple[str, bool], tuple[str, list[list[str]]]] = {}

    def of(self, language: str, *, facts: bool) -> tuple[str, list[list[str]]]:
        """(subject, content) for a reader."""
        if (language, facts) not in self._made:
            with translation.override(language):
                self._made[language, facts] = self._with_facts(language) if facts else self._without(language)
        return self._made[language, facts]

    @staticmethod
    def _without(language: str) -> tuple[str, list[list[str]]]:
        return _("Something waits for you"), [piece.row for piece in letters.without_facts(None, language)]

    def _with_facts(self, language: str) -> tuple[str, list[list[str]]]:
        post, named = self.post, title(self.talk)
        pieces = [Piece("p", _("%(who)s wrote in “%(talk)s”:") % {"who": who(post), "talk": named})]
        if post.red_line:
            pieces.append(Piece("p", _("A red line:")))
        if post.quotes is not None and post.quotes.stands:
            pieces.append(Piece("quote", post.quotes.words, language=post.quotes.language))
        pieces.append(Piece("p", post.words, language=post.language))
        pieces.append(Piece("link", _("To read and to answer in the talk:"), link(address(self.talk, post))))
        said = _(
            "Positions, decisions and signatures are never taken by mail: the link leads to the page where they are."
        )
        pieces.append(Piece("small", said))
        return one_line(named, language), [piece.row for piece in pieces]
