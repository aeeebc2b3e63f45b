"""A process that acts without a pause until its input ends: python -m tests.backups.writing. Prints how many acts it did."""

import select
import sys


def main() -> None:
    """Say that it began after its first act."""
    import django

    django.setup()
    from tests.backups.conftest import act

    done = 0
    while not select.select([sys.stdin], [], [], 0)[0]:
        act(done)
        done += 1
        if done == 1:
            print("began", flush=True)
    print(done, flush=True)


if __name__ == "__main__":
    main()
