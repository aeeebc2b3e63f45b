"""The first half of the programme: water and river, work and health, town and home."""

from hamgam.demo.content.shapes import clause, section

RIVER = section(
    "آب و رود",
    "Water and river",
    clause(
        "آب آشامیدنی پاک حق هر کسی است که در حوضهٔ رود زندگی می‌کند و بدهی، جابه‌جایی یا نداشتن مدرک اقامت این حق را از کسی نمی‌گیرد.",
        "Clean drinking water is the right of everyone who lives in the river basin, and neither debt nor moving nor "
        "missing papers takes that right away.",
        ("حق آب", "The right to water"),
    ),
    clause(
        "نتیجهٔ هر آزمایش آب، خاک و هوا که با پول همگان انجام می‌شود، همان هفته، به زبان ساده و بی‌هزینه منتشر می‌شود.",
        "The result of every test of water, soil and air that is paid for by the public is published in the same week, "
        "in plain language and free of charge.",
        ("دادهٔ باز", "Open data"),
    ),
    clause(
        "پیش از هر برداشتی برای شهر، کشت یا کارخانه، آبی که رود برای زنده ماندن در هر دوازده ماه سال نیاز دارد کنار گذاشته می‌شود.",
        "Before anything is taken for town, farm or factory, the water that the river needs to stay alive in all twelve "
        "months of the year is set aside.",
        ("حقابهٔ رود", "The river’s share"),
    ),
    clause(
        "در ده سال آینده هیچ سد بزرگی بر رود و شاخه‌های آن ساخته نمی‌شود و پول آن برای نوسازی لوله‌ها و تصفیه‌خانه‌ها هزینه می‌شود.",
        "In the next ten years no large dam is built on the river or its branches, and the money for it is spent on "
        "renewing pipes and treatment works.",
        ("سد تازه", "New dams"),
    ),
    clause(
        "چاه‌های بی‌پروانه در سه سال بسته می‌شوند و به هر خانواده‌ای که از آن نان می‌خورده، پیش از بستن، آب یا کار دیگری داده می‌شود.",
        "Wells without a licence are closed within three years, and each family that lived by one is given other water "
        "or other work before it is closed.",
        ("چاه‌ها", "Wells"),
    ),
    clause(
        "همهٔ کارخانه‌ها در دو سال پساب خود را کامل تصفیه می‌کنند و واحدی که نکند تا روزی که بتواند، آب نمی‌گیرد.",
        "Within two years all factories treat their effluent completely, and a plant that does not receives no water "
        "until the day on which it can.",
        ("پساب کارخانه‌ها", "Factory effluent"),
    ),
    clause(
        "انتقال آب از حوضه‌ای به حوضهٔ دیگر پایان می‌یابد و شهرهایی که به آن وابسته‌اند در ده سال از آب خود بی‌نیاز از دیگران می‌شوند.",
        "The transfer of water from one basin to another ends, and within ten years the towns that depend on it come to "
        "live on water of their own.",
        ("انتقال آب", "Water transfer"),
    ),
)

