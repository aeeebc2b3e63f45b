"""A platform is lived: a paper whose calendars disagree, fifteen keys, a near-namesake, two guests, a further text."""

import dataclasses
import json
import subprocess
import sys
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Locator

from hamgam.demo.content.organisations import LIAISON
from hamgam.demo.content.platform import paper, told
from hamgam.demo.content.platform.organisations import NEAR, ORGANISATIONS, SIGNING
from hamgam.demo.cycles.platform import Platform
from hamgam.engine.letters import digits, sort_key
from hamgam.engine.spoken import day as spoken_day
from hamgam.engine.spoken import other_calendar
from hamgam.members.models import Organisation
from hamgam.positions.models import Position
from hamgam.signing.models import Consent
from hamgam.statements.models import Statement
from hamgam.texts.models import Text
from hamgam.texts.shape import in_text, laid_out
from tests.browser import Story
from tests.stories.cycles.issued import fetched, keep, missing_from
from tests.stories.cycles.living import Hours, live
from tests.stories.pages import answer, answer_sign_off, choose, choose_day, said, take_file, tick

#: A day on which nothing here crosses a year that the pages do not offer.
TODAY = datetime(2027, 9, 14, 9, tzinfo=UTC)
SIGNER = Path(__file__).parents[3] / "verifier" / "hamgam_sign.py"
LATIN = str.maketrans("۰۱۲۳۴۵۶۷۸۹", "0123456789")
DEMAND = 11


