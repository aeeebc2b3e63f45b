"""One text of the demo as a row of acts, each on its day."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from hamgam.demo.coalition import Cast
from hamgam.demo.content.shapes import Answers, Consent, Difference, Edit
from hamgam.demo.content.shapes import Text as Content
from hamgam.demo.content.shapes import Wording as WordingContent
from hamgam.differences import acts as differences
from hamgam.engine.spoken import day as spoken_day
from hamgam.members.actor import Actor
from hamgam.papers.reading import recognise_text
from hamgam.positions import acts as positions
from hamgam.signing import acts as signing
from hamgam.signing.models import Consent as ConsentRow
from hamgam.statements import acts as statements
from hamgam.texts import acts as texts
from hamgam.texts.intake import given_by, original_of
from hamgam.texts.models import Clause, Text, Version, Wording

#: day from today, order within the day, what happens
Event = tuple[int, int, Callable[[], None]]


@dataclass
class Story:
    """A text's content, the rows that its acts made, and who acts."""

    cast: Cast
    content: Content
    open_question: Difference | None = None
    text: Text | None = None

    def voice(self, handle: str) -> Actor:
        """Who acts for an organisation: its liaison, where bylaws do not say otherwise."""
        return self.cast.liaison(handle)

    def events(self) -> Iterator[Event]:
        """Everything that happens to the text, in no particular order."""
        content = self.content
        yield content.created, 0, self.begin
        for edit in content.edits:
            yield edit.day, 1, lambda edit=edit: self.edit(edit)
        for number, held in enumerate(content.rounds):
            yield held.opened, 2, lambda held=held: self.open(held.closes)
            yield held.opened + 1, 3, lambda first=number == 0: self.answer(first)
            if held.closes <= 0:
                yield held.closes, 8, self.close
        for offered in content.wordings:
            yield (
                max(offered.day, content.rounds[0].opened if content.rounds else offered.day),
                4,
                (lambda offered=offered: self.offer(offered)),
            )
        for added in content.additions:
            yield added.day, 5, lambda added=added: self.add(added)
        for promise in content.promises:
            yield content.rounds[-1].opened + 1, 6, lambda promise=promise: self.promise(promise)
        if self.open_question:
            yield self.open_question.day, 9, self.differ
        if content.frozen is not None:
            yield content.frozen, 10, self.freeze
        for consent in content.consents:
            yield consent.day, 11, lambda consent=consent: self.consent(consent)
            if consent.withdrawn is not None:
                yield consent.withdrawn, 13, lambda consent=consent: self.withdraw(consent)
        if content.published is not None:
            yield content.published, 12, self.publish

    # --- the draft

    def begin(self) -> None:
        """The proposer brings the draft; its translation is written and reviewed."""
        content, before = self.content, {edit.clause: edit.before for edit in self.content.edits}
        if content.source:
            self._import(content.source)
            return
        sections, index = [], 0
        for section in content.sections:
            rows = []
            for clause in section.clauses:
                rows.append(_row(before.get(index, clause.text).fa, clause))
                index += 1
            sections.append({"titles": section.title.as_dict() if section.title else {}, "clauses": rows})
        if self.open_question:
            place = self.open_question.after + 1
            extra = self.open_question.clause
            sections[0]["clauses"].insert(place, _row(extra.text.fa, extra))
        self.text = texts.import_text(
            by=self.voice(content.proposer), kind=content.kind, titles=content.title.as_dict(), language="fa",
            languages=["en"], sections=sections, adopted=self._adopted(),
        )  # fmt: skip
        if content.translation != "missing":
            self._translate({index: edit_before.en for index, edit_before in before.items()})

    def _import(self, source: str) -> None:
        """A paper as it was pasted, with what the reader of papers recognised and doubts, still to be corrected."""
        found = recognise_text(source)
        given = given_by(found)
        self.text = texts.import_text(
            by=self.voice(self.content.proposer), titles={"fa": found.title or self.content.title.fa},
            languages=["en"], original=original_of(found, "pasted.txt", "text/plain", source.encode()), **given,
        )  # fmt: skip

    def _adopted(self) -> dict[str, Any]:
        adopted = self.content.adopted
        if adopted is None:
            return {}
        on = adopted.day if adopted.weekday is None else self.cast.day_of(adopted.weekday, adopted.day)
        day = self.cast.moment(on).date().isoformat()
        return {"name": adopted.assembly.as_dict(), "place": adopted.place.as_dict(), "date": day}

    def _translate(self, former: dict[int, str]) -> None:
        proposer = self.voice(self.content.proposer)
        reviewer = next(self.voice(handle) for handle in self.cast.organisations if handle != self.content.proposer)
        english = [former.get(i, clause.text.en) for i, clause in enumerate(self.content.clauses())]
        if self.open_question:
            english.insert(self.open_question.after + 1, self.open_question.clause.text.en)
        for clause, words in zip(self._clauses(), english, strict=True):
            translation = texts.write_translation(by=proposer, on=_leading(clause), language="en", words=words)
            if self.content.translation in ("reviewed", "outdated"):
                texts.review_translation(by=reviewer, on=translation)

    def _clauses(self) -> list[Clause]:
        return list(self.text.clauses.filter(state__in=("in", "difference")).order_by("order"))

    def _content_clauses(self) -> list[Clause]:
        rows = self._clauses()
        if self.open_question:
            del rows[self.open_question.after + 1]
        return rows

    def edit(self, edit: Edit) -> None:
        """A clause's words change; what was translated before is outdated."""
        clause = self._content_clauses()[edit.clause]
        words = self.content.clauses()[edit.clause].text.fa
        texts.edit_draft(by=self.voice(edit.organisation), on=self.text, clauses=[{"id": clause.pk, "text": words}])

    # --- rounds and positions

    def open(self, closes: int) -> None:
        """A round with its deadline at eight in the evening."""
        self.text.refresh_from_db()
        by = self.voice(self.content.proposer)
        texts.open_round(by=by, on=self.text, closes_at=self.cast.moment(closes, 20))

    def answer(self, first: bool) -> None:
        """Every organisation that has answered, all its answers in one act."""
        if not first:
            return
        spread: dict[str, dict[int, tuple[str, str]]] = {}
        mandated: dict[str, bool] = {}
        clauses = self._content_clauses()
        rows: list[tuple[Wording, Answers]] = [
            (_leading(clauses[index]), answers) for index, answers in self.content.positions.items()
        ]
        if self.open_question:
            place = self._clauses()[self.open_question.after + 1]
            rows.append((_leading(place), self.open_question.positions))
        for wording, answers in rows:
            for handle, answer in answers.items():
                spread.setdefault(handle, {})[wording.pk] = (answer.stance, answer.reason or "")
                mandated[handle] = mandated.get(handle, True) and answer.mandated
        for handle, answers in spread.items():
            positions.take_whole(by=self.voice(handle), on=self.text, answers=answers, mandated=mandated[handle])

    def _answer_to(self, wording: Wording, answers: Answers) -> None:
        for handle, answer in answers.items():
            positions.take(
                by=self.voice(handle), on=wording, stance=answer.stance, reason=answer.reason or "",
                mandated=answer.mandated,
            )  # fmt: skip

    def offer(self, offered: WordingContent) -> None:
        """Another wording, or leaving the clause out, with the positions on it."""
        clause, by = self._content_clauses()[offered.clause], self.voice(offered.proposer)
        if offered.omits:
            made = texts.propose_leaving_out(by=by, on=clause, note=offered.note.fa)
        else:
            made = texts.propose_wording(by=by, on=clause, words=offered.text.fa, note=offered.note.fa)
        self._answer_to(made, offered.positions)

    def add(self, added: Any) -> None:
        """A clause that the text does not have yet."""
        after = self._content_clauses()[added.after]
        heading = added.clause.heading.fa if added.clause.heading else ""
        clause = texts.propose_clause(
            by=self.voice(added.proposer), on=self.text, words=added.clause.text.fa, after=after.pk,
            heading=heading, note=added.note.fa, numbered=added.clause.numbered,
        )  # fmt: skip
        self._answer_to(clause.wordings.get(), added.positions)

    def promise(self, promise: Any) -> None:
        """«تا ۱۲ آبان نشست داریم»."""
        until = self.cast.moment(promise.until).date()
        note = promise.words.format(date=spoken_day(until, promise.language, year=False))
        positions.promise_answer(
            by=self.voice(promise.organisation), on=self.text.rounds.last(), until=until, note=note
        )

    def close(self) -> None:
        """The clock closes the round."""
        self.text.refresh_from_db()
        texts.close_round(by=Actor.clock(), on=self.text)

    def differ(self) -> None:
        """The clause without agreement becomes an open question, and its views are written."""
        question = self.open_question
        clause = self._clauses()[question.after + 1]
        opener = self.voice(question.opened_by)
        made = differences.open(
            by=opener, on=clause, question=question.question.as_dict(), in_force=question.in_force.as_dict(),
            debate=question.debate.as_dict(),
        )  # fmt: skip
        differences.name_debate(by=opener, on=made, debate=question.debate.as_dict(), public=question.public)
        for view in question.views:
            row = differences.write_view(
                by=self.voice(view.author), on=made, titles=view.title.as_dict(), words=view.words.as_dict(),
                named=view.named,
            )  # fmt: skip
            for handle in view.holders:
                if handle != view.author:
                    differences.write_view(by=self.voice(handle), on=made, view=row.pk, named=view.named)

    # --- signing and publication

    def freeze(self) -> None:
        """The text is frozen in both languages."""
        self.text.refresh_from_db()
        texts.freeze(
            by=self.voice(self.content.proposer), on=self.text,
            sign_by=self.cast.moment(self.content.sign_by or self.content.frozen + 14, 20),
        )  # fmt: skip

    def _version(self) -> Version:
        self.text.refresh_from_db()
        return self.text.frozen_version

    def consent(self, consent: Consent) -> None:
        """An organisation signs, by its key or attested, or declines."""
        version, by = self._version(), self.voice(consent.organisation)
        note = consent.note.fa if consent.note else ""
        where = consent.where.fa if consent.where else ""
        if consent.answer == "decline":
            signing.decline(by=by, on=version, note=note, where=where)
        elif consent.organisation in self.cast.keys:
            self._sign(version, by, consent.organisation, note, where)
        else:
            second = self.cast.second(consent.organisation)
            made = signing.attest(by=by, on=version, note=note, where=where)
            if second:
                signing.confirm_attestation(by=second, on=made)
            elif consent.day + 2 <= 0:
                _after_objections(made)

    def _sign(self, version: Version, by: Any, handle: str, note: str, where: str) -> None:
        organisation = self.cast.organisations[handle]
        roster = signing.signing_roster(version, organisation)
        message = signing.consent_bytes(version, organisation, note, roster)
        act = signing.sign_later if version.text.stage == "published" else signing.sign
        act(by=by, on=version, signature=self.cast.keys[handle].sign(message), note=note, where=where)

    def withdraw(self, consent: Consent) -> None:
        """A signature is taken back."""
        organisation = self.cast.organisations[consent.organisation]
        row = ConsentRow.objects.get(version=self._version(), organisation=organisation, answer="sign", state="valid")
        note = consent.withdrawal_note.fa if consent.withdrawal_note else ""
        signing.withdraw(by=self.voice(consent.organisation), on=row, note=note, by_host=True)

    def publish(self) -> None:
        """Published by whoever holds the coordination duty."""
        act = statements.publish_for_signatories
        if self.content.in_name_of != "signatories":
            act = statements.publish_for_all
        act(by=self.cast.coordinator, on=self._version())


def _row(words: str, clause: Any) -> dict[str, Any]:
    return {
        "text": words, "numbered": clause.numbered, "heading": clause.heading.as_dict() if clause.heading else {},
    }  # fmt: skip


def _leading(clause: Clause) -> Wording:
    return clause.wordings.get(state="leading")


def _after_objections(consent: ConsentRow) -> None:
    """An organisation of one person: the signature stands once the hours for objecting have passed."""
    from hamgam.record.times import told

    with told(consent.valid_from + timedelta(minutes=1)):
        signing.expire(by=Actor.clock(), on=consent)
