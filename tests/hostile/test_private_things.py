"""What belongs to one organisation alone is met by nobody else: every address, every way of asking, every kind of file."""

import io
import zipfile
from functools import cache

import pytest
from django.db import transaction
from django.test import Client
from pdfminer.high_level import extract_text

from hamgam.differences import acts as differences
from hamgam.engine import record as engine
from hamgam.members import acts as members
from hamgam.members import key_acts
from hamgam.notices import acts as notices
from hamgam.positions import acts as positions
from hamgam.record.models import Entry
from hamgam.signing import acts as signing
from hamgam.statements import acts as statements
from hamgam.texts import acts as texts
from tests import flow
from tests.architecture.walk import addresses, fillings, path_of
from tests.keys import SigningKey
from tests.people import another_seat, client_of, reached_by_mail, seat

pytestmark = pytest.mark.django_db

#: What only the organisation a itself may read.
OWN = {
    "position": "کبوترسفید",
    "waiting note": "کبوترسرخ",
    "waiting place": "کبوترزرد",
    "objection": "کبوترسیاه",
    "link": "کبوترآبی",
    "user name": "zx-kabutar",
    "address": "zxq@kabutar.example",
}
#: What members may read, and nobody else.
MEMBERS = {
    "file name": "kabutar-nameh",
    "line of the original": "کبوترنامه",
    "imported signatory": "کبوترامضا",
    "reason to decline": "کبوترخاکستری",
}
#: What whoever sits in the coalition may read, and visitors not.
INSIDE = {"contact": "کبوترتماس"}


@pytest.fixture
def secrets(world):
    """Organisation a with something of each kind; answers further words that only it may meet."""
    hidden = seat(world.a, "delegate", OWN["user name"], by=world.a_liaison)
    members.invite(by=world.a_liaison, on=world.a, role="delegate", label=OWN["link"])
    members.edit_organisation(by=world.a_liaison, on=world.a, contact=INSIDE["contact"], shown=["name"])
    reached_by_mail(hidden, OWN["address"])
    feed = notices.renew_feed(by=hidden, on=hidden.person)
    _round(world, hidden)
    _signed(world, hidden)
    key = SigningKey()
    message = key_acts.enrolment_document(world.a, key.public, None)
    proof = key.sign(message, engine.KEY_NAMESPACE)
    key_acts.enrol_key(by=world.a_liaison, on=world.a, public=key.public, proof=proof)
    return {**OWN, "feed": feed, "waiting key": engine.ssh_fingerprint(key.public)}


def _round(world, hidden):
    """Text 1, imported by b, in its round."""
    text = texts.import_text(
        by=world.b_liaison, kind="statement", titles={"fa": "رود"}, language="fa", languages=["fa"],
        sections=[{"clauses": [{"text": words} for words, _en in flow.WORDS]}],
        imported={"signatories": [{"name": MEMBERS["imported signatory"], "city": None}], "lines": {}},
        original={"filename": MEMBERS["file name"] + ".txt", "data": b"x", "lines": [MEMBERS["line of the original"]]},
    )  # fmt: skip
    flow.open_round(text, world.b_liaison)
    for clause in text.clauses.all():
        wording = clause.wordings.get()
        positions.take(by=hidden, on=wording, stance="reject", reason=OWN["position"])
        positions.take(by=world.c_liaison, on=wording, stance="accept")


def _signed(world, hidden):
    """Text 2 frozen, where a's answer waits; text 3, where a objected to its own, published by the others."""
    waiting = flow.frozen(world)
    signing.attest(by=world.a_liaison, on=waiting, note=OWN["waiting note"], where=OWN["waiting place"])
    signing.decline(by=world.b_liaison, on=waiting, note=MEMBERS["reason to decline"])
    version = flow.frozen(world)
    objected = signing.attest(by=world.a_liaison, on=version, note=OWN["objection"])
    signing.object(by=hidden, on=objected, reason=OWN["objection"])
    for letter in "bcd":
        flow.attest(version, getattr(world, f"{letter}_liaison"), getattr(world, f"{letter}_delegate"))
    statements.publish_for_signatories(by=world.coordinator, on=version)
    question = differences.open(by=world.c_liaison, question={"fa": "آب رایگان باشد؟"})
    view = differences.write_view(
        by=world.c_liaison, on=question, titles={"fa": "آری"}, words={"fa": "آب کالا نیست."}, named=True
    )
    differences.write_view(by=world.a_liaison, on=question, view=view.pk, named=False)
    differences.name_debate(by=world.c_liaison, on=question, public=True)


