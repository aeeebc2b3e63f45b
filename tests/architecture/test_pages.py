"""Every page, for everyone, in both languages: it answers, it is well made, and it gives nothing to whom nothing is due."""

import pytest
from django.apps import apps
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from hamgam.record.models import Entry
from tests import flow
from tests.architecture.walk import addresses, best_filling, everyone, faults, path_of
from tests.browser import languages
from tests.people import World, client_of
from tests.stages import furnish

ANSWERS = {200, 302, 303, 403, 404, 405}
#: Leads out of the session, so that the next page would be seen by nobody.
ENDS = {"account_logout"}


@pytest.fixture
def furnished(world: World) -> World:
    """The coalition with something on every page."""
    furnish(world)
    flow.enrol(world.a, world.a_liaison, world.a_delegate)
    return world


@pytest.fixture
def fillings(furnished: World) -> dict[str, dict[str, object]]:
    """URL name → values with which a member sees something."""
    client = client_of(furnished.coordinator)
    return {address.name: best_filling(address, client) for address in addresses() if address.name not in ENDS}


@pytest.mark.parametrize("language", languages())
def test_every_page_is_well_made_for_everyone(
    furnished: World, fillings: dict[str, dict[str, object]], language: str
) -> None:
    wrong: dict[str, str] = {}  # each fault once, with the first page and reader that showed it
    for who, actor in everyone(furnished).items():
        client = client_of(actor, language=language)
        client.raise_request_exception = False
        for address in addresses():
            if address.name in ENDS:
                continue
            path = path_of(address, language, fillings[address.name])
            answer = client.get(path)
            if answer.status_code not in ANSWERS:
                wrong.setdefault(f"{address.name} answered {answer.status_code}", f"{path} for {who}")
            elif answer.headers.get("Content-Type", "").startswith("text/html") and answer.content:
                for fault in faults(answer.content, language):
                    wrong.setdefault(fault, f"{path} for {who}")
    assert wrong == {}


def test_a_member_sees_every_page_that_is_there(furnished: World, fillings: dict[str, dict[str, object]]) -> None:
    """With values that exist, no page is a page that nobody can open."""
    clients = [client_of(actor) for actor in everyone(furnished).values()]
    unseen = []
    for address in addresses():
        if address.name in ENDS or address.parts:
            continue
        path = path_of(address, "fa", fillings[address.name])
        if not {client.get(path).status_code for client in clients} & {200, 302, 405}:
            unseen.append(address.name)
    assert sorted(set(unseen) - {"site.demo_seats"}) == []


def rows() -> dict[str, int]:
    """How many rows each table holds."""
    return {model.__name__: model._base_manager.count() for model in apps.get_app_config("hamgam").get_models()}


@pytest.mark.parametrize("who", ["nobody", "observer"])
def test_a_form_sent_without_rights_records_nothing(
    furnished: World, fillings: dict[str, dict[str, object]], who: str
) -> None:
    """Whatever is sent to whatever page: what belongs to the coalition stays as it is."""
    own = {"members.end_seat", "notices.choose_channels", "notices.renew_feed", "members.edit_organisation"}
    own |= {"members.invite", "members.withdraw_invitation", "members.give_sign_in_link"}
    client = client_of(everyone(furnished)[who])
    client.raise_request_exception = False
    before, answers = rows(), []
    for address in addresses():
        if address.name in ENDS:
            continue
        answer = client.post(path_of(address, "fa", fillings[address.name]), {"stance": "accept", "words": "x"})
        if answer.status_code not in ANSWERS | {400, 409, 422}:
            answers.append((address.name, answer.status_code))
    assert answers == []
    written = set(Entry.objects.order_by("-leaf_id").values_list("act", flat=True)[: rows()["Entry"] - before["Entry"]])
    allowed = own if who == "observer" else set()
    assert written - allowed == set()
    if who == "nobody":
        assert rows() == before


@pytest.mark.parametrize("who", ["nobody", "coordinator"])
def test_no_page_asks_more_of_the_database_when_there_is_more_to_show(world: World, who: str) -> None:
    furnish(world)
    client = client_of(everyone(world)[who])
    member = client_of(world.coordinator)
    paths = {
        address.name: path_of(address, "fa", best_filling(address, member))
        for address in addresses()
        if address.name not in ENDS
    }
    for path in paths.values():
        client.get(path)  # whatever is kept between requests is kept from here on
    before = {name: queries(client, path) for name, path in paths.items()}
    furnish(world)
    after = {name: queries(client, path) for name, path in paths.items()}
    assert {name: (before[name], after[name]) for name in paths if before[name] != after[name]} == {}


def queries(client: Client, path: str) -> int:
    """How often a page asks the database."""
    with CaptureQueriesContext(connection) as captured:
        client.get(path)
    return len(captured)


def test_reading_records_nothing(furnished: World, fillings: dict[str, dict[str, object]]) -> None:
    before = rows()
    client = client_of(furnished.a_liaison)
    for address in addresses():
        if address.name not in ENDS:
            client.get(path_of(address, "fa", fillings[address.name]))
    assert rows() == before


def test_a_visitor_gets_no_cookie_and_no_session(furnished: World, fillings: dict[str, dict[str, object]]) -> None:
    sessions = Session.objects.count()
    client = Client()
    for path in ("/fa/", "/en/", "/fa/statements/", "/en/how-we-work/"):
        client.get(path)
        assert client.cookies == {}
    assert Session.objects.count() == sessions
