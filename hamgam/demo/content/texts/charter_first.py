"""The first three sections of the charter: where we come from, the living river, work without harm."""

from hamgam.demo.content.shapes import paragraph, section

ORIGINS = section(
    "از کجا می‌آییم",
    "Where we come from",
    paragraph(
        "ما چهارده نهادیم، در شش کشور، با زبان‌ها و باورهای گوناگون. آنچه ما را کنار هم نشاند نه یک مرام، که یک "
        "تجربه بود: در شهر هر یک از ما، آب و کار با هم بیمار شده بودند.",
        "We are fourteen organisations in six countries, of many languages and beliefs. What brought us to one "
        "table was not a creed but an experience: in each of our towns, water and work had fallen ill together.",
    ),
    paragraph(
        "نخستین بار که ماهیگیران دلتا و کارگران رنگرزی روبه‌روی هم نشستند، یکدیگر را سرزنش کردند. شب همان روز "
        "دریافتند که ماهی مرده و ریهٔ زخمی، هر دو از یک لوله می‌آید.",
        "The first time the fishers of the delta and the dye workers sat face to face, they blamed each other. By "
        "the evening of that day they had understood that dead fish and wounded lungs come out of the same pipe.",
    ),
    paragraph(
        "از آن پس هر نهاد دفتری آورد: شمار ماهیان، رنگ آب در هر روز هفته، نام بیماری‌ها، ساعت‌های کار. دفترها را "
        "کنار هم گذاشتیم و چیزی دیدیم که هیچ‌یک به تنهایی نمی‌دید.",
        "After that each organisation brought a book: the number of fish, the colour of the water on each day of "
        "the week, the names of illnesses, the hours of work. We laid the books side by side and saw what none of "
        "them could see alone.",
    ),
    paragraph(
        "برخی از ما در تبعید یا مهاجرت زندگی می‌کنند و رود را از دور به یاد می‌آورند. دوری، آنان را تماشاگر نکرده "
        "است؛ ترجمه می‌کنند، می‌آموزند و صدای شهرهای خود را به گوش دیگران می‌رسانند.",
        "Some of us live in exile or as migrants and remember the river from afar. Distance has not made them "
        "spectators; they translate, they learn, and they carry the voices of their towns to others.",
    ),
    paragraph(
        "این منشور را کسی برای ما ننوشته است. هر جملهٔ آن در نشستی خوانده شده، دست‌کم یک بار رد شده و با واژه‌هایی "
        "که همه تاب آن را داشتند دوباره نوشته شده است.",
        "Nobody wrote this charter for us. Each of its sentences was read out at a meeting, was turned down at "
        "least once, and was written anew in words which all could bear.",
    ),
)

LIVING_RIVER = section(
    "رود زنده",
    "The living river",
    paragraph(
        "رود برای ما تنها آب نیست. گذرگاه است و مرز، سفره است و گورستان، بازی کودکان است و کار پدران. هر تصمیمی "
        "دربارهٔ رود، تصمیمی دربارهٔ همهٔ این‌هاست.",
        "To us a river is not only water. It is a passage and a border, a table and a burial ground, the children’s "
        "play and the parents’ work. Each decision about the river is a decision about all of these.",
    ),
    paragraph(
        "رودی که تنها برای برداشت شناخته شود، به کانال بدل می‌شود و کانال را می‌توان بست. ما رودی را می‌خواهیم که "
        "سهم خودش از آب پیش از هر سهم دیگری کنار گذاشته شود.",
        "A river which is known only for what can be taken from it turns into a canal, and a canal can be shut. We "
        "want a river whose own share of water is set aside before any other.",
    ),
    paragraph(
        "آب پاک در بالادست آغاز می‌شود. چشمه‌ای که در کوهپایه می‌خشکد، ده سال بعد چاه خانه‌ای در دلتاست که شور شده؛ "
        "پس بالادست و پایین‌دست باید در یک نشست بنشینند.",
        "Clean water begins upstream. The spring that runs dry in the foothills is, ten years later, the well of a "
        "house in the delta which has turned salty; so upstream and downstream must sit in one meeting.",
    ),
    paragraph(
        "دانستن وضع آب نیاز به اجازه ندارد. سنجشی که یک دانش‌آموز با نوار رنگی انجام می‌دهد ارزش شنیدن دارد، و سنجش "
        "آزمایشگاه هم از پرسش بی‌نیاز نیست.",
        "Nobody needs permission to know the state of the water. A test which a pupil makes with a strip of "
        "coloured paper deserves to be heard, and the test of a laboratory is not above question.",
    ),
    paragraph(
        "جشن‌های کهن آب، قصه‌های رود و نام‌های محلی ماهیان بخشی از همان چیزی است که نگهداری می‌کنیم. زبانی که برای "
        "آب ده واژه دارد، ده گونه از آن نگهداری می‌کند.",
        "The old feasts of water, the tales of the river and the local names of its fish are part of what we "
        "protect. A language that has ten words for water protects it in ten ways.",
    ),
)

SAFE_WORK = section(
    "کار بی‌آسیب",
    "Work without harm",
    paragraph(
        "هیچ شغلی ارزش یک انگشت را ندارد. حادثهٔ کار را پیشامد نمی‌نامیم؛ پیش از هر حادثه کسی هشدار داده، کسی "
        "نشنیده و کسی حساب کرده که نشنیدن ارزان‌تر است.",
        "No job is worth a finger. We do not call an accident at work a mishap; before every accident somebody gave "
        "a warning, somebody did not listen, and somebody reckoned that not listening was cheaper.",
    ),
    paragraph(
        "ماده‌ای که رود را زهرآگین می‌کند، نخست از دست‌های کارگر گذشته است. دستکش، تهویه و آموزش در درون کارگاه، "
        "نخستین تصفیه‌خانهٔ رود است.",
        "The substance which poisons the river has first passed through a worker’s hands. Gloves, ventilation and "
        "training inside the workshop are the river’s first treatment plant.",
    ),
    paragraph(
        "کار خانگی، دست‌فروشی، کشاورزی فصلی و رانندگی شبانه کار است، هرچند در هیچ دفتری نوشته نشود. آنچه در این "
        "منشور از کارگر گفته می‌شود، همهٔ این کسان را در بر می‌گیرد.",
        "Work at home, street selling, seasonal farming and driving by night are work, even where no book records "
        "them. What this charter says of workers includes all of these people.",
    ),
    paragraph(
        "زنان در کارگاه‌های ما همان زخم‌ها را برمی‌دارند و کمتر در آمار می‌آیند. می‌خواهیم حمام، رختکن، شیفت امن و "
        "مرخصی زایمان به همان جدیتی پیگیری شود که کلاه و کفش ایمنی.",
        "Women in our workshops take the same wounds and appear less often in the figures. We want showers, "
        "changing rooms, safe shifts and maternity leave to be pursued as seriously as helmets and safety shoes.",
    ),
    paragraph(
        "کارگر مهاجری که از اخراج می‌ترسد، خطر را گزارش نمی‌دهد. تا او در امان نباشد، هیچ‌کس در آن کارگاه در امان "
        "نیست؛ این حساب ساده را در همهٔ کشورهای خود دیده‌ایم.",
        "A migrant worker who fears deportation does not report danger. As long as they are not safe, nobody in "
        "that workplace is safe; in all our countries we have seen this simple sum worked out.",
    ),
)
