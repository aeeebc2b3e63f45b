"""Pages of members: what each reader sees, and that no list asks the database more often for being longer."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from hamgam.members import acts
from hamgam.members.actor import Actor
from hamgam.members.models import DemoMark, Invitation, Merger, Organisation, Person, Seat
from hamgam.members.succession import Terms
from tests.members.succeeded import declare, settle, split
from tests.people import add, client_of, make_coalition, seat


def text_of(response):
    """What the page says, without its marks."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def names_in(response):
    """The names in the lists of members, in their order."""
    lists = re.findall(r'<ul class="members">(.*?)</ul>', response.content.decode(), re.DOTALL)
    return [name for one in lists for name in re.findall(r'<li><a href="[^"]*">([^<]*)</a>', one)]


@pytest.mark.parametrize("language", ["fa", "en"])
def test_everyone_reads_the_list_in_the_order_of_their_alphabet(world, language):
    ordered = {
        "fa": ["اتحادیهٔ رانندگان", "انجمن آب‌بانان", "کانون برزگران", "گروه پزشکان کار", "انجمن ژرف‌نگران"],
        "en": ["Drivers’ Union", "Growers’ Circle", "Water Keepers", "Work Physicians", "Observers’ Society"],
    }
    assert names_in(Client().get(f"/{language}/members/")) == ordered[language]


@pytest.mark.django_db
def test_persian_letters_stand_in_persian_order():
    make_coalition()
    for name in ["گروه", "پرستو", "ژاله", "آبادان", "چشمه", "بهار", "کوه", "یاران", "ارغوان", "هامون", "وفا"]:
        acts.add_organisation(by=Actor.host(), names={"fa": name}, shown=["name"])
    assert names_in(Client().get("/fa/members/")) == [
        "آبادان", "ارغوان", "بهار", "پرستو", "چشمه", "ژاله", "کوه", "گروه", "وفا", "هامون", "یاران",
    ]  # fmt: skip


def test_who_did_not_agree_stands_in_no_public_list_and_has_no_public_page(world):
    acts.edit_organisation(by=world.c_liaison, on=world.c, shown=["city"])
    stranger, member = Client(), client_of(world.a_delegate)
    assert len(names_in(stranger.get("/en/members/"))) == 4
    assert "One more member does not wish to be named in public." in text_of(stranger.get("/en/members/"))
    assert stranger.get("/en/members/c/").status_code == 404
    assert len(names_in(member.get("/en/members/"))) == 5
    assert member.get("/en/members/c/").status_code == 200


def test_the_public_reads_only_what_the_organisation_agreed_to_show(world):
    said = {"city": {"fa": "شهر", "en": "Seaside"}, "contact": "ask-us@example.org", "site": "https://w.example.org/"}
    acts.edit_organisation(by=world.a_liaison, on=world.a, shown=["name", "city"], **said)
    public = text_of(Client().get("/en/members/a/"))
    inside = text_of(client_of(world.b_delegate).get("/en/members/a/"))
    shown = [[word in page for word in ("Seaside", "ask-us@example.org", "w.example.org")] for page in (public, inside)]
    assert shown == [[True, False, False], [True, True, True]]


def test_names_of_people_stand_outside_only_as_they_chose(world):
    link = acts.invite(by=world.a_liaison, on=world.a, role="delegate")
    acts.accept_invitation(
        by=Actor.invited(world.a), on=link, username="secret-handle", password="سه-دریا-دو-کوه-۹", display_name="بنفشه"
    )
    pages = {
        "stranger": text_of(Client().get("/en/members/a/")),
        "other": text_of(client_of(world.b_liaison).get("/en/members/a/")),
        "own": text_of(client_of(world.a_liaison).get("/en/w/members/ours/")),
    }
    assert {who: ["بنفشه" in page, "secret-handle" in page, "a-delegate" in page] for who, page in pages.items()} == {
        "stranger": [False, False, False], "other": [True, False, False], "own": [True, True, True],
    }  # fmt: skip


def test_who_did_what_is_read_by_the_own_organisation_alone(world):
    acts.rename_organisation(by=world.a_liaison, on=world.a, names={"fa": "نام نو", "en": "New Name"})
    own = text_of(client_of(world.a_delegate).get("/en/w/members/ours/"))
    other = text_of(client_of(world.coordinator).get("/en/w/members/ours/"))
    assert ["change the organisation’s name" in page for page in (own, other)] == [True, False]
    assert own.count("change the organisation’s name a-liaison") == 1


