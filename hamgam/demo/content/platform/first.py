"""The platform’s first two sections: what happens to us, and where it comes from. All invented."""

from hamgam.demo.content.shapes import paragraph, section

HAPPENS = section(
    "آنچه بر ما می‌گذرد", "What happens to us",
    paragraph(
        "ما نانوا، پرستار، آموزگار، راننده، دوزنده، بنّا، دانشجو، بازنشسته و خانوادهٔ زندانی هستیم. در پانزده نهاد مستقل گرد آمده‌ایم "
        "و هر کدام سال‌هاست جداگانه همان چیزی را می‌گوییم که امروز با هم می‌نویسیم: از این بیشتر نمی‌شود زندگی را ارزان فروخت.",
        "We are bakers, nurses, teachers, drivers, tailors, builders, students, pensioners and families of prisoners. We belong to "
        "fifteen independent organisations, and for years each of us has said apart what we write together today: life cannot be "
        "sold more cheaply than this.",
    ),
    paragraph(
        "مزد ما به نیمهٔ ماه نمی‌رسد. در چاه‌سپید خانواده‌ای با دو نفر شاغل، نان را نسیه می‌برد. در بیدستان کارگر قندسازی چهار ماه کار "
        "کرده و مزد یک ماه را گرفته است. پولی که به دست ما می‌رسد، روزی که می‌رسد از روزی که وعده داده شد کمتر می‌ارزد.",
        "Our wages do not last to the middle of the month. In Chah-Sepid a family with two people at work takes its bread on credit. "
        "In Bidestan a sugar worker has worked four months and been paid for one. The money that reaches us is worth less on the day "
        "it comes than on the day it was promised.",
    ),
    paragraph(
        "کار ما امن نیست. از هر ده نفر ما هفت نفر قراردادی دارد که هر ماه یا هر سه ماه تمام می‌شود، و سه نفر هیچ قراردادی ندارد. "
        "کارگر ساختمانی آسیاب‌بالا بی‌کلاه روی داربست می‌رود، چون اگر بپرسد کلاه کجاست فردا جای او را به دیگری می‌دهند.",
        "Our work is not secure. Seven of ten among us have a contract that ends every month or every third, and three have none. The "
        "builder of Asiab-Bala climbs the scaffold without a helmet, because whoever asks where the helmet is finds his place given "
        "to another the next day.",
    ),
    paragraph(
        "آب از زندگی ما کم می‌شود. در خارستان سه روستا هر هفته با تانکر آب می‌گیرد و در همان دشت، چاه‌هایی که هیچ‌کس نمی‌داند پروانه‌شان "
        "را چه کسی داده است شب و روز کار می‌کند. زنان این روستاها روزی دو ساعت در صف آب می‌ایستند و کسی این دو ساعت را کار نمی‌شمارد.",
        "Water is draining out of our lives. In Kharestan three villages are supplied by tanker once a week, and on the same plain "
        "wells whose permits nobody can name run night and day. The women of these villages stand two hours a day in line for water, "
        "and nobody counts these two hours as work.",
    ),
    paragraph(
        "مدرسه دیگر رایگان نیست. در دوآبه کلاسی با چهل‌وشش دانش‌آموز یک بخاری دارد و پول آن را پدر و مادرها داده‌اند. کودکانی که زبان خانه‌شان "
        "زبان کتاب نیست سال نخست را گم می‌کنند و بسیاری‌شان هرگز به آن نمی‌رسند.",
        "School is no longer free. In Doabeh a class of forty-six has one stove, and the parents paid for it. Children whose language "
        "at home is not that of the book lose their first year, and many never catch up with it.",
    ),
    paragraph(
        "بیماری ما را فقیر می‌کند. پرستار نی‌زار دو نوبت پشت سر هم می‌ایستد و شب که به خانه می‌رود داروی مادرش را نمی‌تواند بخرد. بازنشستگانی "
        "که سی سال حق بیمه داده‌اند، پشت در درمانگاه می‌شنوند که دفترچه‌شان اعتبار ندارد.",
        "Illness makes us poor. The nurse of Neyzar stands two shifts in a row, and when she comes home at night she cannot buy her "
        "mother’s medicine. Pensioners who paid insurance for thirty years are told at the door of the clinic that their book is "
        "not valid.",
    ),
    paragraph(
        "هر که این‌ها را بلند بگوید هزینه می‌دهد. از میان ما یازده نفر در زندان‌اند و بیست‌وسه نفر بیکار شده‌اند، تنها برای آنکه نامه‌ای نوشتند یا "
        "در برابر دری ایستادند. مادران سبزدره هر سه‌شنبه پشت دیوار می‌ایستند و نام فرزندانشان را می‌خوانند تا فراموش نشود.",
        "Whoever says this aloud pays for it. Eleven of us are in prison and twenty-three have lost their work, only because they "
        "wrote a letter or stood before a door. Every Tuesday the mothers of Sabzdarreh stand behind the wall and read out the names "
        "of their children, so that they are not forgotten.",
    ),
)  # fmt: skip

