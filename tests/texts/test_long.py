"""A long text on its page: what is shortened there, and where the whole stands."""

import lxml.html
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from hamgam.engine.texts import Piece, compare
from hamgam.positions.acts import take
from hamgam.positions.seen import REASONS_LIMIT
from hamgam.texts import acts
from hamgam.texts.reading import LONG, passages
from hamgam.texts.views import versions
from hamgam.texts.views.translation import FORMS
from tests.people import client_of
from tests.positions.scene import close
from tests.texts.drafts import clauses, in_round, lead_of

OLD = (
    "به خواست همهٔ ما و همهٔ ساکنان حوضه و کارگران آن، "
    "هر شهر باید نتیجهٔ آزمایش آب آشامیدنی را هر ماه به زبان‌های ساکنان خود و به شکلی که همه بفهمند بی‌هزینه در هر روستا منتشر کند."
)
NEW = OLD.replace("هر ماه", "هر هفته")
WORDS = st.lists(st.sampled_from(["آب", "رود", "شهر", "مزد", "کار", "هر", "ماه", "پاک"]), max_size=60).map(" ".join)


def page_of(actor, text, rest: str = ""):
    return lxml.html.fromstring(client_of(actor).get(f"/en/w/texts/{text.number}/{rest}").content.decode())


@given(WORDS, WORDS)
def test_passages_hold_every_word_that_changes_and_leave_out_only_what_stays(old: str, new: str) -> None:
    whole = compare(old, new)
    short = passages(whole)
    assert [piece for piece in short if piece.kind != "same"] == [piece for piece in whole if piece.kind != "same"]
    kept = [(a.text, b.text) for a, b in zip(whole, short, strict=True) if a.kind == "same"]
    assert all(b == a or all(part in a for part in b.split("…")) for a, b in kept)


def test_whole_words_stand_around_a_change() -> None:
    assert passages(compare(OLD, NEW)) == [
        Piece("same", "… آب آشامیدنی را هر "), Piece("deleted", "ماه"), Piece("inserted", "هفته"),
        Piece("same", " به زبان‌های ساکنان خود …"),
    ]  # fmt: skip


def test_a_long_text_shows_the_passages_that_change_and_leads_to_the_whole_wording(world) -> None:
    text = in_round(world, bodies=(OLD, *(f"بند شمارهٔ {n}." for n in range(LONG))))
    acts.propose_wording(by=world.b_liaison, on=clauses(text)[0], words=NEW)
    variant = page_of(world.a_liaison, text).xpath("//*[@class='variant']/p[contains(@class, 'text')]")[0]
    assert variant.text_content() == "… آب آشامیدنی را هر removed: ماه added: هفته به زبان‌های ساکنان خود …"
    whole = page_of(world.a_liaison, text, "clauses/1/").xpath("//*[@class='variant']/p[contains(@class, 'text')]")[0]
    assert whole.text_content().startswith("به خواست همهٔ ما")


def test_a_short_text_shows_other_wordings_whole(world) -> None:
    text = in_round(world, bodies=(OLD, "بند دوم."))
    acts.propose_wording(by=world.b_liaison, on=clauses(text)[0], words=NEW)
    variant = page_of(world.a_liaison, text).xpath("//*[@class='variant']/p[contains(@class, 'text')]")[0]
    assert variant.text_content().startswith("به خواست همهٔ ما")


