"""The folder of an assembly: everything of it that this reader sees, with the files as they were handed in."""

import io

import docx
import lxml.html
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hamgam.assemblies import acts, minuting, running
from hamgam.assemblies.contributing import contribute
from hamgam.copies import of_assemblies
from hamgam.record import times
from tests.assemblies.called import called, opened
from tests.copies.taken import read, taken
from tests.people import World, client_of

PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF"
WROTE = "گشایش نشست؛ سارا امینی سخن گفت."


def test_papers_and_contributions_lie_in_the_folder_as_they_were_handed_in(world: World) -> None:
    assembly = called(world.coordinator)
    acts.hand_in_paper(by=world.b_liaison, on=assembly, titles={"fa": "برنامه", "en": "The plan"}, data=PDF)
    contribute(by=world.c_liaison, on=assembly, kind="report", data="گزارش ما".encode())
    contribute(by=world.a_liaison, on=assembly, kind="proposal", titles={"fa": "نامه"}, words={"fa": "نامه‌ای بنویسیم"})
    files = taken(world.a_liaison, "assemblies/1")
    assert files["papers/paper-1.pdf"] == PDF
    report = next(name for name in files if name.startswith("contributions/report-"))
    assert files[report] == "گزارش ما".encode()
    page = lxml.html.fromstring(read(files, "assembly-fa.html"))
    links = set(page.xpath("//@href"))
    assert {"papers/paper-1.pdf", report} <= links <= set(files)
    assert [words in page.text_content() for words in ("نامه‌ای بنویسیم", "کانون برزگران", "فراخوان نشست")] == [True] * 3
    assert "The plan" in read(files, "assembly-en.txt")
    assert any("برنامه" in one.text for one in docx.Document(io.BytesIO(files["assembly-fa.docx"])).paragraphs)


def test_members_hold_the_minutes_without_names_that_nobody_confirmed_and_observers_do_not(world: World) -> None:
    assembly = opened(world, "گزارش")
    with times.told(assembly.begins):
        acts.name_officer(
            by=world.coordinator, on=assembly, office="minute_taker", seat=world.b_liaison.seat, name="سارا امینی"
        )
        minuting.write_minutes(by=world.b_liaison, on=assembly, written={0: (0, WROTE)})
    files = taken(world.c_liaison, "assemblies/1")
    assert ("گشایش نشست؛" in read(files, "assembly-fa.txt"), "سارا امینی" in read(files, "assembly-fa.txt")) == (
        True,
        False,
    )
    assert "گشایش نشست؛" not in read(taken(world.observer, "assemblies/1"), "assembly-fa.txt")


def test_the_report_takes_the_place_of_the_minutes_once_it_is_there(world: World) -> None:
    assembly = opened(world, "گزارش")
    with times.told(assembly.begins):
        acts.name_officer(by=world.coordinator, on=assembly, office="minute_taker", seat=world.b_liaison.seat)
        minuting.write_minutes(by=world.b_liaison, on=assembly, written={0: (0, "گشایش نشست.")})
        running.close(by=world.a_liaison, on=assembly)
        minuting.present_report(by=world.b_liaison, on=assembly)
    said = read(taken(world.observer, "assemblies/1"), "assembly-en.txt")
    assert ("Report, put forward" in said, "گشایش نشست." in said) == (True, True)


def test_two_members_hold_the_same_bytes(world: World) -> None:
    called(world.coordinator)
    assert taken(world.a_liaison, "assemblies/1") == taken(world.c_delegate, "assemblies/1")


def test_files_beyond_what_one_folder_holds_are_named_and_stay_on_the_page(world: World, monkeypatch: object) -> None:
    assembly = called(world.coordinator)
    for title in ("یک", "دو"):
        acts.hand_in_paper(by=world.b_liaison, on=assembly, titles={"fa": title}, data=PDF)
    monkeypatch.setattr(of_assemblies, "MOST_BYTES", len(PDF))  # type: ignore[attr-defined]
    files = taken(world.a_liaison, "assemblies/1")
    assert [name for name in files if name.startswith("papers/")] == ["papers/paper-1.pdf"]
    assert "برای این پوشه بیش از اندازه بزرگ است" in read(files, "assembly-fa.txt")


def test_nobody_else_gets_the_folder(world: World) -> None:
    called(world.coordinator)
    assert client_of(world.nobody).get("/fa/w/assemblies/1/copy.zip").status_code == 302
    assert client_of(world.a_liaison).get("/fa/w/assemblies/9/copy.zip").status_code == 404


def test_the_copy_asks_the_same_of_the_database_for_one_paper_and_for_three(world: World) -> None:
    assembly, counts = called(world.coordinator), []
    client = client_of(world.a_liaison)
    for titles in (("یک",), ("دو", "سه")):
        for title in titles:
            acts.hand_in_paper(by=world.b_liaison, on=assembly, titles={"fa": title}, data=PDF + title.encode())
            contribute(by=world.b_liaison, on=assembly, kind="proposal", titles={"fa": title}, words={"fa": title})
        with CaptureQueriesContext(connection) as asked:
            b"".join(client.get("/fa/w/assemblies/1/copy.zip").streaming_content)
        counts.append(len(asked))
    assert counts[0] == counts[1]
