"""Words from which `large` combines organisations, clauses, other wordings and reasons. All invented."""

#: Beginnings and ends of town names. A beginning whose last letter joins takes a ZWNJ; it is written out here.
TOWN_STARTS = (
    ("سرو", "Sarv"),
    ("زرین‌", "Zarin"),
    ("ماه‌", "Mah"),
    ("کهن‌", "Kohan"),
    ("نیل‌", "Nil"),
    ("برف‌", "Barf"),
    ("مهر", "Mehr"),
    ("سپند", "Sepand"),
    ("تیر", "Tir"),
    ("آوا", "Ava"),
)
TOWN_ENDS = (("چشمه", "cheshmeh"), ("پل", "pol"), ("بند", "band"), ("دره", "darreh"), ("سنگ", "sang"))

#: Kind, Persian pattern, English pattern, word in the handle.
KINDS = (
    ("union", "اتحادیهٔ کارگران {}", "{} Workers’ Union", "union"),
    ("association", "انجمن شهر {}", "{} City Association", "city"),
    ("committee", "کمیتهٔ آب پاک {}", "{} Clean Water Committee", "water"),
    ("association", "کانون ماهیگیران {}", "{} Fishers’ Association", "fishers"),
    ("society", "جمعیت مادران {}", "{} Mothers’ Society", "mothers"),
    ("council", "شورای محله‌های {}", "{} Neighbourhoods Council", "council"),
    ("collective", "گروه آب‌سنجان {}", "{} Water Watch", "watch"),
    ("union", "سندیکای رانندگان {}", "{} Drivers’ Syndicate", "drivers"),
)
COUNTRIES = (
    ("ایران", "Iran", "IR"),
    ("افغانستان", "Afghanistan", "AF"),
    ("تاجیکستان", "Tajikistan", "TJ"),
    ("آلمان", "Germany", "DE"),
    ("سوئد", "Sweden", "SE"),
    ("کانادا", "Canada", "CA"),
)
NICKNAMES = (
    ("ستاره", "setareh"),
    ("شبنم", "shabnam"),
    ("مهتاب", "mahtab"),
    ("ابر", "abr"),
    ("کبوتر", "kabutar"),
    ("نسترن", "nastaran"),
    ("شبدر", "shabdar"),
    ("صدف", "sadaf"),
    ("پونه", "puneh"),
    ("چکاوک", "chakavak"),
)

SCOPES = (
    ("در هر شهر و روستای حوضه", "In each town and village of the basin"),
    ("از آغاز سال آینده", "From the beginning of next year"),
    ("در هر دو کرانهٔ رود", "On both banks of the river"),
    ("بی هیچ استثنا", "Without any exception"),
    ("به خواست همهٔ ما", "As all of us ask"),
)

