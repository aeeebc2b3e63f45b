"""python -m hamgam.management.backups.looking: bring a restored installation up to date and check its record."""

import sys


def main() -> int:
    """0: all is as the record says; 1: something is not, which is printed."""
    import django

    django.setup()
    from django.core.management import call_command
    from django.utils import translation

    from hamgam.management.backups.words import of_terminal

    translation.activate(of_terminal())
    call_command("migrate", verbosity=0)
    try:
        call_command("check_record")
    except SystemExit as ended:
        return int(ended.code or 0)
    return 0


if __name__ == "__main__":
    sys.exit(main())
