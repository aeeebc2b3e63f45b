"""A common slogan and its local variants: proposed, read by the others, permitted by the clock or refused with a reason."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from hamgam.bylaws.acts import NotPossible, Refused
from hamgam.decisions import acts, variants
from hamgam.decisions.models import Matter, Variant
from hamgam.members.actor import Actor
from hamgam.notices import clock
from hamgam.notices.waiting import waiting
from hamgam.record.times import now, told
from tests.architecture.walk import faults
from tests.bodies.given import body
from tests.decisions.brought import brought
from tests.people import World, client_of, make_world

pytestmark = pytest.mark.django_db
CHOICES = ({"fa": "رود پاک، کار ایمن", "en": "Clean River, Safe Work"}, {"fa": "نان و آب", "en": "Bread and Water"})
LOCAL = {"words": "Ren älv, trygg handel", "place": "Gävle", "language": "svenska"}
DAYS = 7
"""Days to answer a common slogan in the network; article 14.13 of that shape."""


def slogan(world: World, first: str = "accept") -> Matter:
    """A slogan on which all agreed; with another answer, one on which they did not."""
    matter = brought(world, "slogan", choices=CHOICES)
    for number, actor in enumerate(world.liaisons):
        word = "accept" if number else first
        reason = "چون بلند است." if word == "reject" else ""
        acts.answer(by=actor, on=matter, said={"words": {"c1": word, "c2": "reject"}}, reason=reason)
    for _round in range(matter.rule.rounds):
        if matter.stage == "open":
            with told(matter.closes_at):
                acts.close(by=Actor.clock(), on=matter)
            matter.refresh_from_db()
    return matter


def refused(call: object, **given: object) -> str:
    with pytest.raises(Refused) as why:
        call(**given)  # type: ignore[operator]
    return str(why.value.verdict.reason)


def test_a_variant_that_nobody_finds_to_contradict_is_permitted_by_the_clock(world: World) -> None:
    matter = slogan(world)
    made = variants.propose_variant(by=world.b_delegate, on=matter, **LOCAL)
    assert (matter.stage, made.state, made.organisation) == ("agreed", "open", world.b)
    with pytest.raises(NotPossible, match="variant_not_due"):
        variants.permit_variant(by=Actor.clock(), on=made)
    with told(made.closes_at - timedelta(minutes=1)):
        assert "decisions.permit_variant" not in clock.tick()
    with told(made.closes_at):
        assert clock.tick().count("decisions.permit_variant") == 1
        assert clock.tick().count("decisions.permit_variant") == 0
    made.refresh_from_db()
    assert (made.state, made.reason, made.objected_by) == ("permitted", "", None)


def test_it_can_be_read_for_as_many_days_as_the_slogan_could_be_answered(world: World) -> None:
    matter = slogan(world)
    proposed_at = now()
    with told(proposed_at):
        made = variants.propose_variant(by=world.b_delegate, on=matter, **LOCAL)
    assert variants.time_to_object(matter) == matter.rule.notice_days == DAYS
    assert made.closes_at - proposed_at == timedelta(days=DAYS)


def test_one_member_that_finds_it_to_contradict_keeps_it_from_use_and_all_read_why(world: World) -> None:
    made = variants.propose_variant(by=world.b_delegate, on=slogan(world), **LOCAL)
    with pytest.raises(NotPossible, match="variant_reason_missing"):
        variants.object_to_variant(by=world.c_liaison, on=made, reason="  ")
    variants.object_to_variant(by=world.c_liaison, on=made, reason="«هندل» یعنی داد و ستد، نه کار.")
    made.refresh_from_db()
    assert (made.state, made.objected_by, made.reason) == ("refused", world.c, "«هندل» یعنی داد و ستد، نه کار.")
    with told(made.closes_at):
        assert "decisions.permit_variant" not in clock.tick()
    page = client_of(world.a_liaison, language="fa").get(f"/fa/w/decisions/{made.matter.number}/").content.decode()
    assert "«هندل» یعنی داد و ستد، نه کار." in page
    assert refused(variants.object_to_variant, by=world.d_liaison, on=made, reason="نه") == "wrong_stage"


def test_in_the_last_minute_one_can_say_so_and_afterwards_not(world: World) -> None:
    matter = slogan(world)
    first = variants.propose_variant(by=world.b_delegate, on=matter, **LOCAL)
    second = variants.propose_variant(by=world.b_delegate, on=matter, words="Ren älv")
    with told(first.closes_at - timedelta(minutes=1)):
        assert variants.object_to_variant(by=world.c_liaison, on=first, reason="نه").state == "refused"
    with told(second.closes_at), pytest.raises(NotPossible, match="variant_over"):
        variants.object_to_variant(by=world.c_liaison, on=second, reason="نه")


def test_where_no_slogan_was_agreed_local_ones_can_be_proposed_too(world: World) -> None:
    matter = slogan(world, "reject")
    assert (matter.stage, matter.result["otherwise"]) == ("not_agreed", "variants")
    assert variants.propose_variant(by=world.a_liaison, on=matter, **LOCAL).state == "open"


def test_who_may_propose_and_object_and_when(world: World) -> None:
    running, plain = brought(world, "slogan", choices=CHOICES), brought(world)
    assert refused(variants.propose_variant, by=world.b_delegate, on=running, **LOCAL) == "wrong_stage"
    assert refused(variants.propose_variant, by=world.b_delegate, on=plain, **LOCAL) == "wrong_stage"
    matter = slogan(world)
    for actor in (world.observer, world.nobody, Actor.clock()):
        assert refused(variants.propose_variant, by=actor, on=matter, **LOCAL) == "wrong_role"
    made = variants.propose_variant(by=world.b_delegate, on=matter, **LOCAL)
    for actor in (world.observer, world.nobody, Actor.clock()):
        assert refused(variants.object_to_variant, by=actor, on=made, reason="نه") == "wrong_role"
    assert refused(variants.permit_variant, by=world.a_liaison, on=made) == "wrong_role"
    assert list(Variant.objects.visible_to(world.observer)) == list(Variant.objects.visible_to(world.nobody)) == []


@pytest.mark.parametrize(
    ("given", "code"),
    [({"words": "  "}, "variant_words_missing"), ({"words": "آ" * 201}, "variant_long"),
     ({"words": "آ", "place": "ب" * 121}, "variant_long"), ({"words": "آ", "language": "ب" * 41}, "variant_long")],
)  # fmt: skip
def test_what_cannot_be_a_variant_is_refused(world: World, given: dict[str, str], code: str) -> None:
    matter = slogan(world)
    with pytest.raises(NotPossible, match=code):
        variants.propose_variant(by=world.b_delegate, on=matter, **given)
    assert Variant.objects.count() == 0


def test_the_same_words_for_the_same_place_are_proposed_once_and_again_when_they_were_refused(world: World) -> None:
    matter = slogan(world)
    made = variants.propose_variant(by=world.b_delegate, on=matter, **LOCAL)
    with pytest.raises(NotPossible, match="variant_there_already"):
        variants.propose_variant(by=world.c_liaison, on=matter, **LOCAL)
    variants.object_to_variant(by=world.c_liaison, on=made, reason="نه")
    assert variants.propose_variant(by=world.b_delegate, on=matter, **LOCAL).state == "open"


def test_a_unit_has_its_own_and_only_who_sits_in_it_proposes_it() -> None:
    world = make_world("committee", duty="secretary")
    unit = body(world, "unit", names={"fa": "واحد یوله", "en": "Gävle Unit"}, places=[{"organisation": "b"}])
    matter = brought(world, "slogan", choices=CHOICES)
    for actor in world.liaisons:
        acts.answer(by=actor, on=matter, said={"words": {"c1": "yes", "c2": "abstain"}})
    acts.close(by=world.a_liaison, on=matter)
    with pytest.raises(NotPossible, match="body_does_not_sit"):
        variants.propose_variant(by=world.a_liaison, on=matter, body=unit, **LOCAL)
    assert variants.propose_variant(by=world.b_liaison, on=matter, body=unit, **LOCAL).body == unit


def test_the_page_takes_a_variant_keeps_what_was_typed_and_takes_a_reason(world: World) -> None:
    matter = slogan(world)
    at = f"/en/w/decisions/{matter.number}/"
    client, other = client_of(world.b_delegate, language="en"), client_of(world.c_liaison, language="en")
    typed = {f"variant-{name}": words for name, words in LOCAL.items()}
    answer = client.post(f"{at}variants/", {**typed, "variant-words": ""})
    assert (answer.status_code, "Write the words of the local slogan." in answer.content.decode()) == (422, True)
    assert 'value="svenska"' in answer.content.decode()
    assert client.post(f"{at}variants/", typed).status_code == 302
    made = Variant.objects.get()
    assert (made.words, made.place, made.language) == tuple(LOCAL.values())
    assert "Record that it contradicts" not in client.get(at).content.decode()
    answer = other.post(f"/en/w/decisions/variants/{made.pk}/object/", {"reason": ""})
    assert (answer.status_code, "Write why it contradicts what is common." in answer.content.decode()) == (422, True)
    for language in ("en", "fa"):
        page = client_of(world.c_liaison, language=language).get(f"/{language}/w/decisions/{matter.number}/")
        assert list(faults(page.content, language)) == []
    assert other.post(f"/en/w/decisions/variants/{made.pk}/object/", {"reason": "It says trade."}).status_code == 302
    assert "It says trade." in client.get(at).content.decode()


def test_others_read_on_their_first_page_that_a_local_slogan_waits(world: World) -> None:
    matter = slogan(world)
    made = variants.propose_variant(by=world.b_delegate, on=matter, **LOCAL)
    found = [row for row in waiting(world.c_liaison) if row.about.startswith("variant-")]
    assert [(row.address, row.due) for row in found] == [
        (reverse("decisions.page", args=[matter.number]) + f"#v{made.pk}", made.closes_at)
    ]
    assert [row for row in waiting(world.b_delegate) if row.about.startswith("variant-")] == []


def test_three_variants_take_as_many_queries_as_one(world: World) -> None:
    matter, client = slogan(world), client_of(world.a_liaison, language="en")
    taken = []
    for number in range(3):
        variants.propose_variant(by=world.b_delegate, on=matter, words=f"Ren älv {number}")
        client.get(f"/en/w/decisions/{matter.number}/")
        with CaptureQueriesContext(connection) as asked:
            page = client.get(f"/en/w/decisions/{matter.number}/").content.decode()
        assert page.count('<li id="v') == number + 1
        taken.append(len(asked))
    assert taken[0] == taken[2]