def paths():
    """Every address with what may be filled in; of addresses with many parts some of the ways."""
    found = [
        path_of(address, "fa", filling)
        for address in addresses()
        for filling in fillings(address)[: 12 if len(address.parts) > 1 else None]
    ]
    return list(dict.fromkeys(path for path in found if path))


def everything(answer):
    """All that an answer lets its reader see: headers, words, and the words of files."""
    body = answer.getvalue() if answer.streaming else answer.content
    shown = f"{answer.headers}".encode() + body
    if body.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(body)) as file:
            shown += b"".join(file.read(name) for name in file.namelist())
    if body.startswith(b"%PDF"):
        shown += printed(body)
    return shown


@cache
def printed(pdf):
    """The words of a PDF. Readers who are given the same bytes are given the same words."""
    return extract_text(io.BytesIO(pdf)).encode()


def met(client, words):
    """(path, what) of every word that this client meets anywhere, and how many pages were there to read."""
    client.raise_request_exception = False
    found, read = [], 0
    for path in paths():
        answer = client.get(path)
        assert answer.status_code < 500, path
        read += answer.status_code == 200
        shown = everything(answer)
        found += [(path, what) for what, word in words.items() if word.encode() in shown]
    return found, read


def test_the_words_are_met_by_their_own_organisation(world, secrets):
    """The control: the sweep finds what it looks for where it may be found."""
    found = {what for _path, what in met(client_of(world.a_liaison), {**secrets, **MEMBERS, **INSIDE})[0]}
    assert found >= {"position", "waiting note", "link", "user name", "waiting key", *MEMBERS, *INSIDE}
    assert not found & {"feed", "address"}


def test_another_organisation_meets_none_of_them(world, secrets):
    found, read = met(client_of(world.coordinator), secrets)
    assert found == [] and read > 60


def test_observers_and_visitors_meet_neither_these_nor_what_is_the_members(world, secrets):
    for client, words in ((client_of(world.observer), MEMBERS), (Client(), {**MEMBERS, **INSIDE})):
        found, read = met(client, {**secrets, **words})
        assert found == [] and read > 20


def test_whoever_holds_without_a_name_is_not_named_in_the_table(world, secrets):
    for client in (Client(), client_of(world.coordinator)):
        table = client.get("/fa/open-questions/1.csv").content.decode()
        assert "رانندگان" in table and "آب‌بانان" not in table
        assert "آب‌بانان" not in Client().get("/fa/open-questions/1/").content.decode()


def test_no_form_of_another_organisation_acts_or_tells(world, secrets):
    """Each address is sent a form by b's liaison, with what names a in it."""
    client = client_of(world.coordinator)
    client.raise_request_exception = False
    forms = (
        {},
        {"organisation": world.a.public_id, "stance": "accept", "wording": "1", "seen": "0", "answer": "sign"},
    )
    before, told = Entry.objects.filter(organisation=world.a.public_id).count(), []
    for path in paths():
        if "/w/" not in path or "as/" in path:
            continue
        for form in forms:
            with transaction.atomic():
                answer = client.post(path, form, follow=False)
                shown = everything(answer)
                told += [(path, what) for what, word in secrets.items() if word.encode() in shown]
                assert answer.status_code < 500, path
                assert Entry.objects.filter(organisation=world.a.public_id).count() == before, path
                transaction.set_rollback(True)
    assert told == []


def test_the_session_does_not_choose_an_organisation_in_which_one_does_not_sit(world, secrets):
    client = client_of(world.b_liaison)
    session = client.session
    session["organisation"] = world.a.pk
    session.save()
    assert OWN["link"] not in client.get("/fa/w/members/ours/").content.decode()
    client.post("/fa/w/members/as/", {"organisation": world.a.pk})
    assert OWN["link"] not in client.get("/fa/w/members/ours/").content.decode()


def test_a_person_of_two_organisations_sees_of_each_what_is_its_own(world, secrets):
    both = another_seat(world.d_delegate, world.c, "delegate", by=world.c_liaison)
    for organisation in (world.c, world.d):
        client = client_of(type(both).of(both.person, organisation))
        page = client.get("/fa/w/texts/1/").content.decode() + client.get("/fa/w/members/ours/").content.decode()
        assert not [what for what, word in secrets.items() if word in page]
