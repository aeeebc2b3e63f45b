"""The public site's first page: in both languages, light, without cookies, kept briefly by caches."""

import gzip
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from hamgam.members import acts as members
from hamgam.site.doors import OPEN_DOORS, PRIVATE_DOORS
from tests.people import NAMES, client_of
from tests.statements import published
from tests.statements.test_pages import address, plain, read

pytestmark = pytest.mark.django_db
STATIC = Path(settings.STATICFILES_DIRS[0])


def test_the_headline_is_made_of_the_number_of_members(world):
    assert "چهار نهاد، یک متن، بند به بند" in read("/fa/")
    assert "Four organisations, one text, clause by clause" in read("/en/")


def test_the_newest_statement_stands_first_with_its_rule(world):
    published.in_the_names_of_three(world)
    english = read("/en/")
    assert "In the names of those who signed, not of the coalition. Three clauses, three signatures" in english
    assert "به نام نهادهای امضاکننده، نه به نام هم‌پیمانی" in read("/fa/")


def test_a_public_question_stands_with_both_views(world):
    from hamgam.differences import acts as differences

    _statement, question = published.with_a_difference(world)
    for actor, words in ((world.a_liaison, "آری"), (world.d_liaison, "نه")):
        differences.write_view(
            by=actor, on=question, titles={"fa": words, "en": words}, words={"fa": f"{words}، چون.", "en": words},
            named=False,
        )  # fmt: skip
    page = read("/fa/")
    assert "آب رایگان باشد؟" in page and "آری، چون." in page and "نه، چون." in page
    assert page.count("یک نهاد") == 2


def test_members_that_agreed_are_named_and_the_others_counted(world):
    members.edit_organisation(by=world.d_liaison, on=world.d, shown=[])
    page = read("/en/").split("Members, by the alphabet")[1]
    assert [NAMES[letter]["en"] in page for letter in "abcd"] == [True, True, True, False]
    assert "One further member is not named here." in page


def test_an_empty_coalition_has_a_first_page(world):
    page = read("/en/")
    assert "Nothing has been published yet." in page
    assert "No open question has been made public yet." in page


def test_the_first_page_in_persian_weighs_at_most_35_kb_in_three_requests(world):
    published.in_the_name_of_all(world)
    page = Client().get("/fa/").content
    asked = re.findall(rb'(?:href|src)="(/static/[^"]+)"', page)
    files = [STATIC / path.decode().removeprefix("/static/") for path in asked if b"/img/" not in path]
    assert sorted(path.suffix for path in files) == [".css", ".woff2"]
    weight = len(gzip.compress(page)) + sum(
        path.stat().st_size if path.suffix == ".woff2" else len(gzip.compress(path.read_bytes())) for path in files
    )
    assert weight <= 35 * 1024


def public_paths(statement) -> list[str]:
    """Every page that a visitor may open, by path."""
    own = ["page", "text", "pdf", "signatures", "bundle", "policy", "verify_statement"]
    return [
        "/fa/", "/en/", "/fa/statements/", "/fa/verify/", "/fa/verify/print/", "/fa/verify/hamgam_verify.py",
        "/fa/record/", "/fa/record/1/", "/fa/record/1/leaf", "/fa/record/1/proof", "/fa/record/checkpoint",
        "/fa/record/entries?from=0", "/fa/record/consistency?from=2", "/fa/feed.xml", "/fa/w/help/", "/fa/members/",
        *(address(name, statement) for name in own),
    ]  # fmt: skip


def test_visitors_get_no_cookie_and_caches_keep_pages_for_a_minute(world):
    statement = published.in_the_name_of_all(world)
    for path in public_paths(statement):
        answer = Client().get(path)
        assert (path, answer.status_code, dict(answer.cookies)) == (path, 200, {})
        assert answer.headers["Cache-Control"] == "public, max-age=60", path
        assert "Cookie" in answer.headers["Vary"], path


def test_what_has_not_changed_is_not_sent_again(world):
    statement = published.in_the_name_of_all(world)
    for path in public_paths(statement):
        tag = Client().get(path).headers["ETag"]
        again = Client().get(path, headers={"if-none-match": tag})
        assert (path, again.status_code, again.content) == (path, 304, b"")


def test_a_compressed_page_is_not_sent_again_either(world):
    first = Client().get("/fa/", headers={"accept-encoding": "gzip"})
    assert first.headers["Content-Encoding"] == "gzip"
    again = Client().get("/fa/", headers={"accept-encoding": "gzip", "if-none-match": first.headers["ETag"]})
    assert again.status_code == 304


def test_whoever_signed_in_is_never_cached(world):
    answer = client_of(world.a_liaison).get("/fa/")
    assert answer.headers["Cache-Control"] == "no-store" and "ETag" not in answer.headers


def test_no_cache_keeps_the_sign_in_page(world):
    assert "public" not in Client().get("/fa/sign-in/").headers.get("Cache-Control", "")
    assert set(OPEN_DOORS) >= PRIVATE_DOORS


def test_the_first_page_takes_the_same_queries_for_four_and_for_forty(world):
    published.in_the_name_of_all(world)
    with CaptureQueriesContext(connection) as four:
        Client().get("/fa/")
    for number in range(36):
        names = {"fa": f"نهاد {number}", "en": f"Organisation {number}"}
        _row(world, names, f"n{number}")
    with CaptureQueriesContext(connection) as forty:
        page = plain(Client().get("/en/").content.decode())
    assert "40 organisations, one text" in page
    assert len(forty) == len(four)


def _row(world, names: dict[str, str], slug: str) -> None:
    """Another member, written as an act would."""
    from datetime import date

    from django.utils import timezone

    from hamgam.members.models import Organisation
    from hamgam.record.kept import Writing, written_by

    with written_by(Writing("members.add_organisation", timezone.now())):
        Organisation.objects.create(names=names, slug=slug, shown=["name"], joined_on=date(2026, 1, 1))


def test_a_link_checker_may_ask_for_the_head_alone(world):
    statement = published.in_the_name_of_all(world)
    for path in public_paths(statement):
        answer = Client().head(path)
        assert (path, answer.status_code, answer.content) == (path, 200, b"")


def test_every_page_names_a_small_icon_of_its_own(world):
    page = Client().get("/fa/").content.decode()
    named = re.findall(r'<link rel="icon" href="/static/([^"]+)"', page)
    sizes = [(STATIC / path).stat().st_size for path in named]
    assert (named, all(size < 600 for size in sizes)) == (["img/favicon.ico", "img/mark.svg"], True)
