"""Why a signature or a key could not be recorded: code → sentence."""

from django.utils.translation import gettext as _


def sentences() -> dict[str, str]:
    """The sentences of this feature, in the reader's language."""
    return {
        "no_signature_found": _("No signature was found. Paste the whole block, from BEGIN to END."),
        "bad_ssh_signature": _("The signature is damaged. Paste the whole block again, from BEGIN to END."),
        "key_kind_unknown": _("This key is of another kind. An Ed25519 key is needed; hamgam-sign makes one."),
        "wrong_namespace": _("This signature was made for another purpose. Sign with hamgam-sign, as the page says."),
        "signature_false": _(
            "The signature does not belong to this document: it is of another text, version, roster, organisation or "
            "coalition, or of another note. Download the file of this page anew, sign it unchanged, and paste that."
        ),
        "wrong_signer": _("Another key made this signature. Sign with the key that the page names."),
        "unknown_key": _("Your organisation has no such key. Sign with its own key, or enrol this one first."),
        "key_not_in_force": _("This key is not in force: it was revoked, or nobody has confirmed it yet."),
        "key_not_in_roster": _(
            "This key came after the text was frozen, and no key on the roster that everybody signs vouches for it. "
            "Your organisation can sign this text once it is published, or when it is frozen anew."
        ),
        "not_in_roster": _(
            "Your organisation does not stand on the roster of this text: it joined after the text was frozen. It can "
            "sign once the text is published."
        ),
        "roster_names_a_key": _(
            "The roster that everybody signs names a key of your organisation, and that key was revoked. Nobody can "
            "vouch in its place; your organisation can sign once the text is published."
        ),
        "key_not_acceptable": _("This key cannot be used. Make a new one with hamgam-sign."),
        "key_known": _("This key is already known here. Every organisation has a key of its own."),
        "key_not_waiting": _("This key does not wait for a confirmation any more."),
        "voucher_gone": _("The former key is no longer in force. Enrol the new key again."),
        "already_signed": _("Your organisation has signed this version already."),
        "urgent_time_over": _(
            "This text was urgent, and the time for signing it is over. If it is published, your organisation can sign it "
            "afterwards, dated on that day."
        ),
        "withdrawn_stays": _(
            "Your organisation signed this text and withdrew. Both stay visible; it cannot sign the same text again."
        ),
        "has_a_key": _("Your organisation has a key, so it signs with that key."),
        "not_waiting": _("This signature does not wait for a confirmation any more."),
        "too_late_to_object": _("The time for objecting is over. A signature can still be withdrawn."),
        "nothing_to_withdraw": _("There is no signature that could be withdrawn."),
        "withdrawal_unproved": _(
            "Say how the withdrawal is proved: with your organisation’s key, or by the host’s word alone."
        ),
        "nobody_is_silent": _("Every organisation has answered, or it is recorded already who has not."),
        "note_long": _("What you wrote is longer than %(limit)s letters. Shorten it."),
        "note_looks_alike": _(
            "There are hidden marks or look-alike letters in what you wrote, near “%(excerpt)s”. Write these words anew."
        ),
        "note_not_plain": _("There are hidden signs in what you wrote. Write it anew, without pasting."),
    }
