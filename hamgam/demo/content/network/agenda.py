"""The call of the third assembly and its agenda of thirteen items on three days, and who was there in numbers. All invented."""

from hamgam.demo.content.assemblies import Assembly, Item
from hamgam.demo.content.network.papers import BEFORE
from hamgam.demo.content.shapes import Both

FRIDAY, SATURDAY, SUNDAY = 1, 2, 3

ITEMS = (
    Item("silence", Both("یاد درگذشتگان", "In memory of the dead"), "sepol", 5, day=FRIDAY),
    Item("report", Both("گزارش شهرها", "Reports from the cities"), "polnow", 180, day=FRIDAY),
    Item("debate", Both("پیشنهادهای رسیده و دور سخن", "Proposals, and rounds of speech"), "darrehsabz", 150, day=FRIDAY),
    Item(
        "debate", Both("رود پس از پایان امتیاز بندها به دست که باشد؟", "Who holds the river once the concessions end?"),
        "bandargah", 120,
        Both("هر نظر ده دقیقه، سپس دور سخن.", "Ten minutes for each view, then rounds of speech."), day=FRIDAY,
    ),
    Item(
        "interruption", Both("تجمع ظهر شنبه برابر دروازهٔ بندر", "Rally at noon on Saturday at the gate of the harbour"),
        "bandargah", 90, Both("نشست می‌ایستد و همه با هم می‌رویم.", "The session pauses and all go together."), day=SATURDAY,
        hour=12,
    ),
    Item(
        "working_groups", Both("چهار کارگروه", "Four working groups"), "hamyar", 240,
        Both("ساختار، بستر مشترک، کارهای پیش رو، نام.", "Structure, common ground, tasks ahead, name."), day=SATURDAY,
    ),
    Item("decision", Both("فراخوان مشترک", "The common call"), "bandargah", 60, day=SATURDAY),
    Item("decision", Both("نام هم‌پیمانی", "The coalition’s name"), "laledasht", 60, day=SATURDAY),
    Item("decision", Both("شعار مشترک", "The common slogan"), "rudkenar", 30, day=SATURDAY),
    Item("debate", Both("نوبت هماهنگی", "The coordination duty"), "kuhpayeh", 60, day=SUNDAY),
    Item(
        "decision", Both("گروه‌های پایدار، برنامهٔ شش‌ماهه و صندوق", "Standing groups, a plan of six months and a fund"),
        "darrehsabz", 120, day=SUNDAY,
    ),
    Item("decision", Both("جای نشست بعد و کنش سراسری", "Place of the next assembly, and a central action"), "sepol", 30, day=SUNDAY),
    Item("report", Both("سایت", "The web site"), "nikrud", 30, day=SUNDAY),
)  # fmt: skip

THIRD = Assembly(
    called=0,  # its days are counted from its Friday; see `hamgam.demo.cycles.network`
    begins=0,
    days=3,
    hours=(10, 22),
    own_hours=((2, 10, 23), (3, 10, 17)),
    titles=Both("مجمع عمومی، نشست سوم", "General assembly, third session"),
    place=Both("تالار شورای محله‌ها، بندر نیلگون", "The hall of the neighbourhoods’ council, Port Nilgun"),
    words=Both(
        "سه روز، از جمعه تا یکشنبه. جمعه تا ده شب می‌نشینیم و شنبه تا یازده شب؛ ظهر شنبه نشست می‌ایستد و همه به تجمع دروازهٔ بندر "
        "می‌رویم. کاغذها در یک دفترچه گرد می‌آید؛ آنچه دیر برسد در خود نشست پذیرفته می‌شود. از کودکان نگهداری می‌شود.",
        "Three days, from Friday to Sunday. On Friday we sit until ten at night and on Saturday until eleven; at noon on Saturday "
        "the session pauses and all go to the rally at the gate of the harbour. Papers are bound into one brochure; what comes "
        "late is taken at the session itself. Children are looked after.",
    ),
    items=ITEMS,
    papers=BEFORE,
    chair="hamyar",
    minute_taker="sepol",
    others=(("chair", "darrehsabz"), ("timekeeper", "rudkenar")),
)

#: Who was there on each day: throughout, for a part, and how many of these from afar.
PEOPLE = (
    {
        "sepol": (9, 2, 0), "masezar": (5, 1, 0), "hamyar": (4, 0, 1), "polnow": (4, 0, 0), "kuhpayeh": (6, 0, 0),
        "abrah": (8, 3, 0), "bandargah": (11, 4, 0), "darrehsabz": (5, 0, 0), "rudkenar": (6, 0, 0), "nikrud": (3, 0, 3),
        "shahrak": (4, 1, 0), "laledasht": (3, 0, 3), "birkhamn": (2, 0, 1), "larchmouth": (2, 0, 2),
    },
    {
        "sepol": (8, 4, 0), "masezar": (4, 0, 0), "hamyar": (4, 0, 1), "polnow": (4, 0, 0), "kuhpayeh": (5, 1, 0),
        "abrah": (6, 5, 0), "bandargah": (12, 9, 0), "darrehsabz": (5, 0, 0), "rudkenar": (5, 1, 0), "nikrud": (3, 0, 3),
        "shahrak": (4, 0, 0), "laledasht": (2, 1, 3), "birkhamn": (2, 0, 1), "larchmouth": (1, 1, 2),
    },
    {
        "sepol": (7, 0, 0), "masezar": (3, 0, 0), "hamyar": (4, 0, 1), "polnow": (4, 0, 0), "kuhpayeh": (3, 0, 0),
        "abrah": (5, 0, 0), "bandargah": (9, 2, 0), "darrehsabz": (4, 0, 0), "rudkenar": (4, 0, 0), "nikrud": (2, 0, 2),
        "shahrak": (2, 0, 0), "laledasht": (2, 0, 2), "birkhamn": (2, 0, 1), "larchmouth": (1, 0, 1),
    },
)  # fmt: skip

#: Who spoke on the proposals, in two rounds, in this order; and who asked on a point of order.
SPOKE = ("darrehsabz", "masezar", "abrah", "kuhpayeh", "shahrak", "darrehsabz", "abrah")
#: Who spoke on what should come later, and who then stood waiting when it was parked.
SPOKE_LATER, WAITED = ("bandargah", "hamyar", "abrah", "rudkenar", "bandargah"), ("hamyar", "shahrak", "sepol")