def test_a_long_list_of_what_we_did_goes_on_by_a_link(world):
    for number in range(35):
        acts.edit_organisation(by=world.a_liaison, on=world.a, contact=f"c{number}")
    first = client_of(world.a_liaison).get("/en/w/members/ours/")
    second = client_of(world.a_liaison).get(f"/en/w/members/ours/?before={first.context['older']}")
    assert (len(first.context["log"]), len(second.context["log"]), second.context["older"]) == (30, 9, None)


def test_a_link_is_shown_once_and_only_in_the_answer_itself(world):
    client = client_of(world.a_liaison)
    given = {"role": "delegate", "label": "دوست", "token": "t1"}
    response = client.post("/fa/w/members/ours/invite/", given)
    secret = re.search(r"/fa/invitation/([^/]+)/", response.content.decode())[1]
    assert (response.status_code, response.headers["Cache-Control"]) == (200, "no-store")
    assert Invitation.objects.behind(secret).get().label == "دوست"
    again = client.post("/fa/w/members/ours/invite/", given)
    assert (again.status_code, Invitation.objects.filter(label="دوست").count()) == (302, 1)
    assert secret not in client.get("/fa/w/members/ours/").content.decode()


def test_a_liaison_cannot_reach_another_organisations_seats_by_changing_the_address(world):
    client = client_of(world.a_liaison)
    seat_of_b = world.b_delegate.seat
    assert client.get(f"/en/w/seats/{seat_of_b.pk}/end/").status_code == 404
    assert client.post(f"/en/w/seats/{seat_of_b.pk}/end/").status_code == 404
    assert client.post(f"/en/w/seats/{seat_of_b.pk}/sign-in-link/").status_code == 404
    link = acts.invite(by=world.b_liaison, on=world.b, role="delegate")
    assert client.post(f"/en/w/invitations/{link.pk}/withdraw/").status_code == 404
    assert client.post(f"/en/w/founding/{world.b.pk}/invite/", {"role": "liaison"}).status_code == 403
    assert Seat.objects.held().filter(organisation=world.b).count() == 3


def test_a_delegate_reads_why_not_instead_of_a_button(world):
    page = client_of(world.a_delegate).get("/en/w/members/ours/")
    assert 'action="/en/w/members/ours/invite/"' not in page.content.decode()
    assert "This is for: liaison" in text_of(page) and "Article 2.3" in text_of(page)


def test_the_last_liaison_reads_what_follows(world):
    client = client_of(world.a_liaison)
    address = f"/en/w/seats/{world.a_liaison.seat.pk}/end/"
    assert "last liaison" in text_of(client.get(address))
    assert client.post(address).status_code == 409
    assert client.post(address, {"last_is_known": "on"}).status_code == 302
    assert Seat.objects.get(pk=world.a_liaison.seat.pk).until is not None
    assert client.get("/en/w/members/ours/").status_code == 200


def test_an_organisation_describes_itself(world):
    client = client_of(world.a_liaison)
    address = "/fa/w/members/ours/describe/"
    given = {"kind": "union", "city_fa": "بندر", "city_en": "Port", "shown": ["name", "city"], "contact": "نزد ما"}
    assert client.post(address, given).status_code == 302
    world.a.refresh_from_db()
    assert (world.a.kind, world.a.city, world.a.shown) == ("union", {"fa": "بندر", "en": "Port"}, ["name", "city"])
    wrong = client.post(address, {**given, "kind": "kingdom", "site": "javascript:alert(1)"})
    page = wrong.content.decode()
    assert (wrong.status_code, 'href="#id_kind"' in page, 'href="#id_site"' in page, "بندر" in page) == (
        200, True, True, True,
    )  # fmt: skip


def test_a_name_that_another_bears_is_refused_beside_its_field(world):
    response = client_of(world.a_liaison).post("/fa/w/members/ours/name/", {"names_fa": "کانون برزگران"})
    assert (response.status_code, "«کانون برزگران»" in text_of(response)) == (200, True)


