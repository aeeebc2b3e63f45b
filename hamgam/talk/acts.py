"""Posts: written, taken back, corrected, said in another language, removed; and what a reader follows."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Max

from hamgam.bylaws.acts import NotPossible, act
from hamgam.engine.bylaws import Subject
from hamgam.engine.letters import fold, store
from hamgam.members import here
from hamgam.members.models import Organisation
from hamgam.talk import subjects
from hamgam.talk.models import LIAISONS, Following, Mention, Post, PostTranslation, Talk

#: The most letters of a post and of a reason, organisations mentioned in one post, posts of one person in an hour.
LIMIT, REASON_LIMIT, MENTIONS, AN_HOUR = 4_000, 600, 40, 30
#: At which stages of a text a red line is said.
RED_LINES = ("draft", "positions", "common_ground")


def _there(by: Any, on: Any, given: dict[str, Any]) -> Subject:
    return Subject(organisation=by.public_id or None, other={"entitled": subjects.takes_part(by, *subjects.where(on))})


def _in_its_talk(by: Any, on: Post, given: dict[str, Any]) -> Subject:
    return _there(by, on.talk, given)


def of_whoever_runs(by: Any, on: Any, given: dict[str, Any]) -> Subject:
    """Of which organisation the talk's thing is, and whether the actor chairs where it belongs."""
    kind, thing = subjects.where(on.talk if isinstance(on, Post) else on)
    whose = subjects.brought_by(kind, thing)
    chairs = subjects.chairs(by, kind, thing)
    return Subject(organisation=whose.public_id if whose else None, other={"entitled": chairs})


def _of_its_writer(by: Any, on: Post, given: dict[str, Any]) -> Subject:
    own = by.person is not None and on.seat is not None and on.seat.person_id == by.person.pk
    return Subject(organisation=None if on.as_self else on.organisation.public_id, person_is_actor=own)


def said(words: str, language: str, limit: int = LIMIT) -> str:
    """Words as they are kept; NotPossible where there are none, or too many, or the language is unknown."""
    if language not in here.languages():
        raise NotPossible("post_language")
    kept = store(words, language).strip()
    if not kept:
        raise NotPossible("post_empty")
    if len(kept) > limit:
        raise NotPossible("post_long", limit=limit)
    return kept


def must_be_open(talk: Talk, at: datetime) -> None:
    """NotPossible where nobody writes in this talk now."""
    state = talk.state(here.day_of(at))
    if state == "closed":
        raise NotPossible("talk_closed")
    if state == "put_off":
        raise NotPossible("talk_put_off", day=talk.put_off_until)


def begun(on: Any, at: datetime) -> Talk:
    """The talk where a post written on this thing lands: where it went on, if it was moved; made now if there is none."""
    kind, thing = subjects.where(on)
    talk = on if isinstance(on, Talk) else Talk.objects.filter(kind=kind, **({kind: thing} if thing else {})).first()
    if talk is None:
        number = (Talk.objects.aggregate(last=Max("number"))["last"] or 0) + 1
        about = {} if kind == LIAISONS else {kind: thing}
        talk = Talk.objects.create(number=number, kind=kind, opened_on=here.day_of(at), **about)
    while talk.moved_to is not None:
        talk = talk.moved_to
    return talk  # type: ignore[no-any-return]


def _not_too_many(by: Any, at: datetime) -> None:
    lately = Post.objects.filter(seat__person=by.person, at__gt=at - timedelta(hours=1)).count()
    if lately >= AN_HOUR:
        raise NotPossible("posts_too_many", limit=AN_HOUR)


def called_in(words: str) -> list[Organisation]:
    """The organisations that are called in the words themselves, as @short name; of two names that fit the longer one is meant."""
    text = fold(words)
    places = [place + 1 for place, sign in enumerate(text) if sign == "@"]
    if not places:
        return []
    names: dict[str, Organisation] = {}
    for row in Organisation.objects.present().exclude(standing="candidate").order_by("pk"):
        names |= {fold(name): row for name in row.short_names.values() if name}
    meant = (max((name for name in names if _stands_at(name, text, place)), key=len, default="") for place in places)
    return [names[name] for name in dict.fromkeys(meant) if name]


def _stands_at(name: str, text: str, place: int) -> bool:
    """Whether a name stands there as a whole, and not as the beginning of a longer word."""
    after = text[place + len(name) : place + len(name) + 1]
    return text.startswith(name, place) and not after.isalnum()


