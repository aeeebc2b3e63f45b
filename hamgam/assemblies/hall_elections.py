"""Where all are there in a session, whoever chairs it may end the nominations of an election: nobody who could propose is missing."""

from typing import Any

from hamgam.assemblies import checks, reading
from hamgam.assemblies.models import Assembly
from hamgam.elections import opening
from hamgam.record import times


def leads_all(by: Any) -> bool:
    """Whether this person chairs a session in which every member organisation is represented at this moment."""
    for assembly in Assembly.objects.filter(stage="in_session"):
        if checks.holds(by, assembly, "chair"):
            there = reading.present(assembly, assembly.today(times.now()))
            if there.members and there.member_houses == there.members:
                return True
    return False


opening.IN_SESSION.append(leads_all)