#: Six sections of ten demands; each follows a scope and a comma.
DEMANDS = (
    (
        ("آب برای همه", "Water for all"),
        (
            (
                "نتیجهٔ آزمایش آب آشامیدنی باید هر هفته برای همه خواندنی باشد",
                "the results of drinking-water tests must be there for all to read every week",
            ),
            ("هیچ خانه‌ای نباید به سبب بدهی بی آب بماند", "no home may be left without water because of debt"),
            (
                "آب مدرسه‌ها باید پیش از آغاز هر نوبت درسی آزمایش شود",
                "the water of schools must be tested before each term begins",
            ),
            (
                "نشت لوله‌های شهر باید پیش از هر طرح انتقال آب برطرف شود",
                "leaking town pipes must be mended before any transfer of water",
            ),
            (
                "آب‌بها باید روی قبض به زبان ساده شرح داده شود",
                "the price of water must be explained on the bill in plain language",
            ),
            (
                "داده‌های بارش و تراز رود باید همان روز منتشر شود",
                "readings of rainfall and river level must be published the same day",
            ),
            ("سنجش آب به دست شهروندان باید آزاد باشد", "citizens must be free to test the water themselves"),
            (
                "آزمایشگاه‌های دانشگاهی باید نمونه‌های مردم را بپذیرند",
                "university laboratories must accept the people’s samples",
            ),
            (
                "حساب سالانهٔ آب باید در نشستی همگانی خوانده شود",
                "the yearly account of water must be read out at a public meeting",
            ),
            (
                "مدرسه‌ها باید درسی دربارهٔ رود همان شهر داشته باشند",
                "schools must teach a lesson on their own town’s river",
            ),
        ),
    ),
    (
        ("رود زنده", "The living river"),
        (
            ("حقابهٔ رود باید پیش از هر سهم دیگری رها شود", "the river’s share must be released before any other"),
            (
                "تالاب‌ها باید سهمی جداگانه از آب رود داشته باشند",
                "wetlands must have a separate share of the river’s water",
            ),
            ("برداشت شن از بستر رود باید متوقف شود", "the taking of sand from the river bed must stop"),
            (
                "حریم رود باید با حضور ساکنان نشانه‌گذاری شود",
                "the limits of the river’s banks must be marked together with the residents",
            ),
            (
                "درختان کرانه نباید بی نظر مردم بریده شوند",
                "trees on the banks must not be felled without asking the people",
            ),
            (
                "نهالستان‌های محلی باید برای سبز کردن کرانه‌ها پشتیبانی شوند",
                "local nurseries must be supported so that the banks turn green again",
            ),
            (
                "قنات‌های کهن باید با کار مزددار اهالی لایروبی شود",
                "old qanats must be cleared by local people who are paid for it",
            ),
            ("تورهای رهاشده باید از بستر رود گردآوری شود", "abandoned nets must be collected from the river bed"),
            (
                "نام‌های محلی رودها و ماهیان باید در نقشه‌ها بیاید",
                "the local names of rivers and fish must appear on the maps",
            ),
            (
                "هر طرح سد باید پیش از آغاز به رأی ساکنان گذاشته شود",
                "each plan for a dam must be put to the residents’ vote before it begins",
            ),
        ),
    ),
    (
        ("کارخانه و پسماند", "Factories and waste"),
        (
            ("فاضلاب تصفیه‌نشده نباید به رود ریخته شود", "untreated effluent must not be discharged into the river"),
            (
                "هر کارخانه باید فهرست مواد زیان‌آور خود را منتشر کند",
                "each factory must publish a list of the harmful substances it uses",
            ),
            (
                "پسماند خطرناک باید جدا گردآوری و با برگهٔ راه جابه‌جا شود",
                "dangerous waste must be collected apart and moved with a waybill",
            ),
            (
                "معدن‌ها باید برای تصفیهٔ آب خود سپرده بگذارند",
                "mines must leave a deposit for the treatment of their water",
            ),
            (
                "شهرک‌های صنعتی باید تصفیه‌خانهٔ مشترک داشته باشند",
                "industrial estates must have a shared treatment plant",
            ),
            (
                "دود و بوی کارخانه باید شب و روز سنجیده شود",
                "the factory’s smoke and smell must be measured night and day",
            ),
            ("جریمهٔ آلودگی باید در همان حوضه هزینه شود", "fines for pollution must be spent in the same basin"),
            (
                "بازرس باید بتواند بی‌خبر به هر واحدی وارد شود",
                "inspectors must be able to enter any plant unannounced",
            ),
            (
                "نمایندهٔ ساکنان باید در هر بازرسی حاضر باشد",
                "a representative of the residents must be present at each inspection",
            ),
            (
                "گزارش‌دهندهٔ آلودگی نباید توبیخ یا اخراج شود",
                "nobody who reports pollution may be reprimanded or dismissed",
            ),
        ),
    ),
    (
        ("ایمنی کار", "Safety at work"),
        (
            (
                "کارگران باید پیش از کار با مواد شیمیایی آموزش رایگان ببینند",
                "workers must receive free training before they work with chemicals",
            ),
            ("رها کردن کار خطرناک نباید از مزد کسی بکاهد", "leaving dangerous work must not reduce anybody’s pay"),
            (
                "کمیتهٔ ایمنی را باید خود کارگران برگزینند",
                "the safety committee must be elected by the workers themselves",
            ),
            (
                "کلاه، کفش و دستکش باید بی‌هزینه در دسترس کارگران باشد",
                "helmets, shoes and gloves must be given to workers free of charge",
            ),
            (
                "کار سنگین در گرمای بالای چهل‌ودو درجه باید متوقف شود",
                "heavy work must stop when the heat exceeds forty-two degrees",
            ),
            ("کار شبانه نباید از سه شب پیاپی بگذرد", "night work must not exceed three nights in a row"),
            ("رانندگان باید پس از چهار ساعت رانندگی استراحت کنند", "drivers must rest after four hours at the wheel"),
            (
                "قایق‌های کار باید جلیقه، چراغ و بی‌سیم داشته باشند",
                "work boats must carry life jackets, lamps and a radio",
            ),
            ("هیچ کارگری نباید تنها به چاه یا مخزن برود", "no worker may go down a shaft or into a tank alone"),
            (
                "گزارش هر حادثهٔ کار باید ظرف ده روز منتشر شود",
                "the report on each accident at work must be published within ten days",
            ),
        ),
    ),
    (
        ("مزد، درمان و برابری", "Pay, health and equality"),
        (
            (
                "خانوادهٔ کارگر آسیب‌دیده باید تا پایان رسیدگی مستمری بگیرد",
                "the family of an injured worker must receive support until the case is closed",
            ),
            (
                "بیماری‌های ناشی از کار باید در دفتری بی‌نام ثبت شود",
                "illnesses caused by work must be recorded in a register without names",
            ),
            ("آزمایش خون و ریه باید برای کارگران رایگان باشد", "blood and lung tests must be free for workers"),
            (
                "کارگران مهاجر باید قرارداد را به زبان خود دریافت کنند",
                "migrant workers must receive the contract in their own language",
            ),
            (
                "کارگران پیمانی باید همان بیمهٔ کارگران رسمی را داشته باشند",
                "contract workers must have the same insurance as permanent ones",
            ),
            (
                "مزد عقب‌افتاده باید پیش از هر بدهی دیگر پرداخت شود",
                "overdue wages must be paid before any other debt",
            ),
            (
                "زنان کارگر باید شیفت امن و رختکن جداگانه داشته باشند",
                "women workers must have safe shifts and a changing room of their own",
            ),
            ("مرخصی زایمان نباید به از دست رفتن کار بینجامد", "maternity leave must not lead to the loss of the job"),
            ("کودکان نباید در کارگاه‌ها به کار گرفته شوند", "children must not be employed in workshops"),
            (
                "تشکل کارگری باید بی دخالت کارفرما ساخته شود",
                "workers’ organisations must be formed without interference by employers",
            ),
        ),
    ),
    (
        ("کشت، صید و سیلاب", "Farming, fishing and floods"),
        (
            ("خسارت ماهیگیران باید بی‌واسطه پرداخت شود", "the losses of fishers must be paid to them directly"),
            (
                "زمان صید باید با توافق ماهیگیران تعیین شود",
                "the time of fishing must be set by agreement of the fishers",
            ),
            ("صید با برق و زهر باید ممنوع بماند", "fishing with electricity and poison must remain forbidden"),
            (
                "چاه‌های بی‌پروانه باید با یافتن پیشهٔ جایگزین بسته شود",
                "unlicensed wells must be closed by finding another livelihood for their users",
            ),
            (
                "آبیاری شبانه باید با وسایل ارزان و همگانی آسان شود",
                "irrigation by night must be made easy with cheap shared equipment",
            ),
            ("سم‌های کشاورزی باید با برچسب خوانا فروخته شود", "farm poisons must be sold with legible labels"),
            (
                "هشدار سیلاب باید به زبان‌های رایج منطقه داده شود",
                "flood warnings must be given in the languages spoken in the area",
            ),
            (
                "برنامهٔ تخلیه باید هر سال با حضور ساکنان تمرین شود",
                "the evacuation plan must be rehearsed every year together with the residents",
            ),
            (
                "قایق و انبار آرد باید در هر محله آماده باشد",
                "a boat and a store of flour must stand ready in each neighbourhood",
            ),
            (
                "یاد کارگران جان‌باخته باید هر سال گرامی داشته شود",
                "the workers who lost their lives must be remembered every year",
            ),
        ),
    ),
)

