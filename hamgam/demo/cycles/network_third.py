"""The third assembly of the network as it is told: its days are counted from its Friday, its words say the months as they fall."""

from dataclasses import replace

from hamgam.assemblies import account_acts, contributing, minuting, running
from hamgam.assemblies.models import Turn
from hamgam.decisions import acts as decisions
from hamgam.decisions.models import Matter
from hamgam.demo.coalition import Cast
from hamgam.demo.content.assemblies import GENERAL
from hamgam.demo.content.held import Happened, Held
from hamgam.demo.content.network import agenda, groups, minutes, papers, settled
from hamgam.demo.content.network.settled import Hall
from hamgam.demo.content.network.told import Told
from hamgam.demo.content.shapes import Both
from hamgam.demo.held import Over
from hamgam.differences import acts as differences
from hamgam.engine.dates.days import from_solar, solar
from hamgam.engine.spoken import day as spoken_day

#: Places of items on the agenda, counted from 0.
SILENCE, CITIES, PROPOSED, LATER, RALLY, GROUPS, CALL, NAME, SLOGAN, DUTY, TASKS, NEXT, SITE = range(13)


def held(friday: int, months: dict[str, dict[str, str]]) -> Held:
    """The assembly with its days. months: language → what its words say for `{…}`."""

    def said(words: Both) -> Both:
        return Both(words.fa.format(**months["fa"]), words.en.format(**months["en"]))

    happened = tuple(Happened(row.words.format(**months["fa"]), said(row.result)) for row in minutes.HAPPENED)
    last = friday + agenda.THIRD.days - 1
    return Held(
        call=replace(agenda.THIRD, called=friday - 31, begins=friday), opening=minutes.OPENING, happened=happened,
        people=agenda.PEOPLE, groups=groups.GROUPS, presented=last + 13, asked=last + 14, adopted=last + 23,
        question=settled.ADOPTED_REPORT, parked=(LATER,), unreached=(SITE,),
    )  # fmt: skip


