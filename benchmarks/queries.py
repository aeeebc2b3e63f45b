"""How often each page asks the database with 3 and with 40 organisations: the two figures should be equal."""

from __future__ import annotations

import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.installation import demo

SIZES = ("3x12x2", "40x12x2")


def counted() -> dict[str, tuple[int, int, float]]:
    """For each page that a liaison sees: queries, bytes, milliseconds. Runs inside the installation."""
    import time

    import django

    django.setup()
    from django.conf import settings
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from hamgam.members.actor import Actor
    from hamgam.members.models import Seat
    from tests.architecture.walk import addresses, best_filling, path_of
    from tests.people import client_of

    settings.ALLOWED_HOSTS = ["*"]
    settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
    seat = Seat.objects.held().filter(role="liaison").order_by("pk").first()
    client: Client = client_of(Actor.of(seat.person, seat.organisation))
    found = {}
    for address in addresses():
        if address.name == "account_logout":
            continue
        path = path_of(address, "fa", best_filling(address, client))
        client.get(path)
        began = time.perf_counter()
        with CaptureQueriesContext(connection) as captured:
            answer = client.get(path, headers={"accept-encoding": "gzip"})
        taken = (time.perf_counter() - began) * 1000
        if answer.status_code == 200:
            found[address.name] = (len(captured), len(getattr(answer, "content", b"")), taken)
    return found


def main() -> None:
    """One line for each page."""
    if "--inside" in sys.argv:
        print(json.dumps(counted()))
        return
    runs = []
    for size in SIZES:
        with demo(size) as installation:
            runs.append(json.loads(installation.run("benchmarks/queries.py", "--inside").splitlines()[-1]))
    small, large = runs
    for name in sorted(set(small) & set(large)):
        grows = "  GROWS" if small[name][0] < large[name][0] else ""
        print(
            f"{name}: {small[name][0]} queries with 3 organisations, {large[name][0]} with 40; "
            f"{large[name][1]:,} bytes, {large[name][2]:.0f} ms{grows}"
        )


if __name__ == "__main__":
    main()
