"""The papers of the third assembly: fourteen handed in before it, three at the session itself. All invented."""

from hamgam.demo.content.assemblies import Handed
from hamgam.demo.content.shapes import Both

#: Papers stand under an item of the agenda by its place, counted from 0; without one, at the end.
CITIES, PROPOSED, LATER, CALL, NAME, DUTY, TASKS, SITE = 1, 2, 3, 6, 7, 9, 10, 12

BEFORE = (
    Handed(
        Both("سه‌پل: شش ماه در هفت کارخانه", "Sepol: six months in seven mills"), "sepol",
        "در این شش ماه در هر هفت کارخانه نمایندهٔ ایمنی برگزیدیم. در رنگرزی شمارهٔ دو پساب هنوز "
        "بی‌تصفیه به نهر می‌ریزد؛ سه بار نامه نوشتیم و یک بار پاسخ گرفتیم. صندوق بیماری به نوزده خانواده کمک کرد.\n\nآنچه نتوانستیم: "
        "شیفت شب به جلسه‌ها نمی‌رسد. پیشنهاد ما این است که جلسه‌ها در دو ساعت برگزار شود.\n", CITIES,
    ),
    Handed(
        Both("ماسه‌زار: دفتر حادثه‌ها", "Masezar: the book of accidents"), "masezar",
        "بیست‌وسه حادثه ثبت شد، نُه تا در کارگاه‌های زیر ده نفر. در چهار کارگاه حفاظ دستگاه پس از گفت‌وگوی ما "
        "نصب شد. هیچ نامی در دفتر نیست.\n\nاز شهرهای دیگر می‌خواهیم حادثه‌ها را با همین سرفصل‌ها بنویسند تا بتوان کنار هم گذاشت.\n", CITIES,
    ),
    Handed(
        Both("همیار: آنچه کارگران پرسیدند", "Hamyar: what workers asked"), "hamyar",
        "صد و دوازده پرسش رسید. بیش از نیمی دربارهٔ پوست و ریه بود و هفده پرسش از کارگران کنار رود. "
        "به همه پاسخ دادیم و هیچ نامی نگه نداشتیم.\n\nدو پزشک دیگر به ما پیوستند. هنوز کسی نداریم که به زبان تاجیکی بنویسد.\n", CITIES,
    ),
    Handed(
        Both("پل‌نو: سه ایستگاه و یک مدرسه", "Polnow: three stations and a school"), "polnow",
        "دانش‌آموزان هر هفته آب را سنجیدند و نتیجه را بر دیوار مدرسه نوشتند. شهرداری دو بار دستگاه ما "
        "را برد و پس از نامهٔ پدران و مادران بازگرداند.\n\nنوبت هماهنگی نیز با ما بود؛ گزارش آن جداگانه می‌آید.\n", CITIES,
    ),
    Handed(
        Both("کوهپایه: نوبت چشمه‌ها", "Foothill: the rota of the springs"), "kuhpayeh",
        "دو چشمه از نُه چشمه خشک شد. نوبت را دوباره بستیم و هیچ خانه‌ای بی‌آب نماند. صندوق قرض بی‌بهره "
        "چهل وام کوچک داد.\n\nجوان‌ترها می‌روند. کاری که با هم می‌کنیم باید برای ماندن هم دلیلی بسازد.\n", CITIES,
    ),
    Handed(
        Both("آبراه: ساعت رانندگی", "Waterway: driving hours"), "abrah",
        "رانندگان تانکر هنوز دوازده ساعت پیاپی می‌رانند. با شمارش ساعت‌ها در هشت پایانه، دو شرکت نوبت سوم "
        "گذاشتند.\n\nپیشنهاد می‌کنیم ساعت کار در همهٔ شهرها در یک هفته شمرده شود.\n", CITIES,
    ),
    Handed(
        Both("رودکنار: دفتر ماهی‌ها", "Rudkenar: the book of fish"), "rudkenar",
        "در بیست سال شمار ماهی سفید به یک‌سوم رسیده است. امسال فصل صید را دو هفته کوتاه کردیم و همه پای آن "
        "ایستادند.\n\nآنچه بالادست می‌ریزد پایین‌دست می‌خورد؛ این را با شمار ماهی‌ها می‌شود نشان داد.\n", CITIES,
    ),
    Handed(
        Both("نیک‌رود: آب چاه‌ها", "Nikrud: the water of the wells"), "nikrud",
        "از سی‌ویک چاه، یازده چاه آب نوشیدنی ندارد. نتیجه‌ها را هر هفته بر دیوار نانوایی زدیم. سایت هم‌پیمانی را "
        "نیز ما می‌گردانیم و گزارش آن در دستور روز سوم است.\n", CITIES,
    ),
    Handed(
        Both("چهار کارزار برای شش ماه", "Four campaigns for six months"), "darrehsabz",
        "۱. هفته‌ای برای شمارش ساعت کار.\n۲. نقشهٔ پساب هفت شهر.\n۳. دفتر یکسان حادثه‌ها.\n۴. روز رود در "
        "همهٔ شهرها.\n\nهر شهر یکی را برمی‌گزیند و در آن پیش می‌رود؛ هیچ شهری ناچار به هر چهار نیست.\n", PROPOSED,
    ),
    Handed(
        Both("صندوقی برای همبستگی", "A fund for solidarity"), "abrah",
        "هر نهاد به توان خود ماهانه سهمی می‌دهد. از صندوق به کسی که برای کار مشترک آسیب دیده کمک می‌شود. "
        "دخل و خرج هر سه ماه برای همه فرستاده می‌شود.\n\nمی‌دانیم برخی نهادها توان پرداخت ندارند؛ سهم آنان می‌تواند کار باشد.\n", TASKS,
    ),
    Handed(
        Both("رود به دست شوراهای کرانه", "The river in the hands of its banks’ councils"), "bandargah",
        "امتیاز بندها روزی پایان می‌یابد. پیشنهاد ما این است که پس از آن، شوراهایی که مردم هر دو کرانه "
        "برمی‌گزینند دربارهٔ آب تصمیم بگیرند: نوبت، سهم، بها و نگهداری. شورا هر سال پاسخ می‌دهد و هر زمان برکنارشدنی است.\n", LATER,
    ),
    Handed(
        Both("نهادی همگانی با قانون و بازرس", "A public agency with law and inspectors"), "hamyar",
        "شورا بی‌قانون به زورمندترِ محله می‌رسد. ما نهادی همگانی می‌خواهیم که برای سراسر رود یک قانون "
        "داشته باشد، بازرس مستقل بفرستد و گزارشش را همه بخوانند. شوراها می‌توانند ناظر آن باشند.\n", LATER,
    ),
    Handed(
        Both("پیش‌نویس فراخوان مشترک", "Draft of a common call"), "bandargah",
        "این پیش‌نویس در بخش متن‌ها آمده است و هر نهاد می‌تواند آن را بند به بند بخواند. در نشست تنها از "
        "عنوان و بندهای دوم و پنجم گفت‌وگو می‌کنیم.\n", CALL,
    ),
    Handed(
        Both("سه نام برای هم‌پیمانی", "Three names for the coalition"), "laledasht",
        "با پیوستن شهرهایی که کنار رود نیستند، نام ما تنگ شده است. سه پیشنهاد گرد آمد: «همبستگی آب و کار»، "
        "«شبکهٔ شهرهای هم‌سرنوشت» و «پیمان کرانه‌ها». ماندن نام کنونی نیز پیشنهاد چهارم است.\n", NAME,
    ),
)  # fmt: skip

