"""«سهم هر خانه، سهم رود»: its round is closed and common ground is to be seen.

Of twelve clauses all fourteen can sign eight. Full text: four. Without clause 6: eight. Without 4 and 6: ten. Without
4, 6 and 11: twelve. Without 4, 6, 8 and 11: all. Wordings b and c of clause 4 are both agreed, so that people choose and
not the clock. Wording b of clause 6 wins four and loses one; with wording b of both the whole text would have nine.
"""

from hamgam.demo.content.organisations import everyone
from hamgam.demo.content.shapes import (
    Adopted,
    Both,
    Round,
    Text,
    Wording,
    aside,
    clause,
    reject,
    reserve,
    section,
)

HOMES = section(
    "سهم خانه‌ها",
    "The share of homes",
    clause(
        "هر خانه، با هر درآمدی و در هر محله‌ای، از سهم پایهٔ آب برای نوشیدن، پختن و شستن برخوردار است و هیچ بدهی یا "
        "اختلافی نباید این سهم را قطع کند.",
        "Every home, whatever its income and neighbourhood, has a basic share of water for drinking, cooking and "
        "washing, and no debt or dispute may cut off this share.",
        ("سهم پایه", "Basic share"),
    ),
    clause(
        "قبض آب باید روی یک برگ و به زبان ساده نشان دهد که هر خانه چه اندازه آب برده، بهای هر بخش چه بوده و آب از "
        "کدام منبع آمده است.",
        "The water bill must show on one page and in plain language how much each home has used, what each part "
        "cost and from which source the water came.",
        ("قبض روشن", "A clear bill"),
    ),
    clause(
        "مدرسه‌ها، درمانگاه‌ها و نانوایی‌ها در روزهای کم‌آبی پیش از هر مصرف دیگری آب می‌گیرند و برنامهٔ نوبت آن‌ها "
        "از پیش در محله اعلام می‌شود.",
        "On days of shortage, schools, clinics and bakeries receive water before every other use, and their "
        "timetable is announced in the neighbourhood beforehand.",
        ("مدرسه، درمانگاه، نانوایی", "Schools, clinics, bakeries"),
    ),
)

WORKS = section(
    "سهم کارخانه‌ها و زمین",
    "The share of factories and land",
    clause(
        "واحدهای صنعتی از آغاز سال آینده آب را به بهای کامل می‌خرند و یارانهٔ آب صنعت برای نوسازی شبکهٔ شهرها و "
        "روستاهای پایین‌دست هزینه می‌شود.",
        "From the beginning of next year industrial plants buy water at its full price, and the subsidy for "
        "industrial water is spent on renewing the networks of the towns and villages downstream.",
        ("بهای آب صنعت", "The price of industrial water"),
    ),
    clause(
        "یک‌سوم آبی که به شهرها می‌رسد از لوله‌های فرسوده هدر می‌رود؛ بازسازی شبکه باید پیش از هر طرح تازهٔ انتقال "
        "آب انجام و پیشرفت آن هر ماه گزارش شود.",
        "A third of the water sent to the towns is lost from worn-out pipes; the network must be repaired before "
        "any new transfer of water, and its progress reported every month.",
        ("نشت شبکه", "Leaking pipes"),
    ),
    clause(
        "تا پایان برنامهٔ پنج‌ساله، آب شرب شهرهای کم‌آب از سد بالادست تأمین می‌شود و حقابهٔ رود در ماه‌های پرآب رها "
        "خواهد شد.",
        "Until the end of the five-year plan, the drinking water of towns in need is taken from the upper dam, and "
        "the river’s share is released in the months of high water.",
        ("آب سد بالادست", "Water of the upper dam"),
    ),
    clause(
        "چاه‌های بی‌پروانه با همراهی کشاورزان شناسایی می‌شود و بستن هر چاه تنها پس از آن است که آب جایگزین یا پیشهٔ "
        "جایگزین برای همان خانواده فراهم شده باشد.",
        "Wells without a licence are identified together with the farmers, and a well is closed only after other "
        "water, or another livelihood, has been found for that family.",
        ("چاه‌های بی‌پروانه", "Unlicensed wells"),
    ),
    clause(
        "آب‌بهای بیش از سهم پایه با درآمد خانوار پیوند می‌خورد: خانوار کم‌درآمد یک‌سوم و خانوار پردرآمد سه برابر "
        "بهای تمام‌شده را می‌پردازد.",
        "Beyond the basic share, the price of water is tied to household income: a household of low income pays a "
        "third of the cost, a household of high income three times as much.",
        ("آب‌بها و درآمد", "Price and income"),
    ),
)