#: Second sentences, each in three strengths: the first current prefers the first, the second current the last.
CLOSERS = (
    (
        (
            "نخستین گام تا سه ماه دیگر برداشته و پیشرفت کار هر ماه در نشستی همگانی گفته می‌شود.",
            "The first step is taken within three months, and progress is told every month at a public meeting.",
        ),
        (
            "نخستین گام تا شش ماه دیگر برداشته و پیشرفت کار هر سه ماه در نشستی همگانی گفته می‌شود.",
            "The first step is taken within six months, and progress is told every three months at a public meeting.",
        ),
        (
            "نخستین گام تا یک سال دیگر برداشته و پیشرفت کار هر سال در نشستی همگانی گفته می‌شود.",
            "The first step is taken within a year, and progress is told every year at a public meeting.",
        ),
    ),
    (
        (
            "هیئتی از کارگران و ساکنان بر اجرای آن نظارت می‌کند و گزارش خود را هر ماه به همه نشان می‌دهد.",
            "A panel of workers and residents oversees this and shows its report to all every month.",
        ),
        (
            "هیئتی از کارگران، ساکنان و کارشناسان بر اجرای آن نظارت می‌کند و گزارش خود را هر سه ماه به همه نشان می‌دهد.",
            "A panel of workers, residents and experts oversees this and shows its report to all every three months.",
        ),
        (
            "هیئتی از کارشناسان بر اجرای آن نظارت می‌کند و گزارش خود را هر سال به همه نشان می‌دهد.",
            "A panel of experts oversees this and shows its report to all every year.",
        ),
    ),
    (
        (
            "اگر تا شش ماه دیگر انجام نشود، نام کسانی که کوتاهی کرده‌اند منتشر می‌شود.",
            "If this is not done within six months, the names of those who failed to act are published.",
        ),
        (
            "اگر تا یک سال دیگر انجام نشود، نخست گفت‌وگو می‌کنیم و سپس نام کسانی که کوتاهی کرده‌اند منتشر می‌شود.",
            "If this is not done within a year, we talk first, and then the names of those who failed to act are "
            "published.",
        ),
        (
            "اگر تا دو سال دیگر انجام نشود، در نشست پس از آن دربارهٔ گام بعدی گفت‌وگو می‌کنیم.",
            "If this is not done within two years, we talk about the next step at the meeting that follows.",
        ),
    ),
)

