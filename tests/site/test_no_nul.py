"""A NUL in an address or in a form is no letter: nothing fails by it, on either database, and the rest is kept."""

import pytest

from hamgam.decisions.models import Matter, Task
from tests.decisions.brought import answered, brought, close
from tests.people import World, client_of

pytestmark = pytest.mark.django_db
NEW = "/fa/w/decisions/new/"


@pytest.mark.parametrize("kind", ["admission", "level", "suspension", "body", "mandate", "succession", "duty"])
def test_a_name_with_a_nul_in_the_form_of_a_matter_is_an_unknown_name(world: World, kind: str) -> None:
    names = ("organisation", "candidate", "body", "parent", "to", "act", "duty", "keeps", "renamed", "settled_by", "do")
    typed = {"question-fa": "چنین\x00 کنیم؟", "declared": "namesakes", **dict.fromkeys(names, "x\x00y")}
    page = client_of(world.a_liaison).post(f"{NEW}{kind}/", typed)
    assert (page.status_code, Matter.objects.count()) == (422, 0)
    assert "چنین کنیم؟" in page.content.decode()


def test_what_is_typed_round_a_nul_is_kept(world: World) -> None:
    matter = close(answered(world, brought(world), *["accept"] * 4))
    typed = {"task-fa": "نامه\x00 بنویسید", "responsible": "c\x00"}
    assert client_of(world.coordinator).post(f"/fa/w/decisions/{matter.number}/tasks/", typed).status_code == 302
    assert (Task.objects.get().words, Task.objects.get().responsible) == ({"fa": "نامه بنویسید"}, world.c)


def test_an_address_with_a_nul_is_read_without_it(world: World) -> None:
    client = client_of(world.a_liaison)
    assert client.get("/fa/w/decisions/?kind=decision%00").status_code == 200
    assert client.get("/fa/w/decisions/?kind=no%00ne").status_code == 404
