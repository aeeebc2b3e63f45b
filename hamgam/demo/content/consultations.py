"""The demo's two consultations: one that is over, with 800 invented people of three opinions, and one that runs.

How often each opinion agrees with a statement stands beside it, in hundredths: (the river first, livelihood first,
the neighbourhood first). Nobody here exists, and nobody answered.
"""

from dataclasses import dataclass

from hamgam.demo.content.shapes import Both


@dataclass(frozen=True)
class Saying:
    """A short statement, and how many of a hundred in each opinion agree with it."""

    words: Both
    agree: tuple[int, int, int]


@dataclass(frozen=True)
class Proposal:
    """What somebody who answered proposed, in one language; with a reason where it is not shown, none where it waits."""

    words: str
    language: str
    reason: str = ""


@dataclass(frozen=True)
class Consultation:
    """A consultation: who asks, from which day to which, and how many people of each opinion answer."""

    title: Both
    question: Both
    asks: str
    kind: str
    opened: int
    closes: int
    links: int
    people: tuple[int, int, int]
    sayings: tuple[Saying, ...]
    proposals: tuple[Proposal, ...] = ()


def _saying(fa: str, en: str, *agree: int) -> Saying:
    return Saying(Both(fa, en), (agree[0], agree[1], agree[2]))


RIVER = Consultation(
    title=Both("رود پاک، کار ایمن", "Clean river, safe work"),
    question=Both(
        "برای آنکه رود پاک شود و کار ایمن بماند چه باید کرد؟",
        "What must be done so that the river becomes clean and work is safe?",
    ),
    asks="masezar",
    kind="links",
    opened=-45,
    closes=-12,
    links=1200,
    people=(320, 290, 190),
    sayings=(
        _saying(
            "آب آشامیدنی هر روستای کنار رود باید هر ماه آزمایش شود.",
            "The drinking water of every village on the river must be tested each month.",
            97, 94, 95,
        ),
        _saying(
            "نتیجهٔ آزمایش‌ها باید به زبان ساده و به زبان همهٔ ساکنان منتشر شود.",
            "Test results must be published in plain words and in the languages of all who live here.",
            94, 90, 95,
        ),
        _saying(
            "هیچ کارگری نباید برای خبر دادن از آلودگی کارش را از دست بدهد.",
            "No worker may lose their job for reporting pollution.",
            95, 97, 97,
        ),
        _saying(
            "کارخانه‌ای که رود را آلوده کرده است باید هزینهٔ پاک کردنش را بدهد.",
            "A plant that has polluted the river must pay for cleaning it.",
            96, 82, 90,
        ),
        _saying(
            "کارخانهٔ آلاینده باید تا پاک شدن پسابش بسته بماند.",
            "A polluting plant must stay closed until its effluent is clean.",
            92, 12, 47,
        ),
        _saying(
            "اگر کارخانه بسته شود، مزد کارگران باید کامل پرداخت شود.",
            "If a plant is closed, its workers must go on receiving their full wages.",
            82, 98, 91,
        ),
        _saying(
            "برای ساختن تصفیه‌خانه باید به کارخانه‌ها دو سال مهلت داد.",
            "Plants must be given two years to build their treatment works.",
            8, 90, 24,
        ),
        _saying(
            "بازرسان باید بی خبر قبلی به کارخانه بروند.",
            "Inspectors must come to a plant unannounced.",
            93, 81, 88,
        ),
        _saying(
            "بازرسان را باید مردم همان شهر برگزینند.",
            "The people of the town must choose the inspectors.",
            22, 18, 96,
        ),
        _saying(
            "بی کمک دولت هم می‌شود رود را پاک نگه داشت.",
            "The river can be kept clean without the state’s help.",
            8, 9, 93,
        ),
        _saying(
            "جریمهٔ آلودگی باید خرج همان رود شود.",
            "Fines for pollution must be spent on that same river.",
            91, 85, 88,
        ),
        _saying(
            "کشاورزان هم باید برای سم و کودی که به رود می‌رسد پاسخ‌گو باشند.",
            "Farmers too must answer for the pesticide and fertiliser that reach the river.",
            90, 45, 38,
        ),
        _saying(
            "ایمنی کارگران باید پیش از سرعت تولید بیاید.",
            "The safety of workers must come before the speed of production.",
            86, 96, 93,
        ),
        _saying(
            "ماهیگیران باید برای سال‌هایی که صید نکرده‌اند غرامت بگیرند.",
            "Fishers must be compensated for the years in which they could not fish.",
            68, 71, 64,
        ),
        _saying(
            "بر این رود نباید سد تازه‌ای ساخته شود.",
            "No new dam may be built on this river.",
            91, 25, 72,
        ),
        _saying(
            "کارِ مردم شهر از پاکی آب رود مهم‌تر است.",
            "Work for the people of the town matters more than the purity of the river.",
            4, 66, 8,
        ),
        _saying(
            "شورای کارگران باید بتواند خط تولید خطرناک را متوقف کند.",
            "The workers’ council must be able to stop a dangerous production line.",
            45, 86, 97,
        ),
        _saying(
            "مردم باید خودشان هم آب را آزمایش کنند و به نتیجهٔ رسمی بسنده نکنند.",
            "People must also test the water themselves and not rely on official results alone.",
            48, 35, 97,
        ),
        _saying(
            "درمان بیماران آب آلوده باید رایگان باشد.",
            "Those made ill by polluted water must be treated free of charge.",
            95, 95, 96,
        ),
        _saying(
            "کارهای خطرناک را نباید به پیمانکار سپرد.",
            "Dangerous work must not be handed to contractors.",
            54, 89, 76,
        ),
        _saying(
            "گردشگری می‌تواند در اقتصاد شهر جای کارخانه را بگیرد.",
            "Tourism can take the place of the plant in the town’s economy.",
            72, 8, 12,
        ),
        _saying(
            "تا به خیابان نیاییم کسی به حرف ما گوش نمی‌دهد.",
            "Nobody listens to us until we take to the streets.",
            9, 22, 92,
        ),
        _saying(
            "در مدرسه‌ها باید دربارهٔ آب و ایمنی کار درس داده شود.",
            "Schools must teach about water and about safety at work.",
            91, 86, 85,
        ),
        _saying(
            "هزینهٔ برچیدن کارخانه‌های کهنه را باید همهٔ مردم شهر بدهند.",
            "All people of the town must pay for taking down the old plants.",
            9, 6, 8,
        ),
    ),
)  # fmt: skip

