"""Why a signature or a key could not be recorded: code → sentence."""

from django.utils.translation import gettext as _


def sentences() -> dict[str, str]:
    """The sentences of this feature, in the reader's language."""
    false = _(
        "The signature does not belong to this document. Sign the file of this page, unchanged, and paste it anew."
    )
    return {
        "no_signature_found": _("No signature was found. Paste the whole block, from BEGIN to END."),
        "bad_ssh_signature": _("The signature is damaged. Paste the whole block again, from BEGIN to END."),
        "key_kind_unknown": _("This key is of another kind. An Ed25519 key is needed; hamgam-sign makes one."),
        "wrong_namespace": _("This signature was made for another purpose. Sign with hamgam-sign, as the page says."),
        "signature_false": false,
        "wrong_signer": _("Another key made this signature. Sign with the key that the page names."),
        "unknown_key": _("Your organisation has no such key. Sign with its own key, or enrol this one first."),
        "key_not_in_force": _("This key is not in force: it was revoked, or nobody has confirmed it yet."),
        "key_not_in_roster": _(
            "This key came after the text was frozen, so it is not on the roster that everybody signs. "
            "Sign with the former key, or ask that the text be frozen again."
        ),
        "key_not_acceptable": _("This key cannot be used. Make a new one with hamgam-sign."),
        "key_known": _("This key is already known here. Every organisation has a key of its own."),
        "key_not_waiting": _("This key does not wait for a confirmation any more."),
        "voucher_gone": _("The former key is no longer in force. Enrol the new key again."),
        "already_signed": _("Your organisation has signed this version already."),
        "has_a_key": _("Your organisation has a key, so it signs with that key."),
        "not_waiting": _("This signature does not wait for a confirmation any more."),
        "too_late_to_object": _("The time for objecting is over. A signature can still be withdrawn."),
        "nothing_to_withdraw": _("There is no signature that could be withdrawn."),
    }
