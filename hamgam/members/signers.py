"""How many of an organisation's people a signature by key or passkey takes: its own rule, one or two.

Two can be asked for by one person; that one alone is enough again takes two, or whoever loses a colleague's help would lose the rule.
"""

from datetime import datetime
from typing import Any

from hamgam.bylaws.acts import NotPossible, act
from hamgam.engine.bylaws import Subject
from hamgam.members.key_acts import people_of
from hamgam.members.models import Organisation


def _own(by: Any, on: Organisation, given: dict[str, Any]) -> Subject:
    return Subject(organisation=on.public_id)


@act("members.set_signers", subject=_own)
def set_signers(*, by: Any, on: Organisation, at: datetime, signers: int) -> Organisation:
    """Two people sign together from now on, or one alone is enough again, once a second one agrees."""
    if signers not in (1, 2):
        raise NotPossible("one_or_two")
    people = people_of(on)
    if signers == 2 and people < 2:
        raise NotPossible("needs_two_people")
    asked = on.one_signer_asked_by
    if signers == 1 and on.signers == 2 and people > 1:
        if asked is None or asked.until is not None:
            on.one_signer_asked_by = by.seat
            on.save(update_fields=["one_signer_asked_by"])
            return on
        if asked.person_id == by.person.pk:
            raise NotPossible("second_person_missing")
    on.signers, on.one_signer_asked_by = signers, None
    on.save(update_fields=["signers", "one_signer_asked_by"])
    return on
