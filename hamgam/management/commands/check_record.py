"""Compare everything the database holds with the record."""

from typing import Any

from django.core.management.base import BaseCommand

from hamgam.record import checking


class Command(BaseCommand):
    """`hamgam check`: one line for each thing found; ends with 1 when there is any."""

    help = "Compare everything the database holds with the record."

    def handle(self, *args: Any, **options: Any) -> None:
        """Print what was found, or that all is well."""
        found = checking.check()
        for one in found:
            self.stdout.write(checking.sentence(one))
        if found:
            raise SystemExit(1)
        self.stdout.write(checking.summary())