RIVER = section(
    "سهم رود و کسانی که برای آب کار می‌کنند",
    "The share of the river, and of those who work for water",
    clause(
        "رود خود سهمی دارد: در هیچ ماهی از سال نباید کمتر از آبی که ماهی، تالاب و چاه‌های کنار آن برای ماندن نیاز "
        "دارند در بستر جاری باشد.",
        "The river has a share of its own: in no month of the year may less water flow in its bed than the fish, "
        "the wetland and the wells beside it need to remain.",
        ("حقابهٔ رود", "The river’s share"),
    ),
    clause(
        "کارگران شبکهٔ آب و فاضلاب نباید بی همراه، بی سنجش گاز و بی لباس ایمن به چاه و مخزن بروند؛ مسئول حادثه کسی "
        "است که آنان را فرستاده است.",
        "Workers of the water and sewage network must not enter a shaft or tank alone, without a gas test or "
        "without protective clothing; whoever sends them in is responsible for an accident.",
        ("کارگران شبکه", "Workers of the network"),
    ),
    clause(
        "در هر حوضه شورای آب برپا می‌شود که نیمی از کرسی‌های آن از آن نمایندگان ساکنان و کارگران است و با دوسوم "
        "آرای حاضران تصمیم می‌گیرد.",
        "A water council is formed in each basin, in which half of the seats belong to representatives of residents "
        "and workers, and which decides by two thirds of those present.",
        ("شورای آب", "Water council"),
    ),
    clause(
        "هر سال در هفتهٔ نخست پاییز، حساب آب هر حوضه، از بارش تا مصرف و هدررفت، در نشستی همگانی خوانده و پرسش‌های "
        "مردم همان‌جا پاسخ داده می‌شود.",
        "Each year in the first week of autumn, the water account of each basin, from rainfall to use and loss, is "
        "read out at a public meeting, and the people’s questions are answered there.",
        ("حساب سالانهٔ آب", "The yearly water account"),
    ),
)

_LABOUR = "بهای کامل یک‌شبه بهانهٔ تعدیل نیرو می‌شود. بی تضمین کار، نمی‌توانیم نام خود را زیر این بند بگذاریم."

POSITIONS = {
    0: everyone(),
    1: everyone(hamyar=reserve("نتیجهٔ آزمایش همان ماه هم روی قبض بیاید.")),
    2: everyone(),
    3: everyone(
        sepol=reject(_LABOUR),
        abrah=reject(
            "هزینهٔ آب گران را از کرایهٔ بار ما کم می‌کنند. راهی برای جلوگیری از آن نوشته نشده است.", mandated=False
        ),
        shahrak=reject("کارخانهٔ شهرک سال گذشته با همین دلیل چهل نفر را بیرون کرد."),
        masezar=reserve("آغاز سال آینده برای کارگاه‌های کوچک زود است؛ آنان را جدا ببینید."),
    ),
    4: everyone(),
    5: everyone(
        nikrud=reject("رودی که تنها در ماه‌های پرآب آب دارد، رود نیست. حقابه باید همهٔ سال رها شود."),
        rudkenar=reject("ماهی در ماه کم‌آب می‌میرد، نه در ماه پرآب. دفتر شمار ما همین را نشان می‌دهد."),
        kuhpayeh=reject("تابستان‌ها چشمه‌های ما هم کم‌آب است. این بند تابستان را فراموش کرده است."),
        laledasht=reject("در هفت نقطه از سی‌وچهار نقطهٔ ما، بستر رود هر تابستان خشک است."),
        darrehsabz=aside("باغداران ما دو دسته‌اند. نه پشتیبانی می‌کنیم و نه مانع می‌شویم."),
    ),
    6: everyone(rudkenar=reserve("لب دلتا، چاه بی‌پروانه آب شور را پیش می‌آورد. رسیدگی به آن چاه‌ها زودتر باشد.")),
    7: everyone(
        bandargah=reject("اثبات تنگدستی تحقیر است و در محله‌های ما بسیاری برگهٔ درآمد ندارند."),
        polnow=reject("شهر کوچک ما دستگاهی برای سنجیدن درآمد ندارد و نمی‌خواهیم چنین دستگاهی ساخته شود."),
        birkhamn=reserve("کارگر مهاجر برگهٔ درآمد ندارد. گواهی خود او باید بس باشد.", mandated=False),
        hamyar=aside("در این باره دو نظر داریم و هنوز به یک نظر نرسیده‌ایم."),
        larchmouth=reserve(
            "Households change during a year; please let them correct their figures without giving reasons.",
            mandated=False,
            language="en",
        ),
    ),
    8: everyone(),
    9: everyone(),
    10: everyone(
        sepol=reject("نیمی از کرسی‌ها با تصمیم دوسوم یعنی همیشه می‌توان ما را کنار گذاشت. توافق همه را می‌خواهیم."),
        bandargah=reject("شورایی که قانون آن را نشناسد، مسئولیت آب را از دوش پاسخگویان برمی‌دارد."),
        birkhamn=None,
        nikrud=reserve("نمایندهٔ روستاهای بی‌شورا هم باید جایی داشته باشد."),
    ),
    11: everyone(kuhpayeh=reserve("نشست در آبادی‌ها هم برگزار شود؛ همه نمی‌توانند به شهر بیایند.")),
}

