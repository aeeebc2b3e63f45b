"""The pages on which positions are taken: one clause, the whole text, a promise, the history."""

import re
from datetime import timedelta

import lxml.html
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from hamgam.members import here
from hamgam.members.models import Organisation
from hamgam.positions.acts import take
from hamgam.positions.models import Position, Promise
from hamgam.record.times import told
from hamgam.texts import acts as texts
from tests.people import client_of
from tests.positions.scene import another_round, close, coalition_of
from tests.texts.drafts import RIGHT, accept_all, clauses, in_round, lead_of

REASON = "تا پایان سال، بی برنامهٔ جایگزین، یعنی بیکاری."


def tree(answer):
    return lxml.html.fromstring(answer.content.decode())


def place(text, what="clauses/1/position/", language="fa") -> str:
    return f"/{language}/w/texts/{text.number}/{what}"


def filled(client, path, at=0, **typed) -> dict[str, str]:
    """The fields of a position form as a browser would send them, with what a person typed."""
    form = tree(client.get(path)).xpath("//form[contains(@class, 'position')]")[at]
    hidden = {field.get("name"): field.get("value") for field in form.xpath(".//input[@type='hidden']")}
    return {**hidden, **typed}


def stances(organisation) -> list[str]:
    return list(Position.objects.filter(organisation=organisation, current=True).values_list("stance", flat=True))


def test_nothing_is_chosen_in_advance(world):
    text = in_round(world)
    client = client_of(world.a_liaison)
    for path in (place(text), place(text, "")):
        assert tree(client.get(path)).xpath("//input[@type='radio'][@checked]") == []
        assert len(tree(client.get(path)).xpath("//form[contains(@class, 'position')]//input[@type='radio']")) % 4 == 0


def test_a_position_is_recorded_and_the_page_says_what_remains(world):
    text = in_round(world)
    client = client_of(world.a_liaison)
    fields = filled(client, place(text), stance="reservation", reason=REASON, mandated="1")
    answer = client.post(place(text), fields)
    assert (answer.status_code, answer["Location"]) == (302, place(text, ""))
    assert list(Position.objects.values_list("organisation", "stance", "reason", "mandated")) == [
        (world.a.pk, "reservation", REASON, True)
    ]
    said = tree(client.get(place(text, ""))).xpath("//div[@role='status']")[0]
    assert "«با ملاحظه می‌پذیریم»" in said.text_content()
    assert "انجمن آب‌بانان" in said.text_content()
    assert [link.get("href") for link in said.xpath(".//a")] == [place(text, "#b2"), place(text, "#b3")]


def test_the_page_says_when_the_record_took_a_position_in(world):
    text = in_round(world)
    client = client_of(world.a_liaison)
    fields, then = filled(client, place(text), stance="accept"), timezone.now() + timedelta(days=2)
    with told(then):
        client.post(place(text), fields)
    said = tree(client.get(place(text, ""))).xpath("//div[@role='status']//time/@datetime")
    assert said == [then.astimezone(here.zone()).isoformat(timespec="minutes")]


def test_the_first_clause_without_an_answer_is_open_and_each_has_a_form_of_its_own(world):
    text = in_round(world)
    take(by=world.a_liaison, on=lead_of(clauses(text)[0]), stance="accept")
    page = tree(client_of(world.a_liaison).get(place(text, "")))
    assert [details.get("open") is not None for details in page.xpath("//details[@class='act']")] == [True, False]
    assert [form.get("action") for form in page.xpath("//form[.//input[@name='stance']]")] == [
        place(text, "clauses/2/position/"), place(text, "clauses/3/position/"),
    ]  # fmt: skip


def test_an_earlier_answer_is_chosen_when_it_is_changed(world):
    text = in_round(world)
    take(by=world.a_liaison, on=lead_of(clauses(text)[0]), stance="reject", reason=REASON, mandated=True)
    page = tree(client_of(world.a_delegate).get(place(text)))
    assert page.xpath("//input[@type='radio'][@checked]/@value") == ["reject"]
    assert page.xpath("//input[@name='mandated'][@checked]/@value") == ["1"]
    assert page.xpath("//textarea[@name='reason']")[0].text_content() == REASON


