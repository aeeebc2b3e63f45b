"""What was said around the platform: its founding text, the fourth meeting, who is invited, the further text. All invented."""

from dataclasses import dataclass

from hamgam.demo.content.assemblies import Assembly, Handed, Item
from hamgam.demo.content.shapes import Answer, Both, Person, Text, accept, aside, clause, paragraph, reserve, section

TITLE = Both("نان، آب، آموزش: دوازده خواسته برای زندگی", "Bread, Water, Schooling: Twelve Demands for a Life")
FOURTH = Both("نشست چهارم هم‌صدایی", "Fourth meeting of the Concord")
PLACE = Both("دوآبه", "Doabeh")
#: The head of the printed paper: its day in two calendars, the second of them one day late.
PRINTED = "{fourth}، {place}\n\n{solar} برابر با {gregorian}"

FOUNDING = Both("این متن را متن بنیادین بدانیم؟", "Shall this be our founding text?")
FOUNDING_WORDS = Both(
    "ما مستقل‌ایم و مستقل می‌مانیم. کنار هم می‌نویسیم و هر کدام خود امضا می‌کنیم. هر که با ماست به اندازه‌ای که می‌پذیرد همکاری می‌کند.",
    "We are independent and stay so. We write together and each of us signs itself. Whoever is with us co-operates as far as they "
    "accept it.",
)
FIELDS = (
    (Both("متن مشترک", "The common text"), Both("نشست‌های نوبتی و پرسش از همهٔ نهادها.", "Meetings in turn, and asking every organisation.")),
    (Both("خانواده‌های زندانیان", "Families of prisoners"), Both("صندوقی با حساب آشکار.", "A fund with open accounts.")),
)  # fmt: skip

#: Days from the fourth meeting.
MEETING = Assembly(
    called=-30,
    begins=0,
    days=1,
    titles=FOURTH,
    place=Both("خانهٔ آموزگار، دوآبه", "The Teachers’ House, Doabeh"),
    words=Both(
        "یک روز برای خواندن متن، از آغاز تا پایان، و پذیرفتن آن. پیش‌نویس نشست سوم با شماست.",
        "One day to read the text from beginning to end, and to adopt it. You have the draft of the third meeting.",
    ),
    items=(
        Item("silence", Both("یاد جان‌باختگان کار", "In memory of those who died at work"), "bannayan", 5),
        Item("debate", Both("خواندن متن، بخش به بخش", "Reading the text, section by section"), "qandsazan", 240),
        Item("decision", Both("پذیرفتن متن", "Adopting the text"), "amuzgaran", 60),
        Item("decision", Both("با دیگران چه کنیم", "What about others"), "vakilan", 45),
    ),
    chair="amuzgaran",
    minute_taker="vakilan",
)

OPENING = (
    "نمایندگان پانزده نهاد در خانهٔ آموزگار گرد آمدند. کودکان در اتاق کناری با دو دانشجو بودند. دستور جلسه پذیرفته شد و نشست با یک دقیقه سکوت "
    "آغاز شد."
)
#: What the minutes say of each item, and what came of it.
HAPPENED = (
    ("نام هشت کارگری که در این سال در کار جان دادند خوانده شد و همه برخاستند.", Both("یک دقیقه سکوت.", "A minute of silence.")),
    (
        "متن بخش به بخش بلند خوانده شد. مادران خواستند صندوق خانواده‌ها در خود متن بیاید و همه پذیرفتند. دربارهٔ شکل حکومت آینده دو نظر بود؛ قرار شد "
        "متن آن را باز بگذارد و بگوید که باز گذاشته است.",
        Both("متن خوانده شد و دو جای آن تغییر کرد.", "The text was read, and changed in two places."),
    ),
    (
        "هر پانزده نهاد در جای خود گفتند که متن را می‌پذیرند. امضا کار هر نهاد است، با کلید خودش، پس از آنکه به اعضایش نشان داده باشد.",
        Both("متن پذیرفته شد؛ هر نهاد خود امضا می‌کند.", "The text is adopted; each organisation signs it itself."),
    ),
    (
        "چند نهاد دیگر متن را پسندیده‌اند ولی نمی‌خواهند عضو شوند. قرار شد به اندازه‌ای که می‌پذیرند دعوت شوند و در متنی دربارهٔ زنان با ما تبادل نظر کنند.",
        Both("دعوت به همکاری در اندازه‌های گوناگون.", "An invitation to co-operate at several levels."),
    ),
)  # fmt: skip

ADOPTION = Both("متن دوازده خواسته را بپذیریم؟", "Shall we adopt the text of the twelve demands?")
ADOPTED = Both(
    "متن پذیرفته شد. هر نهاد آن را به اعضای خود نشان می‌دهد و سپس خود امضا می‌کند؛ منتشر می‌شود به نام آنان که امضا کرده‌اند.",
    "The text is adopted. Each organisation shows it to its members and then signs it itself; it is published in the names of those "
    "who have signed.",
)

