"""What every answer carries, whatever it is: one table, held against each answer of the sweep and against what goes wrong before it."""

from dataclasses import dataclass, field
from typing import Any

from tests.walls.sweep import ENDS, Cell

POLICY = {
    "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self'", "font-src 'self'", "connect-src 'self'",
    "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'", "object-src 'none'",
}  # fmt: skip
HEADERS: dict[str, Any] = {
    "Content-Security-Policy": lambda said: set(said.split("; ")) == POLICY,
    "X-Content-Type-Options": lambda said: said == "nosniff",
    "X-Frame-Options": lambda said: said == "DENY",
    "Referrer-Policy": lambda said: said == "same-origin",
    "Cross-Origin-Opener-Policy": lambda said: said == "same-origin",
    "Cross-Origin-Resource-Policy": lambda said: said == "same-origin",
    "Cross-Origin-Embedder-Policy": lambda said: said == "require-corp",
    "Permissions-Policy": lambda said: {"camera=()", "microphone=()", "geolocation=()"} <= set(said.split(", ")),
}
#: What tells the world which program answers, or lets others read an answer.
NEVER = ("Server", "X-Powered-By", "Access-Control-Allow-Origin")


def faults(answer: Any, *, signed_in: bool = False) -> list[str]:
    """What an answer lacks, in words."""
    found = [
        f"{name}: {answer.headers.get(name)}"
        for name, right in HEADERS.items()
        if not right(answer.headers.get(name, ""))
    ]
    found += [name for name in NEVER if name in answer.headers]
    if signed_in and not {"no-store", "private"} & set(answer.headers.get("Cache-Control", "").split(", ")):
        found.append(f"kept by caches: {answer.headers.get('Cache-Control')}")
    return found


@dataclass
class Headers:
    """Looks at the headers of every answer of a sweep."""

    seen: int = 0
    faults: dict[str, str] = field(default_factory=dict)

    def __call__(self, cell: Cell, answers: list[Any]) -> None:
        """The answers to one cell."""
        for answer in answers:
            self.seen += 1
            for fault in faults(answer, signed_in=cell.reader != "visitor" and cell.name not in ENDS):
                self.faults.setdefault(fault, f"{cell.name} / {cell.kind} / {cell.method} for {cell.reader}")