@pytest.mark.parametrize(("typed", "links"), [
    ({"reason": REASON}, ["stance"]),
    ({"stance": "reject"}, ["reason"]),
    ({"stance": "maybe", "reason": "آ" * 4001}, ["stance", "reason"]),
])  # fmt: skip
def test_what_is_missing_stands_above_with_links_and_what_was_typed_stays(world, typed, links):
    text = in_round(world)
    client = client_of(world.a_liaison)
    answer = client.post(place(text), filled(client, place(text), **typed))
    page, wording = tree(answer), lead_of(clauses(text)[0]).pk
    assert (answer.status_code, Position.objects.count()) == (422, 0)
    found = page.xpath("//div[@role='alert']//a/@href")
    assert found == [f"#{link}-{wording}" for link in links]
    assert all(page.xpath(f"//*[@id='{link[1:]}']") for link in found)
    assert page.xpath("//textarea[@name='reason']")[0].text_content() == typed.get("reason", "")
    assert page.xpath("//input[@type='radio'][@checked]/@value") == [s for s in [typed.get("stance")] if s == "reject"]


def test_a_form_sent_twice_is_recorded_once_and_says_so(world):
    text = in_round(world)
    client = client_of(world.a_liaison)
    fields = filled(client, place(text), stance="accept")
    first, second = client.post(place(text), fields), client.post(place(text), fields)
    assert (first.status_code, second.status_code, Position.objects.count()) == (302, 302, 1)
    said = tree(client.get(place(text, ""))).xpath("//div[@role='status']/p")
    assert len(said) == 2


def test_another_organisation_in_the_form_is_refused_with_the_article(world):
    text = in_round(world)
    client = client_of(world.a_liaison)
    answer = client.post(place(text), filled(client, place(text), stance="accept", organisation=world.b.public_id))
    assert (answer.status_code, Position.objects.count()) == (403, 0)
    assert "#a7.5" in answer.content.decode()


def test_a_wording_of_another_text_or_clause_is_not_found(world):
    text, other = in_round(world), in_round(world)
    client = client_of(world.a_liaison)
    for wording in (lead_of(clauses(other)[0]).pk, lead_of(clauses(text)[1]).pk, "0", "x", "9" * 40):
        fields = filled(client, place(text), stance="accept", wording=str(wording))
        assert client.post(place(text), fields).status_code == 404
    assert Position.objects.count() == 0


def test_a_wording_that_changed_keeps_what_was_typed_and_shows_both(world):
    text = in_round(world)
    first = clauses(text)[0]
    other = texts.propose_wording(by=world.b_liaison, on=first, words="آب پاک و رایگان حق همهٔ ساکنان کنار رود است.")
    client = client_of(world.a_liaison)
    fields = filled(client, place(text), stance="reject", reason=REASON)
    accept_all(world, text)
    for liaison in world.liaisons:
        take(by=liaison, on=other, stance="accept")
    close(text)
    texts.lead_wording(by=world.a_liaison, on=other)
    another_round(world, text)
    answer = client.post(place(text), fields)
    page = tree(answer)
    assert answer.status_code == 409
    assert page.xpath("//div[@role='alert']//ins/text()") == [" و رایگان"]
    form = page.xpath("//form[contains(@class, 'position')]")[0]
    assert form.xpath(".//input[@name='wording']/@value") == [str(other.pk)]
    assert form.xpath(".//input[@type='radio'][@checked]/@value") == ["reject"]
    assert form.xpath(".//textarea")[0].text_content() == REASON
    assert not Position.objects.filter(stance="reject").exists()


def test_a_proposal_that_was_withdrawn_meanwhile_gives_the_words_back(world):
    text = in_round(world)
    other = texts.propose_wording(by=world.b_liaison, on=clauses(text)[0], words="آب پاک حق همه است.")
    client = client_of(world.a_liaison)
    fields = filled(client, place(text), at=1, stance="reject", reason=REASON)
    assert fields["wording"] == str(other.pk)
    texts.withdraw_wording(by=world.b_liaison, on=other)
    answer = client.post(place(text), fields)
    assert (answer.status_code, Position.objects.count(), REASON in answer.content.decode()) == (409, 0, True)


def test_an_answer_of_a_colleague_is_shown_before_it_is_replaced(world):
    text = in_round(world)
    client = client_of(world.a_liaison)
    fields = filled(client, place(text), stance="stand_aside", reason="از نو")
    take(by=world.a_delegate, on=lead_of(clauses(text)[0]), stance="reject", reason=REASON)
    answer = client.post(place(text), fields)
    assert (answer.status_code, stances(world.a)) == (409, ["reject"])
    page = tree(answer)
    assert REASON in page.xpath("//div[@role='alert']")[0].text_content()
    again = {field.get("name"): field.get("value") for field in page.xpath("//form//input[@type='hidden']")}
    assert client.post(place(text), {**fields, **again}).status_code == 302
    assert stances(world.a) == ["stand_aside"]


