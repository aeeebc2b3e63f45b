"""5,000 letters through a mail server on this machine, with the process that sends killed at random moments; and beside it a plain
loop of smtplib over the same letters, which notes nothing and would lose or double them. Figures only."""

from __future__ import annotations

import os
import random
import signal
import smtplib
import socket
import subprocess
import sys
import tempfile
import time
from collections import Counter
from datetime import timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

LETTERS, KILLS, SEED = 5_000, 20, 20261130


def free_port() -> int:
    """A port on which nobody listens."""
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        return int(held.getsockname()[1])


def prepare(folder: str, port: int) -> None:
    """An installation of its own in a folder of its own, with a full sync of each commit as in the world."""
    os.environ.update(
        HAMGAM_VAR=folder, DATABASE_URL=f"sqlite:///{folder}/bench.sqlite3", EMAIL_URL=f"smtp://127.0.0.1:{port}",
        DJANGO_SETTINGS_MODULE="hamgam.settings",
    )  # fmt: skip
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)


def fill() -> None:
    """So many subscribers, and a letter to each."""
    from django.utils import timezone

    from hamgam.notices import keeping
    from hamgam.notices.models import Letter, Subscriber
    from hamgam.notices.pieces import Piece
    from tests.people import make_coalition

    make_coalition()
    now = timezone.now()
    readers = [
        Subscriber(address=f"r{n}@example.org", language=("fa", "en")[n % 2], asked=now, confirmed=now)
        for n in range(LETTERS)
    ]
    Subscriber.objects.bulk_create(readers)
    content = [Piece("head", "آب پاک، کار ایمن").row, Piece("p", "به نام هم‌پیمانی منتشر شد.").row]
    content.append(Piece("link", "متن:", "https://hamgam.example/fa/statements/7/").row)
    begun = time.perf_counter()
    keeping.keep(
        [
            Letter(subscriber=row, about="s-1", kind="public", language=row.language, subject="آب پاک", content=content, made=now)
            for row in readers
        ]
    )  # fmt: skip
    print(f"writing {LETTERS} letters into the queue  {time.perf_counter() - begun:.2f} s")


def send_with_kills(kills: int) -> tuple[float, int]:
    """Processes that send until nothing is left; so many of them are killed. Answers the seconds and how many were."""
    chance, killed, begun = random.Random(SEED), 0, time.perf_counter()
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.notices.sender"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert child.stdin and child.stdout
    waiting = True
    while waiting:
        child.stdin.write("go\n")
        child.stdin.flush()
        sender = int(child.stdout.readline())
        if killed < kills:
            time.sleep(chance.uniform(0.05, 1.0))
            try:
                os.kill(sender, signal.SIGKILL)
                killed += 1
            except ProcessLookupError:
                pass
        child.stdout.readline()
        waiting = left()
    child.stdin.close()
    child.wait()
    return time.perf_counter() - begun, killed


def left() -> bool:
    """Whether letters wait."""
    from hamgam.notices.models import Letter

    return Letter.objects.filter(state__in=("waiting", "claimed")).exists()


def peer(port: int) -> float:
    """The same letters by a loop of smtplib; answers the seconds."""
    from hamgam.notices.composing import Press
    from hamgam.notices.models import Letter

    press, begun = Press.ready(), time.perf_counter()
    with smtplib.SMTP("127.0.0.1", port) as line:
        for letter in Letter.objects.select_related("subscriber", "person"):
            to = letter.subscriber.address
            line.sendmail("hamgam@localhost", to, press.bytes_of(letter, to))
    return time.perf_counter() - begun


def main() -> None:
    """Print what was lost, doubled, uncertain; the bytes; the ratio to the plain loop."""
    from aiosmtpd.controller import Controller

    with tempfile.TemporaryDirectory() as folder:
        port = free_port()
        prepare(folder, port)
        from tests.notices.postbox import Postbox, Taking

        box = Postbox()
        controller = Controller(Taking(box), hostname="127.0.0.1", port=port, server_hostname="localhost")
        controller.start()
        fill()
        took, killed = send_with_kills(KILLS)
        report(box, took, killed)
        box.letters.clear()
        plain = peer(port)
        print(f"a plain loop of smtplib, that notes nothing  {plain:.1f} s  ratio {took / plain:.2f}")
        controller.stop()


def report(box: object, took: float, killed: int) -> None:
    """What became of the letters."""
    from django.utils import timezone

    from hamgam.notices import sending
    from hamgam.notices.models import Letter

    sending.settle(timezone.now() + timedelta(days=1))
    arrived = Counter(message["Message-ID"] for message in box.messages)  # type: ignore[attr-defined]
    states = Counter(Letter.objects.values_list("state", flat=True))
    sent = [f"<{name}@localhost>" for name in Letter.objects.filter(state="sent").values_list("name", flat=True)]
    lost, doubled = sum(not arrived[name] for name in sent), sum(count > 1 for count in arrived.values())
    sizes = sorted(len(raw.encode()) for _address, raw in box.letters)  # type: ignore[attr-defined]
    print(
        f"{LETTERS} letters, {killed} kills: {lost} lost, {doubled} doubled, {states['uncertain']} uncertain  {took:.1f} s"
    )
    print(f"bytes of a letter to a list: {sizes[0]} to {sizes[-1]}")


if __name__ == "__main__":
    main()
