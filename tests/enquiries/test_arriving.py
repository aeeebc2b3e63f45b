"""What arrives, by the page or by mail: kept once, within bounds, without signs that deceive, and in its own thread alone."""

from datetime import timedelta

import pytest

from hamgam.bylaws.acts import NotPossible
from hamgam.enquiries import arriving, codes
from hamgam.enquiries.models import EnquirerAddress, Enquiry, FurtherWords
from hamgam.record import times
from hamgam.record.models import Entry
from tests.enquiries.arrived import ADDRESS, WORDS, arrived, leave, sent, taken
from tests.people import World
from tests.remembered import forget


def code_of(**given: object) -> str:
    with pytest.raises(NotPossible) as refused:
        arriving.receive(**{"words": WORDS, "language": "fa", **given})
    return refused.value.code


def test_a_letter_is_kept_with_its_day_and_nothing_of_it_enters_the_record(world: World) -> None:
    before = Entry.objects.count()
    received = arriving.receive(words=WORDS, language="fa", subject="آب", name="رهگذر", address=ADDRESS)
    row = Enquiry.objects.get()
    assert (row.number, row.words, row.subject, row.name, row.state, row.came_by) == (
        1, WORDS, "آب", "رهگذر", "waiting", "form",
    )  # fmt: skip
    assert (Entry.objects.count(), EnquirerAddress.objects.get().address) == (before, ADDRESS)
    assert (received.enquiry, len(received.code.split()) >= 6, received.added) == (row, True, False)


def test_six_words_open_it_however_they_are_typed_and_are_kept_nowhere(world: World) -> None:
    for language in ("fa", "en"):
        received = arriving.receive(words=WORDS, language=language)
        code = received.code
        assert code not in str(list(Enquiry.objects.values()))
        for typed in (
            code,
            f"  {code.upper()} ",
            code.replace(" ", "-"),
            code.replace(" ", "، "),
            code.replace("\u200c", " "),
        ):
            assert codes.behind(typed) == received.enquiry
        assert codes.behind(" ".join(reversed(code.split()))) is None


def test_words_can_be_tried_only_so_often(world: World) -> None:
    with times.told(times.now()), pytest.raises(NotPossible) as refused:
        for _time in range(codes.TRIES_A_MINUTE):
            assert codes.behind("یک دو سه چهار پنج شش") is None
        codes.behind("یک دو سه چهار پنج شش")
    assert refused.value.code == "enquiries_crowded"


def test_sixty_days_later_the_words_open_nothing(world: World) -> None:
    received = arriving.receive(words=WORDS, language="fa")
    now = times.now()
    with times.told(now + timedelta(days=60)):
        assert codes.behind(received.code) == received.enquiry
    with times.told(now + timedelta(days=61, hours=2)):
        forget()
        assert codes.behind(received.code) is None


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"words": " \n\u202e "}, "enquiry_words_missing"),
        ({"words": "x" * 4_001}, "enquiry_words_long"),
        ({"words": "x" * 40_000}, "enquiry_words_long"),
        ({"address": "not an address"}, "enquiry_address_wrong"),
        ({"address": "a@b.example\r\nBcc: all@b.example"}, "enquiry_address_wrong"),
    ],
)
def test_what_cannot_be_kept_is_said(world: World, given: dict[str, object], code: str) -> None:
    assert code_of(**given) == code
    assert Enquiry.objects.count() == 0


def test_signs_that_turn_letters_round_and_line_ends_in_a_subject_are_gone(world: World) -> None:
    row = arrived(
        subject="Re: hello\r\nBcc: all@b.example\u202e", name="\u2067x\ny", words="<b>bold</b>\u202e\x00 &amp;"
    )
    assert (row.subject, row.name, row.words) == ("Re: hello Bcc: all@b.example", "x y", "<b>bold</b> &amp;")


def test_a_long_mail_is_cut_and_says_so_and_a_wrong_address_is_left_out(world: World) -> None:
    row = arrived(words="ب" * 40_000, subject="پ" * 900, by_mail=True, address="nobody")
    assert (len(row.words), row.cut, len(row.subject), row.came_by) == (4_000, True, 150, "mail")
    assert EnquirerAddress.objects.count() == 0


def test_the_same_message_is_kept_once(world: World) -> None:
    first = arrived(message="<1@elsewhere.example>", by_mail=True)
    assert code_of(message="<1@elsewhere.example>", by_mail=True) == "enquiry_twice"
    assert list(Enquiry.objects.all()) == [first]


def test_a_thousand_letters_are_not_let_in(world: World) -> None:
    codes_ = []
    for n in range(1_000):
        try:
            arriving.receive(words=f"{WORDS} {n}", language="fa")
        except NotPossible as refused:
            codes_.append(refused.code)
    assert set(codes_) == {"enquiries_crowded"}
    assert Enquiry.objects.count() <= 2 * arriving.A_MINUTE
    now = times.now()
    for minute in range(1, 80):
        with times.told(now + timedelta(minutes=minute)):
            for n in range(arriving.A_MINUTE):
                try:
                    arriving.receive(words=f"{WORDS} {minute} {n}", language="fa")
                except NotPossible as refused:
                    codes_.append(refused.code)
    assert (Enquiry.objects.count(), "enquiries_full" in codes_) == (arriving.WAITING, True)


def test_a_reply_from_the_same_address_joins_its_letter_and_waits_with_whoever_answered(world: World) -> None:
    row = sent(world).enquiry
    received = arriving.receive(
        words="سپاس. و در روستاها؟", language="fa", address=ADDRESS.upper(), message="<2@x>", thread=row, by_mail=True
    )
    row.refresh_from_db()
    assert (received.added, row.state, row.holder, row.ended_on) == (True, "taken", world.a, None)
    assert [one.words for one in row.further.all()] == ["سپاس. و در روستاها؟"]
    assert Enquiry.objects.count() == 1


def test_a_forged_thread_is_a_letter_of_its_own(world: World) -> None:
    row = sent(world).enquiry
    for address in ("other@elsewhere.example", "", "nobody"):
        received = arriving.receive(words=f"دیگری {address}", language="fa", address=address, thread=row, by_mail=True)
        assert received.enquiry != row
    row.refresh_from_db()
    assert (row.state, FurtherWords.objects.count()) == ("answered", 0)


def test_a_reply_to_a_letter_whose_address_is_gone_is_a_letter_of_its_own(world: World) -> None:
    row = sent(world).enquiry
    EnquirerAddress.objects.all().delete()
    assert arriving.receive(words=WORDS, language="fa", address=ADDRESS, thread=row, by_mail=True).enquiry != row


def test_one_writer_adds_only_so_much_to_one_letter(world: World) -> None:
    row = arrived()
    for n in range(arriving.FURTHER):
        arriving.receive(words=f"باز {n}", language="fa", address=ADDRESS, thread=row, by_mail=True)
    assert code_of(address=ADDRESS, thread=row, by_mail=True) == "enquiry_further_many"


def test_a_reply_waits_for_everybody_where_whoever_answered_has_left(world: World) -> None:
    row = taken(world.a_liaison)
    leave(world.a_liaison)
    received = arriving.receive(words=WORDS, language="fa", address=ADDRESS, thread=row, by_mail=True)
    assert (received.added, Enquiry.objects.get().state) == (True, "waiting")
