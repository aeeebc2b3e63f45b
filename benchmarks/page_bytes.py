"""What a first visit in Persian weighs on the wire, and every page after it, as the real server sends them."""

from __future__ import annotations

import re
import sys
import urllib.request
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.installation import demo

PAGES = ("/fa/statements/", "/fa/open-questions/", "/fa/members/", "/fa/how-we-work/", "/fa/verify/", "/fa/record/")


def fetched(address: str, encoding: str) -> tuple[bytes, int]:
    """The body as it came, and its bytes together with the lines above it."""
    request = urllib.request.Request(address, headers={"Accept-Encoding": encoding})
    with urllib.request.urlopen(request) as answer:
        body = answer.read()
        lines = sum(len(name) + len(value) + 4 for name, value in answer.headers.items()) + 17
    return body, len(body) + lines


def main() -> None:
    """One line for each figure."""
    with demo() as installation, installation.served() as address:
        for encoding in ("gzip", "gzip, deflate, br"):
            page = fetched(f"{address}/fa/", "identity")[0].decode()
            parts = re.findall(r'<link[^>]+(?:rel="stylesheet"|as="font")[^>]*>|<script[^>]+src="[^"]+"', page)
            wanted = dict.fromkeys(found[1] for part in parts if (found := re.search(r'(?:href|src)="([^"]+)"', part)))
            weights = [fetched(f"{address}/fa/", encoding)[1], *(fetched(address + p, encoding)[1] for p in wanted)]
            print(f"first Persian page ({encoding}): {sum(weights):,} bytes in {len(weights)} requests (35,000 in 3)")
        for path in PAGES:
            print(f"next page {path} (gzip): {fetched(address + path, 'gzip')[1]:,} bytes (5,000)")


if __name__ == "__main__":
    main()
