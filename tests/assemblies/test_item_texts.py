"""Items that are about a text: chosen when proposed or put in order, linked, and printed with room for changes."""

import io

import lxml.html
import pytest
from pdfminer.high_level import extract_text

from hamgam.assemblies import acts, item_texts, minuting, running
from hamgam.assemblies.models import Item
from hamgam.bylaws.acts import NotPossible
from hamgam.texts.acts import discard_draft
from hamgam.texts.models import Text
from tests.assemblies.called import called, opened, proposed
from tests.flow import draft, frozen
from tests.people import World, client_of

ONE = "/en/w/assemblies/1/"


def links(actor: object, path: str, text: Text) -> list[str]:
    page = lxml.html.fromstring(client_of(actor).get(path).content.decode())
    return [str(found) for found in page.xpath(f"//main//a[@href='/en/w/texts/{text.number}/']/text()")]


def pack(actor: object) -> str:
    return extract_text(io.BytesIO(client_of(actor).get(ONE + "pack.pdf").content))


def test_a_text_is_chosen_when_an_item_is_proposed(world: World) -> None:
    text = draft(world)
    called(world.coordinator)
    client = client_of(world.b_liaison)
    given = {"kind": "debate", "titles-en": "The text", "text": str(text.number)}
    assert client.post(ONE + "agenda/new/", given).status_code == 302
    assert client.post(ONE + "agenda/new/", {**given, "text": "99"}).status_code == 302
    assert list(Item.objects.order_by("pk").values_list("text", flat=True)) == [text.pk, None]


def test_a_text_is_chosen_and_taken_away_when_the_agenda_is_put_in_order(world: World) -> None:
    text = draft(world)
    item = proposed(called(world.coordinator), world.a_liaison)
    client = client_of(world.coordinator)
    for chosen, expected in ((str(text.number), text.pk), (None, text.pk), ("", None)):
        form = {f"place-{item.pk}": "1"} | ({} if chosen is None else {f"text-{item.pk}": chosen})
        client.post(ONE + "agenda/", form)
        item.refresh_from_db()
        assert (item.state, item.text_id) == ("on_agenda", expected)


def test_a_text_that_is_final_is_chosen_no_more_and_stays_where_it_stands(world: World) -> None:
    item = proposed(called(world.coordinator), world.a_liaison, text=draft(world))
    final = frozen(world).text
    with pytest.raises(NotPossible) as refused:
        proposed(item.assembly, world.a_liaison, "دیگر", text=final)
    assert refused.value.code == "item_text_over"
    with pytest.raises(NotPossible):
        acts.order_agenda(by=world.coordinator, on=item.assembly, order=[item.pk], texts={item.pk: final})
    offered = [text.pk for text in item_texts.texts_for(world.coordinator, [item])]
    assert (final.pk in offered, item.text_id in offered) == (False, True)
    discard_draft(by=world.a_liaison, on=Text.objects.get(pk=item.text_id))
    kept = item_texts.texts_for(world.coordinator, [item])
    acts.order_agenda(by=world.coordinator, on=item.assembly, order=[item.pk], texts={item.pk: kept[0]})
    assert Item.objects.get(pk=item.pk).text_id == item.text_id


def test_agenda_and_session_link_to_the_text_for_whoever_reads_it(world: World) -> None:
    text = draft(world)
    assembly = opened(world, "متن")
    item = assembly.items.get()
    acts.order_agenda(by=world.a_liaison, on=assembly, order=[item.pk], texts={item.pk: text})
    running.take_up_item(by=world.a_liaison, on=item)
    shown = [
        len(links(actor, path, text)) for actor in (world.c_delegate, world.observer) for path in (ONE, ONE + "live/")
    ]
    assert shown == [1, 2, 0, 0]


def test_the_paper_pack_holds_the_text_with_lines_and_boxes_for_whoever_reads_it(world: World) -> None:
    text = draft(world)
    clauses = text.clauses.filter(state="in").count()
    assembly = called(world.coordinator)
    items = [proposed(assembly, world.a_liaison, title, text=text) for title in ("یک", "دو")]
    acts.order_agenda(by=world.coordinator, on=assembly, order=[item.pk for item in items])
    mine, theirs = pack(world.b_liaison), pack(world.observer)
    # Once, although two items are about it.
    assert [said.count("deferred") for said in (mine, theirs)] == [clauses, 0]
    assert [said.count("Text with room for changes") for said in (mine, theirs)] == [1, 0]


def test_minutes_and_report_lead_to_the_text_and_the_report_only_for_whoever_sees_drafts(world: World) -> None:
    text = draft(world)
    assembly = opened(world)
    acts.order_agenda(
        by=world.a_liaison, on=assembly, order=[item.pk for item in assembly.items.agenda()],
        texts={assembly.items.agenda().first().pk: text},
    )  # fmt: skip
    first = assembly.items.agenda().first()
    minuting.write_minutes(by=world.a_liaison, on=assembly, written={first.pk: (0, "خوانده شد.")})
    said = [text.titles.get("en") or str(text)]
    assert links(world.a_liaison, f"{ONE}minutes/?item={first.pk}", text) == said
    running.close(by=world.a_liaison, on=assembly)
    minuting.present_report(by=world.a_liaison, on=assembly)
    assert [links(actor, ONE + "report/", text) for actor in (world.c_delegate, world.observer)] == [said, []]
