"""An alliance, lived: seven fields and one list of means, what is not shared, a review that leads on or does not, a seventh member."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from hamgam.assemblies.models import Assembly
from hamgam.decisions import acts as decisions
from hamgam.decisions.models import Matter
from hamgam.demo.content.alliance import assembly, founding, texts
from hamgam.demo.content.alliance.organisations import ORGANISATIONS, SEVENTH, SINGLE
from hamgam.demo.content.shapes import Both
from hamgam.demo.cycles.alliance import Alliance
from hamgam.engine.spoken import both
from hamgam.members.actor import Actor
from hamgam.members.founding_text import FoundingText
from hamgam.members.joining_models import Review
from hamgam.members.models import Coalition, Organisation
from hamgam.record.checking import check
from hamgam.statements.models import Statement
from tests.browser import Story
from tests.stories.cycles.issued import fetched, keep, missing_from
from tests.stories.cycles.living import Hours, live
from tests.stories.pages import choose_day, said

TODAY = datetime(2027, 4, 14, 12, tzinfo=UTC)


class Lived:
    """The alliance's cycle with two browsers: one of the organisation that moves it on, one of the others and of strangers."""

    def __init__(self, desk: Story, phone: Story, folder: Path, **telling: bool) -> None:
        self.desk, self.phone = desk, phone
        self.cycle = Alliance(TODAY, folder / "keys", **telling)
        self.language = desk.language

    def words(self, both: Both) -> str:
        """In the language that is read here."""
        return str(both.as_dict()[self.language])

    def liaison(self, handle: str) -> Actor:
        """Who speaks for one of the six."""
        return self.cycle.cast.liaison(handle)

    def whole(self) -> dict[str, Callable[[], None]]:
        """What is lived in Persian."""
        return {**self.short(), "founding bring": self.bring_founding_text, "seventh accepts": self.accept}

    def short(self) -> dict[str, Callable[[], None]]:
        """What is lived in both languages."""
        return {
            "reviews": self.look_back,
            "second level bring": self.bring_step,
            "second level answer": self.answer_step,
        }

    # --- the founding text

    def bring_founding_text(self) -> None:
        """Seven fields, and one list of means below them; a field without means is told while the list is empty."""
        desk, matter = self.desk, founding.FOUNDING
        desk.enter(self.liaison("aftab"))
        desk.go("members.founding_text")
        desk.look("of an alliance, none yet")
        desk.follow("Bring a founding text")
        for code, words in founding.TEXT.as_dict().items():
            desk.page.locator(f"#founding-{code}").fill(words)
        desk.page.locator("#fields details > summary").click()
        for place, field in enumerate(founding.FIELDS, 1):
            for code, words in field.as_dict().items():
                desk.page.locator(f"#field-{place}-names-{code}").fill(words)
        for code, words in matter.question.as_dict().items():
            desk.page.locator(f"#question-{code}").fill(words)
        choose_day(desk, "It can be answered until", self.cycle.cast.moment(matter.closes), 20)
        desk.press("Bring the matter")
        assert (desk.status, Matter.objects.count()) == (200, 0)
        for code, words in founding.MEANS.as_dict().items():
            desk.page.locator(f"#means-{code}").fill(words)
        desk.press("Bring the matter")
        made = self.cycle.founding.made = Matter.objects.get()
        desk.look("seven fields brought")
        assert (len(made.details["fields"]), made.details["means"]) == (7, founding.MEANS.as_dict())

    # --- the review and the step

    def look_back(self) -> None:
        """A member looks back in the browser, the others too; nobody can put a step forward before more than half have."""
        desk = self.desk
        first, *others = self.cycle.reviews()
        desk.enter(self.liaison(first))
        desk.go("members.founding_text")
        desk.follow("The ladder and the review")
        desk.look("nobody has looked back")
        assert desk.page.get_by_role("link", name=desk.say("Bring a step")).count() == 0
        for name, words in zip(("done", "short", "change"), self.cycle.reviews()[first], strict=True):
            desk.page.locator(f"#id_{name}").fill(words)
        desk.press("Record the answers")
        assert said(desk) == desk.say("Your organisation’s answers to the review were recorded.")
        desk.look("one has looked back")
        for handle in others:
            self.cycle.look_back(handle)
        desk.go("members.cooperation")
        desk.look("more than half have looked back")
        assert Review.objects.filter(organisation=None).count() == len(self.cycle.reviews())

    def bring_step(self) -> None:
        """Two steps at once are refused; one is put to all."""
        desk, matter = self.desk, founding.SECOND_LEVEL
        desk.enter(self.liaison("aftab"))
        desk.go("members.cooperation")
        desk.follow("Bring a step")
        assert desk.page.locator("#organisation").input_value() == "*"
        desk.page.locator("#level").select_option("standing_cooperation")
        for code, words in matter.question.as_dict().items():
            desk.page.locator(f"#question-{code}").fill(words)
            desk.page.locator(f"#text-{code}").fill(matter.text.as_dict()[code])
        choose_day(desk, "It can be answered until", self.cycle.cast.moment(matter.closes), 20)
        desk.press("Bring the matter")
        assert Matter.objects.filter(kind="level").count() == 1
        assert desk.say("All go up one level at a time. Choose the next one, the same, or a lower one.") in desk.text()
        desk.look("two steps at once")
        desk.page.locator("#level").select_option("joint_actions")
        desk.press("Bring the matter")
        self.cycle.second.made = Matter.objects.order_by("number").last()
        desk.look("a step of all")

    def answer_step(self) -> None:
        """A part of the activists of a town, or whoever is against it, answers in the browser; the others by acts."""
        phone, matter = self.phone, self.cycle.second.made
        assert matter is not None
        handle = "alder" if self.cycle.well else "dorna"
        phone.enter(self.liaison(handle))
        phone.go("decisions.page", number=matter.number)
        word = "accept" if self.cycle.well else "reject"
        phone.page.locator(f"main input[type=radio][value={word}]").first.check()
        if not self.cycle.well:
            phone.page.locator("main form textarea").first.fill(founding.NOT_YET.reason)
        phone.press("Record the answer")
        phone.look("answered a step of all")
        for other in self.cycle.cast.organisations:
            if other != handle:
                decisions.answer(by=self.liaison(other), on=matter, said={"word": "accept"}, mandated=True)

    # --- the seventh

    def accept(self) -> None:
        """Whoever sits there reads the seven fields and their means, and accepts them wholly."""
        phone, house = self.phone, self.cycle.seventh()
        phone.enter(Actor.of(house.seats.get().person, house))
        phone.go("members.candidacy")
        phone.look("the founding text of an alliance")
        assert self.words(founding.MEANS) in phone.text()
        phone.page.locator("input[name=level][value=wholly]").check()
        phone.press("Record it")
        assert house.candidature.accepted_text == FoundingText.objects.get()


