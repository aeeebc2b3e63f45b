"""A committee abroad, lived: a quorum, heads of units without a vote, mandates to nobody yet, a leadership, a conference, delegates."""

import io
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from docx import Document

from hamgam.assemblies.models import Assembly, Attendance
from hamgam.bodies.models import Mandate
from hamgam.decisions import acts as decisions
from hamgam.decisions.models import Matter
from hamgam.demo.content.committee import elections, session
from hamgam.demo.content.committee.organisations import OBSERVERS
from hamgam.demo.content.committee.text import FINISHED
from hamgam.demo.cycles.committee import Committee
from hamgam.elections.models import Election, Place
from hamgam.members import here
from hamgam.members.actor import Actor
from hamgam.statements.models import Statement
from tests.browser import Story
from tests.stories.cycles.issued import fetched, keep, missing_from
from tests.stories.cycles.living import Hours, live
from tests.stories.pages import choose_day, said

#: A Wednesday: the session is held in the middle of December, and the conference is some nine weeks away.
TODAY = datetime(2027, 1, 20, 12, tzinfo=UTC)


class Lived:
    """The committee's cycle with two browsers: one of a telephone, one of a desk."""

    def __init__(self, phone: Story, desk: Story, folder: Path) -> None:
        self.phone, self.desk, self.folder = phone, desk, folder
        self.cycle = Committee(TODAY, folder / "keys")
        self.language = phone.language

    @property
    def chair(self) -> Actor:
        """Who chairs the session, of the organisation in Sweden."""
        return self.cycle.cast.liaison("sued")

    def short(self) -> dict[str, Callable[[], None]]:
        """What is lived in both languages."""
        return {
            "opened": self.opened, "mandate": self.mandate, "secretary voting": self.begun, "secretary votes": self.votes,
            "settled": self.settled, "delegates vote": self.delegates_vote,
        }  # fmt: skip

    def whole(self) -> dict[str, Callable[[], None]]:
        """What is lived in Persian."""
        return {
            **self.short(), "leadership": self.leadership, "leadership answered": self.answered,
            "secretary nominated": self.nominated, "secretary counted": self.counted, "conference called": self.called,
        }  # fmt: skip

    def words(self, both: object) -> str:
        """In the language that is read here."""
        return str(getattr(both, self.language))

    # --- the session

    def opened(self) -> None:
        """Six of seven are there; a head of the units counts their people, is no part of the quorum, and has nothing to vote with."""
        hall, head = self.desk, self.phone
        hall.enter(self.chair)
        hall.go("assemblies.page", number=1)
        hall.press("Open the session")
        for handle in ("alman", "faranse"):
            self._count(hall, handle)
        head.enter(self.cycle.cast.observers["sarparastan"])
        self._count(head, "sarparastan")
        head.look("heads of units")
        by_acts = {
            handle: people
            for handle, people in session.FIRST_DAY.items()
            if handle not in ("alman", "faranse", "sarparastan")
        }
        self.cycle.session.count(by_acts)
        hall.go("assemblies.live", number=1)
        hall.look("a quorum")
        for row in OBSERVERS:
            assert hall.say("%(name)s (without a vote)", name=self.words(row.short)) in hall.text()
        hall.press("The agenda is adopted")
        assembly = Assembly.objects.get()
        assert (assembly.agenda_adopted_at is not None, assembly.items.agenda().count()) == (True, 4)
        assert Attendance.objects.filter(organisation__standing="observer").count() == 2
        head.go("assemblies.live", number=1)
        assert head.page.get_by_role("button", name=head.say("We ask for the floor")).count() == 1
        head.go("decisions.enter")
        assert head.page.locator("main form").count() == 0
        head.go("decisions.list")

    def _count(self, told: Story, handle: str) -> None:
        active, partial, remote = session.FIRST_DAY[handle]
        told.go("assemblies.enter_attendance", number=1)
        row = told.page.locator(f"#o-{handle}")
        for name, people in (("active", active), ("partial", partial), ("remote", remote)):
            row.locator(f"input[name={name}]").fill(str(people))
        row.locator("input[name=present]").check()
        row.get_by_role("button").click()

    def mandate(self) -> None:
        """The chair enters under the item that the document goes to whoever will sit in the executive."""
        hall, row = self.desk, session.MANDATE_TO_FINISH
        hall.enter(self.chair)
        hall.go("assemblies.live", number=1)
        hall.follow("Agreed or not agreed")
        hall.page.locator("main a[href='?kind=mandate']").click()
        hall.look("to a body not elected yet")
        assert hall.page.locator("#present").input_value() == {"fa": "۶", "en": "6"}[self.language]
        hall.page.locator(f"#question-{self.language}").fill(self.words(row.question))
        hall.page.locator(f"#text-{self.language}").fill(self.words(row.text))
        hall.page.locator("#to").select_option("kind:executive")
        hall.page.locator("#act").select_option("texts.finish")
        hall.page.locator("#which_text").select_option("1")
        choose_day(hall, "Until the end of which day", here.today() + timedelta(days=160))
        hall.page.locator("input[name=agreed]").first.check()
        choose_day(hall, "On which day it was decided", here.today())
        hall.press("Enter it")
        matter = Matter.objects.get(kind="mandate")
        assert (matter.stage, matter.details["to"]) == ("read_back", "kind:executive")
        hall.look("read back")
        self.cycle.session.end_item(1, session.HAPPENED[1])

    def leadership(self) -> None:
        """The form of leadership is brought in the hall."""
        self.cycle.session.take_up(4, session.HAPPENED[3])
        told = self.desk
        told.enter(self.cycle.cast.liaison("alman"))
        told.go("elections.list")
        told.look("before the form of leadership")
        told.follow("Bring it as a matter")
        told.page.locator(f"#question-{self.language}").fill(self.words(session.LEADERSHIP.question))
        told.page.locator(f"#text-{self.language}").fill(self.words(session.LEADERSHIP.text))
        told.page.locator("#seats-secretary").fill("1")
        told.page.locator("#seats-executive").fill("3")
        told.press("Bring the matter")
        told.look("the form of leadership")

    def answered(self) -> None:
        """Six answer, the seventh on a telephone; the chair counts at once."""
        matter, cast = Matter.objects.get(kind="leadership"), self.cycle.cast
        for handle in cast.organisations:
            if handle not in ("kanada", "sued"):
                decisions.answer(by=cast.liaison(handle), on=matter, said={"word": "yes"}, mandated=True)
        for handle, word in (("kanada", "no"), ("sued", "yes")):
            self.phone.enter(cast.liaison(handle))
            self.phone.go("decisions.page", number=matter.number)
            self.phone.page.locator(f"#answer input[value={word}]").check()
            if word == "no":
                self.phone.page.get_by_label(self.phone.say("Reservation or reason")).fill(
                    "سخنگوی چرخشی را بهتر می‌دانیم."
                )
            self.phone.press("Record the answer")
        self.phone.press("Close and count")
        self.phone.look("one against")
        matter.refresh_from_db()
        assert (matter.stage, matter.result["offices"]) == ("agreed", {"secretary": 1, "executive": 3})

    # --- elections

    def nominated(self) -> None:
        """One proposes herself, another is asked by his organisation and agrees; the third is told."""
        own, other, third = elections.SECRETARY
        told, voting = self.phone, self.cycle.voting
        ava = voting.person(own.username)
        told.enter(ava)
        self._propose(told, ava)
        told.page.locator(f"#words-{self.language}").fill(self.words(own.words))
        told.press("Record the page")
        told.look("her page")
        told.enter(self.cycle.cast.liaison(other.handle))
        asked = voting.person(other.username)
        self._propose(told, asked)
        told.enter(asked)
        told.go("notices.now")
        told.look("asked whether he stands")
        link = told.page.get_by_role("link", name=told.say("Say whether you stand in an election"))
        assert told.page.locator("section.turn a").first.inner_text() == link.inner_text()
        told.follow("Say whether you stand in an election")
        told.press("I stand")
        told.page.locator(f"#words-{self.language}").fill(self.words(other.words))
        told.press("Record the page")
        voting.propose("secretary", third)
        voting.stands("secretary", third)
        told.go("elections.page", number=1)
        told.look("three stand")

    def _propose(self, told: Story, who: Actor) -> None:
        told.go("elections.page", number=1)
        told.page.locator("#seat").select_option(str(who.seat.pk))
        told.page.locator("#name").fill(who.person.display_name)
        told.press("Propose")

    def begun(self) -> None:
        """All seven are there: the chair ends nominations, and the hall votes."""
        told = self.desk
        told.enter(self.chair)
        told.go("elections.page", number=1)
        told.look("nominations in a hall")
        told.press("End nominations: vote now, in the hall")
        assert said(told) == told.say("Nominations are over. Votes can be cast.")
        assert Election.objects.get().stage == "voting"

    def votes(self) -> None:
        """Two organisations mark their ballots, at a desk and on a telephone; the others are told. No ballot leads back."""
        on, cast = self.cycle.voting.election("secretary"), self.cycle.cast
        keys = {row.seat.person.username: row.key for row in on.nominations.select_related("seat__person")}
        by_hand = {"holand": self.phone, "kanada": self.desk}
        for handle, told in by_hand.items():
            told.enter(cast.liaison(handle))
            told.go("elections.ballot", number=on.number)
            told.look("a ballot")
            told.page.locator(f"input[value={keys[elections.SECRETARY_BALLOTS[handle][0]]}]").check()
            told.press("Read it again, then cast it")
            told.press("Put it into the box")
            assert said(told) == told.say("Your ballot is in the box. That you voted is recorded, and nothing of what.")
        self.cycle.voting.vote(
            "secretary",
            {handle: names for handle, names in elections.SECRETARY_BALLOTS.items() if handle not in by_hand},
        )

    def counted(self) -> None:
        """Everybody has voted: it is counted, and anybody counts it anew."""
        told = self.desk
        told.enter(self.chair)
        told.go("elections.page", number=1)
        told.press("All have voted: count now")
        told.look("a secretary is elected")
        with told.page.expect_download() as loading:
            told.follow("The ballots")
        path = self.folder / "ballots.txt"
        loading.value.save_as(path)
        done = subprocess.run(
            [sys.executable, "-m", "hamgam.cli", "recount", str(path)], capture_output=True, text=True, cwd=self.folder
        )
        assert done.returncode == 0, done.stdout + done.stderr
        self.cycle.cast.coordinator = self.cycle.voting.person("ava")
        assert Place.objects.current().get().name == self.cycle.cast.coordinator.person.display_name

    # --- the executive, and what it calls

    def settled(self) -> None:
        """One of the executive, elected meanwhile, settles day, place and rules under the mandate."""
        told, given = self.phone, Mandate.objects.get(kind="calendar")
        told.enter(self.cycle.voting.person("siavash"))
        told.go("bodies.mandate", number=given.number)
        told.look("given before it was elected")
        told.follow("Settle a matter under this mandate")
        told.page.locator(f"#question-{self.language}").fill(self.words(session.SETTLED))
        told.page.locator(f"#text-{self.language}").fill(self.words(self.cycle.rules()))
        told.page.locator("#where").fill(self.words(session.GATHERING.place))
        choose_day(told, "Which day", self.cycle.conference_day())
        told.look("place and day")
        told.press("Record what was settled")
        assert said(told) == told.say("It is settled, and stands in the register with the number of the mandate.")
        assert self.words(session.GATHERING.place) in told.page.locator("dl.facts").inner_text()
        told.look("day, place and rules")

    def called(self) -> None:
        """The new secretary calls the conference as the mandate settled it, and opens it to the public; a stranger registers."""
        told, row, first = self.desk, session.GATHERING, self.cycle.conference_day()
        told.enter(self.cycle.voting.person("ava"))
        told.go("assemblies.call")
        told.page.locator("input[name=kind][value=conference]").check()
        told.page.locator("#follows").select_option(index=1)
        for name in ("titles", "place", "words"):
            told.page.locator(f"#{name}-{self.language}").fill(self.words(getattr(row, name)))
        choose_day(told, "First day", first)
        choose_day(told, "Last day", first + timedelta(days=1))
        told.look("a conference")
        told.press("Call the assembly")
        told.follow("Let anybody register")
        told.page.locator("#places").fill("80")
        told.page.locator("input[name=after_registering]").uncheck()
        told.press("Open it")
        told.go("assemblies.page", number=2)
        told.look("open to the public")
        stranger = self.phone
        stranger.leave()
        stranger.go("assemblies.public", number=2)
        assert self.words(row.titles) in stranger.text()
        stranger.page.locator("#name").fill("رهگذر")
        stranger.press("Register")
        stranger.look("registered")

    def delegates_vote(self) -> None:
        """In one unit a member writes an order by hand; all other ballots are told."""
        voting, told = self.cycle.voting, self.phone
        part = voting.part("norvezh")
        voter = self.cycle.cast.people["norvezh"][0]
        told.enter(Actor.of(voter.person, voter.organisation))
        told.go("elections.page", number=part.number)
        told.look("a unit’s election")
        told.go("elections.ballot", number=part.number)
        told.page.locator("#rank-n1").select_option("1")
        told.page.locator("#rank-n2").select_option("2")
        told.press("Read it again, then cast it")
        told.press("Put it into the box")
        voting.vote_in("norvezh", besides=(voter,))
        voting.in_all_units("vote_in", besides=("norvezh",))

    # --- what is left of it

    def papers(self) -> dict[str, str]:
        """Name → the words of the papers that such a committee issues: its report, its register, its elections, its document."""
        told, statement = self.desk, Statement.objects.get()
        told.enter(self.cycle.voting.person("ava"))
        found = {
            "report": _words(fetched(told, "assemblies.report_word", number=1)),
            "register": fetched(told, "decisions.csv").decode("utf-8-sig"),
            "secretary": fetched(told, "elections.ballot_file", number=1, round=1).decode(),
            "executive": fetched(told, "elections.ballot_file", number=2, round=1).decode(),
        }
        told.leave()
        page = {"number": statement.number, "slug": statement.slug}
        found["tasks"] = fetched(told, "statements.plain", **page, language="fa").decode("utf-8-sig")
        keep("committee", self.language, {"tasks": fetched(told, "statements.pdf", **page)})
        told.enter(self.cycle.voting.person("ava"))
        addresses = (
            ("report", "assemblies.report_pdf", {"number": 1}), ("register", "decisions.register_pdf", {}),
            ("election", "elections.record", {"number": 1}), ("mandate", "bodies.mandate_pdf", {"number": 1}),
        )  # fmt: skip
        printed = {name: fetched(told, where, **named) for name, where, named in addresses}
        keep("committee", self.language, printed)
        assert missing_from(printed["mandate"], [self.words(session.MANDATE_TO_FINISH.text)]) == []
        stood = Election.objects.get(number=1).nominations.values_list("name", flat=True)
        assert (len(stood), missing_from(printed["election"], list(stood))) == (len(elections.SECRETARY), [])
        return found


