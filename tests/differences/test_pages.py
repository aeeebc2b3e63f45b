"""Pages of differences: what is public, who is named and who only counted, and the forms."""

import lxml.html
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from hamgam.differences.acts import name_debate, write_view
from hamgam.differences.models import Difference, View
from tests.differences.test_acts import ONE, QUESTION, TWO, opened, unsettled
from tests.furnished import furnished
from tests.people import client_of
from tests.texts.drafts import clauses

LIST, PAGE, CSV = "/fa/open-questions/", "/fa/open-questions/{n}/", "/fa/open-questions/{n}.csv"
VIEW = "/fa/w/open-questions/{n}/view/"


def filled(world, *, public=True):
    """Two views: one held by a with its name and by d without, one by b without."""
    made = opened(world)
    one = write_view(by=world.a_liaison, on=made, named=True, **ONE)
    write_view(by=world.d_liaison, on=made, view=one.pk)
    write_view(by=world.b_liaison, on=made, **TWO)
    return name_debate(by=world.a_liaison, on=made, debate={"fa": "مجمع عمومی"}, public=public)


def source(client, path, made) -> str:
    answer = client.get(path.format(n=made.number))
    assert answer.status_code == 200
    return answer.content.decode()


def main_of(page: str) -> str:
    """What stands on the page itself; the frame says on whose behalf one acts."""
    found = lxml.html.fromstring(page).xpath("//main")
    return lxml.html.tostring(found[0], encoding="unicode") if found else page


@pytest.mark.parametrize("path", [LIST, PAGE, CSV])
def test_who_holds_a_view_without_a_name_is_only_counted_for_everybody(world, path):
    made = filled(world)
    readers = {"public": Client(), "c": client_of(world.c_liaison), "b": client_of(world.b_liaison)}
    for page in (main_of(source(client, path, made)) for client in readers.values()):
        assert ("آب‌بانان" in page, "برزگران" in page, "پزشکان" in page) == (True, False, False)


@pytest.mark.parametrize("path", [PAGE, VIEW])
def test_nothing_in_the_page_tells_who_wrote_a_view(world, path):
    made = filled(world)
    client = client_of(world.c_liaison)
    page = source(client, path, made)
    assert [row.public_id in page for row in (world.a, world.b, world.d)] == [False, False, False]
    assert ("برزگران" in page, "پزشکان" in page) == (False, False)


def test_the_own_holding_is_shown_to_the_own_organisation_alone(world):
    made = filled(world)
    told = "نهاد شما پای این نظر است؛ شمرده می‌شود و نامی از آن نمی‌آید."
    shown = {name: told in source(client_of(actor), PAGE, made) for name, actor in (
        ("b", world.b_delegate), ("c", world.c_liaison), ("a", world.a_liaison), ("d", world.d_liaison)
    )}  # fmt: skip
    assert (shown, told in source(Client(), PAGE, made)) == ({"b": True, "c": False, "a": False, "d": True}, False)


def test_both_views_stand_side_by_side_in_their_own_words_and_equal_size(world):
    page = lxml.html.fromstring(source(Client(), PAGE, filled(world)))
    columns = page.xpath("//div[contains(@class, 'views')]/div")
    assert [column.xpath("./h3")[0].text_content() for column in columns] == ["از آن همه", "از آن شهر"]
    assert [column.xpath("./blockquote")[0].text_content() for column in columns] == [
        "رود از آن هیچ‌کس نیست.", "شهر باید آن را نگه دارد.",
    ]  # fmt: skip


@pytest.mark.django_db
def test_what_is_not_public_is_for_members_and_for_observers_of_its_text():
    world = furnished("alliance")
    made = filled(world, public=False)
    assert {
        "public": Client().get(PAGE.format(n=made.number)).status_code,
        "csv": Client().get(CSV.format(n=made.number)).status_code,
        "observer": client_of(world.observer).get(PAGE.format(n=made.number)).status_code,
        "member": client_of(world.c_liaison).get(PAGE.format(n=made.number)).status_code,
    } == {"public": 404, "csv": 404, "observer": 404, "member": 200}
    assert [QUESTION["fa"] in Client().get(LIST).content.decode(),
            QUESTION["fa"] in client_of(world.c_liaison).get(LIST).content.decode()] == [False, True]  # fmt: skip


