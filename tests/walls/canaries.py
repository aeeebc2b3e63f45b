"""A canary in every column that holds words, and who may see it.

A canary is a word of its own (`kq00017`) behind what stood in the column; whoever meets it met that column of that row. The
answers of the whole sweep are searched for all of them, files included.
"""

import io
import re
import zipfile
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from django.apps import apps
from django.db import connection, models
from pdfminer.high_level import extract_text

from hamgam.assemblies.models import Office
from hamgam.members.actor import OF_LIAISONS, Actor
from tests.walls.house import House
from tests.walls.sweep import Cell
from tests.walls.who_sees import COPIED, SEEN, WORD

MARK = re.compile(r"kq\d{5}")
#: Parts of what is stored as JSON that hold words: those by language, and these.
KEYS = {"fa", "en", "words"}
#: Columns that hold a plain list of lines.
LINES = {("Original", "lines"), ("Candidature", "reasons")}
#: What whoever holds a link sees beside what everybody sees: the link is the key.
BY_LINK = {
    ("members.application", "the link"): {"Application"}, ("members.accept_invitation", "the link"): {"Invitation"},
    ("assemblies.registration", "the link"): {"Registration", "Assembly"},
    ("consultations.join", "the link"): {"Consultation"},
}  # fmt: skip
#: A feed's secret link shows what its owner sees.
FEEDS = {"notices.feed": "delegate", "notices.calendar": "delegate", "notices.full_calendar": "delegate"}
HOLDS_WORDS = (models.CharField, models.TextField, models.JSONField, models.BinaryField)


@dataclass(frozen=True)
class Canary:
    """Where it sits, and for whom it sings."""

    model: str
    column: str
    row: Any
    audience: str


def columns() -> set[tuple[str, str]]:
    """Every column of every table of ours that holds words or bytes."""
    return {
        (model.__name__, field.name)
        for model in apps.get_app_config("hamgam").get_models()
        for field in model._meta.concrete_fields
        if isinstance(field, HOLDS_WORDS)
    }


def placed() -> list[tuple[str, str]]:
    """Every column that stands somewhere in the table of who sees what, as often as it stands there."""
    tables = (*SEEN.values(), WORD, COPIED)
    return [(model, column) for table in tables for model, names in table.items() for column in names.split()]


def put() -> dict[str, Canary]:
    """Canaries everywhere, past the acts and their seals."""
    made: dict[str, Canary] = {}
    for audience, table in SEEN.items():
        for name, names in table.items():
            model = apps.get_model("hamgam", name)
            for row in model._base_manager.order_by("pk"):
                for column in names.split():
                    word = f"kq{len(made):05d}"
                    value = _with(getattr(row, column), word, model._meta.get_field(column), (name, column))
                    if value is not None:
                        _write(model, row.pk, column, value)
                        made[word] = Canary(name, column, row, audience)
    return made


def _with(value: Any, word: str, field: Any, where: tuple[str, str]) -> Any:
    """The value with the canary in it; None where it holds no words."""
    if isinstance(field, models.JSONField):
        changed = [*value, word] if where in LINES else _deep(value, word)
        return None if changed == value else changed
    if field.unique or not value and field.null:
        return None
    room = (field.max_length or 1_000_000) - len(word) - 1
    return f"{value or ''}"[:room] + (f" {word}" if value else word)


def _deep(value: Any, word: str) -> Any:
    if isinstance(value, dict):
        return {
            key: f"{inner} {word}" if key in KEYS and isinstance(inner, str) else _deep(inner, word)
            for key, inner in value.items()
        }
    return [_deep(inner, word) for inner in value] if isinstance(value, list) else value


def _write(model: Any, pk: Any, column: str, value: Any) -> None:
    field = model._meta.get_field(column)
    with connection.cursor() as cursor:
        cursor.execute(
            f'UPDATE "{model._meta.db_table}" SET "{field.column}" = %s WHERE "{model._meta.pk.column}" = %s',
            [field.get_db_prep_save(value, connection), model._meta.pk.get_db_prep_save(pk, connection)],
        )


def heard(answer: Any) -> set[str]:
    """The canaries in an answer: its headers, its words and the words of its files."""
    body = answer.getvalue() if answer.streaming else answer.content
    return set(MARK.findall(str(answer.headers))) | _in(body)


@cache
def _in(body: bytes) -> frozenset[str]:
    shown = [body.decode(errors="replace")]
    if body.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(body)) as file:
            shown += [name + file.read(name).decode(errors="replace") for name in file.namelist()]
    if body.startswith(b"%PDF"):
        shown.append(extract_text(io.BytesIO(body)).replace("\n", ""))
    return frozenset(MARK.findall(" ".join(shown)))


