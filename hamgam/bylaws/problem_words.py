"""What the reader of a bylaws file objects to, as sentences: what is wrong, on which line, and how to mend it."""

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hamgam.engine.bylaws import Problem
from hamgam.engine.spoken import number


def problem_words() -> dict[str, str]:
    """A sentence for each code of `engine.bylaws.reader.PROBLEMS`, and for what `proposals` refuses before reading.

    `%(word)s` is the word that it is about.
    """
    return {
        "too_large": _("The file is larger than %(word)s thousand bytes. Bylaws are read by people: make it shorter."),
        "too_long_line": _("This line is longer than %(word)s letters. Write one row on a line."),
        "bad_text": _("The readable text has an article twice: %(word)s. Give each article its own number."),
        "not_toml": _("This is not TOML: %(word)s. Look for a missing quotation mark, bracket or comma."),
        "unknown_table": _("There is no table “%(word)s”. Take it out, or correct its name."),
        "unknown_key": _("There is no key “%(word)s” here. Take it out, or correct its name."),
        "missing_key": _("“%(word)s” is missing here. Write it."),
        "missing_article": _("This row cites no article. Write article = “…” with a number of the readable text."),
        "no_such_article": _("There is no article %(word)s in the readable text, in every language. Write it, or cite another."),
        "unknown_word": _("“%(word)s” is not one of the words that can stand here. The manual lists them."),
        "no_such_act": _("There is no act “%(word)s”. The manual lists them."),
        "no_such_matter": _("A row asks for the matter “%(word)s”, and [[matters]] has no row for it. Write one."),
        "unused_matter": _("Nothing asks for the matter “%(word)s”, so its row would promise what nobody does. Take it out."),
        "wrong_type": _("“%(word)s” has the wrong form: a text in quotation marks, a number, a list or true."),
        "bad_number": _("“%(word)s” is not a number that can stand here."),
        "doubled": _("“%(word)s” stands here twice. Keep one of them."),
        "empty": _("“%(word)s” is empty. Write something, or take it out."),
        "speaks_for_others": _(
            "This would let somebody speak for another organisation (%(word)s). No bylaws can: only its own people do."
        ),
        "observer_speaks": _("An observer organisation takes no positions and signs nothing. Take “%(word)s” out."),
        "without_matter": _("Nobody does this alone: it needs the matter “%(word)s” to be settled first. Write it in the row."),
        "without_second_person": _("This only means something when a second person does it. Write second_person = true."),
        "wrong_body": _("“%(word)s” cannot settle this matter. The manual says who can."),
        "wrong_method": _("“%(word)s” chooses among several, and this matter is answered with yes or no, or has other seats."),
        "tie_by_lot": _("A tie is drawn by lot and decided by nothing else. Write method = “lot” instead of “%(word)s”."),
        "names_for_others": _(
            "This would let somebody settle what is in another organisation’s own house (%(word)s). Only during the founding "
            "can others help."
        ),
        "bad_shape": _("“%(word)s” cannot name a shape: use 2 to 19 small Latin letters, digits or hyphens."),
        "no_such_body": _("The body “%(word)s” settles something, and [[bodies]] has no row for it. Write one."),
        "ladder_order": _("The levels of co-operation stand in another order than the loosest first. Put them in order."),
        "wrong_electorate": _(
            "“%(word)s” cannot elect to this office: the members of the units elect the delegates of their unit and nobody else."
        ),
        "wrong_nominees": _("“%(word)s” cannot stand for this office. The manual says who can."),
        "seats_and_method": _("“%(word)s” fills one seat alone. Choose another method, or one seat."),
        "first_not_elected": _(
            "“%(word)s” is to be filled first, and no row elects it, or each would wait for the other. Write a row for it."
        ),
        "no_seat_left": _("Whoever holds “%(word)s” sits here too, and no seat is left to elect. Write more seats."),
        "apportion_missing": _("It is not said how the seats are shared out among the units. Write apportion = “sainte_lague”."),
        "only_for_delegates": _("“%(word)s” is for the delegates of the units alone. Take it out."),
        "secret_lot": _("Nobody votes where a lot is drawn, so nothing is secret. Write secret = false, or another method."),
        "receipt_not_secret": _("A receipt proves a secret ballot; this one is open. Take “receipt” out."),
        "not_filled_by_election": _("[[bodies]] says that “%(word)s” is filled in another way. Write filled = “elected” there."),
        "differs_from_body": _("“%(word)s” differs from what [[bodies]] says of this body. Write the same in both."),
        "duty_speaks": _(
            "With this duty comes the role “%(word)s”, and a row of the powers lets it speak for an organisation. A duty never "
            "speaks: take the role out of that row, or give the duty another one."
        ),
        "handover_too_long": _(
            "A handover of %(word)s days does not fit into the term of the duty. Make the term longer, or the handover shorter."
        ),
        "quorum_too_low": _("A quorum of “%(word)s” is too low: at least half, or three, have to take part."),
    }  # fmt: skip


def said(problem: Problem) -> str:
    """A problem as a sentence, with its line where it has one."""
    word = number(problem.word, get_language() or "fa") if problem.word.isdecimal() else problem.word
    return at(problem.line, problem_words()[problem.code] % {"word": word})


def at(line: int, sentence: str) -> str:
    """A sentence about a line of the file; 0 for none."""
    if not line:
        return sentence
    return _("Line %(line)s: %(sentence)s") % {"line": number(line, get_language() or "fa"), "sentence": sentence}
