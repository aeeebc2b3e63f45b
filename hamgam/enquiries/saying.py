"""What an answer says beside its own words: in whose name these are, and the coalition's own words where a decision is cited."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import override

from hamgam.decisions.telling import chosen_words
from hamgam.engine.spoken import both, number
from hamgam.enquiries.models import Enquiry, EnquiryAnswer
from hamgam.members import here
from hamgam.members.here import in_language


@dataclass(frozen=True)
class Said:
    """An answer as a letter: its language, one line of subject, and its words with what stands beneath them."""

    language: str
    subject: str
    body: str


@dataclass(frozen=True)
class Decided:
    """The coalition's part of an answer: which decision it is, and its words as they stand in the register."""

    head: str
    words: str


def spoken(language: str) -> str:
    """The language in which Hamgam speaks to whoever writes in this one."""
    return language if language == "fa" else "en"


def of_a_stranger(subject: str) -> str:
    """A subject as it stands where members read of a letter: between quotation marks, and that a stranger wrote it."""
    return _("A stranger’s words: “%(subject)s”") % {"subject": subject} if subject else ""


def _coalition(language: str) -> str:
    held = here.coalition()
    return in_language(held.names, language) if held else ""


def in_whose_name(answer: EnquiryAnswer) -> str:
    """The fixed sentence, in the language of the letter: the words that were typed are one organisation's, always."""
    language = spoken(answer.language)
    said = {"house": in_language(answer.organisation.names, language), "coalition": _coalition(language)}
    with override(language):
        if answer.decision is None:
            return _("This answer is given by %(house)s. It does not speak for %(coalition)s.") % said
        return _("What stands above is given by %(house)s. It does not speak for %(coalition)s.") % said


def decided(answer: EnquiryAnswer) -> Decided | None:
    """What the coalition says in it: an adopted decision in its own words, none of them typed here; None where none is cited."""
    matter = answer.decision
    if matter is None:
        return None
    language = spoken(answer.language)
    with override(language):
        head = _("%(coalition)s says only what it adopted, by its decision %(n)s of %(day)s:") % {
            "coalition": _coalition(language), "n": number(matter.decision, language),
            "day": both(matter.decided_on or answer.day, language),
        }  # fmt: skip
        chosen = chosen_words(matter)
        parts = [in_language(matter.question, language), in_language(matter.text, language)]
        parts += [_("Chosen: %(names)s.") % {"names": chosen}] if chosen else []
    return Decided(head, "\n\n".join(part for part in parts if part))


def letter(answer: EnquiryAnswer) -> Said:
    """The answer as it goes out by mail."""
    enquiry: Enquiry = answer.enquiry
    language = spoken(answer.language)
    with override(language):
        subject = _("Re: %(subject)s") % {"subject": enquiry.subject or _("your letter")}
        end = _("You wrote to %(coalition)s on %(day)s. Your address was shown to none of its organisations.") % {
            "coalition": _coalition(language), "day": both(enquiry.day, language),
        }  # fmt: skip
    part = decided(answer)
    coalitions = [part.head, f"«{part.words}»" if language == "fa" else f"“{part.words}”"] if part else []
    body = "\n\n".join([answer.words, in_whose_name(answer), *coalitions, end])
    return Said(language, " ".join(subject.split()), f"{body}\n")
