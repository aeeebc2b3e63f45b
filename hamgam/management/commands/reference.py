"""Write docs/reference from the code."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from hamgam.management import reference


class Command(BaseCommand):
    """`make docs`; with --check, say which page is stale and fail."""

    help = "Write docs/reference from the code."

    def add_arguments(self, parser: Any) -> None:
        """--check changes nothing."""
        parser.add_argument("--check", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write what differs, or name it."""
        folder = settings.BASE_DIR / "docs" / "reference"
        pages = reference.pages()
        stale = [name for name, text in pages.items() if not _is(folder / name, text)]
        if options["check"]:
            for name in stale:
                self.stdout.write(f"docs/reference/{name} is stale; `make docs` writes it anew")
            raise SystemExit(bool(stale))
        folder.mkdir(parents=True, exist_ok=True)
        for name in stale:
            (folder / name).write_text(pages[name])


def _is(path: Any, text: str) -> bool:
    return path.exists() and path.read_text() == text
