"""The demo's election: two observer organisations stand for the seat of an observer in a working group. All invented."""

from dataclasses import dataclass

from hamgam.demo.content.matters import Matter
from hamgam.demo.content.organisations import IRAN, TAJIKISTAN, _organisation
from hamgam.demo.content.shapes import Both, Person

OBSERVER = ("observer",)

OBSERVERS = (
    _organisation(
        "didban",
        "society",
        ("انجمن دیدبان تالاب", "Wetland Watch Society"),
        ("دیدبان", "Wetland Watch"),
        ("نیزار", "Neyzar"),
        IRAN,
        (
            "داوطلبانی که پرنده‌ها و آب تالاب نیزار را می‌شمارند و می‌سنجند و یافته‌هایشان را هر فصل منتشر می‌کنند.",
            "Volunteers who count the birds and measure the water of the Neyzar wetland and publish what they find every season.",
        ),
        (2015, 2026),
        (Person("golnar", "گلنار", OBSERVER),),
    ),
    _organisation(
        "sarchashma",
        "association",
        ("کانون آموزش سرچشمه", "Sarchashma Education Circle"),
        ("سرچشمه", "Sarchashma"),
        ("دوآب", "Duob"),
        TAJIKISTAN,
        (
            "آموزگاران روستاهای بالادست رود که دربارهٔ آب پاک کلاس برگزار می‌کنند و برای کودکان کتابچه می‌نویسند.",
            "Teachers in the villages upstream who hold classes on clean water and write booklets for children.",
        ),
        (2018, 2026),
        (Person("firuza", "فیروزه", OBSERVER),),
    ),
)

GROUP = Matter(
    kind="body",
    question=Both("کارگروه سنجش آب را بسازیم؟", "Shall we form a working group on measuring the water?"),
    text=Both(
        "کارگروه نمونه‌گیری در هفت ایستگاه را هماهنگ می‌کند. هر کس از نهادهای عضو می‌تواند به آن بپیوندد.",
        "The group coordinates sampling at seven stations. Anybody of the member organisations can join it.",
    ),
    brings="hamyar", opened=-45, closes=-36, ends=(-36,),
    details={
        "do": "make", "kind": "group",
        "names": {"fa": "کارگروه سنجش آب", "en": "Working group on measuring the water"},
        "charter": {
            "fa": "نمونه‌گیری ماهانه را هماهنگ می‌کند و نتیجه را برای خبرنامه می‌فرستد.",
            "en": "Coordinates the monthly sampling and sends the results to the bulletin.",
        },
    },
)  # fmt: skip


@dataclass(frozen=True)
class Election:
    """Who opens it on which day; what stands on the pages of those who stand; who has voted, and for whom by name of a handle."""

    group: Matter
    joins: tuple[str, ...]
    opens: str
    opened: int
    pages: tuple[tuple[str, Both], ...]
    begins: int
    voted: int
    votes: tuple[tuple[str, tuple[str, ...]], ...]


SEAT = Election(
    group=GROUP,
    joins=("hamyar", "sepol", "bandargah", "nikrud"),
    opens="hamyar",
    opened=-10,
    pages=(
        (
            "didban",
            Both(
                "ده سال است که آب تالاب را ماهی دو بار می‌سنجیم. می‌خواهیم روش و ابزارمان را با کارگروه در میان بگذاریم.",
                "For ten years we have measured the water of the wetland twice a month. We wish to share our method and our "
                "instruments with the group.",
            ),
        ),
        (
            "sarchashma",
            Both(
                "بالادست رود هنوز ایستگاهی ندارد. آموزگاران ما می‌توانند نمونه بگیرند و به دانش‌آموزان هم یاد بدهند.",
                "There is no station upstream yet. Our teachers can take samples, and teach their pupils to do so.",
            ),
        ),
    ),
    begins=-3,
    voted=-2,
    votes=(
        ("hamyar", ("didban", "sarchashma")),
        ("sepol", ("didban",)),
        ("bandargah", ("didban",)),
        ("nikrud", ("sarchashma",)),
        ("masezar", ("didban", "sarchashma")),
        ("abrah", ("sarchashma",)),
        ("birkhamn", ("didban",)),
        ("larchmouth", ("sarchashma",)),
    ),
)
