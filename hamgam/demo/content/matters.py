"""The demo's matters: a decision with its tasks, and one that is open now. All invented."""

from dataclasses import dataclass
from typing import Any

from hamgam.demo.content.shapes import Both

NOTHING = Both("", "")


@dataclass(frozen=True)
class Reply:
    """One organisation's answer that differs from a plain yes: its word, for choices one each, with its reason."""

    word: str
    reason: str = ""


@dataclass(frozen=True)
class Duty:
    """A task: who is responsible, until which day, and what was reported, if anything was."""

    words: Both
    responsible: str
    due: int
    report: Both = NOTHING


@dataclass(frozen=True)
class Matter:
    """Who brings it on which day, until when it is answered, who answers otherwise than "accept" and who is silent.

    choices: for each the word of everybody who is not named in `replies`. ends: the days on which the rounds end.
    """

    kind: str
    question: Both
    text: Both
    brings: str
    opened: int
    closes: int
    ends: tuple[int, ...] = ()
    choices: tuple[Both, ...] = ()
    status_quo: Both = NOTHING
    debate: Both = NOTHING
    replies: tuple[tuple[str, Reply], ...] = ()
    silent: tuple[str, ...] = ()
    tasks: tuple[Duty, ...] = ()
    #: What its kind needs to be carried out, if anything.
    details: dict[str, Any] | None = None


OFFICE = Matter(
    kind="decision",
    question=Both("دفتر مشترک را برای یک سال در بندر اجاره کنیم؟", "Shall we rent the common office at the harbour for a year?"),
    text=Both(
        "اجارهٔ یک سال از صندوق پرداخت می‌شود. هر نهاد می‌تواند دو روز در ماه آن را به کار گیرد.",
        "The rent for a year is paid from the fund. Every organisation can use the office two days a month.",
    ),
    brings="polnow", opened=-31, closes=-21, ends=(-21,),
    status_quo=Both("دفتری در کار نیست؛ نشست‌ها در خانهٔ نهادها برگزار می‌شود.", "There is no office; meetings are held at the members’ own places."),
    replies=(
        ("shahrak", Reply("reservation", "هزینهٔ گرمایش زمستان باید جدا حساب شود.")),
        ("rudkenar", Reply("reservation", "راه برای ما دور است؛ نشست‌ها باید با تلفن هم دنبال‌کردنی باشد.")),
    ),
    silent=("laledasht",),
    tasks=(
        Duty(
            Both("قرارداد اجاره را ببندد و رونوشت آن را به همه برساند.", "Sign the lease and send everyone a copy."),
            "polnow", -12, Both("قرارداد بسته شد و رونوشت آن رسید.", "The lease is signed and everyone has a copy."),
        ),
        Duty(Both("نوبت روزهای دفتر را بچیند.", "Draw up who uses the office on which days."), "sepol", 12),
    ),
)  # fmt: skip

SEMINAR = Matter(
    kind="decision",
    question=Both(
        "سمینار بهار را دربارهٔ ایمنی کار در بندرها برگزار کنیم؟", "Shall the spring seminar be about safety at work in harbours?"
    ),
    text=Both(
        "سمینار دو روز است. هر نهاد یک سخنران معرفی می‌کند و گزارش آن در خبرنامه می‌آید.",
        "The seminar takes two days. Every organisation names a speaker, and the bulletin reports on it.",
    ),
    brings="sepol", opened=-3, closes=9,
    status_quo=Both("موضوع سمینار بهار هنوز روشن نیست.", "The subject of the spring seminar is not settled yet."),
    debate=Both("مجمع عمومی آینده", "the next general assembly"),
    replies=(("hamyar", Reply("reservation", "ایمنی کار در خانه‌ها هم گفته شود.")),),
    silent=("masezar", "kuhpayeh", "shahrak", "laledasht", "rudkenar", "polnow"),
)  # fmt: skip

MATTERS = (OFFICE, SEMINAR)
