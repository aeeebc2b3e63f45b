"""`hamgam export`: what every member reads, in open formats, in one folder that opens without a server.

It holds what the pages show to any member of the others, and nothing that one organisation alone, the liaisons alone or the
host alone sees: whoever is given the folder learns nothing that they may not know.
"""

import hashlib
import json
import sys
from collections.abc import Iterable, Iterator
from importlib.metadata import version as version_of
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from hamgam.assemblies.models import Assembly
from hamgam.bylaws.models import BylawsVersion
from hamgam.consultations import reading as consultations
from hamgam.consultations.models import Consultation
from hamgam.consultations.results import figures_of
from hamgam.coordination.models import DutyTurn
from hamgam.copies import of_assemblies, of_texts
from hamgam.copies.folder import Files, reader, sheet
from hamgam.decisions import reading as decisions
from hamgam.decisions.models import Task
from hamgam.differences import reading as differences
from hamgam.differences.models import Difference
from hamgam.elections.models import BallotFile, Election
from hamgam.engine import record as engine
from hamgam.engine.spoken import number
from hamgam.management.backups import drilling, keeping
from hamgam.management.backups.words import Stopped, said
from hamgam.members import here
from hamgam.members.actor import Actor
from hamgam.members.here import in_language
from hamgam.members.models import Organisation, Seat
from hamgam.papers.writing import Line, csv_bytes, sheet_html, style
from hamgam.record import log, trees
from hamgam.record.models import Leaf
from hamgam.statements import bundles
from hamgam.statements.models import Statement
from hamgam.talk import naming
from hamgam.talk.models import Talk
from hamgam.texts.models import Text

MANIFEST, SUMS = "manifest.json", "sha256sums.txt"
#: What the first page says a folder or file is.
Held = tuple[str, str]


def any_member() -> Actor:
    """A reader in a member organisation that is none of those that there are: what all members may read, and nobody's own."""
    return Actor(seats=[Seat(organisation=Organisation(pk=0, standing="member"), role="delegate")])


