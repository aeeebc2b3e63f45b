"""The brochure of an assembly: papers in the order of the agenda, what cannot be bound said beforehand and in its place."""

import lxml.html
import pytest
from django.core.cache import caches
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import translation

from hamgam.assemblies import acts, brochures, looks
from hamgam.assemblies.models import Assembly, Paper
from hamgam.notices import clock
from hamgam.papers.binding import making
from hamgam.record.models import Checkpoint
from tests import flow
from tests.assemblies.called import called, proposed
from tests.papers.binding.made import A4, A5, ENCRYPTED, outline, paged, rows, sizes, texts
from tests.papers.reading.wordfile import paragraph, word_file
from tests.people import World, client_of
from tests.stories.cycles.issued import missing_from

ONE = "/en/w/assemblies/1/"
PDF = ONE + "brochure.pdf"


@pytest.fixture(autouse=True)
def nothing_kept() -> None:
    for name in ("papers", "brochures"):
        caches[name].clear()


def prepared(world: World) -> Assembly:
    """Two items in the order opposite to that in which they were proposed, papers of three formats, one that is closed."""
    assembly = called(world.coordinator)
    first, second = (proposed(assembly, world.a_liaison, title) for title in ("صندوق", "کارگروه"))
    acts.order_agenda(by=world.coordinator, on=assembly, order=[second.pk, first.pk])
    for title, data, item in (
        ("Nowhere", b"Of no item.", None), ("Fund", paged("one", "two"), first), ("Closed", ENCRYPTED, first),
        ("Group", word_file(paragraph("What the group did")), second),
    ):  # fmt: skip
        acts.hand_in_paper(by=world.b_liaison, on=assembly, titles={"en": title}, data=data, item=item)
    return assembly


def test_papers_stand_in_the_order_of_the_agenda_and_those_of_no_item_last(world: World) -> None:
    prepared(world)
    answer = client_of(world.observer).get(PDF)
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    assert answer["Content-Disposition"] == 'inline; filename="brochure-1.pdf"'
    assert [title for level, title in outline(answer.content) if level == 2] == [
        "Paper 4: Group", "Paper 2: Fund", "Paper 3: Closed", "Paper 1: Nowhere",
    ]  # fmt: skip
    assert [rows(answer.content, at)[0][:8] for at in range(3, 8)] == [
        "Paper 4:", "Paper 2:", "Paper 2:", "Paper 3:", "Paper 1:",
    ]  # fmt: skip


def test_it_is_printed_on_a5_for_whoever_asks(world: World) -> None:
    prepared(world)
    client = client_of(world.a_liaison)
    assert [set(sizes(client.get(PDF + query).content)) for query in ("", "?paper=a5", "?paper=x")] == [
        {A4},
        {A5},
        {A4},
    ]


def test_its_title_page_bears_the_newest_checkpoint(world: World) -> None:
    prepared(world)
    first = texts(client_of(world.a_liaison).get(PDF).content)[0]
    checkpoint = Checkpoint.objects.order_by("-size").first()
    assert checkpoint is not None
    assert [line in first for line in checkpoint.note.splitlines()[:3]] == [True] * 3


def test_what_cannot_be_bound_is_told_on_its_page_on_the_assembly_s_and_to_whoever_hands_it_in(world: World) -> None:
    prepared(world)
    pages = texts(client_of(world.a_liaison).get(PDF).content)
    closed = Paper.objects.get(number=3)
    assert ["protected by a password" in page for page in pages] == [False] * 6 + [True, False]
    assert f"/en/w/assemblies/papers/{closed.pk}/" in pages[6]
    said = lxml.html.fromstring(client_of(world.c_delegate).get(ONE).content.decode()).xpath("string(//main)")
    assert (said.count("Not inside the brochure."), said.count("protected by a password")) == (1, 1)
    file = SimpleUploadedFile("broken.pdf", b"%PDF-1.4 rubbish")
    answer = client_of(world.b_liaison).post(ONE + "papers/new/", {"file": file}, follow=True)
    (told,) = lxml.html.fromstring(answer.content.decode()).xpath("//*[@role='status']")
    assert [line.text_content() for line in told.iter("p")] == [
        "Your paper is handed in.",
        "It will not stand in the brochure. Its file is damaged and could not be opened.",
    ]


