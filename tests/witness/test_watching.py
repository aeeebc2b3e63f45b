"""A witness at work over HTTP: it cosigns, waits for a person, raises an alarm, and the page shows it in both languages."""

import io
import time
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from hamgam.bylaws.acts import NotPossible, Refused
from hamgam.demo.witnesses import look_once
from hamgam.engine import record as engine
from hamgam.members import acts
from hamgam.members.leaving import handover
from hamgam.members.models import PolicyFile
from hamgam.members.witness_models import Witness
from hamgam.members.witnesses import named
from hamgam.record import log, trees, witnessed
from hamgam.record.checking import check
from hamgam.record.models import Cosignature, Leaf, OtherView
from hamgam.statements import acts as statements
from hamgam.statements import bundles
from hamgam.witness.command import main
from hamgam.witness.memory import Memory, Unusable, create_memory
from hamgam.witness.rounds import look, record_address
from tests import flow
from tests.people import client_of
from tests.witness.over_http import host, signed

pytestmark = pytest.mark.django_db
#: What the page asks of the database, however many watch.
QUERIES = 14


@pytest.fixture
def served(world):
    with host() as running:
        yield running


class Machine:
    """A witness of an organisation, its memory in a test's folder."""

    def __init__(self, served, folder, organisation, name="", waits=True) -> None:
        self.path = str(folder / f"{organisation.public_id}{name}.db")
        create_memory(self.path, name)
        self.memory = Memory(self.path)
        self.key = engine.write_verifier_key(self.memory.key)
        origin = log.origin()
        self.memory.watch(log.verifier_key(origin), record_address(served.address), organisation.public_id, waits)

    def look(self, second=None):
        """One look; the word that it came to."""
        found = look(self.memory, self.memory.logs()[0], second or int(time.time()))
        return found.word, found.data


def plain(page: str, client=None) -> str:
    from tests.statements.test_pages import plain as without_tags

    return without_tags((client or Client()).get(page).content.decode())


def name(world, machine, who="a_liaison", which="a"):
    return acts.name_witness(by=getattr(world, who), on=getattr(world, which), key=machine.key)


@pytest.fixture
def machine(world, served, tmp_path):
    return Machine(served, tmp_path, world.a)


def test_a_named_witness_cosigns_and_the_page_and_the_checkpoint_show_it(world, machine):
    name(world, machine)
    size = log.head().size
    assert machine.look() == ("cosigned", {"origin": log.origin(), "size": str(size)})
    note = Client().get("/en/record/checkpoint").content
    key = engine.parse_verifier_key(machine.key)
    assert list(engine.cosigned_at(engine.parse_note(note), [key])) == [key]
    assert engine.open_checkpoint(note, log.verifier_key(log.origin())).size == size
    said = plain("/en/record/witnesses/", client_of(world.b_liaison))
    assert f"{world.a.names['en']} {key.name} {size} entries" in said
    assert world.a.names["en"] not in plain("/en/record/witnesses/").split("Who watches")[1]
    assert machine.look()[0] == "nothing_new"
    assert list(machine.memory.leaves(log.origin())) == [bytes(row.data) for row in Leaf.objects.order_by("index")]
    assert check() == []


def test_who_is_not_named_is_told_so_and_tries_again(world, machine):
    word, data = machine.look()
    assert word == "not_taken" and "403" in data["why"]
    name(world, machine)
    assert machine.look()[0] == "cosigned"


def test_a_line_a_day_shows_that_the_witness_is_there(world, machine):
    name(world, machine)
    assert machine.look()[0] == "cosigned"
    post = Client()
    text = engine.parse_note(trees.newest().note.encode()).text
    now = int(time.time())
    again = engine.write_note(text, [machine.memory.sign(text, now + 5)])
    assert post.post("/en/record/cosignature", again, content_type="text/plain").content == b"known\n"
    assert Cosignature.objects.count() == 1
    later = timezone.now() + timezone.timedelta(days=1)
    note = engine.write_note(text, [machine.memory.sign(text, int(later.timestamp()))])
    assert witnessed.take_line(note, named(), later) and Cosignature.objects.count() == 2


