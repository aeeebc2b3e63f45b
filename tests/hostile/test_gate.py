"""Ways around the gate: stale rights, forms used again, writing that no act did."""

import threading

import pytest
from django.db import connection, transaction
from django.utils import timezone

from hamgam.bylaws.acts import AlreadyRecorded, NotPossible, Refused
from hamgam.members import acts as members
from hamgam.members.actor import Actor
from hamgam.members.models import FormerName, Organisation, Seat
from hamgam.positions import acts as positions
from hamgam.record import checking
from hamgam.record.kept import OutsideAct, Writing, written_by
from hamgam.record.models import Entry, Seal, UsedToken
from hamgam.texts import acts as texts
from hamgam.texts.models import Wording
from tests.furnished import furnished
from tests.people import client_of
from tests.texts import drafts

pytestmark = pytest.mark.django_db


def test_whoever_lost_the_seat_meanwhile_does_nothing_any_more(world):
    stale = Actor.of(world.a_delegate.person, world.a)
    members.end_seat(by=world.a_liaison, on=Seat.objects.get(pk=stale.seat_id))
    assert stale.roles == {"delegate"}
    text = drafts.in_round(world)
    with pytest.raises(Refused) as refused:
        positions.take(by=stale, on=drafts.lead_of(drafts.clauses(text)[0]), stance="accept")
    assert refused.value.verdict.reason == "wrong_role"


def test_a_standing_that_changed_meanwhile_counts_as_it_is_now(world):
    stale = Actor.of(world.a_liaison.person, world.a)
    with written_by(Writing("members.edit_organisation", timezone.now())):
        Organisation.objects.filter(pk=world.a.pk).update(standing="observer")
    assert stale.is_member
    with pytest.raises(Refused):
        texts.import_text(by=stale, kind="statement", titles={"fa": "رود"}, language="fa", sections=[])


def test_a_form_changed_after_it_was_sent_is_not_taken_for_the_same_and_gives_the_words_back(world):
    client, path = client_of(world.a_liaison, language="en"), "/en/w/members/ours/describe/"
    form = {"kind": "association", "contact": "First words", "token": "t" * 32}
    assert client.post(path, form).status_code == 302
    again = client.post(path, form)
    assert (again.status_code, Entry.objects.filter(act="members.edit_organisation").count()) == (302, 1)
    changed = client.post(path, {**form, "contact": "Second words, typed after going back"})
    page = changed.content.decode()
    assert changed.status_code == 409
    assert "Second words, typed after going back" in page and "What you changed since then is not recorded" in page
    assert Organisation.objects.get(pk=world.a.pk).contact == "First words"


def test_the_number_of_another_ones_form_records_nothing_and_says_that_it_is_not_recorded(world):
    members.edit_organisation(by=world.a_liaison, on=world.a, contact="ours", token="same")
    for by, on, contact in ((world.b_liaison, world.b, "theirs"), (world.a_liaison, world.a, "other")):
        with pytest.raises(AlreadyRecorded) as again:
            members.edit_organisation(by=by, on=on, contact=contact, token="same")
        assert again.value.changed is True
    with pytest.raises(AlreadyRecorded) as across:
        members.invite(by=world.a_liaison, on=world.a, role="delegate", token="same")
    assert across.value.changed is True
    with pytest.raises(AlreadyRecorded) as same:
        members.edit_organisation(by=world.a_liaison, on=world.a, contact="ours", token="same")
    assert same.value.changed is False


def test_what_a_form_said_cannot_be_read_from_its_number(world):
    members.edit_organisation(by=world.a_liaison, on=world.a, contact="a secret address", token="one")
    kept = UsedToken.objects.get(token="one")
    assert len(kept.said) == 64 and "secret" not in kept.said


