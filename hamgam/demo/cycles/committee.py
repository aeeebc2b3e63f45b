"""The committee's cycle: founded, a session of two days, a leadership elected, and the public conference that it calls."""

from datetime import date, time, timedelta

from hamgam.assemblies import acts as assemblies
from hamgam.assemblies import opening
from hamgam.bodies import acts as bodies
from hamgam.bodies.models import Mandate
from hamgam.decisions.mandate_acts import settle_by_mandate
from hamgam.decisions.models import Matter
from hamgam.demo.coalition import enrol_keys, found_coalition
from hamgam.demo.content.committee import elections, session
from hamgam.demo.content.committee.organisations import COMMITTEE, OBSERVERS, ORGANISATIONS
from hamgam.demo.content.committee.text import ADOPTED, FINISHED, TASKS
from hamgam.demo.content.shapes import Both
from hamgam.demo.cycle import FRIDAY, SATURDAY, Cycle, Step, nothing
from hamgam.demo.cycles.committee_session import Session
from hamgam.demo.cycles.committee_voting import Voting
from hamgam.demo.story import Story
from hamgam.engine.spoken import day as spoken_day
from hamgam.statements import acts as statements
from hamgam.texts import acts as texts
from hamgam.texts.models import Text

#: The session begins on the first Saturday after this day.
NEAR = -42
#: The conference is at least so many days away.
AHEAD = 30


