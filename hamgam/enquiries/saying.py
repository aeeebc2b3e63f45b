"""What an answer says beside its own words: in whose name it is given, and by which decision the coalition speaks."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import override

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


def spoken(language: str) -> str:
    """The language in which Hamgam speaks to whoever writes in this one."""
    return language if language == "fa" else "en"


def in_whose_name(answer: EnquiryAnswer) -> str:
    """The fixed sentence, in the language of the letter."""
    language = spoken(answer.language)
    coalition = here.coalition()
    said = {
        "house": in_language(answer.organisation.names, language),
        "coalition": in_language(coalition.names, language) if coalition else "",
    }
    with override(language):
        if answer.decision is None:
            return _("This answer is given by %(house)s. It does not speak for %(coalition)s.") % said
        said |= {
            "n": number(answer.decision.decision, language), "question": in_language(answer.decision.question, language),
            "day": both(answer.decision.decided_on or answer.day, language),
        }  # fmt: skip
        return (
            _(
                "This answer is given in the name of %(coalition)s, by its decision %(n)s of %(day)s: “%(question)s”. "
                "%(house)s wrote it down."
            )
            % said
        )


def letter(answer: EnquiryAnswer) -> Said:
    """The answer as it goes out by mail."""
    enquiry: Enquiry = answer.enquiry
    language = spoken(answer.language)
    with override(language):
        subject = _("Re: %(subject)s") % {"subject": enquiry.subject or _("your letter")}
        coalition = here.coalition()
        end = _("You wrote to %(coalition)s on %(day)s. Your address was shown to none of its organisations.") % {
            "coalition": in_language(coalition.names, language) if coalition else "", "day": both(enquiry.day, language),
        }  # fmt: skip
    return Said(language, " ".join(subject.split()), f"{answer.words}\n\n{in_whose_name(answer)}\n\n{end}\n")
