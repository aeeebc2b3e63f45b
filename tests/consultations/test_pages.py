"""Pages of consultations: answering without an account, moderating, results; and what nobody gets to see."""

import random
import re

import pytest
from django.test import Client
from django.utils import timezone

from hamgam.consultations import acts, answering
from hamgam.consultations.models import AnswerLink, AnswerSet, Consultation, ProposedStatement, ShortStatement
from hamgam.notices.waiting import waiting
from hamgam.record.models import Entry
from hamgam.record.times import told
from tests.consultations.asked import STATEMENTS, answered, opened
from tests.people import client_of
from tests.remembered import forget

PAGE, MINE = "/en/consultations/1/", "/en/consultations/1/mine/"


def field(page, name):
    """What a hidden field of a page holds."""
    return re.search(rf'name="{name}" value="([^"]+)"', page.content.decode())[1]


def press(client, page, word, path=PAGE):
    """Press one of the three buttons under the statement that a page shows."""
    form = {name: field(page, name) for name in ("mine", "statement")}
    return client.post(path, {**form, "answer": word}, follow=True)


def test_a_stranger_answers_one_statement_after_another_without_an_account(world):
    opened(world.a_liaison)
    client = Client()
    page, met = client.get(PAGE), []
    assert list(client.cookies) == ["csrftoken"]
    for _ in STATEMENTS:
        met.append(field(page, "statement"))
        page = press(client, page, "agree")
    assert sorted(met) == ["1", "2", "3", "4"]
    assert "You have answered everything" in page.content.decode()
    sheet = AnswerSet.objects.get()
    assert (sheet.answers, Entry.objects.first().act) == ({"1": 1, "2": 1, "3": 1, "4": 1}, "consultations.open")
    assert client.cookies["hamgam_answers_1"]["httponly"] is True
    assert client.cookies["hamgam_answers_1"]["samesite"] == "Lax"


def test_everybody_meets_the_statements_in_an_order_of_their_own_that_stays(world):
    places = list(range(1, 21))
    orders = [answering.in_own_order(places, f"{n:022}") for n in range(40)]
    assert {tuple(sorted(order)) for order in orders} == {tuple(places)}
    assert len({order[0] for order in orders}) > 10 and len({tuple(order) for order in orders}) == 40
    assert answering.in_own_order(places, "x" * 22) == answering.in_own_order(places[::-1], "x" * 22)


def test_an_answer_is_changed_and_taken_back_on_ones_own_page(world):
    opened(world.a_liaison)
    client = Client()
    press(client, client.get(PAGE), "agree")
    place = next(iter(AnswerSet.objects.get().answers))
    client.post(MINE, {"statement": place, "answer": "pass", "back": "mine"})
    assert AnswerSet.objects.get().answers == {place: 0}
    client.post(MINE, {"take_back": place})
    assert AnswerSet.objects.get().answers == {}
    press(client, client.get(PAGE), "disagree")
    page = client.post(MINE, {"take_back": "all"}, follow=True).content.decode()
    assert (AnswerSet.objects.get().answers, "No answer of yours is recorded." in page) == ({}, True)


def test_an_answer_without_a_choice_is_asked_again_and_nothing_is_recorded(world):
    opened(world.a_liaison)
    client = Client()
    page = press(client, client.get(PAGE), "")
    assert (page.status_code, AnswerSet.objects.count()) == (422, 0)
    assert "Choose one of the three answers." in page.content.decode()


def test_a_link_is_used_up_by_the_first_answer_and_not_by_looking(world):
    asked = opened(world.a_liaison, "links")
    answer = client_of(world.a_liaison, language="en").post(
        "/en/w/consultations/1/links/", {"count": "2", "token": "t"}
    )
    links = answer.content.decode().split()
    assert answer.headers["Content-Disposition"] == 'attachment; filename="consultation-1-links.txt"'
    assert [link.startswith("http://testserver/en/consultations/1/join/") for link in links] == [True, True]
    path = links[0].removeprefix("http://testserver")
    client, other = Client(), Client()
    for _look in range(3):
        page = client.get(path)
    assert AnswerLink.objects.filter(used=True).count() == 0
    assert Client().get(PAGE).status_code == 404
    page = press(client, page, "agree", path)
    assert (page.redirect_chain, page.status_code) == ([(PAGE, 302)], 200)
    assert other.get(path).status_code == 410
    assert client.get(path).status_code == 302
    assert AnswerLink.objects.filter(used=True).count() == AnswerSet.objects.filter(consultation=asked).count() == 1


def test_the_first_answer_sent_twice_is_one_and_loses_nobody_their_answers(world):
    asked = opened(world.a_liaison, "links")
    (token,) = acts.invite(by=world.a_liaison, on=asked, count=1)
    path, client = f"/en/consultations/1/join/{token}/", Client()
    page = client.get(path)
    form = {"mine": field(page, "mine"), "statement": field(page, "statement"), "answer": "agree"}
    client.post(path, form)
    del client.cookies["hamgam_answers_1"]  # the first answer of the server was lost on the way
    assert client.post(path, form).status_code == 302
    assert client.cookies["hamgam_answers_1"].value == form["mine"]
    assert AnswerSet.objects.count() == 1


