"""The bylaws change by a matter: judged before it is put to anyone, in force when the decision says, and nothing is lost."""

from datetime import timedelta

import pytest

from hamgam.bylaws import founding, rules
from hamgam.bylaws.acts import NotPossible, Refused
from hamgam.bylaws.models import BylawsVersion
from hamgam.bylaws.proposals import LARGEST
from hamgam.decisions import acts
from hamgam.members import here
from hamgam.members.key_models import Key
from hamgam.members.models import Coalition, Organisation, Seat
from hamgam.notices import clock
from hamgam.record import times
from hamgam.record.checking import check
from hamgam.record.models import Leaf
from hamgam.record.times import told
from hamgam.texts import settling
from tests import flow
from tests.decisions.brought import answered, brought, close
from tests.furnished import furnished
from tests.people import World

pytestmark = pytest.mark.django_db
ASKED = {"fa": "آیین‌نامه را تغییر دهیم؟"}


def proposal(shape: str = "network", *changes: str, version: str = "2") -> dict[str, object]:
    """A shape's bylaws under another version, with pairs of words replaced."""
    rules_text, texts = founding.template(shape)
    text = rules_text.replace('version = "1"', f'version = "{version}"')
    for before, after in zip(changes[::2], changes[1::2], strict=True):
        assert before in text
        text = text.replace(before, after)
    return {"rules": text, "texts": texts}


def proposed(world: World, details: dict[str, object], **given: object):
    return brought(
        world, "bylaws", question=ASKED, details=details, closes_at=times.now() + timedelta(days=30), **given
    )


TO_MAJORITY = (
    'matter = "decision", body = "organisations", method = "agreement"',
    'matter = "decision", body = "organisations", method = "majority"',
)


def test_an_agreed_change_comes_into_force_and_names_its_decision(world: World) -> None:
    matter = close(answered(world, proposed(world, proposal("network", *TO_MAJORITY)), *["accept"] * 4))
    with told(matter.closed_at):
        version = rules.newest()
        assert (version.version, version.decision, version.begun) == ("2", matter.decision, True)
        assert rules.in_force().matter("decision").method == "majority"


def test_without_agreement_the_bylaws_stay(world: World) -> None:
    matter = answered(world, proposed(world, proposal("network", *TO_MAJORITY)), "accept", "accept", "reject", "accept")
    close(close(matter))
    assert (matter.stage, rules.in_force().version) == ("not_agreed", "1")


def test_a_change_comes_into_force_on_the_day_that_the_decision_says(world: World) -> None:
    later = here.today() + timedelta(days=60)
    details = {**proposal("council"), "force_on": later.isoformat()}
    matter = close(answered(world, proposed(world, details), *["accept"] * 4))
    assert (matter.stage, Coalition.objects.get().shape) == ("agreed", "network")
    with told(matter.closes_at):
        assert rules.in_force().version == "1"
        assert "decisions.begin_version" not in clock.tick()
    with told(BylawsVersion.objects.get(version="2").force_at):
        assert rules.in_force().version == "2"
        assert "decisions.begin_version" in clock.tick()
        assert "decisions.begin_version" not in clock.tick()
    assert Coalition.objects.get().shape == "council"


def test_a_version_whose_day_comes_after_a_later_one_is_in_force_stays_behind_it(world: World) -> None:
    day = here.today() + timedelta(days=60)
    waiting = close(
        answered(world, proposed(world, {**proposal("council"), "force_on": day.isoformat()}), *["accept"] * 4)
    )
    with told(waiting.closed_at):
        at_once = close(answered(world, proposed(world, proposal("alliance", version="3")), *["accept"] * 4))
    assert at_once.stage == "agreed"
    with told(BylawsVersion.objects.get(version="2").force_at + timedelta(days=1)):
        clock.tick()
        clock.tick()
        assert (rules.in_force().version, Coalition.objects.get().shape) == ("3", "alliance")
    assert BylawsVersion.objects.filter(begun=False).count() == 0