COMES_FROM = section(
    "این وضع از کجا می‌آید", "Where this comes from",
    paragraph(
        "این‌ها بدشانسی نیست و از آسمان هم نیفتاده است. هر کدام تصمیمی بوده که جایی گرفته شده، بی آنکه از ما پرسیده شود، و سودی داشته که "
        "به جیبی رفته است که جیب ما نیست.",
        "None of this is bad luck, and none of it fell from the sky. Each was a decision taken somewhere without asking us, and each had "
        "a profit that went into a pocket that is not ours.",
    ),
    paragraph(
        "کارخانهٔ قند را به کسی واگذار کردند که هرگز یک کیسه شکر نپخته بود. زمین کارخانه را فروخت، دیگ‌ها را خواباند و کارگران را به پیمانکار "
        "سپرد. نام این کار را «خصوصی‌سازی» گذاشتند؛ ما آن را خالی کردن سفرهٔ هزار خانواده می‌نامیم.",
        "The sugar works were handed to somebody who had never boiled a sack of sugar. He sold the land of the works, let the kettles "
        "stand and gave the workers to a contractor. They called it privatisation; we call it clearing the tables of a thousand "
        "families.",
    ),
    paragraph(
        "پیمانکار را میان کارگر و کارفرما گذاشتند تا هیچ‌کس پاسخ‌گو نباشد. کارگر به پیمانکار شکایت می‌کند و پیمانکار او را به کارفرما حواله "
        "می‌دهد؛ کارفرما می‌گوید این‌ها کارگر من نیستند. در این میان مزد گم می‌شود و حادثه بی‌صاحب می‌ماند.",
        "A contractor was put between worker and employer so that nobody has to answer. The worker complains to the contractor, who "
        "sends him to the employer; the employer says that these are not his workers. In between the wage gets lost, and the accident "
        "belongs to nobody.",
    ),
    paragraph(
        "آب را مانند پول خرج کردند: آن که زور داشت بیشتر برداشت. سدی که برای سه شهر ساخته شد به دو کارخانه آب می‌دهد. پروانهٔ چاه را در اتاقی "
        "امضا می‌کنند که کشاورز و آب‌یار به آن راه ندارند و گزارش آن را هیچ‌کس نمی‌خواند.",
        "Water was spent like money: whoever had the power took more. A dam built for three towns supplies two factories. Permits for "
        "wells are signed in a room to which neither farmer nor water steward is admitted, and nobody reads the report of it.",
    ),
    paragraph(
        "زنان دو بار کار می‌کنند و یک بار، آن هم کمتر، مزد می‌گیرند. دوزندگان گلبرگ برای همان پیراهن دو سوم مزد مردان را می‌گیرند و خانه و "
        "کودک و پیر را هم بی‌مزد می‌چرخانند. تا این کار دیده نشود، هیچ حسابی از دستمزد درست نیست.",
        "Women work twice and are paid once, and less. For the same shirt the tailors of Golbarg get two thirds of what men get, and "
        "they keep house, children and the old without any pay. As long as this work is not seen, no account of wages is right.",
    ),
    paragraph(
        "بودجه‌ای که باید به مدرسه و درمانگاه برسد، به جاهایی می‌رود که هیچ گزارشی نمی‌دهند. از ما مالیات می‌گیرند و رسید نمی‌دهند. شهری که "
        "نمی‌داند پولش کجا خرج می‌شود، نمی‌تواند بگوید چه می‌خواهد.",
        "The budget that should reach schools and clinics goes to places that give no account. Taxes are taken from us and no receipt is "
        "given. A town that does not know where its money is spent cannot say what it wants.",
    ),
    paragraph(
        "و ما را از هم جدا نگه داشتند. به آموزگار گفتند راننده حقوقش را می‌خورد، به راننده گفتند دانشجو سربار است، به همه گفتند خانوادهٔ زندانی "
        "دردسر می‌آورد. این متن پاسخ ما به این جدا کردن است.",
        "And we were kept apart. The teacher was told that the driver eats up her salary, the driver that the student is a burden, and "
        "everybody that the family of a prisoner brings trouble. This text is our answer to being kept apart.",
    ),
)  # fmt: skip
