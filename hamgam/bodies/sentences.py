"""Why something could not be done in a body or with a mandate: code → sentence; and the words of this feature."""

from django.utils.translation import gettext as _


def sentences() -> dict[str, str]:
    """The sentences of this feature, in the reader's language."""
    return {
        "body_name_long": _("A name here has at most %(limit)s letters. Shorten it."),
        "body_ended": _("This body has ended."),
        "body_seat_ended": _("This seat has ended. Choose somebody who sits in your organisation now."),
        "body_not_named_by_each": _("In this body the organisations do not each name their own member."),
        "body_sits_already": _("This person sits in this body already."),
        "body_not_open": _("This body is not open to whoever comes; its members are named or decided on."),
        "body_full": _("This body has %(n)s places, and all of them are taken."),
        "body_does_not_sit": _("You do not sit in this body."),
        "body_chair_not_member": _("Only somebody who sits in the body can chair it."),
        "body_term_lasts": _("The term of this place is not over yet."),
        "body_place_ended": _("This place has ended already."),
        "body_place_decided": _(
            "The coalition decided on this place. The person can give it up; otherwise it is ended by a matter."
        ),
        "body_kind_unknown": _("The bylaws in force know no body of this kind."),
        "body_organisation_unknown": _("Choose member organisations."),
        "body_names_missing": _("Write what the body is called."),
        "body_missing": _("Choose the body."),
        "body_members_missing": _("Choose at least one organisation for this body."),
        "body_members_many": _("A body of this kind has at most %(n)s members."),
        "body_without_members": _(
            "Nobody sits in the body that settles this, so nobody could answer. Let its members be named first."
        ),
        "body_unclear": _("There are several bodies of this kind. Say which of them settles this."),
        "mandate_not_begun_yet": _("This mandate has not begun yet."),
        "mandate_report_missing": _("Write what was done with the mandate."),
        "mandate_report_long": _("A report has at most %(limit)s letters. Shorten it."),
        "mandate_body_missing": _("Choose to whom the mandate is given."),
        "mandate_act_missing": _("Choose what the mandate is for."),
        "mandate_kind_closed": _(
            "This kind of matter is settled by the members together; no mandate can be given for it."
        ),
        "mandate_kind_missing": _("Choose which kind of matter the body may settle."),
        "mandate_days_missing": _("Say until which day the mandate lasts."),
        "mandate_days_wrong": _("A mandate ends on a later day than it begins on, and not before today."),
        "mandate_text_missing": _("Choose the text that is to be finished."),
        "mandate_number_wrong": _("Write a whole number of at least one, or leave the field empty."),
        "mandate_unknown": _("Choose the mandate that is to end."),
        "finish_nothing_changed": _("No clause has other words than before. Change one, or freeze the text as it is."),
    }


def body_kind_words() -> dict[str, str]:
    """Kinds of bodies."""
    return {
        "council": _("council"),
        "commission": _("commission"),
        "group": _("working group"),
        "board": _("board"),
        "executive": _("executive body"),
        "unit": _("unit"),
        "communications": _("communications body"),
    }


def filled_words() -> dict[str, str]:
    """How a body gets its members."""
    return {
        "named_by_each": _("Each member organisation names its own member."),
        "elected": _("The members are elected."),
        "appointed": _("The coalition decides who sits in it."),
        "volunteers": _("Open to whoever comes."),
        "units": _("The units under it send its members."),
    }