def test_what_is_not_a_witness_of_this_checkpoint_is_not_kept(world, machine, served, tmp_path):
    name(world, machine)
    other = Machine(served, tmp_path, world.b, "other")
    text = engine.parse_note(trees.newest().note.encode()).text
    now = int(time.time())
    fair, foreign = machine.memory.sign(text, now), other.memory.sign(text, now)
    wrong = engine.checkpoint_text(log.origin(), log.head().size, bytes(32))
    elsewhere = engine.checkpoint_text("elsewhere.example", 3, bytes(32))
    cases = [
        (b"nonsense", 400, b"not_a_note\n"),
        (engine.write_note(text, [foreign]), 403, b"unknown_witness\n"),
        (engine.write_note(text, [fair._replace(signature=foreign.signature)]), 403, b"false_line\n"),
        (engine.write_note(wrong, [machine.memory.sign(wrong, now)]), 409, b"other_checkpoint\n"),
        (engine.write_note(text, [machine.memory.sign(text, now - 3600)]), 409, b"clocks_differ\n"),
        (engine.write_note(text, [machine.memory.sign(text, 2**60)]), 403, b"false_line\n"),
        (engine.write_note(elsewhere, [machine.memory.sign(elsewhere, now)]), 404, b"other_record\n"),
        (b"x" * 70_000, 413, b"too_large\n"),
    ]
    for body, status, reason in cases:
        done = Client().post("/en/record/cosignature", body, content_type="text/plain")
        assert (done.status_code, done.content) == (status, reason)
    assert (Cosignature.objects.count(), Client().get("/en/record/cosignature").status_code) == (0, 405)


def test_two_views_of_one_size_raise_an_alarm_that_everybody_sees(world, machine, served):
    name(world, machine)
    assert machine.look()[0] == "cosigned"
    size = log.head().size
    served.lies["/fa/record/checkpoint"] = signed(size, b"\x01" * 32)
    assert machine.look()[0] == "two_views"
    assert main(["--file", machine.path, "--lang", "en", "once"]) == 1
    row = OtherView.objects.get()
    assert (row.size, row.note.encode()) == (size, signed(size, b"\x01" * 32))
    for page, words in (
        ("/en/record/", "Two views of the record differ"),
        ("/fa/record/witnesses/", "دو وضعیت از دفتر ثبت با هم نمی‌خوانند"),
        ("/en/record/witnesses/", f"The other view: {size} entries"),
    ):
        assert words in plain(page)
    served.lies.clear()
    assert machine.look()[0] == "nothing_new"
    assert [alarm.handed_in for alarm in machine.memory.alarms()] == [True]


def test_a_history_written_anew_is_noticed_by_its_entries(world, machine, served):
    name(world, machine)
    machine.look()
    before = machine.memory.logs()[0].seen
    flow.draft(world)
    forged = [engine.leaf_hash(b"forged")] * log.head().size
    served.lies["/fa/record/checkpoint"] = signed(len(forged), engine.root(forged))
    assert machine.look()[0] == "two_views"
    assert machine.memory.logs()[0].seen == before
    assert [row.size for row in OtherView.objects.all()] == [len(forged)]


def test_a_server_put_back_to_an_older_state_is_noticed(world, machine, served):
    """A shorter record that is a beginning of ours is only old; one that goes on otherwise is another history."""
    name(world, machine)
    old = trees.newest().note.encode()
    flow.draft(world)
    machine.look()
    served.lies["/fa/record/checkpoint"] = old
    assert machine.look()[0] == "older"
    assert (
        OtherView.objects.count(),
        Client().post("/en/record/evidence", old, content_type="text/plain").content,
    ) == (
        0,
        b"belongs\n",
    )
    size = engine.open_checkpoint(old, log.verifier_key(log.origin())).size
    served.lies["/fa/record/checkpoint"] = signed(size + 1, b"\x02" * 32)
    assert machine.look()[0] == "two_views"


def test_nobody_but_the_records_own_key_makes_an_alarm(world):
    stranger = engine.VerifierKey(log.origin(), engine.ED25519, engine.ed25519_public(b"s" * 32))
    text = engine.checkpoint_text(log.origin(), 3, bytes(32))
    forged = engine.sign_note(text, stranger, lambda message: engine.sign_ed25519(b"s" * 32, message))
    done = Client().post("/en/record/evidence", forged, content_type="text/plain")
    assert (done.status_code, done.content, OtherView.objects.count()) == (403, b"checkpoint_not_signed\n", 0)
    longer = signed(log.head().size + 1, bytes(32))
    for _ in range(2):
        assert Client().post("/en/record/evidence", longer, content_type="text/plain").content == b"kept\n"
    assert OtherView.objects.count() == 1


