"""Settings, the personal feed behind its secret link, the line to paste, and the demo's letters."""

import pytest
from django.test import Client
from django.urls import reverse
from lxml import etree

from hamgam.bylaws.acts import Refused
from hamgam.members import acts as members
from hamgam.members.models import DemoMark, Person
from hamgam.notices import acts, confirming, letters
from hamgam.record.models import Entry
from tests import flow
from tests.people import World, another_seat, client_of

ATOM = {"a": "http://www.w3.org/2005/Atom"}


def make_link(client: Client) -> str:
    """The path of a new secret link, as the page shows it once."""
    answer = client.post("/en/w/settings/feed/", follow=True)
    return "/en/feed/" + answer.context["links"]["feed"].rsplit("/", 1)[1]


@pytest.fixture
def link(world: World) -> str:
    return make_link(client_of(world.c_liaison, language="en"))


def titles(path: str) -> list[str]:
    feed = etree.fromstring(Client().get(path).content)
    return feed.xpath("//a:entry/a:title/text()", namespaces=ATOM)


def test_the_feed_tells_what_waits_without_names(stocked_world: World) -> None:
    link = make_link(client_of(stocked_world.c_liaison, language="en"))
    answer = Client().get(link)
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/atom+xml; charset=utf-8")
    assert "Read the final text, and sign it or do not" in titles(link)
    names = {name for row in stocked_world.organisations for name in (*row.names.values(), *row.short_names.values())}
    hidden = names | {"آب پاک", "Clean water", *(words for pair in flow.WORDS for words in pair)}
    assert [words for words in hidden if words in answer.content.decode()] == []


def test_the_feed_needs_no_session_and_no_cache_keeps_it(link: str) -> None:
    answer = Client().get(link)
    assert (answer.headers["Cache-Control"], answer.cookies) == ("private, no-cache", {})


def test_the_feed_is_not_sent_again_while_the_same_waits(world: World, link: str) -> None:
    flow.frozen(world)
    etag = Client().get(link).headers["ETag"]
    again = Client().get(link, headers={"if-none-match": etag})
    assert (again.status_code, again.content) == (304, b"")
    flow.frozen(world)
    assert Client().get(link, headers={"if-none-match": etag}).status_code == 200


def test_a_wrong_secret_opens_nothing(world: World, link: str) -> None:
    assert [Client().get(path).status_code for path in (link[:-5] + ".xml", "/en/feed/x.xml", "/en/feed/.xml")] == [
        404
    ] * 3


def test_a_new_link_ends_the_former_one_and_it_can_end_altogether(world: World, link: str) -> None:
    client = client_of(world.c_liaison, language="en")
    renewed = make_link(client)
    assert [Client().get(path).status_code for path in (link, renewed)] == [404, 200]
    client.post("/en/w/settings/feed/", {"stop": "1"})
    assert Client().get(renewed).status_code == 404


def test_the_link_is_shown_once_and_kept_nowhere(world: World) -> None:
    client = client_of(world.c_liaison, language="en")
    secret = make_link(client).rsplit("/", 1)[1].removesuffix(".xml")
    assert secret not in client.get("/en/w/settings/").content.decode()
    person = Person.objects.get(pk=world.c_liaison.person.pk)
    assert person.feed_hash == acts.feed_hash(secret) != secret


def test_the_feed_of_somebody_who_left_is_empty_and_of_somebody_shut_out_gone(world: World, link: str) -> None:
    flow.frozen(world)
    person = Person.objects.get(pk=world.c_liaison.person.pk)
    assert titles(link) != []
    person.is_active = False
    person.save()
    assert Client().get(link).status_code == 404


def test_the_feed_covers_every_organisation_of_a_person(world: World, link: str) -> None:
    flow.frozen(world)
    before = titles(link)
    another_seat_by(world)
    assert len(titles(link)) == 2 * len(before)


def another_seat_by(world: World) -> None:
    another_seat(world.c_liaison, world.d, "delegate", by=world.d_liaison)


# --- settings


@pytest.mark.parametrize(
    ("given", "field"), [({"email": "nowhere"}, "email"), ({"mail": "on"}, "email"), ({"language": "xx"}, "language")]
)
def test_settings_that_are_not_whole_are_refused_beside_the_field(world: World, given: dict, field: str) -> None:
    client = client_of(world.c_liaison)
    answer = client.post("/fa/w/settings/", {"language": "fa", "display_name": "کبوتر", **given})
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [field])
    assert "کبوتر" in answer.content.decode()
    assert Person.objects.get(pk=world.c_liaison.person.pk).display_name == ""


def test_an_address_is_kept_for_letters_and_taken_away_again(world: World) -> None:
    client, person = client_of(world.c_liaison), world.c_liaison.person
    given = {"language": "en", "display_name": "کبوتر", "email": "c@example.org", "mail": "on"}
    assert client.post("/fa/w/settings/", given).status_code == 302
    confirming.confirm(person.new_address)
    person.refresh_from_db()
    assert (person.channels, person.email, person.language, person.display_name) == (
        ["mail"],
        "c@example.org",
        "en",
        "کبوتر",
    )
    client.post("/fa/w/settings/", {"language": "en", "display_name": "", "email": ""})
    person.refresh_from_db()
    assert (person.channels, person.email) == ([], "")


def test_the_record_does_not_follow_a_person(world: World) -> None:
    make_link(client_of(world.c_liaison))
    entry = Entry.objects.first()
    assert (entry.act, entry.subject_id) == ("notices.renew_feed", "-")
    assert str(world.c_liaison.person.pk) not in bytes(entry.leaf.data).decode()


@pytest.mark.parametrize("act", ["choose_channels", "renew_feed"])
def test_nobody_chooses_for_another_person(world: World, act: str) -> None:

    more = {"channels": [], "email": "", "language": "fa", "display_name": "x"} if act == "choose_channels" else {}
    with pytest.raises(Refused) as refused:
        getattr(acts, act)(by=world.c_delegate, on=world.c_liaison.person, **more)
    assert refused.value.verdict.reason == "other_person"


# --- the line to paste, and the demo's letters


def test_the_line_to_paste_names_nothing_and_needs_no_script(world: World) -> None:
    flow.open_round(flow.draft(world), world.a_liaison)
    answer = client_of(world.c_liaison, language="en").get("/en/w/")
    line = answer.context["line"]
    assert line.startswith("Hamgam: one thing waits for your organisation. The next deadline: ")
    assert line.endswith("\n" + letters.link("/en/w/"))
    assert f'readonly aria-describedby="line-about">{line}</textarea>' in answer.content.decode()


def test_letters_are_shown_in_a_demo_alone(world: World) -> None:
    client = client_of(world.c_liaison)
    assert client.get(reverse("notices.outbox")).status_code == 404
    DemoMark.objects.create()
    assert client.get(reverse("notices.outbox")).status_code == 200


def test_who_holds_no_seat_is_told_so(world: World) -> None:

    members.end_seat(by=world.c_liaison, on=world.c_delegate.seat)
    client = client_of(world.c_delegate, language="en")
    assert "You hold no seat" in client.get("/en/w/").content.decode()
