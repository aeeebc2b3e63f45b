"""A request of real pages against Django's own minimum, on the same server, in turns: the ratio of the medians."""

from __future__ import annotations

import http.client
import statistics
import sys
import time
from pathlib import Path
from urllib.parse import urlsplit

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.installation import demo

TURNS = 150
PAGES = ("/fa/", "/fa/statements/", "/fa/how-we-work/")
SERVER = """
import sys
from hamgam.management import serving
serving.prepare()
from granian import Granian
import threading
threading.Thread(target=serving._announce, args=("127.0.0.1", "127.0.0.1", 18766), daemon=True).start()
Granian("benchmarks.minimum:application", port=18766, interface="wsgi", workers=1, blocking_threads=1,
        websockets=False, log_level="warning").serve()
"""


def median(connection: http.client.HTTPConnection, path: str, taken: list[float]) -> None:
    """One request more, timed in milliseconds."""
    began = time.perf_counter()
    connection.request("GET", path, headers={"Accept-Encoding": "gzip"})
    answer = connection.getresponse()
    answer.read()
    taken.append((time.perf_counter() - began) * 1000)
    if answer.status != 200:
        raise SystemExit(f"{path} answered {answer.status}")


def main() -> None:
    """One line for each page."""
    with demo() as installation, installation.served("-c", SERVER) as address:
        connection = http.client.HTTPConnection(urlsplit(address).netloc)
        taken: dict[str, list[float]] = {path: [] for path in ("/minimum/", *PAGES)}
        for _turn in range(TURNS):
            for path, times in taken.items():
                median(connection, path, times)
        base = statistics.median(taken["/minimum/"])
        for path in PAGES:
            here = statistics.median(taken[path])
            print(f"{path}: {here:.2f} ms, Django's minimum {base:.2f} ms, ratio {here / base:.1f}")


if __name__ == "__main__":
    main()
