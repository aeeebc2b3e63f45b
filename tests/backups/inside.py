"""A process inside an installation that was brought back: python -m tests.backups.inside VERB… Prints what each answers, as JSON."""

import json
import sys
from typing import Any


def _approve(slug: str) -> str:
    from hamgam.bylaws.acts import NotPossible
    from hamgam.members import acts
    from hamgam.members.actor import Actor
    from hamgam.members.models import Organisation, Person
    from hamgam.record import resuming

    own, waits = Organisation.objects.get(slug=slug), resuming.waiting()
    liaison = Actor.of(Person.objects.get(username=f"{slug}-liaison"), own)
    try:
        acts.approve_resumption(by=liaison, on=own, resumption=waits.index if waits else 0)
    except NotPossible as refused:
        return refused.code
    return "approved"


def _rename(slug: str) -> str:
    from hamgam.bylaws.acts import NotPossible
    from tests.backups.conftest import act

    try:
        act()
    except NotPossible as refused:
        return refused.code
    return "done"


def _facts(_word: str) -> dict[str, Any]:
    from hamgam.members.session_models import Session
    from hamgam.record import log, resuming
    from hamgam.record.checking import check

    rows = [[row.index, row.entry.known, row.entry.told, row.waits] for row in resuming.all_of_it()]
    return {
        "size": log.head().size, "key": log.log_public().hex(), "rows": rows, "sessions": Session.objects.count(),
        "findings": [found.code for found in check()],
    }  # fmt: skip


VERBS = {"approve": _approve, "rename": _rename, "facts": _facts}


def main() -> None:
    """Do what the words say, one after another."""
    import django

    django.setup()
    print(json.dumps([VERBS[verb](word) for verb, _, word in (said.partition(":") for said in sys.argv[1:])]))


if __name__ == "__main__":
    main()
