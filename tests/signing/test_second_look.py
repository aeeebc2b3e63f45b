"""A signature by passkey counts for publication once the organisation's own witness, where it has one, has looked at it."""

import time
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from hamgam.bylaws.acts import NotPossible
from hamgam.engine import record as engine
from hamgam.members import acts as members
from hamgam.members.witnesses import named
from hamgam.notices.waiting import waiting
from hamgam.record import log, trees, witnessed
from hamgam.signing import acts, second_look
from hamgam.statements import acts as statements
from hamgam.statements.models import Statement
from hamgam.witness.memory import Memory, create_memory
from tests import flow
from tests.people import NAMES, World, client_of
from tests.statements.test_pages import plain
from tests.telephones import Telephone

LETTERS = "abcd"


@pytest.fixture(autouse=True)
def _address(settings: Any) -> None:
    settings.SITE_ADDRESS = "https://hamgam.rud.example"


class Machine:
    """A witness that is named for an organisation; it sets its line when it is told to."""

    def __init__(self, world: World, folder: Any, letter: str) -> None:
        path = str(folder / f"{letter}{time.monotonic_ns()}.db")
        create_memory(path, "")
        self.memory = Memory(path)
        word = engine.write_verifier_key(self.memory.key)
        by = getattr(world, f"{letter}_liaison")
        self.row = members.name_witness(by=by, on=getattr(world, letter), key=word)

    def look(self, size: int | None = None) -> None:
        """Its line under the checkpoint of this size, or under the newest one."""
        stored = trees.newest() if size is None else trees.Checkpoint.objects.get(pk=size)
        text = engine.parse_note(stored.note.encode()).text
        line = self.memory.sign(text, int(time.time()))
        assert witnessed.take_line(engine.write_note(text, [line]), named(), timezone.now())


@pytest.fixture
def text(world: World) -> Any:
    """A frozen text which a signs by passkey; everybody else is attested. Nobody has published it."""
    telephone = Telephone(world.a_liaison)
    telephone.enrol(world.a_delegate)
    version = flow.frozen(world)
    flow.attest(version, world.b_liaison, world.b_delegate)
    flow.attest(version, world.c_liaison, world.c_delegate)
    flow.attest(version, world.d_liaison, world.d_delegate)
    acts.confirm_signature(by=world.a_delegate, on=telephone.sign(version))
    return version


def publish(world: World, version: Any, rule: str = "all") -> Statement:
    return getattr(statements, f"publish_for_{rule}")(by=world.coordinator, on=version)


def held_up(world: World, version: Any, rule: str = "all") -> str:
    """Whose witness a refused publication names."""
    with pytest.raises(NotPossible) as found:
        publish(world, version, rule)
    assert (found.value.code, Statement.objects.count()) == ("own_witness_waits", 0)
    return found.value.data["names"]


@pytest.mark.parametrize("rule", ["all", "signatories"])
def test_it_is_published_once_the_own_witness_has_looked_and_not_before(world, text, tmp_path, rule):
    machine = Machine(world, tmp_path, "a")
    assert held_up(world, text, rule) == NAMES["a"]["fa"]
    machine.look()
    assert publish(world, text, rule).rule == rule


def test_without_a_witness_nothing_is_waited_for(world, text):
    assert publish(world, text).rule == "all"


def test_another_organisations_witness_is_not_ones_own(world, text, tmp_path):
    Machine(world, tmp_path, "b").look()
    Machine(world, tmp_path, "a")
    assert held_up(world, text) == NAMES["a"]["fa"]


def test_a_witness_of_whoever_was_attested_holds_nothing_up(world, text, tmp_path):
    Machine(world, tmp_path, "b")
    assert publish(world, text).rule == "all"