def alphabetical(language: str, houses: Any) -> list[str]:
    """The names in the order of the reader's alphabet."""
    return [row.names[language] for row in houses.alphabetical(language)]


def test_an_alliance_from_its_founding_to_its_second_assembly(
    transactional_db: None, story: Story, neighbour: Story, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lived = Lived(story, neighbour, tmp_path)
    by_hand = lived.whole() if lived.language == "fa" else lived.short()
    live(lived.cycle, Hours(monkeypatch, TODAY), by_hand)
    houses = Organisation.objects.members()
    assert (Coalition.objects.get().level, houses.count()) == ("joint_actions", len(ORGANISATIONS) + 1)
    a_stranger_reads(lived)
    the_papers(lived)


def a_stranger_reads(lived: Lived) -> None:
    """How far they have come, in which fields and by which means; what is not shared; the next assembly is the members' own."""
    stranger = lived.phone
    stranger.leave()
    stranger.go("members.founding_text")
    stranger.look("of an alliance")
    shown = stranger.text()
    assert [lived.words(field) in shown for field in founding.FIELDS] == [True] * 7
    assert stranger.say("All together: %(level)s.", level=stranger.say("joint actions")) in shown
    under = stranger.page.locator("section[aria-labelledby=under] li")
    assert under.locator("b").all_inner_texts() == alphabetical(lived.language, Organisation.objects.members())
    seventh = under.filter(has_text=lived.words(SEVENTH[0])).inner_text()
    assert (
        stranger.say("joined on %(day)s", day=both(lived.cycle.seventh().candidature.admitted_on, lived.language))
        in seventh
    )
    stranger.go("members.list")
    stranger.look("of an alliance")
    assert [lived.words(SEVENTH[0]) in stranger.text(), lived.words(SINGLE.names) in stranger.text()] == [True, True]
    stranger.go("differences.page", number=1)
    stranger.look("of an alliance")
    assert [lived.words(view.title) in stranger.text() for view in texts.STAY.views] == [True, True]
    assert Assembly.objects.filter(stage="called", titles=assembly.NEXT.titles.as_dict()).exists()


def the_papers(lived: Lived) -> None:
    """The statement of all in the order of the alphabet, the call in the names of five, the report, the register."""
    told_by, language = lived.desk, lived.language
    season, call = Statement.objects.order_by("number")
    told_by.leave()
    plain = fetched(told_by, "statements.plain", **season.address, language=language).decode("utf-8-sig")
    six = alphabetical(language, Organisation.objects.members().filter(candidature=None))
    places = [plain.index(name) for name in six]
    assert (len(six), places) == (6, sorted(places))
    assert [words.text.as_dict()[language] in plain for words in (*texts.SEASON.clauses(), texts.STAY.clause)] == [
        *[True] * len(texts.SEASON.clauses()), False,
    ]  # fmt: skip
    five = fetched(told_by, "statements.plain", **call.address, language=language).decode("utf-8-sig")
    absent = ORGANISATIONS[-1].names.as_dict()[language]
    assert (absent in five, sum(row.names.as_dict()[language] in five for row in ORGANISATIONS)) == (False, 5)
    printed = {
        "statement": fetched(told_by, "statements.pdf", **season.address),
        "call": fetched(told_by, "statements.pdf", **call.address),
        "founding": fetched(told_by, "members.founding_text_pdf", number=1),
    }
    told_by.enter(lived.liaison("khusheh"))
    year = Assembly.objects.get(titles=assembly.YEAR.call.titles.as_dict())
    printed["report"] = fetched(told_by, "assemblies.report_pdf", number=year.number)
    printed["register"] = fetched(told_by, "decisions.register_pdf")
    asked = [lived.words(row.question) for row in (founding.FOUNDING, founding.SECOND_LEVEL, founding.ADMISSION)]
    must_stand = {
        # Short Persian names are drawn of joined letters; in the plain text they were looked for above.
        "statement": six if language == "en" else [], "call": [lived.words(texts.CALL.title)], "report": [row.words for row in assembly.YEAR.happened],
        "register": asked, "founding": [lived.words(words) for words in (*founding.FIELDS, founding.MEANS)],
    }  # fmt: skip
    assert {name: missing_from(data, must_stand[name]) for name, data in printed.items()} == dict.fromkeys(printed, [])
    keep("alliance", language, printed)
    told_by.go("members.cooperation")
    told_by.look("after the step")


def test_a_review_that_is_not_good_leaves_the_co_operation_where_it_is(
    transactional_db: None, story: Story, neighbour: Story, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lived = Lived(story, neighbour, tmp_path, well=False)
    live(lived.cycle, Hours(monkeypatch, TODAY), {"second level answer": lived.answer_step})
    matter = lived.cycle.second.made
    assert matter is not None
    matter.refresh_from_db()
    assert (matter.stage, matter.result["otherwise"], Coalition.objects.get().level) == (
        "not_agreed", "status_quo", "joint_statements",
    )  # fmt: skip
    assert Review.objects.filter(organisation=None, step=None).count() == len(founding.REVIEWS) + 1
    story.enter(lived.liaison("aftab"))
    story.go("members.cooperation")
    story.look("it stays")
    assert (founding.POORER["dorna"][1] in story.text(), check()) == (True, [])
