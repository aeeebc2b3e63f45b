"""What is done with the minutes: they are written, also by two at once; people named in them are asked; they become the report."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from hamgam.assemblies import checks, minutes
from hamgam.assemblies.acts import of_an_office
from hamgam.assemblies.minutes_models import Minute, Named, Report
from hamgam.assemblies.models import Assembly, Item
from hamgam.bylaws.acts import NotPossible, act
from hamgam.engine.letters import store
from hamgam.engine.texts import Collision, merge_keeping_both
from hamgam.members import here
from hamgam.members.models import Organisation

#: Letters of the minutes of one item, and names in one report.
MINUTES_LIMIT, NAMES = 40_000, 200

_WRITER = of_an_office(*minutes.WRITERS)


@act("assemblies.write_minutes", subject=_WRITER)
def write_minutes(*, by: Any, on: Assembly, at: datetime, written: Mapping[int, tuple[int, str]]) -> list[Collision]:
    """Write the minutes of one or several items. written: id of the item, or 0 → (the number of the row that one began
    from, 0 for none; the words now).

    What somebody else saved meanwhile is joined with it, and no word of either is lost: the answer holds the passages at which
    both wrote, which stand there one after the other.
    """
    minutes.check_open(on)
    items = {item.pk: item for item in on.items.exclude(state="withdrawn")}
    if not set(written) <= {0, *items}:
        raise NotPossible("agenda_unknown_item")
    heads = {row.item_id or 0: row for row in on.minutes.filter(current=True)}
    found: list[Collision] = []
    for key, (seen, said) in written.items():
        found += _written(on, items.get(key), heads.get(key), seen, said, at)
    return found


def _written(
    on: Assembly, item: Item | None, head: Minute | None, seen: int, said: str, at: datetime
) -> list[Collision]:
    words = store(said, minutes.language()).strip()
    now = head.words if head else ""
    hits: tuple[Collision, ...] = ()
    if head is not None and seen != head.number and words != now:
        base = on.minutes.filter(item=item, number=seen).values_list("words", flat=True).first() or ""
        made = merge_keeping_both(base, now, words)
        words, hits = (made.text or "").strip(), made.collisions
    if len(words) > MINUTES_LIMIT:
        raise NotPossible("minutes_long", limit=MINUTES_LIMIT)
    if words == now:
        return list(hits)
    if head is not None:
        head.current = False
        head.save(update_fields=["current"])
    number = head.number + 1 if head else 1
    Minute.objects.create(assembly=on, item=item, number=number, words=words, written_at=at)
    return list(hits)


@act("assemblies.name_person", subject=_WRITER)
def name_person(*, by: Any, on: Assembly, at: datetime, name: str, organisation: Organisation | None = None) -> Named:
    """Say that somebody is named in the minutes, and which organisation asks them whether they agree."""
    minutes.check_open(on)
    said = checks.name(name)
    if not said or not minutes.stands_in(said, minutes.heads(on).values()):
        raise NotPossible("named_not_there")
    if on.named.filter(name=said).exists():
        raise NotPossible("named_already")
    if on.named.count() >= NAMES:
        raise NotPossible("named_many", limit=NAMES)
    return Named.objects.create(assembly=on, name=said, organisation=organisation)


@act("assemblies.answer_naming")
def answer_naming(*, by: Any, on: Named, at: datetime, confirmed: bool) -> Named:
    """Say for a person of one's own organisation whether their name may stand in the report. It may be changed until then."""
    minutes.check_open(on.assembly)
    on.state = "confirmed" if confirmed else "replaced"
    on.save(update_fields=["state"])
    return on


@act("assemblies.present_report", subject=_WRITER)
def present_report(*, by: Any, on: Assembly, at: datetime) -> Report:
    """Put the report forward for adoption. Names that nobody confirmed give way to "a participant"; from now on its words stay."""
    minutes.check_open(on)
    heads = minutes.heads(on)
    if not any(heads.values()):
        raise NotPossible("minutes_empty")
    replaced = minutes.names_to_replace(on)
    body = [{"item": key or None, "words": minutes.without(replaced, words)} for key, words in heads.items() if words]
    last = on.reports.first()
    return Report.objects.create(
        assembly=on, version=last.version + 1 if last else 1, language=minutes.language(), body=body,
        presented_on=here.day_of(at), due_on=minutes.due_on(on),
    )  # fmt: skip