def test_the_cycle_of_a_platform(
    transactional_db: None, story: Story, neighbour: Story, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    cycle = Platform(TODAY, tmp_path / "keys")
    lived = Lived(cycle, story, neighbour, tmp_path)
    live(cycle, Hours(monkeypatch, TODAY), lived.by_hand())
    what_came_of_it(cycle)
    lived.read_by_a_stranger()
    lived.verified()
    lived.what_it_issues()


class Lived:
    """Who sits at which browser, and what they do there; everything else is told."""

    def __init__(self, cycle: Platform, house: Story, other: Story, folder: Path) -> None:
        self.cycle, self.house, self.other, self.folder = cycle, house, other, folder
        self.cast, self.language = cycle.cast, house.language

    def by_hand(self) -> Mapping[str, Callable[[], None]]:
        """In English fewer."""
        steps = {
            "the printed paper is brought in": self.bring_in,
            "the day is mended": self.mend,
            f"{SIGNING[0]} signs": lambda: self.sign(SIGNING[0]),
            "published": self.publish,
        }
        if self.language == "fa":
            steps |= {
                "nearly the same name": self.rename,
                "they answer as a whole": self.answer_whole,
                "komite signs": lambda: self.sign("komite"),
                "others are invited": self.invite,
                "an exchange of views": self.open_exchange,
                "a guest answers": self.guest_answers,
            }
        return steps

    # --- a name nearly the same

    def rename(self) -> None:
        """The page warns; whoever takes it all the same says to know what follows."""
        house, handle = self.other, "shahrak-e-no"
        house.enter(self.cast.liaison(handle))
        house.go("members.rename_organisation")
        for language, name in NEAR.as_dict().items():
            house.page.locator(f"#id_names_{language}").fill(name)
        house.press("Change the name")
        near = next(row for row in ORGANISATIONS if row.handle == "bazneshastegan")
        assert near.names.as_dict()[self.language] in house.page.locator("#alike").inner_text()
        house.look("nearly the same")
        assert Organisation.objects.get(slug=handle).names != NEAR.as_dict()
        house.page.locator("input[name=near_is_known]").check()
        house.press("Change the name")
        assert said(house) == house.say("The new name was recorded; the former one stays in the history.")
        assert Organisation.objects.get(slug=handle).names == NEAR.as_dict()
        house.look("two nearly the same")

    # --- the printed paper

    def bring_in(self) -> None:
        """Pasted as it was printed: its two calendars disagree by a day, and the page says so."""
        house, held = self.house, self.cycle.day
        house.enter(self.cast.liaison(paper.PROPOSER))
        house.go("texts.import_text")
        house.page.locator("#f-pasted").fill(paper.printed(held))
        house.press("Keep as a draft")
        assert said(house) == house.say("The draft is kept. Compare it with the original and correct what is wrong.")
        solar, wrong = spoken_day(held, "fa", weekday=True), other_calendar(held + timedelta(days=1), "fa")
        warned = house.page.locator("main div.notice.mt4").first.inner_text()
        assert solar in warned and wrong in warned
        house.look("two calendars disagree")
        self.cycle.platform.text = Text.objects.get(number=1)

    def mend(self) -> None:
        """Headings that the reader took for paragraphs; the head of the paper beside the text; the day of the meeting."""
        house, held = self.house, self.cycle.day
        house.enter(self.cast.liaison(paper.PROPOSER))
        house.go("texts.edit_draft", number=1)
        for block in house.page.locator("fieldset.block").all():
            self._mend(block)
        house.page.locator("select[name=kind]").select_option("platform")
        closed = house.page.locator("details:not([open]) summary", has_text=house.say("Where and when it was adopted"))
        if closed.count():
            closed.click()
        for part, words in (("name", told.FOURTH), ("place", told.PLACE)):
            for language, word in words.as_dict().items():
                house.page.locator(f"input[name=adopted_{part}_{language}]").fill(word)
        choose_day(house, "Day of adoption", held)
        house.look("mended")
        house.press("Record the draft")
        assert said(house) == house.say("The draft is recorded as corrected.")
        text = self.cycle.text
        assert (text.kind, text.adopted) == ("platform", self.cycle.adopted())
        assert [part.section.titles["fa"] for part in laid_out(text) if part.clauses] == [
            part.title.fa for part in paper.SECTIONS if part.title
        ]
        assert [row.number for row in in_text(text)] == [*[None] * 24, *range(1, 13)]
        house.look("four sections")

    def _mend(self, block: Locator) -> None:
        words = block.locator("textarea").input_value()
        role = block.locator("select")
        meant = self.cycle.role_of(words, role.input_value())
        if meant != role.input_value():
            role.select_option(meant)

    # --- answered as a whole

    def answer_whole(self) -> None:
        """One agrees with the whole but for a reservation on the eleventh demand; all others are told."""
        house, handle = self.other, "tavan"
        house.enter(self.cast.liaison(handle))
        house.go("texts.text", number=1)
        house.look("thirty-six to answer")
        house.follow("Answer the whole text at once")
        house.page.get_by_label(house.say("Except for clauses")).fill(digits(str(DEMAND), self.language))
        house.press("Continue")
        sheet = house.page.locator("div.position")
        assert sheet.count() == 1
        choose(house, sheet, "reservation")
        sheet.get_by_label(house.say("Reservation or reason")).fill(told.ANSWERS[handle][1])
        house.press("Show how it spreads")
        assert house.page.locator("table tbody tr").count() == 36
        tick(house, house.page.locator("form"), "Our organisation has decided this")
        house.look("the whole but one")
        house.press("Record all")
        assert Position.objects.filter(current=True).count() == 36
        story = self.cycle.platform
        others = {
            index: {one: word for one, word in answers.items() if one != handle}
            for index, answers in story.content.positions.items()
        }
        story.content = dataclasses.replace(story.content, positions=others)
        story.answer(True)

    # --- signed by key, published in the names of those who sign

    def sign(self, handle: str) -> None:
        """With the key, on a machine of the organisation's own."""
        house = self.other
        house.enter(self.cast.liaison(handle))
        house.go("signing.sign_off", number=1)
        answer_sign_off(house, "We sign")
        request = take_file(house, house.page.get_by_role("link", name=house.say("Download the request")), self.folder)
        out = self.folder / f"{handle}.sig"
        command = [
            sys.executable,
            "-I",
            str(SIGNER),
            "sign",
            str(request),
            "--key",
            str(self.cycle.keys / handle),
            "--yes",
        ]
        done = subprocess.run([*command, "--out", str(out)], capture_output=True, text=True, cwd=self.folder)
        assert (done.returncode, done.stderr) == (0, "")
        house.page.get_by_label(house.say("Signature"), exact=False).first.fill(out.read_text())
        house.press("Record the signature")
        assert said(house) == house.say("Recorded: your organisation has signed with its key.")
        consent = Consent.objects.get(organisation__slug=handle)
        assert (consent.answer, consent.level, consent.state) == ("sign", "key", "valid")
        house.look("signed by key")

    def publish(self) -> None:
        """In the names of those who signed, in the order of signing, though all have."""
        house = self.house
        house.enter(self.cast.coordinator)
        house.go("statements.publish", number=1)
        house.look("to be published")
        house.press("Publish in the signatories’ names")
        assert said(house) == house.say("Published. It can be read by everybody from now on.")

    # --- others are invited; a further text

    def invite(self) -> None:
        """At the level of joint statements; the other guest is told."""
        guest, house = told.WRITERS, self.house
        house.enter(self.cast.liaison(guest.by))
        house.go("members.invite_candidate")
        for language, name in guest.names.as_dict().items():
            house.page.locator(f"#id_names_{language}").fill(name)
        house.page.locator("#id_kind").select_option(guest.kind)
        house.page.locator("#id_why").fill(guest.why)
        house.page.locator(f"input[name=level][value={guest.level}]").check()
        house.look("at a level of co-operation")
        house.press("Make the link")
        assert self.cycle.guests.house(guest).standing == "candidate"
        house.look("the link")
        self.cycle.guests.invite_one(told.FARMERS)

    def open_exchange(self) -> None:
        """The tailors open a round on their draft."""
        house = self.house
        house.enter(self.cast.liaison(told.FURTHER.proposer))
        house.go("texts.open_round", number=2)
        choose_day(house, "Deadline", self.cast.moment(self.cycle.held + 84), 20)
        house.press("Open the round")
        assert said(house) == house.say("The round is open. Every organisation sees that it is asked.")
        house.look("views are exchanged")

    def guest_answers(self) -> None:
        """Who co-operates as far as joint statements says what it thinks, with what the members said beside it."""
        house, given = self.other, told.GUEST_ANSWER
        house.enter(self.cycle.guests.actor(told.WRITERS))
        house.go("texts.text", number=2)
        assert told.FURTHER_ANSWERS["parastaran"][2].reason in house.text()
        answer(house, 1, "reservation", given.reason or "", mandated=True)
        row = Position.objects.get(organisation=self.cycle.guests.house(told.WRITERS))
        assert (row.stance, row.reason) == (given.stance, given.reason)
        house.look("a guest has answered")

    # --- what anybody reads

    def read_by_a_stranger(self) -> None:
        """Both calendars say the day that it was; fifteen names in the order of signing."""
        house, held = self.house, self.cycle.day
        house.leave()
        house.go("statements.short", number=1)
        words = house.text()
        assert spoken_day(held, self.language) in words and other_calendar(held, self.language) in words
        assert house.page.locator(".voice.signatories").count() == 1
        shown = house.page.locator("#signs li > b").all_inner_texts()
        names = {row.handle: row.names.as_dict()[self.language] for row in ORGANISATIONS}
        names["shahrak-e-no"] = NEAR.as_dict()[self.language]
        assert shown == [names[handle] for handle in SIGNING]
        assert shown != sorted(shown, key=lambda name: sort_key(name, self.language))
        towns = [
            row.city.as_dict()[self.language]
            for row in ORGANISATIONS
            if row.handle in ("bazneshastegan", "shahrak-e-no")
        ]
        beside = [
            line for line in house.page.locator("#signs li .meta").all_inner_texts() if line.startswith(tuple(towns))
        ]
        assert len(beside) == 2
        house.look("a platform")

    def verified(self) -> None:
        """Offline, with forty digits from paper."""
        house = self.house
        house.go("statements.verify_print")
        forty = "".join(house.page.locator(".hash.forty").inner_text().split()).translate(LATIN)
        address = Statement.objects.get().address
        (self.folder / "bundle").write_bytes(fetched(house, "statements.bundle", **address))
        program = SIGNER.with_name("hamgam_verify.py")
        command = [sys.executable, "-I", str(program), str(self.folder / "bundle"), "--json", "--fingerprint", forty]
        done = subprocess.run(command, capture_output=True, text=True, cwd=self.folder)
        found = json.loads(done.stdout)
        assert (done.returncode, found["valid"], found["rule"]) == (0, True, "signatories 8")
        assert len(found["signatories"]) == len(SIGNING)

    def what_it_issues(self) -> None:
        """The platform with its proof, as PDF and plain text; the register."""
        house, address = self.house, Statement.objects.get().address
        pdf = fetched(house, "statements.pdf", **address)
        plain = fetched(house, "statements.plain", **address, language=self.language)
        house.enter(self.cast.liaison("vakilan"))
        register = fetched(house, "decisions.register_pdf")
        sentences = [row.text for part in paper.SECTIONS for row in part.clauses]
        assert missing_from(pdf, [row.fa for row in sentences]) == []
        lines = " ".join(plain.decode().split())
        assert [row for row in sentences if row.as_dict()[self.language] not in lines] == []
        assert missing_from(register, [told.ADOPTION.as_dict()[self.language]]) == []
        keep("platform", self.language, {"statement": pdf, "plain": plain, "register": register})


def what_came_of_it(cycle: Platform) -> None:
    """What the bylaws let follow."""
    statement = Statement.objects.get()
    assert (statement.rule, statement.order, statement.minimum) == ("signatories", "signing", 8)
    assert statement.adopted == cycle.adopted()
    signed = Consent.objects.filter(answer="sign", state="valid", level="key").order_by("leaf")
    assert [row.organisation.slug for row in signed] == list(SIGNING)
    levels = {guest.level: cycle.guests.house(guest) for guest in told.GUESTS}
    assert {level: (row.standing, row.level) for level, row in levels.items()} == {
        level: ("member", level) for level in ("joint_statements", "contact")
    }
    assert cycle.guests.text.stage == "positions"
    assert LIAISON[0] in cycle.guests.actor(told.WRITERS).roles
