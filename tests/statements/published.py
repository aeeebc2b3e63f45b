"""Published statements for tests: signed by key and by two people, later, withdrawn; and one by many."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone

from hamgam.differences import acts as differences
from hamgam.members import acts as members
from hamgam.positions import acts as positions
from hamgam.signing import acts as signing
from hamgam.statements import acts
from hamgam.statements.models import Statement
from hamgam.texts import acts as texts
from tests import flow
from tests.people import add, make_coalition, seat

ADOPTED = {
    "name": {"fa": "مجمع عمومی", "en": "General assembly"},
    "place": {"fa": "پل‌نو", "en": "Polnow"},
    "date": "2026-09-20",
}


def in_the_name_of_all(world, *, order: str = "") -> Statement:
    """Signed by all four, one of them with its key and a note, and published in the coalition's name."""
    _key, held = flow.enrol(world.a, world.a_liaison, world.a_delegate)
    version = flow.frozen(world)
    for letter in "dcb":
        flow.attest(version, getattr(world, f"{letter}_liaison"), getattr(world, f"{letter}_delegate"))
    flow.sign_with_key(version, world.a_liaison, held, note="به زبان ساده.")
    return acts.publish_for_all(by=world.coordinator, on=version, adopted=ADOPTED, order=order)


def in_the_names_of_three(world) -> Statement:
    """One declines, three sign; published in the names of those who sign."""
    version = flow.frozen(world)
    for letter in "abc":
        flow.attest(version, getattr(world, f"{letter}_liaison"), getattr(world, f"{letter}_delegate"))
    signing.decline(by=world.d_liaison, on=version, note="نه هنوز.")
    return acts.publish_for_signatories(by=world.coordinator, on=version)


def with_what_came_later(world) -> Statement:
    """The same; then the one that had declined signs later, and another withdraws."""
    statement = in_the_names_of_three(world)
    version = statement.version
    version.text.refresh_from_db()
    flow.attest(version, world.d_liaison, world.d_delegate, note="اکنون می‌توانیم.")
    signing.withdraw(by=world.c_liaison, on=version.consents.get(organisation=world.c), note="مجمع ما رأی دیگری داد.")
    return statement


def with_a_difference(world):
    """The third clause finds no agreement and becomes a public question; the rest is signed and published."""
    text = flow.draft(world)
    flow.open_round(text, world.a_liaison)
    flow.all_accept(world, text)
    clause = text.clauses.order_by("order").last()
    wording = clause.wordings.get(state="leading")
    positions.take(by=world.d_liaison, on=wording, stance="reject", reason="آب باید رایگان باشد.")
    flow.close_round(world, text)
    question = differences.open(
        by=world.a_liaison, on=clause, question={"fa": "آب رایگان باشد؟", "en": "Should water be free?"},
        in_force={"fa": "آب‌بها می‌ماند.", "en": "The present price stays."},
        debate={"fa": "نشست بعد", "en": "The next meeting"},
    )  # fmt: skip
    differences.name_debate(by=world.a_liaison, on=question, debate=question.debate, public=True)
    text.refresh_from_db()
    version = texts.freeze(by=world.a_liaison, on=text, sign_by=timezone.now() + timedelta(days=14))
    flow.everybody_signs(world, version)
    question.refresh_from_db()
    return acts.publish_for_all(by=world.coordinator, on=version), question


@dataclass
class Many:
    """As much of a world as `flow` asks for."""

    liaisons: list
    delegates: list

    @property
    def a_liaison(self):
        """Who proposes."""
        return self.liaisons[0]

    @property
    def a_delegate(self):
        """Who translates."""
        return self.delegates[0]

    @property
    def c_liaison(self):
        """Who reviews."""
        return self.liaisons[2]


def signed_by_many(count: int) -> Statement:
    """A coalition of so many organisations, all of which sign."""
    coalition = make_coalition()
    many = Many([], [])
    for number in range(count):
        names = {"fa": f"نهاد شمارهٔ {number}", "en": f"Organisation {number}"}
        organisation = add(f"n{number}", names=names, short_names={})
        liaison = seat(organisation, "liaison", f"liaison-{number}")
        many.liaisons.append(liaison)
        many.delegates.append(seat(organisation, "delegate", f"delegate-{number}", by=liaison))
    members.close_founding(by=many.a_liaison, on=coalition)
    version = flow.frozen(many)
    for liaison, delegate in zip(many.liaisons, many.delegates, strict=True):
        flow.attest(version, liaison, delegate)
    return acts.publish_for_all(by=many.a_liaison, on=version)