def test_a_merger_is_declared_and_answered_on_pages(world):
    address = "/en/w/members/ours/merge/"
    ours = {"other": world.b.pk, "goes_on": "there", "name": "there", "key": "there", "signatures": "go_on"}
    assert client_of(world.a_liaison).post(address, ours).status_code == 302
    assert "becomes part of" in text_of(client_of(world.b_liaison).get(address))
    theirs = {"other": world.a.pk, "goes_on": "here", "name": "here", "key": "here", "signatures": "go_on"}
    done = client_of(world.b_liaison).post(address, theirs)
    assert (done.status_code, done.headers["Location"]) == (302, address)
    assert "Declared by both" in text_of(client_of(world.a_liaison).get(address))
    assert client_of(world.a_liaison).post(address, {}).status_code == 200
    settle(world, Merger.objects.get())
    assert "became one" in text_of(client_of(world.c_liaison).get("/en/members/b/"))


def test_a_declaration_is_taken_back_on_its_page(world):
    for address, kind in (("/en/w/members/ours/merge/", "merge"), ("/en/w/members/ours/split/", "split")):
        if kind == "merge":
            declare(world.a_liaison, world.b, world.b)
        else:
            split(world.a_liaison, world.a.names, {"fa": "آب‌بانان جوان"}, Terms(False, False, False))
        assert client_of(world.a_liaison).post(address, {"withdraw": "1"}).status_code == 302
        assert Merger.objects.get(kind=kind).state == "withdrawn"


def test_nothing_about_a_merger_is_chosen_beforehand(world):
    page = client_of(world.a_liaison).get("/en/w/members/ours/merge/").content.decode()
    assert re.findall(r"<input[^>]* checked", page) == []


def test_a_split_is_declared_on_a_page_and_gives_the_link_once_it_is_settled(world):
    given = {
        "names_fa": "انجمن آب‌بانان", "names_en": "Water Keepers", "other_names_fa": "آب‌بانان جوان",
        "key": "here", "signatures": "here", "membership": "here",
    }  # fmt: skip
    client = client_of(world.a_liaison)
    assert client.post("/fa/w/members/ours/split/", given).status_code == 302
    declared = Merger.objects.get()
    address = f"/fa/w/members/ours/split/{declared.pk}/invite/"
    assert (declared.state, client.post(address).status_code) == ("declared", 409)
    settle(world, declared)
    assert address in client.get("/fa/w/members/ours/split/").content.decode()
    assert address in client.get("/fa/w/members/ours/").content.decode()
    assert client_of(world.b_liaison).post(address).status_code == 404
    response = client.post(address)
    assert (response.status_code, "/fa/invitation/" in response.content.decode()) == (200, True)
    assert Organisation.objects.get(names__fa="آب‌بانان جوان").standing == "observer"


def test_a_person_acts_for_one_organisation_at_a_time(world):
    link = acts.invite(by=world.b_liaison, on=world.b, role="delegate")
    acts.accept_invitation(by=Actor.invited(world.b), on=link, person=world.a_liaison.person)
    client = client_of(world.a_liaison)
    assert client.get("/en/w/members/as/").context["actor"].organisation == world.a
    assert client.post("/en/w/members/as/", {"organisation": world.b.pk}).status_code == 302
    assert client.get("/en/w/members/as/").context["actor"].organisation == world.b
    assert client.post("/en/w/members/as/", {"organisation": world.c.pk}).status_code == 404
    assert client.get("/en/w/members/as/").context["actor"].organisation == world.b


@pytest.mark.django_db
def test_the_founding_goes_through_its_page():
    coalition = make_coalition()
    liaison = seat(add("a"), "liaison", "a-liaison")
    client = client_of(liaison)
    given = {"names_fa": "کانون نو", "names_en": "New Circle", "kind": "union", "standing": "member"}
    assert client.post("/fa/w/founding/", given).status_code == 302
    made = Organisation.objects.get(slug="new-circle")
    assert "/invitation/" in client.post(f"/fa/w/founding/{made.pk}/invite/", {"role": "liaison"}).content.decode()
    assert client.post("/fa/w/founding/close/").status_code == 409
    acts.accept_invitation(
        by=Actor.invited(made),
        on=Invitation.objects.get(organisation=made),
        username="new",
        password="سه-دریا-دو-کوه-۹",
    )
    assert client.post("/fa/w/founding/close/").status_code == 302
    coalition.refresh_from_db()
    assert coalition.stage == "standing"


