"""Every page of a large coalition, for each kind of reader: bytes, bytes on the wire, queries, milliseconds; worst first.

Milliseconds are those of the processor, which another program on the machine does not lengthen. `W`, `R` and `T` mark
what is above an aim: on the wire, as read, in time.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.installation import Installation, demo

SIZE = "40x60x3"
#: What a page should keep to, in bytes on the wire, bytes that a telephone reads, and milliseconds.
WIRE, RAW, TAKEN = 60_000, 100_000, 300
#: So many things are visited at each address: a text in each stage, clauses with and without other wordings.
VISITS = 8
#: Leads out of the session.
ENDS = {"account_logout"}


def measured(languages: tuple[str, ...] = ("fa",)) -> list[tuple[float, str]]:
    """A line for each address and reader, its heaviest page, with how far it is from what it should keep to."""
    import django

    django.setup()
    from django.conf import settings
    from django.test import Client

    from hamgam.members.actor import Actor
    from hamgam.members.models import Seat
    from tests.architecture.walk import addresses
    from tests.people import client_of

    settings.ALLOWED_HOSTS = ["*"]
    settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
    readers = {"nobody": Client()}
    for role in ("liaison", "coordinator"):
        seats = Seat.objects.held().filter(role=role, organisation__standing="member").order_by("-pk")
        readers[role] = client_of(Actor.of(seats[0].person, seats[0].organisation))
    found = []
    for who, client in readers.items():
        client.raise_request_exception = False
        for address in addresses():
            if address.name in ENDS:
                continue
            for language in languages:
                line = _worst(client, who, address, language)
                if line:
                    found.append(line)
    return sorted(found, reverse=True)


def _worst(client, who, address, language):  # type: ignore[no-untyped-def]
    """The heaviest of the things at one address, as one line; None where nothing is to be seen."""
    rows = []
    for path in _paths(address, language):
        first = client.get(path)
        if first.status_code == 200 and first.headers.get("Content-Type", "").startswith("text/html"):
            rows.append(_row(client, path))
    if not rows:
        return None
    excess, wire, raw, queries, taken, path = max(rows)
    marks = "".join(mark for mark, over in (("W", wire > WIRE), ("R", raw > RAW), ("T", taken > TAKEN)) if over)
    said = (
        f"{marks:3} {raw:>8,} raw {wire:>7,} wire {queries:>4} queries {taken:>6.0f} ms  {address.name} {path} ({who})"
    )
    return excess, said


def _row(client, path):  # type: ignore[no-untyped-def]
    """(how far from the aims, bytes on the wire, bytes, queries, milliseconds, path) of one page, the best of three."""
    import gzip
    import time

    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    times = []
    for _turn in range(3):
        began = time.process_time()
        answer = client.get(path)
        times.append((time.process_time() - began) * 1000)
    with CaptureQueriesContext(connection) as captured:
        client.get(path)
    raw, taken = answer.content, min(times)
    wire = len(gzip.compress(raw, 6))
    return max(wire / WIRE, len(raw) / RAW, taken / TAKEN), wire, len(raw), len(captured), taken, path


def _paths(address, language):  # type: ignore[no-untyped-def]
    """So many ways to fill an address with things that exist, spread over the texts."""
    from hamgam.texts.models import Clause, Text
    from tests.architecture.walk import fillings, path_of

    ways = fillings(address)
    parts = dict(address.parts)
    if "number" in parts and address.name.split(".")[0] in ("texts", "positions", "signing", "differences"):
        texts = Text.objects.order_by("number")
        ways = []
        for text in texts:
            clauses = list(Clause.objects.filter(text=text).order_by("order"))
            offered = [row for row in clauses if row.wordings.count() > 1]
            some = [*offered[:1], *clauses[:1]] if "anchor" in parts else [None]
            for clause in some:
                given = {"number": text.number, "anchor": clause and clause.anchor, "language": "en", "letter": 2}
                given |= {"a": 1, "b": 0}
                ways.append({name: given.get(name, 1) for name in parts})
    made = [path_of(address, language, way) for way in ways]
    return list(dict.fromkeys(path for path in made if path))[: VISITS * 2]


def main() -> None:
    """One line for each address and reader."""
    if "--inside" in sys.argv:
        for _excess, line in measured():
            print(line)
        return
    if len(sys.argv) > 1:
        print(Installation(Path(sys.argv[1])).run("benchmarks/large.py", "--inside"), end="")
        return
    with demo(SIZE) as installation:
        print(installation.run("benchmarks/large.py", "--inside"), end="")


if __name__ == "__main__":
    main()
