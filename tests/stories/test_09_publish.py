"""Step 9: the last one signs, the statement is published; another in the names of those who sign; later, and withdrawn."""

import io
import re
from pathlib import Path

from docx import Document
from pdfminer.high_level import extract_text

from hamgam.demo.content.organisations import HANDLES, ORGANISATIONS
from hamgam.engine.letters import sort_key
from hamgam.statements.models import Statement
from tests.browser import Story
from tests.stories.coalition import (
    ADOPTED,
    COORDINATOR,
    DECLINING,
    LAST,
    delegate,
    lead,
    liaison,
    name,
    the_text,
    version_of,
)
from tests.stories.pages import answer_sign_off, said, take_file

DATES = {"fa": ("۹ آبان ۱۴۰۵", "۳۱ اکتبر ۲۰۲۶"), "en": ("31 October 2026", "9 Aban 1405")}


def test_the_last_one_signs_and_the_statement_is_published(signed: None, story: Story, tmp_path: Path) -> None:
    the_last_one_signs(story)
    publish(story)
    read_by_a_stranger(story)
    as_papers(story, tmp_path)


def the_last_one_signs(story: Story) -> None:
    story.enter(liaison(LAST))
    story.go("signing.sign_off", number=1)
    answer_sign_off(story, "We sign")
    story.enter(delegate(LAST))
    story.go("signing.sign_off", number=1)
    story.press("Confirm the signature")
    assert said(story) == story.say("Recorded: your organisation has signed.")


def publish(story: Story) -> None:
    story.enter(liaison(COORDINATOR))
    story.go("signing.sign_off", number=1)
    story.follow("Publication")
    assert story.say("Nothing is missing.") in story.text()
    story.look("nothing is missing")
    story.press("Publish in the coalition’s name")
    assert said(story) == story.say("Published. It can be read by everybody from now on.")
    statement = Statement.objects.get()
    assert (statement.number, statement.rule, the_text().stage) == (1, "all", "published")
    assert statement.adopted == ADOPTED


def read_by_a_stranger(story: Story) -> None:
    story.leave()
    story.go("site.home")
    story.look("a statement")
    story.page.get_by_role("link", name=str(the_text().titles[story.language])).first.click()
    story.look()
    words = story.text()
    assert lead(2).body in words and lead(2).translations.get().body in words
    assert all(day in words for day in DATES[story.language])
    assert ADOPTED["place"][story.language] in words and ADOPTED["name"][story.language] in words
    shown = story.page.locator("#signs li > b").all_inner_texts()
    assert shown == alphabetical(story)
    assert story.say("In the name of the coalition") in story.text() or story.page.locator(".voice.all").count() == 1


def alphabetical(story: Story) -> list[str]:
    names = [one.names.as_dict()[story.language] for one in ORGANISATIONS]
    return sorted(names, key=lambda one: sort_key(one, story.language))


def as_papers(story: Story, folder: Path) -> None:
    """PDF in every language, Word and plain text in the reader's."""
    words = lead(2).body if story.language == "fa" else lead(2).translations.get().body
    pdf = take_file(story, story.page.get_by_role("link", name=story.say("For print (PDF)")), folder).read_bytes()
    assert pdf.startswith(b"%PDF")
    assert name("sepol", "en") in " ".join(extract_text(io.BytesIO(pdf)).split())
    word = take_file(story, story.page.get_by_role("link", name=story.say("Word file")), folder).read_bytes()
    assert words in all_words(word)
    plain = take_file(story, story.page.get_by_role("link", name=story.say("Plain text")), folder).read_text()
    assert words in " ".join(plain.split())
    assert all(name(handle, story.language) in plain for handle in HANDLES)


def all_words(data: bytes) -> str:
    return "\n".join(paragraph.text for paragraph in Document(io.BytesIO(data)).paragraphs)


def test_a_text_which_two_decline_speaks_for_its_signatories_alone(signed: None, story: Story) -> None:
    in_the_names_of_those_who_sign(story)
    says_so(story)
    one_signs_later(story)
    one_withdraws(story)


def in_the_names_of_those_who_sign(story: Story) -> None:
    story.enter(liaison(COORDINATOR))
    story.go("statements.publish", number=2)
    assert all(name(handle, story.language) in story.text() for handle in DECLINING)
    order = story.page.get_by_text(story.say("In the order of signing"))
    if not order.is_visible():
        story.page.locator("summary", has_text=story.say("What stands on the statement")).click()
    order.click()
    story.press("Publish in the signatories’ names")
    assert said(story) == story.say("Published. It can be read by everybody from now on.")
    statement = Statement.objects.get()
    assert (statement.rule, statement.order, statement.minimum) == ("signatories", "signing", 3)


def says_so(story: Story) -> None:
    as_a_stranger(story)
    voice = story.page.locator(".voice").inner_text()
    assert story.page.locator(".voice.signatories").count() == 1
    assert {"fa": "تنها سخنِ امضاکنندگان است", "en": "for its signatories alone"}[story.language] in voice
    names = story.page.locator("#signs li > b").all_inner_texts()
    assert len(names) == 12 and not any(name(handle, story.language) in names for handle in DECLINING)
    assert names == in_the_order_of_signing(story)
    story.look("signatories")


def as_a_stranger(story: Story) -> None:
    """Who reads for the first time: a public page may be kept for a minute."""
    story.leave()
    story.context.new_cdp_session(story.page).send("Network.clearBrowserCache")
    story.go("statements.short", number=1)


def in_the_order_of_signing(story: Story) -> list[str]:
    rows = version_of(2).consents.filter(answer="sign", state="valid").order_by("leaf")
    return [row.organisation.names[story.language] for row in rows]


def one_signs_later(story: Story) -> None:
    late = DECLINING[0]
    story.enter(liaison(late))
    story.go("signing.sign_off", number=2)
    answer_sign_off(story, "We sign")
    story.enter(delegate(late))
    story.go("signing.sign_off", number=2)
    story.press("Confirm the signature")
    as_a_stranger(story)
    later = story.page.locator("ol.signs").nth(1)
    assert later.locator("li > b").all_inner_texts() == [name(late, story.language)]
    assert re.search(r"\d{4}|[۰-۹]{4}", later.inner_text())
    story.look("signed later")


def one_withdraws(story: Story) -> None:
    gone = "rudkenar"
    story.enter(liaison(gone))
    story.go("signing.sign_off", number=2)
    story.follow("Withdraw the signature")
    story.look()
    story.press("Withdraw the signature")
    as_a_stranger(story)
    row = story.page.locator("li.gone")
    assert row.locator("b").first.inner_text() == name(gone, story.language)
    assert re.search(r"\d{4}|[۰-۹]{4}", row.inner_text())
    story.look("withdrawn")
