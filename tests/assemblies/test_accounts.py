"""Accounts of an assembly: who writes, rewrites and takes back; what the record keeps of it; what the pages and the paper show."""

import io
from typing import Any

import lxml.html
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pdfminer.high_level import extract_text

from hamgam.assemblies import account_acts as acts
from hamgam.assemblies.account_models import Account, AccountAuthor
from hamgam.assemblies.models import Assembly
from hamgam.bylaws.acts import NotPossible, Refused
from hamgam.members.actor import Actor
from hamgam.record.checking import check
from hamgam.record.models import Authorship, Entry, Leaf
from tests.assemblies.called import called, opened
from tests.people import World, client_of

ALL, NEW = "/fa/w/assemblies/1/accounts/", "/fa/w/assemblies/1/accounts/new/"
FOUR, FIVE = "چهار کارگروه تشکیل شد.", "Five working groups were formed."


def written(by: Actor, on: Assembly, words: str = FOUR, **given: Any) -> Account:
    return acts.write_account(
        by=by,
        on=on,
        **{"language": "fa", "words": words, "signed": "pseudonym", "name": "سپیدار", "finished": True, **given},
    )


def text_of(actor: Actor, path: str) -> str:
    return str(lxml.html.fromstring(client_of(actor).get(path).content.decode()).xpath("string(//main)"))


def test_members_and_observers_write_from_the_opening_on(world: World) -> None:
    assembly = called(world.coordinator)
    with pytest.raises(Refused) as refused:
        written(world.a_liaison, assembly)
    assert (refused.value.verdict.reason, refused.value.verdict.article) == ("wrong_stage", "19.15")
    session = opened(world)
    for by in (world.a_delegate, world.coordinator, world.observer):
        written(by, session)
    assert list(Account.objects.values_list("number", "state")) == [(1, "finished"), (2, "finished"), (3, "finished")]


def test_the_record_does_not_say_which_organisation_wrote(world: World) -> None:
    row = written(world.b_liaison, opened(world), finished=False)
    acts.rewrite_account(by=world.b_liaison, on=row, words=FIVE, signed="pseudonym", name="سپیدار", finished=True)
    acts.take_back_account(by=world.b_liaison, on=row)
    entries = list(Entry.objects.filter(act__endswith="_account"))
    assert [(e.organisation, Authorship.objects.filter(entry=e).count()) for e in entries] == [("", 0)] * 3
    kept = b"".join(bytes(leaf.data) for leaf in Leaf.objects.filter(entry__in=entries))
    assert (world.b.public_id.encode() in kept, list(check())) == (False, [])


def test_the_row_of_a_pseudonymous_account_names_nobody_and_its_author_can_be_erased(world: World) -> None:
    row = written(world.b_liaison, opened(world), signed="pseudonym")
    author = AccountAuthor.objects.get()
    assert (row.organisation, author.organisation, author.person, AccountAuthor.sealed) == (
        None, world.b, world.b_liaison.person, False,
    )  # fmt: skip


def test_only_its_author_rewrites_it_and_only_until_it_is_finished(world: World) -> None:
    row = written(world.a_liaison, opened(world), finished=False)
    for other in (world.a_delegate, world.b_liaison, world.observer):
        with pytest.raises(Refused) as refused:
            acts.rewrite_account(by=other, on=row, words=FIVE, signed="organisation")
        assert refused.value.verdict.reason == "other_person"
    acts.rewrite_account(by=world.a_liaison, on=row, words=FIVE, signed="organisation", finished=True)
    row.refresh_from_db()
    assert (row.words, row.name, row.organisation, row.state) == (FIVE, "", world.a, "finished")
    with pytest.raises(NotPossible, match="account_finished"):
        acts.rewrite_account(by=world.a_liaison, on=row, words=FOUR, signed="organisation")


def test_what_is_taken_back_loses_its_words_and_its_author(world: World) -> None:
    row = written(world.a_liaison, opened(world))
    with pytest.raises(Refused):
        acts.take_back_account(by=world.a_delegate, on=row)
    acts.take_back_account(by=world.a_liaison, on=row)
    row.refresh_from_db()
    assert (row.state, row.words, row.name, AccountAuthor.objects.count(), list(check())) == (
        "withdrawn",
        "",
        "",
        0,
        [],
    )
    assert written(world.a_liaison, row.assembly).number == 2


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"language": "xx"}, "account_language"), ({"signed": "king"}, "account_signed"), ({"words": " \n"}, "account_empty"),
        ({"words": "آ" * 20_001}, "account_long"), ({"name": " "}, "account_name_missing"), ({"name": "ن" * 121}, "assembly_name_long"),
    ],
)  # fmt: skip
def test_what_is_missing_is_refused(world: World, wrong: dict[str, str], code: str) -> None:
    with pytest.raises(NotPossible, match=code):
        written(world.a_liaison, opened(world), **wrong)


