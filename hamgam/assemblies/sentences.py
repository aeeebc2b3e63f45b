"""Why something could not be done with an assembly: code → sentence; and the words of this feature."""

from django.utils.translation import gettext as _

from hamgam.assemblies import account_sentences


def sentences() -> dict[str, str]:
    """The sentences of this feature, in the reader's language."""
    return account_sentences.sentences() | {
        "assembly_words_long": _("This may have at most %(limit)s letters. Shorten it."),
        "assembly_title_missing": _("Write what it is called, in at least one language."),
        "assembly_name_long": _("A name here has at most %(limit)s letters. Shorten it."),
        "assembly_link_wrong": _("The address for taking part from afar begins with https:// and has no spaces."),
        "assembly_place_missing": _("Write where it takes place, or the address for taking part from afar."),
        "assembly_kind_unknown": _("Choose what kind of assembly it is."),
        "assembly_zone_unknown": _("Choose the time zone from the list."),
        "assembly_day_missing": _("Choose day, month and year."),
        "assembly_days_wrong": _("The last day is the first or one after it, and it lasts at most %(limit)s days."),
        "assembly_hours_wrong": _("A day ends before midnight, at an hour after the one at which it begins."),
        "assembly_hours_no_day": _(
            "Hours are written for a day that this assembly does not have. Empty them, or change its last day."
        ),
        "assembly_hours_half": _("Write both hours of a day, from and to, as 10:00; or leave both empty."),
        "assembly_begins_past": _("It would begin in the past. Choose a later day or hour."),
        "assembly_deadline_late": _("The deadlines for items and papers are before the assembly begins."),
        "assembly_reason_missing": _("Write why it does not take place; everybody reads it."),
        "assembly_follows_none": _("This decision is none on day and place, or another assembly follows it."),
        "assembly_without_chair": _("Name who chairs it first."),
        "assembly_too_early": _("It can be opened from one day before it begins."),
        "item_kind_unknown": _("Choose what kind of item it is."),
        "item_text_over": _("This text is final; nothing in it can be changed any more. Choose another."),
        "item_too_late": _("The deadline for proposing items is over. In the session, whoever chairs it can add one."),
        "items_too_many": _("An assembly has at most %(limit)s items."),
        "item_minutes_wrong": _("The minutes of an item are a number up to %(limit)s."),
        "item_on_agenda": _("It stands on the agenda and can be taken off it only by putting the agenda in order."),
        "item_not_on_agenda": _("Only an item of the agenda can be taken up."),
        "item_not_current": _("This item is not being dealt with now."),
        "agenda_unknown_item": _("This item does not belong to this assembly, or stands there twice."),
        "agenda_leaves_out_begun": _("What was begun stays on the agenda."),
        "agenda_day_unknown": _("The assembly does not take place on this day."),
        "agenda_hour_wrong": _("An hour is written as 12:00."),
        "agenda_hour_without_day": _("An item at a fixed hour needs its day too."),
        "agenda_empty": _("There is no item on the agenda yet. Put it in order first."),
        "paper_missing": _("Choose a file."),
        "paper_large": _("A paper has at most %(limit)s megabytes."),
        "paper_format": _("A paper is a PDF, a Word file (docx) or a plain text. Save it as one of these."),
        "paper_macros": _("This Word file holds a program (a macro). Save it as docx without it, and hand that in."),
        "paper_too_late": _("The deadline for papers is over. In the session itself papers can be handed in again."),
        "papers_too_many": _("An assembly has at most %(limit)s papers."),
        "contribution_kind_unknown": _("Choose whether it is a report or a proposal."),
        "contribution_empty": _("Write it here, or choose a file."),
        "contribution_twice": _("Either write it here or choose a file, not both. Empty what you do not mean."),
        "proposals_too_many": _("An organisation brings at most %(limit)s proposals to an assembly."),
        "office_unknown": _("Choose the office."),
        "officer_without_seat": _("Choose somebody who holds a seat now."),
        "officer_already": _("This person holds this office already."),
        "attendance_of_nobody": _("Choose an organisation that takes part."),
        "attendance_wrong": _("How many are there is a number up to %(limit)s."),
        "attendance_remote": _("Not more people can take part from afar than are there in all."),
        "turn_kind_unknown": _("Choose the floor or a point of order."),
        "opening_no_seminar": _("Only a seminar, round table or conference can be opened to the public."),
        "opening_places": _("The places are a number up to %(limit)s; none means as many as wish."),
        "opening_not_open": _("It is not open to the public."),
        "registration_name_missing": _("Write a name or a pseudonym by which you wish to be called here."),
        "registration_over": _("Nobody can register any more."),
        "registrations_full": _("So many have registered that no more can be taken."),
        "registrations_crowded": _(
            "Too many register at this moment. Try again in a minute; what you typed is kept here."
        ),
        "rhythm_unknown": _("Choose calendar and day of the rule from what is offered."),
        "rhythm_every": _("Every how many months or weeks is a number from one to %(limit)s."),
        "rhythm_weekday": _("Choose the weekday."),
        "rhythm_day": _("Choose a day of the month, or which one of its weekdays."),
        "rhythm_length": _("It lasts at least a minute and ends within its day. Shorten it or begin earlier."),
        "rhythm_ahead": _("It is called from one to %(limit)s days ahead."),
        "rhythm_deadlines": _(
            "The deadlines lie between the call and the assembly: at most as many days as it is called ahead."
        ),
        "rhythm_ended": _("This rule has ended. Set a new one."),
        "rhythm_not_due": _("The next assembly of this series is not due yet, or is called already."),
        "nothing_left_over": _("Former assemblies of this series left nothing."),
        "item_not_left_over": _(
            "Tick at least one item that former assemblies left and no other assembly has taken over."
        ),
        "turn_over": _("This turn is over or was taken back."),
        "groups_many": _("An assembly has at most %(limit)s working groups."),
        "results_many": _("A working group brings at most %(limit)s results."),
        "result_empty": _("Write what the working group brings to the plenary."),
        "result_state_unknown": _("Choose whether it is adopted, adopted with changes, or deferred."),
        "result_settled": _("The plenary has adopted this result already."),
        "result_unchanged": _("Adopted with changes: write the words as the plenary changed them."),
        "minutes_long": _("The minutes of one item have at most %(limit)s letters. Put what goes beyond into a paper."),
        "minutes_empty": _("The minutes are still empty. Write at least one sentence first."),
        "report_presented": _(
            "The report was put forward and waits to be adopted. Until then its words stay as they are."
        ),
        "report_adopted": _("The report is adopted, and its words stay as they are."),
        "report_missing": _("Choose a report that was put forward and waits to be adopted."),
        "not_these_minutes": _(
            "This file does not hold these minutes. Download them here, work on that file, and hand it back."
        ),
        "named_not_there": _("This name does not stand in the minutes. Write it exactly as it stands there."),
        "named_already": _("This name stands on the list already."),
        "named_many": _("A report names at most %(limit)s people."),
    }


