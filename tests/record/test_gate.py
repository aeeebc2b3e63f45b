"""The gate: who → may they, under which article → change → record. One act, one entry, or nothing at all."""

import hashlib
import inspect
import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import models

from hamgam.bylaws import acts as gate
from hamgam.bylaws import rules
from hamgam.bylaws.acts import ACTS, AlreadyRecorded, NotPossible, Refused, act
from hamgam.engine import record as engine
from hamgam.members import acts
from hamgam.members.actor import Actor
from hamgam.members.models import FormerName, Organisation, PolicyFile
from hamgam.members.proofs import Proof, Unproven
from hamgam.record import log, times
from hamgam.record.kept import OutsideAct, Writing, row_digest, written_by
from hamgam.record.models import Authorship, Checkpoint, Entry, Head, Leaf, Seal, UsedToken
from tests.people import World

SPRING = {"fa": "انجمن چشمه", "en": "Spring"}


def counted() -> dict[str, int]:
    """How much the record and the tables of an act hold."""
    tables = (Leaf, Checkpoint, Entry, Authorship, Seal, UsedToken, FormerName, PolicyFile, Organisation)
    return {table.__name__: table.objects.count() for table in tables}


@pytest.fixture
def practice() -> Iterator[Any]:
    """Declares an act in the place of a real one, and gives the place back."""
    kept, subjects = dict(ACTS), dict(rules.SUBJECTS)
    yield act
    for held, before in ((ACTS, kept), (rules.SUBJECTS, subjects)):
        held.clear()
        held.update(before)


def test_an_act_is_one_entry_with_its_article_and_day(world: World) -> None:
    before = counted()
    acts.rename_organisation(by=world.a_liaison, on=world.a, names=SPRING)
    entry = Entry.objects.first()
    assert {name: count - before[name] for name, count in counted().items()} == {
        "Leaf": 1, "Checkpoint": 1, "Entry": 1, "Authorship": 1, "Seal": 3, "UsedToken": 0, "FormerName": 1,
        "PolicyFile": 1, "Organisation": 0,
    }  # fmt: skip
    assert (entry.act, entry.article, entry.bylaws) == ("members.rename_organisation", "2.8", rules.in_force().version)
    assert (entry.organisation, entry.subject_kind) == (world.a.public_id, "organisation")
    assert entry.authorship.seat_id == world.a_liaison.seat_id


def test_a_leaf_holds_neither_name_nor_person_nor_minute(world: World) -> None:
    acts.rename_organisation(by=world.a_liaison, on=world.a, names=SPRING)
    entry = Entry.objects.first()
    data = bytes(entry.leaf.data).decode()
    person = world.a_liaison.person
    for word in (*SPRING.values(), *world.a.names.values(), person.username, str(person.pk), f" {world.a.slug}\n"):
        assert word not in data
    assert ":" not in data
    assert entry.day.isoformat() in data


def test_an_entry_opens_the_commitment_of_its_leaf_and_seals_the_rows_it_wrote(world: World) -> None:
    acts.rename_organisation(by=world.a_liaison, on=world.a, names=SPRING)
    entry = Entry.objects.first()
    leaf = engine.parse_leaf(bytes(entry.leaf.data)).entry
    assert leaf.details == engine.commitment(bytes(entry.salt), entry.details.encode())
    organisation, former = Organisation.objects.get(pk=world.a.pk), FormerName.objects.get()
    policy = PolicyFile.objects.first()
    assert json.loads(entry.details)["rows"] == [
        ["formername", str(former.pk), row_digest(former)],
        ["organisation", str(organisation.pk), row_digest(organisation)],
        ["policyfile", str(policy.pk), row_digest(policy)],
    ]


def test_a_checkpoint_signed_by_the_log_follows_each_act(world: World) -> None:
    acts.rename_organisation(by=world.a_liaison, on=world.a, names=SPRING)
    hashes = [bytes(row) for row in Leaf.objects.values_list("hash", flat=True)]
    newest = Checkpoint.objects.first()
    opened = engine.open_checkpoint(newest.note.encode(), log.verifier_key(log.origin()))
    assert (opened.size, opened.root) == (len(hashes), engine.root(hashes))