def test_another_link_in_the_same_browser_begins_answers_of_its_own(world):
    asked = opened(world.a_liaison, "links")
    one, other = acts.invite(by=world.a_liaison, on=asked, count=2)
    client = Client()
    for token in (one, other):
        path = f"/en/consultations/1/join/{token}/"
        press(client, client.get(path), "agree", path)
    assert AnswerSet.objects.count() == 2


def test_a_link_of_one_consultation_opens_no_other(world):
    first = opened(world.a_liaison, "links")
    opened(world.a_liaison, "links")
    (token,) = acts.invite(by=world.a_liaison, on=first, count=1)
    assert Client().get(f"/en/consultations/2/join/{token}/").status_code == 404
    assert Client().get("/en/consultations/1/join/guessed/").status_code == 404


def test_a_proposal_reaches_its_moderators_and_nobody_else(world):
    opened(world.a_liaison)
    client = Client()
    press(client, client.get(PAGE), "agree")
    client.post("/en/consultations/1/suggest/", {"words": "Every river needs a guard."})
    inside = "/en/w/consultations/1/"
    seen = {who: client_of(actor).get(inside) for who, actor in (("own", world.a_delegate), ("other", world.b_liaison))}
    assert {who: "needs a guard" in page.content.decode() for who, page in seen.items()} == {
        "own": True,
        "other": False,
    }
    proposal = ProposedStatement.objects.get()
    refuse = f"/en/w/consultations/proposals/{proposal.pk}/refuse/"
    assert client_of(world.b_liaison).post(refuse, {"reason": "no", "token": "a"}).status_code == 403
    client_of(world.a_delegate).post(refuse, {"reason": "It stands there already.", "token": "b"})
    assert ShortStatement.objects.get(state="refused").reason == "It stands there already."
    assert "It stands there already." in client_of(world.b_liaison).get(inside).content.decode()


def test_what_was_proposed_waits_for_those_who_may_decide_and_for_nobody_else(world):
    asked = opened(world.a_liaison)
    (secret,) = answered(asked, {1: "agree"})
    for words in ("یکی", "دو تا"):
        answering.propose(asked, secret, words, "fa")
    found = {
        who: [task.about for task in waiting(actor)]
        for who, actor in (("own", world.a_delegate), ("other", world.b_liaison))
    }
    assert found == {"own": [f"moderate-{asked.pk}"], "other": []}
    assert (waiting(world.a_liaison)[0].due, "رود پاک" in waiting(world.a_liaison)[0].sentence) == (
        asked.closes_at,
        False,
    )


def test_while_it_runs_only_the_number_of_people_is_shown(world):
    opened(world.a_liaison, public=True)
    asked = Consultation.objects.get()
    answered(asked, *({1: "agree"} for _ in range(3)))
    client = client_of(world.b_liaison, language="en")
    for path in ("/en/consultations/1/results/", "/en/w/consultations/1/", "/en/w/consultations/"):
        assert "fewer than five people" in client.get(path).content.decode()
    answered(asked, *({1: "agree"} for _ in range(3)))
    page = client.get("/en/consultations/1/results/").content.decode()
    assert ("6 people" in page, STATEMENTS[0]["en"] in page) == (True, False)
    assert client.get("/en/consultations/1/results.csv").status_code == 404


def test_results_are_for_members_unless_the_opener_chose_otherwise(world):
    hidden, shown = opened(world.a_liaison, "links"), opened(world.a_liaison, "links", public=True)
    for asked in (hidden, shown):
        acts.close(by=world.a_liaison, on=asked)
    found = {
        (who, number): client.get(f"/en/consultations/{number}/results/").status_code
        for who, client in (("nobody", Client()), ("observer", client_of(world.observer)), ("member", client_of(world.b_delegate)))
        for number in (1, 2)
    }  # fmt: skip
    assert found == {
        ("nobody", 1): 404, ("nobody", 2): 200, ("observer", 1): 404, ("observer", 2): 200, ("member", 1): 200,
        ("member", 2): 200,
    }  # fmt: skip
    assert "/consultations/1/" not in Client().get("/en/consultations/").content.decode()


def test_no_page_shows_a_member_whose_answers_are_which(world):
    asked = opened(world.a_liaison, "links", public=True)
    links = acts.invite(by=world.a_liaison, on=asked, count=7)
    for at, token in enumerate(links):
        answering.answer(asked, answering.new_secret(), 1, "agree" if at else "disagree", token=token)
    secret_things = [*AnswerLink.objects.values_list("digest", flat=True), *links]
    secret_things += [str(value) for row in AnswerSet.objects.values_list("pk", "key") for value in row]
    client = client_of(world.a_liaison, language="en")
    pages = [client.get(path).content.decode() for path in ("/en/w/consultations/1/", "/en/consultations/1/results/")]
    client.post("/en/w/consultations/1/close/", {"token": "end"})
    secret_things += [str(pk) for pk in AnswerSet.objects.values_list("pk", flat=True)]
    paths = ("/en/w/consultations/1/", "/en/consultations/1/results/", "/en/consultations/1/results.csv", "/en/record/")
    pages += [client.get(path).content.decode() for path in paths]
    asked.refresh_from_db()
    assert [thing for thing in [*secret_things, asked.salt] if any(thing in page for page in pages)] == []