ASSEMBLY = Consultation(
    title=Both("نشست زمستان", "The winter assembly"),
    question=Both(
        "نشست زمستان نخست باید به چه بپردازد؟", "What should the winter assembly take up first?"
    ),
    asks="sepol",
    kind="anybody",
    opened=-3,
    closes=11,
    links=0,
    people=(16, 14, 7),
    sayings=(
        _saying(
            "نخست باید بیانیهٔ رود را به پایان برسانیم.",
            "We should first finish the statement on the river.",
            90, 55, 70,
        ),
        _saying(
            "نشست باید دربارهٔ صندوق اعتصاب تصمیم بگیرد.",
            "The assembly should decide about the strike fund.",
            35, 92, 66,
        ),
        _saying(
            "در نشست باید برای همه مترجم باشد.",
            "There should be interpreters for everybody at the assembly.",
            88, 84, 93,
        ),
        _saying(
            "بهتر است نشست در دو شهر و هم‌زمان برگزار شود.",
            "The assembly should be held in two towns at the same time.",
            40, 45, 82,
        ),
        _saying(
            "نگهداری از کودکان باید بخشی از هر نشست باشد.",
            "Childcare should be part of every assembly.",
            86, 90, 92,
        ),
        _saying(
            "گزارش مالی را باید پیش از نشست برای همه فرستاد.",
            "The financial report should be sent to everybody before the assembly.",
            94, 95, 90,
        ),
        _saying(
            "سخنرانی‌ها باید کوتاه‌تر باشد و گفت‌وگو بیشتر.",
            "There should be shorter speeches and more talk.",
            75, 80, 95,
        ),
        _saying(
            "نهادهای تازه باید در همین نشست پذیرفته شوند.",
            "New organisations should be admitted at this assembly.",
            58, 60, 74,
        ),
    ),
    proposals=(
        Proposal("جای نشست باید برای صندلی چرخ‌دار راه داشته باشد.", "fa"),
        Proposal("The minutes should be public within a week.", "en"),
        Proposal(
            "رئیس نشست پیش فقط به دوستانش نوبت داد.", "fa",
            "از یک نفر گلایه می‌کند؛ با آن نمی‌شود موافق یا مخالف بود.",
        ),
    ),
)  # fmt: skip

CONSULTATIONS = (RIVER, ASSEMBLY)