def test_very_many_reasons_stand_on_the_page_of_their_clause_and_the_text_leads_there(world) -> None:
    text = in_round(world)
    first, second = clauses(text)[:2]
    for liaison in (world.b_liaison, world.d_liaison):
        take(by=liaison, on=lead_of(first), stance="reject", reason="الف " * (REASONS_LIMIT // 8 + 1))
    take(by=world.c_liaison, on=lead_of(first), stance="reject", reason="دلیل کوتاه")
    take(by=world.c_liaison, on=lead_of(second), stance="accept")
    close(text)
    margins = page_of(world.a_liaison, text).xpath("//*[@class='margin']")
    assert "دلیل کوتاه" not in margins[0].text_content()
    assert margins[0].xpath("ul/li[1]/p")[0].text_content() == "Drivers, Growers and Physicians"
    assert margins[0].xpath("p/a/@href") == ["clauses/1/#positions"]
    assert margins[1].xpath("p/a/@href") == ["clauses/2/history/"]
    there = page_of(world.a_liaison, text, "clauses/1/").xpath("//*[@id='positions']")[0]
    assert "دلیل کوتاه" in there.text_content()


def test_a_clause_that_is_proposed_has_its_positions_on_its_own_page(world) -> None:
    text = in_round(world)
    added = acts.propose_clause(by=world.c_liaison, on=text, words="گزارش هر ماه منتشر می‌شود.")
    take(by=world.b_liaison, on=added.wordings.get(), stance="reject", reason="زود است")
    close(text)
    there = page_of(world.a_liaison, text, f"clauses/{added.anchor}/").xpath("//*[@id='positions']")[0]
    assert "زود است" in there.text_content()


def test_a_long_translation_has_the_forms_that_are_due_first_and_any_other_for_the_asking(world) -> None:
    text = in_round(world, bodies=tuple(f"بند شمارهٔ {n}." for n in range(LONG + 1)), languages=["en"])
    first = page_of(world.a_liaison, text, "translation/en/")
    asked = page_of(world.a_liaison, text, "translation/en/?write=20")
    forms = [page.xpath("//article[.//textarea]/@id") for page in (first, asked)]
    assert forms == [[f"b{n}" for n in range(1, FORMS + 1)], ["b20"]]
    links = first.xpath("//article[not(.//textarea)]//a/@href")
    assert links == [f"?write={n}#b{n}" for n in range(FORMS + 1, LONG + 2)]


def test_what_many_did_on_one_day_is_one_line_of_the_history(world) -> None:
    text = in_round(world)
    for liaison in world.liaisons:
        take(by=liaison, on=lead_of(clauses(text)[0]), stance="accept")
    told = client_of(world.a_liaison).get(f"/en/w/texts/{text.number}/history/").context["entries"][0]
    assert (told.entry.act, told.times, told.entry.pk - told.begin) == ("positions.take", 4, 3)
    assert [row.slug for row in told.names] == ["d", "c", "b", "a"]


def test_older_entries_of_the_history_stand_behind_a_link(world, monkeypatch) -> None:
    monkeypatch.setattr(versions, "ENTRIES", 2)
    text = in_round(world)
    take(by=world.b_liaison, on=lead_of(clauses(text)[0]), stance="accept")
    client, address, pages = client_of(world.a_liaison), f"/en/w/texts/{text.number}/history/", []
    query = ""
    while query is not None:
        shown = client.get(address + query).context
        pages.append([told.entry.act for told in shown["entries"]])
        query = f"?before={shown['older']}" if shown["older"] else None
    assert pages == [["positions.take", "texts.open_round"], ["texts.import_text"]]


def asked_for(client, path: str) -> int:
    client.get(path)
    with CaptureQueriesContext(connection) as seen:
        assert client.get(path).status_code == 200
    return len(seen)


def test_the_page_of_a_clause_asks_the_database_as_often_for_three_wordings_as_for_one(world) -> None:
    text = in_round(world)
    one, three = clauses(text)[:2]
    acts.propose_wording(by=world.b_liaison, on=one, words=NEW)
    for liaison in (world.b_liaison, world.c_liaison, world.d_liaison):
        acts.propose_wording(by=liaison, on=three, words=f"{NEW} {liaison.organisation.slug}")
    acts.propose_leaving_out(by=world.d_liaison, on=three)
    close(text)
    client = client_of(world.a_liaison)
    counts = [asked_for(client, f"/fa/w/texts/{text.number}/clauses/{row.anchor}/") for row in (one, three)]
    assert counts[0] == counts[1]


def test_the_page_of_a_clause_names_whom_a_wording_waits_for(world) -> None:
    text = in_round(world)
    made = acts.propose_wording(by=world.b_liaison, on=clauses(text)[0], words=NEW)
    take(by=world.a_liaison, on=made, stance="accept")
    take(by=world.c_liaison, on=made, stance="reject", reason="نه")
    close(text)
    said = page_of(world.a_liaison, text, "clauses/1/").xpath("//*[contains(@class, 'whynot')]")[0].text_content()
    assert "answered: Growers’ Circle and Work Physicians." in said
    assert "agree: Drivers’ Union." in said
