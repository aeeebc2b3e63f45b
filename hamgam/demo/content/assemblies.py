"""The demo's assembly: called, with its agenda in order, a paper and who chairs it. All invented."""

from dataclasses import dataclass

from hamgam.demo.content.shapes import Both

NOTHING = Both("", "")


@dataclass(frozen=True)
class Item:
    """An item: of which kind, who proposes it, how many minutes, what it is about."""

    kind: str
    titles: Both
    proposes: str
    minutes: int
    words: Both = NOTHING
    #: On which day of the assembly it is to come, counted from 1; 0 for any.
    day: int = 0
    #: At which hour of that day it begins, whatever comes before; 0 for none.
    hour: int = 0


@dataclass(frozen=True)
class Handed:
    """A paper: its title, who hands it in, its words in Persian, and the place of its item on the agenda, counted from 0."""

    titles: Both
    by: str
    words: str
    item: int | None = 0


@dataclass(frozen=True, kw_only=True)
class Assembly:
    """An assembly: on which day from today it is called and begins, how many days it lasts, what is on its agenda.

    hours: when it begins and ends on each of its days; own_hours: (day's number, from, to) where they differ.
    paper: one that stands under the first item; papers: all others.
    others: who holds an office there beside these two, each with the office.
    """

    called: int
    begins: int
    days: int
    titles: Both
    place: Both
    words: Both
    items: tuple[Item, ...]
    paper: Both = NOTHING
    paper_by: str = ""
    paper_words: str = ""
    chair: str
    minute_taker: str
    papers: tuple[Handed, ...] = ()
    others: tuple[tuple[str, str], ...] = ()
    hours: tuple[int, int] = (10, 17)
    own_hours: tuple[tuple[int, int, int], ...] = ()


GENERAL = Assembly(
    called=-6,
    begins=24,
    days=2,
    titles=Both("مجمع عمومی، نشست چهارم", "General assembly, fourth session"),
    place=Both("تالار کتابخانهٔ سه‌پل", "The library hall, Sepol"),
    words=Both(
        "روز نخست به گزارش‌ها و متن مشترک می‌گذرد و روز دوم به برنامهٔ سال. هر نهاد تا دو نماینده می‌فرستد.",
        "The first day is for reports and the common text, the second for the plan of the year. Each organisation sends up to two delegates.",
    ),
    items=(
        Item("report", Both("گزارش نوبت هماهنگی", "Report of the coordination duty"), "sepol", 30),
        Item(
            "debate", Both("آنچه در متن آب پاک باز مانده است", "What is still open in the text on clean water"), "hamyar", 90,
            Both("بندهایی که هنوز پلی ندارند.", "The clauses for which there is no bridge yet."),
        ),
        Item("silence", Both("یاد درگذشتگان سیل", "In memory of those who died in the flood"), "sepol", 5),
        Item("decision", Both("روز و جای نشست پنجم", "Day and place of the fifth session"), "sepol", 20),
    ),
    paper=Both("گزارش شش‌ماههٔ نوبت هماهنگی", "Six months of the coordination duty"),
    paper_by="sepol",
    paper_words="گزارش شش‌ماههٔ نوبت هماهنگی\n\nدر این شش ماه چهار دور موضع‌گیری باز شد و سه متن به امضا رسید.\n",
    chair="hamyar",
    minute_taker="sepol",
)  # fmt: skip