def test_the_public_page_names_no_text_and_no_organisation_that_brought_it(world):
    made = filled(world)
    page = source(Client(), PAGE, made)
    assert ("/w/texts/" in page, "به خواست" in page) == (False, False)


def test_a_clause_is_kept_as_a_question_by_its_form(world):
    text = unsettled(world)
    client, path = client_of(world.c_liaison), f"/fa/w/texts/{text.number}/clauses/1/difference/"
    assert "/difference/" in client.get(f"/fa/w/texts/{text.number}/common-ground/").content.decode()
    missing = client.post(path, {"question-fa": " ", "in_force-fa": "قرار پیشین"})
    assert (missing.status_code, "قرار پیشین" in missing.content.decode()) == (422, True)
    sent = client.post(path, {"question-fa": QUESTION["fa"], "in_force-fa": "قرار پیشین", "day_day": "1",
                              "day_month": "1", "day_year": "1406"})  # fmt: skip
    made = Difference.objects.get()
    assert (sent.status_code, sent["Location"]) == (302, PAGE.format(n=1))
    assert (made.question, made.in_force, made.debate_on.isoformat()) == (
        {"fa": QUESTION["fa"]}, {"fa": "قرار پیشین"}, "2027-03-21"
    )  # fmt: skip
    assert [clause.anchor for clause in clauses(text)] == [2, 3]


def test_an_impossible_day_is_asked_again(world):
    sent = client_of(world.c_liaison).post(
        "/fa/w/open-questions/new/", {"question-fa": "پرسش", "day_day": "31", "day_month": "12", "day_year": "1406"}
    )
    assert (sent.status_code, list(sent.context["form"].errors)) == (422, ["day"])


def test_a_view_is_written_held_and_left_by_its_forms(world):
    made = opened(world)
    a, b, path = client_of(world.a_liaison), client_of(world.b_liaison), VIEW.format(n=made.number)
    assert a.post(path, {"what": "write", "title-fa": "عنوان"}).status_code == 422
    assert a.post(path, {"what": "write", "title-fa": "عنوان", "words-fa": "سخن", "named": "1"}).status_code == 302
    view = View.objects.get()
    assert b.post(path, {"what": "hold", "view": str(view.pk)}).status_code == 302
    assert sorted(view.holders.values_list("organisation__slug", "named", "held")) == [
        ("a", True, True),
        ("b", False, True),
    ]
    assert 'name="title-fa"' not in a.get(path).content.decode()
    assert b.post(path, {"what": "leave", "view": str(view.pk)}).status_code == 302
    assert 'name="title-fa"' in a.get(path).content.decode()


def test_a_form_of_another_organisation_is_refused(world):
    made = filled(world)
    sent = client_of(world.c_liaison).post(
        VIEW.format(n=made.number), {"what": "hold", "view": View.objects.first().pk, "organisation": world.b.public_id}
    )
    assert (sent.status_code, View.objects.first().holders.count()) == (403, 2)


def test_the_questions_end_is_said_by_those_who_wrote_a_view(world):
    made = filled(world)
    path = f"/fa/w/open-questions/{made.number}/settle/"
    answers = [client_of(actor).post(path).status_code for actor in (world.c_liaison, world.a_liaison, world.b_liaison)]
    made.refresh_from_db()
    assert (answers, made.state) == ([409, 302, 302], "settled")


def test_the_debate_is_named_by_its_form(world):
    made = filled(world)
    path = f"/fa/w/open-questions/{made.number}/debate/"
    assert client_of(world.c_liaison).post(path, {"debate-fa": "نشست پنجم"}).status_code == 302
    made.refresh_from_db()
    assert (made.debate, made.public) == ({"fa": "نشست پنجم"}, False)


def test_one_and_three_questions_cost_the_same_queries(world):
    filled(world)
    client = client_of(world.c_liaison)
    counts = []
    for more in (0, 2):
        for _ in range(more):
            filled(world)
        client.get(LIST)
        with CaptureQueriesContext(connection) as queries:
            client.get(LIST)
        counts.append(len(queries))
    assert (counts[0], Difference.objects.count()) == (counts[1], 3)
