"""Reports and proposals as they are presented: one organisation after the other, in the alphabetical order of the reader's language."""

from dataclasses import dataclass, field

from django.utils.translation import get_language

from hamgam.assemblies.contributions_models import Contribution
from hamgam.assemblies.models import Assembly
from hamgam.members.models import Organisation


@dataclass
class Brought:
    """What one organisation brings: its report, if it has handed one in, and its proposals."""

    organisation: Organisation
    report: Contribution | None = None
    proposals: list[Contribution] = field(default_factory=list)


@dataclass
class Collected:
    """Who has handed something in, in the order in which it is presented, and the member organisations without a report."""

    brought: list[Brought]
    waiting: list[Organisation]

    @property
    def reports(self) -> list[Brought]:
        """Those that have handed in their report."""
        return [each for each in self.brought if each.report is not None]


def collected(assembly: Assembly) -> Collected:
    """What was handed in, without the files; in two queries."""
    language = get_language() or "fa"
    found: dict[int, Brought] = {}
    houses = list(Organisation.objects.alphabetical(language))
    rows = assembly.contributions.standing().defer("data")
    by_house: dict[int, list[Contribution]] = {}
    for row in rows:
        by_house.setdefault(row.organisation_id, []).append(row)
    for house in houses:
        for row in by_house.get(house.pk, []):
            row.organisation = house
            brought = found.setdefault(house.pk, Brought(house))
            if row.kind == "report":
                brought.report = row
            else:
                brought.proposals.append(row)
    waiting = [
        house for house in houses if _is_asked(house) and (house.pk not in found or found[house.pk].report is None)
    ]
    return Collected(list(found.values()), waiting)


def _is_asked(house: Organisation) -> bool:
    return house.standing == "member" and house.left_on is None