def test_every_open_other_wording_can_be_answered(world):
    text = in_round(world)
    texts.propose_wording(by=world.b_liaison, on=clauses(text)[0], words="آب پاک حق همه است.")
    texts.propose_leaving_out(by=world.c_liaison, on=clauses(text)[0])
    client = client_of(world.a_liaison)
    for at in range(3):
        assert client.post(place(text), filled(client, place(text), at=at, stance="accept")).status_code == 302
    assert stances(world.a) == ["accept", "accept", "accept"]


def test_after_the_round_the_page_says_why_nothing_can_be_changed(world):
    text = in_round(world)
    take(by=world.a_liaison, on=lead_of(clauses(text)[0]), stance="accept")
    close(text)
    page = client_of(world.a_liaison).get(place(text)).content.decode()
    assert ('class="position"' in page, "#a7.5" in page) == (False, True)


def test_an_observer_and_a_clause_that_is_not_there_have_no_such_page(world):
    text = in_round(world)
    assert client_of(world.observer).get(place(text)).status_code == 404
    assert client_of(world.a_liaison).get(place(text, "clauses/99/position/")).status_code == 404


# The whole text at once


def test_the_whole_text_is_answered_but_for_the_exceptions(world):
    text = in_round(world)
    client, path = client_of(world.a_liaison), place(text, "whole/")
    two = lead_of(clauses(text)[1]).pk
    chosen = client.post(path, {"step": "choose", "numbers": "۲"})
    assert (chosen.status_code, chosen.context["step"]) == (200, "fill")
    assert tree(chosen).xpath("//input[@type='radio'][@checked]") == []
    exception = {"except": "2", f"stance-{two}": "reject", f"reason-{two}": REASON}
    shown = client.post(path, {"step": "fill", **exception})
    assert (shown.context["step"], Position.objects.count()) == ("confirm", 0)
    assert [stance for _laid, _label, stance, _reason, _own in shown.context["spread"]] == [
        "accept",
        "reject",
        "accept",
    ]
    form = tree(shown).xpath("//main//form")[0]
    hidden = [(field.get("name"), field.get("value")) for field in form.xpath(".//input[@type='hidden']")]
    fields = {name: [value for key, value in hidden if key == name] for name, _value in hidden}
    answer = client.post(path, {**fields, "mandated": "1"})
    assert (answer.status_code, answer["Location"]) == (302, place(text, ""))
    rows = Position.objects.order_by("wording").values_list("stance", "reason", "mandated")
    assert list(rows) == [("accept", "", True), ("reject", REASON, True), ("accept", "", True)]
    client.post(path, {**fields, "mandated": "1"})
    assert Position.objects.count() == 3


def test_an_exception_may_stay_without_an_answer(world):
    text = in_round(world)
    two = lead_of(clauses(text)[1]).pk
    fields = {"step": "fill", "except": "2", f"stance-{two}": "later", f"reason-{two}": ""}
    shown = client_of(world.a_liaison).post(place(text, "whole/"), fields)
    assert list(shown.context["form"].answers) == [lead_of(clauses(text)[n]).pk for n in (0, 2)]


def test_an_exception_without_its_answer_is_asked_again(world):
    text = in_round(world)
    two = lead_of(clauses(text)[1]).pk
    for typed, field in (({f"reason-{two}": REASON}, "stance"), ({f"stance-{two}": "reject"}, "reason")):
        fields = {"step": "fill", "except": "2", f"reason-{two}": "", **typed}
        answer = client_of(world.a_liaison).post(place(text, "whole/"), fields)
        assert (answer.status_code, list(answer.context["form"].exceptions[0].errors)) == (422, [field])


@pytest.mark.parametrize("numbers", ["۲ و ۹", "۲، ۹", "2, 9", "٢ و ٩"])
def test_a_number_that_the_text_does_not_have_is_told(world, numbers):
    text = in_round(world)
    answer = client_of(world.a_liaison).post(place(text, "whole/"), {"step": "choose", "numbers": numbers})
    assert (answer.status_code, answer.context["form"].errors) == (
        422, {"numbers": "این متن بند ۹ ندارد. شماره‌ها را دوباره ببینید."}
    )  # fmt: skip
    assert answer.context["form"].chosen == {2}


def test_earlier_answers_that_are_no_plain_yes_begin_as_exceptions(world):
    text = in_round(world)
    take(by=world.a_liaison, on=lead_of(clauses(text)[0]), stance="accept")
    take(by=world.a_liaison, on=lead_of(clauses(text)[1]), stance="reject", reason=REASON)
    client, path = client_of(world.a_liaison), place(text, "whole/")
    assert tree(client.get(path)).xpath("//input[@name='except'][@checked]/@value") == ["2"]
    shown = client.post(path, {"step": "choose", "except": "2"})
    assert [(one.stance, one.reason) for one in shown.context["form"].exceptions] == [("reject", REASON)]


