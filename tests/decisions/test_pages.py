"""Pages of matters: the register, bringing, answering, what followed, a hall, tasks; who sees what and when."""

from datetime import date, datetime, timedelta

import lxml.html
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from persiantools.jdatetime import JalaliDate

from hamgam.bylaws import rules
from hamgam.bylaws.models import BylawsVersion
from hamgam.decisions import acts
from hamgam.decisions.models import Answer, Matter, Task
from hamgam.differences.models import Difference
from hamgam.members.models import Organisation
from hamgam.record import times
from hamgam.record.kept import Writing, written_by
from tests.decisions.brought import QUESTION, answer, answered, brought, close
from tests.people import World, client_of

pytestmark = pytest.mark.django_db
LIST, NEW, HALL = "/fa/w/decisions/", "/fa/w/decisions/new/decision/", "/fa/w/decisions/from-a-hall/"
HOSTILE = "<script>alert(1)</script>\u202e{{ matter }}"


def source(actor, path, status=200) -> str:
    """A page as text, one space between words."""
    found = client_of(actor).get(path)
    assert found.status_code == status
    return text_of(found)


def text_of(answer) -> str:
    page = lxml.html.fromstring(answer.content.decode())
    return " ".join(page.xpath("//main")[0].text_content().split())


def of(matter, end="", language="fa") -> str:
    return f"/{language}/w/decisions/{matter.number}/{end}"


def moment(name, value: datetime | date) -> dict[str, str]:
    """A day as the selects of a Persian reader send it, with an hour where there is one."""
    day = JalaliDate(value.date() if isinstance(value, datetime) else value)
    parts = {"day": day.day, "month": day.month, "year": day.year, "hour": 20}
    return {f"{name}_{part}": str(said) for part, said in parts.items()}


def filled(**given) -> dict[str, str]:
    return {"question-fa": QUESTION["fa"], **moment("closes", times.now() + timedelta(days=20)), **given}


def test_what_is_open_says_whether_we_have_answered(world: World) -> None:
    matter = brought(world)
    assert "نهاد شما هنوز پاسخ نداده است." in source(world.b_delegate, LIST)
    answer(world.b_liaison, matter, "accept")
    assert "نهاد شما پاسخ داده است." in source(world.b_delegate, LIST)


def test_the_register_holds_the_number_the_outcome_the_article_and_the_version(world: World) -> None:
    close(answered(world, brought(world), *["accept"] * 4))
    said = source(world.c_delegate, LIST)
    assert ("تصمیم ۱" in said, "توافق شد." in said, "مادهٔ ۱۴.۱۰، نسخهٔ ۱ آیین‌نامه" in said) == (True, True, True)


def test_the_register_is_narrowed_by_kind_and_year_and_is_a_table(world: World) -> None:
    close(answered(world, brought(world), *["accept"] * 4))
    close(close(brought(world, "name", choices=[{"fa": "همراه"}])))
    year = JalaliDate(Matter.objects.get(decision=1).decided_on).year
    client = client_of(world.a_liaison)
    shown = {
        path: [row.decision for row, _outcome, _tasks in client.get(LIST + path).context["rows"]]
        for path in ("", "?kind=name", f"?kind=decision&year={year}", f"?year={year - 5}", "?before=2")
    }
    assert shown == {
        "": [2, 1], "?kind=name": [2], f"?kind=decision&year={year}": [1], f"?year={year - 5}": [], "?before=2": [1],
    }  # fmt: skip
    table = client.get("/en/w/decisions/register.csv").content.decode("utf-8-sig").splitlines()
    assert (len(table), table[1].split(",")[:2], table[2].split(",")[3]) == (3, ["2", QUESTION["en"]], "Agreed.")
    assert [client.get(LIST + path).status_code for path in ("?kind=x", "?year=۱", "?year=99999999")] == [404] * 3


def test_nobody_sees_matters_and_an_observer_sees_them_only_where_the_bylaws_say_so(world: World) -> None:
    matter = brought(world)
    assert client_of(world.nobody).get(LIST).status_code == 302
    assert [client_of(world.observer).get(path).status_code for path in (LIST, of(matter), NEW, HALL)] == [
        200, 404, 404, 404,
    ]  # fmt: skip
    assert QUESTION["fa"] not in source(world.observer, LIST)