@dataclass
class Watch:
    """Hears every answer of the sweep, and notes what was not for its reader."""

    made: dict[str, Canary]
    house: House
    heard: int = 0
    leaks: dict[str, str] = field(default_factory=dict)
    _known: dict[tuple[str, str], bool] = field(default_factory=dict)

    def __call__(self, cell: Cell, answers: list[Any]) -> None:
        """The answers to one cell."""
        for word in frozenset().union(*map(heard, answers)) & self.made.keys():
            self.heard += 1
            one = self.made[word]
            owner = FEEDS.get(cell.name, "") if cell.kind == "the link" else ""
            if (
                not self._may(cell.reader, word)
                and not (owner and self._may(owner, word))
                and one.model not in BY_LINK.get((cell.name, cell.kind), ())
            ):
                said = f"{cell.reader} met {one.model}.{one.column}, which is for: {one.audience}"
                self.leaks.setdefault(said, f"{cell.name} / {cell.kind} / {cell.method}, row {one.row.pk}")

    def _may(self, reader: str, word: str) -> bool:
        if (reader, word) not in self._known:
            one = self.made[word]
            self._known[(reader, word)] = bool(AUDIENCES[one.audience](self.house.people[reader], one.row, one.column))
        return self._known[(reader, word)]


# --- who they are


def _member(by: Actor, *_more: Any) -> bool:
    return by.is_member


def _inside(by: Actor, *_more: Any) -> bool:
    return by.is_inside


def _as_shown(by: Actor, row: Any, column: str) -> bool:
    """Of an organisation: to those inside all of it, to everybody what it agreed to show."""
    row = getattr(row, "organisation", row)
    own = by.organisation is not None and by.organisation.pk == row.pk
    named = column in ("names", "short_names") and "name" in row.shown
    return by.is_inside or own or (row.standing != "candidate" and (named or column in row.shown))


def _own(by: Actor, row: Any, *_more: Any) -> bool:
    whose = row.organisation_id if hasattr(row, "organisation_id") else None
    if type(row).__name__ == "Person":
        return by.organisation is not None and row.seats.filter(organisation=by.organisation).exists()
    return by.organisation is not None and by.organisation.pk == whose


def _assembly(by: Actor, row: Any, *_more: Any) -> bool:
    """To everybody once its report was adopted for everybody, or where a seminar is open to the public."""
    row = getattr(row, "group", row)
    assembly = getattr(row, "assembly", row)
    public = assembly.reports.filter(state="adopted", public=True).exists() or hasattr(assembly, "opening")
    return by.is_inside or public


def _text(by: Actor, row: Any, *_more: Any) -> bool:
    return by.is_member or row.stage == "published"


def _election(by: Actor, row: Any, *_more: Any) -> bool:
    return by.is_member or (by.is_observer and row.election.office == "observer_seat")


def _question(by: Actor, row: Any, *_more: Any) -> bool:
    question = row.difference if hasattr(row, "difference_id") else row
    return by.is_member or question.public


def _position(by: Actor, row: Any, *_more: Any) -> bool:
    closed = row.round is not None and row.round.closed_at is not None
    return by.is_member and (_own(by, row) or closed or row.wording.clause.text.answers == "open")


def _answer(by: Actor, row: Any, *_more: Any) -> bool:
    if type(row).__name__ == "EnquiryAnswer":
        return by.is_member
    own = by.organisation is not None and row.voice.organisation_id == by.organisation.pk
    return by.is_member and (own or row.voice.matter.stage != "open")


def _consent(by: Actor, row: Any, *_more: Any) -> bool:
    """What waits or was objected to is the own organisation's; what counts is the members', and with a statement everybody's."""
    counts = row.state in ("valid", "withdrawn")
    published = hasattr(row.version, "statement") and row.answer == "sign"
    return (by.is_member and (_own(by, row) or counts)) or (counts and published)


def _account(by: Actor, row: Any, *_more: Any) -> bool:
    author = by.person is not None and row.author.person_id == by.person.pk
    return by.is_inside and (row.state == "finished" or author)


def _talk(by: Actor, row: Any, *_more: Any) -> bool:
    talk = row.post.talk if hasattr(row, "post_id") else row.talk
    return by.is_member and (talk.kind != "liaisons" or bool(by.roles & OF_LIAISONS))


def _asks(by: Actor, row: Any, *_more: Any) -> bool:
    return by.is_member and (_own(by, row) or "coordinator" in by.roles or _office(by, row))


def _own_or_member(by: Actor, row: Any, *_more: Any) -> bool:
    return by.is_member or _own(by, row)


def _office(by: Actor, row: Any, *_more: Any) -> bool:
    assembly = row.assembly if hasattr(row, "assembly_id") else row.opening.assembly
    held = Office.objects.filter(assembly=assembly, over=False)
    return by.person is not None and held.filter(person=by.person).exists()


def _oneself(by: Actor, row: Any, *_more: Any) -> bool:
    person = row.pk if type(row).__name__ == "Person" else row.person_id
    return by.person is not None and by.person.pk == person


def _known(by: Actor, row: Any, *_more: Any) -> bool:
    """The name that a person chose for others to see."""
    return by.is_inside or _oneself(by, row)


AUDIENCES: dict[str, Any] = {
    "public": lambda *_: True, "as shown": _as_shown, "inside": _inside, "members": _member, "as the assembly": _assembly,
    "as the text": _text, "as the election": _election, "who reads drafts": _member, "who reads the matter": _member,
    "as the question": _question, "as the position": _position, "as the answer": _answer, "as the consent": _consent,
    "as the account": _account, "as the talk": _talk, "own house": _own, "holders of an office": _office,
    "who moderates": _member, "oneself": _oneself, "oneself and inside": _known, "own house, or who asks": _asks,
    "own house, and members": _own_or_member, "nobody": lambda *_: False,
}  # fmt: skip
