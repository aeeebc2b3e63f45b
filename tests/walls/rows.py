"""Rows of the tables that no act of `tests.stages` fills, put there as their acts would leave them: one of each kind, of two houses."""

from datetime import time, timedelta
from typing import Any

from hamgam.assemblies.group_models import Part, Result, WorkingGroup
from hamgam.assemblies.minutes_models import Minute, Named, Report
from hamgam.assemblies.models import Assembly
from hamgam.assemblies.rhythm_models import Series
from hamgam.bodies.models import Mandate, MandateReport
from hamgam.coordination.models import DutyOffer, DutyTurn, Handover, HandoverItem, PassedTurn
from hamgam.decisions.models import Matter, Variant
from hamgam.enquiries.models import Enquiry, FurtherWords
from hamgam.members import here
from hamgam.members.joining_models import Review, Step
from hamgam.members.key_models import Comparison, Key
from hamgam.members.models import FormerName, Merger
from hamgam.notices.models import Letter, NewAddress, Subscriber, Wishes
from hamgam.record import times
from hamgam.record.kept import Writing, written_by
from hamgam.texts.models import Original, Text
from tests.people import World


def fill(world: World) -> None:
    """All of them."""
    with written_by(Writing("walls", times.now())):
        for make in (_assemblies, _duties, _papers, _houses):
            make(world)
    _letters(world)


def _assemblies(world: World) -> None:
    session = Assembly.objects.get(stage="in_session")
    item = session.items.first()
    group = WorkingGroup.objects.create(
        assembly=session, item=item, number=1, titles={"fa": "گروه"}, words={"fa": "کار"}
    )
    Part.objects.create(group=group, organisation=world.a)
    Result.objects.create(group=group, number=1, titles={"fa": "دستاورد"}, words={"fa": "سخن"})
    Minute.objects.create(assembly=session, item=item, number=1, words="نوشته شد.", written_at=times.now())
    for house in (world.a, world.c):
        Named.objects.create(assembly=session, name=f"نام {house.slug}", organisation=house)
    called = Assembly.objects.filter(stage="called", kind="general").first()
    for version, (assembly, state, public) in enumerate(
        ((session, "presented", False), (session, "adopted", True), (called, "adopted", False)), start=1
    ):
        Report.objects.create(
            assembly=assembly, version=version, language="fa", body=[{"item": None, "words": "گزارش"}], state=state,
            public=public, presented_on=here.today(),
        )  # fmt: skip
    Series.objects.create(
        kind="general", titles={"fa": "ماهانه"}, words={"fa": "هر ماه"}, place={"fa": "تالار"}, link="https://a.example",
        calendar="solar", unit="month", day_of_month=3, hour=time(10), minutes=90, zone="Europe/Berlin",
        begins_on=here.today() + timedelta(days=400), set_by=world.b, set_on=here.today(),
    )  # fmt: skip


def _duties(world: World) -> None:
    day = here.today()
    days = {"since": day, "ends_on": day + timedelta(days=90), "handover_from": day + timedelta(days=80)}
    turn = DutyTurn.objects.create(
        duty="coordination",
        number=1,
        organisation=world.b,
        how="founding",
        stays={"fa": "بماند"},
        debate={"fa": "بحث"},
        **days,
    )
    book = Handover.objects.create(duty="coordination", former=turn, to=world.a, begun_on=day)
    HandoverItem.objects.create(handover=book, words={"fa": "دفتر"}, added_by=world.b)
    DutyOffer.objects.create(duty="treasurer", organisation=world.a, day=day)
    PassedTurn.objects.create(duty="coordination", after=1, organisation=world.c, reason="فرصت نیست", day=day)
    MandateReport.objects.create(mandate=Mandate.objects.get(), organisation=world.a, words={"fa": "شد"}, day=day)
    matter = Matter.objects.filter(kind="name").first()
    for house in (world.a, world.c):
        Variant.objects.create(
            matter=matter, organisation=house, words="شعار", place="شهر", language="گیلکی", reason="چون",
            closes_at=times.now() + timedelta(days=5), day=day,
        )  # fmt: skip


def _papers(world: World) -> None:
    Original.objects.create(
        text=Text.objects.filter(stage="draft").first(), filename="paper.txt", media_type="text/plain", data=b"x",
        sha256="0" * 64, lines=["خط"], warnings=[],
    )  # fmt: skip
    FurtherWords.objects.create(
        enquiry=Enquiry.objects.filter(state="answered").first(), words="باز هم", day=here.today()
    )


def _houses(world: World) -> None:
    day = here.today()
    FormerName.objects.create(organisation=world.a, names={"fa": "نام پیشین"}, until=day)
    Comparison.objects.create(key=Key.objects.filter(organisation=world.a).first(), organisation=world.b, day=day)
    step = Step.objects.create(organisation=world.c, day=day)
    Review.objects.create(
        organisation=world.c, written_by=world.c, done="شد", short="نشد", change="شود", day=day, step=step
    )
    Merger.objects.create(
        former=world.a,
        kind="split",
        state="declared",
        names={"fa": "یک"},
        other_names={"fa": "دو"},
        declared_by=world.a,
        day=day,
    )


def _letters(world: World) -> None:
    now = times.now()
    given: dict[str, Any] = {"about": "walls", "language": "fa", "subject": "نامه", "made": now}
    subscriber = Subscriber.objects.create(address="reader@elsewhere.example", asked=now, confirmed=now)
    Letter.objects.create(subscriber=subscriber, content=[["p", "خبر"]], kind="news", **given)
    person = world.a_delegate.person
    Letter.objects.create(person=person, content=[["p", "منتظر"]], **given)
    Wishes.objects.create(person=person)
    NewAddress.objects.create(person=person, address="new@elsewhere.example", asked=now, name="0" * 32)