def test_pages_ask_the_database_as_often_for_three_rows_as_for_one(world: World) -> None:
    def fill() -> Matter:
        brought(world)
        settled = close(answered(world, brought(world), *["accept"] * 4))
        acts.assign_task(by=world.coordinator, on=settled, words={"fa": "نامه"}, responsible=world.a, due_on=None)
        return settled

    first, client = fill(), client_of(world.a_liaison)
    paths = (LIST, "/fa/w/decisions/register.csv", of(first), "/fa/w/", "/fa/w/members/ours/")
    before = [queries(client, path) for path in paths]
    fill(), fill()
    for _more in range(2):
        acts.assign_task(by=world.coordinator, on=first, words={"fa": "نامه"}, responsible=world.b, due_on=None)
    assert [queries(client, path) for path in paths] == before


def queries(client, path) -> int:
    client.get(path)
    with CaptureQueriesContext(connection) as caught:
        client.get(path)
    return len(caught)


def test_a_matter_is_brought_by_its_form_and_nobody_types_a_quorum(world: World) -> None:
    client = client_of(world.a_delegate)
    page = text_of(client.get(NEW))
    assert ("به شیوهٔ توافق همهٔ پاسخ‌دهندگان" in page, "دست‌کم دو سوم آن‌ها" in page, "مادهٔ ۱۴.۱۰" in page) == (
        True, True, True,
    )  # fmt: skip
    assert [
        name for name in lxml.html.fromstring(client.get(NEW).content).xpath("//main//@name") if "quorum" in name
    ] == []
    sent = client.post(NEW, filled(**{"status_quo-fa": "در کناره", "debate-fa": "سمینار", "text-fa": "متن"}))
    matter = Matter.objects.get()
    assert (sent.status_code, sent["Location"]) == (302, of(matter))
    assert (matter.question, matter.text, matter.status_quo, matter.debate, matter.brought_by) == (
        {"fa": QUESTION["fa"]}, {"fa": "متن"}, {"fa": "در کناره"}, {"fa": "سمینار"}, world.a,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "given", "errors"),
    [
        ("decision", {"question-fa": " "}, ["question"]),
        ("decision", {"question-fa": "آب " * 26}, ["question"]),
        ("decision", {"text-fa": "آ" * 20_001}, ["text"]),
        ("decision", moment("closes", times.now() + timedelta(days=2)), ["closes"]),
        ("decision", {"closes_month": ""}, ["closes"]),
        ("decision", {"debate_day": "31", "debate_month": "12", "debate_year": "1406"}, ["debate_day"]),
        ("name", {}, ["choices"]),
        ("name", {"choices-fa": "یک\nیک"}, ["choices"]),
        ("name", {"choices-fa": "یک\nدو", "choices-en": "One"}, ["choices"]),
    ],
)
def test_what_cannot_be_brought_is_said_beside_its_field_and_nothing_typed_is_lost(
    world: World, kind: str, given: dict[str, str], errors: list[str]
) -> None:
    typed = filled(**{"status_quo-fa": "در کناره", **given})
    sent = client_of(world.a_liaison).post(f"/fa/w/decisions/new/{kind}/", typed)
    page = lxml.html.fromstring(sent.content.decode())
    assert (sent.status_code, list(sent.context["form"].errors)) == (422, errors)
    assert page.xpath("string(//textarea[@name='status_quo-fa'])") == "در کناره"
    targets = [link.get("href")[1:] for link in page.xpath("//*[@id='errors']//a")]
    assert [len(page.xpath(f"//*[@id='{target}']")) for target in targets] == [1] * len(errors)
    assert Matter.objects.count() == 0


def test_a_suspended_organisation_reads_on_and_is_told_why_it_may_not_bring(world: World) -> None:
    with written_by(Writing("test", times.now())):
        Organisation.objects.filter(pk=world.c.pk).update(standing="suspended")
    client = client_of(world.c_liaison)
    looked, sent = client.get(NEW), client.post(NEW, filled())
    assert (looked.status_code, sent.status_code, Matter.objects.count()) == (200, 403, 0)
    why = "عضویت نهاد شما معلق است؛ پس از پایان تعلیق دوباره می‌تواند این کار را بکند."
    assert [why in answer.content.decode() for answer in (looked, sent)] == [True, True]


