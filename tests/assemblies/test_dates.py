"""Day and place of the next assembly as a matter, and what "Now" tells of assemblies."""

from typing import Any

import lxml.html
import pytest

from hamgam.assemblies import acts, running
from hamgam.assemblies.models import Assembly
from hamgam.bylaws.acts import NotPossible
from hamgam.decisions.models import Matter
from hamgam.members.actor import Actor
from hamgam.notices import news
from hamgam.record import times
from tests.assemblies.called import TITLE, called, moments, opened
from tests.decisions.brought import answered, brought, close
from tests.people import World, client_of

ONE = "/fa/w/assemblies/1/"


def page_of(actor: Actor, path: str) -> Any:
    return lxml.html.fromstring(client_of(actor).get(path).content.decode())


def agreed(world: World, kind: str = "calendar") -> Matter:
    return close(answered(world, brought(world, kind=kind), "accept", "accept", "accept", "accept"))


def test_from_the_page_of_an_assembly_day_and_place_of_the_next_are_brought(world: World) -> None:
    called(world.coordinator)
    links = page_of(world.a_liaison, ONE).xpath("//a[contains(@href, 'question-fa')]/@href")
    assert [link.split("?")[0].split("/")[-2] for link in links] == ["calendar", "choice"]
    form = page_of(world.a_liaison, links[0])
    assert (form.xpath("string(//*[@id='question-fa'])"), form.xpath("string(//*[@id='question-en'])")) == (
        "نشست بعدی کی و کجا باشد؟", "When and where does the next assembly meet?",
    )  # fmt: skip
    assert page_of(world.observer, ONE).xpath("//a[contains(@href, 'question-fa')]") == []


def test_the_form_offers_the_decision_and_the_assembly_shows_its_number(world: World) -> None:
    matter = agreed(world)
    form = page_of(world.coordinator, "/fa/w/assemblies/new/").xpath("//main//form")[0]
    values = {name: value for name, value in form.form_values() if name not in ("csrfmiddlewaretoken", "token")}
    first = moments()["first_day"]
    english = client_of(world.coordinator, language="en")
    english.post("/en/w/assemblies/new/", {
        **values, "kind": "general", "titles-fa": "نشست", "place-fa": "تالار", "first_day_day": str(first.day),
        "first_day_month": str(first.month), "first_day_year": str(first.year), "follows": str(matter.decision),
    })  # fmt: skip
    assert Assembly.objects.get().follows == matter
    member, observer = (page_of(actor, ONE) for actor in (world.c_delegate, world.observer))
    assert [f"/fa/w/decisions/{matter.number}/" in page.xpath("//aside//a/@href") for page in (member, observer)] == [
        True,
        False,
    ]
    assert "پیرو تصمیم ۱" in observer.xpath("string(//aside)")


def test_a_decision_is_followed_by_one_assembly_and_by_another_once_that_is_cancelled(world: World) -> None:
    matter = agreed(world)
    first = acts.call(by=world.coordinator, kind="general", titles=TITLE, follows=matter, **moments())
    with pytest.raises(NotPossible, match="assembly_follows_none"):
        acts.call(by=world.coordinator, kind="general", titles=TITLE, follows=matter, **moments())
    acts.cancel(by=world.coordinator, on=first, reason={"fa": "برف"})
    again = acts.call(by=world.coordinator, kind="general", titles=TITLE, follows=matter, **moments())
    assert again.follows == matter


def test_what_is_no_decision_on_day_and_place_is_not_followed(world: World) -> None:
    for matter in (agreed(world, "decision"), brought(world, kind="calendar")):
        with pytest.raises(NotPossible, match="assembly_follows_none"):
            acts.call(by=world.coordinator, kind="general", titles=TITLE, follows=matter, **moments())


def test_calls_moves_cancellations_openings_and_closings_are_news_for_those_who_may_come(world: World) -> None:
    assembly = opened(world)
    with times.told(assembly.begins):
        running.close(by=world.a_liaison, on=assembly)
    other = acts.call(by=world.coordinator, kind="regular", titles={"fa": "دوم"}, **moments())
    acts.change_call(by=world.coordinator, on=other, titles={"fa": "دوم"}, **moments(ahead=40))
    acts.cancel(by=world.coordinator, on=other, reason={"fa": "برف"})
    said = [row.sentence for row in news.latest(world.c_liaison)]
    name, who = TITLE["fa"], "برزگران"
    assert said == [
        f"{who} نشستی را لغو کرد: «دوم»", f"{who} زمان یا شرح نشستی را تغییر داد: «دوم»", f"{who} نشستی را فراخواند: «دوم»",
        f"نشستی پایان یافت: «{name}»", f"نشستی آغاز شد: «{name}»", f"{who} نشستی را فراخواند: «{name}»",
    ]  # fmt: skip
    assert [row.address for row in news.latest(world.observer)][0] == "/fa/w/assemblies/2/"
    assert news.latest(world.nobody) == []
