"""«رود پاک، کار ایمن»: the main draft, in its first round. The paper it was imported from is in `content.paper`."""

from hamgam.demo.content.organisations import everyone
from hamgam.demo.content.shapes import (
    SUNDAY,
    Addition,
    Adopted,
    Both,
    Promise,
    Round,
    Text,
    Wording,
    aside,
    clause,
    paragraph,
    reject,
    reserve,
    section,
)

PREAMBLE = section(
    "",
    "",
    paragraph(
        "ما نهادهای امضاکننده، در شهرها و روستاهای کنار رود کار و زندگی می‌کنیم. از همین رود آب می‌نوشیم، زمین را "
        "سیراب می‌کنیم و ماهی می‌گیریم؛ و پساب کارخانه‌هایی که در آن‌ها کار می‌کنیم به همین رود می‌ریزد.",
        "We, the organisations that sign this statement, live and work in the towns and villages by the river. We "
        "drink its water, irrigate our land with it and fish in it; and the waste of the factories where we work "
        "flows into it.",
    ),
    paragraph(
        "بارها به ما گفته‌اند که میان آب پاک و نان سفره یکی را برگزینیم. ما این دوراهی را نمی‌پذیریم: کاری که رود "
        "را می‌کشد، پیش از آن تن کارگر را فرسوده است.",
        "We have been told again and again to choose between clean water and bread on the table. We do not accept "
        "that choice: work that kills a river has already worn out the bodies of those who do it.",
    ),
)

WATER = section(
    "آب",
    "Water",
    clause(
        "دسترسی به آب پاک و آشامیدنی حق همهٔ ساکنان حوضهٔ رود است و نباید به درآمد، محل سکونت یا مدارک اقامت کسی "
        "وابسته باشد.",
        "Access to clean drinking water is the right of everyone who lives in the river basin, and must not depend "
        "on anybody’s income, place of residence or papers.",
        ("حق آب پاک", "The right to clean water"),
    ),
    clause(
        "نتیجهٔ آزمایش آب رود و آب آشامیدنی باید هر هفته، به زبان ساده و بی‌هزینه، در دسترس همگان باشد و سنجش‌های "
        "شهروندان نیز کنار آن بیاید.",
        "The results of tests of river water and drinking water must be open to all every week, in plain language "
        "and free of charge, with the measurements made by citizens beside them.",
        ("دادهٔ آزمایش", "Test results"),
    ),
    clause(
        "تخلیهٔ فاضلاب تصفیه‌نشدهٔ کارخانه‌ها در رود باید تا پایان سال متوقف شود و هر واحد برنامهٔ تصفیهٔ خود را "
        "پیش از آن برای مردم منتشر کند.",
        "The discharge of untreated factory effluent into the river must end by the end of the year, and before "
        "that each plant must publish its treatment plan for the people to read.",
        ("فاضلاب صنعتی", "Industrial effluent"),
    ),
)

WORK = section(
    "کار",
    "Work",
    clause(
        "هر کارگر حق دارد کاری را که برای جان خود یا همکارانش خطرناک می‌داند رها کند، بی‌آنکه از مزدش کم شود یا بیم "
        "اخراج داشته باشد.",
        "Every worker has the right to leave work which they consider dangerous to their own life or to that of "
        "their colleagues, without loss of pay or fear of dismissal.",
        ("رها کردن کار خطرناک", "Leaving dangerous work"),
    ),
    clause(
        "در هر کارگاه با بیش از بیست کارگر، کمیتهٔ ایمنی با رأی خود کارگران برگزیده می‌شود و می‌تواند دستگاه یا کار "
        "خطرناک را تا رفع خطر متوقف کند.",
        "In every workplace with more than twenty workers, the workers themselves elect a safety committee, which "
        "may stop a dangerous machine or task until the danger has been removed.",
        ("کمیتهٔ ایمنی", "Safety committee"),
    ),
    clause(
        "کارگران پیمانی، فصلی و مهاجر باید همان آموزش، لباس کار و بیمه‌ای را داشته باشند که کارگران رسمی همان "
        "کارگاه دارند، و قرارداد را به زبان خود دریافت کنند.",
        "Contract, seasonal and migrant workers must have the same training, protective clothing and insurance as "
        "the permanent workers of the same workplace, and must receive their contract in their own language.",
        ("کارگران پیمانی و مهاجر", "Contract and migrant workers"),
    ),
)

