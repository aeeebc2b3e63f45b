"""The host hands its checkpoints to a witness that does not fetch: ours, as it answers to any log."""

import threading
from datetime import timedelta

import pytest
from django.utils import timezone

from hamgam.engine import record as engine
from hamgam.members import acts
from hamgam.members.witnesses import named
from hamgam.record import log, trees
from hamgam.record.models import Cosignature
from hamgam.record.pushing import push
from hamgam.settings import env
from hamgam.witness.memory import Memory, create_memory
from hamgam.witness.serving import add_checkpoint, witness_server
from tests import flow

pytestmark = pytest.mark.django_db


@pytest.fixture
def standing(world, tmp_path):
    """(targets, path): a witness that answers, named by an organisation."""
    path = str(tmp_path / "standing.db")
    create_memory(path, "standing.example")
    with Memory(path) as memory:
        memory.watch(log.verifier_key(log.origin()), "", "", False)
        acts.name_witness(by=world.a_liaison, on=world.a, key=engine.write_verifier_key(memory.key))
    server = witness_server(path, "127.0.0.1", 0)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    yield {"standing.example": f"http://127.0.0.1:{server.server_port}/add-checkpoint"}, path
    server.shutdown()
    thread.join()
    server.server_close()


def test_each_new_checkpoint_is_handed_over_and_its_line_kept(world, standing):
    targets, _path = standing
    now = timezone.now()
    assert push(targets, named(), now) == {"standing.example": "cosigned"}
    assert push(targets, named(), now) == {}
    flow.draft(world)
    assert push(targets, named(), now) == {"standing.example": "cosigned"}
    assert list(Cosignature.objects.values_list("size", flat=True))[-1] == log.head().size
    assert push(targets, named(), now + timedelta(hours=21)) == {"standing.example": "clocks_differ"}


def test_a_witness_that_remembers_more_than_the_host_knows_says_so_and_is_asked_again(world, standing):
    targets, path = standing
    with Memory(path) as memory:
        first = engine.Submission(0, (), trees.newest().note.encode())
        assert add_checkpoint(memory, engine.write_submission(first), 1).status == 200
    flow.draft(world)
    assert push(targets, named(), timezone.now()) == {"standing.example": "cosigned"}


def test_who_does_not_answer_or_is_not_named_changes_nothing(world, standing):
    targets, _path = standing
    now = timezone.now()
    assert push({"standing.example": "http://127.0.0.1:9/add-checkpoint"}, named(), now) == {
        "standing.example": "unreachable"
    }
    assert push({"standing.example": "file:///etc/passwd"}, named(), now) == {"standing.example": "unreachable"}
    gone = {name: address.replace("add-", "sub-") for name, address in targets.items()}
    assert push(gone, named(), now) == {"standing.example": "refused 404"}
    assert (push({"other.example": "http://127.0.0.1:9"}, named(), now), push(targets, {}, now)) == ({}, {})
    assert Cosignature.objects.count() == 0


def test_the_setting_is_read_as_the_page_on_operating_says(monkeypatch):
    monkeypatch.setenv("HAMGAM_WITNESSES", "a.example=https://a.example/add-checkpoint,b/w1=https://b.example/x?y=1")
    assert env.dict("HAMGAM_WITNESSES") == {
        "a.example": "https://a.example/add-checkpoint",
        "b/w1": "https://b.example/x?y=1",
    }
