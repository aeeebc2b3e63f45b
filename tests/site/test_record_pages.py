"""The public record: its state, its entries, its proofs, and a copy of all of it."""

import base64

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from hamgam.engine import record as engine
from hamgam.record import log
from hamgam.record.models import Checkpoint, Leaf
from tests import flow
from tests.people import NAMES, client_of
from tests.statements.test_pages import plain, read

pytestmark = pytest.mark.django_db


def get(path: str) -> bytes:
    """The answer's bytes."""
    answer = Client().get(path)
    assert answer.status_code == 200, path
    return answer.content


def key() -> engine.VerifierKey:
    """The key by which strangers check checkpoints, as the page shows it."""
    page = read("/en/record/")
    return engine.parse_verifier_key(page.split("The record’s key ")[1].split(" ")[0])


def test_the_page_shows_size_key_and_a_checkpoint_that_the_key_signed(world):
    note = get("/fa/record/checkpoint")
    found = engine.open_checkpoint(note, key())
    assert (found.origin, found.size) == (log.origin(), Leaf.objects.count())
    assert note.decode().split("\n")[2] in read("/fa/record/")


def test_strangers_see_ids_and_members_names(world):
    flow.draft(world)
    stranger, member = read("/en/record/"), client_of(world.a_liaison).get("/en/record/").content.decode()
    assert world.a.public_id[:8] in stranger
    assert all(NAMES[letter][language] not in stranger for letter in "abcd" for language in ("fa", "en"))
    assert NAMES["a"]["en"] in plain(member)


def test_a_copy_of_the_record_leads_to_the_same_root(world):
    raw = get("/fa/record/entries?from=0")
    leaves = engine.read_netstrings(raw)
    checkpoint = engine.open_checkpoint(get("/fa/record/checkpoint"), key())
    assert len(leaves) == checkpoint.size
    assert engine.root([engine.leaf_hash(leaf) for leaf in leaves]) == checkpoint.root
    assert engine.read_netstrings(get("/fa/record/entries?from=5")) == leaves[5:]


def test_an_entry_stands_in_the_record_by_its_proof(world):
    header, index, *rest = get("/fa/record/7/proof").decode().split("\n")
    path, note = "\n".join(rest).split("\n\n", 1)
    assert (header, index) == ("c2sp.org/tlog-proof@v1", "index 7")
    checkpoint = engine.open_checkpoint(note.encode(), key())
    nodes = [base64.b64decode(line) for line in path.split("\n")]
    leaf = engine.leaf_hash(get("/fa/record/7/leaf"))
    assert engine.verify_inclusion(leaf, 7, checkpoint.size, nodes, checkpoint.root)


def test_consistency_with_a_former_checkpoint_is_proved(world):
    former = Checkpoint.objects.order_by("size")[2]
    flow.draft(world)
    old = engine.open_checkpoint(get(f"/fa/record/checkpoint?size={former.size}"), key())
    new = engine.open_checkpoint(get("/fa/record/checkpoint"), key())
    lines = get(f"/fa/record/consistency?from={old.size}").decode().split()
    path = [base64.b64decode(line) for line in lines]
    assert engine.verify_consistency(old.size, new.size, path, old.root, new.root)


@pytest.mark.parametrize(
    "path",
    ["99999/", "99999/proof", "99999/leaf", "checkpoint?size=99999", "checkpoint?size=x", "consistency",
     "consistency?from=0", "consistency?from=9&to=3", "consistency?from=3&to=99999", "?before=x"],
)  # fmt: skip
def test_what_is_not_there_is_not_found(world, path):
    assert Client().get(f"/fa/record/{path}").status_code == 404


def test_pages_lead_back_to_the_first_entry_by_key(world):
    for _n in range(3):
        flow.draft(world)
    seen, path = [], "/en/record/"
    while path:
        page = Client().get(path).content.decode()
        seen += [int(part.split("/")[0]) for part in page.split('<th scope="row"><a href="/en/record/')[1:]]
        older = page.split('href="?before=')
        path = f"/en/record/?before={older[1].split(chr(34))[0]}" if len(older) > 1 else ""
    assert seen == list(range(Leaf.objects.count()))[::-1]


def test_the_list_takes_the_same_queries_however_long_it_is(world):
    with CaptureQueriesContext(connection) as few:
        Client().get("/en/record/?before=3")
    with CaptureQueriesContext(connection) as many:
        Client().get("/en/record/")
    assert len(many) == len(few)
