"""Why something about a consultation could not be recorded: code → sentence."""

from django.utils.translation import gettext as _


def sentences() -> dict[str, str]:
    """The sentences of this feature, in the reader's language."""
    return {
        "consultation_title_missing": _("Write a title, in one language at least."),
        "consultation_question_missing": _("Write the question, in one language at least."),
        "consultation_kind_missing": _("Choose who may answer."),
        "consultation_day_impossible": _("Choose a closing day that is still to come, %(days)s days ahead at most."),
        "consultation_statements_missing": _("Write at least one statement."),
        "consultation_statements_many": _("A consultation has at most %(limit)s statements."),
        "consultation_statements_uneven": _(
            "The statements stand line by line in each language, and the numbers of lines differ. Give each its line, or "
            "leave a language empty."
        ),
        "consultation_words_too_long": _("Something is longer than %(limit)s letters. Shorten it."),
        "consultation_words_missing": _("Write the statement first."),
        "consultation_words_not_plain": _(
            "There are hidden marks or look-alike letters in what you wrote, near “%(excerpt)s”. Write these words anew."
        ),
        "consultation_closed": _("This consultation is closed; nothing of it changes any more."),
        "consultation_not_due": _("Its closing day has not come yet."),
        "consultation_needs_no_links": _("Anybody may answer here; there are no links to give out."),
        "consultation_links_many": _("Give a number of links: at most %(once)s at a time and %(limit)s in all."),
        "consultation_moderated_already": _("Somebody has decided about this statement already."),
        "consultation_reason_missing": _("Write why it is not shown; the coalition reads the reason."),
        "consultation_answer_missing": _("Choose one of the three answers."),
        "consultation_no_proposals": _("In this consultation no statements are proposed by those who answer."),
        "consultation_proposals_many": _(
            "So many proposed statements wait at the moment that no more are taken. Come back in a few days."
        ),
        "consultation_own_proposals_many": _(
            "You have proposed %(limit)s statements; that is as many as one person may."
        ),
        "consultation_full": _("This consultation has as many answers as it can take."),
        "consultation_crowded": _("Very many people are beginning at this moment. Wait a minute and try again."),
        "consultation_link_used": _(
            "This link was used. Answers can be changed only in the browser in which they were begun."
        ),
    }