def kind_names() -> dict[str, str]:
    """What kinds of assemblies are called."""
    return {
        "general": _("general assembly"),
        "regular": _("meeting"),
        "extraordinary": _("extraordinary meeting"),
        "online": _("online meeting"),
        "seminar": _("seminar or round table"),
        "conference": _("conference"),
    }


def item_names() -> dict[str, str]:
    """What kinds of items are called."""
    return {
        "report": _("report"),
        "debate": _("debate"),
        "decision": _("decision"),
        "election": _("election"),
        "commemoration": _("commemoration"),
        "silence": _("moment of silence"),
        "working_groups": _("time for working groups"),
        "interruption": _("interruption"),
    }


def office_names() -> dict[str, str]:
    """What the offices of an assembly are called."""
    return {"chair": _("chair"), "minute_taker": _("minute-taker"), "timekeeper": _("timekeeper")}


def stage_names() -> dict[str, str]:
    """Where an assembly stands."""
    return {
        "called": _("called"),
        "in_session": _("in session"),
        "closed": _("over"),
        "cancelled": _("does not take place"),
    }


def result_names() -> dict[str, str]:
    """What the plenary made of a working group's result."""
    return {
        "brought": _("before the plenary"),
        "adopted": _("adopted"),
        "changed": _("adopted with changes"),
        "deferred": _("deferred"),
    }


def state_names() -> dict[str, str]:
    """Where an item of the agenda stands."""
    return {
        "proposed": _("proposed"),
        "withdrawn": _("taken back"),
        "on_agenda": _("on the agenda"),
        "current": _("now"),
        "done": _("done"),
        "parked": _("parked"),
    }
