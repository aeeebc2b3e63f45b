"""The feed of statements, and the manual."""

import xml.etree.ElementTree as tree

import pytest
from django.test import Client

from hamgam.site import help_pages
from tests.statements import published
from tests.statements.test_pages import plain, read

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.mark.parametrize(
    ("language", "title", "rule"),
    [
        ("fa", "آب پاک، کار ایمن", "به نام نهادهای امضاکننده"),
        ("en", "Clean water, safe work", "In the names of those who signed"),
    ],
)
def test_the_feed_holds_each_statement_with_its_rule(world, language, title, rule):
    statement = published.in_the_names_of_three(world)
    feed = tree.fromstring(Client().get(f"/{language}/feed.xml").content)
    assert feed.attrib["{http://www.w3.org/XML/1998/namespace}lang"] == language
    (entry,) = feed.findall(f"{ATOM}entry")
    assert entry.find(f"{ATOM}title").text == title
    assert rule in entry.find(f"{ATOM}summary").text
    link = entry.find(f"{ATOM}link").attrib["href"]
    assert link == f"http://testserver/{language}/statements/1-{statement.slug}/"


def test_an_entry_is_the_same_in_every_language(world):
    published.in_the_names_of_three(world)
    ids = {
        tree.fromstring(Client().get(f"/{language}/feed.xml").content).find(f"{ATOM}entry/{ATOM}id").text
        for language in ("fa", "en")
    }
    assert len(ids) == 1


@pytest.mark.parametrize("language", ["fa", "en"])
def test_every_chapter_of_the_manual_opens_without_signing_in(world, language):
    chapters = help_pages.chapters(language)
    contents = read(f"/{language}/w/help/")
    assert {"statements", "verification"} <= {row.slug for row in chapters}
    for row in chapters:
        assert row.title in contents
        page = Client().get(f"/{language}/w/help/{row.slug}/").content.decode()
        assert page.count("<h1") == 1 and plain(row.content)[:40] in plain(page)
    assert Client().get(f"/{language}/w/help/nothing/").status_code == 404


def test_the_manual_has_the_same_chapters_in_both_languages():
    names = [{path.name for path in (help_pages.MANUAL / language).glob("*.md")} for language in ("fa", "en")]
    assert names[0] == names[1]


def test_html_in_a_chapter_does_nothing(tmp_path):
    page = tmp_path / "x.md"
    page.write_text("# Title\n\n<script>alert(1)</script> [a](javascript:alert(1)) [b](statements.md)\n")
    chapter = help_pages._read(page, 0)
    assert chapter.title == "Title"
    assert "<script" not in chapter.content and "javascript:" not in chapter.content.replace("[a](javascript:", "")
    assert 'href="../statements/"' in chapter.content