REDRESS = section(
    "نظارت و جبران",
    "Oversight and redress",
    clause(
        "واحدی که در یک سال سه بار از حد مجاز آلودگی بگذرد، باید تا رفع کامل آلودگی تعطیل شود و پیش از بازگشایی، "
        "آزمایش مستقل آب آن را تأیید کند.",
        "A plant which exceeds the pollution limit three times in one year must close until the pollution is fully "
        "removed, and an independent test of the water must confirm this before it opens again.",
        ("تعطیلی واحد آلاینده", "Closure of a polluting plant"),
    ),
    clause(
        "بازرسان مستقل، برگزیدهٔ انجمن‌های شهری و تشکل‌های کارگری، باید حق ورود بی‌خبر به همهٔ واحدهای کنار رود را "
        "داشته باشند و گزارش آنان ظرف ده روز منتشر شود.",
        "Independent inspectors, chosen by town associations and workers’ organisations, must have the right to "
        "enter all plants by the river unannounced, and their reports must be published within ten days.",
        ("بازرسی مستقل", "Independent inspection"),
    ),
    clause(
        "خسارت ماهیگیران و کشاورزان کنار رود باید از محل جریمهٔ آلایندگان و بی‌واسطه پرداخت شود، و رسیدگی به "
        "درخواست هر خانوار بیش از سه ماه به درازا نکشد.",
        "The losses of fishers and farmers by the river must be paid directly, out of the fines of those who "
        "pollute, and the handling of each household’s claim must take no longer than three months.",
        ("جبران خسارت", "Compensation"),
    ),
    clause(
        "حریم رود، از سرچشمه تا دلتا، جای انبار پسماند و ساخت‌وساز نیست؛ مرز آن باید با حضور ساکنان نشانه‌گذاری و "
        "نقشه‌اش در هر شهرداری و دهیاری نصب شود.",
        "The river’s banks, from spring to delta, are no place for storing waste or for building; their limits must "
        "be marked in the presence of residents, and the map put up in every town hall and village office.",
        ("حریم رود", "The river’s banks"),
    ),
)

TOGETHER = section(
    "همراهی",
    "Standing together",
    clause(
        "کسی که آلودگی آب یا خطر کار را گزارش می‌دهد نباید توبیخ، جابه‌جا یا اخراج شود؛ نام او تنها با خواست خودش "
        "آشکار می‌شود و هزینهٔ دفاع از او را با هم می‌پردازیم.",
        "Nobody who reports polluted water or dangerous work may be reprimanded, moved or dismissed; their name is "
        "made known only if they wish it, and together we bear the cost of their defence.",
        ("پشتیبانی از گزارش‌دهندگان", "Support for those who report"),
    ),
    clause(
        "از همهٔ نهادهای حوضهٔ رود، کوچک و بزرگ، دعوت می‌کنیم در سنجش آب، آموزش ایمنی کار و پیگیری این بندها، به "
        "همان اندازه که با آن هم‌نظرند، با ما همراه شوند.",
        "We invite all organisations of the river basin, small and large, to join us in testing water, in safety "
        "training and in pursuing these clauses, to whatever extent they agree with them.",
        ("فراخوان همکاری", "Invitation to work together"),
    ),
)