def _words(data: bytes) -> str:
    """What can be read in a Word file."""
    return "\n".join(row.text for row in Document(io.BytesIO(data)).paragraphs)


def in_the_papers(lived: Lived) -> None:
    """The papers say who was there and how, what was decided in which order, and who finished the document."""
    found = lived.papers()
    assert all(said.words.splitlines()[0] in found["report"] for said in (*session.HAPPENED, session.URGENT_SAID))
    assert session.OPENING.splitlines()[0] in found["report"]
    assert "۴۳ نفر از ۸ نهاد، ۱۲ نفر از آن‌ها بدون رأی" in found["report"]
    assert f"{OBSERVERS[1].names.fa} (بدون رأی): ۱، ۰" in found["report"]
    for row in (
        session.MANDATE_TO_FINISH,
        session.CONFERENCE,
        session.CAMPAIGN,
        session.REMEMBRANCE,
        session.LEADERSHIP,
    ):
        assert lived.words(row.question) in found["register"]
    assert all(words.fa in found["tasks"].replace("\n", " ") for words in FINISHED.values())
    assert [len(found[name].splitlines()) > 7 for name in ("secretary", "executive")] == [True, True]


def test_a_committee_from_its_founding_to_its_next_assembly(
    transactional_db: None, story: Story, neighbour: Story, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    lived = Lived(story, neighbour, tmp_path)
    hours = Hours(monkeypatch, TODAY)
    live(lived.cycle, hours, lived.whole() if story.language == "fa" else lived.short())
    held = {row.office for row in Place.objects.current()}
    assert held == {"secretary", "executive", "delegates"}
    assert Place.objects.current().filter(office="executive").count() == 2
    assert Place.objects.current().filter(office="delegates").count() == 15
    assert Election.objects.exclude(stage="closed").count() == 0
    conference = Assembly.objects.get(kind="conference")
    assert (conference.stage, conference.first_day, conference.follows.mandate.kind) == (
        "called", lived.cycle.conference_day(), "calendar",
    )  # fmt: skip
    hours.now = TODAY
    told = lived.desk
    told.enter(lived.cycle.voting.person("ava"))
    for name, number in (("elections.page", 1), ("bodies.mandate", 1), ("assemblies.report", 1)):
        told.go(name, number=number)
        told.look("at the end")
    told.go("elections.list")
    told.look("fifteen delegates")
    in_the_papers(lived)
