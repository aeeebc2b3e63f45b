"""What happens when a matter closes: it is agreed and carried out, asked again, or what follows without agreement happens."""

from datetime import datetime, timedelta

from django.db.models import Max

from hamgam.bylaws.acts import NotPossible
from hamgam.decisions import ballots, counting
from hamgam.decisions.kinds import kind_of
from hamgam.decisions.models import Matter
from hamgam.differences.models import Difference
from hamgam.members import here

OPENS_A_DIFFERENCE = ("status_quo_and_debate", "difference_and_left_out", "inside_only")
"""What follows in these cases is debated further, so the views are kept side by side."""


def close(on: Matter, at: datetime) -> Matter:
    """Count, and do what the count and the bylaws say."""
    passed, how, result = counting.settled(on)
    on.outcome = how
    if passed:
        on.result = result
        return agreed(on, at)
    if ballots.goes_on(on):
        ballots.prepare_round(on)
        return _next_round(on, at)
    if counting.by_words(on) and on.round < on.rule.rounds:
        return _next_round(on, at)
    return without_agreement(on, at)


def _next_round(on: Matter, at: datetime) -> Matter:
    """The same question again: answers stay until they are changed, and everybody can change them."""
    on.round += 1
    on.closes_at = at + timedelta(days=max(on.rule.notice_days, 1))
    on.save()
    return on


def _end(on: Matter, at: datetime, stage: str) -> None:
    on.stage, on.closed_at = stage, at
    on.decided_on = on.decided_on or here.day_of(at)
    on.decision = (Matter.objects.aggregate(last=Max("decision"))["last"] or 0) + 1


def agreed(on: Matter, at: datetime) -> Matter:
    """It is settled: it gets its number in the register and is carried out at once, in the same act."""
    _end(on, at, "agreed")
    on.result = {**on.result, **kind_of(on.kind).carry_out(on, at)}
    if on.difference is not None and on.difference.state == "open":
        on.difference.state = "settled"
        on.difference.save(update_fields=["state"])
    on.save()
    return on


def take_up(on: Matter, difference: Difference) -> None:
    """Put an open question again; NotPossible `difference_settled` where it is settled by now.

    `about` is the matter that left it open, if it was one.
    """
    difference.refresh_from_db()
    if difference.state != "open":
        raise NotPossible("difference_settled")
    on.difference = difference
    on.about = on.about or Matter.objects.filter(difference=difference).order_by("-pk").first()


def without_agreement(on: Matter, at: datetime) -> Matter:
    """What the bylaws let follow without agreement, carried out."""
    _end(on, at, "not_agreed")
    follows = on.rule.otherwise
    on.result = {"otherwise": follows, **kind_of(on.kind).not_agreed(on, at)}
    if follows in OPENS_A_DIFFERENCE:
        on.difference = _still_open(on) if on.difference is not None else _difference(on, at)
    on.save()
    return on


def _still_open(on: Matter) -> Difference:
    """A question that was put again and not agreed stays the same question; the next debate is the one named last."""
    difference: Difference = on.difference
    if difference.state == "open" and (on.debate or on.debate_on):
        difference.debate, difference.debate_on = on.debate, on.debate_on
        difference.save(update_fields=["debate", "debate_on"])
    return difference


def _difference(on: Matter, at: datetime) -> Difference:
    """The question stays open, with what stands meanwhile and the debate that was named."""
    number = (Difference.objects.aggregate(last=Max("number"))["last"] or 0) + 1
    return Difference.objects.create(
        number=number, question=on.question, in_force=on.status_quo, debate=on.debate, debate_on=on.debate_on,
        opened_by=None, day=here.day_of(at),
    )  # fmt: skip
