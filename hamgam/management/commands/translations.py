"""Collect sentences and compile what is translated."""

from typing import Any

from django.core.management.base import BaseCommand

from hamgam import translations


class Command(BaseCommand):
    """`make translations`; with --check, say what lacks a Persian form and fail."""

    help = "Collect sentences that lack a Persian form into the catalogues, and compile them."

    def add_arguments(self, parser: Any) -> None:
        """--check changes nothing."""
        parser.add_argument("--check", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        """Gather, compile, report."""
        if options["check"]:
            lacking, idle = translations.missing(), translations.unused()
            for message, feature in lacking.items():
                self.stdout.write(f"no Persian yet ({feature}): {message}")
            for feature, message in idle:
                self.stdout.write(f"said nowhere any more ({feature}): {message}")
            if lacking or idle:
                raise SystemExit(1)
            return
        self.stdout.write(
            f"{translations.gather()} sentences wait for Persian; {translations.compile_stale()} catalogues compiled"
        )
