"""Every page that a stranger may open is clean in both languages, light and dark, down to 320 px; every other is closed."""

from hamgam.record.models import Leaf
from hamgam.site.doors import OPEN_DOORS
from hamgam.statements.models import Statement
from tests.architecture.walk import addresses
from tests.browser import Story
from tests.stories.coalition import liaison, name, organisation

#: Open doors that lead to a page; all others lead to a file, a feed or elsewhere.
PAGES = {
    "site.home", "members.list", "members.organisation", "bylaws.how_we_work", "bylaws.text", "differences.list", "differences.page",
    "statements.list", "statements.page", "statements.verify_statement", "statements.verify", "statements.verify_print",
    "site.record", "site.record_entry", "site.help", "site.help_page", "account_login",
}  # fmt: skip


def given(page: str) -> dict:
    """What a page's address is made of."""
    if page in ("statements.page", "statements.verify_statement"):
        return Statement.objects.get(number=2).address
    return {
        "members.organisation": {"slug": "sepol"},
        "differences.page": {"number": 1}, "site.record_entry": {"index": Leaf.objects.count() - 1},
        "site.help_page": {"page": "verification"},
    }.get(page, {})  # fmt: skip


def test_every_open_page_is_clean(published: None, story: Story) -> None:
    assert set(OPEN_DOORS) >= PAGES
    for page in sorted(PAGES):
        story.go(page, **given(page))
        assert (page, story.status) == (page, 200)
        story.look("as a stranger")


def test_a_page_that_is_not_there_says_so_kindly(published: None, story: Story) -> None:
    for path in (f"/{story.language}/statements/99/", f"/{story.language}/w/texts/1/", f"/{story.language}/nothing/"):
        story.go(path)
        assert story.page.get_by_role("heading", level=1).count() == 1
        story.look(path.removeprefix(f"/{story.language}"))


def test_every_other_page_leads_to_the_sign_in(published: None, story: Story) -> None:
    plain = [address.name for address in addresses() if not address.parts and address.name not in OPEN_DOORS]
    for page in sorted(plain):
        story.go(page)
        assert (page, "/sign-in/" in story.page.url) == (page, True)


def test_no_public_page_names_who_declined(published: None, story: Story) -> None:
    for page in ("site.home", "statements.list"):
        story.go(page)
        assert liaison("abrah").person.username not in story.page.content()
    story.go("statements.page", **Statement.objects.get(number=2).address)
    assert name("abrah", story.language) not in story.page.content()
    assert organisation("abrah").public_id not in story.page.content()