def test_a_platform_becomes_a_council_and_keeps_history_keys_and_record(db: None) -> None:
    world = furnished("platform")
    key, _held = flow.enrol(world.a, world.a_liaison, world.a_delegate)
    before = [bytes(leaf.data) for leaf in Leaf.objects.all()]
    members = list(Organisation.objects.values_list("public_id", flat=True))
    matter = proposed(world, proposal("council"))
    close(answered(world, matter, *["accept"] * 4))
    with told(matter.closed_at):
        assert (Coalition.objects.get().shape, rules.in_force().shape) == ("council", "council")
        assert Key.objects.get(pk=key.pk).state == "active"
        assert [bytes(leaf.data) for leaf in Leaf.objects.all()][: len(before)] == before
        assert list(Organisation.objects.values_list("public_id", flat=True)) == members
        assert check() == []
        with pytest.raises(Refused) as refused:  # in a council delegates bring matters
            brought(world)
        assert refused.value.verdict.version == "2"
        assert brought(world, by=world.a_delegate).version.version == "2"


def test_a_text_in_its_rounds_finishes_under_the_bylaws_under_which_its_round_opened(world: World) -> None:
    text = flow.draft(world)
    flow.open_round(text, world.a_liaison)
    matter = close(answered(world, proposed(world, proposal("alliance")), *["accept"] * 4))
    text.refresh_from_db()
    with told(matter.closed_at):
        assert (rules.in_force().shape, rules.of(text).shape, text.under) == ("alliance", "network", "1")
        assert settling.follows_the_last(text) == ""
        later = flow.draft(world)
        assert (later.under, rules.of(later).shape) == ("", "alliance")


@pytest.mark.parametrize(
    ("details", "code"),
    [
        ({}, "bylaws_text_missing"),
        ({"rules": "x" * (LARGEST + 1), "texts": {"fa": "a", "en": "b"}}, "bylaws_refused"),
        ({"rules": "# " + "x" * 2_000_000, "texts": {"fa": "a", "en": "b"}}, "bylaws_refused"),
        ({"rules": "version = ", "texts": {"fa": "a", "en": "b"}}, "bylaws_refused"),
        ({**proposal(), "texts": {"fa": "**1.1** الف\n**1.1** ب", "en": "**1.1** a"}}, "bylaws_refused"),
        (proposal(version="1"), "bylaws_version_taken"),
        (proposal("network", 'act = "members.accept_invitation", roles = ["invited"]',
                  'act = "members.accept_invitation", roles = ["chair"]'), "bylaws_refused"),
    ],
)  # fmt: skip
def test_broken_bylaws_are_refused_before_they_are_put_to_anyone(
    world: World, details: dict[str, object], code: str
) -> None:
    with pytest.raises(NotPossible, match=code):
        proposed(world, details)


def test_bylaws_that_could_never_be_changed_again_are_refused(world: World) -> None:
    text = str(proposal()["rules"])
    row = next(line for line in text.splitlines() if 'matter = "bylaws"' in line)
    with pytest.raises(NotPossible, match="bylaws_refused"):
        proposed(world, {**proposal(), "rules": text.replace(row + "\n", "")})


def test_of_two_changes_under_one_name_the_second_is_not_carried_out(world: World) -> None:
    first, second = (proposed(world, proposal("network", *TO_MAJORITY)) for _ in range(2))
    close(answered(world, first, *["accept"] * 4))
    answered(world, second, *["accept"] * 4)
    with pytest.raises(NotPossible, match="bylaws_version_taken"):
        close(second)
    assert acts.withdraw(by=world.a_liaison, on=second).stage == "withdrawn"


def test_a_duty_that_is_given_moves_to_another_organisation_and_speaks_for_nobody(world: World) -> None:
    details = {"duty": "coordination", "organisation": world.c.public_id}
    matter = close(answered(world, brought(world, "duty", details=details), *["accept"] * 4))
    assert matter.result == details
    held = Seat.objects.held().filter(role="coordinator").values_list("organisation__slug", "person__username")
    assert list(held) == [("c", "c-liaison")]


@pytest.mark.parametrize(
    ("details", "code"),
    [
        ({}, "duty_unknown"),
        ({"duty": "secretary"}, "duty_unknown"),
        ({"duty": "coordination", "organisation": "x"}, "duty_to_whom"),
    ],
)
def test_a_duty_that_nobody_could_hold_is_refused(world: World, details: dict[str, object], code: str) -> None:
    with pytest.raises(NotPossible, match=code):
        brought(world, "duty", details=details)
