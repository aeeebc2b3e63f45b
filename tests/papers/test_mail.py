"""Mails as programs write them, and as those write them who mean harm: what is new in them, who sent them, and what they are."""

from email.message import EmailMessage
from email.mime.application import MIMEApplication
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

import pytest

from hamgam.papers import mail
from hamgam.papers.mail import MARK, Arrived, new_words, plain, read

LINE = f"{MARK} پاسخ خود را بالای این خط بنویسید {MARK}"


def of(text: str = "سلام", **lines: str) -> EmailMessage:
    """A mail as a program would make it."""
    made = EmailMessage()
    given = {"From": "Nasrin <nasrin@example.org>", "To": "talk+x@coalition.example", "Subject": "پاسخ"}
    for name, value in {**given, **{name.replace("_", "-"): value for name, value in lines.items()}}.items():
        made[name] = value
    made.set_content(text)
    return made


def arrived(text: str = "سلام", **lines: str) -> Arrived:
    return read(of(text, **lines).as_bytes())


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (f"با بند سه موافقیم.\n\nدر یکشنبه ۹ آذر ۱۴۰۵ ساعت ۱۰:۲۰ همگام <talk@c.example> نوشت:\n\n> {LINE}\n> بند سه…\n", "با بند سه موافقیم."),
        (f"We agree.\n\nOn Sun, 29 Nov 2026 at 10:20, Hamgam\n<talk+abc@c.example> wrote:\n> {LINE}\n> Clause three …\n", "We agree."),
        (f"Agreed.\n\nFrom: Hamgam\nSent: Sunday, 29 November 2026 10:20\nTo: Nasrin\n\n{LINE}\nClause three …", "Agreed."),
        (f"موافقیم.\n\nاز: همگام\nارسال: یکشنبه\nبه: نسرین\n\n{LINE}\nبند سه", "موافقیم."),
        ("Agreed.\n\n-----Original Message-----\nFrom: Hamgam\nClause", "Agreed."),
        ("Agreed.\n\n________________________________\nFrom: x\n\nolder", "Agreed."),
        (f"> {LINE}\n> بند سه می‌گوید آب.\n\nاینجا پاسخ من است.\n\n> و بند چهار\n\nو اینجا هم.\n", "اینجا پاسخ من است.\n\nو اینجا هم."),
        ("پاسخ\n-- \nنسرین\n۰۹۱۲", "پاسخ"),
        ("پاسخ\n\nارسال از آیفون من", "پاسخ"),
        ("Answer\n\nSent from my iPhone", "Answer"),
        ("From: our first meeting on, we said so.\nIt stays.", "From: our first meeting on, we said so.\nIt stays."),
        ("یک\n\n\n\n\nدو", "یک\n\nدو"),
        (f"{LINE}\nبند سه", ""),
        (f"> {LINE}\n> بند سه", ""),
    ],
)  # fmt: skip
def test_what_is_new_in_an_answer_is_found(answer: str, words: str) -> None:
    assert new_words(answer) == words
    assert new_words(answer.replace("\n", "\r\n")) == words


def test_an_answer_in_html_alone_is_read_without_what_it_quotes() -> None:
    page = (
        "<html><head><title>x</title><style>p{color:red}</style></head><body><div dir=rtl>با بند <b>سه</b> موافقیم؛<br>"
        "با چهار&nbsp;نه.</div><script>alert(1)</script>"
        f"<div>On 29 Nov 2026 Hamgam wrote:</div><blockquote>{LINE}<p>Clause</p></blockquote></body></html>"
    )
    made = EmailMessage()
    made["From"], made["To"] = "a@example.org", "b@example.org"
    made.set_content(page, subtype="html")
    assert read(made.as_bytes()).words == "با بند سه موافقیم؛\nبا چهار نه."


