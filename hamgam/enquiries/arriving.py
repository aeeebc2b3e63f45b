"""A letter from outside arrives, by the open page or by mail. Nobody is signed in, so it is no act; what becomes of it is one.

No address of the network is looked at: how many wait, how many come in a minute and how long each is, are limited in number.
"""

import hashlib
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.db.models import Max

from hamgam.bylaws.acts import NotPossible
from hamgam.engine.letters import in_one_line, store
from hamgam.enquiries import ruled
from hamgam.enquiries.codes import digest, new_code
from hamgam.enquiries.models import EnquirerAddress, Enquiry, FurtherWords
from hamgam.members import here
from hamgam.members.addresses import is_address
from hamgam.record import log
from hamgam.record.shared import has_room

#: The most letters of the words, of a subject and of a name.
WORDS_LIMIT, SUBJECT_LIMIT, NAME_LIMIT = 4_000, 150, 80
#: Letters that have waited for longer keep no new one out.
RECENT = timedelta(days=30)
#: The most letters of so many days that wait at a time, that come in a minute, and that one writer adds to one letter.
WAITING, A_MINUTE, FURTHER = 500, 10, 30


@dataclass(frozen=True)
class Received:
    """What arrived: the letter that it is, or to which it was added; and the words that open it, shown once and kept nowhere."""

    enquiry: Enquiry
    code: str = ""
    added: bool = False


def receive(
    *, words: str, language: str, subject: str = "", name: str = "", address: str = "", message: str = "",
    message_id: str = "", thread: Enquiry | None = None, by_mail: bool = False,
) -> Received:  # fmt: skip
    """Keep a letter from outside, or add it to the one that `thread` names.

    `message`: what names this letter alone (the digest of a Message-ID, the number of a form); the same one twice is refused
    as `enquiry_twice`, but for a form that was sent by a double click. `message_id`: what an answer by mail names as what it
    answers. A reply is added to its thread only if it comes from the address that asked; any other is a letter of its own.
    Longer words come in whole by no way: a form is refused (`enquiry_words_long`), a mail is cut.
    """
    if not ruled.taken_at_all():
        raise NotPossible("enquiries_none")
    kept, cut = _words(words, language, by_mail)
    subject, name = (_line(value, language, most) for value, most in ((subject, SUBJECT_LIMIT), (name, NAME_LIMIT)))
    address = _address(address, by_mail)
    mark = hashlib.sha256(message.encode(errors="replace")).hexdigest() if message else None
    with transaction.atomic():
        log.lock()
        if (again := _same_again(mark, message, kept, by_mail)) is not None:
            return again
        _check_once(mark)
        if thread is not None and _is_theirs(thread, address):
            return Received(_added(thread, kept, cut, mark, message_id), added=True)
        _let_in(by_mail)
        code = "" if by_mail else new_code(language, message)
        made = _made(subject, kept, name, language, mark, cut=cut, code=code)
        if address:
            EnquirerAddress.objects.create(enquiry=made.enquiry, address=address, message_id=message_id)
        return made


def _words(words: str, language: str, by_mail: bool) -> tuple[str, bool]:
    """The words as they are kept, and whether some were left out."""
    kept = store(words[: 10 * WORDS_LIMIT], language).strip()
    if not kept:
        raise NotPossible("enquiry_words_missing")
    if len(kept) > WORDS_LIMIT and not by_mail:
        raise NotPossible("enquiry_words_long", limit=WORDS_LIMIT)
    return kept[:WORDS_LIMIT], len(kept) > WORDS_LIMIT


def _line(value: str, language: str, most: int) -> str:
    """On one line, without signs that nobody sees or that turn letters round: nothing of it reaches a head of a mail raw."""
    return in_one_line(value[: 4 * most], language)[:most]


def _address(address: str, by_mail: bool) -> str:
    address = address.strip()
    if not address or is_address(address):
        return address
    if by_mail:
        return ""
    raise NotPossible("enquiry_address_wrong")


def _check_once(mark: str | None) -> None:
    if mark and any(model.objects.filter(message=mark).exists() for model in (Enquiry, FurtherWords)):
        raise NotPossible("enquiry_twice")


def _same_again(mark: str | None, message: str, words: str, by_mail: bool) -> Received | None:
    """A form that was sent twice, by a double click: the same words today. The second answer shows the same six words."""
    if by_mail or not mark:
        return None
    found = Enquiry.objects.filter(message=mark, words=words, day=here.today(), erased=False).first()
    code = new_code(found.language, message) if found is not None else ""
    return Received(found, code) if found is not None and found.code_hash == digest(code) else None


def _is_theirs(thread: Enquiry, address: str) -> bool:
    """Whether a reply comes from the address that asked, as far as a mail says; a token alone is not enough."""
    known = EnquirerAddress.objects.filter(enquiry=thread).values_list("address", flat=True).first()
    return bool(known) and not thread.erased and known.casefold() == address.casefold()


def _added(thread: Enquiry, words: str, cut: bool, mark: str | None, message_id: str) -> Enquiry:
    """A reply joins its letter, which waits for an answer again: with whoever had taken it, or for everybody."""
    found = Enquiry.objects.select_related("taken_by").get(pk=thread.pk)
    if found.further.count() >= FURTHER:
        raise NotPossible("enquiry_further_many", limit=FURTHER)
    FurtherWords.objects.create(enquiry=found, words=words, cut=cut, message=mark, day=here.today())
    EnquirerAddress.objects.filter(enquiry=found).update(message_id=message_id)
    found.state, found.ended_on, found.reason = ("taken" if found.holder else "waiting"), None, ""
    found.save(update_fields=["state", "ended_on", "reason"])
    return found


def _made(subject: str, words: str, name: str, language: str, mark: str | None, *, cut: bool, code: str) -> Received:
    number = (Enquiry.objects.aggregate(last=Max("number"))["last"] or 0) + 1
    made = Enquiry.objects.create(
        number=number, subject=subject, words=words, name=name, language=language, cut=cut, message=mark,
        came_by="form" if code else "mail", code_hash=digest(code) if code else None, day=here.today(),
    )  # fmt: skip
    return Received(made, code)


def _let_in(by_mail: bool) -> None:
    if Enquiry.objects.waiting().filter(day__gt=here.today() - RECENT).count() >= WAITING:
        raise NotPossible("enquiries_full")
    if not has_room(f"enquiries-{'mail' if by_mail else 'form'}", A_MINUTE):
        raise NotPossible("enquiries_crowded")