def write(into: Path) -> int:
    """Write the folder where nothing is yet; answers how many files. The manifest comes last: with it the folder is whole."""
    made = keeping.new_folder(into)
    sums: dict[str, dict[str, object]] = {}
    try:
        for name, data in files():
            keeping.keep(into / name, data)
            sums[name] = {"bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}
        listed = "".join(f"{one['sha256']}  {name}\n" for name, one in sorted(sums.items()))
        keeping.keep(into / SUMS, listed.encode())
        keeping.keep(into / MANIFEST, json.dumps(_manifest(sums), indent=1, ensure_ascii=False).encode())
        keeping.flush_folder(into)
    except BaseException as error:
        keeping.empty_again(into, made)
        if isinstance(error, OSError):
            raise Stopped("cannot_write", what=into, why=error.strerror) from None
        raise
    return len(sums)


def _manifest(sums: dict[str, dict[str, object]]) -> dict[str, object]:
    checkpoint, coalition = trees.newest(), here.coalition()
    return {
        "format": "hamgam-export/v1",
        "program": version_of("hamgam"),
        "day": drilling.today().isoformat(),
        "coalition": coalition.names if coalition else {},
        "record": checkpoint.note.splitlines()[:3] if checkpoint else [],
        "files": sums,
    }


def files() -> Files:
    """Every file of the folder, the first page last, since it leads to all others."""
    actor, held = any_member(), list[Held]()
    for title, part in (
        (_("Texts"), _texts), (_("Assemblies"), _assemblies), (_("Statements"), _statements), (_("Decisions"), _decisions),
        (_("Open questions"), _questions), (_("Consultations"), _consultations), (_("Elections"), _elections),
        (_("Talks"), _talks), (_("Members"), _members), (_("Bylaws"), _bylaws), (_("The record"), _record),
    ):  # fmt: skip
        holds: list[Held] = []
        yield from part(actor, holds)
        held += [("", title), *holds] if holds else []
    yield from _first_page(held)


def _first_page(held: Iterable[Held]) -> Files:
    coalition = here.coalition()
    title = in_language(coalition.names) if coalition else "Hamgam"
    body = [Line("item", called, link=link) if link else Line("part", called) for link, called in held]
    if checkpoint := trees.newest():
        body += [Line("part", _("The record as of today, to compare later:").rstrip(":"))]
        body += [Line("code", "\n".join(checkpoint.note.splitlines()[:3]))]
    body.append(Line("small", _("Every member may read what this folder holds. Whoever has it can read all of it.")))
    lead = _("What the coalition has, in files that open without Hamgam.")
    yield "index.html", sheet_html(sheet(title, reader(), body, lead=lead, first=True))
    yield "style.css", style()


def _under(folder: str, made: Files) -> Files:
    for name, data in made:
        yield f"{folder}/{name}", data


def _numbered(n: int, words: str) -> str:
    return f"{number(n, reader())}. {words}"


def _texts(actor: Actor, held: list[Held]) -> Files:
    for text in Text.objects.visible_to(actor).order_by("number"):
        held.append((f"texts/{text.number}/index.html", _numbered(text.number, in_language(text.titles))))
        yield from _under(f"texts/{text.number}", of_texts.files(text, actor))


def _assemblies(actor: Actor, held: list[Held]) -> Files:
    for row in Assembly.objects.visible_to(actor).order_by("number"):
        held.append((f"assemblies/{row.number}/index.html", _numbered(row.number, in_language(row.titles))))
        yield from _under(f"assemblies/{row.number}", of_assemblies.files(row, actor))


def _statements(actor: Actor, held: list[Held]) -> Files:
    """What a stranger verifies, and the program that does it; the words themselves lie with the text."""
    rows = list(Statement.objects.visible_to(actor).select_related("version__text").order_by("number"))
    for row in rows:
        text, name = row.version.text, f"statements/{row.number}"
        held += [
            (f"texts/{text.number}/index.html", _numbered(row.number, in_language(text.titles))),
            (f"{name}.bundle", f"{name}.bundle"),
        ]
        yield f"{name}.bundle", bundles.bundle(row)
        if policy := bundles.policy(row):
            yield f"{name}.policy", bytes(policy.data)
    program = settings.BASE_DIR / "verifier" / "hamgam_verify.py"
    if rows and program.is_file():
        yield "statements/verify.py", program.read_bytes()


def _table(name: str, called: str, rows: Iterable[Iterable[object]], held: list[Held]) -> Files:
    held.append((name, called))
    yield name, csv_bytes([list(row) for row in rows])


def _decisions(actor: Actor, held: list[Held]) -> Files:
    yield from _table("decisions.csv", _("Decisions"), decisions.csv_rows(decisions.register(actor)), held)
    tasks = Task.objects.visible_to(actor).select_related("matter", "responsible").order_by("day", "pk")
    yield from _table("tasks.csv", _("Tasks"), _task_rows(tasks), held)


def _task_rows(tasks: Iterable[Task]) -> Iterator[list[object]]:
    yield ["decision", "task", "responsible", "due_on", "state", "report", "day", "reported_on"]
    for row in tasks:
        decision = row.matter.decision if row.matter else None
        yield [
            decision, in_language(row.words), _name(row.responsible), row.due_on, row.state, in_language(row.report),
            row.day, row.reported_on,
        ]  # fmt: skip


def _name(organisation: Organisation | None) -> str:
    return in_language(organisation.names) if organisation else ""


def _questions(actor: Actor, held: list[Held]) -> Files:
    for row in Difference.objects.visible_to(actor).order_by("number"):
        called = _numbered(row.number, in_language(row.question))
        yield from _table(f"open-questions/{row.number}.csv", called, differences.csv_rows(row, actor), held)


def _consultations(actor: Actor, held: list[Held]) -> Files:
    """The figures that were published; answers of people are never in it."""
    for row in Consultation.objects.visible_to(actor).order_by("number"):
        figures = figures_of(row)
        if figures is not None:
            found = consultations.csv_rows(row, consultations.results_of(row, figures))
            called = _numbered(row.number, in_language(row.titles))
            yield from _table(f"consultations/{row.number}.csv", called, found, held)


def _elections(actor: Actor, held: list[Held]) -> Files:
    """The ballots of each round as they were published, which `hamgam recount` counts again."""
    seen = Election.objects.visible_to(actor)
    for row in (
        BallotFile.objects.filter(election__in=seen).select_related("election").order_by("election__number", "round")
    ):
        name = f"elections/{row.election.number}-round-{row.round}.txt"
        held.append((name, name))
        yield name, row.data.encode()


def _talks(actor: Actor, held: list[Held]) -> Files:
    """What was written and still stands, for which organisation; of whom there nobody else knows more than on the page."""
    for talk in Talk.objects.visible_to(actor).order_by("number"):
        rows = talk.posts.select_related("organisation").order_by("number")
        posts = [
            [row.number, row.day, _name(row.organisation), row.as_self, row.language, row.red_line, row.words]
            for row in rows
            if row.stands
        ]
        heads = ["post", "day", "organisation", "as_themselves", "language", "red_line", "words"]
        yield from _table(f"talks/{talk.number}.csv", _numbered(talk.number, naming.title(talk)), [heads, *posts], held)


def _members(actor: Actor, held: list[Held]) -> Files:
    tongues = here.languages()
    heads = ["id", *(f"name_{one}" for one in tongues), "kind", "standing", "joined_on", "left_on", "site"]
    rows = [
        [row.public_id, *(row.names.get(one, "") for one in tongues), row.kind, row.standing, row.joined_on, row.left_on, row.site]
        for row in Organisation.objects.exclude(standing="candidate").order_by("joined_on", "pk")
    ]  # fmt: skip
    yield from _table("members.csv", _("Members"), [heads, *rows], held)
    turns = DutyTurn.objects.visible_to(actor).select_related("organisation").order_by("duty", "number")
    heads = ["duty", "turn", "organisation", "how", "since", "ends_on", "until"]
    rows = [[t.duty, t.number, _name(t.organisation), t.how, t.since, t.ends_on, t.until] for t in turns]
    yield from _table("duties.csv", _("Duties"), [heads, *rows], held)


def _bylaws(_actor: Actor, held: list[Held]) -> Files:
    """Every version as `hamgam bylaws check` and `hamgam new --shape` read it."""
    for place, row in enumerate(BylawsVersion.objects.order_by("pk"), 1):
        name = f"bylaws/{place}/rules"
        held.append((f"{name}.toml", f"{row.version}, {row.since.isoformat()}"))
        yield f"{name}.toml", row.rules.encode()
        for language, words in sorted(row.texts.items()):
            yield f"{name}.{language}.md", words.encode()


def _record(_actor: Actor, held: list[Held]) -> Files:
    """All leaves as members mirror them, the signed checkpoint, and the key that it is checked with."""
    checkpoint = trees.newest()
    if checkpoint is None:
        return
    leaves = Leaf.objects.filter(index__lt=checkpoint.size).order_by("index").values_list("data", flat=True)
    held += [(name, name) for name in ("record/checkpoint.txt", "record/entries.netstrings", "record/key.txt")]
    yield "record/checkpoint.txt", checkpoint.note.encode()
    yield "record/entries.netstrings", b"".join(engine.netstring(bytes(leaf)) for leaf in leaves.iterator())
    yield "record/key.txt", f"{engine.write_verifier_key(log.verifier_key(log.origin()))}\n".encode()


def run(given: Any) -> int:
    """0: written; 1: not, with the reason."""
    try:
        count = write(given.directory)
    except Stopped as stopped:
        print(said(stopped.code, **stopped.values), file=sys.stderr)
        return 1
    print(said("exported", what=given.directory, files=count))
    return 0
