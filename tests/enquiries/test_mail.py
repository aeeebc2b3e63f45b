"""Answers go out through a real mail server: once each, with a head that nobody can forge, to an address that nobody sees."""

from datetime import timedelta
from typing import Any

import pytest

from hamgam.enquiries import acts
from hamgam.enquiries.models import EnquirerAddress, OutgoingAnswer
from hamgam.notices import clock, enquiry_letters, reply
from hamgam.notices.models import Letter, Wishes
from hamgam.record import times
from tests.enquiries.arrived import ADDRESS, SAID, drafted, sent
from tests.notices.postbox import Postbox, open_box, part, use, wants_letters
from tests.people import World, client_of


def test_an_answer_goes_once_and_a_reply_to_it_names_its_letter(world: World, postbox: Postbox, settings: Any) -> None:
    settings.MAIL_IN = "letters@coalition.example"
    answer = sent(world, subject="سلام\r\nBcc: all@b.example")
    for _time in range(3):
        clock.tick()
    assert postbox.addresses == [ADDRESS]
    (mail,) = postbox.messages
    assert (mail["To"], mail["Bcc"]) == (ADDRESS, None)
    assert mail["Subject"] == "پاسخ: سلام Bcc: all@b.example"
    words = part(mail)
    assert [one in words for one in (SAID, "به نام هم‌پیمانی آزمون نیست")] == [True, True]
    found = reply.purpose_of(str(mail["Reply-To"]), times.now())
    assert found is not None and (found.kind, found.about) == (reply.ENQUIRY, answer.enquiry_id)


def test_an_answer_names_the_mail_that_it_answers_and_leaves_no_trace_of_it(world: World, postbox: Postbox) -> None:
    sent(world, message_id="<1@elsewhere.example>")
    clock.tick()
    assert [postbox.messages[0][name] for name in ("In-Reply-To", "References")] == ["<1@elsewhere.example>"] * 2
    clock.tick()
    assert Letter.objects.get(kind="answer").follows == ""


def test_an_answer_that_no_server_took_in_time_is_not_said_to_be_refused(world: World, postbox: Postbox) -> None:
    postbox.refusing[ADDRESS] = "450 later"
    answer = sent(world)
    clock.tick()
    with times.told(answer.free_at + timedelta(days=9)):
        clock.tick(times.now())
        clock.tick(times.now())
    assert (OutgoingAnswer.objects.get().state, postbox.letters) == ("unsent", [])
    page = client_of(world.a_liaison, language="en").get(f"/en/w/enquiries/{answer.enquiry.number}/")
    assert "did not go out by mail: the time for it was over" in page.content.decode()


def test_a_server_that_fails_is_tried_again(world: World, settings: Any) -> None:
    use(settings, 1)
    answer = sent(world)
    clock.tick()
    assert (OutgoingAnswer.objects.get().state, postbox_later(settings, answer)) == ("handed", [ADDRESS])


def postbox_later(settings: Any, answer: Any) -> list[str]:
    """To whom letters went once there is a server."""
    with open_box(settings) as box, times.told(answer.free_at + timedelta(hours=1)):
        clock.tick(times.now())
        clock.tick(times.now())
    return box.addresses


def test_a_refused_address_is_said_to_whoever_answered(world: World, postbox: Postbox) -> None:
    postbox.refusing[ADDRESS] = "550 nobody here"
    sent(world)
    clock.tick()
    clock.tick()
    assert (OutgoingAnswer.objects.get().state, postbox.letters) == ("refused", [])


def test_nothing_goes_to_an_address_that_was_erased(world: World, postbox: Postbox) -> None:
    sent(world)
    EnquirerAddress.objects.all().delete()
    clock.tick()
    assert postbox.letters == []


def test_liaisons_are_told_of_an_answer_and_of_an_objection_without_facts(world: World) -> None:
    wants_letters(world.a_liaison, world.b_liaison, world.c_delegate)
    clock.tick()
    answer = drafted(world.a_liaison)
    clock.tick()
    assert list(Letter.objects.values_list("person", flat=True)) == [world.b_liaison.person.pk]
    acts.object(by=world.b_liaison, on=answer, reason="نمی‌دانیم.")
    clock.tick()
    assert Letter.objects.order_by("pk").last().person == world.a_liaison.person
    everything = "".join(f"{row.subject}{row.body}" for row in Letter.objects.all())
    assert [words in everything for words in (SAID, "آب شهر", ADDRESS, "نمی‌دانیم")] == [False] * 4


def test_a_letter_that_could_not_go_is_gone_with_the_address_and_so_is_what_is_left_of_one_that_went(
    world: World, settings: Any
) -> None:
    answer = sent(world)
    clock.tick()
    assert Letter.objects.get(outsider=ADDRESS).content != []
    with times.told(answer.free_at + timedelta(days=32)):
        clock.tick(times.now())
        clock.tick(times.now())
    assert (Letter.objects.filter(person=None).count(), OutgoingAnswer.objects.get().state) == (0, "unsent")
    with open_box(settings):
        sent(world)
        clock.tick()
        clock.tick()
    kept = Letter.objects.get(person=None)
    assert (kept.state, kept.subject, kept.content, kept.outsider) == ("sent", "", [], "")


def test_of_a_letter_that_was_handed_over_without_an_answer_it_is_said_that_nobody_knows(
    world: World, settings: Any
) -> None:
    use(settings, 1)
    sent(world)
    clock.tick()
    Letter.objects.filter(outsider=ADDRESS).update(state="uncertain", outsider="")
    clock.tick()
    assert OutgoingAnswer.objects.get().state == "unsure"
    page = client_of(world.a_liaison).get("/fa/w/enquiries/1/").content.decode()
    assert ("معلوم نیست رسیده باشد" in page, "در انتظار فرستادن با ایمیل" in page) == (True, False)


def test_one_answer_that_fails_stops_none_behind_it(
    world: World, postbox: Postbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = sent(world), sent(world, address="other@elsewhere.example")
    said = enquiry_letters.letter

    def failing(answer: Any) -> Any:
        if answer.pk == first.pk:
            raise ValueError(SAID)
        return said(answer)

    monkeypatch.setattr(enquiry_letters, "letter", failing)
    clock.tick()
    assert (postbox.addresses, second.pk > first.pk) == (["other@elsewhere.example"], True)
    assert OutgoingAnswer.objects.get(answer=first).state == "waiting"


def test_a_strangers_subject_stands_between_quotation_marks(world: World) -> None:
    wants_letters(world.b_liaison)
    Wishes.objects.create(person=world.b_liaison.person, facts=True)
    clock.tick()
    drafted(world.a_liaison, subject="رمز خود را اینجا بنویسید")
    clock.tick()
    assert "از نامهٔ کسی از بیرون: «رمز خود را اینجا بنویسید»" in Letter.objects.get().body


@pytest.mark.parametrize("hours", [1, 100])
def test_two_clocks_send_it_once(world: World, postbox: Postbox, hours: int) -> None:
    answer = acts.send(by=world.a_liaison, on=drafted(world.a_liaison), when_free=True)
    with times.told(answer.free_at + timedelta(hours=hours)):
        clock.tick(times.now())
        clock.tick(times.now())
    assert postbox.addresses == [ADDRESS]