#: Handed in at the session itself; the first one, in the story, in a browser.
AT_SESSION = (
    Handed(
        Both("شهرک: بوی هوا در چهل شب", "Estate: the smell of the air on forty nights"), "shahrak",
        "این گزارش دیشب تمام شد. از چهل شب، در بیست‌وهفت شب بوی تند ثبت شد و در یازده شب کودکان را به خانهٔ "
        "خویشان فرستادیم. رنگ آب نهر در همهٔ آن شب‌ها زرد بود.\n\nاز نشست می‌خواهیم همین امروز به کارخانه بنویسد.\n", CITIES,
    ),
    Handed(
        Both("بیرک‌هامن: دو شبانه‌روز در اردوگاه فصلی", "Birkhamn: two days in a camp of seasonal workers"), "birkhamn",
        "کارگران فصلی قراردادی دارند که نمی‌توانند بخوانند. در دو شب شصت قرارداد را "
        "خواندیم؛ در بیست‌ودو قرارداد مزد روز تعطیل نیامده بود.\n", CITIES,
    ),
    Handed(
        Both("نظر دیگری دربارهٔ نوبت هماهنگی", "Another view of the coordination duty"), "kuhpayeh",
        "شش ماه برای آموختن بس است و برای کار کم. پیشنهاد ما هماهنگی سه‌نفره است: یکی از دورهٔ پیش، "
        "یکی از این دوره، یکی از دورهٔ بعد. آن‌گاه هیچ‌گاه همه تازه‌کار نیستند.\n", DUTY,
    ),
)  # fmt: skip

#: What cities bring as their reports (typed), by handle.
REPORTS = {
    "bandargah": Both(
        "بیست محله در سه نشست دربارهٔ برنامهٔ تخلیه گفت‌وگو کردند. آب‌رسانی دو محله هنوز با تانکر است. از همه می‌خواهیم تجربهٔ "
        "خود را دربارهٔ پسماند بنویسند.",
        "Twenty neighbourhoods talked about the evacuation plan in three meetings. Two of them still get their water by "
        "tanker. We ask everybody to write down what they know about waste.",
    ),
    "darrehsabz": Both(
        "کتابخانهٔ آب صد جلد شد. نمایشگاه عکس رود را در سه روستا برپا کردیم و چهارصد نفر دیدند.",
        "The water library now has a hundred volumes. The photographs of the river were shown in three villages; four hundred "
        "people came.",
    ),
    "laledasht": Both(
        "از سی‌وچهار نقطه هر ماه نمونه برداشتیم. سه نفر از ما مهاجرت کردند و جایشان با قرعه پر شد.",
        "We took samples at thirty-four points every month. Three of us emigrated, and their places were filled by lot.",
    ),
    "larchmouth": Both(
        "هفت متن را برای خوانندگان انگلیسی بازبینی کردیم. کارخانهٔ کاغذ پذیرفت گزارش پسابش را هر ماه بفرستد.",
        "We reviewed seven texts for readers of English. The paper mill agreed to send its report on waste water every month.",
    ),
}
#: What some propose beside their papers: by whom, title, words.
PROPOSALS = (
    (
        "masezar", Both("دفتری یکسان برای حادثه‌ها", "One form for accidents"),
        Both(
            "همهٔ شهرها حادثه‌های کار را با دوازده سرفصل یکسان و بی نام کسی ثبت کنند.",
            "All towns record accidents at work under the same twelve headings, and without anybody’s name.",
        ),
    ),
    (
        "kuhpayeh", Both("مراقبت از کودکان در نشست‌ها", "Care for children at assemblies"),
        Both(
            "در هر نشست، از ساعت نه تا پایان، دو نفر از کودکان نگهداری کنند تا مادران بتوانند تا آخر بمانند.",
            "At every assembly two people look after the children from nine to the end, so that mothers can stay until then.",
        ),
    ),
)  # fmt: skip