def queries(client, address):
    """How often a page asks the database, once everything that is read once is warm."""
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def grow(count):
    """A coalition of so many organisations in its founding, each with a liaison; the first one."""
    make_coalition()
    made = []
    for number in range(count):
        row = acts.add_organisation(
            by=Actor.host(), names={"fa": f"نهاد {number}"}, slug=f"o{number}", shown=["name", "city"]
        )  # fmt: skip
        made.append(seat(row, "liaison", f"liaison-{number}"))
    return made[0]


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/fa/members/", "/fa/members/o0/", "/fa/w/founding/", "/fa/w/members/ours/"])
def test_a_longer_list_asks_the_database_no_more_often(address):
    figures = {}
    for count in (1, 3, 40):
        with _emptied():
            liaison = grow(count)
            for number in range(count):
                acts.edit_organisation(by=liaison, on=liaison.organisation, contact=str(number))
                acts.invite(by=liaison, on=liaison.organisation, role="delegate")
            figures[count] = queries(client_of(liaison), address)
    assert figures == dict.fromkeys((1, 3, 40), figures[1])


class _emptied:
    """What is made inside is undone afterwards."""

    def __enter__(self):
        from django.db import transaction

        self.atomic = transaction.atomic()
        self.atomic.__enter__()

    def __exit__(self, *error):
        from django.db import transaction

        transaction.set_rollback(True)
        self.atomic.__exit__(None, None, None)


def test_more_seats_ask_the_database_no_more_often(world):
    before = queries(client_of(world.a_liaison), "/fa/w/members/ours/")
    for number in range(4):
        seat(world.a, "delegate", f"more-{number}", by=world.a_liaison)
    assert queries(client_of(world.a_liaison), "/fa/w/members/ours/") == before


def test_the_demos_page_of_seats_exists_only_in_a_demo(world):
    assert Client().get("/fa/demo/").status_code == 404
    assert Client().post("/fa/demo/", {"seat": world.a_liaison.seat.pk}).status_code == 404
    DemoMark.objects.create()
    client = Client()
    page = client.get("/fa/demo/")
    buttons = re.findall(r'name="seat" value="(\d+)"', page.content.decode())
    assert (len(buttons), len(set(buttons))) == (9, 9)
    assert client.post("/fa/demo/", {"seat": world.c_delegate.seat.pk}).status_code == 302
    assert client.get("/fa/w/members/ours/").context["actor"].roles == frozenset({"delegate"})


@pytest.mark.parametrize("typed", ["", "x", "-1", "9" * 30, "99999"])
def test_the_demo_knows_no_other_seats(world, typed):
    DemoMark.objects.create()
    assert Client().post("/fa/demo/", {"seat": typed}).status_code == 404


def test_somebody_without_a_seat_reads_that_there_is_none(world):
    acts.end_seat(by=world.a_delegate, on=world.a_delegate.seat)
    client = Client()
    client.force_login(Person.objects.get(pk=world.a_delegate.person.pk))
    assert "You hold no seat" in text_of(client.get("/en/w/members/ours/"))
    for name in ("invite", "edit_organisation", "rename_organisation", "merge_organisations", "split_organisation"):
        with translation.override("en"):
            assert client.get(reverse(f"members.{name}")).status_code == 404


def test_nobody_reads_the_workspace_without_signing_in(world):
    for name in (
        "ours",
        "invite",
        "edit_organisation",
        "merge_organisations",
        "split_organisation",
        "founding",
        "act_for",
    ):
        with translation.override("en"):
            response = Client().get(reverse(f"members.{name}"))
        assert (response.status_code, response.headers["Location"].split("?")[0]) == (302, "/en/sign-in/")


def test_an_organisation_without_liaison_is_helped_on_pages(world):
    acts.end_seat(by=world.d_liaison, on=world.d_liaison.seat, last_is_known=True)
    address = "/en/w/members/d/liaison/"
    assert "This organisation has no liaison" in text_of(client_of(world.a_liaison).get("/en/members/d/"))
    given = {"candidate": "گل یخ", "reason": "او را می‌شناسند."}
    assert client_of(world.a_liaison).post(address, given).status_code == 302
    proposal = world.d.liaison_proposals.get()
    for who in (world.a_liaison, world.b_liaison, world.c_liaison, world.d_delegate):
        response = client_of(who).post(f"/en/w/proposals/{proposal.pk}/answer/", {"answer": "support"})
        assert response.status_code == 302
    assert text_of(client_of(world.c_liaison).get(address)).count("we support it") == 5
    named = client_of(world.coordinator).post(f"/en/w/proposals/{proposal.pk}/name/")
    assert (named.status_code, "/en/invitation/" in named.content.decode()) == (200, True)
    assert Client().get(address).status_code == 302
