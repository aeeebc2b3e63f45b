"""The council's cycle: a platform of years ago, which nine left; six take over a council's bylaws, and hold their yearly session."""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from hamgam.assemblies import acts as assemblies
from hamgam.assemblies import evaluating
from hamgam.bodies import acts as bodies
from hamgam.bodies.models import Body
from hamgam.bylaws import founding
from hamgam.decisions import acts as decisions
from hamgam.decisions.models import Matter
from hamgam.demo.assemblies import Called
from hamgam.demo.content.council import documents, session
from hamgam.demo.content.held import Happened, Held
from hamgam.demo.content.platform.organisations import PLATFORM
from hamgam.demo.content.shapes import Both, Edit
from hamgam.demo.cycle import FRIDAY, Cycle, Step, named, nothing
from hamgam.demo.cycles.platform import Platform
from hamgam.demo.decisions import counted
from hamgam.demo.held import Over
from hamgam.demo.story import Story
from hamgam.members import acts as members
from hamgam.members.actor import Actor
from hamgam.members.leaving import handover
from hamgam.texts import acts as texts

#: Days from today: the day on which the platform's own cycle is told; nine leave; the bylaws of a council are brought.
PAST, LEFT, CHANGED = -1000, -720, -690
STAY = documents.COUNCIL
#: The session is held on the first Friday after this day.
HELD = -60


class Council(Cycle):
    """Six who stay, on the same installation, until decisions come faster."""

    coalition = PLATFORM
    name_matter: Matter

    def __init__(self, today: datetime, keys: Path) -> None:
        super().__init__(today, keys)
        self.past = Platform(self.cast.moment(PAST, 21), keys)
        before = self.past.cast
        self.cast.organisations, self.cast.people, self.cast.keys = before.organisations, before.people, before.keys
        self.held = self.day_of(FRIDAY, HELD)
        self.session = Session(self.cast, _session(self.held))
        self.wages = Document(self.cast, documents.wages(self.held))
        self.schools = Document(self.cast, documents.schools(self.held))
        self.next = Called(self.cast, session.NEXT)

    @property
    def day(self) -> date:
        """The day of the session."""
        return self.cast.moment(self.held).date()

    def steps(self) -> list[Step]:
        """What happens, in order."""
        rows = [*self._platform(), *self._changed(), *self._session(), *self._documents(), *self._after()]
        return sorted(rows, key=lambda step: (step.day, step.hour))

    def _platform(self) -> list[Step]:
        """Fifteen organisations, their fourth meeting and the long text that each of them signed, years ago."""
        first, *rows = [replace(step, day=step.day + PAST) for step in self.past.until_published()]
        return [replace(first, act=self.found), *rows, Step("nine leave", LEFT, 10, self.leave)]

    def _changed(self) -> list[Step]:
        return [
            Step("other bylaws are brought", CHANGED, 10, lambda: self.bring("2", session.CHANGE, CHANGED + 24, {})),
            Step("all six answer", CHANGED + 3, 18, self.answer), Step("a council", CHANGED + 24, 20, self.count),
            Step("a name is asked", CHANGED + 30, 10, self.ask_name), Step("a name is answered", CHANGED + 33, 18, self.answer_name),
            Step("a name is agreed", CHANGED + 45, 20, self.count_name),
        ]  # fmt: skip

    def _session(self) -> list[Step]:
        day, held = self.held, self.session
        return [
            Step("the session is called", day - 30, 10, held.call), Step("items of the session", day - 26, 12, held.propose),
            Step("the agenda is agreed", day - 10, 12, self.prepare),
            Step("song and silence", day, 10, held.open), Step("item by item", day, 11, held.work),
            Step("the hall changes a document", day, 15, self.change_wages),
            Step("what was decided", day, 16, self.decide), Step("the session ends", day, 17, held.end),
        ]  # fmt: skip

    def _documents(self) -> list[Step]:
        """Two policy documents: drafted before the session, answered clause by clause after it, signed by all six."""
        day, both = self.held, (("wages", self.wages), ("schooling", self.schools))
        rows = [Step("both rounds close", day + documents.CLOSES, 20, nothing)]
        for name, story in both:
            rows += [
                Step(f"{name}: a draft", day + documents.DRAFTED, 10, story.begin),
                Step(f"{name}: a round", day + documents.ASKED, 10, lambda story=story: story.open(day + documents.CLOSES)),  # type: ignore[misc]
                Step(f"{name}: all answer", day + documents.ASKED + 3, 11, lambda story=story: story.answer(True)),  # type: ignore[misc]
                Step(f"{name}: frozen", day + documents.FROZEN, 18, story.freeze),
                *(
                    Step(f"{name}: {row.organisation} signs", row.day, 12, lambda story=story, row=row: story.consent(row))  # type: ignore[misc]
                    for row in story.content.consents
                ),
                Step(f"{name}: published", day + documents.PUBLISHED, 12, story.publish),
            ]  # fmt: skip
        return rows

    def _after(self) -> list[Step]:
        day, held = self.held, self.session
        return [
            Step("evaluated", day + 1, 12, self.evaluate),
            Step("what was read back stands", day + 3, 18, nothing),
            Step("the report is put forward", day + 4, 17, held.present), Step("a commission of six", day + 4, 18, self.name),
            Step("is the report adopted", day + 4, 19, held.ask), Step("others are invited", day + 5, 10, self.invite),
            Step("faster decisions are brought", day + 6, 10, lambda: self.bring("3", session.FASTER, day + 30, FASTER)),
            Step("all six answer again", day + 8, 18, self.answer), Step("the report is answered", day + 8, 19, held.answer),
            Step("the report is adopted", day + 20, 20, held.adopt), Step("decisions come faster", day + 30, 20, self.count),
            *named(self.next.events(), "the next session is called", "its next items", "its next agenda"),
        ]  # fmt: skip

    def prepare(self) -> None:
        """The agenda in order, who holds the offices, and the documents that two of its items are about."""
        self.session.prepare()
        made = self.session._assembly()
        about = {session.WAGES: self.wages.text, session.SCHOOLS: self.schools.text}
        order = list(made.items.agenda().values_list("pk", flat=True))
        texts = {self.session.item(place).pk: text for place, text in about.items()}
        assemblies.order_agenda(by=self.cast.coordinator, on=made, order=order, texts=texts)

    def change_wages(self) -> None:
        """Two clauses get other words in the hall, and their translation."""
        for edit in documents.CHANGED:
            self.wages.edit(edit)
            self.wages.retranslate(edit)

    def found(self) -> None:
        """The fifteen of the platform; who coordinates there does so here."""
        self.past.found()
        self.cast.coordinator = self.past.cast.coordinator

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
        counted(self.change())

    def decide(self, rows: tuple[tuple[int, Both, Both], ...] = session.DECIDED) -> None:
        """Each with its own decision: two documents, three sections of the media, the programme, the invitation, the commission."""
        for place, question, text in rows:
            self._enter("decision", place, question, text)
        self._enter("body", 6, session.COMMISSION_ASKED, Both("", ""), do="make", kind="commission",
                    names=session.COMMISSION.as_dict(), charter=session.CHARTER.as_dict())  # fmt: skip

    def _enter(self, matter: str, place: int, question: Both, text: Both, **details: object) -> None:
        decisions.enter(
            by=self.cast.coordinator, kind=matter, question=question.as_dict(), text=text.as_dict(), agreed=True,
            decided_on=self.day, present=len(STAY), place=session.SESSION.place.as_dict(),
            details={**details, "item": self.session.item(place).pk},
        )  # fmt: skip

    def ask_name(self) -> None:
        """The former name was that of a platform of fifteen."""
        self.name_matter = decisions.bring(
            by=self.cast.second("duzandegan"), kind="name", question=session.NAMED.as_dict(),
            choices=[session.NAME.as_dict()], details={"of": "coalition"}, closes_at=self.cast.moment(CHANGED + 45, 20),
        )  # fmt: skip

    def answer_name(self) -> None:
        """All six accept it."""
        words = {choice["id"]: "accept" for choice in self.name_matter.choices}
        for handle in STAY:
            decisions.answer(by=self.cast.second(handle), on=self.name_matter, said={"words": words}, mandated=True)

    def count_name(self) -> None:
        """The clock counts, where it has not yet."""
        counted(self.name_matter)

    def evaluate(self, rows: tuple[tuple[str, str, str], ...] = session.EVALUATED) -> None:
        """What fell short since the last time, and what was good and bad in the session; one line each."""
        for handle, which, words in rows:
            evaluating.evaluate(
                by=self.cast.liaison(handle),
                on=self.session._assembly(),
                list=which,
                words=words,
                language="fa",
                named=True,
            )

    def name(self, handles: tuple[str, ...] = STAY) -> None:
        """One from each."""
        body = Body.objects.get(kind="commission")
        for handle in handles:
            by = self.cast.liaison(handle)
            bodies.name_member(by=by, on=body, seat=by.seat)

    def invite(self, rows: tuple[tuple[Both, str, str], ...] = session.INVITED) -> None:
        """A first step: two that agree with the founding text."""
        for names, handle, why in rows:
            members.invite_candidate(by=self.cast.liaison(handle), names=names.as_dict(), why=why)