def test_nothing_is_cosigned_past_a_consent_before_a_person_confirmed_it(world, machine, monkeypatch, capsys, tmp_path):
    name(world, machine)
    version = flow.frozen(world)
    flow.everybody_signs(world, version)
    text = tmp_path / "text.txt"
    text.write_bytes(bytes(version.files.get(language="fa").data))
    word, data = machine.look()
    number = int(data["number"])
    entry = engine.parse_leaf(bytes(Leaf.objects.get(pk=number).data)).entry
    assert (word, type(entry), entry.organisation) == ("waiting", engine.Consent, world.a.public_id)
    assert (Cosignature.objects.count(), machine.memory.logs()[0].seen.size) == (0, log.head().size)

    def run(answer, *arguments):
        monkeypatch.setattr("sys.stdin", io.StringIO(answer))
        code = main(["--file", machine.path, "--lang", "en", *arguments])
        return code, capsys.readouterr().out

    assert run("", "once")[0] == 3
    assert (run("", "approve")[0], run("no\n", "approve", str(number))[0]) == (3, 3)
    code, said = run("", "approve", str(number), "--not-ours")
    assert code == 3 and machine.look()[0] == "waiting"
    assert run("", "approve", str(number), "--text", machine.path)[0] == 2
    code, said = run("بله\n", "approve", str(number), "--text", str(text))
    assert code == 0 and text.read_text() in said and " ".join(entry.digest[i : i + 8] for i in range(0, 64, 8)) in said
    assert machine.look()[0] == "cosigned"
    assert run("", "approve") == (0, "Nothing waits for you.\n")


def test_a_bundle_tells_who_has_witnessed_it(world, machine, served, tmp_path):
    name(world, machine)
    second = Machine(served, tmp_path, world.b, waits=False)
    name(world, second, "b_liaison", "b")
    version = flow.frozen(world)
    flow.everybody_signs(world, version)
    statement = statements.publish_for_all(by=world.coordinator, on=version)
    policy = bytes(bundles.policy(statement).data)
    report = engine.verify_bundle(bundles.bundle(statement), policy)
    assert (report.valid, report.witnesses, report.witnesses_needed) == (True, (), 2)
    assert engine.verify_bundle(bundles.bundle(statement), policy, witnessed=True).reason == "not_witnessed"
    assert second.look()[0] == "cosigned"
    for claim in [*machine.memory.claims(), *(machine.look() and machine.memory.claims())]:
        machine.memory.decide(claim, "approved", 0)
    assert machine.look()[0] == "cosigned"
    size = log.head().size
    flow.draft_alone(world.c_liaison)  # an entry that does not matter for the statement, and that nobody has witnessed
    report = engine.verify_bundle(bundles.bundle(statement), policy, witnessed=True)
    assert (report.valid, report.size, report.reason) == (True, size, "")
    assert sorted(row.organisation for row in report.witnesses) == sorted([world.a.public_id, world.b.public_id])
    assert {row.day for row in report.witnesses} == {timezone.now().date().isoformat()}
    found = plain("/en/record/witnesses/")
    assert (
        f"Enough witnesses have seen the record up to {size} entries" in found and "Witnesses: 2; needed: 2." in found
    )


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_asks_no_more_for_three_witnesses_than_for_one(world, served, tmp_path, count):
    for letter in "abc"[:count]:
        row = Machine(served, tmp_path, getattr(world, letter))
        name(world, row, f"{letter}_liaison", letter)
        row.look()
    client = client_of(world.d_liaison)
    client.get("/en/record/witnesses/")
    with CaptureQueriesContext(connection) as asked:
        client.get("/en/record/witnesses/")
    assert len(asked) == QUERIES


def test_the_page_of_a_coalition_without_witnesses_says_that_paper_does_it(world):
    assert "three short lines in letters, minutes and brochures do the same" in plain("/en/record/witnesses/")
    page = client_of(world.a_liaison).get(reverse("members.name_witness")).content.decode()
    assert world.a.public_id in page and log.origin() in page


def test_the_form_names_and_retires(world, machine):
    client = client_of(world.a_liaison)
    done = client.post(reverse("members.name_witness"), {"key": machine.key, "token": "t1"})
    row = Witness.objects.get()
    assert (done.status_code, row.key) == (302, machine.key)
    assert client_of(world.b_liaison).post(reverse("members.retire_witness", args=[row.pk])).status_code == 404
    assert client.post(reverse("members.retire_witness", args=[row.pk])).status_code == 302
    assert client.post(reverse("members.name_witness"), {"key": "no key"}).status_code == 422
    row.refresh_from_db()
    assert row.until is not None and named() == {}


