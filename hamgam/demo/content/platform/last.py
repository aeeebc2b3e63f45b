"""The platform’s last two sections: how we work, and what we want, with its twelve demands. All invented."""

from hamgam.demo.content.shapes import clause, paragraph, section

HOW = section(
    "چگونه با هم کار می‌کنیم", "How we work together",
    paragraph(
        "ما یک حزب نیستیم و نمی‌خواهیم جای هیچ نهادی را بگیریم. هر نهاد استقلال خود را دارد، به اعضای خود پاسخ می‌دهد و تنها زیر متنی را "
        "امضا می‌کند که خوانده و پذیرفته است.",
        "We are no party and wish to take no organisation’s place. Each organisation keeps its independence, answers to its own members "
        "and signs only a text that it has read and accepted.",
    ),
    paragraph(
        "چهار بار گرد هم آمدیم تا این متن نوشته شود. در نشست نخست تنها فهرستی از رنج‌ها داشتیم. در نشست دوم دیدیم که ریشه‌شان یکی است. در نشست "
        "سوم هفت بند را کنار گذاشتیم، چون بر سر آن‌ها هم‌نظر نبودیم، و در نشست چهارم آنچه را ماند پذیرفتیم.",
        "We met four times to write this text. At the first meeting we had only a list of sufferings. At the second we saw that their "
        "root is one. At the third we put seven clauses aside because we did not agree on them, and at the fourth we adopted what "
        "remained.",
    ),
    paragraph(
        "آنچه کنار گذاشتیم پنهان نمی‌کنیم. دربارهٔ شکل حکومت آینده، دربارهٔ کمک گرفتن از دولت‌ها و دربارهٔ راه‌های اعتراض هم‌نظر نیستیم. هر نهاد "
        "دربارهٔ این‌ها به نام خود سخن می‌گوید و این متن برای هیچ‌کدام گواه گرفته نمی‌شود.",
        "We do not hide what we put aside. We do not agree on the form of a future government, on taking help from states, or on the "
        "ways of protest. Of these each organisation speaks in its own name, and this text must not be cited for any of them.",
    ),
    paragraph(
        "در میان ما بزرگ و کوچک نیست. نهادی با دوازده عضو همان‌قدر حرف دارد که نهادی با هزار عضو. هیچ‌کس سخنگوی دیگری نیست و هیچ نامی بی "
        "امضای خود آن نهاد پای هیچ نوشته‌ای نمی‌آید.",
        "There is no large and small among us. An organisation of twelve has as much say as one of a thousand. Nobody is another’s "
        "spokesperson, and no name stands under any paper without that organisation’s own signature.",
    ),
    paragraph(
        "زنان در همهٔ نهادهای ما هستند و در همهٔ تصمیم‌ها. هر هیئتی که از این پس برمی‌گزینیم دست‌کم نیمی زن خواهد داشت، و هر نشستی جایی برای "
        "کودکان، تا مادر بودن کسی را از سخن گفتن بازندارد.",
        "Women are in all our organisations and in all decisions. Every body that we elect from now on will be at least half women, and "
        "every meeting will have a place for children, so that being a mother keeps nobody from speaking.",
    ),
    paragraph(
        "برای کسانی که ناچار رفته‌اند نیز جا هست. کمیتهٔ خارج از کشورِ قندسازان بیدستان با همین متن و با امضای خود کنار ماست. صدای بیرون پژواک "
        "صدای درون است، نه جانشین آن.",
        "There is room too for those who had to leave. The committee abroad of the sugar makers of Bidestan stands beside us with this "
        "same text and its own signature. The voice outside is an echo of the voice inside, not its replacement.",
    ),
    paragraph(
        "خانواده‌های زندانیان بار سنگین‌تری می‌برند. صندوقی که از امروز برای آنان باز می‌کنیم، هر سه ماه حساب خود را به همهٔ نهادها می‌دهد و هیچ "
        "نامی از گیرندگان در آن نوشته نمی‌شود.",
        "The families of prisoners bear the heavier load. The fund that we open for them today gives its account to all organisations "
        "every three months, and no name of anybody who receives from it is written there.",
    ),
)  # fmt: skip

