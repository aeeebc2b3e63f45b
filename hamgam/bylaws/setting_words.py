"""The words of the settings and of their values."""

from django.utils.translation import gettext as _


def level_words() -> dict[str, str]:
    """Levels of signing."""
    return {
        "attested": _("attested by two people of the organisation"),
        "passkey": _("signed with a passkey of the organisation"),
        "key": _("signed with the organisation’s key"),
    }


def setting_words() -> dict[str, str]:
    """Settings."""
    return {
        "answers": _("When the others’ answers are seen"),
        "round_days": _("A round usually lasts"),
        "signing_days": _("Time for signing"),
        "urgent_hours": _("Time for signing what was called urgent"),
        "objection_hours": _("Time for objecting to an attested signature"),
        "reminder_hours": _("A reminder goes out before the deadline"),
        "invitation_days": _("An invitation is valid for"),
        "report_days": _("Time for the report of an assembly"),
        "answers_seen": _("Answers to letters from outside"),
        "answer_hours": _("Time for objecting to such an answer"),
        "enquiry_days": _("Letters from outside are kept after their end for"),
        "signing_level": _("Lowest level of a signature"),
        "signatory_order": _("Order of signatories"),
        "bylaws_public": _("These bylaws"),
        "observers_see_drafts": _("Drafts and observers"),
        "observers_read_talk": _("Talk and observers"),
    }


def setting_values() -> dict[str, dict[object, str]]:
    """Words of settings that are no figures."""
    return {
        "answers": {"after_round": _("after the round has closed"), "open": _("at once")},
        "answers_seen": {"before": _("all see them before they go out"), "after": _("all see them afterwards")},
        "signing_level": dict(level_words()),
        "signatory_order": {"alphabetical": _("by the alphabet"), "signing": _("in the order of signing")},
        "bylaws_public": {True: _("are public"), False: _("are for members alone")},
        "observers_see_drafts": {True: _("observers see drafts"), False: _("observers do not see drafts")},
        "observers_read_talk": {True: _("observers read talks"), False: _("observers do not read talks")},
    }