def test_an_answer_is_given_changed_and_its_history_stays_the_organisations_own(world: World) -> None:
    matter = brought(world)
    client = client_of(world.a_liaison)
    missing = client.post(of(matter, "answer/"), {"word": "reject", "reason": " ", "mandated": "1"})
    assert (missing.status_code, list(missing.context["sheet"].errors), missing.context["sheet"].mandated) == (
        422, ["reason"], True,
    )  # fmt: skip
    assert client.post(of(matter, "answer/"), {}).status_code == 422
    assert Answer.objects.count() == 0
    client.post(of(matter, "answer/"), {"word": "reject", "reason": "گران است.", "mandated": "1"})
    client.post(of(matter, "answer/"), {"word": "accept"})
    assert list(Answer.objects.values_list("said", "reason", "mandated", "current")) == [
        ({"word": "reject"}, "گران است.", True, False), ({"word": "accept"}, "", False, True),
    ]  # fmt: skip
    own, other = source(world.a_delegate, of(matter)), source(world.b_liaison, of(matter))
    assert ("«گران است.»" in own, "«گران است.»" in other, "پاسخ داده‌اند: آب‌بانان." in other) == (True, False, True)


def test_each_answer_and_reason_is_read_by_all_once_the_time_is_over(world: World) -> None:
    matter = answered(world, brought(world), "accept", "reservation", "accept", "accept")
    before = source(world.c_liaison, of(matter))
    close(matter)
    after = source(world.c_liaison, of(matter))
    assert ["با ملاحظه می‌پذیرد" in page for page in (before, after)] == [False, True]
    assert "چهار نهاد پذیرفتند. حد نصاب، سه نهاد از چهار، به دست آمد. مادهٔ ۱۴.۱۰." in after
    assert (
        "Four organisations agreed. The quorum, three organisations of four, was reached. Article 14.10."
        in source(world.c_liaison, of(matter, language="en"))
    )  # fmt: skip


def test_answers_are_open_at_once_where_the_bylaws_say_so(world: World) -> None:
    newest = rules.newest()
    changed = newest.rules.replace('answers = { value = "after_round"', 'answers = { value = "open"')
    changed = changed.replace('version = "1"', 'version = "2"', 1)
    assert changed.count('value = "open"') == 1
    with written_by(Writing("test", times.now())):
        BylawsVersion.objects.create(version="2", rules=changed, texts=newest.texts, since=times.now().date())
    matter = answered(world, brought(world), "accept", "reservation", "", "")
    assert "با ملاحظه می‌پذیرد" in source(world.c_liaison, of(matter))


def test_a_matter_says_when_its_bylaws_are_no_longer_in_force(world: World) -> None:
    matter, newest = brought(world), rules.newest()
    with written_by(Writing("test", times.now())):
        BylawsVersion.objects.create(
            version="2", rules=newest.rules.replace('version = "1"', 'version = "2"', 1), texts=newest.texts,
            since=times.now().date(),
        )  # fmt: skip
    assert "زیر نسخهٔ ۱ آیین‌نامه، که هنگام آوردن موضوع برقرار بود و اکنون دیگر نیست." in source(
        world.a_liaison, of(matter)
    )


def test_each_choice_is_answered(world: World) -> None:
    matter = brought(world, "name", choices=[{"fa": "همراه"}, {"fa": "همیار"}], status_quo={"fa": "همگام"})
    client = client_of(world.a_liaison)
    half = client.post(of(matter, "answer/"), {"word-c1": "accept"})
    assert (half.status_code, list(half.context["sheet"].errors), half.context["sheet"].words) == (
        422, ["ballot"], {"c1": "accept", "c2": ""},
    )  # fmt: skip
    client.post(of(matter, "answer/"), {"word-c1": "accept", "word-c2": "reject"})
    assert Answer.objects.get().said == {"words": {"c1": "accept", "c2": "reject"}}
    close(close(matter))
    said = source(world.b_liaison, of(matter))
    assert ("توافق نشد: نام پیشین می‌ماند." in said, "مانند پیش برقرار است:همگام" in said.replace(": ", ":")) == (
        True,
        True,
    )


def test_without_agreement_the_question_is_kept_open_put_again_and_settled(world: World) -> None:
    first = brought(world, status_quo={"fa": "در کناره"}, debate={"fa": "سمینار پاییز"})
    close(close(answered(world, first, "accept", "reject", "accept", "accept")))
    kept = Difference.objects.get()
    client = client_of(world.b_liaison)
    page = client.get(f"/fa/open-questions/{kept.number}/")
    assert f"/fa/w/decisions/new/?question={kept.number}" in page.content.decode()
    path = f"{NEW}?question={kept.number}"
    form = lxml.html.fromstring(client.get(path).content.decode())
    assert [form.xpath(f"string(//textarea[@name='{name}-fa'])") for name in ("question", "status_quo")] == [
        QUESTION["fa"], "در کناره",
    ]  # fmt: skip
    client.post(path, filled())
    second = Matter.objects.get(stage="open")
    assert (second.difference, second.about) == (kept, first)
    close(answered(world, second, *["accept"] * 4))
    kept.refresh_from_db()
    assert (kept.state, client.get(path).status_code) == ("settled", 404)
    assert "پرسش بازی که با این تصمیم بسته شد:" in source(world.c_liaison, of(second))
    assert "دوباره آورده شد:" in source(world.c_liaison, of(first))


