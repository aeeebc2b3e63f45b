"""Serving an installation: the database and the files brought up to date, the server, and the clock beside it."""

import logging
import socket
import sys
import threading
import time
from hashlib import sha256
from importlib import import_module
from pathlib import Path

import django
from django.conf import settings
from django.core.management import call_command
from django.db import close_old_connections

#: Seconds between two looks of the clock, and between two of whoever sends letters: a slow mail server holds up no clock.
BETWEEN_TICKS, BETWEEN_LETTERS = 30, 10
#: Seconds between two times at which witnesses that do not fetch are handed the newest checkpoint.
BETWEEN_CHECKPOINTS = 60
#: So many seconds long work is given by a clock that looks once and ends.
ONCE = 40
_log = logging.getLogger("hamgam")


def prepare(*, files: bool = True) -> None:
    """Compiled sentences, tables and, where pages will be served, collected files."""
    from hamgam.translations import compile_stale

    compile_stale()
    django.setup()
    call_command("migrate", verbosity=0)
    if files and static_is_stale():
        call_command("collectstatic", interactive=False, clear=True, verbosity=0)
        _collected().write_text(_static_digest())


def static_is_stale() -> bool:
    """Whether the files differ from those that were collected. By content: another version's may be older by date."""
    made = Path(settings.STATIC_ROOT) / "staticfiles.json"
    return not made.exists() or not _collected().exists() or _collected().read_text() != _static_digest()


def _collected() -> Path:
    """Where the digest of what was collected last lies."""
    return Path(settings.STATIC_ROOT).with_name("static.sha256")


def _static_digest() -> str:
    """One digest over the names and the content of all files to collect."""
    found = sha256()
    for given in settings.STATICFILES_DIRS:
        source = Path(given[1] if isinstance(given, tuple) else given)
        for path in sorted(path for path in source.rglob("*") if path.is_file()):
            content = path.read_bytes()
            found.update(f"{path.relative_to(source)}\0{len(content)}\0".encode() + content)
    return found.hexdigest()


def free_port(wanted: int) -> int:
    """The port wanted, or the next one that nobody listens on."""
    for port in range(wanted, min(wanted + 200, 65536)):
        if not answers("localhost", port):
            return port
    raise SystemExit(f"No free port from {wanted} on.")


def answers(host: str, port: int) -> bool:
    """Whether somebody listens there, by any of the host's addresses."""
    try:
        with socket.create_connection((host, port), timeout=1):
            return True
    except OSError:
        return False


def serve(host: str, port: int, *, workers: int) -> int:
    """Answer until told to stop. The address is printed when the server answers."""
    from granian import Granian
    from granian.constants import Interfaces
    from granian.log import LogLevels

    address = "127.0.0.1" if host == "localhost" else host
    if answers(address, port):
        print(f"Port {port} is taken.", file=sys.stderr)
        return 1
    threading.Thread(target=_announce, args=(host, address, port), daemon=True).start()
    _begin_clock()
    server = Granian(
        "hamgam.wsgi:application",
        address=address,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=4,
        websockets=False,
        respawn_failed_workers=True,
        workers_kill_timeout=5,
        log_level=LogLevels.warning,
        log_access=False,
    )
    server.serve()
    return 0


def _announce(host: str, address: str, port: int) -> None:
    while not answers(address, port):
        time.sleep(0.05)
    print(f"http://{host}:{port}", flush=True)


def _begin_clock() -> None:
    """Start the clock. What it imports is imported whole before the workers are forked: a module that a thread is importing
    at that moment stays half and locked in the worker."""
    import_module("hamgam.notices.clock")
    import_module("hamgam.mail.mailbox")
    from hamgam.positions import work

    work.clock_looks()
    threading.Thread(target=_keep_time, daemon=True).start()
    threading.Thread(target=_carry_letters, daemon=True).start()
    if settings.WITNESSES:
        import_module("hamgam.members.witnesses")
        import_module("hamgam.record.pushing")
        threading.Thread(target=_hand_checkpoints, daemon=True).start()


def _keep_time() -> None:
    while True:
        time.sleep(BETWEEN_TICKS)
        try:
            tick(send=False)
        except Exception:
            _log.exception("the clock could not do what is due; it tries again")
        finally:
            close_old_connections()


def _carry_letters() -> None:
    """Beside the clock, so that nothing waits for a mail server or a mailbox but the letters themselves."""
    while True:
        time.sleep(BETWEEN_LETTERS)
        for carry in (fetch_mail, _send_letters):
            try:
                carry()
            except Exception:
                _log.exception("letters could not be carried; it is tried again")
            finally:
                close_old_connections()


def _hand_checkpoints() -> None:
    from hamgam.members.witnesses import named
    from hamgam.record import pushing, times

    while True:
        time.sleep(BETWEEN_CHECKPOINTS)
        try:
            pushing.push(settings.WITNESSES, named(), times.now())
        except Exception:
            _log.exception("a checkpoint could not be handed to a witness; it is tried again")
        finally:
            close_old_connections()


def _send_letters() -> None:
    from hamgam.notices import sending

    sending.send()


def fetch_mail() -> list[str]:
    """Take what lies in the mailbox, where there is one; answers what became of each mail."""
    from hamgam.mail import mailbox
    from hamgam.record import times

    return mailbox.look(times.now())


def tick(*, send: bool = True) -> list[str]:
    """Do what is due, as the clock's seat; answers which acts were done. send: letters too."""
    from hamgam.notices import clock

    return clock.tick(send=send)


def wait_for_work() -> None:
    """Give long work that a look began its time: a process that ends does not carry it on beside other things."""
    from hamgam.positions import work

    work.WORKER.wait(ONCE)