RESERVATIONS = (
    "می‌پذیریم، به شرط آنکه در شهرهای کوچک زمان بیشتری داده شود.",
    "با اصل آن موافقیم، اما شیوهٔ گزارش باید روشن‌تر نوشته شود.",
    "می‌خواهیم نام نهادی که پیگیر این بند است هم نوشته شود.",
    "می‌پذیریم و در نشست آینده دربارهٔ هزینهٔ آن پرسشی داریم.",
)
#: The first two are words of the first current, the last two of the second.
REFUSALS = (
    "این نگارش راه را برای درنگ باز می‌گذارد. با آن نمی‌توانیم امضا کنیم.",
    "آنچه رود و کارگر همین امروز نیاز دارند در این نگارش به آینده سپرده شده است.",
    "این نگارش برای شهرهای کوچک شدنی نیست. با آن نمی‌توانیم امضا کنیم.",
    "بی زمان کافی و پشتوانهٔ روشن، بار این بند را کم‌توان‌ترین‌های ما می‌کشند.",
)
NOTES = (
    (
        "نگارشی میانه پیشنهاد می‌کنیم تا هر دو نگرانی در آن جا بگیرد.",
        "We propose a middle way in which both concerns find a place.",
    ),
    (
        "تنها جملهٔ دوم را عوض کرده‌ایم؛ خواست بند همان است که بود.",
        "We have changed the second sentence alone; what the clause asks for is as it was.",
    ),
)
