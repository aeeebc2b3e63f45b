"""What the bylaws in force say of letters from outside. Bylaws that came before this chapter say nothing."""

from typing import Any

from hamgam.bylaws import rules

#: Hours for an answer that holds the words of a decision, where the bylaws say none.
FOR_A_DECISION = 48


def _setting(name: str) -> Any:
    row = rules.in_force().settings.get(name)
    return row.value if row is not None else None


def taken_at_all() -> bool:
    """Whether anybody may take a letter from outside; where nobody may, none is received."""
    return bool(rules.in_force().rows("enquiries.take"))


def seen_before() -> bool:
    """Whether all members see an answer before it goes out; else they see it once it went."""
    return bool(_setting("answers_seen") == "before")


def hours(*, decision: bool = False) -> int:
    """How long others can object before an answer goes out; 0 where they see it afterwards.

    One that holds the words of a decision is always seen before, whatever the bylaws say of the others.
    """
    if not (decision or seen_before()):
        return 0
    return int(_setting("answer_hours") or (FOR_A_DECISION if decision else 0))


def kept_for() -> int | None:
    """For how many days after its end the words of a letter are kept; None where the bylaws do not say."""
    days = _setting("enquiry_days")
    return int(days) if days is not None else None
