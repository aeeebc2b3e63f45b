"""A witness follows a record to its new host only where a person says so, and only from what the machine remembers."""

import io
from pathlib import Path
from typing import Any

import pytest

from hamgam.engine import record as engine
from hamgam.members import acts
from hamgam.members.models import Organisation
from hamgam.record import log
from hamgam.witness.command import main
from hamgam.witness.memory import Memory
from tests.members.resumed import go_on
from tests.witness.over_http import Host, host, signed

pytestmark = pytest.mark.django_db


@pytest.fixture
def served(world: Any) -> Any:
    with host() as running:
        yield running


@pytest.fixture
def machine(served: Host, world: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """A witness that has seen the record of before."""
    path = str(tmp_path / "witness.db")
    key = engine.write_verifier_key(log.verifier_key(log.origin()))
    assert main(["--file", path, "init", served.address, key, "--organisation", world.a.public_id]) == 0
    acts.name_witness(by=world.a_liaison, on=world.a, key=engine.write_verifier_key(Memory(path).key))
    assert main(["--file", path, "once"]) == 0
    capsys.readouterr()
    return path


def follow(monkeypatch: Any, machine: str, key: str, answer: str, *address: str) -> int:
    monkeypatch.setattr("sys.stdin", io.StringIO(answer + "\n"))
    return main(["--file", machine, "--lang", "en", "resumed", key, *address])


def new_key() -> str:
    return engine.write_verifier_key(log.verifier_key(log.origin()))


def test_a_person_says_yes_and_the_machine_goes_on(
    served: Host, machine: str, world: Any, tmp_path: Path, monkeypatch: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    index = go_on(tmp_path, monkeypatch)
    assert main(["--file", machine, "--lang", "en", "once"]) == 2  # a key that it does not know
    for liaison in (world.b_liaison, world.c_liaison, world.d_liaison):
        acts.approve_resumption(by=liaison, on=Organisation.objects.get(pk=liaison.organisation.pk), resumption=index)
    capsys.readouterr()
    assert follow(monkeypatch, machine, new_key(), "no") == 3
    told = capsys.readouterr().out
    assert (
        f"Entry {index} of {log.origin()}" in told and "Members who have agreed there: 3" in told and new_key() in told
    )
    assert follow(monkeypatch, machine, new_key(), "yes", served.address) == 0
    with Memory(machine) as memory:
        assert (memory.logs()[0].key, memory.logs()[0].seen.size) == (log.verifier_key(log.origin()), log.head().size)


def test_a_record_that_does_not_go_on_from_what_is_remembered_is_not_followed(
    served: Host, machine: str, tmp_path: Path, monkeypatch: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    go_on(tmp_path, monkeypatch)
    served.lies["/fa/record/checkpoint"] = signed(log.head().size, b"x" * 32)
    assert follow(monkeypatch, machine, new_key(), "yes") == 2
    assert "does not go on from" in capsys.readouterr().err


def test_a_key_that_no_entry_names_is_not_followed(
    served: Host, machine: str, tmp_path: Path, monkeypatch: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    former = new_key()
    assert follow(monkeypatch, machine, former, "yes") == 2
    go_on(tmp_path, monkeypatch)
    assert follow(monkeypatch, machine, former, "yes") == 2
    told = capsys.readouterr().err
    assert "No entry of" in told and "does not show a record signed by this key" in told
    with Memory(machine) as memory:
        assert engine.write_verifier_key(memory.logs()[0].key) == former
