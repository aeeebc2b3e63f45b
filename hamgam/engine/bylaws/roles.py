"""What can happen at all under given bylaws: which roles somebody can come to hold, and which acts somebody can do."""

from collections.abc import Collection
from functools import cached_property

from hamgam.engine.bylaws import words
from hamgam.engine.bylaws.rules import Body, Bylaws, Election, Power
from hamgam.engine.methods import BODIES

ALWAYS = frozenset({"clock", "host"})
"""Machines, that nobody appoints."""

GIVEN_BY = {"duty": frozenset({"coordinator", "secretary"}), "body": frozenset({"executive"})}
"""Roles that come with a matter: a duty, or a seat in a body."""

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
        self.bylaws, self.stage = bylaws, stage
        # Where a coalition stands, its members have liaisons: they name them themselves, or are named together.
        self.held = frozenset(held) | ({"liaison"} if stage == "standing" else set())
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
        return (
            given | self._given_by_matters(found) | self._given_by_turns(found, able) | self._given_by_elections(able)
        )

    def _given_by_matters(self, found: Collection[str]) -> set[str]:
        """Roles that come with a duty, a body or a mandate, or with asking to join."""
        given = set()
        brought = self._brought(found)
        for body in self.bylaws.bodies:
            if body.body in words.ROLES and self._filled(body, brought):
                given.add(body.body)
        for matter, roles in GIVEN_BY.items():
            given |= roles if matter in brought else set()
        if "mandate" in brought:
            given.add("mandated")
        if "admission" in brought:
            given.add("candidate")
        return given

    def _given_by_turns(self, found: Collection[str], able: Collection[str]) -> set[str]:
        """Roles that come with a duty whose turn goes round."""
        brought, takes = self._brought(found), "coordination.take_up" in able
        comes = {"order": takes, "volunteer": takes, "lot": "turn" in brought, "decision": "duty" in brought}
        return {row.role for row in self.bylaws.duties if row.role and comes[row.turn]}

    def _given_by_elections(self, able: Collection[str]) -> set[str]:
        """Roles that come with an office to which somebody can be elected."""
        if not {"elections.open", "elections.begin_voting", "elections.close"} <= set(able):
            return set()
        return {row.office for row in self.bylaws.elections if row.office in words.ROLES}

    def _filled(self, body: Body, brought: Collection[str]) -> bool:
        """Whether anybody comes to sit in a body: elected or appointed by a matter, else by themselves or their own."""
        return body.filled not in ("elected", "appointed") or not {"body", "duty"}.isdisjoint(brought)

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
            and self.lets(act)
            for act in ("decisions.answer", "decisions.vote")
            for row in self.bylaws.rows(act)
        )

    def lets(self, act: str) -> bool:
        """Whether an organisation on some step of the ladder may do the act; without a ladder, all may."""
        return not self.bylaws.levels or any(level.lets(act) for level in self.bylaws.levels)

    def body_has_members(self, name: str) -> bool:
        """Whether anything puts somebody into this body."""
        if name in _WHOLE:
            return True
        if name == "delegates":
            return not self.roles.isdisjoint({"delegate", "second"})
        body = self.bylaws.body(name)
        return body is not None and self._filled(body, self._brought(self.roles))

    def elects(self, row: Election) -> bool:
        """Whether anybody can belong to those who elect: of the body that is filled, or of the units."""
        body = {"units": "unit", "members_of_body": row.office}.get(row.electorate, row.electorate)
        if body == "secretary":
            body = "executive"  # whoever sits in the executive elects its secretary
        return self.body_has_members(body)

    def size(self, name: str, members: int | None) -> int | None:
        """How many at most have a voice in this body; None where that is not known."""
        if name in _WHOLE or name == "delegates":
            return members if self.stage == "standing" else None
        body = self.bylaws.body(name)
        if body is None or body.filled != "named_by_each":
            return (body.seats or None) if body else None
        return body.seats or (members if self.stage == "standing" else None)

    def can_rise(self) -> bool:
        """Whether an organisation can come to a higher step of the ladder: somebody brings it, and a row settles it."""
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
