"""The demo's assembly that was held: what happened item by item, who was there in numbers, its working group, its report. All invented."""

from dataclasses import dataclass

from hamgam.demo.content.assemblies import Assembly, Item
from hamgam.demo.content.shapes import Both


@dataclass(frozen=True)
class Happened:
    """What the minutes say under one item, in Persian, and what came of it in a few words."""

    words: str
    result: Both


@dataclass(frozen=True)
class Brought:
    """What a working group brings; `final` where the plenary changed it, nothing where it deferred it."""

    titles: Both
    words: Both
    state: str
    final: Both | None = None


@dataclass(frozen=True)
class Held:
    """An assembly that is over. people: organisation → throughout, for a part, from afar. Days are counted from today."""

    call: Assembly
    opening: str
    happened: tuple[Happened, ...]
    people: dict[str, tuple[int, int, int]]
    group: Both
    task: Both
    joins: tuple[str, ...]
    brings: str
    brought: tuple[Brought, ...]
    presented: int
    asked: int
    adopted: int
    question: Both


THIRD = Held(
    call=Assembly(
        called=-80,
        begins=-50,
        days=2,
        titles=Both("مجمع عمومی، نشست سوم", "General assembly, third session"),
        place=Both("خانهٔ انجمن‌ها، سه‌پل", "The house of associations, Sepol"),
        words=Both("دو روز، با یک کارگروه برای صندوق سیل.", "Two days, with a working group on the flood fund."),
        items=(
            Item("commemoration", Both("یاد همکاران از دست رفته", "In memory of colleagues we have lost"), "sepol", 10),
            Item("report", Both("گزارش نهادها از شش ماه گذشته", "Reports of the organisations on six months"), "hamyar", 90),
            Item("working_groups", Both("کارگروه صندوق سیل", "Working group on the flood fund"), "sepol", 120),
            Item("debate", Both("همکاری در شهرهای دیگر", "Working together in other cities"), "hamyar", 60),
        ),
        paper=Both("دخل و خرج صندوق سیل", "Income and expenses of the flood fund"),
        paper_by="sepol",
        paper_words="دخل و خرج صندوق سیل\n\nدر شش ماه گذشته نُه نهاد به صندوق کمک کردند.\n",
        chair="hamyar",
        minute_taker="sepol",
    ),
    opening=(
        "نشست ساعت ده با خوشامد گرداننده باز شد. دستور جلسه خوانده شد و به تصویب حاضران رسید.\n"
        "در پایان روز دوم، گرداننده آنچه را توافق شده بود یک بار دیگر خواند و نشست بسته شد."
    ),
    happened=(
        Happened("حاضران به یاد همکارانی که در سیل جان باختند یک دقیقه سکوت کردند.", Both("یک دقیقه سکوت.", "A minute of silence.")),
        Happened(
            "نهادها به ترتیب الفبا گزارش دادند. هفت نهاد از کار محلی خود گفتند و دو نهاد گزارش را نوشته فرستاده بودند.\n"
            "پرسیده شد چرا در دو شهر کارزار آب پیش نرفته است. پاسخ: نیروی داوطلب کافی نبود.",
            Both("گزارش‌ها شنیده شد.", "The reports were heard."),
        ),
        Happened(
            "کارگروه دو پیشنهاد آورد. پیشنهاد نخست با افزودن «به توان خود» پذیرفته شد و پیشنهاد دوم برای نشست بعد ماند.",
            Both("یک پیشنهاد با تغییر پذیرفته شد.", "One proposal was adopted with a change."),
        ),
        Happened(
            "سه نهاد از تجربهٔ همکاری در شهرهای دیگر گفتند. دربارهٔ شیوهٔ کار توافقی نشد؛ هر دو نظر در پرسش‌های باز آمده است.",
            Both("هر دو نظر شنیده شد.", "Both views were heard."),
        ),
    ),
    people={
        "sepol": (5, 2, 0), "hamyar": (4, 0, 1), "masezar": (3, 1, 0), "polnow": (2, 0, 0), "kuhpayeh": (3, 0, 1),
        "abrah": (6, 2, 0), "darrehsabz": (2, 1, 0), "rudkenar": (2, 0, 2), "birkhamn": (1, 0, 1), "shahrak": (4, 0, 0),
    },
    group=Both("کارگروه صندوق سیل", "Working group on the flood fund"),
    task=Both("پیشنهاد دهد سهم هر نهاد چگونه تعیین شود.", "Propose how each organisation’s share is set."),
    joins=("sepol", "hamyar", "abrah", "shahrak"),
    brings="sepol",
    brought=(
        Brought(
            Both("سهم نهادها در صندوق", "The organisations’ shares in the fund"),
            Both("هر نهاد هر سال سهمی به صندوق سیل می‌دهد.", "Each organisation gives a share to the flood fund every year."),
            "changed",
            Both(
                "هر نهاد هر سال به توان خود سهمی به صندوق سیل می‌دهد.",
                "Each organisation gives a share to the flood fund every year, as it is able to.",
            ),
        ),
        Brought(
            Both("گزارش همگانی صندوق", "A public report of the fund"),
            Both("دخل و خرج صندوق هر شش ماه در سایت می‌آید.", "Income and expenses of the fund appear on the site every six months."),
            "deferred",
        ),
    ),
    presented=-40,
    asked=-39,
    adopted=-30,
    question=Both("گزارش نشست سوم تصویب می‌شود؟", "Is the report of the third session adopted?"),
)  # fmt: skip