# Clause n stands at index n + 1, after the two paragraphs of the preamble. Three organisations have not answered all.
POSITIONS = {
    0: everyone(laledasht=None),
    1: everyone(
        laledasht=None,
        birkhamn=reserve(
            "جملهٔ دوم برای خوانندهٔ غریبه تند است. آن را می‌پذیریم، اما در ترجمهٔ سوئدی نرم‌ترش می‌کنیم.",
            mandated=False,
        ),
    ),
    2: everyone(laledasht=None),
    3: everyone(
        laledasht=None,
        polnow=reserve(
            "آزمایشگاه ما یک نفر دارد. برای شهرهای کوچک ماهانه ممکن است، به شرط آنکه خطر همان روز اعلام شود."
        ),
        larchmouth=reserve(
            "We publish weekly already and can lend the forms; please say who keeps the results if a station closes.",
            mandated=False,
            language="en",
        ),
    ),
    4: everyone(
        laledasht=None,
        darrehsabz=None,
        shahrak=None,
        birkhamn=None,
        sepol=reject("بی برنامهٔ جایگزین، پایان سال یعنی بیکاری دو هزار خانواده. با نگارش ب یا پ همراهیم."),
        abrah=reject(
            "تانکرهای ما همین فاضلاب را می‌برند و می‌دانیم تا پایان سال جایی برای تصفیه‌اش نیست.", mandated=False
        ),
        nikrud=reject("برای مواد سمی یک روز هم دیر است و برای بقیه، پایان سال وعده‌ای است که شکسته می‌شود."),
    ),
    5: everyone(
        laledasht=None,
        bandargah=reserve("در بارانداز، رها کردن جرثقیل زیر بار خود خطر است. آیین رها کردن ایمن باید پیوست شود."),
        shahrak=aside("کارگران روزمزد شهرک هنوز پشتوانه‌ای ندارند تا این حق را به کار ببرند. مانع دیگران نمی‌شویم."),
    ),
    6: everyone(
        laledasht=None,
        hamyar=reserve("کارگاه‌های زیر بیست نفر بیشترین بیمار را نزد ما می‌فرستند. برای آن‌ها نمایندهٔ ایمنی بنویسید."),
    ),
    7: everyone(laledasht=None, birkhamn=None),
    8: everyone(
        laledasht=None,
        darrehsabz=None,
        birkhamn=None,
        masezar=reserve("شمارش سه بار باید از روی سنجش پیوستهٔ همهٔ شیفت‌ها باشد، نه فقط نمونهٔ روز."),
        sepol=reject("کارگر نباید هزینهٔ خطای کارفرما را بدهد. تعطیلی بی مزد، کارگر را از بازرس جدا می‌کند."),
        abrah=reject("بار نباشد، نان راننده هم نیست. مزد روزهای تعطیلی باید در همین بند بیاید.", mandated=False),
        shahrak=reject("بیشتر ما در همان واحد کار می‌کنیم. تا مزد این مدت روشن نشود، نمی‌توانیم امضا کنیم."),
    ),
    9: everyone(
        laledasht=None,
        darrehsabz=None,
        birkhamn=None,
        abrah=aside(mandated=False),
        bandargah=reject("بازرسی که پشتوانهٔ قانونی ندارد پشت در می‌ماند. پیشنهاد ما بیرون گذاشتن این بند است."),
    ),
    10: everyone(
        laledasht=None,
        birkhamn=None,
        shahrak=None,
        darrehsabz=reserve("باغداران بالادست هم نام برده شوند؛ آب آلوده از جوی به باغ می‌رسد.", mandated=False),
    ),
    11: everyone(
        laledasht=None,
        birkhamn=None,
        shahrak=None,
        rudkenar=reserve("اسکله‌های چوبی ماهیگیران ساخت‌وساز به شمار نیاید؛ پدران ما آن‌ها را ساخته‌اند."),
    ),
    12: everyone(laledasht=None, birkhamn=None, shahrak=None),
    13: everyone(laledasht=None, shahrak=None),
}

