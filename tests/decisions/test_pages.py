"""Pages of matters: the register, bringing, answering, what followed, a hall, tasks; who sees what and when."""

import lxml.html
import pytest

from tests.decisions.brought import answer, answered, brought, close
from tests.people import World, client_of

pytestmark = pytest.mark.django_db
LIST, PAGE = "/fa/w/decisions/", "/fa/w/decisions/{n}/"


def source(actor, path, status=200) -> str:
    """A page as text, one space between words."""
    found = client_of(actor).get(path)
    assert found.status_code == status
    return " ".join(lxml.html.fromstring(found.content.decode()).text_content().split())


def page(actor, matter, language="fa") -> str:
    return source(actor, f"/{language}/w/decisions/{matter.number}/")


def test_what_is_open_says_whether_we_have_answered(world: World) -> None:
    matter = brought(world)
    assert "نهاد شما هنوز پاسخ نداده است." in source(world.b_delegate, LIST)
    answer(world.b_liaison, matter, "accept")
    assert "نهاد شما پاسخ داده است." in source(world.b_delegate, LIST)


def test_the_register_holds_the_number_the_outcome_the_article_and_the_version(world: World) -> None:
    close(answered(world, brought(world), *["accept"] * 4))
    said = source(world.c_delegate, LIST)
    assert ("تصمیم ۱" in said, "توافق شد." in said, "مادهٔ ۱۴.۱۰، نسخهٔ ۱ آیین‌نامه" in said) == (True, True, True)