@pytest.mark.parametrize(
    ("who", "which", "reason"),
    [
        ("b_liaison", "a", "other_organisation"),
        ("coordinator", "a", "other_organisation"),
        ("nobody", "a", "wrong_role"),
    ],
)
def test_nobody_names_a_witness_for_another_organisation(world, machine, who, which, reason):
    with pytest.raises(Refused) as refused:
        name(world, machine, who, which)
    assert refused.value.verdict.reason == reason


def test_the_policy_names_witnesses_and_a_retired_one_does_not_come_back(world, machine, served, tmp_path):
    row = name(world, machine)
    policy = engine.parse_policy(bytes(PolicyFile.objects.order_by("-size").first().data))
    assert [(w.organisation, w.start, w.end) for w in policy.witnesses] == [(world.a.public_id, row.since_size, None)]
    assert (policy.faulty, policy.witnesses_needed_at(policy.size)) == (1, 2)
    assert row.since_size == log.head().size
    with pytest.raises(NotPossible) as twice:
        name(world, Machine(served, tmp_path, world.a, "second"))
    acts.retire_witness(by=world.a_delegate, on=row)
    with pytest.raises(NotPossible) as again:
        name(world, machine)
    assert (twice.value.code, again.value.code) == ("witness_there", "witness_known")
    policy = engine.parse_policy(bytes(PolicyFile.objects.order_by("-size").first().data))
    assert policy.witnesses[0].end == log.head().size and policy.witnesses_at(policy.size) == ()
    word, data = machine.look()
    assert word == "not_taken" and "403" in data["why"]
    assert check() == []


def test_a_lost_memory_is_not_begun_anew(machine, tmp_path, capsys):
    with pytest.raises(Unusable):
        Memory(str(tmp_path / "gone.db"))
    with pytest.raises(Unusable):
        create_memory(machine.path, "")
    assert main(["--file", str(tmp_path / "gone.db"), "once"]) == 2
    assert capsys.readouterr().err.startswith("در ")


def test_the_coalition_may_move_to_another_address(world, machine, served, monkeypatch, capsys):
    name(world, machine)
    machine.memory.moved(log.origin(), "http://127.0.0.1:9/fa/record/")
    assert machine.look()[0] == "unreachable"
    assert main(["--file", machine.path, "--lang", "en", "moved", served.address]) == 0
    assert "seen and cosigned" in capsys.readouterr().out


def test_the_demos_witnesses_look_where_the_demo_is_served(world, machine, served, tmp_path):
    name(world, machine)
    machine.memory.moved(log.origin(), record_address("http://localhost:1"))
    assert look_once(Path(machine.path), record_address(served.address)) == "cosigned"
    assert look_once(tmp_path / "gone.db", record_address(served.address)) == "no_memory"


def test_entries_that_are_damaged_on_the_way_are_no_alarm(world, machine, served):
    name(world, machine)
    machine.look()
    flow.draft(world)
    size = log.head().size - machine.memory.logs()[0].seen.size
    served.lies["/fa/record/entries"] = b"".join(engine.netstring(b"damaged") for _ in range(size))
    word, data = machine.look()
    assert (word, data["why"], OtherView.objects.count()) == ("malformed", "other_history", 0)
    served.lies.clear()
    assert machine.look()[0] == "cosigned"


def test_numbers_beyond_any_record_are_refused(world):
    text = f"{log.origin()}\n9999999999999999999\n{'A' * 43}=\n\n— x {'A' * 100}\n".encode()
    for door in ("cosignature", "evidence"):
        done = Client().post(f"/en/record/{door}", text, content_type="text/plain")
        assert (done.status_code, done.content) == (400, b"too_large\n")


def test_a_form_is_no_checkpoint(world):
    for door in ("cosignature", "evidence"):
        assert Client().post(f"/en/record/{door}", {"a": "b"}).status_code == 400
        sent = Client().post(f"/en/record/{door}", "a=b", content_type="application/x-www-form-urlencoded")
        assert (sent.status_code, sent.content) == (400, b"not_a_note\n")


def test_a_witness_of_an_organisation_that_left_is_counted_no_more(world, machine):
    name(world, machine)
    handed = [point.name for point in handover(world.a)]
    acts.leave(by=world.a_liaison, on=world.a, handed=handed, last_is_known=True)
    assert named() == {}
    policy = engine.parse_policy(bytes(PolicyFile.objects.order_by("-size").first().data))
    assert policy.witnesses_at(policy.size) == ()
    assert "No organisation has named a witness." in plain("/en/record/witnesses/", client_of(world.b_liaison))