def test_one_person_has_one_account_in_each_language(world: World) -> None:
    assembly = opened(world)
    written(world.a_liaison, assembly)
    with pytest.raises(NotPossible, match="account_already"):
        written(world.a_liaison, assembly)
    written(world.a_liaison, assembly, language="en")
    assert Account.objects.count() == 2


def test_what_is_not_finished_is_read_by_its_author_alone(world: World) -> None:
    row = written(world.a_liaison, opened(world), finished=False)
    path = f"/fa/w/assemblies/accounts/{row.pk}/"
    seen = [
        client_of(actor).get(path).status_code
        for actor in (world.a_liaison, world.a_delegate, world.b_liaison, world.observer)
    ]
    assert (seen, FOUR in text_of(world.b_liaison, ALL)) == ([200, 404, 404, 404], False)


def test_who_wrote_under_a_pseudonym_is_told_to_the_own_organisation_alone(world: World) -> None:
    row = written(world.a_liaison, opened(world))
    path, name = f"/fa/w/assemblies/accounts/{row.pk}/", str(world.a_liaison.person)
    assert [name in text_of(actor, path) for actor in (world.a_delegate, world.b_liaison, world.observer)] == [
        True,
        False,
        False,
    ]
    assert [world.a.names["fa"] in text_of(world.b_liaison, page) for page in (path, ALL)] == [False, False]


def test_what_two_accounts_say_differently_stands_side_by_side(world: World) -> None:
    assembly = opened(world)
    written(world.a_liaison, assembly)
    assert "آنچه جور دیگر گفته‌اند" not in text_of(world.b_liaison, ALL)
    written(world.b_liaison, assembly, FIVE, language="en", signed="organisation")
    page = lxml.html.fromstring(client_of(world.c_liaison).get(ALL).content.decode())
    quoted = [(q.get("lang"), q.text_content(), q.xpath("string(b)")) for q in page.xpath("//blockquote")]
    assert quoted == [("fa", FOUR, "چهار کارگروه"), ("en", FIVE, "Five working groups")]
    assert [h.text_content() for h in page.xpath("//*[@class='views mt2']/div/h4")] == ["سپیدار", world.b.names["fa"]]


def test_a_form_with_something_missing_gives_back_what_was_typed(world: World) -> None:
    opened(world)
    answer = client_of(world.a_liaison).post(NEW, {"language": "fa", "words": "<b>چهار", "name": "ب" * 130})
    page = lxml.html.fromstring(answer.content.decode())
    assert (answer.status_code, sorted(answer.context["form"].errors), Account.objects.count()) == (
        422,
        ["name", "signed"],
        0,
    )
    assert (page.xpath("string(//*[@id='words'])"), len(page.xpath("//*[@id='errors']//a"))) == ("<b>چهار", 2)


def test_an_account_is_kept_finished_and_taken_back_from_its_pages(world: World) -> None:
    opened(world)
    client = client_of(world.observer)
    client.post(NEW, {"language": "fa", "words": FOUR, "signed": "organisation"})
    row = Account.objects.get()
    assert row.state == "draft"
    client.post(
        f"/fa/w/assemblies/accounts/{row.pk}/rewrite/", {"words": FOUR, "signed": "organisation", "finish": "1"}
    )
    row.refresh_from_db()
    assert (row.state, row.organisation) == ("finished", world.observer.organisation)
    client.post(f"/fa/w/assemblies/accounts/{row.pk}/take-back/")
    row.refresh_from_db()
    assert row.state == "withdrawn"


def test_strangers_read_no_account(world: World) -> None:
    row = written(world.a_liaison, opened(world))
    paths = [ALL, ALL.rstrip("/") + ".pdf", f"/fa/w/assemblies/accounts/{row.pk}/"]
    assert [Client().get(path).status_code for path in paths] == [302] * 3


def test_the_page_asks_the_database_as_often_for_three_accounts_as_for_two(world: World) -> None:
    assembly = opened(world)
    counts = []
    for by in (world.a_liaison, world.b_liaison, world.c_liaison):
        written(by, assembly, signed="organisation")
        client = client_of(world.d_liaison)
        client.get(ALL)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            client.get(ALL)
        counts.append(len(queries))
    assert counts[1] == counts[2]


@pytest.mark.parametrize("language", ["fa", "en"])
def test_the_paper_has_every_account_and_what_differs(world: World, language: str) -> None:
    assembly = opened(world)
    written(world.a_liaison, assembly)
    written(world.b_liaison, assembly, FIVE, language="en", name="Aspen")
    answer = client_of(world.a_liaison).get(f"/{language}/w/assemblies/1/accounts.pdf")
    said = extract_text(io.BytesIO(answer.content))
    assert (answer.status_code, answer["Content-Type"], said.count("Aspen"), said.count(FIVE)) == (
        200,
        "application/pdf",
        2,
        2,
    )
