"""A network is lived: fourteen city associations, three days with a rally at noon, a name without agreement, three accounts."""

import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.urls import reverse
from django.utils import translation

from hamgam.assemblies.account_models import Account
from hamgam.assemblies.models import Assembly, Item, Paper, Turn
from hamgam.decisions.models import Matter, Variant
from hamgam.demo.content.network import agenda, groups, papers, settled, statement
from hamgam.demo.content.network.told import ACCOUNTS
from hamgam.demo.cycles import network_third as third
from hamgam.demo.cycles.network import Network
from hamgam.differences.models import Difference
from hamgam.engine.spoken import number as spoken
from hamgam.statements.models import Statement
from hamgam.texts.models import Text
from tests.browser import Story
from tests.stories.cycles.issued import fetched, keep, missing_from
from tests.stories.cycles.living import Hours, live
from tests.stories.pages import said

#: A day from which the fourth session falls in June (خرداد), and the third begins on the first Friday of April.
TODAY = datetime(2027, 5, 22, 9, tzinfo=UTC)
THIRD, MONTHLY, FOURTH = 1, 2, 3
PERSIAN = re.compile("[\u0621-\u06d3]")


def test_the_cycle_of_a_network(
    transactional_db: None, story: Story, neighbour: Story, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    cycle = Network(TODAY, tmp_path / "keys")
    lived = Lived(cycle, story, neighbour, tmp_path)
    live(cycle, Hours(monkeypatch, TODAY), lived.by_hand())
    what_came_of_it()
    lived.what_it_issues()


class Lived:
    """Who sits at which browser, and what they do there; everything else is told."""

    def __init__(self, cycle: Network, hall: Story, other: Story, folder: Path) -> None:
        self.cycle, self.hall, self.other, self.folder = cycle, hall, other, folder
        self.cast, self.language = cycle.cast, hall.language

    def by_hand(self) -> Mapping[str, Callable[[], None]]:
        """In English fewer."""
        steps = {
            "a paper at the session": self.hand_in,
            "the debate is parked": self.park,
            "a rally interrupts": self.interrupt,
            "the name": self.name,
            "an account that contradicts": self.contradict,
        }
        if self.language == "fa":
            steps |= {
                "the groups go on": self.go_on,
                "a group brings its results": self.bring,
                "the monthly assembly adopts": self.adopt,
                "the proposal takes effect": self.carry_out,
            }
        return steps

    def in_both(self, words: object) -> str:
        """Words in the language of the story."""
        return str(words.as_dict()[self.language])  # type: ignore[attr-defined]

    def item(self, place: int) -> Item:
        """An item of the third assembly, by its place."""
        return self.cycle.third.item(place)

    # --- the three days

    def hand_in(self) -> None:
        """Somebody of the estate has finished a report in the night, and hands it in in the hall."""
        row = papers.AT_SESSION[0]
        file = self.folder / "shahrak.txt"
        file.write_text(row.words, encoding="utf-8")
        self.other.enter(self.cast.liaison(row.by))
        self.other.go("assemblies.hand_in_paper", number=THIRD)
        self.other.page.locator(f"#titles-{self.language}").fill(self.in_both(row.titles))
        self.other.page.locator("#item").select_option(str(self.item(third.CITIES).pk))
        self.other.page.locator("#file").set_input_files(file)
        self.other.press("Hand in the paper")
        assert said(self.other) == self.other.say("Your paper is handed in.")
        assert Paper.objects.count() == len(papers.BEFORE) + 1
        self.other.go("assemblies.page", number=THIRD)
        hours = [spoken(said, self.language) for said in ("10:00", "22:00", "23:00", "17:00")]
        first, friday, saturday, sunday = hours
        assert [
            self.other.say("%(from)s to %(to)s", **{"from": first, "to": ends}) in self.other.text()
            for ends in (friday, saturday, sunday)
        ] == [True] * 3
        assert self.other.say("at %(hour)s", hour=spoken("12:00", self.language)) in self.other.text()
        self.other.look("fifteen papers")

    def chair(self) -> None:
        """Whoever chairs sits down before the page of the session."""
        self.hall.enter(self.cycle.third.chair)
        self.hall.go("assemblies.live", number=THIRD)

    def park(self) -> None:
        """Three still wait to speak; the debate is parked with both views kept."""
        self.chair()
        assert [row.organisation.slug for row in Turn.objects.waiting()] == list(agenda.WAITED)
        self.hall.look("a heated debate")
        self.hall.follow("End or park the item")
        result = self.in_both(self.cycle.third.held.happened[third.LATER].result)
        self.hall.page.locator(f"#result-{self.language}").fill(result)
        self.hall.press("Park the item")
        assert (self.item(third.LATER).state, result in self.hall.text()) == ("parked", True)
        self.hall.look("parked")

    def take_up(self, place: int) -> None:
        """The chair takes this item up."""
        name = self.in_both(self.cycle.third.content.items[place].titles)
        self.hall.page.locator(".agenda li", has_text=name).get_by_role("button").click()

    def interrupt(self) -> None:
        """At noon all go to the rally; the working groups are not done by that."""
        self.chair()
        self.take_up(third.RALLY)
        states = [self.item(place).state for place in (third.RALLY, third.GROUPS)]
        assert states == ["current", "on_agenda"]
        self.hall.look("a rally")
        self.other.enter(self.cast.liaison("birkhamn"))
        self.other.go("assemblies.lite", number=THIRD)
        assert self.in_both(self.cycle.third.content.items[third.RALLY].titles) in self.other.text()

    def go_on(self) -> None:
        """Back from the rally, the groups go on where they were."""
        self.chair()
        self.take_up(third.GROUPS)
        assert self.item(third.GROUPS).state == "current"

    def bring(self) -> None:
        """The group on structure brings two results to the plenary."""
        group = groups.STRUCTURE
        self.other.enter(self.cast.liaison(group.brings))
        for row in group.brought:
            self.other.go("assemblies.bring_result", group=self.cycle.third.formed(group).pk)
            for language in ("fa", "en"):
                self.other.page.locator(f"#titles-{language}").fill(row.titles.as_dict()[language])
                self.other.page.locator(f"#words-{language}").fill(row.words.as_dict()[language])
            self.other.press("Bring it to the plenary")
            assert said(self.other) == self.other.say("The result lies before the plenary.")
        self.other.look("two results")

    def name(self) -> None:
        """Read back as not agreed, with what was chosen between and the name that stays."""
        self.cycle.third.take_up(third.NAME)
        hall, row = self.hall, settled.NAME
        hall.enter(self.cycle.third.minute_taker)
        with translation.override(self.language):
            hall.go(reverse("assemblies.decide", args=[self.item(third.NAME).pk]) + "?kind=name")
        for language in ("fa", "en"):
            hall.page.locator(f"#question-{language}").fill(row.question.as_dict()[language])
            lines = "\n".join(choice.as_dict()[language] for choice in row.choices)
            hall.page.locator(f"#choices-{language}").fill(lines)
        hall.page.locator("#of").check()
        hall.page.locator("input[name=agreed][value=no]").check()
        if not hall.page.locator(f"#status_quo-{self.language}").is_visible():
            hall.page.locator("main form details summary").last.click()
        for language in ("fa", "en"):
            hall.page.locator(f"#status_quo-{language}").fill(row.status_quo.as_dict()[language])
        hall.look("not agreed in the hall")
        hall.press("Enter it")
        matter = self.cycle.third.matter_of(third.NAME)
        assert (matter.stage, matter.outcome["present"]) == ("read_back", 14)
        self.cycle.third.done(third.NAME)

    # --- afterwards

    def contradict(self) -> None:
        """Somebody of the estate tells it otherwise, under a pseudonym."""
        row = ACCOUNTS[1]
        self.other.enter(self.cast.liaison(row.by))
        self.other.go("assemblies.write_account", number=THIRD)
        self.other.page.locator("#title").fill(row.title)
        self.other.page.locator("#language").select_option(row.language)
        self.other.page.locator("#words").fill(row.words.format(**self.cycle.third.months[row.language]))
        self.other.page.locator(f"input[name=signed][value={row.signed}]").check()
        self.other.page.locator("#name").fill(row.name)
        self.other.press("It is finished")
        assert said(self.other) == self.other.say("Your account stands beside the others.")
        assert Account.objects.filter(state="finished").count() == 2

    def adopt(self) -> None:
        """The last one answers in the meeting, it is counted, and the chair closes."""
        hall, matter = self.hall, self.cycle.proposal
        hall.enter(self.cast.liaison("sepol"))
        hall.go("decisions.page", number=matter.number)
        hall.page.locator("#answer input[value=accept]").check()
        hall.press("Record the answer")
        hall.press("Close and count")
        assert hall.say("Agreed.") in hall.text()
        hall.look("approved by the monthly assembly")
        hall.enter(self.cast.liaison("hamyar"))
        hall.go("assemblies.live", number=MONTHLY)
        hall.follow("End or park the item")
        hall.page.locator(f"#result-{self.language}").fill(self.in_both(settled.MONTHLY_RESULT))
        hall.press("The item is done")
        hall.go("assemblies.page", number=MONTHLY)
        hall.press("Close the assembly")

    def carry_out(self) -> None:
        """One of the communications body carries it out; only then is it in effect."""
        self.other.enter(self.cast.liaison("sepol"))
        self.other.go("decisions.page", number=self.cycle.proposal.number)
        self.other.press("Record that it is carried out")
        assert "in_effect_since" in Matter.objects.get(number=self.cycle.proposal.number).result
        self.other.look("in effect")

    # --- the papers

    def what_it_issues(self) -> None:
        """Brochure, report, accounts, register and statement, by the addresses at which anybody here finds them."""
        self.hall.enter(self.cast.liaison("larchmouth"))
        self.hall.go("assemblies.accounts", number=THIRD)
        self.hall.look("three accounts")
        self.hall.go("texts.compare", number=1, a=1, b=2)
        assert self.hall.page.locator("section.change ins").count() > 0
        self.hall.look("a call and a statement")
        address = Statement.objects.get().address
        issued = {
            "brochure": fetched(self.hall, "assemblies.brochure", number=THIRD), "report": fetched(self.hall, "assemblies.report_pdf", number=THIRD),
            "accounts": fetched(self.hall, "assemblies.accounts_pdf", number=THIRD), "register": fetched(self.hall, "decisions.register_pdf"),
            "statement": fetched(self.hall, "statements.pdf", **address),
        }  # fmt: skip
        assert {name: missing_from(data, self.must_stand(name)) for name, data in issued.items()} == dict.fromkeys(
            issued, []
        )
        keep("network", self.language, issued)

    def must_stand(self, paper: str) -> list[str]:
        """Sentences that somebody will look for in this paper. The report is in the language of the minutes, accounts in their own."""
        handed = [self.in_both(row.titles) for row in (*papers.BEFORE, *papers.AT_SESSION)]
        happened = self.cycle.third.held.happened
        return {
            "brochure": [*handed, self.in_both(agenda.THIRD.titles)],
            "report": [happened[third.LATER].words, happened[third.RALLY].words, settled.NAME.question.fa],
            "accounts": [row.words.format(**self.cycle.third.months["fa"]) for row in ACCOUNTS],
            "register": [self.in_both(row) for row in (settled.NAME.question, settled.DUTY.question, settled.PROPOSAL)],
            "statement": [
                self.in_both(statement.RENAMED),
                *(part.text.fa for row in statement.SECTIONS for part in row.clauses),
            ],
        }[paper]


def what_came_of_it() -> None:
    """What the bylaws let follow, and where what was left open stands."""
    made = Assembly.objects.get(number=THIRD)
    states = ["done"] * 3 + ["parked"] + ["done"] * 8 + ["parked"]
    assert ([item.state for item in made.items.agenda()], made.papers.count()) == (states, 17)
    told = {row.kind: (row.stage, row.result) for row in Matter.objects.exclude(kind__in=("body", "decision"))}
    assert told["name"] == ("not_agreed", {"otherwise": "former", "former": settled.NAME.status_quo.as_dict()})
    assert (told["slogan"][1]["choice"], Variant.objects.get().state) == ("c1", "permitted")
    assert [row.question["en"] for row in Difference.objects.order_by("number")] == [
        settled.LATER.en, settled.DUTY.question.en,
    ]  # fmt: skip
    text = Text.objects.get()
    assert (text.kind, text.stage, Statement.objects.get().rule) == ("statement", "published", "all")
    assert (made.reports.get().state, (made.reports.get().presented_on - made.last_day).days) == ("adopted", 13)
    assert [row.state for row in Assembly.objects.filter(number=FOURTH).get().items.filter(carried_from__isnull=False)] == [
        "on_agenda"
    ]  # fmt: skip
