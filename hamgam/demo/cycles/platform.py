"""The platform's cycle: founded, a long text of the fourth meeting that fifteen sign, others invited, a further text."""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from hamgam.decisions import acts as decisions
from hamgam.demo.assemblies import Called
from hamgam.demo.coalition import enrol_keys, found_coalition
from hamgam.demo.content.held import Happened, Held
from hamgam.demo.content.matters import Matter
from hamgam.demo.content.platform import paper, told
from hamgam.demo.content.platform.organisations import NEAR, ORGANISATIONS, PLATFORM, SIGNING
from hamgam.demo.content.shapes import Both
from hamgam.demo.cycle import FRIDAY, Cycle, Step, named
from hamgam.demo.cycles.platform_guests import Guests
from hamgam.demo.decisions import Decided
from hamgam.demo.held import Over
from hamgam.demo.story import Story
from hamgam.members import acts as members
from hamgam.texts import acts as texts
from hamgam.texts.intake import Row, blocks_of
from hamgam.texts.models import Text

FOUNDED, KEYED = -230, -226
#: The fourth meeting is held on the first Friday after this day, the fifth on the first one after that.
FOURTH, FIFTH = -75, 24


class Platform(Cycle):
    """Fifteen organisations, from their founding to the call of the fifth meeting."""

    coalition = PLATFORM

    def __init__(self, today: datetime, keys: Path) -> None:
        super().__init__(today, keys)
        held = self.held = self.day_of(FRIDAY, FOURTH)
        signed = {handle: held + 23 + place // 2 for place, handle in enumerate(SIGNING)}
        self.platform = Story(self.cast, paper.text(self.day, signed))
        self.meeting = Over(self.cast, _meeting(held))
        self.founding = Decided(self.cast, _founding())
        self.guests = Guests(self.cast, held)
        fifth = replace(told.FIFTH, called=-9, begins=self.day_of(FRIDAY, FIFTH))
        self.fifth = Called(self.cast, fifth)

    @property
    def day(self) -> date:
        """The day of the fourth meeting."""
        return self.cast.moment(self.held).date()

    def steps(self) -> list[Step]:
        """What happens, in order."""
        return [*self.until_published(), *self._after()]

    def until_published(self) -> list[Step]:
        """From the founding to the day on which the long text is out; in order."""
        return [*self._beginning(), *self._meeting(), *self._text(), *self._signing()]

    # --- from the founding to the fourth meeting

    def _beginning(self) -> list[Step]:
        return [
            Step("founded", FOUNDED, 9, self.found),
            Step("keys", KEYED, 17, lambda: enrol_keys(self.cast, ORGANISATIONS, self.keys, KEYED)),
            Step("the founding text is brought", KEYED + 2, 10, self.founding.bring),
            Step("the founding text is answered", KEYED + 4, 18, self.founding.answer),
            Step("the founding text is agreed", KEYED + 26, 20, self.founding.close),
            Step("nearly the same name", KEYED + 40, 18, self.rename),
        ]  # fmt: skip

    def found(self) -> None:
        """Fifteen organisations."""
        found_coalition(self.cast, PLATFORM, ORGANISATIONS, FOUNDED)

    def rename(self) -> None:
        """One takes a name nearly the same as another's, and knows it."""
        handle = "shahrak-e-no"
        members.rename_organisation(
            by=self.cast.liaison(handle), on=self.cast.organisations[handle], names=NEAR.as_dict(), near_is_known=True
        )

    def _meeting(self) -> list[Step]:
        day, meeting = self.held, self.meeting
        return [
            Step("the fourth meeting is called", day - 30, 11, meeting.call), Step("its items", day - 27, 12, meeting.propose),
            Step("its agenda", day - 9, 12, meeting.prepare), Step("it opens", day, 10, meeting.open),
            Step("it reads the text", day, 11, meeting.work), Step("it adopts the text", day, 16, self.adopt),
            Step("it closes", day, 17, meeting.end),
        ]  # fmt: skip

    def adopt(self) -> None:
        """What was read back: the text is adopted, and each organisation signs it itself."""
        decisions.enter(
            by=self.meeting.minute_taker, kind="decision", question=told.ADOPTION.as_dict(), text=told.ADOPTED.as_dict(),
            agreed=True, decided_on=self.day, present=len(ORGANISATIONS), place=told.MEETING.place.as_dict(),
            details={"item": self.meeting.item(2).pk},
        )  # fmt: skip

    # --- the text

    def _text(self) -> list[Step]:
        day, story = self.held, self.platform
        return [
            Step("the printed paper is brought in", day + 2, 10, story.begin),
            Step("the day is mended", day + 2, 11, self.correct),
            Step("it is translated", day + 3, 18, self.translate),
            Step("a round", day + 4, 10, lambda: story.open(day + 20)),
            Step("they answer as a whole", day + 6, 18, lambda: story.answer(True)),
            Step("the round closes", day + 20, 20, self.close_round),
            Step("frozen", day + 21, 18, self.freeze),
        ]  # fmt: skip

    @property
    def text(self) -> Text:
        """The platform's text as it is now."""
        return self._now(self.platform)

    def _now(self, story: Story) -> Text:
        if story.text is None:
            raise LookupError("a text is brought before anything else happens to it")
        story.text.refresh_from_db()
        return story.text

    def adopted(self) -> dict[str, object]:
        """Where, when and by which meeting: on the day that the solar calendar and the weekday say."""
        return {"name": told.FOURTH.as_dict(), "place": told.PLACE.as_dict(), "date": self.day.isoformat()}

    def correct(self) -> None:
        """Two headings that the reader took for paragraphs; the head of the paper beside the text; the true day."""
        rows = []
        for part in self.text.sections.filter(gone=False):
            title = part.titles.get("fa", "")
            rows.append(Row(f"s{part.pk}", self.role_of(title, "heading"), title))
            for clause in self.text.clauses.filter(section=part).order_by("order"):
                words = clause.wordings.get(state="leading").body
                rows.append(
                    Row(f"c{clause.pk}", self.role_of(words, "clause" if clause.numbered else "paragraph"), words)
                )
        blocks, _title = blocks_of(rows)
        texts.edit_draft(
            by=self.cast.liaison(paper.PROPOSER), on=self.text, titles={"fa": told.TITLE.fa}, kind="platform",
            languages=["fa", "en"], adopted=self.adopted(), blocks=blocks,
        )  # fmt: skip

    def role_of(self, words: str, found: str) -> str:
        """What a block of the paper is, whatever the reader of papers took it for."""
        if words in {part.title.fa for part in paper.SECTIONS if part.title}:
            return "heading"
        return "note" if words and words not in {row.text.fa for row in self.platform.content.clauses()} else found

    def translate(self) -> None:
        """Into English, each paragraph reviewed by somebody else; then title and headings."""
        self.platform._translate({})
        text, titles = self.text, {part.title.fa: part.title.en for part in paper.SECTIONS if part.title}
        headings = {"title": told.TITLE.en} | {
            f"s{part.pk}": titles[part.titles["fa"]]
            for part in text.sections.filter(gone=False)
            if part.titles.get("fa")
        }
        texts.write_translation(by=self.cast.liaison(paper.PROPOSER), on=text, language="en", headings=headings)
        texts.review_translation(by=self.cast.liaison("amuzgaran"), on=text, language="en")

    def close_round(self) -> None:
        """The clock closes it, where it has not yet."""
        if self.text.stage == "positions":
            self.platform.close()

    def freeze(self) -> None:
        """No word of it changes any more; thirty days to sign."""
        texts.freeze(
            by=self.cast.liaison(paper.PROPOSER), on=self.text, sign_by=self.cast.moment(self.held + 50, 20)
        )  # fmt: skip

    # --- fifteen sign

    def _signing(self) -> list[Step]:
        signs = [
            Step(
                f"{consent.organisation} signs",
                consent.day,
                12 + 4 * (place % 2),
                lambda consent=consent: self.platform.consent(consent),
            )  # type: ignore[misc]
            for place, consent in enumerate(self.platform.content.consents)
        ]
        return [*signs, Step("published", self.held + 34, 12, self.platform.publish)]

    # --- others are invited; a further text; the next meeting

    def _after(self) -> list[Step]:
        day, guests, fifth = self.held, self.guests, self.fifth
        return [
            Step("others are invited", day + 36, 10, guests.invite), Step("they accept so far", day + 37, 18, guests.accept),
            Step("their co-operation is brought", day + 38, 10, guests.bring),
            Step("it is answered", day + 40, 18, guests.answer), Step("they co-operate", day + 52, 20, guests.close),
            Step("a further text", day + 53, 10, guests.begin), Step("an exchange of views", day + 54, 10, guests.open),
            Step("three answer", day + 55, 18, guests.views), Step("a guest answers", day + 56, 18, guests.guest_answers),
            *named(fifth.events(), "the fifth meeting is called", "its items and papers", "its agenda is ordered"),
        ]  # fmt: skip


def _meeting(day: int) -> Held:
    call = replace(told.MEETING, called=day - 30, begins=day)
    people = {
        row.handle: (2 + len(row.handle) % 3, 0, 1 if row.handle in ("komite", "vakilan") else 0)
        for row in ORGANISATIONS
    }
    return Held(
        call=call, opening=told.OPENING, happened=tuple(Happened(*row) for row in told.HAPPENED), people=(people,), groups=(),
        presented=day + 3, asked=day + 4, adopted=day + 20, question=Both("", ""),
    )  # fmt: skip


def _founding() -> Matter:
    begun = KEYED + 2
    return Matter(
        kind="founding_text", question=told.FOUNDING, text=Both("هر که می‌پیوندد همین متن را می‌خواند.", "Whoever joins reads this text."),
        brings="amuzgaran", opened=begun, closes=begun + 24, ends=(begun + 24,),
        status_quo=Both("هنوز متن بنیادینی نداریم.", "There is no founding text yet."),
        details={
            "texts": told.FOUNDING_WORDS.as_dict(),
            "fields": [{"names": name.as_dict(), "means": means.as_dict()} for name, means in told.FIELDS],
        },
    )  # fmt: skip
