"""Every page, for everyone, in both languages: it answers, it is well made, and it gives nothing to whom nothing is due."""

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from hamgam.members.session_models import Session
from hamgam.record.models import Entry
from hamgam.talk.models import LastHere
from tests import flow
from tests.architecture.walk import addresses, best_filling, everyone, faults, path_of
from tests.browser import languages
from tests.people import World, client_of
from tests.stages import furnish

ANSWERS = {200, 302, 303, 403, 404, 405}
#: Leads out of the session, so that the next page would be seen by nobody.
ENDS = {"account_logout"}
SEEN = {200, 302, 303, 405}
#: Exist in a demo alone, or answer a question that stands after a question mark.
ASKED = {"site.demo_seats", "site.record_consistency"}
#: What an observer organisation may do with what is its own.
OBSERVERS_OWN = {
    "members.invite", "members.withdraw_invitation", "members.end_seat", "members.edit_organisation",
    "members.give_sign_in_link", "notices.choose_channels", "notices.renew_feed",
}  # fmt: skip
#: Whoever writes a letter to the coalition needs no right to it.
STRANGERS_OWN = {"Enquiry"}
Fillings = dict[str, dict[str, object]]
SAME_FOR_ALL: Fillings = {}


@pytest.fixture
def furnished(stocked_world: World) -> World:
    """The coalition with something on every page, and a key."""
    flow.enrol(stocked_world.a, stocked_world.a_liaison, stocked_world.a_delegate)
    return stocked_world


@pytest.fixture
def fillings(furnished: World) -> Fillings:
    """URL name → values with which a member sees something."""
    client = client_of(furnished.coordinator)
    if not SAME_FOR_ALL:  # the coalition is put back row by row: the same values fit each time
        SAME_FOR_ALL.update(best_fillings(client))
    return SAME_FOR_ALL


def best_fillings(client: Client) -> Fillings:
    """URL name → values with which this client sees something."""
    return {one.name: best_filling(one, client) for one in addresses() if one.name not in ENDS}


@pytest.mark.parametrize("language", languages())
def test_every_page_is_well_made_for_everyone_and_reading_records_nothing(
    furnished: World, fillings: Fillings, language: str
) -> None:
    wrong: dict[str, str] = {}  # each fault once, with the first page and reader that showed it
    seen: set[str] = set()
    before = rows()
    for who, actor in everyone(furnished).items():
        client = client_of(actor, language=language)
        client.raise_request_exception = False
        for address in addresses():
            if address.name in ENDS:
                continue
            path = path_of(address, language, fillings[address.name])
            answer = client.get(path)
            if answer.status_code in SEEN:
                seen.add(address.name)
            if answer.status_code not in ANSWERS:
                wrong.setdefault(f"{address.name} answered {answer.status_code}", f"{path} for {who}")
            elif answer.headers.get("Content-Type", "").startswith("text/html") and answer.content:
                for fault in faults(answer.content, language):
                    wrong.setdefault(fault, f"{path} for {who}")
    assert wrong == {}, "\n".join(f"{fault} ({where})" for fault, where in wrong.items())
    assert rows() == before
    unseen = {address.name for address in addresses() if not address.parts} - seen - ENDS - ASKED
    assert unseen == set()


def rows() -> dict[str, int]:
    """How many rows each table of the coalition holds; who is signed in, and how far they have read, is no matter of it."""
    models = [model for model in apps.get_app_config("hamgam").get_models() if model not in (Session, LastHere)]
    return {model.__name__: model._base_manager.count() for model in models}


def test_a_form_sent_without_rights_records_nothing(furnished: World, fillings: Fillings) -> None:
    """Whatever is sent to whatever page: what belongs to the coalition stays as it is."""
    for who in ("nobody", "observer"):
        client = client_of(everyone(furnished)[who])
        client.raise_request_exception = False
        before, answers = rows(), []
        for address in addresses():
            if address.name in ENDS:
                continue
            answer = client.post(path_of(address, "fa", fillings[address.name]), {"stance": "accept", "words": "x"})
            if answer.status_code not in ANSWERS | {400, 409, 422}:
                answers.append((who, address.name, answer.status_code))
        assert answers == []
        new = rows()["Entry"] - before["Entry"]
        written = set(Entry.objects.order_by("-leaf_id").values_list("act", flat=True)[:new])
        assert written - (OBSERVERS_OWN if who == "observer" else set()) == set()
        if who == "nobody":
            after = rows()
            assert {name for name in after if after[name] != before[name]} <= STRANGERS_OWN


def test_no_page_asks_more_of_the_database_when_there_is_more_to_show(stocked_world: World) -> None:
    clients = {who: client_of(everyone(stocked_world)[who]) for who in ("nobody", "coordinator")}
    # Without the key there is nothing at its page, whatever its address is filled with; all else is the same.
    known = SAME_FOR_ALL or best_fillings(clients["coordinator"])
    paths = {one.name: path_of(one, "fa", known[one.name]) for one in addresses() if one.name not in ENDS}
    before = counts(clients, paths)
    furnish(stocked_world)
    after = counts(clients, paths)
    assert [f"{key}: {before[key]} queries, then {after[key]}" for key in before if before[key] != after[key]] == []


def counts(clients: dict[str, Client], paths: dict[str, str]) -> dict[str, int]:
    """How often each page asks the database, once what is kept between requests is kept."""
    found = {}
    for who, client in clients.items():
        for name, path in paths.items():
            client.raise_request_exception = False
            client.get(path)
            with CaptureQueriesContext(connection) as captured:
                client.get(path)
            found[f"{name} for {who}"] = len(captured)
    return found


def test_a_visitor_gets_no_cookie_and_no_session(furnished: World, fillings: Fillings) -> None:
    sessions = Session.objects.count()
    client = Client()
    for path in ("/fa/", "/en/", "/fa/statements/", "/en/how-we-work/"):
        client.get(path)
        assert client.cookies == {}
    assert Session.objects.count() == sessions
