"""Why something about a text could not be done: code → sentence."""

from django.utils.translation import gettext as _


def sentences() -> dict[str, str]:
    """The sentences of this feature, in the reader's language."""
    return {
        "too_long": _("One field holds more than %(limit)s letters. Divide it into clauses."),
        "too_many_clauses": _("The paper has more than %(limit)s clauses. Divide it into several texts."),
        "no_such_clause": _("That clause does not belong to this text any more. Look at the text as it stands now."),
        "empty_words": _("The words are missing. Write the wording, or propose to leave the clause out."),
        "title_missing": _("The title is missing. Write what the text is called."),
        "kind_missing": _("Choose what kind of text it is."),
        "heading_too_long": _("A title or heading holds more than %(limit)s letters. Make it shorter."),
        "words_must_stay": _(
            "Organisations were already asked about these words, so dividing or joining may not change them. Propose "
            "another wording for that."
        ),
        "deadline_missing": _("The deadline is not complete. Choose day, month, year and hour."),
        "day_impossible": _("There is no such day in the calendar. Choose another one."),
        "hand_back_again": _("The list of changes did not arrive whole. Hand the file back once more."),
        "not_this_draft": _(
            "This Word file holds no clause of this text. Work on the file that you download here, or bring the paper in "
            "as a new text."
        ),
        "deadline_passed": _("The deadline has to lie ahead. Choose a later day."),
        "no_clauses": _("The text has no clauses yet. Add at least one."),
        "no_open_round": _("No round is open on this text."),
        "not_due_yet": _("The round is not due yet."),
        "clause_not_in_text": _("The clause is no part of the text any more."),
        "same_words_exist": _("The same proposal is already there. Take your position on that one."),
        "not_open_any_more": _("This proposal is no longer open. Look at the clause as it stands now."),
        "another_leads": _("Meanwhile another wording came to lead. Read the clause again before you decide."),
        "not_a_language_of_this_text": _("The text is not kept in this language."),
        "translation_outdated": _("The words changed after this translation was written. Bring it up to date first."),
        "translation_not_ready": _(
            "The text cannot be frozen in “%(language)s”: the translation of the title or of these clauses is missing, "
            "outdated or not yet reviewed: %(clauses)s."
        ),
        "not_freezable": _(
            "There are hidden marks or look-alike letters in the text, near “%(excerpt)s”. Write these words anew."
        ),
        "asked_are_gone": _(
            "Somebody who was asked when this text was frozen is no member any more or is suspended, so nobody could verify "
            "it as signed by all. Open the text again and freeze it anew."
        ),
        "not_frozen": _("The text is not frozen."),
        "somebody_answered": _("An organisation has already answered to this version, so it stays as it is."),
        "changed_meanwhile": _("The text changed while you were writing. Compare what you wrote with what stands now."),
    }
