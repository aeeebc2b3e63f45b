"""The record of an election on paper: the rule, who stood, who voted, how it was counted and what came of it."""

import hashlib
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hamgam.bylaws.election_words import by_whom, facts
from hamgam.elections import reading
from hamgam.elections.models import BallotFile, Election
from hamgam.elections.words import nominee_name, reason_said, state_words
from hamgam.engine.letters import direction
from hamgam.engine.spoken import both, number
from hamgam.members import here
from hamgam.members.here import in_language
from hamgam.papers.writing import Clause, Paper, Section
from hamgam.record import trees
from hamgam.texts.drafts import labels


def record_paper(actor: Any, on: Election) -> Paper:
    """What the page of a closed election says, in the reader's language, for whoever may read that page."""
    language, coalition, seen = get_language() or "fa", here.coalition(), reading.seen_by(actor, on)
    closed = _("Closed on %(day)s") % {"day": both(here.day_of(on.closed_at), language)} if on.closed_at else ""
    return Paper(
        title=seen.title, language=language, direction=direction(language), labels=labels(),  # type: ignore[arg-type]
        kind_label=_("Record of an election"), coalition=in_language(coalition.names) if coalition else "", dates_line=closed,
        sections=tuple(section for section in _sections(on, seen, language) if section.clauses),
        footer_lines=trees.lines_to_keep(),
    )  # fmt: skip


def _sections(on: Election, seen: reading.Seen, language: str) -> list[Section]:
    return [
        Section(_("Result"), tuple(_result(on, seen, language))),
        Section(_("How it was counted"), _numbered("step", reading.steps_said(on), language)),
        Section(_("Seats by size"), tuple(_seats(on, language)) if on.by_units else ()),
        Section(_("Who stood"), _numbered("nominee", [_nominee(row, language) for row in seen.nominees], language)),
        Section(_("Who could vote"), tuple(_roll(on, seen))),
        Section(_("The rule"), tuple(_rule(on, language))),
        Section(_("Recount it"), tuple(_files(on))),
    ]


def _result(on: Election, seen: reading.Seen, language: str) -> list[Clause]:
    said = [nominee_name(row) for row in seen.winners]
    if reason := reason_said(on):
        said.append(reason)
    took = on.outcome.get("took_part")
    if took is not None:
        figures = {"a": took, "b": on.outcome.get("entitled", 0), "c": on.outcome.get("blank", 0)}
        told = {name: number(int(value), language) for name, value in figures.items()}
        said.append(_("Took part: %(a)s of %(b)s. Blank ballots: %(c)s.") % told)
    room = on.totals.filter(state="confirmed").select_related("entered_by", "confirmed_by").last()
    if room is not None:
        who = {"a": in_language(room.entered_by.names), "b": in_language(room.confirmed_by.names)}
        said.append(_("Counted in the room. Entered by %(a)s, confirmed by %(b)s.") % who)
        said += [f"– {name}: {number(votes, language)}" for name, votes in reading.totals_said(on, room)]
    return [Clause("result", "\n".join(said))] if said else []


def _numbered(anchor: str, lines: Any, language: str) -> tuple[Clause, ...]:
    return tuple(Clause(f"{anchor}{n}", line, number(n, language)) for n, line in enumerate(lines, 1))


def _nominee(row: Any, language: str) -> str:
    if row.state == "accepted":
        return nominee_name(row)
    day = [both(row.settled_on, language)] if row.state == "withdrawn" and row.settled_on else []
    return f"{nominee_name(row)} ({_(', ').join([state_words()[row.state], *day])})"


def _seats(on: Election, language: str) -> list[Clause]:
    lines = [
        _("%(unit)s: %(people)s people, %(seats)s seats")
        % {
            "unit": in_language(row.unit.names),
            "people": number(row.size, language),
            "seats": number(row.seats, language),
        }
        for row in reading.table_of_seats(on)
    ]
    return [Clause("seats", "\n".join(lines)), *_numbered("share", reading.shares_said(on), language)]


def _roll(on: Election, seen: reading.Seen) -> list[Clause]:
    """Each with whether they voted, or, where votes are open, how; of a count in a room only who could."""
    lines = []
    for row in seen.roll:
        if on.way == "paper":
            lines.append(row.name)
        elif not row.voted:
            lines.append(f"{row.name}: {_('has not voted')}")
        else:
            lines.append(f"{row.name}: {row.said or (_('has voted') if on.secret else _('blank'))}")
    return [Clause("roll", "\n".join(f"– {line}" for line in lines))] if lines else []


def _rule(on: Election, language: str) -> list[Clause]:
    rule = on.rule
    said = [by_whom(rule), *(f"{what}: {how}" for what, how in facts(rule))]
    where = {"article": number(rule.article, language), "version": number(on.version.version, language)}
    said.append(_("Article %(article)s of the bylaws, version %(version)s.") % where)
    return [Clause("rule", "\n".join(said))]


def _files(on: Election) -> list[Clause]:
    """The checksum of each round's ballots, so that a file can be held to this paper."""
    rows = BallotFile.objects.filter(election=on).exclude(data="").order_by("round")
    return [
        Clause(
            f"file{row.round}",
            f"hamgam recount ballots-{on.number}-{row.round}.txt\nSHA-256: {hashlib.sha256(row.data.encode()).hexdigest()}",
        )
        for row in rows
    ]
