"""Pages and files of a published statement, as strangers see them in both languages."""

import hashlib
import html
import io
import json
import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from hamgam.engine.letters import frozen_bytes
from hamgam.engine.record import fingerprint_groups, parse_policy, verify_bundle
from hamgam.members import acts as members
from hamgam.statements import bundles
from hamgam.statements.models import Statement
from hamgam.texts.layout import frozen_text
from tests import flow
from tests.people import NAMES, client_of
from tests.statements import published

pytestmark = pytest.mark.django_db


def address(name: str, statement: Statement, reader: str = "fa", /, **more: str) -> str:
    """An address of the statement for a reader of a language."""
    with translation.override(reader):
        return reverse(f"statements.{name}", kwargs={**statement.address, **more})


def read(path: str, client: Client | None = None) -> str:
    """What a page says, without its tags."""
    answer = (client or Client()).get(path)
    assert answer.status_code == 200, path
    return plain(answer.content.decode())


def plain(page: str) -> str:
    """Words without tags, spaces folded."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", page)).split())


def test_a_statement_of_the_coalition_says_so_in_both_languages(world):
    statement = published.in_the_name_of_all(world)
    persian, english = (read(address("page", statement, language)) for language in ("fa", "en"))
    assert "به نام هم‌پیمانی" in persian and "این سخنِ هم‌پیمانی است: هر ۴ نهاد عضو آن را امضا کرده‌اند." in persian
    assert "The coalition speaks here: all 4 member organisations have signed it." in english
    assert "does not speak for the coalition" not in english
    assert "Article 9.1 of the bylaws" in english and "مادهٔ ۹.۱ آیین‌نامه" in persian


def test_a_statement_of_its_signatories_says_that_it_is_not_the_coalition(world):
    statement = published.in_the_names_of_three(world)
    persian, english = (read(address("page", statement, language)) for language in ("fa", "en"))
    assert "هنگام انتشار، ۳ نهاد از ۴ نهاد عضو آن را امضا کرده بودند." in persian
    assert "سخنِ هم‌پیمانی نیست" in persian
    assert "3 of 4 member organisations had signed it when it was published." in english
    assert "it does not speak for the coalition" in english
    assert "The coalition speaks here" not in english
    assert NAMES["d"]["en"] not in english.split("Check for yourself")[0].split("Signatories")[-1]


def test_each_name_says_how_it_signed(world):
    english = read(address("page", published.in_the_name_of_all(world), "en"))
    signs = english.split("Under each name stands how it signed.")[1].split("Check for yourself")[0]
    assert signs.count("Signed with its key") == 1
    assert signs.count("Attested by two of its people; named by the host, no signature to verify") == 3
    assert "Note: “به زبان ساده.”" in signs


@pytest.mark.parametrize(("language", "order"), [("fa", "cabd"), ("en", "cbad")])
def test_names_stand_in_the_alphabet_of_the_reader(world, language, order):
    statement = published.in_the_name_of_all(world)
    assert order_of_names(statement, language) == [NAMES[letter][language] for letter in order]


@pytest.mark.parametrize(("shown", "towns"), [(["name", "city"], ["نی‌زار", "دوآبه"]), (["name"], [])])
def test_towns_tell_apart_those_whose_names_are_nearly_the_same(world, shown, towns):
    for letter, name, town in (("a", "جمع بازنشستگان شهرک نو", "نی‌زار"), ("b", "جمع بازنشستگان شهر نو", "دوآبه")):
        house, by = getattr(world, letter), getattr(world, f"{letter}_liaison")
        members.rename_organisation(
            by=by, on=house, names={"fa": name, "en": f"Circle {letter * 4}"}, near_is_known=True
        )
        members.edit_organisation(by=by, on=house, city={"fa": town}, shown=shown)
    members.edit_organisation(by=world.c_liaison, on=world.c, city={"fa": "لاله‌دشت"}, shown=["name", "city"])
    statement = published.in_the_names_of_three(world)
    for text in (read(address("page", statement)), plain_file(statement)):
        assert ([town for town in ("نی‌زار", "دوآبه") if town in text], "لاله‌دشت" in text) == (towns, False)


def plain_file(statement: Statement) -> str:
    """The statement for messengers and old printers."""
    return Client().get(address("plain", statement, language="fa")).content.decode("utf-8-sig")


def test_names_may_stand_in_the_order_of_signing(world):
    statement = published.in_the_name_of_all(world, order="signing")
    assert order_of_names(statement, "en") == [NAMES[letter]["en"] for letter in "dcba"]
    assert "In the order of signing." in read(address("page", statement, "en"))


def order_of_names(statement: Statement, language: str) -> list[str]:
    """The signatories as the page lists them."""
    page = Client().get(address("page", statement, language)).content.decode()
    return [html.unescape(name) for name in re.findall(r"<li[^>]*><b>([^<]+)</b>", page)]


def test_a_later_signature_and_a_withdrawal_are_shown_with_their_days(world):
    statement = published.with_what_came_later(world)
    english = read(address("page", statement, "en"))
    late = english.split("Signed after publication")[1].split("Check for yourself")[0]
    assert NAMES["d"]["en"] in late and "Note: “اکنون می‌توانیم.”" in late
    assert "Withdrew its signature on" in english and "Reason: “مجمع ما رأی دیگری داد.”" in english
    assert (
        "One signature has been withdrawn since." in english and "One further organisation has signed since." in english
    )
    assert "3 of 4 member organisations had signed it when it was published." in english
    persian = read(address("page", statement, "fa"))
    assert "از آن پس یک امضا پس گرفته شده است." in persian


def test_the_page_tells_place_assembly_and_both_calendars(world):
    statement = published.in_the_name_of_all(world)
    english = read(address("page", statement, "en"))
    assert "Adopted by General assembly Place Polnow Adopted on 20 September 2026 (29 Shahrivar 1405)" in english
    persian = read(address("page", statement, "fa"))
    assert "مجمع عمومی" in persian and "۲۹ شهریور ۱۴۰۵ (۲۰ سپتامبر ۲۰۲۶)" in persian


def test_each_language_stands_in_its_own_direction(world):
    page = Client().get(address("page", published.in_the_name_of_all(world), "en")).content.decode()
    assert '<section lang="fa" dir="rtl" id="fa"' in page and '<section lang="en" dir="ltr" id="en"' in page
    ids = re.findall(r'\sid="([^"]+)"', page)
    assert sorted(ids) == sorted(set(ids))


def test_the_page_shows_fingerprint_words_and_forty_digits(world):
    statement = published.in_the_name_of_all(world)
    english = read(address("page", statement, "en"))
    digest = statement.version.digest
    assert " ".join(digest[at : at + 8] for at in range(0, 64, 8)) in english
    assert fingerprint_groups(bundles.policy(statement).fingerprint) in english
    assert "printed on paper" in english
    assert english.split("they are no proof. ")[1].split(" Each language")[0].count(",") == 5


def test_the_raw_text_is_exactly_what_was_frozen(world):
    statement = published.in_the_name_of_all(world)
    for file in statement.version.files.all():
        answer = Client().get(address("text_in", statement, language=file.language))
        assert answer.content == bytes(file.data)
        assert hashlib.sha256(answer.content).hexdigest() == file.sha256
        assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
        assert file.data == frozen_bytes(frozen_text(statement.version.snapshot, file.language), file.language)
    leading = Client().get(address("text", statement))
    assert leading.content == bytes(statement.version.files.get(language="fa").data)
    assert Client().get(address("text_in", statement, language="de")).status_code == 404


def test_the_words_on_the_page_are_the_words_that_were_signed(world):
    statement = published.in_the_name_of_all(world)
    page = read(address("page", statement))
    for fa, en in flow.WORDS:
        assert fa in page and en in page


def test_the_pdf_holds_the_clauses_and_the_rule(world):
    from pdfminer.high_level import extract_text

    statement = published.in_the_names_of_three(world)
    answer = Client().get(address("pdf", statement, "en"))
    assert answer.headers["Content-Type"] == "application/pdf"
    text = " ".join(extract_text(io.BytesIO(answer.content)).split())
    for _fa, en in flow.WORDS:
        assert en in text
    assert "it does not speak for the coalition" in text
    assert NAMES["a"]["en"] in text


def test_word_and_plain_text_hold_the_clauses(world):
    from docx import Document

    statement = published.with_what_came_later(world)
    plain_text = Client().get(address("plain", statement, language="en")).content.decode()
    document = Document(io.BytesIO(Client().get(address("docx", statement, language="fa")).content))
    written = "\n".join(paragraph.text for paragraph in document.paragraphs)
    for fa, en in flow.WORDS:
        assert en in plain_text and fa in written
    assert "signed later, on" in plain_text and "withdrew its signature on" in plain_text
    assert "سخنِ هم‌پیمانی نیست" in written


def test_signatures_as_json_name_levels_days_and_withdrawals(world):
    statement = published.with_what_came_later(world)
    found = json.loads(Client().get(address("signatures", statement)).content)
    assert found["rule"] == "signatories 3" and found["asked"] == 4 and found["article"] == "9.2"
    assert found["digest"] == statement.version.digest
    rows = {row["organisation"]: row for row in found["signatories"]}
    assert set(rows) == {row.public_id for row in world.organisations}
    assert [rows[x.public_id]["later"] for x in world.organisations] == [False, False, False, True]
    assert [bool(rows[x.public_id]["withdrawn"]) for x in world.organisations] == [False, False, True, False]
    assert {row["level"] for row in rows.values()} == {"attested"}


def test_bundle_and_policy_verify_what_the_page_shows(world):
    statement = published.in_the_name_of_all(world)
    bundle = Client().get(address("bundle", statement)).content
    policy = Client().get(address("policy", statement)).content
    assert parse_policy(policy).organisations
    assert verify_bundle(bundle, policy).status == "valid"
    assert verify_bundle(bundle, fingerprint=bundles.policy(statement).fingerprint).valid
    assert Client().get(address("bundle", statement)).content == bundle


def test_a_bundle_is_made_anew_when_something_was_added(world):
    statement = published.in_the_names_of_three(world)
    before = bundles.bundle(statement)
    statement.version.text.refresh_from_db()
    flow.attest(statement.version, world.d_liaison, world.d_delegate)
    after = bundles.bundle(statement)
    assert before != after
    assert len(verify_bundle(after, bytes(bundles.policy(statement).data)).signatories) == 4


def test_the_short_address_and_a_wrong_title_lead_to_the_page(world):
    statement = published.in_the_name_of_all(world)
    whole = address("page", statement)
    assert Client().get(f"/fa/statements/{statement.number}/").headers["Location"] == whole
    assert Client().get(f"/fa/statements/{statement.number}-else/").headers["Location"] == whole
    assert Client().get("/fa/statements/99/").status_code == 404


def test_what_was_left_out_is_linked_where_it_is_public(world):
    statement, question = published.with_a_difference(world)
    english = read(address("page", statement, "en"))
    assert "What is left out of this text" in english and "Should water be free?" in english
    assert "/en/open-questions/" in Client().get(address("page", statement, "en")).content.decode()
    assert question.public
    assert flow.WORDS[2][1] not in english


def test_the_list_says_in_whose_name_each_speaks(world):
    published.in_the_names_of_three(world)
    page = read("/en/statements/")
    assert "in the names of those who signed" in page and "three signatures" in page
    assert "به نام نهادهای امضاکننده" in read("/fa/statements/")


def test_members_read_the_same_page(world):
    statement = published.in_the_name_of_all(world)
    answer = client_of(world.a_liaison).get(address("page", statement))
    assert answer.status_code == 200 and answer.headers["Cache-Control"] == "no-store"


@pytest.fixture
def queries(db):
    """How many queries a statement's page takes, by the number of its signatories."""

    def count(signatories: int) -> int:
        statement = published.signed_by_many(signatories)
        path = address("page", statement)
        Client().get(path)
        with CaptureQueriesContext(connection) as found:
            assert Client().get(path).status_code == 200
        return len(found)

    return count


@pytest.mark.parametrize("signatories", [3, 40])
def test_the_page_takes_the_same_queries_for_three_and_for_forty(queries, signatories):
    assert queries(signatories) == QUERIES


#: Coalition, demo mark, statement, files, consents, mergers, leaf, differences, policy.
QUERIES = 9
