"""Faults from the operating system itself: a process is forked, and one of the calls by which it reaches the disk fails.

Every write, fsync, rename, link, truncation, and every making or removing of a file below one folder is put before a watcher (seccomp
with user notification, Linux 5.5 or newer, no rights needed), which lets it pass or answers with an error in the kernel's place. So
whatever writes is met as it is: Python, SQLite, a program that was started.
"""

from __future__ import annotations

import ctypes
import errno
import fcntl
import os
import platform
import select
import signal
import socket
import struct
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

_CALLS = {
    "x86_64": {
        "write": 1, "open": 2, "pwrite64": 18, "writev": 20, "fsync": 74, "fdatasync": 75, "ftruncate": 77, "rename": 82, "mkdir": 83,
        "link": 86, "unlink": 87, "symlink": 88, "openat": 257, "mkdirat": 258, "unlinkat": 263, "renameat": 264, "linkat": 265, "symlinkat": 266,
        "pwritev": 296, "renameat2": 316, "seccomp": 317,
    },
    "aarch64": {
        "mkdirat": 34, "unlinkat": 35, "symlinkat": 36, "linkat": 37, "renameat": 38, "ftruncate": 46, "openat": 56, "write": 64, "writev": 66,
        "pwrite64": 68, "pwritev": 70, "fsync": 82, "fdatasync": 83, "renameat2": 276, "seccomp": 277,
    },
}  # fmt: skip
#: Calls that name what they change: which argument is the path that comes into being or goes, and the folder it is seen from.
_PATHS = {
    "open": (0, None), "openat": (1, 0), "mkdir": (0, None), "mkdirat": (1, 0), "unlink": (0, None), "unlinkat": (1, 0), "rename": (1, None),
    "renameat": (3, 2), "renameat2": (3, 2), "link": (1, None), "linkat": (3, 2), "symlink": (1, None), "symlinkat": (2, 1),
}  # fmt: skip
#: linux/seccomp.h, linux/filter.h
_LISTEN, _ASK, _LET, _RECEIVE, _ANSWER = 8, 0x7FC00000, 0x7FFF0000, 0xC0502100, 0xC0182101
_NO_NEW_RIGHTS, _HERE = 38, -100
#: After so many seconds without a call the process is taken for stuck.
PATIENCE = 60


class _Step(ctypes.Structure):
    _fields_ = [("code", ctypes.c_ushort), ("yes", ctypes.c_ubyte), ("no", ctypes.c_ubyte), ("value", ctypes.c_uint)]


class _Program(ctypes.Structure):
    _fields_ = [("length", ctypes.c_ushort), ("steps", ctypes.POINTER(_Step))]


@dataclass(frozen=True)
class Fault:
    """The call of this number fails with this error; `lasting`: and all that follow but removals, as on a disk that is full."""

    number: int
    error: int
    lasting: bool

    def __str__(self) -> str:
        return f"call {self.number}{' and all after it' if self.lasting else ''}: {errno.errorcode[self.error]}"


@dataclass
class Watched:
    """What became of the process: its exit code (negative: a signal), what it said, the calls that it made, whether one failed."""

    status: int = 0
    said: str = ""
    calls: list[str] = field(default_factory=list)
    met: bool = False


def can() -> bool:
    """Whether processes can be watched in this way here."""
    if sys.platform != "linux" or platform.machine() not in _CALLS:
        return False
    with tempfile.TemporaryDirectory() as folder:
        return watched(Path(folder), lambda: (Path(folder) / "x").write_text("x") and 0, Fault(1, errno.EIO, True)).met


def watched(folder: Path, work: Callable[[], int], fault: Fault | None = None) -> Watched:
    """Let a forked process do the work, and one of its calls below the folder fail."""
    ours, theirs = socket.socketpair()
    with tempfile.TemporaryFile() as printed:
        process = os.fork()
        if not process:
            _be_watched(theirs, printed.fileno(), work)
        theirs.close()
        found = Watched()
        _words, listeners, _flags, _address = socket.recv_fds(ours, 8, 1)
        ours.close()
        if listeners:
            _answer(listeners[0], process, folder, fault, found)
            os.close(listeners[0])
        found.status = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
        printed.seek(0)
        found.said = printed.read().decode(errors="replace")
    return found


