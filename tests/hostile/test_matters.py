"""Matters tried hard: two people close at once, a coalition of one, few voters under every method."""

import threading
from datetime import date
from time import process_time

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hamgam.bylaws.acts import NotPossible, Refused
from hamgam.bylaws.models import BylawsVersion
from hamgam.decisions import acts
from hamgam.decisions.models import Matter
from hamgam.engine.methods import METHODS
from hamgam.members import acts as members
from hamgam.members.actor import Actor
from hamgam.members.models import Organisation
from hamgam.record import times
from hamgam.record.kept import Writing, written_by
from hamgam.record.models import Entry
from tests.decisions.brought import answer, answered, brought, close
from tests.furnished import furnished
from tests.people import World, add, client_of, make_coalition, seat

pytestmark = pytest.mark.django_db


def under(method: str) -> None:
    """The bylaws in force, with another way of deciding, one round, and half as the quorum."""
    before = BylawsVersion.objects.first()
    row = next(line for line in before.rules.splitlines() if 'matter = "decision"' in line)
    changed = row.replace('"agreement"', f'"{method}"').replace('"2/3"', '"1/2"').replace("rounds = 2", "rounds = 1")
    text = before.rules.replace(row, changed).replace('version = "1"', 'version = "2"')
    with written_by(Writing("test", times.now())):
        BylawsVersion.objects.create(version="2", rules=text, texts=before.texts, since=times.now().date())


def small(number: int) -> list[Actor]:
    """A coalition of so few organisations, and their liaisons."""
    coalition = make_coalition()
    people = [seat(add(letter), "liaison", f"{letter}-liaison") for letter in "abcd"[:number]]
    members.close_founding(by=people[0], on=coalition)
    return people


def settled(people: list[Actor], words: list[str]) -> Matter:
    """What becomes of a matter to which these answer, in this order."""
    matter = acts.bring(by=people[0], kind="decision", question={"fa": "برویم؟"})
    for actor, word in zip(people, words, strict=False):
        answer(actor, matter, word)
    return close(matter)


@pytest.mark.parametrize("number", [1, 2])
@pytest.mark.parametrize("method", sorted(METHODS))
def test_few_voters_decide_by_their_answers_and_nobody_decides_nothing(method: str, number: int) -> None:
    people = small(number)
    under(method)
    yes, no = METHODS[method].ANSWERS[0], METHODS[method].ANSWERS[-1]
    assert settled(people, []).stage == "not_agreed"
    assert settled(people, [yes] * number).stage == "agreed"
    assert settled(people, [no] * number).stage == "not_agreed"
    assert list(Matter.objects.order_by("number").values_list("decision", flat=True)) == [1, 2, 3]


def test_a_coalition_of_one_closes_as_soon_as_it_has_answered() -> None:
    (alone,) = small(1)
    matter = acts.bring(by=alone, kind="decision", question={"fa": "برویم؟"})
    with pytest.raises(Refused) as silent:
        acts.close(by=alone, on=matter)
    assert (silent.value.verdict.reason, silent.value.verdict.missing) == ("answers_missing", (alone.public_id,))
    answer(alone, matter, "accept")
    assert acts.close(by=alone, on=matter).stage == "agreed"


def test_a_hundred_organisations_ask_the_database_as_often_as_four(world: World) -> None:
    asked = []
    for more in (0, 96):
        with written_by(Writing("test", times.now())):
            Organisation.objects.bulk_create(
                Organisation(names={"fa": f"نهاد {n}"}, slug=f"n{n}", joined_on=date(2026, 1, 1)) for n in range(more)
            )
        matter = brought(world)
        answer(world.a_liaison, matter, "accept")
        client, path = client_of(world.a_liaison), f"/fa/w/decisions/{matter.number}/"
        client.get(path)
        with CaptureQueriesContext(connection) as captured:
            began = process_time()
            assert client.get(path).status_code == 200
            assert process_time() - began < 5
        asked.append(len(captured))
    assert (matter.voices.count(), asked[0]) == (100, asked[1])
    assert close(close(matter)).stage == "not_agreed"


@pytest.mark.django_db(transaction=True)
def test_two_people_who_close_at_once_close_it_once() -> None:
    world = furnished()
    matter = answered(world, brought(world), *["accept"] * 4)
    outcomes: list[str] = []
    ready = threading.Barrier(4)

    def press(by: Actor) -> None:
        try:
            ready.wait()
            acts.close(by=by, on=Matter.objects.get(pk=matter.pk))
            outcomes.append("closed")
        except Refused as refused:
            outcomes.append(refused.verdict.reason)
        except NotPossible as refused:
            outcomes.append(refused.code)
        finally:
            connection.close()

    threads = [threading.Thread(target=press, args=(by,)) for by in world.liaisons]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert sorted(outcomes) == ["closed", "wrong_stage", "wrong_stage", "wrong_stage"]
    assert Matter.objects.get().decision == 1
    assert Entry.objects.filter(act="decisions.close").count() == 1
