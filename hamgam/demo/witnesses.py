"""Four organisations of the demo watch its record: named by acts, and at work beside the demo's server as threads of one process."""

import threading
import time
from pathlib import Path

from hamgam.demo.coalition import Cast
from hamgam.engine.record import write_verifier_key
from hamgam.members import acts
from hamgam.record import log
from hamgam.record.times import told
from hamgam.witness.memory import Memory, Unusable, create_memory
from hamgam.witness.rounds import look, record_address

WATCHING = ("rudkenar", "darrehsabz", "abrah", "nikrud")
#: Seconds between two looks; a demo is watched by somebody who does not wish to wait.
BETWEEN_LOOKS = 15


def begin_witnesses(cast: Cast, folder: Path, day: int) -> None:
    """A new memory for each, and the act by which its organisation names it."""
    folder.mkdir(parents=True, exist_ok=True)
    key = log.verifier_key(log.origin())
    with told(cast.moment(day)):
        for handle in WATCHING:
            path = folder / f"{handle}.db"
            path.unlink(missing_ok=True)
            create_memory(str(path), f"{handle}.example.org/witness")
            organisation = cast.organisations[handle]
            with Memory(str(path)) as memory:
                memory.watch(key, record_address("http://localhost"), organisation.public_id, waits=False)
                acts.name_witness(by=cast.liaison(handle), on=organisation, key=write_verifier_key(memory.key))


def watch_beside(folder: Path, address: str) -> threading.Thread:
    """Let them look for as long as the demo is served; the thread ends with the process."""
    thread = threading.Thread(target=_watch, args=(folder, record_address(address)), daemon=True)
    thread.start()
    return thread


def _watch(folder: Path, url: str) -> None:
    while True:
        time.sleep(BETWEEN_LOOKS / 5)
        for path in sorted(folder.glob("*.db")):
            look_once(path, url)
        time.sleep(BETWEEN_LOOKS)


def look_once(path: Path, url: str) -> str:
    """One look of one witness at this address; the word that it came to. A server that does not answer yet is asked again."""
    try:
        with Memory(str(path)) as memory:
            for row in memory.logs():
                memory.moved(row.origin, url)
                return look(memory, row._replace(url=url), int(time.time())).word
    except Unusable as error:
        return error.word
    return ""
