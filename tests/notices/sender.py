"""A process that makes others which send what waits until nothing is left: to be killed. It imports once what they need."""

import os
import sys
from datetime import timedelta


def main() -> None:
    """For each line of the input another process; its number goes out, and a line when it has ended."""
    import django

    django.setup()
    from django.core.mail.utils import DNS_NAME

    import hamgam.notices.clock

    DNS_NAME.get_fqdn()
    for run, _line in enumerate(sys.stdin):
        child = os.fork()
        if child == 0:
            send(run)
            os._exit(0)
        print(child, flush=True)
        os.waitpid(child, 0)
        print("ended", flush=True)
    assert hamgam.notices.clock


def send(run: int) -> None:
    """As if so many times ten minutes had gone by."""
    from django.utils import timezone

    from hamgam.notices import sending
    from hamgam.record.times import told

    with told(timezone.now() + timedelta(minutes=10 * run)):
        sending.send()


if __name__ == "__main__":
    main()