def _be_watched(theirs: socket.socket, printed: int, work: Callable[[], int]) -> None:
    """In the forked process: everything that it does from here on is put before the watcher."""
    code = 99
    try:
        os.dup2(printed, 1)
        os.dup2(printed, 2)
        listener = _listen()
        socket.send_fds(theirs, [b"ready"], [listener])
        os.close(listener)
        theirs.close()
        code = work()
    except BaseException as error:
        print(f"Traceback: {type(error).__name__}: {error}", file=sys.stderr)
        code = 98
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def _listen() -> int:
    calls = _CALLS[platform.machine()]
    rows = [(0x20, 0, 0, 0)]  # load the call's number
    for name, number in calls.items():
        rows += [] if name == "seccomp" else [(0x15, 0, 1, number), (0x06, 0, 0, _ASK)]
    rows.append((0x06, 0, 0, _LET))
    steps = (_Step * len(rows))(*(_Step(*row) for row in rows))
    system = ctypes.CDLL(None, use_errno=True)
    if system.prctl(_NO_NEW_RIGHTS, 1, 0, 0, 0):
        raise OSError(ctypes.get_errno(), "prctl")
    listener: int = system.syscall(calls["seccomp"], 1, _LISTEN, ctypes.byref(_Program(len(rows), steps)))
    if listener < 0:
        raise OSError(ctypes.get_errno(), "seccomp")
    return listener


def _answer(listener: int, process: int, folder: Path, fault: Fault | None, found: Watched) -> None:
    """Until the last process that is watched has ended."""
    names = {number: name for name, number in _CALLS[platform.machine()].items()}
    bell = select.poll()
    bell.register(listener, select.POLLIN)
    while True:
        rung = bell.poll(PATIENCE * 1000)
        if not rung:
            os.kill(process, signal.SIGKILL)
            found.said = "stuck"
            return
        if not rung[0][1] & select.POLLIN:
            return
        told = bytearray(80)
        try:
            fcntl.ioctl(listener, _RECEIVE, told)
        except OSError:  # it ended in the meantime
            continue
        number, who, _flags, call, _machine, _pointer, *given = struct.unpack("=QIIiIQ6Q", told)
        error = _error(names[call], _meant(names[call], who, given), folder, fault, found)
        answer = struct.pack("=QqiI", number, 0, -error, 0 if error else 1)
        try:
            fcntl.ioctl(listener, _ANSWER, answer)
        except OSError:
            continue


def _error(name: str, path: str, folder: Path, fault: Fault | None, found: Watched) -> int:
    if not path.startswith(f"{folder}/") and path != str(folder):
        return 0
    found.calls.append(f"{name} {path.removeprefix(f'{folder}/')}")
    if fault is None or len(found.calls) < fault.number or (len(found.calls) > fault.number and not fault.lasting):
        return 0
    if fault.lasting and name.startswith("unlink"):  # which a disk that is full still does
        return 0
    found.met = True
    return fault.error


def _meant(name: str, process: int, given: list[int]) -> str:
    """The path that a call is about; empty where it changes nothing by that."""
    try:
        if name not in _PATHS:
            return str(Path(f"/proc/{process}/fd/{given[0]}").readlink())
        place, seen_from = _PATHS[name]
        named = Path(_text(process, given[place]))
        base = _HERE if seen_from is None else ctypes.c_int(given[seen_from] & 0xFFFFFFFF).value
        path = Path(f"/proc/{process}/{'cwd' if base == _HERE else f'fd/{base}'}").readlink() / named
        if name in ("open", "openat") and (not given[place + 1] & os.O_CREAT or path.exists()):
            return ""
    except OSError:
        return ""
    return os.path.normpath(path)


def _text(process: int, address: int) -> str:
    with Path(f"/proc/{process}/mem").open("rb", buffering=0) as memory:
        memory.seek(address)
        return memory.read(4096).split(b"\0")[0].decode(errors="replace")
