"""What a talk is about: of which kind it is, who takes part, who runs it, and who brought it."""

from typing import Any

from hamgam.assemblies import checks
from hamgam.bodies.sitting import memberships_of
from hamgam.differences.models import Difference
from hamgam.engine.bylaws.words import OFFICES
from hamgam.members.actor import Actor
from hamgam.members.models import Coalition, Organisation, Seat
from hamgam.talk.models import COMMON, LIAISONS, OF_LIAISONS, SUBJECTS, Talk, observers_read

#: So many open questions of a text are offered beside a post.
QUESTIONS = 20


def where(on: Any) -> tuple[str, Any]:
    """The kind and the thing, of a talk or of the thing itself; the coalition stands for the talk of the liaisons."""
    if isinstance(on, Talk):
        return on.kind, on.subject
    if isinstance(on, Coalition):
        return LIAISONS, None
    kind = next(kind for kind, table in SUBJECTS.items() if isinstance(on, table))
    return kind, on


def text_of(kind: str, thing: Any) -> Any:
    """The text to which a text, a clause or a wording belongs; None for anything else."""
    if kind == "text":
        return thing
    if kind == "clause":
        return thing.text
    return thing.clause.text if kind == "wording" else None


def open_questions(kind: str, thing: Any) -> list[Difference]:
    """The open questions that came of this clause, or of the clauses of this text: a post becomes a view on one of them too."""
    text = text_of(kind, thing)
    if text is None:
        return []
    rows = Difference.objects.filter(state="open").order_by("number")
    clause = thing if kind == "clause" else getattr(thing, "clause", None)
    return list((rows.filter(clause=clause) if clause is not None else rows.filter(text=text))[:QUESTIONS])


def sees(actor: Any, kind: str, thing: Any) -> bool:
    """Whether this reader may read a talk about it, whether or not there is one yet."""
    if kind == LIAISONS:
        return bool(actor.is_member and actor.roles & OF_LIAISONS)
    if actor.is_member:
        return True
    if kind not in COMMON or not (actor.is_observer and observers_read()):
        return False
    seen = text_of(kind, thing) or thing
    return bool(type(seen).objects.visible_to(actor).filter(pk=seen.pk).exists())


#: Whoever sits in an observer organisation, whichever it is.
OBSERVER = Actor(seats=[Seat(organisation=Organisation(standing="observer"), role="observer")])


def circle(kind: str, thing: Any) -> int:
    """How many read a talk about it now: 0 the liaisons, 1 all members, 2 observers as well."""
    if kind == LIAISONS:
        return 0
    return 2 if sees(OBSERVER, kind, thing) else 1


def takes_part(actor: Any, kind: str, thing: Any) -> bool:
    """Whether this actor writes there: in the talk of a body or a group those who sit in it, else whoever may read it."""
    if actor.organisation is None or actor.person is None:
        return False
    if kind == "body":
        return bool(memberships_of(actor).filter(body=thing).exists())
    if kind == "group":
        inside = thing.parts.filter(organisation=actor.organisation, over=False).exists()
        return bool(inside or checks.holds(actor, thing.assembly, *OFFICES))
    return sees(actor, kind, thing)


def chairs(actor: Any, kind: str, thing: Any) -> bool:
    """Whether this actor chairs the body, or the assembly of the group or of the paper, that the talk is about."""
    if kind == "body":
        return bool(memberships_of(actor).filter(body=thing, role="chair").exists())
    if kind in ("group", "paper"):
        return checks.holds(actor, thing.assembly, "chair")
    return False


def brought_by(kind: str, thing: Any) -> Organisation | None:
    """The organisation that brought it, where one did."""
    text = text_of(kind, thing)
    if text is not None:
        return text.proposer  # type: ignore[no-any-return]
    names = {"matter": "brought_by", "difference": "opened_by", "paper": "organisation"}
    return getattr(thing, names[kind]) if kind in names else None