WANT = section(
    "آنچه می‌خواهیم", "What we want",
    paragraph(
        "آنچه در پی می‌آید کمترین چیزی است که زندگی را زندگی می‌کند. هیچ‌کدام از این خواسته‌ها را به دیگری نمی‌فروشیم و هیچ‌کدام را به روزی "
        "دورتر وانمی‌گذاریم.",
        "What follows is the least that makes a life a life. We do not sell any of these demands for another, and we put none of them "
        "off to a later day.",
    ),
    paragraph(
        "نهادهایی را که با این متن هم‌نظرند فرامی‌خوانیم تا به اندازه‌ای که می‌پذیرند با ما همکاری کنند: با تماس، با امضای بیانیه‌ای، با کاری "
        "مشترک یا با عضویت. هر اندازه خوش‌آمد است و هیچ اندازه شرط دیگری نیست.",
        "We call on organisations that agree with this text to co-operate with us as far as they accept it: by contact, by signing a "
        "statement, by a joint action, or as members. Every step is welcome, and none is a condition of another.",
    ),
    paragraph(
        "این متن پایان گفت‌وگو نیست. دربارهٔ کار و زندگی زنان متنی دیگر در دست است و همه را، چه این متن را امضا کرده باشند و چه نه، به تبادل نظر "
        "دربارهٔ آن فرامی‌خوانیم.",
        "This text does not end the conversation. Another one is being written on the work and the lives of women, and we invite all, "
        "whether they signed this one or not, to exchange views on it.",
    ),
    clause(
        "کمترین دستمزد و مستمری باید هزینهٔ زندگی یک خانوادهٔ چهارنفره را بپوشاند و هر سه ماه با گرانی بالا برود. مزد باید تا روز پنجم هر ماه "
        "پرداخت شود.",
        "The lowest wage and pension must cover the cost of living of a family of four and rise with prices every three months. Wages "
        "must be paid by the fifth day of each month.",
    ),
    clause(
        "قرارداد کار باید مستقیم و پایدار باشد. پیمانکار نیروی انسانی باید برچیده شود و هر کس یک سال در کاری مانده است باید استخدام شود.",
        "Contracts must be direct and lasting. Labour contractors must be abolished, and whoever has stayed in a job for a year must be "
        "employed.",
    ),
    clause(
        "تشکیل اتحادیه، سندیکا و انجمن، اعتصاب و گردهمایی آزاد است و به اجازه نیاز ندارد. هیچ‌کس را نباید برای آن اخراج یا بازداشت کرد.",
        "Forming unions, syndicates and associations, striking and assembling are free and need no permit. Nobody may be dismissed or "
        "arrested for it.",
    ),
    clause(
        "همهٔ کسانی که برای سخن، نوشته، اعتصاب یا پیگیری حق خود زندانی شده‌اند باید بی‌شرط آزاد شوند و به کار و درس خود بازگردند.",
        "All who were imprisoned for speech, writing, a strike or seeking their rights must be freed without conditions and return to "
        "their work and studies.",
    ),
    clause(
        "مجازات اعدام باید لغو شود. شکنجه، اعتراف‌گیری و حبس انفرادی جرم است و آمران آن باید پاسخ دهند.",
        "The death penalty must be abolished. Torture, forced confessions and solitary confinement are crimes, and those who order them "
        "must answer for it.",
    ),
    clause(
        "زن و مرد در کار، مزد، خانواده، ارث، طلاق و سرپرستی فرزند برابرند. پوشش اختیاری است. برای کار یکسان مزد یکسان پرداخت می‌شود.",
        "Women and men are equal in work, pay, family, inheritance, divorce and custody. What one wears is one’s own choice. Equal work is paid equally.",
    ),
    clause(
        "آموزش از کودکستان تا دانشگاه رایگان است. هر کودک حق دارد به زبان مادری خود نیز بخواند و بنویسد، و هیچ کودکی نباید کار کند.",
        "Education is free from kindergarten to university. Every child has the right to read and write in its mother tongue as well, and "
        "no child may work.",
    ),
    clause(
        "درمان و دارو برای همه رایگان است. صندوق‌های بیمه و بازنشستگی باید به دست صاحبان آن، زیر نظر برگزیدگانشان، بازگردد.",
        "Treatment and medicine are free for all. Insurance and pension funds must return to those who own them, under the eyes of those "
        "whom they elect.",
    ),
    clause(
        "آب آشامیدنی پیش از هر مصرف دیگری تأمین می‌شود. پروانهٔ هر چاه و سهم هر کارخانه از آب باید آشکار باشد و آب‌یاران هر دشت در تصمیم آن رأی "
        "داشته باشند.",
        "Drinking water comes before every other use. The permit of every well and the share of every factory must be public, and the "
        "water stewards of each plain must have a vote in the decision.",
    ),
    clause(
        "هر کارگاه باید بازرس ایمنی برگزیدهٔ کارگران داشته باشد. کارگر حق دارد کار خطرناک را متوقف کند و خانوادهٔ هر جان‌باخته حق دارد "
        "گزارش حادثه را بخواند.",
        "Every workplace must have a safety inspector elected by the workers. A worker has the right to stop dangerous work, and the "
        "family of everyone who dies has the right to read the report of the accident.",
    ),
    clause(
        "افراد دارای معلولیت، مهاجران و همهٔ گروه‌های زبانی و باورمندان و بی‌باوران حق برابر دارند. شهر باید برای صندلی چرخ‌دار راه داشته باشد و "
        "مدرسه برای کودک بی‌شناسنامه در.",
        "Disabled people, migrants, speakers of every language, believers and unbelievers have equal rights. The town must have a way for a "
        "wheelchair, and the school a door for a child without papers.",
    ),
    clause(
        "بودجهٔ هر شهر و هزینه‌کرد آن باید هر سه ماه، به زبانی که مردم می‌فهمند، منتشر شود و شوراهای برگزیدهٔ محله و کار در آن رأی داشته باشند.",
        "The budget of every town and how it was spent must be published every three months in words that people understand, and elected "
        "councils of neighbourhood and work must have a vote in it.",
    ),
)  # fmt: skip
