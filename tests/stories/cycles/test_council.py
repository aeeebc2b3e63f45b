"""A council, lived: on a platform's installation six take over other bylaws, hold their session, and decide faster from then on."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from hamgam.assemblies.models import Assembly
from hamgam.bodies.models import Body
from hamgam.bylaws import rules
from hamgam.bylaws.models import BylawsVersion
from hamgam.decisions import acts as decisions
from hamgam.decisions.models import Matter
from hamgam.demo.content.council import documents, session
from hamgam.demo.content.platform import told as platform
from hamgam.demo.content.platform.organisations import SIGNING
from hamgam.demo.content.shapes import Both
from hamgam.demo.cycles.council import STAY, Council
from hamgam.members.actor import Actor
from hamgam.members.models import Coalition, Organisation
from hamgam.statements.models import Statement
from tests.browser import Story
from tests.stories.cycles.issued import fetched, keep, missing_from
from tests.stories.cycles.living import Hours, live
from tests.stories.pages import choose_day, number, said

TODAY = datetime(2027, 4, 14, 12, tzinfo=UTC)
#: The numbers of the council's texts, and of the long one that it comes from.
LONG, WAGES, SCHOOLS = 1, 2, 3
#: The number of the session among all assemblies; the platform's fourth meeting is the first.
SESSION = 2
#: The place of the item on the media, and of its three decisions among all that are entered.
MEDIA, SITE = 5, 2


class Lived:
    """The council's cycle with two browsers: the hall's, and that of one of the six."""

    def __init__(self, hall: Story, one: Story, folder: Path) -> None:
        self.hall, self.one = hall, one
        self.cycle = Council(TODAY, folder / "keys")
        self.language = hall.language

    def words(self, both: Both) -> str:
        """In the language that is read here."""
        return str(both.as_dict()[self.language])

    def second(self, handle: str) -> Actor:
        """The delegate of one of the six."""
        found = self.cycle.cast.second(handle)
        assert found is not None
        return found

    def short(self) -> dict[str, Callable[[], None]]:
        """What is lived in both languages."""
        return {
            "all six answer": self.other_bylaws,
            "what was decided": self.decide_on_media,
            "evaluated": self.evaluate,
        }

    def whole(self) -> dict[str, Callable[[], None]]:
        """What is lived in Persian."""
        return {
            **self.short(),
            "the hall changes a document": self.change_a_document,
            "a commission of six": self.name,
            "others are invited": self.invite,
        }

    def other_bylaws(self) -> None:
        """One of those who stayed reads what would change, and answers."""
        one, matter = self.one, self.cycle.change()
        one.enter(self.second("parastaran"))
        one.go("decisions.page", number=matter.number)
        one.look("a council instead of a platform")
        one.page.locator("main input[type=radio][value=accept]").first.check()
        one.press("Record the answer")
        for handle in STAY:
            if handle != "parastaran":
                decisions.answer(by=self.second(handle), on=matter, said={"word": "accept"}, mandated=True)

    def change_a_document(self) -> None:
        """Who brought the document writes what the hall changed, and the English; what was sent out stays readable beside it."""
        one, wages = self.one, self.cycle.wages
        one.enter(self.second(wages.content.proposer))
        one.go("texts.edit_draft", number=WAGES)
        for edit in documents.CHANGED:
            field = one.page.locator("textarea", has_text=edit.before.fa)
            field.fill(wages.content.clauses()[edit.clause].text.fa)
        one.press("Record the draft")
        for edit in documents.CHANGED:
            wages.retranslate(edit)
        one.go("texts.text", number=WAGES)
        assert [wages.content.clauses()[row.clause].text.fa in one.text() for row in documents.CHANGED] == [True, True]
        one.look("a policy document")

    def decide_on_media(self) -> None:
        """Of the three sections the first is entered in the hall as the chair read it back; all others are told."""
        hall, (place, question, text) = self.hall, session.DECIDED[SITE]
        assert place == MEDIA
        hall.enter(self.second("ranandegan"))
        hall.go("assemblies.page", number=SESSION)
        hall.look("a council’s session")
        hall.go("assemblies.decide", self.cycle.session.item(place).pk)
        hall.look("under the item on media")
        hall.page.locator(f"#question-{self.language}").fill(self.words(question))
        hall.page.locator(f"#text-{self.language}").fill(self.words(text))
        hall.page.locator("input[name=agreed]").first.check()
        hall.page.locator("#present").fill(number(hall, len(STAY)))
        choose_day(hall, "On which day it was decided", self.cycle.day)
        hall.press("Enter it")
        assert Matter.objects.get(question__has_key=self.language, stage="read_back").details["item"] == (
            self.cycle.session.item(MEDIA).pk
        )
        told = session.DECIDED
        self.cycle.decide(tuple(row for row in told if row is not told[SITE]))

    def evaluate(self) -> None:
        """One of the six writes what fell short; the others too."""
        one, (handle, which, words) = self.one, session.EVALUATED[0]
        one.enter(self.cycle.cast.liaison(handle))
        one.go("assemblies.evaluate", number=SESSION)
        one.page.locator(f"input[name=list][value={which}]").check()
        one.page.locator("#words").fill(words)
        one.press("Record the line")
        assert said(one) == one.say("Recorded. It is shown together with what others write.")
        self.cycle.evaluate(session.EVALUATED[1:])
        one.go("assemblies.evaluate", number=SESSION)
        one.look("a council’s period and session")
        assert [row[2] in one.text() for row in session.EVALUATED] == [True] * len(session.EVALUATED)

    def name(self) -> None:
        """Each names its own; one of them in the browser."""
        one, body = self.one, Body.objects.get(kind="commission")
        one.enter(self.cycle.cast.liaison("duzandegan"))
        one.go("bodies.page", slug=body.slug)
        one.press("Name this person")
        self.cycle.name(tuple(handle for handle in STAY if handle != "duzandegan"))
        one.go("bodies.page", slug=body.slug)
        one.look("a commission of six")
        assert body.memberships.current().count() == len(STAY)

    def invite(self) -> None:
        """A first step towards somebody who agrees with the founding text."""
        one, (names, handle, why) = self.one, session.INVITED[0]
        one.enter(self.cycle.cast.liaison(handle))
        one.go("members.invite_candidate")
        for code, words in names.as_dict().items():
            one.page.locator(f"#id_names_{code}").fill(words)
        one.page.locator("#id_why").fill(why)
        one.page.locator("main form button[type=submit]").first.click()
        assert Organisation.objects.get(standing="candidate").names == names.as_dict()
        self.cycle.invite(session.INVITED[1:])


def test_a_council_from_a_platform_to_its_second_session(
    transactional_db: None, story: Story, neighbour: Story, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lived = Lived(story, neighbour, tmp_path)
    live(lived.cycle, Hours(monkeypatch, TODAY), lived.whole() if lived.language == "fa" else lived.short())
    coalition = Coalition.objects.get()
    assert (coalition.shape, coalition.names, Organisation.objects.members().count()) == (
        "council", session.NAME.as_dict(), 6,
    )  # fmt: skip
    decision = rules.in_force().matter("decision")
    assert (BylawsVersion.objects.count(), decision and decision.notice_days) == (3, 5)
    one = lived.one
    one.enter(lived.second("amuzgaran"))
    one.go("bylaws.versions")
    one.look("of a council")
    assert Assembly.objects.get(stage="called").titles == session.NEXT.titles.as_dict()
    what_is_out(lived)
    what_it_issues(lived)


def what_is_out(lived: Lived) -> None:
    """The platform of the fifteen stays as it was signed, though nine have left; beside it the documents of the six."""
    signed = {
        row.version.text.number: (row.version.text.kind, row.rule, row.version.consents.filter(state="valid").count())
        for row in Statement.objects.all()
    }
    assert signed == {
        LONG: ("platform", "signatories", len(SIGNING)),
        WAGES: ("policy_document", "all", len(STAY)),
        SCHOOLS: ("policy_document", "all", len(STAY)),
    }
    one = lived.one
    one.leave()
    one.go("statements.short", number=LONG)
    assert one.page.locator("#signs li > b").count() == len(SIGNING)
    one.look("signed by some that have left since")
    one.go("statements.short", number=WAGES)
    one.look("a policy document of six")
    one.go("/" + one.language + "/")
    said_of = [
        lived.words(row) for row in (platform.TITLE, lived.cycle.wages.content.title, lived.cycle.schools.content.title)
    ]
    assert [words in one.text() for words in said_of] == [True] * 3


def what_it_issues(lived: Lived) -> None:
    """Two documents, the report with its decisions, and the register."""
    hall, cycle = lived.hall, lived.cycle
    hall.enter(lived.cycle.cast.liaison("amuzgaran"))
    printed = {
        "report": fetched(hall, "assemblies.report_pdf", number=SESSION), "register": fetched(hall, "decisions.register_pdf"),
        "papers": fetched(hall, "assemblies.brochure", number=SESSION),
        "wages": fetched(hall, "statements.pdf", **Statement.objects.get(version__text=cycle.wages.text).address),
        "schooling": fetched(hall, "statements.pdf", **Statement.objects.get(version__text=cycle.schools.text).address),
    }  # fmt: skip
    must_stand = {
        "report": [words for words, _result in session.HAPPENED],
        "register": [lived.words(row[1]) for row in session.DECIDED] + [lived.words(session.FASTER)],
        "papers": [
            *(lived.words(row.titles) for row in session.SESSION.papers),
            *(lived.words(row.text) for document in (cycle.wages, cycle.schools) for row in document.content.clauses()),
        ],
        "wages": [row.text.fa for row in cycle.wages.content.clauses()],
        "schooling": [row.text.fa for row in cycle.schools.content.clauses()],
    }
    assert {name: missing_from(data, must_stand[name]) for name, data in printed.items()} == dict.fromkeys(printed, [])
    keep("council", lived.language, printed)
