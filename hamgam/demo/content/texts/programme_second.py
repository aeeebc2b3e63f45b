"""The second half of the programme: land and food, money and power, how things are run."""

from hamgam.demo.content.shapes import clause, section

LAND = section(
    "زمین و خوراک",
    "Land and food",
    clause(
        "کشاورزانی که به کشت کم‌آب روی می‌آورند، پنج سال وام بی‌بهره، بذر و آموزش می‌گیرند و زیان سال نخست آنان جبران می‌شود.",
        "Farmers who turn to crops that need little water receive interest-free loans, seed and training for five years, "
        "and their loss in the first year is made good.",
        ("کشت کم‌آب", "Crops with little water"),
    ),
    clause(
        "یارانهٔ سم و کود شیمیایی در سه سال پایان می‌یابد و همان پول به کشاورزانی داده می‌شود که بی آن‌ها کشت می‌کنند.",
        "Subsidies for pesticides and artificial fertiliser end within three years, and the same money is given to "
        "farmers who work without them.",
        ("سم و کود", "Pesticides"),
    ),
    clause(
        "صید صنعتی در دلتا و دهانهٔ رود ممنوع است و پروانهٔ صید تنها به کسانی داده می‌شود که خودشان با قایق کوچک به آب می‌زنند.",
        "Industrial fishing in the delta and the mouth of the river is forbidden, and licences are given only to those "
        "who go out in small boats themselves.",
        ("صید", "Fishing"),
    ),
    clause(
        "زنان و مردان در سهم آب، سند زمین و رأی انجمن‌های آب‌بران برابرند و هر سندی که جز این باشد در سه سال اصلاح می‌شود.",
        "Women and men are equal in shares of water, in titles to land and in the votes of water users’ associations, "
        "and every title that says otherwise is corrected within three years.",
        ("برابری در آب و زمین", "Equality in water and land"),
    ),
    clause(
        "معدن‌های شن و ماسه در بستر رود و تا یک کیلومتری آن در دو سال بسته می‌شوند و جای آن‌ها به دست صاحبان معدن ترمیم می‌شود.",
        "Sand and gravel pits in the river bed and within one kilometre of it are closed within two years, and their "
        "owners restore the places.",
        ("معدن شن", "Gravel pits"),
    ),
    clause(
        "کشت گیاهان تراریخته در حوضهٔ رود ممنوع است و بانک بذر بومی، با سرپرستی خود کشاورزان، در هر شهر ساخته می‌شود.",
        "Growing genetically modified plants in the river basin is forbidden, and a bank of local seed, run by the "
        "farmers themselves, is set up in every town.",
        ("بذر", "Seed"),
    ),
)

MONEY = section(
    "پول، نیرو و مالکیت",
    "Money, power and ownership",
    clause(
        "هر که آلوده می‌کند هزینهٔ پاک کردن، درمان بیماران و زنده کردن رود را می‌پردازد و ورشکستگی او را از آن معاف نمی‌کند.",
        "Whoever pollutes pays for cleaning up, for treating the sick and for bringing the river back to life, and "
        "bankruptcy does not release them.",
        ("آلاینده می‌پردازد", "The polluter pays"),
    ),
    clause(
        "آب کالا نیست: شرکت‌های خصوصی آب در پنج سال به مالکیت همگانی برمی‌گردند و کارکنان و ساکنان آن‌ها را با هم اداره می‌کنند.",
        "Water is no commodity: within five years private water companies return to public ownership and are run "
        "together by those who work there and those who live there.",
        ("مالکیت آب", "Who owns the water"),
    ),
    clause(
        "صندوقی از مالیات بر سود صنایع پرآب‌بر ساخته می‌شود تا کارگری که کارش به سبب این برنامه از میان می‌رود، سه سال مزد کامل و کار تازه داشته باشد.",
        "A fund is made from a tax on the profits of industries that use much water, so that a worker whose job ends "
        "because of this programme has three years of full pay and new work.",
        ("صندوق گذار", "The transition fund"),
    ),
    clause(
        "روی کانال‌ها، بام مدرسه‌ها و کارخانه‌ها برق خورشیدی ساخته می‌شود و مالک آن مردم همان محل و کارکنان همان جا هستند.",
        "Solar power is built on canals and on the roofs of schools and factories, owned by the people of the place and "
        "those who work there.",
        ("برق خورشیدی", "Solar power"),
    ),
    clause(
        "هیچ نیروگاه گازی یا نفتی تازه‌ای ساخته نمی‌شود و نیروگاه‌های کنونی در ده سال خاموش می‌شوند، نخست آن‌ها که آب بیشتری می‌برند.",
        "No new power station for gas or oil is built, and those that exist are shut down within ten years, beginning "
        "with the ones that use most water.",
        ("نیروگاه‌های گازی", "Gas power"),
    ),
    clause(
        "بدهی‌هایی که دولت‌ها برای ساختن سدها و کانال‌های زیان‌بار گرفته‌اند پرداخت نمی‌شود تا شوراهای مردم آن را بررسی کنند.",
        "Debts that governments took on to build harmful dams and canals are not paid until councils of the people have "
        "examined them.",
        ("بدهی سدها", "Debts for dams"),
    ),
)

RUN = section(
    "شیوهٔ اداره",
    "How things are run",
    clause(
        "رود را شورایی از مردم دو کرانه اداره می‌کند که نیمی از آن زنان‌اند و هیچ کس بیش از دو دوره در آن نمی‌ماند.",
        "The river is run by a council of the people of both banks, half of whom are women, and nobody stays on it for "
        "more than two terms.",
        ("شورای رود", "The river council"),
    ),
    clause(
        "هیچ سد، معدن، کارخانه یا شهرکی بی رأی الزام‌آور مردم همان محل آغاز نمی‌شود و رأی نه، پنج سال پابرجاست.",
        "No dam, mine, factory or estate is begun without a binding vote of the people of the place, and a no stands for "
        "five years.",
        ("رأی محلی", "Local votes"),
    ),
    clause(
        "پیمان‌های آب میان کشورها آشکار است و نمایندگان شهرها، کشاورزان، ماهیگیران و کارگران هر دو سو در نوشتن آن می‌نشینند.",
        "Water treaties between countries are public, and representatives of towns, farmers, fishers and workers from "
        "both sides sit at the table where they are written.",
        ("پیمان‌های مرزی", "Treaties across borders"),
    ),
    clause(
        "کسی که آلودگی یا خطری را گزارش می‌کند از پیگرد و اخراج در امان است و آن‌ها که به این سبب در بندند آزاد می‌شوند.",
        "Whoever reports pollution or danger is safe from prosecution and dismissal, and those who are imprisoned for it "
        "are freed.",
        ("گزارش‌دهندگان", "Those who report"),
    ),
    clause(
        "از مردم همهٔ شهرها می‌خواهیم کالای کارخانه‌هایی را که پساب خود را تصفیه نمی‌کنند نخرند، و فهرست آن‌ها را هر فصل منتشر می‌کنیم.",
        "We ask the people of all towns not to buy the goods of factories that do not treat their effluent, and we "
        "publish the list of them every season.",
        ("نخریدن کالا", "Not buying"),
    ),
    clause(
        "این برنامه هر دو سال یک بار بند به بند بازخوانده می‌شود و هر نهاد می‌تواند موضع خود را دربارهٔ هر بند از نو بنویسد.",
        "This programme is read again clause by clause every two years, and each organisation may write its position on "
        "each clause anew.",
        ("بازخوانی", "Reading again"),
    ),
)
