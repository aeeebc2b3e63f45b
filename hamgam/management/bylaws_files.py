"""``hamgam bylaws check FILE.toml TEXT.fa.md TEXT.en.md``: whether bylaws can be read and can work, and what they would
change. Needs no database and changes nothing.
"""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hamgam.bylaws import changes, flaw_words, problem_words, proposals
from hamgam.bylaws.founding import SHAPES, template
from hamgam.engine.bylaws.lines import Lines

#: How the command ends: nothing serious; something that keeps the bylaws from being put to anyone; a file is missing.
SOUND, UNSOUND, UNREADABLE = 0, 1, 2


def run(given: argparse.Namespace) -> int:
    """Prints what there is to say, and answers how the command ends."""
    try:
        rules, texts = _read(given.file, given.texts)
        former = _former(given.against) if given.against else None
    except (OSError, UnicodeDecodeError) as error:
        name = getattr(error, "filename", None) or given.file
        said = _("The file %(name)s cannot be read, or is not in UTF-8.") % {"name": name}
        print(said, file=sys.stderr)
        return UNREADABLE
    known = proposals.examine(*former, stage="founding").bylaws if former else None
    if former and known is None:
        print(_("The bylaws to compare with cannot be read: %(name)s.") % {"name": given.against}, file=sys.stderr)
        return UNREADABLE
    proposal = proposals.examine(
        rules, texts, former=known, stage="standing" if former else "founding", members=given.members
    )
    for line in _report(proposal, rules):
        print(line)
    if former and proposal.bylaws:
        print(*_changes(proposals.compared((known, former[1]), proposal, texts)), sep="\n")
    return SOUND if proposal.sound else UNSOUND


def _read(file: Path, texts: list[Path]) -> tuple[str, dict[str, str]]:
    """Rules, and readable texts by language: "rules.fa.md" is the Persian one."""
    if not texts:
        return template(file)
    found = {path.with_suffix("").suffix.lstrip(".") or path.stem: path.read_text(encoding="utf-8") for path in texts}
    return file.read_text(encoding="utf-8"), found


def _former(name: str) -> tuple[str, dict[str, str]]:
    return template(name if name in SHAPES else Path(name))


def _report(proposal: proposals.Proposal, rules: str) -> Iterator[str]:
    for problem in proposal.problems[: proposals.TOLD]:
        yield problem_words.said(problem)
    if len(proposal.problems) > proposals.TOLD:
        yield _("There are more; mend these first.")
    lines = Lines(rules) if proposal.flaws else None
    for flaw in proposal.flaws:
        said = flaw_words.said(flaw)
        words = (
            f"{said.sentence} {said.mend}" if said.serious else f"{_('To be considered')}: {said.sentence} {said.mend}"
        )
        line = lines.of(flaw.part, flaw.row) if lines and flaw.row is not None else 0
        yield problem_words.at(line, words)
    if proposal.sound:
        yield _("These bylaws can be read and can work.")


def _changes(found: changes.Changes) -> Iterator[str]:
    yield ""
    if found.nothing:
        yield _("Nothing changes.")
    for group in found.groups:
        yield f"{group.heading}"
        yield from (f"  - {line.sentence}" for line in group.lines)
    yield from (f"  - {sentence}" for sentence in found.formal)
    articles = sum(len(chapter.articles) for chapter in found.text)
    if articles:
        said = ngettext(
            "One article of the readable text differs.", "%(n)s articles of the readable text differ.", articles
        )
        yield said % {"n": articles}
