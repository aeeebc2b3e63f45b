"""The folder of a text: what it holds, what this reader sees in it, and that it costs the same however long it is."""

import io
import time
import zipfile

import docx
import lxml.html
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hamgam.differences import acts as differences
from hamgam.positions.acts import take
from hamgam.statements import acts as statements
from hamgam.texts import acts as texts
from tests import flow
from tests.copies.taken import read, taken
from tests.furnished import furnished
from tests.people import World, client_of
from tests.positions.scene import close, coalition_of
from tests.texts.drafts import WASTE, clauses, draft, in_round, lead_of

REASON = "تا پایان سال بی برنامهٔ جایگزین یعنی بیکاری."
OTHER = "تخلیهٔ فاضلاب در رود از امروز ممنوع است."


def test_a_folder_holds_each_language_as_page_word_and_text(world: World) -> None:
    text = flow.draft(world)
    files = taken(world.a_liaison, f"texts/{text.number}")
    assert list(files) == [
        "index.html", "style.css", "text-fa.html", "text-fa.docx", "text-fa.txt", "text-en.html", "text-en.docx",
        "text-en.txt", "sha256sums.txt",
    ]  # fmt: skip
    for fa, en in flow.WORDS:
        assert [fa in read(files, f"text-fa.{kind}") for kind in ("html", "txt")] == [True] * 2
        assert [en in read(files, f"text-en.{kind}") for kind in ("html", "txt")] == [True] * 2
        assert fa in [one.text for one in docx.Document(io.BytesIO(files["text-fa.docx"])).paragraphs]
    pages = [lxml.html.fromstring(read(files, name)) for name in files if name.endswith(".html")]
    links = {link for page in pages for link in page.xpath("//@href")}
    assert links <= set(files)


def test_before_the_round_closes_the_copy_tells_no_answer_but_the_own_one_apart(world: World) -> None:
    text = in_round(world)
    take(by=world.b_liaison, on=lead_of(clauses(text)[1]), stance="reject", reason=REASON)
    own, others = (taken(actor, f"texts/{text.number}") for actor in (world.b_delegate, world.c_liaison))
    assert [name for name in own if REASON in own[name].decode(errors="replace")] == [
        "own-answers.html",
        "own-answers.txt",
    ]
    assert [name for name in others if REASON in others[name].decode(errors="replace")] == []
    assert {name for name in own if name not in others} == {"own-answers.html", "own-answers.docx", "own-answers.txt"}
    assert own["text-fa.html"] == others["text-fa.html"]
    assert "یک نهاد از چهار نهاد پاسخ داده است." in read(others, "text-fa.txt")


def test_after_the_round_members_hold_the_same_folder_with_names_and_reasons(world: World) -> None:
    text = in_round(world)
    made = texts.propose_wording(by=world.c_liaison, on=clauses(text)[1], words=OTHER)
    take(by=world.b_liaison, on=lead_of(clauses(text)[1]), stance="reject", reason=REASON)
    take(by=world.d_liaison, on=made, stance="accept")
    close(text)
    own, others = (taken(actor, f"texts/{text.number}") for actor in (world.b_liaison, world.c_liaison))
    assert own == others
    said = read(own, "text-fa.txt")
    assert f"برزگران:\n\n{REASON}" in said
    assert "برزگران نمی‌پذیرد" in said
    assert [words in said for words in (WASTE, OTHER, "پزشکان می‌پذیرد")] == [True] * 3


def test_observers_hold_counts_and_nobody_else_gets_in(db: None) -> None:
    world = furnished("alliance")
    text = in_round(world)
    take(by=world.b_liaison, on=lead_of(clauses(text)[1]), stance="reject", reason=REASON)
    close(text)
    assert world.observer is not None
    files = taken(world.observer, f"texts/{text.number}")
    said = read(files, "text-fa.txt")
    assert ("یک نهاد نمی‌پذیرد" in said.casefold(), REASON in said, "برزگران" in said) == (True, False, False)
    answer = client_of(world.nobody).get(f"/fa/w/texts/{text.number}/copy.zip")
    assert (answer.status_code, "sign-in" in answer["Location"]) == (302, True)
    assert client_of(world.a_liaison).get("/fa/w/texts/999/copy.zip").status_code == 404


def test_open_questions_and_signatories_go_along(world: World) -> None:
    version = flow.frozen(world)
    flow.attest(version, world.a_liaison, world.a_delegate, note="با یک یادداشت")
    files = taken(world.b_liaison, f"texts/{version.text.number}")
    said = read(files, "text-fa.txt")
    assert "انجمن آب‌بانان با یادداشت امضا می‌کند: با یک یادداشت" in said
    assert "کانون برزگران پاسخ نداده است" in said
    exact = {row.language: bytes(row.data) for row in version.files.all()}
    assert {language: files[f"final-{language}.txt"] for language in exact} == exact


def test_a_published_text_names_its_signatories_to_everyone_who_reads_it(world: World) -> None:
    version = flow.frozen(world)
    flow.everybody_signs(world, version)
    statements.publish_for_all(by=world.coordinator, on=version)
    said = read(taken(world.a_liaison, f"texts/{version.text.number}"), "text-en.txt")
    assert "Published as number 1 on" in said
    assert said.count("attested by two of its people") == 4


def test_what_others_wrote_cannot_run_in_the_folder(world: World) -> None:
    text = draft(world, bodies=("<script>x</script><img src=//evil.example/x>", WASTE))
    page = lxml.html.fromstring(read(taken(world.a_liaison, f"texts/{text.number}"), "text-fa.html"))
    assert page.xpath("//script|//img|//@src|//form|//@style") == []
    assert "<script>x</script>" in page.text_content()


def test_the_copy_asks_the_same_of_the_database_for_one_clause_and_for_three(world: World) -> None:
    counts = []
    for bodies in ((WASTE,), (WASTE, OTHER, REASON)):
        text = in_round(world, bodies=bodies)
        for clause in clauses(text):
            texts.propose_wording(by=world.c_liaison, on=clause, words=f"{OTHER} {clause.pk}")
            for liaison in world.liaisons[:2]:
                take(by=liaison, on=lead_of(clause), stance="reject", reason=REASON)
        close(text)
        for clause in clauses(text)[1:]:
            differences.open(by=world.a_liaison, on=clause, question={"fa": f"چه زمانی؟ {clause.pk}"})
        client = client_of(world.a_liaison)
        client.get(f"/fa/w/texts/{text.number}/copy.zip")
        with CaptureQueriesContext(connection) as asked:
            b"".join(client.get(f"/fa/w/texts/{text.number}/copy.zip").streaming_content)
        counts.append(len(asked))
    assert counts[1] - counts[0] <= 2  # the views of open questions, once there is one


def test_sixty_clauses_of_forty_organisations_are_written_in_a_few_seconds(transactional_db: None) -> None:
    liaison, text = coalition_of(40, 60)
    client = client_of(liaison)
    begun = time.monotonic()
    data = b"".join(client.get(f"/fa/w/texts/{text.number}/copy.zip").streaming_content)
    assert time.monotonic() - begun < 20
    assert len(zipfile.ZipFile(io.BytesIO(data)).read(f"text-{text.number}/text-fa.txt").splitlines()) > 600
    assert len(data) < 500_000