def months(cast: Cast, friday: int) -> dict[str, dict[str, str]]:
    """Language → what the words of the assembly say of days and months: its first day, that of one who errs, the next assembly's month."""
    first, following = cast.moment(friday).date(), cast.moment(GENERAL.begins).date()
    year, month, of_month = solar(first)
    wrong = from_solar(year + month // 12, month % 12 + 1, min(of_month, 29))
    assert wrong is not None
    return {
        language: {
            "first": spoken_day(first, language, year=False), "first_wrong": spoken_day(wrong, language, year=False),
            "next_month": spoken_day(following, language, year=False).split(" ", 1)[1],
        }
        for language in ("fa", "en")
    }  # fmt: skip


class Third(Over):
    """The assembly of three days, item by item."""

    def __init__(self, cast: Cast, friday: int) -> None:
        self.friday, self.months = friday, months(cast, friday)
        super().__init__(cast, held(friday, self.months))

    def said(self, words: Both) -> dict[str, str]:
        """Words in both languages, with the months as they fall."""
        return {language: said.format(**self.months[language]) for language, said in words.as_dict().items()}

    # --- before, and the first day

    def hand_in_before(self) -> None:
        """Fourteen papers."""
        for row in papers.BEFORE:
            self.hand_in(row)

    def bring_reports(self) -> None:
        """Reports of cities that were typed, and proposals."""
        made = self._assembly()
        for handle, words in papers.REPORTS.items():
            contributing.contribute(by=self.cast.liaison(handle), on=made, kind="report", words=words.as_dict())
        for handle, title, words in papers.PROPOSALS:
            contributing.contribute(
                by=self.cast.liaison(handle), on=made, kind="proposal", titles=title.as_dict(), words=words.as_dict()
            )

    def hear_reports(self) -> None:
        """The dead are remembered, then the cities report."""
        self.take_up(SILENCE)
        self.done(SILENCE)
        self.take_up(CITIES)
        self.done(CITIES)

    def rounds_of_speech(self) -> None:
        """Whoever has spoken asks again and comes in the second round."""
        self.take_up(PROPOSED)
        self.speak(agenda.SPOKE)
        self.done(PROPOSED)

    def speak(self, handles: tuple[str, ...]) -> None:
        """Each asks for the floor, is given it and ends."""
        for handle in handles:
            turn = self.ask_for_the_floor(handle)
            running.give_floor(by=self.chair, on=turn)
            running.end_turn(by=self.chair, on=turn)

    def ask_for_the_floor(self, handle: str) -> Turn:
        """An organisation stands on the speaking list."""
        turn: Turn = running.ask_to_speak(by=self.cast.liaison(handle), on=self._assembly())
        return turn

    def debate(self) -> None:
        """Three views are heard, others wait."""
        self.take_up(LATER)
        self.speak(agenda.SPOKE_LATER)
        for handle in agenda.WAITED:
            self.ask_for_the_floor(handle)

    def keep_views(self) -> None:
        """Two of them are kept side by side, and the question goes to other seminars."""
        author = self.cast.liaison(settled.LATER_VIEWS[0].author)
        made = differences.open(
            by=author, question=settled.LATER.as_dict(), in_force=settled.LATER_IN_FORCE.as_dict(),
            debate=settled.LATER_DEBATE.as_dict(), public=True,
        )  # fmt: skip
        self.views(made, settled.LATER_VIEWS)

    def views(self, made: object, rows: tuple[settled.View, ...]) -> None:
        """Each written by its author and held by others."""
        for row in rows:
            view = differences.write_view(
                by=self.cast.liaison(row.author), on=made, titles=row.title.as_dict(), words=row.words.as_dict(),
                named=row.named,
            )  # fmt: skip
            for handle in row.holders:
                if handle != row.author:
                    differences.write_view(by=self.cast.liaison(handle), on=made, view=view.pk, named=row.named)

    def write_friday(self) -> None:
        """The minutes of the first day."""
        self.write((SILENCE, CITIES, PROPOSED, LATER), opening=True)

    # --- the second day

    def form_groups(self) -> None:
        """Four groups, each with its task."""
        self.take_up(GROUPS)
        for group in groups.GROUPS:
            self.form(group, GROUPS)

    def bring_results(self) -> None:
        """All but the first group, which brings its own."""
        for group in groups.GROUPS[1:]:
            self.bring(group)

    def settle_results(self) -> None:
        """What the plenary makes of what all four brought."""
        for group in groups.GROUPS:
            self.settle(group)
        self.done(GROUPS)

    def enter(self, hall: Hall) -> Matter:
        """What the chair read back, entered under its item."""
        choices = [row.as_dict() for row in hall.choices]
        made: Matter = decisions.enter(
            by=self.minute_taker, kind=hall.kind, question=self.said(hall.question), decided_on=self._today(hall.item),
            agreed=hall.agreed, present=len(agenda.PEOPLE[2]), text=hall.text.as_dict(), choices=choices,
            choice=f"c{hall.choice}" if hall.choice else "", details={**hall.details, "item": self.item(hall.item).pk},
            place=agenda.THIRD.place.as_dict(), reservations=hall.reservations.as_dict(),
            status_quo=hall.status_quo.as_dict(), debate=hall.debate.as_dict(),
        )  # fmt: skip
        return made

    def _today(self, place: int) -> object:
        return self._assembly().days[self.content.items[place].day - 1]

    def decide(self, place: int, hall: Hall) -> None:
        """An item that is taken up, read back and done."""
        self.take_up(place)
        self.enter(hall)
        self.done(place)

    def write_saturday(self) -> None:
        """The minutes of the second day."""
        self.write((RALLY, GROUPS, CALL, NAME, SLOGAN))

    # --- the third day, and after

    def found_groups(self) -> None:
        """Eight standing groups, one by one."""
        self.take_up(TASKS)
        for kind, names, charter, _joins in settled.STANDING:
            decisions.enter(
                by=self.minute_taker, kind="body", decided_on=self._today(TASKS), agreed=True,
                question={"fa": f"{names.fa} را بسازیم؟", "en": f"Shall we form the {names.en[0].lower()}{names.en[1:]}?"},
                present=len(agenda.PEOPLE[2]), place=agenda.THIRD.place.as_dict(),
                details={
                    "item": self.item(TASKS).pk, "do": "make", "kind": kind, "names": names.as_dict(),
                    "charter": charter.as_dict(),
                },
            )  # fmt: skip
        self.done(TASKS)

    def finish(self) -> None:
        """The minutes of the third day; the web site was not reached."""
        self.write((DUTY, TASKS, NEXT, SITE))
        self.end()

    def present_late(self) -> None:
        """The report is put forward; whoever promised it sooner says why it came late."""
        minuting.present_report(by=self.minute_taker, on=self._assembly())
        task = self.matter_of(NEXT).tasks.get()
        decisions.report_task(by=self.minute_taker, on=task, state="done", report=settled.LATE.as_dict())

    def matter_of(self, place: int) -> Matter:
        """What was settled under an item."""
        found: Matter = self.matters_of(place).get()
        return found

    def matters_of(self, place: int) -> object:
        """All that was settled under an item."""
        return Matter.objects.filter(details__item=self.item(place).pk)

    def account(self, row: Told) -> None:
        """One account of it, by a person of that name or by whoever speaks for the organisation."""
        here = self.cast.people[row.by]
        by = next((one for one in here if one.person and one.person.display_name == row.name), here[0])
        account_acts.write_account(
            by=by, on=self._assembly(), language=row.language, words=row.words.format(**self.months[row.language]),
            signed=row.signed, title=row.title, name=row.name, finished=True,
        )  # fmt: skip