#: Who accepts with a reservation: the number of the demand, and why. All others accept.
ANSWERS = {
    "tavan": (11, "خواستهٔ یازدهم باید روزی متنی از آنِ خود داشته باشد."),
    "nanvayan": (1, "بهای نان را هم باید در خواستهٔ نخست نوشت؛ با همین متن هم همراهیم."),
}


@dataclass(frozen=True)
class Guest:
    """Who is invited to co-operate: at which level, by whom and why, and who takes the seat."""

    names: Both
    kind: str
    level: str
    by: str
    why: str
    person: Person


WRITERS = Guest(
    Both("گروه نویسندگان بی‌نام کوچهٔ انار", "Writers without Names, Pomegranate Lane"), "collective", "joint_statements", "vakilan",
    "متن را خوانده‌اند و می‌خواهند بیانیه‌ها را با ما امضا کنند؛ عضویت را دیرتر می‌سنجند.",
    Person("barg-e-anar", "برگ انار", ("candidate",)),
)  # fmt: skip
FARMERS = Guest(
    Both("هم‌یاری کشاورزان دشت زیره", "Farmers’ Mutual Aid of the Zireh Plain"), "association", "contact", "abyaran",
    "دربارهٔ آب با ما هم‌نظرند و دربارهٔ بقیه هنوز گفت‌وگو دارند.",
    Person("zireh", "زیره", ("candidate",)),
)  # fmt: skip
GUESTS = (WRITERS, FARMERS)
ADMITTED = Both("همکاری {name} را در این اندازه بپذیریم؟", "Shall we accept the co-operation of {name} at this level?")

#: The further text, on which everybody is asked to exchange views.
FURTHER = Text(
    key="women", kind="platform", stage="positions",
    title=Both("کار و زندگی زنان", "The Work and the Lives of Women"),
    proposer="duzandegan", created=0,
    sections=(
        section(
            "", "",
            paragraph(
                "این پیش‌نویس برای تبادل نظر است. آن را دوزندگان گلبرگ و مادران سبزدره نوشته‌اند و هیچ بند آن هنوز از آنِ همه نیست.",
                "This draft is for an exchange of views. The tailors of Golbarg and the mothers of Sabzdarreh wrote it, and no clause of "
                "it belongs to all yet.",
            ),
            clause(
                "کار خانه، نگهداری از کودک و پرستاری از پیران کار است. باید شمرده شود، در بیمه و بازنشستگی به حساب آید و میان همهٔ ساکنان خانه "
                "تقسیم شود.",
                "Housework, care of children and care of the old are work. They must be counted, reckoned in insurance and pensions, and "
                "shared among all who live in the house.",
            ),
            clause(
                "در هر محله باید مهدکودکی رایگان باشد که ساعت‌های آن با نوبت‌های کار جور باشد.",
                "Every neighbourhood must have a free nursery whose hours fit the shifts of work.",
            ),
            clause(
                "هیچ زنی نباید برای رفتن، کار کردن یا درس خواندن از کسی اجازه بگیرد.",
                "No woman may need anybody’s permission to leave, to work or to study.",
            ),
        ),
    ),
)  # fmt: skip
FURTHER_ANSWERS: dict[str, dict[int, Answer]] = {
    "madaran": {0: accept(), 1: accept(), 2: accept(), 3: accept()},
    "parastaran": {
        0: accept(),
        1: accept(),
        2: reserve("ساعت‌های شب را هم بنویسید؛ پرستار نوبت شب دارد."),
        3: accept(),
    },
    "ranandegan": {0: accept(), 1: aside("هنوز با اعضا گفت‌وگو نکرده‌ایم.", mandated=False), 2: accept(), 3: accept()},
}
#: What somebody who co-operates by joint statements says in the exchange.
GUEST_ANSWER = reserve("«کار خانه» را دقیق‌تر بنویسید: مراقبت، پخت و پز و تمیز کردن هر کدام جدا.")

#: Days from the next meeting.
FIFTH = Assembly(
    called=-40,
    begins=0,
    days=1,
    titles=Both("نشست پنجم هم‌صدایی", "Fifth meeting of the Concord"),
    place=Both("انبار نان، چاه‌سپید", "The bread store, Chah-Sepid"),
    words=Both(
        "دربارهٔ آنچه از دوازده خواسته به دست آمد و نیامد، و متن زنان.",
        "On what was gained of the twelve demands and what was not, and on the text of the women.",
    ),
    items=(
        Item("report", Both("گزارش صندوق خانواده‌ها", "Account of the families’ fund"), "madaran", 30),
        Item("debate", Both("متن کار و زندگی زنان", "The text on the work and the lives of women"), "duzandegan", 120),
    ),
    papers=(
        Handed(
            Both("حساب سه‌ماههٔ صندوق", "Account of the fund for three months"), "madaran",
            "حساب سه‌ماههٔ صندوق خانواده‌ها\n\nدر این سه ماه نُه خانواده ماهانه یاری گرفتند. آنچه مانده دو ماه را می‌پوشاند. نامی در این برگه نیست.\n",
        ),
    ),
    chair="nanvayan",
    minute_taker="daneshjuyan",
)  # fmt: skip
