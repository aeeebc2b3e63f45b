"""Compare everything the database holds with the record."""

from typing import Any

from django.core.management.base import BaseCommand

from hamgam.consultations import results
from hamgam.record import checking


class Command(BaseCommand):
    """`hamgam check`: one line for each thing found; ends with 1 when there is any."""

    help = "Compare everything the database holds with the record."

    def handle(self, *args: Any, **options: Any) -> None:
        """Print what was found, or that all is well."""
        found = [*(checking.sentence(one) for one in checking.check()), *results.changed()]
        for sentence in found:
            self.stdout.write(sentence)
        if found:
            raise SystemExit(1)
        self.stdout.write(checking.summary())
