"""Something on every page: a text at each stage, made by acts, on top of the small coalition of `tests.people`."""

from datetime import date, timedelta

from hamgam.assemblies import account_acts, acts, evaluating, running
from hamgam.assemblies.contributing import contribute
from hamgam.assemblies.models import Assembly
from hamgam.consultations import acts as asking
from hamgam.consultations import answering, results
from hamgam.decisions import acts as deciding
from hamgam.differences import acts as differences
from hamgam.enquiries import acts as enquiries
from hamgam.members import acts as members
from hamgam.positions import acts as positions
from hamgam.signing import acts as signing
from hamgam.statements import acts as statements
from hamgam.talk import acts as talking
from hamgam.texts import acts as texts
from hamgam.texts.models import Text
from tests import flow
from tests.assemblies.called import called, proposed
from tests.assemblies.called import opened as in_session
from tests.consultations.asked import answered, opened
from tests.decisions.brought import QUESTION, brought, close
from tests.decisions.brought import answered as all_answer
from tests.enquiries.arrived import arrived, sent, taken
from tests.members.joined import applied, invited, numbered
from tests.people import World

FOUL = "فاضلاب هیچ کارخانه‌ای نباید به رود بریزد."


def furnish(world: World) -> None:
    """A draft, a text in its round, one in common ground, a difference, one being signed, two kinds of statement."""
    members.invite(by=world.a_liaison, on=world.a, role="delegate")
    flow.draft(world)
    in_round(world)
    in_common_ground(world)
    flow.frozen(world)
    version = flow.frozen(world)
    flow.everybody_signs(world, version)
    statements.publish_for_all(by=world.coordinator, on=version)
    for_signatories(world)
    consultations(world)
    matters(world)
    joining(world)
    assembly(world)
    letters_from_outside(world)
    talk(world)


def in_round(world: World) -> Text:
    """A text on which two wordings, a leaving-out and an addition are offered, and not everybody has answered."""
    text = flow.draft(world)
    round = flow.open_round(text, world.a_liaison)
    first, second, _third = text.clauses.order_by("order")
    lead = first.wordings.get(state="leading")
    positions.take(by=world.b_liaison, on=lead, stance="accept")
    positions.take(by=world.c_liaison, on=lead, stance="reservation", reason="«آب» را روشن‌تر بنویسیم.")
    texts.propose_wording(by=world.c_liaison, on=first, words=FOUL)
    texts.propose_leaving_out(by=world.d_liaison, on=second)
    positions.promise_answer(
        by=world.d_liaison, on=round or text.rounds.get(), until=date.today() + timedelta(days=5), note="نشست داریم"
    )
    return text


def in_common_ground(world: World) -> Text:
    """A text whose round is closed; one clause found no agreement and became a difference."""
    text = flow.draft(world)
    flow.open_round(text, world.a_liaison)
    flow.all_accept(world, text)
    disputed = text.clauses.order_by("order").last()
    positions.take(
        by=world.d_liaison,
        on=disputed.wordings.get(state="leading"),
        stance="reject",
        reason="هفته‌ای یک بار شدنی نیست.",
    )
    flow.close_round(world, text)
    difference = differences.open(
        by=world.a_liaison, on=disputed, question={"fa": "نتیجه‌ها هر چند وقت یک بار منتشر شود؟", "en": "How often?"}
    )
    differences.write_view(
        by=world.a_liaison, on=difference, titles={"fa": "هر هفته"}, words={"fa": "مردم هر روز آب می‌نوشند."}, named=True
    )
    return text


def for_signatories(world: World) -> None:
    """A statement in the names of three, one of whom withdrew, noted and dated."""
    version = flow.frozen(world)
    for letter in "abc":
        flow.attest(version, getattr(world, f"{letter}_liaison"), getattr(world, f"{letter}_delegate"), note="موافقیم.")
    signing.decline(by=world.d_liaison, on=version, note="نه هنوز.")
    statements.publish_for_signatories(by=world.coordinator, on=version)
    signing.withdraw(by=world.c_liaison, on=version.consents.get(organisation=world.c), note="دیگر نه.")


def consultations(world: World) -> None:
    """One that anybody may answer, with a statement shown, one refused and one waiting; one by links; one closed."""
    running = opened(world.a_liaison, public=True)
    (secret,) = answered(running, {1: "agree", 2: "disagree"})
    shown, refused, _waiting = (answering.propose(running, secret, words, "fa") for words in ("یکی", "دیگری", "سومی"))
    asking.accept_statement(by=world.a_liaison, on=shown)
    asking.refuse_statement(by=world.a_liaison, on=refused, reason="همین گزاره آمده است.")
    asking.invite(by=world.a_liaison, on=opened(world.a_liaison, "links"), count=2)
    over = opened(world.b_liaison, public=True)
    answered(over, *({1: "agree", 2: "pass" if n % 2 else "disagree"} for n in range(6)))
    asking.close(by=world.b_liaison, on=over)
    results.prepare()


