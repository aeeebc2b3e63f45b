"""Why a matter could not be brought, answered or closed: code → sentence."""

from django.utils.translation import gettext as _


def sentences() -> dict[str, str]:
    """The sentences of this feature, in the reader's language."""
    return {
        "matter_words_too_long": _("One field holds more than %(limit)s letters. Shorten it."),
        "matter_words_missing": _("Write what was settled."),
        "matter_question_missing": _("Write the question that is to be settled."),
        "matter_question_long": _("A question has at most %(limit)s words. Put what is more into the text below it."),
        "matter_choices_missing": _("Write the choices, one a line."),
        "matter_choices_many": _("There can be at most %(limit)s choices."),
        "matter_choices_alike": _("Two choices say the same. Make them differ, or leave one out."),
        "matter_time_short": _("The bylaws leave at least %(days)s days to answer this. Choose a later end."),
        "matter_end_past": _("Choose an end that is still to come."),
        "matter_day_impossible": _(
            "Choose day, month and year of a day that exists, with its hour where one is asked for."
        ),
        "matter_choices_uneven": _(
            "The choices stand line by line in each language, and the numbers of lines differ. Give each its line, or leave "
            "a language empty."
        ),
        "matter_agreed_missing": _("Say whether it was agreed."),
        "matter_nobody_entitled": _("Nobody has a voice in this now, so nobody could answer it."),
        "matter_kind_unknown": _("The bylaws in force do not say how this kind of matter is settled."),
        "matter_runs_already": _(
            "The members are answering the same matter about this organisation now. Wait for its end."
        ),
        "matter_no_voice": _("Your organisation has no voice in this matter."),
        "matter_over": _("The time for this matter is over; what was said stands."),
        "matter_reason_missing": _("Write the reason. With a reservation or a refusal the others read it."),
        "matter_answer_missing": _("Choose one of the answers."),
        "matter_answer_each": _("Answer each of the choices."),
        "matter_ranking_wrong": _("Give each place to one choice only, and leave no choice in two places."),
        "lot_commitment_wrong": _("A commitment has 64 digits and letters from a to f. Copy it whole."),
        "lot_secret_wrong": _("This secret does not open what you committed to. Copy it whole, as you noted it."),
        "bylaws_text_missing": _(
            "Bylaws are rules and a readable text in each language of the coalition. Add what is missing."
        ),
        "bylaws_version_taken": _("There was a version %(version)s already. Give the new one another name."),
        "bylaws_refused": _(
            "These bylaws are not put to anyone before they are mended. %(said)s (And %(more)s more of the kind.)"
        ),
        "bylaws_day_impossible": _("Choose day, month and year of a day that exists, or leave all three empty."),
        "duty_unknown": _("Choose one of the duties that the bylaws know."),
        "duty_to_whom": _("Choose the member organisation that is to hold the duty."),
        "duty_without_liaison": _("This organisation has no liaison now, so nobody there could take up the duty."),
        "proposal_by_its_body": _("Proposals of the communications body are brought by those who sit in it."),
        "proposal_in_effect": _("This proposal is in effect already."),
        "turn_among_nobody": _("There is nobody among whom a lot could be drawn."),
        "outside_of_what": _("Choose the agreed decision that is to be said outside."),
        "matter_not_due": _("The time for answering is not over yet."),
        "matter_decided_later": _("It cannot have been decided after today. Correct the day of the decision."),
        "matter_present_missing": _("Write how many organisations were there."),
        "matter_choice_missing": _("Say which of the choices was agreed."),
        "variant_words_missing": _("Write the words of the local slogan."),
        "variant_long": _("This field holds more than %(limit)s letters. Shorten it."),
        "variant_there_already": _("These words are proposed or permitted for this place already."),
        "variant_reason_missing": _("Write why it contradicts what is common. Everybody reads it."),
        "variant_over": _("The time for saying so is over."),
        "variant_not_due": _("The others still have time to read it."),
        "task_words_missing": _("Write what is to be done."),
        "task_state_missing": _("Say whether the task is done, dropped, or still open."),
        "task_report_missing": _("Say what became of the task, and whether it is done."),
    }