def test_the_plain_part_is_taken_before_the_html_and_files_are_left() -> None:
    made = MIMEMultipart("mixed")
    made["From"], made["To"] = "a@example.org", "b@example.org"
    both = MIMEMultipart("alternative")
    both.attach(MIMEText("متن ساده", "plain", "utf-8"))
    both.attach(MIMEText("<p>متن دیگر</p>", "html", "utf-8"))
    made.attach(both)
    notes = MIMEText("پیوست", "plain", "utf-8")
    notes["Content-Disposition"] = 'attachment; filename="notes.txt"'
    made.attach(notes)
    made.attach(MIMEApplication(b"MZ" * 1000))
    assert read(made.as_bytes()).words == "متن ساده"


def test_old_and_wrong_encodings_are_read_as_far_as_they_go() -> None:
    old = MIMEText("پاسخ ما", "plain", "windows-1256")
    old["From"] = "a@example.org"
    assert read(old.as_bytes()).words == "پاسخ ما"
    unknown = b"From: a@example.org\nContent-Type: text/plain; charset=x-never\n\n" + "پاسخ".encode()
    assert read(unknown).words == "پاسخ"
    broken = b"From: a@example.org\nContent-Type: text/plain; charset=utf-8\n\nabc \xff\xfe"
    assert read(broken).words == "abc \ufffd\ufffd"


def test_senders_and_recipients_are_addresses_alone() -> None:
    got = arrived(From="=?utf-8?b?2YbYs9ix24zZhg==?= <NASRIN@Example.org>", Cc="Other <other@c.example>")
    assert (got.sender, got.recipients) == ("nasrin@example.org", ("talk+x@coalition.example", "other@c.example"))
    assert arrived(Subject="=?utf-8?b?2YbYs9ix24zZhg==?=").subject == "نسرین"


def test_what_the_own_server_wrote_about_the_recipient_comes_first() -> None:
    assert arrived(Delivered_To="talk+real@coalition.example").recipients[0] == "talk+real@coalition.example"


@pytest.mark.parametrize(
    "head",
    [
        b"From: a@example.org, b@example.org\n\nx",
        b"From: a@example.org\nFrom: b@example.org\n\nx",
        b"From: nobody\n\nx",
        b"To: b@example.org\n\nx",
        b"",
    ],
)
def test_a_mail_from_two_or_from_nobody_is_from_nobody(head: bytes) -> None:
    assert read(head).sender == ""


@pytest.mark.parametrize(
    ("line", "value", "word"),
    [
        ("Auto-Submitted", "auto-replied", "auto_submitted"),
        ("Auto-Submitted", "no", ""),
        ("Return-Path", "<>", "no_return_path"),
        ("Return-Path", "<nasrin@example.org>", ""),
        ("Precedence", "bulk", "bulk"),
        ("List-Id", "<all.example.org>", "list"),
        ("X-Autoreply", "yes", "autoreply"),
        ("From", "MAILER-DAEMON@example.org", "machine"),
        ("From", "no-reply@example.org", "machine"),
    ],
)
def test_what_no_person_wrote_is_known(line: str, value: str, word: str) -> None:
    assert arrived(**{line: value}).automatic == word


REPORT = """\
From: mailer-daemon@mx.example
To: talk+x@coalition.example
Content-Type: multipart/report; report-type=delivery-status; boundary=b

--b
Content-Type: text/plain

Not delivered.
--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example

Final-Recipient: rfc822; gone@example.org
Action: {action}
Status: {status}
--b
Content-Type: message/rfc822

From: talk@coalition.example
Subject: x

Words that nobody here needs.
--b--
"""


@pytest.mark.parametrize(
    ("action", "status", "failed"),
    [
        ("failed", "5.1.1", True),
        ("failed", "5.7.1", False),
        ("failed", "4.4.7", False),
        ("delayed", "4.2.2", False),
        ("delivered", "2.0.0", False),
    ],
)
def test_reports_of_delivery_are_understood(action: str, status: str, failed: bool) -> None:
    got = read(REPORT.format(action=action, status=status).encode())
    assert (got.failed, got.automatic) == (failed, "report")
    assert arrived().failed is None