WORDINGS = (
    Wording(
        clause=4,
        letter=2,
        proposer="sepol",
        day=-11,
        text=Both(
            "تخلیهٔ فاضلاب تصفیه‌نشدهٔ کارخانه‌ها در رود باید ظرف هجده ماه و با برنامه‌ای که کارگران در نوشتن آن "
            "شریک‌اند متوقف شود و هر واحد برنامهٔ تصفیهٔ خود را پیش از آن برای مردم منتشر کند.",
            "The discharge of untreated factory effluent into the river must end within eighteen months, under a "
            "plan which the workers help to write, and before that each plant must publish its treatment plan for "
            "the people to read.",
        ),
        note=Both(
            "هجده ماه زمانی است که ساختن حوضچهٔ تصفیه می‌برد. کارگران بهتر از هر کس می‌دانند کدام بخش را زودتر "
            "می‌توان بست.",
            "Eighteen months is the time it takes to build a settling basin. The workers know best which part can "
            "be closed first.",
        ),
        positions=everyone(
            laledasht=None,
            darrehsabz=None,
            shahrak=None,
            birkhamn=None,
            larchmouth=None,
            nikrud=reject("مواد سمی را نمی‌شود هجده ماه دیگر نوشید."),
            kuhpayeh=reserve("به شرط آنکه هر سه ماه کار انجام‌شده در خود شهر گزارش شود."),
        ),
    ),
    Wording(
        clause=4,
        letter=3,
        proposer="nikrud",
        day=-4,
        text=Both(
            "تخلیهٔ مواد سمی باید بی‌درنگ، و تخلیهٔ دیگر فاضلاب تصفیه‌نشدهٔ کارخانه‌ها در رود ظرف هجده ماه و با "
            "برنامه‌ای که کارگران در نوشتن آن شریک‌اند، متوقف شود و هر واحد برنامهٔ تصفیهٔ خود را پیش از آن برای "
            "مردم منتشر کند.",
            "The discharge of toxic substances must end at once, and that of other untreated factory effluent into "
            "the river within eighteen months, under a plan which the workers help to write; before that each plant "
            "must publish its treatment plan for the people to read.",
        ),
        note=Both(
            "نگارش سه‌پل را نگه داشتیم و تنها مواد سمی را از آن جدا کردیم. امیدواریم هر دو نگرانی در آن جا گرفته باشد.",
            "We kept Sepol’s wording and only set toxic substances apart. We hope that both concerns have found "
            "their place in it.",
        ),
        positions=everyone(
            laledasht=None,
            darrehsabz=None,
            shahrak=None,
            birkhamn=None,
            larchmouth=None,
            bandargah=None,
            masezar=reserve("فهرست مواد سمی باید پیوست بند شود تا هر کس برداشت خود را نداشته باشد."),
        ),
    ),
    Wording(
        clause=9,
        letter=2,
        proposer="bandargah",
        day=-9,
        omits=True,
        text=None,
        note=Both(
            "تا روشن نشدن پشتوانهٔ قانونی بازرسان، این بند بیرون بماند و در مجمع دربارهٔ آن گفت‌وگو کنیم.",
            "Until the inspectors’ legal standing is clear, let us leave this clause out and debate it in the "
            "assembly.",
        ),
        positions={
            "bandargah": everyone()["bandargah"],
            "abrah": reserve("بیرون بماند، اما فراموش نشود.", mandated=False),
            "nikrud": reject("بی بازرس مستقل، بندهای دیگر کاغذ می‌ماند."),
            "hamyar": reject("پروندهٔ بیماران ما بی گزارش بازرس مستقل به جایی نمی‌رسد."),
        },
    ),
)

ADDITIONS = (
    Addition(
        after=6,
        proposer="hamyar",
        day=-8,
        clause=clause(
            "بیماری‌هایی که از کار یا از آب آلوده برمی‌خیزد باید در دفتری بی‌نام ثبت شود، و شمار آن‌ها هر شش ماه به "
            "تفکیک شهر و پیشه برای همه منتشر شود.",
            "Illnesses that come from work or from polluted water must be recorded in a register without names, and "
            "their numbers published every six months by town and trade.",
            ("ثبت بیماری‌های کار", "Register of work-related illness"),
        ),
        note=Both(
            "آنچه شمرده نشود، جبران هم نمی‌شود. دفتر بی‌نام را ده سال است نگه می‌داریم و شیوهٔ آن را در اختیار همه "
            "می‌گذاریم.",
            "What is not counted is not made good. We have kept such a register without names for ten years and "
            "share the method with all.",
        ),
        positions={
            "hamyar": everyone()["hamyar"],
            "masezar": everyone()["masezar"],
            "sepol": everyone()["sepol"],
            "kuhpayeh": reserve("نام آبادی‌های کوچک نیاید؛ در نُه خانه، بی‌نام هم شناخته می‌شود."),
        },
    ),
)

CLEAN_RIVER = Text(
    key="clean-river",
    kind="statement",
    stage="positions",
    title=Both("رود پاک، کار ایمن", "Clean River, Safe Work"),
    proposer="masezar",
    created=-19,
    sections=(PREAMBLE, WATER, WORK, REDRESS, TOGETHER),
    translation="reviewed",
    rounds=(Round(1, -16, 3),),
    positions=POSITIONS,
    wordings=WORDINGS,
    additions=ADDITIONS,
    promises=(Promise("laledasht", 2, "تا {date} نشست داریم و همان شب پاسخ می‌دهیم."),),
    adopted=Adopted(
        Both("مجمع عمومی، نشست سوم", "General assembly, third meeting"),
        Both("بندر نیلگون", "Port Nilgun"),
        -54,
        SUNDAY,
    ),
)
