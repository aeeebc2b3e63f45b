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
        "bad_assertion": _("The device gave something that is no passkey’s signature. Try again."),
        "not_your_passkey": _(
            "This passkey does not sign for your organisation, or is not yours. Use one of your own that stands on its page of keys."
        ),
        "passkey_signature_false": _(
            "The passkey’s signature does not belong to this document. Open the page anew and try again."
        ),
        "wrong_challenge": _(
            "The passkey signed something else: another version or another note. Open the page anew and try again."
        ),
        "wrong_site": _("The passkey signed for another address than this one. Open the usual address and try again."),
        "wrong_rp": _("The passkey belongs to another address than this one. Open the usual address and try again."),
        "wrong_ceremony": _(
            "The passkey was asked for something else than a signature. Open the page anew and try again."
        ),
        "inside_another_site": _("This page stood inside another one. Open it by itself and try again."),
        "person_not_present": _("The device did not ask for you. Try again, and touch it."),
        "person_not_verified": _(
            "The device did not make sure that it was you. Set up its code, finger or face, and try again."
        ),
        "bad_client_data": _("The device gave something that is no passkey’s signature. Try again."),
        "bad_authenticator_data": _("The device gave something that is no passkey’s signature. Try again."),
        "site_not_acceptable": _("Passkeys sign only where the address begins with https. Ask the host."),
        "passkeys_many": _("Your organisation has %(limit)s passkeys already. Revoke one that nobody uses."),
        "passkey_not_compared": _(
            "A passkey’s fingerprint cannot be read on the device, so it is not compared face to face."
        ),
        "has_passkeys": _(
            "Your organisation signs by passkey, so nobody attests for it. A colleague who has one signs."
        ),
        "level_raised": _("The bylaws now ask for a stronger signature on such a text. Sign it anew."),
        "one_or_two": _("One person signs, or two together. Choose one of the two."),
        "needs_two_people": _("Your organisation has nobody else who could confirm. Invite a second person first."),
        "second_person_missing": _("You asked for this already. It takes a second person, from their own account."),
        "unknown_key": _("Your organisation has no such key. Sign with its own key, or enrol this one first."),
        "key_not_in_force": _("This key is not in force: it was revoked, or nobody has confirmed it yet."),
        "passkey_not_vouched": _(
            "Your organisation has a key, and it has not vouched for this passkey. On such a text that is needed: let the key "
            "vouch for it on the page of keys, or sign with the key."
        ),
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
        "own_witness_waits": _(
            "Signed by passkey, and not yet seen by the own witness: %(names)s. Such a signature counts for publication once "
            "somebody of the organisation has looked at it on the witness’s machine, with hamgam_witness.py approve. That is waited "
            "for until %(until)s; what nobody has looked at by then does not count as a signature."
        ),
        "own_witness_missed": _(
            "The time for signing is over, and twice already nobody looked on your witness’s machine in time, or the signature "
            "was taken back. If the machine is lost, retire it and sign then. Otherwise your organisation can sign once the text is published."
        ),
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
