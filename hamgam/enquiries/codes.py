"""The words by which somebody without an address reads an answer: six of them, that nobody can guess, kept as a digest alone."""

import secrets

from django.utils.crypto import salted_hmac

from hamgam.bylaws.acts import NotPossible
from hamgam.engine.letters import fold
from hamgam.engine.texts import telephone_words
from hamgam.enquiries.models import Enquiry
from hamgam.members import here
from hamgam.members.models import secret_hash
from hamgam.record.shared import has_room

#: How often in a minute words are tried, by everybody together: 2⁴⁸ codes are not found by guessing.
TRIES_A_MINUTE = 60


def new_code(language: str, form: str = "") -> str:
    """Six words in Persian, or in English for every other language: the same for the same form, by chance where it has no number."""
    drawn = (
        salted_hmac("hamgam.enquiries.code", form, algorithm="sha256").hexdigest() if form else secrets.token_hex(32)
    )
    return " ".join(telephone_words(drawn, language))


def digest(code: str) -> str:
    """What is kept of a code, however it was typed: blanks, hyphens and half-spaces are the same."""
    return secret_hash(" ".join(fold(code[:200]).replace("-", " ").replace("،", " ").replace(",", " ").split()))


def behind(code: str) -> Enquiry | None:
    """The letter that these words open, as long as they do; None where there is none. NotPossible `enquiries_crowded`."""
    if not has_room("enquiry-codes", TRIES_A_MINUTE):
        raise NotPossible("enquiries_crowded")
    found = Enquiry.objects.filter(code_hash=digest(code), erased=False).select_related("taken_by").first()
    return found if found is not None and here.today() <= found.readable_until else None
