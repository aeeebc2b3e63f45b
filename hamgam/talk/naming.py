"""What a talk is called and where it stands: “on clause 3 of …”, for one or for a list of them."""

from collections.abc import Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hamgam.bylaws.sentences import role_words
from hamgam.engine.spoken import day, letter, number
from hamgam.members.here import in_language
from hamgam.talk.models import LIAISONS, Became, Post, Talk
from hamgam.texts.models import Clause

#: What is read with talks that are going to be named.
WITH = (
    "text", "clause__text", "wording__clause__text", "paper__assembly", "matter", "difference", "body", "group__assembly",
    "moved_to",
)  # fmt: skip
#: What is never read with them: whole files.
WITHOUT = ("paper__data",)


def _language() -> str:
    return get_language() or "fa"


def _numbers(texts: set[int]) -> dict[int, int]:
    """Clause → its number in its text, as `hamgam.texts.shape` counts them."""
    rows = Clause.objects.filter(text__in=texts, state="in", numbered=True, section__gone=False)
    counted: dict[int, int] = {}
    found = {}
    for text, clause in rows.order_by("section__order", "section", "order", "pk").values_list("text_id", "pk"):
        counted[text] = counted.get(text, 0) + 1
        found[clause] = counted[text]
    return found


def titles(talks: Sequence[Talk]) -> dict[int, str]:
    """Talk → what it is called, in the reader's language; one query for all of them where clauses are among them."""
    clauses = [row.clause or row.wording.clause for row in talks if row.kind in ("clause", "wording")]
    numbers = _numbers({clause.text_id for clause in clauses}) if clauses else {}
    return {row.pk: _title(row.kind, row.subject, numbers) for row in talks}


def title(talk: Talk) -> str:
    """What one talk is called."""
    return titles([talk])[talk.pk]


def title_of(kind: str, thing: Any) -> str:
    """What the talk about a thing is called, whether or not there is one yet."""
    clause = {"clause": thing, "wording": getattr(thing, "clause", None)}.get(kind)
    return _title(kind, thing, _numbers({clause.text_id}) if clause is not None else {})


def _title(kind: str, thing: Any, numbers: dict[int, int]) -> str:
    if kind == LIAISONS:
        return _("Talk of the liaisons")
    if kind == "clause":
        return _("%(clause)s of “%(text)s”") % {
            "clause": _clause(thing, numbers),
            "text": in_language(thing.text.titles),
        }
    if kind == "wording":
        said = {"letter": letter(thing.letter, _language()), "clause": _clause(thing.clause, numbers)}
        return _("Wording %(letter)s, %(clause)s of “%(text)s”") % {
            **said, "text": in_language(thing.clause.text.titles)
        }  # fmt: skip
    if kind == "paper":
        return _("Paper “%(paper)s” of %(assembly)s") % {
            "paper": in_language(thing.titles), "assembly": in_language(thing.assembly.titles)
        }  # fmt: skip
    if kind == "group":
        return _("Working group “%(group)s” of %(assembly)s") % {
            "group": in_language(thing.titles), "assembly": in_language(thing.assembly.titles)
        }  # fmt: skip
    if kind == "body":
        return in_language(thing.names)
    return in_language(thing.titles if kind == "text" else thing.question)


def _clause(clause: Clause, numbers: dict[int, int]) -> str:
    if clause.pk in numbers:
        return _("Clause %(n)s") % {"n": number(numbers[clause.pk], _language())}
    return in_language(clause.headings) or _("A paragraph")


def kind_words() -> dict[str, str]:
    """What a talk is about, in a word."""
    return {
        "text": _("text"), "clause": _("clause"), "wording": _("wording"), "paper": _("paper"), "matter": _("matter"),
        "difference": _("open question"), "body": _("body"), "group": _("working group"), LIAISONS: _("liaisons"),
    }  # fmt: skip


def address(talk: Talk, post: Post | None = None) -> str:
    """The page of a talk, at a post where one is given."""
    path = reverse("talk.page", args=[talk.number])
    return path if post is None else f"{path}?at={post.number}#p{post.number}"


def address_of(kind: str, thing: Any) -> str:
    """Where a talk about a thing begins that has none yet."""
    return reverse("talk.on", args=[kind, thing.pk if thing is not None else 1])


def page_of(kind: str, thing: Any) -> str:
    """The page of the thing itself; empty where it has none that can be read."""
    if kind == "text":
        return reverse("texts.text", args=[thing.number])
    if kind == "clause":
        return reverse("texts.clause", args=[thing.text.number, thing.anchor])
    if kind == "wording":
        return reverse("texts.clause", args=[thing.clause.text.number, thing.clause.anchor])
    if kind == "paper":
        return reverse("assemblies.page", args=[thing.assembly.number])
    if kind == "group":
        return reverse("assemblies.form_group", args=[thing.assembly.number])
    if kind == "body":
        return reverse("bodies.page", args=[thing.slug])
    names = {"matter": "decisions.page", "difference": "differences.page"}
    return reverse(names[kind], args=[thing.number]) if kind in names else ""


def writer(post: Post) -> str:
    """Who wrote it, by the name that they chose; without one by their role. Never a user name."""
    seat = post.seat
    if seat is None:
        return ""
    chosen = seat.person.display_name
    return chosen or role_words().get(seat.role, seat.role)


def became(row: Became) -> tuple[str, str]:
    """What came of a post: its page and what it is called."""
    if row.wording is not None:
        clause = row.wording.clause
        said = _("wording %(letter)s") % {"letter": letter(row.wording.letter, _language())}
        return reverse("texts.clause", args=[clause.text.number, clause.anchor]) + f"#w{row.wording.pk}", said
    if row.view is not None:
        return reverse("differences.page", args=[row.view.difference.number]), _("a view on an open question")
    task = row.task
    if task.matter is not None:
        return reverse("decisions.page", args=[task.matter.number]), _("a task")
    states = {"open": _("still open"), "done": _("done"), "dropped": _("dropped")}
    said = _("a task of %(name)s by %(day)s, %(state)s") % {
        "name": in_language(task.responsible.short_names) or in_language(task.responsible.names),
        "day": day(task.due_on, _language()), "state": states[task.state],
    }  # fmt: skip
    return reverse("decisions.report_task", args=[task.pk]), said
