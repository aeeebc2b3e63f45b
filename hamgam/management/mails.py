"""`hamgam mail`: take the mail that a mail server here delivers, or that lies in the mailbox. And `hamgam check mail`."""

import argparse
import sys
from typing import Any

#: Tells a mail server that it shall try again later (sysexits.h, EX_TEMPFAIL).
LATER = 75


def add_to(commands: Any) -> None:
    """Register the command and its words."""
    asked = commands.add_parser(
        "mail", help="take mail that came in: answers to letters, enquiries, reports of delivery"
    )
    ways = asked.add_subparsers(dest="way", required=True, metavar="WAY")
    deliver = ways.add_parser("deliver", help="one mail from standard input, as a mail server hands it over")
    deliver.add_argument("--recipient", action="append", default=[], help="for whom it is, as the mail server knows it")
    ways.add_parser("fetch", help="what lies in the mailbox of HAMGAM_MAILBOX_URL, once")


def run(given: argparse.Namespace) -> int:
    """0: every mail was dealt with, also where it was refused; 75: the mail server shall come again."""
    import django

    django.setup()
    return _deliver(given.recipient) if given.way == "deliver" else _fetch()


def _deliver(recipients: list[str]) -> int:
    """A mail that is too long is read as far as its head; the rest is read on and dropped, so that the server is not cut off."""
    from hamgam.mail import arriving
    from hamgam.papers.mail import HEAD, WHOLE
    from hamgam.record import times

    raw = sys.stdin.buffer.read(WHOLE + 1)
    whole = len(raw) <= WHOLE
    while not whole and sys.stdin.buffer.read(HEAD):
        pass
    try:
        became = arriving.receive(raw, times.now(), recipients=recipients, whole=whole)
    except Exception as error:
        print(f"The mail could not be taken now: {type(error).__name__}", file=sys.stderr)
        return LATER
    print(became)
    return 0


def _fetch() -> int:
    from hamgam.management.serving import fetch_mail

    for became in fetch_mail():
        print(became)
    return 0


def check() -> int:
    """0: everything that can be looked at from here is good; 1: something is not."""
    from hamgam.mail.looking import look

    found = list(look())
    for one in found:
        print(("✓ " if one.good else "✗ ") + one.words)
    return 0 if all(one.good for one in found) else 1