def test_the_same_mail_has_the_same_digest_and_two_have_two() -> None:
    one, again = arrived("a", Message_ID="<1@x>"), arrived("b", Message_ID="<1@x>")
    assert one.digest == again.digest
    assert arrived("a").digest == arrived("a").digest != arrived("b").digest


def test_of_a_mail_that_is_too_long_the_head_alone_is_read() -> None:
    got = read(of("سلام").as_bytes() + b"x" * 40_000_000)
    assert (got.sender, got.words) == ("nasrin@example.org", "")


def deep(levels: int) -> bytes:
    """Parts within parts within parts."""
    lines = [b"From: a@example.org"]
    for n in range(levels):
        lines += [b"Content-Type: multipart/mixed; boundary=b%d" % n, b"", b"--b%d" % n]
    return b"\n".join([*lines, b"", b"x"])


@pytest.mark.parametrize(
    "raw",
    [
        deep(20_000),
        b"From: " + b"(" * 400_000 + b"\n\nx",
        b"From: " + b"<a@b.c>," * 100_000 + b"\n\nx",
        b"Subject: " + b"=?utf-8?q?x?= " * 60_000 + b"\n\nx",
        b"From: a@b.example\n" + b"X: y\n" * 150_000 + b"\nx",
        b"From: a@b.example\nContent-Type: text/html\n\n" + b"<blockquote>" * 80_000,
        b"From: a@b.example\nContent-Type: text/html\n\n" + b"<div " * 190_000,
        b"From: a@b.example\nContent-Type: text/html\n\n" + b"<!--" * 200_000,
        b"From: a@b.example\nContent-Type: text/html\n\n<" + b"&" * 900_000,
        b"From: a@b.example\nContent-Type: text/plain\n\n" + b"> a\n" * 240_000,
        b"From: a@b.example\nContent-Type: text/plain\n\n" + b"\n" * 900_000 + b"x:",
        b"From: a@b.example\nContent-Type: text/plain\n\n" + b"wrote " * 160_000 + b":",
        b"From: a@b.example\nContent-Type: text/plain\n\n" + b"\n" * 90_000 + b">\n" * 50_000,
        b"From: a@b.example\nContent-Type: text/plain\n\n" + b"\n>\n" * 60_000,
        b"From: a@b.example\nContent-Type: text/plain; charset=punycode\n\n" + b"a-" + b"z" * 190_000,
        b"From: a@b.example\nSubject: =?punycode?q?" + b"z" * 900_000 + b"?=\n\nx",
        b"From: a@b.example\nContent-Type: multipart/mixed; boundary=b\n\n" + b"--b\n\nx\n" * 120_000,
        b"\x00\xff" * 400_000,
    ],
    ids=["deep", "brackets", "senders", "subject", "lines", "quotes", "tags", "comments", "ampersands", "quoted", "empty",
         "colon", "blank then quoted", "blank and quoted", "punycode", "punycode subject", "parts", "noise"],
)  # fmt: skip
def test_what_is_made_to_hold_a_reader_up_is_read_with_an_end(raw: bytes) -> None:
    """Some of these hold a reader up for minutes that looks at what follows again and again: Python's own of HTML, for one."""
    words = read(raw[: mail.WHOLE]).words
    assert (len(words) <= mail.WORDS, "\x00" in words) == (True, False)


def test_html_without_end_is_words_without_end() -> None:
    assert plain("<p>one<p>two<div>three") == "one\ntwo\nthree"
    assert plain("<a href='https://x.example'>here</a><img src=x>") == "here"


@pytest.mark.parametrize("line", ["<a@b> <c@d>", "<ü@x>", "<a b@x>", "a@b", "", "<@b>", "<a@b>\x00"])
def test_a_mail_whose_name_is_not_in_the_form_of_one_has_none(line: str) -> None:
    assert read(f"Message-ID: {line}\r\n\r\nx".encode()).message_id == ""


def test_a_mail_is_named_by_its_line() -> None:
    assert read(b"Message-ID:\r\n <1.a=b+c@x.example>\r\n\r\nx").message_id == "<1.a=b+c@x.example>"
