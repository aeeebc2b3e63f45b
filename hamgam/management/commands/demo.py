"""Fill the demo's database; `hamgam demo` serves it afterwards."""

import re
import time
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.utils import timezone

from hamgam.cli import SHAPES

#: A demo tells of deadlines in the coming days, so an old one is filled anew.
FRESH_HOURS = 20


class Command(BaseCommand):
    """Fourteen invented organisations with texts in every stage, or a coalition of any size."""

    help = "Fill the configured database with the demo. Refuses a database that is somebody's own."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """What `hamgam demo` passes on."""
        parser.add_argument("--size", default="", help="organisations x clauses x wordings, for example 40x60x3")
        parser.add_argument("--shape", default="network", choices=SHAPES, help="the shape of its coalition")
        parser.add_argument("--anew", action="store_true", help="fill it anew, also when there is one of today")

    def handle(self, *args: Any, **options: Any) -> None:
        """Keep a demo of today, or fill one."""
        size = self._size(options["size"])
        call_command("migrate", verbosity=0)
        if self._is_ready(options["size"], options["shape"]) and not options["anew"]:
            self.stdout.write("The demo of today is there already.")
            return
        self._clear()
        began = time.monotonic()
        self._fill(size, options["size"], options["shape"])
        self.stdout.write(f"The demo is filled ({time.monotonic() - began:.0f} s).")

    @staticmethod
    def _size(given: str) -> tuple[int, int, int] | None:
        if not given:
            return None
        found = re.fullmatch(r"(\d+)x(\d+)x(\d+)", given)
        if not found:
            raise CommandError(f"--size is written as organisations x clauses x wordings, like 40x60x3; not {given!r}.")
        return int(found[1]), int(found[2]), int(found[3])

    @staticmethod
    def _is_ready(size: str, shape: str) -> bool:
        from hamgam.members.models import Coalition, DemoMark

        mark = DemoMark.objects.first()
        return bool(
            mark
            and mark.whole
            and mark.size == size
            and Coalition.objects.filter(shape=shape).exists()
            and (timezone.now() - mark.made).total_seconds() < FRESH_HOURS * 3600
        )

    @staticmethod
    def _clear() -> None:
        """Begin with an empty database: only ever with one that is empty or marked as a demo."""
        from hamgam.members.models import Coalition, DemoMark

        if Coalition.objects.exists() and not DemoMark.objects.exists():
            raise CommandError(
                "This database belongs to a coalition, not to the demo. Choose another with DATABASE_URL."
            )
        if not Coalition.objects.exists():
            return
        if connection.vendor == "sqlite":
            path = Path(connection.settings_dict["NAME"])
            connection.close()
            for suffix in ("", "-wal", "-shm"):
                path.with_name(path.name + suffix).unlink(missing_ok=True)
        else:
            with connection.cursor() as cursor:
                cursor.execute("DROP SCHEMA public CASCADE")
                cursor.execute("CREATE SCHEMA public")
        call_command("migrate", verbosity=0)

    def _fill(self, size: tuple[int, int, int] | None, word: str, shape: str) -> None:
        from hamgam.demo.loader import fill_large, fill_shape, keys_of
        from hamgam.members.models import DemoMark

        if connection.vendor == "sqlite":
            with connection.cursor() as cursor:
                cursor.execute("PRAGMA synchronous=OFF")  # a demo that dies while filling is filled anew
        if size:
            fill_large(*size, keys_of(shape))
        else:
            fill_shape(shape)
        DemoMark.objects.update(whole=True, size=word, made=timezone.now())
