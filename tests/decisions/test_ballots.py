"""Matters in which one of several is chosen by ballots, in rounds, or by a lot that nobody can choose."""

import pytest

from hamgam.bylaws.acts import NotPossible
from hamgam.bylaws.models import BylawsVersion
from hamgam.decisions import acts, voices
from hamgam.decisions.models import Matter
from hamgam.engine.methods import lot
from hamgam.record import times
from hamgam.record.kept import Writing, written_by
from tests.decisions.brought import brought, close
from tests.people import World

pytestmark = pytest.mark.django_db
NAMES = [{"fa": "همراه"}, {"fa": "همیار"}, {"fa": "هم‌پا"}]


def under(method: str, **more: object) -> None:
    """The same bylaws with another way of choosing."""
    before = BylawsVersion.objects.first()
    row = next(line for line in before.rules.splitlines() if 'matter = "choice"' in line)
    changed = row.replace('method = "agreement"', f'method = "{method}"').replace(
        "rounds = 2", ", ".join(["rounds = 2", *(f"{name} = {value}" for name, value in more.items())])
    )
    text = before.rules.replace(row, changed).replace('version = "1"', 'version = "2"')
    with written_by(Writing("test", times.now())):
        BylawsVersion.objects.create(version="2", rules=text, texts=before.texts, since=times.now().date())


def ranked(world: World, matter: Matter, *rankings: str) -> Matter:
    """Ballots of a, b, c and d: "21" puts the second before the first; "" is blank, "." is silent."""
    for actor, ranking in zip(world.liaisons, rankings, strict=True):
        if ranking != ".":
            acts.answer(by=actor, on=matter, said={"ranking": [f"c{n}" for n in ranking]})
    return matter


@pytest.mark.parametrize(
    ("method", "rankings", "result"),
    [
        ("approval", ("12", "2", "23", "2"), {"choice": "c2"}),
        ("schulze", ("123", "132", "213", "123"), {"choice": "c1"}),
        ("stv", ("12", "12", "21", "1"), {"choice": "c1"}),
        ("rounds", ("1", "1", "1", "2"), {"choice": "c1"}),
    ],
)
def test_what_the_ballots_choose_is_settled(
    world: World, method: str, rankings: tuple[str, ...], result: dict[str, str]
) -> None:
    under(method)
    matter = close(ranked(world, brought(world, "choice", choices=NAMES), *rankings))
    assert (matter.stage, matter.result, matter.outcome["reason"]) == ("agreed", result, "chosen")


def test_several_seats_are_filled_in_their_order(world: World) -> None:
    under("stv", seats=2)
    matter = close(ranked(world, brought(world, "choice", choices=NAMES), "1", "1", "2", "2"))
    assert (matter.stage, sorted(matter.result["choices"])) == ("agreed", ["c1", "c2"])


def test_without_a_majority_the_two_strongest_go_on_and_ballots_are_given_anew(world: World) -> None:
    under("rounds")
    matter = brought(world, "choice", choices=[*NAMES, {"fa": "هم‌دل"}])
    close(ranked(world, matter, "1", "1", "2", "2"))
    assert matter.stage in ("open", "not_agreed")
    matter = brought(world, "choice", choices=NAMES)
    world_of_four = ranked(world, matter, "1", "1", "2", "3")
    close(world_of_four)
    assert (matter.stage, matter.outcome["reason"]) == ("not_agreed", "tied")


def test_blank_ballots_choose_nothing(world: World) -> None:
    under("approval")
    matter = close(ranked(world, brought(world, "choice", choices=NAMES), "", "", "", ""))
    assert (matter.stage, matter.outcome["reason"]) == ("not_agreed", "all_blank")


@pytest.mark.parametrize("ranking", [["c9"], ["c1", "c1"], "c1", [["c1"]]])
def test_a_ballot_that_cannot_be_counted_is_refused(world: World, ranking: object) -> None:
    under("schulze")
    matter = brought(world, "choice", choices=NAMES)
    with pytest.raises(NotPossible, match="matter_ranking_wrong"):
        acts.answer(by=world.a_liaison, on=matter, said={"ranking": ranking})


SECRETS = [bytes([n]) * 16 for n in range(4)]


def committed(world: World, matter: Matter) -> list[str]:
    names = [house.public_id for house in world.organisations]
    for actor, name, secret in zip(world.liaisons, names, SECRETS, strict=True):
        acts.answer(by=actor, on=matter, said={"commitment": lot.commit(name, secret)})
    return names


def test_a_lot_is_drawn_from_secrets_that_were_fixed_before_anyone_knew_them(world: World) -> None:
    under("lot")
    matter = brought(world, "choice", choices=NAMES)
    names = committed(world, matter)
    close(matter)
    assert (matter.stage, matter.round) == ("open", 2)
    for actor, secret in zip(world.liaisons, SECRETS, strict=True):
        acts.answer(by=actor, on=matter, said={"secret": secret.hex()})
    close(matter)
    seed = lot.seed_of(
        {name: lot.commit(name, secret) for name, secret in zip(names, SECRETS, strict=True)},
        dict(zip(names, SECRETS, strict=True)),
    )
    assert (matter.stage, matter.result["choice"]) == ("agreed", lot.draw(seed.value, ["c1", "c2", "c3"], 1)[0])


def test_who_does_not_open_makes_the_lot_void_once_and_has_no_part_in_the_next(world: World) -> None:
    under("lot")
    matter = brought(world, "choice", choices=NAMES)
    committed(world, matter)
    close(matter)
    for actor, secret in list(zip(world.liaisons, SECRETS, strict=True))[:3]:
        acts.answer(by=actor, on=matter, said={"secret": secret.hex()})
    close(matter)
    assert (matter.stage, matter.round, matter.details["left_out"]) == ("open", 3, [world.d.public_id])
    assert {voices.name_of(voice) for voice in voices.counted_voices(matter)} == {
        house.public_id for house in world.organisations[:3]
    }


def test_a_secret_that_opens_nothing_is_refused(world: World) -> None:
    under("lot")
    matter = brought(world, "choice", choices=NAMES)
    with pytest.raises(NotPossible, match="lot_commitment_wrong"):
        acts.answer(by=world.a_liaison, on=matter, said={"commitment": "abc"})
    committed(world, matter)
    close(matter)
    with pytest.raises(NotPossible, match="lot_secret_wrong"):
        acts.answer(by=world.a_liaison, on=matter, said={"secret": SECRETS[3].hex()})


def test_a_lot_that_nobody_prepares_is_not_drawn(world: World) -> None:
    under("lot")
    matter = close(brought(world, "choice", choices=NAMES))
    assert (matter.stage, matter.result) == ("not_agreed", {"otherwise": "status_quo"})
