"""Keys of organisations for tests: made by the real `ssh-keygen`, enrolled and confirmed by acts."""

from hamgam.engine import record
from hamgam.members import key_acts
from hamgam.members.key_models import Key
from tests.keys import SigningKey


def enrol(liaison, second, private=None) -> SigningKey:
    """A key in force for the liaison's organisation, confirmed by the second person."""
    private = private or SigningKey()
    message = key_acts.enrolment_document(liaison.organisation, private.public, None)
    proof = private.sign(message, record.KEY_NAMESPACE)
    key = key_acts.enrol_key(by=liaison, on=liaison.organisation, public=private.public, proof=proof)
    key_acts.confirm_key(by=second, on=key)
    assert Key.objects.get(pk=key.pk).state == "active"
    return private