WORDINGS = (
    Wording(
        clause=3,
        letter=2,
        proposer="sepol",
        day=-31,
        text=Both(
            "واحدهای صنعتی از آغاز سال آینده و در سه گام سالانه آب را به بهای کامل می‌خرند، به شرط آنکه هیچ کارگری "
            "به این سبب بیکار نشود و از مزدش کم نشود، و یارانهٔ آب صنعت برای نوسازی شبکهٔ شهرها و روستاهای "
            "پایین‌دست هزینه می‌شود.",
            "From the beginning of next year and in three yearly steps industrial plants buy water at its full "
            "price, provided that no worker is dismissed or loses pay because of it, and the subsidy for industrial "
            "water is spent on renewing the networks of the towns and villages downstream.",
        ),
        note=Both(
            "هدف بند را نگه داشتیم و تنها راه آن را چنان نوشتیم که هزینه‌اش به دوش کارگر نیفتد.",
            "We kept the aim of the clause and wrote the way to it so that its cost does not fall on the workers.",
        ),
        positions=everyone(masezar=reserve("گام نخست کارگاه‌های کوچک در سال دوم باشد.")),
    ),
    Wording(
        clause=3,
        letter=3,
        proposer="abrah",
        day=-29,
        text=Both(
            "واحدهای صنعتی از پنج سال دیگر آب را به بهای کامل می‌خرند و تا آن زمان یارانهٔ آب صنعت برای نوسازی "
            "شبکهٔ شهرها و روستاهای پایین‌دست هزینه می‌شود.",
            "Five years from now industrial plants buy water at its full price, and until then the subsidy for "
            "industrial water is spent on renewing the networks of the towns and villages downstream.",
        ),
        note=Both(
            "پنج سال فرصت می‌دهد تا راه‌های صرفه‌جویی آب در کارخانه‌ها ساخته شود.",
            "Five years leave time to build what saves water in the factories.",
        ),
        positions=everyone(darrehsabz=aside("پنج سال برای قنات‌های ما دیر است. مانع نمی‌شویم؛ نگارش ب را بهتر می‌دانیم.")),
    ),
    Wording(
        clause=5,
        letter=2,
        proposer="rudkenar",
        day=-30,
        text=Both(
            "تا پایان برنامهٔ پنج‌ساله، آب شرب شهرهای کم‌آب از سد بالادست تأمین می‌شود، به شرط آنکه حقابهٔ رود در "
            "هر دوازده ماه سال رها و مقدار آن هر روز اعلام شود.",
            "Until the end of the five-year plan, the drinking water of towns in need is taken from the upper dam, "
            "provided that the river’s share is released in all twelve months of the year and its amount announced "
            "every day.",
        ),
        note=Both(
            "آب شهر را از کسی دریغ نمی‌کنیم. می‌خواهیم رود هم تابستان را زنده بگذراند.",
            "We grudge no town its water. We want the river, too, to live through the summer.",
        ),
        positions=everyone(
            darrehsabz=aside("موضع ما همان است که دربارهٔ نگارش نخست نوشتیم."),
            hamyar=reject("رقمی که هر روز اعلام شود و کسی بیرون از سازمان آب آن را نسنجد، به کار مردم نمی‌آید."),
        ),
    ),
)

WATER_SHARE = Text(
    key="water-share",
    kind="statement",
    stage="common_ground",
    title=Both("سهم هر خانه، سهم رود", "A Share for Every Home, a Share for the River"),
    proposer="darrehsabz",
    created=-48,
    sections=(HOMES, WORKS, RIVER),
    translation="reviewed",
    rounds=(Round(1, -40, -6),),
    positions=POSITIONS,
    wordings=WORDINGS,
    adopted=Adopted(
        Both("نشست ماهانهٔ برخط", "Monthly online meeting"),
        Both("برخط", "Online"),
        -48,
    ),
)