def test_what_the_bylaws_do_not_permit_changes_nothing(world: World) -> None:
    before = counted()
    for who in (Actor.nobody(), world.a_delegate, world.b_liaison, world.observer, world.clock, Actor.host()):
        with pytest.raises(Refused) as refused:
            acts.rename_organisation(by=who, on=world.a, names=SPRING)
        assert refused.value.verdict.article == "2.8"
        assert refused.value.args == ("members.rename_organisation", refused.value.verdict.reason)
    assert counted() == before
    assert Organisation.objects.get(pk=world.a.pk).names == world.a.names


def test_what_cannot_be_done_changes_nothing(world: World) -> None:
    before = counted()
    with pytest.raises(NotPossible) as impossible:
        acts.rename_organisation(by=world.a_liaison, on=world.a, names=dict(world.b.names))
    assert impossible.value.code
    assert counted() == before


def test_while_the_members_are_asked_how_the_record_goes_on_nothing_else_is_done(world: World) -> None:
    Head.objects.update(waits_for=0)
    before = counted()
    with pytest.raises(NotPossible) as waits:
        acts.rename_organisation(by=world.a_liaison, on=world.a, names=SPRING)
    assert (waits.value.code, counted()) == ("resumption_waits", before)


def test_whoever_may_and_has_shown_no_second_factor_changes_nothing(world: World) -> None:
    before = counted()
    world.a_liaison.proof = Proof(last=0.0)
    with pytest.raises(Unproven):
        acts.invite(by=world.a_liaison, on=world.a, role="delegate")
    assert counted() == before
    acts.rename_organisation(by=world.a_liaison, on=world.a, names=SPRING)  # asks for none


AFTERNOON = datetime(2031, 5, 4, 15, 26, 53, tzinfo=UTC)


@pytest.mark.parametrize(
    ("declared", "organisation", "minutes"),
    [({}, True, [AFTERNOON]), ({"unnamed": True}, False, []), ({"secret": True}, True, [datetime(2031, 5, 4, tzinfo=UTC)])],
    ids=str,
)  # fmt: skip
def test_who_did_it_and_when_is_kept_as_the_act_declares(
    world: World, practice: Any, declared: Any, organisation: Any, minutes: Any
) -> None:
    @practice("members.edit_organisation", **declared)
    def thinking(*, by: Any, on: Any, at: Any) -> None:
        assert at == AFTERNOON

    with times.told(AFTERNOON):
        thinking(by=world.a_liaison, on=world.a)
    entry = Entry.objects.first()
    assert entry.organisation == (world.a.public_id if organisation else "")
    assert list(Authorship.objects.filter(entry=entry).values_list("at", flat=True)) == minutes


def test_of_what_a_secret_form_said_not_even_a_digest_is_kept(world: World, practice: Any) -> None:
    told = {}
    for secret in (True, False):

        @practice("members.edit_organisation", secret=secret)
        def choosing(*, by: Any, on: Any, at: Any, word: str) -> None:
            """Says nothing."""

        for word in ("one", "other"):
            choosing(by=world.a_liaison, on=world.a, word=word, token=f"{word}-{secret}")
        told[secret] = set(UsedToken.objects.filter(token__endswith=f"-{secret}").values_list("said", flat=True))
    assert {secret: len(digests) for secret, digests in told.items()} == {True: 1, False: 2}


def test_an_entry_is_about_the_thing_or_about_what_came_of_it_where_there_was_none(world: World, practice: Any) -> None:
    @practice("members.edit_organisation", subject=lambda by, on, given: rules.Subject(organisation=by.public_id))
    def making(*, by: Any, on: Any, at: Any) -> Any:
        return world.b

    for on, about in ((None, world.b), (world.a, world.a)):
        assert making(by=world.a_liaison, on=on) == world.b
        entry = Entry.objects.first()
        assert (entry.subject_kind, entry.subject_id) == ("organisation", str(about.pk))


def test_the_same_form_is_recorded_once(world: World) -> None:
    acts.edit_organisation(by=world.a_liaison, on=world.a, contact="first", token="one form")
    before = counted()
    with pytest.raises(AlreadyRecorded):
        acts.edit_organisation(by=world.a_liaison, on=world.a, contact="second", token="one form")
    assert counted() == before
    assert Organisation.objects.get(pk=world.a.pk).contact == "first"


