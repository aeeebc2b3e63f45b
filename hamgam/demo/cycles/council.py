"""The council's cycle: a platform of years ago that nine left; six take over a council's bylaws, and hold their yearly session."""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from hamgam.bodies import acts as bodies
from hamgam.bodies.models import Body
from hamgam.bylaws import founding
from hamgam.decisions import acts as decisions
from hamgam.decisions.models import Matter
from hamgam.demo.coalition import enrol_keys, found_coalition
from hamgam.demo.content.council import session
from hamgam.demo.content.held import Happened, Held
from hamgam.demo.content.platform.organisations import ORGANISATIONS, PLATFORM
from hamgam.demo.content.shapes import Both
from hamgam.demo.cycle import FRIDAY, Cycle, Step
from hamgam.demo.held import Over
from hamgam.members import acts as members
from hamgam.members.actor import Actor
from hamgam.members.leaving import handover

#: Days from today: the platform was founded three years ago; a year later nine had left.
FOUNDED, LEFT, CHANGED = -1100, -720, -690
STAY = ("qandsazan", "parastaran", "amuzgaran", "bazneshastegan", "duzandegan", "ranandegan")
#: The session is held on the first Friday after this day.
HELD = -60


class Council(Cycle):
    """Six who stay, on the same installation, until decisions come faster."""

    coalition = PLATFORM

    def __init__(self, today: datetime, keys: Path) -> None:
        super().__init__(today, keys)
        self.held = self.day_of(FRIDAY, HELD)
        self.session = Over(self.cast, _session(self.held))

    @property
    def day(self) -> date:
        """The day of the session."""
        return self.cast.moment(self.held).date()

    def steps(self) -> list[Step]:
        """What happens, in order."""
        day, held = self.held, self.session
        return [
            Step("founded", FOUNDED, 9, lambda: found_coalition(self.cast, PLATFORM, ORGANISATIONS, FOUNDED)),
            Step("keys", FOUNDED + 5, 17, lambda: enrol_keys(self.cast, ORGANISATIONS, self.keys, FOUNDED + 5)),
            Step("nine leave", LEFT, 10, self.leave),
            Step("other bylaws are brought", CHANGED, 10, lambda: self.bring("2", session.CHANGE, CHANGED + 24, {})),
            Step("all six answer", CHANGED + 3, 18, self.answer), Step("a council", CHANGED + 24, 20, self.count),
            Step("the session is called", day - 30, 10, held.call), Step("its items", day - 26, 12, held.propose),
            Step("the agenda is agreed", day - 10, 12, held.prepare),
            Step("song and silence", day, 10, held.open), Step("item by item", day, 11, held.work),
            Step("what was decided", day, 16, self.decide), Step("the session ends", day, 17, held.end),
            Step("what was read back stands", day + 3, 18, self.nothing),
            Step("a commission of six", day + 4, 18, self.name), Step("others are invited", day + 5, 10, self.invite),
            Step("faster decisions are brought", day + 6, 10, lambda: self.bring("3", session.FASTER, day + 30, FASTER)),
            Step("all six answer again", day + 8, 18, self.answer), Step("decisions come faster", day + 30, 20, self.count),
        ]  # fmt: skip

    def nothing(self) -> None:
        """What falls due by itself is done by the clock."""

    def leave(self) -> None:
        """Each for itself, with its list of what is handed over."""
        for handle in [handle for handle in self.cast.organisations if handle not in STAY]:
            house = self.cast.organisations.pop(handle)
            points = [point.name for point in handover(house)]
            members.leave(by=self.cast.liaison(handle), on=house, handed=points, last_is_known=True)

    def bring(self, version: str, question: Both, closes: int, changed: dict[str, tuple[str, str]]) -> None:
        """The bylaws of a council as they are shipped, or with what is changed in them."""
        rules, texts = founding.template("council")
        named = {"rules": rules.replace('version = "1"', f'version = "{version}"', 1), **texts}
        for part, (before, after) in changed.items():
            named[part] = named[part].replace(before, after, 1)
        decisions.bring(
            by=self.cast.second("amuzgaran"), kind="bylaws", question=question.as_dict(),
            closes_at=self.cast.moment(closes, 20),
            details={"rules": named["rules"], "texts": {code: named[code] for code in texts}},
        )  # fmt: skip

    def change(self) -> Matter:
        """The change of the bylaws that was brought last."""
        return Matter.objects.filter(kind="bylaws").latest("number")

    def answer(self) -> None:
        """All six accept."""
        for handle in STAY:
            decisions.answer(by=self.cast.second(handle), on=self.change(), said={"word": "accept"}, mandated=True)

    def count(self) -> None:
        """The clock counts, where it has not yet."""
        if self.change().stage == "open":
            decisions.close(by=Actor.clock(), on=self.change())

    def decide(self) -> None:
        """Each with its own decision: two documents, three sections of the media, the programme, the invitation, the commission."""
        for place, question, text in session.DECIDED:
            self._enter("decision", place, question, text)
        self._enter("body", 5, session.COMMISSION_ASKED, Both("", ""), do="make", kind="commission",
                    names=session.COMMISSION.as_dict(), charter=session.CHARTER.as_dict())  # fmt: skip

    def _enter(self, matter: str, place: int, question: Both, text: Both, **details: object) -> None:
        decisions.enter(
            by=self.cast.coordinator, kind=matter, question=question.as_dict(), text=text.as_dict(), agreed=True,
            decided_on=self.day, present=len(STAY), place=session.SESSION.place.as_dict(),
            details={**details, "item": self.session.item(place).pk},
        )  # fmt: skip

    def name(self) -> None:
        """One from each."""
        body = Body.objects.get(kind="commission")
        for handle in STAY:
            by = self.cast.liaison(handle)
            bodies.name_member(by=by, on=body, seat=by.seat)

    def invite(self) -> None:
        """A first step: two that agree with the founding text."""
        for names, handle, why in session.INVITED:
            members.invite_candidate(by=self.cast.liaison(handle), names=names.as_dict(), why=why)


FASTER = {
    "rules": ('{ matter = "decision", body = "organisations", method = "consent", notice_days = 10',
              '{ matter = "decision", body = "organisations", method = "consent", notice_days = 5'),
    "fa": ("برای پاسخ دست‌کم ۱۰ روز و دو دور فرصت هست. اگر توافق نشد، وضع موجود ادامه می‌یابد و بحث",
           "برای پاسخ دست‌کم ۵ روز و دو دور فرصت هست. اگر توافق نشد، وضع موجود ادامه می‌یابد و بحث"),
    "en": ("There are at least 10 days and two rounds to answer. Failing that, what stands goes on and the debate",
           "There are at least 5 days and two rounds to answer. Failing that, what stands goes on and the debate"),
}  # fmt: skip


def _session(day: int) -> Held:
    people = dict.fromkeys(STAY, (2, 0, 0))
    return Held(
        call=replace(session.SESSION, called=day - 30, begins=day), opening=session.OPENING,
        happened=tuple(Happened(*row) for row in session.HAPPENED), people=(people,), groups=(), presented=day + 3, asked=day + 4,
        adopted=day + 20, question=Both("", ""),
    )  # fmt: skip
