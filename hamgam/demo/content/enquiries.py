"""Letters from outside: one answered, one whose answer the others read now, one that waits. All invented."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Came:
    """One letter: the day on which it came, who took it and answered on which days, when the answer went out.

    taken, drafted, sent: days; None where it did not come so far. sent=None with words: it goes by itself once its time is over.
    """

    day: int
    subject: str
    words: str
    name: str = ""
    language: str = "fa"
    by: str = ""
    taken: int | None = None
    drafted: int | None = None
    answer: str = ""
    sent: int | None = None


ENQUIRIES = (
    Came(
        day=-18, name="گردانندگان یک نشریهٔ دانشجویی", subject="چاپ بیانیهٔ سیلاب",
        words="سلام. بیانیهٔ «هشدار سیلاب حق همگان است» را در کلاس با هم خواندیم و می‌خواهیم آن را در شمارهٔ بعدی نشریه‌مان چاپ کنیم. "
        "از کسی باید اجازه بگیریم؟ نام همهٔ امضاکنندگان را هم بیاوریم یا خود متن کافی است؟",
        by="bandargah", taken=-17, drafted=-16, sent=-13,
        answer="سلام و سپاس از نامه‌تان. این بیانیه برای همه است و چاپ آن اجازه نمی‌خواهد. تنها خواهش ما این است که متن را کامل و بی‌تغییر "
        "بیاورید و نشانی صفحهٔ آن را هم بنویسید تا خوانندگان فهرست امضاکنندگان را همان‌جا ببینند. اگر جا دارید نام‌ها را هم بیاورید؛ "
        "ترتیب آن‌ها الفبایی است و نامی بر نامی پیشی ندارد.",
    ),
    Came(
        day=-6, name="Maren, a community radio", subject="Twenty minutes about the river", language="en",
        words="Hello. We make a weekly programme in a small port and would like to talk about “Work in the Heat: Water, Shade, Rest”. "
        "Could two people join us by telephone on a Thursday evening, one who works outdoors and one who helped to write the text? "
        "Nobody needs to give a full name.",
        by="birkhamn", taken=-5, drafted=-1,
        answer="Hello Maren, thank you for asking. We can find two people: one of our members who works on the quay, and one who took part in "
        "writing the text. They speak for themselves and for our organisation; what the whole coalition says stands in the text. "
        "Would the Thursday after next suit you? Please tell us beforehand what you will ask.",
    ),
    Came(
        day=-2, name="چند خانوار از پایین‌دست", subject="بوی آب چاه",
        words="با سلام. از هفتهٔ پیش آب چاه‌های ما بوی بدی می‌دهد و بچه‌ها دل‌درد گرفته‌اند. به درمانگاه گفتیم و گفتند باید آزمایش شود، ولی نگفتند کجا. "
        "کسی از شما می‌تواند بگوید نمونهٔ آب را چگونه برداریم و به کجا بدهیم؟ نمی‌خواهیم ناممان جایی بیاید.",
    ),
)  # fmt: skip
