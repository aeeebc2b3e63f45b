"""Pages of bodies and mandates: who sees them, what is done there, and as many queries for three rows as for one."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hamgam.bodies import acts
from hamgam.bodies.models import Mandate
from hamgam.decisions.models import Matter
from hamgam.members.actor import Actor
from hamgam.record.times import told
from tests.architecture.walk import faults
from tests.bodies.given import at, body, mandate, settle
from tests.people import World, client_of

pytestmark = pytest.mark.django_db


def test_a_body_and_its_mandate_are_read_and_used_in_both_languages(world: World) -> None:
    made = body(world, charter={"fa": "پیوند با رسانه‌ها", "en": "Media"})
    client = client_of(world.a_delegate, language="en")
    assert client.post(f"/en/w/groups/{made.slug}/join/", {"name": "Azar"}).status_code == 302
    given = mandate(world, f"body:{made.slug}", times=2)
    settle(world.a_delegate, given)
    for language, sentence in (("en", "In force until the end of"), ("fa", "برقرار است")):
        for path in ("w/groups/", f"w/groups/{made.slug}/", "w/mandates/", "w/mandates/1/", "w/mandates/1/settle/"):
            answer = client_of(world.a_delegate, language=language).get(f"/{language}/{path}")
            assert (answer.status_code, list(faults(answer.content, language))) == (200, []), path
        page = client_of(world.c_delegate, language=language).get(f"/{language}/w/mandates/1/").content.decode()
        assert sentence in page
    typed = {"question-en": "Where do we meet?", "text-en": "In Kenareh."}
    assert client.post("/en/w/mandates/1/settle/", {**typed, "text-en": ""}).status_code == 422
    assert client.post("/en/w/mandates/1/settle/", typed).status_code == 302
    assert Matter.objects.filter(mandate=given).count() == 2
    assert client.post("/en/w/mandates/1/settle/", typed).status_code == 403
    assert client.post("/en/w/mandates/1/report/", {"report-en": ""}).status_code == 422
    assert client.post("/en/w/mandates/1/report/", {"report-en": "We met."}).status_code == 302
    with told(at(given.ends_on + timedelta(days=1), 0, 1)):
        assert "Expired with the end of" in client.get("/en/w/mandates/1/").content.decode()


def test_others_see_neither(world: World) -> None:
    made = body(world)
    mandate(world, f"body:{made.slug}")
    for actor in (world.observer, world.nobody):
        for path in ("w/groups/", f"w/groups/{made.slug}/", "w/mandates/", "w/mandates/1/", "w/mandates/1/settle/"):
            assert client_of(actor, language="en").get(f"/en/{path}").status_code in (302, 404)


def test_three_rows_take_as_many_queries_as_one(world: World) -> None:
    made = body(world)
    acts.join(by=world.a_delegate, on=made)
    mandate(world, f"body:{made.slug}")
    client = client_of(Actor.of(world.a_delegate.person))
    paths = ("w/groups/", f"w/groups/{made.slug}/", "w/mandates/", "w/mandates/1/")
    before = [count(client, path) for path in paths]
    for actor in (world.b_delegate, world.c_delegate):
        acts.join(by=actor, on=made)
        body(world)
        mandate(world, f"body:{made.slug}")
        settle(world.a_delegate, Mandate.objects.get(number=1))
    assert [count(client, path) for path in paths] == before


def count(client: object, path: str) -> int:
    client.get(f"/fa/{path}")
    with CaptureQueriesContext(connection) as captured:
        assert client.get(f"/fa/{path}").status_code == 200
    return len(captured)
