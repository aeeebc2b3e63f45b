"""Three hundred people on the light page of a session at once, against Django's own minimum on the same server.

Prints requests a second, times, queries a request, bytes and the server's memory; and how often 300 people could renew.
"""

from __future__ import annotations

import asyncio
import json
import statistics
import sys
import time
from pathlib import Path
from urllib.parse import urlsplit

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.installation import demo
from benchmarks.request_ratio import SERVER

PEOPLE, EACH = 300, 5
#: What the page says of itself: it renews every so many seconds.
EVERY = 20


def opened() -> dict[str, object]:
    """Open the demo's assembly, with an item, attendance and a speaking list; sign 300 people in. Runs inside the installation."""
    import django

    django.setup()
    from django.conf import settings
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from hamgam.assemblies import running
    from hamgam.assemblies.models import Assembly
    from hamgam.members.actor import Actor
    from hamgam.members.models import Seat
    from hamgam.record import times
    from tests.people import client_of

    settings.ALLOWED_HOSTS = ["*"]
    settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
    assembly = Assembly.objects.filter(stage="called").latest("pk")
    office = assembly.offices.get(office="chair", over=False)
    chair = Actor.of(office.person, office.organisation)
    seats = list(Seat.objects.held().filter(role="liaison", organisation__standing="member").order_by("pk"))
    with times.told(assembly.begins):
        running.open(by=chair, on=assembly)
        running.take_up_item(by=chair, on=assembly.items.agenda().first())
        for seat in seats:
            actor = Actor.of(seat.person, seat.organisation)
            running.enter_attendance(by=actor, on=assembly, active=PEOPLE // len(seats))
            running.ask_to_speak(by=actor, on=assembly)
    path = f"/fa/w/assemblies/{assembly.number}/live/lite/"
    client: Client = client_of(Actor.of(seats[0].person, seats[0].organisation))
    client.get(path)
    with CaptureQueriesContext(connection) as captured:
        size = len(client.get(path, headers={"accept-encoding": "gzip"}).content)
    cookies = [
        client_of(Actor.of(seats[n % len(seats)].person, seats[n % len(seats)].organisation)).cookies.output(
            header="", sep=";"
        )
        for n in range(PEOPLE)
    ]
    return {
        "path": path,
        "queries": len(captured),
        "bytes": size,
        "cookies": [c.split(";")[0].strip() for c in cookies],
    }


async def _one(address: tuple[str, int], path: str, cookie: str, taken: list[float]) -> None:
    """One person on one line, renewing as fast as the answer comes."""
    reader, writer = await asyncio.open_connection(*address)
    for _turn in range(EACH):
        began = time.perf_counter()
        writer.write(
            f"GET {path} HTTP/1.1\r\nHost: {address[0]}:{address[1]}\r\nCookie: {cookie}\r\n\r\n".encode("latin-1")
        )
        await writer.drain()
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
        if " 200 " not in head.splitlines()[0]:
            raise SystemExit(f"{path} answered {head.splitlines()[0]}")
        await _body(reader, head)
        taken.append(time.perf_counter() - began)
    writer.close()


async def _body(reader: asyncio.StreamReader, head: str) -> None:
    """Read what follows a head, whose length it states or whose pieces state theirs."""
    stated = [int(line.split(":")[1]) for line in head.splitlines() if line.startswith("content-length")]
    if stated:
        await reader.readexactly(stated[0])
        return
    while piece := int((await reader.readline()).split(b";")[0], 16):
        await reader.readexactly(piece + 2)
    await reader.readline()


async def _all(address: tuple[str, int], path: str, cookies: list[str]) -> tuple[float, list[float]]:
    taken: list[float] = []
    began = time.perf_counter()
    await asyncio.gather(*(_one(address, path, cookie, taken) for cookie in cookies))
    return len(taken) / (time.perf_counter() - began), taken


def memory() -> int:
    """Megabytes that the largest process of the server holds."""
    found = []
    for status in Path("/proc").glob("[0-9]*/status"):
        try:
            said, line = status.read_text(), (status.parent / "cmdline").read_bytes()
        except OSError:
            continue
        if b"18766" in line or b"granian" in line.lower():
            found.append(int(said.split("VmRSS:")[1].split()[0]) if "VmRSS:" in said else 0)
    return max(found, default=0) // 1024


def main() -> None:
    """A line for each figure."""
    if "--inside" in sys.argv:
        print(json.dumps(opened()))
        return
    with demo() as installation:
        found = json.loads(installation.run("benchmarks/lite_page.py", "--inside").splitlines()[-1])
        with installation.served("-c", SERVER) as address:
            at = urlsplit(address)
            where = (at.hostname or "127.0.0.1", at.port or 80)
            rates = {}
            for path in ("/minimum/", found["path"], "/minimum/", found["path"]):
                rates[path], taken = asyncio.run(_all(where, path, found["cookies"]))
            held = memory()
    middle, slow = statistics.median(taken), statistics.quantiles(taken, n=20)[-1]
    rate = rates[found["path"]]
    print(
        f"{PEOPLE} people at once, {EACH} times each: {rate:.0f} requests a second, median {middle * 1000:.0f} ms, "
        f"19 of 20 within {slow * 1000:.0f} ms; {found['queries']} queries and {found['bytes']:,} bytes a request; "
        f"{held} MB; Django's minimum {rates['/minimum/']:.0f} requests a second, ratio {rates['/minimum/'] / rate:.1f}"
    )
    print(f"At one renewal every {EVERY} s, {PEOPLE} people ask {PEOPLE / EVERY:.0f} times a second.")


if __name__ == "__main__":
    main()
