"""What can happen at all under given bylaws: which roles somebody can come to hold, and which acts somebody can do."""

from collections.abc import Collection
from functools import cached_property
from typing import Any

from hamgam.engine.bylaws import words
from hamgam.engine.bylaws.rules import Bylaws, Power
from hamgam.engine.methods import BODIES

ALWAYS = frozenset({"clock", "host"})
"""Machines, that nobody appoints."""

NOT_OF_MEMBERS = frozenset({"observer", "candidate", "invited", "key_holder", "clock", "host"})
"""Roles that nobody holds for a member organisation."""

_OF_TEXTS = ("texts", "positions", "signing", "statements")
_WHOLE = frozenset({*BODIES, "organisations", "signatories", "assembly"})
"""Bodies in which every member organisation sits."""


class Reach:
    """Which acts can be done under these bylaws by somebody, at some time.

    stage: "founding" or "standing", the coalition's; held: roles for which somebody has a seat already.
    """

    def __init__(self, bylaws: Bylaws, stage: str, held: Collection[str] = ()) -> None:
        self.bylaws, self.stage, self.held = bylaws, stage, frozenset(held)
        self._contradictions: dict[Power, str | None] = {}

    @cached_property
    def roles(self) -> frozenset[str]:
        """Every role that somebody holds or can come to hold."""
        found = set(ALWAYS | self.held)
        while more := self._given_by(found) - found:
            found |= more
        return frozenset(found)

    def _given_by(self, found: Collection[str]) -> set[str]:
        """What those who hold these roles can hand out or come to."""
        able = {row.act for row in self.bylaws.powers if self._lives(row, found)}
        given = set()
        for row in self.bylaws.rows("members.invite"):
            if self._lives(row, found):
                given |= set(row.gives or words.ROLES) - {"invited", "key_holder", "mandated", *ALWAYS}
        if able & {"members.name_liaison_by_letter", "members.name_liaison_by_coalition"}:
            given.add("liaison")
        if able & {"members.invite", "members.give_sign_in_link"}:
            given.add("invited")
        if "members.enrol_key" in able:
            given.add("key_holder")
        if set(found) - NOT_OF_MEMBERS and able & {"members.add_organisation", "members.split_organisation"}:
            given.add("observer")
        return given | self._given_by_matters(found)

    def _given_by_matters(self, found: Collection[str]) -> set[str]:
        """Roles that come with a body, with a mandate or with asking to join."""
        given = set()
        brought = self._brought(found)
        for body in getattr(self.bylaws, "bodies", ()):
            if body.body in words.ROLES and (body.filled != "appointed" or brought & {"body", "choice"}):
                given.add(body.body)
        if "mandate" in brought:
            given.add("mandated")
        if "admission" in brought or any(row.act.startswith("members.apply") for row in self.bylaws.powers):
            given.add("candidate")
        return given

    def _brought(self, found: Collection[str]) -> set[str]:
        named: set[str] = set()
        rows = [row for row in self.bylaws.rows("decisions.bring") if self._lives(row, found)]
        for matter in self.bylaws.matters:
            if any(not row.kinds or matter.matter in row.kinds for row in rows):
                named.add(matter.matter)
        return named

    def _lives(self, row: Power, found: Collection[str]) -> bool:
        return not set(row.roles).isdisjoint(found) and not self.past(row) and self.contradiction(row) is None

    def past(self, row: Power) -> bool:
        """Whether a row was for the founding alone, which is over."""
        return self.stage == "standing" and row.stages == ("founding",)

    def lives(self, row: Power) -> bool:
        """Whether somebody can ever do what this row grants."""
        return self._lives(row, self.roles)

    def may(self, act: str) -> bool:
        """Whether somebody can ever do this act."""
        return any(self.lives(row) for row in self.bylaws.rows(act))

    def may_as_member(self, act: str) -> bool:
        """Whether somebody can ever do this act for a member organisation."""
        return any(self.lives(row) and set(row.roles) & self.roles - NOT_OF_MEMBERS for row in self.bylaws.rows(act))

    def contradiction(self, row: Power) -> str | None:
        """Why a row can never hold, whoever asks; None where it can."""
        if row not in self._contradictions:
            self._contradictions[row] = self._contradiction(row)
        return self._contradictions[row]

    def _contradiction(self, row: Power) -> str | None:
        if row.second_person and row.within == "own_person":
            return "second_and_own"
        if row.matter and row.unsettled:
            return "settled_and_unsettled"
        if row.act.split(".")[0] in _OF_TEXTS and row.stages and not set(row.stages) & set(words.TEXT_STAGES):
            return "stage"
        name = row.matter or row.unsettled
        if name and row.kinds and not self._kinds_settled(name, row.kinds):
            return "kind"
        if row.level and not self._level_ever_suffices(row):
            return "level"
        return None

    def _kinds_settled(self, name: str, kinds: Collection[str]) -> bool:
        settled = self._kinds_of_matters.get(name, set())
        return None in settled or not settled.isdisjoint(kinds)

    @cached_property
    def _kinds_of_matters(self) -> dict[str, set[str | None]]:
        """Matter → the kinds of text for which it is settled; None: for any."""
        found: dict[str, set[str | None]] = {}
        for row in self.bylaws.matters:
            found.setdefault(row.matter, set()).update(row.kinds or (None,))
        return found

    def _level_ever_suffices(self, row: Power) -> bool:
        kinds: Collection[str] = row.kinds or words.KINDS
        level = str(row.level)
        return any(self.bylaws.level_suffices(level, kind) for kind in kinds if kind in words.KINDS)

    def first_row(self, act: str) -> int | None:
        """Where the first row of an act stands; None where nobody may do it."""
        return next((place for place, row in enumerate(self.bylaws.powers) if row.act == act), None)

    def article(self, place: int | None) -> str | None:
        """The article that this row of the powers cites."""
        return None if place is None else self.bylaws.powers[place].article

    # Matters that are brought, and who settles them.

    def can_answer(self, matter: str) -> bool:
        """Whether somebody who speaks for a member can answer a matter of this kind."""
        return any(
            self.lives(row)
            and set(row.roles) & self.roles - NOT_OF_MEMBERS - {"mandated"}
            and (not row.kinds or matter in row.kinds)
            for act in ("decisions.answer", "decisions.vote")
            for row in self.bylaws.rows(act)
        )

    def body_has_members(self, body: str) -> bool:
        """Whether anything puts somebody into this body."""
        if body in _WHOLE:
            return True
        if body == "delegates":
            return not self.roles.isdisjoint({"delegate", "second"})
        row = next((row for row in getattr(self.bylaws, "bodies", ()) if row.body == body), None)
        if row is None:
            return False
        return row.filled != "appointed" or bool(self._brought(self.roles) & {"body"})

    def size(self, body: str, members: int | None) -> int | None:
        """How many at most have a voice in this body; None where that is not known."""
        if body in _WHOLE or body == "delegates":
            return members if self.stage == "standing" else None
        row = next((row for row in getattr(self.bylaws, "bodies", ()) if row.body == body), None)
        if row is None:
            return None
        return (row.seats or None) if row.filled != "named_by_each" else (row.seats or members)

    def can_rise(self, level: Any) -> bool:
        """Whether an organisation on this step can come to a higher one: somebody brings it, somebody settles it."""
        return "level" in self._brought(self.roles) and self.bylaws.matter("level") is not None


def rows_of_matter(bylaws: Bylaws, name: str) -> list[int]:
    """Where the rows of a matter stand."""
    return [place for place, row in enumerate(bylaws.matters) if row.matter == name]


def kinds_brought(bylaws: Bylaws, reach: Reach) -> set[str]:
    """The kinds of matter that somebody who can be there may bring for a member."""
    rows = [
        row
        for row in bylaws.rows("decisions.bring")
        if reach.lives(row) and set(row.roles) & reach.roles - NOT_OF_MEMBERS
    ]
    return {m.matter for m in bylaws.matters if any(not row.kinds or m.matter in row.kinds for row in rows)}
