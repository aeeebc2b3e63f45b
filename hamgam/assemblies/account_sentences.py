"""The words of accounts and evaluations: why something could not be done, and what accounts count."""

from django.utils.translation import gettext as _

from hamgam.assemblies import evaluation_sentences


def sentences() -> dict[str, str]:
    """Code → sentence, in the reader's language."""
    return evaluation_sentences.sentences() | {
        "account_already": _("You have an account of this assembly in this language already. Rewrite it, or take it back first."),
        "accounts_too_many": _("An assembly has at most %(limit)s accounts."),
        "account_finished": _("This account is finished. You can take it back and write another."),
        "account_gone": _("This account was taken back."),
        "account_language": _("Choose the language in which the account is written."),
        "account_signed": _("Choose in whose name the account stands."),
        "account_empty": _("Write the account."),
        "account_long": _("An account has at most %(limit)s letters. Shorten it."),
        "account_name_missing": _("Write the name or the pseudonym under which the account stands."),
    }  # fmt: skip


def signed_names() -> dict[str, str]:
    """In whose name an account can stand."""
    return {
        "person": _("my name and my organisation’s"),
        "organisation": _("my organisation’s name alone"),
        "pseudonym": _("a pseudonym alone"),
    }


def counted_names() -> dict[str, str]:
    """Things that accounts count, in the plural."""
    return {
        "group": _("Working groups"), "commission": _("Commissions"), "committee": _("Committees"),
        "organisation": _("Organisations"), "person": _("People"), "delegate": _("Delegates"), "observer": _("Observers"),
        "guest": _("Guests"), "woman": _("Women"), "man": _("Men"), "speaker": _("Speakers"), "candidate": _("Candidates"),
        "member": _("Members"), "country": _("Countries"), "city": _("Cities"), "decision": _("Decisions"),
        "resolution": _("Resolutions"), "statement": _("Statements"), "proposal": _("Proposals"), "paper": _("Papers"),
        "report": _("Reports"), "item": _("Items of the agenda"), "clause": _("Clauses"), "round": _("Rounds"),
        "session": _("Sessions"), "vote": _("Votes"), "signature": _("Signatures"), "task": _("Tasks"), "day": _("Days"),
        "hour": _("Hours"), "minute": _("Minutes"), "week": _("Weeks"), "month": _("Months"), "euro": _("Euros"),
    }  # fmt: skip


def narrowed_names() -> dict[str, str]:
    """What narrows a statement down, as far as it is worth saying in a heading."""
    return {
        "next": _("next assembly"), "previous": _("former assembly"), "deadline": _("deadline"), "begin": _("beginning"),
        "end": _("end"), "break": _("break"), "for": _("in favour"), "against": _("against"), "abstain": _("abstaining"),
        "aside": _("standing aside"), "remote": _("from afar"), "absent": _("absent"), "rally": _("rally"),
        "day1": _("first day"), "day2": _("second day"), "day3": _("third day"), "planned": _("as planned"),
    }  # fmt: skip