def test_a_question_that_is_put_again_in_vain_stays_the_same_question_with_its_next_debate(world: World) -> None:
    close(close(answered(world, brought(world), "accept", "reject", "accept", "accept")))
    kept = Difference.objects.get()
    again = brought(world, takes_up=kept, debate={"fa": "مجمع بهار"})
    close(close(answered(world, again, "accept", "reject", "accept", "accept")))
    assert [(row.state, row.debate) for row in Difference.objects.all()] == [("open", {"fa": "مجمع بهار"})]


def test_what_a_hall_decided_is_entered_on_one_page_and_objected_to(world: World) -> None:
    client = client_of(world.coordinator)
    typed = {"question-fa": QUESTION["fa"], "present": "۴", "individuals": "12", "place-fa": "تالار"}
    wrong = client.post(HALL, typed)
    assert (wrong.status_code, set(wrong.context["form"].errors)) == (422, {"agreed", "decided_day"})
    assert 'value="۴"' in wrong.content.decode()
    client.post(HALL, {**typed, "agreed": "yes", **moment("decided", date(2026, 1, 2))})
    matter = Matter.objects.get()
    assert (matter.stage, matter.decided_on, matter.outcome["present"], matter.outcome["individuals"]) == (
        "read_back", date(2026, 1, 2), 4, 12,
    )  # fmt: skip
    said = source(world.c_liaison, of(matter))
    assert ("روز تصمیم: ۱۲ دی ۱۴۰۴" in said, "روز ثبت:" in said, "چهار نهاد و دوازده نفر" in said) == (True, True, True)
    other = client_of(world.c_liaison)
    assert (other.post(of(matter, "object/"), {"reason": " "}).status_code, Answer.objects.count()) == (422, 0)
    other.post(of(matter, "object/"), {"reason": "ما گفتیم نه."})
    said = source(world.b_liaison, of(matter))
    assert ("«ما گفتیم نه.»" in said, "یکی از حاضران در مهلت اعتراض کرد" in said) == (True, True)


def test_a_choice_of_a_hall_names_the_line_that_was_agreed(world: World) -> None:
    typed = {
        "question-fa": "نام؟", "choices-fa": "همراه\nهمیار", "agreed": "yes", "present": "4",
        **moment("decided", date(2026, 1, 2)),
    }  # fmt: skip
    client = client_of(world.coordinator)
    assert list(client.post(HALL + "?kind=name", {**typed, "chosen": "3"}).context["form"].errors) == ["chosen"]
    client.post(HALL + "?kind=name", {**typed, "chosen": "2"})
    assert Matter.objects.get().result == {"choice": "c2"}


def test_tasks_are_given_and_reported_on_by_their_forms(world: World) -> None:
    matter = close(answered(world, brought(world), *["accept"] * 4))
    client = client_of(world.coordinator)
    missing = client.post(of(matter, "tasks/"), {"responsible": "c"})
    assert (missing.status_code, missing.context["task_form"].responsible, Task.objects.count()) == (422, "c", 0)
    client.post(
        of(matter, "tasks/"), {"task-fa": "نامه بنویسید", "responsible": "c", **moment("due", date(2027, 1, 1))}
    )
    task = Task.objects.get()
    assert (task.words, task.responsible, task.due_on) == ({"fa": "نامه بنویسید"}, world.c, date(2027, 1, 1))
    path = f"/fa/w/decisions/tasks/{task.pk}/"
    own = client_of(world.c_liaison)
    assert list(own.post(path, {"report-fa": " "}).context["form"].errors) == ["report", "state"]
    assert client_of(world.a_liaison).post(path, {"state": "done", "report-fa": "شد."}).status_code == 403
    own.post(path, {"state": "done", "report-fa": "شد."})
    task.refresh_from_db()
    assert (task.state, task.report) == ("done", {"fa": "شد."})
    assert "۱ کار، گزارش همه رسیده" in source(world.b_liaison, LIST)