@pytest.fixture
def divided(world):
    """A hundred and twenty people of two opinions who share one: closed, for everybody to read."""
    forget()
    asked = opened(
        world.a_liaison, public=True, statements=[{"fa": f"گزارهٔ {n}", "en": f"Saying {n}"} for n in range(1, 13)]
    )
    sheets, chance = [], random.Random(7)  # noqa: S311
    for n in range(120):
        side = 1 if n < 80 else -1
        answers = {
            str(place): (side if place % 2 else -side) * chance.choice((1,) * 12 + (0, -1)) for place in range(2, 13)
        }
        sheets.append(AnswerSet(consultation=asked, answers={**answers, "1": 1}, answered=12))
    AnswerSet.objects.bulk_create(sheets)
    client_of(world.a_liaison).post("/en/w/consultations/1/close/", {"token": "end"})
    asked.refresh_from_db()
    return asked


def test_results_say_first_what_unites_then_what_divides_then_group_by_group(divided):
    page = Client().get("/en/consultations/1/results/").content.decode()
    order = [page.index(words) for words in ("What unites", "What divides", "Group by group", "All statements")]
    assert order == sorted(order)
    assert "All groups agree with 1 statement" in page
    assert (page.index("Saying 1") < order[1], "Group A: 80 people" in page, "Group B: 40 people" in page) == (
        True,
    ) * 3
    assert divided.digest[:8] in page


def test_the_map_is_mirrored_in_persian_with_the_same_table(divided):
    pages = {code: Client().get(f"/{code}/consultations/1/results/").content.decode() for code in ("fa", "en")}
    xs = {code: re.findall(r'<circle class="g\d" cx="([\d.]+)%"', page) for code, page in pages.items()}
    assert [f"{100 - float(x):.1f}" for x in xs["fa"]] == xs["en"] and xs["en"]
    assert pages["en"].count("<tr>") == pages["fa"].count("<tr>")


def test_the_table_holds_the_published_figures_and_nothing_else(divided):
    page = Client().get("/en/consultations/1/results.csv").content.decode("utf-8-sig").splitlines()
    rows = [line.split(",") for line in page if line.startswith("1,")]
    assert rows == [["1", "Saying 1", "120", "120", "0", "0", "80", "80", "0", "0", "40", "40", "0", "0"]]


def test_after_the_end_who_answered_is_told_so_and_a_stranger_nothing(world):
    asked = opened(world.a_liaison)
    client, late = Client(), Client()
    press(client, client.get(PAGE), "agree")
    page = late.get(PAGE)
    acts.close(by=world.a_liaison, on=asked)
    assert press(late, page, "agree").status_code == 404
    over = client.get(PAGE).content.decode()
    assert ("This consultation is over" in over, "River" in over) == (True, False)
    assert (press(client, page, "agree").status_code, client.get(MINE).status_code) == (200, 404)
    assert AnswerSet.objects.get().answered == 1


def test_past_its_hour_nothing_is_taken_also_before_the_clock_has_come(world):
    opened(world.a_liaison)
    client = Client()
    press(client, client.get(PAGE), "agree")
    with told(timezone.now() + timezone.timedelta(days=11)):
        assert "This consultation is over" in client.get(PAGE).content.decode()
        assert client.get(MINE).status_code == 302
    assert AnswerSet.objects.get().answered == 1


def test_a_consultation_is_opened_by_its_form_and_a_mistake_loses_nothing(world):
    client = client_of(world.a_liaison, language="en")
    ahead = timezone.now() + timezone.timedelta(days=20)
    typed = {
        "title-fa": "رود", "title-en": "River", "question-fa": "چه باید کرد؟", "question-en": "What is to be done?",
        "statements-fa": "یک\nدو", "statements-en": "One\r\n\r\nTwo\r\nThree", "kind": "links", "takes_proposals": "1",
        "closes_day": str(ahead.day), "closes_month": str(ahead.month), "closes_year": str(ahead.year), "closes_hour": "20",
        "token": "one",
    }  # fmt: skip
    wrong = client.post("/en/w/consultations/new/", typed)
    assert (wrong.status_code, Consultation.objects.count()) == (422, 0)
    assert "the numbers of lines differ" in wrong.content.decode() and "چه باید کرد؟" in wrong.content.decode()
    right = client.post("/en/w/consultations/new/", {**typed, "statements-en": "One\r\nTwo"})
    assert (right.status_code, right.headers["Location"]) == (302, "/en/w/consultations/1/")
    assert [row.words for row in ShortStatement.objects.all()] == [{"fa": "یک", "en": "One"}, {"fa": "دو", "en": "Two"}]
    made = Consultation.objects.get()
    assert (made.kind, made.public, made.takes_proposals) == ("links", False, True)