def test_a_text_that_changed_before_the_confirmation_is_shown_again(world):
    text = in_round(world)
    answer = client_of(world.a_liaison).post(place(text, "whole/"), {"step": "confirm", "wording": ["1", "2"]})
    assert (answer.status_code, Position.objects.count()) == (409, 0)


# A promise, and the history


def test_a_promise_is_written_in_the_readers_calendar(world):
    text = in_round(world)
    client, path = client_of(world.b_liaison), place(text, "promise/")
    page = tree(client.get(path))
    assert [len(select) for select in page.xpath("//select")] == [32, 13, 4]
    assert "فروردین" in page.xpath("//select")[1].text_content()
    year = page.xpath("//select[@name='until_year']/option/@value")[-1]
    fields = {"until_day": "12", "until_month": "8", "until_year": year, "note": "نشست داریم."}
    assert client.post(path, fields).status_code == 302
    assert list(Promise.objects.values_list("organisation", "note")) == [(world.b.pk, "نشست داریم.")]
    assert Promise.objects.get().until > here.today()
    page = client_of(world.a_liaison).get(place(text, "")).content.decode()
    assert "۱۲ آبان" in page


@pytest.mark.parametrize("typed", [
    {}, {"until_day": "31", "until_month": "12", "until_year": "1406"}, {"until_day": "5"},
    {"until_day": "1", "until_month": "1", "until_year": "1400"},
])  # fmt: skip
def test_a_day_that_is_missing_or_past_is_asked_again(world, typed):
    text = in_round(world)
    answer = client_of(world.b_liaison).post(place(text, "promise/"), {"note": "", **typed})
    assert (answer.status_code, Promise.objects.count()) == (422, 0)


def test_the_history_shows_each_change(world):
    text = in_round(world)
    take(by=world.a_liaison, on=lead_of(clauses(text)[0]), stance="accept")
    take(by=world.a_liaison, on=lead_of(clauses(text)[0]), stance="stand_aside")
    close(text)
    page = client_of(world.d_liaison).get(place(text, "clauses/1/history/"))
    assert [(row.stance, row.current) for row in page.context["rows"]] == [("stand_aside", True), ("accept", False)]
    assert RIGHT in page.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("what", [
    "", "common-ground/", "common-ground.csv", "clauses/1/position/", "clauses/1/history/", "whole/",
    "common-ground/?order=alike", "common-ground/what-if/?c=1-out&c=2-1-reject", "common-ground/steps/2/",
    "common-ground/two/?a=o0&b=o1", "common-ground/together/?with=o0&with=o1", "common-ground/pairs/",
])  # fmt: skip
def test_three_and_forty_organisations_cost_the_same_queries(what):
    counts = []
    actor, text = coalition_of(3)
    client = client_of(actor)
    client.get(place(text, what))
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert client.get(place(text, what)).status_code == 200
    counts.append(len(queries))
    _grow(37)
    client.get(place(text, what))
    with CaptureQueriesContext(connection) as queries:
        assert client.get(place(text, what)).status_code == 200
    counts.append(len(queries))
    assert (counts[0], Organisation.objects.members().count()) == (counts[1], 40)


def _grow(count: int) -> None:
    """More members who answered as well, written without the gate: only reading is measured here."""
    from hamgam.record.kept import Writing, written_by

    with written_by(Writing("tests.grow", timezone.now())):
        rows = [
            Organisation(slug=f"g{n}", names={"fa": f"نهاد دیگر {n}"}, joined_on=here.today()) for n in range(count)
        ]
        made = Organisation.objects.bulk_create(rows)
        Position.objects.bulk_create(
            Position(
                wording=row.wording,
                organisation=organisation,
                round=row.round,
                stance="reject",
                reason=f"دلیل {n}",
                day=row.day,
            )
            for row in list(Position.objects.filter(organisation=Organisation.objects.order_by("pk").first()))
            for n, organisation in enumerate(made)
        )


def test_no_identifier_stands_twice_and_no_style_is_inline(world):
    text = in_round(world)
    texts.propose_wording(by=world.b_liaison, on=clauses(text)[0], words="آب پاک حق همه است.")
    client = client_of(world.a_liaison)
    for path in (place(text), place(text, ""), place(text, "whole/"), place(text, "promise/")):
        page = client.get(path).content.decode()
        found = re.findall(r'\sid="([^"]+)"', page)
        assert (sorted(found), " style=" in page) == (sorted(set(found)), False)
