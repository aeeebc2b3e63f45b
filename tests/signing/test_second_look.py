"""A signature by passkey counts for publication once the organisation's own witness, where it has one, has looked at it."""

import time
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from hamgam.bylaws.acts import NotPossible, Refused
from hamgam.engine import record as engine
from hamgam.members import acts as members
from hamgam.members.actor import Actor
from hamgam.members.witnesses import named
from hamgam.notices import clock
from hamgam.notices.models import Letter
from hamgam.notices.news import latest
from hamgam.notices.waiting import waiting
from hamgam.record import log, trees, witnessed
from hamgam.record.times import told
from hamgam.signing import acts, second_look
from hamgam.signing.models import Consent
from hamgam.statements import acts as statements
from hamgam.statements.models import Statement
from hamgam.texts import acts as texts
from hamgam.witness.memory import Memory, create_memory
from tests import flow
from tests.notices.postbox import wants_letters
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


# --- and when nobody looks


def later(**ahead: float) -> Any:
    """The clock, so far from now."""
    return told(timezone.now() + timedelta(**ahead))


def state(version: Any, letter: str = "a") -> list[str]:
    """What became of an organisation's answers, in their order."""
    rows = version.consents.filter(organisation__names__en=NAMES[letter]["en"]).order_by("pk")
    return list(rows.values_list("state", flat=True))


def test_it_is_waited_for_until_the_time_for_signing_ends_and_then_it_lapses(world, text, tmp_path):
    Machine(world, tmp_path, "a")
    with later(days=13):
        assert (clock._expire_consents(timezone.now() + timedelta(days=13)), state(text)) == ([], ["valid"])
        assert held_up(world, text) == NAMES["a"]["fa"]
    with later(days=14, minutes=1):
        assert (clock.tick(), state(text)) == (["signing.expire"] * 2, ["lapsed"])
        # It is as silent as whoever never answered: the rule for all is not met, the other one is, without its name.
        with pytest.raises(Refused, match="answers_missing"):
            publish(world, text)
        made = publish(world, text, "signatories")
    named_there = engine.parse_leaf(bytes(trees.Leaf.objects.get(index=made.leaf).data)).entry.signatories
    assert world.a.public_id not in [organisation for organisation, _entry in named_there]
    assert (len(named_there), text.silences.get().organisation) == (3, world.a)


def test_a_look_in_time_keeps_it_and_nothing_lapses_later(world, text, tmp_path):
    Machine(world, tmp_path, "a").look()
    with later(days=30):
        assert (clock.tick(), state(text)) == ([], ["valid"])
        assert publish(world, text).rule == "all"


def test_only_the_clock_lets_it_lapse_and_not_before_its_day(world, text, tmp_path):
    Machine(world, tmp_path, "a")
    consent = Consent.objects.get(organisation=world.a)
    with pytest.raises(NotPossible, match="not_due_yet"):
        acts.expire(by=Actor.clock(), on=consent)
    with later(days=15):
        for who in (world.coordinator, world.a_liaison, world.b_liaison):
            with pytest.raises(Refused):
                acts.expire(by=who, on=consent)
        other = Consent.objects.get(organisation=world.b)
        with pytest.raises(NotPossible, match="not_due_yet"):
            acts.expire(by=Actor.clock(), on=other)
    assert (state(text), state(text, "b")) == (["valid"], ["valid"])


def test_whoever_signed_shortly_before_the_end_has_the_hours_of_an_objection(world, text, tmp_path):
    Machine(world, tmp_path, "a")
    consent, hours = Consent.objects.get(organisation=world.a), acts.objection_hours()
    end = text.text.sign_by
    assert second_look.look_by(consent, hours) == end
    consent.valid_from = end - timedelta(hours=1)
    assert second_look.look_by(consent, hours) == end + timedelta(hours=hours - 1)
    consent.version.text.urgent_since = end - timedelta(hours=3)
    assert second_look.look_by(consent, hours) == end


