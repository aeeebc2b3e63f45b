"""What T8 lets fail: python -m tests.trust.failing FAULTS [--careless] [--copy-of FOLDER]. Prints what it found as one line of JSON.

Each thing that writes files is done again and again; the first of its calls to the disk fails, then the second, and so on until it is done
without meeting the fault: once with an error of the device in that call alone, once on a disk that is full from that call on. Afterwards it was
done, or said so in a sentence and left whole what there was; and without a fault it succeeds.
"""

from __future__ import annotations

import argparse
import contextlib
import errno
import io
import json
import os
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "tests")]

from folders import new_folder  # noqa: E402

from tests.trust.injecting import Fault, Watched, watched  # noqa: E402
from tests.trust.writers import DONE, PAGE, REFUSED, Installation, Thing, things  # noqa: E402


@dataclass
class Found:
    """What came of it."""

    faults: int = 0
    done: int = 0
    things: int = 0
    broken: list[str] = field(default_factory=list)


def apart(work: Callable[[], Any]) -> Any:
    """What a forked process answers, so that nothing stays open here."""
    inside, out = os.pipe()
    process = os.fork()
    if not process:
        try:
            with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
                told = work()
        except BaseException as error:
            told = [f"{type(error).__name__}: {error}"]
        with os.fdopen(out, "w") as writing:
            json.dump(told, writing)
        os._exit(0)
    os.close(out)
    with os.fdopen(inside) as reading:
        told = json.load(reading)
    os.waitpid(process, 0)
    return told


def tried(of: Installation, thing: Thing, fault: Fault | None) -> tuple[Watched, list[str]]:
    """One thing with one fault: how it ended, and what is wrong afterwards."""
    of.put_back(thing.empty)
    ended = watched(of.var, thing.work, fault)
    wrong = (
        []
        if ended.status in (DONE, *REFUSED)
        else [f"ended with {ended.status}: {' '.join(ended.said.split())[-300:]}"]
    )
    if ended.status in REFUSED and not ended.said.strip() and thing.name != PAGE:
        wrong.append("refused without a word")
    if "Traceback" in ended.said and not wrong and thing.name != PAGE:
        wrong.append(f"a traceback: {ended.said[-300:]}")
    done = ended.status == DONE
    wrong += apart(lambda: list(thing.whole(done)))
    if not done:
        repeated = apart(lambda: [thing.work()])
        if repeated[0] in REFUSED and thing.again:
            repeated = apart(lambda: [thing.again and thing.again()])
        if repeated != [DONE] and not _was_done(thing, of):
            wrong.append(f"cannot be done again: {repeated}")
    return ended, wrong


def _was_done(thing: Thing, of: Installation) -> bool:
    """It was refused, and done nevertheless: a form says so, and so do the commands that begin something."""
    return not apart(lambda: list(thing.whole(True)))


def run(faults: int, of: Installation, only: str = "", *, until_caught: bool = False) -> Found:
    """About so many faults, spread over all things; 0: every one."""
    found = Found()
    rows = [thing for thing in things(of) if any(name in thing.name for name in only.split(","))]
    lengths = {}
    for thing in rows:
        plain, wrong = tried(of, thing, None)
        found.broken += [
            f"{thing.name}, without a fault: {line}"
            for line in [*wrong, *([] if plain.status == DONE else [plain.said])]
        ]
        lengths[thing.name] = len(plain.calls)
    found.things = len(rows)
    stride = max(1, 2 * sum(lengths.values()) // faults) if faults else 1
    for thing in rows:
        for error, lasting in ((errno.EIO, False), (errno.ENOSPC, True)):
            number, met = 1 + (stride // 2 if lasting else 0), True
            while met and (stride == 1 or number <= lengths[thing.name]):
                ended, wrong = tried(of, thing, fault := Fault(number, error, lasting))
                met = ended.met
                found.faults += met
                found.done += met and ended.status == DONE
                call = ended.calls[number - 1] if met else ""
                found.broken += [f"{thing.name}, {fault} ({call}): {line}" for line in wrong]
                if until_caught and found.broken:
                    return found
                number += stride
    return found


def careless() -> None:
    """A program that writes a backup under its own name from the first byte on."""
    from hamgam.management.backups import keeping

    def put(folder: Path, day: date, data: bytes) -> Path:
        path = folder / f"{day.isoformat()}.2{keeping.ENDING}"
        try:
            path.write_bytes(data)
        except OSError as error:
            raise keeping.Stopped("cannot_write", what=folder, why=error.strerror) from None
        return path

    keeping.put = put


def main() -> None:
    """Say what came of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("faults", type=int)
    parser.add_argument("--careless", action="store_true", help="only backups, as a careless program writes them")
    parser.add_argument("--copy-of", type=Path)
    parser.add_argument("--only", default="", metavar="NAME,NAME")
    given = parser.parse_args()
    folder = new_folder("run")
    try:
        of = Installation(folder, given.copy_of, pages=PAGE in given.only or not given.only)
        (folder / "identity").write_text(f"{of.keys[0]}\n")
        told = [run(given.faults, of, given.only)] if not given.careless or given.copy_of else []
        if given.careless:
            careless()
            told.append(run(8, of, "hamgam backup", until_caught=True))
        print(json.dumps([found.__dict__ for found in told]))
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