def test_a_retired_witness_is_waited_for_no_more_and_its_look_is_none_for_the_next(world, text, tmp_path):
    first = Machine(world, tmp_path, "a")
    first.look()
    members.retire_witness(by=world.a_delegate, on=first.row)
    second = Machine(world, tmp_path, "a")
    assert held_up(world, text) == NAMES["a"]["fa"]
    members.retire_witness(by=world.a_delegate, on=second.row)
    assert publish(world, text).rule == "all"


def test_a_line_under_an_earlier_checkpoint_is_too_early(world, tmp_path):
    telephone = Telephone(world.a_liaison)
    telephone.enrol(world.a_delegate)
    machine = Machine(world, tmp_path, "a")
    version = flow.frozen(world)
    before = log.head().size
    consent = acts.confirm_signature(by=world.a_delegate, on=telephone.sign(version))
    machine.look(before)
    # A checkpoint of as many entries as the signature's number does not hold the signature.
    assert (before <= consent.leaf, [row.pk for row in second_look.unseen([version])]) == (True, [consent.pk])
    trees.newest()
    machine.look()
    assert list(second_look.unseen([version])) == []


def test_a_withdrawal_is_never_held_up_and_ends_the_waiting(world, text, tmp_path):
    Machine(world, tmp_path, "a")
    consent = text.consents.get(organisation=world.a, state="valid")
    acts.withdraw(by=world.a_liaison, on=consent, by_host=True)
    assert list(second_look.unseen([text])) == []
    assert publish(world, text, "signatories").rule == "signatories"


def test_the_pages_say_who_is_waited_for_and_what_a_person_does(world, text, tmp_path):
    machine = Machine(world, tmp_path, "a")
    own = f"/en/w/texts/{text.text.number}/sign-off/"
    said = plain(client_of(world.a_delegate).get(own).content.decode())
    assert ("Waits for your own witness" in said, "hamgam_witness.py approve" in said) == (True, True)
    assert "by passkey, its own witness has not looked yet" in said
    others = plain(client_of(world.b_delegate).get(own).content.decode())
    assert "Waits for your own witness" not in others and "its own witness has not looked yet" in others
    page = f"/en/w/texts/{text.text.number}/publish/"
    wanted = f"not yet seen by the own witness: {NAMES['a']['en']}."
    said = plain(client_of(world.coordinator).get(page).content.decode())
    assert (wanted in said, "Nothing is missing." in said) == (True, False)
    done = client_of(world.coordinator).post(page, {"rule": "all", "order": "alphabetical"})
    assert (done.status_code, wanted in plain(done.content.decode())) == (409, True)
    tasks = [[row.about for row in waiting(one)] for one in (world.a_delegate, world.b_delegate, world.coordinator)]
    consent = text.consents.get(organisation=world.a)
    assert [f"witness-{consent.pk}" in row for row in tasks] == [True, False, False]
    assert f"publish-{text.pk}" not in tasks[2]
    machine.look()
    assert "Nothing is missing." in plain(client_of(world.coordinator).get(page).content.decode())
    assert [row.about for row in waiting(world.coordinator)] == [f"publish-{text.pk}"]
    assert f"witness-{consent.pk}" not in [row.about for row in waiting(world.a_delegate)]


@pytest.mark.parametrize("count", [1, 3])
def test_one_question_is_asked_however_many_wait(world, tmp_path, count):
    telephones = {letter: Telephone(getattr(world, f"{letter}_liaison")) for letter in LETTERS[:count]}
    for letter, telephone in telephones.items():
        telephone.enrol(getattr(world, f"{letter}_delegate"))
        Machine(world, tmp_path, letter)
    version = flow.frozen(world)
    for letter, telephone in telephones.items():
        acts.confirm_signature(by=getattr(world, f"{letter}_delegate"), on=telephone.sign(version))
    with CaptureQueriesContext(connection) as asked:
        names = second_look.names(second_look.unseen([version]))
    assert len(asked) == 1
    assert [letter for letter in LETTERS if NAMES[letter]["fa"] in names] == list(LETTERS[:count])