class Document(Story):
    """A policy document; under a council's bylaws delegates bring, answer and sign."""

    def voice(self, handle: str) -> Actor:
        """The delegate of one of the six."""
        found = self.cast.second(handle)
        assert found is not None, handle
        return found

    def retranslate(self, edit: Edit) -> None:
        """The English of a clause that was changed, reviewed by somebody of another organisation."""
        lead = self._content_clauses()[edit.clause].wordings.get(state="leading")
        english = self.content.clauses()[edit.clause].text.en
        made = texts.write_translation(by=self.voice(edit.organisation), on=lead, language="en", words=english)
        texts.review_translation(by=self.voice("qandsazan"), on=made)


class Session(Over):
    """The session; under a council's bylaws delegates bring and answer matters."""

    def ask(self) -> None:
        """Whether its report is adopted."""
        self.matter = decisions.bring(
            by=self.cast.second(self.content.minute_taker), kind="report", question=self.held.question.as_dict(),
            details={"report": self._assembly().reports.get().pk}, closes_at=self.cast.moment(self.held.adopted, 20),
        )  # fmt: skip

    def answer(self) -> None:
        """All six accept."""
        for handle in STAY:
            decisions.answer(by=self.cast.second(handle), on=self.matter, said={"word": "accept"}, mandated=True)


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
        adopted=day + 20, question=session.REPORT,
    )  # fmt: skip