def test_an_urgent_text_goes_out_at_its_hour_without_the_name(world, tmp_path):
    telephone = Telephone(world.a_liaison)
    telephone.enrol(world.a_delegate)
    Machine(world, tmp_path, "a")
    version = texts.call_urgent(by=world.a_delegate, on=flow.draft(world), languages=["fa"])
    for letter in "bcd":
        flow.attest(version, getattr(world, f"{letter}_liaison"), getattr(world, f"{letter}_delegate"))
    acts.confirm_signature(by=world.a_delegate, on=telephone.sign(version))
    with told(version.text.sign_by + timedelta(minutes=1)):
        done = clock.tick()
    assert (state(version), "statements.publish_for_signatories" in done) == (["lapsed"], True)
    leaf = bytes(trees.Leaf.objects.get(index=Statement.objects.get().leaf).data)
    found = [organisation for organisation, _entry in engine.parse_leaf(leaf).entry.signatories]
    assert found == sorted(getattr(world, letter).public_id for letter in "bcd")


def test_one_may_sign_anew_and_be_waited_for_again_but_not_for_ever(world, tmp_path):
    telephone = Telephone(world.a_liaison)
    telephone.enrol(world.a_delegate)
    machine = Machine(world, tmp_path, "a")
    version = flow.frozen(world)
    for days in (14, 17):
        with later(days=days):
            acts.confirm_signature(by=world.a_delegate, on=telephone.sign(version))
            assert len(second_look.unseen([version])) == 1
        with later(days=days + 2.1):
            clock.tick()
    assert state(version) == ["lapsed", "lapsed"]
    with later(days=20):
        with pytest.raises(NotPossible, match="own_witness_missed"):
            telephone.sign(version)
        members.retire_witness(by=world.a_delegate, on=machine.row)
        acts.confirm_signature(by=world.a_delegate, on=telephone.sign(version))
    assert (state(version), len(second_look.unseen([version]))) == (["lapsed", "lapsed", "valid"], 0)


def of_signing(actor: Any) -> list[str]:
    """What waits for somebody, of signatures alone."""
    return [row.about for row in waiting(actor) if row.about.startswith(("lapsed", "sign-", "witness"))]


def test_the_organisation_is_told_before_and_after_and_the_others_see_it(world, text, tmp_path):
    Machine(world, tmp_path, "a")
    wants_letters(world.a_liaison, world.b_liaison)
    clock.tick()  # whatever came before the first look is not written about
    consent, own = Consent.objects.get(organisation=world.a), f"/en/w/texts/{text.text.number}/sign-off/"
    page = client_of(world.a_delegate).get(own).content.decode()
    assert ("That is waited for until" in plain(page), "/en/record/witnesses/#ours" in page) == (True, True)
    task = next(row for row in waiting(world.a_delegate) if row.about == f"witness-{consent.pk}")
    assert task.due == text.text.sign_by
    with later(days=14, minutes=1):
        clock.tick()
        tasks = [of_signing(one) for one in (world.a_liaison, world.a_delegate, world.b_delegate)]
    assert tasks == [[f"lapsed-{consent.pk}"], [f"lapsed-{consent.pk}"], []]
    told_by_letter = Letter.objects.filter(about=f"lapsed-{consent.pk}").values_list("person", flat=True)
    assert list(told_by_letter) == [world.a_liaison.person.pk]
    said = plain(client_of(world.a_delegate).get(own).content.decode())
    assert "Your signature does not count" in said
    assert "Until the text is published your organisation can sign anew." in said
    others = plain(client_of(world.b_delegate).get(own).content.decode())
    assert "signed by passkey; its own witness did not look in time" in others
    assert "Your signature does not count" not in others
    news = [row.about.split("-", 3)[3] for row in latest(world.b_delegate)]
    about = f"{world.a.public_id}-text-{text.text.pk}"
    assert (f"nobody looked-{about}" in news, f"signing.confirm_signature-{about}" in news) == (True, True)


def test_what_stood_by_itself_and_lapsed_later_is_told_as_both(world, tmp_path):
    telephone = Telephone(world.a_liaison)
    telephone.enrol(world.a_delegate)
    Machine(world, tmp_path, "a")
    version = flow.frozen(world)
    telephone.sign(version)
    for days in (3, 15):
        with later(days=days):
            clock.tick()
    assert state(version) == ["lapsed"]
    kinds = [row.about.split("-")[3] for row in latest(world.b_delegate)]
    assert (kinds.count("nobody looked"), kinds.count("signing.expire")) == (1, 1)