def matters(world: World) -> None:
    """One open that not everybody has answered, one read back, one agreed with a task, one not agreed and put again."""
    words = {"fa": "دفتر را به شهر دیگری می‌بریم."}
    all_answer(world, brought(world, text=words), "accept", "reject", "", "")
    brought(world, "name", choices=[{"fa": "همراه"}, {"fa": "همیار"}], status_quo={"fa": "همگام"})
    deciding.withdraw(by=world.a_liaison, on=brought(world))
    deciding.enter(
        by=world.coordinator, kind="decision", question=QUESTION, agreed=True, decided_on=date(2026, 1, 2), present=4,
        individuals=12, place={"fa": "تالار"}, reservations={"fa": "هزینه روشن شود."},
    )  # fmt: skip
    settled = close(all_answer(world, brought(world), "accept", "reservation", "accept", "accept"))
    task = deciding.assign_task(
        by=world.coordinator, on=settled, words={"fa": "نامه بنویسید"}, responsible=world.a, due_on=date(2027, 1, 1)
    )
    deciding.report_task(by=world.a_liaison, on=task, state="open", report={"fa": "نوشته می‌شود."})
    left = brought(world, status_quo={"fa": "دفتر در کناره است."}, debate={"fa": "سمینار پاییز"})
    close(close(all_answer(world, left, "accept", "reject", "accept", "accept")))
    brought(world, takes_up=left.difference)


def joining(world: World) -> None:
    """An organisation that was invited, and one that applied."""
    invited(world, numbered())
    applied(numbered())


def assembly(world: World) -> None:
    """One that is called, and one in session with an item, a paper, somebody who speaks and somebody who waits."""
    called(world.coordinator)
    made = in_session(world, "گزارش", "بحث")
    acts.hand_in_paper(by=world.b_liaison, on=made, titles={"fa": "گزارش"}, data="گزارش.".encode())
    contribute(by=world.b_liaison, on=made, kind="report", data="گزارش ما.".encode())
    proposed(made, world.a_liaison, "پیشنهاد")
    running.take_up_item(by=world.a_liaison, on=made.items.agenda().first())
    running.enter_attendance(by=world.b_liaison, on=made, active=2, remote=1)
    running.give_floor(by=world.a_liaison, on=running.ask_to_speak(by=world.b_liaison, on=made))
    running.ask_to_speak(by=world.c_liaison, on=made, kind="point_of_order")
    accounts(world, made)


def accounts(world: World, made: Assembly) -> None:
    """Two accounts that differ, one under a pseudonym, and one that is still being written."""
    told = (
        (world.a_liaison, "pseudonym", "چهار کارگروه تشکیل شد. سه تصمیم گرفته شد."),
        (world.b_liaison, "organisation", "پنج کارگروه تشکیل شد."),
    )
    for by, signed, words in told:
        account_acts.write_account(
            by=by, on=made, language="fa", words=words, signed=signed, name="سپیدار", finished=True
        )
    account_acts.write_account(by=world.c_liaison, on=made, language="fa", words="نخست …", signed="organisation")
    for by in (world.a_liaison, world.b_liaison, world.c_liaison):
        evaluating.evaluate(
            by=by, on=made, list="good", words="همه سخن گفتند.", language="fa", named=by is world.b_liaison
        )
    evaluating.enter_breakdown(by=world.b_liaison, on=made, generation={}, gender={"women": 2})


def talk(world: World) -> None:
    """A red line on a draft, with an answer that quotes it and a translation; a post that was removed; among the liaisons."""
    text = Text.objects.filter(stage="draft").order_by("number").last()
    first = talking.write(by=world.a_liaison, on=text, words="آب فروشی نیست.", language="fa", red_line=True)
    talking.write(
        by=world.c_liaison, on=first.talk, words="با @آب‌بانان هم‌داستانیم.", language="fa", quotes=first, as_self=True
    )
    talking.translate(by=world.b_liaison, on=first, words="Water is not for sale.", language="en")
    gone = talking.write(by=world.c_liaison, on=text.clauses.first(), words="دیگر نیست", language="fa")
    talking.remove(by=world.coordinator, on=gone, reason="نام کسی در آن بود.", language="fa")
    talking.write(by=world.a_liaison, on=world.coalition, words="نشست جمعه است.", language="fa")


def letters_from_outside(world: World) -> None:
    """One that waits, one whose answer another organisation objects to, one that was answered."""
    arrived()
    answer = enquiries.draft(by=world.a_liaison, on=taken(world.a_liaison), words="بله، هر ماه.")
    enquiries.object(by=world.b_liaison, on=answer, reason="هنوز قرار نیست.")
    sent(world)