class Committee(Cycle):
    """Seven organisations abroad, from their founding to the conference at the end of March."""

    coalition = COMMITTEE

    def steps(self) -> list[Step]:
        """What happens, in order."""
        first = self.first = self.day_of(SATURDAY, NEAR)
        self.story, self.session, self.voting = Story(self.cast, TASKS), Session(self.cast, first), Voting(self.cast)
        second = first + 1
        return [
            *self._before(first), *self._first_day(first), *self._second_day(second), *self._mandated(second),
            *self._delegates(second),
        ]  # fmt: skip

    def _before(self, first: int) -> list[Step]:
        return [
            Step("founded", first - 70, 9, self.found),
            Step("keys", first - 65, 17, lambda: enrol_keys(self.cast, ORGANISATIONS, self.keys, first - 65)),
            Step("units", first - 60, 9, self.voting.form_units),
            Step("units counted", first - 54, 10, nothing),
            Step("units filled", first - 53, 18, self.voting.fill_units),
            Step("draft", first - 42, 10, self.story.begin),
            Step("round", first - 40, 10, lambda: self.story.open(first - 24)),
            Step("called", first - 35, 10, self.session.call),
            Step("positions", first - 30, 18, lambda: self.story.answer(True)),
            Step("round closed", first - 24, 20, self.common_ground),
            Step("items", first - 20, 12, self.session.propose),
            Step("reports handed in", first - 12, 12, self.session.bring_reports),
            Step("agenda ordered", first - 8, 12, lambda: self.session.order(self.text)),
        ]  # fmt: skip

    def _first_day(self, day: int) -> list[Step]:
        return [
            Step("opened", day, 10, self.session.open),
            Step("reports", day, 11, self.session.reports),
            Step("tasks", day, 14, self.session.tasks),
            Step("mandate", day, 15, lambda: self.session.give_to_finish(self.text)),
            Step("conference", day, 16, self.session.conference),
        ]  # fmt: skip

    def _second_day(self, day: int) -> list[Step]:
        return [
            Step("urgent", day, 10, self.session.urgent),
            Step("leadership", day, 11, self.session.leadership),
            Step("leadership answered", day, 12, self.session.answer_form),
            *self._elected(day),
            Step("closed", day, 18, self.session.close),
            Step("objections over", day + 2, 1, nothing),
            Step("inform", day + 2, 9, self.session.inform),
            Step("informed", day + 5, 18, self.session.informed),
            Step("report asked", day + 6, 10, self.session.ask_report),
            Step("report adopted", day + 7, 18, self.voting.adopt_report),
        ]  # fmt: skip

    def _elected(self, day: int) -> list[Step]:
        """In the hall, where all seven are there: the secretary first, then two more."""
        return [
            Step("secretary opened", day, 12, lambda: self.voting.open("secretary")),
            Step("secretary nominated", day, 13, lambda: self.voting.nominate("secretary", elections.SECRETARY)),
            Step("secretary voting", day, 13, lambda: self.voting.begin("secretary")),
            Step("secretary votes", day, 14, lambda: self.voting.vote("secretary", elections.SECRETARY_BALLOTS)),
            Step("secretary counted", day, 14, self.secretary_counted),
            Step("executive opened", day, 15, lambda: self.voting.open("executive")),
            Step("executive nominated", day, 15, lambda: self.voting.nominate("executive", elections.EXECUTIVE)),
            Step("executive voting", day, 16, lambda: self.voting.begin("executive")),
            Step("executive votes", day, 16, lambda: self.voting.vote("executive", elections.EXECUTIVE_BALLOTS)),
            Step("executive counted", day, 17, lambda: self.voting.close("executive")),
        ]  # fmt: skip

    def _mandated(self, day: int) -> list[Step]:
        return [
            Step("settled", day + 8, 18, self.settle),
            Step("finished", day + 9, 18, self.finish),
            Step("frozen", day + 10, 12, self.freeze),
            Step("conference called", day + 11, 12, self.call),
            Step("mandates reported", day + 11, 13, self.report),
        ]  # fmt: skip

    def _delegates(self, day: int) -> list[Step]:
        return [
            Step("delegates opened", day + 11, 14, self.voting.open_delegates),
            Step("signed", day + 13, 18, self.sign),
            Step("delegates stand", day + 15, 18, lambda: self.voting.in_all_units("stand_in")),
            Step("published", day + 17, 12, self.publish),
            Step("delegates voting", day + 21, 20, nothing),
            Step("delegates vote", day + 23, 18, lambda: self.voting.in_all_units("vote_in")),
            Step("delegates elected", day + 26, 20, nothing),
            Step("all units counted", day + 26, 21, nothing),
        ]  # fmt: skip

    # --- founding and the document on tasks

    def found(self) -> None:
        """Seven organisations, and two that are there without a vote."""
        found_coalition(self.cast, COMMITTEE, ORGANISATIONS, self.first - 70, OBSERVERS)
        self.cast.coordinator = self.cast.liaison("sued")

    @property
    def text(self) -> Text:
        """The document on tasks as it is now."""
        assert self.story.text is not None
        self.story.text.refresh_from_db()
        return self.story.text

    def common_ground(self) -> None:
        """The round closes by itself."""
        if self.text.stage == "positions":
            self.story.close()

    def secretary_counted(self) -> None:
        """From now on the new secretary presses the buttons."""
        self.voting.close("secretary")
        self.cast.coordinator = self.voting.person("ava")

    # --- what the executive does with its mandates

    def conference_day(self) -> date:
        """The last Friday of March that is far enough ahead."""
        today = self.cast.moment(self.first + 12).date()
        year = today.year if date(today.year, 3, 24) >= today + timedelta(days=AHEAD) else today.year + 1
        last = date(year, 3, 31)
        return last - timedelta(days=(last.weekday() - FRIDAY) % 7)

    def rules(self) -> Both:
        """Day, place and rules in words."""
        on = self.conference_day()
        return Both(*(getattr(session.RULES, code).format(day=spoken_day(on, code)) for code in ("fa", "en")))

    def settle(self) -> None:
        """The executive sets day, place and rules for electing delegates."""
        given = Mandate.objects.get(kind="calendar")
        settle_by_mandate(
            by=self.voting.person("siavash"), on=given, question=session.SETTLED.as_dict(), text=self.rules().as_dict(),
        )  # fmt: skip

    def finish(self) -> None:
        """Two clauses in other words, on the basis of the debate, and their translation looked through."""
        rows = list(self.text.clauses.filter(state="in").order_by("section__order", "order"))
        texts.finish(
            by=self.voting.person("golrokh"), on=self.text,
            clauses=[{"id": rows[index].pk, "words": words.fa} for index, words in FINISHED.items()],
        )  # fmt: skip
        for index, words in FINISHED.items():
            lead = rows[index].wordings.get(state="leading")
            made = texts.write_translation(by=self.cast.liaison("beritania"), on=lead, language="en", words=words.en)
            texts.review_translation(by=self.cast.liaison("kanada"), on=made)

    def freeze(self) -> None:
        """Prepared for publication under the same mandate: no word of it changes any more."""
        texts.freeze(by=self.voting.person("golrokh"), on=self.text, sign_by=self.cast.moment(self.first + 20, 20))

    def sign(self) -> None:
        """Six sign with their keys, one says that it does not."""
        for consent in TASKS.consents:
            self.story.consent(consent)

    def report(self) -> None:
        """The executive says what it did with each mandate."""
        for given in Mandate.objects.order_by("number"):
            words = session.REPORTED[given.act]
            bodies.report_on_mandate(by=self.voting.person("golrokh"), on=given, words=words.as_dict())

    def publish(self) -> None:
        """In the committee’s name, by the new secretary, with the session by which it was adopted."""
        name, place = ADOPTED
        statements.publish_for_all(
            by=self.cast.coordinator, on=self.text.frozen_version,
            adopted={"name": name.as_dict(), "place": place.as_dict(),
                     "date": self.cast.moment(self.first).date().isoformat()},
        )  # fmt: skip

    # --- the conference

    def call(self) -> None:
        """Called by the new secretary, following what the executive set, and opened to the public."""
        said, first = session.GATHERING, self.conference_day()
        begins = self.cast.moment((first - self.cast.moment(0).date()).days, 10)
        made = assemblies.call(
            by=self.cast.coordinator, kind="conference", titles=said.titles.as_dict(), words=said.words.as_dict(),
            place=said.place.as_dict(), first_day=first, last_day=first + timedelta(days=1), from_hour=time(10),
            to_hour=time(17), zone=self.cast.time_zone, propose_until=begins - timedelta(days=14),
            papers_until=begins - timedelta(days=7), follows=Matter.objects.get(mandate__kind="calendar"),
        )  # fmt: skip
        opening.open_to_public(by=self.cast.coordinator, on=made, places=80, after_registering=False)