def _may_be_a_red_line(talk: Talk, as_self: bool) -> None:
    if talk.kind != "text" or as_self:
        raise NotPossible("red_line_here")
    if talk.text.stage not in RED_LINES:
        raise NotPossible("red_line_late")


@act("talk.write", subject=_there)
def write(
    *, by: Any, on: Any, at: datetime, words: str, language: str, as_self: bool = False, quotes: Post | None = None,
    mentions: Sequence[Organisation] = (), red_line: bool = False, by_mail: bool = False,
) -> Post:  # fmt: skip
    """Write a post in one's own voice, for one's organisation or as oneself. `on`: a talk, or the thing it is about.

    Where a talk was moved the post lands where it went on. red_line: a limit said before drafting, on a text alone.
    """
    kept = said(words, language)
    talk = begun(on, at)
    must_be_open(talk, at)
    _not_too_many(by, at)
    if red_line:
        _may_be_a_red_line(talk, as_self)
    if quotes is not None and quotes.talk_id not in (talk.pk, getattr(on, "pk", None)):
        raise NotPossible("quote_elsewhere")
    called = list({row.pk: row for row in [*mentions, *called_in(kept)]}.values())
    if len(called) > MENTIONS:
        raise NotPossible("mentions_many", limit=MENTIONS)
    number = (talk.posts.aggregate(last=Max("number"))["last"] or 0) + 1
    made: Post = Post.objects.create(
        talk=talk, number=number, organisation=by.organisation, seat=by.seat, as_self=as_self, language=language, words=kept,
        quotes=quotes, red_line=red_line, by_mail=by_mail, day=here.day_of(at), at=at,
    )  # fmt: skip
    for row in called:
        Mention.objects.create(post=made, organisation=row)
    return made


def _must_stand(post: Post) -> None:
    if not post.stands:
        raise NotPossible("post_gone")


def _lose_words(post: Post) -> None:
    post.words = ""
    post.save()
    for row in post.translations.all():
        row.words = ""
        row.save(update_fields=["words"])


@act("talk.take_back", subject=_of_its_writer)
def take_back(*, by: Any, on: Post, at: datetime) -> Post:
    """Take a post back: its place stays, its words go."""
    _must_stand(on)
    on.taken_back_on = here.day_of(at)
    _lose_words(on)
    return on


@act("talk.correct", subject=_of_its_writer)
def correct(*, by: Any, on: Post, at: datetime, words: str) -> Post:
    """Write one's own post anew, as long as nobody has quoted it. Its translations are outdated then."""
    _must_stand(on)
    kept = said(words, on.language)
    if on.quoted_by.exists():
        raise NotPossible("post_quoted")
    if kept == on.words:
        return on
    on.words, on.corrected_on = kept, here.day_of(at)
    on.save(update_fields=["words", "corrected_on"])
    on.translations.update(outdated=True)
    return on


@act("talk.translate", subject=_in_its_talk)
def translate(*, by: Any, on: Post, at: datetime, words: str, language: str) -> PostTranslation:
    """Say the words of a post in another language; a former translation into it makes room."""
    _must_stand(on)
    if language == on.language:
        raise NotPossible("post_own_language")
    given = {"words": said(words, language), "organisation": by.organisation, "outdated": False, "day": here.day_of(at)}
    row = on.translations.filter(language=language).first() or PostTranslation(post=on, language=language)
    for name, value in given.items():
        setattr(row, name, value)
    row.save()
    return row


@act("talk.remove", subject=of_whoever_runs)
def remove(*, by: Any, on: Post, at: datetime, reason: str, language: str) -> Post:
    """Remove a post for a reason: its place and the reason stay, its words go."""
    _must_stand(on)
    if not reason.strip():
        raise NotPossible("removal_reason")
    on.removed_for, on.removed_in = said(reason, language, REASON_LIMIT), language
    on.removed_on, on.removed_by = here.day_of(at), by.organisation
    _lose_words(on)
    return on


def follow(*, by: Any, on: Talk, follows: bool) -> Following:
    """Whether new posts of a talk go to this person. Their own affair: no act, and no entry of the record."""
    row, _made = Following.objects.update_or_create(person=by.person, talk=on, defaults={"follows": follows})
    return row
