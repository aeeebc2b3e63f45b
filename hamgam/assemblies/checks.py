"""What is typed about assemblies, as it is kept: words, moments, a zone, a link, a file; and who holds an office there."""

import hashlib
from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import available_timezones

from hamgam.assemblies.models import Assembly, Office
from hamgam.bylaws.acts import NotPossible
from hamgam.engine.letters import in_one_line, store
from hamgam.papers.reading import Unreadable
from hamgam.papers.reading.filetype import file_type, holds_macros

TITLE_LIMIT, WORDS_LIMIT, NAME_LIMIT, LINK_LIMIT = 200, 10_000, 120, 500
#: The longest assembly in days, the longest item in minutes, the largest paper in bytes, the most papers and items of one.
DAYS, MINUTES, PAPER_BYTES, PAPERS, ITEMS = 14, 1_440, 20_000_000, 200, 200
PEOPLE = 10_000

Words = Mapping[str, str]
#: A day's number, from 1 → from when to when on it.
Hours = Mapping[int, tuple[time, time]]


def words(values: Words | None, limit: int) -> dict[str, str]:
    """Words in each language as they are kept; NotPossible `assembly_words_long`."""
    kept = {language: store(said, language).strip() for language, said in (values or {}).items()}
    if any(len(said) > limit for said in kept.values()):
        raise NotPossible("assembly_words_long", limit=limit)
    return {language: said for language, said in kept.items() if said}


def title(values: Words | None) -> dict[str, str]:
    """A title, one line in each language; NotPossible `assembly_title_missing`."""
    kept = words({language: " ".join(said.split()) for language, said in (values or {}).items()}, TITLE_LIMIT)
    if not kept:
        raise NotPossible("assembly_title_missing")
    return kept


def name(said: str) -> str:
    """What somebody is called here, one line; NotPossible `assembly_name_long`."""
    kept = in_one_line(said, "fa")
    if len(kept) > NAME_LIMIT:
        raise NotPossible("assembly_name_long", limit=NAME_LIMIT)
    return kept


def link(said: str) -> str:
    """Where one takes part online, an address that begins with https; NotPossible `assembly_link_wrong`."""
    kept = said.strip()
    if kept:
        try:
            parts = urlsplit(kept)
        except ValueError as error:
            raise NotPossible("assembly_link_wrong") from error
        if len(kept) > LINK_LIMIT or parts.scheme != "https" or not parts.hostname or _odd(kept):
            raise NotPossible("assembly_link_wrong")
    return kept


def _odd(address: str) -> bool:
    """Whether spaces, control characters or what turns the direction of writing hide in an address."""
    return any(not letter.isprintable() or letter.isspace() for letter in address)


def when(
    assembly: Assembly, *, first_day: date, last_day: date, from_hour: time, to_hour: time, zone: str,
    propose_until: datetime, papers_until: datetime, at: datetime, hours: Hours | None = None,
) -> None:  # fmt: skip
    """Set its days, hours and deadlines; NotPossible where they do not fit together or are over.

    hours: of single days, by their number from 1; a day that it does not have is left out.
    """
    if zone not in available_timezones():
        raise NotPossible("assembly_zone_unknown")
    assembly.zone, assembly.first_day, assembly.last_day = zone, first_day, last_day
    assembly.from_hour, assembly.to_hour = from_hour, to_hour
    assembly.propose_until, assembly.papers_until = propose_until, papers_until
    if last_day < first_day or (last_day - first_day).days >= DAYS:
        raise NotPossible("assembly_days_wrong", limit=DAYS)
    days = len(assembly.days)
    own = {n: pair for n, pair in (hours or {}).items() if 1 <= n <= days and pair != (from_hour, to_hour)}
    if any(ends <= begins for begins, ends in ((from_hour, to_hour), *own.values())):
        raise NotPossible("assembly_hours_wrong")
    assembly.hours = {str(n): [f"{moment:%H:%M}" for moment in pair] for n, pair in sorted(own.items())}
    if assembly.begins <= at:
        raise NotPossible("assembly_begins_past")
    if propose_until > assembly.begins or papers_until > assembly.begins:
        raise NotPossible("assembly_deadline_late")


def paper_format(data: bytes) -> str:
    """Which kind of file it is, by what is in it and not by its name: pdf, docx or txt. NotPossible where it is none, is too
    large, or holds a program that would run where it is opened."""
    if not data:
        raise NotPossible("paper_missing")
    if len(data) > PAPER_BYTES:
        raise NotPossible("paper_large", limit=PAPER_BYTES // 1_000_000)
    try:
        kind = file_type(data)
        said = data.decode("utf-8-sig") if kind == "txt" else ""
    except (Unreadable, UnicodeDecodeError) as error:
        raise NotPossible("paper_format") from error
    if "\x00" in said or (kind == "pdf" and not data.startswith(b"%PDF-")):
        raise NotPossible("paper_format")
    if kind == "docx" and holds_macros(data):
        raise NotPossible("paper_macros")
    return kind


def sha256(data: bytes) -> str:
    """The digest by which a paper is known (hex)."""
    return hashlib.sha256(data).hexdigest()


def holds(by: Any, assembly: Assembly, *offices: str) -> bool:
    """Whether this person holds one of these offices of this assembly, for the organisation in whose name they act."""
    if by.person is None or by.organisation is None:
        return False
    if "offices" in getattr(assembly, "_prefetched_objects_cache", {}):  # a list asks for each of its rows
        held = {
            (row.person_id, row.organisation_id)
            for row in assembly.offices.all()
            if row.office in offices and not row.over
        }
        return (by.person.pk, by.organisation.pk) in held
    rows = Office.objects.filter(assembly=assembly, office__in=offices, over=False)
    return bool(rows.filter(person=by.person, organisation=by.organisation).exists())
