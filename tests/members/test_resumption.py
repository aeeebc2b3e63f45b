"""After a takeover or a loss the members are asked, and the record stands still until more than half of them agree."""

from typing import Any

import lxml.html
import pytest

from hamgam.bylaws.acts import NotPossible, Refused
from hamgam.engine import record as engine
from hamgam.members import acts
from hamgam.members.models import Person, PolicyFile
from hamgam.members.resumption import approvals, letter
from hamgam.members.resumption_models import Approval
from hamgam.notices import clock
from hamgam.record import log, resuming
from hamgam.record.checking import check
from hamgam.record.models import Resumed
from hamgam.statements import bundles
from tests.keys import SigningKey
from tests.members.keys import enrol
from tests.members.resumed import go_on
from tests.people import add, client_of, make_coalition, seat
from tests.statements.published import in_the_name_of_all

pytestmark = pytest.mark.django_db
PAGE = "/fa/w/resumption/"


def agree(liaison: Any, index: int, signature: str = "") -> Approval:
    return acts.approve_resumption(by=liaison, on=liaison.organisation, resumption=index, signature=signature)


def refused(liaison: Any, index: int, signature: str = "") -> str:
    with pytest.raises(NotPossible) as found:
        agree(liaison, index, signature)
    return found.value.code


def rename(liaison: Any, name: str) -> None:
    acts.rename_organisation(by=liaison, on=liaison.organisation, names={"fa": name, "en": name})


def signed(key: SigningKey, liaison: Any) -> str:
    row = resuming.waiting()
    assert row
    return key.sign(letter(row, liaison.organisation), engine.LETTER_NAMESPACE)


def test_nothing_is_entered_before_more_than_half_have_agreed(world: Any, tmp_path: Any, monkeypatch: Any) -> None:
    index = go_on(tmp_path, monkeypatch)
    for liaison in (world.a_liaison, world.b_liaison):
        with pytest.raises(NotPossible, match="resumption_waits"):
            rename(world.c_liaison, "نام تازه")
        assert clock.tick(send=False) == []
        agree(liaison, index)
    assert resuming.waiting() is not None
    agree(world.c_liaison, index)
    assert (resuming.waiting(), check()) == (None, [])
    rename(world.c_liaison, "نام تازه")
    assert refused(world.d_liaison, index) == "no_resumption_waits"
    row = resuming.all_of_it()[0]
    assert [(one.organisation.slug, one.level) for one in approvals(row)] == [(x, "attested") for x in "abc"]


def test_only_liaisons_answer_for_their_own_organisation_and_once(world: Any, tmp_path: Any, monkeypatch: Any) -> None:
    index = go_on(tmp_path, monkeypatch)
    for actor, on in (
        (world.a_delegate, world.a),
        (world.b_liaison, world.a),
        (world.nobody, world.a),
        (world.clock, world.a),
    ):
        with pytest.raises(Refused):
            acts.approve_resumption(by=actor, on=on, resumption=index)
    assert refused(world.a_liaison, index + 1) == "no_resumption_waits"
    agree(world.a_liaison, index)
    assert refused(world.a_liaison, index) == "resumption_approved"
    assert Approval.objects.count() == 1


def test_whoever_has_a_key_agrees_with_it_alone(world: Any, tmp_path: Any, monkeypatch: Any) -> None:
    key, other = enrol(world.a_liaison, world.a_delegate), SigningKey()
    index = go_on(tmp_path, monkeypatch)
    assert refused(world.a_liaison, index) == "resumption_wants_key"
    assert refused(world.a_liaison, index, "nonsense") == "no_signature_found"
    assert refused(world.a_liaison, index, signed(other, world.a_liaison)) == "wrong_signer"
    assert refused(world.a_liaison, index, signed(key, world.b_liaison)) == "signature_false"
    assert agree(world.a_liaison, index, signed(key, world.a_liaison)).level == "key"


