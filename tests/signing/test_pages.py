"""Pages of the sign-off: what is shown to whom, what another organisation's address answers, what a form keeps."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone, translation

from hamgam.members import acts as members
from hamgam.members.actor import Actor
from hamgam.record.times import told
from hamgam.signing import acts
from hamgam.signing.board import counts_sentence
from hamgam.signing.models import Consent
from hamgam.texts import acts as texts
from hamgam.texts.models import Version
from tests import flow
from tests.people import World, add, client_of, make_coalition, seat
from tests.signing.test_acts import later

WAYS = ("confirm_attestation", "object", "withdraw")


def page_of(version: Version, language: str = "fa") -> str:
    return f"/{language}/w/texts/{version.text.number}/sign-off/"


def test_the_page_shows_text_fingerprint_and_every_answer(world: World) -> None:
    version = flow.frozen(world)
    flow.attest(version, world.a_liaison, world.a_delegate)
    acts.decline(by=world.b_liaison, on=version)
    answer = client_of(world.c_liaison, language="en").get(page_of(version, "en"))
    page = answer.content.decode()
    assert [words for words in (flow.WORDS[0][0], flow.WORDS[2][1], version.digest[:8]) if words not in page] == []
    assert [(row.organisation.slug, row.answer) for row in answer.context["rows"]] == [
        ("c", "waiting"), ("b", "decline"), ("a", "sign"), ("d", "waiting"),
    ]  # fmt: skip
    assert answer.context["counted"] == "One signature, one does not sign and two have not answered."


def test_the_page_is_of_the_moment_that_is_told(world: World) -> None:
    version = flow.frozen(world)
    consent = flow.attest(version, world.a_liaison, world.a_delegate)
    hours, client = acts.objection_hours(), client_of(world.a_liaison)
    until = consent.objectable_until(hours)
    found = []
    for at in (until - timedelta(minutes=1), until + timedelta(minutes=1), version.text.sign_by + timedelta(minutes=1)):
        with told(at):
            shown = client.get(page_of(version)).context
            found.append((shown["can_object"], shown["over"]))
    assert found == [(True, False), (False, False), (False, True)]


def test_what_nobody_did_is_left_out_of_the_sentence() -> None:
    with translation.override("en"):
        assert counts_sentence({"sign": 2, "sign_note": 1, "decline": 0, "waiting": 0}) == (
            "Two signatures and one signature with a note."
        )


@pytest.mark.parametrize(("who", "seen"), [("a_delegate", "waiting"), ("b_liaison", None)])
def test_what_waits_for_a_second_person_is_seen_by_its_own_organisation_alone(world: World, who: str, seen) -> None:
    version = flow.frozen(world)
    acts.attest(by=world.a_liaison, on=version, note="یادداشتی پنهان")
    answer = client_of(getattr(world, who)).get(page_of(version))
    row = next(row for row in answer.context["rows"] if row.organisation == world.a)
    assert (row.consent.state if row.consent else None) == seen
    assert ("یادداشتی پنهان" in answer.content.decode()) == (seen is not None)


def test_the_second_person_sees_exactly_what_is_confirmed(world: World) -> None:
    version = flow.frozen(world)
    acts.attest(by=world.a_liaison, on=version, note="با شرط روشنی", where="هیئت مدیره، ۲۶ آبان")
    page = client_of(world.a_delegate).get(page_of(version)).content.decode()
    shown = ("با شرط روشنی", "هیئت مدیره، ۲۶ آبان", "a-liaison", version.digest[:8], flow.WORDS[1][0])
    assert [words for words in shown if words not in page] == []


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(("who", "status"), [("b_liaison", 404), ("coordinator", 404), ("observer", 404)])
def test_the_consent_of_another_organisation_is_not_found(world: World, way: str, who: str, status: int) -> None:
    version = flow.frozen(world)
    consent = acts.attest(by=world.a_liaison, on=version)
    answer = client_of(getattr(world, who)).post(reverse(f"signing.{way}", args=[consent.pk]))
    assert answer.status_code == status
    assert Consent.objects.get().state == "waiting"


def test_an_observer_sees_neither_the_text_nor_its_request(world: World) -> None:
    version = flow.frozen(world)
    client = client_of(world.observer)
    paths = [page_of(version), page_of(version) + "key/", page_of(version) + "request/"]
    assert [client.get(path).status_code for path in paths] == [404, 404, 404]


def test_without_a_key_there_is_nothing_to_sign_elsewhere(world: World) -> None:
    version = flow.frozen(world)
    client = client_of(world.a_liaison)
    assert [client.get(page_of(version) + path).status_code for path in ("key/", "request/")] == [404, 404]


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({}, "answer"),
        ({"answer": "maybe"}, "answer"),
        ({"answer": "sign_note"}, "note"),
        ({"answer": "sign", "note": "x"}, "note"),
    ],
)
def test_a_form_that_is_not_whole_says_what_is_missing_and_keeps_what_was_typed(world: World, given, field) -> None:
    version = flow.frozen(world)
    answer = client_of(world.a_liaison).post(page_of(version), {**given, "where": "هیئت مدیره"})
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [field])
    page = answer.content.decode()
    assert 'role="alert"' in page and f'href="#id_{field}"' in page and 'value="هیئت مدیره"' in page
    assert Consent.objects.count() == 0


def test_a_form_for_another_organisation_signs_for_ones_own_alone(world: World) -> None:
    version = flow.frozen(world)
    client_of(world.b_liaison).post(page_of(version), {"answer": "sign", "organisation": world.a.public_id})
    assert Consent.objects.get().organisation == world.b


def test_a_form_sent_twice_says_that_it_was_recorded(world: World) -> None:
    version = flow.frozen(world)
    client, given = client_of(world.a_liaison), {"answer": "decline", "token": "t"}
    first, second = (client.post(page_of(version), given) for _time in range(2))
    assert (first.status_code, second.status_code, Consent.objects.count()) == (302, 302, 1)


def test_after_the_deadline_the_page_says_who_had_not_answered(world: World) -> None:
    version = flow.frozen(world)
    flow.attest(version, world.a_liaison, world.a_delegate)
    with later(15):
        acts.expire(by=world.clock, on=version)
    answer = client_of(world.b_liaison).get(page_of(version))
    assert {row.organisation.slug for row in answer.context["rows"] if row.silent} == {"b", "c", "d"}


def test_the_delegate_may_object_on_the_page(world: World) -> None:
    version = flow.frozen(world)
    consent = acts.attest(by=world.a_liaison, on=version)
    client = client_of(world.a_delegate)
    assert reverse("signing.object", args=[consent.pk]) in client.get(page_of(version)).content.decode()
    client.post(reverse("signing.object", args=[consent.pk]), {"reason": "نه"})
    assert Consent.objects.get().state == "objected"


@pytest.mark.parametrize(("who", "seen"), [("a_liaison", True), ("a_delegate", True), ("b_liaison", False)])
@pytest.mark.parametrize(
    ("language", "said"), [("fa", "کسی از نهاد شما اعتراض کرد"), ("en", "Somebody of your organisation")]
)
def test_an_objection_and_its_reason_are_read_by_the_own_organisation_alone(
    world: World, who: str, seen: bool, language: str, said: str
) -> None:
    version = flow.frozen(world)
    acts.object(by=world.a_delegate, on=acts.attest(by=world.a_liaison, on=version), reason="هیئت تصمیم نگرفته بود.")
    page = client_of(getattr(world, who), language=language).get(page_of(version, language)).content.decode()
    assert [words in page for words in ("هیئت تصمیم نگرفته بود.", said)] == [seen, seen]


def test_an_objection_without_a_reason_is_told_too(world: World) -> None:
    version = flow.frozen(world)
    acts.object(by=world.a_delegate, on=acts.attest(by=world.a_liaison, on=version))
    assert "دلیلی نوشته نشده است." in client_of(world.a_liaison).get(page_of(version)).content.decode()


def test_a_withdrawal_has_a_page_of_its_own(world: World) -> None:
    version = flow.frozen(world)
    consent = flow.attest(version, world.a_liaison, world.a_delegate)
    client, path = client_of(world.a_liaison), reverse("signing.withdraw", args=[consent.pk])
    assert client.get(path).status_code == 200
    assert client.post(path, {"note": "چرا"}).status_code == 302
    assert Consent.objects.values_list("state", "withdrawal_note").get() == ("replaced", "چرا")


def test_the_page_asks_the_database_as_often_with_forty_organisations(db: None) -> None:
    coalition = make_coalition()
    organisations = [add(f"m{n}", names={"fa": f"انجمن {n}", "en": f"Society {n}"}) for n in range(40)]
    people = [(seat(row, "liaison", f"l-{row.pk}"), row) for row in organisations]
    second = seat(organisations[0], "delegate", "second", by=people[0][0])
    members.close_founding(by=people[0][0], on=coalition)
    text = flow.draft_alone(people[0][0])
    flow.open_round(text, people[0][0])
    few, many = [], []
    version = _freeze_at_once(text, people[0][0])
    client = client_of(second)
    for found, signing in ((few, people[1:3]), (many, people[3:])):
        for actor, _row in signing:
            acts.decline(by=actor, on=version)
        with CaptureQueriesContext(connection) as captured:
            assert client.get(page_of(version)).status_code == 200
        found.append(len(captured))
    assert few == many


def _freeze_at_once(text, by):
    with later(20):
        texts.close_round(by=Actor.clock(), on=text)
        text.refresh_from_db()
        return texts.freeze(by=by, on=text, sign_by=timezone.now() + timedelta(days=90))