def test_the_buttons_are_shown_to_whom_they_belong(world: World) -> None:
    matter = answered(world, brought(world), *["accept"] * 4)
    shown = {
        name: ("بستن و شمارش" in page, "پس گرفتن موضوع" in page)
        for name, page in (
            ("brought it", source(world.a_liaison, of(matter))), ("another", source(world.b_liaison, of(matter))),
        )
    }  # fmt: skip
    assert shown == {"brought it": (True, True), "another": (True, False)}
    assert client_of(world.b_liaison).post(of(matter, "withdraw/")).status_code == 403
    client_of(world.b_liaison).post(of(matter, "close/"))
    assert client_of(world.c_liaison).post(of(matter, "close/")).status_code == 403
    matter.refresh_from_db()
    assert (matter.stage, matter.decision) == ("agreed", 1)


def test_a_matter_is_taken_back_and_stays_readable(world: World) -> None:
    matter = answered(world, brought(world), "", "accept", "", "")
    client_of(world.a_delegate).post(of(matter, "withdraw/"))
    assert "آورندگانش آن را پس گرفتند." in source(world.d_liaison, of(matter))
    assert QUESTION["fa"] in source(world.d_liaison, LIST + "?withdrawn=1")


def test_hostile_words_are_shown_as_words(world: World) -> None:
    matter = brought(world, question={"fa": HOSTILE}, text={"fa": HOSTILE}, status_quo={"fa": HOSTILE})
    for actor in world.liaisons:
        acts.answer(by=actor, on=matter, said={"word": "reservation"}, reason=HOSTILE)
    close(matter)
    for path in (of(matter), LIST):
        page = client_of(world.a_liaison).get(path).content.decode()
        assert ("<script>alert" in page, "&lt;script&gt;alert(1)" in page, "\u202e" in page) == (False, True, False)


BALLOTS = {
    "approval": ({"tick-c1": "1", "tick-c3": "1"}, ["c1", "c3"]),
    "rounds": ({"one": "c2"}, ["c2"]),
    "schulze": ({"rank-c1": "2", "rank-c2": "1"}, ["c2", "c1"]),
    "stv": ({"rank-c3": "1"}, ["c3"]),
}


def under(method: str) -> None:
    """Bylaws in which a choice is made by this method."""
    newest = rules.newest()
    row = 'matter = "choice", body = "organisations", method = "agreement"'
    assert newest.rules.count(row) == 1
    changed = newest.rules.replace(row, f'matter = "choice", body = "organisations", method = "{method}"')
    with written_by(Writing("test", times.now())):
        BylawsVersion.objects.create(
            version="2", rules=changed.replace('version = "1"', 'version = "2"', 1), texts=newest.texts,
            since=times.now().date(),
        )  # fmt: skip


@pytest.mark.parametrize("method", BALLOTS)
def test_a_ballot_is_filled_in_by_ticks_by_one_or_by_places_and_counted_in_words(world: World, method: str) -> None:
    under(method)
    matter = brought(world, "choice", choices=[{"fa": "دریا"}, {"fa": "کوه"}, {"fa": "دشت"}])
    typed, ranking = BALLOTS[method]
    for actor in world.liaisons:
        client_of(actor).post(of(matter, "answer/"), typed)
    assert [row.said for row in Answer.objects.all()] == [{"ranking": ranking}] * 4
    page = lxml.html.fromstring(client_of(world.a_liaison).get(of(matter)).content.decode())
    chosen = page.xpath("//*[@id='answer']//*[self::input or self::option][@checked or @selected]")
    assert {one.get("name") or f"{one.getparent().get('name')}" for one in chosen} >= set(typed)
    close(matter)
    said = source(world.a_liaison, of(matter))
    assert ("برگزیده شد:" in said, "چهار نهاد از چهار شرکت کردند؛ دست‌کم سه لازم بود." in said) == (
        method != "approval", True,
    )  # fmt: skip


def test_two_choices_in_one_place_are_asked_for_again_with_what_was_chosen(world: World) -> None:
    under("schulze")
    matter = brought(world, "choice", choices=[{"fa": "دریا"}, {"fa": "کوه"}])
    sent = client_of(world.a_liaison).post(of(matter, "answer/"), {"rank-c1": "1", "rank-c2": "1"})
    assert (sent.status_code, list(sent.context["sheet"].errors), sent.context["sheet"].ranks, Answer.objects.count()) == (
        422, ["ballot"], {"c1": "1", "c2": "1"}, 0,
    )  # fmt: skip