WORK = section(
    "کار و تندرستی",
    "Work and health",
    clause(
        "هر کارگری که کار را برای جان خود یا مردم پیرامون خطرناک ببیند می‌تواند دست از آن بکشد، بی آنکه مزد یا جایش را از دست بدهد.",
        "Any worker who finds the work dangerous for their own life or for people nearby may stop it, without losing pay "
        "or place.",
        ("حق بازایستادن", "The right to stop"),
    ),
    clause(
        "کارگران هر کارگاه، رسمی و پیمانی و روزمزد، کمیتهٔ ایمنی خود را برمی‌گزینند و این کمیته هر دفتر و دستگاهی را می‌بیند.",
        "The workers of each workplace, permanent, contract and daily, elect a safety committee of their own, and it may "
        "see every book and every machine.",
        ("کمیتهٔ ایمنی", "Safety committees"),
    ),
    clause(
        "بازرسان کار و محیط زیست بی‌خبر و با هم می‌آیند و نماینده‌ای از کارگران و یکی از ساکنان در هر بازرسی همراه آنان است.",
        "Inspectors of labour and of the environment come unannounced and together, and a representative of the workers "
        "and one of the residents go with them each time.",
        ("بازرسی", "Inspection"),
    ),
    clause(
        "کار در شب تنها آنجا می‌ماند که جان مردم به آن بسته است؛ در جاهای دیگر در پنج سال برچیده می‌شود، با همان مزد ماهانه.",
        "Work at night remains only where people’s lives depend on it; elsewhere it is ended within five years, at the "
        "same monthly pay.",
        ("کار شبانه", "Night work"),
    ),
    clause(
        "هفتهٔ کاری سی‌وپنج ساعت است، بی آنکه از مزد کسی کم شود، و کارگاه‌های کوچک برای رسیدن به آن پنج سال فرصت دارند.",
        "The working week is thirty-five hours without loss of pay for anybody, and small workshops have five years to "
        "arrive there.",
        ("هفتهٔ کاری", "The working week"),
    ),
    clause(
        "بیماری‌هایی که از کار یا آب آلوده برمی‌خیزد در دفتری بی‌نام ثبت می‌شود و درمان آن تا پایان با کسی است که آن را ساخته است.",
        "Illnesses that come from work or from polluted water are kept in a register without names, and their treatment "
        "is borne to the end by whoever caused them.",
        ("بیماری‌های کار", "Illness from work"),
    ),
    clause(
        "واحدی که در یک سال دو بار دربارهٔ آلودگی هشدار گرفته باشد، همان روز بسته می‌شود و تا رفع کامل خطر بسته می‌ماند.",
        "A plant that has been warned about pollution twice within a year is closed on the same day and stays closed "
        "until the danger is wholly gone.",
        ("بستن واحد آلاینده", "Closing a polluting plant"),
    ),
)

HOME = section(
    "شهر و خانه",
    "Town and home",
    clause(
        "شبکهٔ آب و فاضلاب در پنج سال به همهٔ محله‌ها می‌رسد، هم آن‌هایی که در نقشهٔ شهرداری نامی ندارند و هم آبادی‌های دور.",
        "Within five years the networks of water and sewage reach every neighbourhood, both those that have no name on "
        "the town’s map and the distant villages.",
        ("شبکه برای همه", "Networks for all"),
    ),
    clause(
        "صد لیتر آب در روز برای هر نفر رایگان است و هزینهٔ آن را کسانی می‌پردازند که بیش از همه مصرف می‌کنند.",
        "A hundred litres of water a day are free for each person, and those who use most bear the cost.",
        ("صد لیتر نخست", "The first hundred litres"),
    ),
    clause(
        "بهای آب خانه‌ها پلکانی می‌شود: هر چه مصرف بالاتر می‌رود، هر لیتر گران‌تر می‌شود، و در سال‌های کم‌آبی پله‌ها بلندترند.",
        "The price of water at home rises by steps: the more is used, the more each litre costs, and in dry years the "
        "steps are higher.",
        ("بهای پلکانی", "Stepped prices"),
    ),
    clause(
        "خودروهای شخصی و کامیون‌ها برای آمدن به مرکز شهر عوارض می‌دهند و همهٔ این پول برای اتوبوس برقی و راه پیاده هزینه می‌شود.",
        "Private cars and lorries pay a charge for entering the centre of a town, and all of that money is spent on "
        "electric buses and footpaths.",
        ("عوارض خودرو", "A charge on cars"),
    ),
    clause(
        "تا صد متری رود، کرانه از ساختمان و دیوار آزاد می‌شود و هر کس می‌تواند بی بلیت و بی پروانه کنار آب برود و بنشیند.",
        "Up to a hundred metres from the river, the banks are freed from buildings and walls, and anyone may go to the "
        "water and sit there without ticket or permit.",
        ("کرانهٔ آزاد", "Open banks"),
    ),
    clause(
        "خانهٔ هیچ خانواده‌ای در حریم رود خراب نمی‌شود، مگر آنکه پیش از آن در همان محله خانه‌ای بهتر به نام خودش گرفته باشد.",
        "No family’s house on the river’s margin is pulled down unless it has first been given a better one in its own "
        "name in the same neighbourhood.",
        ("خانه‌های کنار رود", "Houses by the river"),
    ),
)