def test_the_word_of_a_host_convinces_no_reader_who_pinned_the_digits_before(
    world: Any, tmp_path: Any, monkeypatch: Any
) -> None:
    statement, key = in_the_name_of_all(world), enrol(world.b_liaison, world.b_delegate)
    pinned, before = bytes(PolicyFile.objects.latest("size").data), log.log_public()
    index = go_on(tmp_path, monkeypatch)
    agree(world.c_liaison, index), agree(world.d_liaison, index)
    agree(world.b_liaison, index, signed(key, world.b_liaison))
    assert (resuming.waiting(), log.log_public() != before) == (None, True)
    report = engine.verify_bundle(bundles.bundle(statement), pinned)
    assert (report.reason, report.data) == ("host_not_approved", {"found": "1", "needed": "3"})
    newest = PolicyFile.objects.latest("size")
    policy = engine.parse_policy(bytes(newest.data))
    assert [(key.public, last) for key, last in policy.formers] == [(before, index)]
    assert engine.verify_bundle(bundles.bundle(statement), fingerprint=newest.fingerprint).status == "valid"


def test_whoever_pinned_the_digits_before_follows_the_keys_of_more_than_half(
    world: Any, tmp_path: Any, monkeypatch: Any
) -> None:
    statement = in_the_name_of_all(world)
    keys = {x: enrol(getattr(world, f"{x}_liaison"), getattr(world, f"{x}_delegate")) for x in "bcd"}
    policy = bytes(PolicyFile.objects.latest("size").data)
    index = go_on(tmp_path, monkeypatch)
    for letter_, key in keys.items():
        liaison = getattr(world, f"{letter_}_liaison")
        agree(liaison, index, signed(key, liaison))
    assert engine.verify_bundle(bundles.bundle(statement), policy).status == "valid"


def test_where_the_same_host_goes_on_nobody_is_asked(world: Any, tmp_path: Any, monkeypatch: Any) -> None:
    assert resuming.waiting() is None
    client = client_of(world.a_liaison)
    assert client.get(PAGE).status_code == 404


def test_the_page_says_what_happened_and_takes_the_answer(world: Any, tmp_path: Any, monkeypatch: Any) -> None:
    index = go_on(tmp_path, monkeypatch, lost=3)
    client = client_of(world.a_liaison)
    page = lxml.html.fromstring(client.get("/en/w/resumption/").content.decode())
    words = " ".join(page.find(".//main").text_content().split())
    assert resuming.all_of_it()[0].in_words("en") in words
    assert "3 entries are lost" in words and "0 of the 3 members that are needed have agreed" in words
    assert "Say whether your organisation agrees" in client.get("/en/w/").content.decode()
    token = page.xpath("//input[@name='token']/@value")[0]
    assert client.post(PAGE, {"token": token}).status_code == 302
    assert [one.organisation for one in approvals(resuming.all_of_it()[0])] == [world.a]
    assert "Say whether your organisation agrees" not in client.get("/en/w/").content.decode()
    assert client.get("/fa/w/resumption/letter/").content == letter(resuming.waiting(), world.a)
    assert client_of(world.b_delegate).get(PAGE).content.decode().count("<textarea") == 0
    assert Person.objects.count() and client_of(world.b_delegate).post(PAGE, {"token": "x"}).status_code == 403
    assert index == resuming.all_of_it()[0].index


def test_whoever_is_refused_meanwhile_is_told_why(world: Any, tmp_path: Any, monkeypatch: Any) -> None:
    go_on(tmp_path, monkeypatch)
    answer = client_of(world.a_liaison).post(
        "/en/w/members/ours/describe/", {"kind": "association", "contact": "us", "token": "a"}
    )
    assert "more than half of the members agree" in answer.content.decode()


def test_a_row_put_in_or_taken_out_is_found(world: Any, tmp_path: Any, monkeypatch: Any) -> None:
    index = go_on(tmp_path, monkeypatch)
    Resumed.objects.all().delete()
    assert ("resumption_differs", {"leaf": index}) in [(row.code, row.data) for row in check()]


def test_while_the_coalition_is_founded_the_founders_answer(db: Any, tmp_path: Any, monkeypatch: Any) -> None:
    make_coalition()
    liaisons = [seat(add(letter_), "liaison", f"founder-{letter_}") for letter_ in "ab"]
    index = go_on(tmp_path, monkeypatch)
    agree(liaisons[0], index)
    assert resuming.waiting() is not None
    agree(liaisons[1], index)
    assert resuming.waiting() is None