def test_the_clock_looks_into_papers_once(world: World) -> None:
    assembly = prepared(world)
    assert looks.not_bound(assembly.papers.all()) == {}
    clock.tick()
    with translation.override("en"):
        assert list(looks.not_bound(assembly.papers.all()).values()) == ["Its file is protected by a password."]
    assert looks.prepare() == 0


def test_a_paper_taken_back_is_in_no_brochure_and_an_empty_assembly_has_one(world: World) -> None:
    assembly = called(world.coordinator)
    paper = acts.hand_in_paper(by=world.b_liaison, on=assembly, titles={"en": "Gone"}, data=b"words")
    acts.withdraw_paper(by=world.b_liaison, on=paper)
    printed = texts(client_of(world.a_liaison).get(PDF).content)
    assert (len(printed), any("Gone" in page for page in printed)) == (2, False)


def test_the_same_papers_give_the_same_bytes_also_when_made_anew(world: World) -> None:
    assembly = prepared(world)
    first = brochures.brochure(assembly)
    caches["brochures"].clear()
    assert brochures.brochure(assembly) == first


def test_pdfs_beyond_what_one_brochure_holds_are_named_in_their_place(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    assembly = called(world.coordinator)
    for title in ("First", "Second"):
        acts.hand_in_paper(by=world.b_liaison, on=assembly, titles={"en": title}, data=paged(title, "more"))
    monkeypatch.setattr(brochures, "MOST_PAGES", 3)
    printed = texts(client_of(world.a_liaison).get(PDF).content)
    assert ["too large" in page for page in printed] == [False] * 4 + [True]


def test_what_nobody_could_look_into_in_time_is_said(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    prepared(world)
    monkeypatch.setattr(looks, "AT_A_CLICK", -1)
    printed = texts(client_of(world.a_liaison).get(PDF).content)
    assert sum("Nobody has looked into it yet." in page for page in printed) == 4


def test_a_brochure_that_cannot_be_made_leads_back_to_the_papers(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    prepared(world)

    monkeypatch.setattr(making, "MEMORY", 40_000_000)
    answer = client_of(world.a_liaison).get(PDF, follow=True)
    assert answer.redirect_chain == [(ONE, 302)]
    assert "could not be made now" in answer.content.decode()


def test_strangers_get_no_brochure(world: World) -> None:
    prepared(world)
    assert Client().get(PDF).status_code == 302


def test_texts_that_items_are_about_stand_in_it_for_whoever_may_read_them(world: World) -> None:
    text = flow.draft(world)
    assembly = called(world.coordinator)
    first, second = (proposed(assembly, world.a_liaison, title) for title in ("صندوق", "کارگروه"))
    acts.order_agenda(
        by=world.coordinator, on=assembly, order=[second.pk, first.pk], texts={first.pk: text, second.pk: text}
    )
    acts.hand_in_paper(by=world.b_liaison, on=assembly, titles={"en": "Fund"}, data=b"words", item=second)
    made = {who: client_of(getattr(world, who)).get(PDF).content for who in ("a_liaison", "observer")}
    named = {who: [title for level, title in outline(pdf) if level == 2] for who, pdf in made.items()}
    assert named == {"a_liaison": ["Text 1: Clean water, safe work", "Paper 1: Fund"], "observer": ["Paper 1: Fund"]}
    assert "when this brochure is made: draft." in " ".join(texts(made["a_liaison"])[3].split())
    words = [english for _persian, english in flow.WORDS]
    assert (missing_from(made["a_liaison"], words), missing_from(made["observer"], words)) == ([], words)