def test_no_way_of_the_orm_writes_outside_an_act(world):
    row = Organisation.objects.get(pk=world.a.pk)
    names = {"organisation": row, "names": {"fa": "x"}, "until": timezone.now().date()}
    attempts = (
        lambda: FormerName.objects.get_or_create(**names),
        lambda: FormerName.objects.update_or_create(organisation=row, defaults=names),
        lambda: row.former_names.create(**names),
        lambda: row.former_names.add(FormerName(names={}, until=names["until"]), bulk=False),
        lambda: row.former_names.update_or_create(until=names["until"], defaults={"names": {}}),
        lambda: row.seats.all().delete(),
        lambda: row.seats.update(role="coordinator"),
        lambda: Organisation.objects.filter(pk=row.pk).update(standing="observer"),
        lambda: Organisation._base_manager.filter(pk=row.pk).update(standing="observer"),
        lambda: Organisation.objects.select_for_update().filter(pk=row.pk).update(standing="observer"),
        lambda: FormerName.objects.bulk_create(
            [FormerName(pk=1, **names)], update_conflicts=True, unique_fields=["id"], update_fields=["until"]
        ),
        lambda: FormerName.objects.bulk_create([FormerName(pk=1, **names)], ignore_conflicts=True),
        lambda: Organisation.objects.bulk_update([row], ["slug"]),
        lambda: row.save(force_update=True),
        lambda: row.save_base(),
        lambda: row.save_base(raw=True),
    )
    before = Organisation.objects.filter(pk=row.pk).values().get(), Seat.objects.count(), FormerName.objects.count()
    for number, attempt in enumerate(attempts):
        with pytest.raises(OutsideAct), transaction.atomic():
            attempt()
            pytest.fail(f"attempt {number} wrote")
    after = Organisation.objects.filter(pk=row.pk).values().get(), Seat.objects.count(), FormerName.objects.count()
    assert after == before


def test_every_row_of_a_kept_table_is_sealed_by_the_act_that_wrote_it(world):
    drafts.in_common_ground(world)
    assert checking.check() == []
    sealed = set(Seal.objects.filter(table="wording").values_list("row", flat=True))
    assert sealed == {str(pk) for pk in Wording.objects.values_list("pk", flat=True)}


def test_an_act_takes_nothing_from_another_form(world):
    """What an act does not ask for cannot be slipped into it."""
    for given in ({"standing": "observer"}, {"public_id": "0" * 32}, {"left_on": None}, {"joined_on": None}):
        with pytest.raises(TypeError):
            members.edit_organisation(by=world.a_liaison, on=world.a, **given)


@pytest.mark.django_db(transaction=True)
def test_of_two_wordings_led_at_once_one_leads_and_the_other_is_told():
    world = furnished()
    text = drafts.in_round(world)
    clause = drafts.clauses(text)[0]
    offers = [
        texts.propose_wording(by=world.b_liaison, on=clause, words="آب پاک حق همه است."),
        texts.propose_wording(by=world.c_liaison, on=clause, words="آب پاک حق هر کودک و هر کهن‌سال است."),
    ]
    drafts.accept_all(world, text)
    for offer in offers:
        drafts.accept(world, offer)
    texts.close_round(by=world.a_liaison, on=text)
    lead, outcomes = drafts.lead_of(clause), []
    begin = threading.Barrier(2)

    def press(offer):
        try:
            begin.wait(10)
            texts.lead_wording(by=world.a_liaison, on=Wording.objects.get(pk=offer.pk), seen=lead.pk)
            outcomes.append("led")
        except NotPossible as wrong:
            outcomes.append(wrong.code)
        finally:
            connection.close()

    threads = [threading.Thread(target=press, args=(offer,)) for offer in offers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert outcomes.count("led") == 1
    assert set(outcomes) - {"led"} <= {"another_leads", "not_open_any_more"} and len(outcomes) == 2
    assert clause.wordings.filter(state="leading").count() == 1
    assert clause.leads.count() == 1 and checking.check() == []


@pytest.mark.django_db(transaction=True)
def test_one_form_sent_by_eight_connections_at_once_is_recorded_once():
    world = furnished()
    text = drafts.in_round(world)
    wording, outcomes, begin = drafts.lead_of(drafts.clauses(text)[0]), [], threading.Barrier(8)

    def press():
        try:
            begin.wait(10)
            positions.take(
                by=Actor.of(world.c_liaison.person, world.c), on=Wording.objects.get(pk=wording.pk),
                stance="reject", reason="نه.", token="k" * 32,
            )  # fmt: skip
            outcomes.append("recorded")
        except AlreadyRecorded:
            outcomes.append("already")
        finally:
            connection.close()

    threads = [threading.Thread(target=press) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(40)
    assert sorted(outcomes) == ["already"] * 7 + ["recorded"]
    assert wording.positions.count() == 1 and checking.check() == []