def test_a_form_that_was_refused_may_come_again(world: World) -> None:
    with pytest.raises(Refused):
        acts.edit_organisation(by=world.b_liaison, on=world.a, contact="x", token="one form")
    acts.edit_organisation(by=world.a_liaison, on=world.a, contact="mine", token="one form")
    assert Organisation.objects.get(pk=world.a.pk).contact == "mine"


def test_by_is_required_and_nobody_is_not_somebody(world: World) -> None:
    with pytest.raises(TypeError):
        acts.edit_organisation(on=world.a, contact="x")
    for name in ACTS:
        verdict = rules.engine.may(rules.in_force(), Actor.nobody().rules, name, rules.Subject())
        assert not verdict.allowed, name


def test_an_act_inside_an_act_is_refused(world: World, practice: Any) -> None:
    @practice("members.edit_organisation")
    def within(*, by: Any, on: Any, at: Any) -> Any:
        return acts.rename_organisation(by=by, on=on, names=SPRING)

    before = counted()
    with pytest.raises(OutsideAct):
        within(by=world.a_liaison, on=world.a)
    assert counted() == before


def test_what_fails_within_an_act_takes_its_rows_back(world: World, practice: Any) -> None:
    @practice("members.edit_organisation")
    def failing(*, by: Any, on: Any, at: Any) -> None:
        FormerName.objects.create(organisation=on, names=on.names, until=at.date())
        raise LookupError

    before = counted()
    with pytest.raises(LookupError):
        failing(by=world.a_liaison, on=world.a)
    assert counted() == before


def test_the_thing_is_read_anew_under_the_lock(world: World, practice: Any) -> None:
    stale = Organisation.objects.get(pk=world.a.pk)
    acts.edit_organisation(by=world.a_liaison, on=world.a, contact="newer")
    seen = []

    @practice("members.edit_organisation")
    def reading(*, by: Any, on: Any, at: Any) -> Any:
        seen.append(on.contact)
        return on

    reading(by=world.a_liaison, on=stale)
    assert seen == ["newer"]


def test_rows_written_in_bulk_are_sealed_too(world: World) -> None:
    from django.utils import timezone

    at = timezone.now()
    with written_by(Writing("members.edit_organisation", at)) as writing:
        rows = [FormerName(organisation=world.a, names=SPRING, until=at.date()) for _ in range(3)]
        FormerName.objects.bulk_create(rows)
        FormerName.objects.bulk_update(rows, ["until"])
        Organisation.objects.filter(pk=world.b.pk).update(contact="x")
        with pytest.raises(OutsideAct):
            rows[0].delete()
    assert set(writing.rows) == {("formername", str(row.pk)) for row in rows} | {("organisation", str(world.b.pk))}


def test_a_row_digest_changes_with_every_field(world: World) -> None:
    row = Organisation.objects.get(pk=world.a.pk)
    digests = {row_digest(row)}
    for field in row._meta.concrete_fields:
        before = getattr(row, field.attname)
        setattr(row, field.attname, _other(field, before))
        digests.add(row_digest(row))
        setattr(row, field.attname, before)
    assert len(digests) == len(row._meta.concrete_fields) + 1


def test_a_column_added_later_leaves_the_seals_of_former_rows_as_they_are() -> None:
    assert row_digest(FormerName(pk=7)) == hashlib.sha256(b'{"id": "7"}').hexdigest()
    named = FormerName(pk=7, names={"fa": "رود"})
    held = '{"id": "7", "names": {"fa": "رود"}}'
    assert row_digest(named) == hashlib.sha256(held.encode()).hexdigest()


def _other(field: models.Field, value: Any) -> Any:
    if isinstance(field, models.JSONField):
        return {"other": 1}
    if isinstance(field, models.DateField):
        return value.replace(year=1999) if value else date(1999, 1, 1)
    return value + 1 if isinstance(value, int) else f"{value}x"


def test_the_gate_stays_under_a_hundred_lines() -> None:
    assert len(inspect.getsource(gate).splitlines()) < 100
