"""Mail from outside to the coalition's address: it arrives among the enquiries, and a reply to an answer joins its enquiry."""

from collections.abc import Iterator
from typing import Any

import pytest

from hamgam.enquiries import arriving as enquiries
from hamgam.enquiries.models import EnquirerAddress, Enquiry, FurtherWords
from hamgam.mail import arriving, mailbox
from hamgam.notices import reply
from hamgam.notices.models import Letter
from hamgam.record import times
from tests.mail.servers import Mailbox, imap
from tests.mail.test_arriving import NOW, address_of, mail, wants_letters
from tests.people import World
from tests.remembered import forget

ADDRESS = "stranger@elsewhere.example"
WORDS = "آیا آب شهر ما را هم می‌آزمایید؟"


@pytest.fixture(autouse=True)
def receiving(settings: Any) -> None:
    settings.MAIL_IN = "talk@coalition.example"


def arrives(words: str = WORDS, to: str = "talk@coalition.example", sender: str = ADDRESS, **lines: str) -> str:
    return arriving.receive(mail(to, sender, words, **lines), NOW)


def rows() -> list[tuple[str, str, str, str]]:
    return list(Enquiry.objects.order_by("number").values_list("subject", "words", "language", "came_by"))


def test_a_mail_to_the_coalitions_address_is_an_enquiry(world: World) -> None:
    assert [arrives(Message_ID="<1@x>"), arrives(Message_ID="<1@x>")] == ["enquiry", "repeated"]
    assert rows() == [("پاسخ", WORDS, "fa", "mail")]
    assert EnquirerAddress.objects.get().address == ADDRESS
    assert arrives("Do you test the water of our town?") == "enquiry"
    assert rows()[1][2] == "en"


@pytest.mark.parametrize(
    ("lines", "became"),
    [({"Auto_Submitted": "auto-replied"}, "automatic"), ({"sender": "nobody"}, "not_them"), ({"words": ""}, "empty")],
)
def test_machines_and_nobody_ask_nothing(world: World, lines: dict[str, str], became: str) -> None:
    assert (arrives(**lines), rows()) == (became, [])


def test_a_reply_to_an_answer_joins_its_enquiry(world: World) -> None:
    arrives()
    asked = Enquiry.objects.get()
    assert arrives("سپاس.", to=reply.enquiry_address(asked.pk, NOW)) == "enquiry"
    assert (len(rows()), FurtherWords.objects.get().words) == (1, "سپاس.")


@pytest.mark.parametrize(
    ("line", "kept"),
    [("<1@x.example>", "<1@x.example>"), ("no sign", ""), (f"<{'a' * 200}@x>", "")],
)
def test_the_last_mail_is_what_an_answer_names_where_it_has_a_name(world: World, line: str, kept: str) -> None:
    arrives(Message_ID=line)
    assert EnquirerAddress.objects.get().message_id == kept
    arrives("سپاس.", to=reply.enquiry_address(Enquiry.objects.get().pk, NOW), Message_ID="<2@x.example>")
    assert EnquirerAddress.objects.get().message_id == "<2@x.example>"


def test_a_reply_from_another_address_is_an_enquiry_of_its_own(world: World) -> None:
    arrives()
    asked = Enquiry.objects.get()
    assert arrives("سپاس.", to=reply.enquiry_address(asked.pk, NOW), sender="other@elsewhere.example") == "enquiry"
    assert (len(rows()), FurtherWords.objects.count()) == (2, 0)


def test_marks_that_turn_lines_round_do_not_come_in(world: World) -> None:
    arrives("سلام\u202eدنیا", Subject="مو\u202eضوع")
    assert rows()[0][:2] == ("موضوع", "سلامدنیا")


@pytest.fixture
def box(settings: Any) -> Iterator[Mailbox]:
    with imap() as opened:
        settings.MAILBOX_URL = opened.url
        yield opened


def test_where_too_many_come_at_once_the_rest_waits_and_holds_up_no_answer(box: Mailbox, world: World) -> None:
    many = enquiries.A_MINUTE + 2
    box.put(*(mail("talk@coalition.example", ADDRESS, f"پرسش {n}", Message_ID=f"<{n}@x>") for n in range(many)))
    box.put(mail("other@coalition.example", ADDRESS))
    with times.told(times.now()):  # all of it in one minute of the clock
        found = mailbox.fetch(NOW)
    assert found == [*["enquiry"] * enquiries.A_MINUTE, "not_ours"]
    assert [r"\Answered" in flags for flags in box.flags()] == [True, True]
    forget()  # the next minute
    assert (mailbox.fetch(NOW), box.flags()) == (["enquiry"] * 2, [])


def test_somebody_of_the_coalition_is_led_to_the_talk_and_asks_nothing_of_all(world: World) -> None:
    wants_letters(world.a_liaison)
    assert (arrives(sender=address_of(world.a_liaison)), rows()) == ("refused", [])
    told = Letter.objects.get(about__startswith="unread")
    assert (told.person, "/w/" in told.body) == (world.a_liaison.person, True)
