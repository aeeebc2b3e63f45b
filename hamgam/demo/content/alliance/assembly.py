"""The alliance's assembly after a year: a ceremony, reports, what is not shared, the review; and the next one. All invented."""

from hamgam.demo.content.assemblies import Assembly, Item
from hamgam.demo.content.held import Happened, Held
from hamgam.demo.content.shapes import Both

SEMINAR = Both("سمینار باز: اجازهٔ اقامت", "Open seminar: leave to stay")
SEMINAR_WORDS = Both(
    "دو دیدگاه کنار هم شنیده می‌شود و تصمیمی گرفته نمی‌شود. هر کس می‌تواند بیاید.",
    "Two views are heard side by side, and nothing is decided. Anybody may come.",
)
SEMINAR_PLACE = Both("خانهٔ بادگیر، براون", "The Badgir house, Brauwen")

YEAR = Held(
    call=Assembly(
        called=-100,
        begins=-65,
        days=1,
        titles=Both("نشست سالانه", "Yearly assembly"),
        place=Both("آشپزخانهٔ هم‌سفره، کورناو", "Hamsofreh Kitchen, Kornau"),
        words=Both(
            "یک روز: یادبود، گزارش‌ها، آنچه در آن هم‌رأی نیستیم، و بازنگری سال.",
            "One day: remembrance, reports, what we do not share, and a review of the year.",
        ),
        items=(
            Item("commemoration", Both("یاد چهار تمشک‌چین", "In memory of four berry pickers"), "alder", 20),
            Item("report", Both("گزارش شش شهر", "Reports of six towns"), "aftab", 90),
            Item("debate", Both("اجازهٔ اقامت: آنچه در آن هم‌رأی نیستیم", "Leave to stay: what we do not share"), "dorna", 60),
            Item("debate", Both("بازنگری یک سال همکاری", "A review of a year of co-operation"), "khusheh", 90),
        ),
        paper=Both("دخل و خرج صندوق راه", "Income and expenses of the travel fund"),
        paper_by="hamsofreh",
        paper_words="صندوق راه: ۶ نهاد، ۴۱۲ یورو دریافت و ۳۸۰ یورو هزینهٔ بلیت. ۳۲ یورو مانده است.",
        chair="badgir",
        minute_taker="khusheh",
    ),
    opening="نشست با خواندن چهار نام آغاز شد. شش نهاد و سه کنشگر منفرد در تالار بودند.",
    happened=(
        Happened("شمع روشن شد و نام‌ها خوانده شد. سرود تمشک‌چین‌ها به دو زبان خوانده شد.", Both("برگزار شد.", "Held.")),
        Happened(
            "هر شهر ده دقیقه گزارش داد: قراردادها، خوابگاه‌ها، خط تلفن شبانه، جشن ساعت‌ها. پرسش‌ها دربارهٔ صندوق زمستان بود.",
            Both("شنیده شد.", "Heard."),
        ),
        Happened(
            "دو دیدگاه دوباره گفته شد. کسی نخواست تصمیمی گرفته شود. پرسش باز می‌ماند و هر گروه در شهر خود همان را می‌گوید که می‌گفت.",
            Both("باز می‌ماند؛ گفت‌وگو ادامه دارد.", "Stays open; the debate goes on."),
        ),
        Happened(
            "گفته شد چه خوب بود و چه کم بود. قرار شد هر نهاد بازنگری خود را تا یک هفته بنویسد و سپس پرسش گام بعدی پیش نهاده شود.",
            Both("هر نهاد بازنگری خود را تا یک هفته می‌نویسد.", "Each organisation writes its review within a week."),
        ),
    ),
    people=(
        {
            "aftab": (6, 1, 0), "dorna": (4, 0, 1), "khusheh": (5, 2, 0), "hamsofreh": (8, 3, 0), "badgir": (6, 0, 2),
            "alder": (3, 0, 3),
        },
    ),
    groups=(),
    presented=-56,
    asked=-55,
    adopted=-44,
    question=Both("گزارش نشست سالانه را تصویب کنیم؟", "Shall we adopt the report of the yearly assembly?"),
)  # fmt: skip

#: What is said of the session and of the time before it: list, words, language, whether the organisation is named.
EVALUATED = (
    ("aftab", "good", "یادبود را همه با هم برگزار کردیم.", True),
    ("badgir", "bad", "زنان کم سخن گفتند.", True),
    ("alder", "missed", "برای راه دور، نشست برخط هم لازم بود.", False),
)

NEXT = Assembly(
    called=-8,
    begins=27,
    days=1,
    titles=Both("نشست دوم سالانه", "Second yearly assembly"),
    place=Both("باغ همگانی، لیندهافن", "The public orchard, Lindhaven"),
    words=Both("پس از کارزار آب و سایه، با هفت نهاد.", "After the action for water and shade, with seven organisations."),
    items=(
        Item("report", Both("دفتر آب و سایه", "The register of water and shade"), "aftab", 60),
        Item("debate", Both("نام زنان در برنامه", "Women in our programme"), "badgir", 60),
    ),
    paper=Both("نقشهٔ باغ‌ها", "A map of the orchards"),
    paper_by="aftab",
    paper_words="چهل باغ در شش شهر. سبز: آب و سایه هست. زرد: یکی از دو. سرخ: هیچ‌کدام.",
    chair="dorna",
    minute_taker="hamsofreh",
)  # fmt: skip
